-- test/bench/outreach_district.sql: a synthetic roster, straight into minibot's tables, and its attendance.
-- psql variables: families, last_day
--
-- Every family has one to three children and two contacts, four in ten families
-- read Spanish; one first contact in fifty has opted out or has no telephone to text.

INSERT INTO minibot.school
SELECT 'S' || n, 'School No. ' || n, '555-201-0101', 'America/Denver' FROM generate_series(0, 99) AS n;
CREATE TEMP TABLE child AS
SELECT 'P' || row_number() OVER () AS student_id, f AS family, 'S' || f % 100 AS school_id, (f + k) % 13 AS grade
FROM generate_series(1, :families) AS f, generate_series(0, (ARRAY[0, 0, 0, 1, 1, 2])[1 + f % 6]) AS k;
INSERT INTO minibot.student
SELECT student_id, (ARRAY['Ana', 'Luis', 'Maya', 'Noah', 'Alexandra'])[1 + family % 5] FROM child;
INSERT INTO minibot.enrollment SELECT student_id, school_id, '2025-08-25', NULL, grade FROM child;
INSERT INTO minibot.contact
SELECT 'C' || f || c, (ARRAY['Rosa', 'James', 'Linh'])[1 + f % 3], NULL, CASE WHEN f % 10 < 4 THEN 'es' ELSE 'en' END
FROM generate_series(1, :families) AS f, unnest('{a,b}'::text[]) AS c;
INSERT INTO minibot.contact_phone (contact_id, phone, can_text)
SELECT 'C' || f || c.name, '+1555' || 2000000 + f * 2 + c.n, f % 50 <> 0 OR c.n = 1
FROM generate_series(1, :families) AS f, (VALUES ('a', 0), ('b', 1)) AS c (name, n);
INSERT INTO minibot.student_contact (student_id, contact_id, relation, priority)
SELECT student_id, 'C' || family || c.name, 'Parent', c.n FROM child, (VALUES ('a', 1), ('b', 2)) AS c (name, n);
INSERT INTO minibot.opt_out (phone, opted_out_at, source)
SELECT '+1555' || 2000000 + f * 2, minibot.clock(), 'keyword' FROM generate_series(1, :families) AS f WHERE f % 50 = 1;

-- Attendance as exceptions only, mapped and read like a warehouse's: of 40 families no two miss the same share of days.
CREATE TABLE school_day AS
SELECT s.school_id, d::date AS date
FROM minibot.school AS s, generate_series('2025-08-25'::date, '2026-06-12', '1 day') AS d
WHERE extract(isodow FROM d) < 6;
CREATE TABLE absence AS
SELECT c.student_id, c.school_id, d.date, 'U' AS code
FROM child AS c JOIN school_day AS d ON d.school_id = c.school_id
WHERE d.date <= :'last_day' AND (d.date - date '2025-08-25') * 7919 % 100 < c.family % 40 * 3 / 4;
SELECT minibot.map_source('school', 'minibot.school', '{"school_id": "school_id", "name": "name"}');
SELECT minibot.map_source('student', 'minibot.student', '{"student_id": "student_id", "first_name": "first_name"}');
SELECT minibot.map_source('enrollment', 'minibot.enrollment',
	'{"student_id": "student_id", "school_id": "school_id", "grade": "grade", "entry_date": "entry_date"}');
SELECT minibot.map_source('calendar', 'school_day', '{"school_id": "school_id", "date": "date"}');
SELECT minibot.map_source('attendance', 'absence',
	'{"student_id": "student_id", "school_id": "school_id", "date": "date", "code": "code"}', '{"layout": "exceptions"}');
SELECT minibot.map_code('U', 'unexcused');
SELECT * FROM minibot.refresh_attendance();
ANALYZE;
