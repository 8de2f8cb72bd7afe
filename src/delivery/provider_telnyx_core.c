/*
 * provider_telnyx_core.c
 *
 * Telnyx's Messaging API, version 2: JSON with a Bearer token.  A message can
 * be fetched by its id; the detail records that can be searched show neither
 * words nor a reference of ours, so nothing is listed.  The service is a
 * messaging profile, whose number pool sends where no number is given.
 * https://developers.telnyx.com/docs/messaging/messages
 */
#include "delivery/provider_telnyx_core.h"

#include <stdio.h>
#include <string.h>

static bool
BuildSend(const ProviderAccount *account, const OutboundText *text, ProviderRequest *request)
{
	char		callback[REQUEST_URL_SIZE];
	char	   *body = request->body;
	size_t		size = sizeof(request->body);
	size_t	   *used = &request->body_length;

	if (!BeginRequest(account, "/v2/messages", request) || !CallbackUrl(account, text, callback, sizeof(callback)))
		return false;
	request->is_post = request->is_json = true;
	return JsonAppendText(body, size, used, "to", text->to) &&
		JsonAppendText(body, size, used, "from", text->our_phone ? text->our_phone : account->from) &&
		JsonAppendText(body, size, used, "messaging_profile_id", account->service) &&
		JsonAppendText(body, size, used, "text", text->body) &&
		JsonAppendText(body, size, used, "webhook_url", callback[0] != '\0' ? callback : NULL) &&
		JsonClose(body, size, used);
}

/* The first of the errors there may be: its code */
static bool
ReadError(Json object, Json *error, char *code, size_t size)
{
	code[0] = '\0';
	return JsonMember(object, "errors", error) && JsonFirst(*error, error) && ReadMember(*error, "code", code, size);
}

static void
ReadSend(long status, const char *body, size_t length, SendReply *reply)
{
	static const char *const id[] = {"data", "id", NULL};
	Json		object;
	Json		error;

	memset(reply, 0, sizeof(*reply));
	if (!JsonParse(body, length, &object))
		return;
	if (status >= 200 && status < 300)
	{
		reply->accepted = reply->understood = JsonPathText(object, id, reply->id, sizeof(reply->id)) > 0;
		return;
	}
	reply->understood = ReadError(object, &error, reply->code, sizeof(reply->code));
	if (reply->understood && !ReadMember(error, "detail", reply->error, sizeof(reply->error)))
		ReadMember(error, "title", reply->error, sizeof(reply->error));
}

static bool
BuildFetch(const ProviderAccount *account, const char *id, ProviderRequest *request)
{
	char		path[128];

	snprintf(path, sizeof(path), "/v2/messages/%s", id);
	return IsPlainId(id) && BeginRequest(account, path, request);
}

/* Telnyx's statuses in our terms; what it cannot confirm stays "sent" */
static const StatusWord status_words[] = {
	{"delivered", "delivered"},
	{"sending_failed", "failed"},
	{"delivery_failed", "undelivered"},
	{"expired", "undelivered"},
	{NULL, NULL}
};

/* Read a message; false where it is none */
static bool
ReadMessage(Json message, ListedText *text)
{
	static const char *const from[] = {"from", "phone_number", NULL};
	Json		to;
	Json		error;
	char		word[40];

	memset(text, 0, sizeof(*text));
	if (!ReadMember(message, "id", text->id, sizeof(text->id)) ||
		!ReadMember(message, "direction", word, sizeof(word)) ||
		!JsonMember(message, "to", &to) || !JsonFirst(to, &to))
		return false;
	text->inbound = strcmp(word, "inbound") == 0;
	JsonPathText(message, from, text->from, sizeof(text->from));
	ReadMember(to, "phone_number", text->to, sizeof(text->to));
	ReadMember(to, "status", word, sizeof(word));
	SetStatus(text, status_words, word);
	ReadError(message, &error, text->code, sizeof(text->code));
	ReadMember(message, "text", text->body, sizeof(text->body));
	text->created = ReadIsoDate(message, "received_at");
	return true;
}

static bool
ReadFetch(const char *body, size_t length, ListedText *text)
{
	Json		object;

	return JsonParse(body, length, &object) && JsonMember(object, "data", &object) && ReadMessage(object, text);
}

/* What Telnyx signs: the time it says, and the body; it may come again: texts are taken once, statuses move forward */
static bool
SignedText(const Webhook *webhook, int variant, char *text, size_t size)
{
	size_t		used = 0;

	return variant == 0 && webhook->nonce != NULL &&
		TextAppend(text, size, &used, webhook->nonce, strlen(webhook->nonce)) &&
		TextAppend(text, size, &used, "|", 1) &&
		TextAppend(text, size, &used, webhook->body, webhook->body_length);
}

/* A request tells of one message: message.received, message.sent or message.finalized */
static bool
NextEvent(const Webhook *webhook, WebhookCursor *cursor, ListedText *event)
{
	static const char *const type[] = {"data", "event_type", NULL};
	Json		object;
	char		word[40];

	if (!BeginOnlyEvent(cursor, event) || !JsonParse(webhook->body, webhook->body_length, &object))
		return false;
	JsonPathText(object, type, word, sizeof(word));
	if (strncmp(word, "message.", 8) != 0 || !JsonMember(object, "data", &object) ||
		!JsonMember(object, "payload", &object) || !ReadMessage(object, event))
		return false;
	event->inbound = strcmp(word, "message.received") == 0;
	if (!event->inbound)
		UrlParameter(webhook->url, REFERENCE_PARAMETER, event->reference, sizeof(event->reference));
	return true;
}

const ProviderKind TelnyxProvider = {
	.name = "telnyx",
	.base_url = "https://api.telnyx.com",
	.auth = AUTH_BEARER,
	.webhook = {
		.proof = PROOF_ED25519_BASE64,
		.signature_header = "telnyx-signature-ed25519",
		.nonce_header = "telnyx-timestamp",
		.signed_text = SignedText,
		.next_event = NextEvent,
	},
	.build_send = BuildSend,
	.read_send = ReadSend,
	.build_fetch = BuildFetch,
	.read_fetch = ReadFetch,
};
