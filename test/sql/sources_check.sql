-- check_sources() names each problem of a hand-made district, once, and nothing else.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS minibot;
\set SHOW_CONTEXT never
\set ON_ERROR_ROLLBACK on
BEGIN;
SET LOCAL minibot.clock = '2022-01-28 18:00:00+00';
SET LOCAL datestyle = sql;
DELETE FROM minibot.source;
DELETE FROM minibot.code_map;
SELECT count(*) AS problems FROM minibot.check_sources();

CREATE SCHEMA wh;
CREATE TABLE wh.school (id text, name text, zone text);
CREATE TABLE wh.student (id text, name text);
CREATE TABLE wh.enrollment (student text, school text, starts date, ends date);
CREATE TABLE wh.contact (id text, language text);
CREATE TABLE wh.phone (contact text, number text, kind text, texts boolean);
CREATE TABLE wh.link (student text, contact text, court_order boolean);
CREATE TABLE wh.day (school text, day date, held boolean);
CREATE TABLE wh.event (student text, school text, day text, code text, missed real);
SELECT minibot.map_source('school', 'wh.school', '{"school_id": "id", "name": "name", "time_zone": "zone"}');
SELECT minibot.map_source('student', 'wh.student', '{"student_id": "id", "first_name": "name"}');
SELECT minibot.map_source('enrollment', 'wh.enrollment',
	'{"student_id": "student", "school_id": "school", "entry_date": "starts", "exit_date": "ends"}');
SELECT minibot.map_source('contact', 'wh.contact', '{"contact_id": "id", "language": "language"}');
SELECT minibot.map_source('phone', 'wh.phone',
	'{"contact_id": "contact", "phone": "number", "kind": "kind", "can_text": "texts"}');
SELECT minibot.map_source('student_contact', 'wh.link',
	'{"student_id": "student", "contact_id": "contact", "is_restricted": "court_order"}');
SELECT minibot.map_source('calendar', 'wh.day', '{"school_id": "school", "date": "day", "is_instructional": "held"}');
SELECT minibot.map_source('attendance', 'wh.event',
	'{"student_id": "student", "school_id": "school", "date": "day", "code": "code", "missed": "missed"}', '{"layout": "exceptions"}');
SELECT kind, problem, key, detail FROM minibot.check_sources();

-- A sound district: January 2022, no school on the 17th
INSERT INTO wh.school VALUES ('101', 'Cedar', 'America/Denver'), ('102', 'Pinyon', NULL);
INSERT INTO wh.day SELECT school, day, extract(isodow FROM day) < 6 AND day <> '2022-01-17'
FROM unnest('{101,102}'::text[]) AS school, generate_series(date '2022-01-03', '2022-01-31', '1 day') AS day;
INSERT INTO wh.student SELECT n, 'Student ' || n FROM generate_series(1, 4) AS n;
INSERT INTO wh.enrollment SELECT n, '101', '2022-01-03', NULL FROM generate_series(1, 4) AS n;
INSERT INTO wh.contact VALUES ('a', 'en'), ('b', 'Spanish');
INSERT INTO wh.phone VALUES ('a', '505 234 5678', 'Cell', true), ('b', '505 234 5679', 'Home', NULL);
INSERT INTO wh.link VALUES ('1', 'a', false), ('2', 'a', false), ('3', 'b', false), ('4', 'b', NULL);
INSERT INTO wh.event VALUES ('1', '101', '2022-01-27', 'A', NULL), ('2', '101', '2022-01-28', 'T', 0.1),
	('3', '101', '2022-01-28', 'A', 1);
INSERT INTO wh.event VALUES ('4', '102', '2022-01-26', 'A', NULL);
INSERT INTO wh.enrollment VALUES ('4', '102', '2022-01-20', NULL);
UPDATE wh.enrollment SET ends = '2022-01-19' WHERE student = '4' AND school = '101';
SELECT minibot.map_code('A', 'unexcused'), minibot.map_code('T', 'tardy'), minibot.map_code('H', 'excused', 0.5);
SELECT * FROM minibot.check_sources();

