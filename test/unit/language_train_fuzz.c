/* language_train_fuzz.c: any lines are learned from, judged and grouped */
#include <assert.h>
#include <string.h>

#include "language/calibrate_core.h"
#include "language/cluster_core.h"
#include "language_host.h"

int			LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Enough to have every kind of line, and little enough to try many */
#define MAX_LINES 6
#define MAX_SIZE 200

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *names[] = {"a", "b", "", "\xFF", "e_f", "g", "en", "es"};
	static const TrainOptions options = {.epochs = 1, .rate = 3, .dropout = 0.35f, .seed = 1};
	TestMemory	memory = TEST_MEMORY;
	LanguageHost host = TEST_HOST(&memory);
	ClusterText lines[MAX_LINES];
	int			cluster[MAX_LINES];
	int			n = 0;
	Corpus	   *corpus;
	Evaluation	found;

	size = size > MAX_SIZE ? MAX_SIZE : size;
	for (const char *at = (const char *) data; n < MAX_LINES && size > 0; n++)
	{
		const char *end = memchr(at, '\n', size);
		size_t		length = end == NULL ? size : (size_t) (end - at);

		lines[n] = (ClusterText) {at, length};
		size -= length + (end != NULL);
		at += length + (end != NULL);
	}
	if (n == 0)
		return 0;
	if (data[0] % 2 == 0)
	{
		assert(cluster_texts(&host, lines, n, 0.3f, cluster));
		for (int i = 0; i < n; i++)
			assert(cluster[i] >= 0 && cluster[i] < n);
		test_free(&memory);
		return 0;
	}
	corpus = corpus_new(&host, names, 6, 2, n);
	for (int i = 0; i < n; i++)
		assert(corpus_add(corpus, lines[i].text, lines[i].length, lines[i].length % 6,
						  (int) (lines[i].length % 3) - 1));

	/* fits take milliseconds each: only now and then */
	if (data[0] % 32 == 1)
	{
		assert(train_model(corpus, NULL, &options, "") != NULL);
		assert(cross_validate(corpus, &options, &calibrate_defaults, &found));
		assert(found.accuracy >= 0 && found.accuracy <= 1 && found.threshold >= 0 && found.threshold <= 1);
	}
	test_free(&memory);
	return 0;
}
