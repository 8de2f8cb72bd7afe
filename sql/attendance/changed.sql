-- What a statement on the warehouse has changed ------------------------------------------
--
-- Steps of the triggers in track.sql: from the rows of a statement to the students and
-- days concerned, and to their calendars.

CREATE FUNCTION minibot_internal.day_differs(days minibot.attendance_calendar, day date, code text, missed real,
		codes text[], states smallint[], only_days boolean)
	RETURNS boolean
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'attendance_day_differs';
COMMENT ON FUNCTION minibot_internal.day_differs(minibot.attendance_calendar, date, text, real, text[], smallint[],
	boolean) IS
	'Whether entering a day under a district''s code would change a calendar; only_days: only days it has can be '
	'entered';

-- The rows of a statement, in the canonical columns of their kind.
CREATE FUNCTION minibot_internal.transition_query(kind text, transition name) RETURNS text
	LANGUAGE sql STABLE STRICT PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
	RETURN (SELECT format('SELECT %s FROM %I AS source%s%s',
		minibot_internal.source_targets(s.kind, s.relation, s.columns), transition,
					coalesce(E'\n' || (s.options ->> 'join'), ''),
						coalesce(E'\nWHERE (' || (s.options ->> 'where') || E'\n)', ''))
			FROM minibot.source AS s WHERE s.kind = transition_query.kind);
COMMENT ON FUNCTION minibot_internal.transition_query(text,
	name) IS 'As source_query(), over a trigger''s transition table';

-- The rows a trigger sees: of the statement's old and new tables, those it has.
CREATE FUNCTION minibot_internal.changed_rows(kind text, operation text) RETURNS text
	LANGUAGE sql STABLE STRICT PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
	RETURN concat_ws(' UNION ALL ',
		CASE WHEN operation IN ('UPDATE', 'DELETE') THEN minibot_internal.transition_query(kind, 'minibot_old') END,
		CASE WHEN operation IN ('INSERT', 'UPDATE') THEN minibot_internal.transition_query(kind, 'minibot_new') END);
COMMENT ON FUNCTION minibot_internal.changed_rows(text, text) IS 'SELECT of the rows before and after a statement';

CREATE FUNCTION minibot_internal.names_school() RETURNS boolean
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN EXISTS (SELECT FROM minibot.source AS s WHERE s.kind = 'attendance' AND s.columns ? 'school_id');
COMMENT ON FUNCTION minibot_internal.names_school() IS 'Whether the attendance source has a column for the school';

-- Attendance rows, each at its school: those that name none at each one where
-- the student was enrolled that day.
CREATE FUNCTION minibot_internal.placed_rows(query text) RETURNS text
	LANGUAGE sql STABLE STRICT PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
	RETURN CASE WHEN minibot_internal.is_mapped('enrollment') THEN format(
		'SELECT student_id, school_id, date, code, missed FROM (%1$s) AS named WHERE school_id IS NOT NULL
		 UNION ALL
		 SELECT a.student_id, e.school_id, a.date, a.code, a.missed FROM (%1$s) AS a
		 JOIN (%2$s) AS e ON e.student_id = a.student_id AND a.date >= coalesce(e.entry_date, ''-infinity'')
			AND a.date <= coalesce(e.exit_date - %3$s, ''infinity'')
		 WHERE a.school_id IS NULL',
		query, minibot.source_query('enrollment'), minibot_internal.exit_date_shift()) ELSE query END;
COMMENT ON FUNCTION minibot_internal.placed_rows(text) IS 'SQL of attendance rows, each at its school';

-- How far schools have submitted, asked of the warehouse.
CREATE FUNCTION minibot_internal.find_submitted(school_year integer, schools text[])
	RETURNS TABLE (school_id text, submitted_through date)
	LANGUAGE plpgsql STABLE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN QUERY EXECUTE format(
		'SELECT s.school_id, minibot.last_day(CASE WHEN %L = ''daily'' THEN minibot.remove_days(v.days, s.closed)
				ELSE minibot.keep_days(v.days, s.taught) END)
		 FROM (SELECT unnest($1) AS school_id) AS w
		 JOIN minibot.school_calendar AS s ON s.school_id = w.school_id AND s.school_year = %s
		 LEFT JOIN (SELECT school_id, minibot.attendance_agg(date, ''present'') AS days FROM (%s) AS attendance
					WHERE school_id = ANY ($1) AND date BETWEEN %L AND least(%L, minibot.today())
					GROUP BY school_id) AS v ON v.school_id = s.school_id',
		minibot_internal.attendance_layout(), school_year,
			minibot_internal.placed_rows(minibot.source_query('attendance')),
		minibot_internal.first_date(school_year), minibot_internal.last_date(school_year)) USING schools;
