/*
 * tongue_indic_core.h
 *
 * What families write in Hindi and Nepali.
 */
#ifndef MINIBOT_TONGUE_INDIC_CORE_H
#define MINIBOT_TONGUE_INDIC_CORE_H

#include "language/tongue_phrase.h"

/* Hindi and Nepali */
extern const Tongue indic_tongues[];

#endif							/* MINIBOT_TONGUE_INDIC_CORE_H */
