-- internal: act_as
-- Words that mean to be SQL, format strings or templates are words; names that shadow ours are not found.
\getenv abs_srcdir PG_ABS_SRCDIR
\set fixture :abs_srcdir '/fixtures/access.sql'
\i :fixture
\set fixture :abs_srcdir '/fixtures/call_all.sql'
\i :fixture
CREATE SCHEMA wh;
CREATE TABLE wh.canary (id text, name text);
INSERT INTO wh.canary VALUES ('1', 'alive');
SELECT minibot.map_source('school', 'wh.canary', '{"school_id": "id", "name": "name"}');
CREATE TEMPORARY TABLE hostile (value text);
GRANT SELECT ON hostile TO PUBLIC;
INSERT INTO hostile VALUES ('''; DROP TABLE wh.canary; --'), ('''); DELETE FROM wh.canary; --'), ('"; DROP TABLE wh.canary; --'), ('$$'), ('$1'), ('$function$'),
	('%I %L %s %%'), ('%1$s%2$s%99$s'), ('\'), ('\''); DROP TABLE wh.canary; --'), (''''), ('"'), (''), (' '), (E'\n\r\t'), (E'a\u0001b'),
	('{{#x}}{{/y}}'), ('{{{x}}}'), ('{{'), ('{"a": [1, {}]}'), ('{'), ('(1,2)'), ('NULL'), ('*'), ('/* '), ('--'), ('pg_catalog.pg_sleep(1000)'),
	('1; SELECT pg_sleep(1000)'), ('(((((((((('), ('[[[[a{1000}]'), ('(a+)+$'), (repeat('a', 100000)), (repeat('é 🙂 ', 5000)), (repeat('(', 5000)),
	('2026-02-30'), ('infinity'), ('-1'), ('99999999999999999999'), (E'\u202e\ufeffx'), ('minibot_internal.act_as(''postgres'')'), ('postgres'), ('public');
-- A text with a NUL is none.
INSERT INTO hostile VALUES (E'\u0000');
SELECT count(*) > 30 AS hostile_texts FROM hostile;

-- Every function a user meets, by the owner.  These take SQL by their nature: their caller's own.
SET LOCAL statement_timeout = '900s';
CREATE TEMPORARY TABLE outcome AS
SELECT h.value, c.* FROM hostile AS h, pg_temp.call_all(h.value, false) AS c
WHERE c.function NOT IN ('evaluate', 'confusion_pairs', 'map_source');
SELECT count(*) > 1800 AS calls, count(DISTINCT function) > 40 AS functions, count(*) FILTER (WHERE code = '00000') > 700 AS answered FROM outcome;
-- No syntax error, no name taken for a table, column or function, no cancelled one, nothing unexpected, no failure inside
SELECT function, code, left(min(said), 100) AS said, left(min(value), 40) AS value FROM outcome
WHERE code !~ '^(00000|22...|23...|P0002|55000|0A000|42704|42710|42P02|42501|3F000|42P01)$' AND said !~ '^template '
GROUP BY function, code ORDER BY 1, 2;
SELECT DISTINCT function, code FROM outcome WHERE code IN ('42P01', '42501', '3F000', '55000') ORDER BY 1;
TABLE wh.canary;
SELECT count(*) AS roles FROM pg_roles WHERE rolname LIKE '%DROP%';

-- What they keep they keep as it came
\set hostile ''';DROP TABLE wh.canary; -- %I $$ \\'
SELECT minibot.create_campaign(:'hostile', jsonb_build_object('templates', jsonb_build_object('en', '{{#students}}{{first_name}}{{/students}} %s ''; --')));
SELECT minibot.set_setting('district.name', :'hostile');
SELECT minibot.map_code(:'hostile', 'present');
UPDATE minibot.student SET first_name = :'hostile' WHERE student_id = 'a1';
SELECT count(*) FROM minibot.template AS t CROSS JOIN LATERAL minibot.approve_template(t.template_id) AS w WHERE t.campaign = :'hostile' \g /dev/null
SELECT body FROM minibot.plan_nudges(:'hostile') WHERE 'a1' = ANY (students);
SELECT minibot.receive_message('+15553000001', :'hostile') AS id \gset
SELECT body = :'hostile' AS kept FROM minibot.message WHERE message_id = :id;
CREATE ROLE "x'; DROP TABLE wh.canary; --";
SELECT minibot.grant_access('x''; DROP TABLE wh.canary; --', 'staff'), minibot.limit_to_schools('x''; DROP TABLE wh.canary; --', '{A}');
SELECT role, level, schools FROM minibot.access;
SELECT minibot.revoke_access('x''; DROP TABLE wh.canary; --');
TABLE wh.canary;

