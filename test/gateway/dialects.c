/*
 * dialects.c
 *
 * The simulator as Telnyx, Plivo, Vonage and Bandwidth: each on its own paths,
 * with its own credentials, words and errors, over the same store and rules.
 *
 *   POST /v2/messages                          Telnyx, Bearer
 *   GET  /v2/messages/{id}
 *   POST /v1/Account/{id}/Message/             Plivo, Basic
 *   GET  /v1/Account/{id}/Message/{uuid}/
 *   POST /sms/json                             Vonage, key and secret in the form
 *   POST /users/{id}/messages                  Bandwidth, Basic
 *   GET  /users/{id}/messages?messageId={id}
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "gateway.h"

typedef struct Dialect
{
	/* Read a create into an empty message, malloc'd strings */
	void		(*read) (const Request *request, Message *message);
	void		(*accept) (Response *response, const Message *message);
	void		(*show) (Response *response, const Message *message);
	void		(*refuse) (Response *response, int status, int code);
	int			bad_number;		/* code of a number that is none */
	bool		plus;			/* numbers are written with their plus */
} Dialect;

/* A number with its plus, in malloc'd memory */
static char *
WithPlus(char *number)
{
	Text		text = {0};

	if (number == NULL || *number == '+')
		return number;
	TextPrintf(&text, "+%s", number);
	free(number);
	return text.data;
}

/* Our status in a provider's words: pairs of ours and theirs, NULL ends them, the last is for all others */
static const char *
Word(const char *const *pairs, const char *status)
{
	while (pairs[0] != NULL && strcmp(pairs[0], status) != 0)
		pairs += 2;
	return pairs[1];
}

/* Telnyx ---------------------------------------------------------------------- */

static void
TelnyxRead(const Request *request, Message *message)
{
	message->to = JsonString(request->body, "to");
	message->from = JsonString(request->body, "from");
	message->body = JsonString(request->body, "text");
	message->callback = JsonString(request->body, "webhook_url");
	message->service = JsonString(request->body, "messaging_profile_id");
}

static void
TelnyxShow(Response *response, const Message *message)
{
	static const char *const words[] = {
		"delivered", "delivered", "undelivered", "delivery_failed", "failed", "sending_failed", "sent", "sent", NULL,
		"queued"};
	Text	   *text = &response->body;

	TextPrintf(text, "{\"data\":{\"record_type\":\"message\",\"direction\":\"outbound\",\"id\":\"%s\",\"type\":\"SMS\","
			   "\"from\":{\"phone_number\":", message->sid);
	TextAppendJson(text, message->from);
	TextPrintf(text, ",\"carrier\":\"Telnyx\",\"line_type\":\"Wireless\"},\"to\":[{\"phone_number\":");
	TextAppendJson(text, message->to);
	TextPrintf(text, ",\"status\":\"%s\"}],\"text\":", Word(words, message->status));
	TextAppendJson(text, message->body);
	TextPrintf(text, ",\"encoding\":\"GSM-7\",\"parts\":1,\"tags\":[],\"errors\":[");
	if (message->error_code != 0)
		TextPrintf(text, "{\"code\":\"%d\",\"title\":\"failed\"}", message->error_code);
	TextPrintf(text, "]}}");
}

static void
TelnyxRefuse(Response *response, int status, int code)
{
	response->status = status;
	TextPrintf(&response->body,
			   "{\"errors\":[{\"code\":\"%d\",\"title\":\"refused\",\"detail\":\"failing on command\"}]}",
			   status == 401 ? 10009 : code);
}

/* Plivo ----------------------------------------------------------------------- */

static void
PlivoRead(const Request *request, Message *message)
{
	message->to = JsonString(request->body, "dst");
	message->from = JsonString(request->body, "src");
	message->body = JsonString(request->body, "text");
	message->callback = JsonString(request->body, "url");
	message->service = JsonString(request->body, "powerpack_uuid");
}

static void
PlivoAccept(Response *response, const Message *message)
{
	response->status = 202;
	TextPrintf(&response->body, "{\"api_id\":\"a\",\"message\":\"message(s) queued\",\"message_uuid\":[\"%s\"]}",
			   message->sid);
}

static void
PlivoShow(Response *response, const Message *message)
{
	static const char *const words[] = {
		"delivered", "delivered", "undelivered", "undelivered", "failed", "failed", "sent", "sent", NULL, "queued"};

	TextPrintf(&response->body, "{\"api_id\":\"a\",\"error_code\":\"%03d\",\"from_number\":\"%s\",\"to_number\":\"%s\","
			   "\"message_direction\":\"outbound\",\"message_state\":\"%s\","
			   "\"message_time\":\"2026-03-09 16:00:00+00:00\",\"message_type\":\"sms\",\"message_uuid\":\"%s\","
			   "\"units\":1}", message->error_code, message->from + 1, message->to + 1, Word(words, message->status),
			   message->sid);
}

