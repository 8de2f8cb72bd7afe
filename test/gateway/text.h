/*
 * text.h
 *
 * A growing string, and the encodings the provider's API speaks: forms, JSON
 * strings, base64, dates.
 */
#ifndef GATEWAY_TEXT_H
#define GATEWAY_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Text
{
	char	   *data;			/* NUL-terminated once anything was appended */
	size_t		length;
	size_t		size;
} Text;

extern void TextAppend(Text *text, const char *bytes, size_t length);
extern void TextPrintf(Text *text, const char *format,...)
			__attribute__((format(printf, 2, 3)));
extern void TextAppendJson(Text *text, const char *string);
extern void TextFree(Text *text);

/*
 * The value of a key in a form or query string, decoded, in malloc'd memory;
 * NULL where the key is missing.
 */
extern char *FormValue(const char *form, const char *key);

/* The string under a key of a JSON text, in malloc'd memory; NULL for null or none */
extern char *JsonString(const char *json, const char *key);

extern void Base64(Text *out, const char *bytes, size_t length);

/* "Thu, 24 Aug 2023 05:01:45 +0000", as the API writes times */
extern void TextAppendDate(Text *text, int64_t at_us);

/* A day "2026-03-08" or a moment "2026-03-08T06:59:00Z" in seconds since 1970; false for anything else. */
extern bool ParseMoment(const char *string, int64_t *seconds, bool *is_day);

extern int64_t NowMicroseconds(void);

#endif							/* GATEWAY_TEXT_H */
