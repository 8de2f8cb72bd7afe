-- Report: blocks on attendance ----------------------------------------------------------------
--
-- A function a block: what the page shows under one heading, as HTML and as Markdown.
--
-- The report room reads all rooms above it and writes nothing; nothing calls into it.

-- A block is its table, which Markdown has too; HTML draws the chart, where there is one.
CREATE TYPE minibot_internal.report_block AS (
	section text,
	name text,
	title text,
	note text,
	headers text[],
	cells text[],
	chart text,
	empty text,
	is_wide boolean,
	css text,
	heat double precision[]
);
COMMENT ON TYPE minibot_internal.report_block IS
	'What a report shows under one heading; a chart''s figures are folded unless it is wide';
COMMENT ON COLUMN minibot_internal.report_block.section IS 'The heading above it and its neighbours';
COMMENT ON COLUMN minibot_internal.report_block.name IS 'A word of its own on the page';
COMMENT ON COLUMN minibot_internal.report_block.title IS 'Its own heading';
COMMENT ON COLUMN minibot_internal.report_block.note IS 'What is counted, or how to read it; NULL: plain enough';
COMMENT ON COLUMN minibot_internal.report_block.headers IS 'Names of the columns';
COMMENT ON COLUMN minibot_internal.report_block.cells IS
	'Rows of cells, of which the first names the row; NULL where there is nothing to show';
COMMENT ON COLUMN minibot_internal.report_block.chart IS 'A chart of it as SVG; NULL: none';
COMMENT ON COLUMN minibot_internal.report_block.empty IS 'What to say where there is nothing to show';
COMMENT ON COLUMN minibot_internal.report_block.is_wide IS
	'Whether it takes the page''s width, with its table below the chart; NULL: no';
COMMENT ON COLUMN minibot_internal.report_block.css IS 'The table''s class in HTML; NULL: none';
COMMENT ON COLUMN minibot_internal.report_block.heat IS
	'A number for each of the cells, by which HTML shades it; NULL: not shaded';

-- Hidden, in cells; not "below": what is hidden to protect a small count need not be small itself.
CREATE FUNCTION minibot_internal.count_text(n numeric) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN coalesce(minibot_internal.number_text(n), '–');
COMMENT ON FUNCTION minibot_internal.count_text(numeric) IS
	'A count as reports write it; a dash for one that is hidden (NULL)';

CREATE FUNCTION minibot_internal.tier_names() RETURNS text[]
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN '{Satisfactory,"At risk","Moderate chronic","Severe chronic"}'::text[];
COMMENT ON FUNCTION minibot_internal.tier_names() IS 'The tiers as reports write them, the best first';

-- A month is named where its first week is, unless only one of its weeks is there: that would sit on the next one's
-- name.
CREATE FUNCTION minibot_internal.weeks_with_ticks(of_year integer, through date)
	RETURNS TABLE (week date, absence_rate numeric, absence_rate_year_before numeric, tick text)
	LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
	SELECT b.week, b.absence_rate, b.absence_rate_year_before,
		CASE WHEN b.month <> lag(b.month, 1, '') OVER w AND b.month = lead(b.month, 1, b.month) OVER w
			THEN to_char(b.week, 'Mon') ELSE '' END
	FROM (SELECT a.*, to_char(a.week, 'YYYYMM') AS month
		FROM minibot_internal.attendance_by_week(of_year, through) AS a) AS b
	WINDOW w AS (ORDER BY b.week)
$$;
COMMENT ON FUNCTION minibot_internal.weeks_with_ticks(integer, date) IS
	'attendance_by_week() with the names of months for an axis';

CREATE FUNCTION minibot_internal.weeks_block(last_day date) RETURNS minibot_internal.report_block
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	block minibot_internal.report_block;
	of_year integer := minibot.school_year(last_day);
	this_year text := format('%s–%s', of_year - 1, right(of_year::text, 2));
	year_before text := format('%s–%s', of_year - 2, right((of_year - 1)::text, 2));
