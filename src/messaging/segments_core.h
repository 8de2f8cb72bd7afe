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

#endif							/* MINIBOT_SEGMENTS_CORE_H */
