/*
 * train_core.c
 *
 * Training; see the header.  Pure C: memory and leave to go on come from the
 * corpus' host.
 */
#include "language/train_core.h"

#include <math.h>
#include <string.h>

const TrainOptions train_defaults = {.epochs = 30, .rate = 1.0f, .dropout = 0.35f, .seed = 42};

/* An example whose every class is this near its goal teaches nothing more */
#define LEARNT 0.002f

/* Examples between two ticks */
#define TICK_STEP 256

/* Of the words of a copy, one in so many gets a typing error */
#define TYPO_ONE_IN 4
#define TYPO_SHORTEST 3

/* --------------------------------------------------------------- corpus -- */

/* Make the features in the scratch an example; false: out of memory */
static bool
append_example(Corpus *corpus, int intent, int language, bool is_utterance)
{
	const LanguageHost *host = corpus->host;
	const FeatureBag *bag = &corpus->scratch->bag;
	Example    *example = &corpus->examples[corpus->n_examples];
	size_t		hashes = bag->n_tokens * sizeof(uint64_t);
	size_t		values = bag->n * sizeof(float);
	char	   *memory = host->alloc(host->context, hashes + 2 * values + bag->n * sizeof(uint16_t) + 1);

	if (memory == NULL)
		return false;
	*example = (Example)
	{
		.intent = intent, .language = language, .is_utterance = is_utterance,
			.n = bag->n, .n_words = bag->n_words, .n_tokens = bag->n_tokens,
			.token_hash = (uint64_t *) memory, .value = (float *) (memory + hashes),
			.weighed = (float *) (memory + hashes + values), .bucket = (uint16_t *) (memory + hashes + 2 * values)
	};
	memcpy(example->token_hash, bag->token_hash, hashes);
	memcpy(example->value, bag->value, values);
	memcpy(example->bucket, bag->bucket, bag->n * sizeof(uint16_t));
	corpus->n_examples++;
	return true;
}

/* One typing error in the word [start, end) of chars: two letters swapped, one left out, doubled, or wrong */
static void
mistype(uint32_t *chars, int start, int *end, int *n_chars, uint64_t *random)
{
	int			at = start + (int) language_random_below(random, *end - start);

	switch (language_random_below(random, 4))
	{
		case 0:
			if (at + 1 < *end)
			{
				uint32_t	swapped = chars[at];

				chars[at] = chars[at + 1];
				chars[at + 1] = swapped;
			}
			break;
		case 1:
			memmove(chars + at, chars + at + 1, (*n_chars - at - 1) * sizeof(*chars));
			(*end)--;
			(*n_chars)--;
			break;
		case 2:
			if (*n_chars + 1 < NORMALIZE_MAX_CHARS)
			{
				memmove(chars + at + 1, chars + at, (*n_chars - at) * sizeof(*chars));
				(*end)++;
				(*n_chars)++;
			}
			break;
		default:
			if (chars[at] < 0x80)
				chars[at] = 'a' + language_random_below(random, 26);
	}
}

/* Mistype some of the text's words */
static void
mistype_text(NormalizedText *text, uint64_t *random)
{
	int			shift = 0;

	for (int i = 0; i < text->n_tokens; i++)
	{
		int			start = text->tokens[i].start + shift;
		int			end = text->tokens[i].end + shift;
		int			old_end = end;

		if (end - start >= TYPO_SHORTEST && language_random_below(random, TYPO_ONE_IN) == 0)
			mistype(text->chars, start, &end, &text->n_chars, random);
		shift += end - old_end;
		text->tokens[i].start = (uint16_t) start;
		text->tokens[i].end = (uint16_t) end;
	}
}

/* Add the text in the scratch and, where it is long enough to have one, a copy with typing errors */
static bool
append_with_copy(Corpus *corpus, int intent, int language)
{
	PredictScratch *scratch = corpus->scratch;

	extract_features(&scratch->text, &scratch->bag);
	if (!append_example(corpus, intent, language, true))
		return false;
	mistype_text(&scratch->text, &corpus->random);
	extract_features(&scratch->text, &scratch->bag);
	return append_example(corpus, intent, language, false);
}

