/*
 * readability_core.c
 *
 * How hard a text is to read.
 *
 * Sources: J. P. Kincaid et al., Derivation of new readability formulas
 * (1975): grade = 0.39 words/sentences + 11.8 syllables/words - 15.59.
 * J. Fernandez Huerta, Medidas sencillas de lecturabilidad (1959): score =
 * 206.84 - 60 syllables/words - 1.02 words/sentences.  As Flesch did, a colon
 * and a semicolon end a sentence too.
 *
 * Syllables: in Spanish by its spelling, which says all; in English by the
 * groups of vowels, what is silent and what is a hiatus, right for some 95 of
 * 100 words.
 */
#include "readability_core.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* Letters of a word that are looked at; a longer one is no word */
#define MAX_LETTERS 48

/* A word's letters as ASCII: lower case, without accents; but for the accents that part vowels */
typedef struct Word
{
	char		letter[MAX_LETTERS + 1];
	bool		parted[MAX_LETTERS + 1];	/* an accented i or u, or a u with a diaeresis */
	int			len;
} Word;

/* Step over the character at *at: an ASCII lower-case letter, a digit, an apostrophe, or 0; *parted as in Word */
static char
NextLetter(const unsigned char *body, size_t len, size_t *at, bool *parted)
{
	/* U+00C0 to U+00FF, without their accents */
	static const char latin[] = "aaaaaaaceeeeiiiidnooooo\0ouuuuytsaaaaaaaceeeeiiiidnooooo\0ouuuuyty";
	unsigned char c = body[(*at)++];

	*parted = false;
	if (c >= 'A' && c <= 'Z')
		return (char) (c - 'A' + 'a');
	if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '\'')
		return (char) c;
	if (c == 0xC3 && *at < len && (body[*at] & 0xC0) == 0x80)
	{
		unsigned	index = body[(*at)++] & 0x3F;

		*parted = index == 0x0D || index == 0x2D || index == 0x1A || index == 0x3A || index == 0x1C || index == 0x3C;
		return latin[index];
	}
	/* a right quotation mark is an apostrophe; other characters of several bytes are no letters of these languages */
	if (c == 0xE2 && len - *at >= 2 && body[*at] == 0x80 && body[*at + 1] == 0x99)
	{
		*at += 2;
		return '\'';
	}
	while (c >= 0xC0 && *at < len && (body[*at] & 0xC0) == 0x80)
		(*at)++;
	return 0;
}

/* Whether a letter is one of a few */
static inline bool
Among(char c, const char *letters)
{
	return c != '\0' && strchr(letters, c) != NULL;
}

/* Whether a word ends in these letters, with before letters or more before them */
static bool
EndsIn(const Word *word, const char *end, int before)
{
	int			len = (int) strlen(end);

	return word->len >= len + before && memcmp(word->letter + word->len - len, end, len) == 0;
}

/* Spanish: each strong vowel is a syllable, a group of weak ones is one; qu and gu before e and i have a silent u */
static int
SpanishSyllables(const Word *word)
{
	int			count = 0;
	int			strong = 0;		/* of the group of vowels being read */
	bool		in_group = false;

	for (int i = 0; i <= word->len; i++)
	{
		char		c = word->letter[i];
		char		last = i > 0 ? word->letter[i - 1] : '\0';
		bool		silent = c == 'u' && !word->parted[i] && Among(word->letter[i + 1], "ei") && Among(last, "qg");
		bool		vowel = !silent && (Among(c, "aeiou") || (c == 'y' && i == word->len - 1));

		if (vowel)
		{
			in_group = true;
			/* a u with a diaeresis, after g, is sounded but no syllable of its own */
			strong += Among(c, "aeo") || (word->parted[i] && !(c == 'u' && last == 'g'));
		}
		else if (in_group)
		{
			count += strong > 0 ? strong : 1;
			in_group = false;
			strong = 0;
		}
	}
	return count > 0 ? count : 1;
}

