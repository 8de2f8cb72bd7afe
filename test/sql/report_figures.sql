-- internal: bar_chart, family_message, hide_small, hide_small_table, html_table, html_text, interval_chart, line_chart,
--   number_text, percent_text, progress_of, report_period, share_chart, sparkline_text, topic_text
-- The figures of reports, against ones that can be counted by hand; and what small cells hide.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS minibot;

-- Small cells: hidden, with as many more as keep them from being had by subtraction; zero tells of nobody.
SELECT c.counts, minibot_internal.hide_small(c.counts::bigint[], 10) AS shown
FROM (VALUES ('{40,3,50,12}'), ('{40,50,12}'), ('{4,5,60}'), ('{6,4,60}'), ('{0,0,70}'), ('{0,7,70}'), ('{5}'), ('{}'),
	('{1,1,1,30}'), ('{NULL,3,20,30}')) AS c (counts);
SELECT minibot_internal.hide_small('{1,2,3}', 1) AS all_shown;

-- Whatever the counts: nothing small is shown, and what is hidden is not alone, nor small in sum.
SELECT setseed(0.7) \g /dev/null
SELECT count(*) AS tables, count(*) FILTER (WHERE small) AS small_shown, count(*) FILTER (WHERE alone) AS can_be_worked_out
FROM (SELECT bool_or(s.n BETWEEN 1 AND 9) AS small,
			 bool_or(s.hidden = 1 OR s.hidden > 1 AND s.hidden_sum < 10 AND s.row_sum >= 10) AS alone
	  FROM (SELECT i, ARRAY(SELECT floor(random() * random() * 40)::bigint FROM generate_series(1, 1 + i % 7)) AS c
			FROM generate_series(1, 500) AS i) AS t,
		LATERAL (SELECT shown.n, count(*) FILTER (WHERE shown.n IS NULL) OVER () AS hidden,
						sum(t.c[shown.at]) FILTER (WHERE shown.n IS NULL) OVER () AS hidden_sum, sum(t.c[shown.at]) OVER () AS row_sum
				 FROM unnest(minibot_internal.hide_small(t.c, 10)) WITH ORDINALITY AS shown (n, at) WHERE cardinality(t.c) > 1) AS s
	  GROUP BY t.i) AS judged;

SELECT minibot_internal.hide_small_table('{{100,3,0},{20,30,40},{50,60,70}}', 10);
SELECT count(*) AS tables, count(*) FILTER (WHERE r.alone) AS row_can_be_worked_out, count(*) FILTER (WHERE k.alone) AS column_can_be_worked_out,
	count(*) FILTER (WHERE r.small) AS small_shown
FROM (SELECT i, minibot_internal.hide_small_table(array_agg(ARRAY[floor(random() * 30)::bigint, floor(random() * 60)::bigint, floor(random() * 90)::bigint,
			floor(random() * 20)::bigint]), 10) AS shown
	  FROM generate_series(1, 100) AS i, generate_series(1, 5) GROUP BY i) AS t,
	LATERAL (SELECT bool_or(n.hidden = 1) AS alone, bool_or(n.small) AS small
			 FROM (SELECT count(*) FILTER (WHERE t.shown[r][c] IS NULL) AS hidden, bool_or(t.shown[r][c] BETWEEN 1 AND 9) AS small
				   FROM generate_series(1, 5) AS r, generate_series(1, 4) AS c GROUP BY r) AS n) AS r,
	LATERAL (SELECT bool_or(n.hidden = 1) AS alone
			 FROM (SELECT count(*) FILTER (WHERE t.shown[r][c] IS NULL) AS hidden
				   FROM generate_series(1, 5) AS r, generate_series(1, 4) AS c GROUP BY c) AS n) AS k;

-- In the terminal: what pg_stat_activity says, and lines of blocks.
SELECT q.query, p.* FROM (VALUES ('minibot: refresh_attendance(2026) of all students: putting them together (3 of 4)'),
	('SELECT minibot.train() /* cross-validation 2 of 5, 50 % */'), ('SELECT minibot.train() /* training, 99 % */'), ('training the classifier'),
	('SELECT 1')) AS q (query), minibot_internal.progress_of(q.query) AS p;
