/*
 * days_core.c
 *
 * A small grammar of day names, read word by word:
 *
 *	mention = [link] {article} (date | month day | day de month | ...)
 *
 * At each place the reading that takes in most words counts; of equal ones,
 * that with the longer link, then with more articles, then the first in the
 * order of readings[].  Pure C.
 */
#include "conversation/days_core.h"

#include <stdbool.h>
#include <string.h>

/* A list of words or phrases, parted by bars */
typedef const char *Words;

#define ARTICLES "on|the|this|el|la|este|esta|dia"
#define MONTHS "january|jan|enero|ene|february|feb|febrero|march|mar|marzo|april|apr|abril|abr|may|mayo|june|jun|" \
	"junio|july|jul|julio|august|aug|agosto|ago|september|sept|sep|septiembre|october|oct|octubre|november|nov|" \
	"noviembre|december|dec|diciembre|dic"
#define RANGE_LINKS "to|through|thru|till|until|and|al|a|y"

/* A place in the text: the reader and the number of a word */
typedef struct Place
{
	const DayReader *reader;
	int			at;
} Place;

/* ---- words ---- */

/* The item behind this one in a list; NULL where it is the last */
static const char *
next_item(const char *item)
{
	const char *bar = strchr(item, '|');

	return bar == NULL ? NULL : bar + 1;
}

/* Whether word is in the list */
static bool
is_one_of(const DayWord *word, Words list)
{
	for (const char *item = list; item != NULL; item = next_item(item))
	{
		size_t		n = strcspn(item, "|");

		if ((int) n == word->length && memcmp(item, word->start, n) == 0)
			return true;
	}
	return false;
}

/* Whether word begins with prefix */
static bool
begins(const DayWord *word, const char *prefix)
{
	int			n = (int) strlen(prefix);

	return word->length >= n && memcmp(word->start, prefix, n) == 0;
}

/* The word at a place where one stands there, the first of a reading or one space behind the last; else NULL */
static const DayWord *
word_at(Place p, bool is_first)
{
	const DayWord *word;

	if (p.at >= p.reader->n_words)
		return NULL;
	word = &p.reader->words[p.at];
	return is_first || word->before == ' ' ? word : NULL;
}

/* Move behind one word of the list, a space before it; false where none is there */
static bool
skip(Place *p, Words list)
{
	const DayWord *word = word_at(*p, false);

	if (word == NULL || !is_one_of(word, list))
		return false;
	p->at++;
	return true;
}

/* Digits that a word consists of, or begins with where any of the endings may follow; 0 where there are none */
static int
digits_of(const DayWord *word, int least, int most, Words endings)
{
	int			n = 0;
	DayWord		rest;

	while (n < word->length && word->start[n] >= '0' && word->start[n] <= '9')
		n++;
	if (n < least || n > most)
		return 0;
	rest.start = word->start + n;
	rest.length = word->length - n;
	return rest.length == 0 || (endings != NULL && is_one_of(&rest, endings)) ? n : 0;
}

/* Let a part be the words [from, to) */
static void
set_part(DayMention *m, DayPart part, const DayReader *reader, int from, int to)
{
	const DayWord *first = &reader->words[from];
	const DayWord *last = &reader->words[to - 1];

	m->part[part].start = first->start;
	m->part[part].length = (int) (last->start + last->length - first->start);
}

/* Move behind a number of one or two digits, which becomes a part; false where there is none */
static bool
read_number(Place *p, bool is_first, Words endings, DayMention *m, DayPart part)
{
	const DayWord *word = word_at(*p, is_first);
	int			n = word == NULL ? 0 : digits_of(word, 1, 2, endings);

	if (n == 0)
		return false;
	m->part[part].start = word->start;
	m->part[part].length = n;
	p->at++;
	return true;
}

/* ---- readings: each returns the place behind it, 0 where the text does not read so ---- */

