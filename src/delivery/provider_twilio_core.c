/*
 * provider_twilio_core.c
 *
 * Twilio's Messages API, version 2010-04-01: create, fetch, list.  It has no
 * idempotency key: the list is what settles an unknown outcome.
 */
#include "delivery/provider_twilio_core.h"

#include <stdio.h>
#include <string.h>

#define API_PATH "/2010-04-01/Accounts/"
#define PAGE_SIZE "200"			/* of at most 1,000; a page stays well below the cap on an answer */

/* Begin a GET of a resource below the account */
static bool
BuildGet(const ProviderAccount *account, const char *resource, const char *id, const char *tail,
		 ProviderRequest *request)
{
	char		path[REQUEST_URL_SIZE];
	int			length = snprintf(path, sizeof(path), API_PATH "%s%s%s%s", account->account, resource, id, tail);

	return length > 0 && (size_t) length < sizeof(path) && BeginRequest(account, path, request);
}

static bool
BuildSend(const ProviderAccount *account, const OutboundText *text, ProviderRequest *request)
{
	const char *from = text->our_phone ? text->our_phone : account->from;
	char		validity[16];
	char		callback[REQUEST_URL_SIZE];

	if (!BuildGet(account, "/Messages", "", ".json", request) ||
		!CallbackUrl(account, text, callback, sizeof(callback)))
		return false;
	request->is_post = true;
	snprintf(validity, sizeof(validity), "%d", text->validity_seconds);
	return AppendParameter(request, "To", text->to) &&
		AppendParameter(request, "From", from) &&
		AppendParameter(request, "MessagingServiceSid", from ? NULL : account->service) &&
		AppendParameter(request, "Body", text->body) &&
		AppendParameter(request, "ValidityPeriod", text->validity_seconds > 0 ? validity : NULL) &&
		AppendParameter(request, "StatusCallback", callback[0] != '\0' ? callback : NULL);
}

static void
ReadSend(long status, const char *body, size_t length, SendReply *reply)
{
	Json		object;

	memset(reply, 0, sizeof(*reply));
	if (!JsonParse(body, length, &object))
		return;
	if (status == 200 || status == 201)
	{
		reply->accepted = reply->understood = ReadMember(object, "sid", reply->id, sizeof(reply->id));
		return;
	}
	reply->understood = ReadMember(object, "code", reply->code, sizeof(reply->code));
	ReadMember(object, "message", reply->error, sizeof(reply->error));
}

static bool
BuildFetch(const ProviderAccount *account, const char *id, ProviderRequest *request)
{
	return IsPlainId(id) && BuildGet(account, "/Messages/", id, ".json", request);
}

/* Twilio's statuses in our terms; all that still moves is "sent" */
static const StatusWord status_words[] = {
	{"delivered", "delivered"},
	{"read", "delivered"},
	{"undelivered", "undelivered"},
	{"failed", "failed"},
	{"canceled", "canceled"},
	{NULL, NULL}
};

/* Read a message; false where it is none */
static bool
ReadMessage(Json object, ListedText *text)
{
	char		word[40];

	if (!ReadMember(object, "sid", text->id, sizeof(text->id)) || !ReadMember(object, "direction", word, sizeof(word)))
		return false;
	text->inbound = strcmp(word, "inbound") == 0;
	if (!ReadMember(object, "status", word, sizeof(word)))
		return false;
	SetStatus(text, status_words, word);
	ReadMember(object, "from", text->from, sizeof(text->from));
	ReadMember(object, "to", text->to, sizeof(text->to));
	ReadMember(object, "error_code", text->code, sizeof(text->code));
	ReadMember(object, "body", text->body, sizeof(text->body));
	ReadMember(object, "date_created", word, sizeof(word));
	text->created = ParseMailDate(word);
	return true;
}

static bool
ReadFetch(const char *body, size_t length, ListedText *text)
{
	Json		object;

	return JsonParse(body, length, &object) && ReadMessage(object, text);
}

static bool
BuildList(const ProviderAccount *account, const ListQuery *query, ProviderRequest *request)
{
	size_t		used;
	char		since[32];

	if (!BuildGet(account, "/Messages", "", ".json?", request))
		return false;
	used = strlen(request->url);
	FormatIsoDate(query->since, since, sizeof(since));
	/* "DateSent>" is the parameter's name: "DateSent>=2026-03-08T..." means from then on. */
	return (query->to == NULL || FormAppend(request->url, sizeof(request->url), &used, "To", query->to)) &&
		(query->since == 0 || FormAppend(request->url, sizeof(request->url), &used, "DateSent>", since)) &&
		FormAppend(request->url, sizeof(request->url), &used, "PageSize", PAGE_SIZE);
}

