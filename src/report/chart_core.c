/*
 * chart_core.c
 *
 * See chart_core.h.  Lengths are in units of the frame, which is 420 wide; a letter of a label is about 6.3 wide, one
 * of a figure, which is bold, 7.
 */
#include "report/chart_core.h"

#include <math.h>
#include <stddef.h>
#include <stdio.h>

#define FRAME_WIDTH 420
#define LETTER 6.3
#define BOLD_LETTER 7.0

/* The least top of an axis: what is smaller is drawn on the axis of this */
#define LEAST_TOP 1e-6

/* A legend has two columns, each this wide, and cuts names that would reach into the next. */
#define LEGEND_COLUMN 205
#define LEGEND_LETTERS 28

/* What a label on a line of its own may have */
#define LABEL_LETTERS 62

/* Whether a number is to be drawn; see chart_core.h */
static bool
IsDrawn(double value)
{
	return isfinite(value) && fabs(value) <= CHART_MOST;
}

/* A number of a chart that starts at zero, a gap as zero */
static double
FromZero(double value)
{
	return IsDrawn(value) && value > 0 ? value : 0;
}

/* The highest of some such numbers */
static double
Highest(const double *values, int count)
{
	double		highest = 0;

	for (int i = 0; i < count; i++)
		highest = fmax(highest, FromZero(values[i]));
	return highest;
}

double
chart_step(double top)
{
	static const double units[] = {1, 2, 2.5, 5};

	top = fmax(top, LEAST_TOP);
	for (int power = (int) floor(log10(top)) - 1;; power++)
	{
		for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
		{
			double		step = units[i] * pow(10, power);

			if (5 * step >= top * (1 - 1e-9))
				return step;
		}
	}
}

/* How many steps reach top */
static int
StepsTo(double top, double step)
{
	return (int) ceil(top / step * (1 - 1e-9));
}

/* The digits after the point that a step needs */
static int
DigitsOf(double step)
{
	int			digits = 0;

	while (digits < 9 && fabs(step - rint(step)) > 1e-6)
	{
		step *= 10;
		digits++;
	}
	return digits;
}

/* Begin a chart; screen readers say its title and description. */
static void
BeginChart(Markup *out, const ChartHead *head, double height)
{
	markup_format(out, "<svg viewBox=\"0 0 %d %.0f\" role=\"img\" aria-labelledby=\"", FRAME_WIDTH, height);
	markup_words(out, head->id);
	markup_format(out, "-title ");
	markup_words(out, head->id);
	markup_format(out, "-desc\"><title id=\"");
	markup_words(out, head->id);
	markup_format(out, "-title\">");
	markup_words(out, head->title);
	markup_format(out, "</title><desc id=\"");
	markup_words(out, head->id);
	markup_format(out, "-desc\">");
	markup_words(out, head->description);
	markup_format(out, "</desc>");
}

