-- Where each student stands ----------------------------------------------------------
--
-- One function for each column, so that a query pays for those it reads.

CREATE FUNCTION minibot_internal.risk_days_absent(days minibot.attendance_calendar, as_of date, rule bytea)
	RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'minibot_risk_days_absent';
COMMENT ON FUNCTION minibot_internal.risk_days_absent(minibot.attendance_calendar, date,
	bytea) IS 'Absences up to a day, by a rule';
CREATE FUNCTION minibot_internal.risk_absence_rate(days minibot.attendance_calendar, as_of date, rule bytea)
	RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'minibot_risk_absence_rate';
COMMENT ON FUNCTION minibot_internal.risk_absence_rate(minibot.attendance_calendar, date, bytea) IS
	'Absences of days enrolled up to a day, by a rule';
CREATE FUNCTION minibot_internal.risk_tier(days minibot.attendance_calendar, as_of date, rule bytea,
		taught minibot.attendance_calendar)
	RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'minibot_risk_tier';
COMMENT ON FUNCTION minibot_internal.risk_tier(minibot.attendance_calendar, date, bytea, minibot.attendance_calendar) IS
	'Tier on a day, by a rule; NULL where it doesn''t judge the student yet';
CREATE FUNCTION minibot_internal.risk_is_chronic(days minibot.attendance_calendar, as_of date, rule bytea,
		taught minibot.attendance_calendar)
	RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'minibot_risk_is_chronic';
COMMENT ON FUNCTION minibot_internal.risk_is_chronic(minibot.attendance_calendar, date, bytea,
	minibot.attendance_calendar) IS
	'Whether a rule flags the student on a day';
CREATE FUNCTION minibot_internal.risk_absent_since(days minibot.attendance_calendar, as_of date, rule bytea,
		days_back integer)
	RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'minibot_risk_absent_since';
COMMENT ON FUNCTION minibot_internal.risk_absent_since(minibot.attendance_calendar, date, bytea, integer) IS
	'Absences, by a rule, in so many days of the calendar up to a day';
CREATE FUNCTION minibot_internal.risk_current_streak(days minibot.attendance_calendar, as_of date, rule bytea)
	RETURNS integer
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'minibot_risk_current_streak';
COMMENT ON FUNCTION minibot_internal.risk_current_streak(minibot.attendance_calendar, date, bytea) IS
	'Days absent in a row, by a rule, up to a day';
CREATE FUNCTION minibot_internal.risk_longest_streak(days minibot.attendance_calendar, as_of date, rule bytea)
	RETURNS integer
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'minibot_risk_longest_streak';
COMMENT ON FUNCTION minibot_internal.risk_longest_streak(minibot.attendance_calendar, date, bytea) IS
	'Most days absent in a row, by a rule, up to a day';
CREATE FUNCTION minibot_internal.risk_sparkline(days minibot.attendance_calendar, as_of date, rule bytea) RETURNS text
	LANGUAGE c STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'minibot_risk_sparkline';
COMMENT ON FUNCTION minibot_internal.risk_sparkline(minibot.attendance_calendar, date, bytea) IS
	'A character a week up to a day, by a rule; see sparkline()';

CREATE FUNCTION minibot_internal.risk_days_until_chronic(days minibot.attendance_calendar, as_of date, rule bytea,
		taught minibot.attendance_calendar)
	RETURNS integer
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'minibot_risk_days_until_chronic';
COMMENT ON FUNCTION minibot_internal.risk_days_until_chronic(minibot.attendance_calendar, date, bytea,
	minibot.attendance_calendar) IS
	'The fewest further absences with which the year ends chronic, by a rule; 0 where the student is; NULL where none '
	'suffice';
CREATE FUNCTION minibot_internal.risk_chronic_probability(days minibot.attendance_calendar, as_of date, rule bytea,
		taught minibot.attendance_calendar, alpha double precision, beta double precision)
	RETURNS double precision
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'minibot_risk_chronic_probability';
COMMENT ON FUNCTION minibot_internal.risk_chronic_probability(minibot.attendance_calendar, date, bytea,
	minibot.attendance_calendar, double precision, double precision) IS
	'The chance that the year ends chronic, by a rule: beta-binomial over the days left, from Beta(alpha, beta) and '
	'the days so far';