SELECT minibot_internal.sparkline_text('{0,1,2,3,4,5,6,7,8,NULL,8}'), minibot_internal.sparkline_text('{0,0}'), minibot_internal.sparkline_text('{}');

-- Charts: nothing where there is nothing, words escaped, and numbers that fit their labels.
SELECT minibot_internal.line_chart('x', 't', 'd', '{a}', '{b}', '{{NULL}}', '%') IS NULL AS no_line,
	minibot_internal.bar_chart('x', 't', 'd', '{a}', '{0}', '{0}') IS NULL AS no_bar,
	minibot_internal.share_chart('x', 't', 'd', '{a}', '{b}', '{{0}}') IS NULL AS no_share,
	minibot_internal.interval_chart('x', 't', 'd', '{a}', '{NULL}', '{NULL}', '{NULL}', 'days') IS NULL AS no_interval;
SELECT minibot_internal.bar_chart('x', 'Bars & <more>', 'two', '{one,"<b>"}', '{3,1.5}', '{3,1½}');
SELECT minibot_internal.html_text($$<a href="x">'&'</a>$$), minibot_internal.html_text(NULL) = '' AS nothing;
SELECT minibot_internal.html_table('A & B', '{School,Mon}', '{{"<i>",5 %},{c,NULL}}', 'heat', '{{NULL,5},{NULL,NULL}}');
\set VERBOSITY terse
SELECT minibot_internal.line_chart('x', 't', 'd', '{a,b}', '{one,two}', '{{1,2,3}}', '%');
SELECT minibot_internal.line_chart('x', 't', 'd', array_fill('a'::text, '{65536}'), array_fill('b'::text, '{65536}'), '{}', '%');
SELECT minibot_internal.html_table('t', '{a,b}', '{c}');
\set VERBOSITY default
SELECT minibot_internal.topic_text(i) FROM unnest('{need_food,ask_excuse_note,report_absence,request_human,tech_login,thanks}'::text[]) AS i;
SELECT minibot_internal.percent_text(0.125), minibot_internal.percent_text(NULL), minibot_internal.number_text(1234567.891, 2), minibot_internal.number_text(-1234);

-- Settings are numbers.
\set VERBOSITY terse
SELECT minibot.set_setting('report.small_cell', 'ten');
SELECT minibot.set_setting('report.staff_hourly_cost', '-1');
\set VERBOSITY default

BEGIN;
SET LOCAL minibot.clock = '2031-03-14 18:00 America/Denver';
SET LOCAL TimeZone = 'America/Denver';
\o /dev/null
SELECT minibot.set_setting('district.time_zone', 'America/Denver');
\o
INSERT INTO minibot.intent (intent, is_barrier, escalation) VALUES ('ask_hours', false, NULL), ('need_food', true, 'barrier')
ON CONFLICT (intent) DO UPDATE SET is_barrier = excluded.is_barrier, escalation = excluded.escalation;
-- Twelve families; the twelfth opts out at night.
INSERT INTO minibot.message (message_id, direction, phone, body, category, campaign, status, segments, queued_at, sent_at, error_code, language)
SELECT 900000 + n, 'outbound', '+1555700' || 1000 + n, 'x', 'nudge', 'r', CASE WHEN n = 1 THEN 'undelivered' WHEN n = 2 THEN 'suppressed' ELSE 'delivered' END,
	2, '2031-03-10 16:00', CASE WHEN n <> 2 THEN timestamptz '2031-03-10 16:00:01' END, CASE WHEN n = 1 THEN '30003' END, 'en'
FROM generate_series(1, 12) AS n;
INSERT INTO minibot.escalation (escalation_id, kind, priority, phone, message_id, opened_at, held_at, first_response_at, closed_at)
SELECT 900000 + n, CASE WHEN n < 15 THEN 'barrier' ELSE 'unanswered' END, 2, '+1555700' || 1000 + n, 900001, '2031-03-10 17:00', '2031-03-10 17:00',
	CASE WHEN n IN (13, 14) THEN timestamptz '2031-03-11 09:00' END, CASE WHEN n = 13 THEN timestamptz '2031-03-11 17:00' END
