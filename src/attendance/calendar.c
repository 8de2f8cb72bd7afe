/*
 * calendar.c
 *
 * The type attendance_calendar in SQL: input and output, operators, and what
 * may be asked of one calendar.  The bits are the cores'.
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "catalog/pg_enum.h"
#include "common/hashfn.h"
#include "funcapi.h"
#include "lib/stringinfo.h"
#include "libpq/pqformat.h"
#include "mb/pg_wchar.h"
#include "utils/builtins.h"
#include "utils/numeric.h"
#include "utils/syscache.h"

#include "attendance/calendar.h"
#include "attendance/calendar_text_core.h"
#include "call.h"
#include "compat.h"

/* Digits after the point of a rate: enough to tell any two of 384 days apart */
#define RATE_DIGITS 6
#define RATE_SCALE 1000000

void
CheckCalendar(CalendarResult result)
{
	if (result == CALENDAR_TOO_LONG)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("attendance calendar would span more than %d days", CALENDAR_MAX_DAYS),
				 errhint("Keep a calendar for each school year.")));
	if (result == CALENDAR_BAD_DATE)
		ereport(ERROR,
				(errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE),
				 errmsg("attendance calendar cannot hold this date"),
				 errdetail("Its days are days of the years 0001 to 9999.")));
}

Datum
CalendarGetDatum(Calendar *calendar)
{
	struct varlena *result = palloc(VARHDRSZ + CALENDAR_MAX_SIZE);

	SET_VARSIZE(result, VARHDRSZ + calendar_write(calendar, (uint8_t *) VARDATA(result)));
	return PointerGetDatum(result);
}

void
DatumGetCalendar(Datum datum, Calendar *calendar)
{
	calendar_read(STORED_OF(PG_DETOAST_DATUM_PACKED(datum)), calendar);
}

/* The enum's labels in the order of DayStatus */
static const char *const status_label[DAY_STATUSES] = {
	"present", "tardy", "excused", "unexcused", "remote", "in_school_suspension", "suspended"
};

/* Look up the enum's values, once a query */
static void
FillStatusCache(StatusCache *cache, Oid enum_type)
{
	for (int s = 0; s < DAY_STATUSES; s++)
	{
		HeapTuple	tuple = SearchSysCache2(ENUMTYPOIDNAME, ObjectIdGetDatum(enum_type),
											CStringGetDatum(status_label[s]));

		if (!HeapTupleIsValid(tuple))
			elog(ERROR, "attendance_status has no value \"%s\"", status_label[s]);
		cache->value[s] = ((Form_pg_enum) GETSTRUCT(tuple))->oid;
		ReleaseSysCache(tuple);
	}
}

DayStatus
StatusOfEnum(StatusCache *cache, Oid enum_type, Oid value)
{
	if (!OidIsValid(cache->value[0]))
		FillStatusCache(cache, enum_type);
	for (int s = 0; s < DAY_STATUSES; s++)
	{
		if (cache->value[s] == value)
			return (DayStatus) s;
	}
	elog(ERROR, "unknown attendance_status %u", value);
}

DayMissed
MissedOfArg(FunctionCallInfo fcinfo, int arg, DayStatus status)
{
	return PG_NARGS() <= arg || PG_ARGISNULL(arg) ? missed_by_status(status) : LevelOfMissed(PG_GETARG_FLOAT4(arg));
}

DayMissed
LevelOfMissed(float missed)
{
	DayMissed	level;

	if (!missed_level(missed, &level))
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("share of a day missed is out of range: %g", missed),
				 errhint("It is a number from 0 (none of the day) to 1 (all of it).")));
	return level;
}

/* Input and output ------------------------------------------------------------- */

PG_FUNCTION_INFO_V1(attendance_calendar_in);

/* Parse '2021-08-23:5P2.3PEU'; see calendar_text() */
Datum
attendance_calendar_in(PG_FUNCTION_ARGS)
{
	char	   *text = PG_GETARG_CSTRING(0);
	const char *at;
	Calendar	calendar;
	CalendarResult result = calendar_parse(text, &calendar, &at);

	if (result == CALENDAR_BAD_SYNTAX)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
				 errmsg("invalid input syntax for type %s: \"%s\"", "attendance_calendar", text),
				 *at ? errdetail("Not understood from \"%.*s\" on.",
								 pg_mbcliplen(at, strlen(at), 20), at)
				 : errdetail("It ends too early."),
				 errhint("A calendar is written as a date and runs of days, such as 2021-08-23:5P2.3PEU.")));
	CheckCalendar(result);
	return CalendarGetDatum(&calendar);
}

PG_FUNCTION_INFO_V1(attendance_calendar_out);