/* 3/14, 3/14/26 */
static int
read_date(Place p, DayMention *m)
{
	const DayReader *r = p.reader;
	int			at = p.at;

	if (at + 1 >= r->n_words || r->words[at + 1].before != '/' ||
		digits_of(&r->words[at], 1, 2, NULL) == 0 || digits_of(&r->words[at + 1], 1, 2, NULL) == 0)
		return 0;
	set_part(m, DAY_DATE_MONTH, r, at, at + 1);
	set_part(m, DAY_DATE_DAY, r, at + 1, at + 2);
	at += 2;
	if (at < r->n_words && r->words[at].before == '/' && digits_of(&r->words[at], 2, 4, NULL) > 0)
		at++;
	return at;
}

/* march 14, march 14th to 16th */
static int
read_month_day(Place p, DayMention *m)
{
	Place		behind;

	if (!is_one_of(&p.reader->words[p.at], MONTHS))
		return 0;
	set_part(m, DAY_MONTH, p.reader, p.at, p.at + 1);
	p.at++;
	if (!read_number(&p, false, "st|nd|rd|th", m, DAY_MONTH_DAY))
		return 0;
	behind = p;
	if (skip(&behind, RANGE_LINKS) && read_number(&behind, false, "st|nd|rd|th", m, DAY_MONTH_LAST_DAY))
		p = behind;
	return p.at;
}

/* de marzo */
static bool
read_of_month(Place *p, DayMention *m)
{
	Place		behind = *p;

	if (!skip(&behind, "de") || !skip(&behind, MONTHS))
		return false;
	set_part(m, DAY_OF_MONTH, p->reader, behind.at - 1, behind.at);
	*p = behind;
	return true;
}

/* 14 de marzo, 14 al 16 de marzo */
static int
read_day_of_month(Place p, DayMention *m)
{
	if (!read_number(&p, true, NULL, m, DAY_OF_DAY))
		return 0;
	if (read_of_month(&p, m))
		return p.at;
	if (!skip(&p, RANGE_LINKS))
		return 0;
	skip(&p, "el");
	return read_number(&p, false, NULL, m, DAY_OF_LAST_DAY) && read_of_month(&p, m) ? p.at : 0;
}

/* Whether the words of a phrase stand at a place; returns the place behind them, else 0 */
static int
read_phrase(Place p, const char *phrase, size_t length)
{
	const char *end = phrase + length;
	bool		is_first = true;

	while (phrase < end)
	{
		const DayWord *word = word_at(p, is_first);
		size_t		n = 0;

		while (phrase + n < end && phrase[n] != ' ')
			n++;
		if (word == NULL || word->length != (int) n || memcmp(word->start, phrase, n) != 0)
			return 0;
		phrase += n + (phrase + n < end);
		p.at++;
		is_first = false;
	}
	return p.at;
}

/* The longest of the phrases that stands at a place, which becomes a part */
static int
read_phrases(Place p, Words list, DayMention *m, DayPart part)
{
	int			longest = 0;

	for (const char *item = list; item != NULL; item = next_item(item))
	{
		int			end = read_phrase(p, item, strcspn(item, "|"));

		if (end > longest)
			longest = end;
	}
	if (longest > 0)
		set_part(m, part, p.reader, p.at, longest);
	return longest;
}

/* tomorrow */
static int
read_from_today(Place p, DayMention *m)
{
	return read_phrases(p, "the day after tomorrow|day after tomorrow|pasado manana|anteayer|antier|today|hoy|tomorow|"
						"tomorrow|tommorow|tommorrow|tmrw|tmr|tmw|manana|yesterday|ayer", m, DAY_FROM_TODAY);
}

/* the rest of the week */
static int
read_this_week(Place p, DayMention *m)
{
	return read_phrases(p, "rest of week|rest of the week|rest of this week|all week|whole week|entire week|semana|"
						"la semana|esta semana|toda semana|toda la semana|toda esta semana|resto de semana|"
						"resto de la semana|resto de esta semana", m, DAY_THIS_WEEK);
}