/* English words that no rule gets right, by their beginnings: letters, a digit, its syllables, a blank; $ ends one */
static const char exceptions[] =
" area$3 areas$3 being$2 business$2 clothes$1 create$2 created$3 creat2 diet2 every2 everyone3 everything3 "
"everybody4 idea3 people$2 poem2 quiet2 science$2 sciences$3 scien2 someone2 theater3 usually$4 wednesday2 we're$1 "
"they're$1 you're$1 ";

/* Words whose own last e is silent before the rest of a compound */
static const char *const openers[] = {
	"some", "home", "care", "like", "time", "life", "safe", "more", "where", "there", "here", "before", "house", "none",
	"make", "wake", "fire", "use", NULL
};

/* English: the groups of vowels */
static int
VowelGroups(const Word *word)
{
	int			count = 0;

	for (int i = 0; i < word->len; i++)
	{
		char		c = word->letter[i];
		char		last = i > 0 ? word->letter[i - 1] : '\0';

		count += Among(c, "aeiouy") && !Among(last, "aeiouy") && !(c == 'y' && i == 0);
	}
	/* a y before a vowel, at the beginning, is none: "year", "you" */
	if (word->letter[0] == 'y' && Among(word->letter[1], "aeiou"))
		count++;
	return count;
}

/* English: two vowels that are not one sound */
static int
Hiatuses(const Word *word)
{
	int			count = 0;

	for (int i = 0; i + 1 < word->len; i++)
	{
		const char *at = word->letter + i;
		char		last = i > 0 ? at[-1] : '\0';

		if (at[0] == 'i' && (Among(at[1], "aou")) && !Among(last, "tcsgx") &&
			!(at[1] == 'o' && at[2] == 'u' && last == 'c'))
			count++;
		else if (at[0] == 'u' && Among(at[1], "ao") && !Among(last, "qg") && last != 'a')
			count++;
		else if (at[0] == 'e' && at[1] == 'o' && last != '\0')
			count++;
		else if (Among(at[0], "aeiouy") && word->len - i == 4 && memcmp(at + 1, "ing", 3) == 0)
			count++;
		else if (at[0] == 'i' && at[1] == 'e' && word->len > 4 && i > 1 &&
				 ((word->len - i == 3 && at[2] == 'r') || (word->len - i == 4 && memcmp(at + 2, "st", 2) == 0)))
			count++;
	}
	return count;
}

/* English: 1 where the last e is silent, also before s and d */
static int
SilentEnd(const Word *word)
{
	char		before;			/* the letter before that e */
	int			e = word->len - 1;

	if (word->len < 3)
		return 0;
	if (EndsIn(word, "es", 1) || EndsIn(word, "ed", 1))
		e--;
	if (word->letter[e] != 'e')
		return 0;
	before = word->letter[e - 1];
	if (Among(before, "aeiouy"))
		return 0;				/* part of a group: "see", "families" */
	if (before == 'l' && e >= 2 && !Among(word->letter[e - 2], "aeiouyl"))
		return 0;				/* "table", "handled" */
	if (EndsIn(word, "ed", 1) && Among(before, "td"))
		return 0;				/* "needed" */
	if (EndsIn(word, "es", 1) &&
		(Among(before, "sxzcg") || (before == 'h' && e >= 2 && Among(word->letter[e - 2], "cs"))))
		return 0;				/* "misses", "churches" */
	return 1;
}

