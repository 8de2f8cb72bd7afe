/*
 * http.h
 *
 * Requests to a provider, many at a time, driven by the worker's one wait.
 * Nothing here raises an error or touches the database.
 */
#ifndef MINIBOT_HTTP_H
#define MINIBOT_HTTP_H

#include <stdbool.h>
#include <stddef.h>

/* What HttpStart copies or needs only while it runs; NULL where not given */
typedef struct HttpRequest
{
	bool		is_post;
	bool		is_json;		/* the body; else a form */
	const char *url;
	const char *body;
	size_t		body_length;
	const char *user;			/* of HTTP Basic */
	const char *password;
	const char *bearer;			/* a token instead of them */
	const char *ca_file;
	bool		verify_tls;
	bool		is_loopback;	/* plain http is allowed, a proxy is not used */
	long		timeout_ms;
	uint64		profile;		/* requests of the same one differ in URL, body, owner and is_post only; 0: none */
	void	   *owner;			/* given back with the result */
} HttpRequest;

/* How a request ended */
typedef struct HttpResult
{
	void	   *owner;
	bool		begun;			/* it may have reached the provider */
	bool		complete;		/* there is a whole answer */
	long		status;			/* of the answer */
	long		retry_after;	/* seconds the provider asked for, or 0 */
	const char *body;
	size_t		body_length;
	const char *error;			/* where it is not complete */
	void	   *call;			/* for HttpRelease */
} HttpResult;

/* Set up; what went wrong, or NULL */
extern const char *HttpInit(void);

/* Start a request; false where memory ran out */
extern bool HttpStart(const HttpRequest *request);

/* Do what can be done without waiting */
extern void HttpDrive(void);

/* The next request that has ended; its result is good until HttpRelease */
extern bool HttpNextResult(HttpResult *result);
extern void HttpRelease(HttpResult *result);

/* Requests on their way */
extern int	HttpInFlight(void);

/* What to wait for: readability of this, at most so long; -1: no limit */
extern int	HttpWaitFd(void);
extern long HttpWaitMilliseconds(void);

#endif							/* MINIBOT_HTTP_H */
