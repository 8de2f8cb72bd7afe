-- internal: experiment_baseline, find_campaign, intraclass_correlation
-- What an experiment could show: from given numbers, from the district's own, and a plain warning where it is too small.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS minibot;
\set ON_ERROR_ROLLBACK on
\set SHOW_CONTEXT never
\getenv abs_srcdir PG_ABS_SRCDIR
BEGIN;
SET LOCAL datestyle = 'ISO';
-- one student a household, nothing known before: R's power.t.test(n = 1000, sd = 10, power = 0.8)$delta is 1.253509
SELECT arm, outcome, units, control_units, round(sd::numeric, 4) AS sd, round(detectable::numeric, 3) AS detectable, round(published::numeric, 3) AS published, is_enough
FROM minibot.experiment_power(given => '{"units": 2000, "mean": 17, "sd": 10, "chronic": 0.2}');
-- last year's absences explain half of it: as good as twice the units; siblings alike: as bad as fewer
SELECT round(detectable::numeric, 3) AS half_explained FROM minibot.experiment_power(given => '{"units": 1000, "mean": 17, "sd": 10, "chronic": 0.2, "r_squared": 0.5}') WHERE outcome = 'days absent';
SELECT round(detectable::numeric, 3) AS siblings_the_same FROM minibot.experiment_power(given => '{"units": 2000, "students_per_unit": 2, "mean": 17, "sd": 10, "chronic": 0.2, "icc": 1}') WHERE outcome = 'days absent';
-- grades of schools: few units, many students
SELECT outcome, units, students_per_unit, round(icc::numeric, 2) AS icc, round(detectable::numeric, 3) AS detectable, is_enough, advice
FROM minibot.experiment_power(unit => 'school-grade', given => '{"units": 40, "students_per_unit": 80, "unit_variation": 0.3, "mean": 9, "sd": 8, "icc": 0.03, "r_squared": 0.45, "chronic": 0.2}');
-- several arms and a holdout share the units, and the alpha; more certainty costs
SELECT arm, outcome, units, control_units, round(detectable::numeric, 3) AS detectable FROM minibot.experiment_power(arms => '{"control": 2, "a": 1, "b": 1}', holdout => 0.2,
	given => '{"units": 20000, "students_per_unit": 1.4, "mean": 9, "sd": 8, "icc": 0.4, "r_squared": 0.45, "chronic": 0.2}');
SELECT round(detectable::numeric, 3) AS detectable, advice FROM minibot.experiment_power(alpha => 0.01, power => 0.95, given => '{"units": 60000, "mean": 17, "sd": 10, "chronic": 0}');
-- analysis of variance by hand: groups 1, 3 and 5, 7: between 16, within 2, so (16 - 2) / (16 + 2)
SELECT round(minibot_internal.intraclass_correlation('{1,3,5,7}', '{a,a,b,b}')::numeric, 6) AS icc, minibot_internal.intraclass_correlation('{1,2}', '{a,b}') AS alone,
	minibot_internal.intraclass_correlation('{1,5,1,5}', '{a,a,b,b}') AS unlike;

-- the district's own numbers
SET LOCAL minibot.clock = '2025-10-06 12:00 America/New_York';
\set district :abs_srcdir '/fixtures/experiment.sql'
\i :district
SELECT count(*) FROM minibot.refresh_attendance();
SELECT minibot.create_campaign('weekly', '{"templates": {"en": "x"}}') \g /dev/null
SELECT key, round(value::numeric, 4) AS value FROM jsonb_each_text(minibot_internal.experiment_baseline(minibot_internal.find_campaign('weekly'), 'household', '2025-10-06')) ORDER BY 1;
-- by plain SQL over the rows: those who were here last year, and their absences from the same day on
SELECT count(*) AS students, round(avg(absent), 4) AS mean, round(stddev_samp(absent), 4) AS sd, round(avg(chronic), 4) AS chronic FROM (
	SELECT r.student_id, ((SELECT count(*) FROM absence AS a WHERE a.student_id = r.student_id AND a.day < '2025-07-01') * 10
			>= (SELECT count(*) FROM term AS t WHERE t.day < '2025-07-01'))::int AS chronic, (SELECT count(*) FROM absence AS a WHERE a.student_id = r.student_id AND a.day BETWEEN '2024-10-06' AND '2025-06-30') AS absent
	FROM roll AS r WHERE r.entered = '2024-09-02') AS s;
SELECT outcome, units, round(students_per_unit::numeric, 3) AS students_per_unit, round(baseline::numeric, 3) AS baseline, round(detectable::numeric, 3) AS detectable, round(published::numeric, 3) AS published, is_enough, advice
FROM minibot.experiment_power('weekly');
-- what is given goes before
SELECT outcome, units, round(baseline::numeric, 3) AS baseline, is_enough FROM minibot.experiment_power('weekly', given => '{"units": 30000}');

-- what cannot be
SELECT minibot.experiment_power();
SELECT minibot.experiment_power('no such campaign');
SELECT minibot.experiment_power(given => '{"units": 100, "mean": 9, "sd": -1, "chronic": 0.2}');
SELECT minibot.experiment_power(given => '{"units": "many", "mean": 9, "sd": 1, "chronic": 0.2}');
SELECT minibot.experiment_power(given => '{"people": 100}');
SELECT minibot.experiment_power(unit => 'class');
SELECT minibot.experiment_power(alpha => 0, given => '{"units": 100, "mean": 9, "sd": 1, "chronic": 0.2}');
DELETE FROM minibot.student_days WHERE school_year = 2025;
SELECT minibot.experiment_power('weekly');
ROLLBACK;
