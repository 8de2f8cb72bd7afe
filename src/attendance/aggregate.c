/*
 * aggregate.c
 *
 * Aggregates that make calendars: of days with a status, of days with the
 * district's own codes, and of calendars.  Entering a day is commutative and
 * idempotent, so order and partial aggregation don't matter.
 */
#include "postgres.h"

#include "catalog/pg_type.h"
#include "common/hashfn.h"
#include "port/pg_bitutils.h"
#include "utils/array.h"
#include "utils/builtins.h"

#include "attendance/calendar.h"
#include "compat.h"

/* The state of an aggregate, made on first use in the aggregate's memory */
static Calendar *
CalendarState(FunctionCallInfo fcinfo)
{
	MemoryContext context;

	if (!AggCheckCallContext(fcinfo, &context))
		elog(ERROR, "aggregate function called in non-aggregate context");
	if (!PG_ARGISNULL(0))
		return (Calendar *) PG_GETARG_POINTER(0);
	return MemoryContextAllocZero(context, sizeof(Calendar));
}

/* Memory that lasts as long as the query's plan */
static void *
QueryCache(FunctionCallInfo fcinfo, size_t size)
{
	if (fcinfo->flinfo->fn_extra == NULL)
		fcinfo->flinfo->fn_extra = MemoryContextAllocZero(fcinfo->flinfo->fn_mcxt, size);
	return fcinfo->flinfo->fn_extra;
}

PG_FUNCTION_INFO_V1(attendance_agg_enter);

/* attendance_agg(date, status [, missed]): rows without a date or status are passed over */
Datum
attendance_agg_enter(PG_FUNCTION_ARGS)
{
	Calendar   *state = CalendarState(fcinfo);
	StatusCache *cache = QueryCache(fcinfo, sizeof(StatusCache));
	DayStatus	status;

	if (PG_ARGISNULL(1) || PG_ARGISNULL(2))
		PG_RETURN_POINTER(state);
	status = StatusOfEnum(cache, get_fn_expr_argtype(fcinfo->flinfo, 2), PG_GETARG_OID(2));
	CheckCalendar(calendar_enter(state, PG_GETARG_DATEADT(1), status, MissedOfArg(fcinfo, 3, status)));
	PG_RETURN_POINTER(state);
}

/*
 * The district's codes, hashed once a query.  Attendance codes are a letter or
 * two; a power of two at least twice their number keeps probes short.
 */
typedef struct
{
	char	   *code;
	int			length;
	int			state;
} CodeSlot;

typedef struct
{
	Pointer		codes;			/* the array arguments they were made from */
	Pointer		states;
	uint32		mask;
	CodeSlot   *slot;
} CodeCache;

/* The slot of a code, or the free one where it would go */
static CodeSlot *
FindCode(const CodeCache *cache, const char *code, int length)
{
	uint32		at = hash_bytes((const unsigned char *) code, length) & cache->mask;

	while (cache->slot[at].code != NULL &&
		   (cache->slot[at].length != length || memcmp(cache->slot[at].code, code, length) != 0))
		at = (at + 1) & cache->mask;
	return &cache->slot[at];
}

/* Hash the codes and their states */
static void
FillCodeCache(FunctionCallInfo fcinfo, CodeCache *cache, int arg)
{
	MemoryContext old = MemoryContextSwitchTo(fcinfo->flinfo->fn_mcxt);
	ArrayType  *codes = PG_GETARG_ARRAYTYPE_P_COPY(arg);
	ArrayType  *states = PG_GETARG_ARRAYTYPE_P_COPY(arg + 1);
	Datum	   *code;
	Datum	   *state;
	bool	   *code_null;
	bool	   *state_null;
	int			count;
	int			state_count;

	deconstruct_array(codes, TEXTOID, -1, false, TYPALIGN_INT, &code, &code_null, &count);
	deconstruct_array(states, INT2OID, sizeof(int16), true, TYPALIGN_SHORT, &state, &state_null, &state_count);
	if (count != state_count || array_contains_nulls(codes) || array_contains_nulls(states))
		elog(ERROR, "codes and states do not match");
	cache->mask = pg_nextpower2_32(2 * (uint32) count + 1) - 1;
	cache->slot = palloc0((cache->mask + 1) * sizeof(CodeSlot));
	for (int i = 0; i < count; i++)
	{
		CodeSlot   *slot = FindCode(cache, VARDATA_ANY(code[i]), VARSIZE_ANY_EXHDR(code[i]));

		slot->code = VARDATA_ANY(code[i]);
		slot->length = VARSIZE_ANY_EXHDR(code[i]);
		slot->state = DatumGetInt16(state[i]);
		if (slot->state < 0 || slot->state / 8 >= DAY_STATUSES || slot->state % 8 >= MISSED_LEVELS)
			elog(ERROR, "unknown state %d", slot->state);
	}
	cache->codes = PG_GETARG_POINTER(arg);
	cache->states = PG_GETARG_POINTER(arg + 1);
	MemoryContextSwitchTo(old);
}

