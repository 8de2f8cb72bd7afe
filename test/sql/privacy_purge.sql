-- internal: privacy_rule
-- Retention: what is too old goes, what holds stays, a dry run tells the truth, and everything is reported.
\getenv abs_srcdir PG_ABS_SRCDIR
\set fixture :abs_srcdir '/fixtures/access.sql'
\i :fixture
SET LOCAL TIME ZONE 'UTC';
SET LOCAL datestyle = iso;
-- Nothing is old yet
SELECT kind, rows, before::date FROM minibot.purge();
SELECT what, "table", rows, oldest::date, kept_for, overdue FROM minibot.privacy_report();
-- Every table that holds something of a person is in the report: those with a column that names one
SELECT DISTINCT c.relname FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0
WHERE c.relnamespace IN ('minibot'::regnamespace, 'minibot_internal'::regnamespace) AND c.relkind = 'r'
	AND a.attname IN ('phone', 'student_id', 'contact_id', 'from_phone', 'first_name') AND c.relname <> 'school'
	AND c.relname NOT IN (SELECT r.relation FROM minibot_internal.privacy_rule AS r);

-- A year and a half later: telephones go, words stay; which texts are of one family is still seen
SET LOCAL minibot.clock = '2027-09-10 18:00:00+00';
SELECT count(DISTINCT phone) AS families, count(*) AS texts FROM minibot.message;
SELECT kind, rows FROM minibot.purge(dry_run => true);
SELECT count(*) FROM minibot.message WHERE phone ~ '^#';
SELECT kind, rows FROM minibot.purge() WHERE rows > 0;
-- those in open escalations are staff's to read
SELECT phone ~ '^#' AS is_alias, count(DISTINCT phone) AS families, count(*) AS texts FROM minibot.message GROUP BY 1 ORDER BY 1;
UPDATE minibot.escalation SET closed_at = minibot.clock();
SELECT kind, rows FROM minibot.purge() WHERE rows > 0;
SELECT count(DISTINCT phone) AS families, count(*) AS texts, bool_and(phone ~ '^#[0-9a-f]{16}$') AS aliases FROM minibot.message;
SELECT count(*) AS phones_left FROM (
	SELECT phone FROM minibot.escalation UNION ALL SELECT phone FROM minibot.nudge UNION ALL SELECT phone FROM minibot.question
	UNION ALL SELECT phone FROM minibot.reported_absence UNION ALL SELECT phone FROM minibot.survey_answer) AS p WHERE phone !~ '^#';
SELECT count(*) FROM minibot.opt_out WHERE phone = '+15553000004';

-- Two and a half years later: texts go, with what they opened; queued ones and those of an open escalation don't
SET LOCAL minibot.clock = '2028-09-11 18:00:00+00';
UPDATE minibot.escalation SET closed_at = NULL WHERE student_id = 'a1';
INSERT INTO minibot.message (direction, phone, body, category, status, queued_at)
VALUES ('outbound', '+15553000001', 'still queued', 'one_off', 'held', '2026-01-01');
INSERT INTO minibot.inbound_failure (provider_message_id, from_phone, body, failed_at, error) VALUES ('old', '+15553000001', 'x', '2026-01-01', 'x'),
	('new', '+15553000001', 'x', '2028-09-01', 'x');
INSERT INTO minibot.attempt (message_id, attempt, provider, started_at, outcome)
SELECT message_id, 1, 'sandbox', queued_at, CASE status WHEN 'held' THEN 'unknown' ELSE 'accepted' END FROM minibot.message WHERE direction = 'outbound';
INSERT INTO minibot.campaign (campaign, cadence, created_at) VALUES ('just once', 'once', minibot.clock());
UPDATE minibot.nudge SET campaign = 'just once' WHERE contact_id = 'ca';
SELECT kind, rows FROM minibot.purge(dry_run => true);
SELECT kind, rows FROM minibot.purge();
SELECT category, status, count(*) FROM minibot.message GROUP BY 1, 2 ORDER BY 1, 2;
SELECT contact_id, campaign FROM minibot.nudge;
SELECT count(*) AS escalations, min(student_id) FROM minibot.escalation;
SELECT count(*) AS questions, (SELECT count(*) FROM minibot.survey_answer) AS answers, (SELECT count(*) FROM minibot.reported_absence) AS absences
FROM minibot.question;
SELECT provider_message_id FROM minibot.inbound_failure;
-- the log of disclosures outlives them, and so does the opt-out with its proof
SELECT student_id, contact_id, disclosed FROM minibot.disclosure ORDER BY 1;
SELECT phone, source FROM minibot.opt_out;
SELECT what, rows, oldest::date, overdue FROM minibot.privacy_report() WHERE overdue ORDER BY 1;

-- A little at a time; nothing at all where a setting says so; settings are checked
SAVEPOINT batches;
INSERT INTO minibot.message (direction, phone, body, category, status, queued_at)
SELECT 'inbound', '+15553000001', 'old', 'conversation', 'received', '2020-01-01' FROM generate_series(1, 25);
SELECT rows FROM minibot.purge(at_most => 10) WHERE kind = 'message';
SELECT rows FROM minibot.purge(at_most => 10) WHERE kind = 'message';
SELECT minibot.set_setting('retention.message', '');
SELECT rows, before FROM minibot.purge() WHERE kind = 'message';
SELECT kept_for FROM minibot.privacy_report() WHERE what = 'texts, in and out';
SELECT minibot.set_setting('retention.message', 'a while');
SELECT minibot.purge(at_most => 0);
ROLLBACK TO batches;

-- Eight years later: the log of disclosures, opt-outs of telephones that are back, calendars of who left
SET LOCAL minibot.clock = '2034-09-11 18:00:00+00';
UPDATE minibot.escalation SET closed_at = minibot.clock();
UPDATE minibot.message SET status = 'canceled' WHERE status = 'held';
INSERT INTO minibot.opt_out_history (phone, event, at, source) VALUES ('+15553000001', 'opt_out', '2026-01-01', 'keyword'), ('+15553000001', 'opt_in', '2026-01-02', 'keyword'),
	('+15553000004', 'opt_out', '2025-01-01', 'keyword'), ('+15553000004', 'opt_in', '2025-02-01', 'keyword');
UPDATE minibot.enrollment SET exit_date = '2026-06-05' WHERE student_id IN ('a1', 'm1') AND exit_date IS NULL;
SELECT kind, rows, before::date FROM minibot.purge();
SELECT count(*) AS texts, (SELECT count(*) FROM minibot.disclosure) AS disclosures FROM minibot.message;
SELECT phone, event, at::date FROM minibot.opt_out_history;
SELECT phone FROM minibot.opt_out;
-- who is here still has his
SELECT DISTINCT student_id FROM minibot.student_days ORDER BY 1;
-- and the old year does not come back with the next refresh, unless it is asked for
CREATE SCHEMA wh;
CREATE TABLE wh.day AS SELECT s AS student, 'A' AS school, '2026-03-06'::date AS day, 'P' AS code FROM unnest('{a1,a2}'::text[]) AS s;
INSERT INTO wh.day VALUES ('a2', 'A', '2034-09-08', 'P');
SELECT minibot.map_source('attendance', 'wh.day', '{"student_id": "student", "school_id": "school", "date": "day", "code": "code"}'), minibot.map_code('P', 'present');
SELECT refreshed_year, students FROM minibot.refresh_attendance();
SELECT refreshed_year, students FROM minibot.refresh_attendance(2026);
ROLLBACK;
