-- Steps of a refresh -----------------------------------------------------------------
--
-- Each keeps what it reads of the warehouse in a temporary table until the
-- transaction ends; refresh.sql and track.sql say in which order.  Writes
-- nothing of minibot's.

-- Keep a query's result until the transaction ends.  The table of the last time
-- is filled again, so that a thousand corrections in one transaction don't hold
-- the locks of thousands of tables; but what reads a whole year of attendance is
-- CREATE TABLE AS, for which parallel workers may be used.
CREATE FUNCTION minibot_internal.make_stage(name text, query text) RETURNS void
	LANGUAGE c VOLATILE STRICT AS 'MODULE_PATHNAME', 'minibot_make_stage';
COMMENT ON FUNCTION minibot_internal.make_stage(text, text) IS
	'An empty temporary table refresh_... for the result of a SELECT, which is not run, until the transaction ends';

CREATE FUNCTION minibot_internal.stage_query(name text, query text, is_big boolean DEFAULT false) RETURNS void
	LANGUAGE plpgsql VOLATILE STRICT
	SET search_path = pg_catalog, pg_temp
	SET client_min_messages = warning
	SET default_statistics_target = 10
AS $$
BEGIN
	-- Triggers on somebody else's table would run with our rights.
	IF EXISTS (SELECT FROM pg_class AS c WHERE c.oid = to_regclass('pg_temp.' || quote_ident(name))
			   AND (c.relkind <> 'r' OR c.relowner <> (
					SELECT r.oid FROM pg_roles AS r WHERE r.rolname = current_user))) THEN
		RAISE EXCEPTION 'there is a temporary relation "%" that is not of role "%"', name, current_user
			USING ERRCODE = 'duplicate_table', HINT = 'Drop it, or refresh in a session of its own.';
	ELSIF NOT is_big AND to_regclass('pg_temp.' || name) IS NOT NULL THEN
		EXECUTE format('DELETE FROM pg_temp.%I', name);
		EXECUTE format('INSERT INTO pg_temp.%I %s', name, query);
	ELSE
		EXECUTE format('DROP TABLE IF EXISTS pg_temp.%I', name);
		PERFORM minibot_internal.make_stage(name, query);
		EXECUTE format('INSERT INTO pg_temp.%I %s', name, query);
		EXECUTE format('ANALYZE pg_temp.%I', name);
	END IF;
END
$$;
COMMENT ON FUNCTION minibot_internal.stage_query(text, text, boolean) IS
	'A step of refresh_attendance(): keep a query''s result until the transaction ends';

-- A condition on the rows of a source: those of some students only, or all.
CREATE FUNCTION minibot_internal.only_students(students text[]) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN students IS NULL THEN 'true' ELSE pg_catalog.format('student_id = ANY (%L::text[])', students) END;
COMMENT ON FUNCTION minibot_internal.only_students(text[]) IS 'SQL: the rows of these students; NULL: of all';

-- 1. What the warehouse says happened: a calendar for each student and school.
CREATE FUNCTION minibot_internal.stage_events(school_year integer, students text[]) RETURNS void
	LANGUAGE plpgsql VOLATILE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	map record := minibot_internal.code_states();
BEGIN
	PERFORM minibot_internal.stage_query('refresh_event', format(
		'SELECT student_id, school_id, days FROM minibot_internal.attendance_by_school(%L, %L, %L, %L)',
		format('SELECT student_id, school_id, date, code, missed FROM (%s) AS attendance WHERE date BETWEEN %L AND %L '
			'AND %s',
			minibot.source_query('attendance'), minibot_internal.first_date(school_year),
				minibot_internal.last_date(school_year),
			minibot_internal.only_students(students)),
		minibot_internal.first_date(school_year), map.codes, map.states), students IS NULL);
EXCEPTION WHEN undefined_object THEN
	PERFORM minibot_internal.raise_unmapped_codes();
	RAISE;
END
$$;
COMMENT ON FUNCTION minibot_internal.stage_events(integer,
	text[]) IS 'Step of refresh_attendance(): aggregate the attendance source';

