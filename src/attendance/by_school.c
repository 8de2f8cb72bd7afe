/*
 * by_school.c
 *
 * Attendance as the district writes it, by its own codes: attendance_by_school()
 * reads a whole warehouse, day_differs() tells what of a load changes anything.
 * The warehouse's rows go straight from the executor into registers
 * (registers_core.c), which takes less time than grouping them would.
 */
#include "postgres.h"

#include "catalog/pg_type.h"
#include "common/hashfn.h"
#include "executor/spi.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "port/pg_bitutils.h"
#include "tcop/dest.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

#include "attendance/calendar.h"
#include "attendance/registers_core.h"
#include "call.h"
#include "compat.h"

/*
 * The district's codes, hashed once a query.  Attendance codes are a letter or
 * two; a power of two at least twice their number keeps probes short.
 */
typedef struct
{
	char	   *code;
	int			length;
	DayStatus	status;
	uint8_t		strength;
} CodeSlot;

typedef struct
{
	ArrayType  *codes;			/* the arrays they were made from */
	ArrayType  *states;
	uint32		mask;
	CodeSlot   *slot;
} CodeCache;

/* The slot of a code, or the free one where it would go */
static CodeSlot *
FindCode(const CodeCache *cache, const char *code, int length)
{
	uint32		at = hash_bytes((const unsigned char *) code, length) & cache->mask;

	while (cache->slot[at].code != NULL &&
		   (cache->slot[at].length != length || memcmp(cache->slot[at].code, code, length) != 0))
		at = (at + 1) & cache->mask;
	return &cache->slot[at];
}

/* Hash the codes and their states, 8 * DayStatus + DayMissed each */
static void
FillCodeCache(CodeCache *cache, MemoryContext context, ArrayType *codes, ArrayType *states)
{
	MemoryContext old = MemoryContextSwitchTo(context);
	Datum	   *code;
	Datum	   *state;
	int			count;
	int			state_count;

	if (array_contains_nulls(codes) || array_contains_nulls(states))
		elog(ERROR, "codes and states must not be NULL");
	deconstruct_array(codes, TEXTOID, -1, false, TYPALIGN_INT, &code, NULL, &count);
	deconstruct_array(states, INT2OID, sizeof(int16), true, TYPALIGN_SHORT, &state, NULL, &state_count);
	if (count != state_count)
		elog(ERROR, "codes and states do not match");
	cache->codes = memcpy(palloc(VARSIZE(codes)), codes, VARSIZE(codes));
	cache->states = memcpy(palloc(VARSIZE(states)), states, VARSIZE(states));
	cache->mask = pg_nextpower2_32(2 * (uint32) count + 1) - 1;
	cache->slot = palloc0((cache->mask + 1) * sizeof(CodeSlot));
	for (int i = 0; i < count; i++)
	{
		CodeSlot   *slot = FindCode(cache, VARDATA_ANY(code[i]), VARSIZE_ANY_EXHDR(code[i]));

		if (DatumGetInt16(state[i]) < 0 || DatumGetInt16(state[i]) / 8 >= DAY_STATUSES ||
			DatumGetInt16(state[i]) % 8 >= MISSED_LEVELS)
			elog(ERROR, "unknown state %d", DatumGetInt16(state[i]));
		slot->length = VARSIZE_ANY_EXHDR(code[i]);
		slot->code = memcpy(palloc(slot->length + 1), VARDATA_ANY(code[i]), slot->length);
		slot->status = (DayStatus) (DatumGetInt16(state[i]) / 8);
		slot->strength = day_strength(slot->status, (DayMissed) (DatumGetInt16(state[i]) % 8));
	}
	MemoryContextSwitchTo(old);
}

/* Raise for a code that isn't mapped: never "present" */
pg_noreturn static void
RaiseUnmapped(const char *code)
{
	ereport(ERROR,
			(errcode(ERRCODE_UNDEFINED_OBJECT),
			 errmsg("attendance code %s is not mapped", code ? quote_literal_cstr(code) : "NULL"),
			 errhint("Say what it means with minibot.map_code().")));
}

