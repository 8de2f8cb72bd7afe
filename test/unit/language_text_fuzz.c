/* language_text_fuzz.c: any bytes are normalised, made features and read for keywords within their bounds */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "language/features_core.h"
#include "language/keywords_core.h"

int			LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static NormalizedText text;
static FeatureBag bag;

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	/* bytes that end where the allocation ends, so that reading past them is seen */
	char	   *exact = malloc(size == 0 ? 1 : size);
	char		out[64];
	Keyword		found;
	bool		opts_out;

	memcpy(exact, data, size);
	normalize_text(exact, size, &text);
	assert(text.n_chars <= NORMALIZE_MAX_CHARS);
	for (int i = 0; i < text.n_tokens; i++)
		assert(text.tokens[i].start < text.tokens[i].end && text.tokens[i].end < text.n_chars &&
			   text.chars[text.tokens[i].start - 1] == ' ' && text.chars[text.tokens[i].end] == ' ');
	extract_features(&text, &bag);
	for (int i = 0; i < bag.n; i++)
		assert(bag.bucket[i] < FEATURE_COUNT && bag.value[i] >= 1);
	assert(normalized_to_utf8(&text, out, sizeof(out)) <= sizeof(out));
	found = find_keyword(exact, size, &text, &opts_out);
	assert(opts_out ? found == KEYWORD_OPT_OUT || found == KEYWORD_CRISIS : found != KEYWORD_OPT_OUT);
	free(exact);
	return 0;
}
