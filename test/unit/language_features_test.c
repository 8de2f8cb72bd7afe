/* language_features_test.c: the vector of a text */
#include <math.h>
#include <string.h>

#include "language/features_core.h"
#include "unit.h"

static NormalizedText text;
static FeatureBag bag;
static float weighed[FEATURE_MAX];
static float idf[FEATURE_COUNT];

static void
extract(const char *string)
{
	normalize_text(string, strlen(string), &text);
	extract_features(&text, &bag);
}

static double
block_length(int from, int to)
{
	double		squares = 0;

	for (int i = from; i < to; i++)
		squares += weighed[i] * weighed[i];
	return sqrt(squares);
}

int
main(void)
{
	static const uint16_t golden[] = {13666, 8087, 1737, 25045, 19336, 31284, 28843, 29294};
	uint16_t	first[FEATURE_MAX];
	int			n;

	for (int i = 0; i < FEATURE_COUNT; i++)
		idf[i] = 1;

	/* two words: each, and the pair; of " ab " and " cd " six runs each, " ab " itself among them */
	extract("ab cd");
	CHECK(bag.n_words == 3);
	CHECK(bag.n == 3 + 6 + 6);
	CHECK(bag.n_tokens == 2);

	/* the same text twice gives the same features in the same order */
	n = bag.n;
	memcpy(first, bag.bucket, n * sizeof(uint16_t));
	extract("AB  cd");
	CHECK(bag.n == n && memcmp(first, bag.bucket, n * sizeof(uint16_t)) == 0);

	/* the order of words matters to pairs only */
	extract("cd ab");
	CHECK(bag.n == n && memcmp(first, bag.bucket, n * sizeof(uint16_t)) != 0);

	/* a word said three times counts as 1 + ln 3 */
	extract("no no no");
	CHECK(fabs(bag.value[0] - (1 + log(3))) < 1e-6);
	CHECK(bag.n_words == 2);

	/* blocks have their lengths */
	weigh_features(bag.bucket, bag.value, bag.n, bag.n_words, idf, weighed);
	CHECK(fabs(block_length(0, bag.n_words) - 1) < 1e-5);
	CHECK(fabs(block_length(bag.n_words, bag.n) - FEATURE_CHARACTER_WEIGHT) < 1e-5);

	/* the same features on every machine: a stored model counts on it */
	extract("El niño");
	for (int i = 0; i < (int) (sizeof(golden) / sizeof(golden[0])); i++)
		CHECK(bag.bucket[i] == golden[i]);
	CHECK(bag.token_hash[0] == UINT64_C(0x484E8573D16BD123) && bag.token_hash[1] == UINT64_C(0x66AC90015F99B82E));

	/* nothing to go by */
	extract("...");
	CHECK(bag.n == 0 && bag.n_tokens == 0);

	/* scratch is left clean */
	n = 0;
	for (int i = 0; i < FEATURE_COUNT; i++)
		n += bag.seen[i] != 0;
	CHECK(n == 0);
	return unit_end("language_features");
}