static void
PlivoRefuse(Response *response, int status, int code)
{
	response->status = status;
	TextPrintf(&response->body, "{\"api_id\":\"a\",\"error\":\"%s\"}",
			   code == 50 ? "12 is not a valid phone number" : "failing on command");
}

/* Vonage ---------------------------------------------------------------------- */

static void
VonageRead(const Request *request, Message *message)
{
	char	   *ttl = FormValue(request->body, "ttl");

	message->to = FormValue(request->body, "to");
	message->from = FormValue(request->body, "from");
	message->body = FormValue(request->body, "text");
	message->callback = FormValue(request->body, "callback");
	message->reference = FormValue(request->body, "client-ref");
	message->service = FormValue(request->body, "type");
	message->validity_period = ttl ? atoi(ttl) / 1000 : 0;
	free(ttl);
}

static void
VonageAccept(Response *response, const Message *message)
{
	TextPrintf(&response->body,
			   "{\"message-count\":\"1\",\"messages\":[{\"to\":\"%s\",\"message-id\":\"%s\",\"status\":\"0\","
			   "\"remaining-balance\":\"15.5\",\"message-price\":\"0.03\",\"network\":\"310\"}]}", message->to + 1,
			   message->sid);
}

/* HTTP says 200 whatever it is */
static void
VonageRefuse(Response *response, int status, int code)
{
	(void) status;
	TextPrintf(&response->body,
			   "{\"message-count\":\"1\",\"messages\":[{\"status\":\"%d\",\"error-text\":\"failing on command\"}]}",
			   status == 401 ? 4 : status == 429 ? 1 : code);
}

/* Bandwidth ------------------------------------------------------------------- */

static void
BandwidthRead(const Request *request, Message *message)
{
	const char *to = strstr(request->body, "\"to\":[\"");

	message->to = to ? strndup(to + 7, strcspn(to + 7, "\"")) : NULL;
	message->from = JsonString(request->body, "from");
	message->body = JsonString(request->body, "text");
	message->reference = JsonString(request->body, "tag");
	message->service = JsonString(request->body, "applicationId");
}

static void
BandwidthAccept(Response *response, const Message *message)
{
	response->status = 202;
	TextPrintf(&response->body,
			   "{\"id\":\"%s\",\"time\":\"2026-03-09T16:00:00Z\",\"to\":[\"%s\"],\"from\":\"%s\",\"text\":",
			   message->sid, message->to, message->from);
	TextAppendJson(&response->body, message->body);
	TextPrintf(&response->body, ",\"applicationId\":\"%s\",\"segmentCount\":1,\"direction\":\"out\"}",
			   message->service ? message->service : "");
}

static void
BandwidthShow(Response *response, const Message *message)
{
	static const char *const words[] = {
		"delivered", "DELIVERED", "undelivered", "UNDELIVERED", "failed", "FAILED", "sent", "SENT", NULL, "QUEUED"};

	TextPrintf(&response->body,
			   "{\"totalCount\":1,\"pageInfo\":{},\"messages\":[{\"messageId\":\"%s\",\"sourceTn\":\"%s\","
			   "\"destinationTn\":\"%s\",\"messageStatus\":\"%s\",\"messageDirection\":\"OUTBOUND\","
			   "\"messageType\":\"sms\","
			   "\"segmentCount\":1,\"errorCode\":%d,\"receiveTime\":\"2026-03-09T16:00:00.000Z\"}]}", message->sid,
			   message->from, message->to, Word(words, message->status), message->error_code);
}

static void
BandwidthRefuse(Response *response, int status, int code)
{
	response->status = status;
	if (status == 401)
		TextPrintf(&response->body, "{\"type\":\"unauthorized\",\"description\":\"Authentication Failed\"}");
	else
		TextPrintf(&response->body,
				   "{\"type\":\"request-validation\",\"description\":\"Your request could not be accepted\","
				   "\"fieldErrors\":[{\"fieldName\":\"%s\",\"description\":\"is invalid\"}]}",
				   code == 1 ? "to" : "text");
}

/* All ------------------------------------------------------------------------- */

