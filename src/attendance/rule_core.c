/*
 * rule_core.c
 *
 * What a rule says of a stored calendar; see rule_core.h.
 */
#include "attendance/rule_core.h"

#include "attendance/opened_core.h"

#define DAYS_A_WEEK 7
#define MONDAY 2				/* 2000-01-03, in days from 2000-01-01 */

const AbsenceRule federal_day_rule = {.day_rule = ABSENT_FROM_HALF};

bool
rule_is_valid(const AbsenceRule *rule)
{
	const int	statuses = 1 << DAY_STATUSES;

	return rule->day_rule < DAY_RULES && rule->always < statuses && rule->never < statuses &&
		(rule->always & rule->never) == 0 && rule->above <= 1 && rule->both <= 1 && rule->rate <= 1000 &&
		(rule->rate > 0 || rule->absent_days > 0) && rule->min_membership <= 1000 &&
		rule->tier[0] <= rule->tier[1] && rule->tier[1] <= rule->tier[2];
}

/* The days of word w whose status is one of a set */
static inline uint64_t
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
