/*
 * calendar_core.h
 *
 * One student's days as bit planes: pure C, no allocation, no globals.
 *
 * A day in the calendar has a status and says how much of it was missed; a
 * day on which the student was not enrolled, or on which there was no school,
 * is simply not in it.  Days count from 2000-01-01, as PostgreSQL's dates do.
 *
 * The planes: IN (in the calendar), HALF (missed half of it or more), two that
 * say how much exactly and are empty where days are missed whole or not at
 * all, and three that hold the status.  So a usual year of 300 days takes four
 * planes of five words, 168 bytes, and what nearly every rule asks for, days
 * enrolled and days absent, is one population count each.
 *
 * Here is the calendar unpacked.  Beside it, each above the ones before:
 *
 *	bits_core.h				words of 64 days
 *	calendar_core			a calendar, unpacked: days, merging, clipping
 *	planes_core.h			its bits, for the files of this room
 *	stored_core				as it is stored
 *	opened_core.h			its words, for the files of this room
 *	register_core			a calendar in the making, a byte a day
 *	registers_core			the registers of a district
 *	rule_core				which days are absences, counted
 *	calendar_text_core		as text
 */
#ifndef MINIBOT_CALENDAR_CORE_H
#define MINIBOT_CALENDAR_CORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A school year with its leap day, and the days before an aligned start */
#define CALENDAR_WORDS 6
#define CALENDAR_MAX_DAYS (CALENDAR_WORDS * 64)

/* Years 0001 to 9999, as text can hold them */
#define CALENDAR_MIN_DAY (-730119)
#define CALENDAR_MAX_DAY 2921939

/*
 * Status.  Of two entries for one day the one that missed more wins, then the
 * one later in this list; the common ones come first, so that most students
 * need no third status plane.
 */
typedef enum
{
	DAY_PRESENT,
	DAY_TARDY,
	DAY_EXCUSED,
	DAY_UNEXCUSED,
	DAY_REMOTE,
	DAY_IN_SCHOOL_SUSPENSION,
	DAY_SUSPENDED
} DayStatus;

#define DAY_STATUSES 7

/* How much of the day was missed */
typedef enum
{
	MISSED_NONE,
	MISSED_UNDER_HALF,
	MISSED_HALF,
	MISSED_OVER_HALF,
	MISSED_ALL
} DayMissed;

#define MISSED_LEVELS 5

enum
{
	PLANE_IN,
	PLANE_HALF,
	PLANE_STATUS0,
	PLANE_STATUS1,
	PLANE_STATUS2,
	PLANE_PART0,
	PLANE_PART1,
	PLANES
};

/* A calendar unpacked: words past "words" are zero */
typedef struct
{
	int32_t		first;			/* multiple of 8; meaningless while words is 0 */
	int32_t		words;
	uint64_t	plane[PLANES][CALENDAR_WORDS];
} Calendar;

typedef enum
{
	CALENDAR_OK,
	CALENDAR_TOO_LONG,			/* spans more than CALENDAR_MAX_DAYS */
	CALENDAR_BAD_SYNTAX,
	CALENDAR_BAD_DATE
} CalendarResult;

/* The level a share missed falls in; false where it is no share. */
extern bool missed_level(float missed, DayMissed *level);

/* What a status misses where nothing else says so. */
extern DayMissed missed_by_status(DayStatus status);

/* Enter a day; of two entries for it the stronger stays. */
extern CalendarResult calendar_enter(Calendar *calendar, int32_t day, DayStatus status, DayMissed missed);

/* A day as a byte: of two entries for it the greater is the stronger; 0 is none. */
extern uint8_t day_strength(DayStatus status, DayMissed missed);

/* Status and share missed of a day; false where it isn't in the calendar. */
extern bool calendar_day(const Calendar *calendar, int32_t day, DayStatus *status, DayMissed *missed);

/* Enter all days of another calendar. */
extern CalendarResult calendar_merge(Calendar *into, const Calendar *from);

/* Keep only the days from..to; the days that another calendar has, or hasn't. */
extern void calendar_clip(Calendar *calendar, int32_t from, int32_t to);
extern void calendar_keep(Calendar *calendar, const Calendar *days);
extern void calendar_remove(Calendar *calendar, const Calendar *days);

/* First and last day; false where it is empty. */
extern bool calendar_bounds(const Calendar *calendar, int32_t *first, int32_t *last);

/* Let a calendar begin at the aligned day of its first day, and end with its last. */
extern void calendar_trim(Calendar *calendar);

#endif							/* MINIBOT_CALENDAR_CORE_H */
