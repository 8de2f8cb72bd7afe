-- internal: assignment_fingerprint, claim_messages, deal_fraction, deal_key, deal_units
-- An experiment's arms: dealt evenly, the same from the same seed, frozen, and kept by whoever queues or claims.
\getenv abs_srcdir PG_ABS_SRCDIR
\set fixture :abs_srcdir '/fixtures/outreach.sql'
\i :fixture
\set ON_ERROR_ROLLBACK on
SET LOCAL datestyle = 'ISO';
\o /dev/null
SELECT minibot.create_campaign('weekly', '{"audience": {"tiers": ["at_risk", "moderate_chronic"]}, "templates": {"en": "{{#students}}{{first_name}} {{days_absent}} {{/students}}STOP"}}');
SELECT minibot.create_campaign('other', '{"templates": {"en": "Other STOP"}}');
SELECT minibot.approve_template(template_id) FROM minibot.template;
-- 40 households at two schools; every fourth has a sibling who is not of the audience, every tenth one who is
SELECT pg_temp.add_student('a' || n, 'A' || n, 6 + n % 9, CASE WHEN n <= 25 THEN 'A' ELSE 'B' END, '3'),
	pg_temp.add_contact('c' || n, 'C', '+15553000' || 100 + n, ARRAY['a' || n], language => CASE WHEN n % 3 = 0 THEN 'es' ELSE 'en' END)
FROM generate_series(1, 40) AS n;
SELECT pg_temp.add_student('s' || n, 'S' || n, 1, 'B', '7') FROM generate_series(4, 40, 4) AS n;
SELECT pg_temp.add_student('t' || n, 'T' || n, 14, 'B', '7') FROM generate_series(10, 40, 10) AS n;
INSERT INTO minibot.student_contact (student_id, contact_id) SELECT 's' || n, 'c' || n FROM generate_series(4, 40, 4) AS n;
INSERT INTO minibot.student_contact (student_id, contact_id) SELECT 't' || n, 'c' || n FROM generate_series(10, 40, 10) AS n;
-- who can not be texted is in no arm
INSERT INTO minibot.opt_out (phone, opted_out_at, source) VALUES ('+15553000101', minibot.clock(), 'keyword');
\o

SELECT * FROM minibot.create_experiment('autumn', 'weekly', '{"control": 1, "usual": 1, "warm": {"share": 1, "texts": {"en": "Dear {{contact.first_name}} STOP"}}}',
	strata => '{school,language}', holdout => 0.1, seed => 42);
SELECT arm, position, round(share::numeric, 4) AS share, texts FROM minibot.experiment_arm ORDER BY position;
SELECT experiment, campaign, unit, strata, holdout, seed, school_year, starts_on, ended_on, students, fingerprint FROM minibot.experiment;
-- each stratum by itself, each arm to within a unit of its share
SELECT a.stratum, count(DISTINCT a.unit) AS units,
	string_agg(DISTINCT a.arm || ' ' || (SELECT count(DISTINCT b.unit) FROM minibot.experiment_assignment AS b WHERE b.stratum = a.stratum AND b.arm = a.arm), ', ') AS arms
FROM minibot.experiment_assignment AS a GROUP BY 1 ORDER BY 1;
SELECT count(*) AS uneven FROM (
	SELECT s.stratum, r.arm, s.units * r.share AS due, (SELECT count(DISTINCT b.unit) FROM minibot.experiment_assignment AS b WHERE b.stratum = s.stratum AND b.arm = r.arm) AS got
	FROM (SELECT stratum, count(DISTINCT unit) AS units FROM minibot.experiment_assignment GROUP BY 1) AS s, minibot.experiment_arm AS r) AS x
WHERE abs(got - due) >= 1;
-- siblings share their arm; those out of the audience are not counted; the opted-out are in none
SELECT count(*) FILTER (WHERE arms > 1) AS split, count(*) AS households FROM (SELECT unit, count(DISTINCT arm) AS arms FROM minibot.experiment_assignment GROUP BY 1) AS u;
SELECT count(*) FILTER (WHERE NOT is_counted) AS siblings, count(*) FILTER (WHERE NOT is_counted AND student_id !~ '^s') AS wrong, count(*) FILTER (WHERE student_id = 'a1') AS opted_out
FROM minibot.experiment_assignment;
SELECT student_id, unit, stratum, arm, is_counted FROM minibot.experiment_assignment WHERE student_id ~ '^.(10|20|30)$' ORDER BY 1;

-- frozen: whatever is tried
UPDATE minibot.experiment_assignment SET arm = 'usual' WHERE arm = 'control';
DELETE FROM minibot.experiment_assignment WHERE arm = 'control';
INSERT INTO minibot.experiment_assignment VALUES ('new', 'autumn', 'new', '', 'usual', true);
UPDATE minibot.experiment_arm SET texts = 'weekly';
DELETE FROM minibot.experiment_arm;
UPDATE minibot.experiment SET seed = 1;
DELETE FROM minibot.experiment;
TRUNCATE minibot.experiment CASCADE;
TRUNCATE minibot.experiment_assignment;
DELETE FROM minibot.campaign WHERE campaign = 'weekly';
SELECT fingerprint = minibot_internal.assignment_fingerprint(array(SELECT a FROM minibot.experiment_assignment AS a)) AS untouched FROM minibot.experiment;

