/*
 * chart.c
 *
 * html_text(), html_table() and the charts of a report as SQL calls them.
 *
 * Words are given to the core as the database has them: as UTF-8, or in an encoding of one byte a character, which the
 * core takes as such.  In others minibot cannot be created, as its install script is UTF-8.
 */
#include "postgres.h"

#include <math.h>

#include "catalog/pg_type.h"
#include "fmgr.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"

#include "compat.h"
#include "report/chart_core.h"

/* After a first pass: the room for a second, which writes what the first one counted */
static void
MakeRoom(Markup *out)
{
	CHECK_FOR_INTERRUPTS();
	out->text = palloc(Max(out->length, 1));
	out->room = out->length;
	out->length = 0;
}

/* After the second: what was written */
static Datum
Written(Markup *out)
{
	return PointerGetDatum(cstring_to_text_with_len(out->text, (int) out->length));
}

/* Elements of an array argument, row by row; an error unless there are as many as expected (-1: any) */
static Datum *
Elements(FunctionCallInfo fcinfo, int argument, Oid type, int64 expected, bool **nulls, int *count)
{
	ArrayType  *array = PG_GETARG_ARRAYTYPE_P(argument);
	Datum	   *elements;

	if (type == TEXTOID)
		deconstruct_array(array, TEXTOID, -1, false, TYPALIGN_INT, &elements, nulls, count);
	else
		deconstruct_array(array, FLOAT8OID, sizeof(float8), FLOAT8PASSBYVAL, TYPALIGN_DOUBLE, &elements, nulls, count);
	if (expected >= 0 && *count != expected)
		ereport(ERROR,
				(errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
				 errmsg("argument %d has %d elements, not %lld", argument + 1, *count, (long long) expected),
				 errhint("A chart has a label for each row or step, a name for each line or part, and a number for "
						 "each of both.")));
	return elements;
}

/* A text[] argument; sets *count; NULL elements are NULL */
static const char *const *
Texts(FunctionCallInfo fcinfo, int argument, int64 expected, int *count)
{
	bool	   *nulls;
	Datum	   *elements = Elements(fcinfo, argument, TEXTOID, expected, &nulls, count);
	const char **texts = palloc(Max(*count, 1) * sizeof(char *));

	for (int i = 0; i < *count; i++)
		texts[i] = nulls[i] ? NULL : TextDatumGetCString(elements[i]);
	return texts;
}

/* A double precision[] argument; NULL elements are NaN */
static const double *
Numbers(FunctionCallInfo fcinfo, int argument, int64 expected)
{
	int			count;
	bool	   *nulls;
	Datum	   *elements = Elements(fcinfo, argument, FLOAT8OID, expected, &nulls, &count);
	double	   *numbers = palloc(Max(count, 1) * sizeof(double));

	for (int i = 0; i < count; i++)
		numbers[i] = nulls[i] ? NAN : DatumGetFloat8(elements[i]);
	return numbers;
}

/* The three arguments every chart begins with */
static ChartHead
HeadOf(FunctionCallInfo fcinfo)
{
	ChartHead	head;

	head.id = text_to_cstring(PG_GETARG_TEXT_PP(0));
	head.title = text_to_cstring(PG_GETARG_TEXT_PP(1));
	head.description = text_to_cstring(PG_GETARG_TEXT_PP(2));
	return head;
}

PG_FUNCTION_INFO_V1(minibot_html_text);

/* html_text(words text): '' for NULL */
Datum
minibot_html_text(PG_FUNCTION_ARGS)
{
	const char *words = PG_ARGISNULL(0) ? "" : text_to_cstring(PG_GETARG_TEXT_PP(0));
	Markup		out = {0};

	markup_words(&out, words);
	MakeRoom(&out);
	markup_words(&out, words);
	return Written(&out);
}

PG_FUNCTION_INFO_V1(minibot_html_table);

