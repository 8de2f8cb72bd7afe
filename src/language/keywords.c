/*
 * keywords.c
 *
 * message_keyword(), message_opts_out(): what must be obeyed before any model
 * is asked.
 */
#include "postgres.h"

#include "fmgr.h"
#include "utils/builtins.h"

#include "language/keywords_core.h"
#include "language/language.h"

PG_FUNCTION_INFO_V1(minibot_message_keyword);
PG_FUNCTION_INFO_V1(minibot_message_opts_out);

/* The keyword of a text, and whether it opts out */
static Keyword
keyword_of(text *body, bool *opts_out)
{
	size_t		length;
	const char *utf8 = TextAsUtf8(body, &length);
	NormalizedText *scratch = palloc(sizeof(NormalizedText));
	Keyword		keyword = find_keyword(utf8, length, scratch, opts_out);

	pfree(scratch);
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
