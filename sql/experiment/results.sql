-- What an experiment has shown -----------------------------------------------------------
--
-- Reads assignments and calendars; writes nothing.

CREATE FUNCTION minibot_internal.estimate_effects(outcomes double precision[], covariates double precision[],
		unit integer[], stratum integer[], treated boolean[], permutations integer, seed bigint)
	RETURNS TABLE (outcome integer, estimate double precision, std_error double precision,
		std_error_cr1 double precision, df double precision, ci_low double precision, ci_high double precision,
		p_value double precision, p_randomisation double precision)
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE ROWS 2 AS 'MODULE_PATHNAME', 'minibot_estimate_effects';
COMMENT ON FUNCTION minibot_internal.estimate_effects(double precision[], double precision[], integer[], integer[],
	boolean[], integer, bigint) IS
	'The effect of being treated on outcomes, by least squares with covariates and an effect of each stratum.  unit '
	'(from 1, rising), stratum (from 1) and treated have a value a student; outcomes (one or two) and covariates (up '
	'to eight) follow each other, each as long.  std_error is CR2 with Satterthwaite''s df, std_error_cr1 is '
	'sandwich::vcovCL()''s; NULLs: cannot be told';

CREATE FUNCTION minibot_internal.student_t_quantile(p double precision, df double precision) RETURNS double precision
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'minibot_student_t_quantile';
COMMENT ON FUNCTION minibot_internal.student_t_quantile(double precision, double precision) IS
	'The value that Student''s t with so many degrees of freedom does not exceed with chance p';

-- Everybody who was assigned and counts, whatever became of the texts: absences since the start, and what was known
-- before.
CREATE FUNCTION minibot_internal.experiment_students(name text, as_of date DEFAULT NULL)
	RETURNS TABLE (student_id text, unit text, stratum text, arm text, days_enrolled integer,
		days_absent double precision, is_chronic boolean, has_left boolean, absent_last_year double precision,
		absent_before double precision, is_english boolean)
	LANGUAGE plpgsql STABLE ROWS 10000 SET search_path = pg_catalog, pg_temp SET jit = off AS $$
#variable_conflict use_column
DECLARE
	this minibot.experiment := minibot_internal.find_experiment(experiment_students.name);
	last_day date := least(as_of, this.ended_on, minibot_internal.last_date(this.school_year));
	rule bytea := minibot_internal.rule_in_force(NULL, last_day);
	day_before date := minibot_internal.last_date(this.school_year - 1);
BEGIN
	IF last_day < this.starts_on THEN
		RAISE invalid_parameter_value USING
			MESSAGE = format('experiment "%s" had not begun on %s', this.experiment, last_day),
			HINT = format('Its first day is %s.', this.starts_on);
	END IF;
	RETURN QUERY
	WITH year AS (
		SELECT y.student_id, y.as_of_day, y.days, y.taught
			FROM minibot_internal.student_years(last_day, NULL, 'district') AS y),
	last_year AS (
		SELECT y.student_id, minibot_internal.risk_days_absent(y.days, y.as_of_day, rule)::double precision AS absent
		FROM minibot_internal.student_years(day_before, NULL, 'district') AS y)
	SELECT a.student_id, a.unit, a.stratum, a.arm,
		coalesce(minibot.days_enrolled(y.days, this.starts_on, y.as_of_day), 0),
		coalesce(minibot_internal.risk_days_absent(minibot.clip(y.days, this.starts_on, y.as_of_day), y.as_of_day,
			rule), 0)::double precision,
		coalesce(minibot_internal.risk_is_chronic(y.days, y.as_of_day, rule, y.taught), false),
		coalesce(minibot.last_day(y.days) < minibot.last_day(minibot.clip(y.taught, '-infinity', y.as_of_day)), true),
		b.absent,
		coalesce(minibot_internal.risk_days_absent(minibot.clip(y.days, '-infinity', this.starts_on - 1),
			this.starts_on - 1, rule), 0)::double precision,
		NOT EXISTS (SELECT FROM minibot.student_contact AS k JOIN minibot.contact AS c ON c.contact_id = k.contact_id
					WHERE k.student_id = a.student_id AND c.language <> 'en')
	FROM minibot.experiment_assignment AS a
	LEFT JOIN year AS y ON y.student_id = a.student_id
	LEFT JOIN last_year AS b ON b.student_id = a.student_id
	WHERE a.experiment = this.experiment AND a.is_counted;
