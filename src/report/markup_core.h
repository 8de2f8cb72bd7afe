/*
 * markup_core.h
 *
 * HTML as the report writes it.  Everything that comes from a district's data - names of schools and campaigns,
 * topics, reasons - passes markup_words() or what calls it; nothing else here writes what it was given as it stands.
 *
 * Words are strings that end with a zero byte, in UTF-8; a byte that is none is taken for a character of its own and
 * stays what it is.  NULL is an empty one.  What is written of our own is ASCII.  The locale's numbers (LC_NUMERIC)
 * must be C's, as a server's are.
 */
#ifndef MINIBOT_MARKUP_CORE_H
#define MINIBOT_MARKUP_CORE_H

#include <stddef.h>

/*
 * Where it is written.  What has no room is counted but not stored, so that a first pass without any (all zero) says
 * how much the second needs.
 */
typedef struct Markup
{
	char	   *text;			/* not ended by a zero byte */
	size_t		room;			/* bytes at text */
	size_t		length;			/* bytes written, or that would have been */
} Markup;

/* A table: the first column names the row; a cell that is empty or NULL is a dash. */
typedef struct MarkupTable
{
	const char *caption;
	const char *css;			/* its class; "" for none */
	int			columns;		/* from 1 up */
	int			rows;
	const char *const *headers; /* columns */
	const char *const *cells;	/* rows times columns, row by row */
	const double *heat;			/* as many: the higher, the darker the cell's ground; NaN for none; or NULL */
} MarkupTable;

/* Grounds of a table's heat: classes h0 to h6 */
#define MARKUP_HEATS 7

/* Format ASCII and numbers of our own; at most 255 bytes, numbers below 1e15. */
extern void markup_format(Markup *out, const char *format,...) __attribute__((format(printf, 2, 3)));

/* Words, with every character that means something in HTML, in an attribute or between tags, escaped. */
extern void markup_words(Markup *out, const char *words);

/* The same, cut to most characters (3 and more), the last of them an ellipsis, where there are more. */
extern void markup_clipped(Markup *out, const char *words, int most);

/* How many characters the words have. */
extern int	markup_characters(const char *words);

/* A number with its thousands grouped: 12,345.6; digits after the point, 0 to 9; below 1e15 either way. */
extern void markup_number(Markup *out, double value, int digits);

/* A part of a whole, which is more than zero, as per cent: 12.5 %, a half rounded up. */
extern void markup_share(Markup *out, double part, double whole);

extern void markup_table(Markup *out, const MarkupTable *table);

#endif							/* MINIBOT_MARKUP_CORE_H */