-- Shadows: everything of ours and of the catalog that could be taken for something else, first in the path and in pg_temp
CREATE ROLE minibot_test_operator;
SELECT minibot.grant_access('minibot_test_operator', 'operator');
GRANT CREATE ON DATABASE :"DBNAME" TO minibot_test_operator;
CREATE TABLE wh.shadow_was_run (what text);
GRANT USAGE ON SCHEMA wh TO PUBLIC;
GRANT INSERT ON wh.shadow_was_run TO PUBLIC;
SELECT minibot.map_source('student', 'minibot.student', '{"student_id": "student_id", "first_name": "first_name"}');
CREATE TABLE wh.day (student text, school text, day date, code text);
INSERT INTO wh.day SELECT s, 'A', d::date, 'P' FROM unnest('{a1,a2}'::text[]) AS s, generate_series('2026-02-02'::date, '2026-03-09', '1 day') AS d;
SELECT minibot.map_source('attendance', 'wh.day', '{"student_id": "student", "school_id": "school", "date": "day", "code": "code"}');
SELECT minibot.map_code('P', 'present');
SET LOCAL ROLE minibot_test_operator;
CREATE SCHEMA shadow;
CREATE FUNCTION shadow.was_run() RETURNS boolean LANGUAGE sql AS $$
	INSERT INTO wh.shadow_was_run VALUES (current_user || ' ' || session_user); SELECT true $$;
-- a temporary table that a refresh would write to, with a trigger of ours
CREATE FUNCTION shadow.take_over() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM shadow.was_run(); RETURN NULL; END';
SAVEPOINT clean;
CREATE TEMPORARY TABLE refresh_calendar (school_id text, taught minibot.attendance_calendar, closed minibot.attendance_calendar,
	submitted_through date, last_recorded date, has_calendar boolean);
CREATE TRIGGER take_over BEFORE DELETE OR INSERT ON refresh_calendar FOR EACH STATEMENT EXECUTE FUNCTION shadow.take_over();
SELECT refreshed_year FROM minibot.refresh_attendance();
RESET ROLE;
SELECT refreshed_year FROM minibot.refresh_attendance();
ROLLBACK TO clean;
SET LOCAL ROLE minibot_test_operator;
CREATE FUNCTION shadow.bad(text, text) RETURNS boolean LANGUAGE sql AS 'SELECT shadow.was_run()';
CREATE FUNCTION shadow.bad(integer, integer) RETURNS boolean LANGUAGE sql AS 'SELECT shadow.was_run()';
CREATE FUNCTION shadow.bad(date, date) RETURNS boolean LANGUAGE sql AS 'SELECT shadow.was_run()';
CREATE OPERATOR shadow.= (FUNCTION = shadow.bad, LEFTARG = text, RIGHTARG = text);
CREATE OPERATOR shadow.<> (FUNCTION = shadow.bad, LEFTARG = text, RIGHTARG = text);
CREATE OPERATOR shadow.= (FUNCTION = shadow.bad, LEFTARG = integer, RIGHTARG = integer);
CREATE OPERATOR shadow.<= (FUNCTION = shadow.bad, LEFTARG = date, RIGHTARG = date);
CREATE FUNCTION shadow.format(text, VARIADIC text[]) RETURNS text LANGUAGE sql AS $$ SELECT shadow.was_run()::text $$;
CREATE FUNCTION shadow.quote_ident(text) RETURNS text LANGUAGE sql AS $$ SELECT shadow.was_run()::text $$;
CREATE FUNCTION shadow.has_schema_privilege(name, text, text) RETURNS boolean LANGUAGE sql AS $$ SELECT shadow.was_run() $$;
CREATE FUNCTION shadow.coalesce_text(text) RETURNS text LANGUAGE sql AS $$ SELECT shadow.was_run()::text $$;
CREATE TABLE shadow.pg_class (oid oid, relname name);
CREATE TEMPORARY TABLE pg_class (oid oid, relname name);
CREATE TEMPORARY TABLE pg_roles (rolname name, rolsuper boolean);
CREATE TEMPORARY TABLE source (kind text, mapped_by name);
CREATE TEMPORARY TABLE setting (name text, value text);
CREATE TEMPORARY TABLE message (message_id bigint);
SET LOCAL search_path = shadow, pg_temp, pg_catalog, minibot, minibot_internal;
SELECT refreshed_year, students FROM minibot.refresh_attendance();
SELECT count(*) OPERATOR(pg_catalog.>=) 0 AS checked FROM minibot.check_sources();
SELECT count(*) AS unmapped FROM minibot.unmapped_codes();
SELECT minibot.receive_message('+15553000001', 'we have no food') OPERATOR(pg_catalog.>) 0 AS received;
SELECT count(*) OPERATOR(pg_catalog.>) 0 AS planned FROM minibot.plan_nudges('everyone');
SELECT count(*) OPERATOR(pg_catalog.>) 0 AS risk FROM minibot.student_risk;
RESET search_path;
RESET ROLE;
SELECT refreshed_year FROM minibot.refresh_attendance();
-- Only what the attacker itself may do was ever run, and by itself
SELECT DISTINCT what FROM wh.shadow_was_run WHERE what !~ '^minibot_test_operator ';
ROLLBACK;