END
$$;
COMMENT ON FUNCTION minibot_internal.experiment_students(text, date) IS
	'Each student an experiment counts: absences from its first day to as_of (at most to its end or the year''s), '
	'whether the year is chronic, has_left (not enrolled on the last day), absences last year (NULL: not known) and '
	'this year before it';

-- The arms to compare with control: those that get texts, and the holdout where control gets some.
CREATE FUNCTION minibot_internal.compared_arms(name text) RETURNS TABLE (arm text, "position" smallint)
	LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
	SELECT r.arm, r.position FROM minibot.experiment_arm AS r
	WHERE r.experiment = name AND r.arm <> 'control'
	  AND (r.arm <> 'holdout' OR EXISTS (SELECT FROM minibot.experiment_arm AS c
										 WHERE c.experiment = name AND c.arm = 'control' AND c.texts IS NOT NULL))
$$;
COMMENT ON FUNCTION minibot_internal.compared_arms(text) IS
	'The arms of an experiment that its results compare with control: a holdout only where control gets texts';

CREATE FUNCTION minibot.experiment_balance(name text, as_of date DEFAULT NULL)
	RETURNS TABLE (arm text, covariate text, students bigint, mean double precision, control_mean double precision,
		std_difference double precision)
	LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp SET jit = off AS $$
	WITH value AS MATERIALIZED (
		SELECT s.arm, v.position, v.covariate, v.value
		FROM minibot_internal.experiment_students(name, as_of) AS s
		CROSS JOIN LATERAL (VALUES
			(1, 'days absent last year', s.absent_last_year),
			(2, 'last year not known', (s.absent_last_year IS NULL)::integer::double precision),
			(3, 'days absent before the start', s.absent_before),
			(4, 'another language than English', (NOT s.is_english)::integer::double precision)) AS v (position,
				covariate, value)),
	arm AS (
		SELECT v.arm, v.position, v.covariate, count(v.value) AS students, avg(v.value) AS mean,
			var_samp(v.value) AS variance
		FROM value AS v GROUP BY v.arm, v.position, v.covariate)
	SELECT a.arm, a.covariate, a.students, a.mean, c.mean,
		CASE WHEN a.mean = c.mean THEN 0 ELSE (a.mean - c.mean) / nullif(sqrt((a.variance + c.variance) / 2), 0) END
	FROM arm AS a
	JOIN arm AS c ON c.arm = 'control' AND c.position = a.position
	JOIN minibot.experiment_arm AS r ON r.experiment = name AND r.arm = a.arm
	WHERE a.arm <> 'control'
	ORDER BY r.position, a.position
$$;
COMMENT ON FUNCTION minibot.experiment_balance(text, date) IS
	'Whether chance dealt evenly: each arm''s mean before the start, control''s, and their difference in standard '
	'deviations (more than 0.1 is worth a look, more than 0.25 much)';

-- Units of each arm, those of them a telephone of which opted out since the start, and students who left.
CREATE FUNCTION minibot.experiment_flow(name text, as_of date DEFAULT NULL)
	RETURNS TABLE (arm text, units bigint, students bigint, attrition double precision, opt_outs bigint)
	LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp SET jit = off AS $$
	WITH opted_out AS (
		SELECT DISTINCT a.arm, CASE e.unit WHEN 'household' THEN a.unit ELSE h.phone END AS household
		FROM minibot.experiment AS e
		JOIN minibot.experiment_assignment AS a ON a.experiment = e.experiment
		JOIN minibot.student_contact AS c ON c.student_id = a.student_id AND NOT c.is_restricted
		JOIN minibot.contact_phone AS p ON p.contact_id = c.contact_id
		JOIN minibot.opt_out_history AS h ON h.phone = p.phone
		WHERE e.experiment = name AND h.event = 'opt_out' AND h.at >= e.created_at
		  AND h.at < coalesce(least(as_of, e.ended_on) + 1, 'infinity'))
	SELECT s.arm, count(DISTINCT s.unit), count(*), avg(s.has_left::integer)::double precision,
		(SELECT count(*) FROM opted_out AS o WHERE o.arm = s.arm)
	FROM minibot_internal.experiment_students(name, as_of) AS s
	GROUP BY s.arm
	ORDER BY (SELECT r.position FROM minibot.experiment_arm AS r WHERE r.experiment = name AND r.arm = s.arm)
