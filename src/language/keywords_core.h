/*
 * keywords_core.h
 *
 * What must be obeyed whatever a model says: opt-out, opt-in, help, and a
 * family in danger.
 */
#ifndef MINIBOT_KEYWORDS_CORE_H
#define MINIBOT_KEYWORDS_CORE_H

#include <stdbool.h>

#include "language/normalize_core.h"

typedef enum Keyword
{
	KEYWORD_NONE,
	KEYWORD_OPT_OUT,
	KEYWORD_OPT_IN,
	KEYWORD_HELP,
	KEYWORD_CRISIS
} Keyword;

/*
 * The keyword that length bytes of UTF-8 are, or the sentence in them that
 * means one.  A message that is both a crisis and anything else is a crisis;
 * opts_out says whether it is an opt-out, or a crisis and an opt-out.
 */
extern Keyword find_keyword(const char *text, size_t length, NormalizedText *scratch, bool *opts_out);

#endif							/* MINIBOT_KEYWORDS_CORE_H */
