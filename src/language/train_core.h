/*
 * train_core.h
 *
 * From labelled utterances to a model: multinomial logistic regression by
 * stochastic gradient descent, and the cross-validation that tells what it is
 * worth.
 */
#ifndef MINIBOT_TRAIN_CORE_H
#define MINIBOT_TRAIN_CORE_H

#include "language/predict_core.h"

/* One labelled text as features; a copy with typing errors follows its original */
typedef struct Example
{
	int			intent;
	int			language;		/* -1: not said */
	int			n;
	int			n_words;
	uint16_t   *bucket;
	float	   *value;
	float	   *weighed;		/* values as the fit at hand weighs them */
	int			n_tokens;
	uint64_t   *token_hash;
	bool		is_utterance;	/* not a copy, nor an intent's name */
} Example;

typedef struct Corpus
{
	const LanguageHost *host;
	int			n_intents;
	int			n_languages;
	const char **names;			/* of intents, then languages */
	int			n_examples;
	int			capacity;
	int			n_utterances;
	Example    *examples;
	PredictScratch *scratch;
	float	   *weights;		/* of the fit at hand, kept for the next */
	size_t		n_weights;
	uint64_t	random;
} Corpus;

typedef struct TrainOptions
{
	int			epochs;
	float		rate;			/* falls linearly to 0 */
	float		dropout;
	uint64_t	seed;
} TrainOptions;

extern const TrainOptions train_defaults;

/*
 * A corpus for these classes, of at most n_utterances.  Names are read as
 * examples of their intents ("report_absence": report absence).  NULL: out of
 * memory.
 */
extern Corpus *corpus_new(const LanguageHost *host, const char **names, int n_intents, int n_languages,
						  int n_utterances);

/* Add an utterance, length bytes of UTF-8; language is an index or -1.  false: out of memory */
extern bool corpus_add(Corpus *corpus, const char *text, size_t length, int intent, int language);

/*
 * Fit a model to the examples i with use[i] (all where use is NULL).  NULL:
 * out of memory, or tick() said stop.
 */
extern Model *train_model(Corpus *corpus, const bool *use, const TrainOptions *options, const char *phase);

#endif							/* MINIBOT_TRAIN_CORE_H */
