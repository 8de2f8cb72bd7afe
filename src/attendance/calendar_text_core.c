/*
 * calendar_text_core.c
 *
 * A calendar as text; see calendar_text_core.h.
 */
#include "attendance/calendar_text_core.h"

#include <string.h>

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
