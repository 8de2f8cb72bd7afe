-- Attendance -------------------------------------------------------------------
--
-- A student's year at a school is one row.  Its calendar is filled to the last
-- day of school as it is expected, all present: so a day on which nothing
-- happened costs no write, it only comes into force when the school has
-- submitted that day (school_calendar.submitted_through).  Readers take
-- student_calendar, which ends there.

CREATE TABLE minibot.school_calendar (
	school_id text NOT NULL,
	school_year integer NOT NULL,
	taught minibot.attendance_calendar NOT NULL,
	closed minibot.attendance_calendar NOT NULL,
	submitted_through date,
	last_recorded date,
	has_calendar boolean NOT NULL,
	PRIMARY KEY (school_id, school_year)
);
COMMENT ON TABLE minibot.school_calendar IS
	'A school''s year: its days of school, and how far it has submitted attendance';
COMMENT ON COLUMN minibot.school_calendar.school_year IS
	'The year in which it ends: 2022 is 2021-22; years turn on July 1';
COMMENT ON COLUMN minibot.school_calendar.taught IS
	'Days of school, past and planned; where no calendar is mapped, those with attendance';
COMMENT ON COLUMN minibot.school_calendar.closed IS
	'Days the calendar names as without school: attendance on them is passed over';
COMMENT ON COLUMN minibot.school_calendar.submitted_through IS
	'Last day for which the school submitted attendance; nobody is present after it. NULL: none yet';
COMMENT ON COLUMN minibot.school_calendar.has_calendar IS
	'The mapped calendar has days of it; else taught is what was attended';
COMMENT ON COLUMN minibot.school_calendar.last_recorded IS
	'No attendance row is later, future ones and those on closed days included';
SELECT pg_catalog.pg_extension_config_dump('minibot.school_calendar', '');

-- Some room on each page, so that the few rows a day changes stay on theirs.
-- What every question reads comes first.
CREATE TABLE minibot.student_days (
	school_year integer NOT NULL,
	is_only_school boolean NOT NULL,
	days minibot.attendance_calendar NOT NULL,
	school_id text NOT NULL,
	student_id text NOT NULL,
	grade text,
	PRIMARY KEY (student_id, school_id, school_year)
) WITH (fillfactor = 85);
CREATE INDEX student_days_school_idx ON minibot.student_days (school_year, school_id);
COMMENT ON TABLE minibot.student_days IS
	'Every student''s year at a school, to its last day as expected; student_calendar has what is known';
COMMENT ON COLUMN minibot.student_days.is_only_school IS 'The student had no other school in that year';
COMMENT ON COLUMN minibot.student_days.grade IS 'Grade of the latest enrollment';
COMMENT ON COLUMN minibot.student_days.days IS
	'Days enrolled; those after the school''s submitted_through are expected, not known';
SELECT pg_catalog.pg_extension_config_dump('minibot.student_days', '');

CREATE VIEW minibot.student_calendar AS
	SELECT d.student_id, d.school_id, d.school_year, d.grade,
		minibot.clip(d.days, '-infinity', s.submitted_through) AS calendar, s.submitted_through
	FROM minibot.student_days AS d
	JOIN minibot.school_calendar AS s ON s.school_id = d.school_id AND s.school_year = d.school_year
	WHERE s.submitted_through >= minibot.first_day(d.days);
COMMENT ON VIEW minibot.student_calendar IS
	'Every student''s days at a school, up to the last one the school has submitted';
COMMENT ON COLUMN minibot.student_calendar.calendar IS 'See attendance_calendar, days_enrolled(), days_absent()';
COMMENT ON COLUMN minibot.student_calendar.submitted_through IS 'Last day for which the school submitted attendance';

-- Absence definitions ------------------------------------------------------------

CREATE FUNCTION minibot_internal.compile_rule(rate integer, above boolean, absent_days integer, needs_both boolean,
		min_enrolled integer, min_attended integer, min_membership integer, day_rule text,
		always_absent minibot.attendance_status[], never_absent minibot.attendance_status[], tiers integer[])
	RETURNS bytea
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'minibot_compile_rule';
COMMENT ON FUNCTION minibot_internal.compile_rule(integer, boolean, integer, boolean, integer, integer, integer, text,
	minibot.attendance_status[], minibot.attendance_status[], integer[]) IS
	'An absence definition as the risk_ functions take it; raises an error where it makes no sense';

