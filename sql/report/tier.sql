-- Report: from tier to tier ----------------------------------------------------------------
--
-- The report room reads all rooms above it and writes nothing; nothing calls into it.

-- Everyone judged at both ends, all schools of a student as one.
CREATE FUNCTION minibot.tier_movement(from_date date, to_date date)
	RETURNS TABLE (tier_then text, tier_now text, students bigint)
	LANGUAGE plpgsql STABLE ROWS 16 SET search_path = pg_catalog, pg_temp SET jit = off SET work_mem = '64MB' AS $$
DECLARE
	-- Plain values, so that student_risk_by() is planned for the one column that is read.
	last_day date := coalesce(to_date, minibot.today());
	day_before date := greatest(minibot_internal.report_first_day(from_date, to_date) - 1,
		make_date(minibot.school_year(last_day) - 1, 7, 1));
BEGIN
	RETURN QUERY
	WITH tier (n, name) AS (VALUES (1, 'satisfactory'), (2, 'at_risk'), (3, 'moderate_chronic'), (4, 'severe_chronic')
	), judged_then AS MATERIALIZED (
		-- Apart from the join: no planner knows how many have a tier, and one that thinks few loops over all for each.
		SELECT r.student_id, r.school_year, r.tier FROM minibot.student_risk_by(day_before, NULL, 'district') AS r
	), judged_now AS MATERIALIZED (
		SELECT r.student_id, r.school_year, r.tier FROM minibot.student_risk_by(last_day, NULL, 'district') AS r
	), moved AS (
		SELECT b.tier AS tier_then, a.tier AS tier_now, count(*) AS students
		FROM judged_now AS a
		JOIN judged_then AS b ON b.student_id = a.student_id AND b.school_year = a.school_year
		WHERE a.tier IS NOT NULL AND b.tier IS NOT NULL
		GROUP BY 1, 2
	), cell AS (
		SELECT t.n AS r, u.n AS k, t.name AS tier_then, u.name AS tier_now, coalesce(m.students, 0) AS students
		FROM tier AS t CROSS JOIN tier AS u LEFT JOIN moved AS m ON m.tier_then = t.name AND m.tier_now = u.name
	), shown AS (
		SELECT minibot_internal.hide_small_table(array_agg(of_row.students ORDER BY of_row.r),
			minibot_internal.smallest_shown()) AS counts
		FROM (SELECT c.r, array_agg(c.students ORDER BY c.k) AS students FROM cell AS c GROUP BY c.r) AS of_row)
	SELECT c.tier_then, c.tier_now, s.counts[c.r][c.k] FROM cell AS c, shown AS s ORDER BY c.r, c.k;
END
$$;
COMMENT ON FUNCTION minibot.tier_movement(date, date) IS
	'Students by their tier on the day before from_date (at the earliest the school year''s first) and on to_date, of '
	'those judged on both; NULLs mean the school year up to today. Counts below report.small_cell are NULL, with as '
	'many others as keep them from being worked out from totals';

CREATE VIEW minibot.tier_movement AS
SELECT m.* FROM minibot.tier_movement((minibot_internal.last_submitted() - 30), minibot_internal.last_submitted()) AS m;
COMMENT ON VIEW minibot.tier_movement IS 'Students by tier thirty days before the last day of attendance, and on it';
COMMENT ON COLUMN minibot.tier_movement.tier_then IS 'Tier then';
COMMENT ON COLUMN minibot.tier_movement.tier_now IS 'Tier now';
COMMENT ON COLUMN minibot.tier_movement.students IS
	'Students judged on both days; NULL: hidden, as it is below report.small_cell or would betray one that is';
