-- The report: one page for people --------------------------------------------------------
--
-- report_blocks() holds what is shown, once; report_html() and report_markdown() only lay it out.

-- The figures on top, beside those of as many days before.
CREATE FUNCTION minibot_internal.report_figures(from_date date, to_date date)
	RETURNS TABLE (figure text, value text, value_before text, change text, meaning text, explanation text)
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET jit = off SET work_mem = '64MB' AS $$
DECLARE
	last_day date := coalesce(to_date, minibot.today());
	first_day date := minibot_internal.report_first_day(from_date, to_date);
	before_first date := first_day - (last_day - first_day + 1);
	year_began date := make_date(minibot.school_year(last_day) - 1, 7, 1);
	now_is record;
	was record;
	risk record;
	risk_before record;
	absent record;
BEGIN
	SELECT * INTO now_is FROM minibot.engagement_summary(first_day, last_day);
	SELECT * INTO was FROM minibot.engagement_summary(before_first, first_day - 1);
	SELECT t.chronic_rate AS rate, t.chronic, t.students INTO risk
		FROM minibot_internal.risk_tally(last_day, 'district') AS t;
	SELECT t.chronic_rate AS rate INTO risk_before FROM minibot_internal.risk_tally(first_day - 1, 'district') AS t
		WHERE first_day > year_began;
	SELECT sum(d.absent) FILTER (WHERE d.day BETWEEN first_day AND last_day) / nullif(sum(d.enrolled)
		FILTER (WHERE d.day BETWEEN first_day AND last_day), 0) AS rate,
		   sum(d.absent) FILTER (WHERE d.day BETWEEN before_first AND first_day - 1)
				/ nullif(sum(d.enrolled) FILTER (WHERE d.day BETWEEN before_first AND first_day - 1), 0) AS rate_before
	INTO absent
	FROM (SELECT * FROM minibot.attendance_by_day(minibot.school_year(last_day))
		  UNION ALL SELECT * FROM minibot.attendance_by_day(minibot.school_year(last_day) - 1)) AS d;
	RETURN QUERY
	SELECT f.figure, CASE f.kind WHEN 'rate' THEN minibot_internal.percent_text(f.now_is) WHEN 'seconds'
		THEN minibot_internal.number_text(f.now_is, 1) || ' s' ELSE minibot_internal.number_text(f.now_is) END,
		CASE f.kind WHEN 'rate' THEN minibot_internal.percent_text(f.was) WHEN 'seconds'
			THEN minibot_internal.number_text(f.was, 1) || ' s' ELSE minibot_internal.number_text(f.was) END,
		CASE WHEN f.was IS NULL OR f.now_is IS NULL THEN NULL
			WHEN f.kind = 'rate' THEN CASE WHEN abs(f.now_is - f.was) < 0.0005 THEN 'no change'
				ELSE CASE WHEN f.now_is > f.was THEN '+' ELSE '−' END
					|| minibot_internal.number_text(100 * abs(f.now_is - f.was), 1) || ' points' END
			WHEN f.now_is = f.was THEN 'no change'
			ELSE CASE WHEN f.now_is > f.was THEN '+' ELSE '−' END
				|| minibot_internal.number_text(abs(f.now_is - f.was), CASE f.kind WHEN 'seconds' THEN 1 ELSE 0 END)
				|| CASE f.kind WHEN 'seconds' THEN ' s' ELSE '' END END,
		CASE WHEN f.good IS NULL OR f.was IS NULL OR f.now_is IS NULL OR abs(f.now_is - f.was) < CASE f.kind
			WHEN 'seconds' THEN 1 ELSE 0.0005 END THEN NULL
			WHEN (f.now_is > f.was) = (f.good > 0) THEN 'better' ELSE 'worse' END,
		f.explanation
	FROM (VALUES
		(1, 'Chronically absent', 'rate', risk.rate, risk_before.rate, -1,
			'of the students judged, on the last day; before: on the day before the first'),
		(2, 'Absence rate', 'rate', absent.rate, absent.rate_before, -1, 'days absent of days enrolled in the period'),
		(3, 'Families texted', 'count', now_is.families_nudged::numeric, was.families_nudged::numeric, NULL,
			'telephones that a nudge was sent to'),
		(4, 'Texted families that wrote back', 'rate', now_is.reply_rate, was.reply_rate, 1,
			'within seven days of a nudge'),
		(5, 'Questions from families', 'count', now_is.questions::numeric, was.questions::numeric, NULL,
			'texts from families but STOP and the like, repeats and reactions'),
		(6, 'Answered by the bot', 'rate', now_is.answered_by_bot_rate, was.answered_by_bot_rate, 1,
			'of the questions; a person may have followed up'),
		(7, 'Still waiting for a person', 'count', now_is.unresolved::numeric, was.unresolved::numeric, NULL,
			'questions of the period that nobody has answered or closed yet'),
		(8, 'Time to the first reply', 'seconds', now_is.seconds_to_reply_p50, was.seconds_to_reply_p50, -1,
			'of the bot; half of the replies were quicker'),
		(9, 'Written out of office hours', 'rate', now_is.after_hours_rate, was.after_hours_rate, NULL,
			'of the texts from families'),
		(10, 'Opt-outs', 'count', now_is.opt_outs::numeric, was.opt_outs::numeric, NULL,
			'telephones that asked for no more texts')
	) AS f (position, figure, kind, now_is, was, good, explanation)
	ORDER BY f.position;
END
$$;
COMMENT ON FUNCTION minibot_internal.report_figures(date, date) IS
	'The headline figures of a period beside those of as many days before it, as a report writes them: value, '
	'value_before, change, meaning (better or worse, where one can say), explanation';

