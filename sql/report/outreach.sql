-- Reports: outreach, students, money ----------------------------------------------------

-- What was sent -----------------------------------------------------------------------------

CREATE FUNCTION minibot.campaign_results(from_date date, to_date date)
	RETURNS TABLE (campaign text, messages bigint, delivered bigint, not_delivered bigint, suppressed bigint,
		waiting bigint, delivery_rate numeric, families bigint, families_replied bigint, reply_rate numeric,
		opt_outs bigint, opt_out_rate numeric, segments bigint, cost numeric, first_sent_on date, last_sent_on date)
	LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 20 SET search_path = pg_catalog, pg_temp SET jit = off
		SET work_mem = '64MB'
	SET plan_cache_mode = force_custom_plan AS $$
#variable_conflict use_column
DECLARE
	-- Plain values: how much of the table a period is decides the plan.
	starts_at timestamptz := minibot_internal.report_start(from_date, to_date);
	ends_at timestamptz := minibot_internal.report_end(to_date);
BEGIN
	RETURN QUERY
	WITH nudge AS MATERIALIZED (
		SELECT m.message_id, m.campaign, m.phone, m.status, m.segments, m.queued_at, m.sent_at,
			-- What a family does next counts for its last nudge only.
			coalesce(least(lead(m.queued_at) OVER (PARTITION BY m.phone ORDER BY m.queued_at, m.message_id),
				m.queued_at + interval '7 days'),
					 m.queued_at + interval '7 days') AS until
		FROM minibot.message AS m
		WHERE m.category = 'nudge' AND m.queued_at >= starts_at AND m.queued_at < ends_at
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
		JOIN minibot.opt_out_history AS h ON h.phone = n.phone AND h.event = 'opt_out' AND h.at >= n.queued_at
			AND h.at < n.until
		WHERE n.status IN ('sent', 'delivered')
		GROUP BY n.campaign)
	SELECT t.campaign, t.messages, t.delivered, t.not_delivered, t.suppressed, t.waiting,
		round(t.delivered::numeric / nullif(t.delivered + t.not_delivered, 0), 4), t.families, coalesce(o.replied, 0),
		round(coalesce(o.replied, 0)::numeric / nullif(t.families, 0), 4), coalesce(g.opt_outs, 0),
		round(coalesce(g.opt_outs, 0)::numeric / nullif(t.families, 0), 4), t.segments,
		round(t.segments * minibot_internal.report_setting('price_per_segment'), 2), t.first_sent, t.last_sent
	FROM (SELECT n.campaign, count(*) FILTER (WHERE n.status <> 'suppressed') AS messages, count(*)
		FILTER (WHERE n.status = 'delivered') AS delivered,
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
	'counts for the last nudge before it, within 7 days. Whether attendance changed because of them only an experiment '
	'can tell';

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

CREATE VIEW minibot.opt_outs_by_template AS
SELECT date_trunc('month', h.at AT TIME ZONE (SELECT minibot_internal.district_zone()))::date AS month, l.campaign,
	l.language, l.category,
	count(*) AS opt_outs, count(*) FILTER (WHERE h.source = 'keyword') AS by_keyword, count(*)
		FILTER (WHERE h.source = 'sentence') AS by_sentence,
	count(*) FILTER (WHERE h.source NOT IN ('keyword', 'sentence')) AS otherwise
FROM minibot.opt_out_history AS h
LEFT JOIN LATERAL (SELECT m.campaign, m.language, m.category FROM minibot.message AS m
				   WHERE m.phone = h.phone AND m.direction = 'outbound' AND m.category IN ('nudge', 'one_off')
					AND m.sent_at IS NOT NULL
					 AND m.queued_at <= h.at AND m.queued_at > h.at - interval '7 days'
				   ORDER BY m.message_id DESC LIMIT 1) AS l ON true
WHERE h.event = 'opt_out'
GROUP BY 1, 2, 3, 4;
COMMENT ON VIEW minibot.opt_outs_by_template IS
	'By month: opt-outs, and the text that went to that telephone last in the seven days before';
COMMENT ON COLUMN minibot.opt_outs_by_template.month IS 'Its first day';
COMMENT ON COLUMN minibot.opt_outs_by_template.campaign IS
	'Campaign of that text; NULL: a one-off, or none in seven days';
COMMENT ON COLUMN minibot.opt_outs_by_template.language IS 'Language of that text';
COMMENT ON COLUMN minibot.opt_outs_by_template.category IS 'nudge or one_off; NULL: no text of ours in seven days';
COMMENT ON COLUMN minibot.opt_outs_by_template.opt_outs IS 'Telephones that opted out';
COMMENT ON COLUMN minibot.opt_outs_by_template.by_keyword IS 'By STOP or another keyword';
COMMENT ON COLUMN minibot.opt_outs_by_template.by_sentence IS 'In their own words';
COMMENT ON COLUMN minibot.opt_outs_by_template.otherwise IS 'At the carrier, or told to staff';

CREATE VIEW minibot.delivery_by_reason AS
SELECT date_trunc('month', m.queued_at AT TIME ZONE (SELECT minibot_internal.district_zone()))::date AS month,
	m.category, m.status, m.error_code,
	coalesce(e.note, CASE WHEN m.status IN ('failed', 'undelivered', 'suppressed', 'canceled') THEN m.error END,
			 CASE m.status WHEN 'delivered' THEN 'arrived' WHEN 'sent' THEN 'taken by the provider, not confirmed yet'
				WHEN 'queued' THEN 'waits for its turn' WHEN 'held' THEN 'waits for its hour' WHEN 'sending'
					THEN 'on its way'
				WHEN 'unknown' THEN 'the provider may have it, and is being asked'
					ELSE 'no reason was given' END) AS reason,
	count(*) AS messages, count(DISTINCT m.phone) AS phones
FROM minibot.message AS m
LEFT JOIN minibot.provider AS p ON p.name = m.provider
LEFT JOIN minibot.provider_error AS e ON e.kind = p.kind AND e.code = m.error_code AND e.http_status IS NULL
WHERE m.direction = 'outbound'
GROUP BY 1, 2, 3, 4, 5;
COMMENT ON VIEW minibot.delivery_by_reason IS 'By month: what became of the texts we sent, and why';
COMMENT ON COLUMN minibot.delivery_by_reason.month IS 'Its first day; that of queueing counts';
COMMENT ON COLUMN minibot.delivery_by_reason.category IS 'Kind of text; see message.category';
COMMENT ON COLUMN minibot.delivery_by_reason.status IS 'Its last known state; see message.status';
COMMENT ON COLUMN minibot.delivery_by_reason.error_code IS 'The provider''s code, where it gave one';
COMMENT ON COLUMN minibot.delivery_by_reason.reason IS 'What that code means (provider_error), or what else is known';
COMMENT ON COLUMN minibot.delivery_by_reason.messages IS 'Texts';
COMMENT ON COLUMN minibot.delivery_by_reason.phones IS 'Telephones they were for';

CREATE VIEW minibot.segments_and_cost AS
SELECT date_trunc('month', m.at AT TIME ZONE (SELECT minibot_internal.district_zone()))::date AS month, m.direction,
	m.category, m.campaign,
	count(*) AS messages, sum(m.segments)::bigint AS segments,
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
					AND m.queued_at < (SELECT minibot_internal.report_end(to_date))
					AND m.status <> 'suppressed'
						AND coalesce(m.decided_by, '') NOT IN ('repeat', 'reaction', 'staff',
							'undialable')) AS all_messages,
			(SELECT count(*) FROM minibot_internal.family_messages(from_date, to_date) AS f WHERE f.handled_by = 'bot'
				AND NOT f.is_taken_over) AS answered
	), timed AS (
		SELECT c.*, c.all_messages * minibot_internal.report_setting('seconds_per_message') / 3600 AS all_hours,
			c.answered * minibot_internal.report_setting('seconds_per_message') / 3600 AS answered_hours
				FROM counted AS c)
	SELECT v.figure, v.vendors_formula, v.answered_only, v.explanation
	FROM timed AS t,
		LATERAL (VALUES
			(1, 'messages', t.all_messages::numeric, t.answered::numeric,
			 'all texts in and out, as vendors count them; and those of families that the bot answered and no person '
			'had to'),
			(2, 'seconds a message', minibot_internal.report_setting('seconds_per_message'),
				minibot_internal.report_setting('seconds_per_message'),
			 'what a person would have taken: setting report.seconds_per_message'),
			(3, 'hours', round(t.all_hours, 1), round(t.answered_hours, 1), 'messages times seconds'),
			(4, 'money', round(t.all_hours * minibot_internal.report_setting('staff_hourly_cost'), 2),
			 round(t.answered_hours * minibot_internal.report_setting('staff_hourly_cost'), 2),
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

-- Students -------------------------------------------------------------------------------------

-- Everyone judged at both ends, all schools of a student as one.
CREATE FUNCTION minibot.tier_movement(from_date date, to_date date)
	RETURNS TABLE (tier_then text, tier_now text, students bigint)
	LANGUAGE plpgsql STABLE ROWS 16 SET search_path = pg_catalog, pg_temp SET jit = off SET work_mem = '64MB' AS $$
DECLARE
	-- Plain values, so that student_risk_by() is planned for the one column that is read.
	last_day date := coalesce(to_date, minibot.today());
	day_before date := greatest(minibot_internal.report_first_day(from_date, to_date) - 1,
		make_date(minibot.school_year(last_day) - 1, 7, 1));
BEGIN
	RETURN QUERY
	WITH tier (n, name) AS (VALUES (1, 'satisfactory'), (2, 'at_risk'), (3, 'moderate_chronic'), (4, 'severe_chronic')
	), moved AS (
		SELECT b.tier AS tier_then, a.tier AS tier_now, count(*) AS students
		FROM minibot.student_risk_by(last_day, NULL, 'district') AS a
		JOIN minibot.student_risk_by(day_before, NULL, 'district') AS b
			ON b.student_id = a.student_id AND b.school_year = a.school_year
		WHERE a.tier IS NOT NULL AND b.tier IS NOT NULL
		GROUP BY 1, 2
	), cell AS (
		SELECT t.n AS r, u.n AS k, t.name AS tier_then, u.name AS tier_now, coalesce(m.students, 0) AS students
		FROM tier AS t CROSS JOIN tier AS u LEFT JOIN moved AS m ON m.tier_then = t.name AND m.tier_now = u.name
	), shown AS (
		SELECT minibot_internal.hide_small_table(array_agg(of_row.students ORDER BY of_row.r),
			(SELECT minibot_internal.smallest_shown())) AS counts
		FROM (SELECT c.r, array_agg(c.students ORDER BY c.k) AS students FROM cell AS c GROUP BY c.r) AS of_row)
	SELECT c.tier_then, c.tier_now, s.counts[c.r][c.k] FROM cell AS c, shown AS s ORDER BY c.r, c.k;
END
$$;
COMMENT ON FUNCTION minibot.tier_movement(date, date) IS
	'Students by their tier on the day before from_date (at the earliest the school year''s first) and on to_date, of '
	'those judged on both; NULLs mean the school year up to today. Counts below report.small_cell are NULL, with as '
	'many others as keep them from being worked out from totals';

CREATE VIEW minibot.tier_movement AS
SELECT m.* FROM minibot.tier_movement((minibot_internal.last_submitted() - 30), minibot_internal.last_submitted()) AS m;
COMMENT ON VIEW minibot.tier_movement IS 'Students by tier thirty days before the last day of attendance, and on it';
COMMENT ON COLUMN minibot.tier_movement.tier_then IS 'Tier then';
COMMENT ON COLUMN minibot.tier_movement.tier_now IS 'Tier now';
COMMENT ON COLUMN minibot.tier_movement.students IS
	'Students judged on both days; NULL: hidden, as it is below report.small_cell or would betray one that is';

-- Who is reached, and who answers, of which groups.
CREATE FUNCTION minibot.equity(from_date date, to_date date)
	RETURNS TABLE (dimension text, value text, students bigint, chronic bigint, chronic_rate numeric, contacts bigint,
		reachable bigint, reachable_rate numeric, nudged bigint, wrote bigint, wrote_rate numeric, opted_out bigint)
	LANGUAGE plpgsql STABLE ROWS 100 SET search_path = pg_catalog, pg_temp SET jit = off SET work_mem = '64MB' AS $$
#variable_conflict use_column
DECLARE
	last_day date := coalesce(to_date, minibot.today());
	starts_at timestamptz := minibot_internal.report_start(from_date, to_date);
	ends_at timestamptz := minibot_internal.report_end(to_date);
	smallest bigint := minibot_internal.smallest_shown();
BEGIN
	RETURN QUERY
	WITH pupil AS MATERIALIZED (
		SELECT r.student_id, r.school_id, r.grade, r.is_chronic
		FROM minibot.student_risk_by(last_day, NULL, 'district') AS r
	), texted AS MATERIALIZED (
		SELECT m.contact_id, bool_or(m.category = 'nudge' AND m.status IN ('sent', 'delivered')) AS is_nudged,
			bool_or(m.direction = 'inbound') AS has_written
		FROM minibot.message AS m
		WHERE m.contact_id IS NOT NULL AND m.queued_at >= starts_at AND m.queued_at < ends_at
		GROUP BY m.contact_id
	), gone AS MATERIALIZED (
		SELECT DISTINCT p.contact_id
		FROM minibot.opt_out_history AS h JOIN minibot.contact_phone AS p ON p.phone = h.phone
		WHERE h.event = 'opt_out' AND h.at >= starts_at AND h.at < ends_at
	), person AS MATERIALIZED (
		SELECT c.contact_id, c.language, c.is_reachable, coalesce(t.is_nudged, false) AS is_nudged,
			coalesce(t.has_written, false) AS has_written,
			g.contact_id IS NOT NULL AS is_gone
		FROM minibot_internal.contacts_on(last_day) AS c
		LEFT JOIN texted AS t ON t.contact_id = c.contact_id
		LEFT JOIN gone AS g ON g.contact_id = c.contact_id
	), tie AS MATERIALIZED (
		SELECT sc.contact_id, sc.priority, p.student_id, p.school_id, p.grade, p.is_chronic
		FROM pupil AS p JOIN minibot.student_contact AS sc ON sc.student_id = p.student_id
	), grouped AS (
		SELECT 'school' AS dimension, coalesce(s.name, p.school_id) AS value, count(*) AS students, count(*)
			FILTER (WHERE p.is_chronic) AS chronic
		FROM pupil AS p LEFT JOIN minibot.school AS s ON s.school_id = p.school_id GROUP BY 2
		UNION ALL
		SELECT 'grade', coalesce(p.grade, '?'), count(*), count(*) FILTER (WHERE p.is_chronic)
			FROM pupil AS p GROUP BY 2
		UNION ALL
		-- A student's language is that of the contact named first.
		SELECT 'language', l.language, count(*), count(*) FILTER (WHERE l.is_chronic)
		FROM (SELECT DISTINCT ON (t.student_id) t.student_id, c.language, t.is_chronic
			  FROM tie AS t JOIN minibot.contact AS c ON c.contact_id = t.contact_id ORDER BY t.student_id, t.priority,
				t.contact_id) AS l
		GROUP BY 2
	), reached AS (
		SELECT d.dimension, d.value, count(*) AS contacts, count(*) FILTER (WHERE p.is_reachable) AS reachable, count(*)
			FILTER (WHERE p.is_nudged) AS nudged,
			count(*) FILTER (WHERE p.has_written) AS wrote, count(*) FILTER (WHERE p.is_gone) AS opted_out
		FROM (SELECT DISTINCT 'school' AS dimension, coalesce(s.name, t.school_id) AS value, t.contact_id
			  FROM tie AS t LEFT JOIN minibot.school AS s ON s.school_id = t.school_id
			  UNION ALL SELECT DISTINCT 'grade', coalesce(t.grade, '?'), t.contact_id FROM tie AS t
			  UNION ALL SELECT 'language', q.language, q.contact_id FROM person AS q) AS d
		JOIN person AS p ON p.contact_id = d.contact_id
		GROUP BY d.dimension, d.value
	), hidden AS (
		SELECT a.dimension, array_agg(a.value ORDER BY a.value) AS value,
			minibot_internal.hide_small(array_agg(g.students ORDER BY a.value), smallest) AS students,
			minibot_internal.hide_small(array_agg(g.chronic ORDER BY a.value), smallest) AS chronic,
			minibot_internal.hide_small(array_agg(g.students - g.chronic ORDER BY a.value), smallest) AS not_chronic,
			minibot_internal.hide_small(array_agg(r.contacts ORDER BY a.value), smallest) AS contacts,
			minibot_internal.hide_small(array_agg(r.reachable ORDER BY a.value), smallest) AS reachable,
			minibot_internal.hide_small(array_agg(r.nudged ORDER BY a.value), smallest) AS nudged,
			minibot_internal.hide_small(array_agg(r.wrote ORDER BY a.value), smallest) AS wrote,
			minibot_internal.hide_small(array_agg(r.opted_out ORDER BY a.value), smallest) AS opted_out
		FROM (SELECT g.dimension, g.value FROM grouped AS g UNION SELECT r.dimension, r.value FROM reached AS r) AS a
		LEFT JOIN grouped AS g ON g.dimension = a.dimension AND g.value = a.value
		LEFT JOIN reached AS r ON r.dimension = a.dimension AND r.value = a.value
		GROUP BY a.dimension
	)
	-- A count that is hidden takes with it what would give it away: the others of its row that it is part of, and
	-- rates.
	SELECT h.dimension, u.value, u.students, c.chronic, round(c.chronic::numeric / nullif(u.students, 0), 4),
		u.contacts,
		CASE WHEN u.contacts IS NOT NULL THEN u.reachable END, round(u.reachable::numeric / nullif(u.contacts, 0), 4),
		CASE WHEN u.contacts IS NOT NULL THEN u.nudged END, CASE WHEN u.contacts IS NOT NULL THEN u.wrote END,
		round(u.wrote::numeric / nullif(u.contacts, 0), 4), CASE WHEN u.contacts IS NOT NULL THEN u.opted_out END
	FROM hidden AS h
	CROSS JOIN LATERAL unnest(h.value, h.students, h.chronic, h.not_chronic, h.contacts, h.reachable, h.nudged, h.wrote,
		h.opted_out)
		AS u (value, students, chronic, not_chronic, contacts, reachable, nudged, wrote, opted_out)
	CROSS JOIN LATERAL (SELECT CASE WHEN u.students IS NOT NULL AND u.not_chronic IS NOT NULL
		THEN u.chronic END AS chronic) AS c
	ORDER BY h.dimension, CASE WHEN h.dimension = 'grade' AND u.value ~ '^\d{1,3}$'
		THEN u.value::integer END NULLS FIRST, u.value;
END
$$;
COMMENT ON FUNCTION minibot.equity(date, date) IS
	'Who is reached and who writes, by language, school and grade, in a period; NULLs mean the year up to today. '
	'students, chronic: at its end, at the school attended last; contacts of them (of two schools or grades: in both). '
	'A count below report.small_cell is NULL, with as many others of its column as keep it from being had by '
	'subtraction, and the rates of both; chronic also where nearly all are. Columns that contain one another '
	'(reachable of contacts) are treated one by one: that few contacts are not reachable is shown';

CREATE VIEW minibot.equity AS SELECT e.* FROM minibot.equity(NULL::date, NULL::date) AS e;
COMMENT ON VIEW minibot.equity IS 'Who is reached and who writes, by language, school and grade, in the last year';
COMMENT ON COLUMN minibot.equity.dimension IS 'language, school or grade';
COMMENT ON COLUMN minibot.equity.value IS 'Which one';
COMMENT ON COLUMN minibot.equity.students IS
	'Students with attendance; NULL here and in the counts that follow: hidden, see the function equity(date, date)';
COMMENT ON COLUMN minibot.equity.chronic IS 'Of these, chronically absent';
COMMENT ON COLUMN minibot.equity.chronic_rate IS 'chronic of students';
COMMENT ON COLUMN minibot.equity.contacts IS 'Contacts of these students';
COMMENT ON COLUMN minibot.equity.reachable IS 'Of these, whom a text may reach today';
COMMENT ON COLUMN minibot.equity.reachable_rate IS 'reachable of contacts';
COMMENT ON COLUMN minibot.equity.nudged IS 'Contacts that a nudge was sent to';
COMMENT ON COLUMN minibot.equity.wrote IS 'Contacts that wrote to us';
COMMENT ON COLUMN minibot.equity.wrote_rate IS 'wrote of contacts';
COMMENT ON COLUMN minibot.equity.opted_out IS 'Contacts with a telephone that opted out';
