/*
 * stored_core.c
 *
 * A student's days as they are stored; see stored_core.h.
 */
#include "attendance/stored_core.h"

#include <string.h>

/* What is wrong with word w of an opened calendar */
static const char *
check_word(const Opened *opened, int w)
{
	uint64_t	word[PLANES];
	uint64_t	all = 0;

	for (int p = 0; p < PLANES; p++)
		all |= word[p] = plane_word(opened, p, w);
	if (all & ~word[PLANE_IN])
		return "a day that is not in the calendar has a status";
	if (word[PLANE_STATUS0] & word[PLANE_STATUS1] & word[PLANE_STATUS2])
		return "a day has no known status";
	if ((word[PLANE_PART1] & ~word[PLANE_HALF]) | (word[PLANE_PART1] & word[PLANE_PART0]))
		return "a day has no known share missed";
	return NULL;
}

/* Whether an opened plane has a bit */
static bool
plane_has_bits(const Opened *opened, int plane)
{
	for (int w = 0; w < opened->words; w++)
	{
		if (plane_word(opened, plane, w))
			return true;
	}
	return false;
}

const char *
calendar_check(const uint8_t *stored, size_t size)
{
	static const uint8_t empty[CALENDAR_HEADER];
	Opened		opened;
	uint64_t	last;

	if (size < CALENDAR_HEADER)
		return "the header is cut short";
	if (size == CALENDAR_HEADER)
		return memcmp(stored, empty, CALENDAR_HEADER) == 0 ? NULL : "an empty calendar has a header that is not zero";
	if (stored[4] >= 1 << PLANES || !(stored[4] & 1) || stored[6] || stored[7])
		return "the header is not known";
	if (stored[5] < 1 || stored[5] > CALENDAR_WORDS)
		return "the number of words is out of range";
	if (size != CALENDAR_HEADER + (size_t) count_bits(stored[4]) * stored[5] * 8)
		return "the size does not fit the header";
	open_stored(stored, &opened);
	last = plane_word(&opened, PLANE_IN, opened.words - 1);
	if (last == 0 || (plane_word(&opened, PLANE_IN, 0) & 0xff) == 0)
		return "the calendar is not trimmed";
	if (opened.first != aligned_day(opened.first) || opened.first < aligned_day(CALENDAR_MIN_DAY) ||
		opened.first > CALENDAR_MAX_DAY - (opened.words - 1) * 64 - highest_bit(last))
		return "the first day is out of range";
	for (int p = 0; p < PLANES; p++)
	{
		if (stored[4] & (1 << p) && !plane_has_bits(&opened, p))
			return "an empty plane is stored";
	}
	for (int w = 0; w < opened.words; w++)
	{
		const char *problem = check_word(&opened, w);

		if (problem)
			return problem;
	}
	return NULL;
}

void
calendar_read(const uint8_t *stored, Calendar *calendar)
{
	Opened		opened;

	open_stored(stored, &opened);
	memset(calendar, 0, sizeof(*calendar));
	calendar->first = opened.first;
	calendar->words = opened.words;
	for (int p = 0; p < PLANES; p++)
	{
		if (opened.plane[p] == no_plane)
			continue;
		for (int w = 0; w < opened.words; w++)
			calendar->plane[p][w] = plane_word(&opened, p, w);
	}
}

size_t
calendar_write(Calendar *calendar, uint8_t stored[CALENDAR_MAX_SIZE])
{
	size_t		size = CALENDAR_HEADER;

	calendar_trim(calendar);
	memset(stored, 0, CALENDAR_HEADER);
	store_first(stored, calendar->first);
	stored[5] = (uint8_t) calendar->words;
	for (int p = 0; p < PLANES; p++)
	{
		uint64_t	any = 0;

		for (int w = 0; w < calendar->words; w++)
			any |= calendar->plane[p][w];
		if (any == 0)
			continue;
		stored[4] |= (uint8_t) (1 << p);
		for (int w = 0; w < calendar->words; w++, size += 8)
			store_word(stored + size, calendar->plane[p][w]);
	}
	return size;
}

int32_t
stored_first_day(const uint8_t *stored, int32_t none)
{
	if (stored[5] == 0)
		return none;
	return load_first(stored) + lowest_bit(load_word(stored + CALENDAR_HEADER));
}

int
stored_enrolled(const uint8_t *stored, int32_t from, int32_t to)
{
	Opened		opened;
	int			days = 0;

	open_stored(stored, &opened);
	for (int w = 0; w < opened.words; w++)
		days += count_bits(plane_word(&opened, PLANE_IN, w) &
						   range_mask(w, (int64_t) from - opened.first, (int64_t) to - opened.first));
	return days;
}

int
stored_status_days(const uint8_t *stored, DayStatus status, bool absent, int32_t from, int32_t to)
{
	Opened		opened;
	int			days = 0;

	open_stored(stored, &opened);
	for (int w = 0; w < opened.words; w++)
		days += count_bits(status_word(&opened, status, w) &
						   (absent ? plane_word(&opened, PLANE_HALF, w) : ~UINT64_C(0)) &
						   range_mask(w, (int64_t) from - opened.first, (int64_t) to - opened.first));
	return days;
}
