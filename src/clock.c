/*
 * clock.c
 *
 * The one place from which minibot takes "now".  Tests set minibot.clock to
 * make quiet hours, cadence, expiry and leases happen on the day they need.
 */
#include "postgres.h"

#include "access/xact.h"
#include "fmgr.h"
#include "utils/builtins.h"
#include "utils/guc.h"
#include "utils/timestamp.h"

#include "clock.h"

static char *clock_setting = NULL;

/* clock_setting as a timestamp, once it has been asked for */
static bool clock_parsed = false;
static TimestampTz clock_value;

/* A new setting of minibot.clock is in force */
static void
AssignClock(const char *newval, void *extra)
{
	(void) newval;
	(void) extra;
	clock_parsed = false;
}

void
ClockInit(void)
{
	DefineCustomStringVariable("minibot.clock",
							   "The time minibot takes for now; empty means the server's clock.",
							   "For tests and rehearsals: every decision about time follows it.",
							   &clock_setting, "", PGC_SUSET, 0,
							   NULL, AssignClock, NULL);
}

/*
 * Whether minibot.clock overrides the server's clock; then clock_value holds
 * the time.  Raises an error where the setting is no timestamp.
 */
static bool
ClockIsSet(void)
{
	if (clock_setting == NULL || *clock_setting == '\0')
		return false;
	if (!clock_parsed)
	{
		clock_value = DatumGetTimestampTz(DirectFunctionCall3(timestamptz_in,
															  CStringGetDatum(clock_setting),
															  ObjectIdGetDatum(InvalidOid),
															  Int32GetDatum(-1)));
		clock_parsed = true;
	}
	return true;
}

TimestampTz
MinibotNow(void)
{
	return ClockIsSet() ? clock_value : GetCurrentTimestamp();
}

PG_FUNCTION_INFO_V1(minibot_clock);

/*
 * clock() returns timestamptz: as MinibotNow, but the same all through one
 * transaction, so that a statement decides with one now.
 */
Datum
minibot_clock(PG_FUNCTION_ARGS)
{
	(void) fcinfo;
	PG_RETURN_TIMESTAMPTZ(ClockIsSet() ? clock_value :
						  GetCurrentTransactionStartTimestamp());
}
