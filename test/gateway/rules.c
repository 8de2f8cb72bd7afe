/*
 * rules.c
 *
 * See rules.h.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rules.h"
#include "text.h"

static const char *const kinds[] = {
	"status", "page", "reset_before", "reset_after", "hang", "delay", "rubbish", "truncate", "huge",
};

static Rule *rules = NULL;

/* A number in a form, or a default */
static long
FormNumber(const char *form, const char *key, long missing)
{
	char	   *value = FormValue(form, key);
	long		number = value ? strtol(value, NULL, 10) : missing;

	free(value);
	return number;
}

/* Copy a string in a form into a buffer, or a default */
static void
FormString(const char *form, const char *key, const char *missing, char *buffer, size_t size)
{
	char	   *value = FormValue(form, key);

	snprintf(buffer, size, "%s", value ? value : missing);
	free(value);
}

const char *
RuleAdd(const char *form)
{
	Rule	   *rule = calloc(1, sizeof(Rule));
	Rule	  **last = &rules;
	char		kind[16];
	size_t		i;

	FormString(form, "kind", "", kind, sizeof(kind));
	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]) && strcmp(kinds[i], kind) != 0; i++)
		;
	if (i == sizeof(kinds) / sizeof(kinds[0]))
	{
		free(rule);
		return "kind must be status, page, reset_before, reset_after, hang, delay, rubbish, truncate or huge";
	}
	rule->kind = (RuleKind) i;
	FormString(form, "method", "POST", rule->method, sizeof(rule->method));
	FormString(form, "to", "", rule->to, sizeof(rule->to));
	rule->count = FormNumber(form, "count", 1);
	rule->status = FormNumber(form, "status", 500);
	rule->code = FormNumber(form, "code", 20500);
	rule->retry_after = FormNumber(form, "retry_after", 0);
	rule->delay_ms = FormNumber(form, "delay_ms", 1000);
	while (*last != NULL)
		last = &(*last)->next;
	*last = rule;
	return NULL;
}

bool
RuleTake(const char *method, const char *to, Rule *taken)
{
	for (Rule **link = &rules; *link != NULL; link = &(*link)->next)
	{
		Rule	   *rule = *link;

		if (strcmp(rule->method, method) != 0 || strncmp(rule->to, to, strlen(rule->to)) != 0)
			continue;
		*taken = *rule;
		if (rule->count > 0 && --rule->count == 0)
		{
			*link = rule->next;
			free(rule);
		}
		return true;
	}
	return false;
}

void
RulesReset(void)
{
	while (rules != NULL)
	{
		Rule	   *rule = rules;

		rules = rule->next;
		free(rule);
	}
}
