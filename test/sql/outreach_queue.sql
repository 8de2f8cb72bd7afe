-- Who is nudged, every reason why not, and never twice in a week.
\getenv abs_srcdir PG_ABS_SRCDIR
\set fixture :abs_srcdir '/fixtures/outreach.sql'
\i :fixture
\set ON_ERROR_ROLLBACK on
\o /dev/null
SELECT minibot.create_campaign('It''s; DROP TABLE "x" {{y}} %s $$', '{"audience": {"tiers": ["at_risk", "moderate_chronic"]},
	"templates": {"en": "{{#students}}{{first_name}} {{days_absent}}. {{/students}}STOP", "es": "ES {{#students}}{{first_name}} {{/students}}STOP"}}');
SELECT campaign AS name FROM minibot.campaign \gset
SELECT pg_temp.add_student('s1', 'Queued', 6), pg_temp.add_contact('c1', 'A', '+15553000001', '{s1}'),
	pg_temp.add_student('s2', 'Chronic', 12, 'B', '7'), pg_temp.add_contact('c2', 'B', '+15553000002', '{s2}', language => 'es'),
	pg_temp.add_student('s3', 'Satisfactory', 1), pg_temp.add_contact('c3', 'C', '+15553000003', '{s3}'),
	pg_temp.add_student('s4', 'No contact', 6),
	pg_temp.add_student('s5', 'No phone', 6), pg_temp.add_contact('c5', 'D', 'none', '{s5}'),
	pg_temp.add_student('s6', 'Landline', 6), pg_temp.add_contact('c6', 'E', '+15553000006', '{s6}', can_text => false),
	pg_temp.add_student('s7', 'Restricted', 6), pg_temp.add_contact('c7', 'F', '+15553000007', '{s7}', restricted => true),
	pg_temp.add_student('s8', 'Opted out', 6), pg_temp.add_contact('c8', 'G', '+15553000008', '{s8}'),
	pg_temp.add_student('s9', 'Stale', 6), pg_temp.add_contact('c9', 'H', '+15553000009', '{s9}'),
	pg_temp.add_student('s10', 'Left', 6), pg_temp.add_contact('c10', 'I', '+15553000010', '{s10}'),
	pg_temp.add_student('s11', 'Bad number', 6), pg_temp.add_contact('c11', 'J', '+15553000011', '{s11}'),
	pg_temp.add_student('s12', 'Transferred', 6), pg_temp.add_contact('c12', 'K', '+15553000012', '{s12}');
INSERT INTO minibot.opt_out (phone, opted_out_at, source) VALUES ('+15553000008', minibot.clock(), 'keyword');
UPDATE minibot.given_risk SET as_of = '2026-03-02' WHERE student_id = 's9';
UPDATE minibot.enrollment SET exit_date = '2026-03-06' WHERE student_id = 's10';
INSERT INTO minibot.provider (name, kind, is_current) VALUES ('twilio under test', 'twilio', false);
INSERT INTO minibot.message (direction, phone, body, category, status, provider, error_code, queued_at)
VALUES ('outbound', '+15553000011', 'x', 'nudge', 'undelivered', 'twilio under test', '30005', minibot.clock() - interval '20 days');
-- who changed schools counts where the newest attendance is: at A 6 of 100 days, at B none of 4
INSERT INTO minibot.given_risk (student_id, school_id, grade, school_year, as_of, days_enrolled, days_absent, tier)
VALUES ('s12', 'B', '7', 2026, '2026-03-09', 4, 0, 'satisfactory');
UPDATE minibot.given_risk SET as_of = '2026-03-03' WHERE student_id = 's12' AND school_id = 'A';
\o

-- nothing unapproved is sent
SELECT * FROM minibot.queue_nudges(:'name');
SELECT minibot.approve_template(template_id) IS NOT NULL FROM minibot.template WHERE language = 'en' \g /dev/null
SELECT * FROM minibot.queue_nudges(:'name', dry_run => true);
-- a rehearsal queues nothing
SELECT count(*) FROM minibot.message WHERE campaign = :'name';
SELECT * FROM minibot.queue_nudges(:'name');
SELECT minibot.approve_template(template_id) IS NOT NULL FROM minibot.template WHERE language = 'es' \g /dev/null
SELECT * FROM minibot.queue_nudges(:'name');
-- twice in a week is once
SELECT * FROM minibot.queue_nudges(:'name');
SELECT * FROM minibot.queue_nudges(:'name', '2026-03-15');
SELECT phone, body, time_zone, campaign = :'name' AS named FROM minibot.message WHERE category = 'nudge' AND status = 'queued' ORDER BY phone;

-- nor does another campaign write in that week
SELECT minibot.create_campaign('other', '{"cadence": "monthly", "templates": {"en": "{{student.first_name}}"}}') \g /dev/null
SELECT minibot.approve_template(template_id) IS NOT NULL FROM minibot.template WHERE campaign = 'other' \g /dev/null
SELECT * FROM minibot.queue_nudges('other');
-- the next weeks: weekly writes again, monthly does not
UPDATE minibot.given_risk SET as_of = '2026-03-16' WHERE as_of = '2026-03-09';
SELECT * FROM minibot.queue_nudges(:'name', '2026-03-17', dry_run => true);
SELECT * FROM minibot.queue_nudges('other', '2026-03-17', dry_run => true);
UPDATE minibot.given_risk SET as_of = '2026-04-06' WHERE as_of = '2026-03-16';
SELECT outcome, households FROM minibot.queue_nudges('other', '2026-04-07', dry_run => true) WHERE outcome IN ('queued', 'not_due');

-- audiences
UPDATE minibot.given_risk SET as_of = '2026-03-09' WHERE as_of = '2026-04-06';
DELETE FROM minibot.nudge;
CREATE FUNCTION pg_temp.audience(audience jsonb) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	DELETE FROM minibot.campaign WHERE campaign = 'tried';
	PERFORM minibot.create_campaign('tried', jsonb_build_object('audience', audience, 'templates', '{"en": "x"}'::jsonb));
	PERFORM minibot.approve_template(template_id) FROM minibot.template WHERE campaign = 'tried';
	RETURN (SELECT string_agg(s, ' ' ORDER BY s) FROM minibot.plan_nudges('tried') AS p, unnest(p.students) AS s WHERE outcome = 'queued');
END $$;
SELECT a AS audience, pg_temp.audience(a) AS queued
FROM unnest(ARRAY['{}', '{"tiers": []}', '{"tiers": ["satisfactory"]}', '{"tiers": ["moderate_chronic", "severe_chronic"]}',
	'{"schools": ["B"]}', '{"grades": ["3"]}', '{"grades": ["7"], "schools": ["A"]}', '{"contacts": "mother"}', '{"contacts": ["Aunt"]}',
	'{"relation": null}']::jsonb[]) AS a;

-- a text too long for a provider is not queued
UPDATE minibot.template SET body = repeat('x', 1601) WHERE campaign = 'tried';
SELECT minibot.approve_template(template_id) IS NOT NULL FROM minibot.template WHERE campaign = 'tried' \g /dev/null
SELECT * FROM minibot.queue_nudges('tried');
-- neither is one in a language that has none
UPDATE minibot.template SET language = 'fr' WHERE campaign = 'tried';
SELECT * FROM minibot.queue_nudges('tried');
SELECT * FROM minibot.queue_nudges('no such campaign');
ROLLBACK;
