/*
 * language_model_fuzz.c: a stored model is trusted in nothing.  Inputs are
 * read as they are, and as changes to a sound model, which get further.
 */
#include <assert.h>
#include <string.h>

#include "language/train_core.h"
#include "language_host.h"

int			LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static unsigned char *sound;
static size_t sound_size;

/* Train and store a small model, once */
static void
make_sound(void)
{
	static const char *names[] = {"bus", "lunch", "en"};
	static const TrainOptions options = {.epochs = 1, .rate = 1, .dropout = 0, .seed = 1};
	TestMemory	memory = TEST_MEMORY;
	LanguageHost host = TEST_HOST(&memory);
	Corpus	   *corpus = corpus_new(&host, names, 2, 1, 2);
	Model	   *model;

	corpus_add(corpus, "the bus", 7, 0, 0);
	corpus_add(corpus, "my lunch", 8, 1, 0);
	model = train_model(corpus, NULL, &options, "");
	sound_size = model_size(model);
	sound = malloc(sound_size);
	model_save(model, sound);
	test_free(&memory);
}

/* Load, and where that succeeds predict and store */
static void
try_model(const unsigned char *stored, size_t size)
{
	TestMemory	memory = TEST_MEMORY;
	LanguageHost host = TEST_HOST(&memory);
	Model	   *model;

	memory.bytes_left = 100000000;
	if (model_load(&host, stored, size, &model) == MODEL_OK)
	{
		PredictScratch *scratch = predict_scratch_new(&host, model->width);
		Guess		guess;

		predict(model, scratch, "the bus is late", 15, &guess);
		assert(guess.intent >= 0 && guess.intent < model->n_intents && guess.language < model->n_languages);
		assert(model_size(model) == size);
	}
	test_free(&memory);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	unsigned char *changed;

	if (sound == NULL)
		make_sound();
	try_model(data, size);

	/* triples of a position, weighted to the front, and a byte */
	changed = malloc(sound_size);
	memcpy(changed, sound, sound_size);
	for (size_t i = 0; i + 2 < size; i += 3)
	{
		size_t		at = data[i] < 200 ? data[i] / 2 : (data[i] << 8 | data[i + 1]);

		changed[at % sound_size] = data[i + 2];
	}
	try_model(changed, sound_size);
	free(changed);
	return 0;
}
