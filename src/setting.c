/*
 * setting.c
 *
 * What the district says about itself: get_setting() and district_data(), of
 * which one text of a family may need a dozen.
 */
#include "postgres.h"

#include "fmgr.h"
#include "nodes/pg_list.h"
#include "utils/builtins.h"
#include "utils/jsonb.h"

#include "table_cache.h"

/* Settings of this prefix stand in texts, without it */
#define DISTRICT "district."

typedef struct Setting
{
	char	   *name;
	text	   *value;
} Setting;

static List *settings = NIL;
static Jsonb *district = NULL;	/* district_data()'s answer once it has been asked for */

static void ForgetSettings(void);
static void KeepSetting(HeapTuple row, TupleDesc tupdesc);
static TableCache cache = {.table = "setting", .forget = ForgetSettings, .keep = KeepSetting};

/* The table is about to be read anew */
static void
ForgetSettings(void)
{
	settings = NIL;
	district = NULL;
}

/* Keep a row that says something */
static void
KeepSetting(HeapTuple row, TupleDesc tupdesc)
{
	Datum		value = TableCacheColumn(row, tupdesc, "value");
	MemoryContext caller = MemoryContextSwitchTo(cache.context);
	Setting    *setting = palloc(sizeof(Setting));

	setting->name = TextDatumGetCString(TableCacheColumn(row, tupdesc, "name"));
	setting->value = DatumGetTextPCopy(value);
	if (VARSIZE(setting->value) > VARHDRSZ)
		settings = lappend(settings, setting);
	MemoryContextSwitchTo(caller);
}

PG_FUNCTION_INFO_V1(minibot_get_setting);

/* get_setting(name text) returns text: NULL where it is empty or there is none of that name */
Datum
minibot_get_setting(PG_FUNCTION_ARGS)
{
	text	   *name = PG_GETARG_TEXT_PP(0);
	size_t		length = VARSIZE_ANY_EXHDR(name);
	ListCell   *cell;

	TableCacheRead(&cache);
	foreach(cell, settings)
	{
		Setting    *setting = lfirst(cell);

		if (strncmp(setting->name, VARDATA_ANY(name), length) == 0 && setting->name[length] == '\0')
			PG_RETURN_TEXT_P(DatumGetTextPCopy(PointerGetDatum(setting->value)));
	}
	PG_RETURN_NULL();
}

/* Add a string to an object as a key or a value */
static JsonbValue *
PushString(JsonbParseState **state, JsonbIteratorToken token, char *string, int length)
{
	JsonbValue	value = {.type = jbvString};

	value.val.string.val = string;
	value.val.string.len = length;
	return pushJsonbValue(state, token, &value);
}

/* The settings under district. as {"district": {...}} */
static Jsonb *
DistrictAsJsonb(void)
{
	JsonbParseState *state = NULL;
	ListCell   *cell;

	pushJsonbValue(&state, WJB_BEGIN_OBJECT, NULL);
	PushString(&state, WJB_KEY, "district", strlen("district"));
	pushJsonbValue(&state, WJB_BEGIN_OBJECT, NULL);
	foreach(cell, settings)
	{
		Setting    *setting = lfirst(cell);
		char	   *key = setting->name + strlen(DISTRICT);

		if (strncmp(setting->name, DISTRICT, strlen(DISTRICT)) != 0)
			continue;
		PushString(&state, WJB_KEY, key, strlen(key));
		PushString(&state, WJB_VALUE, VARDATA(setting->value), VARSIZE(setting->value) - VARHDRSZ);
	}
	pushJsonbValue(&state, WJB_END_OBJECT, NULL);
	return JsonbValueToJsonb(pushJsonbValue(&state, WJB_END_OBJECT, NULL));
}

PG_FUNCTION_INFO_V1(minibot_district_data);

/* district_data() returns jsonb: what a template may say of the district */
Datum
minibot_district_data(PG_FUNCTION_ARGS)
{
	(void) fcinfo;
	TableCacheRead(&cache);
	if (district == NULL)
	{
		MemoryContext caller = MemoryContextSwitchTo(cache.context);

		district = DistrictAsJsonb();
		MemoryContextSwitchTo(caller);
	}
	PG_RETURN_DATUM(PointerGetDatum(PG_DETOAST_DATUM_COPY(JsonbPGetDatum(district))));
}
