-- From the warehouse to calendars --------------------------------------------------
--
-- Reads what is mapped, as the one who mapped it, and writes student_days and
-- school_calendar.

CREATE FUNCTION minibot_internal.report_progress(activity text) RETURNS void
	LANGUAGE c VOLATILE STRICT AS 'MODULE_PATHNAME', 'minibot_report_progress';
COMMENT ON FUNCTION minibot_internal.report_progress(text) IS
	'Show what a long statement is at, as its query in pg_stat_activity';

-- Codes and what they mean, as attendance_by_school() takes them.
CREATE FUNCTION minibot_internal.code_state(status minibot.attendance_status, missed real) RETURNS smallint
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'minibot_code_state';
COMMENT ON FUNCTION minibot_internal.code_state(minibot.attendance_status,
	real) IS 'A status and share missed as one number';

CREATE FUNCTION minibot_internal.code_states(OUT codes text[], OUT states smallint[])
	LANGUAGE sql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT coalesce(array_agg(m.code ORDER BY m.code), '{}'),
		coalesce(array_agg(minibot_internal.code_state(m.status, m.missed) ORDER BY m.code), '{}')
	FROM minibot.code_map AS m;
END;
COMMENT ON FUNCTION minibot_internal.code_states() IS 'code_map, as attendance_by_school() takes it';

CREATE FUNCTION minibot_internal.is_mapped(kind text) RETURNS boolean
	LANGUAGE sql STABLE STRICT PARALLEL SAFE
	RETURN EXISTS (SELECT FROM minibot.source AS s WHERE s.kind = is_mapped.kind);
COMMENT ON FUNCTION minibot_internal.is_mapped(text) IS 'Whether map_source() has mapped a kind';

CREATE FUNCTION minibot_internal.attendance_layout() RETURNS text
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN coalesce((SELECT s.options ->> 'layout' FROM minibot.source AS s WHERE s.kind = 'attendance'), 'daily');
COMMENT ON FUNCTION minibot_internal.attendance_layout() IS 'daily or exceptions, as attendance is mapped';

CREATE FUNCTION minibot_internal.first_date(school_year integer) RETURNS date
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN make_date(school_year - 1, 7, 1);
COMMENT ON FUNCTION minibot_internal.first_date(integer) IS 'July 1, on which a school year begins';
CREATE FUNCTION minibot_internal.last_date(school_year integer) RETURNS date
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN make_date(school_year, 6, 30);
COMMENT ON FUNCTION minibot_internal.last_date(integer) IS 'June 30, with which a school year ends';

-- Raise what an unmapped code needs to be found, once it is known that there is one.
CREATE FUNCTION minibot_internal.raise_unmapped_codes() RETURNS void
	LANGUAGE plpgsql STABLE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	unmapped text := (SELECT string_agg(format('%s (%s rows)', coalesce(quote_literal(u.code), 'NULL'), u.rows), ', ')
					  FROM minibot.unmapped_codes() AS u);
BEGIN
	IF unmapped IS NOT NULL THEN
		RAISE EXCEPTION 'attendance codes are not mapped: %', unmapped
			USING ERRCODE = 'undefined_object', DETAIL = 'Nothing was changed.',
				HINT = 'Say what each means, for example map_code(''UX'', ''unexcused'').';
	END IF;
END
$$;
COMMENT ON FUNCTION minibot_internal.raise_unmapped_codes() IS
	'Raise an error that names every unmapped attendance code, if there are any';

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

-- 5. Write what differs.
CREATE FUNCTION minibot_internal.apply_days(school_year integer, students text[], OUT added bigint, OUT changed bigint,
		OUT removed bigint)
	LANGUAGE plpgsql VOLATILE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	DELETE FROM minibot.student_days AS d
	WHERE d.school_year = apply_days.school_year AND (students IS NULL OR d.student_id = ANY (students))
		AND NOT EXISTS (SELECT FROM refresh_days AS n WHERE n.student_id = d.student_id AND n.school_id = d.school_id);
	GET DIAGNOSTICS removed = ROW_COUNT;
	UPDATE minibot.student_days AS d SET is_only_school = n.is_only_school, grade = n.grade, days = n.days
	FROM refresh_days AS n
	WHERE d.student_id = n.student_id AND d.school_id = n.school_id AND d.school_year = apply_days.school_year
		AND (d.days OPERATOR(minibot.<>) n.days OR d.grade IS DISTINCT FROM n.grade
			OR d.is_only_school <> n.is_only_school);
	GET DIAGNOSTICS changed = ROW_COUNT;
	INSERT INTO minibot.student_days (school_year, is_only_school, days, school_id, student_id, grade)
		SELECT apply_days.school_year, n.is_only_school, n.days, n.school_id, n.student_id, n.grade
		FROM refresh_days AS n
		WHERE NOT EXISTS (SELECT FROM minibot.student_days AS d WHERE d.student_id = n.student_id
			AND d.school_id = n.school_id AND d.school_year = apply_days.school_year);
	GET DIAGNOSTICS added = ROW_COUNT;
