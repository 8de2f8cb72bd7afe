/*
 * chart_core.h
 *
 * Charts: numbers in, SVG out, to stand in an HTML page.
 *
 * A chart is 420 wide and as high as it needs, which reads on a telephone and in half of a screen alike.  It has
 * classes, not colours: sql/report/report.css has those, for light, dark and paper.  A screen reader is told its title
 * and description.  No label lies over another or sticks out; one that is too long is cut.
 *
 * A number is a gap where it is NaN, infinite or farther from zero than CHART_MOST; where a chart starts at zero, one
 * below zero is a gap too.  Each function writes a chart and returns true, or writes nothing and returns false where
 * there is nothing to draw.  All words are escaped; see markup_core.h.
 */
#ifndef MINIBOT_CHART_CORE_H
#define MINIBOT_CHART_CORE_H

#include <stdbool.h>

#include "report/markup_core.h"

/* Farther than anything a district counts; a double is exact to tenths there */
#define CHART_MOST 1e12

/* What is said of every chart */
typedef struct ChartHead
{
	const char *id;				/* one of its own on the page */
	const char *title;
	const char *description;	/* what one would see */
} ChartHead;

/* Lines over equal steps, from zero up */
typedef struct ChartLines
{
	int			steps;			/* from 1 up */
	const char *const *labels;	/* steps: a tick each; "" for a step without one */
	int			lines;
	const char *const *names;	/* lines */
	const double *values;		/* lines times steps, line by line */
	const char *unit;			/* behind the numbers of the axis */
} ChartLines;

/* A bar a row, from zero, with its figure at its end */
typedef struct ChartBars
{
	int			rows;
	const char *const *labels;	/* rows */
	const double *values;
	const char *const *figures;
} ChartBars;

/* Rows of parts that make a whole */
typedef struct ChartShares
{
	int			rows;
	const char *const *labels;	/* rows */
	int			parts;
	const char *const *names;	/* parts */
	const double *values;		/* rows times parts, row by row */
} ChartShares;

/* An estimate a row with its interval, on one axis with zero in the middle */
typedef struct ChartIntervals
{
	int			rows;
	const char *const *labels;	/* rows */
	const double *lows;
	const double *middles;
	const double *highs;
	const char *unit;			/* what the axis counts */
} ChartIntervals;

extern bool chart_lines(Markup *out, const ChartHead *head, const ChartLines *chart);
extern bool chart_bars(Markup *out, const ChartHead *head, const ChartBars *chart);
extern bool chart_shares(Markup *out, const ChartHead *head, const ChartShares *chart);
extern bool chart_intervals(Markup *out, const ChartHead *head, const ChartIntervals *chart);

/* The round step - 1, 2, 2.5 or 5 of a power of ten - of which five at most reach top, from 1e-6 to CHART_MOST. */
extern double chart_step(double top);

#endif							/* MINIBOT_CHART_CORE_H */
