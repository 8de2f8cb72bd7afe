/*
 * calendar_core.h
 *
 * One student's days as bit planes: pure C, no allocation, no globals.
 *
 * A day in the calendar has a status and says how much of it was missed; a
 * day on which the student was not enrolled, or on which there was no school,
 * is simply not in it.  Days count from 2000-01-01, as PostgreSQL's dates do.
 *
 * Stored form, little-endian whatever the machine:
 *
 *	0	int32	first day, a multiple of 8
 *	4	uint8	planes that are stored: bit p for plane p
 *	5	uint8	words in each plane, 0 to CALENDAR_WORDS
 *	6	uint16	zero
 *	8	uint64	the stored planes, in order; day first + i is bit i
 *
 * Canonical, so that equal calendars are equal bytes: the first byte and the
 * last word of plane IN are not zero, a plane without a bit is not stored, and
 * the empty calendar is eight zero bytes.
 *
 * The planes: IN (in the calendar), HALF (missed half of it or more), two that
 * say how much exactly and are empty where days are missed whole or not at
 * all, and three that hold the status.  So a usual year of 300 days takes four
 * planes of five words, 168 bytes, and what nearly every rule asks for, days
 * enrolled and days absent, is one population count each.
 */
#ifndef MINIBOT_CALENDAR_CORE_H
#define MINIBOT_CALENDAR_CORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A school year with its leap day, and the days before an aligned start */
#define CALENDAR_WORDS 6
#define CALENDAR_MAX_DAYS (CALENDAR_WORDS * 64)
#define CALENDAR_HEADER 8

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

#define CALENDAR_MAX_SIZE (CALENDAR_HEADER + PLANES * CALENDAR_WORDS * 8)

/* Text of the longest: a letter, a mark and a dot at most for each day */
#define CALENDAR_MAX_TEXT (16 + 2 * CALENDAR_MAX_DAYS)

/* A calendar unpacked: words past "words" are zero */
typedef struct
{
	int32_t		first;			/* multiple of 8; meaningless while words is 0 */
	int32_t		words;
	uint64_t	plane[PLANES][CALENDAR_WORDS];
} Calendar;

/*
 * A calendar in the making, a byte a day, for aggregates: rows mostly arrive
 * day by day, each for another student than the row before, so that what counts
 * is how little memory an entry touches.  A greater byte is a stronger entry,
 * 0 is a day that isn't in the calendar.
 */
typedef struct
{
	int32_t		first;			/* multiple of 8; meaningless while last is 0 */
	int32_t		last;			/* no entry is at this index or after it */
	uint8_t		day[CALENDAR_MAX_DAYS];
} Register;

/* Which days are absences, of a rule */
typedef enum
{
	ABSENT_FROM_HALF,			/* half of the day or more */
	ABSENT_OVER_HALF,			/* more than half */
	ABSENT_WHOLE,				/* all of it */
	ABSENT_ANY,					/* any part */
	ABSENT_HALF_DAYS			/* half a day for half or more, a day for all */
} DayRule;

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

typedef enum
{
	CALENDAR_OK,
	CALENDAR_TOO_LONG,			/* spans more than CALENDAR_MAX_DAYS */
	CALENDAR_BAD_SYNTAX,
	CALENDAR_BAD_DATE
} CalendarResult;

/* What is wrong with a stored calendar; NULL where it is canonical. */
extern const char *calendar_check(const uint8_t *stored, size_t size);

/* Unpack a stored calendar that calendar_check() passed. */
extern void calendar_read(const uint8_t *stored, Calendar *calendar);

/* Make a calendar canonical, write it, and return its size. */
extern size_t calendar_write(Calendar *calendar, uint8_t stored[CALENDAR_MAX_SIZE]);

/* The level a share missed falls in; false where it is no share. */
extern bool missed_level(float missed, DayMissed *level);

/* What a status misses where nothing else says so. */
extern DayMissed missed_by_status(DayStatus status);

/* Enter a day; of two entries for it the stronger stays. */
extern CalendarResult calendar_enter(Calendar *calendar, int32_t day, DayStatus status, DayMissed missed);

/* The same for a register; strength is day_strength()'s. */
extern uint8_t day_strength(DayStatus status, DayMissed missed);
extern CalendarResult register_enter(Register *into, int32_t day, uint8_t strength);

/* Begin an empty register at a day, so that the days after it are where they can be known. */
extern void register_begin(Register *into, int32_t first);

/* Enter all days of a calendar; make the calendar of a register. */
extern CalendarResult register_merge(Register *into, const Calendar *from);
extern void register_calendar(const Register *from, Calendar *calendar);

/* Status and share missed of a day; false where it isn't in the calendar. */
extern bool calendar_day(const Calendar *calendar, int32_t day, DayStatus *status, DayMissed *missed);

/* Enter all days of another calendar. */
extern CalendarResult calendar_merge(Calendar *into, const Calendar *from);

/* Keep only the days from..to; the days that another calendar has, or hasn't. */
extern void calendar_clip(Calendar *calendar, int32_t from, int32_t to);
extern void calendar_keep(Calendar *calendar, const Calendar *days);
extern void calendar_remove(Calendar *calendar, const Calendar *days);

/* First and last day; false where it is empty. */
extern bool calendar_bounds(const Calendar *calendar, int32_t *first, int32_t *last);

/* The rule of most states, and of CEDS 002022: half of the day or more. */
extern const AbsenceRule federal_day_rule;

/* Whether a compiled rule makes sense. */
extern bool rule_is_valid(const AbsenceRule *rule);

/* Count days from..to; a stored calendar isn't unpacked for it. */
extern AbsenceCounts stored_counts(const uint8_t *stored, const AbsenceRule *rule, int32_t from, int32_t to);
extern int	stored_enrolled(const uint8_t *stored, int32_t from, int32_t to);
extern int	stored_first_day(const uint8_t *stored, int32_t none);

/* Days with a status; where "absent", only those missed by half or more. */
extern int	stored_status_days(const uint8_t *stored, DayStatus status, bool absent, int32_t from, int32_t to);

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

/*
 * Text: "2021-08-23:5P2.3PEU<" or "empty".  After the first day, a run for each
 * stretch of equal days: its length where above one, a letter (P present,
 * T tardy, R remote, E excused, U unexcused, S suspended, I in-school
 * suspension, "." not in the calendar), and how much was missed where it isn't
 * what the status says: "_" none, "<" under half, "=" half, ">" over half,
 * "*" all.
 */
extern size_t calendar_text(const Calendar *calendar, char text[CALENDAR_MAX_TEXT]);

/* Parse it; on failure *at is the place in text. */
extern CalendarResult calendar_parse(const char *text, Calendar *calendar, const char **at);

#endif							/* MINIBOT_CALENDAR_CORE_H */