END
$$;
COMMENT ON FUNCTION minibot_internal.apply_days(integer,
	text[]) IS 'Step of refresh_attendance(): write only what differs';

CREATE FUNCTION minibot_internal.apply_calendar(school_year integer) RETURNS void
	LANGUAGE plpgsql VOLATILE STRICT
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	-- A school without a calendar taught on the days it has attendance for.
	UPDATE refresh_calendar AS c SET taught = d.days
	FROM (SELECT d.school_id, minibot.days_of(minibot.attendance_merge(d.days)) AS days FROM minibot.student_days AS d
		  WHERE d.school_year = apply_calendar.school_year
			AND d.school_id IN (SELECT r.school_id FROM refresh_calendar AS r WHERE NOT r.has_calendar)
		  GROUP BY d.school_id) AS d
	WHERE d.school_id = c.school_id;
	DELETE FROM minibot.school_calendar AS s WHERE s.school_year = apply_calendar.school_year
		AND NOT EXISTS (SELECT FROM refresh_calendar AS c WHERE c.school_id = s.school_id);
	INSERT INTO minibot.school_calendar AS s
			(school_id, school_year, taught, closed, submitted_through, last_recorded, has_calendar)
		SELECT c.school_id, apply_calendar.school_year, c.taught, c.closed, c.submitted_through, c.last_recorded,
			c.has_calendar
		FROM refresh_calendar AS c
	ON CONFLICT ON CONSTRAINT school_calendar_pkey DO UPDATE
		SET taught = excluded.taught, closed = excluded.closed, submitted_through = excluded.submitted_through,
			last_recorded = excluded.last_recorded, has_calendar = excluded.has_calendar
		WHERE s.taught OPERATOR(minibot.<>) excluded.taught OR s.closed OPERATOR(minibot.<>) excluded.closed
			OR (s.submitted_through, s.last_recorded, s.has_calendar)
				IS DISTINCT FROM (excluded.submitted_through, excluded.last_recorded, excluded.has_calendar);
END
$$;
COMMENT ON FUNCTION minibot_internal.apply_calendar(integer) IS
	'Step of refresh_attendance(): write the schools'' calendars';

-- All steps, for some students or all of them.
CREATE FUNCTION minibot_internal.rebuild_attendance(school_year integer, students text[], OUT added bigint,
		OUT changed bigint, OUT removed bigint)
	LANGUAGE plpgsql VOLATILE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	step CONSTANT text := format('minibot: refresh_attendance(%s) of %s: ', school_year,
								 coalesce(cardinality(students) || ' students', 'all students'));
BEGIN
	PERFORM minibot_internal.report_progress(step || 'reading attendance (1 of 4)');
	PERFORM minibot_internal.stage_events(school_year, students);
	PERFORM minibot_internal.place_events(school_year, students);
	PERFORM minibot_internal.report_progress(step || 'reading calendars and enrollments (2 of 4)');
	PERFORM minibot_internal.stage_calendar(school_year, students);
	PERFORM minibot_internal.stage_base(school_year, students);
	PERFORM minibot_internal.report_progress(step || 'putting them together (3 of 4)');
	PERFORM minibot_internal.stage_days();
	PERFORM minibot_internal.report_progress(step || 'writing what differs (4 of 4)');
	SELECT a.added, a.changed, a.removed INTO added, changed, removed
	FROM minibot_internal.apply_days(school_year, students) AS a;
	PERFORM minibot_internal.apply_calendar(school_year);
END
$$;
COMMENT ON FUNCTION minibot_internal.rebuild_attendance(integer, text[]) IS
	'Make the calendars of a school year anew from the warehouse, of some students or (NULL) all; write only what '
	'differs';

