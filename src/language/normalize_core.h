/*
 * normalize_core.h
 *
 * A text message as words a model can compare: case and accents folded,
 * telephone spelling opened, everything else reduced to what it stands for.
 */
#ifndef MINIBOT_NORMALIZE_CORE_H
#define MINIBOT_NORMALIZE_CORE_H

#include <stddef.h>
#include <stdint.h>

/* Code points of a message that are read, twice and more Twilio's cap on Body (1,600 characters) */
#define NORMALIZE_MAX_CHARS 4096

/* A run of code points [start, end) in NormalizedText.chars; a space stands before and after it */
typedef struct Token
{
	uint16_t	start;
	uint16_t	end;
} Token;

/* What normalize_text() fills; the caller owns it (tens of kilobytes: not for a small stack) */
typedef struct NormalizedText
{
	int			n_chars;
	int			n_tokens;
	uint32_t	chars[NORMALIZE_MAX_CHARS + 2];
	Token		tokens[NORMALIZE_MAX_CHARS / 2 + 2];
} NormalizedText;

/*
 * Normalise length bytes of UTF-8 (bytes that are none count as spaces): NFKC
 * with case folded; accents of Latin letters and Arabic vowel marks dropped,
 * other scripts' marks kept; a letter written three times and more becomes
 * one; every digit becomes 0; apostrophes vanish; an emoji, ?, ! or a currency
 * sign is a word; other punctuation separates words; "u", "tmrw", "xq" and
 * their like are opened.
 */
extern void normalize_text(const char *text, size_t length, NormalizedText *out);

/*
 * As normalize_text(), but for matching by rule: digits stay as they are and
 * neither habits nor repeated letters are touched.
 */
extern void normalize_plain(const char *text, size_t length, NormalizedText *out);

/* Write the tokens, separated by spaces, as UTF-8 into size bytes at out; returns the bytes written */
extern size_t normalized_to_utf8(const NormalizedText *normalized, char *out, size_t size);

#endif							/* MINIBOT_NORMALIZE_CORE_H */
