-- Report: one page for people ------------------------------------------------------------------
--
-- report_content() holds what is shown, once; report_html() and report_markdown() only lay it out.
--
-- The report room reads all rooms above it and writes nothing; nothing calls into it.

-- Everything that is asked for more than once is asked here.
CREATE FUNCTION minibot_internal.report_content(first_day date, last_day date, OUT figures text[], OUT advice text[],
		OUT blocks minibot_internal.report_block[])
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET jit = off SET work_mem = '64MB' AS $$
DECLARE
	summary record;
	groups minibot.equity[] := minibot_internal.equity_groups(first_day, last_day);
BEGIN
	SELECT * INTO summary FROM minibot.engagement_summary(first_day, last_day);
	SELECT array_agg(ARRAY[f.figure, f.value, f.value_before, f.change, f.meaning, f.explanation]) INTO figures
	FROM minibot_internal.figures_beside(first_day, last_day, summary) AS f;
	SELECT array_agg(ARRAY[a.advice, a.because]) INTO advice
	FROM minibot_internal.advice_on(first_day, last_day, summary, groups) AS a;
	blocks := ARRAY[
		minibot_internal.weeks_block(last_day), minibot_internal.tiers_block(first_day, last_day),
		minibot_internal.moves_block(first_day, last_day), minibot_internal.weekdays_block(first_day, last_day),
		minibot_internal.funnel_block(first_day, last_day), minibot_internal.reasons_block(first_day, last_day),
		minibot_internal.campaigns_block(first_day, last_day), minibot_internal.questions_block(first_day, last_day),
		minibot_internal.barriers_block(first_day, last_day), minibot_internal.clusters_block(first_day, last_day),
		minibot_internal.people_block(first_day, last_day), minibot_internal.equity_block(groups),
		minibot_internal.experiments_block(first_day, last_day), minibot_internal.time_block(first_day, last_day),
		minibot_internal.cost_block(first_day, last_day)];
END
$$;
COMMENT ON FUNCTION minibot_internal.report_content(date, date) IS
	'What the report of a period shows: figures (rows of figure, value, value_before, change, meaning, explanation), '
	'advice (rows of advice, because; NULL: none) and blocks, those of a section one after the other';

-- Markdown --------------------------------------------------------------------------------------

CREATE FUNCTION minibot_internal.markdown_block(block minibot_internal.report_block) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN format(E'\n### %s\n\n', minibot_internal.markdown_text(block.title))
		|| CASE WHEN block.cells IS NULL THEN minibot_internal.markdown_text(block.empty) || E'\n'
			ELSE coalesce(minibot_internal.markdown_text(block.note) || E'\n\n', '')
				|| minibot_internal.markdown_table(block.headers, block.cells) END;
COMMENT ON FUNCTION minibot_internal.markdown_block(minibot_internal.report_block) IS 'A block of a report as Markdown';

CREATE FUNCTION minibot.report_markdown(from_date date DEFAULT NULL, to_date date DEFAULT NULL) RETURNS text
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	period record := minibot_internal.report_period(from_date, to_date);
	figures text[];
	advice text[];
	blocks minibot_internal.report_block[];
BEGIN
	SELECT c.figures, c.advice, c.blocks INTO figures, advice, blocks
	FROM minibot_internal.report_content(period.from_date, period.to_date) AS c;
	RETURN format(E'# %s: attendance outreach\n\n%s to %s\n\n',
		minibot_internal.markdown_text(minibot_internal.district_title()),
			minibot_internal.day_text(period.from_date), minibot_internal.day_text(period.to_date))
		|| minibot_internal.markdown_table('{Figure,Now,Before,Change}', figures[:][:4])
		|| E'\n## What to do next\n\n'
		|| coalesce((SELECT string_agg(format(E'1. **%s** %s\n', minibot_internal.markdown_text(advice[i][1]),
						minibot_internal.markdown_text(advice[i][2])), '' ORDER BY i)
					 FROM generate_subscripts(advice, 1) AS i), E'Nothing stands out.\n')
		|| (SELECT string_agg(format(E'\n## %s\n', minibot_internal.markdown_text(s.section)) || s.body, ''
			ORDER BY s.n)
			FROM (SELECT (blocks[i]).section, min(i) AS n,
						 string_agg(minibot_internal.markdown_block(blocks[i]), '' ORDER BY i) AS body
				  FROM generate_subscripts(blocks, 1) AS i GROUP BY 1) AS s);
END
$$;
COMMENT ON FUNCTION minibot.report_markdown(date, date) IS
	'The report of a period, both dates included, as Markdown to be mailed. Without dates: of the last full calendar '
	'month, in summer of the month in which attendance ended; without to_date up to today, without from_date of the '
	'year before to_date';

-- HTML ------------------------------------------------------------------------------------------

-- Rows of figure, value, value_before, change, meaning, explanation.
CREATE FUNCTION minibot_internal.html_figures(figures text[]) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN '<ul class="figures" aria-label="Headline figures">'
		|| (SELECT string_agg(format('<li title="%s"><span class="name">%s</span><span class="value">%s</span>'
					'<span class="change">%s</span></li>',
				minibot_internal.html_text(figures[i][6]), minibot_internal.html_text(figures[i][1]),
				coalesce(minibot_internal.html_text(nullif(figures[i][2], '')), '–'),
				CASE WHEN figures[i][4] IS NULL THEN 'no earlier figure'
					ELSE format('%s from %s before', CASE WHEN figures[i][5] IS NULL
						THEN minibot_internal.html_text(figures[i][4])
							ELSE format('<span class="%1$s">%2$s (%1$s)</span>',
								minibot_internal.html_text(figures[i][5]),
								minibot_internal.html_text(figures[i][4])) END,
						minibot_internal.html_text(figures[i][3])) END), '' ORDER BY i)
			FROM generate_subscripts(figures, 1) AS i)
		|| '</ul>';
