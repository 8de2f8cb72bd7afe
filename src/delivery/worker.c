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

#include "clock.h"
#include "compat.h"
#include "delivery/errand.h"
#include "delivery/http.h"
#include "delivery/provider.h"
#include "delivery/queue.h"
#include "delivery/settings.h"
#include "delivery/shared.h"
#include "delivery/trainer.h"
#include "delivery/worker.h"

/*
 * Checks may exceed max_in_flight by this, so that a full queue does not starve
 * them; and be half of it, so that unanswered ones do not starve the texts.
 */
#define EXTRA_CHECKS 10

/* A look at the queue that found what it could not take is repeated no sooner. */
#define SHORTEST_WAIT_MILLISECONDS 50

/* An outcome that cannot be recorded is tried for so long. */
#define RECORD_PATIENCE_MILLISECONDS 60000

/* While there is more to ask after than one batch of checks */
#define NEXT_CHECKS_MILLISECONDS 5

/* After a transaction that failed; twice as long each time. */
#define FIRST_ERROR_WAIT_MILLISECONDS 1000
#define LAST_ERROR_WAIT_MILLISECONDS 30000

/* A step: what to do with the database in one transaction */
typedef void (*Step) (void *argument);

static WaitEventSet *wait_set;
static MemoryContext turn_context;

static bool look = true;		/* at the queue, as soon as there is room */
static bool woken = false;		/* by a commit that may have queued something urgent */
static bool backlog = false;	/* the last look left messages behind */
static bool claim_failed = false;	/* the last transaction that should claim */
static TimestampTz next_poll = 0;	/* by the server's clock: how often we ask is no decision about a text */
static TimestampTz next_look = 0;
static TimestampTz next_due = 0;	/* while texts are sent: when to see to what else falls due */
static TimestampTz next_expiry = 0; /* when to look for leases that ran out */
static TimestampTz next_training = 0;
static TimestampTz no_step_before = 0;	/* after a transaction that failed */
static TimestampTz failing_since = 0;	/* outcomes cannot be recorded */
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
 * extension is gone, or was updated to one that expects another library.
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

/* Whether something became of a send that is not recorded yet */
static bool
HasOutcomes(void)
{
	int			count;

	(void) ErrandOutcomes(&count);
	return count > 0;
}

/* Outcomes have been recorded: note what follows from them */
static void
OutcomesAreRecorded(void)
{
	int			count;
	const Outcome *outcomes = ErrandOutcomes(&count);

	/* What the provider has is asked after when it is that old; anything else may fall due at once. */
	next_look = Min(next_look, TimestampTzPlusMilliseconds(GetCurrentTimestamp(), status_interval));
	for (int i = 0; i < count; i++)
	{
		if (strcmp(outcomes[i].result, "accepted") == 0)
			sent++;
		else
			look = true;
	}
	ErrandForgetOutcomes();
}

static void
StatusStep(void *argument)
{
	QueueRecordStatuses(argument);
}

static void
AnswerStep(void *argument)
{
	ErrandRecord(argument);
}

/*
 * Record the answers to questions; false where a transaction failed.  What
 * that question was about is asked again when its check falls due.
 */
static bool
RecordAnswers(void)
{
	List	   *statuses = ErrandStatuses();
	List	   *errands;
	ListCell   *cell;
	bool		all_done = true;

	/* Where they cannot be recorded at once, one by one. */
	if (list_length(statuses) > 1 && RunStep(StatusStep, statuses))
	{
		ErrandEndStatuses();
		look = true;
	}
	errands = ErrandTakeAnswered();
	foreach(cell, errands)
	{
		bool		done = RunStep(AnswerStep, lfirst(cell));

		ErrandEnd(lfirst(cell), done);
		all_done = all_done && done;
		look = true;
	}
	list_free(errands);
	return all_done;
}

/* The claim phase ------------------------------------------------------------- */

typedef struct Claim
{
	int			batch;			/* messages to claim at most; 0: only record */
	bool		records;		/* what became of others, too */
	int			judged;
	List	   *texts;
} Claim;

/* Set synchronous_commit for the rest of this transaction */
static void
SetCommit(const char *value)
{
	(void) set_config_option("synchronous_commit", value, PGC_USERSET, PGC_S_SESSION, GUC_ACTION_LOCAL, true, 0, false);
}

