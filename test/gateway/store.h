/*
 * store.h
 *
 * The messages the simulator has accepted, and the journal that keeps them:
 * one JSON line a message, written before its request is answered, read back
 * when the simulator starts again.
 */
#ifndef GATEWAY_STORE_H
#define GATEWAY_STORE_H

#include <stdbool.h>

#include "text.h"

typedef struct Message
{
	char		sid[35];		/* "SM" and 32 hexadecimal digits */
	bool		inbound;
	char	   *to;
	char	   *from;
	char	   *service;		/* messaging service, or NULL */
	char	   *body;
	char	   *callback;		/* where statuses are to be reported, or NULL */
	char	   *reference;		/* the sender's own, or NULL */
	int64_t		at_us;			/* arrival of the request */
	int			validity_period;	/* seconds, or 0 */
	const char *status;
	int			error_code;
} Message;

/* Read a journal back and go on writing it; NULL keeps none. */
extern void StoreOpen(const char *journal);

/* Forget every message; the journal becomes empty. */
extern void StoreReset(void);

/* Accept a message: give it a sid, keep a copy of its strings, write its journal line. */
extern Message *StoreAdd(const Message *message);

extern long StoreCount(void);
extern Message *StoreAt(long index);
extern Message *StoreFind(const char *sid);

/* Move a message forward to a status it has not passed; false where it has. */
extern bool StoreProgress(Message *message, const char *status, int error_code);

/* A message's journal line, without a line end */
extern void StoreLine(Text *text, const Message *message);

#endif							/* GATEWAY_STORE_H */
