/*
 * student_t_core.c
 *
 * Student's t by the regularised incomplete beta function.  Pure C.
 */
#include "experiment/student_t_core.h"

#include <math.h>

/* Relative precision at which the continued fraction ends; it takes some tens of steps */
#define FRACTION_PRECISION 1e-15
#define FRACTION_STEPS 10000
/* More than take any interval of numbers apart: their exponents and their bits */
#define HALVINGS 1200
/* Stands in for a zero, which could not be divided by */
#define TINY 1e-300

/* lgamma() that leaves signgam alone; its arguments here are positive */
static double
log_gamma(double x)
{
	int			sign;

	return lgamma_r(x, &sign);
}

static double
away_from_zero(double x)
{
	return fabs(x) < TINY ? TINY : x;
}

/* The continued fraction of I_x(a, b), DLMF 8.17.22, evaluated by Lentz's method */
static double
beta_fraction(double a, double b, double x)
{
	double		c = 1,
				d = 1 / away_from_zero(1 - (a + b) * x / (a + 1)),
				value = d;

	for (int m = 1; m <= FRACTION_STEPS; m++)
	{
		double		even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
					odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
					step;

		d = 1 / away_from_zero(1 + even * d);
		c = away_from_zero(1 + even / c);
		value *= c * d;
		d = 1 / away_from_zero(1 + odd * d);
		c = away_from_zero(1 + odd / c);
		step = c * d;
		value *= step;
		if (fabs(step - 1) < FRACTION_PRECISION)
			break;
	}
	return value;
}

/* I_x(a, b); y is 1 - x, given by itself because it may be too small to be left over from 1 */
static double
incomplete_beta(double a, double b, double x, double y)
{
	double		front;

	if (x <= 0)
		return 0;
	if (y <= 0)
		return 1;
	front = exp(log_gamma(a + b) - log_gamma(a) - log_gamma(b) + a * log(x) + b * log(y));
	/* where the fraction converges fast, DLMF 8.17.22 */
	if (x < (a + 1) / (a + b + 2))
		return front * beta_fraction(a, b, x) / a;
	return 1 - front * beta_fraction(b, a, y) / b;
}

double
student_t_two_sided(double t, double df)
{
	double		square = t * t;

	if (isinf(square))
		return 0;
	return incomplete_beta(df / 2, 0.5, df / (df + square), square / (df + square));
}

double
student_t_quantile(double p, double df)
{
	double		tail = 2 * (p < 0.5 ? p : 1 - p),
				low = 0,
				high = 1;

	while (student_t_two_sided(high, df) > tail && high < 1e300)
		high *= 2;
	/* halving ends when no number lies between them, or where middle is kept in a wider register (x87), by count */
	for (int i = 0; i < HALVINGS; i++)
	{
		double		middle = low + (high - low) / 2;

		if (middle <= low || middle >= high)
			break;
		if (student_t_two_sided(middle, df) > tail)
			low = middle;
		else
			high = middle;
	}
	return p < 0.5 ? -high : high;
}
