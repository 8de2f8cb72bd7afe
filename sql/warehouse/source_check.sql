-- What is wrong with the data ------------------------------------------------
--
-- check_sources() runs every check whose kinds are mapped.  A check is plain
-- SQL in which a kind's name stands for its rows in canonical columns
-- (source_query() supplies them), and yields key and detail of each problem.
-- A district may add checks of its own.

CREATE TABLE minibot.source_check (
	problem text PRIMARY KEY,
	severity text NOT NULL CHECK (severity IN ('error', 'warning')),
	kinds text[] NOT NULL CHECK (kinds <> '{}'),
	query text NOT NULL,
	hint text NOT NULL,
	is_built_in boolean NOT NULL DEFAULT false
);
COMMENT ON TABLE minibot.source_check IS 'The checks of check_sources(); add rows for rules of your own';
COMMENT ON COLUMN minibot.source_check.problem IS 'Name of what the check finds';
COMMENT ON COLUMN minibot.source_check.severity IS
	'error: numbers are wrong, or a refresh stops; warning: some rows are left out, or somebody cannot be reached';
COMMENT ON COLUMN minibot.source_check.kinds IS
	'Kinds the query reads, the one at fault first; it runs where all are mapped';
COMMENT ON COLUMN minibot.source_check.query IS
	'SELECT of (key text, detail text), a row per problem, from the kinds by their names';
COMMENT ON COLUMN minibot.source_check.hint IS 'What to do about it';
COMMENT ON COLUMN minibot.source_check.is_built_in IS 'Came with minibot';
SELECT pg_catalog.pg_extension_config_dump('minibot.source_check', 'WHERE NOT is_built_in');

-- In a query, (SELECT f()) asks a function of ours once, f() once a row.
INSERT INTO minibot.source_check (problem, severity, kinds, is_built_in, query, hint) VALUES
('unmapped_code', 'error', '{attendance}', true, $$
	SELECT a.code, format('rows: %s, from %s to %s', count(*), min(a.date), max(a.date))
	FROM attendance AS a
	WHERE a.code IS NOT NULL AND NOT EXISTS (SELECT FROM minibot.code_map AS m WHERE m.code = a.code)
	GROUP BY a.code$$,
	'Say what the code means: map_code(code, status); until then refresh_attendance() refuses the data.'),

('not_mapped', 'error', '{attendance}', true, $$
	SELECT needed.kind, 'attendance has exceptions only, so who was present follows from enrollment and calendar'
	FROM unnest('{calendar,enrollment}'::text[]) AS needed (kind)
	WHERE EXISTS (SELECT FROM minibot.source AS s
				  WHERE s.kind = 'attendance' AND s.options ->> 'layout' = 'exceptions')
		AND NOT EXISTS (SELECT FROM minibot.source AS s WHERE s.kind = needed.kind)$$,
	'Map the kind with map_source(); where the warehouse has a row per student and day, say "layout": "daily".'),

('closed_day', 'warning', '{attendance,calendar}', true, $$
	SELECT concat_ws(' ', a.school_id, a.date),
		format('events: %s on %s, a %s, when the calendar has no school; for example of student %s',
			   count(*), a.date, to_char(a.date, 'FMDay'), min(a.student_id))
	FROM attendance AS a
	WHERE NOT EXISTS (
			SELECT FROM (SELECT c.school_id, c.date FROM calendar AS c WHERE c.is_instructional
						 UNION SELECT '', c.date FROM calendar AS c WHERE c.is_instructional) AS held
			WHERE held.date = a.date AND held.school_id = coalesce(a.school_id, ''))
		AND coalesce(a.school_id, '') IN (SELECT c.school_id FROM calendar AS c UNION ALL SELECT '')
	GROUP BY a.school_id, a.date$$,
	'Correct the date or the calendar; what is dated on a closed day does not count.'),

('weekend', 'warning', '{attendance}', true, $$
	SELECT concat_ws(' ', a.school_id, a.date),
		format('events: %s on a %s; for example of student %s', count(*), to_char(a.date, 'FMDay'), min(a.student_id))
	FROM attendance AS a
	WHERE extract(isodow FROM a.date) > 5 AND NOT EXISTS (SELECT FROM minibot.source AS s WHERE s.kind = 'calendar')
	GROUP BY a.school_id, a.date$$,
	'Correct the date, or map a calendar in which the day is instructional.'),

