/*
 * calibrate_core.c
 *
 * Cross-validation, a logistic calibrator over the signals of a guess, and the
 * choice of a threshold; see the header.  Pure C.
 */
#include "language/calibrate_core.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define FOLDS 5

/* Newton's method is done after so many steps; a weak pull towards 0 keeps small sets sane */
#define NEWTON_STEPS 25
#define RIDGE 1.0

/* One pilot district's staff had to answer 6 % of what families wrote */
const CalibrateOptions calibrate_defaults = {.precision = 0.95f, .out_of_scope = 0.06f};

/* One guess of the cross-validation */
typedef struct Sample
{
	float		signals[N_SIGNALS];
	float		weight;
	float		confidence;
	bool		right;
} Sample;

typedef struct Validation
{
	Corpus	   *corpus;
	const TrainOptions *train;
	bool	   *use;			/* per example: what the fold at hand trains on */
	int		   *fold;			/* per example: the fold that predicts it, its intent being known */
	int		   *absent_in;		/* per intent: the fold that lacks it, -1 for none */
	int			n_samples;
	Sample	   *samples;
	bool	   *right;
} Validation;

/* Shuffle the intents over the folds that will lack them; of two intents none can be missed */
static void
deal_intents(Validation *validation, uint64_t *random)
{
	int			n = validation->corpus->n_intents;
	int		   *absent_in = validation->absent_in;

	for (int i = 0; i < n; i++)
		absent_in[i] = n < 3 ? -1 : i % FOLDS;
	for (int i = n - 1; i > 0; i--)
	{
		int			j = (int) language_random_below(random, i + 1);
		int			moved = absent_in[i];

		absent_in[i] = absent_in[j];
		absent_in[j] = moved;
	}
}

/*
 * Deal each intent's utterances over the folds, but never to the one that
 * lacks the intent.  Copies go with the utterance before them; names (before
 * the first utterance) are in every fold.
 */
static void
deal_utterances(Validation *validation, int *dealt, uint64_t *random)
{
	const Corpus *corpus = validation->corpus;
	int			last = -1;

	for (int i = 0; i < corpus->n_intents; i++)
		dealt[i] = (int) language_random_below(random, FOLDS);
	for (int e = 0; e < corpus->n_examples; e++)
	{
		const Example *example = &corpus->examples[e];
		int			absent = validation->absent_in[example->intent];

		if (!example->is_utterance)
			validation->fold[e] = last;
		else if (absent < 0)
			validation->fold[e] = dealt[example->intent]++ % FOLDS;
		else
			validation->fold[e] = (absent + 1 + dealt[example->intent]++ % (FOLDS - 1)) % FOLDS;
		last = validation->fold[e];
	}
}

/* Predict one example and keep its sample; returns whether the guess is right */
static bool
take_sample(Validation *validation, const Model *model, const Example *example, bool in_scope)
{
	PredictScratch *scratch = validation->corpus->scratch;
	Sample	   *sample = &validation->samples[validation->n_samples++];
	Guess		guess = {.intent = -1};

	scratch->bag.n = example->n;
	scratch->bag.n_words = example->n_words;
	scratch->bag.n_tokens = example->n_tokens;
	memcpy(scratch->bag.bucket, example->bucket, example->n * sizeof(uint16_t));
	memcpy(scratch->bag.value, example->value, example->n * sizeof(float));
	memcpy(scratch->bag.token_hash, example->token_hash, example->n_tokens * sizeof(uint64_t));
	predict_bag(model, scratch, &guess);
	memcpy(sample->signals, guess.signals, sizeof(sample->signals));
	sample->right = in_scope && guess.intent == example->intent;
	sample->weight = in_scope ? 1 : 0;
	return sample->right;
}

