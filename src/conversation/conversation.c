/*
 * conversation.c
 *
 * What the conversation needs and SQL has not: whether a word is another one
 * with a typing error.  All else of it is sql/7*.sql.
 */
#include "postgres.h"

#include "fmgr.h"
#include "mb/pg_wchar.h"
#include "utils/builtins.h"
#include "utils/varlena.h"

/* Characters of a word from which one error is forgiven, and then two */
#define ONE_ERROR_FROM 4
#define TWO_ERRORS_FROM 8

PG_FUNCTION_INFO_V1(minibot_is_misspelling);

/*
 * is_misspelling(said text, word text) returns boolean: whether said is word
 * but for one inserted, missing or wrong letter, two in a long word.  Words
 * of a sentence are short; what is longer than a word can be is none.
 */
Datum
minibot_is_misspelling(PG_FUNCTION_ARGS)
{
	char	   *said = text_to_cstring(PG_GETARG_TEXT_PP(0));
	char	   *word = text_to_cstring(PG_GETARG_TEXT_PP(1));
	int			letters = pg_mbstrlen(word);
	int			errors = letters < ONE_ERROR_FROM ? 0 : letters < TWO_ERRORS_FROM ? 1 : 2;

	if (strlen(said) > NAMEDATALEN || strlen(word) > NAMEDATALEN)
		PG_RETURN_BOOL(false);
	PG_RETURN_BOOL(varstr_levenshtein_less_equal(said, strlen(said), word, strlen(word), 1, 1, 1, errors, true) <= errors);
}
