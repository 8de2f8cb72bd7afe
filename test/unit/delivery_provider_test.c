/* Twilio's requests are built and its answers read as its documentation has them. */
#include <string.h>

#include "delivery/provider_twilio_core.h"
#include "unit.h"

static ProviderRequest request;
static const ProviderAccount account = {
	.base_url = "https://api.twilio.com/", .account = "AC123", .from = "+15552010100", .service = "MG1"};

/* Read an answer to a send */
static SendReply
Reply(long status, const char *body)
{
	SendReply	reply;

	TwilioProvider.read_send(status, body, strlen(body), &reply);
	return reply;
}

static void
TestSend(void)
{
	OutboundText text = {.to = "+15553010101", .body = "A&B=C+D 100% ¿sí?", .validity_seconds = 600};
	ProviderAccount service = account;
	char		long_body[1600 * 4 + 1];
	SendReply	reply;

	CHECK(TwilioProvider.build_send(&account, &text, &request) && request.is_post);
	CHECK(strcmp(request.url, "https://api.twilio.com/2010-04-01/Accounts/AC123/Messages.json") == 0);
	CHECK(strcmp(request.body, "To=%2B15553010101&From=%2B15552010100&"
				 "Body=A%26B%3DC%2BD%20100%25%20%C2%BFs%C3%AD%3F&ValidityPeriod=600") == 0);
	CHECK(strlen(request.body) == request.body_length);
	service.from = NULL;
	text.validity_seconds = 0;
	CHECK(TwilioProvider.build_send(&service, &text, &request));
	CHECK(strstr(request.body, "&MessagingServiceSid=MG1&") != NULL && strstr(request.body, "From") == NULL &&
		  strstr(request.body, "Validity") == NULL);
	text.our_phone = "+15552010199";
	CHECK(TwilioProvider.build_send(&account, &text, &request) && strstr(request.body, "From=%2B15552010199") != NULL);
	/* the longest body there is: 1,600 characters of four bytes */
	for (int i = 0; i < 1600; i++)
		memcpy(long_body + 4 * i, "\360\237\230\200", 4);
	long_body[sizeof(long_body) - 1] = '\0';
	text.body = long_body;
	CHECK(TwilioProvider.build_send(&account, &text, &request));

	reply = Reply(201, "{\"sid\": \"SM1\", \"status\": \"queued\"}");
	CHECK(reply.accepted && strcmp(reply.id, "SM1") == 0);
	CHECK(!Reply(201, "<html>It works!</html>").accepted);
	CHECK(!Reply(201, "{\"sid\": null}").accepted);
	CHECK(!Reply(500, "{\"sid\": \"SM1\"}").accepted);
	reply = Reply(400, "{\"code\": 21610, \"message\": \"unsubscribed\", \"status\": 400}");
	CHECK(!reply.accepted && reply.understood && strcmp(reply.code, "21610") == 0 &&
		  strcmp(reply.error, "unsubscribed") == 0);
	CHECK(!Reply(400, "rubbish").understood);
}

