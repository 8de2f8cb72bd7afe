/*
 * cluster.c
 *
 * cluster_texts(): groups of messages that say much the same, for
 * suggest_intents().
 */
#include "postgres.h"

#include "catalog/pg_type.h"
#include "fmgr.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

#include "language/cluster_core.h"
#include "language/language.h"

/* The bodies as UTF-8 */
static ClusterText *
ReadBodies(ArrayType *array, int *n)
{
	Datum	   *bodies;
	ClusterText *texts;

	if (ARR_NDIM(array) > 1 || array_contains_nulls(array))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("bodies must be a one-dimensional array without nulls")));
	deconstruct_array(array, TEXTOID, -1, false, TYPALIGN_INT, &bodies, NULL, n);
	texts = palloc(Max(*n, 1) * sizeof(ClusterText));
	for (int i = 0; i < *n; i++)
		texts[i].text = TextAsUtf8(DatumGetTextPP(bodies[i]), &texts[i].length);
	return texts;
}

PG_FUNCTION_INFO_V1(minibot_cluster_texts);

/* cluster_texts(bodies text[], similarity real) returns integer[]: per body, the subscript of its group's middle */
Datum
minibot_cluster_texts(PG_FUNCTION_ARGS)
{
	MemoryContext context = AllocSetContextCreate(CurrentMemoryContext, "minibot clusters", ALLOCSET_DEFAULT_SIZES);
	LanguageHost host = LanguageHostIn(context, false);
	int			n;
	ClusterText *texts = ReadBodies(PG_GETARG_ARRAYTYPE_P(0), &n);
	float4		similarity = PG_GETARG_FLOAT4(1);
	int		   *cluster = palloc(Max(n, 1) * sizeof(int));
	Datum	   *elements = palloc(Max(n, 1) * sizeof(Datum));

	if (!(similarity > 0 && similarity <= 1))
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("similarity %g is not between 0 and 1", similarity)));
	if (!cluster_texts(&host, texts, n, similarity, cluster))
		ereport(ERROR,
				(errcode(ERRCODE_OUT_OF_MEMORY),
				 errmsg("out of memory while grouping %d messages", n)));
	for (int i = 0; i < n; i++)
		elements[i] = Int32GetDatum(cluster[i] + 1);
	MemoryContextDelete(context);
	PG_RETURN_ARRAYTYPE_P(construct_array(elements, n, INT4OID, sizeof(int32), true, TYPALIGN_INT));
}
