/*
 * markup_core.c
 *
 * See markup_core.h.
 */
#include "report/markup_core.h"

#include <math.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* Write bytes as they are */
static void
Put(Markup *out, const char *bytes, size_t length)
{
	if (out->length < out->room)
		memcpy(out->text + out->length, bytes, length < out->room - out->length ? length : out->room - out->length);
	out->length += length;
}

/* Write markup of our own */
static void
PutString(Markup *out, const char *markup)
{
	Put(out, markup, strlen(markup));
}

void
markup_format(Markup *out, const char *format,...)
{
	char		text[256];
	va_list		arguments;
	int			length;

	va_start(arguments, format);
	length = vsnprintf(text, sizeof(text), format, arguments);
	va_end(arguments);
	if (length > 0)
		Put(out, text, (size_t) length < sizeof(text) ? (size_t) length : sizeof(text) - 1);
}

/* How many bytes the character at words has: as many as its first byte says, if they follow; else one */
static size_t
CharacterLength(const char *words)
{
	unsigned char first = (unsigned char) *words;
	size_t		length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;

	for (size_t i = 1; i < length; i++)
	{
		/* The zero byte at the end is no such byte either. */
		if (((unsigned char) words[i] & 0xC0) != 0x80)
			return 1;
	}
	return length;
}

int
markup_characters(const char *words)
{
	int			count = 0;

	for (const char *at = words; at != NULL && *at != '\0'; at += CharacterLength(at))
		count++;
	return count;
}

/* Escape a number of bytes */
static void
Escape(Markup *out, const char *words, size_t length)
{
	for (size_t i = 0; i < length; i++)
	{
		switch (words[i])
		{
			case '&':
				PutString(out, "&amp;");
				break;
			case '<':
				PutString(out, "&lt;");
				break;
			case '>':
				PutString(out, "&gt;");
				break;
			case '"':
				PutString(out, "&quot;");
				break;
			case '\'':
				PutString(out, "&#39;");
				break;
			default:
				Put(out, &words[i], 1);
		}
	}
}

void
markup_words(Markup *out, const char *words)
{
	if (words != NULL)
		Escape(out, words, strlen(words));
}

void
markup_clipped(Markup *out, const char *words, int most)
{
	const char *end = words;

	if (markup_characters(words) <= most)
	{
		markup_words(out, words);
		return;
	}
	/* An ellipsis is about as wide as two letters. */
	for (int i = 0; i < most - 2; i++)
		end += CharacterLength(end);
	Escape(out, words, (size_t) (end - words));
	PutString(out, "&#8230;");
}

void
markup_number(Markup *out, double value, int digits)
{
	char		text[32];
	int			length = snprintf(text, sizeof(text), "%.*f", digits, fabs(value));
	int			whole = digits > 0 ? length - digits - 1 : length;

	if (value < 0)
		PutString(out, "-");
	for (int i = 0; i < length; i++)
	{
		if (i > 0 && i < whole && (whole - i) % 3 == 0)
			PutString(out, ",");
		Put(out, &text[i], 1);
	}
}

void
markup_share(Markup *out, double part, double whole)
{
	/* Of counts this is exact: a half is a half, not a little less. */
	double		tenths = floor(1000 * part / whole + 0.5);

	markup_number(out, tenths / 10, 1);
	PutString(out, " %");
}

/* The least and the greatest of a table's heat; false where it has none */
static bool
HeatRange(const MarkupTable *table, double *low, double *high)
{
	bool		is_any = false;

	for (int i = 0; table->heat != NULL && i < table->rows * table->columns; i++)
	{
		double		heat = table->heat[i];

		if (!isfinite(heat))
			continue;
		*low = is_any ? fmin(*low, heat) : heat;
		*high = is_any ? fmax(*high, heat) : heat;
		is_any = true;
	}
	return is_any;
}

/* A cell that is not the row's name, on the ground of its heat */
static void
WriteCell(Markup *out, const char *words, double heat, double low, double high)
{
	if (isfinite(heat))
		/* Halves, as the difference of two numbers may be none. */
		markup_format(out, "<td class=\"h%d\">",
					  high > low ? (int) lround((MARKUP_HEATS - 1) * ((heat / 2 - low / 2) / (high / 2 - low / 2))) :
					  MARKUP_HEATS / 2);
	else
		PutString(out, "<td>");
	if (words == NULL || *words == '\0')
		PutString(out, "&#8211;");
	else
		markup_words(out, words);
	PutString(out, "</td>");
}

/* The names of the columns */
static void
WriteHeaders(Markup *out, const MarkupTable *table)
{
	PutString(out, "<thead><tr>");
	for (int i = 0; i < table->columns; i++)
	{
		PutString(out, "<th scope=\"col\">");
		markup_words(out, table->headers[i]);
		PutString(out, "</th>");
	}
	PutString(out, "</tr></thead>");
}

/* Wide ones scroll, also by the keyboard, and a reader hears their name. */
void
markup_table(Markup *out, const MarkupTable *table)
{
	double		low = 0;
	double		high = 0;
	bool		is_heated = HeatRange(table, &low, &high);

	PutString(out, "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table: ");
	markup_words(out, table->caption);
	PutString(out, "\"><table");
	if (table->css != NULL && *table->css != '\0')
	{
		PutString(out, " class=\"");
		markup_words(out, table->css);
		PutString(out, "\"");
	}
	PutString(out, "><caption>");
	markup_words(out, table->caption);
	PutString(out, "</caption>");
	WriteHeaders(out, table);
	PutString(out, "<tbody>");
	for (int row = 0; row < table->rows; row++)
	{
		PutString(out, "<tr><th scope=\"row\">");
		markup_words(out, table->cells[row * table->columns]);
		PutString(out, "</th>");
		for (int i = row * table->columns + 1; i < (row + 1) * table->columns; i++)
			WriteCell(out, table->cells[i], is_heated ? table->heat[i] : NAN, low, high);
		PutString(out, "</tr>");
	}
	PutString(out, "</tbody></table></div>");
}
