/*
 * aggregate.c
 *
 * Aggregates that make a calendar: of days with a status, and of calendars.
 * Entering a day is commutative and idempotent, so order and partial
 * aggregation don't matter.
 */
#include "postgres.h"

#include "attendance/calendar.h"
#include "attendance/register_core.h"
#include "call.h"
#include "compat.h"

PG_FUNCTION_INFO_V1(attendance_agg_enter);

/* attendance_agg(date, status [, missed]): rows without a date or status are passed over */
Datum
attendance_agg_enter(PG_FUNCTION_ARGS)
{
	MemoryContext context;
	Register   *state = AggregateState(fcinfo, sizeof(Register), &context);
	StatusCache *cache = QueryCache(fcinfo, sizeof(StatusCache));
	DayStatus	status;

	if (PG_ARGISNULL(1) || PG_ARGISNULL(2))
		PG_RETURN_POINTER(state);
	status = StatusOfEnum(cache, get_fn_expr_argtype(fcinfo->flinfo, 2), PG_GETARG_OID(2));
	CheckCalendar(register_enter(state, PG_GETARG_DATEADT(1),
								 day_strength(status, MissedOfArg(fcinfo, 3, status))));
	PG_RETURN_POINTER(state);
}

PG_FUNCTION_INFO_V1(attendance_agg_combine);

Datum
attendance_agg_combine(PG_FUNCTION_ARGS)
{
	MemoryContext context;
	Register   *state = AggregateState(fcinfo, sizeof(Register), &context);
	Register   *other;

	if (PG_ARGISNULL(1))
		PG_RETURN_POINTER(state);
	other = (Register *) PG_GETARG_POINTER(1);
	for (int i = 0; i < other->last; i++)
	{
		if (other->day[i])
			CheckCalendar(register_enter(state, other->first + i, other->day[i]));
	}
	PG_RETURN_POINTER(state);
}

PG_FUNCTION_INFO_V1(attendance_agg_serialize);

/* A worker sends the finished calendar: smaller, and checked where it arrives */
Datum
attendance_agg_serialize(PG_FUNCTION_ARGS)
{
	Calendar	calendar;

	if (!AggCheckCallContext(fcinfo, NULL))
		elog(ERROR, "aggregate function called in non-aggregate context");
	register_calendar((Register *) PG_GETARG_POINTER(0), &calendar);
	return CalendarGetDatum(&calendar);
}

/* Unpack what a worker sent */
static void
Deserialize(FunctionCallInfo fcinfo, Calendar *calendar)
{
	bytea	   *serialized = PG_GETARG_BYTEA_PP(0);

	if (!AggCheckCallContext(fcinfo, NULL))
		elog(ERROR, "aggregate function called in non-aggregate context");
	if (calendar_check(STORED_OF(serialized), VARSIZE_ANY_EXHDR(serialized)) != NULL)
		elog(ERROR, "serialized attendance calendar is damaged");
	calendar_read(STORED_OF(serialized), calendar);
}

PG_FUNCTION_INFO_V1(attendance_agg_deserialize);

Datum
attendance_agg_deserialize(PG_FUNCTION_ARGS)
{
	Register   *state = palloc0(sizeof(Register));
	Calendar	calendar;

	Deserialize(fcinfo, &calendar);
	CheckCalendar(register_merge(state, &calendar));
	PG_RETURN_POINTER(state);
}

PG_FUNCTION_INFO_V1(attendance_agg_final);

/* The calendar; without a row it is NULL, as of other aggregates */
Datum
attendance_agg_final(PG_FUNCTION_ARGS)
{
	Calendar	calendar;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	register_calendar((Register *) PG_GETARG_POINTER(0), &calendar);
	return CalendarGetDatum(&calendar);
}

PG_FUNCTION_INFO_V1(attendance_merge_enter);

/* attendance_merge(calendar): its state is a calendar */
Datum
attendance_merge_enter(PG_FUNCTION_ARGS)
{
	MemoryContext context;
	Calendar   *state = AggregateState(fcinfo, sizeof(Calendar), &context);
	Calendar	next;

	if (!PG_ARGISNULL(1))
	{
		DatumGetCalendar(PG_GETARG_DATUM(1), &next);
		CheckCalendar(calendar_merge(state, &next));
	}
	PG_RETURN_POINTER(state);
}

PG_FUNCTION_INFO_V1(attendance_merge_combine);

Datum
attendance_merge_combine(PG_FUNCTION_ARGS)
{
	MemoryContext context;
	Calendar   *state = AggregateState(fcinfo, sizeof(Calendar), &context);

	if (!PG_ARGISNULL(1))
		CheckCalendar(calendar_merge(state, (Calendar *) PG_GETARG_POINTER(1)));
	PG_RETURN_POINTER(state);
}

PG_FUNCTION_INFO_V1(attendance_merge_serialize);

Datum
attendance_merge_serialize(PG_FUNCTION_ARGS)
{
	if (!AggCheckCallContext(fcinfo, NULL))
		elog(ERROR, "aggregate function called in non-aggregate context");
	return CalendarGetDatum((Calendar *) PG_GETARG_POINTER(0));
}

PG_FUNCTION_INFO_V1(attendance_merge_deserialize);

Datum
attendance_merge_deserialize(PG_FUNCTION_ARGS)
{
	Calendar   *state = palloc(sizeof(Calendar));

	Deserialize(fcinfo, state);
	PG_RETURN_POINTER(state);
}

PG_FUNCTION_INFO_V1(attendance_merge_final);

Datum
attendance_merge_final(PG_FUNCTION_ARGS)
{
	Calendar	copy;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	copy = *(Calendar *) PG_GETARG_POINTER(0);
	return CalendarGetDatum(&copy);
}
