-- Always current -----------------------------------------------------------------------
--
-- Statement triggers on the warehouse's tables.  What a nightly load does is
-- fast: of its rows only those that aren't what student_days expects already
-- are written.  All else (corrections, enrollments, calendars) makes the
-- students concerned anew, by the steps of refresh_attendance(), so that there
-- is one place that says how a calendar is made.

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

-- Whether a day can be entered row by row: its schools are known, and those
-- for which it is the next have no rows of later days already.
CREATE FUNCTION minibot_internal.is_plain_load(day date, schools text[], advancing text[]) RETURNS boolean
	LANGUAGE sql STABLE
	SET search_path = pg_catalog, pg_temp
	RETURN array_position(schools, NULL) IS NULL AND cardinality(schools) = (
		SELECT count(*) FROM minibot.school_calendar AS s
		WHERE s.school_id = ANY (schools) AND s.school_year = minibot.school_year(day)
			AND (s.submitted_through IS NOT DISTINCT FROM s.last_recorded
				OR s.school_id <> ALL (coalesce(advancing, '{}'))));
COMMENT ON FUNCTION minibot_internal.is_plain_load(date, text[], text[]) IS
	'Step of track_attendance(): whether rows of a day can be entered one by one';

-- Attendance was written.  New rows of a few days, a nightly load, are entered
-- a day at a time; the students of all else are made anew.
CREATE FUNCTION minibot.track_attendance_rows() RETURNS trigger
	LANGUAGE plpgsql VOLATILE SECURITY DEFINER
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	few CONSTANT integer := 5;
	is_daily CONSTANT boolean := minibot_internal.attendance_layout() = 'daily';
	map CONSTANT record := minibot_internal.code_states();
	change text;
	school_dates date[];
	all_schools text[];
	dates date[];
	day date;
	schools text[];
	next record;
	events minibot_internal.student_event[];
	strangers text[];
	emptied text[];
	students text[];
	last_dates date[];
	year integer;
