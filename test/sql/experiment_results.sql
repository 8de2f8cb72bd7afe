-- internal: estimate_effects, experiment_students, student_t_quantile
-- What an experiment has shown: the estimates against R's, the outcomes against plain SQL over the absences.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS minibot;
\set ON_ERROR_ROLLBACK on
\set SHOW_CONTEXT never
\getenv abs_srcdir PG_ABS_SRCDIR
BEGIN;
SET LOCAL datestyle = 'ISO';

-- R's sandwich and clubSandwich of the same students, see test/experiment/expected.R
CREATE TEMP TABLE given (unit integer, stratum text, arm text, last_year float8, no_last_year float8, days float8, chronic float8);
CREATE TEMP TABLE expected (arm text, outcome text, students int, units int, estimate float8, std_error float8, std_error_cr1 float8,
	df float8, ci_low float8, ci_high float8, p_value float8);
\set students :abs_srcdir '/experiment/students.tsv'
\set expected :abs_srcdir '/experiment/expected.tsv'
COPY given FROM :'students' WITH (HEADER);
CREATE TEMP TABLE lines (line text);
COPY lines FROM :'expected' WITH (FORMAT csv, DELIMITER '|');
INSERT INTO expected SELECT (string_to_array(line, E'\t'))[1], (string_to_array(line, E'\t'))[2], v[3]::int, v[4]::int, v[5]::float8, v[6]::float8,
	v[7]::float8, v[8]::float8, v[9]::float8, v[10]::float8, v[11]::float8
FROM lines, string_to_array(line, E'\t') AS v WHERE line !~ '^t\t';
CREATE TEMP VIEW numbered AS
	SELECT r.arm AS compared, g.*, dense_rank() OVER (PARTITION BY r.arm ORDER BY g.unit)::int AS u,
		dense_rank() OVER (PARTITION BY r.arm ORDER BY g.stratum)::int AS s, g.arm = r.arm AS treated
	FROM (VALUES ('treatment'), ('warm')) AS r (arm) JOIN given AS g ON g.arm IN (r.arm, 'control');
CREATE TEMP TABLE estimated AS
	SELECT n.compared AS arm, f.*
	FROM (SELECT compared, array_agg(days ORDER BY u) || array_agg(chronic ORDER BY u) AS y,
			array_agg(last_year ORDER BY u) || array_agg(no_last_year ORDER BY u) AS x,
			array_agg(u ORDER BY u) AS u, array_agg(s ORDER BY u) AS s, array_agg(treated ORDER BY u) AS t FROM numbered GROUP BY 1) AS n
	CROSS JOIN LATERAL minibot_internal.estimate_effects(n.y, n.x, n.u, n.s, n.t, 1000, 42) AS f;
SELECT e.arm, e.outcome, round(e.estimate::numeric, 6) AS estimate, round(e.std_error::numeric, 6) AS std_error,
	abs(f.estimate - e.estimate) < 1e-7 AND abs(f.std_error - e.std_error) < 1e-7 AND abs(f.std_error_cr1 - e.std_error_cr1) < 1e-7
		AND abs(f.df - e.df) < 1e-4 AND abs(f.ci_low - e.ci_low) < 1e-6 AND abs(f.ci_high - e.ci_high) < 1e-6 AND abs(f.p_value - e.p_value) < 1e-7 AS as_r,
	abs(f.p_randomisation - e.p_value) < 0.06 AS chance_alike
FROM expected AS e JOIN estimated AS f ON f.arm = e.arm AND f.outcome = CASE e.outcome WHEN 'days' THEN 1 ELSE 2 END ORDER BY 1, f.outcome;
-- the same seed, the same p; it is a share of 1,001 dealings
SELECT count(*) FILTER (WHERE round(p_randomisation * 1001) = p_randomisation * 1001) FROM estimated;

