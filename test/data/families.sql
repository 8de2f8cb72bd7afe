-- The families of stories.txt: two schools, and every kind of household that a conversation has to get right.

SELECT minibot.set_setting('district.name', 'Elm Schools'), minibot.set_setting('district.phone', '202-555-0199'),
	   minibot.set_setting('district.time_zone', 'America/New_York');

CREATE TABLE public.school (id text, name text, phone text);
INSERT INTO public.school VALUES ('lincoln', 'Lincoln Elementary', '202-555-0190'), ('roosevelt', 'Roosevelt Middle', NULL);

-- How many of the 110 days so far each has missed.
CREATE TABLE public.student (id text, first_name text, last_name text, born date, school text, left_on date, missed integer);
INSERT INTO public.student VALUES
	('diego', 'Diego', 'Ruiz', '2016-05-01', 'lincoln', NULL, 0),
	('emma', 'Emma', 'Hill', '2017-02-03', 'lincoln', NULL, 1),
	('liam', 'Liam', 'Hill', '2013-09-09', 'roosevelt', NULL, 8),
	('ben', 'Bennett', 'Park', '2016-01-01', 'lincoln', NULL, 8),
	('zoe', 'Zoë', 'Park', '2018-01-01', 'lincoln', NULL, 2),
	('sofia', 'Sofia', 'Vega', '2015-07-07', 'lincoln', NULL, 5),
	('mia', 'Mia', 'Kim', '2013-03-03', 'roosevelt', NULL, 9),
	('tyler', 'Tyler', 'Stone', '2007-12-12', 'roosevelt', NULL, 6),
	('noah', 'Noah', 'Gray', '2016-08-08', 'lincoln', NULL, 1),
	('ivy', 'Ivy', 'Moore', '2015-04-04', 'lincoln', '2026-01-15', 5);

CREATE TABLE public.guardian (id text, first_name text, language text);
INSERT INTO public.guardian VALUES
	('rosa', 'Rosa', 'es'), ('john', 'John', 'en'), ('grace', 'Grace', 'en'), ('maria', 'Maria', 'es'),
	('carlos', 'Carlos', 'en'), ('pat', 'Pat', 'en'), ('kim', 'Kim', 'en'), ('lee', 'Lee', 'en'), ('tyler', 'Tyler', 'en'),
	('olga', 'Olga', 'en'), ('nick', 'Nick', 'en'), ('iris', 'Iris', 'en');
CREATE TABLE public.telephone (guardian text, number text);
INSERT INTO public.telephone VALUES
	('rosa', '202-555-0101'), ('john', '202-555-0102'), ('grace', '202-555-0103'), ('maria', '202-555-0104'),
	('carlos', '202-555-0105'), ('pat', '202-555-0106'), ('kim', '202-555-0107'), ('lee', '202-555-0107'),
	('tyler', '202-555-0108'), ('olga', '202-555-0109'), ('iris', '202-555-0110');
-- Nick has no telephone; Kim and Lee share one; Pat may be told nothing about Sofia.
CREATE TABLE public.relation (student text, guardian text, relation text, is_restricted boolean);
INSERT INTO public.relation VALUES
	('diego', 'rosa', 'Mother', false), ('emma', 'john', 'Father', false), ('liam', 'john', 'Father', false),
	('ben', 'grace', 'Mother', false), ('zoe', 'grace', 'Mother', false), ('sofia', 'maria', 'Mother', false),
	('sofia', 'carlos', 'Father', false), ('sofia', 'pat', 'Other', true), ('mia', 'kim', 'Mother', false),
	('mia', 'lee', 'Father', false), ('tyler', 'tyler', 'Self', false), ('noah', 'olga', 'Mother', false),
	('noah', 'nick', 'Father', false), ('ivy', 'iris', 'Mother', false);

-- 110 school days up to last week; every child was absent on the first of them.
CREATE TABLE public.day AS
SELECT d::date AS day, row_number() OVER (ORDER BY d) AS n
FROM generate_series(timestamp '2025-09-29', '2026-06-12', '1 day') AS d WHERE extract(isodow FROM d) < 6 LIMIT 110;
CREATE TABLE public.attendance AS
SELECT s.id AS student, s.school, d.day, CASE WHEN d.n <= s.missed THEN 'A' ELSE 'P' END AS code
FROM public.student AS s JOIN public.day AS d ON s.left_on IS NULL OR d.day <= s.left_on;

SELECT minibot.map_source('school', 'public.school', '{"school_id": "id", "name": "name", "phone": "phone"}');
SELECT minibot.map_source('student', 'public.student',
	'{"student_id": "id", "first_name": "first_name", "last_name": "last_name", "birth_date": "born"}');
SELECT minibot.map_source('enrollment', 'public.student',
	'{"student_id": "id", "school_id": "school", "entry_date": "date ''2025-08-25''", "exit_date": "left_on"}');
SELECT minibot.map_source('contact', 'public.guardian', '{"contact_id": "id", "first_name": "first_name", "language": "language"}');
SELECT minibot.map_source('phone', 'public.telephone', '{"contact_id": "guardian", "phone": "number"}');
SELECT minibot.map_source('student_contact', 'public.relation',
	'{"student_id": "student", "contact_id": "guardian", "relation": "relation", "is_restricted": "is_restricted"}');
CREATE VIEW public.school_day AS SELECT s.id AS school, d.day FROM public.school AS s CROSS JOIN public.day AS d;
SELECT minibot.map_source('calendar', 'public.school_day', '{"school_id": "school", "date": "day"}');
SELECT minibot.map_source('attendance', 'public.attendance',
	'{"student_id": "student", "school_id": "school", "date": "day", "code": "code"}', '{"layout": "daily"}');
SELECT minibot.map_code('P', 'present'), minibot.map_code('A', 'unexcused');

SET minibot.clock = '2026-03-02 12:00 America/New_York';
SELECT minibot.refresh_roster();
SELECT minibot.refresh_attendance();

INSERT INTO minibot.staff (phone, name, school_id, kinds, on_call) VALUES
	('+12025550171', 'Dean Diaz', NULL, '{crisis,safety}', true),
	('+12025550172', 'Clerk Cole', 'lincoln', '{attendance}', false);