/* html_table(caption text, headers text[], cells text[], css text, heat double precision[]); heat may be NULL */
Datum
minibot_html_table(PG_FUNCTION_ARGS)
{
	MarkupTable table;
	int			cells;
	Markup		out = {0};

	if (PG_ARGISNULL(0) || PG_ARGISNULL(1) || PG_ARGISNULL(2) || PG_ARGISNULL(3))
		PG_RETURN_NULL();
	table.caption = text_to_cstring(PG_GETARG_TEXT_PP(0));
	table.headers = Texts(fcinfo, 1, -1, &table.columns);
	table.cells = Texts(fcinfo, 2, -1, &cells);
	table.css = text_to_cstring(PG_GETARG_TEXT_PP(3));
	table.heat = PG_ARGISNULL(4) ? NULL : Numbers(fcinfo, 4, cells);
	if (table.columns == 0 || cells % table.columns != 0)
		ereport(ERROR,
				(errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
				 errmsg("%d cells do not fill rows of %d columns", cells, table.columns)));
	table.rows = cells / table.columns;
	markup_table(&out, &table);
	MakeRoom(&out);
	markup_table(&out, &table);
	return Written(&out);
}

PG_FUNCTION_INFO_V1(minibot_line_chart);

/* line_chart(id, title, description, labels text[], names text[], lines double precision[], unit text) */
Datum
minibot_line_chart(PG_FUNCTION_ARGS)
{
	ChartHead	head = HeadOf(fcinfo);
	ChartLines	lines;
	Markup		out = {0};

	lines.labels = Texts(fcinfo, 3, -1, &lines.steps);
	lines.names = Texts(fcinfo, 4, -1, &lines.lines);
	lines.values = Numbers(fcinfo, 5, (int64) lines.steps * lines.lines);
	lines.unit = text_to_cstring(PG_GETARG_TEXT_PP(6));
	if (!chart_lines(&out, &head, &lines))
		PG_RETURN_NULL();
	MakeRoom(&out);
	chart_lines(&out, &head, &lines);
	return Written(&out);
}

PG_FUNCTION_INFO_V1(minibot_bar_chart);

/* bar_chart(id, title, description, labels text[], bars double precision[], figures text[]) */
Datum
minibot_bar_chart(PG_FUNCTION_ARGS)
{
	ChartHead	head = HeadOf(fcinfo);
	ChartBars	bars;
	Markup		out = {0};

	bars.labels = Texts(fcinfo, 3, -1, &bars.rows);
	bars.values = Numbers(fcinfo, 4, bars.rows);
	bars.figures = Texts(fcinfo, 5, bars.rows, &bars.rows);
	if (!chart_bars(&out, &head, &bars))
		PG_RETURN_NULL();
	MakeRoom(&out);
	chart_bars(&out, &head, &bars);
	return Written(&out);
}

PG_FUNCTION_INFO_V1(minibot_share_chart);

/* share_chart(id, title, description, labels text[], names text[], parts double precision[]) */
Datum
minibot_share_chart(PG_FUNCTION_ARGS)
{
	ChartHead	head = HeadOf(fcinfo);
	ChartShares shares;
	Markup		out = {0};

	shares.labels = Texts(fcinfo, 3, -1, &shares.rows);
	shares.names = Texts(fcinfo, 4, -1, &shares.parts);
	shares.values = Numbers(fcinfo, 5, (int64) shares.rows * shares.parts);
	if (!chart_shares(&out, &head, &shares))
		PG_RETURN_NULL();
	MakeRoom(&out);
	chart_shares(&out, &head, &shares);
	return Written(&out);
}

PG_FUNCTION_INFO_V1(minibot_interval_chart);

/* interval_chart(id, title, description, labels text[], lows, middles, highs double precision[], unit text) */
Datum
minibot_interval_chart(PG_FUNCTION_ARGS)
{
	ChartHead	head = HeadOf(fcinfo);
	ChartIntervals intervals;
	Markup		out = {0};

	intervals.labels = Texts(fcinfo, 3, -1, &intervals.rows);
	intervals.lows = Numbers(fcinfo, 4, intervals.rows);
	intervals.middles = Numbers(fcinfo, 5, intervals.rows);
	intervals.highs = Numbers(fcinfo, 6, intervals.rows);
	intervals.unit = text_to_cstring(PG_GETARG_TEXT_PP(7));
	if (!chart_intervals(&out, &head, &intervals))
		PG_RETURN_NULL();
	MakeRoom(&out);
	chart_intervals(&out, &head, &intervals);
	return Written(&out);
}
