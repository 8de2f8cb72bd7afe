-- internal: exit_date_shift
-- Mapping a warehouse: what works, and that a mistake is named when it is made and changes nothing.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS minibot;
\set SHOW_CONTEXT never
\set ON_ERROR_ROLLBACK on
BEGIN;
SET LOCAL minibot.clock = '2022-01-10 12:00:00+00';
CREATE SCHEMA wh;
CREATE TABLE wh.building (no int, title text);
INSERT INTO wh.building VALUES (101, 'Cedar Elementary'), (102, 'Pinyon High');
CREATE TABLE wh.pupil (key int, "Pupil No" text, name text, born text, left_on date);
INSERT INTO wh.pupil VALUES (1, 'P1', 'Ana Ruiz', '2010-05-01', NULL), (2, 'P2', 'Bo Chen', '2011-13-01', '2021-09-30');
CREATE TABLE wh.daily (pupil int, building int, day date, code char(3), late_minutes int, note jsonb);
INSERT INTO wh.daily VALUES (1, 101, '2021-09-01', 'A', 0), (2, 102, '2021-09-01', 'T', 39), (2, 102, '2021-09-02', 'P', NULL);
CREATE VIEW wh.exception AS SELECT * FROM wh.daily WHERE code <> 'P';
CREATE INDEX daily_index ON wh.daily (day);

-- Columns by name, expressions, a join to surrogate keys, a condition
SELECT minibot.map_source('school', 'wh.building', '{"school_id": "no", "name": "title"}');
SELECT minibot.map_source('student', 'wh.pupil',
	'{"student_id": "Pupil No", "first_name": "split_part(name, '' '', 1) -- the given name", "last_name": null}',
	'{"where": "left_on IS NULL"}');
SELECT minibot.map_source('attendance', 'wh.daily',
	'{"student_id": "p.\"Pupil No\"", "school_id": "building", "date": "day", "code": "code", "missed": "late_minutes / 390.0"}',
	'{"join": "JOIN wh.pupil AS p ON p.key = source.pupil"}');
SELECT kind, relation, columns, options, mapped_by = current_user AS by_me, mapped_at = minibot.clock() AS now
FROM minibot.source ORDER BY kind;
SELECT minibot.source_query('attendance') AS query \gset
:query ORDER BY date, student_id;
SELECT minibot.source_query('student') AS query \gset
:query;

-- Both layouts; mapping again replaces
SELECT minibot.map_source('attendance', 'wh.exception', '{"student_id": "pupil", "date": "day", "code": "code"}',
	'{"layout": "exceptions"}');
SELECT relation, options FROM minibot.source WHERE kind = 'attendance';
SELECT minibot.source_query('attendance') AS query \gset
:query ORDER BY date, student_id;

-- Every kind yields the same columns whatever is mapped, with defaults where nothing is
CREATE TABLE wh.bare (id text);
INSERT INTO wh.bare VALUES ('1');
DO $$
DECLARE
	bare record;
BEGIN
	FOR bare IN
		SELECT c.kind, jsonb_object_agg(c.key, CASE c.type WHEN 'date' THEN 'date ''2022-01-31''' ELSE 'id' END) AS columns
		FROM minibot.source_column AS c WHERE c.is_required GROUP BY c.kind
	LOOP
		PERFORM minibot.map_source(bare.kind, 'wh.bare', bare.columns);
	END LOOP;
END
$$;
SELECT minibot.source_query('school') AS query \gset
:query \gdesc
:query;
SELECT minibot.source_query('student') AS query \gset
:query \gdesc
:query;
SELECT minibot.source_query('enrollment') AS query \gset
:query \gdesc
:query;
SELECT minibot.source_query('contact') AS query \gset
:query \gdesc
:query;
SELECT minibot.source_query('phone') AS query \gset
:query \gdesc
:query;
SELECT minibot.source_query('student_contact') AS query \gset
:query \gdesc
:query;
SELECT minibot.source_query('calendar') AS query \gset
:query \gdesc
:query;
SELECT minibot.source_query('attendance') AS query \gset
:query \gdesc
:query;
SELECT minibot.source_query('coursework') AS query \gset
:query \gdesc
:query;

-- A mapped column that is NULL gives the default too
SELECT minibot.map_source('enrollment', 'wh.pupil',
	'{"student_id": "key", "school_id": "101", "is_primary": "NULL", "exit_date": "left_on"}', '{"exit_date_inclusive": false}');