/* Train without a fold's utterances and absent intents, then predict both; false: stop */
static bool
run_fold(Validation *validation, int fold)
{
	static const char *const phases[FOLDS] = {
		"cross-validation 1 of 5", "cross-validation 2 of 5", "cross-validation 3 of 5",
		"cross-validation 4 of 5", "cross-validation 5 of 5"
	};
	const Corpus *corpus = validation->corpus;
	const Model *model;
	int			utterance = 0;

	for (int e = 0; e < corpus->n_examples; e++)
		validation->use[e] = validation->fold[e] != fold && validation->absent_in[corpus->examples[e].intent] != fold;
	model = train_model(corpus, validation->use, validation->train, phases[fold]);
	if (model == NULL)
		return false;
	for (int e = 0; e < corpus->n_examples; e++)
	{
		const Example *example = &corpus->examples[e];

		if (!example->is_utterance)
			continue;
		if (validation->fold[e] == fold)
			validation->right[utterance] = take_sample(validation, model, example, true);
		else if (validation->absent_in[example->intent] == fold)
			take_sample(validation, model, example, false);
		utterance++;
	}
	return true;
}

/* Give the stand-ins the weight that makes them the expected share of all messages */
static void
weigh_samples(Validation *validation, float out_of_scope)
{
	int			inside = validation->corpus->n_utterances;
	int			outside = validation->n_samples - inside;
	float		weight = outside == 0 ? 0 : out_of_scope / (1 - out_of_scope) * inside / outside;

	for (int i = 0; i < validation->n_samples; i++)
		if (validation->samples[i].weight == 0)
			validation->samples[i].weight = weight;
}

/* Mean and spread of each signal, so that one ridge suits all; the constant stays as it is */
static void
standardize(const Validation *validation, double *mean, double *spread)
{
	double		total = 0;

	for (int k = 0; k < N_SIGNALS; k++)
		mean[k] = spread[k] = 0;
	for (int i = 0; i < validation->n_samples; i++)
	{
		const Sample *sample = &validation->samples[i];

		total += sample->weight;
		for (int k = 0; k < N_SIGNALS; k++)
		{
			mean[k] += sample->weight * sample->signals[k];
			spread[k] += sample->weight * sample->signals[k] * sample->signals[k];
		}
	}
	for (int k = 0; k < N_SIGNALS; k++)
	{
		mean[k] /= total;
		spread[k] = sqrt(fmax(spread[k] / total - mean[k] * mean[k], 1e-6));
	}
	mean[SIGNAL_ONE] = 0;
	spread[SIGNAL_ONE] = 1;
}

/* Solve a * x = b for a symmetric positive definite a, by Gauss; b becomes x */
static void
solve(double a[N_SIGNALS][N_SIGNALS], double *b)
{
	for (int k = 0; k < N_SIGNALS; k++)
		for (int i = k + 1; i < N_SIGNALS; i++)
		{
			double		factor = a[i][k] / a[k][k];

			for (int j = k; j < N_SIGNALS; j++)
				a[i][j] -= factor * a[k][j];
			b[i] -= factor * b[k];
		}
	for (int k = N_SIGNALS - 1; k >= 0; k--)
	{
		for (int j = k + 1; j < N_SIGNALS; j++)
			b[k] -= a[k][j] * b[j];
		b[k] /= a[k][k];
	}
}

/* Add one sample's part to gradient and curvature */
static void
add_sample(const Sample *sample, const double *mean, const double *spread, const double *beta,
		   double *gradient, double curvature[N_SIGNALS][N_SIGNALS])
{
	double		x[N_SIGNALS];
	double		sum = 0;
	double		p;

	for (int k = 0; k < N_SIGNALS; k++)
	{
		x[k] = (sample->signals[k] - mean[k]) / spread[k];
		sum += beta[k] * x[k];
	}
	p = 1 / (1 + exp(-sum));
	for (int k = 0; k < N_SIGNALS; k++)
	{
		gradient[k] += sample->weight * (sample->right - p) * x[k];
		for (int j = 0; j < N_SIGNALS; j++)
			curvature[k][j] += sample->weight * p * (1 - p) * x[k] * x[j];
	}
}