-- What to do next: rules on the figures, the most pressing first.
CREATE FUNCTION minibot_internal.report_advice(from_date date, to_date date) RETURNS TABLE (advice text, because text)
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET jit = off SET work_mem = '64MB' AS $$
DECLARE
	last_day date := coalesce(to_date, minibot.today());
	first_day date := minibot_internal.report_first_day(from_date, to_date);
	e record;
	r record;
BEGIN
	SELECT * INTO e FROM minibot.engagement_summary(first_day, last_day);
	SELECT count(*) AS n, min(x.opened_at AT TIME ZONE minibot_internal.district_zone())::date AS since INTO r
	FROM minibot.escalation AS x WHERE x.closed_at IS NULL AND x.first_response_at IS NULL
		AND x.opened_at < minibot_internal.report_end(last_day);
	IF r.n > 0 THEN
		RETURN QUERY SELECT 'Answer the families that wait for a person.'::text,
			format('%s open since %s and not answered; minibot.open_escalations lists them.', CASE r.n WHEN 1
				THEN 'One conversation is' ELSE r.n || ' conversations are' END,
				to_char(r.since, 'FMMonth FMDD'));
	END IF;
	RETURN QUERY
	SELECT format('Have %s submit its attendance.', coalesce(s.name, b.school_id)),
		format('It is %s school days behind; students are not written about on old data.', b.days_behind)
	FROM minibot.stale_schools() AS b LEFT JOIN minibot.school AS s ON s.school_id = b.school_id LIMIT 3;
	IF e.contacts_reachable < 0.9 * e.contacts THEN
		RETURN QUERY SELECT 'Ask families for mobile numbers, at enrollment and at conferences.'::text,
			format('%s of contacts cannot be texted: no mobile number, opted out, or not to be told.',
				minibot_internal.percent_text(1 - e.contacts_reachable::numeric / e.contacts, 0));
	END IF;
	SELECT d.reason, sum(d.messages) AS n INTO r FROM minibot.delivery_by_reason AS d
	WHERE d.month BETWEEN date_trunc('month', first_day::timestamp) AND last_day
		AND d.status IN ('failed', 'undelivered') GROUP BY d.reason ORDER BY 2 DESC, 1 LIMIT 1;
	IF e.delivery_rate < 0.95 THEN
		RETURN QUERY SELECT 'Look at texts that do not arrive.'::text,
			format('%s did not; the commonest reason: %s. See minibot.delivery_by_reason.',
				minibot_internal.percent_text(1 - e.delivery_rate), r.reason);
	END IF;
	RETURN QUERY
	SELECT format('Teach the bot about “%s”.', c.words),
		format('%s families asked, and it had no answer: add an intent, a few utterances and an answer.', c.families)
	FROM minibot.unanswered_clusters(first_day, last_day) AS c WHERE c.words IS NOT NULL
		AND c.families IS NOT NULL LIMIT 2;
	IF e.taken_over > 0.1 * e.answered_by_bot THEN
		RETURN QUERY SELECT 'Read the answers that families wrote back about.'::text,
			format('After %s answers the family wrote again within the hour and a person took over.', e.taken_over);
	END IF;
	SELECT b.* INTO r FROM minibot.barrier_summary(first_day, last_day) AS b WHERE b.families IS NOT NULL LIMIT 1;
	IF FOUND THEN
		RETURN QUERY SELECT format('Bring the barrier named most to the attendance team: “%s”.',
			minibot_internal.topic_text(r.barrier)),
			format('%s families named it; of %s cases %s have had an answer by text.', r.families, r.escalations,
				r.responded);
	END IF;
	IF e.opt_out_rate > 0.02 THEN
		RETURN QUERY SELECT 'Reword the text that families leave after, or send it less often.'::text,
			format('%s of the families texted opted out; see minibot.opt_outs_by_template.',
				minibot_internal.percent_text(e.opt_out_rate));
	END IF;
	RETURN QUERY
	SELECT format('Find out what happens on %ss.', w.name),
		format('%s of students are absent on them, %s on all days.', minibot_internal.percent_text(w.rate),
			minibot_internal.percent_text(w.all_days))
	FROM (SELECT to_char(d.day, 'FMDay') AS name, sum(d.absent) / sum(d.enrolled) AS rate,
		sum(sum(d.absent)) OVER () / sum(sum(d.enrolled)) OVER () AS all_days
		  FROM minibot.attendance_by_day(minibot.school_year(last_day)) AS d WHERE d.day BETWEEN first_day AND last_day
			GROUP BY 1) AS w
	WHERE w.rate > 1.2 * w.all_days ORDER BY w.rate DESC LIMIT 1;
	RETURN QUERY
	WITH spoken AS MATERIALIZED (SELECT q.value, q.wrote_rate FROM minibot.equity(first_day, last_day) AS q
		WHERE q.dimension = 'language')
	SELECT format('Ask families who speak %s how they want to be reached.', a.value),
		format('%s of their contacts wrote to us, of those who speak %s %s.',
			minibot_internal.percent_text(a.wrote_rate), b.value, minibot_internal.percent_text(b.wrote_rate))
	FROM spoken AS a JOIN spoken AS b ON b.wrote_rate > 1.5 * a.wrote_rate
	ORDER BY b.wrote_rate / a.wrote_rate DESC LIMIT 1;
END
$$;
COMMENT ON FUNCTION minibot_internal.report_advice(date, date) IS
	'What to do next, the most pressing first, and why: rules on a period''s figures; no row means that none of them '
	'applies';

