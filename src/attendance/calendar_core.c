/*
 * calendar_core.c
 *
 * A student's days as bit planes; see calendar_core.h.
 */
#include "calendar_core.h"

#include <string.h>

#define DAYS_A_WEEK 7
#define MONDAY 2				/* 2000-01-03, in days from 2000-01-01 */

const AbsenceRule federal_day_rule = {.day_rule = ABSENT_FROM_HALF};

/* Bits --------------------------------------------------------------------- */

/* Count bits; without an instruction for it, on any machine (Hacker's Delight, 5-1) */
static inline int
count_bits(uint64_t x)
{
	x -= (x >> 1) & UINT64_C(0x5555555555555555);
	x = (x & UINT64_C(0x3333333333333333)) + ((x >> 2) & UINT64_C(0x3333333333333333));
	x = (x + (x >> 4)) & UINT64_C(0x0f0f0f0f0f0f0f0f);
	return (int) ((x * UINT64_C(0x0101010101010101)) >> 56);
}

static inline int
lowest_bit(uint64_t x)
{
	return __builtin_ctzll(x);
}

static inline int
highest_bit(uint64_t x)
{
	return 63 - __builtin_clzll(x);
}

/* Bits from..63 */
static inline uint64_t
bits_from(int from)
{
	return ~UINT64_C(0) << from;
}

/* Load a little-endian word from any address */
static inline uint64_t
load_word(const uint8_t *at)
{
	uint64_t	x;

	memcpy(&x, at, sizeof(x));
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	x = __builtin_bswap64(x);
#endif
	return x;
}

static inline void
store_word(uint8_t *at, uint64_t x)
{
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	x = __builtin_bswap64(x);
#endif
	memcpy(at, &x, sizeof(x));
}

static inline int32_t
load_first(const uint8_t *stored)
{
	uint32_t	x;

	memcpy(&x, stored, sizeof(x));
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	x = __builtin_bswap32(x);
#endif
	return (int32_t) x;
}

static inline void
store_first(uint8_t *stored, int32_t first)
{
	uint32_t	x = (uint32_t) first;

#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	x = __builtin_bswap32(x);
#endif
	memcpy(stored, &x, sizeof(x));
}

/* The multiple of 8 at or before a day */
static inline int32_t
aligned_day(int32_t day)
{
	return day & ~7;
}

/* Bits of word w that lie within days lo..hi, counted from the calendar's first */
static inline uint64_t
range_mask(int w, int64_t lo, int64_t hi)
{
	int64_t		start = lo - w * 64;
	int64_t		end = hi - w * 64;
	uint64_t	mask;

	if (start > 63 || end < 0 || start > end)
		return 0;
	mask = start > 0 ? bits_from((int) start) : ~UINT64_C(0);
	return end < 63 ? mask & (~UINT64_C(0) >> (63 - end)) : mask;
}

/* The stored form ------------------------------------------------------------ */

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

/* Unpacked calendars ----------------------------------------------------------- */

/* Index of the last day that is in a calendar; -1 where there is none */
static int
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
static int
first_index(const Calendar *calendar)
{
	for (int w = 0; w < CALENDAR_WORDS; w++)
	{
		if (calendar->plane[PLANE_IN][w])
			return w * 64 + lowest_bit(calendar->plane[PLANE_IN][w]);
	}
	return -1;
}

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

/* Let a calendar begin at the aligned day of its first day, and end with its last */
static void
trim(Calendar *calendar)
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

