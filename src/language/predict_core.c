/*
 * predict_core.c
 *
 * Predicting is a handful of rows of small integers added up; see the header.
 * Pure C.
 */
#include "language/predict_core.h"

#include <math.h>
#include <string.h>

#define MODEL_MAGIC UINT32_C(0x4D42494C)	/* "LIBM" */

/* A language is told from this probability on, and while no more than this share of the words is new */
#define LANGUAGE_SURE 0.7f
#define LANGUAGE_UNSEEN 0.8f

/* ... and where the model knows one language only, which says nothing by itself */
#define ONLY_LANGUAGE_UNSEEN 0.4f

int
model_width(int n_classes)
{
	return (n_classes + LANGUAGE_BLOCK - 1) / LANGUAGE_BLOCK * LANGUAGE_BLOCK;
}

Model *
model_new(const LanguageHost *host, int n_intents, int n_languages, int n_rows)
{
	int			n_classes = n_intents + n_languages;
	Model	   *model = host->alloc(host->context, sizeof(Model));

	if (model == NULL)
		return NULL;
	model->n_intents = n_intents;
	model->n_languages = n_languages;
	model->n_rows = n_rows;
	model->width = model_width(n_classes);
	model->names = host->alloc(host->context, n_classes * sizeof(char *));
	model->weights = host->alloc(host->context, (size_t) n_rows * model->width);
	model->scale = host->alloc(host->context, n_rows * sizeof(float));
	if (model->names == NULL || model->weights == NULL || model->scale == NULL)
		return NULL;
	memset(model->row, -1, sizeof(model->row));
	return model;
}

void
model_set_idf(Model *model)
{
	float		unseen = logf(1.0f + model->n_intents) + 1.0f;

	for (int i = 0; i < FEATURE_COUNT; i++)
		model->idf[i] = model->intents_with[i] == 0 ? unseen :
			logf((1.0f + model->n_intents) / (1.0f + model->intents_with[i])) + 1.0f;
}

PredictScratch *
predict_scratch_new(const LanguageHost *host, int width)
{
	PredictScratch *scratch = host->alloc(host->context, sizeof(PredictScratch));

	if (scratch == NULL)
		return NULL;
	scratch->scores = host->alloc(host->context, width * sizeof(float));
	return scratch->scores == NULL ? NULL : scratch;
}

void
vocabulary_add(uint8_t *vocabulary, uint64_t hash)
{
	uint32_t	bit = (uint32_t) (hash >> 20) % (VOCABULARY_BYTES * 8);

	vocabulary[bit / 8] |= (uint8_t) (1 << bit % 8);
}

bool
vocabulary_has(const uint8_t *vocabulary, uint64_t hash)
{
	uint32_t	bit = (uint32_t) (hash >> 20) % (VOCABULARY_BYTES * 8);

	return vocabulary[bit / 8] >> bit % 8 & 1;
}

/*
 * Rows in memory are packed for the loop below: in a block of 32 classes, the
 * k-th byte of word j is the weight of class 8 * k + j, so that shifts of whole
 * registers take the bytes apart.
 */
static inline uint32_t *
packed_word(const Model *model, int row, int class)
{
	int			block = class / LANGUAGE_BLOCK * LANGUAGE_LANES;

	return model->weights + (size_t) row * model->width / 4 + block + class % LANGUAGE_LANES;
}

static inline int
packed_shift(int class)
{
	return class % LANGUAGE_BLOCK / LANGUAGE_LANES * 8;
}

void
model_pack_row(Model *model, int row, const int8_t *weights)
{
	for (int c = 0; c < model->n_intents + model->n_languages; c++)
		*packed_word(model, row, c) |= (uint32_t) (uint8_t) weights[c] << packed_shift(c);
}

/* The k-th bytes of eight words as floats */
#define UNPACK(words, k) __builtin_convertvector((words) << (24 - 8 * (k)) >> 24, LanguageLanes)

/* Add up x[i] * rows[i][...] over n rows, a block of classes at a time, in registers */
LANGUAGE_HOT static void
add_packed_rows(float *restrict sum, const uint32_t **rows, const float *x, int n, int width)
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
			LanguageIntLanes words = *(const LanguageIntLanes *) (rows[i] + c / 4);

			a += weight * UNPACK(words, 0);
			b += weight * UNPACK(words, 1);
			d += weight * UNPACK(words, 2);
			e += weight * UNPACK(words, 3);
		}
		((LanguageLanes *) (sum + c))[0] = a;
		((LanguageLanes *) (sum + c))[1] = b;
		((LanguageLanes *) (sum + c))[2] = d;
		((LanguageLanes *) (sum + c))[3] = e;
	}
}