FROM generate_series(13, 16) AS n;
INSERT INTO minibot.message (message_id, direction, phone, body, category, status, intent, decided_by, queued_at, escalation_id)
VALUES
	(900101, 'inbound', '+15557001003', 'when do you open', 'conversation', 'received', 'ask_hours', 'classifier', '2031-03-10 16:30', NULL),
	(900102, 'inbound', '+15557001004', 'when do you open', 'conversation', 'received', 'ask_hours', 'classifier', '2031-03-11 10:00', NULL),
	(900103, 'inbound', '+15557001004', 'no, that is not it', 'conversation', 'received', 'ask_hours', 'escalation', '2031-03-11 10:10', 900015),
	(900104, 'inbound', '+15557001005', 'we have no food', 'conversation', 'received', 'need_food', 'classifier', '2031-03-11 11:00', 900013),
	(900105, 'inbound', '+15557001006', 'no food at home', 'conversation', 'received', 'need_food', 'classifier', '2031-03-11 11:00', 900014),
	(900106, 'inbound', '+15557001012', 'STOP', 'conversation', 'received', 'opt_out', 'keyword', '2031-03-11 22:00', NULL),
	(900107, 'inbound', '+15557001003', 'Liked "x"', 'conversation', 'received', NULL, 'reaction', '2031-03-11 12:00', NULL),
	(900108, 'inbound', '+15557001099', 'who are you', 'conversation', 'received', NULL, 'escalation', '2031-03-14 12:00', 900016),
	(900109, 'inbound', '+15557001099', 'long before', 'conversation', 'received', 'ask_hours', 'classifier', '2031-03-01 12:00', NULL),
	(900110, 'inbound', '+15557001007', 'and when?', 'conversation', 'received', 'ask_hours', 'classifier', '2031-03-12 12:00', NULL);
INSERT INTO minibot.message (direction, phone, body, category, status, segments, queued_at, sent_at, in_reply_to)
SELECT 'outbound', m.phone, 'y', 'reply', CASE WHEN r.seconds IS NULL THEN 'failed' ELSE 'delivered' END, 1, m.queued_at, m.queued_at + r.seconds * interval '1 s', m.message_id
FROM minibot.message AS m JOIN (VALUES (900101, 1), (900102, 2), (900104, 3), (900105, 4), (900110, NULL)) AS r (id, seconds) ON r.id = m.message_id;
INSERT INTO minibot.opt_out_history (phone, event, at, source, message_id) VALUES ('+15557001012', 'opt_out', '2031-03-11 22:00', 'keyword', 900106);

\x
SELECT * FROM minibot.engagement_summary('2031-03-10', '2031-03-14');
SELECT * FROM minibot.campaign_results('2031-03-10', '2031-03-14');
\x
SELECT received_at, handled_by, is_after_hours, seconds_to_reply FROM minibot_internal.family_message WHERE received_on >= '2031-03-10' ORDER BY message_id;
SELECT intent, messages, families, answered_by_bot, handed_to_person FROM minibot.top_questions('2031-03-10', '2031-03-14');
SELECT barrier, families, times FROM minibot.barrier_summary('2031-03-10', '2031-03-14');
SELECT kind, escalations, still_open, never_answered, hours_to_first_response_p50, hours_to_close_p50 FROM minibot.escalation_times('2031-03-10', '2031-03-14');
SELECT * FROM minibot.opt_outs_by_template WHERE month = '2031-03-01';
SELECT * FROM minibot.after_hours_share WHERE month = '2031-03-01';
SELECT category, status, error_code, messages, phones FROM minibot.delivery_by_reason WHERE month = '2031-03-01' ORDER BY 1, 2;
SELECT direction, category, messages, segments, cost FROM minibot.segments_and_cost WHERE month = '2031-03-01' ORDER BY 1, 2;
SELECT figure, vendors_formula, answered_only FROM minibot.staff_time_saved('2031-03-10', '2031-03-14');
-- Shown where the district says so.
\o /dev/null
SELECT minibot.set_setting('report.small_cell', '1');
\o
SELECT intent, messages, families FROM minibot.top_questions('2031-03-10', '2031-03-14');
SELECT barrier, families, times, escalations, responded, closed FROM minibot.barrier_summary('2031-03-10', '2031-03-14');
-- A period without anything, and NULLs for the year up to today.
SELECT messages_out, questions, answered_by_bot_rate, cost FROM minibot.engagement_summary('2040-01-01', '2040-01-31');
SELECT first_day, last_day, nudges FROM minibot.engagement_summary();
SELECT campaign, messages FROM minibot.campaign_results;
SELECT count(*) FROM minibot.unanswered_clusters('2040-01-01', '2040-01-31');
SELECT count(*) FILTER (WHERE students > 0) FROM minibot.tier_movement('2040-01-01', '2040-01-31');
SELECT count(*) FROM minibot.equity('2040-01-01', '2040-01-31') WHERE students > 0;

