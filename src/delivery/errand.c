/*
 * errand.c
 *
 * See errand.h.  Texts of the network are turned into the database's encoding
 * here; no transaction is opened.
 */
#include "postgres.h"

#include <time.h>

#include "mb/pg_wchar.h"
#include "utils/guc.h"
#include "utils/memutils.h"
#include "utils/timestamp.h"

#include "delivery/encoding.h"
#include "delivery/errand.h"
#include "delivery/http.h"
#include "delivery/provider.h"

/* Provider and database clocks differ, and lists lag: polls overlap by this. */
#define POLL_OVERLAP_SECONDS 600

/* A list that goes on after so many pages proves nothing. */
#define MAX_PAGES 500

typedef enum ErrandKind
{
	ERRAND_SEND,				/* a message's attempt */
	ERRAND_STATUS,				/* what became of a message the provider has */
	ERRAND_RECONCILE,			/* whether the provider has a message */
	ERRAND_POLL					/* what families wrote */
} ErrandKind;

/* Why a request is under way; it may take several pages */
struct Errand
{
	ErrandKind	kind;
	MemoryContext context;		/* of the errand and its texts */
	int64		message_id;
	int			attempt;
	char	   *provider;
	int			version;		/* of the provider, when it was asked */
	const ProviderKind *asked;	/* what kind it was then; its name may be another's by the answer */
	int64		since;
	int			pages;
	bool		is_unanswered;	/* the provider gave no answer of use */
	char	   *numbers;		/* of ours whose inbound texts are still to be listed, after the present one */
	List	   *texts;			/* KnownText, as the provider lists them: newest first */
};

static MemoryContext errand_context;

/* Outcomes to record; kept until a transaction has */
static Outcome *outcomes = NULL;
static int	outcome_count = 0;
static int	outcome_size = 0;

/* Errands whose answers are to be recorded */
static List *answered = NIL;

/* Checks whose requests are under way */
static int	checks_in_flight = 0;

static bool polling = false;
static bool poll_failed = false;

/* Outcomes -------------------------------------------------------------------- */

/* Room for another outcome */
static Outcome *
NewOutcome(int64 message_id, int attempt, const char *result)
{
	Outcome    *outcome;

	if (outcome_count == outcome_size)
	{
		outcome_size = outcome_size * 2 + 64;
		outcomes = outcomes ? repalloc(outcomes, outcome_size * sizeof(Outcome)) :
			MemoryContextAlloc(TopMemoryContext, outcome_size * sizeof(Outcome));
	}
	outcome = &outcomes[outcome_count++];
	memset(outcome, 0, sizeof(Outcome));
	outcome->message_id = message_id;
	outcome->attempt = attempt;
	outcome->result = result;
	return outcome;
}

/* Copy text of the network into a small field */
static void
SetField(char *field, size_t size, const char *utf8)
{
	char	   *text = TextFromUtf8(utf8);

	/* cut between characters */
	strlcpy(field, text, Min(size, (size_t) pg_mbcliplen(text, strlen(text), size - 1) + 1));
	pfree(text);
}

/*
 * Whether a status of 400 and more is the provider's word about the text.  A
 * page that is none of its API is of something on the way, a proxy for one,
 * and the provider has not seen the text; but for statuses that say enough.
 */
static bool
IsRefusal(long status, bool understood)
{
	return understood || status >= 500 || status == 401 || status == 402 || status == 429;
}

/* What a finished send means */
static void
JudgeSend(const Errand *errand, const HttpResult *result)
{
	Outcome    *outcome = NewOutcome(errand->message_id, errand->attempt, "unknown");
	SendReply	reply = {0};

	outcome->http_status = result->status;
	outcome->retry_after = result->retry_after;
	if (!result->complete)
	{
		outcome->result = result->begun ? "unknown" : "unsent";
		outcome->http_status = 0;
		SetField(outcome->error, sizeof(outcome->error), result->error);
		return;
	}
	errand->asked->read_send(result->status, result->body, result->body_length, &reply);
	SetField(outcome->id, sizeof(outcome->id), reply.id);
	SetField(outcome->code, sizeof(outcome->code), reply.code);
	SetField(outcome->error, sizeof(outcome->error), reply.error);
	if (reply.http_status != 0)
		outcome->http_status = reply.http_status;
	if (reply.accepted)
		outcome->result = "accepted";
	else if (outcome->http_status >= 400)
		outcome->result = IsRefusal(outcome->http_status, reply.understood) ? "refused" : "unsent";
	if (outcome->error[0] == '\0' && !reply.accepted)
		snprintf(outcome->error, sizeof(outcome->error), "HTTP status %ld, not understood", result->status);
}