/* Ask for a row before it is needed: rows lie all over a model larger than the nearest caches */
static inline void
prefetch_row(const uint32_t *row, int width)
{
	for (int c = 0; c < width; c += 64)
		__builtin_prefetch((const char *) row + c);
}

/* Scores of all classes for the features in the scratch */
static void
score(const Model *model, PredictScratch *scratch)
{
	const FeatureBag *bag = &scratch->bag;
	int			n = 1;

	weigh_features(bag->bucket, bag->value, bag->n, bag->n_words, model->idf, scratch->weighed);
	scratch->rows[0] = model->weights;
	scratch->values[0] = model->scale[0];
	for (int i = 0; i < bag->n; i++)
	{
		int32_t		row = model->row[bag->bucket[i]];

		if (row < 0)
			continue;
		scratch->rows[n] = model->weights + (size_t) row * model->width / 4;
		scratch->values[n] = scratch->weighed[i] * model->scale[row];
		prefetch_row(scratch->rows[n], model->width);
		n++;
	}
	add_packed_rows(scratch->scores, scratch->rows, scratch->values, n, model->width);
}

void
softmax(float *scores, int n)
{
	float		max = scores[0];
	float		sum = 0;

	for (int c = 1; c < n; c++)
		max = scores[c] > max ? scores[c] : max;
	for (int c = 0; c < n; c++)
		sum += scores[c] = expf(scores[c] - max);
	for (int c = 0; c < n; c++)
		scores[c] /= sum;
}

/* Share of the text's words that were never seen in training */
static float
share_unseen(const Model *model, const FeatureBag *bag)
{
	int			unseen = 0;

	for (int i = 0; i < bag->n_tokens; i++)
		unseen += !vocabulary_has(model->vocabulary, bag->token_hash[i]);
	return bag->n_tokens == 0 ? 1.0f : (float) unseen / bag->n_tokens;
}

/* The best of n scores and the second best; where n is 1, second is -1 */
static void
best_two(const float *scores, int n, int *best, int *second)
{
	*best = 0;
	*second = -1;
	for (int c = 1; c < n; c++)
	{
		if (scores[c] > scores[*best])
		{
			*second = *best;
			*best = c;
		}
		else if (*second < 0 || scores[c] > scores[*second])
			*second = c;
	}
}

float
calibrated(const float *calibration, const float *signals)
{
	float		sum = 0;

	for (int i = 0; i < N_SIGNALS; i++)
		sum += calibration[i] * signals[i];
	return 1.0f / (1.0f + expf(-sum));
}

/* Read the guess of an intent from the scores */
static void
guess_intent(const Model *model, PredictScratch *scratch, Guess *guess)
{
	float	   *scores = scratch->scores;
	float	   *signals = guess->signals;
	int			second;
	float		p;

	best_two(scores, model->n_intents, &guess->intent, &second);
	signals[SIGNAL_ONE] = 1;
	signals[SIGNAL_MAX_LOGIT] = scores[guess->intent];
	signals[SIGNAL_MARGIN] = second < 0 ? 0 : scores[guess->intent] - scores[second];
	softmax(scores, model->n_intents);
	p = scores[guess->intent];
	guess->margin = second < 0 ? p : p - scores[second];
	signals[SIGNAL_SURPRISE] = logf(fmaxf(-logf(fmaxf(p, 1e-7f)), 1e-6f));
	signals[SIGNAL_UNSEEN] = share_unseen(model, &scratch->bag);
	signals[SIGNAL_LENGTH] = logf(1.0f + scratch->bag.n_tokens);
	guess->confidence = calibrated(model->calibration, signals);

	/* not one word of it was ever seen: whatever its letters look like, a person should read it */
	guess->accepted = guess->confidence >= model->threshold && signals[SIGNAL_UNSEEN] < 1;
}

/* Read the language from the scores, where it is clear */
static int
guess_language(const Model *model, float *scores, float unseen)
{
	int			best,
				second;

	if (model->n_languages == 0 || unseen > (model->n_languages == 1 ? ONLY_LANGUAGE_UNSEEN : LANGUAGE_UNSEEN))
		return -1;
	best_two(scores, model->n_languages, &best, &second);
	softmax(scores, model->n_languages);
	return scores[best] >= LANGUAGE_SURE ? best : -1;
}

