/*
 * gateway.c
 *
 * A simulator of the SMS provider's Messages API, for tests, the demo and
 * benches: it creates, fetches and lists messages as Twilio's published API
 * does, and fails on command.  On their own paths it speaks as others do: see
 * dialects.c.
 *
 *   gateway [--port N] [--port-file F] [--journal F] [--account AC...] [--token T] [--delay-ms N]
 *
 * Port 0 (the default) takes a free one; it is written to the port file once
 * the simulator listens.  Without --account any account may do anything.
 *
 * Control, form-encoded, on the same port:
 *   POST /control/inbound  From, To, Body: a family writes
 *   POST /control/fail     kind, count, ...: see rules.h
 *   POST /control/progress status, sid, code: move one message or all forward;
 *                          auto=delivered does so whenever a message is looked at
 *   GET  /control/journal  the accepted messages, a JSON line each
 *   GET  /control/stats    counts
 *   POST /control/reset    forget everything
 */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "gateway.h"

#define API_VERSION "2010-04-01"
#define MAX_BODY 1600			/* Twilio's cap on Body, in characters */
#define MAX_VALIDITY 36000		/* Twilio's cap on ValidityPeriod, in seconds */
#define MAX_PAGE_SIZE 1000
#define HUGE_ANSWER (10 * 1024 * 1024)
#define SERVICE_NUMBER "+15005550006"	/* what a messaging service sends from */

const char *account = NULL;
const char *token = "";
int			answer_delay_ms = 0;
Stats		stats;

static char *expected_authorization = NULL;
static char auto_status[16];

/* Answer with an error as the API writes it */
static void
Refuse(Response *response, int status, int code, const char *message)
{
	stats.refused++;
	response->status = status;
	response->body.length = 0;
	TextPrintf(&response->body, "{\"code\":%d,\"message\":", code);
	TextAppendJson(&response->body, message);
	TextPrintf(&response->body, ",\"more_info\":\"https://www.twilio.com/docs/errors/%d\",\"status\":%d}",
			   code, status);
}

/* Write a message as the API shows it */
static void
AppendMessage(Text *text, const Message *message, const char *sid_of_account)
{
	bool		sent = message->inbound || strcmp(message->status, "queued") != 0;

	TextPrintf(text, "{\"body\":");
	TextAppendJson(text, message->body);
	TextPrintf(text, ",\"num_segments\":\"1\",\"direction\":\"%s\",\"from\":",
			   message->inbound ? "inbound" : "outbound-api");
	TextAppendJson(text, message->from);
	TextPrintf(text, ",\"to\":");
	TextAppendJson(text, message->to);
	TextPrintf(text, ",\"date_created\":");
	TextAppendDate(text, message->at_us);
	TextPrintf(text, ",\"date_updated\":");
	TextAppendDate(text, message->at_us);
	TextPrintf(text, ",\"date_sent\":");
	if (sent)
		TextAppendDate(text, message->at_us);
	else
		TextPrintf(text, "null");
	TextPrintf(text, ",\"status\":\"%s\",\"error_code\":", message->status);
	if (message->error_code != 0)
		TextPrintf(text, "%d", message->error_code);
	else
		TextPrintf(text, "null");
	TextPrintf(text, ",\"error_message\":null,\"price\":null,\"price_unit\":\"USD\",\"num_media\":\"0\","
			   "\"messaging_service_sid\":");
	TextAppendJson(text, message->service);
	TextPrintf(text, ",\"account_sid\":\"%s\",\"sid\":\"%s\",\"api_version\":\"" API_VERSION "\","
			   "\"uri\":\"/" API_VERSION "/Accounts/%s/Messages/%s.json\",\"subresource_uris\":"
			   "{\"media\":\"/" API_VERSION "/Accounts/%s/Messages/%s/Media.json\"}}",
			   sid_of_account, message->sid, sid_of_account, message->sid, sid_of_account, message->sid);
}

void
MoveOn(Message *message)
{
	if (auto_status[0] != '\0' && !message->inbound)
		StoreProgress(message, auto_status, 0);
}

/* Characters in UTF-8 text */
static size_t
Characters(const char *text)
{
	size_t		characters = 0;

	for (; *text != '\0'; text++)
		characters += (*text & 0xC0) != 0x80;
	return characters;
}

