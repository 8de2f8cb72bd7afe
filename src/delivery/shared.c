/*
 * shared.c
 *
 * What launcher, workers and sessions tell each other, in shared memory under
 * one lock: a slot for each worker, databases whose worker has to stay away
 * for a moment, and databases where the extension was created.
 */
#include "postgres.h"

#include "funcapi.h"
#include "miscadmin.h"
#include "storage/ipc.h"
#include "storage/latch.h"
#include "storage/lwlock.h"
#include "storage/proc.h"
#include "storage/shmem.h"
#include "utils/builtins.h"
#include "utils/timestamp.h"

#include "compat.h"
#include "delivery/settings.h"
#include "delivery/shared.h"

#define NO_PROC (-1)
#define MAX_HOLDS 8				/* DROP DATABASEs at the same time */
#define MAX_NEWS 64				/* databases announced between two looks */

/* A DROP DATABASE that died keeps the worker away no longer than this. */
#define HOLD_MILLISECONDS 10000

typedef struct WorkerSlot
{
	Oid			database;		/* InvalidOid: free */
	int			procno;			/* NO_PROC: not running yet, or no longer */
	bool		leave;
	WorkerEnd	end;
	WorkerInfo	info;
} WorkerSlot;

typedef struct Hold
{
	Oid			database;
	TimestampTz until;
} Hold;

typedef struct SharedState
{
	LWLock	   *lock;
	int			launcher_procno;
	Hold		holds[MAX_HOLDS];
	int			news_count;		/* of more than MAX_NEWS the rest is found by the launcher's slow look */
	Oid			news[MAX_NEWS];
	int			slot_count;
	WorkerSlot	slots[FLEXIBLE_ARRAY_MEMBER];
} SharedState;

static SharedState *shared = NULL;
static int	my_slot = -1;

static shmem_request_hook_type previous_request_hook = NULL;
static shmem_startup_hook_type previous_startup_hook = NULL;

/* Bytes of shared memory; no more workers can run than max_worker_processes */
static Size
SharedSize(void)
{
	return add_size(offsetof(SharedState, slots), mul_size(max_worker_processes, sizeof(WorkerSlot)));
}

/* Ask for shared memory */
static void
SharedRequest(void)
{
	if (previous_request_hook)
		previous_request_hook();
	RequestAddinShmemSpace(SharedSize());
	RequestNamedLWLockTranche(LIBRARY, 1);
}

/* Find or make the shared state */
static void
SharedStartup(void)
{
	bool		found;

	if (previous_startup_hook)
		previous_startup_hook();
	LWLockAcquire(AddinShmemInitLock, LW_EXCLUSIVE);
	shared = ShmemInitStruct(LIBRARY, SharedSize(), &found);
	if (!found)
	{
		memset(shared, 0, SharedSize());
		shared->lock = &GetNamedLWLockTranche(LIBRARY)->lock;
		shared->launcher_procno = NO_PROC;
		shared->slot_count = max_worker_processes;
		for (int i = 0; i < shared->slot_count; i++)
			shared->slots[i].procno = NO_PROC;
	}
	LWLockRelease(AddinShmemInitLock);
}

void
SharedInit(void)
{
	previous_request_hook = shmem_request_hook;
	shmem_request_hook = SharedRequest;
	previous_startup_hook = shmem_startup_hook;
	shmem_startup_hook = SharedStartup;
}

/* Whether the library was preloaded, so that there is shared memory */
bool
SharedExists(void)
{
	return shared != NULL;
}

int
SharedSlots(void)
{
	return shared->slot_count;
}

/* Wake a process, if there is one; the caller holds the lock */
static void
Wake(int procno)
{
	if (procno != NO_PROC)
		SetLatch(&GetPGProcByNumber(procno)->procLatch);
}

/* The slot of a database, or NULL; the caller holds the lock */
static WorkerSlot *
FindSlot(Oid database)
{
	for (int i = 0; i < shared->slot_count; i++)
	{
		if (shared->slots[i].database == database)
			return &shared->slots[i];
	}
	return NULL;
}

/* The launcher ends */
static void
DetachLauncher(int code, Datum arg)
{
	(void) code;
	(void) arg;
	LWLockAcquire(shared->lock, LW_EXCLUSIVE);
	shared->launcher_procno = NO_PROC;
	LWLockRelease(shared->lock);
}

