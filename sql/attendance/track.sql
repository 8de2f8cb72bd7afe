-- Always current -----------------------------------------------------------------------
--
-- Statement triggers on the warehouse's tables.  What a nightly load does is
-- fast: of its rows only those that aren't what student_days expects already
-- are written.  All else (corrections, enrollments, calendars) makes the
-- students concerned anew, by the steps of refresh_attendance(), so that there
-- is one place that says how a calendar is made.

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
