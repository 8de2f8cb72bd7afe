-- test/soak/district.sql: a district's warehouse, made up, and what families are going to write.
-- psql variables: students, texts, direct (percent of the texts that a web gateway hands over), last_day (of the
-- attendance that is there already), seed
--
-- Absences only, 7 % on average, spread over students as Beta(1, 13).  Families of one to three children have two
-- contacts each, four in ten read Spanish; of one family in 200 the second contact may be told nothing.

CREATE SCHEMA district;
-- The same for the same seed, on any machine; 0 to 1
CREATE FUNCTION district.chance(what text, salt integer) RETURNS double precision
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN (hashtextextended(what, salt) & 1048575) / 1048576.0;

CREATE TABLE district.family AS
SELECT f, CASE WHEN f % 10 < 4 THEN 'Spanish' ELSE 'English' END AS language
FROM generate_series(1, (:students * 3 + 4) / 5) AS f;
CREATE TABLE district.school AS
SELECT 's' || lpad(n::text, 4, '0') AS school_id, 'School No. ' || n AS name, '202-555-0101' AS phone
FROM generate_series(0, :students / 1000 + 3) AS n;
CREATE TABLE district.student AS
SELECT 'S' || lpad(n::text, 7, '0') AS student_id,
	(ARRAY['Ana', 'Diego', 'Emma', 'Jayden', 'Liam', 'Mia', 'Noah', 'Sofia', 'Tyler', 'Zoe'])[1 + n % 10] AS first_name,
	f, 1 - power(1 - district.chance('S' || n, :seed), 1 / 13.0) AS chance	-- the inverse of Beta(1, 13)'s distribution
FROM (SELECT row_number() OVER (ORDER BY k, f) AS n, f
	  FROM district.family CROSS JOIN LATERAL generate_series(1, (ARRAY[1, 1, 1, 2, 2, 3])[1 + f % 6]) AS k) AS child
WHERE n <= :students;
ALTER TABLE district.student ADD PRIMARY KEY (student_id);
CREATE TABLE district.enrollment AS
SELECT student_id, 's' || lpad((f % (:students / 1000 + 4))::text, 4, '0') AS school_id, (f % 13)::text AS grade,
	date '2025-08-25' AS entry_date, NULL::date AS exit_date
FROM district.student;
CREATE INDEX ON district.enrollment (student_id);
-- The first three digits go round: a provider's rule for one of them is for one telephone in 65.
CREATE FUNCTION district.phone(n integer) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN '+1202' || 420 + n % 65 || lpad((n / 65)::text, 4, '0');
CREATE TABLE district.guardian AS
SELECT 'G' || f || c.name AS guardian_id, f, (ARRAY['Rosa', 'James', 'Linh'])[1 + f % 3] AS first_name, language,
	district.phone(2 * f + c.n) AS phone, c.n + 1 AS call_order
FROM district.family, (VALUES ('a', 0), ('b', 1)) AS c (name, n);
CREATE VIEW district.student_guardian AS
SELECT s.student_id, g.guardian_id, g.call_order, g.call_order = 2 AND s.f % 200 = 0 AS court_order
FROM district.student AS s JOIN district.guardian AS g USING (f);
CREATE TABLE district.school_day AS
SELECT s.school_id, d.day::date AS date, row_number() OVER (PARTITION BY s.school_id ORDER BY d.day) AS n,
	true AS is_instructional
FROM district.school AS s, generate_series(timestamp '2025-08-25', '2026-06-12', '1 day') AS d (day)
WHERE extract(isodow FROM d.day) < 6;
ALTER TABLE district.school_day ADD PRIMARY KEY (school_id, date);
CREATE TABLE district.absence (
	student_id text NOT NULL, school_id text NOT NULL, date date NOT NULL, code text NOT NULL);
INSERT INTO district.absence
SELECT s.student_id, e.school_id, d.date, CASE WHEN (s.f + k) % 9 = 0 THEN 'T' WHEN k % 2 = 0 THEN 'E' ELSE 'U' END
FROM district.student AS s JOIN district.enrollment AS e USING (student_id)
CROSS JOIN (
	SELECT count(*) AS days FROM district.school_day WHERE school_id = 's0000' AND date <= :'last_day') AS y
CROSS JOIN LATERAL generate_series(
	1, (s.chance * y.days + district.chance(s.student_id, :seed + 1))::integer) AS k
-- 37 goes through all days before it comes back
JOIN district.school_day AS d ON d.school_id = e.school_id
	AND d.n = 1 + ((district.chance(s.student_id, :seed + 2) * 1000)::integer + k * 37) % y.days;
ALTER TABLE district.absence ADD PRIMARY KEY (student_id, date);
CREATE INDEX ON district.absence (date);

