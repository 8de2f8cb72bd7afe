/*
 * delivery.h
 *
 * What the files of this room share: its settings, and the little that
 * launcher, workers and sessions tell each other through shared memory.
 */
#ifndef MINIBOT_DELIVERY_H
#define MINIBOT_DELIVERY_H

#include "datatype/timestamp.h"

#define WORKER_ROLE "minibot_worker"
#define LIBRARY "minibot"

/* What worker and database expect of each other; minibot_internal.worker_contract() says it in SQL. */
#define WORKER_CONTRACT 3

/* Settings; see DeliveryInit. Times are in milliseconds. */
extern bool worker_enabled;
extern int	poll_interval;
extern int	batch_size;
extern int	max_in_flight;
extern int	request_timeout;
extern int	reconcile_after;
extern int	status_interval;
extern int	training_interval;

/* Why a worker is gone */
typedef enum WorkerEnd
{
	END_CRASHED,				/* unless it says otherwise */
	END_ABSENT,					/* its database has no extension it can serve */
	END_LEFT					/* it was asked to leave */
} WorkerEnd;

/* A worker, as sessions of its database may see it */
typedef struct WorkerInfo
{
	int			pid;
	TimestampTz started_at;
	int			in_flight;
	int64		sent;
} WorkerInfo;

/* shared.c */
extern void SharedInit(void);
extern bool SharedExists(void);
extern int	SharedSlots(void);

/* shared.c, for the launcher */
extern void SharedAttachLauncher(void);
extern int	SharedTakeSlot(Oid database);
extern void SharedFreeSlot(int slot);
extern Oid	SharedSlotDatabase(int slot);
extern bool SharedSlotIsAlive(int slot);
extern WorkerEnd SharedSlotEnd(int slot);
extern bool SharedIsHeld(Oid database);
extern bool SharedTakeNews(Oid *database);
extern void SharedDismiss(int slot);

/* shared.c, for a worker */
extern bool SharedAttachWorker(int slot, Oid database);
extern bool SharedShouldLeave(void);
extern void SharedSetEnd(WorkerEnd end);
extern void SharedReport(int in_flight, int64 sent);

/* shared.c, for sessions */
extern void SharedWakeWorker(Oid database);
extern void SharedWakeLauncher(void);
extern void SharedAnnounce(Oid database);
extern void SharedHold(Oid database, bool hold);
extern bool SharedGetWorker(Oid database, WorkerInfo *info);

/* launcher.c */
extern void LauncherRegister(void);
extern PGDLLEXPORT void MinibotLauncherMain(Datum main_arg);

/* worker.c */
extern PGDLLEXPORT void MinibotWorkerMain(Datum main_arg);

/* trainer.c */
extern void TrainerTend(bool due);
extern bool TrainerIsAtWork(void);
extern PGDLLEXPORT void MinibotTrainerMain(Datum main_arg);

/* wakeup.c */
extern void WakeupInit(void);

#endif							/* MINIBOT_DELIVERY_H */
