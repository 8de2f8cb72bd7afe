-- Report: campaigns ---------------------------------------------------------------------
--
-- The report room reads all rooms above it and writes nothing; nothing calls into it.

-- The nudges of a period, and until when what a family does counts for each: a week, or the next one.
CREATE FUNCTION minibot_internal.nudges_of(starts_at timestamptz, ends_at timestamptz)
	RETURNS TABLE (campaign text, phone text, status text, segments smallint, queued_at timestamptz,
		sent_at timestamptz, until timestamptz)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 10000
BEGIN ATOMIC
	SELECT m.campaign, m.phone, m.status, m.segments, m.queued_at, m.sent_at,
		least(lead(m.queued_at) OVER (PARTITION BY m.phone ORDER BY m.queued_at, m.message_id),
			  m.queued_at + interval '7 days')
	FROM minibot.message AS m
	WHERE m.category = 'nudge' AND m.queued_at >= starts_at AND m.queued_at < ends_at;
END;
COMMENT ON FUNCTION minibot_internal.nudges_of(timestamptz, timestamptz) IS
	'Nudges queued from a moment until before another, suppressed ones included; until: the next one of the family, '
	'seven days later at the most';

CREATE FUNCTION minibot.campaign_results(from_date date, to_date date)
	RETURNS TABLE (campaign text, messages bigint, delivered bigint, not_delivered bigint, suppressed bigint,
		waiting bigint, delivery_rate numeric, families bigint, families_replied bigint, reply_rate numeric,
		opt_outs bigint, opt_out_rate numeric, segments bigint, cost numeric, first_sent_on date, last_sent_on date)
	LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 20 SET search_path = pg_catalog, pg_temp SET jit = off
	SET work_mem = '64MB' SET plan_cache_mode = force_custom_plan AS $$
#variable_conflict use_column
DECLARE
	-- Plain values: how much of the table a period is decides the plan.
	starts_at timestamptz := minibot_internal.report_start(from_date, to_date);
	ends_at timestamptz := minibot_internal.report_end(to_date);
BEGIN
	RETURN QUERY
	WITH nudge AS MATERIALIZED (
		SELECT * FROM minibot_internal.nudges_of(starts_at, ends_at)
	), outcome AS (
		SELECT n.campaign, count(DISTINCT n.phone) FILTER (WHERE i.phone IS NOT NULL) AS replied
		FROM nudge AS n
		LEFT JOIN minibot.message AS i ON i.phone = n.phone AND i.direction = 'inbound' AND i.decided_by <> 'reaction'
			AND i.queued_at >= n.queued_at AND i.queued_at < n.until
		WHERE n.status IN ('sent', 'delivered')
		GROUP BY n.campaign
	), gone AS (
		SELECT n.campaign, count(*) AS opt_outs
		FROM nudge AS n
		JOIN minibot.opt_out_history AS h ON h.phone = n.phone AND h.event = 'opt_out'
			AND h.at >= n.queued_at AND h.at < n.until
		WHERE n.status IN ('sent', 'delivered')
		GROUP BY n.campaign)
	SELECT t.campaign, t.messages, t.delivered, t.not_delivered, t.suppressed, t.waiting,
		round(t.delivered::numeric / nullif(t.delivered + t.not_delivered, 0), 4), t.families, coalesce(o.replied, 0),
		round(coalesce(o.replied, 0)::numeric / nullif(t.families, 0), 4), coalesce(g.opt_outs, 0),
		round(coalesce(g.opt_outs, 0)::numeric / nullif(t.families, 0), 4), t.segments,
		round(t.segments * minibot_internal.report_setting('price_per_segment'), 2), t.first_sent, t.last_sent
	FROM (SELECT n.campaign, count(*) FILTER (WHERE n.status <> 'suppressed') AS messages,
				 count(*) FILTER (WHERE n.status = 'delivered') AS delivered,
				 count(*) FILTER (WHERE n.status IN ('failed', 'undelivered', 'canceled')) AS not_delivered,
				 count(*) FILTER (WHERE n.status = 'suppressed') AS suppressed,
				 count(*) FILTER (WHERE n.status IN ('queued', 'held', 'sending', 'sent', 'unknown')) AS waiting,
				 count(DISTINCT n.phone) FILTER (WHERE n.status IN ('sent', 'delivered')) AS families,
				 coalesce(sum(n.segments) FILTER (WHERE n.sent_at IS NOT NULL), 0)::bigint AS segments,
				 min(n.sent_at AT TIME ZONE (SELECT minibot_internal.district_zone()))::date AS first_sent,
				 max(n.sent_at AT TIME ZONE (SELECT minibot_internal.district_zone()))::date AS last_sent
		  FROM nudge AS n GROUP BY n.campaign) AS t
	LEFT JOIN outcome AS o ON o.campaign IS NOT DISTINCT FROM t.campaign
	LEFT JOIN gone AS g ON g.campaign IS NOT DISTINCT FROM t.campaign
	ORDER BY t.messages DESC, t.campaign;
END
$$;
COMMENT ON FUNCTION minibot.campaign_results(date, date) IS
	'What became of each campaign''s texts queued in a period; NULLs mean the year up to today. A reply or an opt-out '
	'counts for the last nudge before it, within 7 days. Whether attendance changed because of them only an '
	'experiment can tell';

CREATE VIEW minibot.campaign_results AS SELECT c.* FROM minibot.campaign_results(NULL::date, NULL::date) AS c;
COMMENT ON VIEW minibot.campaign_results IS
	'What became of each campaign''s texts of the last year. Whether attendance changed because of them only an '
	'experiment can tell';
COMMENT ON COLUMN minibot.campaign_results.campaign IS 'Its name';
COMMENT ON COLUMN minibot.campaign_results.messages IS 'Texts queued, but for those suppressed';
COMMENT ON COLUMN minibot.campaign_results.delivered IS 'Confirmed by the provider';
COMMENT ON COLUMN minibot.campaign_results.not_delivered IS 'Failed, undelivered or canceled';
COMMENT ON COLUMN minibot.campaign_results.suppressed IS 'Not sent: opted out since, restricted since, no longer due';
COMMENT ON COLUMN minibot.campaign_results.waiting IS
	'Queued, held, sent without a confirmation yet, or their outcome unknown';
COMMENT ON COLUMN minibot.campaign_results.delivery_rate IS 'delivered of delivered and not_delivered';
COMMENT ON COLUMN minibot.campaign_results.families IS 'Telephones that at least one was sent to';
COMMENT ON COLUMN minibot.campaign_results.families_replied IS
	'Of these, those that wrote within 7 days and before the next nudge';
COMMENT ON COLUMN minibot.campaign_results.reply_rate IS 'families_replied of families';
COMMENT ON COLUMN minibot.campaign_results.opt_outs IS 'Opt-outs within 7 days of a nudge and before the next one';
COMMENT ON COLUMN minibot.campaign_results.opt_out_rate IS 'opt_outs of families';
COMMENT ON COLUMN minibot.campaign_results.segments IS 'SMS segments sent';
COMMENT ON COLUMN minibot.campaign_results.cost IS 'segments at the setting report.price_per_segment';
COMMENT ON COLUMN minibot.campaign_results.first_sent_on IS 'When the first was sent';
COMMENT ON COLUMN minibot.campaign_results.last_sent_on IS 'When the last was sent';
