/*
 * train.c
 *
 * fit_model(): from arrays of utterances to a stored model and what it is
 * worth.  train() in sql/language/model.sql decides what to do with it.
 */
#include "postgres.h"

#include "catalog/pg_type.h"
#include "fmgr.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "pgstat.h"
#include "tcop/tcopprot.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

#include "language/calibrate_core.h"
#include "language/language.h"

/* The utterances as arrays of the same length */
typedef struct Utterances
{
	int			n;
	Datum	   *intents;
	Datum	   *bodies;
	Datum	   *languages;
} Utterances;

/* A text array argument without NULLs; *n is set */
static Datum *
TextArray(FunctionCallInfo fcinfo, int argument, int *n)
{
	ArrayType  *array = PG_GETARG_ARRAYTYPE_P(argument);
	Datum	   *elements;

	if (ARR_NDIM(array) > 1 || array_contains_nulls(array))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("intents, bodies and languages must be one-dimensional arrays without nulls")));
	deconstruct_array(array, TEXTOID, -1, false, TYPALIGN_INT, &elements, NULL, n);
	return elements;
}

static Utterances
UtterancesArgument(FunctionCallInfo fcinfo)
{
	Utterances	utterances;
	int			n_bodies,
				n_languages;

	utterances.intents = TextArray(fcinfo, 0, &utterances.n);
	utterances.bodies = TextArray(fcinfo, 1, &n_bodies);
	utterances.languages = TextArray(fcinfo, 2, &n_languages);
	if (n_bodies != utterances.n || n_languages != utterances.n)
		ereport(ERROR,
				(errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
				 errmsg("intents, bodies and languages must be of one length, not %d, %d and %d",
						utterances.n, n_bodies, n_languages)));
	return utterances;
}

static int
CompareNames(const void *a, const void *b)
{
	return strcmp(*(char *const *) a, *(char *const *) b);
}

/* Write the distinct values, sorted, to names; returns how many */
static int
DistinctNames(const Datum *values, int n, const char **names)
{
	int			unique = 0;
	const char **all = palloc(n * sizeof(char *));

	for (int i = 0; i < n; i++)
		all[i] = TextDatumGetCString(values[i]);
	qsort(all, n, sizeof(char *), CompareNames);
	for (int i = 0; i < n; i++)
		if (unique == 0 || strcmp(names[unique - 1], all[i]) != 0)
			names[unique++] = all[i];
	return unique;
}

/* Where value stands among n sorted names, which contain it */
static int
IndexOf(Datum value, const char **names, int n)
{
	const char *name = TextDatumGetCString(value);
	const char **found = bsearch(&name, names, n, sizeof(char *), CompareNames);

	Assert(found != NULL);
	return found - names;
}

/* Raise an error unless there are intents to tell apart */
static void
CheckIntents(int n_intents)
{
	if (n_intents < 2)
		ereport(ERROR,
				(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
				 errmsg("training needs utterances of two intents or more"),
				 n_intents == 0 ? errdetail("There are no utterances.") :
				 errdetail("There are utterances of one intent only."),
				 errhint("Add rows to minibot.intent and minibot.utterance, or call minibot.load_starter_kit().")));
}

/* Raise an error where a stored model could not hold these names */
static void
CheckNames(const char **names, int n)
{
	if (n > MODEL_MAX_CLASSES)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("%d intents and languages are more than a model can hold, %d", n, MODEL_MAX_CLASSES)));
	for (int i = 0; i < n; i++)
		if (strlen(names[i]) > MODEL_MAX_NAME)
			ereport(ERROR,
					(errcode(ERRCODE_NAME_TOO_LONG),
					 errmsg("the name of an intent or language is %zu bytes long, more than %d",
							strlen(names[i]), MODEL_MAX_NAME)));
}

/* Memory ran out where the host's allocator did not say so itself */
static void
OutOfMemory(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_OUT_OF_MEMORY),
			 errmsg("out of memory while training")));
}