const Outcome *
ErrandOutcomes(int *count)
{
	*count = outcome_count;
	return outcomes;
}

void
ErrandForgetOutcome(int index)
{
	outcomes[index] = outcomes[--outcome_count];
}

void
ErrandForgetOutcomes(void)
{
	outcome_count = 0;
}

/* Errands --------------------------------------------------------------------- */

/* Begin an errand */
static Errand *
NewErrand(ErrandKind kind, const Provider *provider, int64 message_id, int attempt)
{
	MemoryContext context = AllocSetContextCreate(errand_context, "minibot errand", ALLOCSET_SMALL_SIZES);
	Errand	   *errand = MemoryContextAllocZero(context, sizeof(Errand));

	errand->kind = kind;
	errand->context = context;
	errand->message_id = message_id;
	errand->attempt = attempt;
	errand->provider = MemoryContextStrdup(context, provider->name);
	errand->version = provider->version;
	errand->asked = provider->kind;
	return errand;
}

/* The place where requests are built */
static ProviderRequest *
RequestBuffer(void)
{
	static ProviderRequest request;

	return &request;
}

void
ErrandSend(const ClaimedText *text)
{
	const Provider *provider = ProviderFind(text->provider);
	OutboundText outbound = {
		.to = text->phone,
		.our_phone = text->our_phone,
		.body = text->body,
		.validity_seconds = text->validity_seconds,
		.reference = psprintf(INT64_FORMAT "-%d", text->message_id, text->attempt),
		.now = (int64) time(NULL),	/* the provider's clock, also in a rehearsal */
	};
	Errand	   *errand;

	if (provider == NULL)
	{
		strlcpy(NewOutcome(text->message_id, text->attempt, "unsent")->error, "the provider cannot be used", 256);
		return;
	}
	if (provider->kind == NULL)
	{
		Outcome    *outcome = NewOutcome(text->message_id, text->attempt, "accepted");

		snprintf(outcome->id, sizeof(outcome->id), "SANDBOX-" INT64_FORMAT "-%d", text->message_id, text->attempt);
		return;
	}
	errand = NewErrand(ERRAND_SEND, provider, text->message_id, text->attempt);
	if (provider->kind->build_send(&provider->account, &outbound, RequestBuffer()) &&
		ProviderStart(provider, RequestBuffer(), errand))
		return;
	strlcpy(NewOutcome(text->message_id, text->attempt, "unsent")->error, "the request could not be made", 256);
	MemoryContextDelete(errand->context);
}

/* Ask what the buffer holds; false where the request cannot be made */
static bool
Ask(const Provider *provider, Errand *errand)
{
	if (!ProviderStart(provider, RequestBuffer(), errand))
		return false;
	if (errand->kind != ERRAND_POLL)
		checks_in_flight++;
	return true;
}

/* Take an errand for answered without a request */
static void
AnswerAtOnce(Errand *errand)
{
	MemoryContext previous = MemoryContextSwitchTo(errand_context);

	answered = lappend(answered, errand);
	MemoryContextSwitchTo(previous);
}

/*
 * Answer a check that no request can: the sandbox delivers what it has, and
 * what a provider that cannot be asked knows, its status callbacks tell.
 */
static void
AnswerCheck(Errand *errand, const char *status)
{
	MemoryContext previous = MemoryContextSwitchTo(errand->context);
	KnownText  *text = palloc0(sizeof(KnownText));

	text->status = pstrdup(status);
	errand->texts = list_make1(text);
	errand->is_unanswered = errand->kind == ERRAND_RECONCILE;
	MemoryContextSwitchTo(previous);
	AnswerAtOnce(errand);
}

void
ErrandCheck(const Check *check)
{
	const Provider *provider = ProviderFind(check->provider);
	ListQuery	query = {.to = check->phone};
	bool		is_known = check->provider_message_id != NULL;
	Errand	   *errand;

	/* Asked again when the check's lease ends */
	if (provider == NULL)
		return;
	errand = NewErrand(is_known ? ERRAND_STATUS : ERRAND_RECONCILE, provider, check->message_id, 0);
	errand->since = check->since;
	if (provider->kind == NULL || (is_known ? provider->kind->build_fetch == NULL : provider->kind->build_list == NULL))
	{
		AnswerCheck(errand, provider->kind == NULL ? "delivered" : "sent");
		return;
	}
	if ((is_known ? provider->kind->build_fetch(&provider->account, check->provider_message_id, RequestBuffer()) :
		 provider->kind->build_list(&provider->account, &query, RequestBuffer())) &&
		Ask(provider, errand))
		return;
	MemoryContextDelete(errand->context);
}

