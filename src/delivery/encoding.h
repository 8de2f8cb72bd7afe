/*
 * encoding.h
 *
 * Texts of the network, which are UTF-8, in the database's encoding and back.
 * What one of them has no room for becomes a question mark: a text that cannot
 * be written rightly must not keep the others back.
 */
#ifndef MINIBOT_ENCODING_H
#define MINIBOT_ENCODING_H

/* Within a transaction: find what converts, so that it can be done without one */
extern void EncodingInit(void);

extern char *TextFromUtf8(const char *utf8);
extern char *TextToUtf8(const char *text);

#endif							/* MINIBOT_ENCODING_H */
