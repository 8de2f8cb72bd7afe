/*
 * reading_words_core.h
 *
 * The first step of a reading: a text as words with tags.
 */
#ifndef MINIBOT_READING_WORDS_CORE_H
#define MINIBOT_READING_WORDS_CORE_H

#include "language/reading_lexicon_core.h"
#include "language/reading_types.h"

/* Cut length bytes of UTF-8 into words, and tag them */
extern void reading_words(const ReadingLexicon *lexicon, const ReadingContext *context, const char *text,
						  size_t length, Reading *reading);

/* Whether a is b but for one wrong, missing or extra letter, or two that changed places */
extern bool reading_is_misspelt(const char *a, size_t a_length, const char *b, size_t b_length);

#endif							/* MINIBOT_READING_WORDS_CORE_H */