BEGIN
	IF NOT minibot_internal.is_source(TG_RELID, 'attendance') THEN
		RETURN NULL;
	END IF;
	-- Loads take turns; readers don't wait.
	LOCK TABLE minibot.student_days IN SHARE ROW EXCLUSIVE MODE;
	PERFORM minibot_internal.act_as(minibot_internal.mapper_of('attendance'));
	change := minibot_internal.changed_attendance(TG_OP);
	EXECUTE format('SELECT array_agg(date), array_agg(school_id)
		FROM (SELECT date, school_id FROM (%s) AS c GROUP BY date, school_id) AS d
					WHERE date IS NOT NULL', change) INTO school_dates, all_schools;
	dates := ARRAY(SELECT DISTINCT d FROM unnest(school_dates) AS d ORDER BY d);
	FOREACH day IN ARRAY CASE WHEN TG_OP = 'INSERT' AND cardinality(dates) <= few THEN dates ELSE '{}' END LOOP
		schools := ARRAY(SELECT s.school_id FROM unnest(school_dates, all_schools) AS s (date, school_id)
			WHERE s.date = day);
		next := minibot_internal.advancing_schools(day, schools);
		EXIT WHEN NOT minibot_internal.is_plain_load(day, schools, next.advancing);
		EXECUTE minibot_internal.events_sql(change, day, is_daily) INTO events, strangers
			USING map.codes, map.states, schools, CASE WHEN is_daily THEN coalesce(next.advancing, '{}') ELSE '{}' END,
				(SELECT min(d) + 1 FROM unnest(next.last_days) AS d);
		emptied := minibot_internal.enter_events(day, events, CASE WHEN is_daily THEN next.advancing END,
			next.last_days, is_daily);
		PERFORM minibot_internal.advance_schools(day, schools, coalesce(next.advancing, '{}'));
		PERFORM minibot_internal.rebuild_attendance(minibot.school_year(day), strangers || emptied)
		WHERE strangers IS NOT NULL OR emptied IS NOT NULL;
		dates := array_remove(dates, day);
	END LOOP;
	FOR year IN SELECT DISTINCT minibot.school_year(d) FROM unnest(dates) AS d LOOP
		EXECUTE format(
			'SELECT array_agg(DISTINCT student_id) FROM (%s) AS c WHERE date = ANY ($1) AND date BETWEEN %L AND %L',
				change, minibot_internal.first_date(year), minibot_internal.last_date(year))
			INTO students USING dates;
		EXECUTE format(
			'SELECT array_agg(school_id), array_agg(last_date)
			 FROM (SELECT school_id, max(date) AS last_date FROM (%s) AS c
				   WHERE date = ANY ($1) AND date BETWEEN %L AND %L GROUP BY school_id) AS s',
			change, minibot_internal.first_date(year), minibot_internal.last_date(year)) INTO schools, last_dates
				USING dates;
		PERFORM minibot_internal.redo_students(year, students, schools, last_dates);
	END LOOP;
	RETURN NULL;
END
$$;
COMMENT ON FUNCTION minibot.track_attendance_rows() IS 'Trigger of track_attendance() on the attendance source';

-- Whether a relation, or the partitioned table it is part of, is what a kind is mapped to.
CREATE FUNCTION minibot_internal.is_source(relation regclass, kind text) RETURNS boolean
	LANGUAGE sql STABLE STRICT PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
	RETURN EXISTS (SELECT FROM minibot.source AS s
				   WHERE s.kind = is_source.kind AND (s.relation = is_source.relation OR s.relation IN (
					SELECT a.relid FROM pg_partition_ancestors(is_source.relation) AS a)));
COMMENT ON FUNCTION minibot_internal.is_source(regclass,
	text) IS 'Whether a kind is mapped to a relation, or to one it is a partition of';

-- Enrollments were written: those students are made anew, in the years concerned.
CREATE FUNCTION minibot.track_enrollment_rows() RETURNS trigger
	LANGUAGE plpgsql VOLATILE SECURITY DEFINER
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	many CONSTANT integer := 20000;
	year integer;
	students text[];
BEGIN
	IF NOT minibot_internal.is_source(TG_RELID, 'enrollment') THEN
		RETURN NULL;
	END IF;
	LOCK TABLE minibot.student_days IN SHARE ROW EXCLUSIVE MODE;
	PERFORM minibot_internal.act_as(minibot_internal.mapper_of('enrollment'));
	FOR year IN SELECT DISTINCT s.school_year FROM minibot.school_calendar AS s LOOP
		EXECUTE format(
			'SELECT array_agg(DISTINCT student_id) FROM (%s) AS e
			 WHERE coalesce(entry_date <= %L, true) AND coalesce(exit_date >= %L, true)',
			minibot_internal.changed_rows('enrollment', TG_OP), minibot_internal.last_date(year),
				minibot_internal.first_date(year)) INTO students;
		-- Where attendance names no school, enrollment says which one submitted it.
		IF students IS NOT NULL THEN
			PERFORM minibot_internal.rebuild_attendance(year, CASE WHEN cardinality(students) <= many
				AND minibot_internal.names_school() THEN students END);
		END IF;
	END LOOP;
	RETURN NULL;
END
$$;
COMMENT ON FUNCTION minibot.track_enrollment_rows() IS 'Trigger of track_attendance() on the enrollment source';

-- Calendars were written: the students of those schools are made anew; where a
-- day with attendance opened or closed, what the school has submitted moves.
CREATE FUNCTION minibot.track_calendar_rows() RETURNS trigger
	LANGUAGE plpgsql VOLATILE SECURITY DEFINER
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	year integer;
	schools text[];
	moved text[];
BEGIN
	IF NOT minibot_internal.is_source(TG_RELID, 'calendar') THEN
		RETURN NULL;
	END IF;
	LOCK TABLE minibot.student_days IN SHARE ROW EXCLUSIVE MODE;
	PERFORM minibot_internal.act_as(minibot_internal.mapper_of('calendar'));
	FOR year IN SELECT DISTINCT s.school_year FROM minibot.school_calendar AS s LOOP
		EXECUTE format('SELECT array_agg(DISTINCT school_id) FROM (%s) AS c WHERE date BETWEEN %L AND %L',
					   minibot_internal.changed_rows('calendar', TG_OP), minibot_internal.first_date(year),
						minibot_internal.last_date(year)) INTO schools;
		CONTINUE WHEN schools IS NULL;
		PERFORM minibot_internal.rebuild_attendance(year, coalesce(minibot_internal.students_of(year, schools), '{}'));
		EXECUTE format('SELECT array_agg(DISTINCT c.school_id) FROM (%s) AS c
						JOIN minibot.school_calendar AS s ON s.school_id = c.school_id AND s.school_year = %s
						WHERE c.date <= s.last_recorded AND coalesce(c.date >= s.submitted_through, true)',
					   minibot_internal.changed_rows('calendar', TG_OP), year) INTO schools;
		moved := minibot_internal.update_submitted(year, schools);
		IF moved IS NOT NULL AND minibot_internal.attendance_layout() = 'daily' THEN
			PERFORM minibot_internal.rebuild_attendance(year,
				coalesce(minibot_internal.students_of(year, moved), '{}'));
		END IF;
	END LOOP;
	RETURN NULL;
END
$$;
COMMENT ON FUNCTION minibot.track_calendar_rows() IS 'Trigger of track_attendance() on the calendar source';

-- A source was emptied, or codes mean something else: all years anew.
CREATE FUNCTION minibot.track_everything() RETURNS trigger
	LANGUAGE plpgsql VOLATILE SECURITY DEFINER
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	LOCK TABLE minibot.student_days IN SHARE ROW EXCLUSIVE MODE;
	PERFORM minibot_internal.act_as(minibot_internal.mapper_of('attendance'));
	IF TG_RELID = 'minibot.code_map'::regclass OR minibot_internal.is_source(TG_RELID, TG_ARGV[0]) THEN
		PERFORM minibot_internal.rebuild_attendance(y, NULL) FROM minibot_internal.attendance_years() AS y;
	END IF;
	RETURN NULL;
END
$$;
COMMENT ON FUNCTION minibot.track_everything() IS 'Trigger of track_attendance() on TRUNCATE, and on code_map';

-- Switching it on and off -----------------------------------------------------------------

CREATE FUNCTION minibot.untrack_attendance() RETURNS bigint
	LANGUAGE plpgsql VOLATILE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	trigger record;
	dropped bigint := 0;
BEGIN
	FOR trigger IN
		SELECT t.tgname, t.tgrelid::regclass AS relation FROM pg_trigger AS t
		WHERE t.tgname LIKE 'minibot\_track\_%' AND t.tgparentid = 0
			AND t.tgfoid IN ('minibot.track_attendance_rows'::regproc, 'minibot.track_enrollment_rows'::regproc,
							 'minibot.track_calendar_rows'::regproc, 'minibot.track_everything'::regproc)
	LOOP
		EXECUTE format('DROP TRIGGER %I ON %s', trigger.tgname, trigger.relation);
		dropped := dropped + 1;
	END LOOP;
	RETURN dropped;
END
$$;
COMMENT ON FUNCTION minibot.untrack_attendance() IS 'Undo track_attendance(); returns the number of triggers dropped';

-- The triggers of one relation.
CREATE FUNCTION minibot_internal.create_tracking(relation regclass, kind text) RETURNS void
	LANGUAGE plpgsql VOLATILE STRICT
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	follow text := format('minibot.track_%s_rows()', kind);
	event text;
BEGIN
	IF (SELECT c.relkind FROM pg_class AS c WHERE c.oid = relation) NOT IN ('r', 'p') THEN
		RAISE EXCEPTION 'source kind "%": % is no table, its changes cannot be followed', kind, relation
			USING ERRCODE = 'wrong_object_type',
				HINT = 'Map the table itself, or run refresh_attendance() after each load.';
	END IF;
	EXECUTE format('CREATE TRIGGER minibot_track_%s_insert AFTER INSERT ON %s REFERENCING NEW TABLE AS minibot_new
					FOR EACH STATEMENT EXECUTE FUNCTION %s', kind, relation, follow);
	EXECUTE format('CREATE TRIGGER minibot_track_%s_update AFTER UPDATE ON %s
					REFERENCING OLD TABLE AS minibot_old NEW TABLE AS minibot_new
					FOR EACH STATEMENT EXECUTE FUNCTION %s', kind, relation, follow);
	EXECUTE format('CREATE TRIGGER minibot_track_%s_delete AFTER DELETE ON %s REFERENCING OLD TABLE AS minibot_old
					FOR EACH STATEMENT EXECUTE FUNCTION %s', kind, relation, follow);
	EXECUTE format('CREATE TRIGGER minibot_track_%s_truncate AFTER TRUNCATE ON %s
					FOR EACH STATEMENT EXECUTE FUNCTION minibot.track_everything(%1$L)', kind, relation);
	-- DROP EXTENSION takes them along.
	FOREACH event IN ARRAY ARRAY['insert', 'update', 'delete', 'truncate'] LOOP
		EXECUTE format('ALTER TRIGGER minibot_track_%s_%s ON %s DEPENDS ON EXTENSION minibot', kind, event, relation);
	END LOOP;
END
$$;
COMMENT ON FUNCTION minibot_internal.create_tracking(regclass,
	text) IS 'Step of track_attendance(): the triggers of one relation';

CREATE FUNCTION minibot.track_attendance() RETURNS TABLE (kind text, relation regclass)
	LANGUAGE plpgsql VOLATILE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	PERFORM minibot.source_query('attendance');
	PERFORM minibot.untrack_attendance();
	FOR kind, relation IN
		SELECT s.kind, coalesce(p.relid, s.relation) FROM minibot.source AS s
		LEFT JOIN LATERAL pg_partition_tree(s.relation) AS p ON true
		WHERE s.kind IN ('attendance', 'enrollment', 'calendar') ORDER BY 1, p.level, 2
	LOOP
		PERFORM minibot_internal.create_tracking(relation, kind);
		RETURN NEXT;
	END LOOP;
	CREATE TRIGGER minibot_track_code_map AFTER UPDATE OR DELETE OR TRUNCATE ON minibot.code_map
		FOR EACH STATEMENT EXECUTE FUNCTION minibot.track_everything();
	PERFORM minibot.refresh_attendance();
END
$$;
COMMENT ON FUNCTION minibot.track_attendance() IS
	'Keep calendars current inside every transaction that writes the mapped attendance, enrollment and calendar tables '
	'or code_map, by statement triggers on them and their partitions, which are returned; refreshes first. Call it '
	'again after map_source(), or when a partition was attached';
