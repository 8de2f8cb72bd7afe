/*
 * words_core.c
 *
 * Text to plain words; pure C over utf8proc.
 */
#include "conversation/words_core.h"

#include <string.h>
#include <utf8proc.h>

/* Code points that one may be decomposed into: four are the most of any canonical decomposition */
#define MAX_PARTS 8

/* Where the next byte is written; the last byte written is a space where a word may begin */
typedef struct Writer
{
	char	   *start;
	char	   *next;
} Writer;

/* End the open word, if any */
static void
write_space(Writer *w)
{
	if (w->next[-1] != ' ')
		*w->next++ = ' ';
}

/* Whether a code point is part of a word: a letter, a digit, or a mark that no accent is */
static bool
is_word_char(utf8proc_int32_t c)
{
	if (c < 0x80)
		return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
	switch (utf8proc_category(c))
	{
		case UTF8PROC_CATEGORY_LU:
		case UTF8PROC_CATEGORY_LL:
		case UTF8PROC_CATEGORY_LT:
		case UTF8PROC_CATEGORY_LM:
		case UTF8PROC_CATEGORY_LO:
		case UTF8PROC_CATEGORY_MN:
		case UTF8PROC_CATEGORY_MC:
		case UTF8PROC_CATEGORY_ND:
		case UTF8PROC_CATEGORY_NL:
		case UTF8PROC_CATEGORY_NO:
			return true;
		default:
			return false;
	}
}

/* Write one decomposed code point */
static void
write_char(Writer *w, utf8proc_int32_t c, bool for_days)
{
	if (c >= 0x0300 && c <= 0x036F) /* an accent */
		return;
	if (c < 0x80)
		c = c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
	else
		c = utf8proc_tolower(c);
	if (for_days && c == '-')
	{
		write_space(w);
		*w->next++ = 't';
		*w->next++ = 'o';
		*w->next++ = ' ';
	}
	else if (is_word_char(c) || (for_days && c == '/'))
		w->next += utf8proc_encode_char(c, (utf8proc_uint8_t *) w->next);
	else
		write_space(w);
}

size_t
words_fold(const char *text, size_t length, bool for_days, char *out)
{
	Writer		w = {out, out};
	size_t		at = 0;

	*w.next++ = ' ';
	while (at < length)
	{
		utf8proc_int32_t c;
		utf8proc_int32_t parts[MAX_PARTS];
		utf8proc_ssize_t read = utf8proc_iterate((const utf8proc_uint8_t *) text + at, length - at, &c);
		utf8proc_ssize_t n = 0;

		at += read > 0 ? read : 1;
		if (read <= 0)
			c = ' ';
		if (c >= 0x80)
			n = utf8proc_decompose_char(c, parts, MAX_PARTS, UTF8PROC_DECOMPOSE, NULL);
		if (n <= 0 || n > MAX_PARTS)
		{
			parts[0] = c;
			n = 1;
		}
		for (utf8proc_ssize_t i = 0; i < n; i++)
			write_char(&w, parts[i], for_days);
	}
	if (w.next == w.start + 1)
		*w.next++ = ' ';
	else
		write_space(&w);
	*w.next = '\0';
	return w.next - w.start;
}
