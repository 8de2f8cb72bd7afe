/*
 * provider_core.h
 *
 * The interface between the worker and a kind of SMS provider: how to build a
 * request, how to read an answer.  Adapters are pure: they see texts and
 * answers, never a socket or a table.
 */
#ifndef MINIBOT_PROVIDER_CORE_H
#define MINIBOT_PROVIDER_CORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "delivery/json_core.h"

/* Twilio's cap on Body, 1,600 characters, each at most 4 bytes, each written as %XX; and room for the rest. */
#define REQUEST_BODY_SIZE (1600 * 4 * 3 + 4096)
#define REQUEST_URL_SIZE 2048
#define TEXT_BODY_SIZE (1600 * 4 + 1)

/* Whose account, and what texts come from; NULL where not given */
typedef struct ProviderAccount
{
	const char *base_url;
	const char *account;
	const char *from;
	const char *service;
	const char *status_callback;
} ProviderAccount;

typedef struct ProviderRequest
{
	bool		is_post;
	char		url[REQUEST_URL_SIZE];
	size_t		body_length;
	char		body[REQUEST_BODY_SIZE];
} ProviderRequest;

typedef struct OutboundText
{
	const char *to;
	const char *our_phone;		/* to send it from; NULL: the account's choice */
	const char *body;
	int			validity_seconds;	/* 0: the provider's longest */
} OutboundText;

/* What a provider answered to a send */
typedef struct SendReply
{
	bool		accepted;
	bool		understood;		/* it was an answer of this API at all */
	char		id[64];
	char		code[16];
	char		error[256];
} SendReply;

/* A text as the provider's list shows it */
typedef struct ListedText
{
	bool		inbound;
	char		id[64];
	char		from[32];
	char		to[32];
	char		status[16];		/* sent, delivered, undelivered, failed or canceled */
	char		code[16];
	int64_t		created;		/* Unix seconds; 0: it does not say */
	char		body[TEXT_BODY_SIZE];
} ListedText;

/* What to list; NULL and 0: all */
typedef struct ListQuery
{
	const char *to;
	int64_t		since;			/* sent from then on, Unix seconds; leaves out what is not sent yet */
} ListQuery;

typedef struct ListPage
{
	Json		texts;			/* elements still to read */
	bool		has_next;
	char		next[REQUEST_URL_SIZE];
} ListPage;

/*
 * A kind of provider.  Builders return false where the request doesn't fit
 * its buffer; readers where the answer is none of this API.
 */
typedef struct ProviderKind
{
	const char *name;
	bool		(*build_send) (const ProviderAccount *account, const OutboundText *text, ProviderRequest *request);
	void		(*read_send) (long status, const char *body, size_t length, SendReply *reply);
	bool		(*build_fetch) (const ProviderAccount *account, const char *id, ProviderRequest *request);
	bool		(*read_fetch) (const char *body, size_t length, ListedText *text);
	bool		(*build_list) (const ProviderAccount *account, const ListQuery *query, ProviderRequest *request);
	bool		(*build_next) (const ProviderAccount *account, const char *next, ProviderRequest *request);
	bool		(*read_list) (const char *body, size_t length, ListPage *page);
	bool		(*next_listed) (ListPage *page, ListedText *text);
} ProviderKind;

extern const ProviderKind TwilioProvider;

/* Whether an http(s) address is of this machine */
extern bool UrlIsLoopback(const char *url);

/* Append "name=value" to a form or query of used bytes in size, percent-encoded; false where it doesn't fit */
extern bool FormAppend(char *form, size_t size, size_t *used, const char *name, const char *value);

/* Unix seconds of an RFC 2822 date such as "Thu, 24 Aug 2023 05:01:45 +0000"; 0 where it is none */
extern int64_t ParseMailDate(const char *date);

/* Unix seconds as "2023-08-24T05:01:45Z" */
extern void FormatIsoDate(int64_t seconds, char *buffer, size_t size);

#endif							/* MINIBOT_PROVIDER_CORE_H */