/* Strength of a day with a code (NULL: none), and with a share missed where the row has one of its own */
static uint8_t
StrengthOfCode(const CodeCache *cache, text *code, const Datum *missed)
{
	CodeSlot   *slot;

	if (code == NULL)
		RaiseUnmapped(NULL);
	slot = FindCode(cache, VARDATA_ANY(code), VARSIZE_ANY_EXHDR(code));
	if (slot->code == NULL)
		RaiseUnmapped(text_to_cstring(code));
	return missed == NULL ? slot->strength : day_strength(slot->status, LevelOfMissed(DatumGetFloat4(*missed)));
}

/* Whether two arrays are the same bytes */
static bool
IsSameArray(ArrayType *a, ArrayType *b)
{
	return VARSIZE(a) == VARSIZE(b) && memcmp(a, b, VARSIZE(a)) == 0;
}

/* The codes of arguments arg and arg + 1, nearly always the same in every call of a query */
static CodeCache *
CodesOfArgs(FunctionCallInfo fcinfo, int arg)
{
	CodeCache  *cache = QueryCache(fcinfo, sizeof(CodeCache));
	ArrayType  *codes;
	ArrayType  *states;

	if (PG_ARGISNULL(arg) || PG_ARGISNULL(arg + 1))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 errmsg("the %s of attendance codes must not be NULL", PG_ARGISNULL(arg) ? "list" : "states")));
	codes = PG_GETARG_ARRAYTYPE_P(arg);
	states = PG_GETARG_ARRAYTYPE_P(arg + 1);
	if (cache->slot == NULL || !IsSameArray(cache->codes, codes) || !IsSameArray(cache->states, states))
		FillCodeCache(cache, fcinfo->flinfo->fn_mcxt, codes, states);
	return cache;
}

/* What receives the rows of the attendance source: student_id, school_id, date, code, missed */
typedef struct
{
	DestReceiver receiver;
	CodeCache	codes;
	Registers	registers;
} RegisterReceiver;

static const Oid row_type[] = {TEXTOID, TEXTOID, DATEOID, TEXTOID, FLOAT4OID};

/* Check that rows are what they must be */
static void
StartRows(DestReceiver *self, int operation, TupleDesc columns)
{
	(void) self;
	(void) operation;
	for (int i = 0; i < (int) lengthof(row_type); i++)
	{
		if (columns->natts != (int) lengthof(row_type) || TupleDescAttr(columns, i)->atttypid != row_type[i])
			ereport(ERROR,
					(errcode(ERRCODE_DATATYPE_MISMATCH),
					 errmsg("attendance rows must be student_id text, school_id text, date date, code text,"
							" missed real")));
	}
}

/* A text of a row, which is small; a compressed one is unpacked */
static text *
TextOfRow(TupleTableSlot *slot, int column)
{
	return slot->tts_isnull[column] ? NULL : DatumGetTextPP(slot->tts_values[column]);
}

/* Give back what TextOfRow() unpacked */
static void
FreeRowText(TupleTableSlot *slot, int column, text *value)
{
	if (value != NULL && (Pointer) value != DatumGetPointer(slot->tts_values[column]))
		pfree(value);
}

/* Enter a row; one that names no student or no day is nobody's */
static bool
EnterRow(TupleTableSlot *slot, DestReceiver *self)
{
	RegisterReceiver *into = (RegisterReceiver *) self;
	text	   *student;
	text	   *school;
	text	   *code;
	uint8_t		strength;

	slot_getallattrs(slot);
	if (slot->tts_isnull[0] || slot->tts_isnull[2])
		return true;
	student = TextOfRow(slot, 0);
	school = TextOfRow(slot, 1);
	code = TextOfRow(slot, 3);
	strength = StrengthOfCode(&into->codes, code, slot->tts_isnull[4] ? NULL : &slot->tts_values[4]);
	CheckCalendar(registers_enter(&into->registers, VARDATA_ANY(student), VARSIZE_ANY_EXHDR(student),
								  school ? VARDATA_ANY(school) : NULL,
								  school ? (int) VARSIZE_ANY_EXHDR(school) : NO_SCHOOL,
								  DatumGetDateADT(slot->tts_values[2]), strength));
	FreeRowText(slot, 0, student);
	FreeRowText(slot, 1, school);
	FreeRowText(slot, 3, code);
	return true;
}

/* A DestReceiver's other callbacks */
static void
EndRows(DestReceiver *self)
{
	(void) self;
}

/* Memory for registers, in the context that is the callback's */
static void *
GetMemory(void *context, size_t size)
{
	return MemoryContextAllocHuge(context, size);
}

static void
ReleaseMemory(void *context, void *memory)
{
	(void) context;
	pfree(memory);
}