/* Raise for a code that isn't mapped: never "present" */
static void
RaiseUnmapped(const char *code)
{
	ereport(ERROR,
			(errcode(ERRCODE_UNDEFINED_OBJECT),
			 errmsg("attendance code %s is not mapped", code ? quote_literal_cstr(code) : "NULL"),
			 errhint("Say what it means with minibot.map_code().")));
}

/*
 * Status and share missed of a code: arguments arg (code), arg + 1 (missed),
 * arg + 2 and arg + 3 (the codes and their states, 8 * DayStatus + DayMissed,
 * the same in every call of a query).
 */
static void
StateOfCode(FunctionCallInfo fcinfo, int arg, DayStatus *status, DayMissed *missed)
{
	CodeCache  *cache = QueryCache(fcinfo, sizeof(CodeCache));
	CodeSlot   *slot;
	text	   *code;

	if (cache->slot == NULL || cache->codes != PG_GETARG_POINTER(arg + 2) ||
		cache->states != PG_GETARG_POINTER(arg + 3))
		FillCodeCache(fcinfo, cache, arg + 2);
	if (PG_ARGISNULL(arg))
		RaiseUnmapped(NULL);
	code = PG_GETARG_TEXT_PP(arg);
	slot = FindCode(cache, VARDATA_ANY(code), VARSIZE_ANY_EXHDR(code));
	if (slot->code == NULL)
		RaiseUnmapped(text_to_cstring(code));
	*status = (DayStatus) (slot->state / 8);
	*missed = PG_ARGISNULL(arg + 1) ? (DayMissed) (slot->state % 8) : MissedOfArg(fcinfo, arg + 1, *status);
}

PG_FUNCTION_INFO_V1(attendance_code_agg_enter);

/* attendance_code_agg(date, code, missed, codes, states) */
Datum
attendance_code_agg_enter(PG_FUNCTION_ARGS)
{
	Calendar   *state = CalendarState(fcinfo);
	DayStatus	status;
	DayMissed	missed;

	if (PG_ARGISNULL(1))
		PG_RETURN_POINTER(state);
	StateOfCode(fcinfo, 2, &status, &missed);
	CheckCalendar(calendar_enter(state, PG_GETARG_DATEADT(1), status, missed));
	PG_RETURN_POINTER(state);
}

PG_FUNCTION_INFO_V1(attendance_merge_enter);

/* attendance_merge(calendar) */
Datum
attendance_merge_enter(PG_FUNCTION_ARGS)
{
	Calendar   *state = CalendarState(fcinfo);
	Calendar	next;

	if (!PG_ARGISNULL(1))
	{
		DatumGetCalendar(PG_GETARG_DATUM(1), &next);
		CheckCalendar(calendar_merge(state, &next));
	}
	PG_RETURN_POINTER(state);
}

PG_FUNCTION_INFO_V1(attendance_agg_combine);

Datum
attendance_agg_combine(PG_FUNCTION_ARGS)
{
	Calendar   *state = CalendarState(fcinfo);

	if (!PG_ARGISNULL(1))
		CheckCalendar(calendar_merge(state, (Calendar *) PG_GETARG_POINTER(1)));
	PG_RETURN_POINTER(state);
}

PG_FUNCTION_INFO_V1(attendance_agg_serialize);

Datum
attendance_agg_serialize(PG_FUNCTION_ARGS)
{
	if (!AggCheckCallContext(fcinfo, NULL))
		elog(ERROR, "aggregate function called in non-aggregate context");
	return CalendarGetDatum((Calendar *) PG_GETARG_POINTER(0));
}

PG_FUNCTION_INFO_V1(attendance_agg_deserialize);

Datum
attendance_agg_deserialize(PG_FUNCTION_ARGS)
{
	bytea	   *serialized = PG_GETARG_BYTEA_PP(0);
	Calendar   *state;

	if (!AggCheckCallContext(fcinfo, NULL))
		elog(ERROR, "aggregate function called in non-aggregate context");
	if (calendar_check(STORED_OF(serialized), VARSIZE_ANY_EXHDR(serialized)) != NULL)
		elog(ERROR, "serialized attendance calendar is damaged");
	state = palloc(sizeof(Calendar));
	calendar_read(STORED_OF(serialized), state);
	PG_RETURN_POINTER(state);
}

PG_FUNCTION_INFO_V1(attendance_agg_final);

/* The calendar; without a row it is NULL, as of other aggregates */
Datum
attendance_agg_final(PG_FUNCTION_ARGS)
{
	Calendar	copy;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	copy = *(Calendar *) PG_GETARG_POINTER(0);
	return CalendarGetDatum(&copy);
}
