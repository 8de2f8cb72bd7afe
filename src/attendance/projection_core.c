/*
 * projection_core.c
 *
 * Where a student's year leads; see projection_core.h.
 */
#include "attendance/projection_core.h"

#include <math.h>

/* lgamma() that leaves signgam alone; its arguments here are positive */
static double
log_gamma(double x)
{
	int			sign;

	return lgamma_r(x, &sign);
}

static double
log_beta(double a, double b)
{
	return log_gamma(a) + log_gamma(b) - log_gamma(a + b);
}

/* The probability of exactly x */
static double
probability(int x, int days, double alpha, double beta)
{
	return exp(log_gamma(days + 1.0) - log_gamma(x + 1.0) - log_gamma(days - x + 1.0) +
			   log_beta(x + alpha, days - x + beta) - log_beta(alpha, beta));
}

double
beta_binomial_at_least(int least, int days, double alpha, double beta)
{
	double		p;
	double		sum = 0;

	if (least <= 0)
		return 1;
	if (least > days)
		return 0;
	if (least > days / 2)
	{
		p = probability(least, days, alpha, beta);
		for (int x = least; x <= days; x++)
		{
			sum += p;
			p *= (days - x) * (x + alpha) / ((x + 1) * (days - x - 1 + beta));
		}
		return fmin(sum, 1);
	}
	/* Downwards from the greatest that doesn't reach it */
	p = probability(least - 1, days, alpha, beta);
	for (int x = least - 1; x >= 0; x--)
	{
		sum += p;
		p *= x * (days - x + beta) / ((days - x + 1) * (x - 1 + alpha));
	}
	return fmax(1 - sum, 0);
}