Datum
attendance_calendar_out(PG_FUNCTION_ARGS)
{
	char	   *text = palloc(CALENDAR_MAX_TEXT);
	Calendar	calendar;

	DatumGetCalendar(PG_GETARG_DATUM(0), &calendar);
	calendar_text(&calendar, text);
	PG_RETURN_CSTRING(text);
}

PG_FUNCTION_INFO_V1(attendance_calendar_recv);

/* Binary form: first day, planes, words a plane, then the planes' words */
Datum
attendance_calendar_recv(PG_FUNCTION_ARGS)
{
	StringInfo	buffer = (StringInfo) PG_GETARG_POINTER(0);
	uint8_t		stored[CALENDAR_MAX_SIZE] = {0};
	uint32		first = pq_getmsgint(buffer, 4);
	size_t		size = CALENDAR_HEADER;
	const char *problem = "too many words";
	Calendar	calendar;

	for (int i = 0; i < 4; i++)
		stored[i] = (uint8_t) (first >> (8 * i));
	stored[4] = (uint8_t) pq_getmsgint(buffer, 1);
	stored[5] = (uint8_t) pq_getmsgint(buffer, 1);
	while (buffer->cursor < buffer->len && size < CALENDAR_MAX_SIZE)
	{
		uint64		word = (uint64) pq_getmsgint64(buffer);

		for (int i = 0; i < 8; i++)
			stored[size++] = (uint8_t) (word >> (8 * i));
	}
	if (buffer->cursor == buffer->len)
		problem = calendar_check(stored, size);
	if (problem)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 errmsg("invalid attendance_calendar in binary form"),
				 errdetail_internal("%s", problem)));
	calendar_read(stored, &calendar);
	return CalendarGetDatum(&calendar);
}

PG_FUNCTION_INFO_V1(attendance_calendar_send);

Datum
attendance_calendar_send(PG_FUNCTION_ARGS)
{
	struct varlena *value = PG_GETARG_VARLENA_PP(0);
	const uint8_t *stored = STORED_OF(value);
	size_t		size = VARSIZE_ANY_EXHDR(value);
	uint32		first = 0;
	StringInfoData buffer;

	for (int i = 0; i < 4; i++)
		first |= (uint32) stored[i] << (8 * i);
	pq_begintypsend(&buffer);
	pq_sendint32(&buffer, first);
	pq_sendint8(&buffer, stored[4]);
	pq_sendint8(&buffer, stored[5]);
	for (size_t at = CALENDAR_HEADER; at < size; at += 8)
	{
		uint64		word = 0;

		for (int i = 0; i < 8; i++)
			word |= (uint64) stored[at + i] << (8 * i);
		pq_sendint64(&buffer, word);
	}
	PG_RETURN_BYTEA_P(pq_endtypsend(&buffer));
}

/* Operators ---------------------------------------------------------------------- */

/* Canonical, so equal calendars are equal bytes */
static bool
CalendarsEqual(FunctionCallInfo fcinfo)
{
	struct varlena *a = PG_GETARG_VARLENA_PP(0);
	struct varlena *b = PG_GETARG_VARLENA_PP(1);
	size_t		size = VARSIZE_ANY_EXHDR(a);

	return size == VARSIZE_ANY_EXHDR(b) && memcmp(VARDATA_ANY(a), VARDATA_ANY(b), size) == 0;
}

PG_FUNCTION_INFO_V1(attendance_calendar_eq);
Datum
attendance_calendar_eq(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(CalendarsEqual(fcinfo));
}

PG_FUNCTION_INFO_V1(attendance_calendar_ne);
Datum
attendance_calendar_ne(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(!CalendarsEqual(fcinfo));
}

PG_FUNCTION_INFO_V1(attendance_calendar_hash);
Datum
attendance_calendar_hash(PG_FUNCTION_ARGS)
{
	struct varlena *value = PG_GETARG_VARLENA_PP(0);

	return hash_any((const unsigned char *) VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value));
}

PG_FUNCTION_INFO_V1(attendance_calendar_merge);

/* a || b: the days of both; of a day in both, the stronger entry */
Datum
attendance_calendar_merge(PG_FUNCTION_ARGS)
{
	Calendar	a;
	Calendar	b;

	DatumGetCalendar(PG_GETARG_DATUM(0), &a);
	DatumGetCalendar(PG_GETARG_DATUM(1), &b);
	CheckCalendar(calendar_merge(&a, &b));
	return CalendarGetDatum(&a);
}

PG_FUNCTION_INFO_V1(attendance_calendar_keep);

/* keep_days(a, b): the days of a that are in b too */
Datum
attendance_calendar_keep(PG_FUNCTION_ARGS)
{
	Calendar	a;
	Calendar	b;

	DatumGetCalendar(PG_GETARG_DATUM(0), &a);
	DatumGetCalendar(PG_GETARG_DATUM(1), &b);
	calendar_keep(&a, &b);
	return CalendarGetDatum(&a);
}

