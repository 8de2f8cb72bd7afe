/*
 * stored_core.h
 *
 * A student's days as they are stored: see opened_core.h for the form.  What is
 * asked of them is answered without unpacking.
 */
#ifndef MINIBOT_STORED_CORE_H
#define MINIBOT_STORED_CORE_H

#include <stddef.h>

#include "attendance/calendar_core.h"
#include "attendance/opened_core.h"

/* What is wrong with a stored calendar; NULL where it is canonical. */
extern const char *calendar_check(const uint8_t *stored, size_t size);

/* Unpack a stored calendar that calendar_check() passed. */
extern void calendar_read(const uint8_t *stored, Calendar *calendar);

/* Make a calendar canonical, write it, and return its size. */
extern size_t calendar_write(Calendar *calendar, uint8_t stored[CALENDAR_MAX_SIZE]);

/* First day; "none" where the calendar is empty. */
extern int32_t stored_first_day(const uint8_t *stored, int32_t none);

/* Days from..to; with a status; where "absent", only those missed by half or more. */
extern int	stored_enrolled(const uint8_t *stored, int32_t from, int32_t to);
extern int	stored_status_days(const uint8_t *stored, DayStatus status, bool absent, int32_t from, int32_t to);

#endif							/* MINIBOT_STORED_CORE_H */
