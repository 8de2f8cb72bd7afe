-- Report: blocks on outreach -------------------------------------------------------------------
--
-- What became of texts, of whom they reach, and whether they work.
--
-- The report room reads all rooms above it and writes nothing; nothing calls into it.

CREATE FUNCTION minibot_internal.nudge_funnel(starts_at timestamptz, ends_at timestamptz)
	RETURNS TABLE (i integer, step text, n bigint, written bigint)
	LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
	WITH nudge AS MATERIALIZED (
		SELECT m.phone, m.status, m.sent_at, m.queued_at,
			lead(m.queued_at) OVER (PARTITION BY m.phone ORDER BY m.queued_at, m.message_id) AS next_at
		FROM minibot.message AS m
		WHERE m.category = 'nudge' AND m.status <> 'suppressed' AND m.queued_at >= starts_at AND m.queued_at < ends_at
	), heard AS MATERIALIZED (
		SELECT i.phone, i.queued_at FROM minibot.message AS i
		WHERE i.direction = 'inbound' AND i.decided_by <> 'reaction' AND i.queued_at >= starts_at
	), counted AS (
		SELECT count(*) AS written, count(*) FILTER (WHERE n.sent_at IS NOT NULL) AS sent,
			count(*) FILTER (WHERE n.status = 'delivered') AS delivered,
			-- A nudge has no number here, but its family and time.
			(SELECT count(DISTINCT (a.phone, a.queued_at))
			 FROM nudge AS a JOIN heard AS h ON h.phone = a.phone AND h.queued_at >= a.queued_at
				AND h.queued_at < least(a.next_at, a.queued_at + interval '7 days')
			 WHERE a.sent_at IS NOT NULL) AS replied
		FROM nudge AS n)
	SELECT s.i, s.step, s.n, c.written
	FROM counted AS c, LATERAL (VALUES (1, 'Written', c.written), (2, 'Taken by the provider', c.sent),
		(3, 'Arrived', c.delivered), (4, 'Followed by a reply', c.replied)) AS s (i, step, n)
$$;
COMMENT ON FUNCTION minibot_internal.nudge_funnel(timestamptz, timestamptz) IS
	'Of the nudges queued from a moment until before another: how many were written, taken, arrived, followed by a '
	'reply';

CREATE FUNCTION minibot_internal.funnel_block(first_day date, last_day date) RETURNS minibot_internal.report_block
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	block minibot_internal.report_block;
	labels text[];
	bars numeric[];
	figures text[];
BEGIN
	block.section := 'Outreach';
	block.name := 'funnel';
	block.title := 'From nudge to reply';
	block.note := 'Of the nudges of the period, how many were taken by the provider, arrived, and were followed by a '
		'text from the family within seven days and before the next nudge.';
	block.empty := 'No nudge was written in this period.';
	block.headers := '{Step,Nudges,"Of all"}';
	SELECT array_agg(f.step ORDER BY f.i), array_agg(f.n::numeric ORDER BY f.i),
		array_agg(minibot_internal.number_text(f.n) || ' · '
			|| minibot_internal.percent_text(f.n::numeric / nullif(f.written, 0), 0)
				  ORDER BY f.i),
		CASE WHEN max(f.n) > 0 THEN array_agg(ARRAY[f.step, minibot_internal.number_text(f.n),
			minibot_internal.percent_text(f.n::numeric / nullif(f.written, 0))] ORDER BY f.i) END
	INTO labels, bars, figures, block.cells
	FROM minibot_internal.nudge_funnel(minibot_internal.report_start(first_day, last_day),
		minibot_internal.report_end(last_day)) AS f;
	block.chart := minibot_internal.bar_chart(block.name, block.title,
		format('Bars: %s.', (SELECT string_agg(l || ' ' || f, ', ') FROM unnest(labels, figures) AS u (l, f))),
		labels, bars, figures);
	RETURN block;
END
$$;
COMMENT ON FUNCTION minibot_internal.funnel_block(date, date) IS 'Block: what became of the nudges of a period';

CREATE FUNCTION minibot_internal.reasons_block(first_day date, last_day date) RETURNS minibot_internal.report_block
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	block minibot_internal.report_block;
	counted_from date := date_trunc('month', first_day::timestamp);
BEGIN
	block.section := 'Outreach';
	block.name := 'reasons';
	block.title := 'Why texts did not arrive';
	IF first_day <> counted_from THEN
		block.note := format('Counted by month, from %s on.', to_char(counted_from, 'FMMonth FMDD'));
	END IF;
	block.empty := 'Every text whose outcome is known has arrived.';
	block.headers := '{Reason,Code,Texts}';
	block.css := 'words';
	SELECT array_agg(ARRAY[r.reason, r.error_code, minibot_internal.number_text(r.messages)]
		ORDER BY r.messages DESC, r.reason)
	INTO block.cells
	FROM (SELECT * FROM minibot_internal.failures_of_period(first_day, last_day) AS f
		  ORDER BY f.messages DESC, f.reason LIMIT 8) AS r;
	RETURN block;
END
$$;
COMMENT ON FUNCTION minibot_internal.reasons_block(date, date) IS 'Block: why texts of a period did not arrive';

