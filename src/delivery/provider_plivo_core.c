/*
 * provider_plivo_core.c
 *
 * Plivo's Message API: JSON with HTTP Basic, numbers without a plus.  A
 * message can be fetched by its id; its list shows no words and cannot be
 * narrowed to a number, so nothing is listed.  The service is a Powerpack.
 * https://www.plivo.com/docs/messaging/api/messages/
 */
#include "delivery/provider_plivo_core.h"

#include <stdio.h>
#include <string.h>

/* Plivo's range of message_expiry, in seconds */
#define SHORTEST_EXPIRY 5
#define LONGEST_EXPIRY 10800

/* More parameters in a callback's address are none of ours */
#define MAX_QUERY_FIELDS 32

/* An address of the account's messages */
static bool
Begin(const ProviderAccount *account, const char *id, ProviderRequest *request)
{
	char		path[256];
	int			length = snprintf(path, sizeof(path), "/v1/Account/%s/Message/%s%s", account->account, id,
								  *id != '\0' ? "/" : "");

	return length > 0 && (size_t) length < sizeof(path) && BeginRequest(account, path, request);
}

static bool
BuildSend(const ProviderAccount *account, const OutboundText *text, ProviderRequest *request)
{
	const char *from = text->our_phone ? text->our_phone : account->from;
	char		callback[REQUEST_URL_SIZE];
	char		expiry[16];
	char	   *body = request->body;
	size_t		size = sizeof(request->body);
	size_t	   *used = &request->body_length;
	int			seconds = text->validity_seconds;

	if (!Begin(account, "", request) || !CallbackUrl(account, text, callback, sizeof(callback)))
		return false;
	request->is_post = request->is_json = true;
	seconds = seconds < SHORTEST_EXPIRY ? SHORTEST_EXPIRY : seconds > LONGEST_EXPIRY ? LONGEST_EXPIRY : seconds;
	snprintf(expiry, sizeof(expiry), "%d", seconds);
	return JsonAppendText(body, size, used, "src", from ? WithoutPlus(from) : NULL) &&
		JsonAppendText(body, size, used, "powerpack_uuid", from ? NULL : account->service) &&
		JsonAppendText(body, size, used, "dst", WithoutPlus(text->to)) &&
		JsonAppendText(body, size, used, "text", text->body) &&
		JsonAppendRaw(body, size, used, "message_expiry", text->validity_seconds > 0 ? expiry : NULL) &&
		JsonAppendText(body, size, used, "url", callback[0] != '\0' ? callback : NULL) &&
		JsonAppendText(body, size, used, "method", callback[0] != '\0' ? "POST" : NULL) &&
		JsonClose(body, size, used);
}

static void
ReadSend(long status, const char *body, size_t length, SendReply *reply)
{
	Json		object;
	Json		ids;

	memset(reply, 0, sizeof(*reply));
	if (!JsonParse(body, length, &object))
		return;
	if (status >= 200 && status < 300)
	{
		reply->accepted = reply->understood = JsonMember(object, "message_uuid", &ids) && JsonFirst(ids, &ids) &&
			JsonText(ids, reply->id, sizeof(reply->id)) > 0;
		return;
	}
	reply->understood = ReadMember(object, "error", reply->error, sizeof(reply->error));
	/* It says so in words only; 50 is its code for that where a report has one. */
	if (strstr(reply->error, "not a valid phone number") != NULL)
		snprintf(reply->code, sizeof(reply->code), "50");
}

static bool
BuildFetch(const ProviderAccount *account, const char *id, ProviderRequest *request)
{
	return IsPlainId(id) && Begin(account, id, request);
}

/* Plivo's states in our terms; all that still moves is "sent" */
static const StatusWord status_words[] = {
	{"delivered", "delivered"},
	{"read", "delivered"},
	{"undelivered", "undelivered"},
	{"failed", "failed"},
	{"rejected", "failed"},
	{NULL, NULL}
};

static bool
ReadFetch(const char *body, size_t length, ListedText *text)
{
	Json		object;
	char		word[40];

	memset(text, 0, sizeof(*text));
	if (!JsonParse(body, length, &object) || !ReadMember(object, "message_uuid", text->id, sizeof(text->id)) ||
		!ReadMember(object, "message_state", word, sizeof(word)))
		return false;
	SetStatus(text, status_words, word);
	ReadMember(object, "message_direction", word, sizeof(word));
	text->inbound = strcmp(word, "inbound") == 0;
	ReadMember(object, "from_number", text->from, sizeof(text->from));
	ReadMember(object, "to_number", text->to, sizeof(text->to));
	ReadMember(object, "error_code", text->code, sizeof(text->code));
	text->created = ReadIsoDate(object, "message_time");
	WithPlus(text->from, sizeof(text->from));
	WithPlus(text->to, sizeof(text->to));
	return true;
}

