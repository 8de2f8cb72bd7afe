-- internal: attendance_by_school, day_differs
-- The type: text and binary form, operators, questions, aggregates.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS minibot;
RESET client_min_messages;
BEGIN;
SET LOCAL search_path = minibot, minibot_internal, public;
SET LOCAL datestyle = 'ISO';

-- Text in any writing comes out in one.
SELECT t AS written, t::attendance_calendar AS read FROM (VALUES
	('empty'), ('2021-08-23:P'), ('2021-08-23:PPPPP..PPPEU'), ('2021-08-23:..5P2.'), ('2021-08-23:P<P=P>P*'),
	('2021-08-23:E*E_E<E=E>S*SRITT<'), ('2021-08-23:...'), ('0001-01-01:P'), ('9999-12-31:U'), ('2022-02-28:PP'),
	('2020-02-28:2P.P')) AS v (t);

-- What is no calendar is refused, with the place.
CREATE FUNCTION pg_temp.why(t text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE detail text;
BEGIN
	PERFORM t::minibot.attendance_calendar;
	RETURN 'accepted';
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL;
	RETURN SQLSTATE || ' ' || detail;
END
$$;
SELECT t, pg_temp.why(t) FROM (VALUES
	(''), ('2021-08-23'), ('2021-08-23:'), ('2021-08-23:X'), ('2021-08-23:5'), ('2021-08-23:0P'), ('2021-08-23:P P'),
	('2021-13-01:P'), ('2021-02-29:P'), ('21-08-23:P'), ('9999-12-31:PP'), ('2021-08-23:385P'), ('2021-08-23:384P'),
	('2021-08-27:384P'), ('2021-08-23:P376.P'), ('2021-08-23:P384.P'), ('2021-08-23:99999999999P'), ('empty '),
	('2021-08-23:p')) AS v (t);

-- Equal days are equal values, however they came about.
SELECT '2021-08-23:PP'::attendance_calendar = '2021-08-23:2P...'::attendance_calendar AS equal,
	'2021-08-23:PP'::attendance_calendar <> '2021-08-24:PP'::attendance_calendar AS later,
	clip('2021-08-23:2P300.U', '-infinity', '2021-09-01') = '2021-08-23:2P' AS clipped,
	remove_days('2021-08-23:2P', '2021-08-01:300P') = 'empty' AS removed,
	attendance_calendar_hash('2021-08-23:PP') = attendance_calendar_hash('2021-08-22:.2P') AS same_hash;
SELECT count(*) FROM (SELECT DISTINCT c FROM (VALUES ('2021-08-23:PP'::attendance_calendar), ('2021-08-23:2P'), ('2021-08-23:2U'))
	AS v (c)) AS d;

-- || : of two entries for a day the one that missed more wins, then the graver status; either way round.
SELECT a || b AS merged, (a || b) = (b || a) AS commutes, (a || b) || b = (a || b) AS idempotent
FROM (VALUES ('2021-08-23:PTREU'::attendance_calendar, '2021-08-23:TPEUE'::attendance_calendar),
	('2021-08-23:E<E=E>E', '2021-08-23:U=U<U=U>'), ('2021-08-23:5P', '2022-06-06:5P'), ('empty', '2021-08-23:P'),
	('2021-08-23:I', '2021-08-23:S_'), ('2022-01-03:U', '2021-08-23:P')) AS v (a, b);
SELECT keep_days('2021-08-23:PUPUP', '2021-08-24:2P') AS kept, remove_days('2021-08-23:PUPUP', '2021-08-24:2P') AS removed,
	keep_days('2021-08-23:5P', '2031-08-23:5P') AS far, days_of('2021-08-23:PU.E<S') AS days;

-- Questions, of all days and of some.
SELECT days_enrolled(c), days_absent(c), absence_rate(c), longest_absence_streak(c), current_absence_streak(c),
	first_day(c), last_day(c), sparkline(c)
FROM (VALUES ('empty'::attendance_calendar), ('2021-08-23:5P2.5P2.5P'), ('2021-08-23:5U2.U4P2.4PU'),
	('2021-08-23:P<P=P>P*U_2.E<E=E>E*E'), ('2021-08-23:153P17U'), ('2021-08-23:P63.3U100.2U')) AS v (c);
SELECT days_enrolled(c, '2021-08-25', '2021-08-31') AS enrolled, days_absent(c, '2021-08-25', '2021-08-31') AS absent,
	absence_rate(c, '2021-08-25', '2021-08-31') AS rate, absence_rate(c, '2020-01-01', '2020-02-01') AS none,
	longest_absence_streak(c, '-infinity', '2021-08-26') AS longest, current_absence_streak(c, '2021-08-26', 'infinity') AS current,
	days_enrolled(c, 'infinity', '-infinity') AS backwards
FROM (SELECT '2021-08-23:P3UP2.2U3P2.3U'::attendance_calendar) AS v (c);
SELECT s AS status, days_with_status(c, s) AS days, absences_with_status(c, s) AS absences,
	days_with_status(c, s, '2021-08-24', '2021-08-26') AS days_of_some
FROM (SELECT '2021-08-23:PTT>EE<UU=RISS_'::attendance_calendar) AS v (c), unnest(enum_range(NULL::attendance_status)) AS s;

-- attendance_agg: any order, rows without a date or status passed over, no row NULL.
SELECT attendance_agg(d, s) FROM (VALUES ('2021-08-24'::date, 'excused'::attendance_status), ('2021-08-23', 'present'),
	('2021-08-24', 'present'), (NULL, 'present'), ('2021-08-29', NULL)) AS v (d, s);
SELECT attendance_agg(d, s, m) FROM (VALUES ('2021-08-23'::date, 'excused'::attendance_status, 0.5::real),
	('2021-08-24', 'excused', NULL), ('2021-08-25', 'tardy', 0.1), ('2021-08-26', 'present', 0.75), ('2021-08-27', 'excused', 0),
	('2021-08-28', 'remote', 1)) AS v (d, s, m);
SELECT attendance_agg(current_date, 'present') IS NULL AS no_row FROM generate_series(1, 0);
ROLLBACK;

BEGIN;
SET LOCAL search_path = minibot, minibot_internal, public;
SELECT attendance_agg('2021-08-23', 'excused', 1.5);
ROLLBACK;
BEGIN;
SET LOCAL search_path = minibot, minibot_internal, public;
SELECT attendance_agg('2021-08-23', 'excused', 'NaN');
ROLLBACK;
BEGIN;
SET LOCAL search_path = minibot, minibot_internal, public;
SELECT attendance_agg('infinity', 'present');
ROLLBACK;

SELECT minibot.attendance_agg(d::date, 'present') FROM generate_series('2021-08-01'::timestamp, '2022-09-30', '1 day') AS d;
SELECT '2021-08-23:P'::minibot.attendance_calendar OPERATOR(minibot.||) '2022-09-15:P';

-- Binary form: what is sent is what is read back, and a damaged one is refused.
BEGIN;
SET LOCAL search_path = minibot, minibot_internal, public;
SELECT attendance_calendar_send('2021-08-23:PUT=');
CREATE TEMPORARY TABLE c (c attendance_calendar) ON COMMIT DROP;
INSERT INTO c VALUES ('empty'), ('2021-08-23:5P2.3PEU<'), ('2021-08-23:E*E_E<E=E>S*SRITT<200.S>I');
\copy c TO 'calendars.bin' (FORMAT binary)
CREATE TEMPORARY TABLE back (LIKE c) ON COMMIT DROP;
\copy back FROM 'calendars.bin' (FORMAT binary)
SELECT count(*) AS same FROM c JOIN back USING (c);
ROLLBACK;

-- Parallel workers give the same calendar as one process.
BEGIN;
SET LOCAL search_path = minibot, minibot_internal, public;
CREATE TEMPORARY TABLE alone ON COMMIT DROP AS SELECT 0 AS student, 'empty'::attendance_calendar AS c WITH NO DATA;
CREATE TABLE days AS SELECT s % 100 AS student, '2021-08-23'::date + s / 100 AS day,
	(enum_range(NULL::attendance_status))[1 + hashint4(s) & 3] AS status FROM generate_series(0, 19999) AS s;
ALTER TABLE days SET (parallel_workers = 2);
SET LOCAL max_parallel_workers_per_gather = 0;
INSERT INTO alone SELECT student, attendance_agg(day, status) FROM days GROUP BY student;
SET LOCAL max_parallel_workers_per_gather = 2;
SET LOCAL parallel_setup_cost = 0;
SET LOCAL parallel_tuple_cost = 0;
SET LOCAL min_parallel_table_scan_size = 0;
EXPLAIN (COSTS OFF) SELECT student, attendance_agg(day, status) FROM days GROUP BY student;
SELECT count(*) AS students, count(*) FILTER (WHERE a.c = p.c) AS same
FROM (SELECT student, attendance_agg(day, status) AS c FROM days GROUP BY student) AS p JOIN alone AS a USING (student);
ROLLBACK;

-- No rows of attendance, an unknown code, no codes or no states of them: an error and no end of the server.
SELECT * FROM minibot_internal.attendance_by_school('SELECT 1', '2026-01-05', '{A}', '{8}');
SELECT * FROM minibot_internal.attendance_by_school('SELECT ''1'', ''S'', ''2026-01-05''::date, ''B'', NULL::real', '2025-07-01', '{A}', '{8}');
SELECT minibot_internal.day_differs('2026-01-05:P', '2026-01-05', 'A', NULL, NULL, NULL, true);
SELECT minibot_internal.day_differs(NULL, '2026-01-05', 'A', NULL, '{A}', '{12}', NULL);
