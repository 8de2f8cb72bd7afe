-- Report: what families wrote ---------------------------------------------------------
--
-- Each text of a family and what became of it, and whom a text may reach.
--
-- The report room reads all rooms above it and writes nothing; nothing calls into it.

-- What families wrote, and what became of each text.
CREATE VIEW minibot_internal.family_message AS
SELECT m.message_id, m.queued_at AS received_at, here.at::date AS received_on, m.phone, m.contact_id, m.language,
	m.intent, m.decided_by, m.escalation_id, r.replied_at,
	NOT (extract(isodow FROM here.at)::text = ANY (office.days)
		 AND here.at::time >= office.opens AND here.at::time < office.closes) AS is_after_hours,
	CASE WHEN m.decided_by IN ('repeat', 'reaction', 'staff', 'undialable', 'acknowledgement') THEN 'no_question'
		WHEN m.decided_by = 'keyword' THEN 'keyword'
		WHEN m.decided_by = 'crisis' OR m.decided_by IN ('classifier', 'question') AND m.escalation_id IS NOT NULL
			OR m.decided_by = 'escalation' AND e.kind <> 'unanswered' AND r.replied_at IS NOT NULL
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
	'When the first automatic reply left us (was queued, where the provider has not taken it yet); replies that '
	'failed are none';
COMMENT ON COLUMN minibot_internal.family_message.is_after_hours IS
	'It came outside office.days, office.open and office.close; school holidays aren''t known';
COMMENT ON COLUMN minibot_internal.family_message.handled_by IS
	'bot (answered, and no person needed), bot_and_person (answered, and a person follows up), person (not answered '
	'by the bot), nobody (understood, but no reply left us), keyword (STOP, START, HELP: obeyed), no_question '
	'(repeats, reactions, staff)';
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
		f.is_after_hours, f.seconds_to_reply,
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
