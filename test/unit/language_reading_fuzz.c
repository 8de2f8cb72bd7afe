/*
 * language_reading_fuzz.c
 *
 * A reading of any bytes, of a family with any names, keeps within the text
 * and within its room.
 */
#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "language/reading_core.h"

int			LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static ReadingLexicon lexicon;
static Reading reading;

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static bool is_ready = false;
	char		name[17] = "";
	ReadingContext context = {.n_children = 3, .child = {" ana ", " jose luis ", name}};
	const char *text = (const char *) data + 1;

	if (size < 2)
		return 0;
	if (!is_ready)
		reading_lexicon_init(&lexicon);
	is_ready = true;
	context.focus = data[0] & 7;
	context.has_note = data[0] & 8;
	context.is_recent = data[0] & 16;
	context.asked = (ReadingAsked) (data[0] >> 6);
	size--;
	memcpy(name, text, size < 16 ? size : 16);
	read_text(&lexicon, &context, text, size, &reading);
	assert(reading.n_words <= READING_MAX_WORDS && reading.n_clauses <= READING_MAX_CLAUSES);
	for (int i = 0; i < reading.n_clauses; i++)
	{
		const ReadingClause *c = &reading.clause[i];

		assert(c->first < c->last && c->last <= reading.n_words);
		assert(c->start < c->end && c->end <= size);
		assert(c->days_start <= c->days_end && c->days_end <= size);
		assert(c->not_days_start <= c->not_days_end && c->not_days_end <= size);
		assert(reading_function_name(c->function) != NULL && reading_whom_name(c->whom) != NULL);
	}
	return 0;
}