-- What is expected of a student before any day is known, by grade.
CREATE TABLE minibot.absence_prior (
	school_year integer NOT NULL,
	grade text NOT NULL,
	alpha double precision NOT NULL CHECK (alpha > 0),
	beta double precision NOT NULL CHECK (beta > 0),
	students bigint NOT NULL,
	fitted_on integer NOT NULL,
	PRIMARY KEY (school_year, grade)
);
COMMENT ON TABLE minibot.absence_prior IS
	'How absence rates are spread over the students of a grade, as Beta(alpha, beta); fit_absence_prior() writes it';
COMMENT ON COLUMN minibot.absence_prior.school_year IS 'Year for which it is used';
COMMENT ON COLUMN minibot.absence_prior.grade IS 'Empty: students without a grade';
COMMENT ON COLUMN minibot.absence_prior.students IS
	'Students it was fitted on; a grade with few takes all grades'' instead';
COMMENT ON COLUMN minibot.absence_prior.fitted_on IS 'School year it was fitted on: the one before where there is one';
SELECT pg_catalog.pg_extension_config_dump('minibot.absence_prior', '');

-- Students who had several schools, all their days as one.
CREATE FUNCTION minibot_internal.student_all_schools(as_of date)
	RETURNS TABLE (student_id text, school_id text, grade text, days minibot.attendance_calendar)
	LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT c.student_id, (array_agg(c.school_id ORDER BY minibot.last_day(c.days) DESC, c.school_id))[1],
		(array_agg(c.grade ORDER BY minibot.last_day(c.days) DESC, c.school_id))[1], minibot.attendance_merge(c.days)
	FROM (
		SELECT d.student_id, d.school_id, d.grade,
			minibot.clip(d.days, '-infinity', least(as_of, s.submitted_through)) AS days
		FROM minibot.student_days AS d
		JOIN minibot.school_calendar AS s ON s.school_id = d.school_id AND s.school_year = d.school_year
		WHERE NOT d.is_only_school AND d.school_year = (SELECT minibot_internal.year_in_question(as_of))
			AND minibot.first_day(d.days) <= least(as_of, s.submitted_through)) AS c
	GROUP BY c.student_id;
END;
COMMENT ON FUNCTION minibot_internal.student_all_schools(date) IS
	'Days up to a day of students who had several schools, each day once, under the school they attended last';

-- Whom to judge, over which days: by school, or all schools of a student as
-- one, which then goes by the school attended last.
CREATE FUNCTION minibot_internal.student_years(as_of date, definition text, scope text)
	RETURNS TABLE (student_id text, school_id text, grade text, school_year integer, as_of_day date,
		days minibot.attendance_calendar, taught minibot.attendance_calendar)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 100000
BEGIN ATOMIC
	SELECT d.student_id, d.school_id, d.grade, s.school_year, least(as_of, s.submitted_through), d.days, s.taught
	FROM (
		SELECT d.student_id, d.school_id, d.grade, d.days
		FROM minibot.student_days AS d
		WHERE d.school_year = (SELECT minibot_internal.year_in_question(as_of))
			AND (d.is_only_school OR (SELECT coalesce(scope,
				minibot_internal.scope_in_force(definition, as_of))) = 'school')
		UNION ALL
		SELECT m.student_id, m.school_id, m.grade, m.days
		FROM minibot_internal.student_all_schools(as_of) AS m
		WHERE (SELECT coalesce(scope, minibot_internal.scope_in_force(definition, as_of))) = 'district') AS d
	JOIN minibot.school_calendar AS s ON s.school_id = d.school_id
	WHERE s.school_year = (SELECT minibot_internal.year_in_question(as_of))
		AND minibot.first_day(d.days) <= least(as_of, s.submitted_through);
END;
COMMENT ON FUNCTION minibot_internal.student_years(date, text, text) IS
	'The days a definition judges each student by on a day (NULL: the last submitted): scope school, or district, all '
	'schools as one; NULL: as the definition says';

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
	days_until_chronic integer,
	chronic_probability double precision,
	sparkline text
);
COMMENT ON TYPE minibot.risk IS 'A row of student_risk';

