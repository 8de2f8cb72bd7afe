/*
 * trainer.c
 *
 * The process in which a worker has the classifier trained: training takes
 * seconds, and a worker that trained would not send meanwhile.
 */
#include "postgres.h"

#include "access/xact.h"
#include "executor/spi.h"
#include "libpq/pqsignal.h"
#include "miscadmin.h"
#include "pgstat.h"
#include "postmaster/bgworker.h"
#include "storage/ipc.h"
#include "tcop/tcopprot.h"
#include "utils/memutils.h"
#include "utils/snapmgr.h"
#include "utils/timestamp.h"

#include "delivery/settings.h"
#include "delivery/trainer.h"

/* A training that failed is repeated after so many intervals, twice as many each time. */
#define MOST_INTERVALS_BETWEEN 64

static BackgroundWorkerHandle *trainer = NULL;
static int	starts = 0;			/* in a row, with training still due after each */
static int	intervals_to_skip = 0;

bool
TrainerIsAtWork(void)
{
	pid_t		pid;

	return trainer != NULL && GetBackgroundWorkerPid(trainer, &pid) != BGWH_STOPPED;
}

/* End the trainer with its worker: DROP DATABASE waits for both */
static void
StopTrainer(int code, Datum argument)
{
	(void) code;
	(void) argument;
	if (TrainerIsAtWork())
		TerminateBackgroundWorker(trainer);
}

/* Start a trainer in this worker's database */
static void
StartTrainer(void)
{
	static bool stops_with_worker = false;
	BackgroundWorker worker = {0};
	MemoryContext previous = MemoryContextSwitchTo(TopMemoryContext);

	if (trainer != NULL)
		pfree(trainer);
	trainer = NULL;
	worker.bgw_flags = BGWORKER_SHMEM_ACCESS | BGWORKER_BACKEND_DATABASE_CONNECTION;
	worker.bgw_start_time = BgWorkerStart_RecoveryFinished;
	worker.bgw_restart_time = BGW_NEVER_RESTART;
	memcpy(worker.bgw_extra, MyBgworkerEntry->bgw_extra, BGW_EXTRALEN);
	snprintf(worker.bgw_library_name, BGW_MAXLEN, "%s", LIBRARY);
	snprintf(worker.bgw_function_name, BGW_MAXLEN, "MinibotTrainerMain");
	snprintf(worker.bgw_name, BGW_MAXLEN, "minibot trainer of database %u", MyDatabaseId);
	snprintf(worker.bgw_type, BGW_MAXLEN, "minibot trainer");
	if (!RegisterDynamicBackgroundWorker(&worker, &trainer))
		ereport(LOG,
				(errmsg("could not start a process to train in"),
				 errhint("Raise max_worker_processes; it is tried again.")));
	if (!stops_with_worker)
		before_shmem_exit(StopTrainer, (Datum) 0);
	stops_with_worker = true;
	MemoryContextSwitchTo(previous);
}

void
TrainerTend(bool due)
{
	if (!due)
		starts = intervals_to_skip = 0;
	else if (intervals_to_skip > 0)
		intervals_to_skip--;
	else
	{
		intervals_to_skip = Min(1 << Min(starts, 6), MOST_INTERVALS_BETWEEN) - 1;
		starts++;
		StartTrainer();
	}
}

/* The trainer of the database in bgw_extra: it trains once and ends */
void
MinibotTrainerMain(Datum main_arg)
{
	Oid			database;
	Oid			role;

	(void) main_arg;
	memcpy(&database, MyBgworkerEntry->bgw_extra, sizeof(Oid));
	memcpy(&role, MyBgworkerEntry->bgw_extra + sizeof(Oid), sizeof(Oid));
	pqsignal(SIGTERM, die);
	BackgroundWorkerUnblockSignals();
	BackgroundWorkerInitializeConnectionByOid(database, role, 0);
	pgstat_report_appname("minibot trainer");
	SetCurrentStatementStartTimestamp();
	StartTransactionCommand();
	SPI_connect();
	PushActiveSnapshot(GetTransactionSnapshot());
	pgstat_report_activity(STATE_RUNNING, "training the classifier");
	SPI_execute("SELECT minibot_internal.train_if_changed()", false, 0);
	SPI_finish();
	PopActiveSnapshot();
	CommitTransactionCommand();
	pgstat_report_stat(true);
}
