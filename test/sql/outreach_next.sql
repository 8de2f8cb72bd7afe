-- internal: renudge
-- A nudge that came back from a bad number goes to the household's next contact; a student of age is written to herself.
\getenv abs_srcdir PG_ABS_SRCDIR
\set fixture :abs_srcdir '/fixtures/outreach.sql'
\i :fixture
\o /dev/null
SELECT minibot.create_campaign('weekly', '{"templates": {"en": "{{contact.first_name}}: {{#students}}{{#is_self}}You{{/is_self}}{{^is_self}}{{first_name}}{{/is_self}} {{days_absent}} {{/students}}",
	"es": "{{contact.first_name}} ES: {{#students}}{{first_name}} {{/students}}"}}');
UPDATE minibot.template SET approved_at = minibot.clock();
SELECT pg_temp.add_student('s1', 'Ana', 12), pg_temp.add_student('s2', 'Luis', 8), pg_temp.add_contact('c1', 'Rosa', '+15553000001', '{s1,s2}'),
	pg_temp.add_contact('c2', 'Juan', '+15553000002', '{s1}', 2, language => 'es'), pg_temp.add_contact('c3', 'Omar', '+15553000003', '{s2}', 2),
	pg_temp.add_contact('c4', 'Last', '+15553000004', '{s1,s2}', 3),
	pg_temp.add_student('s5', 'Mia', 9), pg_temp.add_contact('c5', 'Kim', '+15553000005', '{s5}'),
	pg_temp.add_contact('c6', 'Barred', '+15553000006', '{s5}', 2, restricted => true);
INSERT INTO minibot.provider (name, kind, is_current) VALUES ('twilio under test', 'twilio', false);
SELECT * FROM minibot.queue_nudges('weekly');
CREATE FUNCTION pg_temp.bounce(of_phone text) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
	id bigint;
BEGIN
	UPDATE minibot.message SET status = 'failed', provider = 'twilio under test', error_code = '21211'
	WHERE phone = of_phone AND campaign = 'weekly' RETURNING message_id INTO id;
	RETURN minibot_internal.renudge(id);
END $$;
\o
SELECT phone, body FROM minibot.message WHERE campaign = 'weekly' AND status = 'queued' ORDER BY phone;
-- half-brothers: each to his own father, and in his language
SELECT pg_temp.bounce('+15553000001');
SELECT phone, contact_id, body, language, segments, time_zone FROM minibot.message WHERE campaign = 'weekly' AND status = 'queued' ORDER BY phone;
SELECT week, phone, students FROM minibot.nudge ORDER BY phone;
SELECT phone, student_id FROM minibot.disclosure WHERE purpose = 'campaign weekly' ORDER BY phone, student_id;
-- again, to the last one; what came twice of it is one text
SELECT pg_temp.bounce('+15553000002'), pg_temp.bounce('+15553000003');
SELECT phone, contact_id, body FROM minibot.message WHERE campaign = 'weekly' AND status = 'queued' ORDER BY phone;
-- nobody is left, or only who may not be told
SELECT pg_temp.bounce('+15553000004'), pg_temp.bounce('+15553000005');
SELECT minibot_internal.renudge(-1), (SELECT count(*) FROM minibot.message WHERE campaign = 'weekly' AND status = 'queued') AS queued;
SELECT * FROM minibot.queue_nudges('weekly');
-- a week later it is too late
SET LOCAL minibot.clock = '2026-03-17 10:00 America/Denver';
UPDATE minibot.contact_phone SET phone = '+15553000044' WHERE contact_id = 'c4';
SELECT minibot_internal.renudge(message_id) FROM minibot.message WHERE campaign = 'weekly' AND phone = '+15553000001';

-- of age: with a telephone of her own, without one, with one that opted out, and a day too young
SET LOCAL minibot.clock = '2026-03-10 10:00 America/Denver';
DELETE FROM minibot.nudge;
\o /dev/null
SELECT pg_temp.add_student('a' || n, 'Eva' || n, 6, 'B', '12'), pg_temp.add_contact('p' || n, 'Parent', '+1555300010' || n, ARRAY['a' || n]),
	CASE WHEN n <> 2 THEN pg_temp.add_contact('e' || n, 'Eva', '+1555300020' || n, ARRAY['a' || n], 2, relation => 'Self') END
FROM generate_series(1, 4) AS n;
UPDATE minibot.student SET birth_date = CASE student_id WHEN 'a4' THEN date '2008-03-11' ELSE '2008-03-10' END WHERE student_id LIKE 'a%';
INSERT INTO minibot.opt_out (phone, opted_out_at, source) VALUES ('+15553000203', minibot.clock(), 'keyword');
\o
SELECT outcome, phone, students, body FROM minibot.plan_nudges('weekly') WHERE students && '{a1,a2,a3,a4}' ORDER BY students;
SELECT minibot.set_setting('nudge.adult_age', '');
SELECT outcome, phone, students FROM minibot.plan_nudges('weekly') WHERE students && '{a1,a2,a3,a4}' ORDER BY students;
ROLLBACK;