PG_FUNCTION_INFO_V1(attendance_calendar_remove);

/* remove_days(a, b): the days of a that are not in b */
Datum
attendance_calendar_remove(PG_FUNCTION_ARGS)
{
	Calendar	a;
	Calendar	b;

	DatumGetCalendar(PG_GETARG_DATUM(0), &a);
	DatumGetCalendar(PG_GETARG_DATUM(1), &b);
	calendar_remove(&a, &b);
	return CalendarGetDatum(&a);
}

PG_FUNCTION_INFO_V1(attendance_calendar_clip);

/* clip(calendar, from, to) */
Datum
attendance_calendar_clip(PG_FUNCTION_ARGS)
{
	Calendar	calendar;

	DatumGetCalendar(PG_GETARG_DATUM(0), &calendar);
	calendar_clip(&calendar, PG_GETARG_DATEADT(1), PG_GETARG_DATEADT(2));
	return CalendarGetDatum(&calendar);
}

/* Questions -------------------------------------------------------------------------- */

PG_FUNCTION_INFO_V1(attendance_calendar_first_day);
Datum
attendance_calendar_first_day(PG_FUNCTION_ARGS)
{
	DateADT		day = stored_first_day(PG_GETARG_STORED(0), DATEVAL_NOEND);

	if (day == DATEVAL_NOEND)
		PG_RETURN_NULL();
	PG_RETURN_DATEADT(day);
}

PG_FUNCTION_INFO_V1(attendance_calendar_last_day);
Datum
attendance_calendar_last_day(PG_FUNCTION_ARGS)
{
	Calendar	calendar;
	int32_t		first;
	int32_t		last;

	DatumGetCalendar(PG_GETARG_DATUM(0), &calendar);
	if (!calendar_bounds(&calendar, &first, &last))
		PG_RETURN_NULL();
	PG_RETURN_DATEADT(last);
}

Numeric
RateOfCounts(const AbsenceCounts *counts)
{
	int64		all = 2 * counts->enrolled;

	return int64_div_fast_to_numeric(((int64) counts->absent_halves * RATE_SCALE + all / 2) / all, RATE_DIGITS);
}

/* Levels of a sparkline: a week without a day, one without absences, up to one all missed */
static const char utf8_level[][4] = {
	" ", "\xe2\x96\x81", "\xe2\x96\x82", "\xe2\x96\x83", "\xe2\x96\x84",
	"\xe2\x96\x85", "\xe2\x96\x86", "\xe2\x96\x87", "\xe2\x96\x88"
};
static const char ascii_level[] = " _.:-=+*#";

text *
SparklineOf(const uint8_t *stored, const AbsenceRule *rule, DateADT from, DateADT to)
{
	uint8_t		levels[CALENDAR_MAX_WEEKS];
	int			weeks = stored_weeks(stored, rule, from, to, levels);
	bool		is_utf8 = GetDatabaseEncoding() == PG_UTF8;
	text	   *result = palloc(VARHDRSZ + 3 * CALENDAR_MAX_WEEKS + 1);
	char	   *end = VARDATA(result);

	for (int i = 0; i < weeks; i++)
	{
		if (is_utf8)
		{
			/* a block is three bytes; of a space the rest is overwritten next */
			memcpy(end, utf8_level[levels[i]], 4);
			end += levels[i] ? 3 : 1;
		}
		else
			*end++ = ascii_level[levels[i]];
	}
	SET_VARSIZE(result, end - (char *) result);
	return result;
}

/* First and last day of a question: arguments 1 and 2, or all days */
#define FROM_ARG() (PG_NARGS() > 1 ? PG_GETARG_DATEADT(1) : DATEVAL_NOBEGIN)
#define TO_ARG() (PG_NARGS() > 2 ? PG_GETARG_DATEADT(2) : DATEVAL_NOEND)

PG_FUNCTION_INFO_V1(attendance_calendar_days_enrolled);

/* days_enrolled(calendar [, from, to]) */
Datum
attendance_calendar_days_enrolled(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(stored_enrolled(PG_GETARG_STORED(0), FROM_ARG(), TO_ARG()));
}

PG_FUNCTION_INFO_V1(attendance_calendar_days_absent);

/* days_absent(calendar [, from, to]): missed half of the day or more, whatever the reason */
Datum
attendance_calendar_days_absent(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(stored_counts(PG_GETARG_STORED(0), &federal_day_rule, FROM_ARG(), TO_ARG()).absent_halves / 2);
}

PG_FUNCTION_INFO_V1(attendance_calendar_absence_rate);

