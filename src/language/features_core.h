/*
 * features_core.h
 *
 * A normalised text as a sparse vector: words and pairs of words in one
 * block, runs of two to four characters inside words in another.
 */
#ifndef MINIBOT_FEATURES_CORE_H
#define MINIBOT_FEATURES_CORE_H

#include "language/language_core.h"
#include "language/normalize_core.h"

#define FEATURE_BUCKETS (1 << 14)	/* of each block; 2^16 gains little */
#define FEATURE_COUNT (2 * FEATURE_BUCKETS)
#define FEATURE_MAX (5 * NORMALIZE_MAX_CHARS)	/* of one text */

/* How much the block of characters weighs beside the block of words */
#define FEATURE_CHARACTER_WEIGHT 1.4f

/*
 * Features of one text, those of words first.  seen[] is scratch that is
 * zero between calls: the caller zeroes a new bag once.
 */
typedef struct FeatureBag
{
	int			n;
	int			n_words;		/* features of the word block */
	int			n_tokens;		/* words, marks left out */
	uint16_t	bucket[FEATURE_MAX];	/* 0 .. FEATURE_COUNT - 1 */
	float		value[FEATURE_MAX];
	uint64_t	token_hash[NORMALIZE_MAX_CHARS / 2 + 2];
	uint16_t	seen[FEATURE_COUNT];
} FeatureBag;

/* Fill bag from text; values are 1 + ln(times it occurs) */
extern void extract_features(const NormalizedText *text, FeatureBag *bag);

/*
 * Multiply n values by their buckets' idf and bring each block to its
 * length: 1 the n_words first, FEATURE_CHARACTER_WEIGHT the rest.
 */
extern void weigh_features(const uint16_t *bucket, const float *value, int n, int n_words, const float *idf,
						   float *weighed);

#endif							/* MINIBOT_FEATURES_CORE_H */
