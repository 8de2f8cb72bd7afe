-- Report: attendance by date -----------------------------------------------------------
--
-- Days enrolled and absent by school, day and week, in one pass over a year's calendars (attendance_tally()).
--
-- The report room reads all rooms above it and writes nothing; nothing calls into it.

CREATE FUNCTION minibot_internal.tally_enter(state internal, days minibot.attendance_calendar, rule bytea,
		from_date date, to_date date)
	RETURNS internal
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'minibot_tally_enter';
COMMENT ON FUNCTION minibot_internal.tally_enter(internal, minibot.attendance_calendar, bytea, date, date) IS
	'Transition function of attendance_tally()';
CREATE FUNCTION minibot_internal.tally_result(state internal) RETURNS integer[]
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'minibot_tally_result';
COMMENT ON FUNCTION minibot_internal.tally_result(internal) IS 'Final function of attendance_tally()';
CREATE AGGREGATE minibot_internal.attendance_tally(days minibot.attendance_calendar, rule bytea, from_date date,
	to_date date) (
	SFUNC = minibot_internal.tally_enter,
	STYPE = internal,
	SSPACE = 3300,
	FINALFUNC = minibot_internal.tally_result,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE minibot_internal.attendance_tally(minibot.attendance_calendar, bytea, date, date) IS
	'Of many students'' calendars: the days enrolled of each of 400 dates from from_date on, then the half days '
	'absent of each';

CREATE FUNCTION minibot.attendance_by_day(school_year integer)
	RETURNS TABLE (school_id text, day date, enrolled integer, absent numeric)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 10000
BEGIN ATOMIC
	SELECT t.school_id, t.first_day + d.i, t.counts[d.i + 1], t.counts[d.i + 401] / 2.0
	FROM (SELECT y.school_id, make_date(attendance_by_day.school_year - 1, 7, 1) AS first_day,
				 minibot_internal.attendance_tally(y.days,
					(SELECT minibot_internal.rule_in_force(NULL,
						minibot_internal.last_date(attendance_by_day.school_year))),
					make_date(attendance_by_day.school_year - 1, 7, 1), y.as_of_day) AS counts
		  FROM minibot_internal.student_years(minibot_internal.last_date(attendance_by_day.school_year), NULL,
			'school') AS y
		  GROUP BY y.school_id) AS t
	CROSS JOIN generate_series(0, 399) AS d (i)
	WHERE t.counts[d.i + 1] > 0;
END;
COMMENT ON FUNCTION minibot.attendance_by_day(integer) IS
	'Students enrolled and absent at each school on each day of a school year, as far as it has submitted, by the '
	'definition in use; who is enrolled at two schools counts at both';

-- Attendance of a school year by week, and a year before in the same week of the year.
CREATE FUNCTION minibot_internal.attendance_by_week(of_year integer, through date)
	RETURNS TABLE (week date, absence_rate numeric, absence_rate_year_before numeric)
	LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp SET jit = off
BEGIN ATOMIC
	SELECT date_trunc('week', d.day::timestamp)::date,
		round(sum(d.absent) FILTER (WHERE d.is_now) / nullif(sum(d.enrolled) FILTER (WHERE d.is_now), 0), 6),
		round(sum(d.absent) FILTER (WHERE NOT d.is_now) / nullif(sum(d.enrolled) FILTER (WHERE NOT d.is_now), 0), 6)
	FROM (SELECT n.day, n.enrolled, n.absent, true AS is_now
		  FROM minibot.attendance_by_day(of_year) AS n WHERE n.day <= through
		  -- 52 weeks: a Monday stays a Monday.
		  UNION ALL SELECT b.day + 364, b.enrolled, b.absent, false
			  FROM minibot.attendance_by_day(of_year - 1) AS b) AS d
	GROUP BY 1 ORDER BY 1;
END;
COMMENT ON FUNCTION minibot_internal.attendance_by_week(integer, date) IS
	'Absence rate of the district by week of a school year, up to a day, and of the same week the year before (52 '
	'weeks earlier)';