-- What is going to be written, in this order: by whom, and how it reaches us.
CREATE SCHEMA soak;
CREATE TABLE soak.said (n integer PRIMARY KEY, body text NOT NULL);
INSERT INTO soak.said SELECT row_number() OVER () - 1, body FROM (VALUES
	(20, 'how many days has my son missed?'), (10, 'cuantos dias ha faltado mi hija'),
	(12, 'my daughter is sick and will be absent today'), (6, 'mi hijo no va a la escuela hoy, tiene calentura'),
	(10, 'what time does school start'), (5, 'a que hora abren'), (5, 'where is the bus'),
	(7, 'thank you'), (3, 'gracias'), (3, 'we have no food at home'), (2, 'no tenemos comida en la casa'),
	(3, 'HELP'), (3, 'STOP'), (2, 'please don''t text me anymore'), (3, 'START'), (3, '1'), (2, 'bus'),
	(1, 'i want to kill myself'), (1, 'Liked “You can help: every day counts.”'),
	(4, 'is the asbestos report for the gym roof public?'), (5, 'blorp zzz qwerty')
) AS v (share, body), generate_series(1, share);
CREATE TABLE soak.inbound AS
SELECT t.n, CASE WHEN district.chance('stranger' || t.n, :seed) < 0.03 THEN '+1303' || 4200000 + t.n % 10000
		-- some write often
		ELSE district.phone(
			2 * (1 + floor(power(district.chance('who' || t.n, :seed), 1.5) * (:students * 3 / 5 - 1))::integer)
			+ (district.chance('second' || t.n, :seed) < 0.2)::integer) END AS phone,
	s.body, CASE WHEN district.chance('way' || t.n, :seed) * 100 < :direct THEN 'direct' ELSE 'provider' END AS way
FROM generate_series(1, :texts) AS t (n)
JOIN soak.said AS s ON s.n = floor(district.chance('said' || t.n, :seed) * (SELECT count(*) FROM soak.said));
ALTER TABLE soak.inbound ADD PRIMARY KEY (n);
-- Who wants texts again has not wanted them before.
UPDATE soak.inbound AS i SET phone = s.phone
FROM (SELECT coalesce(lag(phone, 3) OVER line, phone) AS phone, row_number() OVER line AS turn
	  FROM soak.inbound WHERE body = 'STOP' WINDOW line AS (ORDER BY n)) AS s
JOIN (SELECT n, row_number() OVER (ORDER BY n) AS turn FROM soak.inbound WHERE body = 'START') AS t USING (turn)
WHERE i.n = t.n;
CREATE TABLE soak.inbound_direct AS
SELECT row_number() OVER (ORDER BY n) - 1 AS turn, n FROM soak.inbound WHERE way = 'direct';
ALTER TABLE soak.inbound_direct ADD PRIMARY KEY (turn);
CREATE TABLE soak.inbound_provider AS
SELECT row_number() OVER (ORDER BY n) AS turn, n FROM soak.inbound WHERE way = 'provider';
ALTER TABLE soak.inbound_provider ADD PRIMARY KEY (turn);
ANALYZE;

-- A night's load: the day's absences, corrections of what came before, families that move.  Done again after a crash it
-- comes to the same.
CREATE PROCEDURE soak.load_night(day date, seed integer) LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO district.absence
	SELECT s.student_id, e.school_id, day,
		CASE WHEN district.chance(s.student_id || day, seed + 1) < 0.5 THEN 'U' ELSE 'E' END
	FROM district.student AS s
	JOIN district.enrollment AS e ON e.student_id = s.student_id
		AND day BETWEEN e.entry_date AND coalesce(e.exit_date, 'infinity')
	JOIN district.school_day AS d ON d.school_id = e.school_id AND d.date = day AND d.is_instructional
	WHERE district.chance(s.student_id || day, seed) < s.chance
	ON CONFLICT DO NOTHING;
	-- what parents' notes changed; absences that were none; some that were sent in late
	UPDATE district.absence AS a SET code = 'E'
	WHERE a.date BETWEEN day - 14 AND day - 1 AND a.code = 'U'
		AND district.chance(a.student_id || day || 'note', seed) < 0.01;
	DELETE FROM district.absence AS a
	WHERE a.date BETWEEN day - 14 AND day - 1 AND district.chance(a.student_id || day || 'error', seed) < 0.003;
	INSERT INTO district.absence
	SELECT e.student_id, e.school_id, d.date, 'U'
	FROM district.enrollment AS e JOIN district.school_day AS d ON d.school_id = e.school_id AND d.date = day - 7
	WHERE e.exit_date IS NULL AND district.chance(e.student_id || day || 'late', seed) < 0.0005
	ON CONFLICT DO NOTHING;
	COMMIT;
	-- two leave, and one of 15,000; of these most go on at the next school
	UPDATE district.enrollment AS e SET exit_date = day
	WHERE e.exit_date IS NULL AND e.entry_date <= day AND e.student_id IN (
		SELECT s.student_id FROM district.student AS s ORDER BY district.chance(s.student_id || day || 'moves', seed)
		LIMIT 2 + (SELECT count(*) / 15000 FROM district.student));
	INSERT INTO district.enrollment
	SELECT e.student_id, n.school_id, e.grade, day + 1, NULL
	FROM district.enrollment AS e
	CROSS JOIN LATERAL (
		SELECT s.school_id FROM district.school AS s WHERE s.school_id > e.school_id ORDER BY s.school_id LIMIT 1) AS n
	WHERE e.exit_date = day AND district.chance(e.student_id, seed) < 0.7 AND NOT EXISTS (
		SELECT FROM district.enrollment AS l WHERE l.student_id = e.student_id AND l.entry_date = day + 1);
	-- names that were corrected
	UPDATE district.guardian AS g SET first_name = split_part(g.first_name, ' ', 1) || ' ' || day
	WHERE district.chance(g.guardian_id || day, seed) < 0.0005;
	COMMIT;
END $$;
-- Snow: a school was closed on a day for which it had sent attendance already.
CREATE PROCEDURE soak.close_school(school text, day date) LANGUAGE sql
BEGIN ATOMIC
	UPDATE district.school_day AS d SET is_instructional = false WHERE d.school_id = school AND d.date = day;
END;
