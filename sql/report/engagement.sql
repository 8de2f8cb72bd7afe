-- Reports: the figures ------------------------------------------------------------

-- What families wrote, and what became of each text.
CREATE VIEW minibot_internal.family_message AS
SELECT m.message_id, m.queued_at AS received_at, here.at::date AS received_on, m.phone, m.contact_id,
	m.language, m.intent,
	m.decided_by, m.escalation_id, r.replied_at,
	NOT (extract(isodow FROM here.at)::text = ANY (office.days) AND here.at::time >= office.opens
		AND here.at::time < office.closes)
		AS is_after_hours,
	CASE WHEN m.decided_by IN ('repeat', 'reaction', 'staff', 'undialable', 'acknowledgement') THEN 'no_question'
		WHEN m.decided_by = 'keyword' THEN 'keyword'
		WHEN m.decided_by = 'crisis' OR m.decided_by = 'escalation' AND e.kind <> 'unanswered' AND r.replied_at IS NOT NULL
			THEN 'bot_and_person'
		WHEN m.decided_by IN ('classifier', 'question', 'reading') AND r.replied_at IS NOT NULL THEN 'bot'
		WHEN m.decided_by IN ('classifier', 'question', 'reading') THEN 'nobody'
		ELSE 'person' END AS handled_by,
	extract(epoch FROM r.replied_at - m.queued_at)::numeric(12, 3) AS seconds_to_reply,
	e.first_response_at, e.closed_at
FROM minibot.message AS m
CROSS JOIN LATERAL (SELECT m.queued_at AT TIME ZONE (SELECT minibot_internal.district_zone()) AS at) AS here
CROSS JOIN (SELECT string_to_array(minibot.get_setting('office.days'), ' ') AS days,
	minibot.get_setting('office.open')::time AS opens,
				   minibot.get_setting('office.close')::time AS closes) AS office
LEFT JOIN (SELECT o.in_reply_to, min(coalesce(o.sent_at, o.queued_at)) AS replied_at
		   FROM minibot.message AS o
		   WHERE o.direction = 'outbound' AND o.in_reply_to IS NOT NULL AND o.category IN ('reply', 'keyword', 'crisis')
			 AND o.status NOT IN ('suppressed', 'failed', 'undelivered', 'canceled')
		   GROUP BY o.in_reply_to) AS r ON r.in_reply_to = m.message_id
LEFT JOIN minibot.escalation AS e ON e.escalation_id = m.escalation_id
WHERE m.direction = 'inbound';
COMMENT ON VIEW minibot_internal.family_message IS 'Each text that families wrote, and what became of it';
COMMENT ON COLUMN minibot_internal.family_message.message_id IS 'Its row in message';
COMMENT ON COLUMN minibot_internal.family_message.received_at IS 'When it came';
COMMENT ON COLUMN minibot_internal.family_message.received_on IS 'The date on which it came, in the district''s zone';
COMMENT ON COLUMN minibot_internal.family_message.phone IS 'The family''s number, E.164';
COMMENT ON COLUMN minibot_internal.family_message.contact_id IS 'The contact known at that number; NULL: none';
COMMENT ON COLUMN minibot_internal.family_message.language IS 'ISO 639-1 code of the language it was taken to be in';
COMMENT ON COLUMN minibot_internal.family_message.intent IS
	'What it was taken to want: the best guess, acted upon or not';
COMMENT ON COLUMN minibot_internal.family_message.decided_by IS
	'The step of judgement that decided what was done; see message.decided_by';
COMMENT ON COLUMN minibot_internal.family_message.escalation_id IS
	'The escalation it belongs to, where a person has it';
COMMENT ON COLUMN minibot_internal.family_message.replied_at IS
	'When the first automatic reply left us (was queued, where the provider has not taken it yet); replies that failed '
	'are none';
COMMENT ON COLUMN minibot_internal.family_message.is_after_hours IS
	'It came outside office.days, office.open and office.close; school holidays aren''t known';
COMMENT ON COLUMN minibot_internal.family_message.handled_by IS
	'bot (answered, and no person needed), bot_and_person (answered, and a person follows up), person (not answered by '
	'the bot), nobody (understood, but no reply left us), keyword (STOP, START, HELP: obeyed), no_question (repeats, '
	'reactions, staff)';
COMMENT ON COLUMN minibot_internal.family_message.seconds_to_reply IS 'From its arrival to the first automatic reply';
COMMENT ON COLUMN minibot_internal.family_message.first_response_at IS 'When a person first answered in its escalation';
COMMENT ON COLUMN minibot_internal.family_message.closed_at IS 'When its escalation was closed';

