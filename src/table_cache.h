/*
 * table_cache.h
 *
 * A table of schema minibot that each backend reads once and keeps, until any
 * backend commits a change to it.  The table has the statement trigger
 * minibot_internal.cached_table_changed().
 */
#ifndef MINIBOT_TABLE_CACHE_H
#define MINIBOT_TABLE_CACHE_H

#include "access/htup.h"
#include "access/tupdesc.h"

typedef struct TableCache
{
	const char *table;			/* name in schema minibot */
	void		(*forget) (void);	/* drop every pointer into context */
	void		(*keep) (HeapTuple row, TupleDesc tupdesc); /* keep what is needed of a row in context */
	/* what follows is table_cache.c's */
	MemoryContext context;		/* emptied after forget() */
	Oid			relation;
	bool		is_registered;
	bool		is_valid;		/* it has been read, and has not changed since */
} TableCache;

/*
 * Have the cache hold what the table holds at this moment, whatever the
 * transaction's snapshot is.  Valid until the next call.
 */
extern void TableCacheRead(TableCache *cache);

/* A column of a row, by its name, that cannot be null */
extern Datum TableCacheColumn(HeapTuple row, TupleDesc tupdesc, const char *name);

#endif							/* MINIBOT_TABLE_CACHE_H */
