-- test/bench/outreach_district.sql: a synthetic roster, straight into minibot's tables.
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

-- A year of school; 40 different years of a student, so that one in four is in each tier, given out in turn.
CREATE TEMP TABLE school_day AS
SELECT d::date AS day FROM generate_series('2025-08-25'::date, '2026-06-12', '1 day') AS d
WHERE extract(isodow FROM d) < 6;
INSERT INTO minibot.school_calendar (school_id, school_year, taught, closed, submitted_through)
SELECT s.school_id, 2026, (SELECT minibot.attendance_agg(day, 'present') FROM school_day), 'empty', :'last_day'
FROM minibot.school AS s;
CREATE TEMP TABLE pattern AS
SELECT n, minibot.attendance_agg(d.day, CASE WHEN (d.day - date '2025-08-25') * 7919 % 100 < n * 3 / 4
		THEN 'unexcused' ELSE 'present' END::minibot.attendance_status) AS days
FROM generate_series(0, 39) AS n, school_day AS d GROUP BY n;
INSERT INTO minibot.student_days (student_id, school_id, school_year, is_only_school, grade, days)
SELECT c.student_id, c.school_id, 2026, true, c.grade, p.days
FROM child AS c JOIN pattern AS p ON p.n = c.family % 40;
ANALYZE;