COMMENT ON FUNCTION minibot_internal.html_figures(text[]) IS 'The figures of report_content() as HTML';

CREATE FUNCTION minibot_internal.html_advice(advice text[]) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN coalesce((SELECT '<ol class="advice">'
			|| string_agg(format('<li><strong>%s</strong> %s</li>', minibot_internal.html_text(advice[i][1]),
				minibot_internal.html_text(advice[i][2])), '' ORDER BY i) || '</ol>'
		FROM generate_subscripts(advice, 1) AS i HAVING count(*) > 0),
		'<p class="empty">Nothing stands out in this period.</p>');
COMMENT ON FUNCTION minibot_internal.html_advice(text[]) IS 'The advice of report_content() as HTML';

-- Its chart, or its table, or what to say where there is neither; a chart's figures are a click away.
CREATE FUNCTION minibot_internal.html_block(block minibot_internal.report_block) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN (SELECT format('<div class="block%1$s"><h3 id="%2$s-block">%3$s</h3>%4$s%5$s</div>',
		CASE WHEN block.is_wide THEN ' wide' ELSE '' END, minibot_internal.html_text(block.name),
			minibot_internal.html_text(block.title),
		CASE WHEN block.note IS NOT NULL AND block.cells IS NOT NULL
			THEN format('<p class="note">%s</p>', minibot_internal.html_text(block.note)) ELSE '' END,
		CASE WHEN block.cells IS NULL THEN format('<p class="empty">%s</p>', minibot_internal.html_text(block.empty))
			WHEN block.chart IS NULL THEN t.html
			WHEN block.is_wide THEN block.chart || t.html
			ELSE block.chart || format('<details><summary>The figures</summary>%s</details>', t.html) END)
		FROM (SELECT minibot_internal.html_table(block.title, block.headers, block.cells,
			coalesce(block.css, ''), block.heat)
			  AS html) AS t);
COMMENT ON FUNCTION minibot_internal.html_block(minibot_internal.report_block) IS 'A block of a report as HTML';

CREATE FUNCTION minibot_internal.html_footer(first_day date, last_day date) RETURNS text
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN format('<footer><p>Before: the %s days before %s; of what is judged on one day, the day before. '
			'Better and worse are said only where more is plainly good or bad.</p>'
			'<p>Breakdowns do not show counts of fewer than %s students or families, nor others from which these could '
			'be worked out.</p>'
			'<p>Made on %s by minibot from the district’s own database. '
			'Chronic absence by the definition “%s”.</p></footer>',
		last_day - first_day + 1, to_char(first_day, 'FMMonth FMDD'), minibot_internal.smallest_shown(),
		minibot_internal.day_text(minibot.today()),
		minibot_internal.html_text(coalesce(minibot.get_setting('attendance.definition'), 'federal')));
COMMENT ON FUNCTION minibot_internal.html_footer(date, date) IS 'What the page of a report says of itself at its end';

CREATE FUNCTION minibot.report_html(from_date date DEFAULT NULL, to_date date DEFAULT NULL) RETURNS text
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	period record := minibot_internal.report_period(from_date, to_date);
	days text := minibot_internal.day_text(period.from_date) || ' to ' || minibot_internal.day_text(period.to_date);
	district text := minibot_internal.html_text(minibot_internal.district_title());
	figures text[];
	advice text[];
	blocks minibot_internal.report_block[];
BEGIN
	SELECT c.figures, c.advice, c.blocks INTO figures, advice, blocks
	FROM minibot_internal.report_content(period.from_date, period.to_date) AS c;
	RETURN E'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
		|| '<meta name="viewport" content="width=device-width, initial-scale=1">'
		|| format('<title>%s: attendance outreach, %s</title><style>%s</style></head><body>',
			district, days, minibot_internal.report_style())
		|| format(E'\n<header><h1>%s: attendance outreach</h1><p class="period">%s</p></header>\n<main>',
			district, days)
		|| minibot_internal.html_figures(figures) || E'\n<h2>What to do next</h2>'
			|| minibot_internal.html_advice(advice)
		|| (SELECT string_agg(format(E'\n<h2>%s</h2><div class="blocks">%s</div>',
				minibot_internal.html_text(s.section), s.body), '' ORDER BY s.n)
			FROM (SELECT (blocks[i]).section, min(i) AS n,
						 string_agg(minibot_internal.html_block(blocks[i]), '' ORDER BY i) AS body
				  FROM generate_subscripts(blocks, 1) AS i GROUP BY 1) AS s)
		|| E'</main>\n' || minibot_internal.html_footer(period.from_date, period.to_date) || E'</body></html>\n';
END
$$;
COMMENT ON FUNCTION minibot.report_html(date, date) IS
	'The report of a period, both dates included, as one page of HTML that needs nothing else and runs no script. '
	'Without dates: of the last full calendar month, in summer of the month in which attendance ended; without '
	'to_date up to today, without from_date of the year before to_date';