/* absence_rate(calendar [, from, to]) as numeric; NULL where no day is in it */
Datum
attendance_calendar_absence_rate(PG_FUNCTION_ARGS)
{
	AbsenceCounts counts = stored_counts(PG_GETARG_STORED(0), &federal_day_rule, FROM_ARG(), TO_ARG());

	if (counts.enrolled == 0)
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(RateOfCounts(&counts));
}

PG_FUNCTION_INFO_V1(attendance_calendar_longest_streak);

/* longest_absence_streak(calendar [, from, to]) */
Datum
attendance_calendar_longest_streak(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(stored_longest_streak(PG_GETARG_STORED(0), &federal_day_rule, FROM_ARG(), TO_ARG()));
}

PG_FUNCTION_INFO_V1(attendance_calendar_current_streak);

/* current_absence_streak(calendar [, from, to]) */
Datum
attendance_calendar_current_streak(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(stored_current_streak(PG_GETARG_STORED(0), &federal_day_rule, FROM_ARG(), TO_ARG()));
}

PG_FUNCTION_INFO_V1(attendance_calendar_sparkline);

/* sparkline(calendar): a character a week */
Datum
attendance_calendar_sparkline(PG_FUNCTION_ARGS)
{
	PG_RETURN_TEXT_P(SparklineOf(PG_GETARG_STORED(0), &federal_day_rule, FROM_ARG(), TO_ARG()));
}

/* Days with the status of argument 1, from argument 2 to argument 3 */
static int
StatusDaysOfArgs(FunctionCallInfo fcinfo, bool absent)
{
	StatusCache *cache = QueryCache(fcinfo, sizeof(StatusCache));

	return stored_status_days(PG_GETARG_STORED(0),
							  StatusOfEnum(cache, get_fn_expr_argtype(fcinfo->flinfo, 1), PG_GETARG_OID(1)), absent,
							  PG_NARGS() > 2 ? PG_GETARG_DATEADT(2) : DATEVAL_NOBEGIN,
							  PG_NARGS() > 3 ? PG_GETARG_DATEADT(3) : DATEVAL_NOEND);
}

PG_FUNCTION_INFO_V1(attendance_calendar_days_with);

/* days_with_status(calendar, status [, from, to]) */
Datum
attendance_calendar_days_with(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(StatusDaysOfArgs(fcinfo, false));
}

PG_FUNCTION_INFO_V1(attendance_calendar_absences_with);

/* absences_with_status(calendar, status [, from, to]) */
Datum
attendance_calendar_absences_with(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(StatusDaysOfArgs(fcinfo, true));
}

PG_FUNCTION_INFO_V1(attendance_calendar_days_of);

/* days_of(calendar): the same days, all present */
Datum
attendance_calendar_days_of(PG_FUNCTION_ARGS)
{
	Calendar	calendar;

	DatumGetCalendar(PG_GETARG_DATUM(0), &calendar);
	memset(calendar.plane[PLANE_IN + 1], 0, sizeof(calendar.plane) - sizeof(calendar.plane[PLANE_IN]));
	return CalendarGetDatum(&calendar);
}

PG_FUNCTION_INFO_V1(minibot_code_state);

/* code_state(status, missed): a status and a share missed as 8 * DayStatus + DayMissed */
Datum
minibot_code_state(PG_FUNCTION_ARGS)
{
	StatusCache cache = {{InvalidOid}};
	DayStatus	status;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	status = StatusOfEnum(&cache, get_fn_expr_argtype(fcinfo->flinfo, 0), PG_GETARG_OID(0));
	PG_RETURN_INT16(status * 8 + MissedOfArg(fcinfo, 1, status));
}

/* The names of DayMissed */
static const char *const missed_name[MISSED_LEVELS] = {"none", "under half", "half", "over half", "all"};

PG_FUNCTION_INFO_V1(attendance_calendar_list);

/* list_days(calendar): a row a day */
Datum
attendance_calendar_list(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	Calendar	calendar;
	int32_t		first;
	int32_t		last;

	InitMaterializedSRF(fcinfo, 0);
	DatumGetCalendar(PG_GETARG_DATUM(0), &calendar);
	if (!calendar_bounds(&calendar, &first, &last))
		return (Datum) 0;
	for (int32_t day = first; day <= last; day++)
	{
		DayStatus	status;
		DayMissed	missed;
		bool		isnull[3] = {false, false, false};
		Datum		value[3];

		if (!calendar_day(&calendar, day, &status, &missed))
			continue;
		value[0] = DateADTGetDatum(day);
		value[1] = CStringGetTextDatum(status_label[status]);
		value[2] = CStringGetTextDatum(missed_name[missed]);
		tuplestore_putvalues(result->setResult, result->setDesc, value, isnull);
	}
	return (Datum) 0;
}
