/*
 * planes_core.h
 *
 * One student's days as bit planes, and what the files of this room share that
 * read or write them: inline, for it is in their inner loops.
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
 * A day's strength is a number that has its planes from the most telling to
 * the least, so that comparing entries is comparing numbers.
 */
#ifndef MINIBOT_PLANES_CORE_H
#define MINIBOT_PLANES_CORE_H

#include "attendance/bits_core.h"

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
