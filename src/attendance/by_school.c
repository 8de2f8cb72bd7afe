/*
 * by_school.c
 *
 * attendance_by_school(): the aggregate that reads a whole warehouse.  It takes
 * the district's own codes, and keeps a student's schools apart itself: most
 * have one, and grouping 100 million rows by student alone costs half of
 * grouping them by student and school.
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "common/hashfn.h"
#include "funcapi.h"
#include "libpq/pqformat.h"
#include "port/pg_bitutils.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/typcache.h"

#include "attendance/calendar.h"
#include "compat.h"

/*
 * The district's codes, hashed once a query.  Attendance codes are a letter or
 * two; a power of two at least twice their number keeps probes short.
 */
typedef struct
{
	char	   *code;
	int			length;
	DayStatus	status;
	uint8_t		strength;
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
	ArrayType  *codes;
	ArrayType  *states;
	Datum	   *code;
	Datum	   *state;
	bool	   *code_null;
	bool	   *state_null;
	int			count;
	int			state_count;

	if (PG_ARGISNULL(arg) || PG_ARGISNULL(arg + 1))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 errmsg("the %s of attendance codes must not be NULL", PG_ARGISNULL(arg) ? "list" : "states")));
	codes = PG_GETARG_ARRAYTYPE_P_COPY(arg);
	states = PG_GETARG_ARRAYTYPE_P_COPY(arg + 1);
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
		if (DatumGetInt16(state[i]) < 0 || DatumGetInt16(state[i]) / 8 >= DAY_STATUSES ||
			DatumGetInt16(state[i]) % 8 >= MISSED_LEVELS)
			elog(ERROR, "unknown state %d", DatumGetInt16(state[i]));
		slot->status = (DayStatus) (DatumGetInt16(state[i]) / 8);
		slot->strength = day_strength(slot->status, (DayMissed) (DatumGetInt16(state[i]) % 8));
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
 * Strength of a day with a code: arguments arg (code), arg + 1 (missed), arg + 2
 * and arg + 3 (the codes and their states, 8 * DayStatus + DayMissed, the same
 * in every call of a query).
 */
static uint8_t
StrengthOfCode(FunctionCallInfo fcinfo, int arg)
{
	CodeCache  *cache = QueryCache(fcinfo, sizeof(CodeCache));
	CodeSlot   *slot;
	text	   *code;

	if (cache->slot == NULL || PG_ARGISNULL(arg + 2) || PG_ARGISNULL(arg + 3) ||
		cache->codes != PG_GETARG_POINTER(arg + 2) || cache->states != PG_GETARG_POINTER(arg + 3))
		FillCodeCache(fcinfo, cache, arg + 2);
	if (PG_ARGISNULL(arg))
		RaiseUnmapped(NULL);
	code = PG_GETARG_TEXT_PP(arg);
	slot = FindCode(cache, VARDATA_ANY(code), VARSIZE_ANY_EXHDR(code));
	if (slot->code == NULL)
		RaiseUnmapped(text_to_cstring(code));
	if (PG_ARGISNULL(arg + 1))
		return slot->strength;
	return day_strength(slot->status, MissedOfArg(fcinfo, arg + 1, slot->status));
}

/* Ids up to this length are kept beside the days, in the memory an entry touches anyway */
#define SCHOOL_INLINE 32
#define NO_SCHOOL (-1)

/* A student's days at a school */
typedef struct SchoolRegister
{
	struct SchoolRegister *next;
	char	   *school;			/* points to near, where it fits */
	int			length;			/* NO_SCHOOL: the rows name none */
	char		near[SCHOOL_INLINE];
	Register	days;
} SchoolRegister;

/* The state of the aggregate; the first register that is used is part of it */
typedef struct
{
	bool		is_used;
	SchoolRegister first;
} SchoolState;

