/*
 * tongue_arabic_core.h
 *
 * What families write in Arabic, Dari and Pashto.
 */
#ifndef MINIBOT_TONGUE_ARABIC_CORE_H
#define MINIBOT_TONGUE_ARABIC_CORE_H

#include "language/tongue_phrase.h"

/* Arabic, Dari (and Persian), Pashto */
extern const Tongue arabic_tongues[];

#endif							/* MINIBOT_TONGUE_ARABIC_CORE_H */
