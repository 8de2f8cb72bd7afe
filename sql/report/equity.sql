-- Report: who is reached, and who answers, of which groups -----------------------------------
--
-- equity_counts() counts, equity() hides what is small.
--
-- The report room reads all rooms above it and writes nothing; nothing calls into it.

-- Whom a text may reach, who was sent one, wrote, or left.
CREATE FUNCTION minibot_internal.contacts_of_period(day date, starts_at timestamptz, ends_at timestamptz)
	RETURNS TABLE (contact_id text, language text, is_reachable boolean, is_nudged boolean, has_written boolean,
		is_gone boolean)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 100000
BEGIN ATOMIC
	WITH texted AS MATERIALIZED (
		SELECT m.contact_id, bool_or(m.category = 'nudge' AND m.status IN ('sent', 'delivered')) AS is_nudged,
			bool_or(m.direction = 'inbound') AS has_written
		FROM minibot.message AS m
		WHERE m.contact_id IS NOT NULL AND m.queued_at >= starts_at AND m.queued_at < ends_at
		GROUP BY m.contact_id
	), gone AS MATERIALIZED (
		SELECT DISTINCT p.contact_id
		FROM minibot.opt_out_history AS h JOIN minibot.contact_phone AS p ON p.phone = h.phone
		WHERE h.event = 'opt_out' AND h.at >= starts_at AND h.at < ends_at)
	SELECT c.contact_id, c.language, c.is_reachable, coalesce(t.is_nudged, false), coalesce(t.has_written, false),
		g.contact_id IS NOT NULL
	FROM minibot_internal.contacts_on(day) AS c
	LEFT JOIN texted AS t ON t.contact_id = c.contact_id
	LEFT JOIN gone AS g ON g.contact_id = c.contact_id;
END;
COMMENT ON FUNCTION minibot_internal.contacts_of_period(date, timestamptz, timestamptz) IS
	'Contacts of the students enrolled on a day: whether a text may reach them, and whether in a period a nudge was '
	'sent to them, they wrote, a telephone of theirs opted out';

CREATE FUNCTION minibot_internal.equity_counts(day date, starts_at timestamptz, ends_at timestamptz)
	RETURNS TABLE (dimension text, value text, students bigint, chronic bigint, contacts bigint, reachable bigint,
		nudged bigint, wrote bigint, opted_out bigint)
	LANGUAGE sql STABLE ROWS 100
BEGIN ATOMIC
	WITH pupil AS MATERIALIZED (
		SELECT r.student_id, coalesce(s.name, r.school_id) AS school, coalesce(r.grade, '?') AS grade, r.is_chronic
		FROM minibot.student_risk_by(day, NULL, 'district') AS r
		LEFT JOIN minibot.school AS s ON s.school_id = r.school_id
	), person AS MATERIALIZED (
		SELECT * FROM minibot_internal.contacts_of_period(day, starts_at, ends_at)
	), tie AS MATERIALIZED (
		SELECT sc.contact_id, sc.priority, p.student_id, p.school, p.grade, p.is_chronic
		FROM pupil AS p JOIN minibot.student_contact AS sc ON sc.student_id = p.student_id
	), spoken AS (
		-- A student's language is that of the contact named first.
		SELECT DISTINCT ON (t.student_id) t.student_id, c.language, t.is_chronic
		FROM tie AS t JOIN minibot.contact AS c ON c.contact_id = t.contact_id
		ORDER BY t.student_id, t.priority, t.contact_id
	), grouped AS (
		SELECT u.dimension, u.value, count(*) AS students, count(*) FILTER (WHERE u.is_chronic) AS chronic
		FROM (SELECT 'school' AS dimension, p.school AS value, p.is_chronic FROM pupil AS p
			  UNION ALL SELECT 'grade', p.grade, p.is_chronic FROM pupil AS p
			  UNION ALL SELECT 'language', l.language, l.is_chronic FROM spoken AS l) AS u
		GROUP BY u.dimension, u.value
	), reached AS (
		SELECT d.dimension, d.value, count(*) AS contacts, count(*) FILTER (WHERE p.is_reachable) AS reachable,
			count(*) FILTER (WHERE p.is_nudged) AS nudged, count(*) FILTER (WHERE p.has_written) AS wrote,
			count(*) FILTER (WHERE p.is_gone) AS opted_out
		FROM (SELECT DISTINCT 'school' AS dimension, t.school AS value, t.contact_id FROM tie AS t
			  UNION ALL SELECT DISTINCT 'grade', t.grade, t.contact_id FROM tie AS t
			  UNION ALL SELECT 'language', q.language, q.contact_id FROM person AS q) AS d
		JOIN person AS p ON p.contact_id = d.contact_id
		GROUP BY d.dimension, d.value)
	SELECT dimension, value, g.students, g.chronic, r.contacts, r.reachable, r.nudged, r.wrote, r.opted_out
	FROM grouped AS g FULL JOIN reached AS r USING (dimension, value);
END;
COMMENT ON FUNCTION minibot_internal.equity_counts(date, timestamptz, timestamptz) IS
	'What equity() is made of, with nothing hidden: by language, school and grade the students of a day and their '
	'contacts, and what these did in a period';

CREATE FUNCTION minibot.equity(from_date date, to_date date)
	RETURNS TABLE (dimension text, value text, students bigint, chronic bigint, chronic_rate numeric, contacts bigint,
		reachable bigint, reachable_rate numeric, nudged bigint, wrote bigint, wrote_rate numeric, opted_out bigint)
	LANGUAGE plpgsql STABLE ROWS 100 SET search_path = pg_catalog, pg_temp SET jit = off SET work_mem = '64MB' AS $$
