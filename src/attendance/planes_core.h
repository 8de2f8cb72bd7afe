/*
 * planes_core.h
 *
 * Inside an unpacked calendar: what the files of this room share that read or
 * write its planes.  A day's strength is a number that has its planes from the
 * most telling to the least, so that comparing entries is comparing numbers.
 */
#ifndef MINIBOT_PLANES_CORE_H
#define MINIBOT_PLANES_CORE_H

#include "attendance/bits_core.h"
#include "attendance/calendar_core.h"

/* Index of the last day that is in a calendar; -1 where there is none */
static inline int
last_index(const Calendar *calendar)
{
	for (int w = CALENDAR_WORDS - 1; w >= 0; w--)
	{
		if (calendar->plane[PLANE_IN][w])
			return w * 64 + highest_bit(calendar->plane[PLANE_IN][w]);
	}
	return -1;
}

/* Index of the first day that is in a calendar; -1 where there is none */
static inline int
first_index(const Calendar *calendar)
{
	for (int w = 0; w < CALENDAR_WORDS; w++)
	{
		if (calendar->plane[PLANE_IN][w])
			return w * 64 + lowest_bit(calendar->plane[PLANE_IN][w]);
	}
	return -1;
}

/* A day as a number of PLANES bits; a stronger entry is a greater number */
#define STRENGTH(status, missed) ((unsigned) (1 << 6 | missed_bits[missed] << 3 | (status)))

#define STRENGTH_HALF (1 << 5)
#define STRENGTH_PARTS (3 << 3)

/* HALF, PART1 ^ HALF, PART0 ^ HALF of each DayMissed */
static const uint8_t missed_bits[MISSED_LEVELS] = {0, 1, 5, 6, 7};

/* Planes from strongest to weakest, as STRENGTH() has them */
static const uint8_t strength_plane[PLANES] = {
	PLANE_IN, PLANE_HALF, PLANE_PART1, PLANE_PART0, PLANE_STATUS2, PLANE_STATUS1, PLANE_STATUS0
};

/* Word w of the k-th strongest bit */
static inline uint64_t
strength_word(const Calendar *calendar, int k, int w)
{
	int			p = strength_plane[k];
	uint64_t	x = calendar->plane[p][w];

	return p >= PLANE_PART0 ? x ^ calendar->plane[PLANE_HALF][w] : x;
}

/* The day at an index, as STRENGTH() */
static inline unsigned
strength_at(const Calendar *calendar, int index)
{
	unsigned	strength = 0;

	for (int k = 0; k < PLANES; k++)
		strength = strength << 1 | (strength_word(calendar, k, index / 64) >> index % 64 & 1);
	return strength;
}

#endif							/* MINIBOT_PLANES_CORE_H */
