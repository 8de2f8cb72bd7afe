-- Where each student stands ----------------------------------------------------------
--
-- One function for each column, so that a query pays for those it reads.

CREATE FUNCTION minibot.risk_days_absent(days minibot.attendance_calendar, as_of date, rule bytea) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'minibot_risk_days_absent';
COMMENT ON FUNCTION minibot.risk_days_absent(minibot.attendance_calendar, date, bytea) IS 'Absences up to a day, by a rule';
CREATE FUNCTION minibot.risk_absence_rate(days minibot.attendance_calendar, as_of date, rule bytea) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'minibot_risk_absence_rate';
COMMENT ON FUNCTION minibot.risk_absence_rate(minibot.attendance_calendar, date, bytea) IS
	'Absences of days enrolled up to a day, by a rule';
CREATE FUNCTION minibot.risk_tier(days minibot.attendance_calendar, as_of date, rule bytea,
								  taught minibot.attendance_calendar) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'minibot_risk_tier';
COMMENT ON FUNCTION minibot.risk_tier(minibot.attendance_calendar, date, bytea, minibot.attendance_calendar) IS
	'Tier on a day, by a rule; NULL where it doesn''t judge the student yet';
CREATE FUNCTION minibot.risk_is_chronic(days minibot.attendance_calendar, as_of date, rule bytea,
										taught minibot.attendance_calendar) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'minibot_risk_is_chronic';
COMMENT ON FUNCTION minibot.risk_is_chronic(minibot.attendance_calendar, date, bytea, minibot.attendance_calendar) IS
	'Whether a rule flags the student on a day';
CREATE FUNCTION minibot.risk_absent_since(days minibot.attendance_calendar, as_of date, rule bytea, days_back integer)
	RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'minibot_risk_absent_since';
COMMENT ON FUNCTION minibot.risk_absent_since(minibot.attendance_calendar, date, bytea, integer) IS
	'Absences, by a rule, in so many days of the calendar up to a day';
CREATE FUNCTION minibot.risk_current_streak(days minibot.attendance_calendar, as_of date, rule bytea) RETURNS integer
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'minibot_risk_current_streak';
COMMENT ON FUNCTION minibot.risk_current_streak(minibot.attendance_calendar, date, bytea) IS
	'Days absent in a row, by a rule, up to a day';
CREATE FUNCTION minibot.risk_longest_streak(days minibot.attendance_calendar, as_of date, rule bytea) RETURNS integer
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'minibot_risk_longest_streak';
COMMENT ON FUNCTION minibot.risk_longest_streak(minibot.attendance_calendar, date, bytea) IS
	'Most days absent in a row, by a rule, up to a day';
CREATE FUNCTION minibot.risk_sparkline(days minibot.attendance_calendar, as_of date, rule bytea) RETURNS text
	LANGUAGE c STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'minibot_risk_sparkline';
COMMENT ON FUNCTION minibot.risk_sparkline(minibot.attendance_calendar, date, bytea) IS
	'A character a week up to a day, by a rule; see sparkline()';

-- Students who had several schools, all their days as one.
CREATE FUNCTION minibot.student_all_schools(as_of date)
	RETURNS TABLE (student_id text, school_id text, grade text, days minibot.attendance_calendar)
	LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT c.student_id, (array_agg(c.school_id ORDER BY minibot.last_day(c.days) DESC, c.school_id))[1],
		(array_agg(c.grade ORDER BY minibot.last_day(c.days) DESC, c.school_id))[1], minibot.attendance_merge(c.days)
	FROM (
		SELECT d.student_id, d.school_id, d.grade, minibot.clip(d.days, '-infinity', least(as_of, s.submitted_through)) AS days
		FROM minibot.student_days AS d
		JOIN minibot.school_calendar AS s ON s.school_id = d.school_id AND s.school_year = d.school_year
		WHERE NOT d.is_only_school AND d.school_year = (SELECT minibot.year_in_question(as_of))
			AND minibot.first_day(d.days) <= least(as_of, s.submitted_through)) AS c
	GROUP BY c.student_id;
END;
COMMENT ON FUNCTION minibot.student_all_schools(date) IS
	'Days up to a day of students who had several schools, each day once, under the school they attended last';

-- Whom to judge, over which days: by school, or all schools of a student as
-- one, which then goes by the school attended last.
CREATE FUNCTION minibot.student_years(as_of date, definition text)
	RETURNS TABLE (student_id text, school_id text, grade text, school_year integer, as_of_day date,
				   days minibot.attendance_calendar, taught minibot.attendance_calendar)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 100000
