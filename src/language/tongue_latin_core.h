/*
 * tongue_latin_core.h
 *
 * What families write in languages of Latin letters.
 */
#ifndef MINIBOT_TONGUE_LATIN_CORE_H
#define MINIBOT_TONGUE_LATIN_CORE_H

#include "language/tongue_phrase.h"

/* Languages in Latin letters; each table ends with one without a name */
extern const Tongue latin_tongues[];

/* English and Spanish: only the words that tell them */
extern const Tongue latin_rivals[];

#endif							/* MINIBOT_TONGUE_LATIN_CORE_H */
