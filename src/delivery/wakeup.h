/*
 * wakeup.h
 *
 * What sessions tell worker and launcher; see wakeup.c.
 */
#ifndef MINIBOT_WAKEUP_H
#define MINIBOT_WAKEUP_H

/* Set the hooks */
extern void WakeupInit(void);

#endif							/* MINIBOT_WAKEUP_H */
