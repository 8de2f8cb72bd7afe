/*
 * risk.c
 *
 * What an absence definition says of a calendar.  A definition is compiled
 * once a query (compile_rule) and judged in a population count or two, one
 * function for each column of student_risk, so that a query pays for those it
 * reads.
 */
#include "postgres.h"

#include <math.h>

#include "catalog/pg_type.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/numeric.h"

#include "attendance/calendar.h"
#include "attendance/projection_core.h"
#include "attendance/risk.h"
#include "compat.h"

/* The names of DayRule, as absence_definition.day_rule has them */
static const char *const day_rule_name[DAY_RULES] = {"half", "over_half", "whole", "any", "half_days"};

const AbsenceRule *
RuleOfArg(Datum datum, AbsenceRule *rule)
{
	bytea	   *compiled = DatumGetByteaPP(datum);

	if (VARSIZE_ANY_EXHDR(compiled) == sizeof(AbsenceRule))
		memcpy(rule, VARDATA_ANY(compiled), sizeof(AbsenceRule));
	if (VARSIZE_ANY_EXHDR(compiled) != sizeof(AbsenceRule) || !rule_is_valid(rule))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("not a compiled absence definition")));
	return rule;
}

/* A number of per mille or days, 0 for NULL */
static uint16_t
NumberOfArg(FunctionCallInfo fcinfo, int arg, const char *name, int max)
{
	int			value = PG_ARGISNULL(arg) ? 0 : PG_GETARG_INT32(arg);

	if (value < 0 || value > max)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("%s of an absence definition is out of range: %d", name, value),
				 errdetail("It lies between 0 and %d.", max)));
	return (uint16_t) value;
}

/* A set of statuses as bits */
static uint8_t
StatusesOfArg(FunctionCallInfo fcinfo, int arg)
{
	ArrayType  *array = PG_GETARG_ARRAYTYPE_P(arg);
	StatusCache cache = {{InvalidOid}};
	Datum	   *value;
	bool	   *is_null;
	int			count;
	int			statuses = 0;

	deconstruct_array(array, ARR_ELEMTYPE(array), sizeof(Oid), true, TYPALIGN_INT, &value, &is_null, &count);
	for (int i = 0; i < count; i++)
	{
		if (!is_null[i])
			statuses |= 1 << StatusOfEnum(&cache, ARR_ELEMTYPE(array), DatumGetObjectId(value[i]));
	}
	return (uint8_t) statuses;
}

/* A day rule by its name */
static uint8_t
DayRuleOfArg(FunctionCallInfo fcinfo, int arg)
{
	char	   *name = text_to_cstring(PG_GETARG_TEXT_PP(arg));

	for (int i = 0; i < DAY_RULES; i++)
	{
		if (strcmp(name, day_rule_name[i]) == 0)
			return (uint8_t) i;
	}
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("unknown day rule \"%s\"", name),
			 errhint("Day rules are half, over_half, whole, any and half_days.")));
}

/* The three rates at which tiers begin */
static void
TiersOfArg(FunctionCallInfo fcinfo, int arg, AbsenceRule *rule)
{
	Datum	   *value;
	bool	   *is_null;
	int			count;

	deconstruct_array(PG_GETARG_ARRAYTYPE_P(arg), INT4OID, sizeof(int32), true, TYPALIGN_INT,
					  &value, &is_null, &count);
	for (int i = 0; i < count && count == lengthof(rule->tier); i++)
	{
		if (is_null[i] || DatumGetInt32(value[i]) < 0 || DatumGetInt32(value[i]) > 1000)
			count = 0;
		else
			rule->tier[i] = (uint16_t) DatumGetInt32(value[i]);
	}
	if (count != lengthof(rule->tier))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("tiers of an absence definition are three rates per mille")));
}

PG_FUNCTION_INFO_V1(minibot_compile_rule);

/*
 * compile_rule(rate, above, absent_days, both, min_enrolled, min_attended,
 * min_membership, day_rule, always, never, tiers)
 */
