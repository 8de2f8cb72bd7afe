-- track_attendance(): after any sequence of changes to the warehouse calendars
-- are what a rebuild from nothing makes of it.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS minibot;
BEGIN;
SET LOCAL search_path = pg_catalog, pg_temp;
SET LOCAL datestyle = 'ISO';
SET LOCAL minibot.clock = '2022-01-20 12:00+00';
CREATE SCHEMA district;
CREATE TABLE district.attendance (code text, day date, pupil integer, school text, part real);
CREATE INDEX ON district.attendance ((pupil::text));
CREATE TABLE district.enrollment (pupil integer, school text, grade text, entered date, left_on date, main boolean DEFAULT true);
CREATE TABLE district.calendar (school text, day date, open boolean);
SELECT minibot.map_code('P', 'present'), minibot.map_code('T', 'tardy'), minibot.map_code('A', 'unexcused'),
	minibot.map_code('H', 'excused', 0.5);

-- What the calendars are, as text: calendars by student and how far each school has submitted.
CREATE FUNCTION district.state() RETURNS TABLE (line text) LANGUAGE sql AS $$
	SELECT concat_ws(' ', d.student_id, d.school_id, d.school_year, d.is_only_school, coalesce(d.grade, '-'), d.days)
	FROM minibot.student_days AS d
	UNION ALL
	SELECT concat_ws(' ', s.school_id, s.school_year, s.taught, s.closed, s.submitted_through)
	FROM minibot.school_calendar AS s WHERE s.submitted_through IS NOT NULL
$$;

-- Compare what tracking has kept with a rebuild from nothing; the lines that differ.
CREATE FUNCTION district.differences() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
	kept text[] := ARRAY(SELECT line FROM district.state());
	n bigint;
	lines text;
BEGIN
	DELETE FROM minibot.student_days;
	DELETE FROM minibot.school_calendar;
	PERFORM minibot.refresh_attendance();
	SELECT count(*), string_agg(line, E'\n') INTO n, lines FROM (
		(SELECT 'kept ' || k AS line FROM unnest(kept) AS k WHERE k NOT IN (SELECT line FROM district.state())) UNION ALL
		(SELECT 'made ' || line FROM district.state() WHERE line <> ALL (kept))) AS d;
	IF n > 0 THEN
		RAISE WARNING E'lines differ:\n%', lines;
	END IF;
	RETURN n;
END
$$;

CREATE FUNCTION district.any_school() RETURNS text LANGUAGE sql AS $$ SELECT 's' || (1 + floor(random() * 3))::integer $$;
CREATE FUNCTION district.any_day() RETURNS date LANGUAGE sql AS
	$$ SELECT '2022-01-03'::date + (random() * random() * 25)::integer $$;
CREATE FUNCTION district.any_code() RETURNS text LANGUAGE sql AS
	$$ SELECT (ARRAY['P', 'P', 'P', 'P', 'T', 'A', 'H'])[1 + floor(random() * 7)] $$;

-- One random change to the warehouse; what was done.
CREATE FUNCTION district.change() RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	pick integer := floor(random() * 16);
	a date := district.any_day();
	s text := district.any_school();
	p integer := 1 + floor(random() * 12);
	next_day date := (SELECT coalesce(max(t.day) + 1, '2022-01-03') FROM district.attendance AS t WHERE t.school = s);
BEGIN
	CASE
		WHEN pick < 4 THEN			-- a school's next day, as a nightly load brings it, perhaps without somebody
			INSERT INTO district.attendance (code, day, pupil, school)
			SELECT district.any_code(), next_day, e.pupil, e.school FROM district.enrollment AS e
			WHERE e.school = s AND random() < 0.95;
		WHEN pick = 4 THEN			-- the same for all schools
			INSERT INTO district.attendance (code, day, pupil, school)
			SELECT district.any_code(), a, e.pupil, e.school FROM district.enrollment AS e;
		WHEN pick = 5 THEN			-- one late row, of whomever
			INSERT INTO district.attendance VALUES (district.any_code(), a, p, s, CASE WHEN random() < 0.3 THEN 0.5 END);
		WHEN pick = 6 THEN			-- rows of several days
			INSERT INTO district.attendance SELECT district.any_code(), a + i, p, s FROM generate_series(0, 7) AS i;
		WHEN pick = 7 THEN
			UPDATE district.attendance AS t SET code = district.any_code() WHERE t.pupil = p;
		WHEN pick = 8 THEN
			UPDATE district.attendance AS t SET day = a WHERE t.day = district.any_day();
		WHEN pick = 9 THEN
			DELETE FROM district.attendance AS t WHERE t.day = a AND random() < 0.5;
		WHEN pick = 10 THEN			-- a school takes its last days back
			DELETE FROM district.attendance AS t WHERE t.school = s AND t.day >= next_day - 2;
		WHEN pick = 11 THEN
			INSERT INTO district.enrollment VALUES (p, s, (random() * 9)::integer, a, CASE WHEN random() < 0.5 THEN a + 9 END);
		WHEN pick = 12 THEN
			UPDATE district.enrollment AS e SET left_on = a, school = district.any_school() WHERE e.pupil = p;
		WHEN pick = 13 THEN
			DELETE FROM district.enrollment AS e WHERE e.pupil = p AND random() < 0.5;
		WHEN pick = 14 THEN			-- a weather day, or a make-up day
			UPDATE district.calendar AS c SET open = NOT c.open WHERE c.day = a AND (c.school = s OR random() < 0.3);
		ELSE
			DELETE FROM district.calendar AS c WHERE c.day = a AND c.school = s;
			INSERT INTO district.calendar VALUES (s, a + 1, random() < 0.5);
	END CASE;
	RETURN pick;
