-- Reports: what they share -------------------------------------------------------
--
-- A report is a function of two dates, both included, by the district's clocks,
-- and a view of the same name over the last year, for tools that read views.
-- Who counts: a family is a telephone (households share one); a contact is a
-- person of the roster.

INSERT INTO minibot.option_rule
	(subject, option, type, minimum, maximum, is_required, default_value, description)
VALUES
	('setting', 'report.small_cell', 'integer', '0', '1000', true, '10',
		'Counts of students or families below this are not shown where a report breaks them '
		'down; 1 shows all'),
	('setting', 'report.staff_hourly_cost', 'number', '0', '1000000', true, '41.67',
		'What an hour of staff costs, for staff_time_saved (60,000 a year)'),
	('setting', 'report.seconds_per_message', 'number', '0', '86400', true, '90',
		'Seconds a person would take over a message, for staff_time_saved'),
	('setting', 'report.price_per_segment', 'number', '0', '1000000', true, '0.0079',
		'What the provider charges for a segment, in or out, carrier fees included'),
	('setting', 'report.currency', 'text', NULL, NULL, false, '$', 'Sign that reports write before money');

CREATE FUNCTION minibot_internal.report_setting(name text) RETURNS numeric
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN minibot.get_setting('report.' || name)::numeric;
COMMENT ON FUNCTION minibot_internal.report_setting(text) IS 'A setting under report. as a number';

-- What the messages of a period are found by: they arrive in this order, so a few pages of index do.
CREATE INDEX message_queued_at_idx ON minibot.message USING brin (queued_at) WITH (pages_per_range = 32);

CREATE FUNCTION minibot_internal.district_zone() RETURNS text
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN coalesce(minibot.get_setting('district.time_zone'), 'UTC');
COMMENT ON FUNCTION minibot_internal.district_zone() IS 'The district''s time zone; UTC where none is set';

CREATE FUNCTION minibot_internal.report_first_day(from_date date, to_date date) RETURNS date
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN coalesce(from_date, (coalesce(to_date, minibot.today()) - interval '1 year')::date + 1);
COMMENT ON FUNCTION minibot_internal.report_first_day(date, date) IS
	'The first day of a report: from_date, or where it is NULL a year before the last';

CREATE FUNCTION minibot_internal.report_start(from_date date, to_date date) RETURNS timestamptz
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN minibot_internal.report_first_day(from_date,
		to_date)::timestamp AT TIME ZONE minibot_internal.district_zone();
COMMENT ON FUNCTION minibot_internal.report_start(date, date) IS 'The moment at which a report begins';

CREATE FUNCTION minibot_internal.report_end(to_date date) RETURNS timestamptz
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN (coalesce(to_date, minibot.today()) + 1)::timestamp AT TIME ZONE minibot_internal.district_zone();
COMMENT ON FUNCTION minibot_internal.report_end(date) IS
	'The moment before which a report ends: midnight after to_date, or after today where it is NULL';

-- Small cells -----------------------------------------------------------------------

-- Of counts whose sum is known: the small ones are hidden, and with them as many of the next smallest as it takes that
-- what is hidden cannot be had by subtraction: at least two, and together no small count either.  Zero tells of nobody.
CREATE FUNCTION minibot_internal.hide_small(counts bigint[], smallest bigint) RETURNS bigint[]
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	shown bigint[] := counts;
	hidden integer := 0;
	hidden_sum bigint := 0;
	at record;
BEGIN
	FOR at IN
		SELECT c.n, c.i FROM unnest(counts) WITH ORDINALITY AS c (n, i) WHERE c.n IS NOT NULL ORDER BY c.n = 0, c.n, c.i
	LOOP
		EXIT WHEN (at.n = 0 OR at.n >= smallest) AND (hidden = 0 OR hidden > 1 AND hidden_sum >= smallest);
		shown[at.i] := NULL;
		hidden := hidden + 1;
		hidden_sum := hidden_sum + at.n;
	END LOOP;
	RETURN shown;
END
$$;
COMMENT ON FUNCTION minibot_internal.hide_small(bigint[], bigint) IS
	'Counts of a known sum with those of 1 to smallest - 1 as NULL, and as many others as keep these from being had by '
	'subtraction';

-- The same for a table whose row sums and column sums are both known, until nothing more has to be hidden.
CREATE FUNCTION minibot_internal.hide_small_table(counts bigint[], smallest bigint) RETURNS bigint[]
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	-- What is hidden is still counted: only then is it known what others it takes.
	is_hidden boolean[] := array_fill(false, ARRAY[array_length(counts, 1), array_length(counts, 2)]);
	is_done boolean := false;
BEGIN
	WHILE NOT is_done LOOP
		is_done := true;
		FOR line IN 1 .. array_length(counts, 1) + array_length(counts, 2) LOOP
			DECLARE
				is_row boolean := line <= array_length(counts, 1);
				fixed integer := CASE WHEN is_row THEN line ELSE line - array_length(counts, 1) END;
				hidden integer := 0;
				hidden_sum bigint := 0;
				at record;
			BEGIN
				FOR at IN
					SELECT c.n, c.r, c.k, is_hidden[c.r][c.k] AS was_hidden
					FROM (SELECT counts[r][k] AS n, r, k
						  FROM generate_series(1, array_length(counts, 1)) AS r,
							generate_series(1, array_length(counts, 2)) AS k
						  WHERE CASE WHEN is_row THEN r ELSE k END = fixed) AS c
					WHERE c.n IS NOT NULL
					ORDER BY is_hidden[c.r][c.k] DESC, c.n = 0, c.n, c.r, c.k
				LOOP
					EXIT WHEN NOT at.was_hidden AND (at.n = 0 OR at.n >= smallest)
						AND (hidden = 0 OR hidden > 1 AND hidden_sum >= smallest);
					is_hidden[at.r][at.k] := true;
					is_done := is_done AND at.was_hidden;
					hidden := hidden + 1;
					hidden_sum := hidden_sum + at.n;
				END LOOP;
			END;
		END LOOP;
	END LOOP;
	RETURN (SELECT array_agg(of_row.cells ORDER BY of_row.r)
			FROM (SELECT r, array_agg(CASE WHEN NOT is_hidden[r][k] THEN counts[r][k] END ORDER BY k) AS cells
				  FROM generate_series(1, array_length(counts, 1)) AS r,
					generate_series(1, array_length(counts, 2)) AS k
				  GROUP BY r) AS of_row);
END
$$;
COMMENT ON FUNCTION minibot_internal.hide_small_table(bigint[], bigint) IS
	'hide_small() for a table of known row and column sums: in each of its rows and columns none is hidden, or two and '
	'more';

-- A breakdown as a report shows it: hide_small() of one column of a group's rows.
CREATE FUNCTION minibot_internal.smallest_shown() RETURNS bigint
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN coalesce(minibot_internal.report_setting('small_cell'), 10)::bigint;
COMMENT ON FUNCTION minibot_internal.smallest_shown() IS
	'The setting report.small_cell: the least count a breakdown shows';

-- Attendance by date -------------------------------------------------------------------

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
	'Of many students'' calendars: the days enrolled of each of 400 dates from from_date on, then the half days absent '
	'of each';

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
