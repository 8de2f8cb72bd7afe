-- Every preset at, just under and just over each of its boundaries; expectations
-- worked out by hand from the rule's text.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS minibot;
RESET client_min_messages;
BEGIN;
SET LOCAL search_path = minibot, minibot_internal, public;
CREATE TEMPORARY TABLE boundary (definition text, what text, days text, taught integer, chronic boolean) ON COMMIT DROP;
INSERT INTO boundary VALUES
	-- 10 % of the days enrolled: 17 of 170 is at it
	('federal', '17 of 170', '153P17U', 170, true),
	('federal', '16 of 170', '154P16U', 170, false),
	('federal', '17 of 171', '154P17U', 170, false),
	('federal', '18 of 170', '152P18U', 170, true),
	('federal', '9 of 90', '81P9E', 90, true),
	('federal', '8 of 90', '82P8E', 90, false),
	('federal', 'for any reason: 3 + 3 + 3 of 90', '81P3E3U3S', 90, true),
	('federal', 'half a day is missed, 9 of 90', '81P9E=', 90, true),
	('federal', 'under half is not', '81P9E<', 90, false),
	('federal', 'late by half the day is missed', '81P9T=', 90, true),
	('federal', 'in-school suspension is attended', '81P9I', 90, false),
	('federal', 'remote is attended', '81P9R', 90, false),
	('federal', 'no flag on day 3', 'P2U', 3, false),
	('federal', 'no flag on day 9', '8PU', 9, false),
	('federal', '1 of 10', '9PU', 10, true),
	-- 15 absences, however long the year
	('ocr', '14 of 50', '36P14U', 50, false),
	('ocr', '15 of 170', '155P15U', 170, true),
	('ocr', '15 of 15', '15U', 15, true),
	('ocr', '16 of 180', '164P16U', 180, true),
	('ocr', '15 half days', '155P15E=', 170, true),
	-- 10 %, more than 30 days expected, suspension yes and in school no
	('ca', '3 of 30: not more than 30', '27P3U', 30, false),
	('ca', '4 of 31', '27P4U', 31, true),
	('ca', '3 of 31', '28P3U', 31, false),
	('ca', '4 of 40', '36P4U', 40, true),
	('ca', 'suspended 4 of 40', '36P4S', 40, true),
	('ca', 'suspended counts whatever was entered as missed', '36P4S_', 40, true),
	('ca', 'in-school suspension, entered as missed', '36P4I*', 40, false),
	-- at least 10 days enrolled and 1 attended
	('ny', '1 of 9', '8PU', 9, false),
	('ny', '1 of 10', '9PU', 10, true),
	('ny', '10 of 10: never attended', '10U', 10, false),
	('ny', '9 of 10: attended 1', 'P9U', 10, true),
	('ny', '1 of 11', '10PU', 11, false),
	-- more than half of the day
	('mi', 'half of the day', '81P9E=', 90, false),
	('mi', 'more than half', '81P9E>', 90, true),
	('mi', 'all of it', '81P9E', 90, true),
	('mi', '8 whole and 1 half', '81P8E1E=', 90, false),
	('mi', '1 of 9', '8PU', 9, false),
	('mi', '1 of 10', '9PU', 10, true),
	-- present is at least half a day; suspensions count
	('ct', 'missed under half', '81P9E<', 90, false),
	('ct', 'missed half', '81P9E=', 90, true),
	('ct', 'suspended', '81P9S', 90, true),
	('ct', 'in-school suspension', '81P9I', 90, true),
	('ct', '8 of 90', '82P8I', 90, false),
	-- membership of 83 % of the days taught, then 10 %
	('tx', 'member 83 of 100', '74P9U', 100, true),
	('tx', 'member 82 of 100', '73P9U', 100, false),
	('tx', 'member 84 of 100', '75P9U', 100, true),
	('tx', '8 of 83', '75P8U', 100, false),
	('tx', '9 of 90 of 180 taught', '81P9U', 180, false),
	('tx', '15 of 149 of 180 taught: 82.8 %', '134P15U', 180, false),
	('tx', '15 of 150 of 180 taught', '135P15U', 180, true),
	-- half of the scheduled minutes
	('nv', 'half of the minutes', '81P9U=', 90, true),
	('nv', 'under half', '81P9U<', 90, false),
	('nv', '8 of 90', '82P8U', 90, false),
	('nm', '1 of 9', '8PU', 9, false),
	('nm', '1 of 10', '9PU', 10, true),
	('nm', '1 of 11', '10PU', 11, false),
	('me', '1 of 9', '8PU', 9, false),
	('me', '1 of 10', '9PU', 10, true),
	('me', '9 of 91', '82P9U', 91, false);
