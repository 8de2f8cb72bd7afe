/*
 * effect_core.h
 *
 * The effect of an arm: least squares of an outcome on the arm, covariates and
 * an effect of each stratum, with standard errors that allow for students of
 * one unit (a household, a grade of a school) being alike.
 */
#ifndef MINIBOT_EFFECT_CORE_H
#define MINIBOT_EFFECT_CORE_H

#include <stdbool.h>
#include <stddef.h>

#include "experiment/cluster_error_core.h"

#define EFFECT_MAX_COVARIATES (CLUSTER_MAX_COLUMNS - 1)

/* Students of two arms */
typedef struct EffectData
{
	int			n;				/* students */
	int			n_units;
	int			n_strata;
	int			n_covariates;
	const double *covariates;	/* columns of n values */
	const int  *unit;			/* per student, from 0, never falling */
	const int  *stratum;		/* per unit, from 0 */
	const bool *is_treated;		/* per unit */
} EffectData;

typedef struct Effect
{
	bool		is_estimable;	/* else nothing below is set: no stratum has both arms, or too few students */
	double		estimate;		/* mean of the treated less that of the others, adjusted */
	double		std_error;		/* CR2; 0 where the outcome does not vary */
	double		std_error_cr1;	/* as sandwich::vcovCL() has it by default */
	double		df;				/* of the t distribution for std_error: Satterthwaite's */
	int			parameters;		/* coefficients of the regression, the strata's included */
} Effect;

/* How many doubles of scratch memory estimate_effect() needs */
extern size_t effect_scratch(const EffectData *data);

/*
 * Estimate the effect on an outcome (n values).  residual, one per unit, is set
 * to the sum of its students' residuals from the regression without the arm,
 * which is what a permutation test goes by.
 */
extern Effect estimate_effect(const EffectData *data, const double *outcome, double *scratch, double *residual);

#endif							/* MINIBOT_EFFECT_CORE_H */
