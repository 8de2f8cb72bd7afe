/*
 * template.c
 *
 * render_template() and template_placeholders(): the template language over
 * jsonb.  template_core.h describes the language; here is what names mean.
 *
 * A name is looked up in the innermost section first and then outwards; the
 * rest of a dotted name only within what its first word named.  Within a list
 * first and last are true for its first and last element, unless the element
 * has keys of these names.  Of a number, zero, one, two, few, many and other
 * are true where that is its plural form in the language that the name
 * language stands for; English where it stands for none.  Null, false, 0, '',
 * [] and {} are empty.
 */
#include "postgres.h"

#include "catalog/pg_type.h"
#include "fmgr.h"
#include "lib/stringinfo.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/jsonb.h"
#include "utils/numeric.h"

#include "plural_core.h"
#include "template_core.h"

/* A template longer than this is a mistake, not a text */
#define MAX_TEMPLATE_BYTES (1024 * 1024)

/* What a section put in scope */
typedef struct Frame
{
	JsonbValue *value;
	bool		in_list;		/* an element of a list; then these count: */
	bool		first;
	bool		last;
} Frame;

typedef struct Renderer
{
	const char *body;
	const TemplateNode *nodes;
	Frame		frames[TEMPLATE_DEPTH + 1]; /* outermost, the data, first */
	int			depth;
	StringInfo	out;
} Renderer;

static void RenderNodes(Renderer *renderer, int from, int to);

/* The character, counted from 1, that begins at byte at of body */
static int
CharacterAt(const char *body, size_t at)
{
	return pg_mbstrlen_with_len(body, at) + 1;
}

/* Raise the error that template_parse() found */
static void
RaiseParseError(const char *body, const TemplateError *error)
{
	int			at = CharacterAt(body, error->at);
	const char *name = pnstrdup(body + error->start, pg_mbcliplen(body + error->start, error->len, 60));

	switch (error->problem)
	{
		case TEMPLATE_UNFINISHED_TAG:
			ereport(ERROR,
					(errcode(ERRCODE_SYNTAX_ERROR),
					 errmsg("template tag at character %d is not finished: \"%s\"", at, name),
					 errhint("Finish it with }}.")));
			break;
		case TEMPLATE_BAD_NAME:
			ereport(ERROR,
					(errcode(ERRCODE_SYNTAX_ERROR),
					 errmsg("template tag at character %d has no valid name: \"%s\"", at, name),
					 errhint("A tag is {{name}}, {{#name}}, {{^name}} or {{/name}}; a name is letters, digits and "
							 "underscores, its parts joined by dots.")));
			break;
		case TEMPLATE_UNCLOSED:
			ereport(ERROR,
					(errcode(ERRCODE_SYNTAX_ERROR),
					 errmsg("template section \"%s\" at character %d is not closed", name, at),
					 errhint("Close it with {{/%s}}.", name)));
			break;
		case TEMPLATE_UNOPENED:
			ereport(ERROR,
					(errcode(ERRCODE_SYNTAX_ERROR),
					 errmsg("template closes section \"%s\" at character %d, but none is open", name, at)));
			break;
		case TEMPLATE_MISMATCHED:
			ereport(ERROR,
					(errcode(ERRCODE_SYNTAX_ERROR),
					 errmsg("template closes section \"%s\" at character %d, but the open section is \"%s\"",
							name, at, pnstrdup(body + error->open_start, error->open_len))));
			break;
		case TEMPLATE_TOO_DEEP:
			ereport(ERROR,
					(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
					 errmsg("template section \"%s\" at character %d is more than %d sections deep",
							name, at, TEMPLATE_DEPTH)));
			break;
		case TEMPLATE_FINE:
			elog(ERROR, "template_parse() failed without a reason");
	}
}

/* Read a template; returns its nodes and sets *count */
static TemplateNode *
ParseTemplate(const char *body, size_t len, int *count)
{
	TemplateNode *nodes;
	TemplateError error;

	if (len > MAX_TEMPLATE_BYTES)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("template has %zu bytes, more than the %d allowed", len, MAX_TEMPLATE_BYTES)));
	nodes = palloc(template_max_nodes(body, len) * sizeof(TemplateNode));
	*count = template_parse(body, len, nodes, &error);
	if (*count < 0)
		RaiseParseError(body, &error);
	return nodes;
}

/* The value of a key where value is an object that has it, else NULL */
static JsonbValue *
FindKey(JsonbValue *value, const char *key, size_t len)
{
	if (value->type != jbvBinary || !JsonContainerIsObject(value->val.binary.data))
		return NULL;
	return getKeyJsonValueFromContainer(value->val.binary.data, key, len, NULL);
}

