-- internal: claim_messages
-- One household, one text: siblings, shared telephones, the order of contacts, custody.
\getenv abs_srcdir PG_ABS_SRCDIR
\set fixture :abs_srcdir '/fixtures/outreach.sql'
\i :fixture
\o /dev/null
SELECT minibot.create_campaign('weekly', '{"templates": {
	"en": "{{district.name}}: {{#contact.first_name}}{{contact.first_name}}, {{/contact.first_name}}{{#students}}{{^first}}{{#last}} and {{/last}}{{^last}}, {{/last}}{{/first}}{{first_name}} missed {{days_absent}} day{{^one_day}}s{{/one_day}} at {{school.name}}{{/students}}. STOP to stop.",
	"es": "{{district.name}}: {{#students}}{{first_name}} {{/students}}STOP."}}');
SELECT minibot.approve_template(template_id) FROM minibot.template;

-- siblings at two schools
SELECT pg_temp.add_student('s1', 'Ana', 12), pg_temp.add_student('s2', 'Luis', 1, 'B', '7'), pg_temp.add_student('s3', 'Eva', 6.5),
	pg_temp.add_contact('c1', 'Rosa', '+15553000001', '{s1,s2,s3}'), pg_temp.add_contact('c2', 'Juan', '+15553000002', '{s1,s2,s3}', 2);
-- two contacts with one telephone, each with a child
SELECT pg_temp.add_student('s4', 'Mia', 3), pg_temp.add_student('s5', 'Noah', 8),
	pg_temp.add_contact('c4', 'Kim', '+15553000004', '{s4}'), pg_temp.add_contact('c5', 'Lee', '+15553000004', '{s5}');
-- the first contact has opted out, or has a landline, or is restricted: the second is texted
SELECT pg_temp.add_student('s6', 'Zoe', 7), pg_temp.add_contact('c6', 'First', '+15553000006', '{s6}'),
	pg_temp.add_contact('c7', 'Second', '+15553000007', '{s6}', 2);
INSERT INTO minibot.opt_out (phone, opted_out_at, source) VALUES ('+15553000006', minibot.clock(), 'keyword');
SELECT pg_temp.add_student('s8', 'Ben', 7), pg_temp.add_contact('c8', 'Landline', '+15553000008', '{s8}', can_text => false),
	pg_temp.add_contact('c9', 'Mobile', '+15553000009', '{s8}', 2);
SELECT pg_temp.add_student('s10', 'Kai', 7), pg_temp.add_contact('c10', 'Barred', '+15553000010', '{s10}', restricted => true),
	pg_temp.add_contact('c11', 'Allowed', '+15553000011', '{s10}', 2, language => 'es');
-- a telephone that a restricted contact also has is no way to the other one
SELECT pg_temp.add_student('s12', 'Ida', 7), pg_temp.add_contact('c12', 'Barred', '+15553000012', '{s12}', restricted => true),
	pg_temp.add_contact('c13', 'Same phone', '+15553000012', '{s12}', 2);
-- a contact may be restricted for one child and not for the other
SELECT pg_temp.add_student('s14', 'Tom', 9), pg_temp.add_student('s15', 'Tim', 9),
	pg_temp.add_contact('c14', 'Half', '+15553000014', '{s14}');
INSERT INTO minibot.student_contact VALUES ('s15', 'c14', 'Mother', 1, true, true);
-- no name, a name in capitals with an accent, and a language without a text
SELECT pg_temp.add_student('s16', 'ÁLVARO', 20), pg_temp.add_contact('c16', NULL, '+15553000016', '{s16}', language => 'vi');
-- a telephone that said it is not this child's family is none for this child
SELECT pg_temp.add_student('s18', 'Leo', 7), pg_temp.add_student('s19', 'Lea', 7),
	pg_temp.add_contact('c18', 'Moved', '+15553000018', '{s18,s19}');
INSERT INTO minibot.wrong_phone (phone, student_id, reported_at) VALUES ('+15553000018', 's18', minibot.clock());
-- students are not texted about themselves
SELECT pg_temp.add_student('s20', 'Max', 7), pg_temp.add_contact('c20', 'Max', '+15553000020', '{s20}', relation => 'Self');
-- nobody at all
SELECT pg_temp.add_student('s17', 'Alone', 20);
\o
SELECT outcome, phone, contact_id, students, language, time_zone FROM minibot.plan_nudges('weekly') ORDER BY students;
SELECT body FROM minibot.plan_nudges('weekly') WHERE outcome = 'queued' ORDER BY phone;
SELECT * FROM minibot.queue_nudges('weekly');
SELECT phone, contact_id, language, category, campaign, priority, status, segments, time_zone, queued_at, not_after
FROM minibot.message WHERE campaign = 'weekly' ORDER BY phone;
SELECT week, phone, campaign, contact_id, students, message_id = (SELECT m.message_id FROM minibot.message AS m WHERE m.phone = n.phone AND m.campaign = 'weekly') AS linked
FROM minibot.nudge AS n ORDER BY phone;

-- what became true since is judged when it is sent: a child's restriction, a wrong number, a telephone that moved on
SAVEPOINT queued;
UPDATE minibot.student_contact SET is_restricted = true WHERE student_id = 's2' AND contact_id = 'c1';
INSERT INTO minibot.wrong_phone (phone, student_id, reported_at) VALUES ('+15553000004', 's4', minibot.clock());
DELETE FROM minibot.contact_phone WHERE phone = '+15553000007';
SET LOCAL ROLE minibot_worker;
SELECT phone, verdict FROM minibot_internal.claim_messages(100, '30s') WHERE phone LIKE '+1555300%' ORDER BY phone;
RESET ROLE;
SELECT phone, status, error FROM minibot.message WHERE campaign = 'weekly' AND status = 'suppressed' ORDER BY phone;
ROLLBACK TO queued;

-- what was told of whom is on record
SELECT student_id, contact_id, phone, disclosed, purpose FROM minibot.disclosure WHERE purpose = 'campaign weekly'
	AND student_id IN ('s1', 's2', 's10') ORDER BY student_id;

-- a sibling whose first contact opts out later in the week is not written about to the second
INSERT INTO minibot.opt_out (phone, opted_out_at, source) VALUES ('+15553000001', minibot.clock(), 'keyword');
SELECT * FROM minibot.queue_nudges('weekly');
-- and in the next week is
SELECT outcome, phone, students FROM minibot.plan_nudges('weekly', '2026-03-16') WHERE students @> '{s1}';
ROLLBACK;