-- The enrollment source with its last day as such, rows that touch a school year.
CREATE FUNCTION minibot_internal.enrollments_query(school_year integer, students text[]) RETURNS text
	LANGUAGE sql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
	RETURN format(
		'SELECT * FROM (
			SELECT student_id, school_id, grade, is_primary, coalesce(entry_date, ''-infinity'') AS entry_date,
				coalesce(exit_date - %s, ''infinity'') AS last_date
			FROM (%s) AS enrollment) AS enrollment
		 WHERE entry_date <= %L AND last_date >= %L AND %s',
		minibot_internal.exit_date_shift(), minibot.source_query('enrollment'), minibot_internal.last_date(school_year),
		minibot_internal.first_date(school_year), minibot_internal.only_students(students));
COMMENT ON FUNCTION minibot_internal.enrollments_query(integer, text[]) IS
	'Step of refresh_attendance(): SELECT of the enrollments of a year';

-- Events that name no school belong to each one at which the student was enrolled that day.
CREATE FUNCTION minibot_internal.place_events(school_year integer, students text[]) RETURNS void
	LANGUAGE plpgsql VOLATILE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF EXISTS (SELECT FROM refresh_event AS v WHERE v.school_id IS NULL) THEN
		EXECUTE format(
			'WITH taken AS (
				DELETE FROM pg_temp.refresh_event WHERE student_id IN (
					SELECT v.student_id FROM pg_temp.refresh_event AS v
																		WHERE v.school_id IS NULL)
				RETURNING student_id, school_id, days),
			 placed AS (
				SELECT student_id, school_id, days FROM taken WHERE school_id IS NOT NULL
				UNION ALL
				SELECT t.student_id, e.school_id, minibot.clip(t.days, e.entry_date, e.last_date)
				FROM taken AS t JOIN (%s) AS e ON e.student_id = t.student_id WHERE t.school_id IS NULL)
			 INSERT INTO pg_temp.refresh_event
			 SELECT student_id, school_id, minibot.attendance_merge(days) FROM placed GROUP BY student_id, school_id',
			minibot_internal.enrollments_query(school_year, students));
	END IF;
END
$$;
COMMENT ON FUNCTION minibot_internal.place_events(integer, text[]) IS
	'Step of refresh_attendance(): find the school of events that name none';

-- 2. The calendar source, a row a school, and how far each school has submitted:
-- the last day of school with an event, when all events are staged; what is
-- known of it already, when only some students are.
CREATE FUNCTION minibot_internal.stage_calendar(school_year integer, students text[]) RETURNS void
	LANGUAGE plpgsql VOLATILE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	today CONSTANT date := minibot.today();
	is_daily CONSTANT boolean := minibot_internal.attendance_layout() = 'daily';
BEGIN
	PERFORM minibot_internal.stage_query('refresh_calendar', CASE WHEN minibot_internal.is_mapped('calendar')
		THEN format(
		'SELECT school_id, coalesce(taught, ''empty'') AS taught,
			coalesce(minibot.remove_days(closed, taught), closed, ''empty'') AS closed,
			NULL::date AS submitted_through, NULL::date AS last_recorded, true AS has_calendar
		 FROM (SELECT school_id, minibot.attendance_agg(date, ''present'') FILTER (WHERE is_instructional) AS taught,
					minibot.attendance_agg(date, ''present'') FILTER (WHERE NOT is_instructional) AS closed
				FROM (%s) AS calendar WHERE date BETWEEN %L::date AND %L::date GROUP BY school_id) AS c',
		minibot.source_query('calendar'), minibot_internal.first_date(school_year),
			minibot_internal.last_date(school_year))
	ELSE
		'SELECT school_id, taught, closed, submitted_through, last_recorded, has_calendar
		 FROM minibot.school_calendar WHERE false'
	END);
	IF students IS NULL THEN
		INSERT INTO refresh_calendar
			SELECT DISTINCT v.school_id, 'empty'::minibot.attendance_calendar, 'empty'::minibot.attendance_calendar,
				NULL::date, NULL::date, false
			FROM refresh_event AS v
			WHERE NOT EXISTS (SELECT FROM refresh_calendar AS c WHERE c.school_id = v.school_id);
		UPDATE refresh_calendar AS c SET submitted_through = v.last_day, last_recorded = v.last_recorded
		FROM (SELECT v.school_id, max(minibot.last_day(v.days)) AS last_recorded,
			max(minibot.last_day(minibot.clip(CASE WHEN is_daily
					THEN minibot.remove_days(v.days, s.closed) ELSE minibot.keep_days(v.days, s.taught) END,
					'-infinity', today))) AS last_day
			  FROM refresh_event AS v JOIN refresh_calendar AS s ON s.school_id = v.school_id
			  GROUP BY v.school_id) AS v
		WHERE v.school_id = c.school_id;
	ELSE
		UPDATE refresh_calendar AS c SET submitted_through = s.submitted_through, last_recorded = s.last_recorded
		FROM minibot.school_calendar AS s
		WHERE s.school_id = c.school_id AND s.school_year = stage_calendar.school_year;
		INSERT INTO refresh_calendar
			SELECT s.school_id, 'empty', 'empty', s.submitted_through, s.last_recorded, false
			FROM minibot.school_calendar AS s
			WHERE s.school_year = stage_calendar.school_year AND s.last_recorded IS NOT NULL
				AND NOT EXISTS (SELECT FROM refresh_calendar AS c WHERE c.school_id = s.school_id);
	END IF;