/* Read the utterances into a corpus */
static Corpus *
BuildCorpus(const LanguageHost *host, const Utterances *utterances)
{
	const char **names = palloc(2 * (utterances->n + 1) * sizeof(char *));
	int			n_intents = DistinctNames(utterances->intents, utterances->n, names);
	const char **languages = names + n_intents;
	int			n_languages = DistinctNames(utterances->languages, utterances->n, languages);
	Corpus	   *corpus;

	CheckIntents(n_intents);
	CheckNames(names, n_intents + n_languages);
	corpus = corpus_new(host, names, n_intents, n_languages, utterances->n);
	if (corpus == NULL)
		OutOfMemory();
	for (int i = 0; i < utterances->n; i++)
	{
		size_t		length;
		const char *body = TextAsUtf8(DatumGetTextPP(utterances->bodies[i]), &length);

		CHECK_FOR_INTERRUPTS();
		if (!corpus_add(corpus, body, length, IndexOf(utterances->intents[i], names, n_intents),
						IndexOf(utterances->languages[i], languages, n_languages)))
			OutOfMemory();
	}
	return corpus;
}

/* A model as bytea */
static Datum
StoredModel(const Model *model)
{
	size_t		size = model_size(model);
	bytea	   *stored;

	if (size > MaxAllocSize - VARHDRSZ)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("a model of %d intents is too large to be stored", model->n_intents)));
	stored = palloc(size + VARHDRSZ);
	SET_VARSIZE(stored, size + VARHDRSZ);
	model_save(model, (unsigned char *) VARDATA(stored));
	return PointerGetDatum(stored);
}

/* Which utterances were guessed right, as boolean[] */
static Datum
RightArray(const bool *right, int n)
{
	Datum	   *elements = palloc(n * sizeof(Datum));

	for (int i = 0; i < n; i++)
		elements[i] = BoolGetDatum(right[i]);
	return PointerGetDatum(construct_array(elements, n, BOOLOID, 1, true, TYPALIGN_CHAR));
}

/* Fit and measure a model; the memory of it all goes with context */
static Model *
FitModel(const Utterances *utterances, float4 wanted, MemoryContext context, Evaluation *evaluation)
{
	MemoryContext caller = MemoryContextSwitchTo(context);
	LanguageHost host = LanguageHostIn(context, true);
	CalibrateOptions options = calibrate_defaults;
	Corpus	   *corpus = BuildCorpus(&host, utterances);
	Model	   *model = train_model(corpus, NULL, &train_defaults, "training");

	options.precision = wanted;
	if (model == NULL || !cross_validate(corpus, &train_defaults, &options, evaluation))
		OutOfMemory();
	memcpy(model->calibration, evaluation->calibration, sizeof(model->calibration));
	model->threshold = evaluation->threshold;
	pgstat_report_activity(STATE_RUNNING, debug_query_string);
	MemoryContextSwitchTo(caller);
	return model;
}

PG_FUNCTION_INFO_V1(minibot_fit_model);

/*
 * fit_model(intents text[], bodies text[], languages text[], wanted_precision
 * real, OUT model bytea, OUT accuracy real, OUT threshold real, OUT coverage
 * real, OUT precision real, OUT is_right boolean[])
 */
Datum
minibot_fit_model(PG_FUNCTION_ARGS)
{
	Utterances	utterances = UtterancesArgument(fcinfo);
	float4		wanted = PG_GETARG_FLOAT4(3);
	MemoryContext context = AllocSetContextCreate(CurrentMemoryContext, "minibot training", ALLOCSET_DEFAULT_SIZES);
	TupleDesc	tupdesc;
	Evaluation	evaluation;
	Datum		values[6];
	bool		nulls[6] = {false};

	if (!(wanted > 0 && wanted <= 1))
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("wanted precision %g is not between 0 and 1", wanted),
				 errhint("It is the share of accepted guesses that shall be right, such as 0.95.")));
	if (get_call_result_type(fcinfo, NULL, &tupdesc) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "return type must be a row type");
	values[0] = StoredModel(FitModel(&utterances, wanted, context, &evaluation));
	values[1] = Float4GetDatum(evaluation.accuracy);
	values[2] = Float4GetDatum(evaluation.threshold);
	values[3] = Float4GetDatum(evaluation.coverage);
	values[4] = Float4GetDatum(evaluation.precision);
	values[5] = RightArray(evaluation.right, utterances.n);
	MemoryContextDelete(context);
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(BlessTupleDesc(tupdesc), values, nulls)));
}