-- the words of an arm wait for their approval as others do
SELECT * FROM minibot.queue_nudges('weekly', dry_run => true);
SELECT minibot.approve_template(template_id) IS NOT NULL FROM minibot.template WHERE campaign = 'autumn: warm' \g /dev/null
SELECT * FROM minibot.queue_nudges('weekly');
-- each arm its own words, control and holdout none
SELECT a.arm, count(DISTINCT a.unit) AS households, count(DISTINCT m.message_id) AS texts, min(left(m.body, 4)) AS "from", max(left(m.body, 4)) AS "to"
FROM minibot.experiment_assignment AS a
LEFT JOIN minibot.nudge AS n ON a.student_id = ANY (n.students)
LEFT JOIN minibot.message AS m ON m.message_id = n.message_id
GROUP BY 1 ORDER BY 1;
-- what was told is that of the words sent
SELECT DISTINCT a.arm, d.disclosed FROM minibot.disclosure AS d JOIN minibot.experiment_assignment AS a ON a.student_id = d.student_id ORDER BY 1;

-- queued by hand: by a message, by send_message(), by a nudge of last week's, for the warm arm's campaign
SELECT min(p.phone) FILTER (WHERE a.arm = 'control') AS control, min(p.phone) FILTER (WHERE a.arm = 'holdout') AS holdout,
	min(p.phone) FILTER (WHERE a.arm = 'usual') AS usual, min(a.student_id) FILTER (WHERE a.arm = 'control') AS control_child
FROM minibot.experiment_assignment AS a JOIN minibot.student_contact AS c ON c.student_id = a.student_id
JOIN minibot.contact_phone AS p ON p.contact_id = c.contact_id \gset
UPDATE minibot.message SET status = 'canceled';
CREATE FUNCTION pg_temp.by_hand(phone text, category text, campaign text) RETURNS void LANGUAGE sql AS $$
	SELECT minibot.send_message(phone, coalesce(campaign, 'no campaign'), jsonb_strip_nulls(jsonb_build_object('category', category, 'campaign', campaign))) $$;
SELECT pg_temp.by_hand(p, 'nudge', c) FROM unnest(ARRAY[:'control', :'holdout', :'usual']) AS p, unnest('{weekly,other,autumn: warm}'::text[]) AS c \g /dev/null
SELECT pg_temp.by_hand(p, 'one_off', 'weekly'), pg_temp.by_hand(p, 'one_off', NULL), pg_temp.by_hand(p, 'reply', 'weekly')
FROM unnest(ARRAY[:'control', :'holdout', :'usual']) AS p \g /dev/null
SET LOCAL ROLE minibot_worker;
CREATE TEMP TABLE claimed AS SELECT * FROM minibot_internal.claim_messages(1000, '30s');
RESET ROLE;
SELECT m.category, m.campaign, CASE m.phone WHEN :'control' THEN 'control' WHEN :'holdout' THEN 'holdout' ELSE 'usual' END AS arm, c.verdict, m.status
FROM claimed AS c JOIN minibot.message AS m ON m.message_id = c.message_id ORDER BY 1, 2, 3;
SELECT DISTINCT error FROM minibot.message WHERE error LIKE '%experiment%';

-- a new child of a control household, enrolled later, is in no arm; the text would come to the same telephone
SAVEPOINT newcomer;
SELECT pg_temp.add_student('new', 'New', 9), pg_temp.add_student('stranger', 'Stranger', 9), pg_temp.add_contact('cx', 'X', '+15553000999', '{stranger}') \g /dev/null
INSERT INTO minibot.student_contact (student_id, contact_id) SELECT 'new', contact_id FROM minibot.contact_phone WHERE phone = :'control';
SELECT outcome, students FROM minibot.plan_nudges('weekly') WHERE students && '{new,stranger}';
-- a nudge of the newcomer's that was queued all the same is not sent either
INSERT INTO minibot.message (direction, phone, body, category, campaign, status, queued_at) VALUES ('outbound', :'control', 'newcomer', 'nudge', 'weekly', 'queued', minibot.clock());
INSERT INTO minibot.nudge SELECT '2026-03-16', phone, 'weekly', 'x', '{new}', message_id FROM minibot.message WHERE body = 'newcomer';
SELECT verdict FROM minibot_internal.claim_messages(1000, '30s');
ROLLBACK TO newcomer;

