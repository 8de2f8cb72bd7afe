/*
 * act_as.h
 *
 * Lowering rights; see act_as.c.
 */
#ifndef MINIBOT_ACT_AS_H
#define MINIBOT_ACT_AS_H

/* Set the hooks */
extern void ActAsInit(void);

#endif							/* MINIBOT_ACT_AS_H */
