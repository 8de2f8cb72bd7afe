-- Report: a period in one row ---------------------------------------------------------
--
-- engagement_summary() and its parts.
--
-- The report room reads all rooms above it and writes nothing; nothing calls into it.

-- Of the texts queued in a period those of ours; suppressed ones never left.
CREATE FUNCTION minibot_internal.texts_sent(starts_at timestamptz, ends_at timestamptz)
	RETURNS TABLE (messages bigint, nudges bigint, replies bigint, delivered bigint, not_delivered bigint,
		suppressed bigint, waiting bigint, families_nudged bigint, segments bigint)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 1
BEGIN ATOMIC
	SELECT count(*) FILTER (WHERE m.status <> 'suppressed'),
		count(*) FILTER (WHERE m.category = 'nudge' AND m.status <> 'suppressed'),
		count(*) FILTER (WHERE m.category IN ('reply', 'keyword', 'crisis') AND m.status <> 'suppressed'),
		count(*) FILTER (WHERE m.status = 'delivered'),
		count(*) FILTER (WHERE m.status IN ('failed', 'undelivered', 'canceled')),
		count(*) FILTER (WHERE m.status = 'suppressed'),
		count(*) FILTER (WHERE m.status IN ('queued', 'held', 'sending', 'sent', 'unknown')),
		count(DISTINCT m.phone) FILTER (WHERE m.category = 'nudge' AND m.status IN ('sent', 'delivered')),
		coalesce(sum(m.segments) FILTER (WHERE m.sent_at IS NOT NULL), 0)
	FROM minibot.message AS m
	WHERE m.direction = 'outbound' AND m.queued_at >= starts_at AND m.queued_at < ends_at;
END;
COMMENT ON FUNCTION minibot_internal.texts_sent(timestamptz, timestamptz) IS
	'What engagement_summary() counts of the texts queued from a moment until before another';

-- Of those of families; what is no question counts for nothing.
CREATE FUNCTION minibot_internal.texts_received(from_date date, to_date date)
	RETURNS TABLE (messages bigint, questions bigint, families bigint, by_bot bigint, to_person bigint,
		taken_over bigint, unresolved bigint, after_hours bigint, seconds double precision[])
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 1
BEGIN ATOMIC
	SELECT count(*) FILTER (WHERE f.handled_by <> 'no_question'), count(*) FILTER (WHERE f.is_question),
		count(DISTINCT f.phone) FILTER (WHERE f.handled_by <> 'no_question'),
		count(*) FILTER (WHERE f.handled_by IN ('bot', 'bot_and_person')),
		count(*) FILTER (WHERE f.handled_by IN ('person', 'bot_and_person')),
		count(*) FILTER (WHERE f.is_taken_over), count(*) FILTER (WHERE f.is_unresolved),
		count(*) FILTER (WHERE f.is_after_hours AND f.handled_by <> 'no_question'),
		percentile_cont(ARRAY[0.5, 0.95, 0.99]) WITHIN GROUP (ORDER BY f.seconds_to_reply::float8)
			FILTER (WHERE f.is_question)
	FROM minibot_internal.family_messages(from_date, to_date) AS f;
END;
COMMENT ON FUNCTION minibot_internal.texts_received(date, date) IS
	'What engagement_summary() counts of the texts of families; seconds: to the reply, of half, 95 and 99 of 100';

-- A reply is what a nudged family wrote within a week of it.
CREATE FUNCTION minibot_internal.families_replied(starts_at timestamptz, ends_at timestamptz)
	RETURNS TABLE (families bigint)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 1
BEGIN ATOMIC
	SELECT count(DISTINCT n.phone)
	FROM minibot.message AS n
	JOIN minibot.message AS i ON i.phone = n.phone AND i.direction = 'inbound' AND i.decided_by <> 'reaction'
		AND i.queued_at >= n.queued_at AND i.queued_at < n.queued_at + interval '7 days'
	WHERE n.category = 'nudge' AND n.status IN ('sent', 'delivered')
		AND n.queued_at >= starts_at AND n.queued_at < ends_at
		AND i.queued_at >= starts_at AND i.queued_at < ends_at + interval '7 days';
END;
COMMENT ON FUNCTION minibot_internal.families_replied(timestamptz, timestamptz) IS
	'Telephones that wrote within seven days of a nudge queued from a moment until before another';

CREATE FUNCTION minibot.engagement_summary(from_date date DEFAULT NULL, to_date date DEFAULT NULL)
	RETURNS TABLE (first_day date, last_day date, contacts bigint, contacts_reachable bigint, families_writing bigint,
		messages_out bigint, nudges bigint, replies bigint, other_messages_out bigint, delivered bigint,
		not_delivered bigint, suppressed bigint, waiting bigint, delivery_rate numeric, families_nudged bigint,
		families_replied bigint, reply_rate numeric, messages_in bigint, questions bigint, answered_by_bot bigint,
		handed_to_person bigint, taken_over bigint, unresolved bigint, answered_by_bot_rate numeric,
		handed_to_person_rate numeric, unresolved_rate numeric, seconds_to_reply_p50 numeric,
		seconds_to_reply_p95 numeric, seconds_to_reply_p99 numeric, after_hours_rate numeric, opt_outs bigint,
		opt_ins bigint, opt_out_rate numeric, escalations bigint, escalations_closed bigint, segments bigint,
		cost numeric)
	LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 1 SET search_path = pg_catalog, pg_temp SET jit = off
	SET work_mem = '64MB' SET plan_cache_mode = force_custom_plan AS $$
