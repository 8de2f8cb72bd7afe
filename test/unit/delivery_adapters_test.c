/* Each provider's requests are built, and its answers and webhooks read, as its documentation has them. */
#include <string.h>

#include "delivery/provider_bandwidth_core.h"
#include "delivery/provider_kinds_core.h"
#include "delivery/provider_plivo_core.h"
#include "delivery/provider_telnyx_core.h"
#include "delivery/provider_twilio_core.h"
#include "delivery/provider_vonage_core.h"
#include "unit.h"

static ProviderRequest request;
static const ProviderAccount account = {.base_url = "https://api.example.org/", .account = "ACC1", .user = "api",
	.secret = "s&cret", .from = "+15552010100", .service = "SVC1", .status_callback = "https://sms.example.org/s?x=1"};

/* a quote, a backslash, controls, DEL, characters of two, three and four bytes, a byte that is no UTF-8 */
static const OutboundText awkward = {.to = "+15553010101",
	.body = "\"q\\ \n\001\177 \303\251\342\200\231\360\237\230\200 \377",
	.validity_seconds = 600, .reference = "12-1", .now = 1741478400};
#define AWKWARD "\"\\\"q\\\\ \\u000a\\u0001\\u007f \303\251\342\200\231\360\237\230\200 \357\277\275\""

/* Whether a request is what it should be */
static bool
Is(const ProviderKind *kind, const ProviderAccount *from, const OutboundText *text, const char *url, const char *body)
{
	bool		same = kind->build_send(from, text, &request) && request.is_post && strcmp(request.url, url) == 0 &&
		strcmp(request.body, body) == 0 && strlen(request.body) == request.body_length;

	if (!same)
		printf("%s\n%s\n", request.url, request.body);
	return same;
}

/* Read an answer to a send */
static SendReply
Reply(const ProviderKind *kind, long status, const char *body)
{
	SendReply	reply;

	kind->read_send(status, body, strlen(body), &reply);
	return reply;
}

/* Read a fetched message, and every shorter piece of it, which is none */
static bool
Fetched(const ProviderKind *kind, const char *body, ListedText *text)
{
	for (size_t length = 0; length < strlen(body); length++)
	{
		if (kind->read_fetch(body, length, text))
			return false;
	}
	return kind->read_fetch(body, strlen(body), text);
}

/* Whether no rubbish is taken for an acceptance */
static void
CheckRubbish(const ProviderKind *kind)
{
	static const char *const rubbish[] = {"", "{", "[]", "null", "{}", "<html>It works!</html>", "{\"data\":{}}",
		"{\"data\":[]}",
		"{\"message_uuid\":[]}", "{\"message_uuid\":\"\"}", "{\"messages\":[]}", "{\"messages\":{}}",
		"{\"messages\":[{}]}",
		"{\"messages\":[{\"status\":\"0\"}]}", "{\"id\":null}", "{\"data\":{\"id\":\"\"}}", "{\"id\":\"x\""};
	static const long statuses[] = {200, 201, 202, 400, 500};
	ListedText	text;

	for (size_t i = 0; i < sizeof(rubbish) / sizeof(rubbish[0]); i++)
	{
		for (size_t s = 0; s < sizeof(statuses) / sizeof(statuses[0]); s++)
			CHECK(!Reply(kind, statuses[s], rubbish[i]).accepted);
		CHECK(kind->read_fetch == NULL || !kind->read_fetch(rubbish[i], strlen(rubbish[i]), &text));
	}
	CHECK(FindProviderKind(kind->name) == kind);
	CHECK((kind->build_fetch == NULL) == (kind->read_fetch == NULL));
	if (kind->build_fetch != NULL)
	{
		CHECK(!kind->build_fetch(&account, "../x", &request) && !kind->build_fetch(&account, "a?b=c", &request) &&
			  !kind->build_fetch(&account, "", &request) && !kind->build_fetch(&account, "..", &request));
	}
	/* Only a list that shows words proves what was sent. */
	CHECK((kind->build_list != NULL) == (kind == &TwilioProvider));
}

/* Make a webhook of a form, which is changed */
static Webhook
FormWebhook(const char *url, char *form, FormField *fields)
{
	Webhook		webhook = {.url = url, .body = "", .fields = fields};

	webhook.field_count = FormParse(form, fields);
	FormSort(fields, webhook.field_count);
	return webhook;
}

