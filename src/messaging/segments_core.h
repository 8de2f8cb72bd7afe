/*
 * segments_core.h
 *
 * What a text costs to send: its encoding on the air and its segments.
 */
#ifndef MINIBOT_SEGMENTS_CORE_H
#define MINIBOT_SEGMENTS_CORE_H

#include <stdbool.h>
#include <stddef.h>

typedef struct SmsSegments
{
	bool		ucs2;			/* UCS-2; else the GSM 7-bit alphabet */
	int			units;			/* septets, or UTF-16 code units */
	int			segments;		/* messages it is carried in; 1 for an empty body */
} SmsSegments;

/* Measure the len bytes of UTF-8 at body; a byte that is no UTF-8 counts as U+FFFD. */
extern SmsSegments sms_measure(const char *body, size_t len);

/*
 * Write the len bytes of UTF-8 at body to out, which has room for twice as
 * many, with each character that the GSM alphabet lacks replaced by the
 * nearest it has: straight quotes for curly ones, a letter for one with an
 * accent.  What has no such stays.  Returns the bytes written.
 */
extern size_t sms_plain_text(const char *body, size_t len, char *out);

#endif							/* MINIBOT_SEGMENTS_CORE_H */
