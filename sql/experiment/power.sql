-- What an experiment could show, before it starts -------------------------------------------
--
-- Reads last year's calendars; writes nothing.

-- Last year's year of today's candidates: absences from this day of the year on (the outcome's like), those before it,
-- those of the year before, and of this year so far.
CREATE FUNCTION minibot_internal.baseline_students(this minibot.campaign, by text, as_of date)
	RETURNS TABLE (unit text, days double precision, is_chronic double precision, before double precision,
		year_before double precision, whole double precision, so_far double precision)
	LANGUAGE plpgsql STABLE ROWS 10000 SET search_path = pg_catalog, pg_temp SET jit = off AS $$
#variable_conflict use_column
DECLARE
	year integer := minibot.school_year(as_of);
	start date := as_of - interval '1 year';
	rule bytea := minibot_internal.rule_in_force(NULL, as_of);
BEGIN
	RETURN QUERY
	SELECT c.unit, minibot_internal.risk_days_absent(minibot.clip(y.days, start, y.as_of_day), y.as_of_day,
		rule)::double precision,
		CASE WHEN y.student_id IS NOT NULL
			THEN coalesce(minibot_internal.risk_is_chronic(y.days, y.as_of_day, rule, y.taught),
				false)::integer::double precision END,
		coalesce(minibot_internal.risk_days_absent(minibot.clip(y.days, '-infinity', start - 1), start - 1, rule),
			0)::double precision,
		minibot_internal.risk_days_absent(b.days, b.as_of_day, rule)::double precision,
		minibot_internal.risk_days_absent(y.days, y.as_of_day, rule)::double precision, n.absent
	FROM minibot_internal.experiment_candidates(this, baseline_students.by, as_of) AS c
	LEFT JOIN minibot_internal.student_years(minibot_internal.last_date(year - 1), NULL, 'district') AS y
		ON y.student_id = c.student_id
	LEFT JOIN minibot_internal.student_years(minibot_internal.last_date(year - 2), NULL, 'district') AS b
		ON b.student_id = c.student_id
	LEFT JOIN (SELECT t.student_id, minibot_internal.risk_days_absent(t.days, t.as_of_day,
		rule)::double precision AS absent
			   FROM minibot_internal.student_years(as_of, NULL, 'district') AS t) AS n ON n.student_id = c.student_id;
END
$$;
COMMENT ON FUNCTION minibot_internal.baseline_students(minibot.campaign, text, date) IS
	'Today''s candidates for an experiment with their absences last year, from this day of the year on and before it';

-- Of values in groups, how alike those of a group are: the one-way analysis of variance's intraclass correlation.
CREATE FUNCTION minibot_internal.intraclass_correlation(v double precision[], groups text[]) RETURNS double precision
	LANGUAGE sql IMMUTABLE STRICT SET search_path = pg_catalog, pg_temp AS $$
	WITH one AS (
		SELECT count(*)::double precision AS n, avg(x.v) AS mean, sum(x.v * x.v) - count(*) * avg(x.v) ^ 2 AS within
		FROM unnest(v, groups) AS x (v, g) WHERE x.v IS NOT NULL GROUP BY x.g),
	total AS (
		SELECT count(*) AS k, sum(o.n) AS n, sum(o.n * o.n) AS squares, sum(o.n * o.mean) / sum(o.n) AS mean,
			sum(o.within) AS within
		FROM one AS o),
	mean_square AS (
		SELECT (SELECT sum(o.n * (o.mean - t.mean) ^ 2) FROM one AS o) / nullif(t.k - 1, 0) AS between_groups,
			t.within / nullif(t.n - t.k, 0) AS within_groups, (t.n - t.squares / t.n) / nullif(t.k - 1, 0) AS size
		FROM total AS t)
	SELECT least(1, greatest(0, (m.between_groups - m.within_groups)
		/ nullif(m.between_groups + (m.size - 1) * m.within_groups, 0)))
	FROM mean_square AS m
$$;
COMMENT ON FUNCTION minibot_internal.intraclass_correlation(double precision[], text[]) IS
	'How alike values of a group are, 0 to 1 (analysis of variance); NULL where every group has one value';

-- What experiment_power() reckons with, as the district's own data have it; NULL where they do not.
CREATE FUNCTION minibot_internal.experiment_baseline(this minibot.campaign, unit text, as_of date) RETURNS jsonb
	LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp SET jit = off AS $$
	WITH student AS MATERIALIZED (SELECT * FROM minibot_internal.baseline_students(this, unit, as_of)),
	size AS (SELECT count(*) AS n FROM student AS s GROUP BY s.unit)
	SELECT jsonb_strip_nulls(jsonb_build_object(
		'units', (SELECT nullif(count(*), 0) FROM size),
		'students_per_unit', (SELECT avg(z.n) FROM size AS z),
		'unit_variation', (SELECT stddev_pop(z.n) / avg(z.n) FROM size AS z),
		'mean', avg(s.days), 'sd', stddev_samp(s.days), 'chronic', avg(s.is_chronic),
		'icc', minibot_internal.intraclass_correlation(array_agg(s.days), array_agg(s.unit)),
		'chronic_icc', minibot_internal.intraclass_correlation(array_agg(s.is_chronic), array_agg(s.unit)),
		'r_squared', coalesce(greatest(regr_r2(s.days, s.year_before), regr_r2(s.days, s.before)),
			regr_r2(s.so_far, s.whole)),
		'chronic_r_squared', coalesce(greatest(regr_r2(s.is_chronic, s.year_before), regr_r2(s.is_chronic, s.before)),
			regr_r2(s.so_far, s.whole))))
	FROM student AS s
$$;
COMMENT ON FUNCTION minibot_internal.experiment_baseline(minibot.campaign, text, date) IS
	'What experiment_power() takes from the district''s own data: candidates of today, their absences a year ago from '
	'the same day on, how alike those of a unit are (icc), and how much of it earlier absences tell (r_squared)';

INSERT INTO minibot.option_rule (subject, option, type, minimum, maximum, default_value, description) VALUES
	('power', 'units', 'number', '4', '1000000000', NULL, 'How many are dealt'),
	('power', 'students_per_unit', 'number', '1', '1000000', '1', 'Students of a unit, on average'),
	('power', 'unit_variation', 'number', '0', '100', '0',
		'How uneven units are: standard deviation of their students over the average'),
	('power', 'mean', 'number', '0', '366', NULL, 'Days a student misses'),
	('power', 'sd', 'number', '0', '366', NULL, 'Standard deviation of these'),
	('power', 'icc', 'number', '0', '1', '0',
		'How alike students of a unit are: share of the variance that is between units'),
	('power', 'r_squared', 'number', '0', '0.9999', '0', 'Share of the variance that earlier absences explain'),
	('power', 'chronic', 'number', '0', '1', NULL, 'Share of students who are chronically absent'),
	('power', 'chronic_icc', 'number', '0', '1', NULL, 'icc of being so; that of days unless given'),
	('power', 'chronic_r_squared', 'number', '0', '0.9999', NULL, 'r_squared of being so; that of days unless given');

-- The numbers to reckon with: given ones go before the district's own.
CREATE FUNCTION minibot_internal.power_numbers(campaign text, unit text, given jsonb) RETURNS jsonb
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	own jsonb := '{}';
	n jsonb;
	missing text;
BEGIN
	PERFORM minibot_internal.check_options('experiment', jsonb_build_object('unit', unit), 'experiment_power()');
	PERFORM minibot_internal.check_options('power', given, 'the argument given');
	IF campaign IS NOT NULL THEN
		own := minibot_internal.experiment_baseline(minibot_internal.find_campaign(campaign), unit, minibot.today());
	END IF;
	n := minibot_internal.check_options('power', own || coalesce(given, '{}'),
		'the district''s data and the argument given');
	n := jsonb_build_object('chronic_icc', n -> 'icc', 'chronic_r_squared', n -> 'r_squared') || n;
	SELECT string_agg(k, ', ') INTO missing FROM unnest('{units,mean,sd,chronic}'::text[]) AS k WHERE n -> k IS NULL;
	IF missing IS NOT NULL THEN
		RAISE invalid_parameter_value USING MESSAGE = format('the district''s data do not tell: %s', missing),
			HINT = 'Name a campaign whose audience has attendance of last year, or give them: given => '
				'''{"units": 2000, "students_per_unit": 1.4, "mean": 9, "sd": 8, "icc": 0.4, "r_squared": 0.4, '
				'"chronic": 0.2}''.';
	END IF;
	RETURN n;
END
$$;
COMMENT ON FUNCTION minibot_internal.power_numbers(text, text, jsonb) IS
	'The numbers experiment_power() reckons with: given ones before the district''s own; an error names what neither '
	'has';

-- A sentence on what can be found.
CREATE FUNCTION minibot_internal.power_advice(outcome text, detectable double precision, published double precision,
		units double precision)
	RETURNS text
	LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
	SELECT CASE
		WHEN published = 0 THEN 'Nobody is chronic: there is nothing to find.'
		WHEN detectable <= published THEN format('Enough: an effect as published, %s, would be found.',
			minibot_internal.effect_words(outcome, -published))
		ELSE format('TOO SMALL: an effect as published, %s, would most likely be missed; it takes %s or more, or about '
			'%s units. %s',
			minibot_internal.effect_words(outcome, -published), minibot_internal.effect_words(outcome, -detectable),
			ceil(units * (detectable / published) ^ 2),
			CASE outcome WHEN 'chronic' THEN 'Go by days absent; most districts cannot find an effect on the flag.'
				ELSE 'A wider audience, fewer arms or a longer time help; without them "no effect shown" will mean '
					'nothing.' END) END
$$;
COMMENT ON FUNCTION minibot_internal.power_advice(text, double precision, double precision, double precision) IS
	'Whether an experiment can find what others have found, in words';

CREATE FUNCTION minibot.experiment_power(campaign text DEFAULT NULL, arms jsonb DEFAULT '{"control": 1,
		"treatment": 1}', unit text DEFAULT 'household', holdout real DEFAULT 0, given jsonb DEFAULT '{}',
		alpha double precision DEFAULT 0.05, power double precision DEFAULT 0.8)
	RETURNS TABLE (arm text, outcome text, units double precision, control_units double precision,
		students_per_unit double precision, baseline double precision, sd double precision, icc double precision,
		r_squared double precision, detectable double precision, published double precision, is_enough boolean,
		advice text)
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	-- Rogers and Feller 2018: 17.0 days absent without texts, 16.0 with them; chronic absence less by a tenth.
	published_days CONSTANT double precision := 1 / 17.0;
	published_chronic CONSTANT double precision := 0.1;
	n jsonb := minibot_internal.power_numbers(experiment_power.campaign, experiment_power.unit, given);
BEGIN
	IF (alpha > 0 AND alpha < 1 AND power > 0 AND power < 1) IS NOT TRUE THEN
		RAISE numeric_value_out_of_range USING
			MESSAGE = format('alpha and power must be between 0 and 1, not %s and %s', alpha, power),
			HINT = 'The usual ones are 0.05 and 0.8.';
	END IF;
	RETURN QUERY
	WITH number AS (
		SELECT x.* FROM jsonb_to_record(n) AS x (units double precision, students_per_unit double precision,
			unit_variation double precision, mean double precision, sd double precision, icc double precision,
			r_squared double precision, chronic double precision, chronic_icc double precision,
			chronic_r_squared double precision)),
	outcome AS (
		SELECT o.*, x.units, x.students_per_unit,
			-- The design effect of units of uneven size
			1 + (x.students_per_unit * (1 + x.unit_variation ^ 2) - 1) * o.icc AS design
		FROM number AS x
		CROSS JOIN LATERAL (VALUES
			(1, 'days absent', x.mean, x.sd, x.icc, x.r_squared, x.mean * published_days),
			(2, 'chronic', x.chronic, sqrt(x.chronic * (1 - x.chronic)), x.chronic_icc, x.chronic_r_squared,
			 x.chronic * published_chronic)) AS o (position, outcome, baseline, sd, icc, r_squared, published)),
	pair AS (
		SELECT t.arm, t.position, t.share, c.share AS control_share, count(*) OVER () AS comparisons
		FROM minibot_internal.experiment_arms(experiment_power.arms, experiment_power.holdout) AS t
		JOIN minibot_internal.experiment_arms(experiment_power.arms, experiment_power.holdout) AS c ON c.arm = 'control'
		WHERE t.arm NOT IN ('control', 'holdout')),
	detected AS (
		SELECT p.arm, p.position AS arm_position, o.*, o.units * p.share AS arm_units,
			o.units * p.control_share AS control_units,
			(minibot_internal.student_t_quantile(1 - alpha / p.comparisons / 2,
				d.df) + minibot_internal.student_t_quantile(power, d.df))
				* o.sd * sqrt((1 - o.r_squared) * o.design / o.students_per_unit
					* (1 / (o.units * p.share) + 1 / (o.units * p.control_share))) AS detectable
		FROM pair AS p CROSS JOIN outcome AS o
		CROSS JOIN LATERAL (SELECT greatest(1, o.units * (p.share + p.control_share) - 2) AS df) AS d)
	SELECT d.arm, d.outcome, d.arm_units, d.control_units, d.students_per_unit, d.baseline, d.sd, d.icc, d.r_squared,
		d.detectable, d.published, d.detectable <= d.published AND d.published > 0,
		minibot_internal.power_advice(d.outcome, d.detectable, d.published, d.units)
	FROM detected AS d ORDER BY d.arm_position, d.position;
END
$$;
COMMENT ON FUNCTION minibot.experiment_power(text, jsonb, text, real, jsonb, double precision, double precision) IS
	'The smallest effect an experiment would find with that power (0.8) at that alpha (0.05, over all arms), for its '
	'arms, unit and holdout: detectable, beside what was published (a seventeenth of the days, a tenth of the '
	'chronic).  The numbers are of the campaign''s audience of today and its absences a year ago, from the same day of '
	'the year on; given has others: units, students_per_unit, unit_variation (standard deviation over mean), mean, sd, '
	'icc, r_squared, chronic, chronic_icc, chronic_r_squared';
