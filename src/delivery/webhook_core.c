/*
 * webhook_core.c
 *
 * See webhook_core.h.
 */
#include "delivery/webhook_core.h"

#include <stdlib.h>
#include <string.h>

size_t
FormFieldLimit(const char *form)
{
	size_t		limit = 1;

	for (; *form != '\0'; form++)
		limit += *form == '&';
	return limit;
}

/* The value of a hexadecimal digit, or -1 */
static int
HexDigit(char c)
{
	const char *digits = "0123456789abcdef0123456789ABCDEF";
	const char *found = c == '\0' ? NULL : strchr(digits, c);

	return found ? (int) (found - digits) % 16 : -1;
}

/* Decode a part of a form where it stands, up to, not including, end */
static void
DecodeInPlace(char *part, const char *end)
{
	char	   *to = part;

	while (part < end)
	{
		if (*part == '%' && end - part > 2 && HexDigit(part[1]) >= 0 && HexDigit(part[2]) >= 0)
		{
			char		byte = (char) (HexDigit(part[1]) * 16 + HexDigit(part[2]));

			/* The character zero ends texts here: U+FFFD, which is as long as its code. */
			if (byte == '\0')
			{
				memcpy(to, "\357\277\275", 3);
				to += 3;
			}
			else
				*to++ = byte;
			part += 3;
		}
		else
		{
			*to++ = *part == '+' ? ' ' : *part;
			part++;
		}
	}
	*to = '\0';
}

size_t
FormParse(char *form, FormField *fields)
{
	size_t		count = 0;

	while (*form != '\0')
	{
		char	   *end = form + strcspn(form, "&");
		char	   *equals = memchr(form, '=', end - form);
		bool		last = *end == '\0';

		if (end > form)
		{
			/* An absent value is the zero byte at the end. */
			fields[count].name = form;
			fields[count].value = equals ? equals + 1 : end;
			*end = '\0';
			if (equals)
				DecodeInPlace(equals + 1, end);
			DecodeInPlace(form, equals ? equals : end);
			count++;
		}
		if (last)
			break;
		form = end + 1;
	}
	return count;
}

/* qsort's order of fields */
static int
CompareFields(const void *left, const void *right)
{
	const FormField *a = left;
	const FormField *b = right;
	int			order = strcmp(a->name, b->name);

	return order != 0 ? order : strcmp(a->value, b->value);
}

void
FormSort(FormField *fields, size_t count)
{
	qsort(fields, count, sizeof(FormField), CompareFields);
}

bool
FormValue(const FormField *fields, size_t count, const char *name, char *buffer, size_t size)
{
	buffer[0] = '\0';
	for (size_t i = 0; i < count; i++)
	{
		if (strcmp(fields[i].name, name) == 0)
			return Utf8Text(fields[i].value, fields[i].value + strlen(fields[i].value), buffer, size) > 0;
	}
	return false;
}

bool
UrlParameter(const char *url, const char *name, char *buffer, size_t size)
{
	const char *at = strchr(url, '?');
	size_t		length = strlen(name);

	buffer[0] = '\0';
	if (at == NULL)
		return false;
	while (*at != '\0')
	{
		size_t		pair = strcspn(++at, "&#");

		if (pair > length && strncmp(at, name, length) == 0 && at[length] == '=' && pair - length - 1 < size)
		{
			memcpy(buffer, at + length + 1, pair - length - 1);
			DecodeInPlace(buffer, buffer + pair - length - 1);
			return buffer[0] != '\0';
		}
		at += pair;
		if (*at != '&')
			break;
	}
	return false;
}

size_t
SignedTextSize(const Webhook *webhook)
{
	size_t		size = strlen(webhook->url) + webhook->body_length + (webhook->nonce ? strlen(webhook->nonce) : 0) + 64;

	/* names, values, and two signs between them */
	for (size_t i = 0; i < webhook->field_count; i++)
		size += strlen(webhook->fields[i].name) + strlen(webhook->fields[i].value) + 2;
	return size;
}
