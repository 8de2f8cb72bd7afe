/*
 * tongue_other_core.h
 *
 * What families write in Russian, Amharic, Chinese and Korean.
 */
#ifndef MINIBOT_TONGUE_OTHER_CORE_H
#define MINIBOT_TONGUE_OTHER_CORE_H

#include "language/tongue_phrase.h"

/* Russian */
extern const Tongue cyrillic_tongues[];

/* Amharic */
extern const Tongue ethiopic_tongues[];

/* Chinese, both scripts */
extern const Tongue han_tongues[];

/* Korean */
extern const Tongue hangul_tongues[];

#endif							/* MINIBOT_TONGUE_OTHER_CORE_H */
