/*
 * report_chart_test.c
 *
 * What the report draws: axes, gaps, labels that are cut, shares, and nothing
 * where there is nothing.
 */
#include "unit.h"

#include <math.h>
#include <string.h>

#include "report/chart_core.h"

static char text[65536];
static Markup out;
static const ChartHead head = {"x", "Bars & <more>", "what is \"seen\""};

/* An empty page to write on */
static Markup *
Fresh(void)
{
	memset(text, 0, sizeof(text));
	out = (Markup) {text, sizeof(text) - 1, 0};
	return &out;
}

/* Whether what was written contains a piece, or is one */
static bool
Has(const char *piece)
{
	return strstr(text, piece) != NULL;
}

static bool
Is(const char *all)
{
	return strcmp(text, all) == 0 && out.length == strlen(all);
}

/* How often it contains a piece */
static int
Count(const char *piece)
{
	int			count = 0;

	for (const char *at = strstr(text, piece); at != NULL; at = strstr(at + 1, piece))
		count++;
	return count;
}

/* One escape for text and attributes; cut by characters, never within one or within an escape */
static void
TestWords(void)
{
	markup_words(Fresh(), "<a href=\"x\">&'é");
	CHECK(Is("&lt;a href=&quot;x&quot;&gt;&amp;&#39;é"));
	markup_words(Fresh(), NULL);
	CHECK(Is(""));
	markup_clipped(Fresh(), "ééééé", 5);
	CHECK(Is("ééééé"));
	markup_clipped(Fresh(), "é<é<é<", 5);
	CHECK(Is("é&lt;é&#8230;"));
	CHECK(markup_characters("aé漢👍") == 4 && markup_characters(NULL) == 0);
	/* What is no UTF-8 is a character of each byte. */
	CHECK(markup_characters("\xFF\xE9t\xE9") == 4 && markup_characters("\xE6\xBC") == 2);
}

/* Digits, thousands, halves; and the count where there is no room */
static void
TestNumbers(void)
{
	markup_number(Fresh(), 1234567.891, 2);
	CHECK(Is("1,234,567.89"));
	markup_number(Fresh(), -123456, 0);
	CHECK(Is("-123,456"));
	markup_number(Fresh(), 999, 0);
	CHECK(Is("999"));
	markup_share(Fresh(), 1, 16);
	CHECK(Is("6.3 %"));
	markup_share(Fresh(), 127, 2000);
	CHECK(Is("6.4 %"));
	markup_share(Fresh(), 5, 5);
	CHECK(Is("100.0 %"));
	out = (Markup) {text, 3, 0};
	memset(text, 0, 8);
	markup_words(&out, "a<b");
	CHECK(out.length == 6 && strcmp(text, "a&l") == 0);
}

/* Round steps, at most five of them */
static void
TestSteps(void)
{
	static const double tops[] = {0.07, 0.5, 1, 1.2, 4.9, 5, 8.7, 12, 100, 2600, 1e12, 0};
	static const double steps[] = {0.02, 0.1, 0.2, 0.25, 1, 1, 2, 2.5, 20, 1000, 2e11, 2e-7};

	for (size_t i = 0; i < sizeof(tops) / sizeof(tops[0]); i++)
		CHECK(fabs(chart_step(tops[i]) / steps[i] - 1) < 1e-9);
}

/* A line: its axis, a gap that breaks it, a point that stands alone */
static void
TestLines(void)
{
	const char *const labels[] = {"Aug", "", "Sep", ""};
	const char *const names[] = {"this & that"};
	const double values[] = {1, 1.2, NAN, 0.5};
	ChartLines	chart = {4, labels, 1, names, values, "%"};

	CHECK(chart_lines(Fresh(), &head, &chart));
	CHECK(Has("<svg viewBox=\"0 0 420 214\" role=\"img\" aria-labelledby=\"x-title x-desc\">"
			  "<title id=\"x-title\">Bars &amp; &lt;more&gt;</title>"
			  "<desc id=\"x-desc\">what is &quot;seen&quot;</desc>"));
	/* What is a quarter is not written as three tenths. */
	CHECK(Has(">0.00%<") && Has(">0.25%<") && Has(">1.25%<") && Count("class=\"grid\"") == 6);
	CHECK(Count("<path") == 1 && Count("class=\"dot s1\"") == 1 && Has("this &amp; that"));
	CHECK(Count("class=\"axis\"") == 2);
	chart.steps = 1;
	CHECK(chart_lines(Fresh(), &head, &chart) && Count("<circle") == 1);
	chart.values = &values[2];
	CHECK(!chart_lines(Fresh(), &head, &chart) && out.length == 0);
	chart.values = (const double[]) {0};
	CHECK(!chart_lines(Fresh(), &head, &chart));
}