static void
TestQuestions(void)
{
	static const char fetched[] = "{\"sid\": \"SM1\", \"direction\": \"outbound-api\", \"status\": \"undelivered\", "
		"\"error_code\": 30005, \"from\": \"+1\", \"to\": \"+2\", \"body\": \"hi\", "
		"\"date_created\": \"Thu, 24 Aug 2023 05:01:45 +0000\"}";
	static const char listed[] = "{\"messages\": [{\"sid\": \"SM2\", \"direction\": \"inbound\", "
		"\"status\": \"received\", \"error_code\": null, \"from\": \"+1\", \"to\": \"+2\", \"body\": \"STOP\", "
		"\"date_created\": null}, "
		"{\"no\": \"message\"}, {\"sid\": \"SM3\", \"direction\": \"outbound-reply\", \"status\": \"read\"}], "
		"\"next_page_uri\": \"/2010-04-01/Accounts/AC123/Messages.json?PageSize=2&Page=1\"}";
	ListQuery	query = {.to = "+15552010100", .since = 1692853305};
	ListedText	text;
	ListPage	page;

	CHECK(TwilioProvider.build_fetch(&account, "SM1", &request) && !request.is_post);
	CHECK(strcmp(request.url, "https://api.twilio.com/2010-04-01/Accounts/AC123/Messages/SM1.json") == 0);
	CHECK(TwilioProvider.read_fetch(fetched, strlen(fetched), &text));
	CHECK(!text.inbound && strcmp(text.status, "undelivered") == 0 && strcmp(text.code, "30005") == 0 &&
		  text.created == 1692853305);

	CHECK(TwilioProvider.build_list(&account, &query, &request));
	CHECK(strcmp(request.url, "https://api.twilio.com/2010-04-01/Accounts/AC123/Messages.json"
				 "?To=%2B15552010100&DateSent%3E=2023-08-24T05%3A01%3A45Z&PageSize=200") == 0);
	CHECK(TwilioProvider.read_list(listed, strlen(listed), &page) && page.has_next);
	CHECK(TwilioProvider.next_listed(&page, &text) && text.inbound && strcmp(text.body, "STOP") == 0 &&
		  text.created == 0);
	CHECK(TwilioProvider.next_listed(&page, &text) && !text.inbound && strcmp(text.status, "delivered") == 0);
	CHECK(!TwilioProvider.next_listed(&page, &text));
	CHECK(TwilioProvider.build_next(&account, page.next, &request));
	CHECK(strcmp(request.url, "https://api.twilio.com/2010-04-01/Accounts/AC123/Messages.json?PageSize=2&Page=1") == 0);
	/* the next page is on the same host, below the same account */
	CHECK(!TwilioProvider.build_next(&account, "https://elsewhere.example/2010-04-01/Accounts/AC123/", &request));
	CHECK(!TwilioProvider.build_next(&account, "/2010-04-01/Accounts/AC999/Messages.json", &request));
	CHECK(!TwilioProvider.build_next(&account, "/2010-04-01/Accounts/AC123/../../x", &request));
	CHECK(!TwilioProvider.build_next(&account, "/2010-04-01/Accounts/AC123/x\r\nHost: y", &request));
	CHECK(!TwilioProvider.read_list("{\"messages\": {}}", 16, &page) && !TwilioProvider.read_list("{}", 2, &page));
}

static void
TestAddresses(void)
{
	static const char *const ours[] = {"http://127.0.0.1:8080", "http://127.0.0.1", "https://localhost/x",
		"http://[::1]:80/", "http://localhost:1", "http://127.255.1.2/"};
	static const char *const others[] = {"http://127.0.0.1@evil.example/", "http://127.0.0.1.evil.example/",
		"http://128.0.0.1",
		"http://localhost.evil.example", "ftp://127.0.0.1", "http://", "", "http://127.0.0.1:80@evil.example",
		"http://evil.example/127.0.0.1", "http://[::2]/", "http://127.0.0.1\\@evil.example", "http://1127.0.0.1",
		"http://127.1"};

	for (size_t i = 0; i < sizeof(ours) / sizeof(ours[0]); i++)
		CHECK(UrlIsLoopback(ours[i]));
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		CHECK(!UrlIsLoopback(others[i]));
}

static void
TestDates(void)
{
	char		buffer[32];

	CHECK(ParseMailDate("Thu, 01 Jan 1970 00:00:01 +0000") == 1);
	CHECK(ParseMailDate("Thu, 29 Feb 2024 23:59:59 -0500") == 1709269199);
	CHECK(ParseMailDate("Sun, 9 Mar 2025 01:30:00 +0130") == 1741478400);
	CHECK(ParseMailDate("2024-02-29T23:59:59Z") == 0 && ParseMailDate("") == 0);
	CHECK(ParseMailDate("Thu, 29 Foo 2024 23:59:59 +0000") == 0 &&
		  ParseMailDate("Thu, 29 anF 2024 23:59:59 +0000") == 0);
	for (int64_t day = 0; day < 60000; day += 17)
	{
		int			year,
					month,
					date;
		static const char *const names[] = {
			"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
		char		mail[64];

		FormatIsoDate(day * 86400 + 3661, buffer, sizeof(buffer));
		if (sscanf(buffer, "%d-%d-%d", &year, &month, &date) != 3 || month < 1 || month > 12)
		{
			CHECK(false);
			break;
		}
		snprintf(mail, sizeof(mail), "Mon, %02d %s %04d 01:01:01 +0000", date, names[month - 1], year);
		CHECK(ParseMailDate(mail) == day * 86400 + 3661);
	}
	FormatIsoDate(1709251199, buffer, sizeof(buffer));
	CHECK(strcmp(buffer, "2024-02-29T23:59:59Z") == 0);
}

int
main(void)
{
	TestSend();
	TestQuestions();
	TestAddresses();
	TestDates();
	return unit_end("delivery_provider_test");
}
