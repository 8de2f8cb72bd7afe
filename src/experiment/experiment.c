/*
 * experiment.c
 *
 * estimate_effects(): from arrays of students to the effect of an arm.
 * sql/experiment/results.sql decides who is compared with whom, and says it in
 * words.
 */
#include "postgres.h"

#include <math.h>

#include "catalog/pg_type.h"
#include "fmgr.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"

#include "experiment/effect_core.h"
#include "experiment/permute_core.h"
#include "experiment/student_t_core.h"

/* Columns of estimate_effects()'s result */
#define RESULT_COLUMNS 9
/* Share of intervals that hold the truth */
#define CONFIDENCE 0.95
/* Most permutations of one call; a p-value wants no finer */
#define MAX_PERMUTATIONS 10000000

/* Raise an error about an array argument */
static void
ArrayError(const char *name, const char *wanted)
{
	ereport(ERROR,
			(errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
			 errmsg("%s must be a one-dimensional array without nulls, %s", name, wanted)));
}

/* The values of an array argument of one dimension without nulls; *n is set */
static void *
ArrayValues(FunctionCallInfo fcinfo, int argument, const char *name, int *n)
{
	ArrayType  *array = PG_GETARG_ARRAYTYPE_P(argument);

	if (ARR_NDIM(array) > 1 || array_contains_nulls(array))
		ArrayError(name, "however long");
	*n = ArrayGetNItems(ARR_NDIM(array), ARR_DIMS(array));
	return ARR_DATA_PTR(array);
}

/* Raise an error where values are not finite */
static void
CheckFinite(const double *values, int n, const char *name)
{
	for (int i = 0; i < n; i++)
		if (isnan(values[i]) || isinf(values[i]))
			ereport(ERROR,
					(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
					 errmsg("%s must be finite, not %g", name, values[i])));
}

/* Set what is said of a unit by each of its students, and check that they agree and stand together */
static void
SetUnits(EffectData *data, const int32 *unit, const int32 *stratum, const bool *treated)
{
	int		   *unit_of = palloc(Max(data->n, 1) * sizeof(int));
	int		   *stratum_of = palloc(Max(data->n, 1) * sizeof(int));
	bool	   *treated_of = palloc(Max(data->n, 1) * sizeof(bool));

	for (int i = 0; i < data->n; i++)
	{
		int			u = unit[i] - 1;
		bool		is_new = u == data->n_units;

		if (!is_new && u != data->n_units - 1)
			ArrayError("unit", "numbered from 1 in rising order");
		if (stratum[i] < 1 || stratum[i] > data->n)
			ArrayError("stratum", "numbered from 1");
		if (is_new)
		{
			stratum_of[u] = stratum[i] - 1;
			treated_of[u] = treated[i];
			data->n_units++;
		}
		else if (stratum_of[u] != stratum[i] - 1 || treated_of[u] != treated[i])
			ArrayError("unit", "each of one stratum and one arm");
		unit_of[i] = u;
		data->n_strata = Max(data->n_strata, stratum[i]);
	}
	data->unit = unit_of;
	data->stratum = stratum_of;
	data->is_treated = treated_of;
}

/* The array arguments as estimate_effect() takes them; *outcomes and *n_outcomes are set */
static EffectData
ReadArguments(FunctionCallInfo fcinfo, const double **outcomes, int *n_outcomes)
{
	EffectData	data = {0};
	int			n_values,
				n_covariates,
				n_strata,
				n_treated;
	int32	   *unit = ArrayValues(fcinfo, 2, "unit", &data.n);
	int32	   *stratum = ArrayValues(fcinfo, 3, "stratum", &n_strata);
	bool	   *treated = ArrayValues(fcinfo, 4, "treated", &n_treated);

	*outcomes = ArrayValues(fcinfo, 0, "outcomes", &n_values);
	data.covariates = ArrayValues(fcinfo, 1, "covariates", &n_covariates);
	if (data.n == 0 || n_strata != data.n || n_treated != data.n ||
		n_values % data.n != 0 || n_covariates % data.n != 0)
		ereport(ERROR,
				(errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
				 errmsg("unit, stratum and treated must be of one length, outcomes and covariates of a multiple of it"),
				 errdetail("They have %d, %d, %d, %d and %d values.",
						   data.n, n_strata, n_treated, n_values, n_covariates)));
	*n_outcomes = n_values / data.n;
	data.n_covariates = n_covariates / data.n;
	if (*n_outcomes < 1 || *n_outcomes > PERMUTE_MAX_OUTCOMES || data.n_covariates > EFFECT_MAX_COVARIATES)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("%d outcomes and %d covariates are not between 1 and %d, and 0 and %d",
						*n_outcomes, data.n_covariates, PERMUTE_MAX_OUTCOMES, EFFECT_MAX_COVARIATES)));
	CheckFinite(*outcomes, n_values, "outcomes");
	CheckFinite(data.covariates, n_covariates, "covariates");
	SetUnits(&data, unit, stratum, treated);
	return data;
}

