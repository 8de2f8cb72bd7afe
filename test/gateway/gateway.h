/*
 * gateway.h
 *
 * What the dialects share: whose account it is, how requests fail on command,
 * what is counted.
 */
#ifndef GATEWAY_H
#define GATEWAY_H

#include <stdbool.h>

#include "http.h"
#include "rules.h"
#include "store.h"

typedef struct Stats
{
	long		requests;
	long		accepted;
	long		refused;
	long		fetches;
	long		lists;
} Stats;

extern Stats stats;
extern const char *account;		/* NULL: any account may do anything */
extern const char *token;
extern int	answer_delay_ms;

/* Whether a request bears the account and token in HTTP Basic */
extern bool IsAuthorized(const Request *request);

/* Turn an accepted create's answer into what a rule asks for */
extern void Spoil(Response *response, const Rule *rule);

/* Reset or hang where a rule asks for that, before anything was done */
extern bool EndBefore(Response *response, const Rule *rule);

/* Let a message move on by itself where that was asked for */
extern void MoveOn(Message *message);

/* A number of E.164: a plus and 8 to 15 digits */
extern bool IsNumber(const char *number);

/*
 * Answer as Telnyx, Plivo, Vonage or Bandwidth, by the request's path; false
 * where it is none of theirs.
 */
extern bool HandleDialect(const Request *request, Response *response);

#endif							/* GATEWAY_H */