-- Attendance of a school year by week, and a year before in the same week of the year.
CREATE FUNCTION minibot_internal.attendance_by_week(of_year integer, through date)
	RETURNS TABLE (week date, absence_rate numeric, absence_rate_year_before numeric)
	LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp SET jit = off
BEGIN ATOMIC
	SELECT date_trunc('week', d.day::timestamp)::date,
		round(sum(d.absent) FILTER (WHERE d.is_now) / nullif(sum(d.enrolled) FILTER (WHERE d.is_now), 0), 6),
		round(sum(d.absent) FILTER (WHERE NOT d.is_now) / nullif(sum(d.enrolled) FILTER (WHERE NOT d.is_now), 0), 6)
	FROM (SELECT n.day, n.enrolled, n.absent, true AS is_now FROM minibot.attendance_by_day(of_year) AS n
		WHERE n.day <= through
		  -- 52 weeks: a Monday stays a Monday.
		  UNION ALL SELECT b.day + 364, b.enrolled, b.absent, false
			FROM minibot.attendance_by_day(of_year - 1) AS b) AS d
	GROUP BY 1 ORDER BY 1;
END;
COMMENT ON FUNCTION minibot_internal.attendance_by_week(integer, date) IS
	'Absence rate of the district by week of a school year, up to a day, and of the same week the year before (52 '
	'weeks earlier)';

CREATE FUNCTION minibot_internal.report_blocks(from_date date, to_date date)
	RETURNS TABLE (section text, name text, title text, note text, headers text[], cells text[], chart text, empty text)
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET jit = off SET work_mem = '64MB' AS $$
#variable_conflict use_column
DECLARE
	last_day date := coalesce(to_date, minibot.today());
	first_day date := minibot_internal.report_first_day(from_date, to_date);
	starts_at timestamptz := minibot_internal.report_start(from_date, to_date);
	ends_at timestamptz := minibot_internal.report_end(to_date);
	of_year integer := minibot.school_year(last_day);
	tier_names CONSTANT text[] := '{Satisfactory,"At risk","Moderate chronic","Severe chronic"}';
	most_schools CONSTANT integer := 20;
	money text := coalesce(minibot.get_setting('report.currency'), '');
	below text := '<' || minibot_internal.smallest_shown();
	-- Not "below": what is hidden to protect a small count need not be small itself.
	hidden CONSTANT text := '–';
	labels text[];
	bars numeric[];
	figures text[];
	lows numeric[];
	highs numeric[];
