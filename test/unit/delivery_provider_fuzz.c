/* Whatever a provider answers, reading it stays within its bounds and gives terminated, valid texts. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "delivery/provider_core.h"

/* Abort unless a text ends within its field */
static void
Terminated(const char *field, size_t size)
{
	if (memchr(field, '\0', size) == NULL)
		abort();
}

int			LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static ListedText text;
	static ListPage page;
	static ProviderRequest request;
	const ProviderAccount account = {.base_url = "https://api.twilio.com", .account = "AC1", .from = "+1"};
	SendReply	reply;
	/* without a zero byte behind it, so that a read past the end is seen */
	char	   *body = malloc(size ? size : 1);

	memcpy(body, data, size);
	TwilioProvider.read_send(201, body, size, &reply);
	Terminated(reply.id, sizeof(reply.id));
	TwilioProvider.read_send(400, body, size, &reply);
	Terminated(reply.error, sizeof(reply.error));
	if (TwilioProvider.read_fetch(body, size, &text))
		Terminated(text.body, sizeof(text.body));
	if (TwilioProvider.read_list(body, size, &page))
	{
		while (TwilioProvider.next_listed(&page, &text))
			Terminated(text.body, sizeof(text.body));
		if (page.has_next && TwilioProvider.build_next(&account, page.next, &request) &&
			strncmp(request.url, "https://api.twilio.com/2010-04-01/Accounts/AC1/", 47) != 0)
			abort();
	}
	free(body);
	body = malloc(size + 1);
	memcpy(body, data, size);
	body[size] = '\0';
	UrlIsLoopback(body);
	ParseMailDate(body);
	free(body);
	return 0;
}