-- Those of a period, with what a report asks of each.
CREATE FUNCTION minibot_internal.family_messages(from_date date, to_date date)
	RETURNS TABLE (phone text, contact_id text, intent text, handled_by text, is_question boolean,
		is_after_hours boolean, seconds_to_reply numeric, is_taken_over boolean, is_unresolved boolean)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 10000
BEGIN ATOMIC
	SELECT f.phone, f.contact_id, f.intent, f.handled_by, f.handled_by NOT IN ('no_question', 'keyword'),
		f.is_after_hours,
		f.seconds_to_reply,
		f.handled_by = 'bot' AND coalesce(lead(f.handled_by) OVER later IN ('person', 'bot_and_person')
			AND lead(f.received_at) OVER later < f.received_at + interval '1 hour', false),
		f.handled_by = 'nobody' OR f.handled_by IN ('person', 'bot_and_person')
			AND f.first_response_at IS NULL AND f.closed_at IS NULL
	FROM minibot_internal.family_message AS f
	WHERE f.received_at >= (SELECT minibot_internal.report_start(from_date, to_date))
		AND f.received_at < (SELECT minibot_internal.report_end(to_date))
	WINDOW later AS (PARTITION BY f.phone ORDER BY f.message_id);
END;
COMMENT ON FUNCTION minibot_internal.family_messages(date, date) IS
	'family_message of a period, with what reports ask of each: is_taken_over (answered by the bot, but the family '
	'wrote again within the hour and a person had to), is_unresolved (a person should have answered or closed it and '
	'has not yet)';

-- Contacts of enrolled students, and whether a text may reach them.
CREATE FUNCTION minibot_internal.contacts_on(day date)
	RETURNS TABLE (contact_id text, language text, is_reachable boolean)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 100000
BEGIN ATOMIC
	SELECT c.contact_id, c.language, NOT k.is_restricted AND p.contact_id IS NOT NULL
	FROM (SELECT sc.contact_id, bool_and(sc.is_restricted) AS is_restricted
		  FROM minibot.student_contact AS sc
		  WHERE sc.student_id IN (SELECT e.student_id FROM minibot.enrollment AS e
								  WHERE e.entry_date <= day AND (e.exit_date IS NULL OR e.exit_date >= day))
		  GROUP BY sc.contact_id) AS k
	JOIN minibot.contact AS c ON c.contact_id = k.contact_id
	LEFT JOIN (SELECT DISTINCT p.contact_id FROM minibot.contact_phone AS p
			   LEFT JOIN minibot.opt_out AS o ON o.phone = p.phone
				AND o.opted_out_at < (SELECT minibot_internal.report_end(day))
			   WHERE p.can_text AND o.phone IS NULL) AS p ON p.contact_id = c.contact_id;
END;
COMMENT ON FUNCTION minibot_internal.contacts_on(date) IS
	'Contacts of the students enrolled on a day, and whether a text may reach them: a telephone that takes texts and '
	'has not opted out, and a student of whom they may be told';

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
		SET work_mem = '64MB'
	SET plan_cache_mode = force_custom_plan AS $$
#variable_conflict use_column
DECLARE
	-- Plain values: how much of the table a period is decides the plan.
	starts_at timestamptz := minibot_internal.report_start(from_date, to_date);
	ends_at timestamptz := minibot_internal.report_end(to_date);