int
ErrandChecksInFlight(void)
{
	return checks_in_flight;
}

/* List what was written to the next of our numbers; false where there is none, or its request cannot be made */
static bool
PollNext(Errand *errand, const Provider *provider)
{
	ListQuery	query = {.since = errand->since};
	char	   *end;

	if (errand->numbers != NULL)
	{
		if (*errand->numbers == '\0')
			return false;
		query.to = errand->numbers;
		end = errand->numbers + strcspn(errand->numbers, ",");
		errand->numbers = *end == ',' ? end + 1 : end;
		*end = '\0';
	}
	errand->pages = 0;
	return provider->kind->build_list(&provider->account, &query, RequestBuffer()) && Ask(provider, errand);
}

void
ErrandPoll(void)
{
	const Provider *provider = ProviderCurrent();
	Errand	   *errand;

	/* One that is paused because it refuses what we send has a family's STOP all the same. */
	if (provider == NULL || provider->kind == NULL || provider->is_shut)
		return;
	if (provider->kind->build_list == NULL)
	{
		/* What a webhook brought in vain is tried again all the same. */
		AnswerAtOnce(NewErrand(ERRAND_POLL, provider, 0, 0));
		polling = true;
		return;
	}
	errand = NewErrand(ERRAND_POLL, provider, 0, 0);
	errand->since = provider->polled_through - POLL_OVERLAP_SECONDS;
	if (provider->numbers != NULL)
		errand->numbers = MemoryContextStrdup(errand->context, provider->numbers);
	polling = PollNext(errand, provider);
	if (!polling)
		MemoryContextDelete(errand->context);
}

/* Keep a listed text with its errand */
static void
KeepText(Errand *errand, const ListedText *listed)
{
	MemoryContext previous = MemoryContextSwitchTo(errand->context);
	KnownText  *text = palloc(sizeof(KnownText));

	text->id = TextFromUtf8(listed->id);
	text->from = TextFromUtf8(listed->from);
	text->to = TextFromUtf8(listed->to);
	text->body = TextFromUtf8(listed->body);
	text->status = TextFromUtf8(listed->status);
	text->code = TextFromUtf8(listed->code);
	text->created = listed->created;
	errand->texts = lappend(errand->texts, text);
	MemoryContextSwitchTo(previous);
}

/*
 * Take in a page of a list.  Returns whether it was one; *more tells whether
 * another page has to be read.
 */
static bool
TakePage(Errand *errand, const HttpResult *result, ListPage *page, bool *more)
{
	static ListedText listed;
	bool		is_poll = errand->kind == ERRAND_POLL;

	if (result->status != 200 || !errand->asked->read_list(result->body, result->body_length, page))
		return false;
	*more = page->has_next;
	while (errand->asked->next_listed(page, &listed))
	{
		/* Lists are newest first: what is older than the attempt ends the search. */
		if (!is_poll && listed.created != 0 && listed.created < errand->since)
			*more = false;
		else if (listed.inbound == is_poll)
			KeepText(errand, &listed);
	}
	return !*more || ++errand->pages < MAX_PAGES;
}

/* A poll got no answer worth recording: say so once, until one does */
static void
GiveUpPoll(Errand *errand, const HttpResult *result)
{
	MemoryContext previous = MemoryContextSwitchTo(errand->context);

	if (!poll_failed)
		ereport(WARNING,
				(errmsg("inbound texts could not be fetched from provider \"%s\"", errand->provider),
				 result->complete ? errdetail("It answered with HTTP status %ld.", result->status) :
				 errdetail("%s.", TextFromUtf8(result->error)),
				 errhint("Fetching goes on every minibot.poll_interval; nothing is lost.")));
	poll_failed = true;
	polling = false;
	MemoryContextSwitchTo(previous);
	MemoryContextDelete(errand->context);
}

/* The provider an errand began with; NULL where it was changed since, or cannot be used any more */
static const Provider *
StillThere(const Errand *errand)
{
	const Provider *provider = ProviderFind(errand->provider);

	return provider != NULL && provider->version == errand->version ? provider : NULL;
}

