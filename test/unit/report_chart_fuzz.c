/*
 * report_chart_fuzz.c
 *
 * Whatever the words and numbers: a chart or a table is markup whose every tag
 * is one of ours and closed in its order, whose numbers are numbers, and whose
 * words are the words given; and it is as long as the first pass said.
 */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "report/chart_core.h"

#define MOST 8

/* What the input is made into */
static char *words[3 * MOST];
static double numbers[MOST * MOST];
static int	rows;
static int	columns;

/* Take words, ended by a zero byte or the input's end, and numbers */
static void
ReadInput(const uint8_t *data, size_t size)
{
	size_t		number_bytes = size < sizeof(numbers) ? size : sizeof(numbers);
	size_t		at = 0;

	rows = size > 0 ? 1 + data[0] % MOST : 1;
	columns = size > 0 ? 1 + data[0] / MOST % MOST : 1;
	/* Small counts, so that charts are drawn; then, where there is more, whatever the bytes mean. */
	for (int i = 0; i < MOST * MOST; i++)
		numbers[i] = size > 0 ? data[i % size] : 0;
	if (size > 1 && data[1] % 2 == 1)
		memcpy(numbers, data, number_bytes);
	for (int i = 0; i < 3 * MOST; i++)
	{
		const uint8_t *end = memchr(data + at, '\0', size - at);
		size_t		length = end == NULL ? size - at : (size_t) (end - data) - at;

		words[i] = malloc(length + 1);
		memcpy(words[i], data + at, length);
		words[i][length] = '\0';
		at += length + (end != NULL);
	}
}

/* Draw the kind-th of what can be drawn */
static void
Draw(int kind, Markup *out)
{
	const char *const *texts = (const char *const *) words;
	ChartHead	head = {words[0], words[1], words[2]};

	switch (kind)
	{
		case 0:
			chart_lines(out, &head, &(ChartLines) {columns, texts + MOST, rows, texts, numbers, words[3]});
			break;
		case 1:
			chart_bars(out, &head, &(ChartBars) {rows, texts, numbers, texts + MOST});
			break;
		case 2:
			chart_shares(out, &head, &(ChartShares) {rows, texts, columns, texts + MOST, numbers});
			break;
		case 3:
			chart_intervals(out, &head,
							&(ChartIntervals) {rows, texts, numbers, numbers + MOST, numbers + 2 * MOST, words[3]});
			break;
		default:
			/* As many cells as there are words */
			markup_table(out, &(MarkupTable) {words[0], words[1], columns, 2, texts, texts + MOST, numbers});
	}
}

/* The end of the entity that begins at at */
static size_t
CheckEntity(const char *text, size_t length, size_t at)
{
	static const char *const entities[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&#39;", "&#8230;", "&#8211;"};

	for (size_t i = 0; i < sizeof(entities) / sizeof(entities[0]); i++)
	{
		size_t		entity = strlen(entities[i]);

		if (length - at >= entity && memcmp(text + at, entities[i], entity) == 0)
			return at + entity;
	}
	abort();
}

/* Whether the value of an attribute of this name is a number */
static int
IsNumeric(const char *name, size_t length)
{
	static const char *const numeric[] = {"x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "width", "height"};

	for (size_t i = 0; i < sizeof(numeric) / sizeof(numeric[0]); i++)
	{
		if (strlen(numeric[i]) == length && memcmp(numeric[i], name, length) == 0)
			return 1;
	}
	return 0;
}

/* The end of the attribute that begins at at: name="value" */
static size_t
CheckAttribute(const char *text, size_t length, size_t at)
{
	size_t		name = at;
	int			is_numeric;

	while (at < length && (text[at] == '-' || (text[at] >= 'a' && text[at] <= 'z') ||
						   (text[at] >= '0' && text[at] <= '9') || text[at] == 'B'))
		at++;
	is_numeric = IsNumeric(text + name, at - name);
	if (at == name || length - at < 2 || text[at] != '=' || text[at + 1] != '"')
		abort();
	for (at += 2; at < length && text[at] != '"';)
	{
		if (text[at] == '<' || text[at] == '>' || (is_numeric && strchr("0123456789.-", text[at]) == NULL))
			abort();
		at = text[at] == '&' ? CheckEntity(text, length, at) : at + 1;
	}
	if (at == length)
		abort();
	return at + 1;
}

/* Whether a tag of this name is what begins here */
static int
BeginsWith(const char *text, size_t length, const char *tag)
{
	size_t		name = strlen(tag);

	return length > name && memcmp(text, tag, name) == 0 && text[name] != '\0' && strchr(" />", text[name]) != NULL;
}

/* Every tag is one of ours and closed in its order; what stands between is escaped */
static void
CheckMarkup(const char *text, size_t length)
{
	static const char *const tags[] = {"svg", "title", "desc", "text", "line", "rect", "path", "circle", "div", "table",
		"caption", "thead", "tbody", "tr", "th", "td", NULL};
	int			open[16];
	int			depth = 0;

	for (size_t at = 0; at < length;)
	{
		int			closes;
		int			tag = 0;

		if (text[at] != '<')
		{
			if (text[at] == '>' || text[at] == '"' || text[at] == '\'')
				abort();
			at = text[at] == '&' ? CheckEntity(text, length, at) : at + 1;
			continue;
		}
		closes = at + 1 < length && text[at + 1] == '/';
		at += 1 + closes;
		while (tags[tag] != NULL && !BeginsWith(text + at, length - at, tags[tag]))
			tag++;
		if (tags[tag] == NULL)
			abort();
		at += strlen(tags[tag]);
		while (at < length && text[at] == ' ')
			at = CheckAttribute(text, length, at + 1);
		if (closes && (depth == 0 || open[--depth] != tag))
			abort();
		if (at < length && text[at] == '/')
			at++;
		else if (!closes && depth < 16)
			open[depth++] = tag;
		if (at == length || text[at] != '>')
			abort();
		at++;
	}
	if (depth != 0)
		abort();
}

/* Escaped words are the words again when they are read */
static void
CheckWords(const char *given)
{
	char	   *text = malloc(6 * strlen(given) + 1);
	Markup		out = {text, 6 * strlen(given), 0};
	size_t		at = 0;

	markup_words(&out, given);
	if (out.length > out.room)
		abort();
	for (; *given != '\0'; given++)
	{
		size_t		end = text[at] == '&' ? CheckEntity(text, out.length, at) : at + 1;
		char		meant = text[at] != '&' ? text[at] : text[at + 1] == 'a' ? '&' : text[at + 1] == 'l' ? '<' :
			text[at + 1] == 'g' ? '>' : text[at + 1] == 'q' ? '"' : '\'';

		if (at >= out.length || meant != *given)
			abort();
		at = end;
	}
	if (at != out.length)
		abort();
	free(text);
}

int			LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	ReadInput(data, size);
	for (int kind = 0; kind < 5; kind++)
	{
		Markup		first = {0};
		Markup		second = {0};

		Draw(kind, &first);
		second.room = first.length;
		second.text = malloc(first.length);	/* exact, so that the sanitiser sees a step over it */
		Draw(kind, &second);
		if (second.length != first.length)
			abort();
		CheckMarkup(second.text, second.length);
		free(second.text);
	}
	CheckWords(words[0]);
	for (int i = 0; i < 3 * MOST; i++)
		free(words[i]);
	return 0;
}
