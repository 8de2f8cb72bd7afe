-- Whom a campaign is for, and when: change in attendance, a relation of the district's, priority, dates, calendars.
\getenv abs_srcdir PG_ABS_SRCDIR
\set fixture :abs_srcdir '/fixtures/outreach.sql'
\i :fixture
\set ON_ERROR_ROLLBACK on
\o /dev/null
SELECT pg_temp.add_student('s' || n, 'Child' || n, 4 + n, CASE WHEN n > 4 THEN 'B' ELSE 'A' END),
	pg_temp.add_contact('c' || n, 'Parent', '+1555300000' || n, ARRAY['s' || n], language => CASE n % 2 WHEN 0 THEN 'es' ELSE 'en' END)
FROM generate_series(1, 6) AS n;
-- 30 days before: s1 and s2 had fewer absences, s3 more, s2 was in a better tier
INSERT INTO minibot.given_before SELECT * FROM minibot.given_risk;
UPDATE minibot.given_before SET absent_last_30 = 2, as_of = '2026-02-08';
UPDATE minibot.given_risk SET absent_last_30 = CASE student_id WHEN 's1' THEN 5 WHEN 's2' THEN 4 WHEN 's3' THEN 0 ELSE 2 END,
	current_streak = CASE student_id WHEN 's4' THEN 3 ELSE 0 END;
UPDATE minibot.given_before SET tier = 'satisfactory' WHERE student_id = 's2';
UPDATE minibot.given_before SET tier = 'severe_chronic' WHERE student_id = 's3';
-- s6 was not enrolled then
DELETE FROM minibot.given_before WHERE student_id = 's6';
CREATE FUNCTION pg_temp.audience(audience jsonb, options jsonb DEFAULT '{}', day date DEFAULT NULL) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	DELETE FROM minibot.campaign WHERE campaign = 'tried';
	PERFORM minibot.create_campaign('tried', jsonb_build_object('audience', audience, 'templates', '{"en": "x", "es": "y"}'::jsonb) || options);
	UPDATE minibot.template SET approved_at = minibot.clock();
	RETURN (SELECT string_agg(outcome || ': ' || who, '; ' ORDER BY outcome)
			FROM (SELECT outcome, string_agg(s, ' ' ORDER BY s) AS who FROM minibot.plan_nudges('tried', day) AS p, unnest(p.students) AS s GROUP BY outcome) AS o);
END $$;
\o

-- change in attendance, and the contact's language
SELECT a AS audience, pg_temp.audience(a)
FROM unnest(ARRAY['{"absences_rose_by": 2}', '{"absences_rose_by": 3}', '{"absences_fell_by": 1}', '{"tier_got_worse": true}', '{"streak": 3}',
	'{"absences_rose_by": 1, "tier_got_worse": true}', '{"languages": ["es"]}', '{"languages": "vi"}',
	'{"missing_assignments": 1}']::jsonb[]) AS a;
-- what is no number, date or time is said
SELECT pg_temp.audience('{"streak": "many"}');
SELECT pg_temp.audience('{"absences_rose_by": 0}');
SELECT pg_temp.audience('{"tier_got_worse": 1}');
SELECT pg_temp.audience('{"languages": ["Spanish"]}');
SELECT pg_temp.audience('{}', '{"starts_on": "tomorrow"}');
SELECT pg_temp.audience('{}', '{"starts_on": "2026-02-30"}');
SELECT pg_temp.audience('{}', '{"starts_on": "2026-03-02", "ends_on": "2026-03-01"}');
SELECT pg_temp.audience('{}', '{"send_at": "25:00"}');
SELECT pg_temp.audience('{}', '{"priority": "high"}');
SELECT pg_temp.audience('{}', '{"days": "weekdays"}');

-- assignments that are missing, all courses together
CREATE TABLE pg_temp.coursework AS SELECT * FROM (VALUES ('s1', 'math', 2), ('s1', 'art', 1), ('s2', 'math', 2), ('s3', 'art', NULL)) AS w (student, course, missing);
SELECT minibot.map_source('coursework', 'pg_temp.coursework', '{"student_id": "student", "course": "course", "missing_assignments": "missing"}') \g /dev/null
SELECT pg_temp.audience('{"missing_assignments": 3}'), pg_temp.audience('{"missing_assignments": 1}');
UPDATE minibot.template SET body = '{{#students}}{{first_name}} {{missing_assignments}}{{/students}}';
UPDATE minibot.template SET approved_at = minibot.clock();
SELECT body FROM minibot.plan_nudges('tried') ORDER BY body;

-- a table or view of the district's
CREATE SCHEMA district_own;
CREATE TABLE district_own.tutored (student_id varchar, school integer);
INSERT INTO district_own.tutored VALUES ('s2', 1), ('s5', 1), ('s5', 2), (NULL, 3), ('nobody', 1);
CREATE VIEW district_own."Tutored, again" AS SELECT student_id FROM district_own.tutored WHERE school = 2;
SELECT pg_temp.audience('{"relation": "district_own.tutored"}'), pg_temp.audience('{"relation": "district_own.tutored", "schools": ["A"]}'),
	pg_temp.audience('{"relation": "district_own.\"Tutored, again\""}');