/* Run the query and enter its rows; they go from the executor to the registers, and are never kept */
static void
EnterQuery(RegisterReceiver *into, char *query)
{
	SPIExecuteOptions options = {.read_only = true, .dest = &into->receiver};

	into->receiver.receiveSlot = EnterRow;
	into->receiver.rStartup = StartRows;
	into->receiver.rShutdown = EndRows;
	into->receiver.rDestroy = EndRows;
	into->receiver.mydest = DestTuplestore; /* to SPI: somebody else's */
	if (SPI_connect() != SPI_OK_CONNECT)
		elog(ERROR, "SPI_connect failed");
	if (SPI_execute_extended(query, &options) != SPI_OK_SELECT)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("attendance is not read by a query: %s", query)));
	SPI_finish();
	CheckCalendar(registers_flush(&into->registers));
}

/* Return a register as a row */
static void
PutRegister(ReturnSetInfo *result, const StudentRegister *entry)
{
	const char *ids = register_ids(entry);
	bool		isnull[3] = {false, entry->school_length == NO_SCHOOL, false};
	Datum		value[3];
	Calendar	calendar;

	register_calendar(&entry->days, &calendar);
	value[0] = PointerGetDatum(cstring_to_text_with_len(ids, entry->student_length));
	value[1] = isnull[1] ? (Datum) 0 :
		PointerGetDatum(cstring_to_text_with_len(ids + entry->student_length, entry->school_length));
	value[2] = CalendarGetDatum(&calendar);
	tuplestore_putvalues(result->setResult, result->setDesc, value, isnull);
}

PG_FUNCTION_INFO_V1(minibot_attendance_by_school);

/*
 * attendance_by_school(query, since, codes, states): a row for each student and
 * school; no row of the query is of a day before "since"
 */
Datum
minibot_attendance_by_school(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	MemoryContext work = AllocSetContextCreate(CurrentMemoryContext, "attendance_by_school", ALLOCSET_DEFAULT_SIZES);
	MemoryContext row = AllocSetContextCreate(work, "attendance_by_school row", ALLOCSET_SMALL_SIZES);
	RegisterReceiver *into = MemoryContextAllocZero(work, sizeof(RegisterReceiver));

	InitMaterializedSRF(fcinfo, 0);
	FillCodeCache(&into->codes, work, PG_GETARG_ARRAYTYPE_P(2), PG_GETARG_ARRAYTYPE_P(3));
	registers_init(&into->registers, (RegisterMemory) {GetMemory, ReleaseMemory, work}, PG_GETARG_DATEADT(1));
	EnterQuery(into, text_to_cstring(PG_GETARG_TEXT_PP(0)));
	for (uint32 place = 0; place < into->registers.count; place++)
	{
		MemoryContext old = MemoryContextSwitchTo(row);

		CHECK_FOR_INTERRUPTS();
		PutRegister(result, registers_at(&into->registers, place));
		MemoryContextSwitchTo(old);
		MemoryContextReset(row);
	}
	MemoryContextDelete(work);
	return (Datum) 0;
}

PG_FUNCTION_INFO_V1(attendance_day_differs);

/*
 * day_differs(days, date, code, missed, codes, states, only_days): whether
 * entering the day would change the calendar; where only_days, a day that isn't
 * in it would not be entered.
 */
Datum
attendance_day_differs(PG_FUNCTION_ARGS)
{
	bool		only_days = !PG_ARGISNULL(6) && PG_GETARG_BOOL(6);
	uint8_t		strength;
	Calendar	calendar;
	DayStatus	status;
	DayMissed	missed;

	if (PG_ARGISNULL(1))
		PG_RETURN_BOOL(false);
	strength = StrengthOfCode(CodesOfArgs(fcinfo, 4), PG_ARGISNULL(2) ? NULL : PG_GETARG_TEXT_PP(2),
							  PG_ARGISNULL(3) ? NULL : &PG_GETARG_DATUM(3));
	if (PG_ARGISNULL(0))
		PG_RETURN_BOOL(!only_days);
	DatumGetCalendar(PG_GETARG_DATUM(0), &calendar);
	if (!calendar_day(&calendar, PG_GETARG_DATEADT(1), &status, &missed))
		PG_RETURN_BOOL(!only_days);
	PG_RETURN_BOOL(strength > day_strength(status, missed));
}
