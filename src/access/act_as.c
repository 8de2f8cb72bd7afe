/*
 * act_as.c
 *
 * Lowering rights: a function that runs as the extension's owner goes on as
 * the role whose SQL it is about to run.
 */
#include "postgres.h"

#include "catalog/pg_authid.h"
#include "fmgr.h"
#include "miscadmin.h"
#include "utils/acl.h"
#include "utils/builtins.h"

#include "compat.h"

PG_FUNCTION_INFO_V1(minibot_act_as);

/*
 * act_as(role): what is left of the SECURITY DEFINER function that calls it
 * runs as that role, which cannot get out of it by SET ROLE; when that function
 * returns, or fails, PostgreSQL puts the caller's rights back.  Outside of such
 * a function nothing would: then it is an error.  Only the extension's owner
 * may execute it, as it asks for no password and no membership.
 */
Datum
minibot_act_as(PG_FUNCTION_ARGS)
{
	Name		role = PG_GETARG_NAME(0);
	Oid			user;
	int			context;

	GetUserIdAndSecContext(&user, &context);
	if ((context & SECURITY_LOCAL_USERID_CHANGE) == 0)
		ereport(ERROR,
				(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
				 errmsg("act_as() must be called by a function that is SECURITY DEFINER")));
	SetUserIdAndSecContext(get_role_oid(NameStr(*role), false), context);
	PG_RETURN_VOID();
}
