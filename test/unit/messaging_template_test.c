/*
 * messaging_template_test.c
 *
 * How a template is read, and where it says that it is wrong.
 */
#include "unit.h"

#include <string.h>

#include "messaging/template_core.h"

static TemplateNode nodes[64];
static TemplateError error;

/* Parse body into nodes; the number of nodes or -1 */
static int
Parse(const char *body)
{
	CHECK(template_max_nodes(body, strlen(body)) <= 64);
	return template_parse(body, strlen(body), nodes, &error);
}

/* Whether node i is of a kind and reads as said */
static bool
Reads(const char *body, int i, TemplateKind kind, const char *text)
{
	return nodes[i].kind == kind && nodes[i].len == strlen(text) &&
		memcmp(body + nodes[i].start, text, nodes[i].len) == 0;
}

/* Whether body is refused for a problem with the tag at at, about name */
static bool
Refused(const char *body, TemplateProblem problem, size_t at, const char *name)
{
	return Parse(body) == -1 && error.problem == problem && error.at == at &&
		error.len == strlen(name) && memcmp(body + error.start, name, error.len) == 0;
}

/* What is text and what is a tag */
static void
TestNodes(void)
{
	const char *body = "Hi {{ contact.first_name }}, {{#x}}a{{^y}}b{{/y}}{{/x}}.";

	CHECK(Parse(body) == 10);
	CHECK(Reads(body, 0, TEMPLATE_TEXT, "Hi "));
	CHECK(Reads(body, 1, TEMPLATE_VALUE, "contact.first_name"));
	CHECK(Reads(body, 2, TEMPLATE_TEXT, ", "));
	CHECK(Reads(body, 3, TEMPLATE_SECTION, "x") && nodes[3].close == 8);
	CHECK(Reads(body, 5, TEMPLATE_INVERTED, "y") && nodes[5].close == 7);
	CHECK(Reads(body, 8, TEMPLATE_CLOSE, "x"));
	CHECK(Reads(body, 9, TEMPLATE_TEXT, "."));
	CHECK(Parse("") == 0);
	CHECK(Parse("no tags { } }} here {") == 1);
	CHECK(Parse("{{a}}{{b}}") == 2);
	CHECK(Parse("{{.}}") == 1);
	CHECK(Parse("{{# x }}{{/x}}") == 2);
	CHECK(Parse("{{#a}}{{#b}}{{#c}}{{#d}}{{#e}}{{#f}}{{#g}}{{#h}}"
				"{{/h}}{{/g}}{{/f}}{{/e}}{{/d}}{{/c}}{{/b}}{{/a}}") == 16);
}

/* Every mistake is named with its place */
static void
TestMistakes(void)
{
	CHECK(Refused("Hi {{name", TEMPLATE_UNFINISHED_TAG, 3, "{{name"));
	CHECK(Refused("Hi {{name}", TEMPLATE_UNFINISHED_TAG, 3, "{{name}"));
	CHECK(Refused("{{", TEMPLATE_UNFINISHED_TAG, 0, "{{"));
	CHECK(Refused("{{}}", TEMPLATE_BAD_NAME, 0, ""));
	CHECK(Refused("{{#}}", TEMPLATE_BAD_NAME, 0, ""));
	CHECK(Refused("a {{first name}}", TEMPLATE_BAD_NAME, 2, "first name"));
	CHECK(Refused("{{a..b}}", TEMPLATE_BAD_NAME, 0, "a..b"));
	CHECK(Refused("{{.a}}", TEMPLATE_BAD_NAME, 0, ".a"));
	CHECK(Refused("{{a.}}", TEMPLATE_BAD_NAME, 0, "a."));
	CHECK(Refused("{{{a}}}", TEMPLATE_BAD_NAME, 0, "{a"));
	CHECK(Refused("{{> part}}", TEMPLATE_BAD_NAME, 0, "> part"));
	CHECK(Refused("{{niño}}", TEMPLATE_BAD_NAME, 0, "niño"));
	CHECK(Refused("a{{#x}}b", TEMPLATE_UNCLOSED, 1, "x"));
	CHECK(Refused("a{{/x}}b", TEMPLATE_UNOPENED, 1, "x"));
	CHECK(Refused("{{#x}}{{/y}}", TEMPLATE_MISMATCHED, 6, "y"));
	CHECK(error.open_len == 1 && error.open_start == 3);
	CHECK(Refused("{{#x}}{{^x}}{{/x}}", TEMPLATE_UNCLOSED, 0, "x"));
	CHECK(Refused("{{#a}}{{#b}}{{#c}}{{#d}}{{#e}}{{#f}}{{#g}}{{#h}}{{#i}}", TEMPLATE_TOO_DEEP, 48, "i"));
}

int
main(void)
{
	TestNodes();
	TestMistakes();
	return unit_end("messaging_template_test");
}