/* The syllables that the exceptions give a word; 0 where they don't have it */
static int
Exception(const Word *word)
{
	for (const char *at = exceptions + 1; *at != '\0'; at = strchr(at, ' ') + 1)
	{
		int			len = (int) strcspn(at, "$123456789");

		if (word->len >= len && memcmp(at, word->letter, len) == 0 && (at[len] != '$' || word->len == len))
		{
			Word		rest = *word;

			if (at[len] == '$')
				return at[len + 1] - '0';
			/* what follows the beginning counts by the rules */
			rest.len = word->len - len;
			memmove(rest.letter, rest.letter + len, rest.len + 1);
			if (rest.len == 0 || strcmp(rest.letter, "s") == 0 || strcmp(rest.letter, "d") == 0 ||
				strcmp(rest.letter, "e") == 0 || strcmp(rest.letter, "t") == 0)
				return at[len] - '0';
			if (VowelGroups(&rest) == 0)
				return at[len] - '0';
		}
	}
	return 0;
}

static int
EnglishSyllables(const Word *word)
{
	int			count = Exception(word);

	if (count > 0)
		return count;
	for (int i = 0; openers[i] != NULL; i++)
	{
		int			len = (int) strlen(openers[i]);

		if (word->len >= len + 2 && memcmp(word->letter, openers[i], len) == 0 && !Among(word->letter[len], "aeiourd"))
		{
			Word		rest = *word;

			rest.len = word->len - len;
			memmove(rest.letter, word->letter + len, rest.len + 1);
			if (VowelGroups(&rest) == 0)
				break;
			return (len == 6 ? 2 : 1) + EnglishSyllables(&rest);
		}
	}
	count = VowelGroups(word) + Hiatuses(word) - SilentEnd(word);
	/* "prism", "didn't" */
	if (EndsIn(word, "sm", 1) || (EndsIn(word, "n't", 1) && Among(word->letter[word->len - 4], "dst")))
		count++;
	return count > 0 ? count : 1;
}

int
reading_syllables(const char *word, size_t len, ReadingLanguage language)
{
	Word		read = {.len = 0};

	for (size_t at = 0; at < len && read.len < MAX_LETTERS;)
	{
		bool		parted;
		char		c = NextLetter((const unsigned char *) word, len, &at, &parted);

		if (c >= '0' && c <= '9')
			return 1;
		if (c == 0)
			continue;
		read.parted[read.len] = parted;
		read.letter[read.len++] = c;
	}
	return language == READING_SPANISH ? SpanishSyllables(&read) : EnglishSyllables(&read);
}

/* Whether a sentence ends with the character at at: a mark of its end, and then a blank or nothing */
static bool
EndsSentence(const char *body, size_t len, size_t at)
{
	if (body[at] == '\n')
		return true;
	return Among(body[at], ".!?:;") && (at + 1 == len || Among(body[at + 1], " \t\r\n.!?\"')"));
}

Readability
reading_measure(const char *body, size_t len, ReadingLanguage language)
{
	Readability text = {0, 0, 0};
	bool		has_words = false;	/* in this sentence */

	for (size_t at = 0; at < len;)
	{
		size_t		start = at;
		size_t		end = at;
		bool		parted;

		/* a decimal point does not part a number */
		while (at < len && (NextLetter((const unsigned char *) body, len, &at, &parted) != 0 ||
							(body[end] == '.' && end > start && at < len && body[at] >= '0' && body[at] <= '9')))
			end = at;
		if (end > start && !(end == start + 1 && body[start] == '\''))
		{
			text.words++;
			text.syllables += reading_syllables(body + start, end - start, language);
			has_words = true;
		}
		if (end < len && has_words && EndsSentence(body, len, end))
		{
			text.sentences++;
			has_words = false;
		}
	}
	text.sentences += has_words;
	return text;
}

double
reading_grade(Readability text, ReadingLanguage language)
{
	double		per_sentence;
	double		per_word;

	if (text.words == 0)
		return 0;
	per_sentence = (double) text.words / text.sentences;
	per_word = (double) text.syllables / text.words;
	if (language == READING_SPANISH)
		return fmax(0, (130 - (206.84 - 60 * per_word - 1.02 * per_sentence)) / 10);
	return fmax(0, 0.39 * per_sentence + 11.8 * per_word - 15.59);
}
