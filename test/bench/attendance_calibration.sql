-- How well chronic_probability tells: generated years with what the model doesn't
-- know (spells of absence, chances that drift through the year), predicted on
-- days 40, 90 and 140 and compared with the year's end.
SELECT setseed(0.17);
CREATE SCHEMA district;
CREATE TABLE district.calendar AS
	SELECT y.year, 'one'::text AS school_id, d.day::date AS date, row_number() OVER (PARTITION BY y.year ORDER BY d.day) AS n
	FROM (VALUES (2021), (2022)) AS y (year),
		generate_series(make_date(y.year - 1, 8, 23)::timestamp, make_date(y.year, 6, 10), '1 day') AS d (day)
	WHERE extract(isodow FROM d.day) < 6;
DELETE FROM district.calendar WHERE n > 180;
CREATE TABLE district.enrollment AS
	SELECT y.year || '-' || i AS student_id, 'one'::text AS school_id, (i % 4)::text AS grade, y.year, i,
		make_date(y.year - 1, 8, 1) AS entry_date, make_date(y.year, 6, 30) AS exit_date,
		(SELECT -ln(1 - random()) / (-ln(1 - random()) + sum(-ln(1 - random()))) FROM generate_series(1, 10 + 2 * (i % 4)) WHERE i > 0) AS chance,
		0.6 + 0.8 * random() AS drift
	FROM generate_series(1, 20000) AS i, (VALUES (2021), (2022)) AS y (year);
CREATE TABLE district.attendance (student_id text, date date, code text);
DO $$
DECLARE
	today record;
BEGIN
	CREATE TEMPORARY TABLE yesterday AS SELECT student_id, year, chance, drift, false AS absent FROM district.enrollment;
	FOR today IN SELECT * FROM district.calendar ORDER BY date LOOP
		-- Absent yesterday: again three times in ten, beside the chance of any day, which the drift moves.
		UPDATE yesterday SET absent = random() < least(0.95, 0.75 * chance * (drift + (1 - drift) * today.n / 90.0) + 0.3 * absent::integer)
		WHERE year = today.year;
		INSERT INTO district.attendance SELECT student_id, today.date, 'U' FROM yesterday WHERE absent AND year = today.year;
	END LOOP;
END
$$;
-- Every school submits on the last day.
INSERT INTO district.attendance SELECT year || '-1', max(date), 'U' FROM district.calendar GROUP BY year;
CREATE EXTENSION minibot;
SELECT minibot.map_source('attendance', 'district.attendance', '{"student_id": "student_id", "date": "date", "code": "code", "school_id": "''one''"}',
		'{"layout": "exceptions"}'),
	minibot.map_source('enrollment', 'district.enrollment', '{"student_id": "student_id", "school_id": "school_id",
		"grade": "grade", "entry_date": "entry_date", "exit_date": "exit_date"}'),
	minibot.map_source('calendar', 'district.calendar', '{"school_id": "school_id", "date": "date"}'),
	minibot.map_code('U', 'unexcused') \g /dev/null
SELECT minibot.refresh_attendance() \g /dev/null
CREATE TABLE prediction AS
	SELECT c.n AS day, p.student_id, p.chronic_probability AS predicted, p.is_chronic AS now, e.is_chronic AS outcome
	FROM (SELECT n, date FROM district.calendar WHERE year = 2022 AND n IN (40, 90, 140)) AS c
	CROSS JOIN LATERAL minibot.student_risk_as_of(c.date) AS p
	JOIN minibot.student_risk AS e USING (student_id);
\pset format aligned
\pset tuples_only off
\pset footer off
SELECT day, count(*) AS students, round(avg(outcome::int), 4) AS "chronic at the end",
	round(avg((predicted - outcome::int) ^ 2)::numeric, 4) AS "Brier, ours",
	round(avg((now::int - outcome::int) ^ 2)::numeric, 4) AS "carried forward",
	round(avg((b.rate - outcome::int) ^ 2)::numeric, 4) AS "base rate",
	CASE WHEN avg((predicted - outcome::int) ^ 2) < least(avg((now::int - outcome::int) ^ 2), avg((b.rate - outcome::int) ^ 2))
		THEN 'beats both' ELSE 'DOES NOT' END AS verdict
FROM prediction, (SELECT avg(is_chronic::int)::float8 AS rate FROM minibot.student_risk_as_of('2021-06-30')) AS b
GROUP BY day ORDER BY day;
SELECT concat(width_bucket(predicted, 0, 1.0000001, 10) * 10 - 10, ' - ', width_bucket(predicted, 0, 1.0000001, 10) * 10, ' %') AS "predicted on day 90",
	count(*) AS students, round(avg(predicted)::numeric, 3) AS "mean predicted", round(avg(outcome::int), 3) AS "came true"
FROM prediction WHERE day = 90 GROUP BY width_bucket(predicted, 0, 1.0000001, 10) ORDER BY min(predicted);
