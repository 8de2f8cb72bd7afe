-- From a warehouse to risk: both layouts, transfers, overlaps, exit dates,
-- weather and make-up days, codes that aren't mapped, roll-ups.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS minibot;
RESET client_min_messages;
BEGIN;
SET LOCAL search_path = minibot, minibot_internal, public;
SET LOCAL datestyle = 'ISO';
SET LOCAL minibot.clock = '2022-01-31 18:00+00';
CREATE TABLE register (pupil text, school text, day date, code text, part real);
CREATE TABLE roll (pupil text, school text, grade text, entered date, left_on date);
CREATE TABLE term (school text, day date, open boolean);
-- Two schools, weekdays of January; at north Jan 12 was lost to weather and Saturday Jan 15 made up for it.
INSERT INTO term SELECT s, d, extract(isodow FROM d) < 6 AND NOT (s = 'north' AND d = '2022-01-12') OR s = 'north' AND d = '2022-01-15'
FROM unnest('{north,south}'::text[]) AS s, generate_series('2022-01-03'::timestamp, '2022-02-25', '1 day') AS d;
INSERT INTO roll VALUES
	('ann', 'north', '3', '2022-01-03', NULL), ('bob', 'north', '4', '2022-01-03', NULL),
	('cat', 'north', '4', '2022-01-03', '2022-01-14'), ('cat', 'south', '4', '2022-01-17', NULL),		-- a transfer
	('dan', 'south', '5', '2022-01-03', NULL), ('dan', 'south', '6', '2022-01-10', NULL),				-- overlaps himself
	('eve', 'north', '5', '2022-01-03', NULL), ('eve', 'south', '5', '2022-01-03', NULL),				-- at both
	('fay', 'south', '5', '2022-01-26', NULL);															-- three days
INSERT INTO register VALUES
	('ann', 'north', '2022-01-12', 'A', NULL),		-- the weather day: no school, no absence
	('ann', 'north', '2022-01-15', 'A', NULL),		-- the make-up day
	('ann', 'north', '2022-01-20', 'A', NULL), ('ann', 'north', '2022-01-21', 'A', 0.5), ('ann', 'north', '2022-01-24', 'A', 0.25),
	('bob', 'north', '2022-01-28', 'T', NULL),
	('cat', 'north', '2022-01-14', 'A', NULL), ('cat', 'south', '2022-01-17', 'A', NULL),
	('cat', 'north', '2022-01-18', 'A', NULL),		-- after he left
	('dan', 'south', '2022-01-11', 'A', NULL), ('dan', 'south', '2022-01-11', 'L', 0.5),
	('eve', 'north', '2022-01-05', 'A', NULL), ('eve', 'south', '2022-01-05', 'A', NULL),
	('fay', 'south', '2022-01-27', 'A', NULL),
	('ann', 'north', '2022-02-07', 'A', NULL);		-- announced beforehand: no attendance submitted that far
SELECT map_source('attendance', 'register', '{"student_id": "pupil", "school_id": "school", "date": "day", "code": "code",
	"missed": "part"}', '{"layout": "exceptions"}');
SELECT map_source('enrollment', 'roll', '{"student_id": "pupil", "school_id": "school", "grade": "grade",
	"entry_date": "entered", "exit_date": "left_on"}');
SELECT map_source('calendar', 'term', '{"school_id": "school", "date": "day", "is_instructional": "open"}');
SELECT map_code('A', 'unexcused'), map_code('T', 'tardy');

-- A code that isn't mapped is an error that names it, and nothing changes.
\set SHOW_CONTEXT never
SAVEPOINT s;
SELECT refresh_attendance();
ROLLBACK TO s;
SELECT count(*) FROM student_days;
SELECT map_code('L', 'suspended');
SELECT refreshed_year, students, added, changed, removed FROM refresh_attendance();
SELECT refreshed_year, students, added, changed, removed FROM refresh_attendance(2022);

-- Exceptions only: present is inferred up to the last day the school submitted, Jan 28 and Jan 27.
SELECT student_id, school_id, grade, calendar, submitted_through FROM student_calendar ORDER BY 1, 2;
SELECT student_id, school_id, as_of, days_enrolled, days_absent, absence_rate, tier, is_chronic, days_excused, days_unexcused,
	days_suspended, days_tardy, absent_last_30, current_streak, longest_streak, days_until_chronic
