/*
 * student_t_core.h
 *
 * Student's t distribution: what a t statistic is worth, and how wide an
 * interval must be.
 */
#ifndef MINIBOT_STUDENT_T_CORE_H
#define MINIBOT_STUDENT_T_CORE_H

/* Chance of a t at least as far from zero as this one, with df > 0 degrees of freedom */
extern double student_t_two_sided(double t, double df);

/* The t that is not exceeded with chance p, 0 < p < 1, with df > 0 degrees of freedom */
extern double student_t_quantile(double p, double df);

#endif							/* MINIBOT_STUDENT_T_CORE_H */
