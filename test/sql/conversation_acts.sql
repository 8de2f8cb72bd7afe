-- internal: act_safely, calendar_of, children_meant, children_of, chosen_options, consider_question, decide_text,
--   heard, next_school_day, read_heard, read_words, recall, record_heard, staff_for
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

-- A student's school and its calendar: days of school from December on but for the closed ones, attendance through a day.
CREATE FUNCTION pg_temp.add_days(student text, school text, has_calendar boolean, through date, ends date, VARIADIC closed date[])
	RETURNS void LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
	INSERT INTO minibot.school_calendar (school_id, school_year, taught, closed, submitted_through, last_recorded, has_calendar)
	SELECT school, 2026, minibot.attendance_merge(minibot_internal.calendar_of(d::date)), 'empty', through, through, has_calendar
	FROM generate_series(timestamp '2025-12-01', ends, '1 day') AS d WHERE extract(isodow FROM d) < 6 AND d::date <> ALL (closed);
	INSERT INTO minibot.student_days (student_id, school_id, school_year, is_only_school, days)
	SELECT student, school, 2026, true, c.taught FROM minibot.school_calendar AS c WHERE c.school_id = school;
	UPDATE minibot.enrollment AS e SET school_id = school WHERE e.student_id = student;
$$;

-- A text that a model took for an intent, from hearing to acting; what was sent for it.
CREATE FUNCTION pg_temp.hears(from_phone text, body text, intent text DEFAULT NULL) RETURNS TABLE (mini text)
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	h minibot_internal.heard := jsonb_populate_record(NULL::minibot_internal.heard, jsonb_build_object('phone', from_phone, 'body', body,
		'is_dialable', minibot.normalize_phone(from_phone) IS NOT NULL, 'received_at', minibot.clock()));
BEGIN
	h := minibot_internal.recall(h);
	h.is_first := false;
	h.intent := intent;
	h.accepted := intent IS NOT NULL;
	h := minibot_internal.consider_question(minibot_internal.read_heard(h));
	h.decided_by := minibot_internal.decide_text(h);
	h.language := 'en';
	h.message_id := minibot_internal.record_heard(h);
	PERFORM minibot_internal.act_safely(h);
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
SELECT * FROM minibot_internal.children_of('+12025550101', '2026-03-04');
ROLLBACK TO story;
SELECT pg_temp.add_family('+12025550101', 'Emma Hill', 'Liam Hill') \g /dev/null
UPDATE minibot.enrollment SET exit_date = '2026-06-12';
SET LOCAL minibot.clock = '2026-07-07 10:00 America/New_York';
SELECT * FROM pg_temp.hears('+12025550101', 'you have the wrong number', 'wrong_number');
SELECT phone, student_id FROM minibot.wrong_phone ORDER BY 2;
SELECT minibot.restore_phone('+12025550101');
ROLLBACK TO story;

-- How many days a child has missed is told while it is known: a school that went silent is asked by telephone, and only the
-- child of another school is told about.
INSERT INTO minibot.answer (intent, language, body) VALUES ('ask_absences', 'en',
	'{{#students}}{{first_name}}: {{days_absent}} of {{days_enrolled}}. {{/students}}{{^students}}Please call.{{/students}}');
SELECT pg_temp.add_family('+12025550101', 'Emma Hill', 'Liam Hill') \g /dev/null
SELECT pg_temp.add_family('+12025550102', 'Ann Lee', 'Bea Lee') \g /dev/null
SELECT pg_temp.add_family('+12025550103', 'Cleo Ott') \g /dev/null
SELECT pg_temp.add_days('Emma Hill', 'silent', true, '2025-12-31', '2026-06-12', VARIADIC '{}'),
	pg_temp.add_days('Liam Hill', 'current', true, '2026-03-03', '2026-06-12', VARIADIC '{}'),
	pg_temp.add_days('Ann Lee', 'silent, no calendar', false, '2025-12-31', '2025-12-31', VARIADIC '{}'),
	pg_temp.add_days('Bea Lee', 'current, no calendar', false, '2026-03-02', '2026-03-02', VARIADIC '{}'),
	pg_temp.add_days('Cleo Ott', 'on a break', true, '2026-03-03', '2026-06-12', VARIADIC array(SELECT date '2026-03-04' + n
		FROM generate_series(0, 15) AS n)) \g /dev/null