/* Name a register's school */
static void
SetSchool(MemoryContext context, SchoolRegister *days, const char *school, int length)
{
	days->school = length > SCHOOL_INLINE ? MemoryContextAlloc(context, length) : days->near;
	days->length = length;
	if (length > 0)
		memcpy(days->school, school, length);
}

/* The register of a school, made where the student is new there */
static SchoolRegister *
RegisterOfSchool(MemoryContext context, SchoolState *state, const char *school, int length)
{
	SchoolRegister *days = &state->first;

	if (!state->is_used)
	{
		state->is_used = true;
		SetSchool(context, days, school, length);
		return days;
	}
	while (days->length != length || (length > 0 && memcmp(days->school, school, length) != 0))
	{
		if (days->next == NULL)
		{
			days->next = MemoryContextAllocZero(context, sizeof(SchoolRegister));
			SetSchool(context, days->next, school, length);
		}
		days = days->next;
	}
	return days;
}

PG_FUNCTION_INFO_V1(attendance_by_school_enter);

/* attendance_by_school(school_id, date, code, missed, codes, states) */
Datum
attendance_by_school_enter(PG_FUNCTION_ARGS)
{
	MemoryContext context;
	SchoolState *state = AggregateState(fcinfo, sizeof(SchoolState), &context);
	SchoolRegister *days;

	if (PG_ARGISNULL(2))
		PG_RETURN_POINTER(state);
	if (PG_ARGISNULL(1))
		days = RegisterOfSchool(context, state, NULL, NO_SCHOOL);
	else
	{
		text	   *school = PG_GETARG_TEXT_PP(1);

		days = RegisterOfSchool(context, state, VARDATA_ANY(school), VARSIZE_ANY_EXHDR(school));
	}
	CheckCalendar(register_enter(&days->days, PG_GETARG_DATEADT(2), StrengthOfCode(fcinfo, 3)));
	PG_RETURN_POINTER(state);
}

PG_FUNCTION_INFO_V1(attendance_by_school_combine);

Datum
attendance_by_school_combine(PG_FUNCTION_ARGS)
{
	MemoryContext context;
	SchoolState *state = AggregateState(fcinfo, sizeof(SchoolState), &context);
	SchoolState *other = PG_ARGISNULL(1) ? NULL : (SchoolState *) PG_GETARG_POINTER(1);

	if (other == NULL || !other->is_used)
		PG_RETURN_POINTER(state);
	for (SchoolRegister *from = &other->first; from != NULL; from = from->next)
	{
		SchoolRegister *days = RegisterOfSchool(context, state, from->school, from->length);

		for (int i = 0; i < from->days.last; i++)
		{
			if (from->days.day[i])
				CheckCalendar(register_enter(&days->days, from->days.first + i, from->days.day[i]));
		}
	}
	PG_RETURN_POINTER(state);
}

PG_FUNCTION_INFO_V1(attendance_by_school_serialize);

/* For each school: length of its id, the id, size of the calendar, the calendar */
Datum
attendance_by_school_serialize(PG_FUNCTION_ARGS)
{
	SchoolState *state = (SchoolState *) PG_GETARG_POINTER(0);
	StringInfoData buffer;

	if (!AggCheckCallContext(fcinfo, NULL))
		elog(ERROR, "aggregate function called in non-aggregate context");
	pq_begintypsend(&buffer);
	for (SchoolRegister *days = state->is_used ? &state->first : NULL; days != NULL; days = days->next)
	{
		uint8_t		stored[CALENDAR_MAX_SIZE];
		Calendar	calendar;
		size_t		size;

		register_calendar(&days->days, &calendar);
		size = calendar_write(&calendar, stored);
		pq_sendint32(&buffer, (uint32) days->length);
		pq_sendbytes(&buffer, days->school, Max(days->length, 0));
		pq_sendint32(&buffer, (uint32) size);
		pq_sendbytes(&buffer, (char *) stored, (int) size);
	}
	PG_RETURN_BYTEA_P(pq_endtypsend(&buffer));
}