BEGIN
	section := 'Attendance';
	name := 'weeks'; title := 'Absence rate by week';
	note := format('Days absent of days enrolled, %s–%s beside the year before, week by week.', of_year - 1,
		right(of_year::text, 2));
	empty := 'No attendance is known for this school year or the one before.';
	headers := ARRAY['Week of', 'This year', 'Year before'];
	SELECT array_agg(ARRAY[to_char(w.week, 'Mon FMDD, YYYY'), minibot_internal.percent_text(w.absence_rate),
		minibot_internal.percent_text(w.absence_rate_year_before)] ORDER BY w.week),
		minibot_internal.line_chart('weeks', title,
			format('Lines of the weekly absence rate. This year it is %s in the last week shown, %s at its highest.',
				minibot_internal.percent_text((array_agg(w.absence_rate ORDER BY w.week DESC)
					FILTER (WHERE w.absence_rate IS NOT NULL))[1]), minibot_internal.percent_text(max(w.absence_rate))),
			array_agg(w.tick ORDER BY w.week),
				ARRAY[format('%s–%s', of_year - 1, right(of_year::text, 2)),
					format('%s–%s', of_year - 2, right((of_year - 1)::text, 2))],
			ARRAY[array_agg(100 * w.absence_rate ORDER BY w.week),
				array_agg(100 * w.absence_rate_year_before ORDER BY w.week)], '%')
	INTO cells, chart
	FROM (SELECT b.*, CASE WHEN to_char(b.week, 'YYYYMM') <> lag(to_char(b.week, 'YYYYMM'), 1,
		'') OVER (ORDER BY b.week)
				-- A month of which only the last week is there would sit on the next one's label.
				AND to_char(b.week, 'YYYYMM') = lead(to_char(b.week, 'YYYYMM'), 1,
					to_char(b.week, 'YYYYMM')) OVER (ORDER BY b.week)
				THEN to_char(b.week, 'Mon') ELSE '' END AS tick
		  FROM minibot_internal.attendance_by_week(of_year, last_day) AS b) AS w;
	RETURN NEXT;

	name := 'tiers'; title := 'Students by tier, then and now';
	note := 'Satisfactory: below 5 % of days missed; at risk: below 10 %; moderate chronic: below 20 %; severe: more. '
		'Students enrolled for too few days are left out.';
	empty := 'Nobody can be judged yet: too few days of school, or no attendance.';
	headers := ARRAY['On'] || tier_names;
	SELECT array_agg(ARRAY[t.day] || (SELECT array_agg(coalesce(minibot_internal.number_text(s), hidden) ORDER BY i)
		FROM unnest(t.shown) WITH ORDINALITY AS u (s, i)) ORDER BY t.on_day),
		-- A share tells as much as a count.
		CASE WHEN bool_and(array_position(t.shown, NULL) IS NULL)
			THEN minibot_internal.share_chart('tiers', title, 'Bars of the shares of students in each tier: '
			|| string_agg(format('on %s %s satisfactory and %s chronically absent', t.day,
				minibot_internal.percent_text(t.satisfactory::numeric / t.judged),
					minibot_internal.percent_text(t.chronic::numeric / t.judged)), '; ' ORDER BY t.on_day) || '.',
			array_agg(t.day ORDER BY t.on_day), tier_names, array_agg(t.shown::numeric[] ORDER BY t.on_day)) END
	INTO cells, chart
	FROM (SELECT d.on_day, to_char(d.on_day, 'FMMonth FMDD, YYYY') AS day, r.satisfactory,
		r.moderate_chronic + r.severe_chronic AS chronic,
				 r.satisfactory + r.at_risk + r.moderate_chronic + r.severe_chronic AS judged,
				 minibot_internal.hide_small(ARRAY[r.satisfactory, r.at_risk, r.moderate_chronic, r.severe_chronic],
					minibot_internal.smallest_shown()) AS shown
		  FROM (VALUES (CASE WHEN minibot.school_year(first_day - 1) = of_year THEN first_day - 1 END),
			((last_day - interval '1 year')::date), (last_day)) AS d (on_day)
		  CROSS JOIN LATERAL minibot_internal.risk_tally(d.on_day, 'district') AS r
		  WHERE r.satisfactory + r.at_risk + r.moderate_chronic + r.severe_chronic > 0 AND d.on_day IS NOT NULL) AS t;
	RETURN NEXT;

	name := 'moves'; title := 'From tier to tier';
	note := format('Students judged on both days; rows: where they stood on %s, columns: on %s. %s: hidden, being '
		'small or betraying one that is.',
		to_char(greatest(first_day - 1, make_date(of_year - 1, 7, 1)), 'FMMonth FMDD'),
			to_char(last_day, 'FMMonth FMDD'), hidden);
	empty := 'Nobody was judged on both days.';
	headers := ARRAY['Then \ now'] || tier_names;
	chart := NULL;
	SELECT CASE WHEN max(m.total) > 0 THEN array_agg(m.line ORDER BY m.r) END INTO cells
	FROM (SELECT min(t.n) AS r, ARRAY[tier_names[min(t.tier)]]
		|| array_agg(coalesce(minibot_internal.number_text(t.students), hidden) ORDER BY t.n) AS line,
				 sum(coalesce(t.students, 1)) AS total
		  FROM (SELECT m.*, row_number() OVER () AS n, (row_number() OVER () - 1) / 4 + 1 AS tier
			FROM minibot.tier_movement(first_day, last_day) AS m) AS t GROUP BY t.tier) AS m;
	RETURN NEXT;

	name := 'weekdays'; title := 'Absence by school and weekday';
	note := format('Days absent of days enrolled in the period; the stronger the colour, the more. The %s schools with '
		'the most.', most_schools);
	empty := 'There was no school in this period, or no attendance of it is known.';
	SELECT array_agg(ARRAY[h.school] || h.rates ORDER BY h.rate DESC, h.school) INTO cells
	FROM (SELECT s.school, sum(s.absent) / sum(s.enrolled) AS rate,
				 array_agg(minibot_internal.percent_text(CASE WHEN s.enrolled > 0 THEN s.absent / s.enrolled END)
					ORDER BY s.weekday)
				 || minibot_internal.percent_text(sum(s.absent) / sum(s.enrolled)) AS rates
		  FROM (SELECT coalesce(n.name, i.school_id) AS school, w.weekday, coalesce(sum(d.enrolled), 0) AS enrolled,
			coalesce(sum(d.absent), 0) AS absent, max(d.enrolled) AS most_enrolled
				FROM (SELECT DISTINCT b.school_id FROM minibot.attendance_by_day(of_year) AS b
					WHERE b.day BETWEEN first_day AND last_day) AS i
				CROSS JOIN generate_series(1, 5) AS w (weekday)
				LEFT JOIN minibot.attendance_by_day(of_year) AS d
					ON d.school_id = i.school_id AND extract(isodow FROM d.day) = w.weekday AND d.day BETWEEN first_day
						AND last_day
				LEFT JOIN minibot.school AS n ON n.school_id = i.school_id
				GROUP BY i.school_id, n.name, w.weekday) AS s
		  GROUP BY s.school HAVING sum(s.enrolled) > 0 AND max(s.most_enrolled) >= minibot_internal.smallest_shown()
			ORDER BY 2 DESC, 1 LIMIT most_schools) AS h;
	headers := '{School,Mon,Tue,Wed,Thu,Fri,All}';
	RETURN NEXT;

	section := 'Outreach';
	name := 'funnel'; title := 'From nudge to reply';
	note := 'Of the nudges of the period, how many were taken by the provider, arrived, and were followed by a text '
		'from the family within seven days and before the next nudge.';
	empty := 'No nudge was written in this period.';
	headers := '{Step,Nudges,"Of all"}';
	SELECT array_agg(f.step ORDER BY f.i), array_agg(f.n::numeric ORDER BY f.i),
		array_agg(minibot_internal.number_text(f.n) || ' · '
			|| minibot_internal.percent_text(f.n::numeric / nullif(f.written, 0), 0) ORDER BY f.i),
		CASE WHEN max(f.n) > 0 THEN array_agg(ARRAY[f.step, minibot_internal.number_text(f.n),
			minibot_internal.percent_text(f.n::numeric / nullif(f.written, 0))] ORDER BY f.i) END
	INTO labels, bars, figures, cells
	FROM (WITH nudge AS MATERIALIZED (
			SELECT m.phone, m.status, m.sent_at, m.queued_at,
				lead(m.queued_at) OVER (PARTITION BY m.phone ORDER BY m.queued_at, m.message_id) AS next_at
			FROM minibot.message AS m WHERE m.category = 'nudge' AND m.status <> 'suppressed'
				AND m.queued_at >= starts_at AND m.queued_at < ends_at),
		  heard AS MATERIALIZED (
			SELECT i.phone, i.queued_at FROM minibot.message AS i WHERE i.direction = 'inbound'
				AND i.decided_by <> 'reaction' AND i.queued_at >= starts_at),
		  counted AS (
			SELECT count(*) AS written, count(*) FILTER (WHERE n.sent_at IS NOT NULL) AS sent, count(*)
				FILTER (WHERE n.status = 'delivered') AS delivered,
				-- A nudge has no number here, but its family and time.
				(SELECT count(DISTINCT (a.phone, a.queued_at)) FROM nudge AS a JOIN heard AS h ON h.phone = a.phone
					AND h.queued_at >= a.queued_at
					AND h.queued_at < least(a.next_at, a.queued_at + interval '7 days')
						WHERE a.sent_at IS NOT NULL) AS replied
			FROM nudge AS n)
		  SELECT s.i, s.step, s.n, c.written FROM counted AS c,
			LATERAL (VALUES (1, 'Written', c.written), (2, 'Taken by the provider', c.sent),
				(3, 'Arrived', c.delivered), (4, 'Followed by a reply', c.replied)) AS s (i, step, n)) AS f;
	chart := minibot_internal.bar_chart('funnel', title, 'Bars: '
		|| array_to_string(ARRAY(SELECT l || ' ' || f FROM unnest(labels, figures) AS u (l, f)), ', ') || '.', labels,
			bars, figures);
	RETURN NEXT;

	name := 'reasons'; title := 'Why texts did not arrive'; note := NULL;
		empty := 'Every text whose outcome is known has arrived.'; chart := NULL;
	headers := '{Reason,Code,Texts}';
	SELECT array_agg(ARRAY[r.reason, r.error_code, minibot_internal.number_text(r.n)] ORDER BY r.n DESC,
		r.reason) INTO cells
	FROM (SELECT d.reason, d.error_code, sum(d.messages) AS n FROM minibot.delivery_by_reason AS d
		  WHERE d.status IN ('failed', 'undelivered') AND d.month BETWEEN date_trunc('month', first_day::timestamp)
			AND last_day
		  GROUP BY 1, 2 ORDER BY 3 DESC, 1 LIMIT 8) AS r;
	note := CASE WHEN first_day <> date_trunc('month', first_day::timestamp)::date
		THEN format('Counted by month, from %s on.',
			to_char(date_trunc('month', first_day::timestamp), 'FMMonth FMDD')) END;
	RETURN NEXT;

	name := 'campaigns'; title := 'Campaigns'; empty := 'No campaign has sent anything in this period.';
	note := 'A reply or an opt-out counts for the nudge before it. Whether attendance changed because of a campaign '
		'only an experiment can tell.';
	headers := '{Campaign,Texts,Arrived,Families,"Wrote back","Opted out",Cost}';
	SELECT array_agg(ARRAY[c.campaign, minibot_internal.number_text(c.messages),
		minibot_internal.percent_text(c.delivery_rate), minibot_internal.number_text(c.families),
		minibot_internal.percent_text(c.reply_rate), minibot_internal.number_text(c.opt_outs), money
			|| minibot_internal.number_text(c.cost, 2)] ORDER BY c.messages DESC, c.campaign) INTO cells
	FROM minibot.campaign_results(first_day, last_day) AS c;
	RETURN NEXT;

	section := 'What families say';
	name := 'questions'; title := 'What families ask and tell'; note := 'The ten commonest of what the bot understood.';
	empty := 'No family has written in this period.';
	headers := '{Topic,Texts,"Answered by the bot","To a person"}';
	SELECT array_agg(minibot_internal.topic_text(q.intent) ORDER BY q.n), array_agg(q.messages::numeric ORDER BY q.n),
		array_agg(minibot_internal.number_text(q.messages) ORDER BY q.n),
		array_agg(ARRAY[minibot_internal.topic_text(q.intent), minibot_internal.number_text(q.messages),
			minibot_internal.number_text(q.answered_by_bot), minibot_internal.number_text(q.handed_to_person)]
				ORDER BY q.n)
	INTO labels, bars, figures, cells
	FROM (SELECT t.*, row_number() OVER () AS n FROM minibot.top_questions(first_day, last_day) AS t
		WHERE t.messages IS NOT NULL LIMIT 10) AS q;
	chart := minibot_internal.bar_chart('questions', title, 'Bars of texts by topic, the most frequent first.', labels,
		bars, figures);
	RETURN NEXT;

	name := 'barriers'; title := 'What keeps children from school';
		empty := 'No family has named a barrier in this period.';
	note := format('Barriers that families named, in their own texts or in answer to a survey. Those named by fewer '
		'than %s families are listed without a figure.', minibot_internal.smallest_shown());
	headers := '{Barrier,Families,Cases,Answered,Closed}';
	SELECT array_agg(minibot_internal.topic_text(b.barrier) ORDER BY b.n) FILTER (WHERE b.families IS NOT NULL),
		array_agg(b.families::numeric ORDER BY b.n) FILTER (WHERE b.families IS NOT NULL),
		array_agg(minibot_internal.number_text(b.families) || CASE b.families WHEN 1 THEN ' family' ELSE ' families' END
			ORDER BY b.n) FILTER (WHERE b.families IS NOT NULL),
		array_agg(ARRAY[minibot_internal.topic_text(b.barrier),
			coalesce(minibot_internal.number_text(b.families), below), minibot_internal.number_text(b.escalations),
				minibot_internal.number_text(b.responded), minibot_internal.number_text(b.closed)] ORDER BY b.n)
	INTO labels, bars, figures, cells
	FROM (SELECT t.*, row_number() OVER () AS n FROM minibot.barrier_summary(first_day, last_day) AS t LIMIT 12) AS b;
	chart := minibot_internal.bar_chart('barriers', title, 'Bars of families by barrier, the most frequent first.',
		labels, bars, figures);
	RETURN NEXT;

	name := 'clusters'; title := 'What the bot could not answer'; chart := NULL;
		empty := 'Nothing was asked twice that the bot had no answer to.';
	note := format('Texts that went to a person because no answer fitted, grouped by what they say; words are those '
		'that at least %s families used.', minibot_internal.smallest_shown());
	headers := '{"About",Texts,Families,"Nearest topic"}';
	SELECT array_agg(ARRAY[c.about, minibot_internal.number_text(c.messages),
		coalesce(minibot_internal.number_text(c.families), below), minibot_internal.topic_text(c.nearest_intent)]
			ORDER BY c.n) INTO cells
	FROM (WITH u AS MATERIALIZED (SELECT * FROM minibot.unanswered_clusters(first_day, last_day))
		  SELECT row_number() OVER () AS n, coalesce('“' || u.words || '”', 'no word is common') AS about, u.messages,
			u.families, u.nearest_intent
		  FROM u WHERE u.families IS NOT NULL
		  UNION ALL
		  SELECT 1000000, format('%s groups of few families each', count(*)), sum(u.messages), NULL, NULL
		  FROM u WHERE u.families IS NULL HAVING count(*) > 0) AS c;
	RETURN NEXT;

	name := 'people'; title := 'What people took over'; empty := 'Nothing had to go to a person in this period.';
	note := 'Hours of the clock, nights and weekends included; half of the cases took no longer.';
	headers := '{Kind,Cases,"Still open","Hours to answer","Hours to close"}';
	SELECT array_agg(ARRAY[upper(left(t.kind, 1)) || substr(t.kind, 2), minibot_internal.number_text(t.escalations),
		minibot_internal.number_text(t.still_open),
		minibot_internal.number_text(t.hours_to_first_response_p50, 1),
			minibot_internal.number_text(t.hours_to_close_p50, 1)]) INTO cells
	FROM minibot.escalation_times(first_day, last_day) AS t;
	RETURN NEXT;

	section := 'Who is reached';
	name := 'equity'; title := 'By language, grade and school'; empty := 'Nobody is enrolled.';
	note := format('Contacts of the students enrolled on the last day. %s: hidden, being small or betraying one that '
		'is.', hidden);
	headers := '{Group,Students,"Chronically absent",Contacts,"Can be texted","Wrote to us"}';
	SELECT array_agg(ARRAY[CASE e.dimension WHEN 'grade' THEN 'Grade ' WHEN 'language' THEN 'Language: ' ELSE '' END
		|| e.value, coalesce(minibot_internal.number_text(e.students), hidden),
			minibot_internal.percent_text(e.chronic_rate),
			coalesce(minibot_internal.number_text(e.contacts), hidden), minibot_internal.percent_text(e.reachable_rate),
				minibot_internal.percent_text(e.wrote_rate)] ORDER BY e.dimension = 'school', e.dimension = 'grade',
					e.n) INTO cells
	FROM (SELECT q.*, row_number() OVER () AS n FROM minibot.equity(first_day, last_day) AS q) AS e
	WHERE e.dimension <> 'school' OR e.n <= 60;
	RETURN NEXT;

	section := 'Does it work?';
	name := 'experiments'; title := 'Experiments';
		empty := 'No experiment is running or has ended in this period. Only an experiment can tell whether texts '
			'change attendance; create_experiment() begins one.';
	note := 'Days absent beside the control group, by intention to treat, with 95 % intervals: left of zero is fewer '
		'days. An interval that spans zero shows no effect.';
	headers := '{Experiment,Students,Effect,"95 % interval",Conclusion}';
	SELECT array_agg(x.label ORDER BY x.n), array_agg(x.low ORDER BY x.n), array_agg(x.estimate ORDER BY x.n),
		array_agg(x.high ORDER BY x.n),
		array_agg(ARRAY[x.label, minibot_internal.number_text(x.students), x.estimate::text, x.low || ' to ' || x.high,
			x.conclusion] ORDER BY x.n)
	INTO labels, lows, bars, highs, cells
	FROM (SELECT row_number() OVER () AS n, format('%s: %s', r.experiment, r.arm) AS label, r.students,
		round(r.ci_low::numeric, 2) AS low,
				 round(r.estimate::numeric, 2) AS estimate, round(r.ci_high::numeric, 2) AS high, r.conclusion
		  FROM minibot_internal.report_experiments(first_day, last_day) AS r) AS x;
	chart := minibot_internal.interval_chart('experiments', title,
		'Estimates with their 95 % intervals on one axis, zero marked.', labels, lows, bars, highs,
			'days absent, beside control');
	RETURN NEXT;

	section := 'Time and money';
	name := 'time'; title := 'Staff time saved, counted twice'; chart := NULL;
	note := 'Vendors count every text, as though a person had sent each nudge by hand. The other column counts only '
		'what families asked and the bot answered without a person.';
	empty := NULL;
	headers := '{Figure,"Vendors'' formula","Answered questions only"}';
	SELECT array_agg(ARRAY[upper(left(s.figure, 1)) || substr(s.figure, 2), CASE s.figure WHEN 'money' THEN money
		ELSE '' END || minibot_internal.number_text(s.vendors_formula, CASE s.figure WHEN 'money' THEN 2 WHEN 'hours'
			THEN 1 ELSE 0 END),
		CASE s.figure WHEN 'money' THEN money ELSE '' END || minibot_internal.number_text(s.answered_only, CASE s.figure
			WHEN 'money' THEN 2 WHEN 'hours' THEN 1 ELSE 0 END)]) INTO cells
	FROM minibot.staff_time_saved(first_day, last_day) AS s;
	RETURN NEXT;

	name := 'cost'; title := 'What texting cost';
		note := 'At the setting report.price_per_segment, texts from families included.'; empty := 'Nothing was sent.';
	headers := '{Kind,Texts,Segments,Cost}';
	SELECT array_agg(ARRAY[c.kind, minibot_internal.number_text(c.messages), minibot_internal.number_text(c.segments),
		money || minibot_internal.number_text(c.segments * minibot_internal.report_setting('price_per_segment'), 2)]
			ORDER BY c.segments DESC) INTO cells
	FROM (SELECT CASE m.category WHEN 'conversation' THEN 'From families' WHEN 'nudge' THEN 'Nudges' WHEN 'escalation'
		THEN 'To staff' WHEN 'one_off' THEN 'Single texts' ELSE 'Replies' END AS kind,
				 count(*) AS messages, sum(coalesce(m.segments, 1)) AS segments
		  FROM minibot.message AS m
		  WHERE m.queued_at >= starts_at AND m.queued_at < ends_at
			AND (m.direction = 'inbound' OR m.sent_at IS NOT NULL)
		  GROUP BY 1) AS c;
	RETURN NEXT;