('outside_enrollment', 'warning', '{attendance,enrollment}', true, $$
	SELECT a.student_id, format('events: %s from %s to %s on days not enrolled, for example at school %s',
								count(*), min(a.date), max(a.date), min(a.school_id))
	FROM attendance AS a
	WHERE a.student_id IS NOT NULL AND NOT EXISTS (
		SELECT FROM enrollment AS e
		WHERE e.student_id = a.student_id AND (a.school_id IS NULL OR e.school_id = a.school_id)
			AND (e.entry_date IS NULL OR e.entry_date <= a.date)
			AND (e.exit_date IS NULL OR e.exit_date - (SELECT minibot_internal.exit_date_shift()) >= a.date))
	GROUP BY a.student_id$$,
	'Correct the event or the enrollment; what is dated outside an enrollment does not count.'),

('partial_day', 'warning', '{attendance}', true, $$
	SELECT a.code,
		format('days that do not say how much was missed: %s, the first of student %s on %s; each counts as %s',
			   count(*), (array_agg(a.student_id ORDER BY a.date, a.student_id))[1], min(a.date),
			   coalesce(m.missed::text, 'any ' || m.status))
	FROM attendance AS a
	JOIN minibot.code_map AS m ON m.code = a.code
	WHERE a.missed IS NULL AND (m.is_assumed AND m.missed > 0 AND m.missed < 1
								OR m.missed IS NULL AND m.code ~* '\m(partial|half)')
	GROUP BY a.code, m.status, m.missed$$,
	'Decide how much of the day it stands for: map_code(code, status, missed).'),

('several_codes', 'warning', '{attendance}', true, $$
	SELECT concat_ws(' + ', day.first_code, day.last_code),
		format('days with both: %s, the first of student %s on %s', count(*),
			   (array_agg(day.student_id ORDER BY day.date, day.student_id))[1], min(day.date))
	FROM (SELECT DISTINCT a.student_id, a.date, least(a.code COLLATE "C", other.code) AS first_code,
				greatest(a.code COLLATE "C", other.code) AS last_code
		  FROM attendance AS a
		  JOIN minibot.code_map AS m ON m.code = a.code AND m.status <> 'present'
		  JOIN attendance AS other ON other.student_id = a.student_id AND other.date = a.date AND other.code <> a.code
			AND other.school_id IS NOT DISTINCT FROM a.school_id) AS day
	GROUP BY day.first_code, day.last_code$$,
	'Correct the warehouse, or map a view that leaves the one that counts.'),

('missed_share', 'error', '{attendance}', true, $$
	SELECT a.code, format('rows: %s, missing between %s and %s of the day', count(*), min(a.missed), max(a.missed))
	FROM attendance AS a WHERE NOT a.missed BETWEEN 0 AND 1 GROUP BY a.code$$,
	'missed is a share of the day, 0 to 1: map an expression that divides by the length of the day.'),

('future_attendance', 'warning', '{attendance}', true, $$
	SELECT a.date, format('events: %s on a day to come; for example of student %s', count(*), min(a.student_id))
	FROM attendance AS a WHERE a.date > (SELECT minibot.today()) GROUP BY a.date$$,
	'Correct the date.'),

('stale_school', 'warning', '{attendance,calendar}', true, $$
	WITH submitted AS (
		SELECT a.school_id, max(a.date) AS last_date FROM attendance AS a
		WHERE a.date <= (SELECT minibot.today()) GROUP BY a.school_id)
	SELECT c.school_id,
		format('instructional days without attendance: %s up to %s; the last with any: %s', count(*), max(c.date),
			   coalesce(greatest(own.last_date, whole.last_date)::text, 'none'))
	FROM calendar AS c
	LEFT JOIN submitted AS own ON own.school_id = c.school_id
	LEFT JOIN submitted AS whole ON whole.school_id IS NULL
	WHERE c.is_instructional AND c.date <= (SELECT minibot.today())
		AND c.date > coalesce(greatest(own.last_date, whole.last_date), '-infinity')
	GROUP BY c.school_id, own.last_date, whole.last_date
	HAVING count(*) > 5$$,
	'Ask the school for its attendance, or who runs the load; meanwhile nobody is taken for present.'),

('no_calendar', 'error', '{enrollment,calendar}', true, $$
	SELECT e.school_id, format('no instructional day; students: %s', count(DISTINCT e.student_id))
	FROM enrollment AS e
	WHERE NOT EXISTS (SELECT FROM calendar AS c WHERE c.school_id = e.school_id AND c.is_instructional)
	GROUP BY e.school_id$$,
	'Give the school a calendar, in the warehouse or in the view that is mapped.'),