/* The first event of a webhook; there is no second one */
static bool
Event(const ProviderKind *kind, const Webhook *webhook, ListedText *event)
{
	WebhookCursor cursor = {0};
	ListedText	next;

	return kind->webhook.next_event(webhook, &cursor, event) && !kind->webhook.next_event(webhook, &cursor, &next);
}

/* The first event of a webhook with a body, and of no shorter piece of it */
static bool
JsonEvent(const ProviderKind *kind, const char *url, const char *body, ListedText *event)
{
	Webhook		webhook = {.url = url, .body = body};

	for (; webhook.body_length < strlen(body); webhook.body_length++)
	{
		if (Event(kind, &webhook, event))
			return false;
	}
	return Event(kind, &webhook, event);
}

static void
TestTwilio(void)
{
	static const char *const urls[][3] = {
		{"https://h/p", "https://h/p", "https://h:443/p"}, {"http://h", "http://h", "http://h:80"},
		{"https://h:8443/p?a=1", "https://h/p?a=1", "https://h:8443/p?a=1"},
		{"https://[::1]/", "https://[::1]/", "https://[::1]:443/"},
		{"https://[::1]:99/", "https://[::1]/", "https://[::1]:99/"},
		{"https://u:1@h/", "https://u:1@h/", "https://u:1@h:443/"},
		{"https://h:/", "https://h/", "https://h:/"}};
	char		form[] = "b=2&a=%C3%A9+x&&a=1&c&a=1&=n&z=%00&%zz=%4";
	FormField	fields[16];
	char		text[256];
	Webhook		webhook;
	ListedText	event;
	char		status[] = "MessageSid=SM1&MessageStatus=read&To=%2B1&ErrorCode=30005";
	char		value[8];

	CHECK(strcmp(account.base_url, "https://api.example.org/") == 0 &&
		  TwilioProvider.build_send(&account, &awkward, &request) &&
		  strstr(request.body,
				 "&StatusCallback=https%3A%2F%2Fsms.example.org%2Fs%3Fx%3D1%26minibot_ref%3D12-1") != NULL);
	CHECK(FormFieldLimit(form) == 9);
	webhook = FormWebhook("https://h/p", form, fields);
	CHECK(webhook.field_count == 8);
	CHECK(TwilioProvider.webhook.signed_text(&webhook, 0, text, sizeof(text)));
	CHECK(strcmp(text, "https://h/pn%zz%4a1a\303\251 xb2cz\357\277\275") == 0);
	for (size_t i = 0; i < sizeof(urls) / sizeof(urls[0]); i++)
	{
		webhook.url = urls[i][0];
		webhook.field_count = 0;
		for (int variant = 0; variant < 2; variant++)
		{
			CHECK(TwilioProvider.webhook.signed_text(&webhook, variant, text, sizeof(text)));
			CHECK(strcmp(text, urls[i][variant + 1]) == 0);
		}
		CHECK(!TwilioProvider.webhook.signed_text(&webhook, 2, text, sizeof(text)));
		CHECK(!TwilioProvider.webhook.signed_text(&webhook, 1, text, strlen(urls[i][2])));
	}
	webhook = FormWebhook("https://h/p?minibot_ref=12-1#x", status, fields);
	CHECK(Event(&TwilioProvider, &webhook, &event) && !event.inbound && strcmp(event.status, "delivered") == 0 &&
		  strcmp(event.code, "30005") == 0 && strcmp(event.reference, "12-1") == 0);
	webhook.field_count = 0;
	CHECK(!Event(&TwilioProvider, &webhook, &event));
	CHECK(UrlParameter("x?a=1&bb=%41+c&b=2#d=3", "bb", value, sizeof(value)) && strcmp(value, "A c") == 0);
	CHECK(!UrlParameter("x?a=1#d=3", "d", value, sizeof(value)) && !UrlParameter("x", "x", value, sizeof(value)) &&
		  !UrlParameter("x?a=12345678", "a", value, sizeof(value)) && !UrlParameter("x?a", "a", value, sizeof(value)));
}

