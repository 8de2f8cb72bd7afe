/*
 * queue.c
 *
 * See queue.h.  SPI only: nothing here knows the network.
 */
#include "postgres.h"

#include "catalog/namespace.h"
#include "catalog/pg_type.h"
#include "commands/extension.h"
#include "executor/spi.h"
#include "miscadmin.h"
#include "storage/lmgr.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/inval.h"
#include "utils/lsyscache.h"
#include "utils/syscache.h"
#include "utils/timestamp.h"

#include "delivery/encoding.h"
#include "delivery/queue.h"
#include "delivery/settings.h"

#define MAX_ARGUMENTS 9

/* A lease outlives the request by this, so that the record comes first. */
#define LEASE_MARGIN_SECONDS 60

#define UNIX_EPOCH_SECONDS ((int64) (POSTGRES_EPOCH_JDATE - UNIX_EPOCH_JDATE) * SECS_PER_DAY)

/* The table of messages this worker began with; another of that name is another extension's */
static Oid	message_table = InvalidOid;

/* A function of this database was made or changed, which an update of the extension does */
static bool functions_changed = false;

/* A statement, prepared at its first use */
typedef struct Statement
{
	const char *sql;
	Oid			types[MAX_ARGUMENTS];	/* of its arguments; InvalidOid ends them */
	SPIPlanPtr	plan;
} Statement;

/* Run a statement; nulls as SPI takes them, or NULL.  The memory context stays the caller's. */
static void
Run(Statement *statement, Datum *values, const char *nulls)
{
	MemoryContext caller = CurrentMemoryContext;
	int			result;

	if (statement->plan == NULL)
	{
		int			count = 0;
		SPIPlanPtr	plan;

		while (OidIsValid(statement->types[count]))
			count++;
		plan = SPI_prepare(statement->sql, count, statement->types);
		if (plan == NULL || SPI_keepplan(plan) != 0)
			elog(ERROR, "could not prepare \"%s\"", statement->sql);
		statement->plan = plan;
	}
	result = SPI_execute_plan(statement->plan, values, nulls, false, 0);
	if (result < 0)
		elog(ERROR, "could not run \"%s\": %s", statement->sql, SPI_result_code_string(result));
	MemoryContextSwitchTo(caller);
}

/* A column of a result row; NULL where it is null */
static char *
TextColumn(int row, int column)
{
	return SPI_getvalue(SPI_tuptable->vals[row], SPI_tuptable->tupdesc, column);
}

/* A column of a result row; zero, with *null set, where it is null */
static Datum
Column(int row, int column, bool *null)
{
	return SPI_getbinval(SPI_tuptable->vals[row], SPI_tuptable->tupdesc, column, null);
}

/* An integer column; 0 where it is null */
static int64
IntegerColumn(int row, int column)
{
	bool		null;
	Datum		value = Column(row, column, &null);

	if (null)
		return 0;
	switch (SPI_gettypeid(SPI_tuptable->tupdesc, column))
	{
		case INT2OID:
			return DatumGetInt16(value);
		case INT4OID:
			return DatumGetInt32(value);
		default:
			return DatumGetInt64(value);
	}
}

/* A boolean column; false where it is null */
static bool
BooleanColumn(int row, int column)
{
	bool		null;
	Datum		value = Column(row, column, &null);

	return !null && DatumGetBool(value);
}

/* A timestamp column as Unix seconds; 0 where it is null */
static int64
SecondsColumn(int row, int column)
{
	bool		null;
	Datum		value = Column(row, column, &null);

	return null ? 0 : DatumGetTimestampTz(value) / USECS_PER_SEC + UNIX_EPOCH_SECONDS;
}

/* An array of a statement's argument */
typedef struct ArrayArgument
{
	Datum	   *values;
	bool	   *nulls;
	int			count;
	Oid			type;
} ArrayArgument;

/* Begin an array of so many elements */
static ArrayArgument
NewArray(Oid type, int count)
{
	ArrayArgument array = {.values = palloc(sizeof(Datum) * Max(count, 1)),
	.nulls = palloc0(Max(count, 1)), .count = count, .type = type};

	return array;
}

