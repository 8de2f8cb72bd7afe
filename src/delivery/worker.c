/*
 * worker.c
 *
 * The worker of one database: claims what is queued, sends it, records what
 * became of it; asks the provider about outcomes nobody knows and about
 * delivery; fetches what families wrote.  Each touch of the database is a
 * short transaction (a Step); none is open while bytes move.  One wait covers
 * the latch, all requests and the time.
 */
#include "postgres.h"

#include "access/xact.h"
#include "commands/dbcommands.h"
#include "executor/spi.h"
#include "libpq/pqsignal.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "pgstat.h"
#include "postmaster/bgworker.h"
#include "postmaster/interrupt.h"
#include "storage/ipc.h"
#include "storage/latch.h"
#include "tcop/tcopprot.h"
#include "utils/guc.h"
#include "utils/memutils.h"
#include "utils/snapmgr.h"
#include "utils/timestamp.h"

#include "compat.h"
#include "delivery/delivery.h"
#include "delivery/http.h"
#include "delivery/provider.h"
#include "delivery/queue.h"
#include "minibot.h"

/* Checks may exceed max_in_flight by this, so that a full queue does not starve them. */
#define EXTRA_CHECKS 10

/* A look at the queue that found what it could not take is repeated no sooner. */
#define SHORTEST_WAIT_MILLISECONDS 50

/* While there is more to ask after than one batch of checks */
#define NEXT_CHECKS_MILLISECONDS 5

/* After a transaction that failed; twice as long each time. */
#define FIRST_ERROR_WAIT_MILLISECONDS 1000
#define LAST_ERROR_WAIT_MILLISECONDS 30000

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
typedef struct Errand
{
	ErrandKind	kind;
	MemoryContext context;		/* of the errand and its texts */
	int64		message_id;
	int			attempt;
	char	   *provider;
	int64		since;
	int			pages;
	bool		is_unanswered;	/* the provider gave no answer of use */
	char	   *numbers;		/* of ours whose inbound texts are still to be listed, after the present one */
	List	   *texts;			/* KnownText, as the provider lists them: newest first */
} Errand;

/* A step: what to do with the database in one transaction */
typedef void (*Step) (void *argument);

static WaitEventSet *wait_set;
static MemoryContext turn_context;
static MemoryContext errand_context;

/* Outcomes to record; kept until a transaction has */
static Outcome *outcomes = NULL;
static int	outcome_count = 0;
static int	outcome_size = 0;

/* Errands whose answers are to be recorded */
static List *answered = NIL;

static bool look = true;		/* at the queue, as soon as there is room */
static bool woken = false;		/* by a commit that may have queued something urgent */
static bool backlog = false;	/* the last look left messages behind */
static bool claim_failed = false;	/* the last transaction that should claim */
static bool polling = false;
static bool poll_failed = false;
static TimestampTz next_poll = 0;	/* by the server's clock: how often we ask is no decision about a text */
static TimestampTz next_look = 0;
static TimestampTz next_due = 0;	/* while texts are sent: when to see to what else falls due */
static TimestampTz next_expiry = 0; /* when to look for leases that ran out */
static TimestampTz next_training = 0;
static TimestampTz no_step_before = 0;	/* after a transaction that failed */
static int	error_wait = 0;
static int64 sent = 0;

/* End this worker for a reason the launcher understands */
static void
Leave(WorkerEnd end)
{
	SharedSetEnd(end);
	proc_exit(0);
}

/*
 * Run a step in a transaction.  An error is logged and the transaction rolled
 * back; requests under way are not touched by that.  Ends the worker where the
 * extension is gone.
 */
static bool
RunStep(Step step, void *argument)
{
	volatile bool done = false;

	PG_TRY();
	{
		SetCurrentStatementStartTimestamp();
		StartTransactionCommand();
		SPI_connect();
		PushActiveSnapshot(GetTransactionSnapshot());
		if (!QueueStillThere())
			Leave(END_ABSENT);
		MemoryContextSwitchTo(turn_context);
		step(argument);
		SPI_finish();
		PopActiveSnapshot();
		CommitTransactionCommand();
		done = true;
		error_wait = 0;
	}
	PG_CATCH();
	{
		HOLD_INTERRUPTS();
		EmitErrorReport();
		AbortCurrentTransaction();
		FlushErrorState();
		RESUME_INTERRUPTS();
		error_wait = Min(Max(error_wait * 2, FIRST_ERROR_WAIT_MILLISECONDS), LAST_ERROR_WAIT_MILLISECONDS);
		no_step_before = TimestampTzPlusMilliseconds(GetCurrentTimestamp(), error_wait);
	}
	PG_END_TRY();
	MemoryContextSwitchTo(turn_context);
	pgstat_report_stat(!done);
	return done;
}

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
	char	   *text = QueueText(utf8);

	/* cut between characters */
	strlcpy(field, text, Min(size, (size_t) pg_mbcliplen(text, strlen(text), size - 1) + 1));
	pfree(text);
}

