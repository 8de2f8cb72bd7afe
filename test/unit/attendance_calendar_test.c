/*
 * attendance_calendar_test.c
 *
 * The calendar's bits, against a plain array of days that does the same slowly.
 */
#include <stdlib.h>
#include <string.h>

#include "attendance/calendar_core.h"
#include "attendance/calendar_text_core.h"
#include "attendance/register_core.h"
#include "attendance/rule_core.h"
#include "attendance/stored_core.h"
#include "attendance/projection_core.h"
#include "unit.h"

#include <math.h>

/* A day of the slow calendar: -1 where it isn't in it */
typedef struct
{
	int			status[800];
	int			missed[800];
} Slow;

static void
slow_clear(Slow *slow)
{
	for (int i = 0; i < 800; i++)
		slow->status[i] = -1;
}

/* The stronger of two entries stays */
static void
slow_enter(Slow *slow, int i, int status, int missed)
{
	if (slow->status[i] < 0 || missed > slow->missed[i] || (missed == slow->missed[i] && status > slow->status[i]))
	{
		slow->status[i] = status;
		slow->missed[i] = missed;
	}
}

/* Halves of an absence that a day is */
static int
slow_halves(const Slow *slow, int i, const AbsenceRule *rule)
{
	int			missed = slow->missed[i];

	if (rule->always & (1 << slow->status[i]))
		return 2;
	if (rule->never & (1 << slow->status[i]))
		return 0;
	switch (rule->day_rule)
	{
		case ABSENT_FROM_HALF:
			return missed >= MISSED_HALF ? 2 : 0;
		case ABSENT_OVER_HALF:
			return missed > MISSED_HALF ? 2 : 0;
		case ABSENT_WHOLE:
			return missed == MISSED_ALL ? 2 : 0;
		case ABSENT_ANY:
			return missed > MISSED_NONE ? 2 : 0;
		default:
			return missed == MISSED_ALL ? 2 : missed >= MISSED_HALF ? 1 : 0;
	}
}

#define BASE 7900

/* Compare what both say of days from..to under a rule */
static int
same_answers(const uint8_t *stored, const Slow *slow, const AbsenceRule *rule, int from, int to)
{
	AbsenceCounts counts = stored_counts(stored, rule, BASE + from, BASE + to);
	int			enrolled = 0;
	int			halves = 0;
	int			run = 0;
	int			longest = 0;
	int			tardy = 0;

	for (int i = from; i <= to; i++)
	{
		if (slow->status[i] < 0)
			continue;
		enrolled++;
		tardy += slow->status[i] == DAY_TARDY;
		halves += slow_halves(slow, i, rule);
		run = slow_halves(slow, i, rule) ? run + 1 : 0;
		if (run > longest)
			longest = run;
	}
	return counts.enrolled == enrolled && counts.absent_halves == halves &&
		stored_enrolled(stored, BASE + from, BASE + to) == enrolled &&
		stored_longest_streak(stored, rule, BASE + from, BASE + to) == longest &&
		stored_current_streak(stored, rule, BASE + from, BASE + to) == run &&
		stored_status_days(stored, DAY_TARDY, false, BASE + from, BASE + to) == tardy;
}

/* Whether a tally of one student from "from" on has what the slow calendar has, wherever the tally begins */
static int
same_tally(const uint8_t *stored, const Slow *slow, const AbsenceRule *rule, int from, int to)
{
	static DayTally tally;
	int			begin = rand() % 300;

	memset(&tally, 0, sizeof(tally));
	tally.first = BASE + begin;
	stored_tally(stored, rule, BASE + from, BASE + to, &tally);
	stored_tally(stored, rule, BASE + from, BASE + to, &tally);
	for (int i = 0; i < TALLY_DAYS; i++)
	{
		int			day = begin + i;
		bool		in = day < 800 && day >= from && day <= to && slow->status[day] >= 0;

		if (tally.enrolled[i] != (in ? 2 : 0) ||
			tally.absent_halves[i] != (in ? 2 * slow_halves(slow, day, rule) : 0))
			return 0;
	}
	return 1;
}

