-- test/demo/district.sql: a made-up district's data warehouse, as its vendor
-- might have laid it out: a row per student and day, codes of its own.
-- Drawn with a fixed seed, so that the demo tells the same story every time.
--
-- psql variables: families (default 700), last_day (last day in attendance)

\set QUIET on
SET client_min_messages = warning;
SELECT setseed(0.21) \g /dev/null

CREATE SCHEMA warehouse;
SET search_path = warehouse;

CREATE TABLE building (bldg_no text PRIMARY KEY, bldg_name text, office_phone text, tz text);
INSERT INTO building VALUES
	('101', 'Cedar Elementary School', '(555) 201-0101', 'America/Denver'),
	('102', 'Juniper Middle School', '(555) 201-0102', 'America/Denver'),
	('103', 'Pinyon High School', '(555) 201-0103', 'America/Denver');

CREATE TABLE school_day (bldg_no text, day date, day_type text, PRIMARY KEY (bldg_no, day));
INSERT INTO school_day
SELECT b.bldg_no, d::date, CASE
		WHEN d::date IN ('2025-09-01', '2025-10-13', '2026-01-19', '2026-02-16') THEN 'HOLIDAY'
		WHEN d::date BETWEEN '2025-11-26' AND '2025-11-28' OR d::date BETWEEN '2025-12-22' AND '2026-01-02'
			OR d::date BETWEEN '2026-03-23' AND '2026-03-27' THEN 'BREAK'
		WHEN d::date = '2026-01-26' THEN 'SNOW'
		ELSE 'SCHOOL' END
FROM building AS b, generate_series('2025-08-25'::date, '2026-06-12', '1 day') AS d
WHERE extract(isodow FROM d) < 6;

-- A family has one household, one or two guardians and one to three children.
CREATE TEMP TABLE family AS
SELECT f AS family_no, 1 + floor(random() * random() * 3)::int AS children, 1 + (random() < 0.6)::int AS adults,
	CASE WHEN random() < 0.35 THEN 'es' ELSE 'en' END AS home_language,
	(ARRAY['Garcia', 'Nguyen', 'Smith', 'Martinez', 'Johnson', 'Lopez', 'Begay', 'Brown', 'Hernandez', 'Ali', 'Davis',
		'Romero', 'Wilson', 'Torres', 'Yazzie', 'Clark', 'Vigil', 'Baca', 'Young', 'Reyes'])[1 + floor(random() * 20)::int]
		AS surname,
	-- Most families miss little; a few miss very much.
	CASE WHEN random() < 0.72 THEN 0.01 + 0.05 * random() ELSE 0.05 + 0.25 * random() * random() END AS absence_rate
FROM generate_series(1, :families) AS f;

CREATE TABLE pupil (pupil_no text PRIMARY KEY, given_name text, surname text, dob date);
CREATE TABLE membership (pupil_no text, bldg_no text, grade_level text, start_date date, end_date date);
CREATE TEMP TABLE child AS
SELECT 'P' || (100000 + row_number() OVER (ORDER BY family_no, child_no)) AS pupil_no, family_no, surname, absence_rate,
	floor(random() * 13)::int AS grade,
	(ARRAY['Ana', 'Luis', 'Maya', 'Noah', 'Sofia', 'Diego', 'Emma', 'Mateo', 'Olivia', 'Jayden', 'Camila', 'Liam', 'Zoe',
		'Daniel', 'Elena', 'Isaac', 'Lucia', 'Ethan', 'Ruby', 'Gabriel'])[1 + floor(random() * 20)::int] AS given_name
FROM family, generate_series(1, children) AS child_no;
INSERT INTO pupil SELECT pupil_no, given_name, surname, make_date(2020 - grade, 1, 15) + floor(random() * 330)::int
FROM child;
INSERT INTO membership
SELECT pupil_no, CASE WHEN grade < 6 THEN '101' WHEN grade < 9 THEN '102' ELSE '103' END,
	CASE grade WHEN 0 THEN 'K' ELSE grade::text END, '2025-08-25', NULL
FROM child;

CREATE TABLE guardian (guardian_no text PRIMARY KEY, given_name text, surname text, home_language text);
CREATE TABLE guardian_phone (guardian_no text, phone text, phone_type text, call_order int);
CREATE TABLE pupil_guardian (pupil_no text, guardian_no text, relationship text, contact_order int, lives_with boolean,
	court_order boolean);
