/*
 * reading_core.h
 *
 * What a family's text says, before anything is decided: its clauses, and of
 * each whom it is about, what it tells, how sure, of which time, and what it
 * does in the dialogue.
 *
 * It is read in four steps, a file each: words (reading_words_core.c) get tags
 * from a lexicon (reading_lexicon_core.c); words become clauses, each with the
 * cues that its tags give (reading_clause_core.c); whom and what for is told
 * from the clauses side by side and from what was said before
 * (reading_core.c).
 */
#ifndef MINIBOT_READING_CORE_H
#define MINIBOT_READING_CORE_H

#include "language/reading_lexicon_core.h"
#include "language/reading_types.h"

/* Read length bytes of UTF-8; the reading points to nothing */
extern void read_text(const ReadingLexicon *lexicon, const ReadingContext *context, const char *text, size_t length,
					  Reading *reading);

/* Names of functions and of whom, as read_text() in SQL shows them */
extern const char *reading_function_name(ReadingFunction function);
extern const char *reading_whom_name(ReadingWhom whom);

#endif							/* MINIBOT_READING_CORE_H */