/* Whether every day is the same in both */
static int
same_days(const Calendar *calendar, const Slow *slow)
{
	for (int i = 0; i < 800; i++)
	{
		DayStatus	status;
		DayMissed	missed;
		bool		in = calendar_day(calendar, BASE + i, &status, &missed);

		if (in != (slow->status[i] >= 0) ||
			(in && ((int) status != slow->status[i] || (int) missed != slow->missed[i])))
			return 0;
	}
	return 1;
}

/* A calendar of random days within a stretch, in all three makings */
static void
random_days(Calendar *calendar, Slow *slow, int start, int length, int n)
{
	Register	entered = {0};
	bool		all_entered = true;

	memset(calendar, 0, sizeof(*calendar));
	slow_clear(slow);
	for (int k = 0; k < n; k++)
	{
		int			i = start + rand() % length;
		DayStatus	status = (DayStatus) (rand() % DAY_STATUSES);
		DayMissed	missed = (DayMissed) (rand() % 3 ? missed_by_status(status) : (DayMissed) (rand() % MISSED_LEVELS));

		all_entered &= calendar_enter(calendar, BASE + i, status, missed) == CALENDAR_OK &&
			register_enter(&entered, BASE + i, day_strength(status, missed)) == CALENDAR_OK;
		slow_enter(slow, i, status, missed);
	}
	CHECK(all_entered && same_days(calendar, slow));
	{
		uint8_t		a[CALENDAR_MAX_SIZE];
		uint8_t		b[CALENDAR_MAX_SIZE];
		Calendar	copy = *calendar;
		Calendar	other;
		size_t		size = calendar_write(&copy, a);

		register_calendar(&entered, &other);
		CHECK(calendar_write(&other, b) == size && memcmp(a, b, size) == 0);
		CHECK(calendar_check(a, size) == NULL);
	}
}

/* Merge either way round, keep, remove and clip, against the slow one, which sa becomes by it */
static void
check_together(const Calendar *a, Slow *sa, const Calendar *b, const Slow *sb)
{
	Calendar	ab = *a;
	Calendar	ba = *b;
	Calendar	kept = *a;
	Calendar	removed = *a;
	Calendar	clipped = *a;
	uint8_t		stored[CALENDAR_MAX_SIZE];
	uint8_t		other[CALENDAR_MAX_SIZE];
	size_t		size;
	bool		as_expected = true;

	CHECK(calendar_merge(&ab, b) == CALENDAR_OK && calendar_merge(&ba, a) == CALENDAR_OK);
	size = calendar_write(&ab, stored);
	CHECK(calendar_check(stored, size) == NULL);
	CHECK(calendar_write(&ba, other) == size && memcmp(stored, other, size) == 0);
	calendar_keep(&kept, b);
	calendar_remove(&removed, b);
	calendar_clip(&clipped, BASE + 60, BASE + 200);
	for (int i = 0; i < 800; i++)
	{
		DayStatus	status;
		DayMissed	missed;
		bool		in_a = sa->status[i] >= 0;
		bool		in_b = sb->status[i] >= 0;

		as_expected &= calendar_day(&kept, BASE + i, &status, &missed) == (in_a && in_b) &&
			calendar_day(&removed, BASE + i, &status, &missed) == (in_a && !in_b) &&
			calendar_day(&clipped, BASE + i, &status, &missed) == (in_a && i >= 60 && i <= 200);
		if (in_b)
			slow_enter(sa, i, sb->status[i], sb->missed[i]);
	}
	CHECK(as_expected);
	CHECK(same_days(&ab, sa));
}

