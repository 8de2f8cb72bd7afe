/*
 * call.c
 *
 * See call.h.
 */
#include "postgres.h"

#include "call.h"

void *
AggregateState(FunctionCallInfo fcinfo, size_t size, MemoryContext *context)
{
	if (!AggCheckCallContext(fcinfo, context))
		elog(ERROR, "aggregate function called in non-aggregate context");
	if (!PG_ARGISNULL(0))
		return PG_GETARG_POINTER(0);
	return MemoryContextAllocZero(*context, size);
}

void *
QueryCache(FunctionCallInfo fcinfo, size_t size)
{
	if (fcinfo->flinfo->fn_extra == NULL)
		fcinfo->flinfo->fn_extra = MemoryContextAllocZero(fcinfo->flinfo->fn_mcxt, size);
	return fcinfo->flinfo->fn_extra;
}