/* Put a text in; empty means null */
static void
PutText(ArrayArgument *array, int i, const char *text)
{
	array->nulls[i] = text == NULL || *text == '\0';
	array->values[i] = array->nulls[i] ? (Datum) 0 : CStringGetTextDatum(text);
}

/* Put a moment in; 0 means null */
static void
PutSeconds(ArrayArgument *array, int i, int64 seconds)
{
	array->nulls[i] = seconds == 0;
	array->values[i] = TimestampTzGetDatum((seconds - UNIX_EPOCH_SECONDS) * USECS_PER_SEC);
}

/* The array as a value */
static Datum
ArrayValue(const ArrayArgument *array)
{
	int			dimensions[] = {array->count};
	int			bounds[] = {1};
	int16		length;
	bool		by_value;
	char		align;

	get_typlenbyvalalign(array->type, &length, &by_value, &align);
	return PointerGetDatum(construct_md_array(array->values, array->nulls, 1, dimensions, bounds, array->type,
											  length, by_value, align));
}

/* An interval of milliseconds */
static Datum
IntervalValue(int64 milliseconds)
{
	Interval   *interval = palloc0(sizeof(Interval));

	interval->time = milliseconds * 1000;
	return IntervalPGetDatum(interval);
}

/* Whether the script of this database serves this worker */
static bool
ContractHolds(void)
{
	static Statement contract = {
	.sql = "SELECT minibot_internal.worker_contract()"};

	if (FuncnameGetCandidates(list_make2(makeString("minibot_internal"), makeString("worker_contract")), 0, NIL, false,
							  false, false, true) == NULL)
		return false;
	Run(&contract, NULL, NULL);
	return SPI_processed == 1 && IntegerColumn(0, 1) == WORKER_CONTRACT;
}

/* Note that a function was made or changed */
static void
NoteFunctionsChanged(Datum argument, int cache, uint32 hash)
{
	(void) argument;
	(void) cache;
	(void) hash;
	functions_changed = true;
}

/* Find the extension in this database and whether its script fits this library */
QueueState
QueueOpen(void)
{
	Oid			schema = get_namespace_oid("minibot", true);

	if (!OidIsValid(get_extension_oid("minibot", true)) || !OidIsValid(schema))
		return QUEUE_ABSENT;
	message_table = get_relname_relid("message", schema);
	functions_changed = false;
	if (!QueueStillThere())
		return QUEUE_ABSENT;
	EncodingInit();
	CacheRegisterSyscacheCallback(PROCOID, NoteFunctionsChanged, (Datum) 0);
	return ContractHolds() ? QUEUE_READY : QUEUE_OTHER_VERSION;
}

/*
 * Whether the extension is still the one this worker began with; then it
 * stays until the transaction ends: an update locks the table.
 */
bool
QueueStillThere(void)
{
	if (!OidIsValid(message_table))
		return false;
	LockRelationOid(message_table, RowExclusiveLock);
	if (!SearchSysCacheExists1(RELOID, ObjectIdGetDatum(message_table)))
		return false;
	if (!functions_changed)
		return true;
	functions_changed = false;
	return ContractHolds();
}

/* What changes of a provider while texts are sent */
#define PROVIDER_STATE "p.name, p.kind, p.version, p.is_current, coalesce(p.resume_at = 'infinity', false)," \
	" p.polled_through"

