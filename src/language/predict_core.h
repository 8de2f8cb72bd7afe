/*
 * predict_core.h
 *
 * A trained model, how it is stored, and what it says about a text.
 */
#ifndef MINIBOT_PREDICT_CORE_H
#define MINIBOT_PREDICT_CORE_H

#include "language/features_core.h"

/* Stored models carry this number; a change of features or layout raises it */
#define MODEL_FORMAT 1

/* What a model may hold: intents and languages together, and bytes of a name */
#define MODEL_MAX_CLASSES 60000
#define MODEL_MAX_NAME 1000

/* Words seen in training, as a Bloom filter of one hash: 2^17 bits */
#define VOCABULARY_BYTES (1 << 14)

/* What confidence is made of; see calibrate_core.c */
typedef enum Signal
{
	SIGNAL_ONE,
	SIGNAL_MAX_LOGIT,
	SIGNAL_SURPRISE,			/* log(-log p) of the best intent */
	SIGNAL_MARGIN,				/* logit of the best less that of the second */
	SIGNAL_UNSEEN,				/* share of words never seen in training */
	SIGNAL_LENGTH,				/* ln(1 + words) */
	N_SIGNALS
}			Signal;

/*
 * A model in memory.  Classes are the intents, then the languages; a row of
 * weights holds one feature's weight for each class, padded to width.
 */
typedef struct Model
{
	int			n_intents;
	int			n_languages;
	int			width;
	int			n_rows;			/* row 0 is the bias */
	const char **names;			/* of intents, then languages */
	uint32_t   *weights;		/* n_rows * width / 4, packed by model_pack_row() */
	float	   *scale;			/* n_rows: what a weight of 1 stands for */
	float		calibration[N_SIGNALS];
	float		threshold;		/* least confidence to be accepted */
	int32_t		row[FEATURE_COUNT]; /* -1: never seen in training */
	uint16_t	intents_with[FEATURE_COUNT];	/* how many intents have the feature */
	float		idf[FEATURE_COUNT];
	uint8_t		vocabulary[VOCABULARY_BYTES];
} Model;

/* Room for a prediction: one for each model and backend */
typedef struct PredictScratch
{
	NormalizedText text;
	FeatureBag	bag;
	float		weighed[FEATURE_MAX];
	float		values[FEATURE_MAX + 1];	/* of the features that have a row, the bias first, ... */
	const uint32_t *rows[FEATURE_MAX + 1];	/* ... and their rows */
	float	   *scores;			/* width */
} PredictScratch;

typedef struct Guess
{
	int			intent;			/* -1: nothing to go by */
	int			language;		/* index of a language, -1: not told */
	float		margin;			/* probability of the best less that of the second */
	float		confidence;		/* chance that the intent is right */
	bool		accepted;
	float		signals[N_SIGNALS];
} Guess;

/* Number of classes that a row is padded to */
extern int	model_width(int n_classes);

/* A new model of this shape, its arrays allocated and its maps empty; NULL: out of memory */
extern Model *model_new(const LanguageHost *host, int n_intents, int n_languages, int n_rows);

/* Write a row of small weights, one for each class, into the model */
extern void model_pack_row(Model *model, int row, const int8_t *weights);

/* Compute idf from intents_with */
extern void model_set_idf(Model *model);

/* A scratch for the model; NULL: out of memory */
extern PredictScratch *predict_scratch_new(const LanguageHost *host, int width);

/* What the model says about length bytes of UTF-8 */
extern void predict(const Model *model, PredictScratch *scratch, const char *text, size_t length, Guess *guess);

/* As predict(), from features already extracted into scratch->bag */
extern void predict_bag(const Model *model, PredictScratch *scratch, Guess *guess);

/* The chance that a guess with these signals is right */
extern float calibrated(const float *calibration, const float *signals);

/* Bytes model_save() writes */
extern size_t model_size(const Model *model);

/* Write the model to out, model_size() bytes */
extern void model_save(const Model *model, unsigned char *out);

typedef enum ModelStatus
{
	MODEL_OK,
	MODEL_NOT_A_MODEL,			/* damaged, or never one */
	MODEL_OTHER_FORMAT,			/* of another release */
	MODEL_NO_MEMORY
} ModelStatus;

/* Read a stored model, trusting nothing in it */
extern ModelStatus model_load(const LanguageHost *host, const unsigned char *stored, size_t size, Model **model);

/* Note a word as seen in training, or ask whether it was */
extern void vocabulary_add(uint8_t *vocabulary, uint64_t hash);
extern bool vocabulary_has(const uint8_t *vocabulary, uint64_t hash);

/* Turn n scores into probabilities, in place */
extern void softmax(float *scores, int n);

#endif							/* MINIBOT_PREDICT_CORE_H */