CREATE TABLE minibot.absence_definition (
	name text NOT NULL,
	effective_from date NOT NULL DEFAULT '-infinity',
	effective_to date NOT NULL DEFAULT 'infinity',
	description text NOT NULL,
	rate_per_mille integer,
	rate_operator text NOT NULL DEFAULT '>=' CHECK (rate_operator IN ('>=', '>')),
	absent_days integer,
	needs_both boolean NOT NULL DEFAULT false,
	min_days_enrolled integer NOT NULL DEFAULT 0,
	min_days_attended integer NOT NULL DEFAULT 0,
	min_membership_per_mille integer NOT NULL DEFAULT 0,
	day_rule text NOT NULL DEFAULT 'half',
	always_absent minibot.attendance_status[] NOT NULL DEFAULT '{}',
	never_absent minibot.attendance_status[] NOT NULL DEFAULT '{}',
	scope text NOT NULL DEFAULT 'school' CHECK (scope IN ('school', 'district')),
	tiers_per_mille integer[] NOT NULL DEFAULT '{50,100,200}',
	is_preset boolean NOT NULL DEFAULT false,
	PRIMARY KEY (name, effective_from),
	CHECK (effective_from <= effective_to),
	CHECK (minibot_internal.compile_rule(rate_per_mille, rate_operator = '>', absent_days, needs_both,
		min_days_enrolled,
								min_days_attended, min_membership_per_mille, day_rule, always_absent, never_absent,
								tiers_per_mille) IS NOT NULL)
);
COMMENT ON TABLE minibot.absence_definition IS
	'What counts as chronic absence: rule sets side by side; the setting attendance.definition names the one in use';
COMMENT ON COLUMN minibot.absence_definition.effective_from IS
	'First day it is in force; a rule that changes has a row for each';
COMMENT ON COLUMN minibot.absence_definition.effective_to IS 'Last day it is in force';
COMMENT ON COLUMN minibot.absence_definition.rate_per_mille IS
	'Absences of 1,000 days enrolled; 100 is 10 %; NULL: no rate';
COMMENT ON COLUMN minibot.absence_definition.rate_operator IS '>=: chronic at the rate; >: only above it';
COMMENT ON COLUMN minibot.absence_definition.absent_days IS 'Chronic from so many absences on; NULL: no number';
COMMENT ON COLUMN minibot.absence_definition.needs_both IS 'Rate and number of absences both, not either';
COMMENT ON COLUMN minibot.absence_definition.min_days_enrolled IS 'Nobody is judged before so many days enrolled';
COMMENT ON COLUMN minibot.absence_definition.min_days_attended IS 'Nobody is judged who attended fewer days';
COMMENT ON COLUMN minibot.absence_definition.min_membership_per_mille IS
	'Nobody is judged who was enrolled for less of the days the school taught';
COMMENT ON COLUMN minibot.absence_definition.day_rule IS
	'A day is an absence when missed by half or more (half), more than half (over_half), all of it (whole), any part '
	'(any); half_days: half or more is half an absence, all a whole one';
COMMENT ON COLUMN minibot.absence_definition.always_absent IS
	'Days of these statuses are absences, whatever was missed';
COMMENT ON COLUMN minibot.absence_definition.never_absent IS 'Days of these statuses never are';
COMMENT ON COLUMN minibot.absence_definition.scope IS
	'school: judged at each school; district: all schools of a student as one';
COMMENT ON COLUMN minibot.absence_definition.tiers_per_mille IS
	'Rates at which at_risk, moderate_chronic and severe_chronic begin (Attendance Works)';
COMMENT ON COLUMN minibot.absence_definition.is_preset IS
	'Comes with minibot; a district''s own rows are dumped with its data';
SELECT pg_catalog.pg_extension_config_dump('minibot.absence_definition', 'WHERE NOT is_preset');

INSERT INTO minibot.absence_definition
	(name, description, rate_per_mille, absent_days, min_days_enrolled, min_days_attended, min_membership_per_mille,
	 day_rule, always_absent, never_absent, scope, is_preset)
VALUES
	('federal', 'EDFacts, CEDS 002022: 10 % of days enrolled, at a school, from 10 days on; half a day missed is a day',
		100, NULL, 10, 0, 0, 'half', '{}', '{}', 'school', true),
	('ocr', 'Civil Rights Data Collection: 15 absences in the year', NULL, 15, 0, 0, 0, 'half', '{}', '{}',
		'school', true),
	('ca', 'California: 10 %, more than 30 days expected; out-of-school suspension is an absence, in-school is not',
		100, NULL, 31, 0, 0, 'half', '{suspended}', '{in_school_suspension}', 'school', true),
	('ny', 'New York: 10 %, at least 10 days enrolled, at least 1 attended', 100, NULL, 10, 1, 0, 'half', '{}', '{}',
		'school', true),
	('mi', 'Michigan: 10 %, at least 10 days enrolled; absent when more than half the day is missed',
		100, NULL, 10, 0, 0, 'over_half', '{}', '{}', 'school', true),
	('ct', 'Connecticut: 10 %; present is at least half a day; suspensions count, in school too (C.G.S. 10-198c)',
		100, NULL, 0, 0, 0, 'half', '{suspended,in_school_suspension}', '{}', 'school', true),
	('tx', 'Texas, PEIMS practice: 10 %, membership of at least 83 % of the days taught', 100, NULL, 0, 0, 830,
		'half', '{}', '{}', 'school', true),
	('nv', 'Nevada: 10 %; absent when half of the minutes are missed; overlapping enrollments count once',
		100, NULL, 0, 0, 0, 'half', '{}', '{}', 'district', true),
	('nm', 'New Mexico: 10 %, at least 10 days enrolled', 100, NULL, 10, 0, 0, 'half', '{}', '{}', 'school', true),
	('me', 'Maine: 10 %, at least 10 days enrolled', 100, NULL, 10, 0, 0, 'half', '{}', '{}', 'school', true);

