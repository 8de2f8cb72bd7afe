/*
 * readability_core.h
 *
 * How hard a text is to read: words, sentences and syllables, and the school
 * grade that takes, for English and Spanish.
 */
#ifndef MINIBOT_READABILITY_CORE_H
#define MINIBOT_READABILITY_CORE_H

#include <stddef.h>

typedef enum ReadingLanguage
{
	READING_ENGLISH,
	READING_SPANISH
} ReadingLanguage;

typedef struct Readability
{
	int			words;
	int			sentences;
	int			syllables;
} Readability;

/* Syllables of the word, len bytes of UTF-8; at least 1.  A number is one. */
extern int	reading_syllables(const char *word, size_t len, ReadingLanguage language);

/* Count the len bytes of UTF-8 at body. */
extern Readability reading_measure(const char *body, size_t len, ReadingLanguage language);

/*
 * The grade from which a text so measured can be read, 0 for one without
 * words.  English: Flesch-Kincaid.  Spanish: Fernandez-Huerta's score, of
 * which 80 to 90 is the fifth grade and each ten points are one.
 */
extern double reading_grade(Readability text, ReadingLanguage language);

#endif							/* MINIBOT_READABILITY_CORE_H */