#variable_conflict use_column
DECLARE
	last_day date := coalesce(to_date, minibot.today());
	starts_at timestamptz := minibot_internal.report_start(from_date, to_date);
	ends_at timestamptz := minibot_internal.report_end(to_date);
	smallest bigint := minibot_internal.smallest_shown();
BEGIN
	RETURN QUERY
	WITH hidden AS (
		SELECT a.dimension, array_agg(a.value ORDER BY a.value) AS value,
			minibot_internal.hide_small(array_agg(a.students ORDER BY a.value), smallest) AS students,
			minibot_internal.hide_small(array_agg(a.chronic ORDER BY a.value), smallest) AS chronic,
			minibot_internal.hide_small(array_agg(a.students - a.chronic ORDER BY a.value), smallest) AS not_chronic,
			minibot_internal.hide_small(array_agg(a.contacts ORDER BY a.value), smallest) AS contacts,
			minibot_internal.hide_small(array_agg(a.reachable ORDER BY a.value), smallest) AS reachable,
			minibot_internal.hide_small(array_agg(a.nudged ORDER BY a.value), smallest) AS nudged,
			minibot_internal.hide_small(array_agg(a.wrote ORDER BY a.value), smallest) AS wrote,
			minibot_internal.hide_small(array_agg(a.opted_out ORDER BY a.value), smallest) AS opted_out
		FROM minibot_internal.equity_counts(last_day, starts_at, ends_at) AS a
		GROUP BY a.dimension)
	-- A count that is hidden takes with it what would give it away: the others of its row that it is part of, and
	-- rates.
	SELECT h.dimension, u.value, u.students, c.chronic, round(c.chronic::numeric / nullif(u.students, 0), 4),
		u.contacts, CASE WHEN u.contacts IS NOT NULL THEN u.reachable END,
		round(u.reachable::numeric / nullif(u.contacts, 0), 4),
		CASE WHEN u.contacts IS NOT NULL THEN u.nudged END, CASE WHEN u.contacts IS NOT NULL THEN u.wrote END,
		round(u.wrote::numeric / nullif(u.contacts, 0), 4), CASE WHEN u.contacts IS NOT NULL THEN u.opted_out END
	FROM hidden AS h
	CROSS JOIN LATERAL unnest(h.value, h.students, h.chronic, h.not_chronic, h.contacts, h.reachable, h.nudged, h.wrote,
							  h.opted_out)
		AS u (value, students, chronic, not_chronic, contacts, reachable, nudged, wrote, opted_out)
	CROSS JOIN LATERAL (SELECT CASE WHEN u.students IS NOT NULL AND u.not_chronic IS NOT NULL THEN u.chronic END
						AS chronic) AS c
	ORDER BY h.dimension, CASE WHEN h.dimension = 'grade' AND u.value ~ '^\d{1,3}$'
		THEN u.value::integer END NULLS FIRST,
		u.value;
END
$$;
COMMENT ON FUNCTION minibot.equity(date, date) IS
	'Who is reached and who writes, by language, school and grade, in a period; NULLs mean the year up to today. '
	'students, chronic: at its end, at the school attended last; contacts of them (of two schools or grades: in '
	'both). A count below report.small_cell is NULL, with as many others of its column as keep it from being had by '
	'subtraction, and the rates of both; chronic also where nearly all are. Columns that contain one another '
	'(reachable of contacts) are treated one by one: that few contacts are not reachable is shown';

CREATE VIEW minibot.equity AS SELECT e.* FROM minibot.equity(NULL::date, NULL::date) AS e;
COMMENT ON VIEW minibot.equity IS 'Who is reached and who writes, by language, school and grade, in the last year';
COMMENT ON COLUMN minibot.equity.dimension IS 'language, school or grade';
COMMENT ON COLUMN minibot.equity.value IS 'Which one';
COMMENT ON COLUMN minibot.equity.students IS
	'Students with attendance; NULL here and in the counts that follow: hidden, see the function equity(date, date)';
COMMENT ON COLUMN minibot.equity.chronic IS 'Of these, chronically absent';
COMMENT ON COLUMN minibot.equity.chronic_rate IS 'chronic of students';
COMMENT ON COLUMN minibot.equity.contacts IS 'Contacts of these students';
COMMENT ON COLUMN minibot.equity.reachable IS 'Of these, whom a text may reach today';
COMMENT ON COLUMN minibot.equity.reachable_rate IS 'reachable of contacts';
COMMENT ON COLUMN minibot.equity.nudged IS 'Contacts that a nudge was sent to';
COMMENT ON COLUMN minibot.equity.wrote IS 'Contacts that wrote to us';
COMMENT ON COLUMN minibot.equity.wrote_rate IS 'wrote of contacts';
COMMENT ON COLUMN minibot.equity.opted_out IS 'Contacts with a telephone that opted out';

CREATE FUNCTION minibot_internal.equity_groups(from_date date, to_date date) RETURNS minibot.equity[]
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN ARRAY(SELECT ROW(q.*)::minibot.equity FROM minibot.equity(from_date, to_date) AS q);
COMMENT ON FUNCTION minibot_internal.equity_groups(date, date) IS
	'The rows of equity(from_date, to_date) in their order, to be used more than once';