END
$$;
COMMENT ON FUNCTION minibot_internal.report_blocks(date, date) IS
	'What the report of a period shows, a row per table: its section, a short name, title and note, headers and cells '
	'(the first column names the row), a chart as SVG where it has one, and what to say where there is nothing to show';

-- The experiments that ran in a period: each arm's effect on days absent.
CREATE FUNCTION minibot_internal.report_experiments(from_date date, to_date date)
	RETURNS TABLE (experiment text, arm text, students bigint, estimate double precision, ci_low double precision,
		ci_high double precision, conclusion text)
	LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
	-- A report of today is told that an experiment is still running; one of the past judges it as of then.
	SELECT e.experiment, r.arm, r.students, r.estimate, r.ci_low, r.ci_high, r.conclusion
	FROM minibot.experiment AS e
	CROSS JOIN LATERAL minibot.experiment_results(e.experiment, 1000,
		CASE WHEN to_date < minibot_internal.last_submitted() THEN to_date END) AS r
	WHERE e.starts_on <= to_date AND (e.ended_on IS NULL OR e.ended_on >= from_date) AND r.outcome = 'days absent'
	ORDER BY e.starts_on, e.experiment, r.arm
$$;
COMMENT ON FUNCTION minibot_internal.report_experiments(date,
	date) IS 'Effect on days absent of each arm of the experiments that ran in a period';

