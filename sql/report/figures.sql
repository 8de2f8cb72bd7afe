-- Report: the headline figures ---------------------------------------------------------------
--
-- Each beside that of as many days before, and whether that is better or worse.
--
-- The report room reads all rooms above it and writes nothing; nothing calls into it.

-- A figure's kind: rate (0 to 1), seconds or count.
CREATE FUNCTION minibot_internal.figure_text(value numeric, kind text) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN CASE kind WHEN 'rate' THEN minibot_internal.percent_text(value)
		WHEN 'seconds' THEN minibot_internal.number_text(value, 1) || ' s' ELSE minibot_internal.number_text(value) END;
COMMENT ON FUNCTION minibot_internal.figure_text(numeric, text) IS 'A headline figure as a report writes it';

CREATE FUNCTION minibot_internal.change_text(now_is numeric, was numeric, kind text) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN CASE WHEN abs(now_is - was) < CASE kind WHEN 'rate' THEN 0.0005 ELSE 0 END OR now_is = was THEN 'no change'
		ELSE CASE WHEN now_is > was THEN '+' ELSE '−' END
			|| CASE kind WHEN 'rate' THEN minibot_internal.number_text(100 * abs(now_is - was), 1) || ' points'
				ELSE minibot_internal.figure_text(abs(now_is - was), kind) END END;
COMMENT ON FUNCTION minibot_internal.change_text(numeric, numeric,
	text) IS 'How a headline figure has changed: +1.5 points';

CREATE FUNCTION minibot_internal.change_meaning(now_is numeric, was numeric, kind text, good integer) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN CASE WHEN abs(now_is - was) < CASE kind WHEN 'seconds' THEN 1 ELSE 0.0005 END THEN NULL
		WHEN (now_is > was) = (good > 0) THEN 'better' ELSE 'worse' END;
COMMENT ON FUNCTION minibot_internal.change_meaning(numeric, numeric, text, integer) IS
	'Whether a figure of which more (good: 1) or less (-1) is plainly good got better or worse; NULL: neither';

CREATE FUNCTION minibot_internal.absence_of_period(first_day date, last_day date) RETURNS numeric
	LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT sum(d.absent) / nullif(sum(d.enrolled), 0)
	FROM generate_series(minibot.school_year(first_day), minibot.school_year(last_day)) AS y (of_year),
		minibot.attendance_by_day(y.of_year) AS d
	WHERE d.day BETWEEN first_day AND last_day;
END;
COMMENT ON FUNCTION minibot_internal.absence_of_period(date,
	date) IS 'Days absent of days enrolled from one day to another';

-- summary: the row of engagement_summary(first_day, last_day).
CREATE FUNCTION minibot_internal.figures_beside(first_day date, last_day date, summary record)
	RETURNS TABLE (figure text, value text, value_before text, change text, meaning text, explanation text)
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	before_first date := first_day - (last_day - first_day + 1);
	was record;
	chronic numeric;
	chronic_before numeric;
BEGIN
	SELECT * INTO was FROM minibot.engagement_summary(before_first, first_day - 1);
	SELECT t.chronic_rate INTO chronic FROM minibot_internal.risk_tally(last_day, 'district') AS t;
	-- Of a year that has not begun nothing can be said.
	SELECT t.chronic_rate INTO chronic_before FROM minibot_internal.risk_tally(first_day - 1, 'district') AS t
	WHERE minibot.school_year(first_day - 1) = minibot.school_year(last_day);
	RETURN QUERY
	SELECT f.figure, minibot_internal.figure_text(f.now_is, f.kind), minibot_internal.figure_text(f.was, f.kind),
		minibot_internal.change_text(f.now_is, f.was, f.kind),
		minibot_internal.change_meaning(f.now_is, f.was, f.kind, f.good), f.explanation
	FROM (VALUES
		(1, 'Chronically absent', 'rate', chronic, chronic_before, -1,
		 'of the students judged, on the last day; before: on the day before the first'),
		(2, 'Absence rate', 'rate', minibot_internal.absence_of_period(first_day, last_day),
		 minibot_internal.absence_of_period(before_first, first_day - 1), -1,
			'days absent of days enrolled in the period'),
		(3, 'Families texted', 'count', summary.families_nudged::numeric, was.families_nudged::numeric, NULL,
		 'telephones that a nudge was sent to'),
		(4, 'Texted families that wrote back', 'rate', summary.reply_rate, was.reply_rate, 1,
		 'within seven days of a nudge'),
		(5, 'Questions from families', 'count', summary.questions::numeric, was.questions::numeric, NULL,
		 'texts from families but STOP and the like, repeats and reactions'),
		(6, 'Answered by the bot', 'rate', summary.answered_by_bot_rate, was.answered_by_bot_rate, 1,
		 'of the questions; a person may have followed up'),
		(7, 'Still waiting for a person', 'count', summary.unresolved::numeric, was.unresolved::numeric, NULL,
		 'questions of the period that nobody has answered or closed yet'),
		(8, 'Time to the first reply', 'seconds', summary.seconds_to_reply_p50, was.seconds_to_reply_p50, -1,
		 'of the bot; half of the replies were quicker'),
		(9, 'Written out of office hours', 'rate', summary.after_hours_rate, was.after_hours_rate, NULL,
		 'of the texts from families'),
		(10, 'Opt-outs', 'count', summary.opt_outs::numeric, was.opt_outs::numeric, NULL,
		 'telephones that asked for no more texts')
	) AS f (position, figure, kind, now_is, was, good, explanation)
	ORDER BY f.position;
END
$$;
COMMENT ON FUNCTION minibot_internal.figures_beside(date, date, record) IS
	'report_figures() of a period of which engagement_summary() is known';

CREATE FUNCTION minibot_internal.report_figures(from_date date, to_date date)
	RETURNS TABLE (figure text, value text, value_before text, change text, meaning text, explanation text)
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET jit = off SET work_mem = '64MB' AS $$
DECLARE
	last_day date := coalesce(to_date, minibot.today());
	first_day date := minibot_internal.report_first_day(from_date, to_date);
	summary record;
BEGIN
	SELECT * INTO summary FROM minibot.engagement_summary(first_day, last_day);
	RETURN QUERY SELECT * FROM minibot_internal.figures_beside(first_day, last_day, summary);
END
$$;
COMMENT ON FUNCTION minibot_internal.report_figures(date, date) IS
	'The headline figures of a period beside those of as many days before it, as a report writes them: value, '
	'value_before, change, meaning (better or worse, where one can say), explanation';
