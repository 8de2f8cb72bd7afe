/*
 * delivery.h
 *
 * The door of the room; README.md beside it says what is in it, and in which
 * order its files stand.
 */
#ifndef MINIBOT_DELIVERY_H
#define MINIBOT_DELIVERY_H

/* Define the settings; where the library is preloaded, set up shared memory, hooks and launcher */
extern void DeliveryInit(void);

#endif							/* MINIBOT_DELIVERY_H */