static const Dialect telnyx = {TelnyxRead, TelnyxShow, TelnyxShow, TelnyxRefuse, 40310, true};
static const Dialect plivo = {PlivoRead, PlivoAccept, PlivoShow, PlivoRefuse, 50, false};
static const Dialect vonage = {VonageRead, VonageAccept, NULL, VonageRefuse, 6, false};
static const Dialect bandwidth = {BandwidthRead, BandwidthAccept, BandwidthShow, BandwidthRefuse, 1, true};

/* Refuse a request */
static void
Refuse(const Dialect *dialect, Response *response, int status, int code)
{
	stats.refused++;
	dialect->refuse(response, status, code);
}

/* Accept a text, or fail as a rule says */
static void
Create(const Dialect *dialect, const Request *request, Response *response)
{
	Message		message = {.at_us = NowMicroseconds()};
	Rule		rule;
	bool		ruled;
	bool		number;

	dialect->read(request, &message);
	number = message.to != NULL && (*message.to == '+') == dialect->plus;
	message.to = WithPlus(message.to);
	message.from = message.from ? WithPlus(message.from) : strdup("+15005550006");
	ruled = RuleTake("POST", message.to ? message.to : "", &rule);
	response->delay_ms = answer_delay_ms;
	if (ruled && rule.kind == FAIL_STATUS)
	{
		Refuse(dialect, response, rule.status, rule.code);
		response->retry_after = rule.retry_after;
	}
	else if (ruled && EndBefore(response, &rule))
		;
	else if (!number || !IsNumber(message.to) || message.body == NULL || *message.body == '\0')
		Refuse(dialect, response, 400, dialect->bad_number);
	else
	{
		stats.accepted++;
		dialect->accept(response, StoreAdd(&message));
		if (ruled)
			Spoil(response, &rule);
	}
	free(message.to);
	free(message.from);
	free(message.body);
	free(message.callback);
	free(message.reference);
	free(message.service);
}

/* Show what became of a text; its id may be followed by a slash */
static void
Fetch(const Dialect *dialect, Response *response, const char *id)
{
	char		sid[35];
	Message    *message;

	snprintf(sid, sizeof(sid), "%s", id);
	message = StoreFind(sid);
	stats.fetches++;
	if (message == NULL)
	{
		Refuse(dialect, response, 404, 404);
		return;
	}
	MoveOn(message);
	dialect->show(response, message);
}

/* Whether a request bears the token as Telnyx wants it */
static bool
HasBearer(const Request *request)
{
	return request->authorization != NULL && strncmp(request->authorization, "Bearer ", 7) == 0 &&
		strcmp(request->authorization + 7, token) == 0;
}

/* Whether a form bears key and secret */
static bool
HasSecret(const Request *request)
{
	char	   *key = FormValue(request->body, "api_key");
	char	   *secret = FormValue(request->body, "api_secret");
	bool		has = request->authorization == NULL && key != NULL && secret != NULL && strcmp(secret, token) == 0 &&
		(account == NULL || strcmp(key, account) == 0);

	free(key);
	free(secret);
	return has;
}

/* The rest of a path behind an account's prefix and a name; NULL where it is another */
static const char *
Resource(const char *path, const char *prefix, const char *name)
{
	size_t		length = strlen(prefix);
	const char *rest = strncmp(path, prefix, length) == 0 ? strchr(path + length, '/') : NULL;

	return rest != NULL && strncmp(rest, name, strlen(name)) == 0 ? rest + strlen(name) : NULL;
}

/* Create or fetch, if the credentials are right */
static void
Serve(const Dialect *dialect, const Request *request, Response *response, bool authorized, const char *id)
{
	if (!authorized)
		Refuse(dialect, response, 401, 401);
	else if (strcmp(request->method, "POST") == 0)
		Create(dialect, request, response);
	else if (dialect->show != NULL && id != NULL && *id != '\0')
		Fetch(dialect, response, id);
	else
		Refuse(dialect, response, 404, 404);
}

bool
HandleDialect(const Request *request, Response *response)
{
	const char *path = request->path;
	const char *rest;
	char	   *id;

	if (strncmp(path, "/v2/messages", 12) == 0)
		Serve(&telnyx, request, response, HasBearer(request), path[12] == '/' ? path + 13 : NULL);
	else if ((rest = Resource(path, "/v1/Account/", "/Message/")) != NULL)
		Serve(&plivo, request, response, IsAuthorized(request), rest);
	else if (strcmp(path, "/sms/json") == 0)
		Serve(&vonage, request, response, HasSecret(request), NULL);
	else if (Resource(path, "/users/", "/messages") != NULL)
	{
		id = FormValue(request->query, "messageId");
		Serve(&bandwidth, request, response, IsAuthorized(request), id);
		free(id);
	}
	else
		return false;
	return true;
}
