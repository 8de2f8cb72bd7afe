/*
 * keywords.c
 *
 * message_keyword(): what must be obeyed before any model is asked.
 */
#include "postgres.h"

#include "fmgr.h"
#include "utils/builtins.h"

#include "language/keywords_core.h"
#include "language/language.h"

PG_FUNCTION_INFO_V1(minibot_message_keyword);

/* message_keyword(body text) returns text: opt_out, opt_in, help, crisis or NULL */
Datum
minibot_message_keyword(PG_FUNCTION_ARGS)
{
	static const char *const names[] = {
		[KEYWORD_OPT_OUT] = "opt_out",[KEYWORD_OPT_IN] = "opt_in",[KEYWORD_HELP] = "help",[KEYWORD_CRISIS] = "crisis"
	};
	size_t		length;
	const char *body = TextAsUtf8(PG_GETARG_TEXT_PP(0), &length);
	NormalizedText *scratch = palloc(sizeof(NormalizedText));
	Keyword		keyword = find_keyword(body, length, scratch);

	pfree(scratch);
	if (keyword == KEYWORD_NONE)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text(names[keyword]));
}
