/*
 * conversation_days_fuzz.c
 *
 * Whatever a family writes: its words fit where they are written and fold to
 * themselves, and every part of a mention lies within the words, behind the
 * mentions before it.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "conversation/days_core.h"
#include "conversation/words_core.h"

int			LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char	   *folded = malloc(WORDS_FOLD_SIZE(size));
	char	   *again = malloc(WORDS_FOLD_SIZE(WORDS_FOLD_SIZE(size)));
	DayReader  *reader = malloc(sizeof(DayReader));
	size_t		length = words_fold((const char *) data, size, false, folded);
	const char *behind;
	DayMention	mention;

	if (folded[0] != ' ' || folded[length - 1] != ' ' || folded[length] != '\0' ||
		words_fold(folded, length, false, again) != length || strcmp(folded, again) != 0)
		abort();
	length = words_fold((const char *) data, size, true, folded);
	if (length + 1 > WORDS_FOLD_SIZE(size))
		abort();
	days_begin(reader, folded, length);
	behind = folded;
	while (days_next(reader, &mention))
	{
		const char *last = behind;

		for (int i = 0; i < DAY_PARTS; i++)
		{
			DaySpan    *part = &mention.part[i];

			if (part->start == NULL)
				continue;
			if (part->start < behind || part->length <= 0 || part->start + part->length > folded + length)
				abort();
			if (part->start + part->length > last)
				last = part->start + part->length;
		}
		if (last == behind)
			abort();
		behind = last;
	}
	free(reader);
	free(again);
	free(folded);
	return 0;
}