-- what cannot be estimated, and what is no question
SELECT * FROM minibot_internal.estimate_effects('{1,2,3,4}', '{}', '{1,2,3,4}', '{1,1,2,2}', '{t,t,f,f}', 10, 1);
-- The last digits of a sum are the processor's
SELECT outcome, estimate, std_error, std_error_cr1, round(df::numeric, 9) AS df, ci_low, ci_high, p_value, p_randomisation
FROM minibot_internal.estimate_effects('{1,1,1,1,1,1}', '{}', '{1,2,3,4,5,6}', '{1,1,1,1,1,1}', '{t,t,f,f,t,f}', 10, 1);
SELECT minibot_internal.estimate_effects('{1,2}', '{}', '{2,1}', '{1,1}', '{t,f}', 10, 1);
SELECT minibot_internal.estimate_effects('{1,2}', '{}', '{1,1}', '{1,1}', '{t,f}', 10, 1);
SELECT minibot_internal.estimate_effects('{1,2}', '{}', '{1,2}', '{0,1}', '{t,f}', 10, 1);
SELECT minibot_internal.estimate_effects('{1,2,3}', '{}', '{1,2}', '{1,1}', '{t,f}', 10, 1);
SELECT minibot_internal.estimate_effects('{1,NULL}', '{}', '{1,2}', '{1,1}', '{t,f}', 10, 1);
SELECT minibot_internal.estimate_effects('{1,NaN}', '{}', '{1,2}', '{1,1}', '{t,f}', 10, 1);
SELECT minibot_internal.estimate_effects('{1,2}', '{}', '{1,2}', '{1,1}', '{t,f}', 0, 1);
SELECT minibot_internal.estimate_effects('{1,2,3,4,5,6}', '{}', '{1,2}', '{1,1}', '{t,f}', 10, 1);
SELECT round(minibot_internal.student_t_quantile(0.975, 12.5)::numeric, 6) AS q;
SELECT minibot_internal.student_t_quantile(1, 10);

-- A whole experiment: 150 households, two years of school, absences by chance but fewer in an arm.
SET LOCAL minibot.clock = '2025-10-06 12:00 America/New_York';
\set district :abs_srcdir '/fixtures/experiment.sql'
\i :district
SELECT refreshed_year, students FROM minibot.refresh_attendance();
SELECT minibot.create_campaign('weekly', '{"templates": {"en": "x"}}') \g /dev/null
SELECT * FROM minibot.create_experiment('whole', 'weekly', '{"control": 1, "idle": 1, "works": 1}', strata => '{language}', seed => 12);
-- nothing to say on the first day
SELECT arm, outcome, students, estimate, std_error FROM minibot.experiment_results('whole', 100);
SELECT * FROM minibot.experiment_results('whole', 100, '2025-10-01');
-- a year later; of one household in "idle" somebody opted out
INSERT INTO absence SELECT c.student_id, c.school_id, t.day, 'A' FROM child AS c JOIN minibot.experiment_assignment AS a USING (student_id), term AS t
	WHERE t.day >= '2025-10-06' AND pg_temp.chance(c.student_id || to_char(t.day, 'YYYY-MM-DD')) < (0.02 + 0.16 * pg_temp.chance('family ' || c.family)) * CASE a.arm WHEN 'works' THEN 0.6 ELSE 1 END;
SET LOCAL minibot.clock = '2026-06-01 12:00 America/New_York';
SELECT count(*) FROM minibot.refresh_attendance();
SELECT minibot.opt_out_phone(p.phone, 'keyword') FROM minibot.contact_phone AS p JOIN minibot.student_contact USING (contact_id)
	JOIN minibot.experiment_assignment AS a USING (student_id) WHERE a.arm = 'idle' ORDER BY p.phone LIMIT 1;