$$;
COMMENT ON FUNCTION minibot.experiment_flow(text, date) IS
	'Of each arm: units and students assigned, the share of students who left the district since (attrition), and '
	'households that opted out since';

-- The estimates alone; experiment_results() puts the rest beside them.
CREATE FUNCTION minibot_internal.experiment_effects(name text, permutations integer, as_of date)
	RETURNS TABLE (arm text, outcome text, students bigint, control_students bigint, units bigint, control_units bigint,
		mean double precision, control_mean double precision, estimate double precision, std_error double precision,
		std_error_cr1 double precision, df double precision, ci_low double precision, ci_high double precision,
		p_value double precision, p_randomisation double precision)
	LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp SET jit = off AS $$
	WITH student AS MATERIALIZED (
		SELECT * FROM minibot_internal.experiment_students(name, as_of) AS s WHERE s.days_enrolled > 0),
	pair AS (
		SELECT r.arm AS compared, s.*, s.arm = r.arm AS treated,
			dense_rank() OVER (PARTITION BY r.arm ORDER BY s.unit COLLATE "C")::integer AS unit_number,
			dense_rank() OVER (PARTITION BY r.arm ORDER BY s.stratum COLLATE "C")::integer AS stratum_number
		FROM minibot_internal.compared_arms(name) AS r
		JOIN student AS s ON s.arm IN (r.arm, 'control')),
	column_of AS MATERIALIZED (
		SELECT p.compared, count(*) FILTER (WHERE p.treated) AS students, count(*)
			FILTER (WHERE NOT p.treated) AS control_students,
			count(DISTINCT p.unit) FILTER (WHERE p.treated) AS units, count(DISTINCT p.unit)
				FILTER (WHERE NOT p.treated) AS control_units,
			avg(p.days_absent) FILTER (WHERE p.treated) AS days, avg(p.days_absent)
				FILTER (WHERE NOT p.treated) AS control_days,
			avg(p.is_chronic::integer::double precision) FILTER (WHERE p.treated) AS chronic,
			avg(p.is_chronic::integer::double precision) FILTER (WHERE NOT p.treated) AS control_chronic,
			array_agg(p.days_absent ORDER BY p.unit_number, p.student_id)
				|| array_agg(p.is_chronic::integer::double precision ORDER BY p.unit_number, p.student_id) AS outcomes,
			array_agg(coalesce(p.absent_last_year, 0) ORDER BY p.unit_number, p.student_id)
				|| array_agg((p.absent_last_year IS NULL)::integer::double precision ORDER BY p.unit_number,
					p.student_id)
				|| array_agg(p.absent_before ORDER BY p.unit_number, p.student_id) AS covariates,
			array_agg(p.unit_number ORDER BY p.unit_number, p.student_id) AS unit,
			array_agg(p.stratum_number ORDER BY p.unit_number, p.student_id) AS stratum,
			array_agg(p.treated ORDER BY p.unit_number, p.student_id) AS treated
		FROM pair AS p GROUP BY p.compared)
	SELECT c.compared, CASE f.outcome WHEN 1 THEN 'days absent' ELSE 'chronic' END, c.students,
		c.control_students, c.units,
		c.control_units, CASE f.outcome WHEN 1 THEN c.days ELSE c.chronic END,
		CASE f.outcome WHEN 1 THEN c.control_days ELSE c.control_chronic END, f.estimate, f.std_error,
			f.std_error_cr1, f.df,
		f.ci_low, f.ci_high, f.p_value, f.p_randomisation
	FROM column_of AS c
	CROSS JOIN LATERAL minibot_internal.estimate_effects(c.outcomes, c.covariates, c.unit, c.stratum, c.treated,
		permutations,
		(SELECT e.seed FROM minibot.experiment AS e WHERE e.experiment = name)) AS f
