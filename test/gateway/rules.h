/*
 * rules.h
 *
 * How the simulator fails on command: a queue of rules, each for a number of
 * requests; the first that fits a request is used.
 */
#ifndef GATEWAY_RULES_H
#define GATEWAY_RULES_H

#include <stdbool.h>

typedef enum RuleKind
{
	FAIL_STATUS,				/* answer with an HTTP status and an error code; nothing is accepted */
	FAIL_PAGE,					/* answer as a proxy does, with an HTTP status and a page; nothing is accepted */
	FAIL_RESET_BEFORE,			/* reset the connection; nothing is accepted */
	FAIL_RESET_AFTER,			/* accept, then reset the connection */
	FAIL_HANG,					/* accept nothing, never answer */
	FAIL_DELAY,					/* accept, answer late */
	FAIL_RUBBISH,				/* accept, answer with something that is no JSON */
	FAIL_TRUNCATE,				/* accept, cut the answer short */
	FAIL_HUGE					/* accept, answer with 10 MB */
} RuleKind;

typedef struct Rule
{
	RuleKind	kind;
	char		method[8];
	char		to[20];			/* prefix of the recipient; empty fits all */
	long		count;			/* requests it is still for; negative is for ever */
	int			status;
	int			code;
	int			retry_after;
	int			delay_ms;
	struct Rule *next;
} Rule;

/* Add the rule a form describes; returns what is wrong with it, or NULL. */
extern const char *RuleAdd(const char *form);

/* Take the first rule that fits a request; false where none does. */
extern bool RuleTake(const char *method, const char *to, Rule *rule);

extern void RulesReset(void);

#endif							/* GATEWAY_RULES_H */
