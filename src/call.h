/*
 * call.h
 *
 * What an SQL-callable function keeps from one call to the next.
 */
#ifndef MINIBOT_CALL_H
#define MINIBOT_CALL_H

#include "fmgr.h"

/* The state of an aggregate, zeroes on first use, in the aggregate's memory; raises outside of an aggregate */
extern void *AggregateState(FunctionCallInfo fcinfo, size_t size, MemoryContext *context);

/* Memory that lasts as long as the query's plan, zeroes on first use */
extern void *QueryCache(FunctionCallInfo fcinfo, size_t size);

#endif							/* MINIBOT_CALL_H */