#variable_conflict use_column
DECLARE
	-- Plain values: how much of the table a period is decides the plan.
	starts_at timestamptz := minibot_internal.report_start(from_date, to_date);
	ends_at timestamptz := minibot_internal.report_end(to_date);
BEGIN
	RETURN QUERY
	WITH left_us AS (
		SELECT count(*) FILTER (WHERE h.event = 'opt_out') AS opt_outs,
			count(*) FILTER (WHERE h.event = 'opt_in') AS opt_ins
		FROM minibot.opt_out_history AS h
		WHERE h.at >= starts_at AND h.at < ends_at
	), asked AS (
		SELECT count(*) AS escalations, count(*) FILTER (WHERE e.closed_at IS NOT NULL) AS closed
		FROM minibot.escalation AS e
		WHERE e.opened_at >= starts_at AND e.opened_at < ends_at
	), known AS (
		SELECT count(*) AS contacts, count(*) FILTER (WHERE c.is_reachable) AS reachable
		FROM minibot_internal.contacts_on(coalesce(to_date, minibot.today())) AS c)
	SELECT minibot_internal.report_first_day(from_date, to_date), coalesce(to_date, minibot.today()), k.contacts,
		k.reachable,
		r.families, s.messages, s.nudges, s.replies, s.messages - s.nudges - s.replies, s.delivered, s.not_delivered,
		s.suppressed, s.waiting, round(s.delivered::numeric / nullif(s.delivered + s.not_delivered, 0), 4),
		s.families_nudged, n.families, round(n.families::numeric / nullif(s.families_nudged, 0), 4),
		r.messages, r.questions, r.by_bot, r.to_person, r.taken_over, r.unresolved,
		round(r.by_bot::numeric / nullif(r.questions, 0), 4), round(r.to_person::numeric / nullif(r.questions, 0), 4),
		round(r.unresolved::numeric / nullif(r.questions, 0), 4),
		round(r.seconds[1]::numeric, 1), round(r.seconds[2]::numeric, 1), round(r.seconds[3]::numeric, 1),
		round(r.after_hours::numeric / nullif(r.messages, 0), 4), l.opt_outs, l.opt_ins,
		round(l.opt_outs::numeric / nullif(s.families_nudged, 0), 4), a.escalations, a.closed, s.segments,
		round(s.segments * minibot_internal.report_setting('price_per_segment'), 2)
	FROM minibot_internal.texts_sent(starts_at, ends_at) AS s, minibot_internal.texts_received(from_date, to_date) AS r,
		minibot_internal.families_replied(starts_at, ends_at) AS n, left_us AS l, asked AS a, known AS k;
END
$$;
COMMENT ON FUNCTION minibot.engagement_summary(date, date) IS
	'A period in one row, both dates included; NULLs mean the year up to today. contacts: of students enrolled on the '
	'last day; contacts_reachable: by a text, that day; families_*: telephones; messages_out: all but suppressed; '
	'delivered: confirmed by the provider; delivery_rate: delivered of those with a final outcome; families_replied: '
	'nudged ones that wrote within 7 days, reply_rate of families_nudged; questions: inbound but keywords, repeats, '
	'reactions and staff; answered_by_bot: those with a reply of the bot''s, which says nothing of its being right; '
	'taken_over: of these, where the family wrote again within the hour and a person had to take over; '
	'handed_to_person: escalated, some with a reply as well; unresolved: no person answered or closed it yet, or no '
	'reply left; seconds_to_reply: to the automatic reply; after_hours_rate of messages_in; opt_out_rate: opt-outs of '
	'families_nudged; segments, cost: of messages out, at report.price_per_segment. Totals of the district: not '
	'suppressed';

CREATE VIEW minibot.after_hours_share AS
SELECT date_trunc('month', f.received_on::timestamp)::date AS month, count(*) AS messages,
	count(*) FILTER (WHERE f.is_after_hours) AS after_hours,
	count(*) FILTER (WHERE extract(isodow FROM f.received_on) > 5) AS on_weekends,
	round(count(*) FILTER (WHERE f.is_after_hours)::numeric / count(*), 4) AS after_hours_rate
FROM minibot_internal.family_message AS f
WHERE f.handled_by <> 'no_question'
GROUP BY 1;
COMMENT ON VIEW minibot.after_hours_share IS 'By month: how many of the families'' texts came when no office was open';
COMMENT ON COLUMN minibot.after_hours_share.month IS 'Its first day';
COMMENT ON COLUMN minibot.after_hours_share.messages IS 'Texts of families, but repeats and reactions';
COMMENT ON COLUMN minibot.after_hours_share.after_hours IS
	'Of these, outside the office''s days and hours (settings office.*)';
COMMENT ON COLUMN minibot.after_hours_share.on_weekends IS 'Of these, on Saturday or Sunday';
COMMENT ON COLUMN minibot.after_hours_share.after_hours_rate IS 'after_hours of messages';
