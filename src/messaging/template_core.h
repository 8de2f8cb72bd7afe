/*
 * template_core.h
 *
 * The template language, a subset of Mustache: reading it.
 *
 *   {{a.b}}           a value
 *   {{#x}} ... {{/x}} shown when x is true or not empty; over a list, once per element
 *   {{^x}} ... {{/x}} shown otherwise
 *
 * All else is text, byte for byte.  A name is letters, digits and
 * underscores, dotted; or a lone dot, the element itself.
 */
#ifndef MINIBOT_TEMPLATE_CORE_H
#define MINIBOT_TEMPLATE_CORE_H

#include <stdbool.h>
#include <stddef.h>

/* Sections within sections; a text for a telephone needs three */
#define TEMPLATE_DEPTH 8

typedef enum TemplateKind
{
	TEMPLATE_TEXT,
	TEMPLATE_VALUE,
	TEMPLATE_SECTION,
	TEMPLATE_INVERTED,
	TEMPLATE_CLOSE
} TemplateKind;

/* A piece of a template, in the order of the body */
typedef struct TemplateNode
{
	TemplateKind kind;
	size_t		start;			/* of the text, or of a tag's name, in bytes */
	size_t		len;
	int			close;			/* of a section: the node that closes it */
} TemplateNode;

typedef enum TemplateProblem
{
	TEMPLATE_FINE,
	TEMPLATE_UNFINISHED_TAG,	/* {{ without }} */
	TEMPLATE_BAD_NAME,			/* what stands between the braces is no name */
	TEMPLATE_UNCLOSED,			/* a section without its {{/name}} */
	TEMPLATE_UNOPENED,			/* a {{/name}} with no section open */
	TEMPLATE_MISMATCHED,		/* a {{/name}} while another section is open */
	TEMPLATE_TOO_DEEP			/* more than TEMPLATE_DEPTH sections within each other */
} TemplateProblem;

typedef struct TemplateError
{
	TemplateProblem problem;
	size_t		at;				/* where the tag begins, in bytes */
	size_t		start;			/* the name it concerns */
	size_t		len;
	size_t		open_start;		/* TEMPLATE_MISMATCHED: the section that is open */
	size_t		open_len;
} TemplateError;

/* Nodes that the template of len bytes at body can have at most. */
extern size_t template_max_nodes(const char *body, size_t len);

/*
 * Read the template into nodes, which has room for template_max_nodes().
 * Returns their number, or -1 and says in *error what is wrong.
 */
extern int	template_parse(const char *body, size_t len, TemplateNode *nodes, TemplateError *error);

#endif							/* MINIBOT_TEMPLATE_CORE_H */
