/*
 * projection_core.h
 *
 * Where a student's year leads: pure C, no allocation, no globals.
 */
#ifndef MINIBOT_PROJECTION_CORE_H
#define MINIBOT_PROJECTION_CORE_H

/*
 * The chance that a beta-binomial variable is at least "least": of "days" trials
 * whose common chance of success is Beta(alpha, beta).  alpha and beta are above
 * 0.  It is the sum of the probabilities on the shorter side, each from the one
 * before by p(x+1) / p(x) = (days-x)(x+alpha) / ((x+1)(days-x-1+beta)).
 */
extern double beta_binomial_at_least(int least, int days, double alpha, double beta);

#endif							/* MINIBOT_PROJECTION_CORE_H */
