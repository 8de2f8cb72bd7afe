/*
 * progress.c
 *
 * What a refresh is at, for pg_stat_activity.
 */
#include "postgres.h"

#include "fmgr.h"
#include "utils/backend_status.h"
#include "utils/builtins.h"

PG_FUNCTION_INFO_V1(minibot_report_progress);

/* report_progress(activity) */
Datum
minibot_report_progress(PG_FUNCTION_ARGS)
{
	pgstat_report_activity(STATE_RUNNING, text_to_cstring(PG_GETARG_TEXT_PP(0)));
	PG_RETURN_VOID();
}