bool
IsNumber(const char *number)
{
	size_t		digits = number[0] == '+' ? strspn(number + 1, "0123456789") : 0;

	return digits >= 8 && digits <= 15 && number[digits + 1] == '\0';
}

void
Spoil(Response *response, const Rule *rule)
{
	switch (rule->kind)
	{
		case FAIL_RESET_AFTER:
			response->ending = RESET;
			break;
		case FAIL_DELAY:
			response->delay_ms = rule->delay_ms;
			break;
		case FAIL_RUBBISH:
			response->body.length = 0;
			response->content_type = "text/html";
			TextPrintf(&response->body, "<html>\n<p>It works!</html>");
			break;
		case FAIL_TRUNCATE:
			response->ending = CUT_SHORT;
			break;
		case FAIL_HUGE:
			TextPrintf(&response->body, "%*s", HUGE_ANSWER, "");
			break;
		case FAIL_STATUS:
		case FAIL_PAGE:
		case FAIL_RESET_BEFORE:
		case FAIL_HANG:
			break;
	}
}

bool
EndBefore(Response *response, const Rule *rule)
{
	if (rule->kind == FAIL_RESET_BEFORE)
		response->ending = RESET;
	else if (rule->kind == FAIL_HANG)
		response->ending = HANG;
	else if (rule->kind == FAIL_PAGE)
	{
		response->status = rule->status;
		response->content_type = "text/html";
		TextPrintf(&response->body, "<html><title>%d</title>Blocked by your district's filter</html>", rule->status);
		return true;
	}
	return response->ending != RESPOND;
}

/* Fail before anything was done, where the rule asks for that */
static bool
FailBefore(Response *response, const Rule *rule)
{
	if (rule->kind != FAIL_STATUS)
		return EndBefore(response, rule);
	Refuse(response, rule->status, rule->code, "failing on command");
	response->retry_after = rule->retry_after;
	return true;
}

bool
IsAuthorized(const Request *request)
{
	return expected_authorization == NULL ||
		(request->authorization != NULL && strcmp(request->authorization, expected_authorization) == 0);
}

/* What is wrong with a create's parameters: an error code, or 0 */
static int
CheckCreate(const char *to, const char *from, const char *service, const char *body, int validity,
			const char **message)
{
	*message = "A 'To' phone number is required.";
	if (to == NULL || *to == '\0')
		return 21604;
	*message = "The 'To' number is not a valid phone number.";
	if (!IsNumber(to))
		return 21211;
	*message = "A 'From' phone number or a MessagingServiceSid is required.";
	if (from == NULL && service == NULL)
		return 21603;
	*message = "The 'From' number is not a valid phone number.";
	if (from != NULL && !IsNumber(from))
		return 21212;
	*message = "Message body is required.";
	if (body == NULL || *body == '\0')
		return 21602;
	*message = "The concatenated message body exceeds the 1600 character limit.";
	if (Characters(body) > MAX_BODY)
		return 21617;
	*message = "Validity period is invalid.";
	return validity < 0 || validity > MAX_VALIDITY ? 20001 : 0;
}

/* POST .../Messages.json */
static void
Create(const Request *request, Response *response, const char *sid_of_account)
{
	char	   *to = FormValue(request->body, "To");
	char	   *from = FormValue(request->body, "From");
	char	   *service = FormValue(request->body, "MessagingServiceSid");
	char	   *body = FormValue(request->body, "Body");
	char	   *validity = FormValue(request->body, "ValidityPeriod");
	char	   *callback = FormValue(request->body, "StatusCallback");
	Message		message = {
		.to = to, .from = from ? from : SERVICE_NUMBER, .service = service, .body = body, .callback = callback,
		.at_us = NowMicroseconds(), .validity_period = validity ? atoi(validity) : 0,
	};
	Rule		rule;
	bool		ruled = RuleTake("POST", to ? to : "", &rule);
	const char *wrong;
	int			code = CheckCreate(to, from, service, body, message.validity_period, &wrong);

	response->delay_ms = answer_delay_ms;
	if (ruled && FailBefore(response, &rule))
		;
	else if (code != 0)
		Refuse(response, 400, code, wrong);
	else
	{
		stats.accepted++;
		response->status = 201;
		AppendMessage(&response->body, StoreAdd(&message), sid_of_account);
		if (ruled)
			Spoil(response, &rule);
	}
	free(to);
	free(from);
	free(service);
	free(body);
	free(validity);
	free(callback);
}