END
$$;
COMMENT ON FUNCTION minibot_internal.stage_calendar(integer, text[]) IS
	'Step of refresh_attendance(): days of school, and how far each has submitted';

-- 3. Who is enrolled where: the days the school teaches from entry to exit, overlaps once.
CREATE FUNCTION minibot_internal.stage_base(school_year integer, students text[]) RETURNS void
	LANGUAGE plpgsql VOLATILE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	PERFORM minibot_internal.stage_query('refresh_base',
		CASE WHEN minibot_internal.is_mapped('enrollment') OR minibot_internal.attendance_layout() = 'exceptions'
			THEN format(
			'SELECT e.student_id, e.school_id,
				(pg_catalog.array_agg(e.grade ORDER BY e.entry_date DESC, e.is_primary DESC, e.grade DESC))[1] AS grade,
				minibot.attendance_merge(minibot.clip(c.taught, e.entry_date, e.last_date)) AS days
			 FROM (%s) AS e LEFT JOIN pg_temp.refresh_calendar AS c ON c.school_id = e.school_id
			 GROUP BY e.student_id, e.school_id', minibot_internal.enrollments_query(school_year, students))
		ELSE 'SELECT student_id, school_id, grade, days FROM minibot.student_days WHERE false'
		END);
END
$$;
COMMENT ON FUNCTION minibot_internal.stage_base(integer,
	text[]) IS 'Step of refresh_attendance(): the enrollment source';

-- 4. Both together: a year for each student and school.
CREATE FUNCTION minibot_internal.stage_days() RETURNS void
	LANGUAGE plpgsql VOLATILE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	-- Daily: what was recorded, and beyond the last day submitted what is expected.
	-- Exceptions: present on every day enrolled, but for what was recorded.
	combined CONSTANT text := CASE minibot_internal.attendance_layout()
		WHEN 'exceptions' THEN
			'b.days OPERATOR(minibot.||) coalesce(minibot.keep_days(v.days, b.days), ''empty'')'
		ELSE
			'coalesce(minibot.remove_days(v.days, c.closed), ''empty'') OPERATOR(minibot.||)
			coalesce(minibot.clip(b.days, coalesce(c.submitted_through + 1, ''-infinity''), ''infinity''),
				''empty'')' END;
BEGIN
	PERFORM minibot_internal.stage_query('refresh_days', format(
		'SELECT * FROM (
			SELECT student_id, school_id, true AS is_only_school, b.grade, %s AS days
			FROM pg_temp.refresh_event AS v
			FULL JOIN pg_temp.refresh_base AS b USING (student_id, school_id)
			LEFT JOIN pg_temp.refresh_calendar AS c USING (school_id)) AS d
		 WHERE days OPERATOR(minibot.<>) ''empty''', combined));
	UPDATE refresh_days AS d SET is_only_school = false
	WHERE d.student_id IN (SELECT t.student_id FROM refresh_days AS t GROUP BY t.student_id HAVING count(*) > 1);
END
$$;
COMMENT ON FUNCTION minibot_internal.stage_days() IS
	'Step of refresh_attendance(): put events and enrollments together';
