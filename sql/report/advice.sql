-- Report: what to do next ------------------------------------------------------------------
--
-- Rules on a period's figures, the most pressing first: each gives a row, or none where it does not apply.
--
-- The report room reads all rooms above it and writes nothing; nothing calls into it.

CREATE FUNCTION minibot_internal.waiting_advice(last_day date) RETURNS TABLE (advice text, because text)
	LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
	SELECT 'Answer the families that wait for a person.',
		format('%s open since %s and not answered; minibot.open_escalations lists them.',
			CASE w.n WHEN 1 THEN 'One conversation is' ELSE w.n || ' conversations are' END,
				to_char(w.since, 'FMMonth FMDD'))
	FROM (SELECT count(*) AS n, min(x.opened_at AT TIME ZONE minibot_internal.district_zone())::date AS since
		  FROM minibot.escalation AS x
		  WHERE x.closed_at IS NULL AND x.first_response_at IS NULL
			AND x.opened_at < minibot_internal.report_end(last_day)) AS w
	WHERE w.n > 0
	UNION ALL
	(SELECT format('Have %s submit its attendance.', coalesce(s.name, b.school_id)),
		format('It is %s school days behind; students are not written about on old data.', b.days_behind)
	 FROM minibot.stale_schools() AS b LEFT JOIN minibot.school AS s ON s.school_id = b.school_id LIMIT 3)
$$;
COMMENT ON FUNCTION minibot_internal.waiting_advice(date) IS
	'Advice where families wait for a person or schools for their attendance';

-- summary, here and below: the row of engagement_summary(first_day, last_day).
CREATE FUNCTION minibot_internal.reach_advice(first_day date, last_day date, summary record)
	RETURNS TABLE (advice text, because text)
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF summary.contacts_reachable < 0.9 * summary.contacts THEN
		RETURN QUERY
		SELECT 'Ask families for mobile numbers, at enrollment and at conferences.'::text,
			format('%s of contacts cannot be texted: no mobile number, opted out, or not to be told.',
				minibot_internal.percent_text(1 - summary.contacts_reachable::numeric / summary.contacts, 0));
	END IF;
	IF summary.delivery_rate < 0.95 THEN
		RETURN QUERY
		SELECT 'Look at texts that do not arrive.'::text,
			format('%s did not; the commonest reason: %s. See minibot.delivery_by_reason.',
				minibot_internal.percent_text(1 - summary.delivery_rate),
				(SELECT r.reason FROM minibot_internal.failures_of_period(first_day, last_day) AS r
				 GROUP BY r.reason ORDER BY sum(r.messages) DESC, r.reason LIMIT 1));
	END IF;
END
$$;
COMMENT ON FUNCTION minibot_internal.reach_advice(date, date, record) IS
	'Advice where many contacts cannot be texted, or many texts do not arrive';

CREATE FUNCTION minibot_internal.answer_advice(first_day date, last_day date, summary record)
	RETURNS TABLE (advice text, because text)
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	RETURN QUERY
	SELECT format('Teach the bot about “%s”.', c.words),
		format('%s families asked, and it had no answer: add an intent, a few utterances and an answer.', c.families)
	FROM minibot.unanswered_clusters(first_day, last_day) AS c
	WHERE c.words IS NOT NULL AND c.families IS NOT NULL LIMIT 2;
	IF summary.taken_over > 0.1 * summary.answered_by_bot THEN
		RETURN QUERY
		SELECT 'Read the answers that families wrote back about.'::text,
			format('After %s answers the family wrote again within the hour and a person took over.',
				summary.taken_over);
	END IF;
	RETURN QUERY
	SELECT format('Bring the barrier named most to the attendance team: “%s”.', minibot_internal.topic_text(b.barrier)),
		format('%s families named it; of %s cases %s have had an answer by text.', b.families,
			b.escalations, b.responded)
	FROM minibot.barrier_summary(first_day, last_day) AS b WHERE b.families IS NOT NULL LIMIT 1;
	IF summary.opt_out_rate > 0.02 THEN
		RETURN QUERY
		SELECT 'Reword the text that families leave after, or send it less often.'::text,
			format('%s of the families texted opted out; see minibot.opt_outs_by_template.',
				minibot_internal.percent_text(summary.opt_out_rate));
	END IF;
