/*
 * language.c
 *
 * What the language room shares: how its cores get memory, leave to go on and
 * text from PostgreSQL.
 */
#include "postgres.h"

#include "fmgr.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "pgstat.h"
#include "tcop/tcopprot.h"
#include "utils/memutils.h"

#include "language/language.h"

/* A change of progress worth showing, in percent */
#define PROGRESS_STEP 5

void
LanguageInit(void)
{
}

/* Zeroed memory for a core */
static void *
HostAlloc(void *context, size_t size)
{
	return MemoryContextAllocExtended((MemoryContext) context, Max(size, 1), MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
}

/* Between two steps of a core */
static bool
HostTick(void *context, const char *phase, double done)
{
	(void) context;
	(void) phase;
	(void) done;
	CHECK_FOR_INTERRUPTS();
	return true;
}

/* As HostTick(), and pg_stat_activity.query tells how far the core is */
static bool
HostTickShown(void *context, const char *phase, double done)
{
	static const char *shown_phase = NULL;
	static int	shown_percent = -1;
	int			percent = (int) (done * 100) / PROGRESS_STEP * PROGRESS_STEP;
	char		activity[200];

	HostTick(context, phase, done);
	if (phase == shown_phase && percent == shown_percent)
		return true;
	shown_phase = phase;
	shown_percent = percent;
	snprintf(activity, sizeof(activity), "%.100s /* %s, %d %% */",
			 debug_query_string == NULL ? "" : debug_query_string, phase, percent);
	pgstat_report_activity(STATE_RUNNING, activity);
	return true;
}

LanguageHost
LanguageHostIn(MemoryContext context, bool shows_progress)
{
	LanguageHost host = {HostAlloc, shows_progress ? HostTickShown : HostTick, context};

	return host;
}

const char *
TextAsUtf8(const struct varlena *value, size_t *length)
{
	char	   *bytes = VARDATA_ANY(value);
	int			n = VARSIZE_ANY_EXHDR(value);
	char	   *utf8 = pg_server_to_any(bytes, n, PG_UTF8);

	*length = utf8 == bytes ? (size_t) n : strlen(utf8);
	return utf8;
}
