-- What conversation.sh measures over: 20,000 families with 30,000 children, the starter kit, and what they text.
SELECT minibot.set_setting('district.name', 'Elm Schools'), minibot.set_setting('district.phone', '202-555-0199');

CREATE TABLE school AS SELECT 's' || n AS id, 'School ' || n AS name, '202-555-01' || n AS phone FROM generate_series(10, 59) AS n;
CREATE TABLE student AS
SELECT 'st' || n AS id, (ARRAY['Ana', 'Diego', 'Emma', 'Jayden', 'Liam', 'Mia', 'Noah', 'Sofia', 'Tyler', 'Zoe'])[1 + n % 10] AS first_name,
	   's' || 10 + (n % 20000) % 50 AS school, 'c' || n % 20000 AS guardian, n % 15 AS missed
FROM generate_series(1, 30000) AS n;
CREATE TABLE guardian AS
SELECT 'c' || n AS id, CASE WHEN n % 3 = 0 THEN 'es' ELSE 'en' END AS language, '+1202' || 2000000 + n AS phone FROM generate_series(0, 19999) AS n;
CREATE TABLE day AS
SELECT s.id AS school, d::date AS day, row_number() OVER (PARTITION BY s.id ORDER BY d) AS n
FROM school AS s, generate_series(timestamp '2025-08-25', '2026-02-01', '1 day') AS d WHERE extract(isodow FROM d) < 6;
CREATE TABLE absence AS
SELECT s.id AS student, s.school, d.day, 'A' AS code FROM student AS s JOIN day AS d ON d.school = s.school AND d.n <= s.missed;

SELECT minibot.map_source('school', 'school', '{"school_id": "id", "name": "name", "phone": "phone"}');
SELECT minibot.map_source('student', 'student', '{"student_id": "id", "first_name": "first_name"}');
SELECT minibot.map_source('enrollment', 'student',
	'{"student_id": "id", "school_id": "school", "entry_date": "date ''2025-08-25''"}');
SELECT minibot.map_source('contact', 'guardian', '{"contact_id": "id", "language": "language"}');
SELECT minibot.map_source('phone', 'guardian', '{"contact_id": "id", "phone": "phone"}');
SELECT minibot.map_source('student_contact', 'student', '{"student_id": "id", "contact_id": "guardian"}');
SELECT minibot.map_source('calendar', 'day', '{"school_id": "school", "date": "day"}');
SELECT minibot.map_source('attendance', 'absence',
	'{"student_id": "student", "school_id": "school", "date": "day", "code": "code"}', '{"layout": "exceptions"}');
SELECT minibot.map_code('A', 'unexcused');
SELECT minibot.refresh_roster();
SELECT minibot.refresh_attendance();
SELECT minibot.load_starter_kit();
SELECT minibot.train();

-- Of a hundred texts: questions about absences, reports of them, other questions, thanks, needs, keywords, and what no bot answers.
CREATE TABLE said (n integer PRIMARY KEY, body text);
INSERT INTO said SELECT row_number() OVER () - 1, body FROM (VALUES
	(25, 'how many days has my son missed?'), (10, 'cuantos dias ha faltado mi hija'), (15, 'my daughter is sick and will be absent today'),
	(5, 'mi hijo no va a la escuela hoy, tiene calentura'), (10, 'what time does school start'), (5, 'where is the bus'),
	(8, 'thank you'), (4, 'we have no food at home'), (5, 'HELP'), (2, 'STOP'), (1, 'START'), (10, 'blorp zzz qwerty')
) AS v (share, body), generate_series(1, share);
ANALYZE;