/* GET .../Messages/{Sid}.json; the sid may carry its ".json" */
static void
Fetch(Response *response, const char *sid_of_account, const char *file)
{
	char		sid[35];
	Message    *message;

	snprintf(sid, sizeof(sid), "%s", file);
	message = StoreFind(sid);
	stats.fetches++;
	if (message == NULL)
	{
		Refuse(response, 404, 20404, "The requested resource was not found");
		return;
	}
	MoveOn(message);
	AppendMessage(&response->body, message, sid_of_account);
}

typedef struct ListFilter
{
	char	   *to;
	char	   *from;
	int64_t		sent_from_us;	/* first moment */
	int64_t		sent_to_us;		/* first moment after */
	long		page_size;
	long		page;
} ListFilter;

/* Narrow a filter by one of the DateSent parameters; false where it is no date */
static bool
FilterDate(ListFilter *filter, const char *query, const char *key, bool from, bool to)
{
	char	   *value = FormValue(query, key);
	int64_t		seconds;
	bool		is_day;
	bool		valid = value == NULL || ParseMoment(value, &seconds, &is_day);

	if (value != NULL && valid)
	{
		if (from)
			filter->sent_from_us = seconds * 1000000;
		if (to)
			filter->sent_to_us = (seconds + (is_day ? 86400 : 1)) * 1000000;
	}
	free(value);
	return valid;
}

/* Whether a list shows a message */
static bool
Matches(const ListFilter *filter, const Message *message)
{
	return (filter->to == NULL || strcmp(filter->to, message->to) == 0) &&
		(filter->from == NULL || strcmp(filter->from, message->from) == 0) &&
		message->at_us >= filter->sent_from_us && message->at_us < filter->sent_to_us;
}

/* Write the query of a page, without the page number of the present one */
static void
AppendPageUri(Text *text, const Request *request, const char *sid_of_account, long page)
{
	const char *pair = request->query;

	TextPrintf(text, "\"/" API_VERSION "/Accounts/%s/Messages.json?", sid_of_account);
	while (*pair != '\0')
	{
		size_t		length = strcspn(pair, "&");

		if (strncmp(pair, "Page=", 5) != 0)
		{
			TextAppend(text, pair, length);
			TextAppend(text, "&", 1);
		}
		pair += length;
		pair += *pair == '&';
	}
	TextPrintf(text, "Page=%ld\"", page);
}

/* Write a page of the messages a filter lets through, newest first */
static void
AppendPage(Text *text, const Request *request, const ListFilter *filter, const char *sid_of_account)
{
	long		first = filter->page * filter->page_size;
	long		seen = 0;
	long		shown = 0;

	TextPrintf(text, "{\"messages\":[");
	for (long i = StoreCount() - 1; i >= 0 && seen <= first + filter->page_size; i--)
	{
		Message    *message = StoreAt(i);

		if (!Matches(filter, message) || seen++ < first || shown == filter->page_size)
			continue;
		MoveOn(message);
		if (shown++ > 0)
			TextAppend(text, ",", 1);
		AppendMessage(text, message, sid_of_account);
	}
	TextPrintf(text, "],\"page\":%ld,\"page_size\":%ld,\"start\":%ld,\"end\":%ld,\"uri\":", filter->page,
			   filter->page_size, first, first + (shown > 0 ? shown - 1 : 0));
	AppendPageUri(text, request, sid_of_account, filter->page);
	TextPrintf(text, ",\"first_page_uri\":");
	AppendPageUri(text, request, sid_of_account, 0);
	TextPrintf(text, ",\"previous_page_uri\":");
	if (filter->page > 0)
		AppendPageUri(text, request, sid_of_account, filter->page - 1);
	else
		TextPrintf(text, "null");
	TextPrintf(text, ",\"next_page_uri\":");
	if (seen > first + filter->page_size)
		AppendPageUri(text, request, sid_of_account, filter->page + 1);
	else
		TextPrintf(text, "null");
	TextAppend(text, "}", 1);
}