BEGIN
	RETURN QUERY
	WITH sent AS (
		SELECT count(*) FILTER (WHERE m.status <> 'suppressed') AS messages, count(*)
			FILTER (WHERE m.category = 'nudge' AND m.status <> 'suppressed') AS nudges,
			count(*) FILTER (WHERE m.category IN ('reply', 'keyword', 'crisis')
				AND m.status <> 'suppressed') AS replies,
			count(*) FILTER (WHERE m.status = 'delivered') AS delivered,
			count(*) FILTER (WHERE m.status IN ('failed', 'undelivered', 'canceled')) AS not_delivered,
			count(*) FILTER (WHERE m.status = 'suppressed') AS suppressed,
			count(*) FILTER (WHERE m.status IN ('queued', 'held', 'sending', 'sent', 'unknown')) AS waiting,
			count(DISTINCT m.phone) FILTER (WHERE m.category = 'nudge'
				AND m.status IN ('sent', 'delivered')) AS families_nudged,
			sum(m.segments) FILTER (WHERE m.sent_at IS NOT NULL) AS segments
		FROM minibot.message AS m
		WHERE m.direction = 'outbound' AND m.queued_at >= starts_at AND m.queued_at < ends_at
	), received AS (
		SELECT count(*) FILTER (WHERE f.handled_by <> 'no_question') AS messages, count(*)
			FILTER (WHERE f.is_question) AS questions,
			count(DISTINCT f.phone) FILTER (WHERE f.handled_by <> 'no_question') AS families,
			count(*) FILTER (WHERE f.handled_by IN ('bot', 'bot_and_person')) AS by_bot,
			count(*) FILTER (WHERE f.handled_by IN ('person', 'bot_and_person')) AS to_person,
			count(*) FILTER (WHERE f.is_taken_over) AS taken_over, count(*)
				FILTER (WHERE f.is_unresolved) AS unresolved,
			count(*) FILTER (WHERE f.is_after_hours AND f.handled_by <> 'no_question') AS after_hours,
			percentile_cont(ARRAY[0.5, 0.95, 0.99]) WITHIN GROUP (ORDER BY f.seconds_to_reply::float8)
				FILTER (WHERE f.is_question) AS seconds
		FROM minibot_internal.family_messages(from_date, to_date) AS f
	), nudged AS (
		-- A reply is what a nudged family wrote within a week of it.
		SELECT count(DISTINCT n.phone) AS families
		FROM minibot.message AS n
		JOIN minibot.message AS i ON i.phone = n.phone AND i.direction = 'inbound' AND i.decided_by <> 'reaction'
			AND i.queued_at >= n.queued_at AND i.queued_at < n.queued_at + interval '7 days'
		WHERE n.category = 'nudge' AND n.status IN ('sent', 'delivered')
			AND n.queued_at >= starts_at AND n.queued_at < ends_at
			AND i.queued_at >= starts_at AND i.queued_at < ends_at + interval '7 days'
	), left_us AS (
		SELECT count(*) FILTER (WHERE h.event = 'opt_out') AS opt_outs, count(*)
			FILTER (WHERE h.event = 'opt_in') AS opt_ins
		FROM minibot.opt_out_history AS h
		WHERE h.at >= starts_at AND h.at < ends_at
	), asked AS (
		SELECT count(*) AS escalations, count(*) FILTER (WHERE e.closed_at IS NOT NULL) AS closed
		FROM minibot.escalation AS e
		WHERE e.opened_at >= starts_at AND e.opened_at < ends_at
	), known AS (
		SELECT count(*) AS contacts, count(*) FILTER (WHERE c.is_reachable) AS reachable
		FROM minibot_internal.contacts_on(coalesce(to_date, minibot.today())) AS c
	)
	SELECT minibot_internal.report_first_day(from_date, to_date), coalesce(to_date, minibot.today()), k.contacts,
		k.reachable, r.families,
		s.messages, s.nudges, s.replies, s.messages - s.nudges - s.replies, s.delivered, s.not_delivered,
			s.suppressed, s.waiting,
		round(s.delivered::numeric / nullif(s.delivered + s.not_delivered, 0), 4),
		s.families_nudged, n.families, round(n.families::numeric / nullif(s.families_nudged, 0), 4),
		r.messages, r.questions, r.by_bot, r.to_person, r.taken_over, r.unresolved,
		round(r.by_bot::numeric / nullif(r.questions, 0), 4), round(r.to_person::numeric / nullif(r.questions, 0), 4),
		round(r.unresolved::numeric / nullif(r.questions, 0), 4),
		round(r.seconds[1]::numeric, 1), round(r.seconds[2]::numeric, 1), round(r.seconds[3]::numeric, 1),
		round(r.after_hours::numeric / nullif(r.messages, 0), 4), l.opt_outs, l.opt_ins,
		round(l.opt_outs::numeric / nullif(s.families_nudged, 0), 4), a.escalations, a.closed, coalesce(s.segments, 0),
		round(coalesce(s.segments, 0) * minibot_internal.report_setting('price_per_segment'), 2)
	FROM sent AS s, received AS r, nudged AS n, left_us AS l, asked AS a, known AS k;
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

-- Topics -----------------------------------------------------------------------------

CREATE FUNCTION minibot.top_questions(from_date date, to_date date)
	RETURNS TABLE (intent text, description text, category text, messages bigint, families bigint, share numeric,
		answered_by_bot bigint, handed_to_person bigint, answered_by_bot_rate numeric)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 50 SET jit = off
