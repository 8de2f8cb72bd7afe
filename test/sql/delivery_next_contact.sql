-- internal: claim_checks, claim_messages, next_due, record_outcomes, record_status, renudge, report_bad_numbers
-- A nudge that came back from a bad number goes to the family's next contact:
-- at once, in that contact's language, never to a restricted one, never a
-- second text to a household in its week.
\getenv abs_srcdir PG_ABS_SRCDIR
\set fixture :abs_srcdir '/fixtures/outreach.sql'
\i :fixture
\o /dev/null
UPDATE minibot.message SET status = 'canceled', check_at = NULL WHERE direction = 'outbound';
SELECT minibot.set_provider('p', 'twilio', '{"account_sid": "AC12345", "auth_token_env": "X", "from": "+15552010100"}');
SELECT minibot.create_campaign('weekly', '{"templates": {
	"en": "{{contact.first_name}}: {{#students}}{{first_name}} {{days_absent}} {{/students}}", "es": "Hola {{contact.first_name}}: {{#students}}{{first_name}} {{days_absent}} {{/students}}",
	"fr": "Bonjour {{#students}}{{first_name}} {{/students}}"}}');
SELECT minibot.approve_template(template_id) FROM minibot.template WHERE language <> 'fr';
-- siblings: mother, then father, who reads Spanish, then an aunt
SELECT pg_temp.add_student('s1', 'Ana', 12), pg_temp.add_student('s2', 'Luis', 5),
	pg_temp.add_contact('c1', 'Rosa', '+15553000001', '{s1,s2}'), pg_temp.add_contact('c2', 'Juan', '+15553000002', '{s1,s2}', 2, 'es'),
	pg_temp.add_contact('c3', 'Eva', '+15553000003', '{s1,s2}', 3);
-- half-siblings: one mother, two fathers
SELECT pg_temp.add_student('s4', 'Mia', 8), pg_temp.add_student('s5', 'Noah', 9),
	pg_temp.add_contact('c4', 'Kim', '+15553000004', '{s4,s5}'), pg_temp.add_contact('c5', 'Lee', '+15553000005', '{s4}', 2),
	pg_temp.add_contact('c6', 'Max', '+15553000006', '{s5}', 2);
-- the next one is restricted, and the one after has the restricted one's telephone; the last may be texted
SELECT pg_temp.add_student('s7', 'Zoe', 7), pg_temp.add_contact('c7', 'Ann', '+15553000007', '{s7}'),
	pg_temp.add_contact('c8', 'Barred', '+15553000008', '{s7}', 2, restricted => true),
	pg_temp.add_contact('c9', 'Shared', '+15553000008', '{s7}', 3), pg_temp.add_contact('c10', 'Uncle', '+15553000010', '{s7}', 4);
-- the next one has opted out, was a wrong number, has a landline, or reads what is not approved: nobody is left
SELECT pg_temp.add_student('s11', 'Ben', 7), pg_temp.add_contact('c11', 'Bo', '+15553000011', '{s11}'),
	pg_temp.add_contact('c12', 'Out', '+15553000012', '{s11}', 2), pg_temp.add_contact('c13', 'Wrong', '+15553000013', '{s11}', 3),
	pg_temp.add_contact('c14', 'Line', '+15553000014', '{s11}', 4, can_text => false);
INSERT INTO minibot.opt_out (phone, opted_out_at, source) VALUES ('+15553000012', minibot.clock(), 'keyword');
INSERT INTO minibot.wrong_phone (phone, student_id, reported_at) VALUES ('+15553000013', 's11', minibot.clock());
SELECT pg_temp.add_student('s15', 'Kai', 7), pg_temp.add_contact('c15', 'Al', '+15553000015', '{s15}'),
	pg_temp.add_contact('c16', 'Luc', '+15553000016', '{s15}', 2, 'fr');
-- the next one's telephone has had its nudge this week, about a child of their own
SELECT pg_temp.add_student('s17', 'Ida', 7), pg_temp.add_student('s18', 'Tom', 7),
	pg_temp.add_contact('c17', 'Jo', '+15553000017', '{s17}'), pg_temp.add_contact('c18', 'Di', '+15553000018', '{s18}'),
	pg_temp.add_contact('c18b', 'Di', '+15553000018', '{s17}', 2);