CREATE FUNCTION minibot_internal.campaigns_block(first_day date, last_day date) RETURNS minibot_internal.report_block
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	block minibot_internal.report_block;
BEGIN
	block.section := 'Outreach';
	block.name := 'campaigns';
	block.title := 'Campaigns';
	block.note := 'A reply or an opt-out counts for the nudge before it. '
		'Whether attendance changed because of a campaign only an experiment can tell.';
	block.empty := 'No campaign has sent anything in this period.';
	block.headers := '{Campaign,Texts,Arrived,Families,"Wrote back","Opted out",Cost}';
	block.is_wide := true;
	SELECT array_agg(ARRAY[c.campaign, minibot_internal.number_text(c.messages),
		minibot_internal.percent_text(c.delivery_rate),
		minibot_internal.number_text(c.families), minibot_internal.percent_text(c.reply_rate),
			minibot_internal.number_text(c.opt_outs),
		minibot_internal.money_text(c.cost)] ORDER BY c.messages DESC, c.campaign)
	INTO block.cells
	FROM minibot.campaign_results(first_day, last_day) AS c;
	RETURN block;
END
$$;
COMMENT ON FUNCTION minibot_internal.campaigns_block(date, date) IS 'Block: the campaigns of a period';

-- groups: the rows of equity(first_day, last_day).
CREATE FUNCTION minibot_internal.equity_block(groups minibot.equity[]) RETURNS minibot_internal.report_block
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	block minibot_internal.report_block;
BEGIN
	block.section := 'Who is reached';
	block.name := 'equity';
	block.title := 'By language, grade and school';
	block.note := format(
		'Contacts of the students enrolled on the last day. %s: hidden, being small or betraying one that is.',
		minibot_internal.count_text(NULL));
	block.empty := 'Nobody is enrolled.';
	block.headers := '{Group,Students,"Chronically absent",Contacts,"Can be texted","Wrote to us"}';
	block.is_wide := true;
	SELECT array_agg(ARRAY[CASE e.dimension WHEN 'grade' THEN 'Grade ' WHEN 'language' THEN 'Language: ' ELSE '' END
			|| e.value, minibot_internal.count_text(e.students), minibot_internal.percent_text(e.chronic_rate),
			minibot_internal.count_text(e.contacts), minibot_internal.percent_text(e.reachable_rate),
				minibot_internal.percent_text(e.wrote_rate)]
		ORDER BY e.dimension = 'school', e.dimension = 'grade', e.ordinality)
	INTO block.cells
	FROM unnest(groups) WITH ORDINALITY AS e
	-- Schools come last.
	WHERE e.dimension <> 'school' OR e.ordinality <= 60;
	RETURN block;
END
$$;
COMMENT ON FUNCTION minibot_internal.equity_block(minibot.equity[]) IS 'Block: who is reached, of which groups';

-- The experiments that ran in a period: each arm's effect on days absent.
CREATE FUNCTION minibot_internal.report_experiments(from_date date, to_date date)
	RETURNS TABLE (experiment text, arm text, students bigint, estimate numeric, ci_low numeric, ci_high numeric,
		conclusion text)
	LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
	-- A report of today is told that an experiment is still running; one of the past judges it as of then.
	SELECT e.experiment, r.arm, r.students, round(r.estimate::numeric, 2), round(r.ci_low::numeric, 2),
		round(r.ci_high::numeric, 2), r.conclusion
	FROM minibot.experiment AS e
	CROSS JOIN LATERAL minibot.experiment_results(e.experiment, 1000,
		CASE WHEN to_date < minibot_internal.last_submitted() THEN to_date END) AS r
	WHERE e.starts_on <= to_date AND (e.ended_on IS NULL OR e.ended_on >= from_date) AND r.outcome = 'days absent'
	ORDER BY e.starts_on, e.experiment, r.arm
$$;
COMMENT ON FUNCTION minibot_internal.report_experiments(date, date) IS
	'Effect on days absent, to hundredths, of each arm of the experiments that ran in a period';

CREATE FUNCTION minibot_internal.experiments_block(first_day date, last_day date) RETURNS minibot_internal.report_block
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	block minibot_internal.report_block;
BEGIN
	block.section := 'Does it work?';
	block.name := 'experiments';
	block.title := 'Experiments';
	block.note := 'Days absent beside the control group, by intention to treat, with 95 % intervals: '
		'left of zero is fewer days. An interval that spans zero shows no effect.';
	block.empty := 'No experiment is running or has ended in this period. Only an experiment can tell whether texts '
		'change attendance; create_experiment() begins one.';
	block.headers := '{Experiment,Students,Effect,"95 % interval",Conclusion}';
	block.is_wide := true;
	block.css := 'conclusions';
	SELECT array_agg(ARRAY[x.label, minibot_internal.number_text(x.students), x.estimate::text, x.ci_low || ' to '
		|| x.ci_high,
			x.conclusion] ORDER BY x.n),
		minibot_internal.interval_chart(block.name, block.title,
			'Estimates with their 95 % intervals on one axis, zero marked.', array_agg(x.label ORDER BY x.n),
			array_agg(x.ci_low ORDER BY x.n), array_agg(x.estimate ORDER BY x.n), array_agg(x.ci_high ORDER BY x.n),
			'days absent, beside control')
	INTO block.cells, block.chart
	FROM (SELECT r.*, row_number() OVER () AS n, format('%s: %s', r.experiment, r.arm) AS label
		  FROM minibot_internal.report_experiments(first_day, last_day) AS r) AS x;
	RETURN block;
END
$$;
COMMENT ON FUNCTION minibot_internal.experiments_block(date, date) IS 'Block: the experiments that ran in a period';
