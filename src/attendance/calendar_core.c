/*
 * calendar_core.c
 *
 * A student's days, unpacked; see calendar_core.h.
 */
#include "attendance/calendar_core.h"

#include <string.h>

/* Move a plane towards later indexes */
static void
shift_up(uint64_t plane[CALENDAR_WORDS], int bits)
{
	int			words = bits / 64;

	bits %= 64;
	for (int w = CALENDAR_WORDS - 1; w >= 0; w--)
	{
		uint64_t	x = w >= words ? plane[w - words] << bits : 0;

		if (bits && w > words)
			x |= plane[w - words - 1] >> (64 - bits);
		plane[w] = x;
	}
}

/* Move a plane towards earlier indexes */
static void
shift_down(uint64_t plane[CALENDAR_WORDS], int bits)
{
	int			words = bits / 64;

	bits %= 64;
	for (int w = 0; w < CALENDAR_WORDS; w++)
	{
		uint64_t	x = w + words < CALENDAR_WORDS ? plane[w + words] >> bits : 0;

		if (bits && w + words + 1 < CALENDAR_WORDS)
			x |= plane[w + words + 1] << (64 - bits);
		plane[w] = x;
	}
}

/* Begin a calendar at an earlier aligned day */
static CalendarResult
widen(Calendar *calendar, int32_t first)
{
	int64_t		bits = (int64_t) calendar->first - first;
	int			last = last_index(calendar);

	if (last + bits >= CALENDAR_MAX_DAYS)
		return CALENDAR_TOO_LONG;
	for (int p = 0; p < PLANES; p++)
		shift_up(calendar->plane[p], (int) bits);
	calendar->first = first;
	calendar->words = (int32_t) (last + bits) / 64 + 1;
	return CALENDAR_OK;
}

void
calendar_trim(Calendar *calendar)
{
	int			bits = first_index(calendar);

	if (bits < 0)
	{
		memset(calendar, 0, sizeof(*calendar));
		return;
	}
	bits &= ~7;
	if (bits > 0)
	{
		for (int p = 0; p < PLANES; p++)
			shift_down(calendar->plane[p], bits);
		calendar->first += bits;
	}
	calendar->words = last_index(calendar) / 64 + 1;
}

bool
missed_level(float missed, DayMissed *level)
{
	if (!(missed >= 0 && missed <= 1))
		return false;
	*level = missed == 0 ? MISSED_NONE : missed < 0.5f ? MISSED_UNDER_HALF : missed == 0.5f ? MISSED_HALF :
		missed < 1 ? MISSED_OVER_HALF : MISSED_ALL;
	return true;
}

DayMissed
missed_by_status(DayStatus status)
{
	return status == DAY_EXCUSED || status == DAY_UNEXCUSED || status == DAY_SUSPENDED ? MISSED_ALL : MISSED_NONE;
}

/* Set a day that is not in the calendar */
static void
set_strength(Calendar *calendar, int index, unsigned strength)
{
	uint64_t	bit = UINT64_C(1) << index % 64;

	if (strength & STRENGTH_HALF)
		strength ^= STRENGTH_PARTS; /* from order to planes */
	for (int k = 0; k < PLANES; k++)
	{
		if (strength >> (PLANES - 1 - k) & 1)
			calendar->plane[strength_plane[k]][index / 64] |= bit;
	}
}

CalendarResult
calendar_enter(Calendar *calendar, int32_t day, DayStatus status, DayMissed missed)
{
	unsigned	strength = STRENGTH(status, missed);
	int64_t		index;
	int			w;

	if (day < CALENDAR_MIN_DAY || day > CALENDAR_MAX_DAY)
		return CALENDAR_BAD_DATE;
	if (calendar->words == 0)
		calendar->first = aligned_day(day);
	else if (day < calendar->first && widen(calendar, aligned_day(day)) != CALENDAR_OK)
		return CALENDAR_TOO_LONG;
	index = (int64_t) day - calendar->first;
	if (index >= CALENDAR_MAX_DAYS)
		return CALENDAR_TOO_LONG;
	w = (int) index / 64;
	if (w >= calendar->words)
		calendar->words = w + 1;
	if (strength_at(calendar, (int) index) >= strength)
		return CALENDAR_OK;
	for (int p = 0; p < PLANES; p++)
		calendar->plane[p][w] &= ~(UINT64_C(1) << index % 64);
	set_strength(calendar, (int) index, strength);
	return CALENDAR_OK;
}

uint8_t
day_strength(DayStatus status, DayMissed missed)
{
	return (uint8_t) STRENGTH(status, missed);
}