/* A boolean as a value */
static JsonbValue *
MakeBoolean(bool boolean)
{
	JsonbValue *value = palloc(sizeof(JsonbValue));

	value->type = jbvBool;
	value->val.boolean = boolean;
	return value;
}

/* What an undotted name means, from the innermost section outwards; NULL where it means nothing */
static JsonbValue *
FindWord(const Renderer *renderer, const char *word, size_t len)
{
	for (int i = renderer->depth - 1; i >= 0; i--)
	{
		const Frame *frame = &renderer->frames[i];
		JsonbValue *value = FindKey(frame->value, word, len);

		if (value != NULL)
			return value;
		if (frame->in_list && len == 5 && memcmp(word, "first", 5) == 0)
			return MakeBoolean(frame->first);
		if (frame->in_list && len == 4 && memcmp(word, "last", 4) == 0)
			return MakeBoolean(frame->last);
	}
	return NULL;
}

/* Whether a plural form's name, after that of a number, is the number's; NULL where the name is none */
static JsonbValue *
FindPlural(const Renderer *renderer, const JsonbValue *number, const char *word, size_t len)
{
	const JsonbValue *language = FindWord(renderer, "language", 8);
	bool		has_language = language != NULL && language->type == jbvString;
	const char *digits;
	PluralForm	form;

	if (!plural_named(word, len, &form))
		return NULL;
	digits = DatumGetCString(DirectFunctionCall1(numeric_out, NumericGetDatum(number->val.numeric)));
	return MakeBoolean(form == plural_form(has_language ? language->val.string.val : "",
										   has_language ? language->val.string.len : 0, digits, strlen(digits)));
}

/* What a tag's name means; NULL where it means nothing */
static JsonbValue *
FindName(const Renderer *renderer, const TemplateNode *node)
{
	const char *word = renderer->body + node->start;
	const char *end = word + node->len;
	const char *dot;
	JsonbValue *value;

	if (node->len == 1 && *word == '.')
		return renderer->frames[renderer->depth - 1].value;
	dot = memchr(word, '.', end - word);
	value = FindWord(renderer, word, (dot ? dot : end) - word);
	while (value != NULL && dot != NULL)
	{
		word = dot + 1;
		dot = memchr(word, '.', end - word);
		if (value->type == jbvNumeric)
			value = FindPlural(renderer, value, word, (dot ? dot : end) - word);
		else
			value = FindKey(value, word, (dot ? dot : end) - word);
	}
	return value;
}

/* Whether a value hides its section */
static bool
IsEmpty(const JsonbValue *value)
{
	if (value == NULL)
		return true;
	switch (value->type)
	{
		case jbvNull:
			return true;
		case jbvBool:
			return !value->val.boolean;
		case jbvString:
			return value->val.string.len == 0;
		case jbvNumeric:
			return strcmp(numeric_normalize(value->val.numeric), "0") == 0;
		case jbvBinary:
			return JsonContainerSize(value->val.binary.data) == 0;
		default:
			elog(ERROR, "unexpected jsonb value of type %d", (int) value->type);
	}
}

/* Append what a {{name}} stands for */
static void
RenderValue(Renderer *renderer, const TemplateNode *node)
{
	JsonbValue *value = FindName(renderer, node);
	const char *name = pnstrdup(renderer->body + node->start, node->len);

	if (value == NULL || value->type == jbvNull)
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_PARAMETER),
				 errmsg("template placeholder \"%s\" at character %d has no value",
						name, CharacterAt(renderer->body, node->start)),
				 errhint("Where it may be missing, put it in a section: {{#%s}}...{{/%s}}.", name, name)));
	switch (value->type)
	{
		case jbvString:
			appendBinaryStringInfo(renderer->out, value->val.string.val, value->val.string.len);
			break;
		case jbvNumeric:
			appendStringInfoString(renderer->out,
								   DatumGetCString(DirectFunctionCall1(numeric_out,
																	   NumericGetDatum(value->val.numeric))));
			break;
		case jbvBool:
			appendStringInfoString(renderer->out, value->val.boolean ? "true" : "false");
			break;
		default:
			ereport(ERROR,
					(errcode(ERRCODE_DATATYPE_MISMATCH),
					 errmsg("template placeholder \"%s\" at character %d stands for a list or an object, not a value",
							name, CharacterAt(renderer->body, node->start)),
					 errhint("Use a section: {{#%s}}...{{/%s}}.", name, name)));
	}
}

/* Render a section's inside with value in scope */
static void
RenderInside(Renderer *renderer, int section, Frame frame)
{
	Assert(renderer->depth <= TEMPLATE_DEPTH);
	renderer->frames[renderer->depth++] = frame;
	RenderNodes(renderer, section + 1, renderer->nodes[section].close);
	renderer->depth--;
}

