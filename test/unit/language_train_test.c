/* language_train_test.c: a model learns, is stored, tells when it does not know, and stops when told to */
#include <string.h>

#include "language/calibrate_core.h"
#include "language_host.h"
#include "unit.h"

static const char *names[] = {"ask_bus", "ask_meals", "greeting", "report_absence", "tech_login", "thanks", "en", "es"};
#define N_INTENTS 6
#define N_LANGUAGES 2

static const struct
{
	int			intent;
	int			language;
	const char *text;
}			utterances[] = {
	{0, 0, "when does the bus come"}, {0, 0, "the bus did not come"}, {0, 0, "what bus does my son ride"},
	{0, 0, "bus 12 is late"}, {0, 1, "a que hora pasa el camion"}, {0, 1, "no paso el autobus"},
	{1, 0, "what is for lunch"}, {1, 0, "how much does lunch cost"}, {1, 0, "is breakfast free"},
	{1, 0, "add lunch money"}, {1, 1, "que hay de comer hoy"}, {1, 1, "cuanto cuesta el almuerzo"},
	{2, 0, "hello"}, {2, 0, "good morning"}, {2, 0, "hi there"}, {2, 0, "hey"}, {2, 1, "hola"}, {2, 1, "buenos dias"},
	{3, 0, "my son is sick today"}, {3, 0, "she has a fever and will not come"},
	{3, 0, "he threw up so he is staying home"},
	{3, 0, "my daughter is sick and absent today"}, {3, 1, "mi hija esta enferma hoy"},
	{3, 1, "no va a ir, tiene fiebre"},
	{4, 0, "i forgot my password"}, {4, 0, "cannot log in to the portal"}, {4, 0, "reset the portal password"},
	{4, 0, "login does not work"}, {4, 1, "olvide la contrasena"}, {4, 1, "no puedo entrar al portal"},
	{5, 0, "thank you"}, {5, 0, "thanks so much"}, {5, 0, "thx"}, {5, 0, "ok thank you very much"}, {5, 1, "gracias"},
	{5, 1, "muchas gracias"},
};
#define N_UTTERANCES ((int) (sizeof(utterances) / sizeof(utterances[0])))

static Corpus *
build_corpus(const LanguageHost *host)
{
	Corpus	   *corpus = corpus_new(host, names, N_INTENTS, N_LANGUAGES, N_UTTERANCES);

	for (int i = 0; corpus != NULL && i < N_UTTERANCES; i++)
		if (!corpus_add(corpus, utterances[i].text, strlen(utterances[i].text), utterances[i].intent,
						utterances[i].language))
			return NULL;
	return corpus;
}

static Guess
guess_of(const Model *model, PredictScratch *scratch, const char *text)
{
	Guess		guess;

	predict(model, scratch, text, strlen(text), &guess);
	return guess;
}

/* A model knows what it was taught, and its language */
static void
test_learning(const Model *model, PredictScratch *scratch)
{
	int			right = 0;

	for (int i = 0; i < N_UTTERANCES; i++)
	{
		Guess		guess = guess_of(model, scratch, utterances[i].text);

		right += guess.intent == utterances[i].intent && guess.language == utterances[i].language;
	}
	CHECK(right == N_UTTERANCES);
	CHECK(guess_of(model, scratch, "My son has FEVER!!").intent == 3);
	CHECK(guess_of(model, scratch, "el camion").language == 1);
	CHECK(guess_of(model, scratch, "loggin to teh portl").intent == 4);
	CHECK(guess_of(model, scratch, "").intent == -1);
	CHECK(guess_of(model, scratch, "xyzzy plugh frobnitz").language == -1);
	CHECK(guess_of(model, scratch, "xyzzy").signals[SIGNAL_UNSEEN] == 1);
}

