/*
 * phone_core.h
 *
 * Telephone numbers as a warehouse writes them, to E.164.
 */
#ifndef MINIBOT_PHONE_CORE_H
#define MINIBOT_PHONE_CORE_H

#include <stdbool.h>
#include <stddef.h>

/* '+', the 15 digits E.164 allows, NUL */
#define PHONE_SIZE 17

/* How a country's numbers are written at home; see the table in phone_core.c. */
typedef struct PhoneRegion PhoneRegion;

/* The region of an ISO 3166 code in either case; NULL where it is not in the table. */
extern const PhoneRegion *phone_region(const char *code, size_t len);

/*
 * Write to out the E.164 form of the len bytes at text, read as someone in
 * region writes them.  False, and out untouched, where they are no number
 * that a text could be sent to.
 */
extern bool phone_normalize(const char *text, size_t len, const PhoneRegion *region,
							char out[PHONE_SIZE]);

#endif							/* MINIBOT_PHONE_CORE_H */
