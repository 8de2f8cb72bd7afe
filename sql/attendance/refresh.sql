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
		SELECT FROM minibot.enrollment AS e
		WHERE e.student_id = t.student_id AND (e.exit_date IS NULL OR e.exit_date >= $1::date))');
