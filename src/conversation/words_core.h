/*
 * words_core.h
 *
 * A text as plain words between single spaces, for rules that look for words.
 */
#ifndef MINIBOT_WORDS_CORE_H
#define MINIBOT_WORDS_CORE_H

#include <stdbool.h>
#include <stddef.h>

/* Bytes that words_fold() may write for length bytes */
#define WORDS_FOLD_SIZE(length) ((length) * 6 + 3)

/*
 * Write length bytes of UTF-8 to out, in lower case without accents, letters
 * and digits only, words between single spaces and a space at both ends: so
 * that " ana " is found in it as a word.  Bytes that are no UTF-8 separate
 * words.  Where it is to be read for days, a slash stays and a hyphen reads
 * "to", as in "mon-wed".  Returns the bytes written; out ends with a NUL too.
 */
extern size_t words_fold(const char *text, size_t length, bool for_days, char *out);

#endif							/* MINIBOT_WORDS_CORE_H */