-- A LEFT JOIN on a key: it costs nothing where chronic_probability isn't asked for.
CREATE FUNCTION minibot.student_risk_by(as_of date, definition text, scope text) RETURNS SETOF minibot.risk
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 100000
BEGIN ATOMIC
	SELECT y.student_id, y.school_id, y.grade, y.school_year, y.as_of_day,
		minibot.days_enrolled(y.days, '-infinity', y.as_of_day),
		minibot_internal.risk_days_absent(y.days, y.as_of_day, y.rule),
		minibot_internal.risk_absence_rate(y.days, y.as_of_day, y.rule),
		minibot_internal.risk_tier(y.days, y.as_of_day, y.rule, y.taught),
		minibot_internal.risk_is_chronic(y.days, y.as_of_day, y.rule, y.taught),
		minibot.absences_with_status(y.days, 'excused', '-infinity', y.as_of_day),
		minibot.absences_with_status(y.days, 'unexcused', '-infinity', y.as_of_day),
		minibot.absences_with_status(y.days, 'suspended', '-infinity', y.as_of_day),
		minibot.days_with_status(y.days, 'tardy', '-infinity', y.as_of_day),
		minibot_internal.risk_absent_since(y.days, y.as_of_day, y.rule, 30),
		minibot_internal.risk_current_streak(y.days, y.as_of_day, y.rule),
		minibot_internal.risk_longest_streak(y.days, y.as_of_day, y.rule),
		minibot_internal.risk_days_until_chronic(y.days, y.as_of_day, y.rule, y.taught),
		minibot_internal.risk_chronic_probability(y.days, y.as_of_day, y.rule, y.taught, p.alpha, p.beta),
		minibot_internal.risk_sparkline(y.days, y.as_of_day, y.rule)
	FROM (
		SELECT y.*, (SELECT minibot_internal.rule_in_force(definition, as_of)) AS rule
		FROM minibot_internal.student_years(as_of, definition, scope) AS y
	) AS y
	LEFT JOIN minibot.absence_prior AS p ON p.school_year = y.school_year AND p.grade = coalesce(y.grade, '');
END;
COMMENT ON FUNCTION minibot.student_risk_by(date, text, text) IS
	'student_risk_as_of(), with a scope (school, district) other than the definition''s';

CREATE FUNCTION minibot.student_risk_as_of(as_of date, definition text DEFAULT NULL) RETURNS SETOF minibot.risk
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 100000
BEGIN ATOMIC
	SELECT r.* FROM minibot.student_risk_by(as_of, definition, NULL) AS r;
END;
COMMENT ON FUNCTION minibot.student_risk_as_of(date, text) IS
	'student_risk as it stood on a day (as far as schools have submitted; NULL: to the last day submitted) under a '
	'definition of absence_definition (NULL: the district''s)';

CREATE VIEW minibot.student_risk AS
	SELECT r.* FROM minibot.student_risk_by(NULL::date, NULL::text, NULL::text) AS r;
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
COMMENT ON COLUMN minibot.student_risk.days_until_chronic IS
	'The fewest further absences with which the student would end the year chronic, over the days enrolled to the last '
	'day of school in the calendar (where it has none left: over the days so far and those); 0: is chronic; NULL: '
	'can''t any more';
COMMENT ON COLUMN minibot.student_risk.chronic_probability IS
	'Chance of ending the year chronic: a beta-binomial posterior over the days left, its prior by grade from '
	'absence_prior';
COMMENT ON COLUMN minibot.student_risk.sparkline IS 'A character a week: the taller, the more of it was missed';

-- The prior, by moments.  With n days and chance p, a rate has the variance
-- p(1-p)(1/n + (1-1/n) rho), and rho = 1 / (alpha + beta + 1); students with
-- few days say little and are left out.
CREATE FUNCTION minibot_internal.fit_absence_prior(school_year integer) RETURNS void
	LANGUAGE plpgsql VOLATILE STRICT
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	min_days CONSTANT integer := 20;
	min_students CONSTANT integer := 50;
	basis CONSTANT integer := (SELECT max(s.school_year) FROM minibot.school_calendar AS s
		WHERE s.submitted_through IS NOT NULL
			AND s.school_year IN (fit_absence_prior.school_year, fit_absence_prior.school_year - 1)
			AND (s.school_year < fit_absence_prior.school_year OR NOT EXISTS (
				SELECT FROM minibot.school_calendar AS b
				WHERE b.school_year = fit_absence_prior.school_year - 1 AND b.submitted_through IS NOT NULL)));
	basis_end CONSTANT date := minibot_internal.last_date(basis);
