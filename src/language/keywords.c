/*
 * keywords.c
 *
 * message_keyword(), message_opts_out(): what must be obeyed before any model
 * is asked; read_tongue(): and what is said in languages that none knows.
 */
#include "postgres.h"

#include "fmgr.h"
#include "funcapi.h"
#include "utils/builtins.h"

#include "language/keywords_core.h"
#include "language/language.h"
#include "language/tongue_core.h"

PG_FUNCTION_INFO_V1(minibot_message_keyword);
PG_FUNCTION_INFO_V1(minibot_message_opts_out);
PG_FUNCTION_INFO_V1(minibot_read_tongue);

/* What a matter is called: a keyword, "safety", or an intent of the starter kit */
static const char *const matters[] = {
	[TONGUE_THANKS] = "thanks",[TONGUE_HELP] = "help",[TONGUE_ABSENCE] = "report_absence",
	[TONGUE_INTERPRETER] = "request_language",[TONGUE_WRONG_NUMBER] = "wrong_number",[TONGUE_OPT_IN] = "opt_in",
	[TONGUE_OPT_OUT] = "opt_out",[TONGUE_SAFETY] = "safety",[TONGUE_CRISIS] = "crisis"
};

/* The keyword that a text in another language than English and Spanish is */
static Keyword
keyword_of_tongue(const char *utf8, size_t length, bool *opts_out)
{
	static const Keyword keywords[TONGUE_CRISIS + 1] = {
		[TONGUE_HELP] = KEYWORD_HELP,[TONGUE_OPT_IN] = KEYWORD_OPT_IN,[TONGUE_OPT_OUT] = KEYWORD_OPT_OUT,
		[TONGUE_CRISIS] = KEYWORD_CRISIS
	};
	TongueScratch *scratch = palloc(sizeof(TongueScratch));
	TongueReading reading;

	read_tongue(utf8, length, NULL, scratch, &reading);
	pfree(scratch);
	*opts_out = reading.opts_out;
	return keywords[reading.matter];
}

/* The keyword of a text, and whether it opts out */
static Keyword
keyword_of(text *body, bool *opts_out)
{
	size_t		length;
	const char *utf8 = TextAsUtf8(body, &length);
	NormalizedText *scratch = palloc(sizeof(NormalizedText));
	Keyword		keyword = find_keyword(utf8, length, scratch, opts_out);

	pfree(scratch);
	if (keyword == KEYWORD_NONE)
		keyword = keyword_of_tongue(utf8, length, opts_out);
	return keyword;
}

/* message_keyword(body text) returns text: opt_out, opt_in, help, crisis or NULL */
Datum
minibot_message_keyword(PG_FUNCTION_ARGS)
{
	static const char *const names[] = {
		[KEYWORD_OPT_OUT] = "opt_out",[KEYWORD_OPT_IN] = "opt_in",[KEYWORD_HELP] = "help",[KEYWORD_CRISIS] = "crisis"
	};
	bool		opts_out;
	Keyword		keyword = keyword_of(PG_GETARG_TEXT_PP(0), &opts_out);

	if (keyword == KEYWORD_NONE)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text(names[keyword]));
}

/* message_opts_out(body text) returns boolean */
Datum
minibot_message_opts_out(PG_FUNCTION_ARGS)
{
	bool		opts_out;

	keyword_of(PG_GETARG_TEXT_PP(0), &opts_out);
	PG_RETURN_BOOL(opts_out);
}

/*
 * read_tongue(body text, known text, OUT language text, OUT matter text,
 * OUT day text, OUT is_sure boolean); known may be NULL
 */
Datum
minibot_read_tongue(PG_FUNCTION_ARGS)
{
	size_t		length;
	const char *body;
	const char *known = PG_ARGISNULL(1) ? NULL : text_to_cstring(PG_GETARG_TEXT_PP(1));
	TongueScratch *scratch;
	TongueReading reading;
	TupleDesc	tupdesc;
	Datum		values[4] = {0};
	bool		nulls[4] = {true, true, true, false};

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	if (get_call_result_type(fcinfo, NULL, &tupdesc) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "return type must be a row type");
	body = TextAsUtf8(PG_GETARG_TEXT_PP(0), &length);
	scratch = palloc(sizeof(TongueScratch));
	read_tongue(body, length, known, scratch, &reading);
	pfree(scratch);
	if (!(nulls[0] = reading.language == NULL))
		values[0] = CStringGetTextDatum(reading.language);
	if (!(nulls[1] = reading.matter == TONGUE_NONE))
		values[1] = CStringGetTextDatum(matters[reading.matter]);
	if (!(nulls[2] = reading.day == NULL))
		values[2] = CStringGetTextDatum(reading.day);
	values[3] = BoolGetDatum(reading.is_sure);
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(BlessTupleDesc(tupdesc), values, nulls)));
}
