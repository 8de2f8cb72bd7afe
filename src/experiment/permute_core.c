/*
 * permute_core.c
 *
 * Permutations by Fisher and Yates' shuffle, as far as the smaller arm goes:
 * its sums give the larger arm's.  Pure C.
 */
#include "experiment/permute_core.h"

#include <math.h>

#include "experiment/random_core.h"

/* Statistics that differ by no more than rounding are the same */
#define ROUNDING 1e-9

/* What an arm's difference and its variance are made of, over strata */
typedef struct Moments
{
	double		difference;		/* sum of weight times residual */
	double		weight;			/* sum of squared weights, over students */
	double		score_squared;	/* sums over units: of the score squared, of its weight squared, of their product */
	double		weight_squared;
	double		score_weight;
} Moments;

/* Add a unit to sums */
static inline void
add_unit(PermuteSums *sums, const PermuteUnit *unit, int n_outcomes)
{
	sums->students += unit->students;
	sums->students_squared += unit->students * unit->students;
	for (int o = 0; o < n_outcomes; o++)
	{
		sums->residual[o] += unit->residual[o];
		sums->residual_squared[o] += unit->residual[o] * unit->residual[o];
		sums->residual_students[o] += unit->residual[o] * unit->students;
	}
}

/* Deal a stratum anew, and sum up those that come to stand first */
static PermuteSums
deal(PermuteStratum *stratum, int n_first, int n_outcomes, Random *random)
{
	PermuteSums sums = {0};

	for (int i = 0; i < n_first; i++)
	{
		int			j = i + random_below(random, stratum->n - i);
		PermuteUnit drawn = stratum->units[j];

		stratum->units[j] = stratum->units[i];
		stratum->units[i] = drawn;
		add_unit(&sums, &drawn, n_outcomes);
	}
	return sums;
}

/* What of all is not in some */
static PermuteSums
others(const PermuteSums *all, const PermuteSums *some, int n_outcomes)
{
	PermuteSums rest;

	rest.students = all->students - some->students;
	rest.students_squared = all->students_squared - some->students_squared;
	for (int o = 0; o < n_outcomes; o++)
	{
		rest.residual[o] = all->residual[o] - some->residual[o];
		rest.residual_squared[o] = all->residual_squared[o] - some->residual_squared[o];
		rest.residual_students[o] = all->residual_students[o] - some->residual_students[o];
	}
	return rest;
}

/* The treated of a stratum, dealt anew by its smaller arm */
static PermuteSums
deal_treated(PermuteStratum *stratum, int n_outcomes, Random *random)
{
	int			n_others = stratum->n - stratum->n_treated;
	int			n_fewer = n_others < stratum->n_treated ? n_others : stratum->n_treated;
	PermuteSums first = deal(stratum, n_fewer, n_outcomes, random);

	return n_others < stratum->n_treated ? others(&stratum->all, &first, n_outcomes) : first;
}

/* Add a stratum.  With a share of its students treated, a treated unit's score weighs 1 - share, another's -share */
static void
add_moments(Moments *moments, const PermuteSums *treated, const PermuteSums *all, int n_outcomes)
{
	PermuteSums control = others(all, treated, n_outcomes);
	double		share = treated->students / all->students,
				rest = 1 - share,
				share_squared = share * share,
				rest_squared = rest * rest;

	for (int o = 0; o < n_outcomes; o++)
	{
		Moments    *m = &moments[o];

		m->difference += rest * treated->residual[o] - share * control.residual[o];
		m->weight += all->students * share * rest;
		m->score_squared += rest_squared * treated->residual_squared[o] + share_squared * control.residual_squared[o];
		m->score_weight += rest_squared * rest * treated->residual_students[o]
			- share_squared * share * control.residual_students[o];
		m->weight_squared += rest_squared * rest_squared * treated->students_squared
			+ share_squared * share_squared * control.students_squared;
	}
}

/* The difference over its standard error, but for a constant */
static double
statistic(const Moments *m)
{
	double		effect = m->difference / m->weight,
				variance = m->score_squared - 2 * effect * m->score_weight + effect * effect * m->weight_squared;

	if (m->score_squared == 0)
		return 0;
	/* no spread left: as far from zero as can be */
	return variance > ROUNDING * m->score_squared ? fabs(m->difference) / sqrt(variance) : INFINITY;
}

/* Sum up every stratum, and the true treated's statistic for each outcome */
static void
take_true(PermuteStratum *strata, int n_strata, int n_outcomes, double *observed)
{
	Moments		moments[PERMUTE_MAX_OUTCOMES] = {0};

	for (int s = 0; s < n_strata; s++)
	{
		PermuteSums treated = {0};

		strata[s].all = treated;
		for (int u = 0; u < strata[s].n; u++)
		{
			add_unit(&strata[s].all, &strata[s].units[u], n_outcomes);
			if (u < strata[s].n_treated)
				add_unit(&treated, &strata[s].units[u], n_outcomes);
		}
		if (treated.students > 0 && treated.students < strata[s].all.students)
			add_moments(moments, &treated, &strata[s].all, n_outcomes);
	}
	for (int o = 0; o < n_outcomes; o++)
		observed[o] = statistic(&moments[o]);
}

bool
permutation_test(const PermuteHost *host, PermuteStratum *strata, int n_strata, int n_outcomes, int permutations,
				 uint64_t seed, double *p)
{
	double		observed[PERMUTE_MAX_OUTCOMES];
	int			as_far[PERMUTE_MAX_OUTCOMES] = {0};
	Random		random;

	random_seed(&random, seed);
	take_true(strata, n_strata, n_outcomes, observed);
	for (int i = 0; i < permutations; i++)
	{
		Moments		moments[PERMUTE_MAX_OUTCOMES] = {0};

		if (!host->tick(host->context))
			return false;
		for (int s = 0; s < n_strata; s++)
			if (strata[s].n_treated > 0 && strata[s].n_treated < strata[s].n)
			{
				PermuteSums treated = deal_treated(&strata[s], n_outcomes, &random);

				add_moments(moments, &treated, &strata[s].all, n_outcomes);
			}
		for (int o = 0; o < n_outcomes; o++)
			as_far[o] += statistic(&moments[o]) >= observed[o] * (1 - ROUNDING);
	}
	for (int o = 0; o < n_outcomes; o++)
		p[o] = (as_far[o] + 1.0) / (permutations + 1.0);
	return true;
}