$$;
COMMENT ON FUNCTION minibot_internal.experiment_effects(text, integer, date) IS
	'The effects of an experiment''s arms on days absent and on the chronic flag, of all students assigned who were '
	'enrolled a day since; see experiment_results()';

-- An effect in words: percentage points for the flag.
CREATE FUNCTION minibot_internal.experiment_conclusion(arm text, outcome text, estimate double precision,
		ci_low double precision, ci_high double precision, p double precision)
	RETURNS text
	LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
	SELECT CASE
		WHEN estimate IS NULL THEN format('Nothing can be said of "%s" yet: too few units with a day of school since, '
			'or none beside control in any stratum.', arm)
		WHEN p < 0.05 AND ci_low <= 0 AND ci_high >= 0 OR p >= 0.05 AND NOT (ci_low <= 0 AND ci_high >= 0)
			THEN format('On the edge: %s, between %s and %s with 95 %% certainty; the two tests of chance disagree.',
				s.effect, s.low, s.high)
		WHEN p < 0.05 THEN format('"%s" %s: %s than control, between %s and %s with 95 %% certainty; hardly by chance '
			'(p = %s).', arm,
			CASE WHEN estimate < 0 THEN 'helped' ELSE 'did harm' END, s.effect, s.low, s.high, round(p::numeric, 4))
		ELSE format('No effect of "%s" has been shown; anything between %s and %s fits what was seen.', arm,
			s.low, s.high) END
	FROM (SELECT minibot_internal.effect_words(outcome, estimate), minibot_internal.effect_words(outcome, ci_low),
		minibot_internal.effect_words(outcome, ci_high))
		AS s (effect, low, high)
$$;
COMMENT ON FUNCTION minibot_internal.experiment_conclusion(text, text, double precision, double precision,
	double precision, double precision) IS 'What an estimate, its interval and its p-value say, in words';

CREATE FUNCTION minibot_internal.effect_words(outcome text, effect double precision) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN pg_catalog.format('%s %s %s', round(abs(effect * CASE outcome WHEN 'chronic' THEN 100 ELSE 1 END)::numeric,
		2),
		CASE outcome WHEN 'chronic' THEN 'percentage points' ELSE 'days' END, CASE WHEN effect > 0 THEN 'more'
			ELSE 'fewer' END);
COMMENT ON FUNCTION minibot_internal.effect_words(text, double precision) IS 'An effect with its unit: 0.83 days fewer';

-- What makes results less sure than they look.
CREATE FUNCTION minibot_internal.experiment_caution(this minibot.experiment, std_difference double precision,
		attrition_difference double precision, units bigint, as_of date)
	RETURNS text
	LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
	SELECT concat(
		CASE WHEN this.ended_on IS NULL AND as_of IS NULL
				AND minibot_internal.last_submitted() < minibot_internal.last_date(this.school_year)
			THEN ' So far: it is still running, and whoever stops when it looks good finds what is not there.' END,
		CASE WHEN units < 40 THEN format(' Few units (%s): one unusual one can make the difference.', units) END,
		CASE WHEN abs(std_difference) > 0.25 THEN format(' The arms differed before: see experiment_balance(%L).',
			this.experiment) END,
		CASE WHEN abs(attrition_difference) > 0.05 THEN ' Of one arm more students left than of the other.' END,
		-- Of all students only: who is limited to schools does not see the whole assignment.
		CASE WHEN NOT EXISTS (SELECT FROM minibot_internal.limit_of_reader) AND this.fingerprint IS DISTINCT FROM
				(SELECT minibot_internal.assignment_fingerprint(array_agg(a)) FROM minibot.experiment_assignment AS a
				 WHERE a.experiment = this.experiment)
			THEN ' THE ASSIGNMENT IS NOT THE ONE THAT WAS FROZEN: these results are worth nothing.' END)
