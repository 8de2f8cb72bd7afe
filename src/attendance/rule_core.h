/*
 * rule_core.h
 *
 * Absence definitions, compiled, and what they count in a stored calendar.
 * It isn't unpacked for that.
 */
#ifndef MINIBOT_RULE_CORE_H
#define MINIBOT_RULE_CORE_H

#include "attendance/calendar_core.h"

/* Which days are absences, of a rule */
typedef enum
{
	ABSENT_FROM_HALF,			/* half of the day or more */
	ABSENT_OVER_HALF,			/* more than half */
	ABSENT_WHOLE,				/* all of it */
	ABSENT_ANY,					/* any part */
	ABSENT_HALF_DAYS			/* half a day for half or more, a day for all */
}			DayRule;

#define DAY_RULES 5

/*
 * An absence definition, compiled.  Shares are per mille; what a rule doesn't
 * ask for is 0.
 */
typedef struct
{
	uint8_t		day_rule;		/* DayRule */
	uint8_t		always;			/* bit s: days of DayStatus s count whole */
	uint8_t		never;			/* bit s: days of DayStatus s never count */
	uint8_t		above;			/* rate has to be above its threshold, not at it */
	uint8_t		both;			/* rate and absent_days both, not either */
	uint16_t	rate;			/* absences per 1,000 days enrolled */
	uint16_t	absent_days;	/* so many absences */
	uint16_t	min_enrolled;	/* judged from so many days enrolled on */
	uint16_t	min_attended;	/* and so many attended */
	uint16_t	min_membership; /* and enrolled so much of the days taught */
	uint16_t	tier[3];		/* rates at which at_risk, moderate, severe begin */
} AbsenceRule;

/* What a rule counts */
typedef struct
{
	int			enrolled;
	int			absent_halves;	/* absences, in half days */
} AbsenceCounts;

/* Numbered so that a worse tier is greater */
typedef enum
{
	TIER_NONE,					/* not judged yet */
	TIER_SATISFACTORY,
	TIER_AT_RISK,
	TIER_MODERATE,
	TIER_SEVERE
} Tier;

/* The rule of most states, and of CEDS 002022: half of the day or more. */
extern const AbsenceRule federal_day_rule;

/* Whether a compiled rule makes sense. */
extern bool rule_is_valid(const AbsenceRule *rule);

/* Count days from..to. */
extern AbsenceCounts stored_counts(const uint8_t *stored, const AbsenceRule *rule, int32_t from, int32_t to);

/*
 * Add every student's days to a tally: halves of an absence and days enrolled,
 * of day first + i in place i.  Days from..to that lie in it are added.
 */
#define TALLY_DAYS 400			/* a school year, from any day of July on */
typedef struct
{
	int32_t		first;
	int32_t		enrolled[TALLY_DAYS];
	int32_t		absent_halves[TALLY_DAYS];
} DayTally;

extern void stored_tally(const uint8_t *stored, const AbsenceRule *rule, int32_t from, int32_t to, DayTally *tally);

/* Longest run of absences, and the one that ends with the last day, from..to; days out of the calendar don't end it. */
extern int	stored_longest_streak(const uint8_t *stored, const AbsenceRule *rule, int32_t from, int32_t to);
extern int	stored_current_streak(const uint8_t *stored, const AbsenceRule *rule, int32_t from, int32_t to);

/* Whether a rule flags these counts; taught is the days its school taught. */
extern bool rule_flags(const AbsenceRule *rule, const AbsenceCounts *counts, int taught);
extern Tier rule_tier(const AbsenceRule *rule, const AbsenceCounts *counts, int taught);

/*
 * One level a week (Monday to Sunday) from the first day to the last, from..to:
 * 0 no day, 1 none absent, up to 8 all absent.  Returns the number of weeks.
 */
#define CALENDAR_MAX_WEEKS (CALENDAR_MAX_DAYS / 7 + 2)
extern int	stored_weeks(const uint8_t *stored, const AbsenceRule *rule, int32_t from, int32_t to,
						 uint8_t levels[CALENDAR_MAX_WEEKS]);

#endif							/* MINIBOT_RULE_CORE_H */