-- Attendance
INSERT INTO wh.event VALUES
	('1', '101', '2022-01-17', 'A', NULL),      -- holiday
	('1', '101', '2022-01-23', 'A', NULL),      -- Sunday
	('2', '101', '2022-01-23', 'T', NULL),
	('1', '101', '2022-01-31', 'A', NULL),      -- to come
	('1', '102', '2022-01-27', 'A', NULL),      -- not enrolled there
	('2', '101', '2022-01-25', 'ZZ', NULL),     -- unknown code
	('2', '101', '2022-01-26', 'H', NULL),      -- half a day, decided
	('3', '101', '2022-01-26', 'Partial', NULL),
	('3', '101', '2022-01-27', 'A', 7),         -- periods, not a share
	('3', '101', '2022-01-28', 'T', NULL),      -- absent and tardy
	('99', '101', '2022-01-28', 'A', NULL),     -- no such student
	('3', '109', '2022-01-28', 'A', NULL),      -- no such school
	(NULL, '101', '2022-01-28', 'A', NULL),
	('3', '101', '2022-01-21', NULL, NULL);
SELECT minibot.map_code('Partial', 'excused');
-- Enrollments
INSERT INTO wh.enrollment VALUES ('1', '102', '2022-01-24', '2022-01-25'), ('2', '101', '2022-01-03', NULL),
	('3', '101', '2022-02-20', '2022-02-01'), ('4', '103', '2022-01-10', '2022-01-12'), ('98', '101', '2022-01-03', '2022-01-07');
-- People
INSERT INTO wh.school VALUES ('103', 'Juniper', 'Mountain');
INSERT INTO wh.student VALUES ('5', ' '), ('6', 'Student 6'), ('7', 'Student 7'), ('7', 'Student VII');
INSERT INTO wh.enrollment VALUES ('5', '101', '2022-01-03', NULL), ('6', '101', '2022-01-03', NULL),
	('7', '101', '2022-01-03', NULL), ('7', '101', '2021-01-03', '2021-06-01');
INSERT INTO wh.contact VALUES ('c', 'Klingon'), ('d', 'en');
INSERT INTO wh.phone VALUES ('c', '505 034 5678', 'Cell', true), ('d', '505 234 5680', 'Fax', true),
	('d', '505 234 5681', 'Cell', false), ('z', '505 234 5682', 'Cell', true);
INSERT INTO wh.link VALUES ('5', 'c', false), ('6', 'a', true), ('6', 'd', false), ('77', 'a', false), ('1', 'y', false);
SELECT severity, kind, problem, key, detail FROM minibot.check_sources();
SELECT DISTINCT problem, hint FROM minibot.check_sources() ORDER BY problem, hint;

-- No attendance for more than a week of school days
DELETE FROM wh.event WHERE school = '102' OR day > '2022-01-18';
SELECT kind, key, detail FROM minibot.check_sources() WHERE problem = 'stale_school';
-- Without a calendar weekends still stand out, and exceptions cannot do without one
SELECT minibot.unmap_source('calendar');
INSERT INTO wh.event VALUES ('1', '101', '2022-01-16', 'A', NULL);
SELECT kind, problem, key, detail FROM minibot.check_sources() WHERE problem IN ('weekend', 'not_mapped');

-- A value that cannot be read is told once, and the other kinds are still checked
INSERT INTO wh.event VALUES ('1', '101', '2022-13-01', 'A', NULL);
SELECT severity, kind, problem, detail FROM minibot.check_sources() WHERE severity = 'error';
SELECT count(*) > 0 AS others_checked FROM minibot.check_sources() WHERE kind = 'phone';
-- So are mappings whose relation or column is gone
DROP TABLE wh.event;
ALTER TABLE wh.phone DROP COLUMN kind;
SELECT severity, kind, problem, key, detail, hint FROM minibot.check_sources() WHERE severity = 'error';

-- A rule of the district's own
INSERT INTO minibot.source_check (problem, severity, kinds, query, hint)
VALUES ('lower_case', 'warning', '{school}', 'SELECT school_id, name FROM school WHERE name = lower(name)', 'Write it properly.');
UPDATE wh.school SET name = 'cedar' WHERE id = '101';
SELECT * FROM minibot.check_sources() WHERE problem = 'lower_case';
ROLLBACK;