CREATE TEMP TABLE adult AS
SELECT 'G' || (family_no * 10 + adult_no) AS guardian_no, family_no, adult_no, surname, home_language,
	(ARRAY['Rosa', 'James', 'Linh', 'Maria', 'Carmen', 'Sarah', 'David', 'Jose', 'Aisha', 'Karen'])[1 + floor(random() * 10)::int]
		AS given_name
FROM family, generate_series(1, adults) AS adult_no;
INSERT INTO guardian SELECT guardian_no, given_name, surname, home_language FROM adult;
INSERT INTO guardian_phone
SELECT guardian_no, format('(555) %s-%s', 300 + family_no / 1000, lpad((family_no * 10 % 10000 + adult_no)::text, 4, '0')),
	CASE WHEN random() < 0.92 THEN 'CELL' ELSE 'HOME' END, 1
FROM adult;
INSERT INTO pupil_guardian
SELECT pupil_no, guardian_no, CASE adult_no WHEN 1 THEN 'Mother' ELSE 'Father' END, adult_no, adult_no = 1 OR random() < 0.7,
	adult_no = 2 AND random() < 0.03
FROM child JOIN adult USING (family_no);

-- A row per pupil and school day: P present, T tardy, E excused, U unexcused, S suspended.
CREATE TABLE daily_attendance (pupil_no text, bldg_no text, day date, att_code text);
INSERT INTO daily_attendance
SELECT pupil_no, m.bldg_no, d.day, CASE
		WHEN random() < absence_rate THEN CASE WHEN random() < 0.5 THEN 'E' WHEN random() < 0.97 THEN 'U' ELSE 'S' END
		WHEN random() < 0.04 THEN 'T'
		ELSE 'P' END
FROM child JOIN membership AS m USING (pupil_no) JOIN school_day AS d USING (bldg_no)
WHERE d.day_type = 'SCHOOL' AND d.day <= :'last_day';
CREATE INDEX ON daily_attendance (pupil_no, day);
ANALYZE;

-- The year before: the same children a grade lower, at the school of that grade, and a little better than this year.
INSERT INTO school_day
SELECT b.bldg_no, d::date, CASE
		WHEN d::date IN ('2024-09-02', '2024-10-14', '2025-01-20', '2025-02-17') THEN 'HOLIDAY'
		WHEN d::date BETWEEN '2024-11-27' AND '2024-11-29' OR d::date BETWEEN '2024-12-23' AND '2025-01-03'
			OR d::date BETWEEN '2025-03-24' AND '2025-03-28' THEN 'BREAK'
		ELSE 'SCHOOL' END
FROM building AS b, generate_series('2024-08-26'::date, '2025-06-13', '1 day') AS d
WHERE extract(isodow FROM d) < 6;

INSERT INTO membership
SELECT pupil_no, CASE WHEN grade < 7 THEN '101' WHEN grade < 10 THEN '102' ELSE '103' END,
	CASE grade WHEN 1 THEN 'K' ELSE (grade - 1)::text END, '2024-08-26', '2025-06-13'
FROM child WHERE grade > 0;

-- Mondays and Fridays are missed more, and so are the weeks of the flu; this winter's was the worse.
INSERT INTO daily_attendance
SELECT pupil_no, m.bldg_no, d.day, CASE
		WHEN random() < absence_rate * 0.94 * CASE extract(isodow FROM d.day) WHEN 1 THEN 1.15 WHEN 5 THEN 1.25 ELSE 0.85 END
			* CASE WHEN d.day BETWEEN '2025-01-27' AND '2025-02-14' THEN 1.5 ELSE 1 END
			THEN CASE WHEN random() < 0.5 THEN 'E' WHEN random() < 0.97 THEN 'U' ELSE 'S' END
		WHEN random() < 0.04 THEN 'T'
		ELSE 'P' END
FROM child JOIN membership AS m USING (pupil_no) JOIN school_day AS d USING (bldg_no)
WHERE d.day_type = 'SCHOOL' AND d.day BETWEEN m.start_date AND m.end_date;
UPDATE daily_attendance AS a SET att_code = 'E'
FROM child AS c
WHERE c.pupil_no = a.pupil_no AND a.att_code = 'P' AND random() < c.absence_rate
	AND (extract(isodow FROM a.day) = 5 AND random() < 0.35 OR extract(isodow FROM a.day) = 1 AND random() < 0.2
		OR a.day BETWEEN '2026-01-27' AND '2026-02-20' AND random() < 0.6)
	AND a.day > '2025-08-01';
ANALYZE;
