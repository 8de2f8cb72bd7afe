/*
 * reading.c
 *
 * read_clauses(): a reading as JSON, for SQL to act on.
 */
#include "postgres.h"

#include "catalog/pg_type.h"
#include "fmgr.h"
#include "lib/stringinfo.h"
#include "mb/pg_wchar.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/json.h"
#include "utils/jsonb.h"
#include "utils/memutils.h"

#include "language/language.h"
#include "language/reading_core.h"

PG_FUNCTION_INFO_V1(minibot_read_clauses);

/* Cues in the order of ReadingCue's bits */
static const char *const cue_names[] = {
	"out", "late", "coming", "sick", "fine", "home", "there", "wrong", "days", "not_days", "only", "more", "meant",
	"never_mind", "report", "open_days", "early", "thanks", "greeting", "return", "who"
};

/* Room for the lexicon and one reading, made once in each backend */
typedef struct Room
{
	ReadingLexicon lexicon;
	Reading		reading;
} Room;

static Room *
TheRoom(void)
{
	static Room *room = NULL;

	if (room == NULL)
	{
		Room	   *made = MemoryContextAlloc(TopMemoryContext, sizeof(Room));

		reading_lexicon_init(&made->lexicon);
		room = made;
	}
	return room;
}

/* Put the folded names of an array into the context */
static void
SetChildren(ReadingContext *context, ArrayType *names)
{
	Datum	   *datums;
	bool	   *nulls;
	int			n;

	deconstruct_array(names, TEXTOID, -1, false, TYPALIGN_INT, &datums, &nulls, &n);
	for (int i = 0; i < n && i < READING_MAX_CHILDREN; i++)
	{
		size_t		length = 0;
		const char *utf8 = nulls[i] ? "" : TextAsUtf8(DatumGetTextPP(datums[i]), &length);

		context->child[context->n_children++] = pnstrdup(utf8, length);
	}
}

/* Append "name": followed by bytes [start, end) of the text */
static void
AppendWords(StringInfo out, const char *name, const char *text, int start, int end)
{
	char	   *words = pnstrdup(text + start, end - start);

	appendStringInfo(out, ", \"%s\": ", name);
	escape_json(out, pg_any_to_server(words, end - start, PG_UTF8));
}

/* Append a clause as an object */
static void
AppendClause(StringInfo out, const ReadingClause *clause, const char *text)
{
	const char *separator = "";

	appendStringInfo(out, "{\"function\": \"%s\", \"whom\": \"%s\"", reading_function_name(clause->function),
					 reading_whom_name(clause->whom));
	AppendWords(out, "words", text, clause->start, clause->end);
	if (clause->days_end > clause->days_start)
		AppendWords(out, "days_in", text, clause->days_start, clause->days_end);
	if (clause->not_days_end > clause->not_days_start)
		AppendWords(out, "not_days_in", text, clause->not_days_start, clause->not_days_end);
	appendStringInfoString(out, ", \"children\": [");
	for (int i = 0; i < READING_MAX_CHILDREN; i++)
		if (clause->children >> i & 1)
		{
			appendStringInfo(out, "%s%d", separator, i);
			separator = ", ";
		}
	appendStringInfoString(out, "], \"cues\": [");
	separator = "";
	for (size_t i = 0; i < lengthof(cue_names); i++)
		if (clause->cues >> i & 1)
		{
			appendStringInfo(out, "%s\"%s\"", separator, cue_names[i]);
			separator = ", ";
		}
	appendStringInfo(out, "], \"polarity\": \"%s\", \"certainty\": \"%s\", \"tense\": \"%s\"}",
					 clause->is_negative ? "negative" : "positive", clause->is_unsure ? "unsure" : "sure",
					 clause->is_past ? "past" : "present");
}

/*
 * read_clauses(body text, children text[], focus integer, has_note boolean,
 * is_recent boolean, asked text) returns jsonb: an array of clauses.  focus
 * are bits, the first child's 1.  Nothing is NULL.
 */
Datum
minibot_read_clauses(PG_FUNCTION_ARGS)
{
	size_t		length;
	const char *body = TextAsUtf8(PG_GETARG_TEXT_PP(0), &length);
	char	   *asked = text_to_cstring(PG_GETARG_TEXT_PP(5));
	ReadingContext context = {0};
	Room	   *room = TheRoom();
	StringInfoData out;

	SetChildren(&context, PG_GETARG_ARRAYTYPE_P(1));
	context.focus = (uint32_t) PG_GETARG_INT32(2);
	context.has_note = PG_GETARG_BOOL(3);
	context.is_recent = PG_GETARG_BOOL(4);
	context.asked = strcmp(asked, "which_child") == 0 ? ASKED_CHILD :
		strcmp(asked, "which_day") == 0 ? ASKED_DAY : asked[0] == '\0' ? ASKED_NOTHING : ASKED_OTHER;
	read_text(&room->lexicon, &context, body, length, &room->reading);

	initStringInfo(&out);
	appendStringInfoChar(&out, '[');
	for (int i = 0; i < room->reading.n_clauses; i++)
	{
		if (i > 0)
			appendStringInfoString(&out, ", ");
		AppendClause(&out, &room->reading.clause[i], body);
	}
	appendStringInfoChar(&out, ']');
	PG_RETURN_DATUM(DirectFunctionCall1(jsonb_in, CStringGetDatum(out.data)));
}
