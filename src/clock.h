/*
 * clock.h
 *
 * The one clock.
 */
#ifndef MINIBOT_CLOCK_H
#define MINIBOT_CLOCK_H

#include "datatype/timestamp.h"

/*
 * The "now" of every decision about time (quiet hours, cadence, expiry,
 * leases): the setting minibot.clock where a test has set one, else the
 * server's clock.  Nothing else in minibot reads a clock for a decision.
 */
extern TimestampTz MinibotNow(void);

/* Define the setting */
extern void ClockInit(void);

#endif							/* MINIBOT_CLOCK_H */