SET LOCAL minibot.clock = '2026-03-04 10:00 America/New_York';
SELECT * FROM pg_temp.hears('+12025550101', 'how many days has emma missed', 'ask_absences');
SELECT count(*) AS told FROM minibot.disclosure;
SELECT * FROM pg_temp.hears('+12025550101', 'how many days have they missed', 'ask_absences');
SELECT * FROM pg_temp.hears('+12025550102', 'how many days have they missed', 'ask_absences');
SELECT student_id, purpose FROM minibot.disclosure ORDER BY 1;
-- Up to nudge.stale_after, in which days without school do not count.
SET LOCAL minibot.clock = '2026-03-11 10:00 America/New_York';
SELECT * FROM pg_temp.hears('+12025550101', 'how many days has liam missed', 'ask_absences');
SET LOCAL minibot.clock = '2026-03-12 10:00 America/New_York';
SELECT * FROM pg_temp.hears('+12025550101', 'how many days did liam miss', 'ask_absences');
SELECT * FROM pg_temp.hears('+12025550103', 'how many days has cleo missed', 'ask_absences');
ROLLBACK TO story;

-- Where no day is named it is the next day of school, past a holiday of the child's school; of two children's, where either
-- has school.  Without a calendar it is a weekday, and after the last day of one too.
SELECT pg_temp.add_family('+12025550101', 'Emma Hill'), pg_temp.add_family('+12025550102', 'Liam Hill', 'Emma Hill'),
	pg_temp.add_family('+12025550103', 'Cleo Ott') \g /dev/null
SELECT pg_temp.add_days('Emma Hill', 'closed', true, '2026-02-12', '2026-06-12', '2026-02-16', '2026-02-17'),
	pg_temp.add_days('Liam Hill', 'open', true, '2026-02-12', '2026-06-12', '2026-02-16') \g /dev/null
SET LOCAL minibot.clock = '2026-02-13 20:00 America/New_York';
SELECT * FROM pg_temp.hears('+12025550101', 'sick', 'report_absence');
SELECT * FROM pg_temp.hears('+12025550102', 'both kids sick', 'report_absence');
SELECT * FROM pg_temp.hears('+12025550103', 'sick', 'report_absence');
SET LOCAL minibot.clock = '2026-02-16 07:00 America/New_York';
SELECT * FROM pg_temp.hears('+12025550101', 'she will be late', 'report_tardy');
SELECT * FROM pg_temp.hears('+12025550102', 'fever', 'report_absence');
SELECT * FROM pg_temp.hears('+12025550102', 'Liam');
SET LOCAL minibot.clock = '2026-06-12 20:00 America/New_York';
SELECT * FROM pg_temp.hears('+12025550101', 'not coming', 'report_absence');
SELECT minibot_internal.next_school_day('{Emma Hill}', '2025-11-01') AS before_it;
ROLLBACK TO story;

-- Children named alike: whom a text means, and where that is to be asked.
SELECT pg_temp.add_family('+12025550101', 'Ana Ruiz', 'Ana Vega', 'Ben Vega'), pg_temp.add_family('+12025550102', 'José Gil', 'José Luis Gil'),
	pg_temp.add_family('+12025550103', 'Will Hill', 'Emma Hill'), pg_temp.add_family('+12025550104', 'Maria Kim', 'Mario Kim'),
	pg_temp.add_family('+12025550105', 'May Lee', 'Ian Lee'), pg_temp.add_family('+12025550106', 'Will Stone'),
	pg_temp.add_family('+12025550107', 'Dolores Paz', 'Luis Paz'), pg_temp.add_family('+12025550108', 'Grace Ott', 'Mary Grace Ott'),
	pg_temp.add_family('+12025550109', 'Son Tran', 'Linh Tran') \g /dev/null
