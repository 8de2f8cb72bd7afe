/*
 * text.c
 *
 * See text.h.
 */
#define _GNU_SOURCE
#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "text.h"

/* Make room for more bytes and a NUL */
static void
TextReserve(Text *text, size_t more)
{
	if (text->length + more + 1 <= text->size)
		return;
	text->size = (text->length + more + 1) * 2;
	text->data = realloc(text->data, text->size);
	if (text->data == NULL)
		abort();
}

void
TextAppend(Text *text, const char *bytes, size_t length)
{
	TextReserve(text, length);
	memcpy(text->data + text->length, bytes, length);
	text->length += length;
	text->data[text->length] = '\0';
}

void
TextPrintf(Text *text, const char *format,...)
{
	va_list		args;
	int			length;

	va_start(args, format);
	length = vsnprintf(NULL, 0, format, args);
	va_end(args);
	TextReserve(text, length);
	va_start(args, format);
	vsnprintf(text->data + text->length, length + 1, format, args);
	va_end(args);
	text->length += length;
}

/* Append a JSON string, quotes included; NULL becomes null */
void
TextAppendJson(Text *text, const char *string)
{
	if (string == NULL)
	{
		TextAppend(text, "null", 4);
		return;
	}
	TextAppend(text, "\"", 1);
	for (; *string != '\0'; string++)
	{
		unsigned char c = *string;

		if (c == '"' || c == '\\')
			TextPrintf(text, "\\%c", c);
		else if (c < 0x20)
			TextPrintf(text, "\\u%04x", c);
		else
			TextAppend(text, string, 1);
	}
	TextAppend(text, "\"", 1);
}

void
TextFree(Text *text)
{
	free(text->data);
	memset(text, 0, sizeof(*text));
}

/* The value of a hexadecimal digit, or -1 */
static int
HexDigit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c = tolower((unsigned char) c);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Decode percent signs and pluses of a form's part */
static char *
FormDecode(const char *part, size_t length)
{
	char	   *decoded = malloc(length + 1);
	char	   *to = decoded;
	const char *end = part + length;

	while (part < end)
	{
		if (*part == '%' && end - part > 2 && HexDigit(part[1]) >= 0 && HexDigit(part[2]) >= 0)
		{
			*to++ = HexDigit(part[1]) * 16 + HexDigit(part[2]);
			part += 3;
		}
		else
		{
			*to++ = *part == '+' ? ' ' : *part;
			part++;
		}
	}
	*to = '\0';
	return decoded;
}

char *
FormValue(const char *form, const char *key)
{
	while (form != NULL && *form != '\0')
	{
		size_t		pair = strcspn(form, "&");
		size_t		name = strcspn(form, "=&");
		char	   *decoded = FormDecode(form, name);
		bool		found = strcmp(decoded, key) == 0;

		free(decoded);
		if (found)
			return name < pair ? FormDecode(form + name + 1, pair - name - 1) : FormDecode("", 0);
		form += pair;
		if (*form == '&')
			form++;
	}
	return NULL;
}

/*
 * Only what is written without white space, and escapes of ASCII, is read: that
 * is what the journal and minibot write.
 */
char *
JsonString(const char *json, const char *key)
{
	char		pattern[64];
	const char *from;
	char	   *string;
	char	   *to;

	snprintf(pattern, sizeof(pattern), "\"%s\":\"", key);
	from = strstr(json, pattern);
	if (from == NULL)
		return NULL;
	from += strlen(pattern);
	to = string = malloc(strlen(from) + 1);
	while (*from != '"' && *from != '\0')
	{
		if (from[0] == '\\' && from[1] == 'u')
		{
			*to++ = (char) strtol((char[]) {from[4], from[5], '\0'}, NULL, 16);
			from += 6;
			continue;
		}
		if (*from == '\\')
			from++;
		*to++ = *from++;
	}
	*to = '\0';
	return string;
}

void
Base64(Text *out, const char *bytes, size_t length)
{
	static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

	for (size_t i = 0; i < length; i += 3)
	{
		uint32_t	group = (unsigned char) bytes[i] << 16;
		char		quad[4];

		if (i + 1 < length)
			group |= (unsigned char) bytes[i + 1] << 8;
		if (i + 2 < length)
			group |= (unsigned char) bytes[i + 2];
		quad[0] = alphabet[group >> 18];
		quad[1] = alphabet[group >> 12 & 63];
		quad[2] = i + 1 < length ? alphabet[group >> 6 & 63] : '=';
		quad[3] = i + 2 < length ? alphabet[group & 63] : '=';
		TextAppend(out, quad, 4);
	}
}

void
TextAppendDate(Text *text, int64_t at_us)
{
	time_t		seconds = at_us / 1000000;
	struct tm	utc;
	char		date[64];

	gmtime_r(&seconds, &utc);
	strftime(date, sizeof(date), "%a, %d %b %Y %H:%M:%S +0000", &utc);
	TextAppendJson(text, date);
}

bool
ParseMoment(const char *string, int64_t *seconds, bool *is_day)
{
	struct tm	utc;
	const char *end;

	memset(&utc, 0, sizeof(utc));
	end = strptime(string, "%Y-%m-%d", &utc);
	*is_day = end != NULL && *end == '\0';
	if (end != NULL && *end == 'T')
		end = strptime(end, "T%H:%M:%SZ", &utc);
	if (end == NULL || *end != '\0')
		return false;
	*seconds = timegm(&utc);
	return true;
}

int64_t
NowMicroseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	return (int64_t) now.tv_sec * 1000000 + now.tv_nsec / 1000;
}