('overlapping_enrollment', 'warning', '{enrollment}', true, $$
	SELECT e.student_id,
		format('school %s from %s, while an earlier enrollment %s', e.school_id, coalesce(e.entry_date::text, 'ever'),
			   coalesce('lasts until ' || nullif(e.earlier_end, 'infinity'), 'is open'))
	FROM (SELECT DISTINCT student_id, school_id, entry_date, max(coalesce(exit_date, 'infinity')) OVER (
				PARTITION BY student_id ORDER BY coalesce(entry_date, '-infinity'), exit_date, school_id
				ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS earlier_end
		  FROM (SELECT DISTINCT student_id, school_id, entry_date,
					exit_date - (SELECT minibot_internal.exit_date_shift()) AS exit_date
				FROM enrollment) AS last_days) AS e
	WHERE coalesce(e.entry_date, '-infinity') <= e.earlier_end$$,
	'End the earlier enrollment, where the student has left; a day counts once however many enrollments it has.'),

('exit_before_entry', 'warning', '{enrollment}', true, $$
	SELECT e.student_id, format('at school %s from %s to %s', e.school_id, e.entry_date, e.exit_date)
	FROM enrollment AS e WHERE e.exit_date - (SELECT minibot_internal.exit_date_shift()) < e.entry_date - 1$$,
	'Correct the dates; such an enrollment has no days.'),

('not_dialable', 'warning', '{phone}', true, $$
	SELECT p.contact_id, format('%s (%s) is no number that can be dialled', p.phone, p.kind)
	FROM phone AS p, (SELECT coalesce(minibot.get_setting('district.region'), 'US') AS region) AS here
	WHERE p.phone IS NOT NULL AND minibot.normalize_phone(p.phone, here.region) IS NULL$$,
	'Ask the family for the number; it is left out of the roster.'),

('untextable_contact', 'warning', '{phone}', true, $$
	SELECT p.contact_id, 'only ' || string_agg(format('%s %s', p.kind, p.phone), ', ' ORDER BY p.kind, p.phone)
	FROM phone AS p
	GROUP BY p.contact_id
	HAVING NOT bool_or(p.can_text AND minibot.is_texting_kind(p.kind))$$,
	'Ask the contact for a mobile number.'),

('unreachable_student', 'warning', '{student_contact,enrollment,phone}', true, $$
	WITH textable AS (
		SELECT DISTINCT p.contact_id
		FROM phone AS p, (SELECT coalesce(minibot.get_setting('district.region'), 'US') AS region) AS here
		WHERE p.can_text AND minibot.is_texting_kind(p.kind)
			AND minibot.normalize_phone(p.phone, here.region) IS NOT NULL),
	enrolled AS (
		SELECT DISTINCT e.student_id FROM enrollment AS e
		WHERE e.exit_date IS NULL
			OR e.exit_date - (SELECT minibot_internal.exit_date_shift()) >= (SELECT minibot.today()))
	SELECT e.student_id, CASE
			WHEN count(c.contact_id) = 0 THEN 'no contact'
			WHEN bool_and(c.is_restricted) THEN format('contacts: %s, all restricted', count(*))
			ELSE format('contacts: %s, none with a number that can be texted', count(*)) END
	FROM enrolled AS e
	LEFT JOIN student_contact AS c ON c.student_id = e.student_id
	LEFT JOIN textable AS t ON t.contact_id = c.contact_id AND NOT c.is_restricted
	GROUP BY e.student_id
	HAVING count(t.contact_id) = 0$$,
	'Ask the family for a mobile number; nobody can be texted about this student.'),

('unknown_language', 'warning', '{contact}', true, $$
	WITH used AS MATERIALIZED (SELECT c.language, count(*) AS contacts FROM contact AS c GROUP BY c.language)
	SELECT used.language, format('contacts: %s', used.contacts) FROM used
	WHERE minibot.language_code(used.language) IS NULL$$,
	'Say which language it is: INSERT INTO minibot.language_name (name, language); until then they get English.'),

('unknown_time_zone', 'warning', '{school}', true, $$
	SELECT s.school_id, format('there is no time zone "%s"', s.time_zone) FROM school AS s
	WHERE s.time_zone NOT IN (SELECT z.name FROM pg_timezone_names AS z)$$,
	'Use an IANA name, such as America/Denver; until then the setting district.time_zone holds.'),

('nameless_student', 'warning', '{student}', true, $$
	SELECT s.student_id, 'the first name is blank' FROM student AS s WHERE btrim(s.first_name) = ''$$,
	'Texts name the child: map the column that holds the name.');

-- What every kind must keep, as checks made from source_column.
CREATE FUNCTION minibot_internal.structural_checks() RETURNS SETOF minibot.source_check
	LANGUAGE sql STABLE
	SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT 'no_rows', 'warning', ARRAY[k.kind],
		format('SELECT %1$L, ''the mapped relation is empty'' WHERE NOT EXISTS (SELECT FROM %1$I)', k.kind),
		'Load the warehouse, or map another relation.', true
	FROM (SELECT DISTINCT c.kind FROM minibot.source_column AS c) AS k
	UNION ALL
	SELECT 'missing_value', 'error', ARRAY[c.kind],
		format('SELECT v.key, ''rows without it: '' || v.rows
				FROM (SELECT %s FROM %I) AS n, LATERAL (VALUES %s) AS v (key, rows) WHERE v.rows > 0',
			   string_agg(format('count(*) FILTER (WHERE %1$I IS NULL) AS %1$I', c.key), ', '), c.kind,
			   string_agg(format('(%1$L, n.%1$I)', c.key), ', ')),
		'Correct the warehouse, or map an expression that always has a value; such rows are left out.', true
	FROM minibot.source_column AS c WHERE c.is_required GROUP BY c.kind
	UNION ALL
	SELECT 'duplicate', 'warning', ARRAY[c.kind],
		format('SELECT concat_ws('' '', %1$s), ''rows with the same %1$s: '' || count(*)
				FROM %2$I WHERE (%3$s) IS NOT NULL
				GROUP BY %1$s HAVING count(*) > 1',
			   string_agg(quote_ident(c.key), ', ' ORDER BY c.position), c.kind,
			   string_agg(quote_ident(c.key), ', ') FILTER (WHERE c.is_required)),
		'Delete all but one, or map a view that does; until then minibot takes one of them, always the same.', true
	FROM minibot.source_column AS c WHERE c.is_identity GROUP BY c.kind
	UNION ALL
	SELECT 'orphan', 'warning', ARRAY[c.kind, c.refers_to],
		format('SELECT child.%1$I, format(''there is no %3$s %%s; rows: %%s'', child.%1$I, count(*)) FROM %2$I AS child
				WHERE child.%1$I IS NOT NULL AND NOT EXISTS (SELECT FROM %3$I AS parent WHERE parent.%1$I = child.%1$I)
				GROUP BY child.%1$I',
			   c.key, c.kind, c.refers_to),
		format('Add the %s to the warehouse, or correct the %s; such rows are left out.', c.refers_to, c.key), true
	FROM minibot.source_column AS c WHERE c.refers_to IS NOT NULL;
END;
COMMENT ON FUNCTION minibot_internal.structural_checks() IS
	'Checks that every kind has rows, values in its required keys, no duplicates and no orphans';

CREATE FUNCTION minibot.check_sources()
	RETURNS TABLE (severity text, kind text, problem text, key text, detail text, hint text)
	LANGUAGE plpgsql STABLE SECURITY DEFINER
	SET search_path = pg_catalog, pg_temp
	SET datestyle = iso
AS $$
DECLARE
	readable text[] := '{}';
	queries text;
	seen text[] := '{}';
	this minibot.source_check;
BEGIN
	PERFORM minibot_internal.act_as(minibot_internal.mapper_of());
	FOR kind IN SELECT s.kind FROM minibot.source AS s ORDER BY s.kind LOOP
		BEGIN
			queries := concat_ws(E',\n', queries,
								 format('%I AS NOT MATERIALIZED (%s)', kind, minibot.source_query(kind)));
			readable := readable || kind;
		EXCEPTION WHEN OTHERS THEN
			RETURN QUERY SELECT 'error', kind, 'dead_mapping', kind, SQLERRM, 'Map it anew with map_source().';
		END;
	END LOOP;
	FOR this IN
		SELECT * FROM (TABLE minibot.source_check UNION ALL SELECT * FROM minibot_internal.structural_checks()) AS c
		WHERE c.kinds <@ readable ORDER BY c.severity, c.kinds[1], c.problem
	LOOP
		BEGIN
			RETURN QUERY EXECUTE format(
				'WITH %s SELECT %L, %L, %L, p.key::text, p.detail::text, %L FROM (%s) AS p (key, detail) ORDER BY 4, 5',
				queries, this.severity, this.kinds[1], this.problem, this.hint, this.query);
		EXCEPTION WHEN OTHERS THEN
			-- A value that cannot be read fails every check of its kind: told once.
			CONTINUE WHEN SQLERRM = ANY (seen);
			seen := seen || SQLERRM;
			RETURN QUERY SELECT 'error', this.kinds[1], 'unreadable', this.problem, SQLERRM,
				'A value does not fit the mapped type: correct it, or map an expression that copes with it.';
		END;
	END LOOP;
END
$$;
COMMENT ON FUNCTION minibot.check_sources() IS
	'Everything that is wrong with the mapped data, a row each: what, where, and what to do about it. Reads whole '
	'tables';