List *
QueueProviders(bool with_options)
{
	static Statement states = {.sql = "SELECT " PROVIDER_STATE " FROM minibot.provider AS p"};
	static Statement providers = {
		.sql = "SELECT " PROVIDER_STATE ","
		" coalesce((p.options ->> 'verify_tls')::boolean, true),"
		" p.options ->> 'base_url',"
		" coalesce(p.options ->> 'account_sid', p.options ->> 'auth_id', p.options ->> 'api_key',"
		"  p.options ->> 'account_id'),"
		" CASE jsonb_typeof(p.options -> 'from') WHEN 'string' THEN p.options ->> 'from' END,"
		" coalesce(p.options ->> 'messaging_service_sid', p.options ->> 'messaging_profile_id',"
		"  p.options ->> 'powerpack_uuid', p.options ->> 'application_id'),"
		" p.options ->> 'status_callback', p.options ->> 'auth_token_file', p.options ->> 'auth_token_env',"
		" p.options ->> 'ca_file', p.database_oid <> minibot_internal.current_database_oid(),"
		" (SELECT string_agg(s.sender, ',' ORDER BY s.sender) FROM minibot.sender AS s"
		" WHERE s.provider = p.name AND NOT s.is_service AND s.removed_at IS NULL),"
	" p.options ->> 'username' FROM minibot.provider AS p"};
	List	   *rows = NIL;

	Run(with_options ? &providers : &states, NULL, NULL);
	for (uint64 i = 0; i < SPI_processed; i++)
	{
		ProviderRow *row = palloc0(sizeof(ProviderRow));

		rows = lappend(rows, row);
		row->name = TextColumn(i, 1);
		row->kind = TextColumn(i, 2);
		row->version = IntegerColumn(i, 3);
		row->is_current = BooleanColumn(i, 4);
		row->is_shut = BooleanColumn(i, 5);
		row->polled_through = SecondsColumn(i, 6);
		if (!with_options)
			continue;
		row->verify_tls = BooleanColumn(i, 7);
		row->base_url = TextColumn(i, 8);
		row->account = TextColumn(i, 9);
		row->from = TextColumn(i, 10);
		row->service = TextColumn(i, 11);
		row->status_callback = TextColumn(i, 12);
		row->token_file = TextColumn(i, 13);
		row->token_env = TextColumn(i, 14);
		row->ca_file = TextColumn(i, 15);
		row->is_of_a_copy = BooleanColumn(i, 16);
		row->numbers = TextColumn(i, 17);
		row->user = TextColumn(i, 18);
	}
	return rows;
}

/*
 * Pause a provider until someone resumes it, and ask it for nothing: its credentials are refused, or it cannot be used
 * at all.  Not one that was changed meanwhile.
 */
void
QueuePauseProvider(const char *name, int version, const char *reason)
{
	static Statement statement = {
		.sql = "UPDATE minibot.provider"
		" SET paused_at = coalesce(paused_at, minibot.clock()), paused_reason = $2, resume_at = 'infinity'"
		" WHERE name = $1 AND version = $3 AND resume_at IS DISTINCT FROM 'infinity'",
	.types = {TEXTOID, TEXTOID, INT4OID}};
	Datum		values[] = {CStringGetTextDatum(name), CStringGetTextDatum(reason), Int32GetDatum(version)};

	Run(&statement, values, NULL);
}

/* Inbound texts were fetched up to a moment, in Unix seconds */
void
QueuePolled(const char *name, int64 through)
{
	static Statement statement = {
		.sql = "UPDATE minibot.provider SET polled_through = $2 WHERE name = $1 AND polled_through < $2",
	.types = {TEXTOID, TIMESTAMPTZOID}};
	Datum		values[] = {CStringGetTextDatum(name),
	TimestampTzGetDatum((through - UNIX_EPOCH_SECONDS) * USECS_PER_SEC)};

	Run(&statement, values, NULL);
}

/* Give up leases that ran out, or every one; returns how many */
int
QueueExpireLeases(bool every)
{
	static Statement statement = {
		.sql = "SELECT minibot_internal.expire_leases($1)",
	.types = {BOOLOID}};
	Datum		values[] = {BoolGetDatum(every)};

	Run(&statement, values, NULL);
	return (int) IntegerColumn(0, 1);
}

/* Claim up to batch messages to send; *judged counts all that were looked at */
List *
QueueClaim(int batch, int *judged)
{
	static Statement statement = {
		.sql = "SELECT * FROM minibot_internal.claim_messages($1, $2)",
	.types = {INT4OID, INTERVALOID}};
	Datum		values[] = {Int32GetDatum(batch), IntervalValue(request_timeout + LEASE_MARGIN_SECONDS * 1000L)};
	List	   *texts = NIL;

	Run(&statement, values, NULL);
	*judged = (int) SPI_processed;
	for (uint64 i = 0; i < SPI_processed; i++)
	{
		ClaimedText *text;

		if (TextColumn(i, 3) != NULL)	/* a verdict */
			continue;
		text = palloc(sizeof(ClaimedText));
		text->message_id = IntegerColumn(i, 1);
		text->attempt = IntegerColumn(i, 2);
		text->provider = TextColumn(i, 4);
		text->phone = TextColumn(i, 5);
		text->our_phone = TextColumn(i, 6);
		text->body = TextToUtf8(TextColumn(i, 7));
		text->validity_seconds = IntegerColumn(i, 8);
		text->provider_version = IntegerColumn(i, 9);
		texts = lappend(texts, text);
	}
	return texts;
}

