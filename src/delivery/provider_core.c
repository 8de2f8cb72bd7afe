/*
 * provider_core.c
 *
 * What adapters have in common: forms, addresses, dates.
 */
#include "delivery/provider_core.h"

#include <stdio.h>
#include <string.h>

bool
UrlIsLoopback(const char *url)
{
	static const char *const hosts[] = {"localhost", "[::1]"};
	const char *host = strncmp(url, "http://", 7) == 0 ? url + 7 : strncmp(url, "https://", 8) == 0 ? url + 8 : "";
	size_t		length = strcspn(host, "/?#");
	int			parts[4];
	int			behind = 0;

	if (memchr(host, '@', length) != NULL || memchr(host, '\\', length) != NULL)
		return false;
	/* without the port, whose digits follow the last colon */
	while (length > 0 && host[length - 1] >= '0' && host[length - 1] <= '9' && memchr(host, ':', length) != NULL)
		length--;
	if (length > 0 && host[length - 1] == ':')
		length--;
	else
		length = strcspn(host, "/?#");
	for (size_t i = 0; i < sizeof(hosts) / sizeof(hosts[0]); i++)
	{
		if (length == strlen(hosts[i]) && memcmp(host, hosts[i], length) == 0)
			return true;
	}
	return sscanf(host, "%3d.%3d.%3d.%3d%n", &parts[0], &parts[1], &parts[2], &parts[3], &behind) == 4 &&
		(size_t) behind == length && strspn(host, "0123456789.") >= length && parts[0] == 127;
}

/* Append text as it is */
static bool
AppendPlain(char *form, size_t size, size_t *used, const char *text)
{
	size_t		length = strlen(text);

	if (*used + length >= size)
		return false;
	memcpy(form + *used, text, length + 1);
	*used += length;
	return true;
}

/* Append text percent-encoded: all but RFC 3986's unreserved characters */
static bool
AppendEncoded(char *form, size_t size, size_t *used, const char *text)
{
	static const char digits[] = "0123456789ABCDEF";
	static const char unreserved[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

	for (; *text != '\0'; text++)
	{
		unsigned char byte = (unsigned char) *text;

		if (*used + 3 >= size)
			return false;
		if (strchr(unreserved, *text) != NULL)
			form[(*used)++] = *text;
		else
		{
			form[(*used)++] = '%';
			form[(*used)++] = digits[byte >> 4];
			form[(*used)++] = digits[byte & 15];
		}
	}
	form[*used] = '\0';
	return true;
}

bool
FormAppend(char *form, size_t size, size_t *used, const char *name, const char *value)
{
	bool		first = *used == 0 || form[*used - 1] == '?';

	return (first || AppendPlain(form, size, used, "&")) && AppendEncoded(form, size, used, name) &&
		AppendPlain(form, size, used, "=") && AppendEncoded(form, size, used, value);
}

/*
 * Days from 1970-01-01 to a day of the proleptic Gregorian calendar, by
 * counting from March, so that a leap day ends its year.
 */
static int64_t
DaysSinceEpoch(int year, int month, int day)
{
	int			y = month > 2 ? year : year - 1;
	int			m = (month + 9) % 12;

	return 365LL * y + y / 4 - y / 100 + y / 400 + (m * 306 + 5) / 10 + day - 1 - 719468;
}

int64_t
ParseMailDate(const char *date)
{
	static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
	char		name[4];
	char		sign;
	int			day,
				year,
				hour,
				minute,
				second,
				zone_hours,
				zone_minutes;
	const char *month;
	int64_t		seconds;

	if (sscanf(date, "%*3[A-Za-z], %2d %3[A-Za-z] %4d %2d:%2d:%2d %c%2d%2d", &day, name, &year, &hour, &minute, &second,
			   &sign, &zone_hours, &zone_minutes) != 9)
		return 0;
	month = strstr(months, name);
	if (strlen(name) != 3 || month == NULL || (month - months) % 3 != 0 || (sign != '+' && sign != '-') ||
		year < 1970 || day < 1 || day > 31 || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 ||
		second > 60 || zone_hours < 0 || zone_minutes < 0)
		return 0;
	seconds = DaysSinceEpoch(year, (int) (month - months) / 3 + 1, day) * 86400 + hour * 3600 + minute * 60 + second;
	return seconds - (sign == '+' ? 1 : -1) * (zone_hours * 3600 + zone_minutes * 60);
}

void
FormatIsoDate(int64_t seconds, char *buffer, size_t size)
{
	int64_t		days = seconds / 86400;
	int			rest = (int) (seconds % 86400);
	int			year = 1970;
	int			month = 12;

	while (DaysSinceEpoch(year + 1, 1, 1) <= days)
		year++;
	while (DaysSinceEpoch(year, month, 1) > days)
		month--;
	snprintf(buffer, size, "%04d-%02d-%02dT%02d:%02d:%02dZ", year, month,
			 (int) (days - DaysSinceEpoch(year, month, 1)) + 1, rest / 3600, rest / 60 % 60, rest % 60);
}
