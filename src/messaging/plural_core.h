/*
 * plural_core.h
 *
 * Which plural form a number takes in a language: "1 day", "2 days".
 */
#ifndef MINIBOT_PLURAL_CORE_H
#define MINIBOT_PLURAL_CORE_H

#include <stdbool.h>
#include <stddef.h>

/* Unicode's names for them; English has one and other */
typedef enum PluralForm
{
	PLURAL_ZERO,
	PLURAL_ONE,
	PLURAL_TWO,
	PLURAL_FEW,
	PLURAL_MANY,
	PLURAL_OTHER
} PluralForm;

/* Whether the len bytes at word name a form; sets *form. */
extern bool plural_named(const char *word, size_t len, PluralForm *form);

/*
 * The form of a number, written in decimals as it will be read, in a language
 * (ISO 639).  Of a language without a rule here, what English does.
 */
extern PluralForm plural_form(const char *language, size_t language_len, const char *number, size_t number_len);

#endif							/* MINIBOT_PLURAL_CORE_H */
