/*
 * launcher.c
 *
 * Starts a worker in each database that has the extension and starts it anew,
 * with growing pauses, when it ends.  It is connected to no database, so it
 * cannot see which have the extension: it starts a worker in each that might,
 * once, and one that finds none leaves again.  Where the role of the workers
 * does not exist no database has the extension, and template databases are
 * left alone: a connection to one would stop CREATE DATABASE.
 */
#include "postgres.h"

#include "access/heapam.h"
#include "access/htup_details.h"
#include "access/table.h"
#include "access/tableam.h"
#include "access/xact.h"
#include "catalog/pg_database.h"
#include "miscadmin.h"
#include "pgstat.h"
#include "postmaster/bgworker.h"
#include "postmaster/interrupt.h"
#include "storage/ipc.h"
#include "storage/latch.h"
#include "tcop/tcopprot.h"
#include "utils/acl.h"
#include "utils/hsearch.h"
#include "utils/memutils.h"
#include "utils/snapmgr.h"
#include "utils/timestamp.h"

#include "compat.h"
#include "delivery/launcher.h"
#include "delivery/settings.h"
#include "delivery/shared.h"

/* New databases that nobody announced (copies of others) are found within this. */
#define LOOK_MILLISECONDS 60000

#define FIRST_PAUSE_MILLISECONDS 1000
#define LAST_PAUSE_MILLISECONDS 60000
#define RESTART_SECONDS 5

/* A worker that ran this long starts with the shortest pause again. */
#define STEADY_MILLISECONDS 60000

/* What the launcher knows of a database; in a hash table by its OID */
typedef struct Database
{
	Oid			oid;
	bool		exists;			/* seen in the last look at pg_database */
	bool		absent;			/* a worker found no extension there */
	bool		announced;		/* the extension was created since the last start */
	int			slot;			/* of its worker, or -1 */
	BackgroundWorkerHandle *handle;
	int			failures;
	TimestampTz started_at;
	TimestampTz not_before;
} Database;

static HTAB *databases = NULL;

/* Find or make what is known of a database */
static Database *
KnowDatabase(Oid oid)
{
	bool		found;
	Database   *database = hash_search(databases, &oid, HASH_ENTER, &found);

	if (!found)
	{
		memset(database, 0, sizeof(Database));
		database->oid = oid;
		database->slot = -1;
	}
	return database;
}

/* Note the databases that might have the extension; returns the workers' role */
static Oid
LookAtDatabases(void)
{
	HASH_SEQ_STATUS scan_known;
	Database   *database;
	Relation	catalog;
	TableScanDesc scan;
	HeapTuple	tuple;
	Oid			role;

	hash_seq_init(&scan_known, databases);
	while ((database = hash_seq_search(&scan_known)) != NULL)
		database->exists = false;

	StartTransactionCommand();
	PushActiveSnapshot(GetTransactionSnapshot());
	role = get_role_oid(WORKER_ROLE, true);
	catalog = table_open(DatabaseRelationId, AccessShareLock);
	scan = table_beginscan_catalog(catalog, 0, NULL);
	while (OidIsValid(role) && (tuple = heap_getnext(scan, ForwardScanDirection)) != NULL)
	{
		Form_pg_database row = (Form_pg_database) GETSTRUCT(tuple);

		if (row->datallowconn && !row->datistemplate &&
			object_aclcheck(DatabaseRelationId, row->oid, role, ACL_CONNECT) == ACLCHECK_OK)
			KnowDatabase(row->oid)->exists = true;
	}
	table_endscan(scan);
	table_close(catalog, AccessShareLock);
	PopActiveSnapshot();
	CommitTransactionCommand();
	pgstat_report_stat(true);
	return role;
}

/* Register a database's worker; false where there is no room for one */
static bool
StartWorker(Database *database, Oid role)
{
	BackgroundWorker worker = {0};
	MemoryContext previous;
	bool		started;

	database->slot = SharedTakeSlot(database->oid);
	if (database->slot < 0)
		return false;
	worker.bgw_flags = BGWORKER_SHMEM_ACCESS | BGWORKER_BACKEND_DATABASE_CONNECTION;
	worker.bgw_start_time = BgWorkerStart_RecoveryFinished;
	worker.bgw_restart_time = BGW_NEVER_RESTART;
	worker.bgw_notify_pid = MyProcPid;
	worker.bgw_main_arg = Int32GetDatum(database->slot);
	memcpy(worker.bgw_extra, &database->oid, sizeof(Oid));
	memcpy(worker.bgw_extra + sizeof(Oid), &role, sizeof(Oid));
	snprintf(worker.bgw_library_name, BGW_MAXLEN, "%s", LIBRARY);
	snprintf(worker.bgw_function_name, BGW_MAXLEN, "MinibotWorkerMain");
	snprintf(worker.bgw_name, BGW_MAXLEN, "minibot worker of database %u", database->oid);
	snprintf(worker.bgw_type, BGW_MAXLEN, "minibot worker");
	previous = MemoryContextSwitchTo(TopMemoryContext);
	started = RegisterDynamicBackgroundWorker(&worker, &database->handle);
	MemoryContextSwitchTo(previous);
	if (!started)
	{
		SharedFreeSlot(database->slot);
		database->slot = -1;
		database->handle = NULL;
		return false;
	}
	database->announced = false;
	database->started_at = GetCurrentTimestamp();
	return true;
}

