-- The roster follows the warehouse as a diff: what is right already is not touched.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS minibot;
\set SHOW_CONTEXT never
\set ON_ERROR_ROLLBACK on
BEGIN;
SET LOCAL datestyle = iso;
TRUNCATE minibot.school, minibot.student, minibot.enrollment, minibot.contact, minibot.contact_phone, minibot.student_contact;
DELETE FROM minibot.source;
CREATE SCHEMA wh;
CREATE TABLE wh.school (id text, name text, zone text);
CREATE TABLE wh.student (id text, name text, school text, starts date, ends date);
CREATE TABLE wh.contact (id text, name text, language text);
CREATE TABLE wh.phone (contact text, number text, kind text, rank int, texts boolean);
CREATE TABLE wh.link (student text, contact text, rank int, court_order boolean);
INSERT INTO wh.school VALUES ('101', 'Cedar', 'America/Denver'), ('102', NULL, 'Mountain');
INSERT INTO wh.student VALUES ('1', 'Ana', '101', '2021-08-23', NULL), ('2', 'Bo', '102', NULL, '2022-01-14'),
	-- The same student twice, a student without a name, a row without an id
	('2', 'Bob', '102', NULL, '2022-01-14'), ('3', NULL, '101', '2021-08-23', NULL), (NULL, 'Eve', '101', NULL, NULL);
INSERT INTO wh.contact VALUES ('a', 'Rosa', 'Spanish'), ('b', 'Linh', 'vie'), ('c', 'Jo', 'es-MX'), ('d', 'Sam', 'Klingon'),
	('e', 'Pat', NULL);
INSERT INTO wh.phone VALUES ('a', '(505) 234-5678', 'Cell', 1, NULL), ('a', '505.234.5678', 'Home fax', 2, NULL),
	('b', '505-234-5679', 'Landline', 1, true), ('c', '505 234 5680', 'Mobile', 1, true), ('c', '15052345680', 'Work', 2, false),
	('d', 'none', 'Mobile', 1, true), (NULL, '505 234 5681', 'Mobile', 1, true);
INSERT INTO wh.link VALUES ('1', 'a', 1, false), ('1', 'a', 2, true), ('2', 'b', 1, NULL);

-- Kinds that are not mapped are left out, and it says so
SELECT minibot.map_source('student', 'wh.student', '{"student_id": "id", "first_name": "name"}');
SET LOCAL client_min_messages = notice;
SELECT * FROM minibot.refresh_roster();
SET LOCAL client_min_messages = warning;

SELECT minibot.map_source('school', 'wh.school', '{"school_id": "id", "name": "name", "time_zone": "zone"}');
SELECT minibot.map_source('enrollment', 'wh.student',
	'{"student_id": "id", "school_id": "school", "entry_date": "starts", "exit_date": "ends"}', '{"exit_date_inclusive": false}');
SELECT minibot.map_source('contact', 'wh.contact', '{"contact_id": "id", "first_name": "name", "language": "language"}');
SELECT minibot.map_source('phone', 'wh.phone',
	'{"contact_id": "contact", "phone": "number", "kind": "kind", "priority": "rank", "can_text": "texts"}');
SELECT minibot.map_source('student_contact', 'wh.link',
	'{"student_id": "student", "contact_id": "contact", "priority": "rank", "is_restricted": "court_order"}');
SELECT * FROM minibot.refresh_roster();
SELECT * FROM minibot.school ORDER BY 1;
SELECT * FROM minibot.student ORDER BY 1;
SELECT * FROM minibot.enrollment ORDER BY 1;
SELECT * FROM minibot.contact ORDER BY 1;
SELECT * FROM minibot.contact_phone ORDER BY 1;
SELECT * FROM minibot.student_contact ORDER BY 1, 2;

-- Nothing changed: no row is written
CREATE TEMP TABLE written AS SELECT ctid AS place, student_id FROM minibot.student;
SELECT sum(added) AS added, sum(changed) AS changed, sum(removed) AS removed FROM minibot.refresh_roster();

-- One of each
UPDATE wh.student SET name = 'Anna' WHERE id = '1';
DELETE FROM wh.student WHERE id = '3';
INSERT INTO wh.student VALUES ('4', 'Di', '101', '2022-01-10', NULL);
UPDATE wh.contact SET language = 'spa' WHERE id IN ('a', 'b');
DELETE FROM wh.link WHERE court_order;
SELECT * FROM minibot.refresh_roster();
SELECT s.student_id, s.first_name, s.ctid = w.place AS untouched
FROM minibot.student AS s LEFT JOIN written AS w USING (student_id) ORDER BY 1;
SELECT contact_id, language FROM minibot.contact ORDER BY 1;
SELECT * FROM minibot.student_contact ORDER BY 1, 2;

-- A district's own word for a language
INSERT INTO minibot.language_name (name, language) VALUES ('klingon', 'tlh');
SELECT changed FROM minibot.refresh_roster() WHERE kind = 'contact';

-- A table that is gone stops the refresh and leaves the roster whole
DROP TABLE wh.link;
UPDATE wh.contact SET name = 'Rose' WHERE id = 'a';
SELECT * FROM minibot.refresh_roster();
SELECT count(*) AS links, (SELECT first_name FROM minibot.contact WHERE contact_id = 'a') AS contact FROM minibot.student_contact;
CREATE TABLE wh.link (student text, contact text, rank int, court_order boolean);
SELECT minibot.map_source('student_contact', 'wh.link', '{"student_id": "student", "contact_id": "contact"}');

-- Few rows may all go; a large roster is not emptied by a load in progress
DELETE FROM wh.contact;
SELECT removed FROM minibot.refresh_roster() WHERE kind = 'contact';
INSERT INTO wh.contact SELECT n, 'Contact ' || n FROM generate_series(1, 101) AS n;
SELECT added FROM minibot.refresh_roster() WHERE kind = 'contact';
TRUNCATE wh.contact;
SELECT * FROM minibot.refresh_roster() WHERE kind = 'contact';
SELECT count(*) AS contacts FROM minibot.contact;
ROLLBACK;