/* A list's next page: a path below the same host, nothing else */
static bool
BuildNext(const ProviderAccount *account, const char *next, ProviderRequest *request)
{
	static const char allowed[] =
	"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~%/?&=+:,";
	char		path[128];		/* an account's SID has at most 64 characters */

	snprintf(path, sizeof(path), API_PATH "%s/", account->account);
	if (strncmp(next, path, strlen(path)) != 0 || strspn(next, allowed) != strlen(next) || strstr(next, "..") != NULL)
		return false;
	return BuildGet(account, "", next + strlen(path) - 1, "", request);
}

static bool
ReadList(const char *body, size_t length, ListPage *page)
{
	Json		object;

	if (!JsonParse(body, length, &object) || !JsonMember(object, "messages", &page->texts) || *page->texts.at != '[')
		return false;
	page->has_next = ReadMember(object, "next_page_uri", page->next, sizeof(page->next));
	return true;
}

static bool
NextListed(ListPage *page, ListedText *text)
{
	Json		element;

	while (JsonNextElement(&page->texts, &element))
	{
		if (ReadMessage(element, text))
			return true;
	}
	return false;
}

/* The end of an address's host: where a port is or would be */
static size_t
HostEnd(const char *url)
{
	const char *host = strstr(url, "://");
	size_t		end;
	size_t		at;

	if (host == NULL)
		return strlen(url);
	host += 3;
	end = strcspn(host, "/?#");
	for (at = end; at > 0 && host[at - 1] >= '0' && host[at - 1] <= '9'; at--)
		;
	/* Not a colon within an IPv6 literal: that one is followed by its bracket. */
	return (size_t) (host - url) + (at > 0 && host[at - 1] == ':' ? at - 1 : end);
}

/*
 * What Twilio signs: the address, then each parameter's name and value, sorted;
 * of a name that comes several times each different value once, as Twilio's
 * own libraries have it.  Twilio signs some addresses with their port and some
 * without, whatever the web server saw: variant 0 has none, 1 has one.  With
 * bodySHA256 in the address, the body is proved by that instead.
 * https://www.twilio.com/docs/usage/security#validating-requests
 */
static bool
SignedText(const Webhook *webhook, int variant, char *text, size_t size)
{
	const char *url = webhook->url;
	size_t		host = HostEnd(url);
	size_t		port = url[host] == ':' ? 1 + strspn(url + host + 1, "0123456789") : 0;
	const char *standard = strncmp(url, "https:", 6) == 0 ? ":443" : ":80";
	char		hash[65];
	size_t		used = 0;

	if (variant > 1 || !TextAppend(text, size, &used, url, host))
		return false;
	if (variant == 1 && !TextAppend(text, size, &used, port ? url + host : standard, port ? port : strlen(standard)))
		return false;
	if (!TextAppend(text, size, &used, url + host + port, strlen(url + host + port)))
		return false;
	for (size_t i = 0; i < webhook->field_count && !UrlParameter(url, "bodySHA256", hash, sizeof(hash)); i++)
	{
		const FormField *field = &webhook->fields[i];

		if (i > 0 && strcmp(field->name, field[-1].name) == 0 && strcmp(field->value, field[-1].value) == 0)
			continue;
		if (!TextAppend(text, size, &used, field->name, strlen(field->name)) ||
			!TextAppend(text, size, &used, field->value, strlen(field->value)))
			return false;
	}
	return true;
}

/* Where the address has it, what the body's hash must be */
static bool
BodyHash(const Webhook *webhook, char *sha256)
{
	return UrlParameter(webhook->url, "bodySHA256", sha256, 65);
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
	FormValue(fields, count, "MessageStatus", status, sizeof(status));
	event->inbound = status[0] == '\0';
	FormValue(fields, count, "From", event->from, sizeof(event->from));
	FormValue(fields, count, "To", event->to, sizeof(event->to));
	if (!FormValue(fields, count, "MessageSid", event->id, sizeof(event->id)) ||
		(event->inbound && event->from[0] == '\0'))
		return false;
	if (event->inbound)
	{
		FormValue(fields, count, "Body", event->body, sizeof(event->body));
		return true;
	}
	return EndReport(webhook, status_words, status, "ErrorCode", NULL, event);
}

const ProviderKind TwilioProvider = {
	.name = "twilio",
	.base_url = "https://api.twilio.com",
	.auth = AUTH_BASIC,
	.webhook = {
		.proof = PROOF_HMAC_SHA1_BASE64,
		.signature_header = "x-twilio-signature",
		.signed_text = SignedText,
		.body_hash = BodyHash,
		.next_event = NextEvent,
	},
	.build_send = BuildSend,
	.read_send = ReadSend,
	.build_fetch = BuildFetch,
	.read_fetch = ReadFetch,
	.build_list = BuildList,
	.build_next = BuildNext,
	.read_list = ReadList,
	.next_listed = NextListed,
};