END
$$;
COMMENT ON FUNCTION minibot_internal.answer_advice(date, date,
	record) IS 'Advice on what families say, and on their leaving';

CREATE FUNCTION minibot_internal.weekday_advice(first_day date, last_day date) RETURNS TABLE (advice text, because text)
	LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
	SELECT format('Find out what happens on %ss.', w.name),
		format('%s of students are absent on them, %s on all days.', minibot_internal.percent_text(w.rate),
			minibot_internal.percent_text(w.all_days))
	FROM (SELECT to_char(d.day, 'FMDay') AS name, sum(d.absent) / sum(d.enrolled) AS rate,
				 sum(sum(d.absent)) OVER () / sum(sum(d.enrolled)) OVER () AS all_days
		  FROM minibot.attendance_by_day(minibot.school_year(last_day)) AS d
		  WHERE d.day BETWEEN first_day AND last_day GROUP BY 1) AS w
	WHERE w.rate > 1.2 * w.all_days ORDER BY w.rate DESC LIMIT 1
$$;
COMMENT ON FUNCTION minibot_internal.weekday_advice(date,
	date) IS 'Advice where one weekday has far more absence than all';

-- groups: the rows of equity(first_day, last_day).
CREATE FUNCTION minibot_internal.language_advice(groups minibot.equity[]) RETURNS TABLE (advice text, because text)
	LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
	WITH spoken AS (SELECT q.value, q.wrote_rate FROM unnest(groups) AS q WHERE q.dimension = 'language')
	SELECT format('Ask families who speak %s how they want to be reached.', a.value),
		format('%s of their contacts wrote to us, of those who speak %s %s.',
			minibot_internal.percent_text(a.wrote_rate), b.value, minibot_internal.percent_text(b.wrote_rate))
	FROM spoken AS a JOIN spoken AS b ON b.wrote_rate > 1.5 * a.wrote_rate
	ORDER BY b.wrote_rate / a.wrote_rate DESC LIMIT 1
$$;
COMMENT ON FUNCTION minibot_internal.language_advice(minibot.equity[]) IS
	'Advice where the families of one language write far less than those of another';

CREATE FUNCTION minibot_internal.advice_on(first_day date, last_day date, summary record, groups minibot.equity[])
	RETURNS TABLE (advice text, because text)
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	RETURN QUERY SELECT * FROM minibot_internal.waiting_advice(last_day);
	RETURN QUERY SELECT * FROM minibot_internal.reach_advice(first_day, last_day, summary);
	RETURN QUERY SELECT * FROM minibot_internal.answer_advice(first_day, last_day, summary);
	RETURN QUERY SELECT * FROM minibot_internal.weekday_advice(first_day, last_day);
	RETURN QUERY SELECT * FROM minibot_internal.language_advice(groups);
END
$$;
COMMENT ON FUNCTION minibot_internal.advice_on(date, date, record, minibot.equity[]) IS
	'report_advice() of a period of which engagement_summary() and equity() are known';

CREATE FUNCTION minibot_internal.report_advice(from_date date, to_date date) RETURNS TABLE (advice text, because text)
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET jit = off SET work_mem = '64MB' AS $$
DECLARE
	last_day date := coalesce(to_date, minibot.today());
	first_day date := minibot_internal.report_first_day(from_date, to_date);
	summary record;
BEGIN
	SELECT * INTO summary FROM minibot.engagement_summary(first_day, last_day);
	RETURN QUERY SELECT * FROM minibot_internal.advice_on(first_day, last_day, summary,
		minibot_internal.equity_groups(first_day, last_day));
END
$$;
COMMENT ON FUNCTION minibot_internal.report_advice(date, date) IS
	'What to do next, the most pressing first, and why: rules on a period''s figures; no row means that none of them '
	'applies';