/* This process is the launcher; slots of workers that never ran are free */
void
SharedAttachLauncher(void)
{
	LWLockAcquire(shared->lock, LW_EXCLUSIVE);
	shared->launcher_procno = MyProcNumber;
	for (int i = 0; i < shared->slot_count; i++)
	{
		if (shared->slots[i].procno == NO_PROC)
			shared->slots[i].database = InvalidOid;
	}
	LWLockRelease(shared->lock);
	before_shmem_exit(DetachLauncher, (Datum) 0);
}

/* A free slot for a database's worker; -1 where there is none or it has one already */
int
SharedTakeSlot(Oid database)
{
	int			taken = -1;

	LWLockAcquire(shared->lock, LW_EXCLUSIVE);
	if (FindSlot(database) == NULL)
	{
		for (taken = shared->slot_count - 1; taken >= 0; taken--)
		{
			if (!OidIsValid(shared->slots[taken].database))
				break;
		}
	}
	if (taken >= 0)
	{
		memset(&shared->slots[taken], 0, sizeof(WorkerSlot));
		shared->slots[taken].database = database;
		shared->slots[taken].procno = NO_PROC;
		shared->slots[taken].end = END_CRASHED;
	}
	LWLockRelease(shared->lock);
	return taken;
}

/* The worker of a slot is gone */
void
SharedFreeSlot(int slot)
{
	LWLockAcquire(shared->lock, LW_EXCLUSIVE);
	shared->slots[slot].database = InvalidOid;
	LWLockRelease(shared->lock);
}

/* The database of a slot's worker; InvalidOid where the slot is free */
Oid
SharedSlotDatabase(int slot)
{
	Oid			database;

	LWLockAcquire(shared->lock, LW_SHARED);
	database = shared->slots[slot].database;
	LWLockRelease(shared->lock);
	return database;
}

/* Whether a slot's worker runs */
bool
SharedSlotIsAlive(int slot)
{
	bool		alive;

	LWLockAcquire(shared->lock, LW_SHARED);
	alive = shared->slots[slot].procno != NO_PROC;
	LWLockRelease(shared->lock);
	return alive;
}

/* Why a slot's worker ended */
WorkerEnd
SharedSlotEnd(int slot)
{
	WorkerEnd	end;

	LWLockAcquire(shared->lock, LW_SHARED);
	end = shared->slots[slot].end;
	LWLockRelease(shared->lock);
	return end;
}

/* Whether a database's worker has to stay away just now */
bool
SharedIsHeld(Oid database)
{
	bool		held = false;
	TimestampTz now = GetCurrentTimestamp();

	LWLockAcquire(shared->lock, LW_SHARED);
	for (int i = 0; i < MAX_HOLDS; i++)
		held = held || (shared->holds[i].database == database && shared->holds[i].until > now);
	LWLockRelease(shared->lock);
	return held;
}

/* The next database where the extension was created; false where there is none */
bool
SharedTakeNews(Oid *database)
{
	bool		found;

	LWLockAcquire(shared->lock, LW_EXCLUSIVE);
	found = shared->news_count > 0;
	if (found)
		*database = shared->news[--shared->news_count];
	LWLockRelease(shared->lock);
	return found;
}

/* Ask a slot's worker to leave */
void
SharedDismiss(int slot)
{
	LWLockAcquire(shared->lock, LW_EXCLUSIVE);
	shared->slots[slot].leave = true;
	Wake(shared->slots[slot].procno);
	LWLockRelease(shared->lock);
}

/* This worker ends */
static void
DetachWorker(int code, Datum arg)
{
	(void) code;
	(void) arg;
	LWLockAcquire(shared->lock, LW_EXCLUSIVE);
	shared->slots[my_slot].procno = NO_PROC;
	Wake(shared->launcher_procno);
	LWLockRelease(shared->lock);
}