CREATE FUNCTION pg_temp.reports(phone text, body text) RETURNS text LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
	SELECT coalesce((SELECT string_agg(DISTINCT s, ', ' ORDER BY s) FROM jsonb_array_elements(minibot_internal.read_words(body, phone,
			minibot.clock(), 'which_child')) AS c, jsonb_array_elements_text(c -> 'children') AS s
		WHERE c ->> 'function' IN ('news', 'status', 'answer', 'question', 'other')), 'ask') $$;
SELECT body, pg_temp.reports('+1202555010' || n, body) AS of FROM (VALUES
	(1, 'Ana is sick'), (1, 'ben is sick'), (1, 'Ana Ruiz is sick'), (1, 'all of them are sick'),
	(2, 'José Luis is sick'), (2, 'jose is sick'), (2, 'José y José Luis están enfermos'), (2, 'Jose Lois is sick'), (2, 'ambos'),
	(3, 'Emma will be out'), (3, 'Will is sick'), (3, 'Emma and Will are sick'), (3, 'Will be out tomorrow'), (3, 'will be out'),
	(3, 'My son Will will be late'), (3, 'Will''s sick'), (3, 'keeping Will home'), (3, 'EMMA WILL BE OUT'), (3, 'will is sick'),
	(3, 'Will and Emma are sick'), (3, 'Good morning. Will Emma be marked absent?'), (3, 'Emma and Will have the flu'),
	(4, 'Mario is sick'), (4, 'maria is sick'), (4, 'Marie is sick'), (4, 'Maria and Mario are sick'),
	(5, 'Ian may be out'), (5, 'Ian is out until May 5'), (5, 'out until May 5'), (5, 'May is sick'), (5, 'May has a fever'),
	(6, 'he will be out'), (7, 'Luis tiene dolores'), (7, 'Dolores tiene fiebre'), (8, 'Mary Grace is sick'), (8, 'Grace is sick'),
	(9, 'my son is sick'), (9, 'Son is sick'), (9, 'Linh is sick, my son is fine')) AS v (n, body);
SET LOCAL minibot.clock = '2026-03-04 07:00 America/New_York';
SELECT * FROM pg_temp.hears('+12025550101', 'Ana is sick today', 'report_absence');
SELECT student_id, disclosed FROM minibot.disclosure ORDER BY 1;
SELECT * FROM pg_temp.hears('+12025550101', 'Ana Vega');
SELECT * FROM pg_temp.hears('+12025550102', 'he is sick today', 'report_absence');
SELECT * FROM pg_temp.hears('+12025550102', 'José');
SELECT student_id FROM minibot.reported_absence ORDER BY 1;
-- What is told goes by the same names.
SELECT string_agg(first_name, ', ') AS told FROM minibot_internal.children_meant('+12025550102', 'how many days has José Luis missed');
SELECT string_agg(first_name, ', ') AS told FROM minibot_internal.children_meant('+12025550103', 'how many days will emma have missed');
SELECT said, minibot_internal.chosen_options(said, '[{"value": "j", "label": "José"}, {"value": "l", "label": "José Luis"}]')
FROM unnest('{José,jose luis,luis,2,the first,jose luz,"jose, jose luis"}'::text[]) AS said;
ROLLBACK TO story;

