-- Report: time and money --------------------------------------------------------------------
--
-- The report room reads all rooms above it and writes nothing; nothing calls into it.

CREATE VIEW minibot.segments_and_cost AS
SELECT date_trunc('month', m.at AT TIME ZONE (SELECT minibot_internal.district_zone()))::date AS month,
	m.direction, m.category, m.campaign, count(*) AS messages, sum(m.segments)::bigint AS segments,
	round(sum(m.segments) / count(*)::numeric, 2) AS segments_per_message,
	round(sum(m.segments) * (SELECT minibot_internal.report_setting('price_per_segment')), 2) AS cost
FROM (SELECT o.sent_at AS at, o.direction, o.category, o.campaign, coalesce(o.segments, 1) AS segments
	  FROM minibot.message AS o WHERE o.direction = 'outbound' AND o.sent_at IS NOT NULL
	  UNION ALL
	  SELECT i.queued_at, i.direction, i.category, NULL, coalesce(i.segments, 1)
	  FROM minibot.message AS i WHERE i.direction = 'inbound') AS m
GROUP BY 1, 2, 3, 4;
COMMENT ON VIEW minibot.segments_and_cost IS
	'By month: SMS segments, which is what providers charge for, and their cost';
COMMENT ON COLUMN minibot.segments_and_cost.month IS 'Its first day';
COMMENT ON COLUMN minibot.segments_and_cost.direction IS 'outbound (that were sent) or inbound';
COMMENT ON COLUMN minibot.segments_and_cost.category IS 'Kind of text; see message.category';
COMMENT ON COLUMN minibot.segments_and_cost.campaign IS 'Campaign of a nudge';
COMMENT ON COLUMN minibot.segments_and_cost.messages IS 'Texts';
COMMENT ON COLUMN minibot.segments_and_cost.segments IS
	'Segments; 160 GSM-7 or 70 Unicode characters, fewer each where there are several';
COMMENT ON COLUMN minibot.segments_and_cost.segments_per_message IS 'segments of messages';
COMMENT ON COLUMN minibot.segments_and_cost.cost IS 'segments at the setting report.price_per_segment';

CREATE FUNCTION minibot.staff_time_saved(from_date date, to_date date)
	RETURNS TABLE (figure text, vendors_formula numeric, answered_only numeric, explanation text)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 4 SET jit = off
BEGIN ATOMIC
	WITH counted AS (
		SELECT (SELECT count(*) FROM minibot.message AS m
				WHERE m.queued_at >= (SELECT minibot_internal.report_start(from_date, to_date))
					AND m.queued_at < (SELECT minibot_internal.report_end(to_date)) AND m.status <> 'suppressed'
					AND coalesce(m.decided_by, '') NOT IN ('repeat', 'reaction', 'staff', 'undialable')
				) AS all_messages,
			(SELECT count(*) FROM minibot_internal.family_messages(from_date, to_date) AS f
			 WHERE f.handled_by = 'bot' AND NOT f.is_taken_over) AS answered
	), rate AS (
		SELECT minibot_internal.report_setting('seconds_per_message') AS seconds,
			minibot_internal.report_setting('staff_hourly_cost') AS cost
	), timed AS (
		SELECT c.*, r.*, c.all_messages * r.seconds / 3600 AS all_hours, c.answered * r.seconds / 3600 AS answered_hours
		FROM counted AS c, rate AS r)
	SELECT v.figure, v.vendors_formula, v.answered_only, v.explanation
	FROM timed AS t,
		LATERAL (VALUES
			(1, 'messages', t.all_messages::numeric, t.answered::numeric,
			 'all texts in and out, as vendors count them; '
			 'and those of families that the bot answered and no person had to'),
			(2, 'seconds a message', t.seconds, t.seconds,
			 'what a person would have taken: setting report.seconds_per_message'),
			(3, 'hours', round(t.all_hours, 1), round(t.answered_hours, 1), 'messages times seconds'),
			(4, 'money', round(t.all_hours * t.cost, 2), round(t.answered_hours * t.cost, 2),
			 'hours times the setting report.staff_hourly_cost')
		) AS v (position, figure, vendors_formula, answered_only, explanation)
	ORDER BY v.position;
END;
COMMENT ON FUNCTION minibot.staff_time_saved(date, date) IS
	'Staff time and money saved in a period, twice: by the formula vendors use, over all messages, which nobody would '
	'have sent by hand; and over the families'' texts that the bot answered alone; NULLs mean the year up to today';

CREATE VIEW minibot.staff_time_saved AS SELECT t.* FROM minibot.staff_time_saved(NULL::date, NULL::date) AS t;
COMMENT ON VIEW minibot.staff_time_saved IS
	'Staff time and money saved in the last year, by the vendors'' formula and by an honest one';
COMMENT ON COLUMN minibot.staff_time_saved.figure IS 'messages, seconds a message, hours, money';
COMMENT ON COLUMN minibot.staff_time_saved.vendors_formula IS 'Over all texts in and out: what vendors'' brochures say';
COMMENT ON COLUMN minibot.staff_time_saved.answered_only IS
	'Over the families'' texts that the bot answered and no person had to';
COMMENT ON COLUMN minibot.staff_time_saved.explanation IS 'What is counted';
