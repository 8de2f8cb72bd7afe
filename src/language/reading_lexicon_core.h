/*
 * reading_lexicon_core.h
 *
 * Words and phrases with their tags.
 */
#ifndef MINIBOT_READING_LEXICON_CORE_H
#define MINIBOT_READING_LEXICON_CORE_H

#include <stddef.h>
#include <stdint.h>

#define READING_SLOTS 8192
#define READING_MAX_PHRASE 5

typedef struct ReadingEntry
{
	const char *phrase;			/* NULL: free */
	uint16_t	length;
	uint64_t	tags;
} ReadingEntry;

/* Words and phrases with their tags, hashed; made once by reading_lexicon_init() */
typedef struct ReadingLexicon
{
	ReadingEntry slot[READING_SLOTS];
} ReadingLexicon;

/* Fill a lexicon */
extern void reading_lexicon_init(ReadingLexicon *lexicon);

/* Tags of length bytes of folded words parted by single spaces; 0: not in the lexicon */
extern uint64_t reading_lexicon_find(const ReadingLexicon *lexicon, const char *phrase, size_t length);

/* The full name that a short one stands for ("katie"), as a list "|katherine|kathleen|"; NULL: none is known */
extern const char *reading_full_names(const char *nickname);

#endif							/* MINIBOT_READING_LEXICON_CORE_H */