/* GET .../Messages.json */
static void
List(const Request *request, Response *response, const char *sid_of_account)
{
	ListFilter	filter = {.sent_from_us = 0, .sent_to_us = INT64_MAX, .page_size = 50};
	char	   *page_size = FormValue(request->query, "PageSize");
	char	   *page = FormValue(request->query, "Page");

	stats.lists++;
	filter.to = FormValue(request->query, "To");
	filter.from = FormValue(request->query, "From");
	if (page_size != NULL)
		filter.page_size = atol(page_size);
	if (page != NULL)
		filter.page = atol(page);
	if (filter.page_size < 1 || filter.page_size > MAX_PAGE_SIZE || filter.page < 0)
		Refuse(response, 400, 20002, "Invalid page or page size");
	/* "DateSent>=2026-03-08" is the key "DateSent>" with that value; both bounds include their day. */
	else if (!FilterDate(&filter, request->query, "DateSent", true, true) ||
			 !FilterDate(&filter, request->query, "DateSent>", true, false) ||
			 !FilterDate(&filter, request->query, "DateSent<", false, true))
		Refuse(response, 400, 20001, "Invalid date format, expected YYYY-MM-DD");
	else
		AppendPage(&response->body, request, &filter, sid_of_account);
	free(page_size);
	free(page);
	free(filter.to);
	free(filter.from);
}

/* A request below /2010-04-01/Accounts/ */
static void
Api(const Request *request, Response *response, const char *rest)
{
	char		sid_of_account[40];
	const char *resource = strchr(rest, '/');
	Rule		rule;

	snprintf(sid_of_account, sizeof(sid_of_account), "%.*s", (int) strcspn(rest, "/"), rest);
	if (!IsAuthorized(request) || (account != NULL && strcmp(sid_of_account, account) != 0))
		Refuse(response, 401, 20003, "Authenticate");
	else if (resource != NULL && strcmp(resource, "/Messages.json") == 0 && strcmp(request->method, "POST") == 0)
		Create(request, response, sid_of_account);
	else if (resource == NULL || strncmp(resource, "/Messages", 9) != 0 || strcmp(request->method, "GET") != 0)
		Refuse(response, 404, 20404, "The requested resource was not found");
	else
	{
		char	   *to = FormValue(request->query, "To");
		bool		ruled = RuleTake("GET", to ? to : "", &rule);

		free(to);
		response->delay_ms = answer_delay_ms;
		if (ruled && FailBefore(response, &rule))
			return;
		if (strcmp(resource, "/Messages.json") == 0)
			List(request, response, sid_of_account);
		else
			Fetch(response, sid_of_account, resource + strlen("/Messages/"));
		if (ruled)
			Spoil(response, &rule);
	}
}

/* POST /control/inbound */
static void
ControlInbound(const Request *request, Response *response)
{
	char	   *from = FormValue(request->body, "From");
	char	   *to = FormValue(request->body, "To");
	char	   *body = FormValue(request->body, "Body");
	Message		message = {.inbound = true, .from = from, .to = to, .body = body, .at_us = NowMicroseconds()};

	if (from == NULL || to == NULL || body == NULL)
		Refuse(response, 400, 0, "From, To and Body are required");
	else
		AppendMessage(&response->body, StoreAdd(&message), account ? account : "AC");
	free(from);
	free(to);
	free(body);
}

/* POST /control/progress */
static void
ControlProgress(const Request *request, Response *response)
{
	char	   *status = FormValue(request->body, "status");
	char	   *sid = FormValue(request->body, "sid");
	char	   *code = FormValue(request->body, "code");
	char	   *automatic = FormValue(request->body, "auto");
	long		moved = 0;

	if (automatic != NULL)
		snprintf(auto_status, sizeof(auto_status), "%s", automatic);
	for (long i = 0; status != NULL && i < StoreCount(); i++)
	{
		Message    *message = StoreAt(i);

		if (!message->inbound && (sid == NULL || strcmp(sid, message->sid) == 0))
			moved += StoreProgress(message, status, code ? atoi(code) : 0);
	}
	TextPrintf(&response->body, "{\"moved\":%ld}", moved);
	free(status);
	free(sid);
	free(code);
	free(automatic);
}

