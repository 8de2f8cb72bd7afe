/*
 * provider_core.c
 *
 * What adapters have in common: forms, addresses, dates.
 */
#include "delivery/provider_core.h"

#include <stdio.h>
#include <string.h>

/* Digits of the longest short code there is */
#define MAX_SHORT_CODE 8

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

	return (first || TextAppend(form, size, used, "&", 1)) && AppendEncoded(form, size, used, name) &&
		TextAppend(form, size, used, "=", 1) && AppendEncoded(form, size, used, value);
}

bool
AppendParameter(ProviderRequest *request, const char *name, const char *value)
{
	return value == NULL || FormAppend(request->body, sizeof(request->body), &request->body_length, name, value);
}

bool
BeginRequest(const ProviderAccount *account, const char *path, ProviderRequest *request)
{
	size_t		base = strlen(account->base_url);
	int			length;

	while (base > 0 && account->base_url[base - 1] == '/')
		base--;
	length = snprintf(request->url, sizeof(request->url), "%.*s%s", (int) base, account->base_url, path);
	request->is_post = false;
	request->is_json = false;
	request->body_length = 0;
	request->body[0] = '\0';
	return length > 0 && (size_t) length < sizeof(request->url);
}

bool
CallbackUrl(const ProviderAccount *account, const OutboundText *text, char *url, size_t size)
{
	const char *callback = account->status_callback ? account->status_callback : "";
	size_t		used = 0;
	size_t		length = strcspn(callback, "#");

	url[0] = '\0';
	if (length == 0)
		return true;
	if (!TextAppend(url, size, &used, callback, length))
		return false;
	if (text->reference == NULL)
		return true;
	if (strchr(url, '?') == NULL && !TextAppend(url, size, &used, "?", 1))
		return false;
	return FormAppend(url, size, &used, REFERENCE_PARAMETER, text->reference);
}

bool
ReadMember(Json object, const char *name, char *buffer, size_t size)
{
	const char *const path[] = {name, NULL};

	return JsonPathText(object, path, buffer, size) > 0;
}

void
SetStatus(ListedText *text, const StatusWord *words, const char *theirs)
{
	while (words->theirs != NULL && strcmp(words->theirs, theirs) != 0)
		words++;
	snprintf(text->status, sizeof(text->status), "%s", words->theirs != NULL ? words->ours : "sent");
}

int64_t
ReadIsoDate(Json object, const char *name)
{
	char		date[40];

	ReadMember(object, name, date, sizeof(date));
	return ParseIsoDate(date);
}

bool
BeginOnlyEvent(WebhookCursor *cursor, ListedText *event)
{
	if (cursor->begun)
		return false;
	cursor->begun = true;
	memset(event, 0, sizeof(*event));
	return true;
}

bool
EndReport(const Webhook *webhook, const StatusWord *words, const char *status, const char *code, const char *reference,
		  ListedText *event)
{
	SetStatus(event, words, status);
	FormValue(webhook->fields, webhook->field_count, code, event->code, sizeof(event->code));
	if (reference == NULL)
		UrlParameter(webhook->url, REFERENCE_PARAMETER, event->reference, sizeof(event->reference));
	else
		FormValue(webhook->fields, webhook->field_count, reference, event->reference, sizeof(event->reference));
	return true;
}

bool
IsPlainId(const char *id)
{
	static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";

	return id[0] != '\0' && strspn(id, plain) == strlen(id) && strcmp(id, ".") != 0 && strcmp(id, "..") != 0;
}

const char *
WithoutPlus(const char *phone)
{
	return phone[0] == '+' ? phone + 1 : phone;
}

void
WithPlus(char *phone, size_t size)
{
	size_t		length = strlen(phone);

	if (length <= MAX_SHORT_CODE || length + 1 >= size || strspn(phone, "0123456789") != length)
		return;
	memmove(phone + 1, phone, length + 1);
	phone[0] = '+';
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

int64_t
ParseIsoDate(const char *date)
{
	int			year,
				month,
				day,
				hour,
				minute,
				second,
				zone_hours = 0,
				zone_minutes = 0,
				behind = 0;
	char		sign[2] = "+";

	if (sscanf(date, "%4d-%2d-%2d%*1[T ]%2d:%2d:%2d%n", &year, &month, &day, &hour, &minute, &second, &behind) != 6 ||
		year < 1970 || month < 1 || month > 12 || day < 1 || day > 31 || hour < 0 || hour > 23 || minute < 0 ||
		minute > 59 || second < 0 || second > 60)
		return 0;
	date += behind;
	if (*date == '.')
		date += 1 + strspn(date + 1, "0123456789");
	if (strcmp(date, "Z") != 0 && *date != '\0' &&
		(sscanf(date, "%1[+-]%2d:%2d", sign, &zone_hours, &zone_minutes) != 3 || zone_hours < 0 || zone_minutes < 0))
		return 0;
	return DaysSinceEpoch(year, month, day) * 86400 + hour * 3600 + minute * 60 + second -
		(sign[0] == '+' ? 1 : -1) * (zone_hours * 3600 + zone_minutes * 60);
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
