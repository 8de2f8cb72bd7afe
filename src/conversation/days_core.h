/*
 * days_core.h
 *
 * The places in an English or Spanish text that name a day: "mon and tue",
 * "hasta el 3 de marzo", "back on thursday".  What day each means is SQL's to
 * say (minibot_internal.mention_days).
 */
#ifndef MINIBOT_DAYS_CORE_H
#define MINIBOT_DAYS_CORE_H

#include <stddef.h>

/* What a mention may consist of; each is a run of the text, or absent */
typedef enum DayPart
{
	DAY_LINK,					/* what joins it to what stands before: until, next, back on */
	DAY_DATE_MONTH,				/* 3/14 */
	DAY_DATE_DAY,
	DAY_MONTH,					/* march 14 to 16 */
	DAY_MONTH_DAY,
	DAY_MONTH_LAST_DAY,
	DAY_OF_DAY,					/* 14 al 16 de marzo */
	DAY_OF_LAST_DAY,
	DAY_OF_MONTH,
	DAY_FROM_TODAY,				/* tomorrow */
	DAY_THIS_WEEK,
	DAY_NEXT_WEEK,
	DAY_COUNT,					/* three days, two weeks */
	DAY_COUNT_WEEKS,			/* the word weeks */
	DAY_WEEKDAY,				/* its first three letters */
	DAY_ORDINAL,				/* 14th: its digits */
	DAY_PARTS
} DayPart;

typedef struct DaySpan
{
	const char *start;			/* NULL: absent */
	int			length;
} DaySpan;

typedef struct DayMention
{
	DaySpan		part[DAY_PARTS];
} DayMention;

/* Words of a text that are read */
#define DAYS_MAX_WORDS 1000

/* Words of a text, parted by one space, one slash, or otherwise; what days_next() reads */
typedef struct DayWord
{
	const char *start;
	int			length;
	char		before;			/* what parts it from the word before: ' ', '/', else 0 */
} DayWord;

typedef struct DayReader
{
	DayWord		words[DAYS_MAX_WORDS];
	int			n_words;
	int			at;
} DayReader;

/* Begin to read words_fold()'s writing of a text, for days; the reader points into it */
extern void days_begin(DayReader *reader, const char *folded, size_t length);

/* Find the next mention; returns 0 when there is no other */
extern int	days_next(DayReader *reader, DayMention *mention);

#endif							/* MINIBOT_DAYS_CORE_H */
