/* Whatever a provider answers or sends, reading it stays within its bounds and gives terminated, valid texts. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "delivery/provider_bandwidth_core.h"
#include "delivery/provider_plivo_core.h"
#include "delivery/provider_telnyx_core.h"
#include "delivery/provider_twilio_core.h"
#include "delivery/provider_vonage_core.h"

/* Abort unless a text ends within its field */
static void
Terminated(const char *field, size_t size)
{
	if (memchr(field, '\0', size) == NULL)
		abort();
}

/* Check every field of a text */
static void
CheckText(const ListedText *text)
{
	Terminated(text->id, sizeof(text->id));
	Terminated(text->from, sizeof(text->from));
	Terminated(text->to, sizeof(text->to));
	Terminated(text->status, sizeof(text->status));
	Terminated(text->code, sizeof(text->code));
	Terminated(text->reference, sizeof(text->reference));
	Terminated(text->body, sizeof(text->body));
}

/* Read bytes as each answer of a kind */
static void
ReadAnswers(const ProviderKind *kind, const char *body, size_t size)
{
	static const long statuses[] = {200, 400};
	static ListedText text;
	static ListPage page;
	static ProviderRequest request;
	const ProviderAccount account = {.base_url = "https://api.twilio.com", .account = "AC1", .from = "+1"};
	SendReply	reply;

	for (int i = 0; i < 2; i++)
	{
		kind->read_send(statuses[i], body, size, &reply);
		Terminated(reply.id, sizeof(reply.id));
		Terminated(reply.code, sizeof(reply.code));
		Terminated(reply.error, sizeof(reply.error));
		if (reply.accepted && reply.id[0] == '\0')
			abort();
	}
	if (kind->read_fetch != NULL && kind->read_fetch(body, size, &text))
		CheckText(&text);
	if (kind->read_list == NULL || !kind->read_list(body, size, &page))
		return;
	while (kind->next_listed(&page, &text))
		CheckText(&text);
	if (page.has_next && kind->build_next(&account, page.next, &request) &&
		strncmp(request.url, "https://api.twilio.com/2010-04-01/Accounts/AC1/", 47) != 0)
		abort();
}

/* Read a text as a webhook of a kind: its first line is the address */
static void
ReadWebhook(const ProviderKind *kind, const char *text)
{
	static ListedText event;
	char	   *url = strdup(text);
	char	   *body = strchr(url, '\n') ? strchr(url, '\n') + 1 : url + strlen(url);
	char	   *form = strdup(body);
	FormField  *fields = malloc(sizeof(FormField) * FormFieldLimit(form));
	Webhook		webhook = {.url = url, .body = body, .body_length = strlen(body), .fields = fields, .nonce = "12"};
	WebhookCursor cursor = {0};
	char	   *signed_text;
	size_t		size;

	if (body > url && body[-1] == '\n')
		body[-1] = '\0';
	webhook.field_count = FormParse(form, fields);
	FormSort(fields, webhook.field_count);
	size = SignedTextSize(&webhook);
	signed_text = malloc(size);
	for (int variant = 0; kind->webhook.signed_text(&webhook, variant, signed_text, size); variant++)
		Terminated(signed_text, size);
	while (kind->webhook.next_event(&webhook, &cursor, &event))
		CheckText(&event);
	free(signed_text);
	free(fields);
	free(form);
	free(url);
}

int			LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const ProviderKind *const kinds[] = {
		&TwilioProvider, &TelnyxProvider, &PlivoProvider, &VonageProvider, &BandwidthProvider};
	static char json[64];
	/* without a zero byte behind it, so that a read past the end is seen */
	char	   *body = malloc(size ? size : 1);
	char	   *text = malloc(size + 1);
	size_t		used = 0;

	memcpy(body, data, size);
	memcpy(text, data, size);
	text[size] = '\0';
	for (size_t k = 0; k < sizeof(kinds) / sizeof(kinds[0]); k++)
	{
		ReadAnswers(kinds[k], body, size);
		ReadWebhook(kinds[k], text);
	}
	UrlIsLoopback(text);
	ParseMailDate(text);
	ParseIsoDate(text);
	/* What is written is JSON, whatever it is made of */
	if (JsonAppendText(json, sizeof(json), &used, "text", text) && JsonClose(json, sizeof(json), &used))
	{
		Json		object;

		if (!JsonParse(json, used, &object))
			abort();
	}
	free(text);
	free(body);
	return 0;
}