-- Raise an error where the dates are none.
CREATE FUNCTION minibot_internal.check_period(from_date date, to_date date) RETURNS void
	LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF from_date > to_date THEN
		RAISE invalid_parameter_value USING MESSAGE = format('a report cannot begin on %s and end on %s',
			from_date, to_date),
			HINT = 'Give the first day first.';
	ELSIF NOT isfinite(from_date) OR NOT isfinite(to_date) THEN
		RAISE invalid_parameter_value USING MESSAGE =
			'a report needs a first and a last day, or NULL for the year up to today';
	END IF;
END
$$;
COMMENT ON FUNCTION minibot_internal.check_period(date, date) IS 'Raise an error where two dates are no period';

CREATE FUNCTION minibot.report_markdown(from_date date DEFAULT NULL, to_date date DEFAULT NULL) RETURNS text
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET jit = off SET work_mem = '64MB' AS $$
DECLARE
	last_day date := coalesce(to_date, minibot.today());
	first_day date := minibot_internal.report_first_day(from_date, to_date);
BEGIN
	PERFORM minibot_internal.check_period(from_date, to_date);
	RETURN format(E'# %s: attendance outreach\n\n%s to %s\n\n',
		minibot_internal.markdown_text(coalesce(minibot.get_setting('district.name'), 'Our district')),
			to_char(first_day, 'FMMonth FMDD, YYYY'), to_char(last_day, 'FMMonth FMDD, YYYY'))
		|| minibot_internal.markdown_table('{Figure,Now,Before,Change}',
			(SELECT array_agg(ARRAY[f.figure, f.value, f.value_before, f.change])
				FROM minibot_internal.report_figures(first_day, last_day) AS f))
		|| E'\n## What to do next\n\n'
		|| coalesce((SELECT string_agg(format(E'1. **%s** %s\n', minibot_internal.markdown_text(a.advice),
			minibot_internal.markdown_text(a.because)), '')
				FROM minibot_internal.report_advice(first_day, last_day) AS a), E'Nothing stands out.\n')
		|| (SELECT string_agg(CASE WHEN b.is_first THEN format(E'\n## %s\n', minibot_internal.markdown_text(b.section))
			ELSE '' END || format(E'\n### %s\n\n', minibot_internal.markdown_text(b.title))
				|| CASE WHEN b.cells IS NULL THEN minibot_internal.markdown_text(b.empty) || E'\n'
					ELSE coalesce(minibot_internal.markdown_text(b.note) || E'\n\n', '')
						|| minibot_internal.markdown_table(b.headers, b.cells) END, '' ORDER BY b.n)
			FROM (SELECT r.*, lag(r.section, 1, '') OVER (ORDER BY r.n) <> r.section AS is_first
				  FROM (SELECT q.*, row_number() OVER () AS n
					FROM minibot_internal.report_blocks(first_day, last_day) AS q) AS r) AS b);