/* Labels that would lie over one another: the second goes */
static void
TestCrowdedLabels(void)
{
	const char *labels[60];
	double		values[60];
	ChartLines	chart = {60, labels, 1, (const char *const[]) {"n"}, values, ""};

	for (int i = 0; i < 60; i++)
	{
		labels[i] = "Sep";
		values[i] = i;
	}
	CHECK(chart_lines(Fresh(), &head, &chart));
	CHECK(Count(">Sep<") >= 10 && Count(">Sep<") <= 16);
}

/* Bars from zero, and room for every figure */
static void
TestBars(void)
{
	const char *const labels[] = {"one", "<b>", "a label of seventy letters, more than the sixty-two that a line has"};
	const char *const figures[] = {"3", "1½", "a figure that is much longer than figures are"};
	const double values[] = {3, 1.5, -1};

	CHECK(chart_bars(Fresh(), &head, &(ChartBars) {2, labels, values, figures}));
	CHECK(Has("viewBox=\"0 0 420 74\"") && Has("&lt;b&gt;") && Has(">1½<"));
	CHECK(Has("y=\"18.0\" width=\"330.0\"") && Has("width=\"165.0\""));
	CHECK(chart_bars(Fresh(), &head, &(ChartBars) {3, labels, values, figures}));
	CHECK(Has("width=\"132.0\"") && Has("width=\"0.0\"") && Count("&#8230;") == 2);
	CHECK(!chart_bars(Fresh(), &head, &(ChartBars) {1, labels, &values[2], figures}));
	CHECK(!chart_bars(Fresh(), &head, &(ChartBars) {0, labels, values, figures}));
}

/* Shares of each row; what is narrow has no words in it */
static void
TestShares(void)
{
	const char *const labels[] = {"then", "now", "nothing"};
	const char *const names[] = {"good", "bad", "worse"};
	const double values[] = {1, 1, 0, 95, 4, 1, 0, NAN, -2};

	CHECK(chart_shares(Fresh(), &head, &(ChartShares) {3, labels, 3, names, values}));
	CHECK(Count(">50.0 %<") == 2 && Count(">95.0 %<") == 1 && Count("part-text") == 3);
	CHECK(Count("class=\"part p") == 2 + 3 + 3 && Has(">nothing<"));
	CHECK(!chart_shares(Fresh(), &head, &(ChartShares) {1, labels, 3, names, &values[6]}));
}

/* Estimates around zero */
static void
TestIntervals(void)
{
	const char *const labels[] = {"a: texts", "b: calls"};
	const double lows[] = {-2.5, NAN};
	const double middles[] = {-1, 0};
	const double highs[] = {0.5, 1};

	CHECK(chart_intervals(Fresh(), &head, &(ChartIntervals) {2, labels, lows, middles, highs, "days"}));
	CHECK(Has(">-3<") && Has(">0<") && Has(">+3<") && Count("class=\"axis\"") == 1);
	CHECK(Count("class=\"interval\"") == 1 && Has(">b: calls<") && Has(">days<"));
	CHECK(!chart_intervals(Fresh(), &head, &(ChartIntervals) {1, labels, &lows[1], &middles[1], &highs[1], "days"}));
}

/* Cells, dashes, heat */
static void
TestTable(void)
{
	const char *const headers[] = {"School", "Mon"};
	const char *const cells[] = {"A & B", "5 %", "C", "", "D", NULL, "E", "<9>"};
	const double heat[] = {NAN, 5, NAN, NAN, NAN, 7, NAN, 6};
	MarkupTable table = {"By \"school\"", "", 2, 4, headers, cells, NULL};

	markup_table(Fresh(), &table);
	CHECK(Has("aria-label=\"Table: By &quot;school&quot;\"><table><caption>By &quot;school&quot;</caption>"));
	CHECK(Has("<tr><th scope=\"row\">A &amp; B</th><td>5 %</td></tr>") && Has("<td>&lt;9&gt;</td>"));
	CHECK(Count("<td>&#8211;</td>") == 2);
	table.css = "heat";
	table.heat = heat;
	markup_table(Fresh(), &table);
	CHECK(Has("<table class=\"heat\">"));
	CHECK(Has("<td class=\"h0\">5 %") && Has("<td class=\"h6\">&#8211;") && Has("<td class=\"h3\">"));
	table.rows = 1;
	markup_table(Fresh(), &table);
	CHECK(Has("<td class=\"h3\">5 %"));
}

int
main(void)
{
	TestWords();
	TestNumbers();
	TestSteps();
	TestLines();
	TestCrowdedLabels();
	TestBars();
	TestShares();
	TestIntervals();
	TestTable();
	return unit_end("report_chart_test");
}