/* Write what became of attempts */
void
QueueRecord(const Outcome *outcomes, int count)
{
	static Statement statement = {
		.sql = "SELECT minibot_internal.record_outcomes($1, $2, $3, $4, $5, $6, $7, $8)",
		.types = {INT8ARRAYOID, INT2ARRAYOID, TEXTARRAYOID, TEXTARRAYOID, INT4ARRAYOID, TEXTARRAYOID, TEXTARRAYOID,
	INT4ARRAYOID}};
	const Oid	types[] = {INT8OID, INT2OID, TEXTOID, TEXTOID, INT4OID, TEXTOID, TEXTOID, INT4OID};
	ArrayArgument arrays[lengthof(types)];
	Datum		values[lengthof(types)];

	for (size_t a = 0; a < lengthof(types); a++)
		arrays[a] = NewArray(types[a], count);
	for (int i = 0; i < count; i++)
	{
		const Outcome *outcome = &outcomes[i];

		arrays[0].values[i] = Int64GetDatum(outcome->message_id);
		arrays[1].values[i] = Int16GetDatum(outcome->attempt);
		PutText(&arrays[2], i, outcome->result);
		PutText(&arrays[3], i, outcome->id);
		arrays[4].values[i] = Int32GetDatum(outcome->http_status);
		arrays[4].nulls[i] = outcome->http_status == 0;
		PutText(&arrays[5], i, outcome->code);
		PutText(&arrays[6], i, outcome->error);
		arrays[7].values[i] = Int32GetDatum(outcome->retry_after);
	}
	for (size_t a = 0; a < lengthof(types); a++)
		values[a] = ArrayValue(&arrays[a]);
	Run(&statement, values, NULL);
}

/* Take up to batch messages to ask the provider about, as Check */
List *
QueueClaimChecks(int batch)
{
	static Statement statement = {
		.sql = "SELECT message_id, provider, provider_message_id, phone, since "
		"FROM minibot_internal.claim_checks($1, $2)",
	.types = {INT4OID, INTERVALOID}};
	Datum		values[] = {Int32GetDatum(batch), IntervalValue(request_timeout + LEASE_MARGIN_SECONDS * 1000L)};
	List	   *checks = NIL;

	Run(&statement, values, NULL);
	for (uint64 i = 0; i < SPI_processed; i++)
	{
		Check	   *check = palloc(sizeof(Check));

		check->message_id = IntegerColumn(i, 1);
		check->provider = TextColumn(i, 2);
		check->provider_message_id = TextColumn(i, 3);
		check->phone = TextColumn(i, 4);
		check->since = SecondsColumn(i, 5);
		checks = lappend(checks, check);
	}
	return checks;
}

/* Write a status the provider reported */
void
QueueRecordStatus(int64 message_id, const char *status, const char *code)
{
	static Statement statement = {
		.sql = "SELECT minibot_internal.record_status($1, $2, $3)",
	.types = {INT8OID, TEXTOID, TEXTOID}};
	bool		has_code = code != NULL && *code != '\0';
	Datum		values[] = {Int64GetDatum(message_id), CStringGetTextDatum(status),
	has_code ? CStringGetTextDatum(code) : (Datum) 0};

	Run(&statement, values, has_code ? NULL : "  n");
}

/* Write the statuses of many, as KnownText */
void
QueueRecordStatuses(List *texts)
{
	static Statement statement = {
		.sql = "SELECT minibot_internal.record_statuses($1, $2, $3)",
	.types = {INT8ARRAYOID, TEXTARRAYOID, TEXTARRAYOID}};
	ArrayArgument ids = NewArray(INT8OID, list_length(texts));
	ArrayArgument statuses = NewArray(TEXTOID, list_length(texts));
	ArrayArgument codes = NewArray(TEXTOID, list_length(texts));
	Datum		values[3];

	for (int i = 0; i < list_length(texts); i++)
	{
		KnownText  *text = list_nth(texts, i);

		ids.values[i] = Int64GetDatum(text->message_id);
		PutText(&statuses, i, text->status);
		PutText(&codes, i, text->code);
	}
	values[0] = ArrayValue(&ids);
	values[1] = ArrayValue(&statuses);
	values[2] = ArrayValue(&codes);
	Run(&statement, values, NULL);
}

