/*
 * http.h
 *
 * A small HTTP/1.1 server on one epoll loop: keep-alive, a response that may
 * be late, cut short or replaced by a reset.  The simulator owns its sockets
 * because failing on command is what it is for.
 */
#ifndef GATEWAY_HTTP_H
#define GATEWAY_HTTP_H

#include <stdbool.h>

#include "text.h"

typedef struct Request
{
	const char *method;
	char	   *path;			/* decoded up to the query */
	const char *query;			/* after the question mark, or "" */
	const char *authorization;	/* header's value, or NULL */
	const char *body;
} Request;

typedef enum Ending
{
	RESPOND,					/* the response, then keep the connection */
	CUT_SHORT,					/* half of the response, then close */
	RESET,						/* no response: a TCP reset */
	HANG						/* no response, the connection stays open */
} Ending;

typedef struct Response
{
	int			status;
	Text		body;			/* JSON unless said otherwise */
	const char *content_type;
	int			retry_after;	/* seconds; 0 for no header */
	int			delay_ms;		/* wait this long before the ending */
	Ending		ending;
} Response;

/* Fill in a response (zeroed, status 200) to a request. */
typedef void (*Handler) (const Request *request, Response *response);

/* Listen on 127.0.0.1; port 0 takes a free one.  Returns the port. */
extern int	HttpListen(int port);

/* Serve until SIGTERM or SIGINT. */
extern void HttpServe(Handler handler);

/* Connections accepted so far */
extern long HttpConnections(void);

#endif							/* GATEWAY_HTTP_H */
