/*
 * register_core.h
 *
 * A calendar in the making, a byte a day, for aggregates: rows mostly arrive
 * day by day, each for another student than the row before, so that what counts
 * is how little memory an entry touches.  A greater byte is a stronger entry,
 * 0 is a day that isn't in the calendar.
 */
#ifndef MINIBOT_REGISTER_CORE_H
#define MINIBOT_REGISTER_CORE_H

#include "attendance/calendar_core.h"

typedef struct
{
	int32_t		first;			/* multiple of 8; meaningless while last is 0 */
	int32_t		last;			/* no entry is at this index or after it */
	uint8_t		day[CALENDAR_MAX_DAYS];
} Register;

/* Enter a day with day_strength(); of two entries for it the stronger stays. */
extern CalendarResult register_enter(Register *into, int32_t day, uint8_t strength);

/* Begin an empty register at a day, so that the days after it are where they can be known. */
extern void register_begin(Register *into, int32_t first);

/* Enter all days of a calendar; make the calendar of a register. */
extern CalendarResult register_merge(Register *into, const Calendar *from);
extern void register_calendar(const Register *from, Calendar *calendar);

#endif							/* MINIBOT_REGISTER_CORE_H */