-- a contact with two telephones
SELECT pg_temp.add_student('s19', 'Lea', 7), pg_temp.add_contact('c19', 'Two', '+15553000019', '{s19}');
INSERT INTO minibot.contact_phone (contact_id, phone, priority) VALUES ('c19', '+15553000020', 2);
-- filtered, not bad; and one who left school since
SELECT pg_temp.add_student('s21', 'Pia', 7), pg_temp.add_contact('c21', 'Pa', '+15553000021', '{s21}'),
	pg_temp.add_contact('c22', 'Ma', '+15553000022', '{s21}', 2);
SELECT pg_temp.add_student('s23', 'Gus', 7), pg_temp.add_contact('c23', 'Gi', '+15553000023', '{s23}'),
	pg_temp.add_contact('c24', 'Ga', '+15553000024', '{s23}', 2);
SELECT * FROM minibot.queue_nudges('weekly');
-- The next one's text is worth sending no longer than the first.
UPDATE minibot.message SET not_after = not_after - interval '1 hour' WHERE campaign = 'weekly';
UPDATE minibot.enrollment SET exit_date = '2026-03-09' WHERE student_id = 's23';
CREATE TEMP TABLE sent (message_id bigint, attempt smallint, phone text);
GRANT ALL ON sent TO minibot_worker;
-- As the worker does it: claim, record, and ask what else is to be done.
CREATE FUNCTION pg_temp.come_back(phones text[], code text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO sent SELECT c.message_id, c.attempt, c.phone FROM minibot_internal.claim_messages(1000, '1h') AS c WHERE c.verdict IS NULL;
	PERFORM minibot_internal.record_outcomes(ARRAY[s.message_id], ARRAY[s.attempt], '{refused}', '{NULL}', '{400}', ARRAY[code], '{no}', '{0}')
	FROM sent AS s WHERE s.phone = ANY (phones);
END $$;
CREATE VIEW pg_temp.replaced AS
	SELECT f.phone AS failed, m.phone, m.contact_id, m.language, m.body, m.status, m.priority, m.segments, m.time_zone,
		m.not_after = f.not_after AS same_end
	FROM minibot.message AS m JOIN minibot.message AS f ON f.message_id = m.replaces;
\o

SET LOCAL ROLE minibot_worker;
SELECT pg_temp.come_back('{+15553000001,+15553000004,+15553000007,+15553000011,+15553000015,+15553000017,+15553000019,+15553000023}', '21614');
SELECT pg_temp.come_back('{+15553000021}', '30007');
SELECT count(*) FROM minibot_internal.claim_checks(100, '1h');
RESET ROLE;
SELECT * FROM pg_temp.replaced ORDER BY failed, phone;
SELECT week, phone, contact_id, students FROM minibot.nudge WHERE message_id IN (SELECT message_id FROM minibot.message WHERE replaces IS NOT NULL) ORDER BY phone;
SELECT d.student_id, d.contact_id, d.phone, d.disclosed, d.purpose FROM minibot.disclosure AS d JOIN minibot.message AS m USING (message_id)
WHERE m.replaces IS NOT NULL ORDER BY d.phone, d.student_id;
-- Each is looked at once.
SELECT minibot_internal.report_bad_numbers(100), count(*) FILTER (WHERE check_at IS NOT NULL) FROM minibot.message WHERE status = 'failed';
SELECT * FROM minibot.queue_nudges('weekly');

-- The next one's number is gone too: the aunt; then nobody is left, and nobody is written to twice.
SET LOCAL ROLE minibot_worker;
SELECT pg_temp.come_back('{}', NULL);
SELECT minibot_internal.record_outcomes(ARRAY[s.message_id], ARRAY[s.attempt], '{accepted}', '{SM1}', '{201}', '{NULL}', '{NULL}', '{0}'),
	minibot_internal.record_status(s.message_id, 'undelivered', '30005') FROM sent AS s WHERE s.phone = '+15553000002';
SELECT minibot_internal.next_due() = minibot.clock() AS at_once;
SELECT count(*) FROM minibot_internal.claim_checks(100, '1h');
SELECT pg_temp.come_back('{+15553000003}', '21211');
SELECT count(*) FROM minibot_internal.claim_checks(100, '1h');
RESET ROLE;
SELECT failed, phone, contact_id, body FROM pg_temp.replaced WHERE failed IN ('+15553000002', '+15553000003');
SELECT student, count(*) FILTER (WHERE m.status IN ('queued', 'sending', 'sent', 'delivered')) AS living
FROM minibot.nudge AS n JOIN minibot.message AS m USING (message_id), unnest(n.students) AS student GROUP BY 1 ORDER BY 1;

-- What is no nudge ends; a nudge whose week is over is the next run's.
SAVEPOINT before;
DELETE FROM minibot.nudge;
SET LOCAL minibot.clock = '2026-03-15 10:00 America/Denver';
SELECT * FROM minibot.queue_nudges('weekly') WHERE outcome = 'queued';
SELECT minibot.send_message('+15553000018', 'one-off', '{"contact_id": "c18"}') > 0;
SELECT pg_temp.come_back('{}', NULL);
SET LOCAL minibot.clock = '2026-03-16 10:00 America/Denver';
SELECT pg_temp.add_contact('c26', 'Next', '+15553000026', '{s4,s18}', 3);
SELECT pg_temp.come_back('{+15553000005,+15553000018}', '21614');
SELECT minibot_internal.report_bad_numbers(100), count(*) FROM minibot.message WHERE status = 'failed' AND check_at = minibot.clock();

-- An error holds nothing up; the server's log tells it.
ROLLBACK TO before;
DELETE FROM minibot.nudge;
SELECT * FROM minibot.queue_nudges('weekly') WHERE outcome = 'queued';
UPDATE minibot.template SET body = '{{#students}}' WHERE language = 'en';
UPDATE minibot.template SET approved_at = minibot.clock();
SELECT pg_temp.add_contact('c25', 'New', '+15553000025', '{s4}', 3);
SELECT pg_temp.come_back('{+15553000005}', '21614');
SET LOCAL client_min_messages = error;
SELECT minibot_internal.report_bad_numbers(100);
SELECT count(*) FROM minibot.message WHERE status = 'failed' AND check_at IS NOT NULL;

-- The worker waits for it: in a large district nobody else's rows are read.
ROLLBACK TO before;
\o /dev/null
INSERT INTO minibot.student (student_id, first_name) SELECT 'b' || n, 'Bea' FROM generate_series(1, 10000) AS n;
INSERT INTO minibot.contact (contact_id) SELECT 'b' || n FROM generate_series(1, 10000) AS n;
INSERT INTO minibot.contact_phone (contact_id, phone) SELECT 'b' || n, '+1555' || 4000000 + n FROM generate_series(1, 10000) AS n;
INSERT INTO minibot.student_contact (student_id, contact_id, is_restricted) SELECT 'b' || n, 'b' || n, n % 9 = 0 FROM generate_series(1, 10000) AS n;
INSERT INTO minibot.message (direction, phone, body, category, status, queued_at, provider, error_code, not_after)
SELECT 'outbound', '+1555' || 4000000 + n, 'no', 'nudge', 'failed', minibot.clock(), 'p', '21614', minibot.clock() FROM generate_series(1, 10000) AS n;
INSERT INTO minibot.nudge (week, phone, campaign, contact_id, students, message_id)
SELECT '2026-03-09', phone, 'weekly', 'b', '{b}', message_id FROM minibot.message WHERE body = 'no';
ANALYZE minibot.student, minibot.contact, minibot.contact_phone, minibot.student_contact, minibot.message, minibot.nudge;
SELECT pg_temp.add_contact('c27', 'New', '+15553000027', '{s11}', 5);
CREATE TEMP TABLE seen AS SELECT relid, seq_tup_read FROM pg_stat_xact_user_tables;
\o
SELECT minibot_internal.renudge(message_id) FROM minibot.message WHERE phone = '+15553000011';
SELECT t.relname FROM pg_stat_xact_user_tables AS t JOIN seen AS s USING (relid)
WHERE t.seq_tup_read > s.seq_tup_read + 1000 ORDER BY 1;
ROLLBACK;