INSERT INTO minibot.option_rule (subject, option, type, found_in, default_value, description) VALUES
	('setting', 'attendance.definition', 'text', 'SELECT DISTINCT d.name FROM minibot.absence_definition AS d',
		'federal', 'Name of the absence definition that student_risk and the nudges go by');

-- The definition in force on a day; by default the district's, and today's.
CREATE FUNCTION minibot_internal.definition_in_force(definition text, as_of date) RETURNS minibot.absence_definition
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	wanted text := coalesce(definition, minibot.get_setting('attendance.definition'), 'federal');
	day date := coalesce(as_of, minibot.today());
	found_row minibot.absence_definition;
BEGIN
	SELECT * INTO found_row FROM minibot.absence_definition AS d
	WHERE d.name = wanted AND day BETWEEN d.effective_from AND d.effective_to
	ORDER BY d.effective_from DESC LIMIT 1;
	IF NOT FOUND THEN
		RAISE EXCEPTION 'there is no absence definition "%" in force on %', wanted, day
			USING ERRCODE = 'undefined_object',
				HINT = 'Those in force are ' || (SELECT string_agg(d.name, ', ' ORDER BY d.name)
					FROM minibot.absence_definition AS d WHERE day BETWEEN d.effective_from AND d.effective_to) || '.';
	END IF;
	RETURN found_row;
END
$$;
COMMENT ON FUNCTION minibot_internal.definition_in_force(text, date) IS
	'The absence definition of that name in force on a day; NULLs mean the setting attendance.definition, and today';

CREATE FUNCTION minibot_internal.rule_in_force(definition text, as_of date) RETURNS bytea
	LANGUAGE plpgsql STABLE PARALLEL SAFE	-- keeps its plan, where sql would plan in every transaction
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	d minibot.absence_definition := minibot_internal.definition_in_force(definition, as_of);
BEGIN
	RETURN minibot_internal.compile_rule(d.rate_per_mille, d.rate_operator = '>', d.absent_days, d.needs_both,
		d.min_days_enrolled,
		d.min_days_attended, d.min_membership_per_mille, d.day_rule, d.always_absent, d.never_absent,
			d.tiers_per_mille);
END
$$;
COMMENT ON FUNCTION minibot_internal.rule_in_force(text, date) IS 'definition_in_force(), compiled';

CREATE FUNCTION minibot_internal.scope_in_force(definition text, as_of date) RETURNS text
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN (SELECT d.scope FROM minibot_internal.definition_in_force(definition, as_of) AS d);
COMMENT ON FUNCTION minibot_internal.scope_in_force(text, date) IS 'Scope of definition_in_force(): school or district';

-- Dates --------------------------------------------------------------------------

CREATE FUNCTION minibot.school_year(day date) RETURNS integer
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN (extract(year FROM day + interval '6 months'))::integer;
COMMENT ON FUNCTION minibot.school_year(date) IS
	'The school year of a day, by the year in which it ends; years turn on July 1';

-- The year of a question: that of its day, else the latest with attendance.
CREATE FUNCTION minibot_internal.year_in_question(as_of date) RETURNS integer
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN CASE WHEN as_of IS NOT NULL THEN minibot.school_year(as_of)
		ELSE (SELECT max(s.school_year) FROM minibot.school_calendar AS s WHERE s.submitted_through IS NOT NULL) END;
COMMENT ON FUNCTION minibot_internal.year_in_question(date) IS
	'The school year of a day; of NULL, the latest for which attendance was submitted';

-- Where a calendar does not reach, nothing is known to be closed.
CREATE FUNCTION minibot_internal.has_school(calendar minibot.school_calendar, from_date date, to_date date)
	RETURNS boolean
	LANGUAGE sql STABLE
	RETURN NOT (calendar.has_calendar AND minibot.days_enrolled(calendar.taught, from_date, to_date) = 0
		AND (minibot.last_day(calendar.taught) > to_date
			OR minibot.days_enrolled(calendar.closed, from_date, to_date) > 0));
COMMENT ON FUNCTION minibot_internal.has_school(minibot.school_calendar, date, date) IS
	'Whether a school teaches on some day from from_date to to_date, as far as its calendar says';

-- The best first; CHECKs of tables name them too.
CREATE FUNCTION minibot_internal.tiers() RETURNS text[]
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN '{satisfactory,at_risk,moderate_chronic,severe_chronic}'::text[];
COMMENT ON FUNCTION minibot_internal.tiers() IS 'The tiers of absence, the best first';
