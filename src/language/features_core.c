/*
 * features_core.c
 *
 * Hashed features; see the header.  Pure C.
 */
#include "language/features_core.h"

#include <math.h>

#define SHORTEST_RUN 2
#define LONGEST_RUN 4

static inline uint64_t
hash_add(uint64_t hash, uint64_t value)
{
	hash = (hash ^ value) * UINT64_C(0x9FB21C651E98DF25);
	return hash ^ (hash >> 32);
}

static uint64_t
hash_token(const NormalizedText *text, const Token *token)
{
	uint64_t	hash = 0;

	for (int i = token->start; i < token->end; i++)
		hash = hash_add(hash, text->chars[i]);
	return hash;
}

/* Count one occurrence of the feature with this hash; block is 0 for words, 1 for characters */
static inline void
count_feature(FeatureBag *bag, uint64_t hash, int block)
{
	uint32_t	bucket = (uint32_t) (hash_add(hash, 1) >> 40) % FEATURE_BUCKETS + block * FEATURE_BUCKETS;

	if (bag->seen[bucket] == 0)
	{
		if (bag->n == FEATURE_MAX)
			return;
		bag->bucket[bag->n++] = (uint16_t) bucket;
	}
	if (bag->seen[bucket] < UINT16_MAX)
		bag->seen[bucket]++;
}

/* Whether a token is a mark rather than a word: punctuation, a symbol, an emoji */
static inline bool
is_mark(const NormalizedText *text, const Token *token)
{
	uint32_t	c = text->chars[token->start];

	return token->end - token->start == 1 &&
		(c == '?' || c == '!' || c == '$' || (c >= 0x2000 && c < 0x3000) || c >= 0x1F000);
}

/* Words and pairs of neighbours */
static void
count_words(const NormalizedText *text, FeatureBag *bag)
{
	uint64_t	previous = 0;

	bag->n_tokens = 0;
	for (int i = 0; i < text->n_tokens; i++)
	{
		uint64_t	hash = hash_token(text, &text->tokens[i]);

		if (!is_mark(text, &text->tokens[i]))
			bag->token_hash[bag->n_tokens++] = hash;
		count_feature(bag, hash, 0);
		if (i > 0)
			count_feature(bag, hash_add(previous * 31, hash), 0);
		previous = hash;
	}
}

/* Runs of characters inside one word, the spaces around it included */
static void
count_runs(const NormalizedText *text, const Token *token, FeatureBag *bag)
{
	int			end = token->end + 1;

	for (int start = token->start - 1; start < end; start++)
	{
		uint64_t	hash = 7;

		for (int i = start; i < end && i < start + LONGEST_RUN; i++)
		{
			hash = hash_add(hash, text->chars[i]);
			if (i - start + 1 >= SHORTEST_RUN)
				count_feature(bag, hash, 1);
		}
	}
}

void
extract_features(const NormalizedText *text, FeatureBag *bag)
{
	bag->n = 0;
	count_words(text, bag);
	bag->n_words = bag->n;
	for (int i = 0; i < text->n_tokens; i++)
		count_runs(text, &text->tokens[i], bag);
	for (int i = 0; i < bag->n; i++)
	{
		uint16_t   *seen = &bag->seen[bag->bucket[i]];

		bag->value[i] = *seen == 1 ? 1.0f : 1.0f + logf(*seen);
		*seen = 0;
	}
}

/* Weigh the features [from, to) and bring them to the given length */
static void
weigh_block(const uint16_t *bucket, const float *value, int from, int to, const float *idf, float length,
			float *weighed)
{
	float		squares = 0;
	float		scale;

	for (int i = from; i < to; i++)
	{
		weighed[i] = value[i] * idf[bucket[i]];
		squares += weighed[i] * weighed[i];
	}
	scale = squares > 0 ? length / sqrtf(squares) : 0;
	for (int i = from; i < to; i++)
		weighed[i] *= scale;
}

void
weigh_features(const uint16_t *bucket, const float *value, int n, int n_words, const float *idf, float *weighed)
{
	weigh_block(bucket, value, 0, n_words, idf, 1.0f, weighed);
	weigh_block(bucket, value, n_words, n, idf, FEATURE_CHARACTER_WEIGHT, weighed);
}