PG_FUNCTION_INFO_V1(attendance_by_school_deserialize);

Datum
attendance_by_school_deserialize(PG_FUNCTION_ARGS)
{
	bytea	   *serialized = PG_GETARG_BYTEA_PP(0);
	SchoolState *state = palloc0(sizeof(SchoolState));
	StringInfoData buffer;

	if (!AggCheckCallContext(fcinfo, NULL))
		elog(ERROR, "aggregate function called in non-aggregate context");
	initStringInfo(&buffer);
	appendBinaryStringInfo(&buffer, VARDATA_ANY(serialized), VARSIZE_ANY_EXHDR(serialized));
	while (buffer.cursor < buffer.len)
	{
		int			length = (int) pq_getmsgint(&buffer, 4);
		const char *school = length == NO_SCHOOL ? NULL : pq_getmsgbytes(&buffer, length);
		int			size = (int) pq_getmsgint(&buffer, 4);
		const uint8_t *stored = (const uint8_t *) pq_getmsgbytes(&buffer, size);
		Calendar	calendar;

		if (calendar_check(stored, (size_t) size) != NULL)
			elog(ERROR, "serialized attendance calendar is damaged");
		calendar_read(stored, &calendar);
		CheckCalendar(register_merge(&RegisterOfSchool(CurrentMemoryContext, state, school, length)->days, &calendar));
	}
	PG_RETURN_POINTER(state);
}

PG_FUNCTION_INFO_V1(attendance_by_school_final);

/* An array of school_days, a school each */
Datum
attendance_by_school_final(PG_FUNCTION_ARGS)
{
	SchoolState *state = PG_ARGISNULL(0) ? NULL : (SchoolState *) PG_GETARG_POINTER(0);
	Oid			element = get_element_type(get_fn_expr_rettype(fcinfo->flinfo));
	ArrayBuildState *array = initArrayResult(element, CurrentMemoryContext, false);
	TupleDesc	columns;

	if (state == NULL || !state->is_used)
		PG_RETURN_NULL();
	columns = lookup_rowtype_tupdesc(element, -1);
	for (SchoolRegister *days = &state->first; days != NULL; days = days->next)
	{
		bool		isnull[2] = {days->length == NO_SCHOOL, false};
		Datum		value[2] = {(Datum) 0};
		Calendar	calendar;

		register_calendar(&days->days, &calendar);
		if (!isnull[0])
			value[0] = PointerGetDatum(cstring_to_text_with_len(days->school, days->length));
		value[1] = CalendarGetDatum(&calendar);
		accumArrayResult(array, HeapTupleGetDatum(heap_form_tuple(columns, value, isnull)), false, element,
						 CurrentMemoryContext);
	}
	ReleaseTupleDesc(columns);
	return makeArrayResult(array, CurrentMemoryContext);
}

PG_FUNCTION_INFO_V1(attendance_day_differs);

/*
 * day_differs(days, date, code, missed, codes, states, only_days): whether
 * entering the day would change the calendar; where only_days, a day that isn't
 * in it would not be entered.
 */
Datum
attendance_day_differs(PG_FUNCTION_ARGS)
{
	bool		only_days = !PG_ARGISNULL(6) && PG_GETARG_BOOL(6);
	uint8_t		strength;
	Calendar	calendar;
	DayStatus	status;
	DayMissed	missed;

	if (PG_ARGISNULL(1))
		PG_RETURN_BOOL(false);
	strength = StrengthOfCode(fcinfo, 2);
	if (PG_ARGISNULL(0))
		PG_RETURN_BOOL(!only_days);
	DatumGetCalendar(PG_GETARG_DATUM(0), &calendar);
	if (!calendar_day(&calendar, PG_GETARG_DATEADT(1), &status, &missed))
		PG_RETURN_BOOL(!only_days);
	PG_RETURN_BOOL(strength > day_strength(status, missed));
}