/* Render a section once per element of a list */
static void
RenderList(Renderer *renderer, int section, JsonbContainer *list)
{
	int			size = JsonContainerSize(list);
	int			i = 0;
	JsonbIterator *iterator = JsonbIteratorInit(list);
	JsonbIteratorToken token;
	JsonbValue	element;

	while ((token = JsonbIteratorNext(&iterator, &element, true)) != WJB_DONE)
	{
		CHECK_FOR_INTERRUPTS();
		if (token != WJB_ELEM)
			continue;
		RenderInside(renderer, section, (Frame) {&element, true, i == 0, i == size - 1});
		i++;
	}
}

/* Render the section that nodes[section] opens, if it is to be shown */
static void
RenderSection(Renderer *renderer, int section)
{
	const TemplateNode *node = &renderer->nodes[section];
	JsonbValue *value = FindName(renderer, node);

	if (IsEmpty(value) != (node->kind == TEMPLATE_INVERTED))
		return;
	if (node->kind == TEMPLATE_INVERTED)
		RenderNodes(renderer, section + 1, node->close);
	else if (value->type == jbvBinary && JsonContainerIsArray(value->val.binary.data))
		RenderList(renderer, section, value->val.binary.data);
	else
		RenderInside(renderer, section, (Frame) {value, false, false, false});
}

/* Render the nodes from from to before to */
static void
RenderNodes(Renderer *renderer, int from, int to)
{
	for (int i = from; i < to; i++)
	{
		const TemplateNode *node = &renderer->nodes[i];

		CHECK_FOR_INTERRUPTS();
		switch (node->kind)
		{
			case TEMPLATE_TEXT:
				appendBinaryStringInfo(renderer->out, renderer->body + node->start, node->len);
				break;
			case TEMPLATE_VALUE:
				RenderValue(renderer, node);
				break;
			case TEMPLATE_SECTION:
			case TEMPLATE_INVERTED:
				RenderSection(renderer, i);
				i = node->close;
				break;
			case TEMPLATE_CLOSE:
				break;
		}
	}
}

PG_FUNCTION_INFO_V1(minibot_render_template);

/* render_template(body text, data jsonb) returns text; data is an object */
Datum
minibot_render_template(PG_FUNCTION_ARGS)
{
	text	   *body = PG_GETARG_TEXT_PP(0);
	Jsonb	   *data = PG_GETARG_JSONB_P(1);
	size_t		len = VARSIZE_ANY_EXHDR(body);
	StringInfoData out;
	JsonbValue	root;
	Renderer	renderer = {.body = VARDATA_ANY(body), .out = &out};
	int			count;

	if (!JB_ROOT_IS_OBJECT(data))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("the data of a template must be an object"),
				 errhint("For example: {\"student\": {\"first_name\": \"Ana\"}}.")));
	root.type = jbvBinary;
	root.val.binary.data = &data->root;
	root.val.binary.len = VARSIZE_ANY_EXHDR(data);
	renderer.nodes = ParseTemplate(renderer.body, len, &count);
	renderer.frames[0] = (Frame) {&root, false, false, false};
	renderer.depth = 1;
	initStringInfo(&out);
	RenderNodes(&renderer, 0, count);
	PG_RETURN_TEXT_P(cstring_to_text_with_len(out.data, out.len));
}

/* Whether an earlier node carries the same name as nodes[i] */
static bool
IsNamedBefore(const char *body, const TemplateNode *nodes, int i)
{
	for (int j = 0; j < i; j++)
		if (nodes[j].kind != TEMPLATE_TEXT && nodes[j].len == nodes[i].len &&
			memcmp(body + nodes[j].start, body + nodes[i].start, nodes[i].len) == 0)
			return true;
	return false;
}

PG_FUNCTION_INFO_V1(minibot_template_placeholders);

/* template_placeholders(body text) returns text[]: each name a tag uses, once, in the order of the body */
Datum
minibot_template_placeholders(PG_FUNCTION_ARGS)
{
	text	   *text_body = PG_GETARG_TEXT_PP(0);
	const char *body = VARDATA_ANY(text_body);
	int			count;
	TemplateNode *nodes = ParseTemplate(body, VARSIZE_ANY_EXHDR(text_body), &count);
	Datum	   *names = palloc((count + 1) * sizeof(Datum));
	int			found = 0;

	for (int i = 0; i < count; i++)
	{
		CHECK_FOR_INTERRUPTS();
		if (nodes[i].kind == TEMPLATE_TEXT || (nodes[i].len == 1 && body[nodes[i].start] == '.') ||
			IsNamedBefore(body, nodes, i))
			continue;
		names[found++] = PointerGetDatum(cstring_to_text_with_len(body + nodes[i].start, nodes[i].len));
	}
	PG_RETURN_ARRAYTYPE_P(construct_array(names, found, TEXTOID, -1, false, TYPALIGN_INT));
}
