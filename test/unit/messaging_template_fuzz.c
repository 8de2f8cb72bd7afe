/*
 * messaging_template_fuzz.c
 *
 * Whatever the template: the nodes fit, lie in the body in its order, and
 * every section is closed after it was opened by a tag of its name.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "messaging/template_core.h"

/* Stop where a node breaks a promise */
static void
CheckNode(const char *body, size_t size, const TemplateNode *nodes, int count, int i)
{
	const TemplateNode *node = &nodes[i];

	if (node->start + node->len > size || (i > 0 && node->start < nodes[i - 1].start + nodes[i - 1].len))
		abort();
	if (node->kind != TEMPLATE_SECTION && node->kind != TEMPLATE_INVERTED)
		return;
	if (node->close <= i || node->close >= count || nodes[node->close].kind != TEMPLATE_CLOSE ||
		nodes[node->close].len != node->len ||
		memcmp(body + nodes[node->close].start, body + node->start, node->len) != 0)
		abort();
}

int			LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *body = (const char *) data;
	size_t		room = template_max_nodes(body, size);
	TemplateNode *nodes = malloc(room * sizeof(TemplateNode));	/* exact, so that the sanitiser sees a step over it */
	TemplateError error;
	int			count = template_parse(body, size, nodes, &error);

	if (count < 0 && (error.problem == TEMPLATE_FINE || error.at >= size || error.start + error.len > size))
		abort();
	for (int i = 0; i < count; i++)
		CheckNode(body, size, nodes, count, i);
	free(nodes);
	return 0;
}
