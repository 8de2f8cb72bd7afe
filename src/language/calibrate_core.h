/*
 * calibrate_core.h
 *
 * What a model is worth and when it is sure enough, found by cross-validation
 * in which a fifth of the intents at a time stands in for what no intent
 * covers.
 */
#ifndef MINIBOT_CALIBRATE_CORE_H
#define MINIBOT_CALIBRATE_CORE_H

#include "language/train_core.h"

typedef struct CalibrateOptions
{
	float		precision;		/* wanted share of accepted guesses that are right */
	float		out_of_scope;	/* expected share of messages that no intent covers */
} CalibrateOptions;

extern const CalibrateOptions calibrate_defaults;

typedef struct Evaluation
{
	float		accuracy;		/* share of utterances whose best guess is right */
	float		threshold;
	float		coverage;		/* share of messages that are accepted, out-of-scope ones included */
	float		precision;		/* share of accepted ones that are right */
	float		calibration[N_SIGNALS];
	bool	   *right;			/* per utterance, in the order they were added */
} Evaluation;

/* Measure by cross-validation; false: out of memory, or told to stop */
extern bool cross_validate(Corpus *corpus, const TrainOptions *train, const CalibrateOptions *options,
						   Evaluation *evaluation);

#endif							/* MINIBOT_CALIBRATE_CORE_H */
