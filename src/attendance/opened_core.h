/*
 * opened_core.h
 *
 * Inside a stored calendar: what the files of this room share that count its
 * days, word by word, where it lies.
 */
#ifndef MINIBOT_OPENED_CORE_H
#define MINIBOT_OPENED_CORE_H

#include "attendance/bits_core.h"
#include "attendance/stored_core.h"

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