END
$$;
COMMENT ON FUNCTION minibot.report_markdown(date, date) IS
	'The report of a period, both dates included, as Markdown to be mailed; NULLs mean the year up to today';

-- One block: its chart, or its table, or what to say where there is neither; a chart's figures are a click away.
CREATE FUNCTION minibot_internal.html_block(name text, title text, note text, headers text[], cells text[], chart text,
		empty text)
	RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN format('<div class="block%1$s"><h3 id="%2$s-block">%3$s</h3>%4$s%5$s</div>',
		CASE WHEN name IN ('equity', 'experiments', 'campaigns') THEN ' wide' ELSE '' END, name,
			minibot_internal.html_text(title),
		CASE WHEN note IS NOT NULL AND cells IS NOT NULL
			THEN format('<p class="note">%s</p>', minibot_internal.html_text(note)) ELSE '' END,
		CASE WHEN cells IS NULL THEN format('<p class="empty">%s</p>', minibot_internal.html_text(empty))
			WHEN name = 'weekdays' THEN minibot_internal.heat_table(title, headers, cells)
			WHEN chart IS NOT NULL AND name <> 'experiments'
				THEN chart || format('<details><summary>The figures</summary>%s</details>',
					minibot_internal.html_table(title, headers, cells))
			ELSE coalesce(chart, '') || minibot_internal.html_table(title, headers, cells, CASE name WHEN 'reasons'
				THEN 'words' WHEN 'experiments' THEN 'conclusions' ELSE '' END) END);