BEGIN
	DELETE FROM minibot.absence_prior AS p WHERE p.school_year = fit_absence_prior.school_year;
	INSERT INTO minibot.absence_prior (school_year, grade, alpha, beta, students, fitted_on)
	WITH student AS (
		SELECT coalesce(r.grade, '') AS grade, r.days_enrolled::float8 AS days, r.days_absent::float8 AS absent
		FROM minibot.student_risk_by(basis_end, NULL, NULL) AS r
	), fitted AS (
		SELECT s.grade, count(*) FILTER (WHERE s.days >= min_days) AS students,
			sum(s.absent) / nullif(sum(s.days), 0) AS p,
			avg(1 / s.days) FILTER (WHERE s.days >= min_days) AS per_day,
			var_samp(s.absent / s.days) FILTER (WHERE s.days >= min_days) AS variance
		FROM student AS s GROUP BY GROUPING SETS ((s.grade), ())
	), bounded AS MATERIALIZED (
		-- At the ends: nobody, or everybody, ever absent; no spread beyond chance, or nothing but spread.
		SELECT f.grade, f.students, least(greatest(coalesce(f.p, 0.05), 0.001), 0.999) AS p,
			least(greatest(coalesce((f.variance / nullif(f.p * (1 - f.p), 0) - f.per_day) / (1 - f.per_day), 0.05),
				0.002), 0.5) AS rho
		FROM fitted AS f
	)
	SELECT fit_absence_prior.school_year, g.grade, b.p * (1 / b.rho - 1), (1 - b.p) * (1 / b.rho - 1), b.students, basis
	FROM (SELECT DISTINCT coalesce(d.grade, '') AS grade FROM minibot.student_days AS d
		  WHERE d.school_year IN (fit_absence_prior.school_year, basis)) AS g
	JOIN LATERAL (SELECT b.* FROM bounded AS b
				  WHERE b.grade = g.grade AND b.students >= min_students OR b.grade IS NULL
				  ORDER BY b.grade NULLS LAST LIMIT 1) AS b ON true;
END
$$;
COMMENT ON FUNCTION minibot_internal.fit_absence_prior(integer) IS
	'Fit absence_prior for a school year, on the year before or, where there is none, on itself; refresh_attendance() '
	'does';

-- Why a student is flagged, or how far from it.
CREATE FUNCTION minibot.explain_flag(student_id text, as_of date DEFAULT NULL, definition text DEFAULT NULL)
	RETURNS TABLE (school_id text, day date, status minibot.attendance_status, missed text, counts numeric,
		total numeric, why text)
	LANGUAGE sql STABLE
BEGIN ATOMIC
	SELECT l.school_id, l.day, l.status::minibot.attendance_status, l.missed, l.counts,
		sum(l.counts) OVER (PARTITION BY l.school_id ORDER BY l.day),
		CASE WHEN l.status::minibot.attendance_status = ANY (f.always_absent) THEN
				format('definition %s always counts %s', f.name, replace(l.status, '_', ' '))
			ELSE format('%s, %s of the day missed; definition %s counts %s', replace(l.status, '_', ' '),
				l.missed, f.name,
				CASE f.day_rule WHEN 'half' THEN 'half of the day or more' WHEN 'over_half'
					THEN 'more than half of the day'
					WHEN 'whole' THEN 'whole days' WHEN 'any' THEN 'any part of the day' ELSE 'half days' END) END
	FROM minibot_internal.definition_in_force(definition, as_of) AS f
	CROSS JOIN LATERAL (
		SELECT y.school_id, d.day, d.status, d.missed,
			minibot_internal.risk_days_absent(minibot.clip(y.days, d.day, d.day), d.day,
				(SELECT minibot_internal.rule_in_force(definition, as_of))) AS counts
		FROM minibot_internal.student_years(as_of, definition, NULL) AS y
		CROSS JOIN LATERAL minibot.list_days(minibot.clip(y.days, '-infinity', y.as_of_day)) AS d
		WHERE y.student_id = explain_flag.student_id) AS l
	WHERE l.counts > 0
	ORDER BY l.school_id, l.day;
