/*
 * inference.c
 *
 * Row security keeps rows of other schools from a role that is limited to
 * schools, not what the server says of them: a plan's estimates come from all
 * rows, its counts and the counters of tables tell how many rows a query met
 * and did not show, and locks which.  Whether a telephone number is known at
 * another school could be asked that way.  A limited role gets none of it.
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "catalog/dependency.h"
#include "catalog/namespace.h"
#include "catalog/objectaccess.h"
#include "catalog/pg_class.h"
#include "catalog/pg_proc.h"
#include "commands/extension.h"
#include "executor/spi.h"
#include "miscadmin.h"
#include "optimizer/planner.h"
#include "tcop/tcopprot.h"
#include "tcop/utility.h"
#include "utils/acl.h"
#include "utils/fmgroids.h"
#include "utils/guc.h"
#include "utils/lsyscache.h"
#include "utils/rls.h"

#include "access/inference.h"
#include "compat.h"
#include "table_cache.h"

static ProcessUtility_hook_type previous_utility_hook = NULL;
static planner_hook_type previous_planner_hook = NULL;
static object_access_hook_type previous_access_hook = NULL;

/* The limits: whom they hold for -------------------------------------------- */

/* A row of school_limit: a role, by its number and by its name */
typedef struct LimitedRole
{
	Oid			role;			/* InvalidOid where it was unknown */
	NameData	name;
} LimitedRole;

static List *limits = NIL;

static void ForgetLimits(void);
static void KeepLimit(HeapTuple row, TupleDesc tupdesc);
static TableCache cache = {.table = "school_limit", .forget = ForgetLimits, .keep = KeepLimit};

/* The table is about to be read anew */
static void
ForgetLimits(void)
{
	limits = NIL;
}

/* Keep a role */
static void
KeepLimit(HeapTuple row, TupleDesc tupdesc)
{
	MemoryContext previous = MemoryContextSwitchTo(cache.context);
	LimitedRole *limit = palloc(sizeof(LimitedRole));
	bool		is_unknown;
	Datum		role = heap_getattr(row, SPI_fnumber(tupdesc, "role_oid"), tupdesc, &is_unknown);

	limit->role = is_unknown ? InvalidOid : DatumGetObjectId(role);
	limit->name = *DatumGetName(TableCacheColumn(row, tupdesc, "role"));
	limits = lappend(limits, limit);
	MemoryContextSwitchTo(previous);
}

/*
 * Whether the current user is limited to schools, as the view limit_of_reader
 * says it: by its own limit, that of a role it is in, or that of who logged in.
 * Not where row security doesn't hold for it, and in a database without minibot
 * nobody is.
 */
static bool
IsLimited(void)
{
	Oid			extension = get_extension_oid("minibot", true);
	Oid			schema = get_namespace_oid("minibot", true);
	Oid			table = OidIsValid(schema) ? get_relname_relid("school_limit", schema) : InvalidOid;
	ListCell   *cell;

	if (!OidIsValid(extension) || !OidIsValid(table) ||
		getExtensionOfObject(RelationRelationId, table) != extension ||
		check_enable_rls(table, GetUserId(), true) != RLS_ENABLED)
		return false;
	TableCacheRead(&cache);
	foreach(cell, limits)
	{
		LimitedRole *limit = lfirst(cell);
		Oid			named = get_role_oid(NameStr(limit->name), true);

		if (limit->role == GetSessionUserId() ||
			(OidIsValid(limit->role) && has_privs_of_role(GetUserId(), limit->role)) ||
			(OidIsValid(named) && has_privs_of_role(GetUserId(), named)))
			return true;
	}
	return false;
}

/* An error where the current user is limited to schools */
static void
ForbidToLimited(const char *what)
{
	if (IsLimited())
		ereport(ERROR,
				(errcode(ERRCODE_INSUFFICIENT_PRIVILEGE),
				 errmsg("role \"%s\" is limited to schools and may not %s",
						GetUserNameFromId(GetUserId(), false), what),
				 errdetail("It would tell of rows of other schools."),
				 errhint("Ask a colleague who is not limited to schools.")));
}

/* What is forbidden ------------------------------------------------------------ */

static void
OnUtility(PlannedStmt *planned, const char *query, bool read_only, ProcessUtilityContext context,
		  ParamListInfo params, QueryEnvironment *environment, DestReceiver *receiver, QueryCompletion *completion)
{
	if (IsA(planned->utilityStmt, ExplainStmt))
		ForbidToLimited("have a query explained");
	previous_utility_hook(planned, query, read_only, context, params, environment, receiver, completion);
}

/* The plan of a query is printed to whoever sets debug_print_plan */
static PlannedStmt *
OnPlan(Query *query, const char *text, int options, ParamListInfo params)
{
	if (Debug_print_plan)
		ForbidToLimited("have plans printed (debug_print_plan)");
	return previous_planner_hook(query, text, options, params);
}

/*
 * A function is about to be called: does it tell how many rows of a table were
 * met, which are locked, what was asked?
 */
static void
OnObjectAccess(ObjectAccessType access, Oid class, Oid object, int part, void *arg)
{
	if (previous_access_hook)
		previous_access_hook(access, class, object, part, arg);
	if (access != OAT_FUNCTION_EXECUTE)
		return;
	switch (object)
	{
		case F_PG_STAT_GET_NUMSCANS:
		case F_PG_STAT_GET_TUPLES_RETURNED:
		case F_PG_STAT_GET_TUPLES_FETCHED:
		case F_PG_STAT_GET_BLOCKS_FETCHED:
		case F_PG_STAT_GET_BLOCKS_HIT:
		case F_PG_STAT_GET_FUNCTION_CALLS:
		case F_PG_STAT_GET_XACT_FUNCTION_CALLS:
#ifdef F_PG_STAT_GET_LASTSCAN
		case F_PG_STAT_GET_LASTSCAN:
#endif
		case F_PG_STAT_GET_XACT_NUMSCANS:
		case F_PG_STAT_GET_XACT_TUPLES_RETURNED:
		case F_PG_STAT_GET_XACT_TUPLES_FETCHED:
		case F_PG_STAT_GET_XACT_BLOCKS_FETCHED:
		case F_PG_STAT_GET_XACT_BLOCKS_HIT:
		case F_PG_STAT_GET_DB_TUPLES_RETURNED:
		case F_PG_STAT_GET_DB_TUPLES_FETCHED:
		case F_PG_STAT_GET_DB_BLOCKS_FETCHED:
		case F_PG_STAT_GET_DB_BLOCKS_HIT:
#ifdef F_PG_STAT_GET_IO
		case F_PG_STAT_GET_IO:
#endif
#ifdef F_PG_STAT_GET_BACKEND_IO
		case F_PG_STAT_GET_BACKEND_IO:
#endif
			ForbidToLimited("read counters of rows and blocks");
			break;
		case F_PG_LOCK_STATUS:
			ForbidToLimited("read locks");
			break;
		default:
			break;
	}
}

void
InferenceInit(void)
{
	previous_utility_hook = ProcessUtility_hook ? ProcessUtility_hook : standard_ProcessUtility;
	ProcessUtility_hook = OnUtility;
	previous_planner_hook = planner_hook ? planner_hook : standard_planner;
	planner_hook = OnPlan;
	previous_access_hook = object_access_hook;
	object_access_hook = OnObjectAccess;
}