-- the outcomes, by plain SQL over the rows
SELECT count(*) AS students, count(*) FILTER (WHERE s.days_absent <> (SELECT count(*) FROM absence AS b WHERE b.student_id = s.student_id AND b.day BETWEEN '2025-10-06' AND coalesce(r.left_on, '2026-05-29'))) AS wrong_days,
	count(*) FILTER (WHERE s.absent_before <> (SELECT count(*) FROM absence AS b WHERE b.student_id = s.student_id AND b.day BETWEEN '2025-09-01' AND '2025-10-05')) AS wrong_before,
	count(*) FILTER (WHERE s.absent_last_year <> (SELECT count(*) FROM absence AS b WHERE b.student_id = s.student_id AND b.day < '2025-07-01')) AS wrong_last_year,
	count(*) FILTER (WHERE s.absent_last_year IS NULL) AS no_last_year,
	count(*) FILTER (WHERE s.has_left <> (r.left_on IS NOT NULL)) AS wrong_left, count(*) FILTER (WHERE s.is_chronic IS DISTINCT FROM k.is_chronic) AS wrong_flag,
	count(*) FILTER (WHERE s.is_english <> (a.unit::text IS NOT NULL AND s.stratum = 'language en')) AS wrong_language
FROM minibot_internal.experiment_students('whole') AS s JOIN minibot.experiment_assignment AS a USING (student_id)
JOIN roll AS r ON r.student_id = s.student_id AND r.entered = '2025-09-01' JOIN minibot.student_risk AS k ON k.student_id = s.student_id;
SELECT arm, outcome, students, control_students, units, control_units, round(mean::numeric, 3) AS mean, round(control_mean::numeric, 3) AS control_mean,
	round(estimate::numeric, 4) AS estimate, round(std_error::numeric, 4) AS std_error, round(std_error_cr1::numeric, 4) AS cr1, round(df::numeric, 1) AS df,
	round(ci_low::numeric, 3) AS ci_low, round(ci_high::numeric, 3) AS ci_high
FROM minibot.experiment_results('whole', 2000);
SELECT arm, outcome, round(p_value::numeric, 3) AS p_value, round(p_randomisation::numeric, 2) AS p_randomisation, round(p_holm::numeric, 2) AS p_holm,
	round(attrition::numeric, 3) AS attrition, round(control_attrition::numeric, 3) AS control_attrition, opt_outs, control_opt_outs, balance
FROM minibot.experiment_results('whole', 2000);
SELECT conclusion FROM minibot.experiment_results('whole', 2000);
SELECT arm, covariate, students, round(mean::numeric, 3) AS mean, round(control_mean::numeric, 3) AS control_mean, round(std_difference::numeric, 3) AS std_difference FROM minibot.experiment_balance('whole');
SELECT arm, units, students, round(attrition::numeric, 3) AS attrition, opt_outs FROM minibot.experiment_flow('whole');
-- Holm's: the smaller p counts twice, and no p is less than a smaller one
SELECT outcome, bool_and(p_holm >= p_randomisation AND p_holm <= 2 * p_randomisation) AS within, count(*) FILTER (WHERE p_holm = 2 * p_randomisation OR p_holm = 1) >= 1 AS doubled
FROM minibot.experiment_results('whole', 500) GROUP BY 1 ORDER BY 1;
-- the same seed, the same answer; ended, it stays as it was; and somebody who got round the triggers is found out
SELECT count(*) FROM (SELECT * FROM minibot.experiment_results('whole', 500) EXCEPT SELECT * FROM minibot.experiment_results('whole', 500)) AS d;
SELECT minibot.end_experiment('whole');
SELECT ended_on FROM minibot.experiment WHERE experiment = 'whole';
ALTER TABLE minibot.experiment_assignment DISABLE TRIGGER USER;
UPDATE minibot.experiment_assignment SET arm = 'works' WHERE student_id = (SELECT min(student_id) FROM minibot.experiment_assignment WHERE arm = 'control');
SELECT DISTINCT substring(conclusion FROM 'THE ASSIGNMENT.*') FROM minibot.experiment_results('whole', 100);
SELECT * FROM minibot.experiment_results('no such experiment');
ROLLBACK;