/* This process is a slot's worker; false where the slot is not meant for it (any more) */
bool
SharedAttachWorker(int slot, Oid database)
{
	WorkerSlot *mine = &shared->slots[slot];
	bool		fits;

	LWLockAcquire(shared->lock, LW_EXCLUSIVE);
	fits = mine->database == database && mine->procno == NO_PROC;
	if (fits)
	{
		mine->procno = MyProcNumber;
		mine->info.pid = MyProcPid;
		mine->info.started_at = GetCurrentTimestamp();
	}
	LWLockRelease(shared->lock);
	if (fits)
	{
		my_slot = slot;
		before_shmem_exit(DetachWorker, (Datum) 0);
	}
	return fits;
}

/* Whether this worker was asked to leave */
bool
SharedShouldLeave(void)
{
	bool		leave;

	LWLockAcquire(shared->lock, LW_SHARED);
	leave = shared->slots[my_slot].leave;
	LWLockRelease(shared->lock);
	return leave;
}

/* Say why this worker is about to end */
void
SharedSetEnd(WorkerEnd end)
{
	LWLockAcquire(shared->lock, LW_EXCLUSIVE);
	shared->slots[my_slot].end = end;
	LWLockRelease(shared->lock);
}

/* Say what this worker does */
void
SharedReport(int in_flight, int64 sent)
{
	LWLockAcquire(shared->lock, LW_EXCLUSIVE);
	shared->slots[my_slot].info.in_flight = in_flight;
	shared->slots[my_slot].info.sent = sent;
	LWLockRelease(shared->lock);
}

/* Wake a database's worker */
void
SharedWakeWorker(Oid database)
{
	WorkerSlot *slot;

	LWLockAcquire(shared->lock, LW_SHARED);
	slot = FindSlot(database);
	if (slot != NULL)
		Wake(slot->procno);
	LWLockRelease(shared->lock);
}

/* Tell the launcher that a database has the extension */
void
SharedAnnounce(Oid database)
{
	LWLockAcquire(shared->lock, LW_EXCLUSIVE);
	if (shared->news_count < MAX_NEWS)
		shared->news[shared->news_count++] = database;
	Wake(shared->launcher_procno);
	LWLockRelease(shared->lock);
}

/* Have a database's worker leave and stay away, or let it come back */
void
SharedHold(Oid database, bool hold)
{
	TimestampTz now = GetCurrentTimestamp();
	WorkerSlot *slot;

	LWLockAcquire(shared->lock, LW_EXCLUSIVE);
	for (int i = 0; i < MAX_HOLDS; i++)
	{
		Hold	   *entry = &shared->holds[i];

		if (!hold && entry->database == database)
			entry->database = InvalidOid;
		else if (hold && (!OidIsValid(entry->database) || entry->until <= now))
		{
			entry->database = database;
			entry->until = TimestampTzPlusMilliseconds(now, HOLD_MILLISECONDS);
			break;
		}
	}
	slot = FindSlot(database);
	if (hold && slot != NULL)
	{
		slot->leave = true;
		Wake(slot->procno);
	}
	if (!hold)
		Wake(shared->launcher_procno);
	LWLockRelease(shared->lock);
}

/* What a database's worker says of itself; false where none runs */
bool
SharedGetWorker(Oid database, WorkerInfo *info)
{
	WorkerSlot *slot;
	bool		found;

	LWLockAcquire(shared->lock, LW_SHARED);
	slot = FindSlot(database);
	found = slot != NULL && slot->procno != NO_PROC;
	if (found)
		*info = slot->info;
	LWLockRelease(shared->lock);
	return found;
}

PG_FUNCTION_INFO_V1(minibot_worker_info);

/* worker_info(): whether minibot is preloaded, this database's worker, and which script the library is for */
Datum
minibot_worker_info(PG_FUNCTION_ARGS)
{
	TupleDesc	row;
	WorkerInfo	info;
	bool		running = SharedExists() && SharedGetWorker(MyDatabaseId, &info);
	Datum		values[6];
	bool		nulls[6] = {false, !running, !running, !running, !running, false};

	if (get_call_result_type(fcinfo, NULL, &row) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "worker_info() must return a row");
	values[0] = BoolGetDatum(SharedExists());
	if (running)
	{
		values[1] = Int32GetDatum(info.pid);
		values[2] = TimestampTzGetDatum(info.started_at);
		values[3] = Int32GetDatum(info.in_flight);
		values[4] = Int64GetDatum(info.sent);
	}
	values[5] = Int32GetDatum(WORKER_CONTRACT);
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(BlessTupleDesc(row), values, nulls)));
}