SELECT minibot.source_query('enrollment') AS query \gset
:query;
SELECT minibot_internal.exit_date_shift();

-- But a day of a kind nobody knows is no day of school
SELECT minibot.map_source('calendar', 'wh.pupil', '{"school_id": "key", "date": "date ''2022-01-31''", "is_instructional": "left_on IS NULL OR NULL"}');
SELECT minibot.source_query('calendar') AS query \gset
:query;

-- Mistakes: each is named, and nothing changes
CREATE TEMP TABLE before AS SELECT * FROM minibot.source;
SELECT minibot.map_source('pupils', 'wh.pupil', '{"student_id": "key"}');
SELECT minibot.map_source(NULL, 'wh.pupil', '{"student_id": "key"}');
SELECT minibot.map_source('student', 'wh.pupils', '{"student_id": "key", "first_name": "name"}');
SELECT minibot.map_source('student', NULL, '{"student_id": "key", "first_name": "name"}');
SELECT minibot.map_source('student', 'wh.daily_index', '{"student_id": "key", "first_name": "name"}');
SELECT minibot.map_source('student', 'wh.pupil', '{"student_id": "key"}');
SELECT minibot.map_source('student', 'wh.pupil', '{"student_id": "key", "first_name": "name", "nickname": "name"}');
SELECT minibot.map_source('student', 'wh.pupil', '["key", "name"]');
SELECT minibot.map_source('student', 'wh.pupil', '{"student_id": ["key"], "first_name": "name"}');
SELECT minibot.map_source('student', 'wh.pupil', '{"student_id": "pupil_no", "first_name": "name"}');
SELECT minibot.map_source('attendance', 'wh.daily', '{"student_id": "pupil", "date": "building", "code": "code"}');
SELECT minibot.map_source('student', 'wh.pupil', '{"student_id": "key", "first_name": "name", "birth_date": "born"}');
SELECT minibot.map_source('student', 'wh.pupil', '{"student_id": "key", "first_name": "initcap(nickname(name))"}');
SELECT minibot.map_source('student', 'wh.pupil', '{"student_id": "key", "first_name": "name; DROP TABLE wh.pupil"}');
SELECT minibot.map_source('student', 'wh.pupil', '{"student_id": "key", "first_name": "max(name)"}');
SELECT minibot.map_source('student', 'wh.pupil', '{"student_id": "key", "first_name": "name"}', '{"join": "JOIN wh.parent USING (key)"}');
SELECT minibot.map_source('student', 'wh.pupil', '{"student_id": "key", "first_name": "name"}', '{"where": "key = "}');
SELECT minibot.map_source('student', 'wh.pupil', '{"student_id": "key", "first_name": "name"}', '{"layout": "daily"}');
SELECT minibot.map_source('attendance', 'wh.daily', '{"student_id": "pupil", "date": "day", "code": "code"}', '{"layout": "weekly"}');
SELECT minibot.map_source('attendance', 'wh.daily', '{"student_id": "pupil", "date": "day", "code": "code"}', '[]');
SELECT count(*) AS changed FROM (TABLE minibot.source EXCEPT TABLE before UNION ALL (TABLE before EXCEPT TABLE minibot.source)) AS d;
SELECT count(*) AS pupils FROM wh.pupil;

-- The warehouse changes: a new name is followed, what is gone is named
ALTER TABLE wh.pupil RENAME TO child;
SELECT minibot.source_query('enrollment') AS query \gset
:query;
ALTER TABLE wh.child DROP COLUMN left_on;
SELECT minibot.source_query('enrollment');
DROP TABLE wh.child;
SELECT minibot.source_query('enrollment');

-- Attendance codes
SELECT minibot.map_source('attendance', 'wh.daily', '{"student_id": "pupil", "date": "day", "code": "code"}');
SELECT minibot.map_code('P', 'present'), minibot.map_code('T', 'tardy');
SELECT * FROM minibot.unmapped_codes();
SELECT minibot.map_code('A', 'unexcused'), minibot.map_code('A', 'excused', 0.5);
SELECT * FROM minibot.unmapped_codes();
TABLE minibot.code_map ORDER BY code;
SELECT minibot.map_code('A', 'excused', 1.5);
SELECT minibot.map_code('A', 'absent');
SELECT minibot.map_code('A', NULL);
TABLE minibot.code_map ORDER BY code;

SELECT minibot.unmap_source('attendance'), minibot.unmap_source('attendance') AS again;
SELECT minibot.source_query('attendance');
SELECT minibot.source_query('pupils');
ROLLBACK;