END
$$;

-- Begin with a district, make many changes, compare after every third.
CREATE FUNCTION district.trial(seed double precision, changes integer) RETURNS TABLE (made integer, that_differ integer, days integer)
	LANGUAGE plpgsql AS $$
DECLARE
	pick text;
	n bigint;
BEGIN
	PERFORM setseed(seed), minibot.untrack_attendance();
	DELETE FROM minibot.student_days;
	DELETE FROM minibot.school_calendar;
	TRUNCATE district.attendance, district.enrollment, district.calendar;
	INSERT INTO district.calendar SELECT 's' || s, d, extract(isodow FROM d) < 6
	FROM generate_series(1, 3) AS s, generate_series('2022-01-03'::timestamp, '2022-02-11', '1 day') AS d;
	INSERT INTO district.enrollment SELECT i, 's' || (1 + i % 3), i % 5, '2022-01-03' FROM generate_series(1, 9) AS i;
	PERFORM minibot.track_attendance();
	made := 0;
	that_differ := 0;
	FOR i IN 1 .. changes LOOP
		pick := concat_ws(', ', pick, district.change());
		made := made + 1;
		CONTINUE WHEN i % 3 > 0;
		n := district.differences();
		IF n > 0 THEN
			that_differ := that_differ + 1;
			RAISE WARNING 'seed %, change % (kinds %): % lines differ', seed, i, pick, n;
		END IF;
		pick := NULL;
	END LOOP;
	SELECT sum(minibot.days_enrolled(c.calendar)) INTO days FROM minibot.student_calendar AS c;
	RETURN NEXT;
END
$$;

CREATE FUNCTION district.map(layout text, with_school boolean, with_calendar boolean) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	PERFORM minibot.untrack_attendance();
	PERFORM minibot.map_source('attendance', 'district.attendance', jsonb_strip_nulls(jsonb_build_object('student_id', 'pupil',
		'school_id', CASE WHEN with_school THEN 'school' END, 'date', 'day', 'code', 'code', 'missed', 'part')),
		jsonb_build_object('layout', layout));
	PERFORM minibot.map_source('enrollment', 'district.enrollment',
		'{"student_id": "pupil", "school_id": "school", "grade": "grade", "entry_date": "entered", "exit_date": "left_on",
		  "is_primary": "main"}', '{"exit_date_inclusive": false}');
	IF with_calendar THEN
		PERFORM minibot.map_source('calendar', 'district.calendar',
			'{"school_id": "school", "date": "day", "is_instructional": "open"}');
	ELSE
		PERFORM minibot.unmap_source('calendar');
	END IF;
END
$$;

SELECT district.map('daily', true, true);
SELECT t.made, t.that_differ, t.days > 20 AS has_days FROM generate_series(1, 3) AS i, district.trial(i / 10.0, 90) AS t;
SELECT district.map('exceptions', true, true);
SELECT t.made, t.that_differ, t.days > 20 AS has_days FROM generate_series(1, 3) AS i, district.trial(i / 10.0, 90) AS t;
SELECT district.map('daily', true, false);
SELECT t.made, t.that_differ, t.days > 20 AS has_days FROM generate_series(5, 6) AS i, district.trial(i / 10.0, 60) AS t;
SELECT district.map('daily', false, true);
SELECT t.made, t.that_differ, t.days > 20 AS has_days FROM generate_series(5, 6) AS i, district.trial(i / 10.0, 60) AS t;
SELECT district.map('exceptions', false, true);
SELECT t.made, t.that_differ, t.days > 20 AS has_days FROM generate_series(5, 6) AS i, district.trial(i / 10.0, 60) AS t;
ROLLBACK;
