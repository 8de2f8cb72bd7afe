/*
 * conversation.c
 *
 * What the conversation needs and SQL has not, or has only slowly: a text as
 * plain words, and the words, names and days that are said in it.  All else of
 * it is sql/conversation/.
 */
#include "postgres.h"

#include "catalog/pg_type.h"
#include "fmgr.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/varlena.h"

#include "conversation/days_core.h"
#include "conversation/words_core.h"
#include "language/language.h"

/* Characters of a word from which one error is forgiven, and then two */
#define ONE_ERROR_FROM 4
#define TWO_ERRORS_FROM 8

/* Characters of a name from which an error is forgiven */
#define MISSPELT_NAME_FROM 5

/* Most days that one text is read for */
#define DAYS_MAX_MENTIONS 50

PG_FUNCTION_INFO_V1(minibot_is_misspelling);
PG_FUNCTION_INFO_V1(minibot_fold_words);
PG_FUNCTION_INFO_V1(minibot_day_mentions);
PG_FUNCTION_INFO_V1(minibot_name_likeness);

/*
 * Whether said is word but for one inserted, missing or wrong letter, two in a
 * long word.  Words of a sentence are short; what is longer than a word can be
 * is none.
 */
static bool
IsMisspelling(const char *said, int said_length, const char *word, int word_length)
{
	int			letters = pg_mbstrlen_with_len(word, word_length);
	int			errors = letters < ONE_ERROR_FROM ? 0 : letters < TWO_ERRORS_FROM ? 1 : 2;

	if (said_length > NAMEDATALEN || word_length > NAMEDATALEN)
		return false;
	return varstr_levenshtein_less_equal(said, said_length, word, word_length, 1, 1, 1, errors, true) <= errors;
}

/* is_misspelling(said text, word text) returns boolean */
Datum
minibot_is_misspelling(PG_FUNCTION_ARGS)
{
	text	   *said = PG_GETARG_TEXT_PP(0);
	text	   *word = PG_GETARG_TEXT_PP(1);

	PG_RETURN_BOOL(IsMisspelling(VARDATA_ANY(said), VARSIZE_ANY_EXHDR(said),
								 VARDATA_ANY(word), VARSIZE_ANY_EXHDR(word)));
}

/* A text argument folded, in the server's encoding */
static char *
Folded(const struct varlena *value, bool for_days)
{
	size_t		length;
	const char *utf8 = TextAsUtf8(value, &length);
	char	   *folded = palloc(WORDS_FOLD_SIZE(length));

	return pg_any_to_server(folded, words_fold(utf8, length, for_days, folded), PG_UTF8);
}

/* fold_words(body text) returns text: words between single spaces, a space at both ends */
Datum
minibot_fold_words(PG_FUNCTION_ARGS)
{
	PG_RETURN_TEXT_P(cstring_to_text(Folded(PG_GETARG_TEXT_PP(0), false)));
}

/* A part of a mention as text; *isnull where it has none */
static Datum
PartDatum(const DaySpan *span, bool *isnull)
{
	char	   *words;

	*isnull = span->start == NULL;
	if (*isnull)
		return (Datum) 0;
	words = pnstrdup(span->start, span->length);
	return PointerGetDatum(cstring_to_text(pg_any_to_server(words, span->length, PG_UTF8)));
}

/*
 * day_mentions(body text) returns text[]: a row for each place that names a
 * day, a column for each DayPart; NULL where there is none.
 */
Datum
minibot_day_mentions(PG_FUNCTION_ARGS)
{
	size_t		length;
	const char *utf8 = TextAsUtf8(PG_GETARG_TEXT_PP(0), &length);
	char	   *folded = palloc(WORDS_FOLD_SIZE(length));
	DayReader  *reader = palloc(sizeof(DayReader));
	Datum		parts[DAYS_MAX_MENTIONS * DAY_PARTS];
	bool		nulls[DAYS_MAX_MENTIONS * DAY_PARTS];
	int			size[2] = {0, DAY_PARTS};
	int			lower[2] = {1, 1};
	DayMention	mention;

	days_begin(reader, folded, words_fold(utf8, length, true, folded));
	for (; size[0] < DAYS_MAX_MENTIONS && days_next(reader, &mention); size[0]++)
		for (int i = 0; i < DAY_PARTS; i++)
			parts[size[0] * DAY_PARTS + i] = PartDatum(&mention.part[i], &nulls[size[0] * DAY_PARTS + i]);
	if (size[0] == 0)
		PG_RETURN_NULL();
	PG_RETURN_ARRAYTYPE_P(construct_md_array(parts, nulls, 2, size, lower, TEXTOID, -1, false, TYPALIGN_INT));
}

/* The word that begins at *at, and its length; *at moves behind the space after it.  NULL at the end. */
static const char *
NextWord(const char **at, int *length)
{
	const char *word = *at;
	const char *space = strchr(word, ' ');

	if (space == NULL)
		return NULL;
	*length = space - word;
	*at = space + 1;
	return word;
}

/* Whether one of the folded words is this word but for a typing error */
static bool
HasMisspelling(const char *folded, const char *word, int word_length)
{
	const char *at = folded;
	const char *said;
	int			said_length;

	while ((said = NextWord(&at, &said_length)) != NULL)
		if (IsMisspelling(said, said_length, word, word_length))
			return true;
	return false;
}

/* Whether each word of the folded name is among the folded words, but for typing errors */
static bool
IsSaidLoosely(const char *name, const char *folded)
{
	const char *at = name + 1;	/* behind the space */
	const char *word;
	int			length;

	if (pg_mbstrlen(name) < MISSPELT_NAME_FROM + 2)
		return false;
	while ((word = NextWord(&at, &length)) != NULL)
	{
		CHECK_FOR_INTERRUPTS();
		if (!HasMisspelling(folded, word, length))
			return false;
	}
	return true;
}

/*
 * name_likeness(name text, folded text) returns integer: 2 where fold_words()
 * of a text has the name in it as written, 1 where it has (a name of five
 * letters or more) each of its words with a typing error, else 0.
 */
Datum
minibot_name_likeness(PG_FUNCTION_ARGS)
{
	char	   *name = Folded(PG_GETARG_TEXT_PP(0), false);
	char	   *folded = text_to_cstring(PG_GETARG_TEXT_PP(1));

	if (strstr(folded, name) != NULL)
		PG_RETURN_INT32(2);
	PG_RETURN_INT32(IsSaidLoosely(name, folded) ? 1 : 0);
}