BEGIN ATOMIC
	SELECT t.intent, t.description, t.category, t.messages, t.families,
		round(t.messages::numeric / nullif(t.all_messages, 0), 4), t.by_bot, t.to_person,
			round(t.by_bot::numeric / nullif(t.messages, 0), 4)
	FROM (SELECT f.intent, i.description, i.category, f.n,
				 CASE WHEN f.is_shown OR NOT f.is_delicate THEN f.n END AS messages,
				 CASE WHEN f.is_shown THEN f.families END AS families,
				 CASE WHEN f.is_shown OR NOT f.is_delicate THEN f.by_bot END AS by_bot,
				 CASE WHEN f.is_shown OR NOT f.is_delicate THEN f.to_person END AS to_person,
				 sum(f.n) OVER () AS all_messages
		  FROM (SELECT f.intent, count(*) AS n, count(DISTINCT f.phone) AS families,
					   count(DISTINCT f.phone) >= (SELECT minibot_internal.smallest_shown()) AS is_shown,
					   bool_or(coalesce(b.is_barrier OR b.escalation IN ('crisis', 'safety'),
						f.intent = 'crisis')) AS is_delicate,
					   count(*) FILTER (WHERE f.handled_by IN ('bot', 'bot_and_person')) AS by_bot,
					   count(*) FILTER (WHERE f.handled_by IN ('person', 'bot_and_person')) AS to_person
				FROM minibot_internal.family_messages(from_date, to_date) AS f
				LEFT JOIN minibot.intent AS b ON b.intent = f.intent
				WHERE f.is_question AND f.intent IS NOT NULL AND f.handled_by <> 'person'
				GROUP BY f.intent) AS f
		  LEFT JOIN minibot.intent AS i ON i.intent = f.intent) AS t
	ORDER BY t.n DESC, t.intent;
END;
COMMENT ON FUNCTION minibot.top_questions(date, date) IS
	'What families asked or told that was understood, most frequent first; NULLs mean the year up to today. messages; '
	'families: telephones, NULL below report.small_cell, and of barriers, safety and crisis then the other counts too; '
	'share of all these messages; answered_by_bot, handed_to_person: an answer may be followed up by a person, so they '
	'overlap';

CREATE VIEW minibot.top_questions AS SELECT q.* FROM minibot.top_questions(NULL::date, NULL::date) AS q;
COMMENT ON VIEW minibot.top_questions IS 'What families asked or told in the last year, most frequent first';
COMMENT ON COLUMN minibot.top_questions.intent IS 'What they wanted';
COMMENT ON COLUMN minibot.top_questions.description IS 'The same in words';
COMMENT ON COLUMN minibot.top_questions.category IS 'The group it belongs to';
COMMENT ON COLUMN minibot.top_questions.messages IS 'Texts; of barriers, safety and crisis NULL where families is';
COMMENT ON COLUMN minibot.top_questions.families IS
	'Telephones they came from; NULL below the setting report.small_cell';
COMMENT ON COLUMN minibot.top_questions.share IS 'Of all these texts';
COMMENT ON COLUMN minibot.top_questions.answered_by_bot IS 'Texts the bot answered';
COMMENT ON COLUMN minibot.top_questions.handed_to_person IS
	'Texts a person got, with or without an answer of the bot''s';
COMMENT ON COLUMN minibot.top_questions.answered_by_bot_rate IS 'answered_by_bot of messages';

-- What nobody had an answer to, in groups that say much the same.  The words shown are those that as many families used
-- as a breakdown shows, so that no family's own words leave; suggest_intents() has the texts themselves.
CREATE FUNCTION minibot.unanswered_clusters(from_date date, to_date date)
	RETURNS TABLE (messages bigint, families bigint, words text, nearest_intent text, last_on date)
	LANGUAGE plpgsql STABLE ROWS 20 SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	-- Grouping compares each with each: the newest tell enough.
	most_messages CONSTANT integer := 1000;
	similarity CONSTANT real := 0.3;
	smallest bigint := minibot_internal.smallest_shown();
	starts_at timestamptz := minibot_internal.report_start(from_date, to_date);
	ends_at timestamptz := minibot_internal.report_end(to_date);
	texts text[];
	phones text[];
	intents text[];
	days date[];
