-- A district for the bench: :students students in :schools schools, a year of 180
-- days, a row a student and day; 7 % absences, spread over students as
-- Beta(1, 13), in spells: who was absent yesterday is so today three times in ten.
SELECT setseed(0.42);
CREATE SCHEMA district;
CREATE TABLE district.calendar AS
	SELECT 's' || lpad(s::text, 3, '0') AS school_id, d.day::date AS date, d.n, true AS is_instructional
	FROM generate_series(1, :schools) AS s,
		(SELECT day, row_number() OVER (ORDER BY day) AS n
		 FROM generate_series('2021-08-23'::timestamp, '2022-06-17', '1 day') AS day WHERE extract(isodow FROM day) < 6) AS d
	WHERE d.n <= 190;
CREATE TABLE district.enrollment AS
	SELECT 'S' || lpad(i::text, 7, '0') AS student_id, 's' || lpad((1 + i % :schools)::text, 3, '0') AS school_id,
		(i % 13)::text AS grade, '2021-08-23'::date AS entry_date, NULL::date AS exit_date,
		-- a Beta(1, 13) variate, from one and thirteen exponential ones
		(SELECT -ln(1 - random()) / (-ln(1 - random()) + sum(-ln(1 - random()))) FROM generate_series(1, 13) WHERE i > 0) AS chance
	FROM generate_series(1, :students) AS i;
CREATE TABLE district.attendance (student_id text NOT NULL, school_id text NOT NULL, date date NOT NULL, code text NOT NULL);
INSERT INTO district.attendance
	SELECT e.student_id, e.school_id, c.date,
		CASE WHEN hash.today < 0.7 * e.chance + 0.3 * (hash.yesterday < e.chance)::integer THEN CASE WHEN hash.today * 1e6 % 2 < 1 THEN 'E' ELSE 'U' END
			ELSE 'P' END
	FROM district.calendar AS c JOIN district.enrollment AS e USING (school_id)
	CROSS JOIN LATERAL (SELECT
		(hashtextextended(e.student_id, c.n) & 1048575) / 1048576.0 AS today,
		(hashtextextended(e.student_id, c.n - 1) & 1048575) / 1048576.0 AS yesterday) AS hash
	WHERE c.n <= 180
	ORDER BY c.date, e.student_id;
ALTER TABLE district.attendance ADD PRIMARY KEY (student_id, date);
-- The same without its present rows, as Ed-Fi keeps it.
CREATE TABLE district.event AS SELECT * FROM district.attendance WHERE code <> 'P';
CREATE INDEX ON district.event (student_id, date);
VACUUM ANALYZE;

CREATE EXTENSION minibot;
SELECT minibot.map_source('attendance', 'district.attendance',
		'{"student_id": "student_id", "school_id": "school_id", "date": "date", "code": "code"}'),
	minibot.map_source('enrollment', 'district.enrollment', '{"student_id": "student_id", "school_id": "school_id",
		"grade": "grade", "entry_date": "entry_date", "exit_date": "exit_date"}'),
	minibot.map_source('calendar', 'district.calendar',
		'{"school_id": "school_id", "date": "date", "is_instructional": "is_instructional"}'),
	minibot.map_code('P', 'present'), minibot.map_code('E', 'excused'), minibot.map_code('U', 'unexcused');
