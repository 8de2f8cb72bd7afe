/*
 * cluster_error_core.h
 *
 * How far off an effect may be where the students of a unit are alike.
 */
#ifndef MINIBOT_CLUSTER_ERROR_CORE_H
#define MINIBOT_CLUSTER_ERROR_CORE_H

/* Columns of a regression beside the strata: the covariates and, last, the arm */
#define CLUSTER_MAX_COLUMNS 9

/* A least-squares regression with an effect of each stratum */
typedef struct Regression
{
	int			n;				/* students */
	int			n_units;
	int			n_strata;
	int			n_columns;
	const double *columns;		/* n_columns of n values, of length 1, orthogonal to each other and to the strata */
	const double *residual;		/* n */
	const int  *unit;			/* per student, from 0, never falling */
	const int  *stratum;		/* per unit, from 0 */
	const double *stratum_size; /* per stratum: its students */
} Regression;

/* Standard error of the last column's coefficient */
typedef struct ClusterError
{
	double		cr1;			/* but for the correction for a small sample */
	double		cr2;
	double		df;				/* of the t distribution that goes with cr2 */
} ClusterError;

/*
 * cr2 is Bell and McCaffrey's (2002), each unit's residuals enlarged by what
 * the regression took from them, and df Satterthwaite's for it: both as R's
 * clubSandwich has them (Pustejovsky and Tipton 2018).  scratch has
 * (CLUSTER_MAX_COLUMNS + 1) doubles a stratum.
 */
extern ClusterError cluster_error(const Regression *regression, double *scratch);

#endif							/* MINIBOT_CLUSTER_ERROR_CORE_H */