/* Pause before a database's next worker, twice as long each time */
static void
Pause(Database *database)
{
	int			pause;

	Assert(database->failures >= 0);
	pause = FIRST_PAUSE_MILLISECONDS << Min(database->failures, 6);
	database->failures++;
	database->not_before = TimestampTzPlusMilliseconds(GetCurrentTimestamp(), Min(pause, LAST_PAUSE_MILLISECONDS));
}

/* Whether a database's worker has ended, so that its slot is free again */
static bool
HasEnded(Database *database)
{
	pid_t		pid;

	if (database->handle == NULL)	/* an earlier launcher started it */
		return !SharedSlotIsAlive(database->slot);
	return GetBackgroundWorkerPid(database->handle, &pid) == BGWH_STOPPED;
}

/* Draw the consequences where a database's worker has ended */
static void
Reap(Database *database)
{
	WorkerEnd	end;

	if (database->slot < 0 || !HasEnded(database))
		return;
	end = SharedSlotEnd(database->slot);
	SharedFreeSlot(database->slot);
	database->slot = -1;
	if (database->handle != NULL)
		pfree(database->handle);
	database->handle = NULL;
	if (TimestampDifferenceExceeds(database->started_at, GetCurrentTimestamp(), STEADY_MILLISECONDS))
		database->failures = 0;
	if (end == END_ABSENT)
		database->absent = !database->announced;
	else if (end == END_CRASHED)
		Pause(database);
}

/* Bring a database's worker to where it should be; returns when to look again */
static TimestampTz
Tend(Database *database, Oid role)
{
	TimestampTz now = GetCurrentTimestamp();
	bool		wanted = worker_enabled && database->exists && !database->absent;

	Reap(database);
	if (database->slot >= 0)
	{
		if (!worker_enabled)
			SharedDismiss(database->slot);
		return DT_NOEND;
	}
	if (!wanted || database->absent)
		return DT_NOEND;
	if (SharedIsHeld(database->oid))
		return TimestampTzPlusMilliseconds(now, FIRST_PAUSE_MILLISECONDS);
	if (database->not_before > now)
		return database->not_before;
	if (StartWorker(database, role))
		return DT_NOEND;
	if (database->failures == 0)
		ereport(WARNING,
				(errcode(ERRCODE_CONFIGURATION_LIMIT_EXCEEDED),
				 errmsg("no room for the minibot worker of database %u", database->oid),
				 errhint("Raise max_worker_processes.")));
	Pause(database);
	return database->not_before;
}

/* Tend to all databases; returns when to look again */
static TimestampTz
TendAll(Oid role)
{
	HASH_SEQ_STATUS scan;
	Database   *database;
	TimestampTz next = TimestampTzPlusMilliseconds(GetCurrentTimestamp(), LOOK_MILLISECONDS);

	hash_seq_init(&scan, databases);
	while ((database = hash_seq_search(&scan)) != NULL)
	{
		TimestampTz due = Tend(database, role);

		next = Min(next, due);
		if (!database->exists && database->slot < 0)
			hash_search(databases, &database->oid, HASH_REMOVE, NULL);
	}
	return next;
}

/* Take over the workers of a launcher that died */
static void
AdoptWorkers(void)
{
	for (int slot = 0; slot < SharedSlots(); slot++)
	{
		Oid			oid = SharedSlotDatabase(slot);

		if (OidIsValid(oid))
			KnowDatabase(oid)->slot = slot;
	}
}

/* Note what sessions have announced */
static void
TakeNews(void)
{
	Oid			oid;

	while (SharedTakeNews(&oid))
	{
		Database   *database = KnowDatabase(oid);

		database->announced = true;
		database->absent = false;
		database->failures = 0;
		database->not_before = 0;
	}
}

/* The launcher */
void
MinibotLauncherMain(Datum main_arg)
{
	HASHCTL		keys = {.keysize = sizeof(Oid), .entrysize = sizeof(Database)};

	(void) main_arg;
	pqsignal(SIGHUP, SignalHandlerForConfigReload);
	pqsignal(SIGTERM, die);
	BackgroundWorkerUnblockSignals();
	BackgroundWorkerInitializeConnection(NULL, NULL, 0);
	databases = hash_create("minibot databases", 64, &keys, HASH_ELEM | HASH_BLOBS);
	SharedAttachLauncher();
	AdoptWorkers();
	for (;;)
	{
		TimestampTz next;

		TakeNews();
		next = TendAll(LookAtDatabases());
		WaitLatch(MyLatch, WL_LATCH_SET | WL_TIMEOUT | WL_EXIT_ON_PM_DEATH,
				  Max(10, TimestampDifferenceMilliseconds(GetCurrentTimestamp(), next)), PG_WAIT_EXTENSION);
		ResetLatch(MyLatch);
		CHECK_FOR_INTERRUPTS();
		if (ConfigReloadPending)
		{
			ConfigReloadPending = false;
			ProcessConfigFile(PGC_SIGHUP);
		}
	}
}

void
LauncherRegister(void)
{
	BackgroundWorker launcher = {0};

	launcher.bgw_flags = BGWORKER_SHMEM_ACCESS | BGWORKER_BACKEND_DATABASE_CONNECTION;
	launcher.bgw_start_time = BgWorkerStart_RecoveryFinished;
	launcher.bgw_restart_time = RESTART_SECONDS;
	snprintf(launcher.bgw_library_name, BGW_MAXLEN, "%s", LIBRARY);
	snprintf(launcher.bgw_function_name, BGW_MAXLEN, "MinibotLauncherMain");
	snprintf(launcher.bgw_name, BGW_MAXLEN, "minibot launcher");
	snprintf(launcher.bgw_type, BGW_MAXLEN, "minibot launcher");
	RegisterBackgroundWorker(&launcher);
}