/* Sort the units by stratum, the treated first */
static PermuteStratum *
MakeStrata(const EffectData *data, int n_outcomes, double *const *residual)
{
	PermuteStratum *strata = palloc0(data->n_strata * sizeof(PermuteStratum));
	PermuteUnit *units = palloc0(data->n_units * sizeof(PermuteUnit));
	int		   *place = palloc(data->n_units * sizeof(int));
	PermuteUnit *next = units;

	for (int u = 0; u < data->n_units; u++)
	{
		strata[data->stratum[u]].n++;
		strata[data->stratum[u]].n_treated += data->is_treated[u];
	}
	for (int s = 0; s < data->n_strata; s++)
	{
		strata[s].units = next;
		next += strata[s].n;
	}
	for (int treated = 1; treated >= 0; treated--)
		for (int u = 0; u < data->n_units; u++)
			if (data->is_treated[u] == treated)
			{
				place[u] = strata[data->stratum[u]].units++ - units;
				for (int o = 0; o < n_outcomes; o++)
					units[place[u]].residual[o] = residual[o][u];
			}
	for (int s = 0; s < data->n_strata; s++)
		strata[s].units -= strata[s].n;
	for (int i = 0; i < data->n; i++)
		units[place[data->unit[i]]].students++;
	return strata;
}

/* Between two permutations */
static bool
Tick(void *context)
{
	(void) context;
	CHECK_FOR_INTERRUPTS();
	return true;
}

/* Add an outcome's row to the result */
static void
PutEffect(ReturnSetInfo *result, int outcome, const Effect *effect, double p)
{
	Datum		values[RESULT_COLUMNS] = {0};
	bool		nulls[RESULT_COLUMNS];
	bool		has_error = effect->is_estimable && effect->std_error > 0;

	memset(nulls, true, sizeof(nulls));
	values[0] = Int32GetDatum(outcome + 1);
	nulls[0] = false;
	if (effect->is_estimable)
	{
		double		reach = effect->std_error * student_t_quantile((1 + CONFIDENCE) / 2, effect->df);

		values[1] = Float8GetDatum(effect->estimate);
		values[2] = Float8GetDatum(effect->std_error);
		values[3] = Float8GetDatum(effect->std_error_cr1);
		values[4] = Float8GetDatum(effect->df);
		values[5] = Float8GetDatum(effect->estimate - reach);
		values[6] = Float8GetDatum(effect->estimate + reach);
		values[7] = Float8GetDatum(has_error ?
								   student_t_two_sided(effect->estimate / effect->std_error, effect->df) : 0);
		values[8] = Float8GetDatum(p);
		memset(nulls, false, sizeof(nulls));
		nulls[7] = !has_error;
	}
	tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
}

PG_FUNCTION_INFO_V1(minibot_estimate_effects);

/*
 * estimate_effects(outcomes float8[], covariates float8[], unit integer[],
 * stratum integer[], treated boolean[], permutations integer, seed bigint)
 * returns a row an outcome; see sql/experiment/results.sql
 */
Datum
minibot_estimate_effects(PG_FUNCTION_ARGS)
{
	const double *outcomes;
	int			n_outcomes;
	EffectData	data = ReadArguments(fcinfo, &outcomes, &n_outcomes);
	int32		permutations = PG_GETARG_INT32(5);
	double	   *scratch;
	double	   *residual[PERMUTE_MAX_OUTCOMES];
	double		p[PERMUTE_MAX_OUTCOMES];
	Effect		effect[PERMUTE_MAX_OUTCOMES];
	PermuteHost host = {Tick, NULL};

	if (permutations < 1 || permutations > MAX_PERMUTATIONS)
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("permutations must be between 1 and %d, not %d", MAX_PERMUTATIONS, permutations)));
	if (effect_scratch(&data) > MaxAllocHugeSize / sizeof(double))
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("outcomes of %d rows in %d strata do not fit into this machine's memory",
						data.n, data.n_strata)));
	scratch = palloc_extended(effect_scratch(&data) * sizeof(double), MCXT_ALLOC_HUGE);
	for (int o = 0; o < n_outcomes; o++)
	{
		CHECK_FOR_INTERRUPTS();
		residual[o] = palloc(data.n_units * sizeof(double));
		p[o] = NAN;
		effect[o] = estimate_effect(&data, outcomes + (size_t) o * data.n, scratch, residual[o]);
	}
	if (effect[0].is_estimable)
		permutation_test(&host, MakeStrata(&data, n_outcomes, residual), data.n_strata, n_outcomes, permutations,
						 (uint64) PG_GETARG_INT64(6), p);
	InitMaterializedSRF(fcinfo, 0);
	for (int o = 0; o < n_outcomes; o++)
		PutEffect((ReturnSetInfo *) fcinfo->resultinfo, o, &effect[o], p[o]);
	PG_RETURN_NULL();
}

PG_FUNCTION_INFO_V1(minibot_student_t_quantile);

/* student_t_quantile(p double precision, df double precision) */
Datum
minibot_student_t_quantile(PG_FUNCTION_ARGS)
{
	float8		p = PG_GETARG_FLOAT8(0);
	float8		df = PG_GETARG_FLOAT8(1);

	if (!(p > 0 && p < 1) || !(df > 0) || isinf(df))
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("Student's t has no quantile of %g with %g degrees of freedom", p, df),
				 errhint("The chance must be between 0 and 1, the degrees of freedom positive.")));
	PG_RETURN_FLOAT8(student_t_quantile(p, df));
}
