/*
 * tally.c
 *
 * attendance_tally(): of many students' calendars the days enrolled and the
 * absences of each date, in one pass.  What a report shows by week, weekday and
 * school is sums over it.
 */
#include "postgres.h"

#include "catalog/pg_type.h"
#include "utils/array.h"

#include "attendance/calendar.h"
#include "attendance/risk.h"
#include "call.h"

PG_FUNCTION_INFO_V1(minibot_tally_enter);

/* attendance_tally(days, rule, from_date, to_date): dates from the first row's from_date on */
Datum
minibot_tally_enter(PG_FUNCTION_ARGS)
{
	MemoryContext context;
	bool		is_first = PG_ARGISNULL(0);
	DayTally   *tally = AggregateState(fcinfo, sizeof(DayTally), &context);
	AbsenceRule rule;

	for (int arg = 1; arg <= 4; arg++)
	{
		if (PG_ARGISNULL(arg))
		{
			/* No such row has said yet where the tally begins. */
			if (is_first)
				PG_RETURN_NULL();
			PG_RETURN_POINTER(tally);
		}
	}
	if (is_first)
		tally->first = PG_GETARG_DATEADT(3);
	stored_tally(PG_GETARG_STORED(1), RuleOfArg(PG_GETARG_DATUM(2), &rule),
				 PG_GETARG_DATEADT(3), PG_GETARG_DATEADT(4), tally);
	PG_RETURN_POINTER(tally);
}

PG_FUNCTION_INFO_V1(minibot_tally_result);

/* Days enrolled of each date, then half days absent of each, as one array */
Datum
minibot_tally_result(PG_FUNCTION_ARGS)
{
	const DayTally *tally;
	Datum	   *values;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	tally = (const DayTally *) PG_GETARG_POINTER(0);
	values = palloc(2 * TALLY_DAYS * sizeof(Datum));
	for (int i = 0; i < TALLY_DAYS; i++)
	{
		values[i] = Int32GetDatum(tally->enrolled[i]);
		values[TALLY_DAYS + i] = Int32GetDatum(tally->absent_halves[i]);
	}
	PG_RETURN_ARRAYTYPE_P(construct_array(values, 2 * TALLY_DAYS, INT4OID, sizeof(int32), true, TYPALIGN_INT));
}