/* An address's parameters, sorted, in plain characters: name=value&... */
static bool
AppendQuery(const char *url, char *text, size_t size, size_t *used)
{
	char		query[REQUEST_URL_SIZE];
	FormField	fields[MAX_QUERY_FIELDS];
	size_t		count;

	if (strlen(url) >= sizeof(query) || FormFieldLimit(url) > MAX_QUERY_FIELDS)
		return false;
	strcpy(query, url);
	query[strcspn(query, "#")] = '\0';
	count = FormParse(query, fields);
	FormSort(fields, count);
	for (size_t i = 0; i < count; i++)
	{
		if (!TextAppend(text, size, used, "&", i > 0) ||
			!TextAppend(text, size, used, fields[i].name, strlen(fields[i].name)) ||
			!TextAppend(text, size, used, "=", 1) ||
			!TextAppend(text, size, used, fields[i].value, strlen(fields[i].value)))
			return false;
	}
	return true;
}

/*
 * What Plivo signs, version 3, of a POST: the address with its parameters
 * sorted, the form's names and values sorted, the nonce.
 * https://www.plivo.com/docs/messaging/concepts/signature-validation
 */
static bool
SignedText(const Webhook *webhook, int variant, char *text, size_t size)
{
	size_t		address = strcspn(webhook->url, "?#");
	const char *query = webhook->url[address] == '?' ? webhook->url + address + 1 : "";
	bool		has_query = strcspn(query, "#") > 0;
	size_t		used = 0;

	if (variant > 0 || webhook->nonce == NULL || !TextAppend(text, size, &used, webhook->url, address))
		return false;
	if ((has_query || webhook->field_count > 0) && !TextAppend(text, size, &used, "?", 1))
		return false;
	if (has_query && (!AppendQuery(query, text, size, &used) ||
					  !TextAppend(text, size, &used, ".", webhook->field_count > 0)))
		return false;
	for (size_t i = 0; i < webhook->field_count; i++)
	{
		const FormField *field = &webhook->fields[i];

		if (!TextAppend(text, size, &used, field->name, strlen(field->name)) ||
			!TextAppend(text, size, &used, field->value, strlen(field->value)))
			return false;
	}
	return TextAppend(text, size, &used, ".", 1) &&
		TextAppend(text, size, &used, webhook->nonce, strlen(webhook->nonce));
}

/* A request tells of one text: one that came in, or what became of one of ours */
static bool
NextEvent(const Webhook *webhook, WebhookCursor *cursor, ListedText *event)
{
	const FormField *fields = webhook->fields;
	size_t		count = webhook->field_count;
	char		status[40];

	if (!BeginOnlyEvent(cursor, event))
		return false;
	FormValue(fields, count, "From", event->from, sizeof(event->from));
	FormValue(fields, count, "To", event->to, sizeof(event->to));
	WithPlus(event->from, sizeof(event->from));
	WithPlus(event->to, sizeof(event->to));
	event->inbound = !FormValue(fields, count, "Status", status, sizeof(status));
	/* Each part of a long text has a report of its own; the id we were given is the parent's. */
	if (!FormValue(fields, count, "ParentMessageUUID", event->id, sizeof(event->id)) &&
		!FormValue(fields, count, "MessageUUID", event->id, sizeof(event->id)))
		return false;
	if (event->inbound)
	{
		FormValue(fields, count, "Text", event->body, sizeof(event->body));
		return event->from[0] != '\0';
	}
	return EndReport(webhook, status_words, status, "ErrorCode", NULL, event);
}

const ProviderKind PlivoProvider = {
	.name = "plivo",
	.base_url = "https://api.plivo.com",
	.auth = AUTH_BASIC,
	.webhook = {
		.proof = PROOF_HMAC_SHA256_BASE64,
		.signature_header = "x-plivo-signature-v3",
		.nonce_header = "x-plivo-signature-v3-nonce",
		.signed_text = SignedText,
		.next_event = NextEvent,
	},
	.build_send = BuildSend,
	.read_send = ReadSend,
	.build_fetch = BuildFetch,
	.read_fetch = ReadFetch,
};
