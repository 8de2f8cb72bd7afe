-- internal: act_as, make_stage, missing_coursework
-- What is mapped runs with the rights of the role that mapped it, whoever refreshes; and an error says whose rights are missing.
\getenv abs_srcdir PG_ABS_SRCDIR
\set fixture :abs_srcdir '/fixtures/access.sql'
\i :fixture
SET LOCAL client_min_messages = error;
CREATE SCHEMA wh;
CREATE TABLE wh.day (student text, school text, day date, code text);
CREATE TABLE wh.pupil (id text, name text);
CREATE TABLE wh.secret (what text);
INSERT INTO wh.secret VALUES ('secret');
CREATE TABLE wh.ran_as (who text);
INSERT INTO wh.pupil VALUES ('a1', 'Ada'), ('b1', 'Bea');
INSERT INTO wh.day SELECT s, 'A', d::date, 'P' FROM unnest('{a1,a2}'::text[]) AS s, generate_series('2026-02-02'::date, '2026-03-06', '1 day') AS d
WHERE extract(isodow FROM d) < 6;
CREATE ROLE minibot_test_mapper;
CREATE ROLE minibot_test_operator;
CREATE ROLE minibot_test_loader;
SELECT minibot.grant_access('minibot_test_mapper', 'admin'), minibot.grant_access('minibot_test_operator', 'operator');
GRANT USAGE ON SCHEMA wh TO minibot_test_mapper, minibot_test_loader;
GRANT SELECT ON wh.day, wh.pupil TO minibot_test_mapper;
GRANT INSERT ON wh.ran_as TO minibot_test_mapper;
GRANT INSERT ON wh.day TO minibot_test_loader;
GRANT CREATE ON DATABASE :"DBNAME" TO minibot_test_mapper;

-- An expression that tells who runs it, one that only plans (immutable), and one that would like to know more
SET LOCAL ROLE minibot_test_mapper;
CREATE SCHEMA ours;
CREATE FUNCTION ours.tell(t text) RETURNS text LANGUAGE plpgsql VOLATILE AS $$
BEGIN
	INSERT INTO wh.ran_as VALUES (current_user);
	RETURN t;
END
$$;
CREATE FUNCTION ours.plan_time() RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
	IF current_user <> 'minibot_test_mapper' THEN
		RAISE EXCEPTION 'planned by %', current_user;
	END IF;
	RETURN '';
END
$$;
SELECT minibot.map_source('school', 'minibot.school', '{"school_id": "school_id", "name": "name"}');
SELECT minibot.map_source('student', 'wh.pupil', '{"student_id": "id", "first_name": "ours.tell(name)"}');
SELECT minibot.map_source('attendance', 'wh.day', '{"student_id": "ours.tell(student)", "school_id": "school", "date": "day", "code": "code || ours.plan_time()"}');
SELECT minibot.map_source('coursework', 'wh.pupil', '{"student_id": "ours.tell(id)", "missing_assignments": "length(name)"}');
SELECT minibot.map_code('P', 'present'), minibot.map_code('U', 'unexcused');
SELECT minibot.map_source('contact', 'wh.pupil', '{"contact_id": "id", "first_name": "(SELECT what FROM wh.secret)"}');
RESET ROLE;
SELECT DISTINCT kind, mapped_by FROM minibot.source ORDER BY 1;
TRUNCATE wh.ran_as;

-- Whoever asks
SELECT kind, added, changed, removed FROM minibot.refresh_roster() WHERE kind = 'student';
SELECT students FROM minibot.refresh_attendance(2026);
SELECT count(*) FROM minibot.unmapped_codes();
SELECT count(*) FROM minibot.check_sources() WHERE severity = 'error';
SELECT length(minibot.source_query('attendance')) > 0 AS asked;
SELECT * FROM minibot_internal.missing_coursework();
SET LOCAL ROLE minibot_test_operator;
SELECT * FROM minibot_internal.missing_coursework();
SELECT kind, changed FROM minibot.refresh_roster() WHERE kind = 'student';
SELECT students FROM minibot.refresh_attendance(2026);
SELECT count(*) FROM minibot.check_sources() WHERE severity = 'error';
SELECT current_user;
RESET ROLE;
SELECT current_user = session_user AS myself_again;
-- and who loads the warehouse
SELECT kind, relation FROM minibot.track_attendance();
SET LOCAL ROLE minibot_test_loader;
INSERT INTO wh.day VALUES ('a1', 'A', '2026-03-09', 'U'), ('a2', 'A', '2026-03-09', 'P');
SELECT current_user;
RESET ROLE;
SELECT student_id, submitted_through, minibot.days_absent(calendar) FROM minibot.student_calendar WHERE school_id = 'A' ORDER BY 1;
UPDATE minibot.code_map SET status = 'excused' WHERE code = 'U';
SELECT DISTINCT who FROM wh.ran_as;