COMMENT ON FUNCTION minibot_internal.html_block(text, text, text, text[], text[], text,
	text) IS 'A row of report_blocks() as HTML';

CREATE FUNCTION minibot.report_html(from_date date, to_date date) RETURNS text
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET jit = off SET work_mem = '64MB' AS $$
DECLARE
	last_day date := coalesce(to_date, minibot.today());
	first_day date := minibot_internal.report_first_day(from_date, to_date);
	district text := minibot_internal.html_text(coalesce(minibot.get_setting('district.name'), 'Our district'));
	period text := to_char(first_day, 'FMMonth FMDD, YYYY') || ' to ' || to_char(last_day, 'FMMonth FMDD, YYYY');
BEGIN
	PERFORM minibot_internal.check_period(from_date, to_date);
	RETURN '<!DOCTYPE html>' || E'\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
		|| format('<title>%s: attendance outreach, %s</title><style>%s</style></head><body>', district, period,
			minibot_internal.report_style())
		|| format(E'\n<header><h1>%s: attendance outreach</h1><p class="period">%s</p></header>\n<main>',
			district, period)
		|| '<ul class="figures" aria-label="Headline figures">'
		|| (SELECT string_agg(format('<li title="%s"><span class="name">%s</span><span class="value">%s</span><span '
			'class="change">%s</span></li>',
				minibot_internal.html_text(f.explanation), minibot_internal.html_text(f.figure),
					coalesce(minibot_internal.html_text(f.value), '–'),
				CASE WHEN f.change IS NULL THEN 'no earlier figure'
					ELSE format('%s from %s before', CASE WHEN f.meaning IS NOT NULL
						THEN format('<span class="%1$s">%2$s (%1$s)</span>', f.meaning,
							minibot_internal.html_text(f.change))
						ELSE minibot_internal.html_text(f.change) END, minibot_internal.html_text(f.value_before)) END),
							'')
			FROM minibot_internal.report_figures(first_day, last_day) AS f)
		|| E'</ul>\n<h2>What to do next</h2>'
		|| coalesce((SELECT '<ol class="advice">'
			|| string_agg(format('<li><strong>%s</strong> %s</li>', minibot_internal.html_text(a.advice),
				minibot_internal.html_text(a.because)), '') || '</ol>'
					 FROM minibot_internal.report_advice(first_day, last_day) AS a),
						'<p class="empty">Nothing stands out in this period.</p>')
		|| (SELECT string_agg(format(E'\n<h2>%s</h2><div class="blocks">%s</div>',
			minibot_internal.html_text(s.section), s.blocks), '' ORDER BY s.n)
			FROM (SELECT b.section, min(b.n) AS n,
				string_agg(minibot_internal.html_block(b.name, b.title, b.note, b.headers, b.cells, b.chart, b.empty),
					'' ORDER BY b.n) AS blocks
				  FROM (SELECT q.*, row_number() OVER () AS n
					FROM minibot_internal.report_blocks(first_day, last_day) AS q) AS b GROUP BY b.section) AS s)
		|| format(E'</main>\n<footer><p>Before: the %s days before %s; of what is judged on one day, the day before. Better and worse are said only where more is plainly good or bad.</p>'
			|| '<p>Breakdowns do not show counts of fewer than %s students or families, nor others from which these could be worked out.</p>'
			|| '<p>Made on %s by minibot from the district’s own database. Chronic absence by the definition '
				'“%s”.</p></footer></body></html>',
			last_day - first_day + 1, to_char(first_day, 'FMMonth FMDD'), minibot_internal.smallest_shown(),
				to_char(minibot.today(), 'FMMonth FMDD, YYYY'),
			minibot_internal.html_text(coalesce(minibot.get_setting('attendance.definition'), 'federal'))) || E'\n';
END
$$;
COMMENT ON FUNCTION minibot.report_html(date, date) IS
	'The report of a period, both dates included, as one page of HTML that needs nothing else and runs no script; '
	'NULLs mean the year up to today';
