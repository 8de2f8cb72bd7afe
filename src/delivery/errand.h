/*
 * errand.h
 *
 * Why requests to a provider are under way, what their answers mean, and what
 * of that is yet to be recorded.
 */
#ifndef MINIBOT_ERRAND_H
#define MINIBOT_ERRAND_H

#include "delivery/queue.h"

typedef struct Errand Errand;

extern void ErrandInit(void);

/* Send a claimed message */
extern void ErrandSend(const ClaimedText *text);

/* Ask for a message's status, or whether the provider has it; and how many such requests are under way */
extern void ErrandCheck(const Check *check);
extern int	ErrandChecksInFlight(void);

/* Poll for what families wrote, to one of our numbers after the other; and whether that goes on */
extern void ErrandPoll(void);
extern bool ErrandIsPolling(void);

/* Take in what requests have ended */
extern void ErrandTakeResults(void);

/* What became of sends; kept until it is forgotten */
extern const Outcome *ErrandOutcomes(int *count);
extern void ErrandForgetOutcome(int index);
extern void ErrandForgetOutcomes(void);

/* The statuses among the answers, as KnownText, to record all at once; then they are forgotten */
extern List *ErrandStatuses(void);
extern void ErrandEndStatuses(void);

/* Errands that have an answer; each is to be recorded within a transaction, and ended */
extern bool ErrandsAreAnswered(void);
extern List *ErrandTakeAnswered(void);
extern void ErrandRecord(const Errand *errand);
extern void ErrandEnd(Errand *errand, bool is_recorded);

#endif							/* MINIBOT_ERRAND_H */
