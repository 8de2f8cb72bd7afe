/*
 * act_as.c
 *
 * Lowering rights: a function that runs as the extension's owner goes on as
 * the role whose SQL it is about to run, and nothing of that SQL outlives it.
 */
#include "postgres.h"

#include "access/xact.h"
#include "catalog/objectaccess.h"
#include "catalog/pg_authid.h"
#include "executor/spi.h"
#include "fmgr.h"
#include "miscadmin.h"
#include "nodes/parsenodes.h"
#include "tcop/tcopprot.h"
#include "tcop/utility.h"
#include "utils/acl.h"
#include "utils/builtins.h"
#include "utils/fmgroids.h"

#include "access/act_as.h"
#include "compat.h"

static ProcessUtility_hook_type previous_utility_hook = NULL;
static object_access_hook_type previous_access_hook = NULL;

/* When the transaction began in which act_as() was called last */
static TimestampTz acted_in = 0;

PG_FUNCTION_INFO_V1(minibot_act_restricted);

/*
 * act_as(role): what is left of the SECURITY DEFINER function that calls it
 * runs as that role, which cannot get out of it by SET ROLE; when that function
 * returns, or fails, PostgreSQL puts the caller's rights back.  Outside of such
 * a function nothing would: then it is an error.  Nor can that role leave
 * anything behind that runs later with other rights: a deferred trigger, a held
 * cursor, a temporary table, a setting.  Only the extension's owner may execute
 * it, as it asks for no password and no membership.
 */
Datum
minibot_act_restricted(PG_FUNCTION_ARGS)
{
	Oid			user;
	int			context;

	GetUserIdAndSecContext(&user, &context);
	if ((context & SECURITY_LOCAL_USERID_CHANGE) == 0)
		ereport(ERROR,
				(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
				 errmsg("act_as() must be called by a function that is SECURITY DEFINER")));
	SetUserIdAndSecContext(get_role_oid(NameStr(*PG_GETARG_NAME(0)), false), context | SECURITY_RESTRICTED_OPERATION);
	acted_in = GetCurrentTransactionStartTimestamp();
	PG_RETURN_VOID();
}

/* An error where what runs is SQL of another role: what it sets would hold for the session's user afterwards */
static void
ForbidToSet(void)
{
	if (InSecurityRestrictedOperation() && acted_in == GetCurrentTransactionStartTimestamp())
		ereport(ERROR,
				(errcode(ERRCODE_INSUFFICIENT_PRIVILEGE),
				 errmsg("mapped SQL may not change settings"),
				 errhint("A function may have settings of its own: CREATE FUNCTION ... SET.")));
}

/* SET and RESET, but for SET LOCAL */
static void
OnUtility(PlannedStmt *planned, const char *query, bool read_only, ProcessUtilityContext context,
		  ParamListInfo params, QueryEnvironment *environment, DestReceiver *receiver, QueryCompletion *completion)
{
	if (IsA(planned->utilityStmt, VariableSetStmt) && !castNode(VariableSetStmt, planned->utilityStmt)->is_local)
		ForbidToSet();
	previous_utility_hook(planned, query, read_only, context, params, environment, receiver, completion);
}

/* set_config() */
static void
OnObjectAccess(ObjectAccessType access, Oid class, Oid object, int part, void *arg)
{
	if (previous_access_hook)
		previous_access_hook(access, class, object, part, arg);
	if (access == OAT_FUNCTION_EXECUTE && object == F_SET_CONFIG)
		ForbidToSet();
}

void
ActAsInit(void)
{
	previous_utility_hook = ProcessUtility_hook ? ProcessUtility_hook : standard_ProcessUtility;
	ProcessUtility_hook = OnUtility;
	previous_access_hook = object_access_hook;
	object_access_hook = OnObjectAccess;
}

/* Whether a command makes a table of a query's columns and does not run the query */
static bool
OnlyMakesTable(const char *command)
{
	List	   *statements = pg_parse_query(command);
	Node	   *statement = list_length(statements) == 1 ? linitial_node(RawStmt, statements)->stmt : NULL;

	return statement != NULL && IsA(statement, CreateTableAsStmt) &&
		castNode(CreateTableAsStmt, statement)->into->skipData &&
		IsA(castNode(CreateTableAsStmt, statement)->query, SelectStmt);
}

PG_FUNCTION_INFO_V1(minibot_make_stage);

/*
 * make_stage(name, query): a temporary table for the query's result, empty,
 * until the transaction ends.  Who acts as another may make no others; of the
 * query no function is called, as it is neither planned nor run.
 */
Datum
minibot_make_stage(PG_FUNCTION_ARGS)
{
	char	   *name = text_to_cstring(PG_GETARG_TEXT_PP(0));
	char	   *command = psprintf("CREATE TEMPORARY TABLE %s ON COMMIT DROP AS %s\nWITH NO DATA",
								   quote_identifier(name), text_to_cstring(PG_GETARG_TEXT_PP(1)));
	Oid			user;
	int			context;

	if (strncmp(name, "refresh_", 8) != 0 || !OnlyMakesTable(command))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("make_stage() makes tables \"refresh_...\" for the result of one SELECT, not \"%s\"", name)));
	GetUserIdAndSecContext(&user, &context);
	SetUserIdAndSecContext(user, context & ~SECURITY_RESTRICTED_OPERATION);
	PG_TRY();
	{
		SPI_connect();
		SPI_execute(command, false, 0);
		SPI_finish();
	}
	PG_FINALLY();
	{
		SetUserIdAndSecContext(user, context);
	}
	PG_END_TRY();
	PG_RETURN_VOID();
}