void
predict_bag(const Model *model, PredictScratch *scratch, Guess *guess)
{
	if (scratch->bag.n == 0)
	{
		*guess = (Guess) {.intent = -1, .language = -1};
		return;
	}
	score(model, scratch);
	guess_intent(model, scratch, guess);
	guess->language = guess_language(model, scratch->scores + model->n_intents, guess->signals[SIGNAL_UNSEEN]);
}

void
predict(const Model *model, PredictScratch *scratch, const char *text, size_t length, Guess *guess)
{
	normalize_text(text, length, &scratch->text);
	extract_features(&scratch->text, &scratch->bag);
	predict_bag(model, scratch, guess);
}

/*
 * Stored form, little endian: magic, format, counts of intents, languages and
 * rows, calibration, threshold; names, each with its length; a bit per feature
 * that has a row; of each row its count of intents and its scale; the
 * vocabulary; the rows of weights, unpadded.
 */
#define HEADER_SIZE (4 * (5 + N_SIGNALS + 1))
#define ROWS_BITMAP_SIZE (FEATURE_COUNT / 8)

static inline unsigned char *
put_uint(unsigned char *out, uint32_t value, int bytes)
{
	for (int i = 0; i < bytes; i++)
		out[i] = (unsigned char) (value >> 8 * i);
	return out + bytes;
}

static inline unsigned char *
put_float(unsigned char *out, float value)
{
	uint32_t	bits;

	memcpy(&bits, &value, sizeof(bits));
	return put_uint(out, bits, 4);
}

size_t
model_size(const Model *model)
{
	int			n_classes = model->n_intents + model->n_languages;
	size_t		size = HEADER_SIZE + ROWS_BITMAP_SIZE + VOCABULARY_BYTES;

	for (int c = 0; c < n_classes; c++)
		size += 2 + strlen(model->names[c]);
	return size + (size_t) model->n_rows * (2 + 4 + n_classes);
}

/* Write what comes before the rows */
static unsigned char *
save_header(const Model *model, unsigned char *out)
{
	const uint32_t counts[] = {MODEL_MAGIC, MODEL_FORMAT, model->n_intents, model->n_languages, model->n_rows};

	for (int i = 0; i < 5; i++)
		out = put_uint(out, counts[i], 4);
	for (int i = 0; i < N_SIGNALS; i++)
		out = put_float(out, model->calibration[i]);
	out = put_float(out, model->threshold);
	for (int c = 0; c < model->n_intents + model->n_languages; c++)
	{
		size_t		length = strlen(model->names[c]);

		out = put_uint(out, (uint32_t) length, 2);
		memcpy(out, model->names[c], length);
		out += length;
	}
	return out;
}

void
model_save(const Model *model, unsigned char *out)
{
	int			n_classes = model->n_intents + model->n_languages;
	unsigned char *bitmap = out = save_header(model, out);

	memset(bitmap, 0, ROWS_BITMAP_SIZE);
	out += ROWS_BITMAP_SIZE;
	out = put_float(put_uint(out, 0, 2), model->scale[0]);
	for (int i = 0; i < FEATURE_COUNT; i++)
	{
		if (model->row[i] < 0)
			continue;
		bitmap[i / 8] |= (unsigned char) (1 << i % 8);
		out = put_uint(out, model->intents_with[i], 2);
		out = put_float(out, model->scale[model->row[i]]);
	}
	memcpy(out, model->vocabulary, VOCABULARY_BYTES);
	out += VOCABULARY_BYTES;
	for (int row = 0; row < model->n_rows; row++)
		for (int c = 0; c < n_classes; c++)
			*out++ = (unsigned char) (*packed_word(model, row, c) >> packed_shift(c));
}

/* What is left of the stored bytes; take_*() leave bad set once there is too little */
typedef struct Reader
{
	const unsigned char *at;
	size_t		left;
	bool		bad;
} Reader;

/* The next n bytes, NULL where there are fewer */
static const unsigned char *
take(Reader *reader, size_t n)
{
	const unsigned char *at = reader->at;

	if (reader->bad || reader->left < n)
	{
		reader->bad = true;
		return NULL;
	}
	reader->at += n;
	reader->left -= n;
	return at;
}

