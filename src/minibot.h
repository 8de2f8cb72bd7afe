/*
 * minibot.h
 *
 * What every room of the extension shares: the room initialisers that
 * _PG_init calls, and the one clock.
 */
#ifndef MINIBOT_H
#define MINIBOT_H

#include "datatype/timestamp.h"

/* Each room defines its own settings and hooks here; see minibot.c. */
extern void ActAsInit(void);
extern void ClockInit(void);
extern void InferenceInit(void);
extern void LanguageInit(void);
extern void DeliveryInit(void);

/*
 * The "now" of every decision about time (quiet hours, cadence, expiry,
 * leases): the setting minibot.clock where a test has set one, else the
 * server's clock.  Nothing else in minibot reads a clock for a decision.
 */
extern TimestampTz MinibotNow(void);

#endif							/* MINIBOT_H */