/* What a finished send means */
static void
JudgeSend(const Errand *errand, const HttpResult *result)
{
	const Provider *provider = ProviderFind(errand->provider);
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
	if (provider != NULL && provider->kind != NULL)
		provider->kind->read_send(result->status, result->body, result->body_length, &reply);
	SetField(outcome->id, sizeof(outcome->id), reply.id);
	SetField(outcome->code, sizeof(outcome->code), reply.code);
	SetField(outcome->error, sizeof(outcome->error), reply.error);
	if (reply.http_status != 0)
		outcome->http_status = reply.http_status;
	if (reply.accepted)
		outcome->result = "accepted";
	else if (outcome->http_status >= 400)
		outcome->result = "refused";
	if (outcome->error[0] == '\0' && !reply.accepted)
		snprintf(outcome->error, sizeof(outcome->error), "HTTP status %ld, not understood", result->status);
}

/* Outcomes have been recorded: note what follows from them */
static void
OutcomesAreRecorded(void)
{
	/* What the provider has is asked after when it is that old; anything else may fall due at once. */
	next_look = Min(next_look, TimestampTzPlusMilliseconds(GetCurrentTimestamp(), status_interval));
	for (int i = 0; i < outcome_count; i++)
	{
		if (strcmp(outcomes[i].result, "accepted") == 0)
			sent++;
		else
			look = true;
	}
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
	return errand;
}

/* The place where requests are built */
static ProviderRequest *
RequestBuffer(void)
{
	static ProviderRequest request;

	return &request;
}

/* Send a claimed message */
static void
Send(const ClaimedText *text)
{
	const Provider *provider = ProviderFind(text->provider);
	OutboundText outbound = {
		.to = text->phone,
		.our_phone = text->our_phone,
		.body = pg_server_to_any(text->body, strlen(text->body), PG_UTF8),
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

/* Ask for a message's status, or whether the provider has it */
static void
StartCheck(const Check *check)
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
		ProviderStart(provider, RequestBuffer(), errand))
		return;
	MemoryContextDelete(errand->context);
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
	return provider->kind->build_list(&provider->account, &query, RequestBuffer()) &&
		ProviderStart(provider, RequestBuffer(), errand);
}

/* Poll for what families wrote, to one of our numbers after the other */
static void
StartPoll(void)
{
	const Provider *provider = ProviderCurrent();
	Errand	   *errand;

	next_poll = TimestampTzPlusMilliseconds(GetCurrentTimestamp(), poll_interval);
	if (provider == NULL || provider->kind == NULL || provider->is_paused)
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

	text->id = QueueText(listed->id);
	text->from = QueueText(listed->from);
	text->to = QueueText(listed->to);
	text->body = QueueText(listed->body);
	text->status = QueueText(listed->status);
	text->code = QueueText(listed->code);
	text->created = listed->created;
	errand->texts = lappend(errand->texts, text);
	MemoryContextSwitchTo(previous);
}

/*
 * Take in a page of a list.  Returns whether it was one; *more tells whether
 * another page has to be read.
 */
static bool
TakePage(Errand *errand, const ProviderKind *kind, const HttpResult *result, ListPage *page, bool *more)
{
	static ListedText listed;
	bool		is_poll = errand->kind == ERRAND_POLL;

	if (result->status != 200 || !kind->read_list(result->body, result->body_length, page))
		return false;
	*more = page->has_next;
	while (kind->next_listed(page, &listed))
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
	if (!poll_failed)
		ereport(WARNING,
				(errmsg("inbound texts could not be fetched from provider \"%s\"", errand->provider),
				 result->complete ? errdetail("It answered with HTTP status %ld.", result->status) :
				 errdetail("%s.", QueueText(result->error)),
				 errhint("Fetching goes on every minibot.poll_interval; nothing is lost.")));
	poll_failed = true;
	polling = false;
	MemoryContextDelete(errand->context);
}