static void
test_against_slow(void)
{
	for (int trial = 0; trial < 400; trial++)
	{
		Calendar	a;
		Calendar	b;
		Slow		sa;
		Slow		sb;
		uint8_t		stored[CALENDAR_MAX_SIZE];
		char		text[CALENDAR_MAX_TEXT];
		const char *at;
		AbsenceRule rule = {.day_rule = (uint8_t) (rand() % DAY_RULES), .rate = 100};
		int			from = rand() % 400;

		if (trial % 2)
			rule.always = (uint8_t) (1 << rand() % DAY_STATUSES);
		if (trial % 3 == 0)
			rule.never = (uint8_t) ((1 << rand() % DAY_STATUSES) & ~rule.always);
		random_days(&a, &sa, 20 + rand() % 60, 1 + rand() % 290, rand() % 300);
		random_days(&b, &sb, 20 + rand() % 60, 1 + rand() % 290, rand() % 300);
		calendar_write(&a, stored);
		CHECK(same_answers(stored, &sa, &rule, 0, 799));
		CHECK(same_answers(stored, &sa, &rule, from, from + rand() % 300));
		CHECK(same_tally(stored, &sa, &rule, 0, 799));
		CHECK(same_tally(stored, &sa, &rule, from, from + rand() % 300));
		/* text and back */
		CHECK(calendar_text(&a, text) < CALENDAR_MAX_TEXT);
		CHECK(calendar_parse(text, &b, &at) == CALENDAR_OK && same_days(&b, &sa));
		random_days(&b, &sb, 20 + rand() % 60, 1 + rand() % 290, rand() % 300);
		check_together(&a, &sa, &b, &sb);
	}
}

static void
test_limits(void)
{
	Calendar	calendar = {0};
	DayMissed	missed;

	CHECK(calendar_enter(&calendar, BASE, DAY_PRESENT, MISSED_NONE) == CALENDAR_OK);
	CHECK(calendar_enter(&calendar, BASE + 376, DAY_PRESENT, MISSED_NONE) == CALENDAR_OK);
	CHECK(calendar_enter(&calendar, BASE + 384, DAY_PRESENT, MISSED_NONE) == CALENDAR_TOO_LONG);
	CHECK(calendar_enter(&calendar, BASE - 16, DAY_PRESENT, MISSED_NONE) == CALENDAR_TOO_LONG);
	CHECK(calendar_enter(&calendar, CALENDAR_MAX_DAY + 1, DAY_PRESENT, MISSED_NONE) == CALENDAR_BAD_DATE);
	CHECK(calendar_enter(&calendar, CALENDAR_MIN_DAY - 1, DAY_PRESENT, MISSED_NONE) == CALENDAR_BAD_DATE);
	CHECK(calendar_enter(&calendar, INT32_MIN, DAY_PRESENT, MISSED_NONE) == CALENDAR_BAD_DATE);
	CHECK(missed_level(0.5f, &missed) && missed == MISSED_HALF);
	CHECK(missed_level(0.49999f, &missed) && missed == MISSED_UNDER_HALF);
	CHECK(missed_level(0.50001f, &missed) && missed == MISSED_OVER_HALF);
	CHECK(missed_level(1, &missed) && missed == MISSED_ALL);
	CHECK(!missed_level(1.001f, &missed) && !missed_level(-0.001f, &missed) && !missed_level(NAN, &missed));
}

/* 10 % is 17 of 170, whole numbers all through */
static void
test_rule_boundaries(void)
{
	AbsenceRule rule = {.rate = 100, .tier = {50, 100, 200}};

	for (int enrolled = 1; enrolled <= 384; enrolled++)
	{
		bool		exact = true;

		for (int absent = 0; absent <= enrolled; absent++)
		{
			AbsenceCounts counts = {enrolled, 2 * absent};
			Tier		tier = absent * 20 < enrolled ? TIER_SATISFACTORY : absent * 10 < enrolled ? TIER_AT_RISK :
				absent * 5 < enrolled ? TIER_MODERATE : TIER_SEVERE;

			rule.above = 0;
			exact &= rule_flags(&rule, &counts, 0) == (absent * 10 >= enrolled) && rule_tier(&rule, &counts, 0) == tier;
			rule.above = 1;
			exact &= rule_flags(&rule, &counts, 0) == (absent * 10 > enrolled);
		}
		CHECK(exact);
	}
}