/* Settle an unknown outcome by the outbound texts of the provider's list, as KnownText */
void
QueueReconcile(int64 message_id, List *texts)
{
	static Statement statement = {
		.sql = "SELECT minibot_internal.reconcile_message($1, $2, $3, $4, $5, $6)",
	.types = {INT8OID, TEXTARRAYOID, TEXTARRAYOID, TEXTARRAYOID, TEXTARRAYOID, TIMESTAMPTZARRAYOID}};
	const Oid	types[] = {TEXTOID, TEXTOID, TEXTOID, TEXTOID, TIMESTAMPTZOID};
	ArrayArgument arrays[lengthof(types)];
	Datum		values[lengthof(types) + 1] = {Int64GetDatum(message_id)};

	for (size_t a = 0; a < lengthof(types); a++)
		arrays[a] = NewArray(types[a], list_length(texts));
	for (int i = 0; i < list_length(texts); i++)
	{
		KnownText  *text = list_nth(texts, i);

		PutText(&arrays[0], i, text->id);
		PutText(&arrays[1], i, text->body);
		PutText(&arrays[2], i, text->status);
		PutText(&arrays[3], i, text->code);
		PutSeconds(&arrays[4], i, text->created);
	}
	for (size_t a = 0; a < lengthof(types); a++)
		values[a + 1] = ArrayValue(&arrays[a]);
	Run(&statement, values, NULL);
}

/* Ask the provider later */
void
QueuePostponeCheck(int64 message_id)
{
	static Statement statement = {
		.sql = "SELECT minibot_internal.postpone_check($1)",
	.types = {INT8OID}};
	Datum		values[] = {Int64GetDatum(message_id)};

	Run(&statement, values, NULL);
}

/* Hand inbound texts, as KnownText, oldest first, to the conversation; returns how many were new */
int
QueueTakeInbound(List *texts)
{
	static Statement statement = {
		.sql = "SELECT minibot_internal.take_inbound($1, $2, $3, $4, $5)",
	.types = {TEXTARRAYOID, TEXTARRAYOID, TEXTARRAYOID, TEXTARRAYOID, TIMESTAMPTZARRAYOID}};
	const Oid	types[] = {TEXTOID, TEXTOID, TEXTOID, TEXTOID, TIMESTAMPTZOID};
	ArrayArgument arrays[lengthof(types)];
	Datum		values[lengthof(types)];

	for (size_t a = 0; a < lengthof(types); a++)
		arrays[a] = NewArray(types[a], list_length(texts));
	for (int i = 0; i < list_length(texts); i++)
	{
		KnownText  *text = list_nth(texts, i);

		PutText(&arrays[0], i, text->id);
		PutText(&arrays[1], i, text->from);
		PutText(&arrays[2], i, text->to);
		arrays[3].values[i] = CStringGetTextDatum(text->body);
		PutSeconds(&arrays[4], i, text->created);
	}
	for (size_t a = 0; a < lengthof(types); a++)
		values[a] = ArrayValue(&arrays[a]);
	Run(&statement, values, NULL);
	return (int) IntegerColumn(0, 1);
}

/* When something in the queue falls due; DT_NOEND: nothing will */
TimestampTz
QueueNextDue(void)
{
	static Statement statement = {
	.sql = "SELECT minibot_internal.next_due()"};
	bool		null;
	Datum		value;

	Run(&statement, NULL, NULL);
	value = Column(0, 1, &null);
	return null ? DT_NOEND : DatumGetTimestampTz(value);
}

bool
QueueTrainingIsDue(void)
{
	static Statement statement = {
	.sql = "SELECT minibot_internal.training_is_due()"};
	bool		null;

	Run(&statement, NULL, NULL);
	return DatumGetBool(Column(0, 1, &null));
}