bool
calendar_day(const Calendar *calendar, int32_t day, DayStatus *status, DayMissed *missed)
{
	int64_t		index = (int64_t) day - calendar->first;
	unsigned	strength;

	if (index < 0 || index >= (int64_t) calendar->words * 64)
		return false;
	strength = strength_at(calendar, (int) index);
	if (strength == 0)
		return false;
	*status = (DayStatus) (strength & 7);
	*missed = MISSED_NONE;
	while (missed_bits[*missed] != (strength >> 3 & 7))
		(*missed)++;
	return true;
}

/* Enter word w of a calendar into another that begins on the same day */
static void
merge_word(Calendar *into, const Calendar *from, int w)
{
	uint64_t	greater = 0;
	uint64_t	equal = ~UINT64_C(0);

	for (int k = 0; k < PLANES; k++)
	{
		uint64_t	a = strength_word(into, k, w);
		uint64_t	b = strength_word(from, k, w);

		greater |= equal & b & ~a;
		equal &= ~(a ^ b);
	}
	for (int p = 0; p < PLANES; p++)
		into->plane[p][w] = (into->plane[p][w] & ~greater) | (from->plane[p][w] & greater);
}

/* A copy of a calendar that begins on an earlier aligned day */
static CalendarResult
copy_from(const Calendar *calendar, int32_t first, Calendar *copy)
{
	*copy = *calendar;
	return calendar->first == first ? CALENDAR_OK : widen(copy, first);
}

CalendarResult
calendar_merge(Calendar *into, const Calendar *from)
{
	Calendar	shifted;

	if (from->words == 0)
		return CALENDAR_OK;
	if (into->words == 0)
	{
		*into = *from;
		return CALENDAR_OK;
	}
	if (from->first < into->first && widen(into, from->first) != CALENDAR_OK)
		return CALENDAR_TOO_LONG;
	if (from->first > into->first)
	{
		if (copy_from(from, into->first, &shifted) != CALENDAR_OK)
			return CALENDAR_TOO_LONG;
		from = &shifted;
	}
	for (int w = 0; w < from->words; w++)
		merge_word(into, from, w);
	if (from->words > into->words)
		into->words = from->words;
	return CALENDAR_OK;
}

/* Keep the days whose bits are set in a mask */
static void
keep_bits(Calendar *calendar, const uint64_t mask[CALENDAR_WORDS])
{
	for (int p = 0; p < PLANES; p++)
	{
		for (int w = 0; w < CALENDAR_WORDS; w++)
			calendar->plane[p][w] &= mask[w];
	}
	calendar_trim(calendar);
}

void
calendar_clip(Calendar *calendar, int32_t from, int32_t to)
{
	uint64_t	mask[CALENDAR_WORDS];

	for (int w = 0; w < CALENDAR_WORDS; w++)
		mask[w] = range_mask(w, (int64_t) from - calendar->first, (int64_t) to - calendar->first);
	keep_bits(calendar, mask);
}

/* Which days of a calendar another one has, as a mask over the first one's words */
static void
common_days(const Calendar *calendar, const Calendar *days, uint64_t mask[CALENDAR_WORDS])
{
	int64_t		bits = (int64_t) days->first - calendar->first;

	memset(mask, 0, sizeof(uint64_t) * CALENDAR_WORDS);
	if (days->words == 0 || bits >= CALENDAR_MAX_DAYS || -bits >= CALENDAR_MAX_DAYS)
		return;
	memcpy(mask, days->plane[PLANE_IN], sizeof(uint64_t) * CALENDAR_WORDS);
	if (bits > 0)
		shift_up(mask, (int) bits);
	else if (bits < 0)
		shift_down(mask, (int) -bits);
}

void
calendar_keep(Calendar *calendar, const Calendar *days)
{
	uint64_t	mask[CALENDAR_WORDS];

	common_days(calendar, days, mask);
	keep_bits(calendar, mask);
}

void
calendar_remove(Calendar *calendar, const Calendar *days)
{
	uint64_t	mask[CALENDAR_WORDS];

	common_days(calendar, days, mask);
	for (int w = 0; w < CALENDAR_WORDS; w++)
		mask[w] = ~mask[w];
	keep_bits(calendar, mask);
}

bool
calendar_bounds(const Calendar *calendar, int32_t *first, int32_t *last)
{
	if (first_index(calendar) < 0)
		return false;
	*first = calendar->first + first_index(calendar);
	*last = calendar->first + last_index(calendar);
	return true;
}