/* Add an intent's name as an example */
static bool
append_name(Corpus *corpus, int intent)
{
	PredictScratch *scratch = corpus->scratch;
	const char *name = corpus->names[intent];

	normalize_text(name, strlen(name), &scratch->text);
	extract_features(&scratch->text, &scratch->bag);
	return append_example(corpus, intent, -1, false);
}

Corpus *
corpus_new(const LanguageHost *host, const char **names, int n_intents, int n_languages, int n_utterances)
{
	Corpus	   *corpus = host->alloc(host->context, sizeof(Corpus));

	if (corpus == NULL)
		return NULL;
	*corpus = (Corpus)
	{
		.host = host, .names = names, .n_intents = n_intents, .n_languages = n_languages,
			.capacity = 2 * n_utterances + n_intents, .random = 1
	};
	corpus->examples = host->alloc(host->context, corpus->capacity * sizeof(Example));
	corpus->scratch = predict_scratch_new(host, model_width(n_intents + n_languages));
	if (corpus->examples == NULL || corpus->scratch == NULL)
		return NULL;
	for (int i = 0; i < n_intents; i++)
		if (!append_name(corpus, i))
			return NULL;
	return corpus;
}

bool
corpus_add(Corpus *corpus, const char *text, size_t length, int intent, int language)
{
	if (corpus->n_examples + 2 > corpus->capacity)
		return false;
	normalize_text(text, length, &corpus->scratch->text);
	corpus->n_utterances++;
	return append_with_copy(corpus, intent, language);
}

/* -------------------------------------------------------------- training -- */

/* What one fit works with */
typedef struct Trainer
{
	Corpus	   *corpus;
	const TrainOptions *options;
	Model	   *model;			/* row[], idf[] and vocabulary[] are set before the first step */
	float	   *weights;		/* n_rows * width */
	int			n_order;
	int		   *order;			/* the examples used, shuffled each epoch */
	uint64_t	random;
	float	   *gradient;		/* width */
	int			n_active;
	float	   *active_value;	/* of the example at hand: the features that are not dropped, ... */
	float	  **active_row;		/* ... and their rows */
} Trainer;

/* Largest of n scores, eight side by side */
LANGUAGE_HOT static float
largest_score(const float *scores, int n)
{
	float		lanes[LANGUAGE_LANES];
	float		max = scores[0];
	int			c = 0;

	for (int k = 0; k < LANGUAGE_LANES; k++)
		lanes[k] = max;
	for (; c + LANGUAGE_LANES <= n; c += LANGUAGE_LANES)
		for (int k = 0; k < LANGUAGE_LANES; k++)
			lanes[k] = scores[c + k] > lanes[k] ? scores[c + k] : lanes[k];
	for (int k = 0; k < LANGUAGE_LANES; k++)
		max = lanes[k] > max ? lanes[k] : max;
	for (; c < n; c++)
		max = scores[c] > max ? scores[c] : max;
	return max;
}

/*
 * Replace n scores by exp(score - max), to 2e-7 of its value; returns their
 * sum, eight side by side.  No call of expf(): the loop becomes vector code,
 * and the bits are the same everywhere.
 */
LANGUAGE_HOT static float
exponentiate(float *restrict scores, int n, float max)
{
	float		lanes[LANGUAGE_LANES] = {0};
	float		sum = 0;
	int			c = 0;

	for (int i = 0; i < n; i++)
	{
		float		x = scores[i] - max;
		float		y = (x < -80.0f ? -80.0f : x) * 1.44269504f;	/* e^x = 2^y */
		int32_t		whole = (int32_t) (y - 0.5f);
		float		f = y - (float) whole;
		union
		{
			int32_t		bits;
			float		value;
		}			power = {.bits = (whole + 127) << 23};

		/* Taylor's series of 2^f, |f| <= 1/2 */
		float		high = 0.0555041087f + f * (0.00961812911f + f * (0.00133335581f + f * 0.000154035304f));

		scores[i] = power.value * (1.0f + f * (0.693147182f + f * (0.240226507f + f * high)));
	}
	for (; c + LANGUAGE_LANES <= n; c += LANGUAGE_LANES)
		for (int k = 0; k < LANGUAGE_LANES; k++)
			lanes[k] += scores[c + k];
	for (int k = 0; k < LANGUAGE_LANES; k++)
		sum += lanes[k];
	for (; c < n; c++)
		sum += scores[c];
	return sum;
}