/* next week */
static int
read_next_week(Place p, DayMention *m)
{
	return read_phrases(p, "next week|proxima semana|otra semana|semana que viene|semana que entra|semana proxima", m,
						DAY_NEXT_WEEK);
}

/* three days, two weeks */
static int
read_count(Place p, DayMention *m)
{
	int			start = p.at;

	if (digits_of(&p.reader->words[p.at], 1, 2, NULL) > 0)
		p.at++;
	else
		p.at = read_phrases(p, "a|an|one|two|three|four|five|un|una|dos|tres|cuatro|cinco|couple of|few|unos|varios", m,
							DAY_COUNT);
	if (p.at == 0)
		return 0;
	set_part(m, DAY_COUNT, p.reader, start, p.at);
	if (skip(&p, "week|weeks|semana|semanas"))
		set_part(m, DAY_COUNT_WEEKS, p.reader, p.at - 1, p.at);
	else
	{
		skip(&p, "more|mas|school");
		if (!skip(&p, "day|days|dia|dias"))
			return 0;
	}
	return p.at;
}

/* monday, mon, lunes */
static int
read_weekday(Place p, DayMention *m)
{
	const DayWord *word = &p.reader->words[p.at];
	DayWord		name = *word;
	DayWord		rest = *word;

	if (word->length < 3)
		return 0;
	name.length = 3;
	rest.start += 3;
	rest.length -= 3;
	if (!is_one_of(&name, "mon|lun|tue|mar|wed|mie|thu|jue|fri|vie|sat|sab|sun|dom") ||
		(rest.length > 0 &&
		 !is_one_of(&rest, "day|s|sday|nesday|r|rs|rsday|urday|es|tes|rcoles|ves|rnes|ado|ingo")))
		return 0;
	m->part[DAY_WEEKDAY].start = name.start;
	m->part[DAY_WEEKDAY].length = name.length;
	return p.at + 1;
}

/* Whether what is numbered is no day: 5th grade, 1st and 2nd period */
static bool
numbers_something_else(Place p)
{
	static const char *const things[] = {"grade", "period", "hour", "block", "floor"};
	Place		joined = p;
	const DayWord *after[2];

	after[0] = word_at(p, false);
	after[1] = NULL;
	if (skip(&joined, "and|or") && word_at(joined, false) != NULL)
	{
		joined.at++;
		after[1] = word_at(joined, false);
	}
	for (size_t i = 0; i < sizeof(things) / sizeof(things[0]); i++)
		if ((after[0] != NULL && begins(after[0], things[i])) || (after[1] != NULL && begins(after[1], things[i])))
			return true;
	return false;
}

/* 14th */
static int
read_ordinal(Place p, DayMention *m)
{
	const DayWord *word = &p.reader->words[p.at];
	int			digits = digits_of(word, 1, 2, "st|nd|rd|th");

	p.at++;
	if (digits == 0 || digits == word->length || numbers_something_else(p))
		return 0;
	m->part[DAY_ORDINAL].start = word->start;
	m->part[DAY_ORDINAL].length = digits;
	return p.at;
}

static int	(*const readings[]) (Place p, DayMention *m) =
{
	read_date, read_month_day, read_day_of_month, read_from_today, read_this_week, read_next_week, read_count,
		read_weekday, read_ordinal
};

/* ---- mentions ---- */

/* The longest reading of what stands behind link and articles */
static int
read_core(Place p, DayMention *m)
{
	int			longest = 0;

	for (size_t i = 0; i < sizeof(readings) / sizeof(readings[0]); i++)
	{
		DayMention	read = {0};
		int			end = readings[i] (p, &read);

		if (end > longest)
		{
			longest = end;
			*m = read;
		}
	}
	return longest;
}