/* What a finished question to the provider means */
static void
JudgeAnswer(Errand *errand, const HttpResult *result)
{
	static ListPage page;
	static ListedText listed;
	const Provider *provider = StillThere(errand);
	bool		understood = false;
	bool		more = false;

	if (result->complete && errand->kind == ERRAND_STATUS)
	{
		understood = result->status == 200 && errand->asked->read_fetch(result->body, result->body_length, &listed);
		if (understood)
			KeepText(errand, &listed);
	}
	else if (result->complete)
		understood = TakePage(errand, result, &page, &more);
	if (understood && more)
	{
		if (provider != NULL && errand->asked->build_next(&provider->account, page.next, RequestBuffer()) &&
			Ask(provider, errand))
			return;
		understood = false;
	}
	if (understood && errand->kind == ERRAND_POLL && errand->numbers != NULL && *errand->numbers != '\0')
	{
		if (provider != NULL && PollNext(errand, provider))
			return;
		understood = false;
	}
	if (!understood && errand->kind == ERRAND_POLL && !(result->complete && result->status == 401))
	{
		GiveUpPoll(errand, result);
		return;
	}
	errand->is_unanswered = !understood;
	answered = lappend(answered, errand);
}

void
ErrandTakeResults(void)
{
	HttpResult	result;

	while (HttpNextResult(&result))
	{
		Errand	   *errand = result.owner;
		MemoryContext previous = MemoryContextSwitchTo(errand_context);

		if (errand->kind == ERRAND_SEND)
		{
			JudgeSend(errand, &result);
			MemoryContextDelete(errand->context);
		}
		else
		{
			if (errand->kind != ERRAND_POLL)
				checks_in_flight--;
			JudgeAnswer(errand, &result);
		}
		HttpRelease(&result);
		MemoryContextSwitchTo(previous);
	}
}

/* Record what a provider's list of inbound texts holds */
static void
AnswerPoll(const Errand *errand)
{
	List	   *oldest_first = NIL;
	int64		through = 0;

	for (int i = list_length(errand->texts) - 1; i >= 0; i--)
	{
		KnownText  *text = list_nth(errand->texts, i);

		oldest_first = lappend(oldest_first, text);
		through = Max(through, text->created);
	}
	/* without any, what was tried before is tried again */
	QueueTakeInbound(oldest_first);
	if (through != 0)
		QueuePolled(errand->provider, through);
}

void
ErrandRecord(const Errand *errand)
{
	if (errand->kind == ERRAND_POLL && errand->is_unanswered)
		QueuePauseProvider(errand->provider, errand->version, "401 the credentials were refused");
	else if (errand->kind == ERRAND_POLL)
		AnswerPoll(errand);
	else if (errand->is_unanswered)
		QueuePostponeCheck(errand->message_id);
	else if (errand->kind == ERRAND_RECONCILE)
		QueueReconcile(errand->message_id, errand->texts);
	else
	{
		KnownText  *text = linitial(errand->texts);

		QueueRecordStatus(errand->message_id, text->status, text->code);
	}
}

/* The status that an errand has found out, or NULL */
static KnownText *
StatusFound(const Errand *errand)
{
	KnownText  *text;

	if (errand->kind != ERRAND_STATUS || errand->is_unanswered)
		return NULL;
	text = linitial(errand->texts);
	text->message_id = errand->message_id;
	return text;
}

List *
ErrandStatuses(void)
{
	List	   *statuses = NIL;
	ListCell   *cell;

	foreach(cell, answered)
	{
		KnownText  *text = StatusFound(lfirst(cell));

		if (text != NULL)
			statuses = lappend(statuses, text);
	}
	return statuses;
}

void
ErrandEndStatuses(void)
{
	ListCell   *cell;

	foreach(cell, answered)
	{
		Errand	   *errand = lfirst(cell);

		if (StatusFound(errand) == NULL)
			continue;
		answered = foreach_delete_current(answered, cell);
		MemoryContextDelete(errand->context);
	}
}

bool
ErrandsAreAnswered(void)
{
	return answered != NIL;
}

List *
ErrandTakeAnswered(void)
{
	List	   *errands = answered;

	answered = NIL;
	return errands;
}

void
ErrandEnd(Errand *errand, bool is_recorded)
{
	if (errand->kind == ERRAND_POLL)
	{
		polling = false;
		poll_failed = poll_failed && !is_recorded;
	}
	MemoryContextDelete(errand->context);
}

bool
ErrandIsPolling(void)
{
	return polling;
}

void
ErrandInit(void)
{
	errand_context = AllocSetContextCreate(TopMemoryContext, "minibot errands", ALLOCSET_DEFAULT_SIZES);
}