static void
TestTelnyx(void)
{
	static const char fetched[] = "{\"data\":{\"record_type\":\"message\",\"direction\":\"outbound\","
		"\"id\":\"40385f64-5717\","
		"\"from\":{\"phone_number\":\"+15552010100\"},\"to\":[{\"phone_number\":\"+15553010101\","
		"\"status\":\"delivery_failed\"}],"
		"\"text\":\"hi\",\"errors\":[{\"code\":\"40008\",\"title\":\"Undeliverable\"}]}}";
	static const char received[] = "{\"data\":{\"event_type\":\"message.received\",\"id\":\"e\","
		"\"payload\":{\"direction\":\"inbound\","
		"\"id\":\"m1\",\"from\":{\"phone_number\":\"+15553010101\"},\"to\":[{\"phone_number\":\"+15552010100\","
		"\"status\":\"webhook_delivered\"}],\"text\":\"STOP\",\"received_at\":\"2025-03-09T01:30:00.000+01:30\"}}}";
	static const char other[] = "{\"data\":{\"event_type\":\"call.initiated\",\"payload\":{\"id\":\"x\"}}}";
	ProviderAccount pool = account;
	Webhook		webhook = {.url = "https://h/?minibot_ref=12-1", .body = "{}", .body_length = 2, .nonce = "17"};
	char		text[16];
	ListedText	event;
	SendReply	reply;

	CHECK(Is(&TelnyxProvider, &account, &awkward, "https://api.example.org/v2/messages",
			 "{\"to\":\"+15553010101\",\"from\":\"+15552010100\",\"messaging_profile_id\":\"SVC1\",\"text\":" AWKWARD
			 ",\"webhook_url\":\"https://sms.example.org/s?x=1&minibot_ref=12-1\"}") && request.is_json);
	pool.from = pool.status_callback = NULL;
	CHECK(TelnyxProvider.build_send(&pool, &awkward, &request) && strstr(request.body, "\"from\"") == NULL &&
		  strstr(request.body, "webhook") == NULL);
	reply = Reply(&TelnyxProvider, 200, "{\"data\":{\"id\":\"40385f64-5717\"}}");
	CHECK(reply.accepted && strcmp(reply.id, "40385f64-5717") == 0);
	reply = Reply(&TelnyxProvider, 409,
				  "{\"errors\":[{\"code\":\"40300\",\"title\":\"Blocked due to STOP message\"}]}");
	CHECK(!reply.accepted && reply.understood && strcmp(reply.code, "40300") == 0 &&
		  strcmp(reply.error, "Blocked due to STOP message") == 0);
	CHECK(TelnyxProvider.build_fetch(&account, "m1", &request) && !request.is_post &&
		  strcmp(request.url, "https://api.example.org/v2/messages/m1") == 0);
	CHECK(Fetched(&TelnyxProvider, fetched, &event) && strcmp(event.status, "undelivered") == 0 &&
		  strcmp(event.code, "40008") == 0 && strcmp(event.to, "+15553010101") == 0);
	CHECK(JsonEvent(&TelnyxProvider, "https://h/", received, &event) && event.inbound &&
		  strcmp(event.body, "STOP") == 0 && strcmp(event.from, "+15553010101") == 0 &&
		  strcmp(event.to, "+15552010100") == 0 &&
		  event.created == 1741478400);
	CHECK(!JsonEvent(&TelnyxProvider, "https://h/", other, &event));
	CHECK(TelnyxProvider.webhook.signed_text(&webhook, 0, text, sizeof(text)) && strcmp(text, "17|{}") == 0 &&
		  !TelnyxProvider.webhook.signed_text(&webhook, 1, text, sizeof(text)));
	webhook.nonce = NULL;
	CHECK(!TelnyxProvider.webhook.signed_text(&webhook, 0, text, sizeof(text)));
}

