/*
 * permute_core.h
 *
 * Randomisation inference: how often would dealing the units anew, each stratum
 * by itself, have given an effect as large by chance alone?
 */
#ifndef MINIBOT_PERMUTE_CORE_H
#define MINIBOT_PERMUTE_CORE_H

#include <stdbool.h>
#include <stdint.h>

#define PERMUTE_MAX_OUTCOMES 2

/* A unit that was dealt to one of two arms */
typedef struct PermuteUnit
{
	double		students;
	double		residual[PERMUTE_MAX_OUTCOMES]; /* sum over its students, see estimate_effect() */
} PermuteUnit;

/* Sums over units */
typedef struct PermuteSums
{
	double		students;
	double		students_squared;
	double		residual[PERMUTE_MAX_OUTCOMES];
	double		residual_squared[PERMUTE_MAX_OUTCOMES];
	double		residual_students[PERMUTE_MAX_OUTCOMES];
} PermuteSums;

/* Units that were dealt together; which of them is treated is a matter of chance, how many is not */
typedef struct PermuteStratum
{
	int			n;				/* units */
	int			n_treated;		/* these come first in units */
	PermuteUnit *units;			/* shuffled by permutation_test() */
	PermuteSums all;			/* set by permutation_test() */
} PermuteStratum;

typedef struct PermuteHost
{
	bool		(*tick) (void *context);	/* between two permutations; false: stop */
	void	   *context;
} PermuteHost;

/*
 * For each outcome, the share of permutations, the true one included, whose
 * difference over its cluster-robust standard error is at least as far from
 * zero as the true one's (Rosenbaum 2002: the residuals are those of a
 * regression on strata and covariates without the arm).  The same seed gives
 * the same p.  false: told to stop.
 */
extern bool permutation_test(const PermuteHost *host, PermuteStratum *strata, int n_strata, int n_outcomes,
							 int permutations, uint64_t seed, double *p);

#endif							/* MINIBOT_PERMUTE_CORE_H */
