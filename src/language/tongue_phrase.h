/*
 * tongue_phrase.h
 *
 * How the tables of what families write in other languages are made.
 */
#ifndef MINIBOT_TONGUE_PHRASE_H
#define MINIBOT_TONGUE_PHRASE_H

/*
 * A phrase.  matter is a letter: C crisis, S safety, O opt-out, I opt-in, H
 * help, L interpreter, A absence, T thanks, W wrong number, 0 today, 1
 * tomorrow, 2 .. 6 Monday to Friday, X what makes a day unsure, U what takes
 * danger back, N an opt-out ("do not stop"), P a word of no weight, V a word that tells the language.
 *
 * all is groups separated by '&', each of alternatives separated by '|', all
 * as fold_tongue() writes words: one of each group must be in the sentence.  A
 * space before or after an alternative is the edge of a word.  With '=' before
 * it one of them must be the whole text.  None of unless may be there.
 */
typedef struct TonguePhrase
{
	char		matter;
	const char *all;
	const char *unless;			/* NULL: nothing takes it back */
} TonguePhrase;

typedef struct Tongue
{
	const char *language;		/* ISO 639-1 */
	const TonguePhrase *phrases;	/* ends with matter 0 */
} Tongue;

#endif							/* MINIBOT_TONGUE_PHRASE_H */