END
$$;
COMMENT ON FUNCTION minibot_internal.find_submitted(integer, text[]) IS
	'The last day for which each of some schools submitted attendance, asked of the warehouse';

-- Bring school_calendar.submitted_through up to date; returns the schools it moved.
CREATE FUNCTION minibot_internal.update_submitted(school_year integer, schools text[]) RETURNS text[]
	LANGUAGE plpgsql VOLATILE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	moved text[];
BEGIN
	WITH updated AS (
		UPDATE minibot.school_calendar AS s SET submitted_through = f.submitted_through
		FROM minibot_internal.find_submitted(update_submitted.school_year, update_submitted.schools) AS f
		WHERE s.school_id = f.school_id AND s.school_year = update_submitted.school_year
			AND s.submitted_through IS DISTINCT FROM f.submitted_through
		RETURNING s.school_id)
	SELECT array_agg(u.school_id) INTO moved FROM updated AS u;
	RETURN moved;
END
$$;
COMMENT ON FUNCTION minibot_internal.update_submitted(integer, text[]) IS
	'Set how far some schools have submitted; returns those for which it moved';

-- Of schools with rows on their last day submitted among the changed ones,
-- those whose last day other students don't prove: they have to be asked for.
CREATE FUNCTION minibot_internal.schools_in_doubt(school_year integer, schools text[], last_dates date[],
		students text[])
	RETURNS text[]
	LANGUAGE sql STABLE
	SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT array_agg(s.school_id)
	FROM unnest(schools, last_dates) AS c (school_id, last_date)
	JOIN minibot.school_calendar AS s ON s.school_id = c.school_id AND s.school_year = schools_in_doubt.school_year
	WHERE s.submitted_through IS NULL OR c.last_date > s.submitted_through
		OR c.last_date = s.submitted_through AND NOT EXISTS (
			SELECT FROM minibot.student_days AS d
			WHERE d.school_id = s.school_id AND d.school_year = s.school_year AND d.student_id <> ALL (students)
				AND CASE minibot_internal.attendance_layout()
					WHEN 'daily' THEN minibot.days_enrolled(d.days, s.submitted_through, s.submitted_through) = 1
					ELSE minibot.clip(d.days, s.submitted_through, s.submitted_through) OPERATOR(minibot.<>)
						minibot.days_of(minibot.clip(d.days, s.submitted_through, s.submitted_through)) END);
END;
COMMENT ON FUNCTION minibot_internal.schools_in_doubt(integer, text[], date[], text[]) IS
	'Schools whose last day submitted may have moved, when these students'' rows changed, the last on these dates';

CREATE FUNCTION minibot_internal.students_of(school_year integer, schools text[]) RETURNS text[]
	LANGUAGE plpgsql STABLE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	students text[];
BEGIN
	EXECUTE format(
		'SELECT array_agg(DISTINCT student_id) FROM (
			SELECT d.student_id FROM minibot.student_days AS d WHERE d.school_year = %s AND d.school_id = ANY ($1)
			%s) AS s', school_year,
		CASE WHEN minibot_internal.is_mapped('enrollment') THEN format(
			'UNION ALL SELECT e.student_id FROM (%s) AS e WHERE e.school_id = ANY ($1)',
			minibot_internal.enrollments_query(school_year, NULL)) END)
		INTO students USING schools;
	RETURN students;
END
$$;
COMMENT ON FUNCTION minibot_internal.students_of(integer, text[]) IS 'Students of some schools in a year';

-- Make the students anew whose attendance rows changed.
CREATE FUNCTION minibot_internal.redo_students(school_year integer, students text[], schools text[], last_dates date[])
	RETURNS void
	LANGUAGE plpgsql VOLATILE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	-- Beyond so many students one pass over the whole year is faster than look-ups.
	many CONSTANT integer := 20000;
	moved text[];