-- A queue at work: four of ten have gone, in the last ten minutes.
INSERT INTO minibot.message (direction, phone, body, category, campaign, status, queued_at, sent_at)
SELECT 'outbound', '+15557002000', 'x', 'nudge', 'big', CASE WHEN n <= 4 THEN 'sent' WHEN n = 5 THEN 'held' ELSE 'queued' END, '2031-03-14 17:55',
	CASE WHEN n <= 4 THEN timestamptz '2031-03-14 17:56' END FROM generate_series(1, 10) AS n;
SELECT command, phase, done, total, percent, elapsed, expected_end FROM minibot.progress WHERE command = 'send big';

-- What groups hide: three schools of 30, 42 and 4, of whom 12, 13 and none are absent too often.
\o /dev/null
SELECT minibot.set_setting('report.small_cell', '10');
INSERT INTO minibot.school (school_id, name) VALUES ('r1', 'One'), ('r2', 'Two'), ('r3', 'Three');
INSERT INTO minibot.school_calendar (school_id, school_year, taught, closed, submitted_through, has_calendar)
SELECT 'r' || s, 2031, '2031-01-06:100P', 'empty', '2031-04-15', true FROM generate_series(1, 3) AS s;
INSERT INTO minibot.student_days (school_year, is_only_school, days, school_id, student_id, grade)
SELECT 2031, true, CASE WHEN n <= s.chronic THEN '2031-01-06:20U80P' ELSE '2031-01-06:2U98P' END::minibot.attendance_calendar, s.id, s.id || n, '5'
FROM (VALUES ('r1', 30, 12), ('r2', 42, 13), ('r3', 4, 0)) AS s (id, students, chronic), generate_series(1, s.students) AS n;
\o
SELECT dimension, value, students, chronic, chronic_rate FROM minibot.equity('2031-03-10', '2031-03-14') WHERE dimension = 'school';
SELECT tier_then, tier_now, students FROM minibot.tier_movement('2031-01-21', '2031-03-14') WHERE students > 0;
-- By day: what the calendars say.
SELECT day, sum(enrolled) AS enrolled, sum(absent) AS absent FROM minibot.attendance_by_day(2031)
WHERE day IN ('2031-01-05', '2031-01-06', '2031-01-25', '2031-04-15', '2031-04-16') GROUP BY day ORDER BY day;
SELECT sum(enrolled) = (SELECT sum(minibot.days_enrolled(days)) FROM minibot.student_days WHERE school_year = 2031) AS as_calendars,
	sum(absent) = (SELECT sum(minibot.days_absent(days)) FROM minibot.student_days WHERE school_year = 2031) AS absent_too FROM minibot.attendance_by_day(2031);

-- A page of which nobody says the days is of the last full month, and in summer of the one in which attendance ended.
SELECT * FROM minibot_internal.report_period(NULL, NULL);
SELECT * FROM minibot_internal.report_period('2031-03-01', NULL);
SELECT * FROM minibot_internal.report_period(NULL, '2031-03-10');
SET LOCAL minibot.clock = '2031-05-02 08:00 America/Denver';
SELECT * FROM minibot_internal.report_period(NULL, NULL);
SET LOCAL minibot.clock = '2031-08-20 08:00 America/Denver';
SELECT * FROM minibot_internal.report_period(NULL, NULL);
\set VERBOSITY terse
SELECT * FROM minibot_internal.report_period('-infinity', '2031-03-10');
ROLLBACK;