static void
TestPlivo(void)
{
	static const char fetched[] = "{\"error_code\":\"200\",\"from_number\":\"15552010100\","
		"\"message_direction\":\"outbound\","
		"\"message_state\":\"failed\",\"message_time\":\"2025-03-09 00:00:00+00:00\",\"message_uuid\":\"u-1\","
		"\"to_number\":\"15553010101\"}";
	OutboundText brief = awkward;
	ProviderAccount pool = account;
	char		form[] = "Text=hi%26&From=15553010101&To=27273&MessageUUID=u-2";
	char		report[] = "Status=sent&MessageUUID=u-3&ParentMessageUUID=u-1&To=15553010101&ErrorCode=000";
	FormField	fields[8];
	Webhook		webhook;
	char		text[256];
	ListedText	event;
	SendReply	reply;

	CHECK(Is(&PlivoProvider, &account, &awkward, "https://api.example.org/v1/Account/ACC1/Message/",
			 "{\"src\":\"15552010100\",\"dst\":\"15553010101\",\"text\":" AWKWARD ",\"message_expiry\":600,"
			 "\"url\":\"https://sms.example.org/s?x=1&minibot_ref=12-1\",\"method\":\"POST\"}") && request.is_json);
	brief.validity_seconds = 1;
	CHECK(PlivoProvider.build_send(&account, &brief, &request) &&
		  strstr(request.body, "\"message_expiry\":5,") != NULL);
	brief.validity_seconds = 36000;
	pool.from = NULL;
	CHECK(PlivoProvider.build_send(&pool, &brief, &request) &&
		  strstr(request.body, "\"message_expiry\":10800,") != NULL &&
		  strstr(request.body, "{\"powerpack_uuid\":\"SVC1\",") == request.body);
	reply = Reply(&PlivoProvider, 202,
				  "{\"api_id\":\"a\",\"message\":\"message(s) queued\",\"message_uuid\":[\"u-1\",\"u-2\"]}");
	CHECK(reply.accepted && strcmp(reply.id, "u-1") == 0);
	reply = Reply(&PlivoProvider, 400, "{\"api_id\":\"a\",\"error\":\"111111 is not a valid phone number\"}");
	CHECK(!reply.accepted && reply.understood && strcmp(reply.code, "50") == 0);
	CHECK(PlivoProvider.build_fetch(&account, "u-1", &request) &&
		  strcmp(request.url, "https://api.example.org/v1/Account/ACC1/Message/u-1/") == 0);
	CHECK(Fetched(&PlivoProvider, fetched, &event) && strcmp(event.status, "failed") == 0 &&
		  strcmp(event.code, "200") == 0 &&
		  strcmp(event.to, "+15553010101") == 0 && event.created == 1741478400);
	webhook = FormWebhook("https://h/p?b=2&a=%201#f", form, fields);
	webhook.nonce = "77";
	CHECK(Event(&PlivoProvider, &webhook, &event) && event.inbound && strcmp(event.body, "hi&") == 0 &&
		  strcmp(event.from, "+15553010101") == 0 && strcmp(event.to, "27273") == 0);
	CHECK(PlivoProvider.webhook.signed_text(&webhook, 0, text, sizeof(text)) &&
		  strcmp(text, "https://h/p?a= 1&b=2.From15553010101MessageUUIDu-2Texthi&To27273.77") == 0);
	webhook.url = "https://h/p";
	CHECK(PlivoProvider.webhook.signed_text(&webhook, 0, text, sizeof(text)) &&
		  strcmp(text, "https://h/p?From15553010101MessageUUIDu-2Texthi&To27273.77") == 0);
	webhook = FormWebhook("https://h/p?minibot_ref=12-1", report, fields);
	CHECK(Event(&PlivoProvider, &webhook, &event) && !event.inbound && strcmp(event.id, "u-1") == 0 &&
		  strcmp(event.reference, "12-1") == 0 && strcmp(event.status, "sent") == 0);
}