BEGIN
	IF cardinality(students) > many OR array_position(schools, NULL) IS NOT NULL OR EXISTS (
			SELECT FROM unnest(schools) AS c (school_id) WHERE NOT EXISTS (
				SELECT FROM minibot.school_calendar AS s
				WHERE s.school_id = c.school_id AND s.school_year = redo_students.school_year))
	THEN
		PERFORM minibot_internal.rebuild_attendance(school_year, NULL);
		RETURN;
	END IF;
	UPDATE minibot.school_calendar AS s SET last_recorded = c.last_date
	FROM unnest(schools, last_dates) AS c (school_id, last_date)
	WHERE s.school_id = c.school_id AND s.school_year = redo_students.school_year
		AND coalesce(s.last_recorded < c.last_date, true);
	moved := minibot_internal.update_submitted(school_year,
		minibot_internal.schools_in_doubt(school_year, schools, last_dates, students));
	-- What is expected begins where what is submitted ends.
	IF cardinality(moved) > 0 AND minibot_internal.attendance_layout() = 'daily' THEN
		students := students || minibot_internal.students_of(school_year, moved);
	END IF;
	PERFORM minibot_internal.rebuild_attendance(school_year, students);
END
$$;
COMMENT ON FUNCTION minibot_internal.redo_students(integer, text[], text[], date[]) IS
	'Make students anew whose attendance at these schools changed, the last on these dates';

-- A student's row of a load: the day to enter, if there is one.
CREATE TYPE minibot_internal.student_event AS (student_id text, school_id text, days minibot.attendance_calendar);
COMMENT ON TYPE minibot_internal.student_event IS
	'Day of a load to be entered in a student''s calendar; NULL: no row came';

-- Enter a day.  At schools for which it is the next one (after their last days),
-- what was expected up to it and didn't come is forgotten.  Days on which a
-- school is closed, or a student not enrolled, are passed over as a refresh
-- does.  Returns students left without any day.
CREATE FUNCTION minibot_internal.enter_events(day date, events minibot_internal.student_event[], advancing text[],
		last_days date[], is_daily boolean)
	RETURNS text[]
	LANGUAGE plpgsql VOLATILE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	emptied text[];
BEGIN
	WITH updated AS (
		UPDATE minibot.student_days AS d
		SET days = CASE WHEN n.school_id IS NULL THEN d.days
				ELSE minibot.remove_days(d.days, minibot.clip(d.days, n.last_day + 1,
					CASE WHEN e.days IS NULL THEN day ELSE day - 1 END)) END
			OPERATOR(minibot.||) coalesce(CASE WHEN is_daily THEN minibot.remove_days(e.days, s.closed)
				ELSE minibot.keep_days(e.days, d.days) END, 'empty')
		FROM unnest(events) AS e
		JOIN minibot.school_calendar AS s ON s.school_id = e.school_id AND s.school_year = minibot.school_year(day)
		LEFT JOIN unnest(advancing, last_days) AS n (school_id, last_day) ON n.school_id = e.school_id
		WHERE d.student_id = e.student_id AND d.school_id = e.school_id AND d.school_year = minibot.school_year(day)
			AND (n.school_id IS NOT NULL OR NOT is_daily OR minibot.days_enrolled(s.closed, day, day) = 0)
		RETURNING d.student_id, d.days)
	SELECT array_agg(u.student_id) INTO emptied FROM updated AS u WHERE u.days OPERATOR(minibot.=) 'empty';
	RETURN emptied;
END
$$;
COMMENT ON FUNCTION minibot_internal.enter_events(date, minibot_internal.student_event[], text[], date[], boolean) IS
	'Step of track_attendance(): enter a day of a load in the calendars that it changes';

-- The day of a load, in a calendar of its own.
CREATE FUNCTION minibot_internal.calendar_of(day date) RETURNS minibot.attendance_calendar
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN (to_char(day, 'YYYY-MM-DD') || ':P')::minibot.attendance_calendar;
COMMENT ON FUNCTION minibot_internal.calendar_of(date) IS 'A calendar of one day, present';

-- Rows of an attendance statement, each at its school; where the warehouse names
-- schools, as they are.
CREATE FUNCTION minibot_internal.changed_attendance(operation text) RETURNS text
	LANGUAGE sql STABLE STRICT PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
	RETURN CASE WHEN minibot_internal.names_school() THEN minibot_internal.changed_rows('attendance', operation)
		ELSE minibot_internal.placed_rows(minibot_internal.changed_rows('attendance', operation)) END;
