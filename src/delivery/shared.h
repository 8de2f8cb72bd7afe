/*
 * shared.h
 *
 * The little that launcher, workers and sessions tell each other through shared
 * memory.
 */
#ifndef MINIBOT_SHARED_H
#define MINIBOT_SHARED_H

#include "datatype/timestamp.h"

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

extern void SharedInit(void);
extern bool SharedExists(void);
extern int	SharedSlots(void);

/* For the launcher */
extern void SharedAttachLauncher(void);
extern int	SharedTakeSlot(Oid database);
extern void SharedFreeSlot(int slot);
extern Oid	SharedSlotDatabase(int slot);
extern bool SharedSlotIsAlive(int slot);
extern WorkerEnd SharedSlotEnd(int slot);
extern bool SharedIsHeld(Oid database);
extern bool SharedTakeNews(Oid *database);
extern void SharedDismiss(int slot);

/* For a worker */
extern bool SharedAttachWorker(int slot, Oid database);
extern bool SharedShouldLeave(void);
extern void SharedSetEnd(WorkerEnd end);
extern void SharedReport(int in_flight, int64 sent);

/* For sessions */
extern void SharedWakeWorker(Oid database);
extern void SharedAnnounce(Oid database);
extern void SharedHold(Oid database, bool hold);
extern bool SharedGetWorker(Oid database, WorkerInfo *info);

#endif							/* MINIBOT_SHARED_H */