/* Add up x[i] * rows[i][...] over n rows, a block of classes at a time, in registers */
LANGUAGE_HOT static void
add_rows(float *restrict sum, float **rows, const float *x, int n, int width)
{
	for (int c = 0; c < width; c += LANGUAGE_BLOCK)
	{
		LanguageLanes a = {0},
					b = {0},
					d = {0},
					e = {0};

		for (int i = 0; i < n; i++)
		{
			LanguageLanes weight = LANGUAGE_SPLAT(x[i]);
			const LanguageLanes *row = (const LanguageLanes *) (rows[i] + c);

			a += weight * row[0];
			b += weight * row[1];
			d += weight * row[2];
			e += weight * row[3];
		}
		((LanguageLanes *) (sum + c))[0] = a;
		((LanguageLanes *) (sum + c))[1] = b;
		((LanguageLanes *) (sum + c))[2] = d;
		((LanguageLanes *) (sum + c))[3] = e;
	}
}

/* Subtract x[i] * rate * gradient from each of n rows */
LANGUAGE_HOT static void
update_rows(const float *restrict gradient, float **rows, const float *x, float rate, int n, int width)
{
	for (int i = 0; i < n; i++)
	{
		float	   *restrict row = rows[i];
		float		scale = rate * x[i];

		for (int c = 0; c < width; c++)
			row[c] -= scale * gradient[c];
	}
}

/*
 * Turn n scores into the gradient of the loss, their probabilities less 1 at
 * the goal; a goal of -1 is none.  Returns the size of its largest part.
 */
LANGUAGE_HOT static float
loss_gradient(float *restrict scores, int n, int goal)
{
	float		scale;

	if (goal < 0)
	{
		memset(scores, 0, n * sizeof(float));
		return 0;
	}
	scale = 1.0f / exponentiate(scores, n, largest_score(scores, n));
	for (int c = 0; c < n; c++)
		scores[c] *= scale;
	scores[goal] -= 1.0f;

	/* the parts sum to 0, and only the goal's is negative */
	return -scores[goal];
}

/* Choose the features of the example that this step sees, and the bias */
static void
choose_active(Trainer *trainer, const Example *example)
{
	const Model *model = trainer->model;
	uint32_t	drop = (uint32_t) (trainer->options->dropout * 256);
	float		scale = 256.0f / (256 - drop);
	uint64_t	bits = 0;
	int			n = 0;

	for (int i = 0; i < example->n; i++)
	{
		bits = i % 8 == 0 ? language_random(&trainer->random) : bits >> 8;
		if ((bits & 0xFF) < drop)
			continue;
		trainer->active_value[n] = example->weighed[i] * scale;
		trainer->active_row[n] = trainer->weights + (size_t) model->row[example->bucket[i]] * model->width;
		n++;
	}
	trainer->active_value[n] = 1.0f;
	trainer->active_row[n] = trainer->weights;
	trainer->n_active = n + 1;
}

/* One step of descent */
static void
step(Trainer *trainer, const Example *example, float rate)
{
	const Model *model = trainer->model;
	float	   *gradient = trainer->gradient;
	float		largest,
				largest_language;

	choose_active(trainer, example);
	add_rows(gradient, trainer->active_row, trainer->active_value, trainer->n_active, model->width);
	largest = loss_gradient(gradient, model->n_intents, example->intent);
	largest_language = loss_gradient(gradient + model->n_intents, model->n_languages, example->language);
	if (largest < LEARNT && largest_language < LEARNT)
		return;
	update_rows(gradient, trainer->active_row, trainer->active_value, rate, trainer->n_active, model->width);
}