/* GET /control/journal */
static void
ControlJournal(Response *response)
{
	response->content_type = "application/jsonl";
	for (long i = 0; i < StoreCount(); i++)
	{
		if (StoreAt(i)->inbound)
			continue;
		StoreLine(&response->body, StoreAt(i));
		TextAppend(&response->body, "\n", 1);
	}
}

/* Requests that command the simulator */
static void
Control(const Request *request, Response *response, const char *what)
{
	const char *wrong;

	if (strcmp(what, "inbound") == 0)
		ControlInbound(request, response);
	else if (strcmp(what, "fail") == 0)
	{
		wrong = RuleAdd(request->body);
		if (wrong != NULL)
			Refuse(response, 400, 0, wrong);
		else
			TextPrintf(&response->body, "{}");
	}
	else if (strcmp(what, "progress") == 0)
		ControlProgress(request, response);
	else if (strcmp(what, "journal") == 0)
		ControlJournal(response);
	else if (strcmp(what, "stats") == 0)
		TextPrintf(&response->body,
				   "{\"requests\":%ld,\"accepted\":%ld,\"refused\":%ld,\"fetches\":%ld,\"lists\":%ld,"
				   "\"connections\":%ld}", stats.requests, stats.accepted, stats.refused, stats.fetches,
				   stats.lists, HttpConnections());
	else if (strcmp(what, "reset") == 0)
	{
		RulesReset();
		StoreReset();
		memset(&stats, 0, sizeof(stats));
		auto_status[0] = '\0';
		TextPrintf(&response->body, "{}");
	}
	else
		Refuse(response, 404, 0, "no such command");
}

/* Answer a request */
static void
Handle(const Request *request, Response *response)
{
	static const char accounts[] = "/" API_VERSION "/Accounts/";

	if (strncmp(request->path, "/control/", 9) == 0)
		Control(request, response, request->path + 9);
	else
	{
		stats.requests++;
		if (strncmp(request->path, accounts, strlen(accounts)) == 0)
			Api(request, response, request->path + strlen(accounts));
		else if (!HandleDialect(request, response))
			Refuse(response, 404, 20404, "The requested resource was not found");
	}
}

/* Write the port where a starting script waits for it */
static void
WritePort(const char *path, int port)
{
	char		temporary[4096];
	FILE	   *file;

	snprintf(temporary, sizeof(temporary), "%s.new", path);
	file = fopen(temporary, "w");
	if (file == NULL || fprintf(file, "%d\n", port) < 0 || fclose(file) != 0 || rename(temporary, path) != 0)
	{
		perror("gateway: could not write the port file");
		exit(1);
	}
}

/* What HTTP Basic sends for an account */
static char *
BasicAuthorization(const char *user, const char *password)
{
	Text		pair = {0};
	Text		header = {0};

	TextPrintf(&pair, "%s:%s", user, password);
	TextPrintf(&header, "Basic ");
	Base64(&header, pair.data, pair.length);
	TextFree(&pair);
	return header.data;
}

int
main(int argc, char **argv)
{
	static const struct option options[] = {
		{"port", required_argument, NULL, 'p'}, {"port-file", required_argument, NULL, 'f'},
		{"journal", required_argument, NULL, 'j'}, {"account", required_argument, NULL, 'a'},
		{"token", required_argument, NULL, 't'}, {"delay-ms", required_argument, NULL, 'd'}, {0},
	};
	const char *journal = NULL;
	const char *port_file = NULL;
	int			port = 0;
	int			option;

	while ((option = getopt_long(argc, argv, "", options, NULL)) != -1)
	{
		switch (option)
		{
			case 'p':
				port = atoi(optarg);
				break;
			case 'f':
				port_file = optarg;
				break;
			case 'j':
				journal = optarg;
				break;
			case 'a':
				account = optarg;
				break;
			case 't':
				token = optarg;
				break;
			case 'd':
				answer_delay_ms = atoi(optarg);
				break;
			default:
				return 2;
		}
	}
	if (account != NULL)
		expected_authorization = BasicAuthorization(account, token);
	StoreOpen(journal);
	port = HttpListen(port);
	printf("listening on 127.0.0.1:%d\n", port);
	fflush(stdout);
	if (port_file != NULL)
		WritePort(port_file, port);
	HttpServe(Handle);
	return 0;
}
