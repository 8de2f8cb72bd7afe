/*
 * provider_vonage_core.c
 *
 * Vonage's SMS API: a form with key and secret in it, numbers without a plus,
 * HTTP 200 with a status for each part of the text.  Nothing can be fetched
 * or listed: delivery receipts tell, and bring our client-ref back.
 * https://developer.vonage.com/en/api/sms
 */
#include "delivery/provider_vonage_core.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "messaging/segments_core.h"

/* Vonage's least ttl, in seconds */
#define SHORTEST_TTL 20

static bool
BuildSend(const ProviderAccount *account, const OutboundText *text, ProviderRequest *request)
{
	const char *from = text->our_phone ? text->our_phone : account->from;
	bool		is_gsm = !sms_measure(text->body, strlen(text->body)).ucs2;
	int			seconds = text->validity_seconds < SHORTEST_TTL ? SHORTEST_TTL : text->validity_seconds;
	char		ttl[24];

	if (from == NULL || !BeginRequest(account, "/sms/json", request))
		return false;
	request->is_post = true;
	snprintf(ttl, sizeof(ttl), "%d000", seconds);
	return AppendParameter(request, "api_key", account->account) &&
		AppendParameter(request, "api_secret", account->secret) &&
		AppendParameter(request, "from", WithoutPlus(from)) &&
		AppendParameter(request, "to", WithoutPlus(text->to)) &&
		AppendParameter(request, "text", text->body) &&
		AppendParameter(request, "type", is_gsm ? NULL : "unicode") &&
		AppendParameter(request, "ttl", text->validity_seconds > 0 ? ttl : NULL) &&
		AppendParameter(request, "client-ref", text->reference) &&
		AppendParameter(request, "callback", account->status_callback);
}

/*
 * What other providers say by HTTP: throttled; the credentials; a failure of
 * theirs; else the request is refused.
 * https://developer.vonage.com/en/messaging/sms/guides/troubleshooting-sms
 */
static long
HttpStatus(const char *status)
{
	switch (atoi(status))
	{
		case 1:
		case 10:
			return 429;
		case 4:
		case 14:
			return 401;
		case 5:
			return 500;
		default:
			return 400;
	}
}

/* Of a text in several parts the first one's status and id count */
static void
ReadSend(long status, const char *body, size_t length, SendReply *reply)
{
	Json		object;
	Json		part;

	memset(reply, 0, sizeof(*reply));
	if (status != 200 || !JsonParse(body, length, &object) || !JsonMember(object, "messages", &part) ||
		!JsonFirst(part, &part) || !ReadMember(part, "status", reply->code, sizeof(reply->code)))
		return;
	if (strcmp(reply->code, "0") == 0)
	{
		reply->code[0] = '\0';
		reply->accepted = reply->understood = ReadMember(part, "message-id", reply->id, sizeof(reply->id));
		return;
	}
	reply->understood = true;
	reply->http_status = HttpStatus(reply->code);
	ReadMember(part, "error-text", reply->error, sizeof(reply->error));
}

/* Append a value as Vonage signs it: its own signs become underscores */
static bool
AppendValue(char *text, size_t size, size_t *used, const char *value)
{
	size_t		start = *used;

	if (!TextAppend(text, size, used, value, strlen(value)))
		return false;
	for (char *at = text + start; *at != '\0'; at++)
	{
		if (*at == '&' || *at == '=')
			*at = '_';
	}
	return true;
}

/*
 * What Vonage signs: &name=value of each parameter but sig, sorted.
 * https://developer.vonage.com/en/getting-started/concepts/signing-messages
 */
static bool
SignedText(const Webhook *webhook, int variant, char *text, size_t size)
{
	size_t		used = 0;

	if (variant > 0)
		return false;
	text[0] = '\0';
	for (size_t i = 0; i < webhook->field_count; i++)
	{
		const FormField *field = &webhook->fields[i];

		if (strcmp(field->name, "sig") == 0)
			continue;
		if (!TextAppend(text, size, &used, "&", 1) ||
			!TextAppend(text, size, &used, field->name, strlen(field->name)) ||
			!TextAppend(text, size, &used, "=", 1) || !AppendValue(text, size, &used, field->value))
			return false;
	}
	return true;
}

/* A receipt's statuses in our terms; all that still moves is "sent" */
static const StatusWord status_words[] = {
	{"delivered", "delivered"},
	{"failed", "undelivered"},
	{"rejected", "undelivered"},
	{"expired", "undelivered"},
	{NULL, NULL}
};

/* A request tells of one text: one that came in, or what became of ours; msisdn is the family's number in both */
static bool
NextEvent(const Webhook *webhook, WebhookCursor *cursor, ListedText *event)
{
	const FormField *fields = webhook->fields;
	size_t		count = webhook->field_count;
	char		phone[32];
	char		word[40];

	if (!BeginOnlyEvent(cursor, event) ||
		!FormValue(fields, count, "messageId", event->id, sizeof(event->id)) ||
		!FormValue(fields, count, "msisdn", phone, sizeof(phone)))
		return false;
	WithPlus(phone, sizeof(phone));
	event->inbound = !FormValue(fields, count, "status", word, sizeof(word));
	snprintf(event->inbound ? event->from : event->to, sizeof(event->to), "%s", phone);
	if (event->inbound)
	{
		FormValue(fields, count, "to", event->to, sizeof(event->to));
		WithPlus(event->to, sizeof(event->to));
		FormValue(fields, count, "text", event->body, sizeof(event->body));
		FormValue(fields, count, "message-timestamp", word, sizeof(word));
		event->created = ParseIsoDate(word);
		return true;
	}
	return EndReport(webhook, status_words, word, "err-code", "client-ref", event);
}

const ProviderKind VonageProvider = {
	.name = "vonage",
	.base_url = "https://rest.nexmo.com",
	.auth = AUTH_IN_BODY,
	.webhook = {
		.proof = PROOF_HMAC_SHA256_HEX,
		.signed_text = SignedText,
		.next_event = NextEvent,
	},
	.build_send = BuildSend,
	.read_send = ReadSend,
};
