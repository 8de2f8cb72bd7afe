/*
 * stored_core.h
 *
 * Stored form, little-endian whatever the machine:
 *
 *	0	int32	first day, a multiple of 8
 *	4	uint8	planes that are stored: bit p for plane p
 *	5	uint8	words in each plane, 0 to CALENDAR_WORDS
 *	6	uint16	zero
 *	8	uint64	the stored planes, in order; day first + i is bit i
 *
 * Canonical, so that equal calendars are equal bytes: the first byte and the
 * last word of plane IN are not zero, a plane without a bit is not stored, and
 * the empty calendar is eight zero bytes.
 *
 * What is asked of a stored calendar is answered without unpacking it.
 */
#ifndef MINIBOT_STORED_CORE_H
#define MINIBOT_STORED_CORE_H

#include "attendance/calendar_core.h"

#define CALENDAR_HEADER 8
#define CALENDAR_MAX_SIZE (CALENDAR_HEADER + PLANES * CALENDAR_WORDS * 8)

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