-- Whether a calendar's school year is so long over that calendars of it are no longer kept.
CREATE FUNCTION minibot_internal.is_year_over(school_year integer) RETURNS boolean
	LANGUAGE sql STABLE
	RETURN coalesce(minibot_internal.last_date(school_year) < minibot_internal.kept_since('calendar')::date, false);
COMMENT ON FUNCTION minibot_internal.is_year_over(integer) IS
	'Whether a school year ended before the setting retention.calendar';

-- School years the attendance source has.
CREATE FUNCTION minibot_internal.attendance_years() RETURNS SETOF integer
	LANGUAGE plpgsql STABLE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN QUERY EXECUTE format(
		'SELECT y FROM (SELECT min(date) AS first, max(date) AS last FROM (%s) AS attendance) AS a,
			pg_catalog.generate_series(minibot.school_year(a.first), minibot.school_year(a.last)) AS y
		 WHERE NOT minibot_internal.is_year_over(y)
		 UNION
		 SELECT school_year FROM minibot.school_calendar WHERE NOT minibot_internal.is_year_over(school_year)
		 ORDER BY 1', minibot.source_query('attendance'));
END
$$;
COMMENT ON FUNCTION minibot_internal.attendance_years() IS
	'School years for which the warehouse, or minibot, has attendance, but for those whose calendars are no longer '
	'kept';

-- Only a table's owner may.
CREATE FUNCTION minibot_internal.analyze_attendance() RETURNS void
	LANGUAGE plpgsql VOLATILE SECURITY DEFINER
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	ANALYZE minibot.student_days, minibot.school_calendar;
END
$$;
COMMENT ON FUNCTION minibot_internal.analyze_attendance() IS
	'Step of refresh_attendance(): what the planner is to know of the calendars';

CREATE FUNCTION minibot.refresh_attendance(school_year integer DEFAULT NULL)
	RETURNS TABLE (refreshed_year integer, students bigint, added bigint, changed bigint, removed bigint)
	LANGUAGE plpgsql VOLATILE SECURITY DEFINER
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	usual_memory CONSTANT text := current_setting('work_mem');
BEGIN
	-- One refresh at a time, and no load that track_attendance() follows meanwhile; readers go on.
	LOCK TABLE minibot.student_days IN SHARE ROW EXCLUSIVE MODE;
	PERFORM minibot_internal.act_as(minibot_internal.mapper_of('attendance'));
	-- Aggregating a year is maintenance.
	EXECUTE format('SET LOCAL work_mem = %L', current_setting('maintenance_work_mem'));
	FOR refreshed_year IN
		SELECT y FROM minibot_internal.attendance_years() AS y WHERE school_year IS NULL
		UNION ALL SELECT school_year WHERE school_year IS NOT NULL ORDER BY 1
	LOOP
		SELECT r.added, r.changed, r.removed INTO added, changed, removed
		FROM minibot_internal.rebuild_attendance(refreshed_year, NULL) AS r;
		IF added > 0 THEN
			PERFORM minibot_internal.analyze_attendance();
		END IF;
		IF added + changed + removed > 0 THEN
			PERFORM minibot_internal.fit_absence_prior(refreshed_year);
		END IF;
		SELECT count(*) INTO students FROM (
			SELECT FROM minibot.student_days AS d WHERE d.school_year = refreshed_year GROUP BY d.student_id) AS s;
		RETURN NEXT;
	END LOOP;
	EXECUTE format('SET LOCAL work_mem = %L', usual_memory);
END
$$;
COMMENT ON FUNCTION minibot.refresh_attendance(integer) IS
	'Bring calendars up to date with the warehouse, of one school year (2022 is 2021-22) or all of them; writes only '
	'what changed, can be cancelled, runs beside readers, and shows in pg_stat_activity what it is at';
INSERT INTO minibot_internal.hook (event, position, function)
	VALUES ('minibot_internal.read_mapped', 10, 'minibot.refresh_attendance');

INSERT INTO minibot_internal.privacy_rule (position, what, relation, moment, retention, purpose, expires) VALUES
	(6, 'attendance by day', 'student_days', 'minibot_internal.first_date(school_year)', 'calendar',
		'To see who misses school, and how much',
		'minibot_internal.is_year_over(t.school_year) AND NOT EXISTS (
		SELECT FROM minibot.enrollment AS e WHERE e.student_id = t.student_id AND (e.exit_date IS NULL OR e.exit_date >= $1::date))');
