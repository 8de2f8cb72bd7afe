-- What is done once a text has been judged: whose child, which days, and what the family is told.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS minibot;
SET timezone = 'America/New_York';
SET datestyle = 'ISO';
\set SHOW_CONTEXT never
BEGIN;
UPDATE minibot.setting SET value = '' WHERE name IN ('district.name', 'district.phone');
UPDATE minibot.setting SET value = 'America/New_York' WHERE name = 'district.time_zone';
DELETE FROM minibot.staff;
DELETE FROM minibot.answer;
INSERT INTO minibot.intent (intent, escalation) VALUES ('report_absence', NULL), ('report_tardy', NULL), ('ask_absences', NULL),
	('wrong_number', 'contact'), ('crisis', 'crisis') ON CONFLICT DO NOTHING;

-- A family at one telephone: children as "Emma Hill", each enrolled in a school.
CREATE FUNCTION pg_temp.add_family(phone text, VARIADIC children text[]) RETURNS void LANGUAGE sql AS $$
	INSERT INTO minibot.contact (contact_id, first_name, language) VALUES (phone, 'Parent', 'en') ON CONFLICT DO NOTHING;
	INSERT INTO minibot.contact_phone (contact_id, phone) VALUES (phone, phone) ON CONFLICT DO NOTHING;
	INSERT INTO minibot.student (student_id, first_name, last_name)
	SELECT c, regexp_replace(c, ' \S+$', ''), substring(c FROM '\S+$') FROM unnest(children) AS c ON CONFLICT DO NOTHING;
	INSERT INTO minibot.enrollment (student_id, school_id, entry_date)
	SELECT c, 'lincoln', '2025-08-25' FROM unnest(children) AS c ON CONFLICT DO NOTHING;
	INSERT INTO minibot.student_contact (student_id, contact_id) SELECT c, phone FROM unnest(children) AS c ON CONFLICT DO NOTHING;
$$;

-- A text that a model took for an intent, from hearing to acting; what was sent for it.
CREATE FUNCTION pg_temp.hears(from_phone text, body text, intent text DEFAULT NULL) RETURNS TABLE (mini text)
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	h minibot.heard := jsonb_populate_record(NULL::minibot.heard, jsonb_build_object('phone', from_phone, 'body', body,
		'is_dialable', minibot.normalize_phone(from_phone) IS NOT NULL, 'received_at', minibot.clock()));
BEGIN
	h := minibot.recall(h);
	h.is_first := false;
	h.intent := intent;
	h.accepted := intent IS NOT NULL;
	h := minibot.consider_question(h);
	h.decided_by := minibot.judge(h);
	h.language := 'en';
	h.message_id := minibot.record_heard(h);
	PERFORM minibot.act_safely(h);
	RETURN QUERY SELECT CASE WHEN m.phone <> from_phone THEN m.phone || ': ' ELSE '' END || m.body FROM minibot.message AS m
		WHERE m.direction = 'outbound' AND m.message_id > h.message_id ORDER BY m.message_id;
END
$$;

-- "Which child?" answered on another day: the days and the words are those of the first text.
SAVEPOINT story;
SELECT pg_temp.add_family('+12025550101', 'Emma Hill', 'Liam Hill') \g /dev/null
SET LOCAL minibot.clock = '2026-03-02 20:00 America/New_York';
SELECT * FROM pg_temp.hears('+12025550101', 'sick tomorrow, fever', 'report_absence');
SET LOCAL minibot.clock = '2026-03-03 07:00 America/New_York';
SELECT * FROM pg_temp.hears('+12025550101', 'Emma');
SELECT student, from_date, to_date, reason, words, reported_at FROM minibot.attendance_desk;
SELECT a.body AS answers FROM minibot.message AS m JOIN minibot.message AS a ON a.message_id = m.in_reply_to WHERE m.body LIKE '%noted%';
ROLLBACK TO story;

-- "Wrong number" is of the telephone: a stranger who was asked about Emma is not told of Liam either, in July neither.
SELECT pg_temp.add_family('+12025550101', 'Emma Hill', 'Liam Hill') \g /dev/null
SET LOCAL minibot.clock = '2026-03-04 10:00 America/New_York';
SELECT * FROM pg_temp.hears('+12025550101', 'wrong number, I dont know any Emma', 'wrong_number');
SELECT phone, student_id FROM minibot.wrong_phone ORDER BY 2;
SELECT * FROM minibot.children_of('+12025550101', '2026-03-04');
ROLLBACK TO story;
SELECT pg_temp.add_family('+12025550101', 'Emma Hill', 'Liam Hill') \g /dev/null
UPDATE minibot.enrollment SET exit_date = '2026-06-12';
SET LOCAL minibot.clock = '2026-07-07 10:00 America/New_York';
SELECT * FROM pg_temp.hears('+12025550101', 'you have the wrong number', 'wrong_number');
SELECT phone, student_id FROM minibot.wrong_phone ORDER BY 2;
SELECT minibot.restore_phone('+12025550101');
ROLLBACK TO story;
ROLLBACK;
