/*
 * language.h
 *
 * What the SQL-callable files of this room share: the cores' side of
 * PostgreSQL's memory and interrupts.
 */
#ifndef MINIBOT_LANGUAGE_H
#define MINIBOT_LANGUAGE_H

#include "language/language_core.h"
#include "utils/palloc.h"

/* Define the settings */
extern void LanguageInit(void);

/* A host whose memory is context; it shows progress where asked to */
extern LanguageHost LanguageHostIn(MemoryContext context, bool shows_progress);

/* A text argument as UTF-8, which the cores read; *length is set */
extern const char *TextAsUtf8(const struct varlena *value, size_t *length);

#endif							/* MINIBOT_LANGUAGE_H */