SELECT b.definition, count(*) AS cases,
	string_agg(b.what || ': ' || CASE WHEN b.chronic THEN 'should be' ELSE 'should not be' END, ', ') FILTER (WHERE risk_is_chronic(
		('2021-07-01:' || b.days)::attendance_calendar, 'infinity', rule_in_force(b.definition, NULL),
		('2021-07-01:' || b.taught || 'P')::attendance_calendar) <> b.chronic) AS wrong
FROM boundary AS b GROUP BY 1 ORDER BY 1;

-- Tiers begin at 5, 10 and 20 %, exactly.
SELECT d, risk_tier(('2021-07-01:' || d)::attendance_calendar, 'infinity', rule_in_force('federal', NULL), 'empty') AS tier
FROM unnest('{200P,191P9U,190P10U,189P11U,181P19U,180P20U,179P21U,161P39U,160P40U,200U,9P,153P17U,19PU,39PU,41PU}'::text[]) AS d;

-- A district's own rules: above a rate, a number as well, half days, any part.
INSERT INTO absence_definition (name, description, rate_per_mille, rate_operator, absent_days, needs_both, day_rule, never_absent)
VALUES ('above', 'x', 100, '>', NULL, false, 'half', '{}'), ('both', 'x', 100, '>=', 15, true, 'half', '{}'),
	('half days', 'x', 100, '>=', NULL, false, 'half_days', '{}'), ('any', 'x', 100, '>=', NULL, false, 'any', '{}'),
	('whole', 'x', 100, '>=', NULL, false, 'whole', '{}'), ('truancy', 'x', NULL, '>=', 7, false, 'half', '{excused}');
SELECT n AS definition, d AS days, risk_is_chronic(c, 'infinity', rule_in_force(n, NULL), c) AS chronic,
	risk_days_absent(c, 'infinity', rule_in_force(n, NULL)) AS absent, risk_absence_rate(c, 'infinity', rule_in_force(n, NULL)) AS rate
FROM (VALUES ('above', '90P10U'), ('above', '89P11U'), ('both', '86P14U'), ('both', '135P15U'), ('both', '136P15U'),
	('half days', '90P5U10E='), ('half days', '90P9U1E='), ('half days', '90P9U1E>1E='), ('any', '90P10T<'), ('any', '90P10T'),
	('whole', '90P10E>'), ('whole', '90P10E'), ('truancy', '90P6U9E'), ('truancy', '90P7U')) AS v (n, d),
	LATERAL (SELECT ('2021-07-01:' || d)::attendance_calendar AS c) AS c;

-- A rule that changes: the row in force on the day decides.
INSERT INTO absence_definition (name, effective_from, effective_to, description, rate_per_mille)
VALUES ('changing', '-infinity', '2021-12-31', 'old', 150), ('changing', '2022-01-01', 'infinity', 'new', 100);
SELECT (definition_in_force('changing', d)).description FROM unnest('{2021-12-31,2022-01-01}'::date[]) AS d;
UPDATE setting SET value = 'ocr' WHERE name = 'attendance.definition';
SELECT (definition_in_force(NULL, NULL)).name;

-- What can't be a rule is refused.
SAVEPOINT s;
INSERT INTO absence_definition (name, description) VALUES ('nothing', 'x');
ROLLBACK TO s;
INSERT INTO absence_definition (name, description, rate_per_mille) VALUES ('too much', 'x', 1001);
ROLLBACK TO s;
INSERT INTO absence_definition (name, description, rate_per_mille, day_rule) VALUES ('x', 'x', 100, 'minutes');
ROLLBACK TO s;
INSERT INTO absence_definition (name, description, rate_per_mille, always_absent, never_absent)
VALUES ('x', 'x', 100, '{remote}', '{remote,tardy}');
ROLLBACK TO s;
SELECT definition_in_force('federl', '2022-01-01');
ROLLBACK TO s;
SELECT risk_tier('2021-07-01:P', '2022-01-01', 'abc', 'empty');
ROLLBACK TO s;

-- days_until_chronic and chronic_probability, by hand: 100 days, 60 of them known.
SELECT d AS days, a AS as_of, risk_days_until_chronic(c, a::date, rule_in_force('federal', NULL), c) AS until,
	round(risk_chronic_probability(c, a::date, rule_in_force('federal', NULL), c, 1, 1)::numeric, 6) AS probability
FROM (VALUES ('60P40P', '2021-08-29'),			-- 10 of the 40 left; uniform prior: beta-binomial(40, 1, 61)
	('54P6U40P', '2021-08-29'),					-- at 10 % now
	('55P5U40P', '2021-08-29'),					-- 5 more of the 40 left
	('98PU1P', '2021-10-07'),					-- 1 day left can't make it
	('96P4U', '2021-10-08'),					-- nothing left: as many as it takes from here
	('9P', '2021-07-09')) AS v (d, a), LATERAL (SELECT ('2021-07-01:' || d)::attendance_calendar AS c) AS c;
ROLLBACK;
