/*
 * calendar.h
 *
 * attendance_calendar in SQL: a varlena around the stored form of
 * stored_core.h.  STORAGE plain: at 352 bytes at most it is never worth a
 * trip to the TOAST table, and with a full header it is read where it lies.
 */
#ifndef MINIBOT_CALENDAR_H
#define MINIBOT_CALENDAR_H

#include "fmgr.h"
#include "utils/date.h"
#include "utils/numeric.h"

#include "attendance/calendar_core.h"
#include "attendance/rule_core.h"
#include "attendance/stored_core.h"

/* The stored form inside a calendar argument */
#define STORED_OF(varlena) ((const uint8_t *) VARDATA_ANY(varlena))
#define PG_GETARG_STORED(n) STORED_OF(PG_GETARG_VARLENA_PP(n))

/* Raise what a core function reports as wrong with a calendar or a date */
extern void CheckCalendar(CalendarResult result);

/* A calendar as a Datum; it is made canonical first */
extern Datum CalendarGetDatum(Calendar *calendar);

/* Unpack a calendar argument */
extern void DatumGetCalendar(Datum datum, Calendar *calendar);

/* A status's place in DayStatus; cache is the caller's, zeroed at first */
typedef struct
{
	Oid			value[DAY_STATUSES];
} StatusCache;

extern DayStatus StatusOfEnum(StatusCache *cache, Oid enum_type, Oid value);

/* The level of an argument "missed", or the status's own where it is NULL */
extern DayMissed MissedOfArg(FunctionCallInfo fcinfo, int arg, DayStatus status);

/* The level of a share of a day missed, 0 to 1 */
extern DayMissed LevelOfMissed(float missed);

/* Absences of days enrolled (not 0), rounded to six digits */
extern Numeric RateOfCounts(const AbsenceCounts *counts);

/* A character a week, blocks in UTF-8 and ASCII elsewhere */
extern text *SparklineOf(const uint8_t *stored, const AbsenceRule *rule, DateADT from, DateADT to);

#endif							/* MINIBOT_CALENDAR_H */
