/*
 * template_core.c
 *
 * The template language, a subset of Mustache: reading it.  See template_core.h.
 */
#include "template_core.h"

#include <string.h>

/* What has been read so far */
typedef struct Parser
{
	const char *body;
	size_t		len;
	TemplateNode *nodes;
	int			count;
	int			open[TEMPLATE_DEPTH];	/* the sections open, outermost first */
	int			depth;
	TemplateError *error;
} Parser;

size_t
template_max_nodes(const char *body, size_t len)
{
	size_t		count = 1;

	/* a tag, and the text after it */
	for (size_t i = 0; i + 1 < len; i++)
		if (body[i] == '{' && body[i + 1] == '{')
			count += 2;
	return count;
}

/* Where pair, the same character twice, first stands at or after from; len where nowhere */
static size_t
FindPair(const Parser *parser, size_t from, char c)
{
	for (size_t i = from; i + 1 < parser->len; i++)
		if (parser->body[i] == c && parser->body[i + 1] == c)
			return i;
	return parser->len;
}

/* Say what is wrong with the name at start, of the tag at at.  Always false. */
static bool
Fail(Parser *parser, TemplateProblem problem, size_t at, size_t start, size_t len)
{
	*parser->error = (TemplateError) {problem, at, start, len, 0, 0};
	return false;
}

/* Append a node */
static void
Append(Parser *parser, TemplateKind kind, size_t start, size_t len)
{
	parser->nodes[parser->count++] = (TemplateNode) {kind, start, len, -1};
}

/* Whether the bytes are a name: words joined by single dots, or a lone dot */
static bool
IsName(const char *name, size_t len)
{
	bool		in_word = false;

	if (len == 1 && name[0] == '.')
		return true;
	for (size_t i = 0; i < len; i++)
	{
		char		c = name[i];

		if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_')
			in_word = true;
		else if (c == '.' && in_word)
			in_word = false;
		else
			return false;
	}
	return in_word;
}

/* Close the innermost section with the tag at at */
static bool
CloseSection(Parser *parser, size_t at, size_t start, size_t len)
{
	TemplateNode *section;

	if (parser->depth == 0)
		return Fail(parser, TEMPLATE_UNOPENED, at, start, len);
	section = &parser->nodes[parser->open[parser->depth - 1]];
	if (section->len != len || memcmp(parser->body + section->start, parser->body + start, len) != 0)
	{
		Fail(parser, TEMPLATE_MISMATCHED, at, start, len);
		parser->error->open_start = section->start;
		parser->error->open_len = section->len;
		return false;
	}
	section->close = parser->count;
	parser->depth--;
	Append(parser, TEMPLATE_CLOSE, start, len);
	return true;
}

/* Open a section with the tag at at */
static bool
OpenSection(Parser *parser, TemplateKind kind, size_t at, size_t start, size_t len)
{
	if (parser->depth == TEMPLATE_DEPTH)
		return Fail(parser, TEMPLATE_TOO_DEEP, at, start, len);
	parser->open[parser->depth++] = parser->count;
	Append(parser, kind, start, len);
	return true;
}

/* Whether a byte may stand around a name */
static inline bool
IsBlank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Read the tag whose braces open at at and close at end */
static bool
ReadTag(Parser *parser, size_t at, size_t end)
{
	const char *body = parser->body;
	size_t		start = at + 2;
	size_t		stop = end;
	char		sigil = '\0';

	while (start < stop && IsBlank(body[start]))
		start++;
	if (start < stop && (body[start] == '#' || body[start] == '^' || body[start] == '/'))
		sigil = body[start++];
	while (start < stop && IsBlank(body[start]))
		start++;
	while (stop > start && IsBlank(body[stop - 1]))
		stop--;
	if (!IsName(body + start, stop - start))
		return Fail(parser, TEMPLATE_BAD_NAME, at, start, stop - start);
	switch (sigil)
	{
		case '#':
			return OpenSection(parser, TEMPLATE_SECTION, at, start, stop - start);
		case '^':
			return OpenSection(parser, TEMPLATE_INVERTED, at, start, stop - start);
		case '/':
			return CloseSection(parser, at, start, stop - start);
		default:
			Append(parser, TEMPLATE_VALUE, start, stop - start);
			return true;
	}
}

int
template_parse(const char *body, size_t len, TemplateNode *nodes, TemplateError *error)
{
	Parser		parser = {.body = body, .len = len, .nodes = nodes, .error = error};
	size_t		at = 0;

	*error = (TemplateError) {TEMPLATE_FINE, 0, 0, 0, 0, 0};
	while (at < len)
	{
		size_t		tag = FindPair(&parser, at, '{');
		size_t		end;

		if (tag > at)
			Append(&parser, TEMPLATE_TEXT, at, tag - at);
		if (tag == len)
			break;
		end = FindPair(&parser, tag + 2, '}');
		if (end == len)
		{
			Fail(&parser, TEMPLATE_UNFINISHED_TAG, tag, tag, len - tag);
			return -1;
		}
		if (!ReadTag(&parser, tag, end))
			return -1;
		at = end + 2;
	}
	if (parser.depth > 0)
	{
		TemplateNode *section = &nodes[parser.open[parser.depth - 1]];

		/* Only the mark and blanks stand between the braces and the name */
		for (at = section->start; body[at] != '{';)
			at--;
		Fail(&parser, TEMPLATE_UNCLOSED, at - 1, section->start, section->len);
		return -1;
	}
	return parser.count;
}
