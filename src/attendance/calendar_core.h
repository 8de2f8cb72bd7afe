/*
 * calendar_core.h
 *
 * One student's days, unpacked: pure C, no allocation, no globals.
 *
 * The files of a calendar, each above those before it:
 *
 *	bits_core.h				words of 64 days
 *	planes_core.h			a calendar as bit planes: its types, its insides
 *	calendar_core			unpacked: days entered, merged, clipped
 *	opened_core.h			the stored form, its insides
 *	stored_core				checked, read, written, and asked
 *	register_core			a calendar in the making, a byte a day
 *	registers_core			the registers of a district
 *	rule_core				which days are absences, counted
 *	calendar_text_core		as text
 */
#ifndef MINIBOT_CALENDAR_CORE_H
#define MINIBOT_CALENDAR_CORE_H

#include <stdbool.h>

#include "attendance/planes_core.h"

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