/* Known values: with alpha = beta = 1 every number is as likely; and others worked out exactly */
static void
test_probability(void)
{
	for (int k = 0; k <= 11; k++)
		CHECK(fabs(beta_binomial_at_least(k, 10, 1, 1) - (11.0 - k) / 11) < 1e-12);
	/* P(X >= 1) of BetaBinomial(2, 2, 3): 1 - B(2,5)/B(2,3) = 1 - (1/30)/(1/12) = 0.6 */
	CHECK(fabs(beta_binomial_at_least(1, 2, 2, 3) - 0.6) < 1e-12);
	/* P(X = 2) = B(4,3)/B(2,3) = (1/60)/(1/12) = 0.2 */
	CHECK(fabs(beta_binomial_at_least(2, 2, 2, 3) - 0.2) < 1e-12);
	/* both sides of the middle add up to one, far from it too */
	for (int k = 1; k <= 180; k++)
	{
		double		up = beta_binomial_at_least(k, 180, 3.5, 40);
		double		mirrored = beta_binomial_at_least(181 - k, 180, 40, 3.5);

		CHECK(fabs(up + mirrored - 1) < 1e-9);
		CHECK(up >= 0 && up <= 1 && up <= beta_binomial_at_least(k - 1, 180, 3.5, 40) + 1e-12);
	}
	CHECK(beta_binomial_at_least(0, 0, 1, 1) == 1 && beta_binomial_at_least(1, 0, 1, 1) == 0);
	CHECK(beta_binomial_at_least(150, 180, 0.002, 500) < 1e-6);
}

/* A stored calendar with any one byte changed is refused or is another canonical calendar */
static void
test_damage(void)
{
	const char *at;
	Calendar	calendar;
	uint8_t		stored[CALENDAR_MAX_SIZE];
	size_t		size;

	CHECK(calendar_parse("2021-08-23:5P2.3PEU<S=20.R>T", &calendar, &at) == CALENDAR_OK);
	size = calendar_write(&calendar, stored);
	CHECK(calendar_check(stored, size) == NULL);
	for (size_t cut = 0; cut < size; cut++)
		CHECK(calendar_check(stored, cut) != NULL);
	for (size_t i = 0; i < size; i++)
	{
		for (int bit = 0; bit < 8; bit++)
		{
			uint8_t		damaged[CALENDAR_MAX_SIZE];
			uint8_t		again[CALENDAR_MAX_SIZE];

			memcpy(damaged, stored, size);
			damaged[i] ^= (uint8_t) (1 << bit);
			if (calendar_check(damaged, size) != NULL)
				continue;
			calendar_read(damaged, &calendar);
			CHECK(calendar_write(&calendar, again) == size && memcmp(again, damaged, size) == 0);
		}
	}
}

/* The stored bytes are the same on every machine: a dump of one is read by another */
static void
test_bytes(void)
{
	/* 2021-08-23 is day 7905, bit 1 after day 7904 (0x1EE0); planes 0, 1, 2, 3 and 6 of one word each */
	static const uint8_t golden[] = {
		0xE0, 0x1E, 0, 0, 0x4F, 1, 0, 0,
		0x0E, 0, 0, 0, 0, 0, 0, 0, 0x0C, 0, 0, 0, 0, 0, 0, 0, 0x0C, 0, 0, 0, 0, 0, 0, 0,
		0x04, 0, 0, 0, 0, 0, 0, 0, 0x08, 0, 0, 0, 0, 0, 0, 0
	};
	const char *at;
	char		text[CALENDAR_MAX_TEXT];
	Calendar	calendar;
	uint8_t		stored[CALENDAR_MAX_SIZE];

	CHECK(calendar_parse("2021-08-23:PUT=", &calendar, &at) == CALENDAR_OK);
	CHECK(calendar_write(&calendar, stored) == sizeof(golden) && memcmp(stored, golden, sizeof(golden)) == 0);
	CHECK(calendar_check(golden, sizeof(golden)) == NULL);
	calendar_read(golden, &calendar);
	calendar_text(&calendar, text);
	CHECK(strcmp(text, "2021-08-23:PUT=") == 0);
}

int
main(void)
{
	srand(20210823);
	test_against_slow();
	test_limits();
	test_rule_boundaries();
	test_probability();
	test_damage();
	test_bytes();
	return unit_end("attendance_calendar");
}
