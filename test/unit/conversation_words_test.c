/*
 * conversation_words_test.c
 *
 * A text as plain words between spaces.
 */
#include "unit.h"

#include <string.h>

#include "conversation/words_core.h"

/* Whether text reads as the words expected */
static int
Folds(const char *text, int for_days, const char *expected)
{
	char		out[WORDS_FOLD_SIZE(200)];
	size_t		length = words_fold(text, strlen(text), for_days, out);

	return length == strlen(out) && strcmp(out, expected) == 0;
}

int
main(void)
{
	CHECK(Folds("Ana is SICK", 0, " ana is sick "));
	CHECK(Folds("  ¿Mañana, José?  ", 0, " manana jose "));
	CHECK(Folds("Ana's  mon-wed 3/2", 0, " ana s mon wed 3 2 "));
	CHECK(Folds("Jose\xCC\x81 \xC3\x91\xC3\x93", 0, " jose no "));
	CHECK(Folds("\xC4\xB0stanbul \xCE\x86\xCE\xBB\xCF\x86\xCE\xB1 \xD0\x90\xD0\xBD\xD0\xBD\xD0\xB0", 0,
				" istanbul \xCE\xB1\xCE\xBB\xCF\x86\xCE\xB1 \xD0\xB0\xD0\xBD\xD0\xBD\xD0\xB0 "));
	CHECK(Folds("", 0, "  "));
	CHECK(Folds("?!", 0, "  "));
	CHECK(Folds("a\xFF\xC3 b", 0, " a b "));
	/* for days */
	CHECK(Folds("mon-wed 3/2", 1, " mon to wed 3/2 "));
	CHECK(Folds("-", 1, " to "));
	CHECK(Folds("3 / 4", 1, " 3 / 4 "));
	return unit_end("conversation_words_test");
}
