/*
 * messaging_readability_fuzz.c
 *
 * Any bytes are measured without a fault, and make sense.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "messaging/readability_core.h"

int			LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	for (int language = READING_ENGLISH; language <= READING_SPANISH; language++)
	{
		Readability text = reading_measure((const char *) data, size, (ReadingLanguage) language);

		if (text.sentences > text.words || text.syllables < text.words || (text.words > 0 && text.sentences == 0) ||
			reading_grade(text, (ReadingLanguage) language) < 0 ||
			reading_syllables((const char *) data, size, (ReadingLanguage) language) < 1)
			abort();
	}
	return 0;
}
