/*
 * table_cache.c
 *
 * Tables that every call needs and hardly anyone changes: read once by each
 * backend and dropped the moment any backend commits a change.
 */
#include "postgres.h"

#include "access/genam.h"
#include "access/htup_details.h"
#include "access/table.h"
#include "catalog/namespace.h"
#include "commands/trigger.h"
#include "executor/spi.h"
#include "fmgr.h"
#include "storage/sinval.h"
#include "utils/inval.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/rel.h"

#include "table_cache.h"

/* A table changed, or everything did */
static void
Invalidate(Datum argument, Oid relation)
{
	TableCache *cache = (TableCache *) DatumGetPointer(argument);

	if (relation == InvalidOid || relation == cache->relation)
		cache->is_valid = false;
}

PG_FUNCTION_INFO_V1(minibot_cached_table_changed);

/* Statement trigger of such a table: have every backend read it anew once this commits */
Datum
minibot_cached_table_changed(PG_FUNCTION_ARGS)
{
	if (!CALLED_AS_TRIGGER(fcinfo))
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("cached_table_changed() is a trigger function")));
	CacheInvalidateRelcache(((TriggerData *) fcinfo->context)->tg_relation);
	return PointerGetDatum(NULL);
}

Datum
TableCacheColumn(HeapTuple row, TupleDesc tupdesc, const char *name)
{
	bool		isnull = true;
	int			attribute = SPI_fnumber(tupdesc, name);
	Datum		value = attribute > 0 ? heap_getattr(row, attribute, tupdesc, &isnull) : (Datum) 0;

	if (isnull)
		ereport(ERROR,
				(errcode(ERRCODE_DATA_CORRUPTED),
				 errmsg("a row of a table of minibot has no \"%s\"", name)));
	return value;
}

/* Hand every row to keep(), with a snapshot of this moment */
static void
ReadRows(TableCache *cache)
{
	Relation	table = table_open(cache->relation, AccessShareLock);
	SysScanDesc scan = systable_beginscan(table, InvalidOid, false, NULL, 0, NULL);
	HeapTuple	row;

	while (HeapTupleIsValid(row = systable_getnext(scan)))
		cache->keep(row, RelationGetDescr(table));
	systable_endscan(scan);
	table_close(table, AccessShareLock);
}

/* Get ready to read: what is kept is dropped, and a change from here on is heard of */
static void
Prepare(TableCache *cache)
{
	if (!cache->is_registered)
	{
		cache->context = AllocSetContextCreate(CacheMemoryContext, "minibot table cache", ALLOCSET_DEFAULT_SIZES);
		CacheRegisterRelcacheCallback(Invalidate, PointerGetDatum(cache));
		cache->is_registered = true;
	}
	cache->forget();
	MemoryContextReset(cache->context);
	cache->relation = get_relname_relid(cache->table, get_namespace_oid("minibot", false));
}

/* A change while it is being read clears is_valid again, and the next call reads anew. */
void
TableCacheRead(TableCache *cache)
{
	AcceptInvalidationMessages();
	if (cache->is_valid)
		return;
	Prepare(cache);
	cache->is_valid = true;
	PG_TRY();
	{
		ReadRows(cache);
	}
	PG_CATCH();
	{
		cache->is_valid = false;
		PG_RE_THROW();
	}
	PG_END_TRY();
}