Datum
minibot_compile_rule(PG_FUNCTION_ARGS)
{
	AbsenceRule rule = {0};
	bytea	   *result;

	for (int arg = 7; arg <= 10; arg++)
	{
		if (PG_ARGISNULL(arg))
			PG_RETURN_NULL();
	}
	rule.rate = NumberOfArg(fcinfo, 0, "rate", 1000);
	rule.above = !PG_ARGISNULL(1) && PG_GETARG_BOOL(1);
	rule.absent_days = NumberOfArg(fcinfo, 2, "number of absences", CALENDAR_MAX_DAYS);
	rule.both = !PG_ARGISNULL(3) && PG_GETARG_BOOL(3);
	rule.min_enrolled = NumberOfArg(fcinfo, 4, "minimum of days enrolled", CALENDAR_MAX_DAYS);
	rule.min_attended = NumberOfArg(fcinfo, 5, "minimum of days attended", CALENDAR_MAX_DAYS);
	rule.min_membership = NumberOfArg(fcinfo, 6, "minimum membership", 1000);
	rule.day_rule = DayRuleOfArg(fcinfo, 7);
	rule.always = StatusesOfArg(fcinfo, 8);
	rule.never = StatusesOfArg(fcinfo, 9);
	TiersOfArg(fcinfo, 10, &rule);
	if (!rule_is_valid(&rule))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("absence definition contradicts itself"),
				 errdetail("It needs a rate or a number of absences, rising tiers, and no status that counts both"
						   " always and never.")));
	result = palloc(VARHDRSZ + sizeof(rule));
	SET_VARSIZE(result, VARHDRSZ + sizeof(rule));
	memcpy(VARDATA(result), &rule, sizeof(rule));
	PG_RETURN_BYTEA_P(result);
}

/* What the rule of argument 2 counts up to the day of argument 1 */
static AbsenceCounts
CountsOfArgs(FunctionCallInfo fcinfo, AbsenceRule *rule)
{
	return stored_counts(PG_GETARG_STORED(0), RuleOfArg(PG_GETARG_DATUM(2), rule),
						 DATEVAL_NOBEGIN, PG_GETARG_DATEADT(1));
}

/* Days the school taught up to the same day: argument 3 is its calendar; a rule that doesn't ask gets 0 */
static int
TaughtOfArgs(FunctionCallInfo fcinfo, const AbsenceRule *rule)
{
	if (rule->min_membership == 0)
		return 0;
	return stored_enrolled(PG_GETARG_STORED(3), DATEVAL_NOBEGIN, PG_GETARG_DATEADT(1));
}

/* Half days as a number of days: whole ones without a point */
static Numeric
DaysOfHalves(int halves)
{
	return halves % 2 ? int64_div_fast_to_numeric((int64) halves * 5, 1) : int64_to_numeric(halves / 2);
}

PG_FUNCTION_INFO_V1(minibot_risk_days_absent);
Datum
minibot_risk_days_absent(PG_FUNCTION_ARGS)
{
	AbsenceRule rule;

	PG_RETURN_NUMERIC(DaysOfHalves(CountsOfArgs(fcinfo, &rule).absent_halves));
}

PG_FUNCTION_INFO_V1(minibot_risk_absence_rate);
Datum
minibot_risk_absence_rate(PG_FUNCTION_ARGS)
{
	AbsenceRule rule;
	AbsenceCounts counts = CountsOfArgs(fcinfo, &rule);

	if (counts.enrolled == 0)
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(RateOfCounts(&counts));
}

PG_FUNCTION_INFO_V1(minibot_risk_is_chronic);
Datum
minibot_risk_is_chronic(PG_FUNCTION_ARGS)
{
	AbsenceRule rule;
	AbsenceCounts counts = CountsOfArgs(fcinfo, &rule);

	PG_RETURN_BOOL(rule_flags(&rule, &counts, TaughtOfArgs(fcinfo, &rule)));
}

/* A tier's name as a text value that needs no memory of its own */
typedef struct
{
	int32		header;
	char		name[20];
} TierText;

PG_FUNCTION_INFO_V1(minibot_risk_tier);

/* risk_tier(days, as_of, rule, taught): NULL where the rule doesn't judge yet */
Datum
minibot_risk_tier(PG_FUNCTION_ARGS)
{
	static TierText tier_text[] = {
		{0, ""}, {0, "satisfactory"}, {0, "at_risk"}, {0, "moderate_chronic"}, {0, "severe_chronic"}
	};
	AbsenceRule rule;
	AbsenceCounts counts = CountsOfArgs(fcinfo, &rule);
	Tier		tier = rule_tier(&rule, &counts, TaughtOfArgs(fcinfo, &rule));

	if (tier == TIER_NONE)
		PG_RETURN_NULL();
	SET_VARSIZE(&tier_text[tier], VARHDRSZ + strlen(tier_text[tier].name));
	PG_RETURN_POINTER(&tier_text[tier]);
}

PG_FUNCTION_INFO_V1(minibot_risk_absent_since);

/* risk_absent_since(days, as_of, rule, days_back): absences of the last so many calendar days */
Datum
minibot_risk_absent_since(PG_FUNCTION_ARGS)
{
	DateADT		as_of = PG_GETARG_DATEADT(1);
	int64		from = (int64) as_of - PG_GETARG_INT32(3) + 1;
	AbsenceRule rule;

	PG_RETURN_NUMERIC(DaysOfHalves(stored_counts(PG_GETARG_STORED(0), RuleOfArg(PG_GETARG_DATUM(2), &rule),
												 (DateADT) Max(from, DATEVAL_NOBEGIN), as_of).absent_halves));
}

