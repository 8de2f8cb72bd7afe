/*
 * wakeup.c
 *
 * What sessions tell the worker and the launcher, at commit: a text was
 * queued, the extension was created or dropped; and before DROP DATABASE and
 * its like, that the worker has to leave.
 */
#include "postgres.h"

#include "access/xact.h"
#include "catalog/objectaccess.h"
#include "catalog/pg_database.h"
#include "catalog/pg_extension.h"
#include "commands/dbcommands.h"
#include "catalog/pg_database.h"
#include "commands/defrem.h"
#include "commands/trigger.h"
#include "fmgr.h"
#include "miscadmin.h"
#include "nodes/parsenodes.h"
#include "tcop/utility.h"
#include "utils/acl.h"

#include "compat.h"
#include "delivery/shared.h"
#include "delivery/wakeup.h"

static ProcessUtility_hook_type previous_utility_hook = NULL;
static object_access_hook_type previous_access_hook = NULL;

/* What this transaction has to tell once it has committed */
static bool wake_pending = false;
static bool announce_pending = false;

/* The transaction ends; nothing here may fail */
static void
AtTransactionEnd(XactEvent event, void *arg)
{
	(void) arg;
	switch (event)
	{
		case XACT_EVENT_COMMIT:
			if (wake_pending)
				SharedWakeWorker(MyDatabaseId);
			if (announce_pending)
				SharedAnnounce(MyDatabaseId);
			break;
		case XACT_EVENT_ABORT:
		case XACT_EVENT_PREPARE:
			break;
		default:
			return;
	}
	wake_pending = false;
	announce_pending = false;
}

/* Tell the worker, or the launcher, at commit; the callback is registered once */
static void
TellAtCommit(bool *pending)
{
	static bool registered = false;

	if (!SharedExists())
		return;
	if (!registered)
		RegisterXactCallback(AtTransactionEnd, NULL);
	registered = true;
	*pending = true;
}

PG_FUNCTION_INFO_V1(minibot_wake_worker);
PG_FUNCTION_INFO_V1(minibot_wake_worker_trigger);
PG_FUNCTION_INFO_V1(minibot_start_worker);

/* wake_worker(): have the worker look at the queue at commit */
Datum
minibot_wake_worker(PG_FUNCTION_ARGS)
{
	(void) fcinfo;
	TellAtCommit(&wake_pending);
	PG_RETURN_VOID();
}

/* The statement trigger of minibot.message */
Datum
minibot_wake_worker_trigger(PG_FUNCTION_ARGS)
{
	if (!CALLED_AS_TRIGGER(fcinfo))
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("wake_worker_trigger() was not called as a trigger")));
	TellAtCommit(&wake_pending);
	PG_RETURN_POINTER(NULL);
}

/* start_worker(): have the launcher start this database's worker at commit */
Datum
minibot_start_worker(PG_FUNCTION_ARGS)
{
	(void) fcinfo;
	TellAtCommit(&announce_pending);
	PG_RETURN_BOOL(SharedExists());
}

/* An extension is dropped: the worker looks whether it was minibot */
static void
OnObjectAccess(ObjectAccessType access, Oid class, Oid object, int part, void *arg)
{
	if (previous_access_hook)
		previous_access_hook(access, class, object, part, arg);
	if (access == OAT_DROP && class == ExtensionRelationId)
		TellAtCommit(&wake_pending);
}

/* The database named as the template of CREATE DATABASE */
static const char *
TemplateOf(const CreatedbStmt *statement)
{
	ListCell   *cell;

	foreach(cell, statement->options)
	{
		DefElem    *option = lfirst_node(DefElem, cell);

		if (strcmp(option->defname, "template") == 0 && option->arg != NULL)
			return defGetString(option);
	}
	return NULL;
}

/*
 * The database a statement needs for itself, without a worker in it, where
 * this user may ask for that; else InvalidOid.
 */
static Oid
NeededAlone(Node *statement)
{
	const char *name = NULL;
	Oid			database;

	if (IsA(statement, DropdbStmt))
		name = castNode(DropdbStmt, statement)->dbname;
	else if (IsA(statement, CreatedbStmt))
		name = TemplateOf(castNode(CreatedbStmt, statement));
	else if (IsA(statement, RenameStmt) && castNode(RenameStmt, statement)->renameType == OBJECT_DATABASE)
		name = castNode(RenameStmt, statement)->subname;
	else if (IsA(statement, AlterDatabaseStmt))
		name = castNode(AlterDatabaseStmt, statement)->dbname;
	if (name == NULL)
		return InvalidOid;
	database = get_database_oid(name, true);
	return OidIsValid(database) && object_ownercheck(DatabaseRelationId, database, GetUserId()) ? database : InvalidOid;
}

/* A utility statement: have the worker leave the database that the statement needs alone */
static void
OnUtility(PlannedStmt *planned, const char *query, bool read_only, ProcessUtilityContext context,
		  ParamListInfo params, QueryEnvironment *environment, DestReceiver *receiver, QueryCompletion *completion)
{
	Oid			database = NeededAlone(planned->utilityStmt);

	if (!OidIsValid(database))
	{
		previous_utility_hook(planned, query, read_only, context, params, environment, receiver, completion);
		return;
	}
	/* The statement itself waits five seconds for others to be gone. */
	SharedHold(database, true);
	PG_TRY();
	{
		previous_utility_hook(planned, query, read_only, context, params, environment, receiver, completion);
	}
	PG_FINALLY();
	{
		SharedHold(database, false);
	}
	PG_END_TRY();
}

void
WakeupInit(void)
{
	previous_utility_hook = ProcessUtility_hook ? ProcessUtility_hook : standard_ProcessUtility;
	ProcessUtility_hook = OnUtility;
	previous_access_hook = object_access_hook;
	object_access_hook = OnObjectAccess;
}