size_t
calendar_write(Calendar *calendar, uint8_t stored[CALENDAR_MAX_SIZE])
{
	size_t		size = CALENDAR_HEADER;

	trim(calendar);
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
static unsigned
strength_at(const Calendar *calendar, int index)
{
	unsigned	strength = 0;

	for (int k = 0; k < PLANES; k++)
		strength = strength << 1 | (strength_word(calendar, k, index / 64) >> index % 64 & 1);
	return strength;
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
	trim(calendar);
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

/* Counting under a rule ---------------------------------------------------------- */

bool
rule_is_valid(const AbsenceRule *rule)
{
	const int	statuses = 1 << DAY_STATUSES;

	return rule->day_rule < DAY_RULES && rule->always < statuses && rule->never < statuses &&
		(rule->always & rule->never) == 0 && rule->above <= 1 && rule->both <= 1 && rule->rate <= 1000 &&
		(rule->rate > 0 || rule->absent_days > 0) && rule->min_membership <= 1000 &&
		rule->tier[0] <= rule->tier[1] && rule->tier[1] <= rule->tier[2];
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

/* The days of word w whose status is one of a set */
static uint64_t
statuses_word(const Opened *opened, int statuses, int w)
{
	uint64_t	days = 0;

	for (int s = 0; s < DAY_STATUSES; s++)
	{
		if (statuses & (1 << s))
			days |= status_word(opened, (DayStatus) s, w);
	}
	return days;
}

/* The days of word w that are whole absences, and those that are half ones */
static inline uint64_t
absent_word(const Opened *opened, const AbsenceRule *rule, int w, uint64_t *half)
{
	uint64_t	whole = plane_word(opened, PLANE_HALF, w);
	uint64_t	part0;
	uint64_t	part1;

	*half = 0;
	if (rule->day_rule != ABSENT_FROM_HALF)
	{
		part0 = plane_word(opened, PLANE_PART0, w);
		part1 = plane_word(opened, PLANE_PART1, w);
		if (rule->day_rule == ABSENT_OVER_HALF)
			whole &= ~part1;
		else if (rule->day_rule == ABSENT_ANY)
			whole |= part0;
		else
		{
			if (rule->day_rule == ABSENT_HALF_DAYS)
				*half = whole & (part0 | part1);
			whole &= ~(part0 | part1);
		}
	}
	if (rule->always | rule->never)
	{
		uint64_t	always = statuses_word(opened, rule->always, w);
		uint64_t	never = statuses_word(opened, rule->never, w);

		whole = (whole & ~never) | always;
		*half &= ~(never | always);
	}
	return whole;
}

AbsenceCounts
stored_counts(const uint8_t *stored, const AbsenceRule *rule, int32_t from, int32_t to)
{
	AbsenceCounts counts = {0, 0};
	Opened		opened;

	open_stored(stored, &opened);
	for (int w = 0; w < opened.words; w++)
	{
		uint64_t	mask = range_mask(w, (int64_t) from - opened.first, (int64_t) to - opened.first);
		uint64_t	half;
		uint64_t	whole = absent_word(&opened, rule, w, &half);

		counts.enrolled += count_bits(plane_word(&opened, PLANE_IN, w) & mask);
		counts.absent_halves += 2 * count_bits(whole & mask);
		if (half)
			counts.absent_halves += count_bits(half & mask);
	}
	return counts;
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

/* Add "by" at each place whose bit is set */
static inline void
add_bits(int32_t *counts, uint64_t bits, int32_t by)
{
	for (; bits; bits &= bits - 1)
		counts[lowest_bit(bits)] += by;
}

void
stored_tally(const uint8_t *stored, const AbsenceRule *rule, int32_t from, int32_t to, DayTally *tally)
{
	int64_t		end = (int64_t) tally->first + TALLY_DAYS - 1;
	Opened		opened;

	if (from < tally->first)
		from = tally->first;
	if (to > end)
		to = (int32_t) end;
	open_stored(stored, &opened);
	for (int w = 0; w < opened.words; w++)
	{
		uint64_t	mask = range_mask(w, (int64_t) from - opened.first, (int64_t) to - opened.first);
		uint64_t	half;
		uint64_t	whole;
		int64_t		at = (int64_t) opened.first + w * 64 - tally->first;
		int			skip = at < 0 ? (int) -at : 0;

		if (mask == 0)
			continue;
		/* Of a word that begins before the tally the days within it, at its beginning. */
		whole = absent_word(&opened, rule, w, &half) & mask;
		add_bits(tally->enrolled + (at + skip), (plane_word(&opened, PLANE_IN, w) & mask) >> skip, 1);
		add_bits(tally->absent_halves + (at + skip), whole >> skip, 2);
		add_bits(tally->absent_halves + (at + skip), (half & mask) >> skip, 1);
	}
}

int
stored_first_day(const uint8_t *stored, int32_t none)
{
	if (stored[5] == 0)
		return none;
	return load_first(stored) + lowest_bit(load_word(stored + CALENDAR_HEADER));
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

/* Days of word w within from..to that are absences of any size, and those that aren't */
static inline uint64_t
streak_word(const Opened *opened, const AbsenceRule *rule, int w, int32_t from, int32_t to, uint64_t *attended)
{
	uint64_t	days = plane_word(opened, PLANE_IN, w) &
		range_mask(w, (int64_t) from - opened->first, (int64_t) to - opened->first);
	uint64_t	half;
	uint64_t	absent = absent_word(opened, rule, w, &half) | half;

	*attended = days & ~absent;
	return days & absent;
}

int
stored_longest_streak(const uint8_t *stored, const AbsenceRule *rule, int32_t from, int32_t to)
{
	Opened		opened;
	int			longest = 0;
	int			run = 0;

	open_stored(stored, &opened);
	for (int w = 0; w < opened.words; w++)
	{
		uint64_t	attended;
		uint64_t	absent = streak_word(&opened, rule, w, from, to, &attended);
		bool		broken = attended > absent; /* the word's last day was attended: its bit is higher */

		while (absent)
		{
			int			start = lowest_bit(absent);
			uint64_t	after = attended & bits_from(start);

			if (attended != after)
				run = 0;
			attended = after;
			run += count_bits(after ? absent & ~bits_from(lowest_bit(after)) : absent);
			if (run > longest)
				longest = run;
			absent = after ? absent & bits_from(lowest_bit(after)) : 0;
		}
		if (broken)
			run = 0;
	}
	return longest;
}

int
stored_current_streak(const uint8_t *stored, const AbsenceRule *rule, int32_t from, int32_t to)
{
	Opened		opened;
	int			run = 0;

	open_stored(stored, &opened);
	for (int w = opened.words - 1; w >= 0; w--)
	{
		uint64_t	attended;
		uint64_t	absent = streak_word(&opened, rule, w, from, to, &attended);

		if (attended)
			return run + count_bits(absent & bits_from(highest_bit(attended)));
		run += count_bits(absent);
	}
	return run;
}

/* Whether a rule judges at all yet */
static bool
rule_judges(const AbsenceRule *rule, const AbsenceCounts *counts, int taught)
{
	return counts->enrolled > 0 && counts->enrolled >= rule->min_enrolled &&
		2 * counts->enrolled - counts->absent_halves >= 2 * rule->min_attended &&
		counts->enrolled * 1000 >= rule->min_membership * taught;
}

bool
rule_flags(const AbsenceRule *rule, const AbsenceCounts *counts, int taught)
{
	int			have = counts->absent_halves * 1000;
	int			need = counts->enrolled * 2 * rule->rate;
	bool		by_rate = rule->rate > 0 && (rule->above ? have > need : have >= need);
	bool		by_days = rule->absent_days > 0 && counts->absent_halves >= 2 * rule->absent_days;

	return rule_judges(rule, counts, taught) && (rule->both ? by_rate && by_days : by_rate || by_days);
}

Tier
rule_tier(const AbsenceRule *rule, const AbsenceCounts *counts, int taught)
{
	int			tier = TIER_SATISFACTORY;

	if (!rule_judges(rule, counts, taught))
		return TIER_NONE;
	while (tier < TIER_SEVERE &&
		   counts->absent_halves * 1000 >= counts->enrolled * 2 * rule->tier[tier - TIER_SATISFACTORY])
		tier++;
	return (Tier) tier;
}

/* Weeks ---------------------------------------------------------------------------- */

/* The Monday at or before a day */
static int32_t
monday_of(int32_t day)
{
	int32_t		past = (day - MONDAY) % DAYS_A_WEEK;

	return day - (past < 0 ? past + DAYS_A_WEEK : past);
}

/* Bits set in a number of seven bits */
#define BITS2(n) n, n + 1, n + 1, n + 2
#define BITS4(n) BITS2(n), BITS2(n + 1), BITS2(n + 1), BITS2(n + 2)
#define BITS6(n) BITS4(n), BITS4(n + 1), BITS4(n + 1), BITS4(n + 2)
static const uint8_t week_days[1 << DAYS_A_WEEK] = {BITS6(0), BITS6(1)};

/* Seven days from an index, which may lie before the first */
static inline unsigned
week_bits(const uint64_t *words, int index)
{
	uint64_t	bits;

	if (index < 0)
		bits = words[0] << -index;
	else
	{
		bits = words[index / 64] >> index % 64;
		if (index % 64 > 64 - DAYS_A_WEEK && index / 64 + 1 < CALENDAR_WORDS)
			bits |= words[index / 64 + 1] << (64 - index % 64);
	}
	return (unsigned) (bits & 0x7f);
}

int
stored_weeks(const uint8_t *stored, const AbsenceRule *rule, int32_t from, int32_t to,
			 uint8_t levels[CALENDAR_MAX_WEEKS])
{
	uint64_t	days[CALENDAR_WORDS] = {0};
	uint64_t	whole[CALENDAR_WORDS] = {0};
	uint64_t	half[CALENDAR_WORDS] = {0};
	uint64_t	any_half = 0;
	int			first = -1;
	int			last = -1;
	int			weeks = 0;
	Opened		opened;

	open_stored(stored, &opened);
	for (int w = 0; w < opened.words; w++)
	{
		whole[w] = absent_word(&opened, rule, w, &half[w]);
		any_half |= half[w];
		days[w] = plane_word(&opened, PLANE_IN, w) &
			range_mask(w, (int64_t) from - opened.first, (int64_t) to - opened.first);
		if (days[w] == 0)
			continue;
		if (first < 0)
			first = w * 64 + lowest_bit(days[w]);
		last = w * 64 + highest_bit(days[w]);
	}
	if (first < 0)
		return 0;
	for (int i = monday_of(opened.first + first) - opened.first; i <= last; i += DAYS_A_WEEK)
	{
		unsigned	in = week_bits(days, i);
		unsigned	absent = in & week_bits(whole, i);
		unsigned	partly = any_half ? in & week_bits(half, i) : 0;
		int			halves = 2 * week_days[absent] + week_days[partly];
		int			all = 2 * week_days[in];

		levels[weeks++] = (uint8_t) (halves ? 1 + (7 * halves + all - 1) / all : in != 0);
	}
	return weeks;
}

/* Text ------------------------------------------------------------------------------- */

static const char status_letter[DAY_STATUSES] = {'P', 'T', 'E', 'U', 'R', 'I', 'S'};
static const char missed_mark[MISSED_LEVELS] = {'_', '<', '=', '>', '*'};

/* Civil date of a day (H. Hinnant, "chrono-compatible low-level date algorithms") */
static void
civil_of_day(int32_t day, int *year, int *month, int *mday)
{
	int32_t		z = day + 730425;	/* days from 0000-03-01 */
	int32_t		era = (z >= 0 ? z : z - 146096) / 146097;
	int32_t		doe = z - era * 146097;
	int32_t		yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int32_t		doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int32_t		mp = (5 * doy + 2) / 153;

	*mday = doy - (153 * mp + 2) / 5 + 1;
	*month = mp < 10 ? mp + 3 : mp - 9;
	*year = yoe + era * 400 + (*month <= 2);
}

static int32_t
day_of_civil(int year, int month, int mday)
{
	int32_t		y = month <= 2 ? year - 1 : year;
	int32_t		era = (y >= 0 ? y : y - 399) / 400;
	int32_t		yoe = y - era * 400;
	int32_t		doy = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + mday - 1;

	return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 730425;
}

/* Write a number with leading zeros; returns where it ends */
static char *
put_number(char *to, int number, int digits)
{
	for (int i = digits - 1; i >= 0; i--, number /= 10)
		to[i] = (char) ('0' + number % 10);
	return to + digits;
}

/* Write a run of equal days; strength is theirs, as STRENGTH() */
static char *
put_run(char *to, int length, unsigned strength)
{
	DayStatus	status = (DayStatus) (strength & 7);

	if (length > 1)
		to = put_number(to, length, length > 99 ? 3 : length > 9 ? 2 : 1);
	if (strength == 0)
	{
		*to++ = '.';
		return to;
	}
	*to++ = status_letter[status];
	for (int m = 0; m < MISSED_LEVELS; m++)
	{
		if (STRENGTH(status, m) == strength && missed_by_status(status) != (DayMissed) m)
			*to++ = missed_mark[m];
	}
	return to;
}

size_t
calendar_text(const Calendar *calendar, char text[CALENDAR_MAX_TEXT])
{
	int			at = first_index(calendar);
	int			last = last_index(calendar);
	char	   *to = text;
	int			year;
	int			month;
	int			mday;

	if (at < 0)
	{
		memcpy(text, "empty", 6);
		return 5;
	}
	civil_of_day(calendar->first + at, &year, &month, &mday);
	to = put_number(to, year, 4);
	*to++ = '-';
	to = put_number(to, month, 2);
	*to++ = '-';
	to = put_number(to, mday, 2);
	*to++ = ':';
	while (at <= last)
	{
		unsigned	strength = strength_at(calendar, at);
		int			length = 1;

		while (at + length <= last && strength_at(calendar, at + length) == strength)
			length++;
		to = put_run(to, length, strength);
		at += length;
	}
	*to = '\0';
	return (size_t) (to - text);
}

/* Read exactly so many digits; false where there aren't */
static bool
get_digits(const char **at, int digits, int *number)
{
	*number = 0;
	for (int i = 0; i < digits; i++, (*at)++)
	{
		if (**at < '0' || **at > '9')
			return false;
		*number = *number * 10 + (**at - '0');
	}
	return true;
}

/* Read a character; false where it is another */
static bool
get_char(const char **at, char c)
{
	if (**at != c)
		return false;
	(*at)++;
	return true;
}

/* Read "2021-08-23:" */
static CalendarResult
get_first(const char **at, int32_t *day)
{
	int			year;
	int			month;
	int			mday;
	int			check[3];

	if (!get_digits(at, 4, &year) || !get_char(at, '-') || !get_digits(at, 2, &month) || !get_char(at, '-') ||
		!get_digits(at, 2, &mday) || !get_char(at, ':'))
		return CALENDAR_BAD_SYNTAX;
	if (year < 1 || month < 1 || month > 12 || mday < 1)
		return CALENDAR_BAD_DATE;
	*day = day_of_civil(year, month, mday);
	civil_of_day(*day, &check[0], &check[1], &check[2]);
	return check[0] == year && check[1] == month && check[2] == mday ? CALENDAR_OK : CALENDAR_BAD_DATE;
}

/* Read a run's length, 1 where it has none */
static bool
get_length(const char **at, int *length)
{
	*length = 1;
	if (**at < '0' || **at > '9')
		return true;
	*length = 0;
	for (; **at >= '0' && **at <= '9'; (*at)++)
	{
		*length = *length * 10 + (**at - '0');
		if (*length > CALENDAR_MAX_DAYS)
			return false;
	}
	return *length > 0;
}

/* The place of a character in a list; -1 where it isn't there */
static int
place_of(char c, const char *list, int length)
{
	for (int i = 0; i < length; i++)
	{
		if (list[i] == c)
			return i;
	}
	return -1;
}

/* Read a run and enter its days */
static CalendarResult
get_run(const char **at, Calendar *calendar, int32_t *day)
{
	CalendarResult result = CALENDAR_OK;
	int			length;
	int			status;
	int			missed;

	if (!get_length(at, &length))
		return CALENDAR_BAD_SYNTAX;
	if (*day > CALENDAR_MAX_DAY)
		return CALENDAR_BAD_DATE;
	if (get_char(at, '.'))
	{
		*day += length;
		return CALENDAR_OK;
	}
	status = place_of(**at, status_letter, DAY_STATUSES);
	if (status < 0)
		return CALENDAR_BAD_SYNTAX;
	(*at)++;
	missed = place_of(**at, missed_mark, MISSED_LEVELS);
	if (missed < 0)
		missed = (int) missed_by_status((DayStatus) status);
	else
		(*at)++;
	while (length-- > 0 && result == CALENDAR_OK)
		result = calendar_enter(calendar, (*day)++, (DayStatus) status, (DayMissed) missed);
	return result;
}

CalendarResult
calendar_parse(const char *text, Calendar *calendar, const char **at)
{
	CalendarResult result;
	int32_t		day;

	memset(calendar, 0, sizeof(*calendar));
	*at = text;
	if (strcmp(text, "empty") == 0)
		return CALENDAR_OK;
	result = get_first(at, &day);
	if (result == CALENDAR_OK && **at == '\0')
		return CALENDAR_BAD_SYNTAX;
	while (result == CALENDAR_OK && **at != '\0')
		result = get_run(at, calendar, &day);
	return result;
}
