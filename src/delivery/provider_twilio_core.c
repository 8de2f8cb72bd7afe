/*
 * provider_twilio_core.c
 *
 * Twilio's Messages API, version 2010-04-01: create, fetch, list.  It has no
 * idempotency key: the list is what settles an unknown outcome.
 */
#include "delivery/provider_core.h"

#include <stdio.h>
#include <string.h>

#define API_PATH "/2010-04-01/Accounts/"
#define PAGE_SIZE "200"			/* of at most 1,000; a page stays well below the cap on an answer */

/* Begin a GET of a resource below the account */
static bool
BuildGet(const ProviderAccount *account, const char *resource, const char *id, const char *tail,
		 ProviderRequest *request)
{
	size_t		base = strlen(account->base_url);
	int			length;

	while (base > 0 && account->base_url[base - 1] == '/')
		base--;
	length = snprintf(request->url, sizeof(request->url), "%.*s" API_PATH "%s%s%s%s", (int) base, account->base_url,
					  account->account, resource, id, tail);
	request->is_post = false;
	request->body_length = 0;
	request->body[0] = '\0';
	return length > 0 && (size_t) length < sizeof(request->url);
}

/* Append a parameter of a form, unless there is no value */
static bool
Parameter(ProviderRequest *request, const char *name, const char *value)
{
	return value == NULL || FormAppend(request->body, sizeof(request->body), &request->body_length, name, value);
}

static bool
BuildSend(const ProviderAccount *account, const OutboundText *text, ProviderRequest *request)
{
	const char *from = text->our_phone ? text->our_phone : account->from;
	char		validity[16];

	if (!BuildGet(account, "/Messages", "", ".json", request))
		return false;
	request->is_post = true;
	snprintf(validity, sizeof(validity), "%d", text->validity_seconds);
	return Parameter(request, "To", text->to) &&
		Parameter(request, "From", from) &&
		Parameter(request, "MessagingServiceSid", from ? NULL : account->service) &&
		Parameter(request, "Body", text->body) &&
		Parameter(request, "ValidityPeriod", text->validity_seconds > 0 ? validity : NULL) &&
		Parameter(request, "StatusCallback", account->status_callback);
}

/* Read a member's text */
static bool
Read(Json object, const char *name, char *buffer, size_t size)
{
	Json		value;

	buffer[0] = '\0';
	return JsonMember(object, name, &value) && JsonText(value, buffer, size) > 0;
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
		reply->accepted = reply->understood = Read(object, "sid", reply->id, sizeof(reply->id));
		return;
	}
	reply->understood = Read(object, "code", reply->code, sizeof(reply->code));
	Read(object, "message", reply->error, sizeof(reply->error));
}

static bool
BuildFetch(const ProviderAccount *account, const char *id, ProviderRequest *request)
{
	return BuildGet(account, "/Messages/", id, ".json", request);
}

/* A status of Twilio's in our terms; all that still moves is "sent" */
static const char *
OurStatus(const char *status)
{
	static const char *const ends[] = {"delivered", "undelivered", "failed", "canceled"};

	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
	{
		if (strcmp(status, ends[i]) == 0)
			return ends[i];
	}
	return strcmp(status, "read") == 0 ? "delivered" : "sent";
}

/* Read a message; false where it is none */
static bool
ReadMessage(Json object, ListedText *text)
{
	char		word[40];

	if (!Read(object, "sid", text->id, sizeof(text->id)) || !Read(object, "direction", word, sizeof(word)))
		return false;
	text->inbound = strcmp(word, "inbound") == 0;
	if (!Read(object, "status", word, sizeof(word)))
		return false;
	snprintf(text->status, sizeof(text->status), "%s", OurStatus(word));
	Read(object, "from", text->from, sizeof(text->from));
	Read(object, "to", text->to, sizeof(text->to));
	Read(object, "error_code", text->code, sizeof(text->code));
	Read(object, "body", text->body, sizeof(text->body));
	Read(object, "date_created", word, sizeof(word));
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
	page->has_next = Read(object, "next_page_uri", page->next, sizeof(page->next));
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

const ProviderKind TwilioProvider = {
	.name = "twilio",
	.build_send = BuildSend,
	.read_send = ReadSend,
	.build_fetch = BuildFetch,
	.read_fetch = ReadFetch,
	.build_list = BuildList,
	.build_next = BuildNext,
	.read_list = ReadList,
	.next_listed = NextListed,
};