PG_FUNCTION_INFO_V1(minibot_risk_current_streak);
Datum
minibot_risk_current_streak(PG_FUNCTION_ARGS)
{
	AbsenceRule rule;

	PG_RETURN_INT32(stored_current_streak(PG_GETARG_STORED(0), RuleOfArg(PG_GETARG_DATUM(2), &rule),
										  DATEVAL_NOBEGIN, PG_GETARG_DATEADT(1)));
}

PG_FUNCTION_INFO_V1(minibot_risk_longest_streak);
Datum
minibot_risk_longest_streak(PG_FUNCTION_ARGS)
{
	AbsenceRule rule;

	PG_RETURN_INT32(stored_longest_streak(PG_GETARG_STORED(0), RuleOfArg(PG_GETARG_DATUM(2), &rule),
										  DATEVAL_NOBEGIN, PG_GETARG_DATEADT(1)));
}

PG_FUNCTION_INFO_V1(minibot_risk_sparkline);
Datum
minibot_risk_sparkline(PG_FUNCTION_ARGS)
{
	AbsenceRule rule;

	PG_RETURN_TEXT_P(SparklineOf(PG_GETARG_STORED(0), RuleOfArg(PG_GETARG_DATUM(2), &rule),
								 DATEVAL_NOBEGIN, PG_GETARG_DATEADT(1)));
}

/* A student's year under a rule: what is counted, and what is still to come */
typedef struct
{
	AbsenceRule rule;
	AbsenceCounts now;			/* up to the day */
	int			left;			/* days of school after it */
	int			taught_now;
	int			taught_all;
} Outlook;

/* Arguments days, as_of, rule, taught */
static void
OutlookOfArgs(FunctionCallInfo fcinfo, Outlook *outlook)
{
	const uint8_t *days = PG_GETARG_STORED(0);

	outlook->now = CountsOfArgs(fcinfo, &outlook->rule);
	outlook->left = stored_enrolled(days, DATEVAL_NOBEGIN, DATEVAL_NOEND) - outlook->now.enrolled;
	outlook->taught_now = TaughtOfArgs(fcinfo, &outlook->rule);
	outlook->taught_all = outlook->rule.min_membership == 0 ? 0 :
		stored_enrolled(PG_GETARG_STORED(3), DATEVAL_NOBEGIN, DATEVAL_NOEND);
}

/* Whether so many further absences end the year chronic; without days left, each comes with a further day */
static bool
EndsChronic(const Outlook *outlook, int absences)
{
	AbsenceCounts end = {
		.enrolled = outlook->now.enrolled + (outlook->left > 0 ? outlook->left : absences),
		.absent_halves = outlook->now.absent_halves + 2 * absences
	};

	return rule_flags(&outlook->rule, &end, outlook->taught_all);
}

/* The fewest further absences that end the year chronic; more than "most" where so many don't */
static int
FewestAbsences(const Outlook *outlook, int most)
{
	int			absences = 0;

	while (absences <= most && !EndsChronic(outlook, absences))
		absences++;
	return absences;
}

PG_FUNCTION_INFO_V1(minibot_risk_days_until_chronic);

/* risk_days_until_chronic(days, as_of, rule, taught): 0 where it is so, NULL where it can't come to it */
Datum
minibot_risk_days_until_chronic(PG_FUNCTION_ARGS)
{
	Outlook		outlook;
	int			most;
	int			absences;

	OutlookOfArgs(fcinfo, &outlook);
	if (rule_flags(&outlook.rule, &outlook.now, outlook.taught_now))
		PG_RETURN_INT32(0);
	most = outlook.left > 0 ? outlook.left : CALENDAR_MAX_DAYS;
	absences = FewestAbsences(&outlook, most);
	if (absences > most)
		PG_RETURN_NULL();
	PG_RETURN_INT32(absences);
}

PG_FUNCTION_INFO_V1(minibot_risk_chronic_probability);

/*
 * risk_chronic_probability(days, as_of, rule, taught, alpha, beta): chance that
 * the year ends chronic, from the absences so far and Beta(alpha, beta) before
 * any was known
 */
Datum
minibot_risk_chronic_probability(PG_FUNCTION_ARGS)
{
	double		alpha = PG_GETARG_FLOAT8(4);
	double		beta = PG_GETARG_FLOAT8(5);
	Outlook		outlook;
	double		absent;

	if (!(alpha > 0 && beta > 0) || isinf(alpha) || isinf(beta))
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("alpha and beta of a prior must be positive: %g, %g", alpha, beta)));
	OutlookOfArgs(fcinfo, &outlook);
	absent = outlook.now.absent_halves / 2.0;
	PG_RETURN_FLOAT8(beta_binomial_at_least(FewestAbsences(&outlook, outlook.left), outlook.left,
											alpha + absent, beta + outlook.now.enrolled - absent));
}