-- It cannot get out of it
SET LOCAL ROLE minibot_test_mapper;
CREATE FUNCTION ours.escape(t text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	PERFORM set_config('role', 'none', false);
	RETURN current_user;
END
$$;
CREATE FUNCTION ours.ask(t text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	RETURN (SELECT what FROM wh.secret);
END
$$;
SAVEPOINT tame;
CREATE OR REPLACE FUNCTION ours.tell(t text) RETURNS text LANGUAGE sql AS 'SELECT ours.escape(t)';
RESET ROLE;
SELECT kind FROM minibot.refresh_roster();
CREATE OR REPLACE FUNCTION ours.tell(t text) RETURNS text LANGUAGE sql AS 'SELECT ours.ask(t)';
SELECT kind FROM minibot.refresh_roster();
SELECT refreshed_year FROM minibot.refresh_attendance();
-- nor leave something behind that runs later, with other rights
CREATE TABLE wh.trap (x integer);
GRANT INSERT ON wh.trap TO minibot_test_mapper;
CREATE FUNCTION ours.evil() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE WARNING 'evil as %', current_user;
	RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER evil AFTER INSERT ON wh.trap DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ours.evil();
CREATE FUNCTION ours.run(command text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE command;
	RETURN 'ran';
END
$$;
CREATE FUNCTION pg_temp.try(command text) RETURNS SETOF text LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE format('CREATE OR REPLACE FUNCTION ours.tell(t text) RETURNS text LANGUAGE sql AS %L', format('SELECT ours.run(%L)', command));
	PERFORM FROM minibot.refresh_roster();
	RETURN NEXT 'refreshed';
EXCEPTION WHEN OTHERS THEN
	RETURN NEXT SQLSTATE || ' ' || SQLERRM;
END
$$;
SELECT c, t FROM unnest(ARRAY['SELECT 1', 'INSERT INTO wh.trap VALUES (1)', 'DECLARE c CURSOR WITH HOLD FOR SELECT ours.evil()', 'CREATE TEMPORARY TABLE refresh_x (x integer)',
	'SELECT set_config(''search_path'', ''ours'', false)', 'SET search_path = ours', 'RESET search_path', 'SET LOCAL search_path = ours',
	'SELECT minibot_internal.make_stage(''refresh_x'', ''SELECT 1 AS x'')', 'SELECT minibot_internal.make_stage(''pupil'', ''SELECT 1 AS x'')',
	'SELECT minibot_internal.make_stage(''refresh_x'', ''SELECT 1 AS x WITH NO DATA; DECLARE c CURSOR WITH HOLD FOR SELECT 1; SELECT 2 AS y'')',
	'SELECT minibot_internal.make_stage(''refresh_x'', ''EXECUTE p'')', 'SELECT minibot_internal.make_stage(''refresh_x'', ''SELECT 1 WITH DATA --'')']) AS c, pg_temp.try(c) AS t;
SHOW search_path;
SELECT count(*) FROM pg_cursors WHERE is_holdable;
ROLLBACK TO tame;
-- nor map in another's name
SET LOCAL ROLE minibot_test_mapper;
UPDATE minibot.source SET mapped_by = 'postgres' WHERE kind = 'student';
INSERT INTO minibot.source SELECT 'coursework', relation, relation_name, columns, options, session_user, mapped_at FROM minibot.source WHERE kind = 'student';
SELECT minibot_internal.act_as('postgres');
CREATE FUNCTION ours.definer() RETURNS void LANGUAGE sql SECURITY DEFINER AS $$ SELECT minibot_internal.act_as('postgres') $$;
SELECT ours.definer();
RESET ROLE;
SELECT minibot_internal.act_as('minibot_test_mapper');
SELECT current_user = session_user AS myself;

-- Rights lost: on the warehouse, one kind after the other
SAVEPOINT intact;
REVOKE SELECT ON wh.day FROM minibot_test_mapper;
SELECT refreshed_year FROM minibot.refresh_attendance();
SELECT kind FROM minibot.refresh_roster() ORDER BY 1;
INSERT INTO wh.day VALUES ('a1', 'A', '2026-03-10', 'P');
ROLLBACK TO intact;
REVOKE SELECT ON wh.pupil FROM minibot_test_mapper;
SELECT kind FROM minibot.refresh_roster();
ROLLBACK TO intact;
REVOKE USAGE ON SCHEMA ours FROM minibot_test_mapper;
ALTER SCHEMA ours OWNER TO postgres;
REVOKE USAGE ON SCHEMA ours FROM minibot_test_mapper;
SELECT kind FROM minibot.refresh_roster();
ROLLBACK TO intact;
-- in minibot
SELECT minibot.grant_access('minibot_test_mapper', 'operator');
SELECT refreshed_year FROM minibot.refresh_attendance();
INSERT INTO wh.day VALUES ('a1', 'A', '2026-03-10', 'P');
ROLLBACK TO intact;
ALTER ROLE minibot_test_mapper RENAME TO minibot_test_gone;
SELECT refreshed_year FROM minibot.refresh_attendance();
SELECT problem, detail FROM minibot.check_sources();
ROLLBACK TO intact;
-- Two mappers
SELECT minibot.map_source('student', 'wh.pupil', '{"student_id": "id", "first_name": "name"}');
SELECT kind FROM minibot.refresh_roster();
SELECT refreshed_year FROM minibot.refresh_attendance();
ROLLBACK;