-- The same absence told by the other parent is that parent's words; a reason once given stays until another is.
SELECT pg_temp.add_family('+12025550101', 'Emma Hill'), pg_temp.add_family('+12025550102', 'Emma Hill') \g /dev/null
SET LOCAL minibot.clock = '2026-03-04 07:00 America/New_York';
SELECT * FROM pg_temp.hears('+12025550101', 'emma has a fever today', 'report_absence');
SET LOCAL minibot.clock = '2026-03-04 07:30 America/New_York';
SELECT * FROM pg_temp.hears('+12025550102', 'emma not in today', 'report_absence');
SELECT r.student_id, r.reason, r.contact_id, d.phone, d.reported_at, d.words FROM minibot.attendance_desk AS d
JOIN minibot.reported_absence AS r USING (reported_absence_id);
SELECT * FROM pg_temp.hears('+12025550101', 'emma has the dentist today', 'report_absence');
SELECT reason, phone, words FROM minibot.attendance_desk;
-- 30 days back and no more, by the district's calendar whatever the session's zone: it is March 4 there still.
SET LOCAL timezone = 'Pacific/Kiritimati';
SET LOCAL minibot.clock = '2026-03-04 20:00 America/New_York';
SELECT * FROM pg_temp.hears('+12025550101', 'emma was out february 3', 'report_absence');
SET LOCAL timezone = 'America/New_York';
ROLLBACK TO story;

-- Staff are told what could not be sent: the number has moved to another family, or the text is too long.
CREATE FUNCTION pg_temp.staff_says(words text) RETURNS TABLE (mini text) LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
	SELECT regexp_replace(h.mini, '#\d+', '#n') FROM pg_temp.hears('+12025550171',
		(SELECT '#' || max(e.escalation_id) || ' ' || words FROM minibot.escalation AS e)) AS h;
$$;
SELECT pg_temp.add_family('+12025550101', 'Emma Hill') \g /dev/null
INSERT INTO minibot.staff (phone, name, on_call) VALUES ('+12025550171', 'Dean Diaz', true);
SET LOCAL minibot.clock = '2026-03-04 10:00 America/New_York';
SELECT regexp_replace(mini, '#\d+', '#n', 'g') AS mini FROM pg_temp.hears('+12025550101', 'blorp zzz') ORDER BY 1;
SELECT * FROM pg_temp.staff_says('We will look into it.');
SET LOCAL client_min_messages = error;
SELECT * FROM pg_temp.staff_says(repeat('a', 2000));
UPDATE minibot.contact_phone SET phone = '+12025550199' WHERE phone = '+12025550101';
SELECT * FROM pg_temp.staff_says('Are you there?');
SET LOCAL client_min_messages = warning;
SELECT count(*) AS answers FROM minibot.message WHERE phone = '+12025550101' AND category = 'escalation';
SELECT kind, phone FROM minibot.escalation;
SELECT * FROM pg_temp.staff_says('done');
ROLLBACK TO story;

-- A person hears of a crisis from what is no telephone too, though only a model took it for one.
INSERT INTO minibot.staff (phone, name, on_call) VALUES ('+12025550171', 'Dean Diaz', true);
SELECT regexp_replace(mini, '#\d+', '#n', 'g') AS mini FROM pg_temp.hears('72975', 'i cant go on like this any more', 'crisis');
SELECT count(*) AS answers FROM pg_temp.hears('72975', 'how many days has emma missed', 'ask_absences');
SELECT kind, phone FROM minibot.escalation;
ROLLBACK TO story;

-- Where the only one on call is in crisis herself, her colleagues hear of it.
INSERT INTO minibot.staff (phone, name, kinds, on_call) VALUES ('+12025550171', 'Dean Diaz', '{crisis}', true),
	('+12025550172', 'Clerk Cole', '{attendance}', false);
SET LOCAL minibot.clock = '2026-03-04 10:00 America/New_York';
SELECT left(regexp_replace(mini, '#\d+', '#n'), 32) AS mini FROM pg_temp.hears('+12025550171', 'i want to kill myself', 'crisis') ORDER BY 1;
SELECT left(regexp_replace(mini, '#\d+', '#n'), 32) AS mini FROM pg_temp.hears('+12025550101', 'i want to kill myself', 'crisis') ORDER BY 1;
INSERT INTO minibot.staff (phone, name, on_call) VALUES ('+12025550173', 'Counselor Chu', true);
SELECT s.name FROM minibot.escalation AS e, minibot_internal.staff_for(e) AS s WHERE e.phone = '+12025550171' ORDER BY 1;
ROLLBACK TO story;
ROLLBACK;
