/* language_normalize_test.c: words out of texts, as families write them */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "language/normalize_core.h"
#include "unit.h"

static NormalizedText normalized;

/* Whether the text's words are these */
static bool
becomes(const char *text, const char *words)
{
	char		out[4 * NORMALIZE_MAX_CHARS];
	size_t		n;

	normalize_text(text, strlen(text), &normalized);
	n = normalized_to_utf8(&normalized, out, sizeof(out) - 1);
	out[n] = '\0';
	if (strcmp(out, words) != 0)
		printf("\"%s\" became \"%s\", not \"%s\"\n", text, out, words);
	return strcmp(out, words) == 0;
}

/* Case, width, accents and how they were typed make no difference */
static void
test_folding(void)
{
	CHECK(becomes("Mi HIJA", "mi hija"));
	CHECK(becomes("mañana", "manana"));
	CHECK(becomes("man\xCC\x83""ana", "manana"));
	CHECK(becomes("ÉCOLE Straße", "ecole strasse"));
	CHECK(becomes("ｓｉｃｋ", "sick"));
	CHECK(becomes("don't don’t", "dont dont"));
	CHECK(becomes("e-mail: a.b@c", "e mail a b c"));
}

/* What telephones do to words */
static void
test_habits(void)
{
	CHECK(becomes("r u ok", "are you ok"));
	CHECK(becomes("pls call tmrw", "please call tomorrow"));
	CHECK(becomes("no va xq esta enfermo", "no va porque esta enfermo"));
	CHECK(becomes("sooooo siiiick", "so sick"));
	CHECK(becomes("heeelp", "help"));
	CHECK(becomes("goood too", "god too"));
	CHECK(becomes("idk", "i dont know"));
	CHECK(becomes("URGENT", "urgent"));
}

static void
test_marks(void)
{
	CHECK(becomes("at 7:45 on 3/14", "at 0 00 on 0 00"));
	CHECK(becomes("why?!", "why ? !"));
	CHECK(becomes("$20", "$ 00"));
	CHECK(becomes("sick😷😷 ok👍🏽", "sick 😷 😷 ok 👍"));
	CHECK(becomes("", ""));
	CHECK(becomes(" ... ,,, ", ""));
}

/* Other scripts keep their letters and marks; only what writing by telephone leaves out is folded */
static void
test_scripts(void)
{
	CHECK(becomes("Con tôi bị ốm", "con toi bi om"));
	CHECK(becomes("اِبْنِي مريض", "ابني مريض"));
	CHECK(becomes("मेरा बेटा", "मेरा बेटा"));
	CHECK(becomes("Мой сын", "мой сын"));
	CHECK(becomes("아들이 아파요", "아들이 아파요"));
	CHECK(becomes("ሰላም", "ሰላም"));
	CHECK(becomes("孩子病了", "孩子病了"));
}

/* Anything at all is read, and no more than there is room for */
static void
test_bounds(void)
{
	size_t		size = 1 << 20;
	char	   *text = malloc(size);

	CHECK(becomes("a\xFF\xC3(b", "a b"));
	CHECK(becomes("caf\xC3", "caf"));
	memset(text, 'a', size);
	normalize_text(text, size, &normalized);
	CHECK(normalized.n_tokens == 1);
	for (size_t i = 0; i < size; i++)
		text[i] = i % 2 == 0 ? 'u' : ' ';
	normalize_text(text, size, &normalized);
	CHECK(normalized.n_chars <= NORMALIZE_MAX_CHARS && normalized.n_tokens > 500);
	free(text);
}

/* The plain form keeps digits, habits and repeated letters */
static void
test_plain(void)
{
	char		out[64];
	size_t		n;

	normalize_plain("U r 911 heeelp!", 15, &normalized);
	n = normalized_to_utf8(&normalized, out, sizeof(out));
	CHECK(n == 16 && memcmp(out, "u r 911 heeelp !", 16) == 0);
}

int
main(void)
{
	test_folding();
	test_habits();
	test_marks();
	test_scripts();
	test_bounds();
	test_plain();
	return unit_end("language_normalize");
}