/* Record what is known, and claim: one commit for both */
static void
WorkStep(void *argument)
{
	Claim	   *claim = argument;
	int			count;
	const Outcome *outcomes = ErrandOutcomes(&count);
	ListCell   *cell;

	/*
	 * A claim that a crash undid would be sent twice, whatever the server is set to.  Outcomes that one undid are
	 * unknown, and asked after.
	 */
	if (claim->batch > 0 && synchronous_commit == SYNCHRONOUS_COMMIT_OFF)
		SetCommit("local");
	else if (claim->batch == 0 && ProvidersAreListed())
		SetCommit("off");
	if (claim->records && count > 0)
		QueueRecord(outcomes, count);
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

	/* What a crash undoes of this falls due again. */
	SetCommit("off");
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
 * Whether requests under way leave room for a claim.  With a backlog the room
 * of a few is let grow first, so that a claim is worth its transaction; what a
 * commit queued, which may go before the backlog, is not kept waiting.
 */
static bool
RoomToClaim(void)
{
	int			room = max_in_flight - HttpInFlight();

	return room > 0 && (woken || !backlog || room >= Min(batch_size, Max(1, max_in_flight / 4)));
}

/* Whether to claim now */
static bool
WorthClaiming(void)
{
	return look && RoomToClaim();
}

/*
 * Record outcomes, and claim and start to send as much as there is room for.
 * Returns false where the transaction failed.
 */
static bool
Work(bool claims)
{
	Claim		claim = {
		.batch = claims ? Min(batch_size, max_in_flight - HttpInFlight()) : 0,
		/* What fails by itself must not keep texts waiting. */
		.records = !claims || failing_since == 0,
	};
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
	if (claim.records)
	{
		OutcomesAreRecorded();
		failing_since = 0;
	}
	foreach(cell, claim.texts)
		ErrandSend(lfirst(cell));
	if (claim.texts != NIL)
		HttpDrive();
	return true;
}

static void
RecordStep(void *argument)
{
	QueueRecord(argument, 1);
}

/*
 * Record outcomes that cannot be recorded together one by one.  What cannot be
 * recorded at all is kept, as the trouble may be the server's; in the end it
 * is dropped, so that it does not stop everything else: it counts as unknown
 * when its lease ends, and the provider is asked.
 */
static void
RecordSingly(void)
{
	int			count;
	const Outcome *outcomes = ErrandOutcomes(&count);
	bool		gives_up = failing_since != 0 &&
	TimestampDifferenceExceeds(failing_since, GetCurrentTimestamp(), RECORD_PATIENCE_MILLISECONDS);

	if (failing_since == 0)
		failing_since = GetCurrentTimestamp();
	for (int i = count - 1; i >= 0; i--)
	{
		Outcome		outcome = outcomes[i];

		if (!RunStep(RecordStep, &outcome))
		{
			if (!gives_up)
				continue;
			ereport(WARNING,
					(errmsg("what became of message " INT64_FORMAT " could not be recorded", outcome.message_id),
					 errhint("It counts as unknown when its lease ends; the provider is then asked.")));
		}
		ErrandForgetOutcome(i);
		look = true;
	}
}

/* See to what falls due without being queued, and find out when to do so next */
static void
TendDue(void)
{
	int			room = Min(max_in_flight - HttpInFlight() + EXTRA_CHECKS,
						   Max(1, max_in_flight / 2) - ErrandChecksInFlight());
	Due			due = {.check_batch = Min(batch_size, room)};
	ListCell   *cell;

	if (!RunStep(DueStep, &due))
		return;
	foreach(cell, due.checks)
		ErrandCheck(lfirst(cell));
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
		/* The intervals may be others now. */
		next_poll = next_training = 0;
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
	TimestampTz due = next_training;
	long		wait;
	long		curl_wait = HttpWaitMilliseconds();

	/* What waits for a request under way is woken by its answer, not by time. */
	if (RoomToClaim())
		due = Min(due, next_look);
	if (!ErrandIsPolling())
		due = Min(due, next_poll);
	if (HasOutcomes() || ErrandsAreAnswered() || WorthClaiming())
		due = now;
	wait = TimestampDifferenceMilliseconds(now, Max(due, no_step_before));
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

/* Where the server's clock was put back, what was to come at a time comes now: nobody waits that hour again */
static void
MindClock(TimestampTz now)
{
	static TimestampTz last = 0;

	if (now < last)
	{
		next_poll = next_look = next_due = next_expiry = next_training = no_step_before = 0;
		look = true;
	}
	last = now;
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
	MindClock(now);
	look = look || now >= next_look;
}

/* The part of a turn that touches the database */
static void
RunSteps(void)
{
	bool		claims = WorthClaiming();

	/* Where both together failed, outcomes do not wait for what stands in the claim's way. */
	if (HasOutcomes() && (!claims || claim_failed) && !Work(false))
		RecordSingly();
	/* Nor does what families wrote, or what falls due. */
	if (claims)
		(void) Work(true);
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
	ErrandTakeResults();
	if (GetCurrentTimestamp() >= no_step_before)
		RunSteps();
	if (!ErrandIsPolling() && GetCurrentTimestamp() >= next_poll)
	{
		next_poll = TimestampTzPlusMilliseconds(GetCurrentTimestamp(), poll_interval);
		ErrandPoll();
	}
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
	ErrandInit();
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