BEGIN
	-- Analysts may not read families' words, not even those of many.
	IF NOT has_column_privilege('minibot.message', 'body', 'SELECT') THEN
		RETURN;
	END IF;
	SELECT array_agg(u.body ORDER BY u.message_id), array_agg(u.phone ORDER BY u.message_id),
		   array_agg(u.intent ORDER BY u.message_id), array_agg(u.received_on ORDER BY u.message_id)
	INTO texts, phones, intents, days
	FROM (SELECT f.message_id, m.body, f.phone, c.intent, f.received_on
		  FROM minibot_internal.family_message AS f JOIN minibot.message AS m ON m.message_id = f.message_id
		  LEFT JOIN LATERAL minibot.classify(m.body) AS c ON true
		  WHERE f.decided_by = 'escalation' AND c.accepted IS NOT TRUE AND m.body <> ''
			AND f.received_at >= starts_at AND f.received_at < ends_at
		  ORDER BY f.message_id DESC LIMIT most_messages) AS u;
	RETURN QUERY
	WITH member AS (
		SELECT g.middle, g.phone, g.intent, g.day, g.body
		FROM unnest(minibot_internal.cluster_texts(coalesce(texts, '{}'), similarity), phones, intents, days,
			texts) AS g (middle, phone, intent, day, body)
	), word AS (
		SELECT w.middle, string_agg(w.word, ' ' ORDER BY w.families DESC, w.word) AS words
		FROM (SELECT m.middle, w AS word, count(DISTINCT m.phone) AS families,
					 row_number() OVER (PARTITION BY m.middle ORDER BY count(DISTINCT m.phone) DESC, w) AS rank
			  FROM member AS m, regexp_split_to_table(btrim(minibot_internal.fold_words(m.body)), ' ') AS w
			  WHERE length(w) > 3
			  GROUP BY m.middle, w HAVING count(DISTINCT m.phone) >= smallest) AS w
		WHERE w.rank <= 5
		GROUP BY w.middle)
	SELECT count(*), CASE WHEN count(DISTINCT m.phone) >= smallest THEN count(DISTINCT m.phone) END, min(w.words),
		   mode() WITHIN GROUP (ORDER BY m.intent), max(m.day)
	FROM member AS m LEFT JOIN word AS w ON w.middle = m.middle
	GROUP BY m.middle HAVING count(*) > 1
	ORDER BY count(*) DESC, max(m.day) DESC;
END
$$;
COMMENT ON FUNCTION minibot.unanswered_clusters(date, date) IS
	'What the bot had no answer to (of the 1,000 newest such texts of the period), in groups that say much the same: '
	'messages; families, NULL below report.small_cell; words that at least so many families used; the intent that is '
	'nearest. suggest_intents() has the texts. Nothing for who may not read messages (analysts)';

CREATE VIEW minibot.unanswered_clusters AS SELECT c.* FROM minibot.unanswered_clusters(NULL::date, NULL::date) AS c;
COMMENT ON VIEW minibot.unanswered_clusters IS
	'What the bot had no answer to in the last year, in groups; suggest_intents() has the texts';
COMMENT ON COLUMN minibot.unanswered_clusters.messages IS 'Texts that say much the same';
COMMENT ON COLUMN minibot.unanswered_clusters.families IS
	'Telephones they came from; NULL below the setting report.small_cell';
COMMENT ON COLUMN minibot.unanswered_clusters.words IS
	'Words that at least report.small_cell families used, the commonest first; NULL: none';
COMMENT ON COLUMN minibot.unanswered_clusters.nearest_intent IS
	'The classifier''s best guess, of which it was not sure';
COMMENT ON COLUMN minibot.unanswered_clusters.last_on IS 'When the last one came';

-- barrier_summary of a period as a whole, for those who do not follow up each case.
CREATE FUNCTION minibot.barrier_summary(from_date date, to_date date)
	RETURNS TABLE (barrier text, description text, families bigint, times bigint, escalations bigint, responded bigint,
		closed bigint)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 20 SET jit = off
BEGIN ATOMIC
	SELECT b.barrier, i.description, CASE WHEN b.is_shown THEN b.families END, CASE WHEN b.is_shown THEN b.times END,
		CASE WHEN b.is_shown THEN b.escalations END, CASE WHEN b.is_shown THEN b.responded END, CASE WHEN b.is_shown
			THEN b.closed END
	FROM (SELECT n.barrier, count(DISTINCT coalesce(n.contact_id, n.phone)) AS families, count(*) AS times,
				 count(DISTINCT coalesce(n.contact_id,
					n.phone)) >= (SELECT minibot_internal.smallest_shown()) AS is_shown,
				 count(DISTINCT n.escalation_id) AS escalations,
				 count(DISTINCT n.escalation_id) FILTER (WHERE n.first_response_at IS NOT NULL) AS responded,
				 count(DISTINCT n.escalation_id) FILTER (WHERE n.closed_at IS NOT NULL) AS closed
		  FROM minibot.barrier_named AS n
		  WHERE n.at >= (SELECT minibot_internal.report_start(from_date, to_date))
			AND n.at < (SELECT minibot_internal.report_end(to_date))
		  GROUP BY n.barrier) AS b
	LEFT JOIN minibot.intent AS i ON i.intent = b.barrier
	ORDER BY b.families DESC, b.barrier;