static void
TestVonage(void)
{
	OutboundText plain = {.to = "+15553010101", .body = "hi", .validity_seconds = 1};
	char		inbound[] =
		"msisdn=15553010101&to=15552010100&messageId=0B1&text=a%26b%3Dc&type=text&sig=ab"
		"&message-timestamp=2025-03-09+00%3A00%3A00";
	char		receipt[] = "msisdn=15553010101&to=15552010100&messageId=0C1&status=failed&err-code=6&client-ref=12-1";
	FormField	fields[16];
	Webhook		webhook;
	char		text[256];
	ListedText	event;
	SendReply	reply;

	CHECK(Is(&VonageProvider, &account, &awkward, "https://api.example.org/sms/json",
			 "api_key=ACC1&api_secret=s%26cret&from=15552010100&to=15553010101&"
			 "text=%22q%5C%20%0A%01%7F%20%C3%A9%E2%80%99%F0%9F%98%80%20%FF&type=unicode&ttl=600000&client-ref=12-1&"
			 "callback=https%3A%2F%2Fsms.example.org%2Fs%3Fx%3D1") && !request.is_json);
	CHECK(VonageProvider.build_send(&account, &plain, &request) && strstr(request.body, "&text=hi&ttl=20000&") != NULL);
	reply = Reply(&VonageProvider, 200,
				  "{\"message-count\":\"2\",\"messages\":[{\"to\":\"1\",\"message-id\":\"0C1\",\"status\":\"0\"},"
				  "{\"to\":\"1\",\"message-id\":\"0C2\",\"status\":\"1\"}]}");
	CHECK(reply.accepted && strcmp(reply.id, "0C1") == 0 && reply.http_status == 0);
	reply = Reply(&VonageProvider, 200,
				  "{\"message-count\":\"1\",\"messages\":[{\"status\":\"1\","
				  "\"error-text\":\"Throughput Rate Exceeded\"}]}");
	CHECK(!reply.accepted && reply.understood && reply.http_status == 429 && strcmp(reply.code, "1") == 0 &&
		  strcmp(reply.error, "Throughput Rate Exceeded") == 0);
	CHECK(Reply(&VonageProvider, 200, "{\"messages\":[{\"status\":\"4\"}]}").http_status == 401);
	CHECK(Reply(&VonageProvider, 200, "{\"messages\":[{\"status\":\"5\"}]}").http_status == 500);
	CHECK(Reply(&VonageProvider, 200, "{\"messages\":[{\"status\":\"7\"}]}").http_status == 400);
	CHECK(!Reply(&VonageProvider, 500, "{\"messages\":[{\"status\":\"0\",\"message-id\":\"x\"}]}").accepted);
	webhook = FormWebhook("https://h/", inbound, fields);
	CHECK(Event(&VonageProvider, &webhook, &event) && event.inbound && strcmp(event.body, "a&b=c") == 0 &&
		  strcmp(event.from, "+15553010101") == 0 && event.created == 1741478400);
	CHECK(VonageProvider.webhook.signed_text(&webhook, 0, text, sizeof(text)) &&
		  strcmp(text, "&message-timestamp=2025-03-09 00:00:00&messageId=0B1&msisdn=15553010101"
				 "&text=a_b_c&to=15552010100&type=text") == 0);
	webhook = FormWebhook("https://h/", receipt, fields);
	CHECK(Event(&VonageProvider, &webhook, &event) && !event.inbound && strcmp(event.status, "undelivered") == 0 &&
		  strcmp(event.to, "+15553010101") == 0 && strcmp(event.code, "6") == 0 &&
		  strcmp(event.reference, "12-1") == 0);
}

static void
TestBandwidth(void)
{
	static const char fetched[] = "{\"totalCount\":1,\"pageInfo\":{},\"messages\":[{\"messageId\":\"1589m4k2\","
		"\"accountId\":\"12345\","
		"\"sourceTn\":\"+15552010100\",\"destinationTn\":\"+15553010101\",\"messageStatus\":\"FAILED\","
		"\"messageDirection\":\"OUTBOUND\",\"errorCode\":4720,\"receiveTime\":\"2025-03-09T00:00:00.000Z\"}]}";
	static const char events[] = "[{\"type\":\"message-received\",\"time\":\"2025-03-09T00:00:00Z\","
		"\"to\":\"+15552010100\","
		"\"message\":{\"id\":\"m1\",\"from\":\"+15553010101\",\"text\":\"hi\"}},{\"type\":\"rubbish\"},7,"
		"{\"type\":\"message-failed\",\"to\":\"+15553010101\",\"errorCode\":4775,\"message\":{\"id\":\"m2\","
		"\"tag\":\"12-1\"}}]";
	Webhook		webhook = {.url = "https://h/", .body = events, .body_length = strlen(events)};
	WebhookCursor cursor = {0};
	ListedText	event;
	SendReply	reply;

	CHECK(Is(&BandwidthProvider, &account, &awkward, "https://api.example.org/users/ACC1/messages",
			 "{\"applicationId\":\"SVC1\",\"to\":[\"+15553010101\"],\"from\":\"+15552010100\",\"text\":" AWKWARD
			 ",\"tag\":\"12-1\",\"expiration\":\"2025-03-09T00:10:00Z\"}") && request.is_json);
	reply = Reply(&BandwidthProvider, 202, "{\"id\":\"1589m4k2\",\"to\":[\"+1\"]}");
	CHECK(reply.accepted && strcmp(reply.id, "1589m4k2") == 0);
	reply = Reply(&BandwidthProvider, 400,
				  "{\"type\":\"request-validation\",\"description\":\"no\",\"fieldErrors\":[{\"fieldName\":\"to\","
				  "\"description\":\"'x' must be replaced with a valid E164 formatted telephone number\"}]}");
	CHECK(!reply.accepted && reply.understood && strcmp(reply.code, "to") == 0 &&
		  strncmp(reply.error, "'x' must", 8) == 0);
	CHECK(Reply(&BandwidthProvider, 403, "<html>").understood && !Reply(&BandwidthProvider, 404, "<html>").understood);
	reply = Reply(&BandwidthProvider, 401, "{\"type\":\"unauthorized\",\"description\":\"Authentication Failed\"}");
	CHECK(reply.understood && strcmp(reply.code, "unauthorized") == 0);
	CHECK(BandwidthProvider.build_fetch(&account, "m1", &request) &&
		  strcmp(request.url, "https://api.example.org/users/ACC1/messages?messageId=m1") == 0);
	CHECK(Fetched(&BandwidthProvider, fetched, &event) && strcmp(event.status, "undelivered") == 0 &&
		  strcmp(event.code, "4720") == 0 && event.created == 1741478400);
	CHECK(BandwidthProvider.webhook.next_event(&webhook, &cursor, &event) && event.inbound &&
		  strcmp(event.id, "m1") == 0 &&
		  strcmp(event.body, "hi") == 0 && strcmp(event.to, "+15552010100") == 0);
	CHECK(BandwidthProvider.webhook.next_event(&webhook, &cursor, &event) && !event.inbound &&
		  strcmp(event.code, "4775") == 0 && strcmp(event.reference, "12-1") == 0);
	CHECK(!BandwidthProvider.webhook.next_event(&webhook, &cursor, &event));
}