COMMENT ON FUNCTION minibot_internal.changed_attendance(text) IS
	'SELECT of the attendance rows before and after a statement, each at its school';

-- Schools for which a day is the next one submitted, from each school's last one.
CREATE FUNCTION minibot_internal.advancing_schools(day date, schools text[], OUT advancing text[], OUT last_days date[])
	LANGUAGE sql STABLE
	SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT array_agg(s.school_id), array_agg(coalesce(s.submitted_through, '-infinity'))
	FROM minibot.school_calendar AS s
	WHERE s.school_id = ANY (schools) AND s.school_year = minibot.school_year(day) AND day <= minibot.today()
		AND coalesce(day > s.submitted_through, true)
		AND CASE minibot_internal.attendance_layout() WHEN 'daily' THEN minibot.days_enrolled(s.closed, day, day) = 0
			ELSE minibot.days_enrolled(s.taught, day, day) = 1 END;
END;
COMMENT ON FUNCTION minibot_internal.advancing_schools(date, text[]) IS
	'Which of the schools submit a day after their last one with attendance of that day';

-- A school's next day has come in.
CREATE FUNCTION minibot_internal.advance_schools(day date, schools text[], advancing text[]) RETURNS void
	LANGUAGE sql VOLATILE
	SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	UPDATE minibot.school_calendar AS s
	SET submitted_through = CASE WHEN s.school_id = ANY (advancing) THEN day ELSE s.submitted_through END,
		last_recorded = greatest(s.last_recorded, day),
		taught = CASE WHEN s.has_calendar THEN s.taught
			ELSE s.taught OPERATOR(minibot.||) minibot.remove_days(minibot_internal.calendar_of(day), s.closed) END
	WHERE s.school_id = ANY (schools) AND s.school_year = minibot.school_year(day)
		AND (s.school_id = ANY (advancing) OR coalesce(s.last_recorded < day, true)
			OR NOT s.has_calendar AND minibot.days_enrolled(s.taught, day, day) = 0);
END;
COMMENT ON FUNCTION minibot_internal.advance_schools(date, text[], text[]) IS
	'Note that a day of some schools was submitted, for some of them the next one';

-- SQL: of a day's rows those that aren't as expected, under the codes $1 and
-- states $2, at the schools $3; and students with no row whom the schools $4,
-- for which it is the next day, expected on it or since $5 (daily layout).
CREATE FUNCTION minibot_internal.events_sql(change text, day date, is_daily boolean) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
	RETURN format(
		'SELECT array_agg((student_id, school_id, days)::minibot_internal.student_event) FILTER (WHERE is_known),
			array_agg(student_id) FILTER (WHERE NOT is_known)
		 FROM (SELECT coalesce(c.student_id, d.student_id) AS student_id,
					coalesce(c.school_id, d.school_id) AS school_id,
					d.student_id IS NOT NULL AS is_known,
					minibot.attendance_agg(c.date, m.status, coalesce(c.missed, m.missed))
						FILTER (WHERE c.date IS NOT NULL) AS days
				FROM (SELECT * FROM (%1$s) AS c WHERE date = %2$L) AS c
				LEFT JOIN minibot.code_map AS m ON m.code = c.code
				FULL JOIN (SELECT d.student_id, d.school_id, d.days FROM minibot.student_days AS d
						   WHERE d.school_year = %3$s AND d.school_id = ANY ($3)) AS d
					ON d.student_id = c.student_id AND d.school_id = c.school_id
				WHERE CASE WHEN c.student_id IS NULL
					THEN d.school_id = ANY ($4) AND minibot.days_enrolled(d.days, $5, %2$L) > 0
					ELSE minibot_internal.day_differs(d.days, c.date, c.code, c.missed, $1, $2, %4$L)
						OR d.school_id = ANY ($4) AND minibot.days_enrolled(d.days, $5, %2$L::date - 1) > 0 END
				GROUP BY 1, 2, 3) AS e',
		change, day, minibot.school_year(day), NOT is_daily);
COMMENT ON FUNCTION minibot_internal.events_sql(text, date, boolean) IS
	'Step of track_attendance(): SQL of the rows of a day that change a calendar, and of students who have none';
