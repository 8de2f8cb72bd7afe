/*
 * reading_clause_core.h
 *
 * The second step of a reading: words as clauses with cues.
 */
#ifndef MINIBOT_READING_CLAUSE_CORE_H
#define MINIBOT_READING_CLAUSE_CORE_H

#include "language/reading_types.h"

/* Part the words of a reading into clauses, and tell what each has of cues, days and questions */
extern void reading_clauses(Reading *reading);

#endif							/* MINIBOT_READING_CLAUSE_CORE_H */