/* The longest reading of articles and what stands behind them, more articles first; is_first: no link before them */
static int
read_articles(Place p, bool is_first, DayMention *m)
{
	int			start = p.at;
	int			longest = 0;

	while (word_at(p, is_first && p.at == start) != NULL && is_one_of(&p.reader->words[p.at], ARTICLES))
		p.at++;
	for (; p.at >= start; p.at--)
	{
		DayMention	read;
		int			end = word_at(p, is_first && p.at == start) == NULL ? 0 : read_core(p, &read);

		if (end > longest)
		{
			longest = end;
			*m = read;
		}
	}
	return longest;
}

/* The place behind the link at a place, as long as it can be; *shortest is where it may end too.  0: there is none. */
static int
read_link(Place p, int *shortest)
{
	const DayWord *word = &p.reader->words[p.at];

	p.at++;
	*shortest = p.at;
	if (is_one_of(word, "back") || begins(word, "return") || begins(word, "regres") || begins(word, "vuelv"))
		while (skip(&p, "to|in|on|at|by|a|al|la|el|until|till|til|hasta|school|clase|clases|escuela"));
	else if (is_one_of(word, "until|till|til|through|thru|to|hasta|al|a|since|desde"))
		skip(&p, "next");
	else if (!is_one_of(word, "next"))
		return 0;
	return p.at;
}

/* The longest mention at a place, a longer link first; returns the place behind it, 0 where there is none */
static int
read_mention(Place p, DayMention *m)
{
	int			start = p.at;
	int			shortest;
	int			longest = 0;
	int			end;
	DayMention	read;

	for (p.at = read_link(p, &shortest); p.at > 0 && p.at >= shortest; p.at--)
		if ((end = read_articles(p, false, &read)) > longest)
		{
			longest = end;
			*m = read;
			set_part(m, DAY_LINK, p.reader, start, p.at);
		}
	p.at = start;
	if ((end = read_articles(p, true, &read)) > longest)
	{
		longest = end;
		*m = read;
	}
	return longest;
}

/* Drop what looks like a day and is none */
static void
drop_others(DayReader *reader)
{
	static const Words others = "this morning|this manana|esta morning|esta manana|en la morning|en la manana|"
	"por la morning|por la manana|de la morning|de la manana|in the morning|in the manana|good friday|"
	"viernes santo|ash wednesday|miercoles de ceniza";
	DayMention	ignored;
	int			kept = 0;
	bool		dropped = false;

	for (int i = 0; i < reader->n_words;)
	{
		Place		p = {reader, i};
		int			end = read_phrases(p, others, &ignored, DAY_LINK);

		if (end > 0)
		{
			i = end;
			dropped = true;
			continue;
		}
		reader->words[kept] = reader->words[i++];
		if (dropped)
			reader->words[kept].before = 0;
		dropped = false;
		kept++;
	}
	reader->n_words = kept;
}

void
days_begin(DayReader *reader, const char *folded, size_t length)
{
	const char *end = folded + length;
	const char *last = NULL;	/* behind the word before */

	reader->n_words = 0;
	reader->at = 0;
	while (folded < end && reader->n_words < DAYS_MAX_WORDS)
	{
		const char *start = folded;
		DayWord    *word = &reader->words[reader->n_words];

		while (folded < end && *folded != ' ' && *folded != '/')
			folded++;
		if (folded > start)
		{
			word->start = start;
			word->length = (int) (folded - start);
			word->before = last != NULL && start - last == 1 ? *last : 0;
			reader->n_words++;
			last = folded;
		}
		folded++;
	}
	drop_others(reader);
}

int
days_next(DayReader *reader, DayMention *mention)
{
	while (reader->at < reader->n_words)
	{
		Place		p = {reader, reader->at};
		int			end = read_mention(p, mention);

		reader->at = end > 0 ? end : reader->at + 1;
		if (end > 0)
			return 1;
	}
	return 0;
}