SET LOCAL search_path = district_own, public;
SELECT pg_temp.audience('{"relation": "tutored"}');
SELECT relation FROM minibot.campaign WHERE campaign = 'tried';
RESET search_path;
SELECT pg_temp.audience('{"relation": "Mother"}');
SELECT pg_temp.audience('{"relation": "no such; thing"}');
SELECT pg_temp.audience('{"relation": "minibot.setting"}');
SELECT pg_temp.audience('{"relation": "minibot.message_message_id_seq"}');
-- read with the rights of whoever runs it
CREATE ROLE regress_minibot_nudger;
SELECT minibot.grant_access('regress_minibot_nudger', 'operator') \g /dev/null
SELECT pg_temp.audience('{"relation": "district_own.tutored"}') \g /dev/null
SET LOCAL ROLE regress_minibot_nudger;
SELECT * FROM minibot.plan_nudges('tried');
RESET ROLE;
-- what is gone, or was never a relation, is said when it runs
DROP TABLE district_own.tutored CASCADE;
SELECT * FROM minibot.queue_nudges('tried');
UPDATE minibot.campaign SET relation = 'minibot.student; DROP TABLE x';
SELECT * FROM minibot.queue_nudges('tried');

-- start and end
SELECT day, pg_temp.audience('{"schools": "B"}', '{"starts_on": "2026-03-10", "ends_on": "2026-03-12"}', day)
FROM unnest('{2026-03-09, 2026-03-10, 2026-03-12, 2026-03-13}'::date[]) AS day;
-- days that are none, or of another age
SELECT * FROM minibot.queue_nudges('tried', 'infinity');
SELECT * FROM minibot.queue_nudges('tried', '-infinity');
SELECT * FROM minibot.queue_nudges('tried', '5874897-12-31');

-- a school that is closed all week; the other one's calendar ends before it, so nothing is known of that week
INSERT INTO minibot.school_calendar (school_id, school_year, taught, closed, submitted_through, has_calendar)
SELECT school_id, 2026, minibot.attendance_agg(d::date, 'present'), 'empty', '2026-03-09', true
FROM (VALUES ('A', date '2026-05-29'), ('B', '2026-03-13')) AS s (school_id, until), generate_series(date '2026-01-05', until, '1 day') AS d
WHERE extract(isodow FROM d) < 6 AND NOT d BETWEEN '2026-03-16' AND '2026-03-22' AND d <> '2026-03-12' GROUP BY 1;
UPDATE minibot.given_risk SET as_of = '2026-03-13';
SELECT days, day, pg_temp.audience('{"grades": "3"}', jsonb_build_object('days', days), day)
FROM unnest('{school_weeks, school_days, any}'::text[]) AS days, unnest('{2026-03-12, 2026-03-15, 2026-03-18}'::date[]) AS day;
-- after the holidays attendance of no day of school is missing; a week later it is, but where it was sent
UPDATE minibot.school_calendar SET submitted_through = '2026-03-13';
SELECT day, pg_temp.audience('{"schools": "A"}', day => day) FROM unnest('{2026-03-23, 2026-03-30, 2026-03-31}'::date[]) AS day;
UPDATE minibot.given_risk SET as_of = '2026-03-27' WHERE student_id = 's1';
UPDATE minibot.school_calendar SET submitted_through = '2026-03-27' WHERE school_id = 'A';
SELECT pg_temp.audience('{"schools": "A"}', day => '2026-03-31');
DELETE FROM minibot.school_calendar;
UPDATE minibot.given_risk SET as_of = '2026-03-09';

-- the higher of two campaigns writes, whichever runs first
DELETE FROM minibot.campaign;
SELECT minibot.create_campaign('low', '{"templates": {"en": "low"}}'),
	minibot.create_campaign('high', '{"audience": {"schools": "B"}, "priority": 5, "ends_on": "2026-03-15", "templates": {"en": "high"}}') \g /dev/null
SELECT * FROM minibot.queue_nudges('low', dry_run => true);
UPDATE minibot.template SET approved_at = minibot.clock();
SELECT * FROM minibot.queue_nudges('low');
SELECT * FROM minibot.queue_nudges('high');
SELECT body, count(*), count(DISTINCT phone) FROM minibot.message WHERE campaign IN ('low', 'high') GROUP BY 1 ORDER BY 1;
SELECT * FROM minibot.queue_nudges('low');
-- the high one has ended in the week after
UPDATE minibot.given_risk SET as_of = '2026-03-16';
SELECT * FROM minibot.queue_nudges('low', '2026-03-16', dry_run => true);

-- the best hour, by the recipient's clock; what is queued after it goes at once
UPDATE minibot.school SET time_zone = CASE school_id WHEN 'A' THEN 'America/Denver' ELSE 'America/Chicago' END;
DELETE FROM minibot.campaign;
DELETE FROM minibot.nudge;
SELECT pg_temp.audience('{}', '{"send_at": "16:30"}') IS NOT NULL AS planned;
SELECT * FROM minibot.queue_nudges('tried', '2026-03-16');
SELECT time_zone, not_before, not_after, count(*) FROM minibot.message WHERE campaign = 'tried' GROUP BY 1, 2, 3 ORDER BY 2;
SET LOCAL minibot.clock = '2026-03-17 15:45 America/Denver';
SELECT * FROM minibot.queue_nudges('tried', '2026-03-17');
DELETE FROM minibot.nudge;
DELETE FROM minibot.message WHERE campaign = 'tried';
SELECT outcome, households FROM minibot.queue_nudges('tried', '2026-03-17');
SELECT time_zone, not_before, count(*) FROM minibot.message WHERE campaign = 'tried' GROUP BY 1, 2 ORDER BY 2;
ROLLBACK;