END;
COMMENT ON FUNCTION minibot.barrier_summary(date, date) IS
	'Barriers that families named in a period, the commonest first; NULLs mean the year up to today. families: '
	'telephones or contacts; all counts of a barrier named by fewer than report.small_cell of them are NULL. No total '
	'is given, as families name several';

-- People --------------------------------------------------------------------------------

CREATE FUNCTION minibot.escalation_times(from_date date, to_date date)
	RETURNS TABLE (kind text, description text, escalations bigint, still_open bigint, never_answered bigint,
		hours_to_first_response_p50 numeric, hours_to_first_response_p90 numeric, hours_to_close_p50 numeric,
		hours_to_close_p90 numeric)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 10 SET jit = off
BEGIN ATOMIC
	SELECT t.kind, k.description, t.escalations, t.still_open, t.never_answered, round(t.response[1]::numeric, 1),
		round(t.response[2]::numeric, 1),
		round(t.closing[1]::numeric, 1), round(t.closing[2]::numeric, 1)
	FROM (SELECT e.kind, min(e.priority) AS priority, count(*) AS escalations, count(*)
		FILTER (WHERE e.closed_at IS NULL) AS still_open,
				 count(*) FILTER (WHERE e.closed_at IS NOT NULL AND e.first_response_at IS NULL) AS never_answered,
				 percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY extract(epoch
					FROM e.first_response_at - e.opened_at)::float8 / 3600) AS response,
				 percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY extract(epoch
					FROM e.closed_at - e.opened_at)::float8 / 3600) AS closing
		  FROM minibot.escalation AS e
		  WHERE e.opened_at >= (SELECT minibot_internal.report_start(from_date, to_date))
			AND e.opened_at < (SELECT minibot_internal.report_end(to_date))
		  GROUP BY e.kind) AS t
	LEFT JOIN minibot.escalation_kind AS k ON k.kind = t.kind
	ORDER BY t.priority, t.kind;
END;
COMMENT ON FUNCTION minibot.escalation_times(date, date) IS
	'Escalations opened in a period, by kind, the most urgent first, and how long people took, in hours of the clock '
	'(nights and weekends included); NULLs mean the year up to today. Counts of cases that staff work on: not '
	'suppressed';

CREATE VIEW minibot.escalation_times AS SELECT t.* FROM minibot.escalation_times(NULL::date, NULL::date) AS t;
COMMENT ON VIEW minibot.escalation_times IS 'Escalations of the last year by kind, and how long people took';
COMMENT ON COLUMN minibot.escalation_times.kind IS 'See escalation_kind';
COMMENT ON COLUMN minibot.escalation_times.description IS 'The kind in words';
COMMENT ON COLUMN minibot.escalation_times.escalations IS 'Opened';
COMMENT ON COLUMN minibot.escalation_times.still_open IS 'Of these, not closed yet';
COMMENT ON COLUMN minibot.escalation_times.never_answered IS
	'Closed without a text to the family; it may have been called';
COMMENT ON COLUMN minibot.escalation_times.hours_to_first_response_p50 IS
	'Hours until a person answered by text: half took no longer';
COMMENT ON COLUMN minibot.escalation_times.hours_to_first_response_p90 IS
	'Hours until a person answered by text: nine of ten took no longer';
COMMENT ON COLUMN minibot.escalation_times.hours_to_close_p50 IS 'Hours until it was closed: half took no longer';
COMMENT ON COLUMN minibot.escalation_times.hours_to_close_p90 IS
	'Hours until it was closed: nine of ten took no longer';

-- When they write -------------------------------------------------------------------------

CREATE VIEW minibot.after_hours_share AS
SELECT date_trunc('month', f.received_on::timestamp)::date AS month, count(*) AS messages, count(*)
	FILTER (WHERE f.is_after_hours) AS after_hours,
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
