/*
 * classify.c
 *
 * classify(): the model in use, read once by each backend and dropped the
 * moment any backend commits a change to minibot.model.
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "fmgr.h"
#include "catalog/pg_type.h"
#include "funcapi.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

#include "language/language.h"
#include "language/predict_core.h"
#include "table_cache.h"

/* Most intents that best_intents() names */
#define MAX_BEST_INTENTS 8

/* The model this backend has read; NULL: none is in use, or it cannot be read */
static Model *model = NULL;
static PredictScratch *scratch;
static Datum *names;			/* of intents, then languages, as text */

static void ForgetModel(void);
static void KeepModel(HeapTuple row, TupleDesc tupdesc);
static TableCache cache = {.table = "model", .forget = ForgetModel, .keep = KeepModel};

/* The table is about to be read anew */
static void
ForgetModel(void)
{
	model = NULL;
}

/* Say that a stored model is of no use to this library */
static void
WarnUnreadable(int32 version, ModelStatus status)
{
	ereport(WARNING,
			(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
			 status == MODEL_OTHER_FORMAT ?
			 errmsg("model version %d was made by another release of minibot; nothing is classified", version) :
			 errmsg("model version %d cannot be read; nothing is classified", version),
			 errhint("Run SELECT * FROM minibot.train().")));
}

/* Make the stored model of this row the one to classify by, where it is the one in use */
static void
KeepModel(HeapTuple row, TupleDesc tupdesc)
{
	LanguageHost host = LanguageHostIn(cache.context, false);
	MemoryContext caller;
	bytea	   *stored;
	Model	   *loaded = NULL;
	ModelStatus status;

	if (!DatumGetBool(TableCacheColumn(row, tupdesc, "in_use")))
		return;
	stored = DatumGetByteaPP(TableCacheColumn(row, tupdesc, "model"));
	caller = MemoryContextSwitchTo(cache.context);
	status = model_load(&host, (unsigned char *) VARDATA_ANY(stored), VARSIZE_ANY_EXHDR(stored), &loaded);
	if (status == MODEL_OK)
	{
		int			n = loaded->n_intents + loaded->n_languages;

		scratch = predict_scratch_new(&host, loaded->width);
		names = palloc(n * sizeof(Datum));
		for (int i = 0; i < n; i++)
			names[i] = CStringGetTextDatum(loaded->names[i]);
		model = loaded;
	}
	else
		WarnUnreadable(DatumGetInt32(TableCacheColumn(row, tupdesc, "version")), status);
	MemoryContextSwitchTo(caller);
}

/* The row type of the caller's result, looked up once per statement */
static TupleDesc
ResultType(FunctionCallInfo fcinfo)
{
	FmgrInfo   *flinfo = fcinfo->flinfo;

	if (flinfo->fn_extra == NULL)
	{
		MemoryContext caller = MemoryContextSwitchTo(flinfo->fn_mcxt);
		TupleDesc	tupdesc;

		if (get_call_result_type(fcinfo, NULL, &tupdesc) != TYPEFUNC_COMPOSITE)
			elog(ERROR, "return type must be a row type");
		flinfo->fn_extra = BlessTupleDesc(tupdesc);
		MemoryContextSwitchTo(caller);
	}
	return flinfo->fn_extra;
}

/* A guess as a row (intent, confidence, margin, language, accepted) */
static Datum
GuessRow(FunctionCallInfo fcinfo, const Guess *guess)
{
	Datum		values[5];
	bool		nulls[5] = {guess->intent < 0, false, false, guess->language < 0, false};

	values[0] = guess->intent < 0 ? (Datum) 0 : names[guess->intent];
	values[1] = Float4GetDatum(guess->confidence);
	values[2] = Float4GetDatum(guess->margin);
	values[3] = guess->language < 0 ? (Datum) 0 : names[model->n_intents + guess->language];
	values[4] = BoolGetDatum(guess->accepted);
	return HeapTupleGetDatum(heap_form_tuple(ResultType(fcinfo), values, nulls));
}

PG_FUNCTION_INFO_V1(minibot_classify);

/*
 * classify(body text, OUT intent text, OUT confidence real, OUT margin real,
 * OUT language text, OUT accepted boolean).  Where there is no model, or
 * nothing in the body to go by, intent is NULL and accepted is false.
 */
Datum
minibot_classify(PG_FUNCTION_ARGS)
{
	size_t		length;
	const char *body = TextAsUtf8(PG_GETARG_TEXT_PP(0), &length);
	Guess		guess = {.intent = -1, .language = -1};

	TableCacheRead(&cache);
	if (model != NULL)
		predict(model, scratch, body, length, &guess);
	PG_RETURN_DATUM(GuessRow(fcinfo, &guess));
}

PG_FUNCTION_INFO_V1(minibot_best_intents);

/*
 * best_intents(body text, n integer) returns text[]: the n likeliest intents
 * of a text, the best first; fewer where the model has no more, none where
 * there is nothing to go by.
 */
Datum
minibot_best_intents(PG_FUNCTION_ARGS)
{
	size_t		length;
	const char *body = TextAsUtf8(PG_GETARG_TEXT_PP(0), &length);
	int			n = Min(Max(PG_GETARG_INT32(1), 0), MAX_BEST_INTENTS);
	Datum		best[MAX_BEST_INTENTS];
	int			found = 0;
	Guess		guess = {.intent = -1, .language = -1};

	TableCacheRead(&cache);
	if (model != NULL)
		predict(model, scratch, body, length, &guess);
	for (; guess.intent >= 0 && found < n && found < model->n_intents; found++)
	{
		int			at = 0;

		for (int i = 1; i < model->n_intents; i++)
			if (scratch->scores[i] > scratch->scores[at])
				at = i;
		best[found] = names[at];
		scratch->scores[at] = -1;
	}
	PG_RETURN_ARRAYTYPE_P(construct_array(best, found, TEXTOID, -1, false, TYPALIGN_INT));
}
