/*
 * effect_core.c
 *
 * Least squares by partialling out: values less their stratum's mean, the
 * covariates made orthogonal, arm and outcome less what those explain
 * (Frisch, Waugh and Lovell).  Pure C.
 */
#include "experiment/effect_core.h"

#include <math.h>
#include <string.h>

/* A column of which no more than this share is left adds nothing to those before it */
#define COLLINEAR 1e-7

/* The scratch memory, by its uses */
typedef struct Columns
{
	double	   *column;			/* n_covariates + 1 columns of n: the covariates that are kept, then the arm */
	double	   *outcome;		/* n */
	double	   *stratum_size;	/* n_strata: its students */
	double	   *stratum_sum;	/* n_strata */
	double	   *stratum_scratch;	/* n_strata times CLUSTER_MAX_COLUMNS + 1 */
} Columns;

size_t
effect_scratch(const EffectData *data)
{
	return (size_t) data->n * (data->n_covariates + 2) + (size_t) data->n_strata * (CLUSTER_MAX_COLUMNS + 3);
}

static Columns
divide_scratch(const EffectData *data, double *scratch)
{
	Columns		columns;

	columns.column = scratch;
	columns.outcome = columns.column + (size_t) data->n * (data->n_covariates + 1);
	columns.stratum_size = columns.outcome + data->n;
	columns.stratum_sum = columns.stratum_size + data->n_strata;
	columns.stratum_scratch = columns.stratum_sum + data->n_strata;
	return columns;
}

static double
dot(const double *a, const double *b, int n)
{
	double		sum = 0;

	for (int i = 0; i < n; i++)
		sum += a[i] * b[i];
	return sum;
}

/* Take the stratum's mean from each value of a column */
static void
center(const EffectData *data, const Columns *columns, double *column)
{
	memset(columns->stratum_sum, 0, data->n_strata * sizeof(double));
	for (int i = 0; i < data->n; i++)
		columns->stratum_sum[data->stratum[data->unit[i]]] += column[i];
	for (int i = 0; i < data->n; i++)
	{
		int			stratum = data->stratum[data->unit[i]];

		column[i] -= columns->stratum_sum[stratum] / columns->stratum_size[stratum];
	}
}

/* Take from a column what strata and columns kept before it explain; twice, for the rounding; false: nothing is left */
static bool
partial_out(const EffectData *data, const Columns *columns, int kept, double *column)
{
	double		length = sqrt(dot(column, column, data->n));

	for (int pass = 0; pass < 2; pass++)
	{
		center(data, columns, column);
		for (int k = 0; k < kept; k++)
		{
			const double *before = columns->column + (size_t) k * data->n;
			double		share = dot(before, column, data->n);

			for (int i = 0; i < data->n; i++)
				column[i] -= share * before[i];
		}
	}
	return sqrt(dot(column, column, data->n)) > COLLINEAR * length;
}

/* Make a column, which has been partialled out, of length 1; returns the length it had */
static double
normalize(double *column, int n)
{
	double		length = sqrt(dot(column, column, n));

	for (int i = 0; i < n; i++)
		column[i] /= length;
	return length;
}

/* Make the covariates orthonormal, leaving out those that add nothing; returns how many are kept */
static int
keep_covariates(const EffectData *data, const Columns *columns)
{
	int			kept = 0;

	for (int k = 0; k < data->n_covariates; k++)
	{
		double	   *column = columns->column + (size_t) kept * data->n;

		memcpy(column, data->covariates + (size_t) k * data->n, data->n * sizeof(double));
		if (partial_out(data, columns, kept, column))
		{
			normalize(column, data->n);
			kept++;
		}
	}
	return kept;
}

/* Count students by stratum; returns how many strata have some */
static int
count_strata(const EffectData *data, const Columns *columns)
{
	int			n_strata = 0;

	memset(columns->stratum_size, 0, data->n_strata * sizeof(double));
	for (int i = 0; i < data->n; i++)
		columns->stratum_size[data->stratum[data->unit[i]]]++;
	for (int s = 0; s < data->n_strata; s++)
		n_strata += columns->stratum_size[s] > 0;
	return n_strata;
}

/* Set the errors of an effect whose arm had the length before it was made 1 */
static void
set_errors(const EffectData *data, const Columns *columns, int n_columns, double length, Effect *effect)
{
	Regression	regression = {data->n, data->n_units, data->n_strata, n_columns, columns->column, columns->outcome,
	data->unit, data->stratum, columns->stratum_size};
	ClusterError error = cluster_error(&regression, columns->stratum_scratch);
	double		units = data->n_units,
				students = data->n;

	effect->df = error.df;
	effect->is_estimable = error.df > 0;
	effect->std_error = error.cr2 / length;
	effect->std_error_cr1 = error.cr1 / length
		* sqrt(units / (units - 1) * (students - 1) / (students - effect->parameters));
}

Effect
estimate_effect(const EffectData *data, const double *outcome, double *scratch, double *residual)
{
	Columns		columns = divide_scratch(data, scratch);
	Effect		effect = {.is_estimable = false};
	int			n_strata = count_strata(data, &columns),
				kept = keep_covariates(data, &columns);
	double	   *arm = columns.column + (size_t) kept * data->n;
	double		length,
				share;

	memcpy(columns.outcome, outcome, data->n * sizeof(double));
	if (!partial_out(data, &columns, kept, columns.outcome))
		memset(columns.outcome, 0, data->n * sizeof(double));
	memset(residual, 0, data->n_units * sizeof(double));
	for (int i = 0; i < data->n; i++)
		residual[data->unit[i]] += columns.outcome[i];

	for (int i = 0; i < data->n; i++)
		arm[i] = data->is_treated[data->unit[i]];
	effect.parameters = n_strata + kept + 1;
	if (!partial_out(data, &columns, kept, arm) || data->n <= effect.parameters)
		return effect;
	length = normalize(arm, data->n);
	share = dot(arm, columns.outcome, data->n);
	effect.estimate = share / length;
	for (int i = 0; i < data->n; i++)
		columns.outcome[i] -= share * arm[i];
	set_errors(data, &columns, kept + 1, length, &effect);
	return effect;
}
