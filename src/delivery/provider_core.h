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
#include "delivery/webhook_core.h"

/* Twilio's cap on Body, 1,600 characters, each at most 4 bytes, each written as %XX; and room for the rest. */
#define REQUEST_BODY_SIZE (1600 * 4 * 3 + 4096)
#define REQUEST_URL_SIZE 2048
#define TEXT_BODY_SIZE (1600 * 4 + 1)

/* The callback's parameter that carries a text's reference, where the API has no field for one */
#define REFERENCE_PARAMETER "minibot_ref"
#define REFERENCE_SIZE 40

/* Whose account, and what texts come from; NULL where not given */
typedef struct ProviderAccount
{
	const char *base_url;
	const char *account;
	const char *user;			/* of HTTP Basic */
	const char *secret;
	const char *from;
	const char *service;		/* what else texts may come from, or belong to: see the adapter */
	const char *status_callback;
} ProviderAccount;

typedef struct ProviderRequest
{
	bool		is_post;
	bool		is_json;		/* the body; else a form */
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
	const char *reference;		/* ours, which a status callback brings back; NULL: none */
	int64_t		now;			/* Unix seconds */
} OutboundText;

/* What a provider answered to a send */
typedef struct SendReply
{
	bool		accepted;
	bool		understood;		/* it was an answer of this API at all */
	long		http_status;	/* what HTTP should have said; 0: it did */
	char		id[64];
	char		code[16];
	char		error[256];
} SendReply;

/* A text as the provider's list shows it, or an event tells of it */
typedef struct ListedText
{
	bool		inbound;
	char		id[64];
	char		from[32];
	char		to[32];
	char		status[16];		/* sent, delivered, undelivered, failed or canceled */
	char		code[16];
	char		reference[REFERENCE_SIZE];	/* ours, of a status callback */
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

/* How a provider knows us */
typedef enum ProviderAuth
{
	AUTH_BASIC,
	AUTH_BEARER,
	AUTH_IN_BODY
} ProviderAuth;

/* How a webhook proves whom it is from */
typedef enum WebhookProof
{
	PROOF_HMAC_SHA1_BASE64,		/* of the signed text, with the key */
	PROOF_HMAC_SHA256_BASE64,
	PROOF_HMAC_SHA256_HEX,
	PROOF_ED25519_BASE64,		/* of the signed text, by the public key's owner */
	PROOF_BASIC					/* "Basic ...": user and password are the key */
} WebhookProof;

/*
 * What a kind of provider sends to a web gateway.  signed_text writes what is
 * signed, in each variant there is from 0 on; false ends them.  next_event is
 * called until it returns false, with a cursor that begins as zeros.
 */
typedef struct WebhookKind
{
	WebhookProof proof;
	const char *signature_header;	/* lower case; NULL: the parameter "sig" */
	const char *nonce_header;	/* NULL: there is none */
	bool		(*signed_text) (const Webhook *webhook, int variant, char *text, size_t size);
	bool		(*body_hash) (const Webhook *webhook, char *sha256);	/* hexadecimal, 65 bytes; NULL or false: none */
	bool		(*next_event) (const Webhook *webhook, WebhookCursor *cursor, ListedText *event);
} WebhookKind;

/*
 * A kind of provider.  Builders return false where the request doesn't fit
 * its buffer; readers where the answer is none of this API.  Without
 * build_fetch nobody can be asked for a status; without build_list nobody can
 * be asked what was sent or received, so that an unknown outcome waits for a
 * status callback with our reference, and inbound texts come by webhook only.
 */
typedef struct ProviderKind
{
	const char *name;
	const char *base_url;		/* unless the options name another */
	ProviderAuth auth;
	WebhookKind webhook;
	bool		(*build_send) (const ProviderAccount *account, const OutboundText *text, ProviderRequest *request);
	void		(*read_send) (long status, const char *body, size_t length, SendReply *reply);
	bool		(*build_fetch) (const ProviderAccount *account, const char *id, ProviderRequest *request);
	bool		(*read_fetch) (const char *body, size_t length, ListedText *text);
	bool		(*build_list) (const ProviderAccount *account, const ListQuery *query, ProviderRequest *request);
	bool		(*build_next) (const ProviderAccount *account, const char *next, ProviderRequest *request);
	bool		(*read_list) (const char *body, size_t length, ListPage *page);
	bool		(*next_listed) (ListPage *page, ListedText *text);
} ProviderKind;

/* Begin a request: its address is the account's base and a path */
extern bool BeginRequest(const ProviderAccount *account, const char *path, ProviderRequest *request);

/* Where the status of a text is to be reported, with its reference; false where it doesn't fit.  Empty: nowhere. */
extern bool CallbackUrl(const ProviderAccount *account, const OutboundText *text, char *url, size_t size);

/* Read a member's text; empty, and false, where there is none */
extern bool ReadMember(Json object, const char *name, char *buffer, size_t size);

/* Whether a provider's id may stand in an address as it is */
extern bool IsPlainId(const char *id);

/* A provider's word for a status, in ours; a list ends with a NULL */
typedef struct StatusWord
{
	const char *theirs;
	const char *ours;
} StatusWord;

/* Set a text's status by a provider's word; one that is not in the list still moves: "sent" */
extern void SetStatus(ListedText *text, const StatusWord *words, const char *theirs);

/* Unix seconds of a member that is a date as ParseIsoDate reads it; 0 where it is none */
extern int64_t ReadIsoDate(Json object, const char *name);

/* Append a parameter to a request's form, unless there is no value; false where it doesn't fit */
extern bool AppendParameter(ProviderRequest *request, const char *name, const char *value);

/* Begin the only event of a webhook that tells of one text; false where it has been read */
extern bool BeginOnlyEvent(WebhookCursor *cursor, ListedText *event);

/*
 * End an event that is a form and tells what became of a text of ours: its status, the field that has a code for why,
 * and the field that brings our reference; NULL: the callback's address does.  Returns true.
 */
extern bool EndReport(const Webhook *webhook, const StatusWord *words, const char *status, const char *code,
					  const char *reference, ListedText *event);

/* A number as some providers write it, and back: a number of digits too long for a short code gets its plus */
extern const char *WithoutPlus(const char *phone);
extern void WithPlus(char *phone, size_t size);

/* Whether an http(s) address is of this machine */
extern bool UrlIsLoopback(const char *url);

/* Append "name=value" to a form or query of used bytes in size, percent-encoded; false where it doesn't fit */
extern bool FormAppend(char *form, size_t size, size_t *used, const char *name, const char *value);

/* Unix seconds of an RFC 2822 date such as "Thu, 24 Aug 2023 05:01:45 +0000"; 0 where it is none */
extern int64_t ParseMailDate(const char *date);

/*
 * Unix seconds of "2023-08-24T05:01:45Z" or "2023-08-24 05:01:45.123456+00:00";
 * no offset means UTC; 0 where it is none
 */
extern int64_t ParseIsoDate(const char *date);

/* Unix seconds as "2023-08-24T05:01:45Z" */
extern void FormatIsoDate(int64_t seconds, char *buffer, size_t size);

#endif							/* MINIBOT_PROVIDER_CORE_H */