static uint32_t
take_uint(Reader *reader, int bytes)
{
	const unsigned char *at = take(reader, bytes);
	uint32_t	value = 0;

	for (int i = 0; at != NULL && i < bytes; i++)
		value |= (uint32_t) at[i] << 8 * i;
	return value;
}

/* A finite number; anything else makes the model a bad one */
static float
take_float(Reader *reader)
{
	uint32_t	bits = take_uint(reader, 4);
	float		value;

	memcpy(&value, &bits, sizeof(value));
	if (!isfinite(value))
		reader->bad = true;
	return reader->bad ? 0 : value;
}

/* Read the names into the caller's memory; false: out of memory */
static bool
load_names(const LanguageHost *host, Reader *reader, Model *model)
{
	for (int c = 0; c < model->n_intents + model->n_languages; c++)
	{
		uint32_t	length = take_uint(reader, 2);
		const unsigned char *name = length > MODEL_MAX_NAME ? NULL : take(reader, length);
		char	   *copy = host->alloc(host->context, name == NULL ? 1 : length + 1);

		if (copy == NULL)
			return false;
		if (name != NULL && memchr(name, '\0', length) == NULL)
			memcpy(copy, name, length);
		else
			reader->bad = true;
		model->names[c] = copy;
		if (reader->bad)
			break;
	}
	return true;
}

/* Read which features have rows, and their scales and counts */
static void
load_rows(Reader *reader, Model *model)
{
	const unsigned char *bitmap = take(reader, ROWS_BITMAP_SIZE);
	int			row = 1;

	take_uint(reader, 2);
	model->scale[0] = take_float(reader);
	for (int i = 0; !reader->bad && i < FEATURE_COUNT; i++)
	{
		if ((bitmap[i / 8] >> i % 8 & 1) == 0)
			continue;
		if (row == model->n_rows)
		{
			reader->bad = true;
			return;
		}
		model->intents_with[i] = (uint16_t) take_uint(reader, 2);
		model->scale[row] = take_float(reader);
		model->row[i] = row++;
	}
	if (row != model->n_rows)
		reader->bad = true;
}

/* Read the vocabulary and the weights, which are the rest */
static void
load_weights(Reader *reader, Model *model)
{
	size_t		n_classes = model->n_intents + model->n_languages;
	const unsigned char *vocabulary = take(reader, VOCABULARY_BYTES);
	const unsigned char *weights;

	if (reader->bad || reader->left != n_classes * model->n_rows)
	{
		reader->bad = true;
		return;
	}
	memcpy(model->vocabulary, vocabulary, VOCABULARY_BYTES);
	weights = take(reader, reader->left);
	for (int row = 0; row < model->n_rows; row++)
		model_pack_row(model, row, (const int8_t *) weights + row * n_classes);
}

ModelStatus
model_load(const LanguageHost *host, const unsigned char *stored, size_t size, Model **model)
{
	Reader		reader = {stored, size, false};
	uint32_t	magic = take_uint(&reader, 4);
	uint32_t	format = take_uint(&reader, 4);
	uint32_t	n_intents = take_uint(&reader, 4);
	uint32_t	n_languages = take_uint(&reader, 4);
	uint32_t	n_rows = take_uint(&reader, 4);

	if (reader.bad || magic != MODEL_MAGIC)
		return MODEL_NOT_A_MODEL;
	if (format != MODEL_FORMAT)
		return MODEL_OTHER_FORMAT;
	if (n_intents < 1 || n_intents > MODEL_MAX_CLASSES || n_languages > MODEL_MAX_CLASSES - n_intents ||
		n_rows < 1 || n_rows > FEATURE_COUNT + 1 || (uint64_t) n_rows * (n_intents + n_languages) > size)
		return MODEL_NOT_A_MODEL;

	*model = model_new(host, n_intents, n_languages, n_rows);
	if (*model == NULL)
		return MODEL_NO_MEMORY;
	for (int i = 0; i < N_SIGNALS; i++)
		(*model)->calibration[i] = take_float(&reader);
	(*model)->threshold = take_float(&reader);
	if (!load_names(host, &reader, *model))
		return MODEL_NO_MEMORY;
	load_rows(&reader, *model);
	load_weights(&reader, *model);
	model_set_idf(*model);
	return reader.bad ? MODEL_NOT_A_MODEL : MODEL_OK;
}
