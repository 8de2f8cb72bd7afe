/*
 * opened_core.h
 *
 * A calendar as it is stored, and what the files of this room share that count
 * its days, word by word, where it lies.
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
 */
#ifndef MINIBOT_OPENED_CORE_H
#define MINIBOT_OPENED_CORE_H

#include "attendance/planes_core.h"

#define CALENDAR_HEADER 8
#define CALENDAR_MAX_SIZE (CALENDAR_HEADER + PLANES * CALENDAR_WORDS * 8)

/* A stored calendar, opened: planes that aren't stored point at zeros */
typedef struct
{
	int32_t		first;
	int			words;
	const uint8_t *plane[PLANES];
} Opened;

static const uint8_t no_plane[CALENDAR_WORDS * 8];

static inline void
open_stored(const uint8_t *stored, Opened *opened)
{
	const uint8_t *next = stored + CALENDAR_HEADER;
	int			planes = stored[4];

	opened->first = load_first(stored);
	opened->words = stored[5];
	for (int p = 0; p < PLANES; p++)
	{
		opened->plane[p] = no_plane;
		if (planes & (1 << p))
		{
			opened->plane[p] = next;
			next += opened->words * 8;
		}
	}
}

static inline uint64_t
plane_word(const Opened *opened, int plane, int w)
{
	return load_word(opened->plane[plane] + w * 8);
}

/* The days of word w that have a status */
static inline uint64_t
status_word(const Opened *opened, DayStatus status, int w)
{
	uint64_t	bit0 = plane_word(opened, PLANE_STATUS0, w);
	uint64_t	bit1 = plane_word(opened, PLANE_STATUS1, w);
	uint64_t	bit2 = plane_word(opened, PLANE_STATUS2, w);

	return plane_word(opened, PLANE_IN, w) &
		(status & 1 ? bit0 : ~bit0) & (status & 2 ? bit1 : ~bit1) & (status & 4 ? bit2 : ~bit2);
}

#endif							/* MINIBOT_OPENED_CORE_H */
