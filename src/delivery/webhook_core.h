/*
 * webhook_core.h
 *
 * A request that a provider made to a web gateway: its form, its address.
 */
#ifndef MINIBOT_WEBHOOK_CORE_H
#define MINIBOT_WEBHOOK_CORE_H

#include <stdbool.h>
#include <stddef.h>

#include "delivery/json_core.h"

typedef struct FormField
{
	const char *name;
	const char *value;
} FormField;

/* What the web gateway handed over, in UTF-8 */
typedef struct Webhook
{
	const char *url;
	const char *body;			/* as it came */
	size_t		body_length;
	const FormField *fields;	/* the body's, where it is a form; sorted */
	size_t		field_count;
	const char *signature;		/* NULL: it has none */
	const char *nonce;
} Webhook;

/* How far a webhook's events have been read */
typedef struct WebhookCursor
{
	bool		begun;
	Json		rest;
} WebhookCursor;

/* How many fields a form has at most */
extern size_t FormFieldLimit(const char *form);

/*
 * Split a form into its fields, decoded in place: fields must have room for
 * FormFieldLimit.  Returns how many there are.
 */
extern size_t FormParse(char *form, FormField *fields);

/* Sort by name and value, bytewise */
extern void FormSort(FormField *fields, size_t count);

/* A field's value as valid UTF-8; empty, and false, where there is none */
extern bool FormValue(const FormField *fields, size_t count, const char *name, char *buffer, size_t size);

/* A parameter of an address's query, decoded; empty, and false, where there is none or it doesn't fit */
extern bool UrlParameter(const char *url, const char *name, char *buffer, size_t size);

/* So much room a signed text needs at most */
extern size_t SignedTextSize(const Webhook *webhook);

#endif							/* MINIBOT_WEBHOOK_CORE_H */