/* What is stored and read again answers bit for bit alike, and nothing damaged is read */
static void
test_storage(const LanguageHost *host, const Model *model, PredictScratch *scratch)
{
	static const unsigned char golden[] = {
		'L', 'I', 'B', 'M', MODEL_FORMAT, 0, 0, 0, N_INTENTS, 0, 0, 0, N_LANGUAGES, 0, 0, 0
	};
	size_t		size = model_size(model);
	unsigned char *stored = host->alloc(host->context, size);
	Model	   *loaded = NULL;
	int			same = 0;

	model_save(model, stored);
	/* magic, format, intents, languages: little-endian on every machine */
	CHECK(memcmp(stored, golden, sizeof(golden)) == 0);
	CHECK(model_load(host, stored, size, &loaded) == MODEL_OK);
	CHECK(strcmp(loaded->names[3], "report_absence") == 0 && strcmp(loaded->names[7], "es") == 0);
	for (int i = 0; i < N_UTTERANCES; i++)
	{
		Guess		before = guess_of(model, scratch, utterances[i].text);
		Guess		after = guess_of(loaded, scratch, utterances[i].text);

		same += memcmp(&before.signals, &after.signals, sizeof(before.signals)) == 0 && before.intent == after.intent;
	}
	CHECK(same == N_UTTERANCES);
	CHECK(model_load(host, stored, size - 1, &loaded) == MODEL_NOT_A_MODEL);
	CHECK(model_load(host, stored, 3, &loaded) == MODEL_NOT_A_MODEL);
	stored[4]++;
	CHECK(model_load(host, stored, size, &loaded) == MODEL_OTHER_FORMAT);
	stored[0]++;
	CHECK(model_load(host, stored, size, &loaded) == MODEL_NOT_A_MODEL);
}

/* The same utterances give the same model, bit for bit */
static void
test_determinism(const LanguageHost *host, const Model *model)
{
	Model	   *again = train_model(build_corpus(host), NULL, &train_defaults, "");
	size_t		size = model_size(model);
	unsigned char *a = host->alloc(host->context, size);
	unsigned char *b = host->alloc(host->context, size);

	CHECK(model_size(again) == size);
	model_save(model, a);
	model_save(again, b);
	CHECK(memcmp(a, b, size) == 0);
}

static void
test_validation(Corpus *corpus)
{
	CalibrateOptions options = calibrate_defaults;
	Evaluation	found,
				strict;

	CHECK(cross_validate(corpus, &train_defaults, &options, &found));
	CHECK(found.accuracy > 0.5 && found.accuracy <= 1);
	CHECK(found.coverage == 0 || found.precision >= options.precision);
	options.precision = 1.0f;
	CHECK(cross_validate(corpus, &train_defaults, &options, &strict));
	CHECK(strict.coverage <= found.coverage && strict.threshold >= found.threshold);
}

/* Told to stop, or out of memory, at any point: training says so */
static void
test_stopping(void)
{
	for (int ticks = 1; ticks < 160; ticks += 37)
	{
		TestMemory	memory = TEST_MEMORY;
		LanguageHost host = TEST_HOST(&memory);
		Corpus	   *corpus = build_corpus(&host);
		Evaluation	found;

		memory.ticks_left = ticks;
		CHECK(!cross_validate(corpus, &train_defaults, &calibrate_defaults, &found));
		CHECK(train_model(corpus, NULL, &train_defaults, "") == NULL);
		test_free(&memory);
	}
	for (size_t bytes = 1000; bytes < 3000000; bytes += 300000)
	{
		TestMemory	memory = TEST_MEMORY;
		LanguageHost host = TEST_HOST(&memory);
		Corpus	   *corpus;

		memory.bytes_left = bytes;
		corpus = build_corpus(&host);
		CHECK(corpus == NULL || train_model(corpus, NULL, &train_defaults, "") == NULL || bytes > 1000000);
		test_free(&memory);
	}
}

int
main(void)
{
	TestMemory	memory = TEST_MEMORY;
	LanguageHost host = TEST_HOST(&memory);
	Corpus	   *corpus = build_corpus(&host);
	Model	   *model = train_model(corpus, NULL, &train_defaults, "");
	PredictScratch *scratch = predict_scratch_new(&host, model->width);

	test_learning(model, scratch);
	test_storage(&host, model, scratch);
	test_determinism(&host, model);
	test_validation(corpus);
	test_free(&memory);
	test_stopping();
	return unit_end("language_train");
}