-- one running experiment a campaign; a holdout is in no other experiment; once ended everybody is written to again
SELECT * FROM minibot.create_experiment('second', 'weekly');
SELECT sum(units) AS units, (SELECT count(*) FROM minibot.experiment_assignment AS a JOIN minibot.experiment_assignment AS b USING (student_id)
	WHERE a.experiment = 'third' AND b.arm = 'holdout' AND b.experiment = 'autumn') AS of_the_holdout
FROM minibot.create_experiment('third', 'other', seed => 1);
SELECT minibot.end_experiment('third');
SELECT minibot.end_experiment('autumn');
SELECT minibot.end_experiment('autumn');
UPDATE minibot.experiment SET ended_on = NULL WHERE experiment = 'autumn';
DELETE FROM minibot.nudge;
SELECT * FROM minibot.queue_nudges('weekly', dry_run => true);

-- the same seed deals the same way, another another; ended experiments may go
SELECT fingerprint AS first FROM minibot.experiment WHERE experiment = 'autumn' \gset
DELETE FROM minibot.experiment;
SELECT count(*) FROM minibot.experiment_assignment;
DELETE FROM minibot.campaign WHERE campaign = 'autumn: warm';
SELECT count(*) FROM minibot.create_experiment('autumn', 'weekly', '{"control": 1, "usual": 1, "warm": {"share": 1, "texts": "other"}}', strata => '{school,language}', holdout => 0.1, seed => 42);
SELECT fingerprint = :'first' AS same FROM minibot.experiment;
SELECT minibot.end_experiment('autumn'); DELETE FROM minibot.experiment;
SELECT count(*) FROM minibot.create_experiment('autumn', 'weekly', '{"control": 1, "usual": 1, "warm": {"share": 1, "texts": "other"}}', strata => '{school,language}', holdout => 0.1, seed => 43);
SELECT fingerprint = :'first' AS same FROM minibot.experiment;
SELECT minibot.end_experiment('autumn'); DELETE FROM minibot.experiment;
-- the generator, as documented: SHA-256 of seed/word
SELECT minibot_internal.deal_key(42, 'unit a10'), round(minibot_internal.deal_fraction(42, 'stratum ')::numeric, 12) AS fraction;
SELECT arm, array_agg(unit ORDER BY unit) FROM minibot_internal.deal_units(ARRAY(SELECT 'u' || n FROM generate_series(1, 9) AS n), array_fill(''::text, '{9}'), '{control,treatment}', '{1,2}', 42) GROUP BY 1;
-- no unit has a better chance than another, and every arm its share, whatever the size of the stratum
SELECT min(hits) > 120 AND max(hits) < 280 AS even, sum(hits) FROM (
	SELECT d.unit, count(*) FILTER (WHERE d.arm = 'b') AS hits FROM generate_series(1, 500) AS seed,
		LATERAL minibot_internal.deal_units('{u1,u2,u3,u4,u5}', '{x,x,x,y,y}', '{a,b}', '{3,2}', seed) AS d GROUP BY 1) AS x;

-- schools' grades: siblings may be in different arms, and only the child whose grade is nudged is written about
SELECT * FROM minibot.create_experiment('grades', 'other', unit => 'school-grade', strata => '{school}', seed => 3);
SELECT DISTINCT unit, stratum, arm FROM minibot.experiment_assignment ORDER BY 1;
SELECT outcome, count(*), count(*) FILTER (WHERE EXISTS (SELECT FROM unnest(p.students) AS s JOIN minibot.experiment_assignment AS a ON a.student_id = s WHERE a.arm = 'control')) AS with_control
FROM minibot.plan_nudges('other') AS p GROUP BY 1 ORDER BY 1;

-- what cannot be
SELECT minibot.create_experiment('x', 'no such campaign');
SELECT minibot.create_experiment('', 'weekly');
SELECT minibot.create_experiment('grades', 'weekly');
SELECT minibot.create_experiment('x', 'weekly', '{"a": 1, "b": 1}');
SELECT minibot.create_experiment('x', 'weekly', '{"control": 1}');
SELECT minibot.create_experiment('x', 'weekly', '{"control": 1, "b": -1}');
SELECT minibot.create_experiment('x', 'weekly', '{"control": 1, "b": {"share": "much"}}');
SELECT minibot.create_experiment('x', 'weekly', '{"control": 1, "b": {"text": "x"}}');
SELECT minibot.create_experiment('x', 'weekly', '{"control": 1, "b": {"texts": 1}}');
SELECT minibot.create_experiment('x', 'weekly', '{"control": 1, "holdout": 1}');
SELECT minibot.create_experiment('x', 'weekly', unit => 'class');
SELECT minibot.create_experiment('x', 'weekly', unit => 'school-grade', strata => '{tier}');
SELECT minibot.create_experiment('x', 'weekly', strata => '{shoe size}');
SELECT minibot.create_experiment('x', 'weekly', holdout => 1);
SELECT minibot.end_experiment('no such experiment');
DELETE FROM minibot.enrollment;
SELECT minibot.create_experiment('x', 'weekly');
ROLLBACK;