END;
COMMENT ON FUNCTION minibot.explain_flag(text, date, text) IS
	'Each day that counted as an absence of a student, and why, up to a day and under a definition (NULL: as '
	'student_risk)';

-- Roll-ups -----------------------------------------------------------------------------

-- Tiers and rates of the whole district, by school or by grade; by grade and for
-- the district all schools of a student are one.
CREATE FUNCTION minibot_internal.risk_tally(as_of date, by text)
	RETURNS TABLE (key text, school_year integer, as_of_day date, students bigint, satisfactory bigint, at_risk bigint,
		moderate_chronic bigint, severe_chronic bigint, not_judged bigint, chronic bigint, chronic_rate numeric,
		absence_rate numeric)
	LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT CASE by WHEN 'school' THEN r.school_id WHEN 'grade' THEN r.grade END, r.school_year, max(r.as_of), count(*),
		count(*) FILTER (WHERE r.tier = 'satisfactory'), count(*) FILTER (WHERE r.tier = 'at_risk'),
		count(*) FILTER (WHERE r.tier = 'moderate_chronic'), count(*) FILTER (WHERE r.tier = 'severe_chronic'),
		count(*) FILTER (WHERE r.tier IS NULL), count(*) FILTER (WHERE r.is_chronic),
		round(count(*) FILTER (WHERE r.is_chronic)::numeric / nullif(count(*) FILTER (WHERE r.tier IS NOT NULL), 0), 6),
		round(sum(r.days_absent) / nullif(sum(r.days_enrolled), 0), 6)
	FROM minibot.student_risk_by(as_of, NULL, CASE by WHEN 'school' THEN 'school' ELSE 'district' END) AS r
	GROUP BY 1, 2;
END;
COMMENT ON FUNCTION minibot_internal.risk_tally(date, text) IS
	'Students by tier on a day, by school, grade or (district) all together; nobody is counted twice in a row';

CREATE FUNCTION minibot_internal.last_submitted() RETURNS date
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN (SELECT max(s.submitted_through) FROM minibot.school_calendar AS s);
COMMENT ON FUNCTION minibot_internal.last_submitted() IS 'The last day for which any school submitted attendance';

-- The same with the change from a month before, and from the same day last year.
CREATE FUNCTION minibot_internal.risk_changes(by text)
	RETURNS TABLE (key text, school_year integer, as_of date, students bigint, satisfactory bigint, at_risk bigint,
		moderate_chronic bigint, severe_chronic bigint, not_judged bigint, chronic bigint, chronic_rate numeric,
		absence_rate numeric, chronic_rate_month_before numeric, change_from_month_before numeric,
		chronic_rate_year_before numeric, change_from_year_before numeric)
	LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT t.key, t.school_year, t.as_of_day, t.students, t.satisfactory, t.at_risk, t.moderate_chronic,
		t.severe_chronic,
		t.not_judged, t.chronic, t.chronic_rate, t.absence_rate,
		m.chronic_rate, t.chronic_rate - m.chronic_rate, y.chronic_rate, t.chronic_rate - y.chronic_rate
	FROM minibot_internal.risk_tally(NULL, by) AS t
	LEFT JOIN minibot_internal.risk_tally(((SELECT minibot_internal.last_submitted()) - interval '1 month')::date,
		by) AS m
		ON m.key IS NOT DISTINCT FROM t.key AND m.school_year = t.school_year
	LEFT JOIN minibot_internal.risk_tally(((SELECT minibot_internal.last_submitted()) - interval '1 year')::date,
		by) AS y
		ON y.key IS NOT DISTINCT FROM t.key;
END;
COMMENT ON FUNCTION minibot_internal.risk_changes(text) IS
	'risk_tally() of the last day submitted, beside a month and a year before';