/* What a finished question to the provider means */
static void
JudgeAnswer(Errand *errand, const HttpResult *result)
{
	static ListPage page;
	static ListedText listed;
	const Provider *provider = ProviderFind(errand->provider);
	const ProviderKind *kind = provider ? provider->kind : NULL;
	bool		understood = false;
	bool		more = false;

	if (result->complete && kind != NULL && errand->kind == ERRAND_STATUS)
	{
		understood = result->status == 200 && kind->read_fetch(result->body, result->body_length, &listed);
		if (understood)
			KeepText(errand, &listed);
	}
	else if (result->complete && kind != NULL)
		understood = TakePage(errand, kind, result, &page, &more);
	if (understood && more)
	{
		if (kind->build_next(&provider->account, page.next, RequestBuffer()) &&
			ProviderStart(provider, RequestBuffer(), errand))
			return;
		understood = false;
	}
	if (understood && errand->kind == ERRAND_POLL && errand->numbers != NULL && *errand->numbers != '\0')
	{
		if (PollNext(errand, provider))
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

/* Take in what requests have ended */
static void
TakeResults(void)
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
			JudgeAnswer(errand, &result);
		HttpRelease(&result);
		MemoryContextSwitchTo(previous);
	}
}

/* Record what a provider's list of inbound texts holds */
static void
AnswerPoll(Errand *errand)
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

