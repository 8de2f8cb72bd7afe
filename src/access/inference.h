/*
 * inference.h
 *
 * What a role that is limited to schools cannot infer; see inference.c.
 */
#ifndef MINIBOT_INFERENCE_H
#define MINIBOT_INFERENCE_H

/* Set the hooks */
extern void InferenceInit(void);

#endif							/* MINIBOT_INFERENCE_H */
