/*
 * listen_client.c
 *
 * What the way from a commit to the provider takes without a queue: a client
 * that listens on channel "urgent" and posts each notification's words as a
 * text, one after the other over one connection.  The reference of
 * delivery.sh for urgent texts.
 *
 *   listen_client URL USER:PASSWORD
 *
 * Runs until its database connection ends or it is killed.
 */
#include <curl/curl.h>
#include <libpq-fe.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>

#define FORM_BYTES 1024

/* Say what went wrong and end */
static void
Fail(const char *what)
{
	fprintf(stderr, "listen_client: %s\n", what);
	exit(1);
}

/* Part of an answer has come */
static size_t
OnBody(char *data, size_t one, size_t length, void *context)
{
	(void) data;
	(void) context;
	return one * length;
}

/* Post words as a text */
static void
Post(CURL *easy, const char *words)
{
	char		form[FORM_BYTES];
	char	   *escaped = curl_easy_escape(easy, words, 0);
	long		status = 0;

	snprintf(form, sizeof(form), "To=%%2B12023000000&From=%%2B12025550100&Body=%s&ValidityPeriod=36000", escaped);
	curl_free(escaped);
	curl_easy_setopt(easy, CURLOPT_POSTFIELDS, form);
	if (curl_easy_perform(easy) != CURLE_OK || curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status) != CURLE_OK ||
		status != 201)
		Fail("the simulator did not take a text");
}

/* Post what has been notified */
static void
PostNotified(PGconn *connection, CURL *easy)
{
	PGnotify   *notified;

	if (!PQconsumeInput(connection))
		Fail(PQerrorMessage(connection));
	while ((notified = PQnotifies(connection)) != NULL)
	{
		Post(easy, notified->extra);
		PQfreemem(notified);
	}
}

int
main(int argc, char **argv)
{
	PGconn	   *connection = PQconnectdb("dbname=postgres application_name=listen_client");
	CURL	   *easy;
	struct pollfd wanted = {.events = POLLIN};

	if (argc != 3)
		return 2;
	if (PQstatus(connection) != CONNECTION_OK ||
		PQresultStatus(PQexec(connection, "LISTEN urgent")) != PGRES_COMMAND_OK)
		Fail(PQerrorMessage(connection));
	curl_global_init(CURL_GLOBAL_DEFAULT);
	easy = curl_easy_init();
	curl_easy_setopt(easy, CURLOPT_URL, argv[1]);
	curl_easy_setopt(easy, CURLOPT_USERPWD, argv[2]);
	curl_easy_setopt(easy, CURLOPT_PROXY, "");
	curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, OnBody);
	wanted.fd = PQsocket(connection);
	while (poll(&wanted, 1, -1) > 0)
		PostNotified(connection, easy);
	return 1;
}