BEGIN
	block.section := 'Attendance';
	block.name := 'weeks';
	block.title := 'Absence rate by week';
	block.note := format('Days absent of days enrolled, %s beside the year before, week by week.', this_year);
	block.empty := 'No attendance is known for this school year or the one before.';
	block.headers := '{Week of,This year,Year before}';
	SELECT array_agg(ARRAY[to_char(w.week, 'Mon FMDD, YYYY'), minibot_internal.percent_text(w.absence_rate),
			minibot_internal.percent_text(w.absence_rate_year_before)] ORDER BY w.week),
		minibot_internal.line_chart(block.name, block.title,
			format('Lines of the weekly absence rate. This year it is %s in the last week shown, %s at its highest.',
				minibot_internal.percent_text((array_agg(w.absence_rate ORDER BY w.week DESC)
									  FILTER (WHERE w.absence_rate IS NOT NULL))[1]),
				minibot_internal.percent_text(max(w.absence_rate))),
			array_agg(w.tick ORDER BY w.week), ARRAY[this_year, year_before],
			ARRAY[array_agg(100 * w.absence_rate ORDER BY w.week),
				array_agg(100 * w.absence_rate_year_before ORDER BY w.week)], '%')
	INTO block.cells, block.chart
	FROM minibot_internal.weeks_with_ticks(of_year, last_day) AS w;
	RETURN block;
END
$$;
COMMENT ON FUNCTION minibot_internal.weeks_block(date) IS
	'Block: absence by week of the school year of a day, beside the one before';

-- Then: the day before the period, where it is of the same year, and the same day a year ago.
CREATE FUNCTION minibot_internal.tiers_then_and_now(first_day date, last_day date)
	RETURNS TABLE (on_day date, judged bigint, satisfactory bigint, chronic bigint, shown bigint[])
	LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
	SELECT d.on_day, t.judged, r.satisfactory, r.moderate_chronic + r.severe_chronic,
		minibot_internal.hide_small(ARRAY[r.satisfactory, r.at_risk, r.moderate_chronic, r.severe_chronic],
			minibot_internal.smallest_shown())
	FROM (VALUES (CASE WHEN minibot.school_year(first_day - 1) = minibot.school_year(last_day) THEN first_day - 1 END),
			((last_day - interval '1 year')::date), (last_day)) AS d (on_day)
	CROSS JOIN LATERAL minibot_internal.risk_tally(d.on_day, 'district') AS r
	CROSS JOIN LATERAL (SELECT r.satisfactory + r.at_risk + r.moderate_chronic + r.severe_chronic AS judged) AS t
	WHERE t.judged > 0 AND d.on_day IS NOT NULL
$$;
COMMENT ON FUNCTION minibot_internal.tiers_then_and_now(date, date) IS
	'Students by tier on the last day of a period, before its first and a year ago; shown: of each tier, small ones '
	'hidden';

CREATE FUNCTION minibot_internal.tiers_block(first_day date, last_day date) RETURNS minibot_internal.report_block
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	block minibot_internal.report_block;
BEGIN
	block.section := 'Attendance';
	block.name := 'tiers';
	block.title := 'Students by tier, then and now';
	block.note := 'Satisfactory: below 5 % of days missed; at risk: below 10 %; moderate chronic: below 20 %; '
		'severe: more. Students enrolled for too few days are left out.';
	block.empty := 'Nobody can be judged yet: too few days of school, or no attendance.';
	block.headers := ARRAY['On'] || minibot_internal.tier_names();
	SELECT array_agg(ARRAY[minibot_internal.day_text(t.on_day)]
			|| ARRAY(SELECT minibot_internal.count_text(s) FROM unnest(t.shown) WITH ORDINALITY AS u (s, i) ORDER BY i)
			ORDER BY t.on_day),
		-- A share tells as much as a count.
		CASE WHEN bool_and(array_position(t.shown, NULL) IS NULL)
			THEN minibot_internal.share_chart(block.name, block.title,
			format('Bars of the shares of students in each tier: %s.',
				string_agg(format('on %s %s satisfactory and %s chronically absent',
					minibot_internal.day_text(t.on_day),
					minibot_internal.percent_text(t.satisfactory::numeric / t.judged),
					minibot_internal.percent_text(t.chronic::numeric / t.judged)), '; ' ORDER BY t.on_day)),
			array_agg(minibot_internal.day_text(t.on_day) ORDER BY t.on_day), minibot_internal.tier_names(),
			array_agg(t.shown ORDER BY t.on_day)::double precision[]) END
	INTO block.cells, block.chart
	FROM minibot_internal.tiers_then_and_now(first_day, last_day) AS t;
	RETURN block;
END
$$;
COMMENT ON FUNCTION minibot_internal.tiers_block(date, date) IS 'Block: students by tier, then and now';

CREATE FUNCTION minibot_internal.moves_block(first_day date, last_day date) RETURNS minibot_internal.report_block
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	block minibot_internal.report_block;
	then_day date := greatest(first_day - 1, make_date(minibot.school_year(last_day) - 1, 7, 1));
	names text[] := minibot_internal.tier_names();