BEGIN ATOMIC
	SELECT d.student_id, d.school_id, d.grade, s.school_year, least(as_of, s.submitted_through), d.days, s.taught
	FROM (
		SELECT d.student_id, d.school_id, d.grade, d.days
		FROM minibot.student_days AS d
		WHERE d.school_year = (SELECT minibot.year_in_question(as_of))
			AND (d.is_only_school OR (SELECT minibot.scope_in_force(definition, as_of)) = 'school')
		UNION ALL
		SELECT m.student_id, m.school_id, m.grade, m.days
		FROM minibot.student_all_schools(as_of) AS m
		WHERE (SELECT minibot.scope_in_force(definition, as_of)) = 'district') AS d
	JOIN minibot.school_calendar AS s ON s.school_id = d.school_id
	WHERE s.school_year = (SELECT minibot.year_in_question(as_of))
		AND minibot.first_day(d.days) <= least(as_of, s.submitted_through);
END;
COMMENT ON FUNCTION minibot.student_years(date, text) IS
	'The days a definition judges each student by on a day (NULL: the last submitted): by school, or all schools as one';

CREATE TYPE minibot.risk AS (
	student_id text,
	school_id text,
	grade text,
	school_year integer,
	as_of date,
	days_enrolled integer,
	days_absent numeric,
	absence_rate numeric,
	tier text,
	is_chronic boolean,
	days_excused integer,
	days_unexcused integer,
	days_suspended integer,
	days_tardy integer,
	absent_last_30 numeric,
	current_streak integer,
	longest_streak integer,
	sparkline text
);
COMMENT ON TYPE minibot.risk IS 'A row of student_risk';

CREATE FUNCTION minibot.student_risk_as_of(as_of date, definition text DEFAULT NULL) RETURNS SETOF minibot.risk
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 100000
BEGIN ATOMIC
	SELECT y.student_id, y.school_id, y.grade, y.school_year, y.as_of_day,
		minibot.days_enrolled(y.days, '-infinity', y.as_of_day),
		minibot.risk_days_absent(y.days, y.as_of_day, y.rule),
		minibot.risk_absence_rate(y.days, y.as_of_day, y.rule),
		minibot.risk_tier(y.days, y.as_of_day, y.rule, y.taught),
		minibot.risk_is_chronic(y.days, y.as_of_day, y.rule, y.taught),
		minibot.absences_with_status(y.days, 'excused', '-infinity', y.as_of_day),
		minibot.absences_with_status(y.days, 'unexcused', '-infinity', y.as_of_day),
		minibot.absences_with_status(y.days, 'suspended', '-infinity', y.as_of_day),
		minibot.days_with_status(y.days, 'tardy', '-infinity', y.as_of_day),
		minibot.risk_absent_since(y.days, y.as_of_day, y.rule, 30),
		minibot.risk_current_streak(y.days, y.as_of_day, y.rule),
		minibot.risk_longest_streak(y.days, y.as_of_day, y.rule),
		minibot.risk_sparkline(y.days, y.as_of_day, y.rule)
	FROM (
		SELECT y.*, (SELECT minibot.rule_in_force(definition, as_of)) AS rule
		FROM minibot.student_years(as_of, definition) AS y
	) AS y;
END;
COMMENT ON FUNCTION minibot.student_risk_as_of(date, text) IS
	'student_risk as it stood on a day (as far as schools have submitted; NULL: to the last day submitted) under a '
	'definition of absence_definition (NULL: the district''s)';

CREATE VIEW minibot.student_risk AS
	SELECT r.* FROM minibot.student_risk_as_of(NULL::date, NULL::text) AS r;
COMMENT ON VIEW minibot.student_risk IS
	'Where each student stands in the latest school year, on the last day the school has submitted';
COMMENT ON COLUMN minibot.student_risk.as_of IS 'The last day counted: the last one the school has submitted';
COMMENT ON COLUMN minibot.student_risk.days_absent IS 'Absences under the definition in use, whatever the reason';
COMMENT ON COLUMN minibot.student_risk.tier IS
	'satisfactory (below 5 %), at_risk (5), moderate_chronic (10), severe_chronic (20 and above); NULL while the '
	'definition doesn''t judge: too few days';
COMMENT ON COLUMN minibot.student_risk.is_chronic IS 'Flagged by the definition in use';
COMMENT ON COLUMN minibot.student_risk.days_excused IS 'Excused days of which half or more was missed';
COMMENT ON COLUMN minibot.student_risk.days_unexcused IS 'Unexcused days of which half or more was missed';
COMMENT ON COLUMN minibot.student_risk.days_suspended IS 'Days of out-of-school suspension';
COMMENT ON COLUMN minibot.student_risk.days_tardy IS 'Days on which the student came late';
COMMENT ON COLUMN minibot.student_risk.absent_last_30 IS 'Absences in the 30 days of the calendar up to as_of';
COMMENT ON COLUMN minibot.student_risk.current_streak IS 'School days absent in a row up to as_of';
COMMENT ON COLUMN minibot.student_risk.longest_streak IS 'Most school days absent in a row';
COMMENT ON COLUMN minibot.student_risk.sparkline IS 'A character a week: the taller, the more of it was missed';
