/*
 * tongue_african_core.h
 *
 * What families write in Somali and Swahili.
 */
#ifndef MINIBOT_TONGUE_AFRICAN_CORE_H
#define MINIBOT_TONGUE_AFRICAN_CORE_H

#include "language/tongue_phrase.h"

/* Each ends with matter 0 */
extern const TonguePhrase phrases_so[];
extern const TonguePhrase phrases_sw[];

#endif							/* MINIBOT_TONGUE_AFRICAN_CORE_H */