$$;
COMMENT ON FUNCTION minibot_internal.experiment_caution(minibot.experiment, double precision, double precision, bigint,
	date) IS
	'What makes an experiment''s results less sure than they look, as sentences; empty: nothing';

CREATE FUNCTION minibot.experiment_results(name text, permutations integer DEFAULT 10000, as_of date DEFAULT NULL)
	RETURNS TABLE (arm text, outcome text, students bigint, control_students bigint, units bigint, control_units bigint,
		mean double precision, control_mean double precision, estimate double precision, std_error double precision,
		std_error_cr1 double precision, df double precision, ci_low double precision, ci_high double precision,
		p_value double precision, p_randomisation double precision, p_holm double precision, attrition double precision,
		control_attrition double precision, opt_outs bigint, control_opt_outs bigint, balance jsonb, conclusion text)
	LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp SET jit = off AS $$
	WITH this AS MATERIALIZED (SELECT minibot_internal.find_experiment(experiment_results.name) AS e),
	flow AS MATERIALIZED (SELECT f.* FROM minibot.experiment_flow(name, as_of) AS f),
	balance AS (
		SELECT b.arm, jsonb_object_agg(b.covariate, round(b.std_difference::numeric, 4)) AS balance,
			max(abs(b.std_difference)) AS worst
		FROM minibot.experiment_balance(name, as_of) AS b GROUP BY b.arm),
	-- Holm's: of m comparisons the smallest p counts m times, the next m - 1 times, and none less than one before it.
	effect AS (
		SELECT f.*, max(least(1, f.p_randomisation * f.still)) OVER (PARTITION BY f.outcome
			ORDER BY f.p_randomisation) AS p_holm
		FROM (SELECT x.*, 1 + count(x.p_randomisation) OVER (PARTITION BY x.outcome)
				- row_number() OVER (PARTITION BY x.outcome ORDER BY x.p_randomisation, x.arm) AS still
			  FROM minibot_internal.experiment_effects(name, permutations, as_of) AS x) AS f)
	SELECT r.arm, o.outcome, coalesce(f.students, 0), coalesce(f.control_students, 0), coalesce(f.units, 0),
		coalesce(f.control_units, 0), f.mean, f.control_mean, f.estimate, f.std_error, f.std_error_cr1, f.df,
			f.ci_low, f.ci_high,
		f.p_value, f.p_randomisation, f.p_holm, a.attrition, c.attrition, a.opt_outs, c.opt_outs, b.balance,
		minibot_internal.experiment_conclusion(r.arm, o.outcome, f.estimate, f.ci_low, f.ci_high, f.p_holm)
			|| minibot_internal.experiment_caution(t.e, b.worst, a.attrition - c.attrition,
				f.units + f.control_units, as_of)
	FROM this AS t
	CROSS JOIN LATERAL minibot_internal.compared_arms((t.e).experiment) AS r
	CROSS JOIN (VALUES (1, 'days absent'), (2, 'chronic')) AS o (position, outcome)
	LEFT JOIN effect AS f ON f.arm = r.arm AND f.outcome = o.outcome
	LEFT JOIN flow AS a ON a.arm = r.arm
	LEFT JOIN flow AS c ON c.arm = 'control'
	LEFT JOIN balance AS b ON b.arm = r.arm
	ORDER BY r.position, o.position
$$;
COMMENT ON FUNCTION minibot.experiment_results(text, integer, date) IS
	'Each arm against control, by intention to treat: all students assigned who were enrolled a day since, by the arm '
	'they were dealt to.  estimate is the difference in days absent since the start, or in the share that is chronic, '
	'adjusted for last year''s absences and those before the start, strata apart; std_error allows for siblings (or '
	'classmates) being alike (CR2, Satterthwaite''s df; std_error_cr1: sandwich::vcovCL()).  p_randomisation: how '
	'often dealing anew would give as much; p_holm: the same, for there being several arms.  attrition: share who '
	'left; opt_outs: households; balance: standardised differences before the start';
