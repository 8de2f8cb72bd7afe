/*
 * readability.c
 *
 * reading_grade() and syllables(): how hard a text is to read.
 */
#include "postgres.h"

#include "fmgr.h"
#include "mb/pg_wchar.h"
#include "utils/builtins.h"

#include "compat.h"
#include "readability_core.h"

/* Longer than any text; a book would be measured without a chance to cancel */
#define MAX_BODY_BYTES (1024 * 1024)

/* Sets *language where the ISO 639 code is of a language that can be measured */
static bool
FindLanguage(text *code, ReadingLanguage *language)
{
	const char *name = text_to_cstring(code);

	*language = strcmp(name, "es") == 0 ? READING_SPANISH : READING_ENGLISH;
	return strcmp(name, "es") == 0 || strcmp(name, "en") == 0;
}

/* The text as UTF-8; sets *len */
static char *
AsUtf8(text *body, size_t *len)
{
	char	   *utf8 = pg_server_to_any(VARDATA_ANY(body), VARSIZE_ANY_EXHDR(body), PG_UTF8);

	*len = utf8 == VARDATA_ANY(body) ? VARSIZE_ANY_EXHDR(body) : strlen(utf8);
	if (*len > MAX_BODY_BYTES)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("the text has %zu bytes, more than the %d allowed", *len, MAX_BODY_BYTES)));
	return utf8;
}

PG_FUNCTION_INFO_V1(minibot_reading_grade);

/* reading_grade(body text, language text) returns real; NULL in a language without a formula */
Datum
minibot_reading_grade(PG_FUNCTION_ARGS)
{
	ReadingLanguage language;
	size_t		len;
	char	   *utf8 = AsUtf8(PG_GETARG_TEXT_PP(0), &len);

	if (!FindLanguage(PG_GETARG_TEXT_PP(1), &language))
		PG_RETURN_NULL();
	PG_RETURN_FLOAT4((float4) reading_grade(reading_measure(utf8, len, language), language));
}

PG_FUNCTION_INFO_V1(minibot_syllables);

/* syllables(word text, language text) returns integer; NULL as reading_grade() */
Datum
minibot_syllables(PG_FUNCTION_ARGS)
{
	ReadingLanguage language;
	size_t		len;
	char	   *utf8 = AsUtf8(PG_GETARG_TEXT_PP(0), &len);

	if (!FindLanguage(PG_GETARG_TEXT_PP(1), &language))
		PG_RETURN_NULL();
	PG_RETURN_INT32(reading_syllables(utf8, len, language));
}
