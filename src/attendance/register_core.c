/*
 * register_core.c
 *
 * A calendar in the making; see register_core.h.
 */
#include "attendance/register_core.h"

#include <string.h>

/* Begin a register at an earlier aligned day */
static CalendarResult
widen_register(Register *into, int32_t first)
{
	int64_t		days = (int64_t) into->first - first;

	if (into->last + days > CALENDAR_MAX_DAYS)
		return CALENDAR_TOO_LONG;
	memmove(into->day + days, into->day, (size_t) into->last);
	memset(into->day, 0, (size_t) days);
	into->first = first;
	into->last += (int32_t) days;
	return CALENDAR_OK;
}

CalendarResult
register_enter(Register *into, int32_t day, uint8_t strength)
{
	int64_t		index;

	if (day < CALENDAR_MIN_DAY || day > CALENDAR_MAX_DAY)
		return CALENDAR_BAD_DATE;
	if (into->last == 0)
		into->first = aligned_day(day);
	else if (day < into->first && widen_register(into, aligned_day(day)) != CALENDAR_OK)
		return CALENDAR_TOO_LONG;
	index = (int64_t) day - into->first;
	if (index >= CALENDAR_MAX_DAYS)
		return CALENDAR_TOO_LONG;
	if (index >= into->last)
		into->last = (int32_t) index + 1;
	if (into->day[index] < strength)
		into->day[index] = strength;
	return CALENDAR_OK;
}

CalendarResult
register_merge(Register *into, const Calendar *from)
{
	int			last = last_index(from);
	CalendarResult result = CALENDAR_OK;

	for (int i = first_index(from); i >= 0 && i <= last && result == CALENDAR_OK; i++)
	{
		unsigned	strength = strength_at(from, i);

		if (strength)
			result = register_enter(into, from->first + i, (uint8_t) strength);
	}
	return result;
}

void
register_begin(Register *into, int32_t first)
{
	into->first = aligned_day(first);
	into->last = 1;
}

/* Eight days of a register, day i in byte i */
static inline uint64_t
eight_days(const Register *from, int at)
{
	uint64_t	days = load_word(from->day + at);
	uint64_t	half = (days >> 5) & UINT64_C(0x0101010101010101);

	return days ^ (half * STRENGTH_PARTS);	/* from order to planes */
}

/* Bit k of each of eight bytes, as a byte */
static inline uint64_t
bit_of_each(uint64_t bytes, int k)
{
	return ((bytes >> k & UINT64_C(0x0101010101010101)) * UINT64_C(0x0102040810204080)) >> 56;
}

void
register_calendar(const Register *from, Calendar *calendar)
{
	memset(calendar, 0, sizeof(*calendar));
	calendar->first = from->first;
	calendar->words = (from->last + 63) / 64;
	for (int at = 0; at < from->last; at += 8)
	{
		uint64_t	days = eight_days(from, at);

		for (int k = 0; days && k < PLANES; k++)
			calendar->plane[strength_plane[k]][at / 64] |= bit_of_each(days, PLANES - 1 - k) << at % 64;
	}
}