FROM student_risk ORDER BY 1, 2;
-- Exit date not inclusive: cat leaves a day earlier.
SELECT map_source('enrollment', 'roll', '{"student_id": "pupil", "school_id": "school", "grade": "grade",
	"entry_date": "entered", "exit_date": "left_on"}', '{"exit_date_inclusive": false}');
SELECT added, changed, removed FROM refresh_attendance(2022);
SELECT student_id, school_id, days_enrolled, days_absent FROM student_risk WHERE student_id = 'cat' ORDER BY 2;

-- All schools of a student as one, each day once: definition nv; and the roll-ups.
SELECT student_id, school_id, days_enrolled, days_absent FROM student_risk_as_of(NULL, 'nv') WHERE student_id IN ('cat', 'eve') ORDER BY 1;
SELECT school_id, submitted_through, students, satisfactory, at_risk, moderate_chronic, severe_chronic, not_judged, chronic,
	chronic_rate, absence_rate FROM school_risk ORDER BY 1;
SELECT grade, students, chronic, not_judged FROM grade_risk ORDER BY 1;
SELECT as_of, students, satisfactory, at_risk, moderate_chronic, severe_chronic, not_judged, chronic, chronic_rate,
	chronic_rate_month_before, change_from_month_before FROM district_risk;
SELECT school_id, week, days_enrolled, days_absent, absence_rate FROM attendance_trend ORDER BY 2, 1 NULLS LAST;
-- Any day: before and after the transfer.
SELECT student_id, school_id, as_of, days_enrolled, days_absent FROM student_risk_as_of('2022-01-16') WHERE student_id IN ('cat', 'ann') ORDER BY 1, 2;
SELECT count(*) FROM student_risk_as_of('2021-12-31');
SELECT school_id, day, status, missed, counts, total, why FROM explain_flag('ann');
SELECT school_id, day, missed, counts, total, why FROM explain_flag('dan', '2022-01-31', 'mi');
-- Monday Jan 31 is today; on Wednesday schools are three and four days of school behind.
SET LOCAL minibot.clock = '2022-02-02 18:00+00';
SELECT * FROM stale_schools();
SELECT * FROM stale_schools(4);

-- The daily layout: rows are the days; no row, no day, up to the last one submitted.
SET LOCAL minibot.clock = '2022-01-31 18:00+00';
TRUNCATE register;
INSERT INTO register SELECT r.pupil, r.school, t.day, CASE WHEN t.day = '2022-01-05' THEN 'A' ELSE 'P' END
FROM roll AS r JOIN term AS t ON t.school = r.school AND t.day BETWEEN r.entered AND coalesce(r.left_on, '2022-01-21')
WHERE extract(isodow FROM t.day) < 6 AND r.grade <> '6';		-- rows for the weather day too
DELETE FROM register WHERE pupil = 'bob' AND day = '2022-01-10';
SELECT map_source('attendance', 'register', '{"student_id": "pupil", "date": "day", "code": "code", "school_id": "school"}');
SELECT map_code('P', 'present');
SELECT students, removed FROM refresh_attendance();
SELECT student_id, school_id, calendar, submitted_through FROM student_calendar ORDER BY 1, 2;
-- A register that doesn't say at which school: where the student was enrolled.
CREATE TEMPORARY TABLE before ON COMMIT DROP AS SELECT * FROM student_calendar;
SELECT map_source('attendance', 'register', '{"student_id": "pupil", "date": "day", "code": "code"}');
SELECT refreshed_year FROM refresh_attendance();
SELECT student_id, school_id, calendar FROM student_calendar EXCEPT SELECT student_id, school_id, calendar FROM before ORDER BY 1;
-- Parallel workers are used for all of it.
SET LOCAL max_parallel_workers_per_gather = 2;
SET LOCAL parallel_setup_cost = 0;
SET LOCAL parallel_tuple_cost = 0;
SET LOCAL min_parallel_table_scan_size = 0;
ALTER TABLE student_days SET (parallel_workers = 2);
ANALYZE student_days;
SET LOCAL enable_seqscan = on;
CREATE FUNCTION pg_temp.uses_workers(query text) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
	line text;
BEGIN
	FOR line IN EXECUTE 'EXPLAIN (COSTS OFF) ' || query LOOP
		IF line LIKE '%Workers Planned: 2%' THEN
			RETURN true;
		END IF;
	END LOOP;
	RETURN false;
END
$$;
SELECT pg_temp.uses_workers('SELECT tier, count(*) FROM minibot.student_risk GROUP BY tier') AS tiers,
	pg_temp.uses_workers('SELECT * FROM minibot.student_risk') AS all_columns;
ROLLBACK;