static void
AnswerStep(void *argument)
{
	Errand	   *errand = argument;

	if (errand->kind == ERRAND_POLL && errand->is_unanswered)
		QueuePauseProvider(errand->provider, "401 the credentials were refused");
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

static void
StatusStep(void *argument)
{
	QueueRecordStatuses(argument);
}

/*
 * Record the statuses among the answers at once.  Where that fails they stay,
 * to be recorded one by one.
 */
static void
RecordStatuses(void)
{
	List	   *statuses = NIL;
	ListCell   *cell;

	foreach(cell, answered)
	{
		Errand	   *errand = lfirst(cell);

		if (errand->kind == ERRAND_STATUS && !errand->is_unanswered)
		{
			KnownText  *text = linitial(errand->texts);

			text->message_id = errand->message_id;
			statuses = lappend(statuses, text);
		}
	}
	if (list_length(statuses) < 2 || !RunStep(StatusStep, statuses))
		return;
	foreach(cell, answered)
	{
		Errand	   *errand = lfirst(cell);

		if (errand->kind == ERRAND_STATUS && !errand->is_unanswered)
		{
			answered = foreach_delete_current(answered, cell);
			MemoryContextDelete(errand->context);
		}
	}
	look = true;
}

/*
 * Record the answers to questions; false where a transaction failed.  What
 * that question was about is asked again when its check falls due.
 */
static bool
RecordAnswers(void)
{
	List	   *errands;
	ListCell   *cell;
	bool		all_done = true;

	RecordStatuses();
	errands = answered;
	answered = NIL;
	foreach(cell, errands)
	{
		Errand	   *errand = lfirst(cell);
		bool		done = RunStep(AnswerStep, errand);

		if (errand->kind == ERRAND_POLL)
		{
			polling = false;
			poll_failed = poll_failed && !done;
		}
		all_done = all_done && done;
		look = true;
		MemoryContextDelete(errand->context);
	}
	list_free(errands);
	return all_done;
}

/* The claim phase ------------------------------------------------------------- */

typedef struct Claim
{
	int			batch;			/* messages to claim at most; 0: only record */
	int			judged;
	List	   *texts;
} Claim;

/* Record what is known, and claim: one commit for both */
static void
WorkStep(void *argument)
{
	Claim	   *claim = argument;
	ListCell   *cell;

	if (outcome_count > 0)
		QueueRecord(outcomes, outcome_count);
	if (claim->batch == 0)
		return;
	ProviderReload();
	claim->texts = QueueClaim(claim->batch, &claim->judged);
	/* The claim may have seen a change that is younger than what was read before it. */
	foreach(cell, claim->texts)
	{
		ClaimedText *text = lfirst(cell);
		const Provider *provider = ProviderFind(text->provider);

		if (provider != NULL && provider->version == text->provider_version)
			continue;
		ProviderReload();
		break;
	}
}

/* What falls due without being queued */
typedef struct Due
{
	int			check_batch;	/* checks to take at most */
	List	   *checks;
	TimestampTz next;
} Due;

static void
DueStep(void *argument)
{
	Due		   *due = argument;

	/* A lease outlives its request by far: to find late that one ran out does no harm. */
	if (GetCurrentTimestamp() >= next_expiry)
	{
		QueueExpireLeases(false);
		next_expiry = TimestampTzPlusMilliseconds(GetCurrentTimestamp(), poll_interval);
	}
	if (due->check_batch > 0)
		due->checks = QueueClaimChecks(due->check_batch);
	/* With a backlog the next look comes by itself. */
	due->next = backlog ? DT_NOEND : QueueNextDue();
}

/* When to look at the queue again, after a look that took all it could */
static TimestampTz
NextLook(TimestampTz due)
{
	TimestampTz now = GetCurrentTimestamp();
	long		wait = Min(poll_interval, Max(SHORTEST_WAIT_MILLISECONDS,
											  TimestampDifferenceMilliseconds(MinibotNow(), due)));

	return TimestampTzPlusMilliseconds(now, wait);
}

/*
 * Whether to claim now.  With a backlog the room of a few requests is let grow
 * first, so that a claim is worth its transaction; what a commit queued, which
 * may go before the backlog, is not kept waiting.
 */
static bool
WorthClaiming(void)
{
	int			room = max_in_flight - HttpInFlight();

	return look && room > 0 && (woken || !backlog || room >= Min(batch_size, Max(1, max_in_flight / 4)));
}

/*
 * Record outcomes, and claim and start to send as much as there is room for.
 * Returns false where the transaction failed.
 */
static bool
Work(bool claims)
{
	Claim		claim = {.batch = claims ? Min(batch_size, max_in_flight - HttpInFlight()) : 0};
	ListCell   *cell;

	if (!RunStep(WorkStep, &claim))
	{
		claim_failed = claims;
		return false;
	}
	if (claims)
	{
		claim_failed = woken = false;
		look = backlog = claim.judged == claim.batch;
		/* What was sent leaves nothing that falls due soon; all else is seen to at once. */
		if (claim.judged == 0 || list_length(claim.texts) < claim.judged)
			next_due = 0;
	}
	OutcomesAreRecorded();
	foreach(cell, claim.texts)
		Send(lfirst(cell));
	if (claim.texts != NIL)
		HttpDrive();
	return true;
}

/* See to what falls due without being queued, and find out when to do so next */
static void
TendDue(void)
{
	Due			due = {.check_batch = Min(batch_size, max_in_flight - HttpInFlight() + EXTRA_CHECKS)};
	ListCell   *cell;

	if (!RunStep(DueStep, &due))
		return;
	foreach(cell, due.checks)
		StartCheck(lfirst(cell));
	next_due = TimestampTzPlusMilliseconds(GetCurrentTimestamp(), SHORTEST_WAIT_MILLISECONDS);
	next_look = NextLook(due.next);
	if (due.check_batch > 0 && list_length(due.checks) == due.check_batch)
		next_look = TimestampTzPlusMilliseconds(GetCurrentTimestamp(), NEXT_CHECKS_MILLISECONDS);
}

/* Training -------------------------------------------------------------------- */

static void
TrainingStep(void *argument)
{
	*(bool *) argument = QueueTrainingIsDue();
}

/* Now and then see whether the knowledge base is to be trained from */
static void
TendTraining(void)
{
	bool		due = false;

	next_training = TimestampTzPlusMilliseconds(GetCurrentTimestamp(), training_interval);
	if (!TrainerIsAtWork() && RunStep(TrainingStep, &due))
		TrainerTend(due);
}

/* The loop -------------------------------------------------------------------- */

/* Act on what arrived by signal */
static void
HandleRequests(void)
{
	CHECK_FOR_INTERRUPTS();
	if (SharedShouldLeave())
		Leave(END_LEFT);
	if (ConfigReloadPending)
	{
		ConfigReloadPending = false;
		ProcessConfigFile(PGC_SIGHUP);
		ProviderExpireSecrets();
		look = true;
	}
}

/* Tell pg_stat_activity and worker_status what goes on */
static void
ReportActivity(void)
{
	static int	reported = -1;
	char		activity[64];
	int			now = HttpInFlight();

	SharedReport(now, sent);
	if (now == reported)
		return;
	reported = now;
	snprintf(activity, sizeof(activity), "%d requests to the provider in flight", now);
	pgstat_report_activity(now > 0 ? STATE_RUNNING : STATE_IDLE, now > 0 ? activity : "waiting for texts");
}

/* Milliseconds to wait, at most */
static long
WaitMilliseconds(void)
{
	TimestampTz now = GetCurrentTimestamp();
	bool		pending = outcome_count > 0 || answered != NIL || WorthClaiming();
	TimestampTz due = pending ? now : Min(Min(next_look, next_poll), next_training);
	long		wait = TimestampDifferenceMilliseconds(now, Max(due, no_step_before));
	long		curl_wait = HttpWaitMilliseconds();

	return curl_wait >= 0 ? Min(wait, curl_wait) : wait;
}

/* What Wait() waits for besides time: the latch, the network, and the postmaster's end, which ends this process too */
static void
OpenWaitSet(void)
{
	wait_set = CreateLastingWaitEventSet(3);
	AddWaitEventToSet(wait_set, WL_LATCH_SET, PGINVALID_SOCKET, MyLatch, NULL);
	AddWaitEventToSet(wait_set, WL_EXIT_ON_PM_DEATH, PGINVALID_SOCKET, NULL, NULL);
	AddWaitEventToSet(wait_set, WL_SOCKET_READABLE, HttpWaitFd(), NULL, NULL);
}

/* Wait for the latch, the network or time */
static void
Wait(void)
{
	WaitEvent	events[2];
	int			count = WaitEventSetWait(wait_set, WaitMilliseconds(), events, lengthof(events), PG_WAIT_EXTENSION);
	TimestampTz now = GetCurrentTimestamp();

	for (int i = 0; i < count; i++)
	{
		if (events[i].events == WL_LATCH_SET)
		{
			ResetLatch(MyLatch);
			look = woken = true;
		}
	}
	look = look || now >= next_look;
}

/* The part of a turn that touches the database */
static void
RunSteps(void)
{
	bool		claims = WorthClaiming();

	/* Where both together failed, outcomes do not wait for what stands in the claim's way. */
	if (outcome_count > 0 && (!claims || claim_failed) && !Work(false))
		return;
	if (claims && !Work(true))
		return;
	if (RecordAnswers() && claims)
	{
		if (GetCurrentTimestamp() >= next_due)
			TendDue();
		else
			next_look = Min(next_look, next_due);
	}
}

/* One turn: network, then database, then network */
static void
Turn(void)
{
	MemoryContextReset(turn_context);
	MemoryContextSwitchTo(turn_context);
	HandleRequests();
	HttpDrive();
	TakeResults();
	if (GetCurrentTimestamp() >= no_step_before)
		RunSteps();
	if (!polling && GetCurrentTimestamp() >= next_poll)
		StartPoll();
	if (GetCurrentTimestamp() >= Max(next_training, no_step_before))
		TendTraining();
	HttpDrive();
	ReportActivity();
}

static void
OpenStep(void *argument)
{
	(void) argument;
	QueueExpireLeases(true);
	ProviderReload();
}

/* Find the extension; what a worker that died left behind becomes unknown */
static void
Open(void)
{
	QueueState	state;

	StartTransactionCommand();
	SPI_connect();
	PushActiveSnapshot(GetTransactionSnapshot());
	state = QueueOpen();
	if (state == QUEUE_OTHER_VERSION)
		ereport(LOG,
				(errmsg("extension minibot in database \"%s\" is of another version than the library",
						get_database_name(MyDatabaseId)),
				 errhint("See minibot.health() there.")));
	SPI_finish();
	PopActiveSnapshot();
	CommitTransactionCommand();
	if (state != QUEUE_READY)
		Leave(END_ABSENT);
	if (!RunStep(OpenStep, NULL))
		proc_exit(1);
}

/* The worker of the database in bgw_extra, in the slot main_arg */
void
MinibotWorkerMain(Datum main_arg)
{
	Oid			database;
	Oid			role;
	const char *problem;

	memcpy(&database, MyBgworkerEntry->bgw_extra, sizeof(Oid));
	memcpy(&role, MyBgworkerEntry->bgw_extra + sizeof(Oid), sizeof(Oid));
	pqsignal(SIGHUP, SignalHandlerForConfigReload);
	pqsignal(SIGTERM, die);
	BackgroundWorkerUnblockSignals();
	if (!SharedAttachWorker(DatumGetInt32(main_arg), database))
		proc_exit(0);
	BackgroundWorkerInitializeConnectionByOid(database, role, 0);
	pgstat_report_appname("minibot worker");
	turn_context = AllocSetContextCreate(TopMemoryContext, "minibot turn", ALLOCSET_DEFAULT_SIZES);
	errand_context = AllocSetContextCreate(TopMemoryContext, "minibot errands", ALLOCSET_DEFAULT_SIZES);
	problem = HttpInit();
	if (problem != NULL)
		ereport(FATAL, (errcode(ERRCODE_OUT_OF_MEMORY), errmsg("%s", problem)));
	OpenWaitSet();
	Open();
	for (;;)
	{
		Turn();
		Wait();
	}
}