/* Open a text: its class, where it stands, and which part of it stands there (start, middle or end) */
static void
BeginText(Markup *out, const char *css, double x, double y, const char *anchor)
{
	markup_format(out, "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">", css, x, y, anchor);
}

/* A text of at most so many letters */
static void
WriteText(Markup *out, const char *css, double x, double y, const char *anchor, const char *words, int most)
{
	BeginText(out, css, x, y, anchor);
	markup_clipped(out, words, most);
	markup_format(out, "</text>");
}

/* A straight line of a class */
static void
WriteLine(Markup *out, const char *css, double x1, double x2, double y1, double y2)
{
	markup_format(out, "<line class=\"%s\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>", css, x1, x2, y1, y2);
}

/* A dot in a line's colour; lines count from 1. */
static void
WriteDot(Markup *out, int line, int radius, double x, double y)
{
	markup_format(out, "<circle class=\"dot s%d\" r=\"%d\" cx=\"%.1f\" cy=\"%.1f\"/>", line, radius, x, y);
}

/* A rectangle; part counts from 1, and 0 is a bar. */
static void
WriteBox(Markup *out, int part, double x, double y, double width, double height)
{
	if (part == 0)
		markup_format(out, "<rect class=\"bar\"");
	else
		markup_format(out, "<rect class=\"part p%d\"", part);
	markup_format(out, " x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>", x, y, width, height);
}

/* Where the i-th of a legend's entries begins */
static double
LegendX(int i)
{
	return 1 + i % 2 * LEGEND_COLUMN;
}

/* ---- Lines ---- */

#define LINES_RIGHT 410
#define LINES_HEIGHT 160
#define LEGEND_LINE 18

/* What the unit behind a number of the scale, and the label of a step, may have */
#define SCALE_LETTERS 12

/* Where a chart of lines has what */
typedef struct LinesFrame
{
	double		left;
	double		top;
	double		upper_end;		/* of the axis */
	double		step;
	int			ticks;			/* steps of the axis */
	int			digits;
} LinesFrame;

static double
LinesX(const LinesFrame *frame, const ChartLines *chart, int step)
{
	return frame->left + step * (LINES_RIGHT - frame->left) / (chart->steps > 1 ? chart->steps - 1 : 1);
}

static double
LinesY(const LinesFrame *frame, double value)
{
	return frame->top + LINES_HEIGHT * (1 - value / frame->upper_end);
}

/* The axis up to the highest, with room for its numbers on the left and for the legend above */
static LinesFrame
FrameLines(const ChartLines *chart, double highest)
{
	LinesFrame	frame;
	Markup		number = {0};
	double		letters;

	frame.step = chart_step(highest);
	frame.ticks = StepsTo(highest, frame.step);
	frame.upper_end = frame.step * frame.ticks;
	frame.digits = DigitsOf(frame.step);
	markup_number(&number, frame.upper_end, frame.digits);
	letters = (double) number.length + fmin(markup_characters(chart->unit), SCALE_LETTERS);
	frame.left = fmax(42, 10 + LETTER * letters);
	frame.top = 12.0 + LEGEND_LINE * ((chart->lines + 1) / 2);
	return frame;
}

/* A line across and a number at every step of the axis */
static void
WriteScale(Markup *out, const ChartLines *chart, const LinesFrame *frame)
{
	for (int i = 0; i <= frame->ticks; i++)
	{
		double		y = LinesY(frame, i * frame->step);

		WriteLine(out, "grid", frame->left, LINES_RIGHT, y, y);
		BeginText(out, "tick", frame->left - 5, y + 4, "end");
		markup_number(out, i * frame->step, frame->digits);
		markup_clipped(out, chart->unit, SCALE_LETTERS);
		markup_format(out, "</text>");
	}
}

/* A tick and its label where a step has one, unless it would lie over the one before */
static void
WriteSteps(Markup *out, const ChartLines *chart, const LinesFrame *frame)
{
	double		bottom = frame->top + LINES_HEIGHT;
	double		free_from = 0;

	for (int i = 0; i < chart->steps; i++)
	{
		double		x = LinesX(frame, chart, i);
		double		half = LETTER / 2 * fmin(markup_characters(chart->labels[i]), SCALE_LETTERS);

		if (half == 0 || x - half < free_from)
			continue;
		free_from = x + half + 3;
		WriteLine(out, "axis", x, x, bottom, bottom + 4);
		WriteText(out, "tick", fmin(x, FRAME_WIDTH - half), bottom + 17, "middle", chart->labels[i], SCALE_LETTERS);
	}
}

/* Whether a line has a number at a step, which may be none of the chart's */
static bool
HasPoint(const ChartLines *chart, int line, int step)
{
	double		value;

	if (step < 0 || step >= chart->steps)
		return false;
	value = chart->values[(size_t) line * chart->steps + step];
	return IsDrawn(value) && value >= 0;
}

/* One line, broken at its gaps; a point that stands alone between them is a dot. */
static void
WriteCurve(Markup *out, const ChartLines *chart, const LinesFrame *frame, int line)
{
	const double *values = &chart->values[(size_t) line * chart->steps];

	for (int i = 0; i < chart->steps; i++)
	{
		bool		is_first = !HasPoint(chart, line, i - 1);
		bool		is_last = !HasPoint(chart, line, i + 1);
		double		x = LinesX(frame, chart, i);
		double		y;

		if (!HasPoint(chart, line, i))
			continue;
		y = LinesY(frame, values[i]);
		if (is_first && is_last)
			WriteDot(out, line + 1, 3, x, y);
		else if (is_first)
			markup_format(out, "<path class=\"line s%d\" d=\"M%.1f %.1f", line + 1, x, y);
		else
			markup_format(out, "L%.1f %.1f%s", x, y, is_last ? "\"/>" : "");
	}
}

/* The lines' names, each behind a piece of its line */
static void
WriteLineNames(Markup *out, const ChartLines *chart)
{
	for (int i = 0; i < chart->lines; i++)
	{
		double		x = LegendX(i) + 41;
		double		y = 12 + LEGEND_LINE * (i / 2);
		char		css[32];

		snprintf(css, sizeof(css), "line s%d", i + 1);
		WriteLine(out, css, x, x + 18, y, y);
		WriteText(out, "label", x + 23, y + 4, "start", chart->names[i], LEGEND_LETTERS - 7);
	}
}

bool
chart_lines(Markup *out, const ChartHead *head, const ChartLines *chart)
{
	double		highest = Highest(chart->values, chart->lines * chart->steps);
	LinesFrame	frame;

	if (highest <= 0)
		return false;
	frame = FrameLines(chart, highest);
	BeginChart(out, head, frame.top + LINES_HEIGHT + 24);
	WriteScale(out, chart, &frame);
	WriteSteps(out, chart, &frame);
	/* The first lies over the others. */
	for (int line = chart->lines - 1; line >= 0; line--)
		WriteCurve(out, chart, &frame, line);
	WriteLineNames(out, chart);
	markup_format(out, "</svg>");
	return true;
}

/* ---- Bars ---- */

#define BAR_ROW 34.0
#define BAR_LENGTH 330
#define BAR_LETTERS 40

/* How long the longest bar may be, so that every figure has its room behind its bar */
static double
BarLength(const ChartBars *chart)
{
	int			letters = 0;

	for (int i = 0; i < chart->rows; i++)
	{
		int			these = markup_characters(chart->figures[i]);

		letters = these > letters ? these : letters;
	}
	letters = letters < BAR_LETTERS ? letters : BAR_LETTERS;
	return fmin(BAR_LENGTH, FRAME_WIDTH - 8 - BOLD_LETTER * letters);
}

bool
chart_bars(Markup *out, const ChartHead *head, const ChartBars *chart)
{
	double		highest = Highest(chart->values, chart->rows);
	double		length = BarLength(chart);

	if (highest <= 0)
		return false;
	BeginChart(out, head, chart->rows * BAR_ROW + 6);
	WriteLine(out, "axis", 0.5, 0.5, 0, chart->rows * BAR_ROW + 4);
	for (int i = 0; i < chart->rows; i++)
	{
		double		y = i * BAR_ROW;
		double		width = length * (FromZero(chart->values[i]) / highest);

		WriteText(out, "label", 5, y + 13, "start", chart->labels[i], LABEL_LETTERS);
		WriteBox(out, 0, 0.5, y + 18, width, 13);
		WriteText(out, "figure", width + 6, y + 29, "start", chart->figures[i], BAR_LETTERS);
	}
	markup_format(out, "</svg>");
	return true;
}

/* ---- Shares ---- */

#define SHARE_ROW 48.0
#define SHARE_WIDTH 418
#define SHARE_LEGEND 20

/* A part narrower than this has no room for its share. */
#define LEAST_WRITTEN 0.09

/* One row: its parts side by side, and in each its share */
static void
WriteParts(Markup *out, const ChartShares *chart, int row)
{
	const double *values = &chart->values[(size_t) row * chart->parts];
	double		y = row * SHARE_ROW;
	double		whole = 0;
	double		before = 0;

	for (int i = 0; i < chart->parts; i++)
		whole += FromZero(values[i]);
	for (int i = 0; i < chart->parts; i++)
	{
		double		part = FromZero(values[i]);
		double		x = 1 + SHARE_WIDTH * (before / whole);
		double		width = SHARE_WIDTH * (part / whole);
		char		css[32];

		before += part;
		/* A whole of nothing has no parts, and no share is taken of it. */
		if (!(part > 0))
			continue;
		WriteBox(out, i + 1, x, y + 18, width, 22);
		if (part < LEAST_WRITTEN * whole)
			continue;
		snprintf(css, sizeof(css), "part-text t%d", i + 1);
		BeginText(out, css, x + width / 2, y + 33, "middle");
		markup_share(out, part, whole);
		markup_format(out, "</text>");
	}
}

bool
chart_shares(Markup *out, const ChartHead *head, const ChartShares *chart)
{
	double		bottom = chart->rows * SHARE_ROW + 8;

	if (Highest(chart->values, chart->rows * chart->parts) <= 0)
		return false;
	BeginChart(out, head, bottom + 4 + SHARE_LEGEND * ((chart->parts + 1) / 2));
	for (int row = 0; row < chart->rows; row++)
	{
		WriteText(out, "label", 1, row * SHARE_ROW + 13, "start", chart->labels[row], LABEL_LETTERS);
		WriteParts(out, chart, row);
	}
	for (int i = 0; i < chart->parts; i++)
	{
		double		y = bottom + SHARE_LEGEND * (i / 2);

		WriteBox(out, i + 1, LegendX(i), y, 11, 11);
		WriteText(out, "label", LegendX(i) + 16, y + 10, "start", chart->names[i], LEGEND_LETTERS);
	}
	markup_format(out, "</svg>");
	return true;
}

/* ---- Intervals ---- */

#define INTERVAL_ROW 40.0
#define INTERVAL_MIDDLE 210
#define INTERVAL_REACH 190

/* The axis: a line down at every step, and what it counts */
static void
WriteEffectScale(Markup *out, const ChartIntervals *chart, double step, int ticks)
{
	double		bottom = chart->rows * INTERVAL_ROW + 8;

	for (int i = -ticks; i <= ticks; i++)
	{
		double		x = INTERVAL_MIDDLE + (double) INTERVAL_REACH * i / ticks;

		WriteLine(out, i == 0 ? "axis" : "grid", x, x, 4, bottom);
		BeginText(out, "tick", x, bottom + 14, "middle");
		markup_format(out, i > 0 ? "+" : "");
		markup_number(out, i * step, DigitsOf(step));
		markup_format(out, "</text>");
	}
	WriteText(out, "tick", INTERVAL_MIDDLE, bottom + 31, "middle", chart->unit, LABEL_LETTERS);
}

/* Whether a row has all three numbers */
static bool
HasInterval(const ChartIntervals *chart, int row)
{
	return IsDrawn(chart->lows[row]) && IsDrawn(chart->middles[row]) && IsDrawn(chart->highs[row]);
}

/* The farthest that any interval is from zero */
static double
Farthest(const ChartIntervals *chart)
{
	double		farthest = 0;

	for (int i = 0; i < chart->rows; i++)
	{
		if (!HasInterval(chart, i))
			continue;
		farthest = fmax(farthest, fabs(chart->lows[i]));
		farthest = fmax(farthest, fabs(chart->middles[i]));
		farthest = fmax(farthest, fabs(chart->highs[i]));
	}
	return farthest;
}

bool
chart_intervals(Markup *out, const ChartHead *head, const ChartIntervals *chart)
{
	double		farthest = Farthest(chart);
	double		step;
	double		unit;

	if (farthest <= 0)
		return false;
	step = 2 * chart_step(farthest);
	unit = INTERVAL_REACH / (step * StepsTo(farthest, step));
	BeginChart(out, head, chart->rows * INTERVAL_ROW + 44);
	WriteEffectScale(out, chart, step, StepsTo(farthest, step));
	for (int i = 0; i < chart->rows; i++)
	{
		double		y = i * INTERVAL_ROW + 28;
		double		middle = INTERVAL_MIDDLE;

		WriteText(out, "label", 2, y - 13, "start", chart->labels[i], LABEL_LETTERS);
		if (!HasInterval(chart, i))
			continue;
		WriteLine(out, "interval", middle + unit * chart->lows[i], middle + unit * chart->highs[i], y, y);
		WriteDot(out, 1, 5, middle + unit * chart->middles[i], y);
	}
	markup_format(out, "</svg>");
	return true;
}
