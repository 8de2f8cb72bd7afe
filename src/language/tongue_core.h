/*
 * tongue_core.h
 *
 * What matters most in languages that no model was trained on: danger, STOP,
 * START, HELP, an interpreter, an absence, thanks, a wrong number.
 */
#ifndef MINIBOT_TONGUE_CORE_H
#define MINIBOT_TONGUE_CORE_H

#include <stdbool.h>

#include "language/normalize_core.h"

/* Weightier ones last: of several in a text the last is what it is about */
typedef enum TongueMatter
{
	TONGUE_NONE,
	TONGUE_THANKS,
	TONGUE_HELP,
	TONGUE_ABSENCE,
	TONGUE_INTERPRETER,
	TONGUE_WRONG_NUMBER,
	TONGUE_OPT_IN,
	TONGUE_OPT_OUT,
	TONGUE_SAFETY,
	TONGUE_CRISIS
} TongueMatter;

typedef struct TongueReading
{
	const char *language;		/* ISO 639-1, NULL where the text does not tell or is English or Spanish */
	const char *day;			/* of an absence, in English ("today", "friday"); NULL where none or not sure */
	TongueMatter matter;
	bool		opts_out;		/* whether it says STOP, whatever else */
	bool		is_sure;		/* of the language, whatever is known of the family */
} TongueReading;

/* Room that read_tongue() works in; contents mean nothing to the caller */
typedef struct TongueScratch
{
	NormalizedText text;
	char		whole[3 * NORMALIZE_MAX_CHARS + 8];
	char		sentence[3 * NORMALIZE_MAX_CHARS + 8];
} TongueScratch;

/* Read length bytes of UTF-8; known is the family's language, or NULL */
extern void read_tongue(const char *text, size_t length, const char *known, TongueScratch *scratch,
						TongueReading *reading);

/*
 * Fold length bytes of UTF-8 into size bytes at out: words with a space before
 * and after each (none within Chinese and Korean), letters that are written
 * for one another made one.  Returns the length; out ends with a zero.
 */
extern size_t fold_tongue(const char *text, size_t length, NormalizedText *scratch, char *out, size_t size);

#endif							/* MINIBOT_TONGUE_CORE_H */
