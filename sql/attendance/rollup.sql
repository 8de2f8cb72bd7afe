-- Roll-ups ---------------------------------------------------------------------------
--
-- Of schools, grades, weeks and the district; and when attendance is too old to
-- be told.  Reads calendars only.

CREATE VIEW minibot.school_risk AS
	SELECT c.key AS school_id, s.submitted_through, c.school_year, c.as_of, c.students, c.satisfactory, c.at_risk,
		c.moderate_chronic, c.severe_chronic, c.not_judged, c.chronic, c.chronic_rate, c.absence_rate,
		c.chronic_rate_month_before, c.change_from_month_before, c.chronic_rate_year_before, c.change_from_year_before
	FROM minibot_internal.risk_changes('school') AS c
	JOIN minibot.school_calendar AS s ON s.school_id = c.key AND s.school_year = c.school_year;
COMMENT ON VIEW minibot.school_risk IS
	'Students of each school by tier, and how the chronic rate changed; a transfer counts at each of his schools';

CREATE VIEW minibot.grade_risk AS
	SELECT c.key AS grade, c.school_year, c.as_of, c.students, c.satisfactory, c.at_risk, c.moderate_chronic,
		c.severe_chronic, c.not_judged, c.chronic, c.chronic_rate, c.absence_rate, c.chronic_rate_month_before,
		c.change_from_month_before, c.chronic_rate_year_before, c.change_from_year_before
	FROM minibot_internal.risk_changes('grade') AS c;
COMMENT ON VIEW minibot.grade_risk IS
	'Students of each grade by tier, all schools of a student as one, and how the chronic rate changed';

CREATE VIEW minibot.district_risk AS
	SELECT c.school_year, c.as_of, c.students, c.satisfactory, c.at_risk, c.moderate_chronic, c.severe_chronic,
		c.not_judged, c.chronic, c.chronic_rate, c.absence_rate, c.chronic_rate_month_before,
			c.change_from_month_before,
		c.chronic_rate_year_before, c.change_from_year_before
	FROM minibot_internal.risk_changes('district') AS c;
COMMENT ON VIEW minibot.district_risk IS
	'Students of the district by tier, all schools of a student as one, and how the chronic rate changed';
COMMENT ON COLUMN minibot.district_risk.not_judged IS 'Enrolled for too few days, by the definition in use';
COMMENT ON COLUMN minibot.district_risk.chronic_rate IS 'Flagged of those judged';
COMMENT ON COLUMN minibot.district_risk.absence_rate IS 'Absences of days enrolled, all students together';
COMMENT ON COLUMN minibot.district_risk.chronic_rate_month_before IS
	'As it stood a month before the last day submitted';
COMMENT ON COLUMN minibot.district_risk.change_from_month_before IS 'In points: 0.01 is one per cent of students more';
COMMENT ON COLUMN minibot.district_risk.chronic_rate_year_before IS 'As it stood on the same day a year before';

CREATE VIEW minibot.attendance_trend AS
	SELECT y.school_id, y.school_year, w.week::date AS week,
		sum(minibot.days_enrolled(y.days, w.week::date, least(w.week::date + 6, y.as_of_day))) AS days_enrolled,
		sum(minibot_internal.risk_absent_since(y.days, least(w.week::date + 6, y.as_of_day), y.rule,
			least(w.week::date + 6, y.as_of_day)
			- w.week::date + 1)) AS days_absent,
		round(sum(minibot_internal.risk_absent_since(y.days, least(w.week::date + 6, y.as_of_day), y.rule,
				least(w.week::date + 6, y.as_of_day) - w.week::date + 1))
			/ sum(minibot.days_enrolled(y.days, w.week::date, least(w.week::date + 6, y.as_of_day))), 6) AS absence_rate
	FROM (
		SELECT y.school_id, y.school_year, y.as_of_day, y.days,
			(SELECT minibot_internal.rule_in_force(NULL, NULL)) AS rule
		FROM minibot_internal.student_years(NULL, NULL, 'school') AS y
		UNION ALL
		SELECT NULL, y.school_year, y.as_of_day, y.days, (SELECT minibot_internal.rule_in_force(NULL, NULL))
		FROM minibot_internal.student_years(NULL, NULL, 'district') AS y) AS y
	CROSS JOIN LATERAL generate_series(date_trunc('week', minibot.first_day(y.days)::timestamp), y.as_of_day,
		'7 days') AS w (week)
	WHERE minibot.days_enrolled(y.days, w.week::date, least(w.week::date + 6, y.as_of_day)) > 0
	GROUP BY y.school_id, y.school_year, w.week::date;
COMMENT ON VIEW minibot.attendance_trend IS
	'Days enrolled and absent by week, of each school and (school_id NULL) of the district, each student''s day once';
COMMENT ON COLUMN minibot.attendance_trend.week IS 'Its Monday';

CREATE FUNCTION minibot.stale_schools(school_days integer DEFAULT 2)
	RETURNS TABLE (school_id text, submitted_through date, days_behind integer)
	LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT s.school_id, s.submitted_through, b.days
	FROM minibot.school_calendar AS s
	CROSS JOIN LATERAL (SELECT minibot.days_enrolled(s.taught, coalesce(s.submitted_through + 1, '-infinity'),
													 minibot.today() - 1) AS days) AS b
	WHERE s.school_year = minibot.school_year(minibot.today()) AND b.days >= school_days
	ORDER BY b.days DESC, s.school_id;
END;
COMMENT ON FUNCTION minibot.stale_schools(integer) IS
	'Schools that are so many days of school, before today, behind with their attendance';

-- Too old to be told ---------------------------------------------------------------

INSERT INTO minibot.option_rule
	(subject, option, type, minimum, maximum, is_required, default_value, description)
VALUES
	('setting', 'nudge.stale_after', 'time span', '1 day', '1 year', true, '7 days',
		'A student is not written about, nor a family told how many days were missed, while attendance of a day of '
		'school so long ago is still missing');

CREATE FUNCTION minibot_internal.attendance_missing_since(calendar minibot.school_calendar) RETURNS date
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN coalesce(CASE WHEN calendar.has_calendar THEN minibot.first_day(minibot.clip(calendar.taught,
			coalesce(calendar.submitted_through + 1, '-infinity'), 'infinity')) END, calendar.submitted_through);
COMMENT ON FUNCTION minibot_internal.attendance_missing_since(minibot.school_calendar) IS
	'A school''s first day without attendance; the last one with it where no later one is planned';

CREATE FUNCTION minibot_internal.stale_before(as_of date) RETURNS date
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN (as_of - minibot.get_setting('nudge.stale_after')::interval)::date;
COMMENT ON FUNCTION minibot_internal.stale_before(date) IS
	'Attendance that has been missing since before this day is too old to be told to families; NULL: none is';