/* Fit the calibrator by Newton's method */
static void
fit_calibration(const Validation *validation, float *calibration)
{
	double		mean[N_SIGNALS],
				spread[N_SIGNALS],
				beta[N_SIGNALS] = {0};
	double		constant = 0;

	standardize(validation, mean, spread);
	for (int round = 0; round < NEWTON_STEPS; round++)
	{
		double		gradient[N_SIGNALS];
		double		curvature[N_SIGNALS][N_SIGNALS] = {{0}};

		for (int k = 0; k < N_SIGNALS; k++)
		{
			gradient[k] = -RIDGE * beta[k];
			curvature[k][k] = RIDGE;
		}
		for (int i = 0; i < validation->n_samples; i++)
			add_sample(&validation->samples[i], mean, spread, beta, gradient, curvature);
		solve(curvature, gradient);
		for (int k = 0; k < N_SIGNALS; k++)
			beta[k] += gradient[k];
	}
	for (int k = 0; k < N_SIGNALS; k++)
	{
		calibration[k] = (float) (beta[k] / spread[k]);
		constant -= beta[k] * mean[k] / spread[k];
	}
	calibration[SIGNAL_ONE] += (float) constant;
}

/* Order samples by falling confidence */
static int
compare_samples(const void *a, const void *b)
{
	float		x = ((const Sample *) a)->confidence;
	float		y = ((const Sample *) b)->confidence;

	return (x < y) - (x > y);
}

/* The lowest confidence down to which the wanted precision holds, and what it gives */
static void
choose_threshold(Validation *validation, float wanted, Evaluation *evaluation)
{
	double		total = 0,
				accepted = 0,
				right = 0;

	qsort(validation->samples, validation->n_samples, sizeof(Sample), compare_samples);
	for (int i = 0; i < validation->n_samples; i++)
		total += validation->samples[i].weight;
	evaluation->threshold = 1;
	evaluation->coverage = evaluation->precision = 0;
	for (int i = 0; i < validation->n_samples; i++)
	{
		const Sample *sample = &validation->samples[i];
		bool		last_of_ties = i + 1 == validation->n_samples || sample[1].confidence < sample->confidence;

		accepted += sample->weight;
		right += sample->right * sample->weight;
		if (!last_of_ties || right < wanted * accepted)
			continue;
		evaluation->threshold = sample->confidence;
		evaluation->coverage = (float) (accepted / total);
		evaluation->precision = (float) (right / accepted);
	}
}

/* Allocate a validation's arrays; false: out of memory */
static bool
validation_alloc(Validation *validation)
{
	const Corpus *corpus = validation->corpus;
	const LanguageHost *host = corpus->host;

	validation->use = host->alloc(host->context, corpus->n_examples * sizeof(bool));
	validation->fold = host->alloc(host->context, corpus->n_examples * sizeof(int));
	validation->absent_in = host->alloc(host->context, corpus->n_intents * sizeof(int));
	validation->samples = host->alloc(host->context, 2 * corpus->n_utterances * sizeof(Sample));
	validation->right = host->alloc(host->context, corpus->n_utterances * sizeof(bool));
	return validation->use != NULL && validation->fold != NULL && validation->absent_in != NULL &&
		validation->samples != NULL && validation->right != NULL;
}

bool
cross_validate(Corpus *corpus, const TrainOptions *train, const CalibrateOptions *options, Evaluation *evaluation)
{
	const LanguageHost *host = corpus->host;
	Validation	validation = {.corpus = corpus, .train = train};
	int		   *dealt = host->alloc(host->context, corpus->n_intents * sizeof(int));
	uint64_t	random = train->seed;
	int			n_right = 0;

	if (dealt == NULL || !validation_alloc(&validation))
		return false;
	deal_intents(&validation, &random);
	deal_utterances(&validation, dealt, &random);
	for (int fold = 0; fold < FOLDS; fold++)
		if (!run_fold(&validation, fold))
			return false;
	for (int i = 0; i < corpus->n_utterances; i++)
		n_right += validation.right[i];
	evaluation->accuracy = (float) n_right / corpus->n_utterances;
	evaluation->right = validation.right;
	weigh_samples(&validation, options->out_of_scope);
	fit_calibration(&validation, evaluation->calibration);
	for (int i = 0; i < validation.n_samples; i++)
		validation.samples[i].confidence = calibrated(evaluation->calibration, validation.samples[i].signals);
	choose_threshold(&validation, options->precision, evaluation);
	return true;
}