/* Put the examples into a new order */
static void
shuffle(Trainer *trainer)
{
	for (int i = trainer->n_order - 1; i > 0; i--)
	{
		int			j = (int) language_random_below(&trainer->random, i + 1);
		int			moved = trainer->order[i];

		trainer->order[i] = trainer->order[j];
		trainer->order[j] = moved;
	}
}

/* All epochs; false: told to stop */
static bool
descend(Trainer *trainer, const char *phase)
{
	const LanguageHost *host = trainer->corpus->host;
	double		steps = (double) trainer->n_order * trainer->options->epochs;
	double		done = 0;

	for (int epoch = 0; epoch < trainer->options->epochs; epoch++)
	{
		shuffle(trainer);
		for (int i = 0; i < trainer->n_order; i++, done++)
		{
			const Example *example = &trainer->corpus->examples[trainer->order[i]];
			double		left = 1 - done / steps;

			if (i % TICK_STEP == 0 && !host->tick(host->context, phase, 1 - left))
				return false;
			step(trainer, example, (float) (trainer->options->rate * left));
		}
	}
	return true;
}

/* List the examples to use, give every feature they have a row and note every word; returns the number of rows */
static int
survey(const Corpus *corpus, const bool *use, int *order, int *n_order, int32_t *row, uint8_t *vocabulary)
{
	int			n_rows = 1;

	*n_order = 0;
	for (int e = 0; e < corpus->n_examples; e++)
	{
		const Example *example = &corpus->examples[e];

		if (use != NULL && !use[e])
			continue;
		order[(*n_order)++] = e;
		for (int i = 0; i < example->n; i++)
			if (row[example->bucket[i]] < 0)
				row[example->bucket[i]] = n_rows++;
		for (int i = 0; example->is_utterance && i < example->n_tokens; i++)
			vocabulary_add(vocabulary, example->token_hash[i]);
	}
	return n_rows;
}

/* Count in how many intents each feature occurs: one bit per intent and feature would be large, so intent by intent */
static bool
count_intents(const Corpus *corpus, const int *order, int n_order, uint16_t *intents_with)
{
	const LanguageHost *host = corpus->host;
	int		   *last = host->alloc(host->context, FEATURE_COUNT * sizeof(int));
	int		   *first = host->alloc(host->context, (corpus->n_intents + 1) * sizeof(int));
	int		   *sorted = host->alloc(host->context, (n_order + 1) * sizeof(int));

	if (last == NULL || first == NULL || sorted == NULL)
		return false;
	for (int i = 0; i < n_order; i++)
		first[corpus->examples[order[i]].intent + 1]++;
	for (int c = 0; c < corpus->n_intents; c++)
		first[c + 1] += first[c];
	for (int i = 0; i < n_order; i++)
		sorted[first[corpus->examples[order[i]].intent]++] = order[i];
	for (int i = 0; i < n_order; i++)
	{
		const Example *example = &corpus->examples[sorted[i]];

		for (int f = 0; f < example->n; f++)
		{
			int			bucket = example->bucket[f];

			if (last[bucket] != example->intent + 1 && intents_with[bucket] < UINT16_MAX)
				intents_with[bucket]++;
			last[bucket] = example->intent + 1;
		}
	}
	return true;
}

/* Number rows by bucket, as a stored model has them */
static void
sort_rows(int32_t *row)
{
	int			next = 1;

	for (int i = 0; i < FEATURE_COUNT; i++)
		if (row[i] >= 0)
			row[i] = next++;
}