/* The longest text there is fits, in whatever it is written */
static void
TestLongest(void)
{
	static const ProviderKind *const kinds[] = {&TwilioProvider, &TelnyxProvider, &PlivoProvider, &VonageProvider,
		&BandwidthProvider};
	char		body[1600 * 4 + 1];
	OutboundText text = awkward;

	text.body = body;
	for (size_t k = 0; k < sizeof(kinds) / sizeof(kinds[0]); k++)
	{
		CheckRubbish(kinds[k]);
		memset(body, 1, 1600);
		body[1600] = '\0';
		CHECK(kinds[k]->build_send(&account, &text, &request));
		for (int i = 0; i < 1600; i++)
			memcpy(body + 4 * i, "\360\237\230\200", 4);
		body[sizeof(body) - 1] = '\0';
		CHECK(kinds[k]->build_send(&account, &text, &request));
	}
}

static void
TestPieces(void)
{
	char		json[32];
	char		phone[12] = "15553010101";
	size_t		used = 0;

	CHECK(JsonClose(json, sizeof(json), &used) && strcmp(json, "{}") == 0);
	used = 0;
	CHECK(JsonAppendText(json, sizeof(json), &used, "a", NULL) && used == 0);
	CHECK(JsonAppendRaw(json, sizeof(json), &used, "a", "1") && JsonAppendText(json, sizeof(json), &used, "b", "x") &&
		  JsonClose(json, sizeof(json), &used) && strcmp(json, "{\"a\":1,\"b\":\"x\"}") == 0);
	used = 0;
	CHECK(!JsonAppendText(json, 8, &used, "name", "value"));
	WithPlus(phone, sizeof(phone));
	CHECK(strcmp(phone, "15553010101") == 0);	/* no room */
	CHECK(ParseIsoDate("2025-03-09T00:00:00Z") == 1741478400 && ParseIsoDate("2025-03-09 00:00:00") == 1741478400 &&
		  ParseIsoDate("2025-03-08T19:00:00.123456-05:00") == 1741478400 && ParseIsoDate("2025-03-09") == 0 &&
		  ParseIsoDate("2025-13-09T00:00:00Z") == 0 && ParseIsoDate("2025-03-09T00:00:00X") == 0 &&
		  ParseIsoDate("") == 0);
	CHECK(FindProviderKind("sandbox") == NULL && FindProviderKind("") == NULL);
}

int
main(void)
{
	TestTwilio();
	TestTelnyx();
	TestPlivo();
	TestVonage();
	TestBandwidth();
	TestLongest();
	TestPieces();
	return unit_end("delivery_adapters_test");
}