BEGIN
	block.section := 'Attendance';
	block.name := 'moves';
	block.title := 'From tier to tier';
	block.note := format('Students judged on both days; rows: where they stood on %s, columns: on %s. '
		'%s: hidden, being small or betraying one that is.',
		to_char(then_day, 'FMMonth FMDD'), to_char(last_day, 'FMMonth FMDD'), minibot_internal.count_text(NULL));
	block.empty := 'Nobody was judged on both days.';
	block.headers := ARRAY['Then \ now'] || names;
	SELECT CASE WHEN max(m.total) > 0 THEN array_agg(m.line ORDER BY m.tier) END INTO block.cells
	FROM (SELECT t.tier, ARRAY[names[t.tier]]
		|| array_agg(minibot_internal.count_text(t.students) ORDER BY t.n) AS line,
				 sum(coalesce(t.students, 1)) AS total
		  -- Tier by tier, in each by where they went: four times four.
		  FROM (SELECT m.students, m.n, (m.n - 1) / 4 + 1 AS tier
				FROM (SELECT q.students, row_number() OVER () AS n
					  FROM minibot.tier_movement(first_day, last_day) AS q) AS m) AS t
		  GROUP BY t.tier) AS m;
	RETURN block;
END
$$;
COMMENT ON FUNCTION minibot_internal.moves_block(date,
	date) IS 'Block: students by tier before and at the end of a period';

-- The schools with the most absence first; the last of the rates is that of all days.
CREATE FUNCTION minibot_internal.weekdays_of_schools(first_day date, last_day date, most_schools integer)
	RETURNS TABLE (school text, rates numeric[])
	LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
	WITH day AS MATERIALIZED (
		SELECT d.school_id, extract(isodow FROM d.day) AS weekday, d.enrolled, d.absent
		FROM minibot.attendance_by_day(minibot.school_year(last_day)) AS d WHERE d.day BETWEEN first_day AND last_day)
	SELECT coalesce(n.name, s.school_id),
		array_agg(round(s.absent / s.enrolled, 3) ORDER BY s.weekday) || round(sum(s.absent) / sum(s.enrolled), 3)
	FROM (SELECT i.school_id, w.weekday, sum(d.enrolled) AS enrolled, sum(d.absent) AS absent,
				 max(d.enrolled) AS most_enrolled
		  FROM (SELECT DISTINCT b.school_id FROM day AS b) AS i
		  CROSS JOIN generate_series(1, 5) AS w (weekday)
		  LEFT JOIN day AS d ON d.school_id = i.school_id AND d.weekday = w.weekday
		  GROUP BY i.school_id, w.weekday) AS s
	LEFT JOIN minibot.school AS n ON n.school_id = s.school_id
	GROUP BY s.school_id, n.name
	HAVING max(s.most_enrolled) >= minibot_internal.smallest_shown()
	ORDER BY sum(s.absent) / sum(s.enrolled) DESC, 1 LIMIT most_schools
$$;
COMMENT ON FUNCTION minibot_internal.weekdays_of_schools(date, date, integer) IS
	'Absence rates of a period by school, to tenths of a per cent, from Monday to Friday and of all five, the highest '
	'of all first; small schools are left out';

CREATE FUNCTION minibot_internal.weekdays_block(first_day date, last_day date) RETURNS minibot_internal.report_block
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	block minibot_internal.report_block;
	most_schools CONSTANT integer := 20;
BEGIN
	block.section := 'Attendance';
	block.name := 'weekdays';
	block.title := 'Absence by school and weekday';
	block.note := format('Days absent of days enrolled in the period; the stronger the colour, the more. '
		'The %s schools with the most.', most_schools);
	block.empty := 'There was no school in this period, or no attendance of it is known.';
	block.headers := '{School,Mon,Tue,Wed,Thu,Fri,All}';
	block.css := 'heat';
	SELECT array_agg(ARRAY[h.school] || h.cells ORDER BY h.n), array_agg(NULL::numeric || h.rates ORDER BY h.n)
	INTO block.cells, block.heat
	FROM (SELECT s.*,
				 ARRAY(SELECT minibot_internal.percent_text(r)
					   FROM unnest(s.rates) WITH ORDINALITY AS u (r, i) ORDER BY i) AS cells
		  FROM minibot_internal.weekdays_of_schools(first_day, last_day, most_schools)
			WITH ORDINALITY AS s (school, rates, n)) AS h;
	RETURN block;
END
$$;
COMMENT ON FUNCTION minibot_internal.weekdays_block(date, date) IS 'Block: absence of a period by school and weekday';
