/*
 * tongue_romanised_core.h
 *
 * What families write in Latin letters of languages that have others.
 */
#ifndef MINIBOT_TONGUE_ROMANISED_CORE_H
#define MINIBOT_TONGUE_ROMANISED_CORE_H

#include "language/tongue_phrase.h"

/* Each ends with matter 0 */
extern const TonguePhrase phrases_hi_latin[];
extern const TonguePhrase phrases_ne_latin[];
extern const TonguePhrase phrases_ar_latin[];
extern const TonguePhrase phrases_ru_latin[];
extern const TonguePhrase phrases_fa_latin[];

#endif							/* MINIBOT_TONGUE_ROMANISED_CORE_H */
