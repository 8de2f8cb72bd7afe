-- internal: access_health, grades_in_sight
-- A role limited to schools sees them and nothing of the others, whatever path it takes.
\getenv abs_srcdir PG_ABS_SRCDIR
\set fixture :abs_srcdir '/fixtures/access.sql'
\i :fixture
\set fixture :abs_srcdir '/fixtures/call_all.sql'
\i :fixture
-- How many rows of each table a role sees, of those in which it may read anything, and how many of them speak of Birch
CREATE FUNCTION pg_temp.sight() RETURNS TABLE (relation text, rows bigint, birch bigint) LANGUAGE plpgsql AS $$
DECLARE
	path regclass;
	columns text;
BEGIN
	FOR relation, path, columns IN
		SELECT c.relname, c.oid, string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum)
		FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
		WHERE c.relnamespace IN ('minibot'::regnamespace, 'minibot_internal'::regnamespace) AND c.relkind IN ('r', 'v')
			AND has_column_privilege(c.oid, a.attnum, 'SELECT')
		GROUP BY c.oid ORDER BY 1
	LOOP
		EXECUTE format('SELECT count(*), count(*) FILTER (WHERE t::text ~* ''birch'' OR t::text ~ ''\mb[123]\M'')
						FROM (SELECT %s FROM %s) AS t', columns, path) INTO rows, birch;
		RETURN NEXT;
	END LOOP;
END
$$;
CREATE ROLE minibot_test_all;
CREATE ROLE minibot_test_a;
CREATE ROLE minibot_test_b;
CREATE ROLE minibot_test_staff_a;
CREATE ROLE minibot_test_member IN ROLE minibot_test_a;
SELECT minibot.grant_access('minibot_test_all', 'staff'), minibot.grant_access('minibot_test_a', 'analyst'),
	minibot.grant_access('minibot_test_b', 'analyst'), minibot.grant_access('minibot_test_staff_a', 'staff');
CREATE TEMPORARY TABLE before AS SELECT * FROM pg_temp.sight();
SET LOCAL ROLE minibot_test_all;
CREATE TEMPORARY TABLE sight_all AS SELECT * FROM pg_temp.sight();
RESET ROLE;

SELECT minibot.limit_to_schools('minibot_test_a', '{A}'), minibot.limit_to_schools('minibot_test_staff_a', '{A}'),
	minibot.limit_to_schools('minibot_test_b', '{B}');
SELECT role, level, schools, is_complete, members FROM minibot.access ORDER BY role;
SELECT minibot.limit_to_schools('minibot_test_a', '{A,Z}');
SELECT minibot.limit_to_schools('minibot_test_a', '{NULL}');
SELECT minibot.limit_to_schools('postgres', '{A}');
SELECT minibot.limit_to_schools('nobody', '{A}');
SELECT minibot.grant_access('minibot_test_a', 'operator');
CREATE ROLE minibot_test_operator;
SELECT minibot.grant_access('minibot_test_operator', 'operator');
SELECT minibot.limit_to_schools('minibot_test_operator', '{A}');

-- Tables and views.  What is said of Birch is of the family that has a child at each of them: the nudge's list of children.
SET LOCAL ROLE minibot_test_a;
SELECT * FROM pg_temp.sight() WHERE rows > 0 AND relation NOT IN ('setting', 'option_rule', 'option_type', 'provider_error');
SELECT student_id, school_id, days_enrolled, days_absent FROM minibot.student_risk ORDER BY 1;
SELECT school_id, students FROM minibot.school_risk;
SELECT students FROM minibot.district_risk;
SELECT count(DISTINCT grade), sum(students) FROM minibot.grade_risk;
SELECT DISTINCT school_id FROM minibot.attendance_trend;
-- m1 has left: his days here stay, his family is another school's
SELECT student_id, last_name FROM minibot.student ORDER BY 1;
SELECT contact_id, first_name FROM minibot.contact ORDER BY 1;
SELECT barrier, school, families FROM minibot.barrier_summary;
-- of a member
SET LOCAL ROLE minibot_test_member;
SELECT count(*) > 20 AS relations, max(birch) FROM pg_temp.sight();
SET LOCAL ROLE minibot_test_a;
SELECT count(*), min(school_id) FROM minibot.student_risk;
SET LOCAL ROLE minibot_test_staff_a;
SELECT * FROM pg_temp.sight() WHERE birch > 0;
SELECT contact, student, words FROM minibot.open_escalations ORDER BY 1;
SELECT student FROM minibot.attendance_desk ORDER BY 1;
-- The other school sees the transfer's days there, and the shared family
SET LOCAL ROLE minibot_test_b;
SELECT student_id, school_id, days_enrolled FROM minibot.student_risk ORDER BY 1;
SELECT contact_id FROM minibot.contact ORDER BY 1;
SELECT min(school_id) || max(school_id) AS schools FROM minibot.school_risk;

-- Functions: each one, asked about Birch in every way
SET LOCAL ROLE minibot_test_staff_a;
SELECT c.function, v, c.said FROM unnest('{B,b1,cb,+15553000004,Birch}'::text[]) AS v, pg_temp.call_all(v, true) AS c
WHERE replace(replace(c.said, v, ''), lower(v), '') ~* 'birch|Bea\M|Bob\M|\mb[123]\M';
SELECT count(*) > 50 AS called, count(*) FILTER (WHERE code = '00000') > 40 AS answered FROM pg_temp.call_all('b1', true);
SELECT count(*) FROM minibot.explain_flag('b1');
SELECT count(*) FROM minibot.student_risk_as_of('2026-02-01', 'ca') WHERE school_id <> 'A';
SELECT min(student_id), max(student_id) FROM minibot.student_risk_by(NULL, 'federal', 'district');
-- the other school's escalation is none
RESET ROLE;
SELECT escalation_id AS birchs FROM minibot.escalation WHERE student_id = 'b1' \gset
SELECT escalation_id AS acorns FROM minibot.escalation WHERE student_id = 'a1' \gset
SET LOCAL ROLE minibot_test_staff_a;
\set VERBOSITY sqlstate
SELECT minibot.answer_escalation(:birchs, 'x');
SELECT minibot.close_escalation(:birchs);
\set VERBOSITY default
SELECT minibot.answer_escalation(:acorns, 'We can help.', 'need_food') IS NOT NULL AS answered, minibot.close_escalation(:acorns);
-- nor can it write there
SELECT minibot.send_message('+15553000004', 'x', '{"contact_id": "cb"}');
SELECT minibot.send_message('+15553000004', 'x', '{"contact_id": "ca"}');
SELECT minibot.send_message('+15553000001', 'x', '{"contact_id": "cb"}');
SELECT minibot.send_message('+15553000001', 'x', '{"contact_id": "ca", "category": "crisis"}');
SELECT minibot.send_message('+15553000001', 'x', '{"contact_id": "ca"}') IS NOT NULL AS sent, minibot.send_message('+15553000005', 'x', '{"contact_id": "cs"}') IS NOT NULL AS sent_to_shared;
INSERT INTO minibot.message (direction, contact_id, phone, body, category, status, queued_at, escalation_id)
VALUES ('outbound', 'ca', '+15553000001', 'x', 'reply', 'queued', now(), :birchs);
INSERT INTO minibot.message (direction, contact_id, phone, body, category, status, queued_at) VALUES ('inbound', 'ca', '+15553000001', 'x', 'conversation', 'received', now());
INSERT INTO minibot.message (direction, contact_id, phone, body, category, status, queued_at) VALUES ('outbound', 'ca', '+15553000001', 'x', 'reply', 'sent', now());
INSERT INTO minibot.message (direction, contact_id, phone, body, category, status, queued_at, attempts) VALUES ('outbound', 'ca', '+15553000001', 'x', 'reply', 'queued', now(), 32767);
INSERT INTO minibot.utterance (intent, body, source) VALUES ('need_food', 'opens at nine', 'starter_kit');
UPDATE minibot.escalation SET closed_at = now();
DELETE FROM minibot.opt_out;
DELETE FROM minibot.wrong_phone;
RESET ROLE;
SELECT count(*) FILTER (WHERE closed_at IS NULL) AS still_open, (SELECT count(*) FROM minibot.opt_out) AS opt_outs,
	(SELECT count(*) FROM minibot.wrong_phone) AS wrong_phones FROM minibot.escalation;

-- Errors and functions of its own: they meet visible rows only
SET LOCAL ROLE minibot_test_a;
CREATE FUNCTION pg_temp.tell(t text) RETURNS boolean LANGUAGE plpgsql COST 0.0000001 AS $$
BEGIN
	RAISE WARNING 'told %', t;
	RETURN true;
END
$$;
SELECT count(*) FROM minibot.student WHERE pg_temp.tell(student_id);
SELECT count(*) FROM minibot.contact_phone WHERE pg_temp.tell(phone);
SELECT count(*) FROM minibot.student WHERE last_name !~ 'Acorn|Moved' AND last_name::integer > 0;
SELECT count(*) FROM minibot.message WHERE phone NOT IN ('+15553000001', '+15553000005', '+15553000091') AND 1 / (length(phone) - 12) > 0;

-- What the server knows about the tables
RESET ROLE;
ANALYZE minibot.student, minibot.contact, minibot.contact_phone, minibot.school, minibot.enrollment, minibot.message;
SELECT count(*) > 0 AS there_is_some FROM pg_stats WHERE schemaname = 'minibot' AND most_common_vals::text || histogram_bounds::text ~* 'birch';
SET LOCAL ROLE minibot_test_a;
SELECT count(*) FROM pg_stats WHERE schemaname = 'minibot' AND tablename IN (
	SELECT relation FROM unnest('{student,contact,contact_phone,school,enrollment,message,student_days,escalation}'::text[]) AS relation);
SELECT count(*) FROM pg_statistic;
CREATE FUNCTION pg_temp.plan(query text) RETURNS SETOF text LANGUAGE plpgsql AS $$
BEGIN
	RETURN QUERY EXECUTE 'EXPLAIN (ANALYZE, VERBOSE) ' || query;
END
$$;
-- Plans, counters and locks: a telephone of another school would be counted as a row removed, fetched or locked
EXPLAIN (COSTS OFF) SELECT FROM minibot.contact_phone WHERE phone = '+15553000004';
EXPLAIN ANALYZE SELECT FROM minibot.contact_phone WHERE phone = '+15553000004';
SELECT * FROM pg_temp.plan('SELECT FROM minibot.contact_phone');
PREPARE one AS SELECT FROM minibot.contact_phone WHERE phone = '+15553000004';
EXPLAIN (COSTS OFF) EXECUTE one;
EXPLAIN (COSTS OFF) CREATE TEMPORARY TABLE copied AS SELECT FROM minibot.contact_phone;
SELECT idx_tup_fetch FROM pg_stat_xact_user_tables WHERE relname = 'contact_phone';
SELECT seq_tup_read FROM pg_stat_user_tables WHERE relname = 'contact_phone';
SELECT heap_blks_hit FROM pg_statio_user_tables WHERE relname = 'contact_phone';
SELECT tup_fetched FROM pg_stat_database;
SELECT count(*) FROM pg_locks WHERE mode = 'SIReadLock';
SET LOCAL client_min_messages = log;
SET LOCAL debug_print_plan = on;
SELECT FROM minibot.contact_phone WHERE phone = '+15553000004';
RESET debug_print_plan;
RESET client_min_messages;
-- So for a member, not for a function that runs with its owner's rights
RESET ROLE;
CREATE FUNCTION pg_temp.owners_plan() RETURNS SETOF text LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
	RETURN QUERY EXECUTE 'EXPLAIN (COSTS OFF) SELECT FROM minibot_internal.grades_in_sight()';
END
$$;
SET LOCAL ROLE minibot_test_member;
EXPLAIN (COSTS OFF) SELECT 1;
SELECT count(*) FROM pg_temp.owners_plan();
SET LOCAL ROLE minibot_test_a;
SELECT now() AS calls FROM pg_stat_xact_user_functions LIMIT 1;
-- Campaigns, their words and experiments of another school
RESET ROLE;
INSERT INTO minibot.template (campaign, language, body) SELECT c.campaign, 'en', 'Words of ' || c.campaign FROM minibot.campaign AS c;
INSERT INTO minibot.survey_option (campaign, position, value, labels) SELECT c.campaign, 1, c.campaign, '{one}' FROM minibot.campaign AS c;
SET LOCAL ROLE minibot_test_a;
SELECT campaign, body FROM minibot.template ORDER BY 1;
SELECT campaign, value FROM minibot.survey_option ORDER BY 1;
-- Who has become another role stays limited, and a limit that can be left is told
RESET ROLE;
DELETE FROM minibot.template;
DELETE FROM minibot.survey_option;
CREATE ROLE minibot_test_analysts;
CREATE ROLE minibot_test_ana IN ROLE minibot_test_analysts;
SELECT minibot.grant_access('minibot_test_analysts', 'analyst'), minibot.limit_to_schools('minibot_test_ana', '{A}');
SET LOCAL SESSION AUTHORIZATION minibot_test_ana;
SELECT count(*), min(school_id), max(school_id) FROM minibot.school;
SET LOCAL ROLE minibot_test_analysts;
SELECT count(*), min(school_id), max(school_id) FROM minibot.school;
EXPLAIN (COSTS OFF) SELECT 1;
RESET SESSION AUTHORIZATION;
SELECT count(*) AS told FROM minibot_internal.access_health() WHERE problem = 'limit can be left';
GRANT minibot_test_analysts TO minibot_test_member;
SELECT problem, detail, hint FROM minibot_internal.access_health() WHERE problem = 'limit can be left';
REVOKE minibot_test_analysts FROM minibot_test_member;
CREATE ROLE minibot_test_chief;
SELECT minibot.grant_access('minibot_test_chief', 'admin');
GRANT minibot_test_chief TO minibot_test_ana;
SELECT minibot.limit_to_schools('minibot_test_ana', '{B}');
SELECT minibot.revoke_access('minibot_test_chief'), minibot.revoke_access('minibot_test_ana'), minibot.revoke_access('minibot_test_analysts');
SET LOCAL ROLE minibot_test_a;
-- Its own view, a prepared statement, another role's rights
CREATE TEMPORARY VIEW mine AS SELECT * FROM minibot.student;
SELECT count(*) FROM mine;
PREPARE students AS SELECT count(*) FROM minibot.student;
EXECUTE students;
SET LOCAL row_security = off;
SELECT count(*) FROM minibot.student;
RESET row_security;
COPY (SELECT student_id FROM minibot.student ORDER BY 1) TO STDOUT;
COPY minibot.student (student_id) TO STDOUT;
ALTER TABLE minibot.student DISABLE ROW LEVEL SECURITY;
DROP POLICY minibot_schools ON minibot.student;
UPDATE minibot.school_limit SET schools = '{A,B}';
SELECT minibot.limit_to_schools('minibot_test_a', NULL);

-- The unlimited and the owner see what they saw, and are not asked for schools
RESET ROLE;
SELECT relation FROM (SELECT * FROM before EXCEPT SELECT * FROM pg_temp.sight()) AS x WHERE relation NOT IN ('school_limit', 'access', 'message', 'escalation', 'open_escalations', 'access_list', 'utterance', 'barrier_summary', 'model', 'limit_of_reader', 'progress', 'delivery_by_reason', 'escalation_times', 'family_message', 'segments_and_cost');
SET LOCAL ROLE minibot_test_all;
SELECT relation FROM (SELECT * FROM pg_temp.sight_all EXCEPT SELECT * FROM pg_temp.sight()) AS x WHERE relation NOT IN ('message', 'escalation', 'open_escalations', 'utterance', 'barrier_summary', 'school_limit', 'delivery_by_reason', 'escalation_times', 'family_message', 'segments_and_cost');
SELECT count(*) > 0 AS counters FROM pg_stat_xact_user_tables;
SELECT count(*) > 0 AS locks FROM pg_locks;
SELECT count(*) FILTER (WHERE p ~ 'never executed') AS not_asked FROM pg_temp.plan('SELECT student_id FROM minibot.student_days') AS p;
RESET ROLE;

-- A renamed role stays limited; so does one that is made anew; one may be limited to nothing
ALTER ROLE minibot_test_a RENAME TO minibot_test_renamed;
SET LOCAL ROLE minibot_test_renamed;
SELECT count(*) FROM minibot.student;
RESET ROLE;
SELECT role, schools FROM minibot.access WHERE role = 'minibot_test_renamed';
SELECT problem, detail, hint FROM minibot_internal.access_health();
SELECT minibot.limit_to_schools('minibot_test_renamed', '{}');
SET LOCAL ROLE minibot_test_renamed;
SELECT count(*) FROM minibot.student;
SET LOCAL ROLE minibot_test_member;
SELECT count(*) FROM minibot.student;
RESET ROLE;
SELECT minibot.limit_to_schools('minibot_test_renamed', '{B,A,B}');
SELECT role, schools FROM minibot.access WHERE schools IS NOT NULL ORDER BY 1;
SET LOCAL ROLE minibot_test_renamed;
SELECT count(*) FROM minibot.student;
RESET ROLE;
-- Who is limited twice sees both
CREATE ROLE minibot_test_both IN ROLE minibot_test_b, minibot_test_staff_a;
SET LOCAL ROLE minibot_test_both;
SELECT count(*) FROM minibot.student;
RESET ROLE;
-- The worker and the owner pass without a question
SET LOCAL ROLE minibot_worker;
SELECT count(*) > 0 AS sees_all FROM minibot.message WHERE phone = '+15553000004';
SELECT p FROM pg_temp.plan('SELECT message_id FROM minibot.message') AS p WHERE p ~ 'Filter|InitPlan';
RESET ROLE;
SELECT p FROM pg_temp.plan('SELECT message_id FROM minibot.message') AS p WHERE p ~ 'Filter|InitPlan';
-- Limits lifted
SELECT minibot.limit_to_schools('minibot_test_renamed', NULL), minibot.revoke_access('minibot_test_b'), minibot.revoke_access('minibot_test_staff_a');
SET LOCAL ROLE minibot_test_renamed;
SELECT count(*) FROM minibot.student;
RESET ROLE;
SELECT count(*) FROM minibot.school_limit;
ROLLBACK;
