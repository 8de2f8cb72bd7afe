/*
 * classify.c
 *
 * classify(): the model in use, read once by each backend and dropped the
 * moment any backend commits a change to minibot.model.
 */
#include "postgres.h"

#include "access/genam.h"
#include "access/htup_details.h"
#include "access/table.h"
#include "catalog/namespace.h"
#include "commands/trigger.h"
#include "executor/spi.h"
#include "fmgr.h"
#include "funcapi.h"
#include "storage/sinval.h"
#include "utils/builtins.h"
#include "utils/inval.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/rel.h"

#include "language/language.h"
#include "language/predict_core.h"

#define MODEL_TABLE "model"

/* The model this backend has read; valid says that minibot.model has not changed since */
static struct
{
	bool		valid;
	Oid			relation;
	MemoryContext context;
	Model	   *model;			/* NULL: none is in use, or it cannot be read */
	PredictScratch *scratch;
	Datum	   *names;			/* of intents, then languages, as text */
}			cache;

/* minibot.model changed, or everything did */
static void
ForgetModel(Datum argument, Oid relation)
{
	(void) argument;
	if (relation == InvalidOid || relation == cache.relation)
		cache.valid = false;
}

PG_FUNCTION_INFO_V1(minibot_model_changed);

/* Statement trigger on minibot.model: have every backend read it anew once this commits */
Datum
minibot_model_changed(PG_FUNCTION_ARGS)
{
	if (!CALLED_AS_TRIGGER(fcinfo))
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("model_changed() is a trigger function")));
	CacheInvalidateRelcache(((TriggerData *) fcinfo->context)->tg_relation);
	return PointerGetDatum(NULL);
}

/* A column of minibot.model by its name; it is not null */
static Datum
ModelColumn(HeapTuple row, TupleDesc tupdesc, const char *name)
{
	bool		isnull = true;
	int			attribute = SPI_fnumber(tupdesc, name);
	Datum		value = attribute > 0 ? heap_getattr(row, attribute, tupdesc, &isnull) : (Datum) 0;

	if (isnull)
		ereport(ERROR,
				(errcode(ERRCODE_DATA_CORRUPTED),
				 errmsg("the row in use of minibot.model has no \"%s\"", name)));
	return value;
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

/* Make the stored model of this row the cache's */
static void
LoadModel(HeapTuple row, TupleDesc tupdesc)
{
	int32		version = DatumGetInt32(ModelColumn(row, tupdesc, "version"));
	bytea	   *stored = DatumGetByteaPP(ModelColumn(row, tupdesc, "model"));
	LanguageHost host = LanguageHostIn(cache.context, false);
	MemoryContext caller = MemoryContextSwitchTo(cache.context);
	Model	   *model = NULL;
	ModelStatus status = model_load(&host, (unsigned char *) VARDATA_ANY(stored), VARSIZE_ANY_EXHDR(stored), &model);

	if (status == MODEL_OK)
	{
		int			n = model->n_intents + model->n_languages;

		cache.scratch = predict_scratch_new(&host, model->width);
		cache.names = palloc(n * sizeof(Datum));
		for (int i = 0; i < n; i++)
			cache.names[i] = CStringGetTextDatum(model->names[i]);
		cache.model = model;
	}
	else
		WarnUnreadable(version, status);
	MemoryContextSwitchTo(caller);
}

/* Read the model in use, with a snapshot of this moment whatever the transaction's is */
static void
ReadModelTable(Oid relation)
{
	Relation	table = table_open(relation, AccessShareLock);
	SysScanDesc scan = systable_beginscan(table, InvalidOid, false, NULL, 0, NULL);
	HeapTuple	row;

	while (HeapTupleIsValid(row = systable_getnext(scan)))
	{
		if (DatumGetBool(ModelColumn(row, RelationGetDescr(table), "in_use")))
		{
			LoadModel(row, RelationGetDescr(table));
			break;
		}
	}
	systable_endscan(scan);
	table_close(table, AccessShareLock);
}

/* Fill the cache.  A change while it is being filled clears valid again, and the next call comes back here. */
static void
FillCache(void)
{
	static bool registered = false;

	if (!registered)
	{
		CacheRegisterRelcacheCallback(ForgetModel, (Datum) 0);
		registered = true;
	}
	if (cache.context == NULL)
		cache.context = AllocSetContextCreate(CacheMemoryContext, "minibot model", ALLOCSET_DEFAULT_SIZES);
	cache.model = NULL;
	MemoryContextReset(cache.context);
	cache.relation = get_relname_relid(MODEL_TABLE, get_namespace_oid("minibot", false));
	cache.valid = true;
	PG_TRY();
	{
		ReadModelTable(cache.relation);
	}
	PG_CATCH();
	{
		cache.valid = false;
		cache.model = NULL;
		PG_RE_THROW();
	}
	PG_END_TRY();
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

	values[0] = guess->intent < 0 ? (Datum) 0 : cache.names[guess->intent];
	values[1] = Float4GetDatum(guess->confidence);
	values[2] = Float4GetDatum(guess->margin);
	values[3] = guess->language < 0 ? (Datum) 0 : cache.names[cache.model->n_intents + guess->language];
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

	AcceptInvalidationMessages();
	if (!cache.valid)
		FillCache();
	if (cache.model != NULL)
		predict(cache.model, cache.scratch, body, length, &guess);
	PG_RETURN_DATUM(GuessRow(fcinfo, &guess));
}
