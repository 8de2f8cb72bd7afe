/*
 * provider_bandwidth_core.c
 *
 * Bandwidth's Messaging API, version 2: JSON with HTTP Basic, accepted with
 * 202.  Its list finds a message by id; it keeps no words and shows no tag,
 * so it proves nothing of an unknown outcome.  The service is the
 * application, whose callback address and its password are set at Bandwidth.
 * https://dev.bandwidth.com/docs/messaging
 */
#include "delivery/provider_bandwidth_core.h"

#include <stdio.h>
#include <string.h>

/* An address of the account's messages */
static bool
Begin(const ProviderAccount *account, const char *tail, ProviderRequest *request)
{
	char		path[256];
	int			length = snprintf(path, sizeof(path), "/users/%s/messages%s", account->account, tail);

	return length > 0 && (size_t) length < sizeof(path) && BeginRequest(account, path, request);
}

static bool
BuildSend(const ProviderAccount *account, const OutboundText *text, ProviderRequest *request)
{
	char	   *body = request->body;
	size_t		size = sizeof(request->body);
	size_t	   *used = &request->body_length;
	char		to[64];
	size_t		to_used = 0;
	char		expiration[32];

	if (!Begin(account, "", request) || !TextAppend(to, sizeof(to), &to_used, "[", 1) ||
		!JsonAppendString(to, sizeof(to), &to_used, text->to) || !TextAppend(to, sizeof(to), &to_used, "]", 1))
		return false;
	request->is_post = request->is_json = true;
	FormatIsoDate(text->now + text->validity_seconds, expiration, sizeof(expiration));
	return JsonAppendText(body, size, used, "applicationId", account->service) &&
		JsonAppendRaw(body, size, used, "to", to) &&
		JsonAppendText(body, size, used, "from", text->our_phone ? text->our_phone : account->from) &&
		JsonAppendText(body, size, used, "text", text->body) &&
		JsonAppendText(body, size, used, "tag", text->reference) &&
		JsonAppendText(body, size, used, "expiration", text->validity_seconds > 0 ? expiration : NULL) &&
		JsonClose(body, size, used);
}

static void
ReadSend(long status, const char *body, size_t length, SendReply *reply)
{
	Json		object;
	Json		field;

	memset(reply, 0, sizeof(*reply));
	/* Whoever may not send is told so in many ways. */
	reply->understood = status == 403;
	if (!JsonParse(body, length, &object))
		return;
	if (status >= 200 && status < 300)
	{
		reply->accepted = reply->understood = ReadMember(object, "id", reply->id, sizeof(reply->id));
		return;
	}
	/* What is wrong with a request is said of its fields: "to" is a number, "from" is ours. */
	reply->understood |= ReadMember(object, "type", reply->code, sizeof(reply->code));
	ReadMember(object, "description", reply->error, sizeof(reply->error));
	if (JsonMember(object, "fieldErrors", &field) && JsonFirst(field, &field))
	{
		ReadMember(field, "fieldName", reply->code, sizeof(reply->code));
		ReadMember(field, "description", reply->error, sizeof(reply->error));
	}
}

static bool
BuildFetch(const ProviderAccount *account, const char *id, ProviderRequest *request)
{
	char		tail[128];

	snprintf(tail, sizeof(tail), "?messageId=%s", id);
	return IsPlainId(id) && Begin(account, tail, request);
}

/* Bandwidth's statuses, and the types of its events, in our terms; all that still moves is "sent" */
static const StatusWord status_words[] = {
	{"DELIVERED", "delivered"},
	{"FAILED", "undelivered"},
	{"UNDELIVERED", "undelivered"},
	{"message-delivered", "delivered"},
	{"message-failed", "undelivered"},
	{NULL, NULL}
};

static bool
ReadFetch(const char *body, size_t length, ListedText *text)
{
	Json		message;
	char		word[40];

	memset(text, 0, sizeof(*text));
	if (!JsonParse(body, length, &message) || !JsonMember(message, "messages", &message) ||
		!JsonFirst(message, &message) || !ReadMember(message, "messageId", text->id, sizeof(text->id)) ||
		!ReadMember(message, "messageStatus", word, sizeof(word)))
		return false;
	SetStatus(text, status_words, word);
	ReadMember(message, "messageDirection", word, sizeof(word));
	text->inbound = strcmp(word, "INBOUND") == 0;
	ReadMember(message, "sourceTn", text->from, sizeof(text->from));
	ReadMember(message, "destinationTn", text->to, sizeof(text->to));
	ReadMember(message, "errorCode", text->code, sizeof(text->code));
	text->created = ReadIsoDate(message, "receiveTime");
	return true;
}

/* Nothing is signed: the request says the application's callback user and password */
static bool
SignedText(const Webhook *webhook, int variant, char *text, size_t size)
{
	(void) webhook;
	(void) size;
	text[0] = '\0';
	return variant == 0;
}

/* Read one event; false where it is none of ours */
static bool
ReadEvent(Json object, ListedText *event)
{
	static const char *const id[] = {"message", "id", NULL};
	static const char *const from[] = {"message", "from", NULL};
	static const char *const words[] = {"message", "text", NULL};
	static const char *const tag[] = {"message", "tag", NULL};
	char		word[40];

	memset(event, 0, sizeof(*event));
	if (!ReadMember(object, "type", word, sizeof(word)) || JsonPathText(object, id, event->id, sizeof(event->id)) == 0)
		return false;
	JsonPathText(object, from, event->from, sizeof(event->from));
	ReadMember(object, "to", event->to, sizeof(event->to));
	event->inbound = strcmp(word, "message-received") == 0;
	if (event->inbound)
	{
		JsonPathText(object, words, event->body, sizeof(event->body));
		event->created = ReadIsoDate(object, "time");
		return event->from[0] != '\0';
	}
	SetStatus(event, status_words, word);
	ReadMember(object, "errorCode", event->code, sizeof(event->code));
	JsonPathText(object, tag, event->reference, sizeof(event->reference));
	return true;
}

/* A request is an array of events */
static bool
NextEvent(const Webhook *webhook, WebhookCursor *cursor, ListedText *event)
{
	Json		element;

	if (!cursor->begun && !JsonParse(webhook->body, webhook->body_length, &cursor->rest))
		return false;
	cursor->begun = true;
	while (JsonNextElement(&cursor->rest, &element))
	{
		if (ReadEvent(element, event))
			return true;
	}
	return false;
}

const ProviderKind BandwidthProvider = {
	.name = "bandwidth",
	.base_url = "https://messaging.bandwidth.com/api/v2",
	.auth = AUTH_BASIC,
	.webhook = {
		.proof = PROOF_BASIC,
		.signature_header = "authorization",
		.signed_text = SignedText,
		.next_event = NextEvent,
	},
	.build_send = BuildSend,
	.read_send = ReadSend,
	.build_fetch = BuildFetch,
	.read_fetch = ReadFetch,
};