/* Round the weights to small integers, row by row; small is scratch for one row */
static void
quantize(const float *weights, int8_t *small, Model *model)
{
	for (int row = 0; row < model->n_rows; row++)
	{
		const float *from = weights + (size_t) row * model->width;
		float		largest = 0;

		for (int c = 0; c < model->width; c++)
			largest = fmaxf(largest, fabsf(from[c]));
		if (largest == 0)
			continue;
		model->scale[row] = largest / 127;
		for (int c = 0; c < model->width; c++)
			small[c] = (int8_t) lrintf(from[c] / model->scale[row]);
		model_pack_row(model, row, small);
	}
}

/* Room for so many weights, all 0; NULL: out of memory.  A fit takes over the room of the one before it. */
static float *
zero_weights(Corpus *corpus, size_t n)
{
	const LanguageHost *host = corpus->host;

	if (n <= corpus->n_weights)
		return memset(corpus->weights, 0, n * sizeof(float));
	corpus->weights = host->alloc(host->context, n * sizeof(float));
	corpus->n_weights = corpus->weights == NULL ? 0 : n;
	return corpus->weights;
}

/* Allocate what one fit works with; false: out of memory */
static bool
trainer_alloc(Trainer *trainer)
{
	const LanguageHost *host = trainer->corpus->host;
	const Model *model = trainer->model;

	trainer->weights = zero_weights(trainer->corpus, (size_t) model->n_rows * model->width);
	trainer->gradient = host->alloc(host->context, model->width * sizeof(float));
	trainer->active_value = host->alloc(host->context, (FEATURE_MAX + 1) * sizeof(float));
	trainer->active_row = host->alloc(host->context, (FEATURE_MAX + 1) * sizeof(float *));
	return trainer->weights != NULL && trainer->gradient != NULL &&
		trainer->active_value != NULL && trainer->active_row != NULL;
}

/* Weigh the features of the examples to use, once for all epochs */
static void
weigh_examples(Trainer *trainer)
{

	for (int i = 0; i < trainer->n_order; i++)
	{
		const Example *example = &trainer->corpus->examples[trainer->order[i]];

		weigh_features(example->bucket, example->value, example->n, example->n_words, trainer->model->idf,
					   example->weighed);
	}
}

/* A model whose rows, idf and vocabulary are those of the examples to use, weights still 0; NULL: out of memory */
static Model *
prepare_model(const Corpus *corpus, const bool *use, int *order, int *n_order)
{
	const LanguageHost *host = corpus->host;
	int32_t    *row = host->alloc(host->context, FEATURE_COUNT * sizeof(int32_t));
	uint8_t    *vocabulary = host->alloc(host->context, VOCABULARY_BYTES);
	Model	   *model;
	int			n_rows;

	if (row == NULL || vocabulary == NULL)
		return NULL;
	memset(row, -1, FEATURE_COUNT * sizeof(int32_t));
	n_rows = survey(corpus, use, order, n_order, row, vocabulary);
	model = model_new(host, corpus->n_intents, corpus->n_languages, n_rows);
	if (model == NULL || !count_intents(corpus, order, *n_order, model->intents_with))
		return NULL;
	sort_rows(row);
	memcpy(model->row, row, sizeof(model->row));
	memcpy(model->vocabulary, vocabulary, VOCABULARY_BYTES);
	memcpy(model->names, corpus->names, (corpus->n_intents + corpus->n_languages) * sizeof(char *));
	model_set_idf(model);
	return model;
}

Model *
train_model(Corpus *corpus, const bool *use, const TrainOptions *options, const char *phase)
{
	const LanguageHost *host = corpus->host;
	Trainer		trainer = {.corpus = corpus, .options = options, .random = options->seed};

	trainer.order = host->alloc(host->context, (corpus->n_examples + 1) * sizeof(int));
	if (trainer.order == NULL)
		return NULL;
	trainer.model = prepare_model(corpus, use, trainer.order, &trainer.n_order);
	if (trainer.model == NULL || !trainer_alloc(&trainer))
		return NULL;
	weigh_examples(&trainer);
	if (!descend(&trainer, phase))
		return NULL;
	/* the gradient has done its work: its room holds a row of small weights */
	quantize(trainer.weights, (int8_t *) trainer.gradient, trainer.model);
	return trainer.model;
}
