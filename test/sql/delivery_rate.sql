-- internal: claim_messages, delivery_health, next_due, record_outcomes, record_status
-- Senders: a family always sees the same number; rates and daily segments are
-- kept at the claim, to the microsecond, and urgent texts never wait for them.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS minibot;
\set SHOW_CONTEXT never
CREATE FUNCTION pg_temp.queue(body text, category text, segments int, phone text DEFAULT '+15552010101') RETURNS text
LANGUAGE sql AS $$
	INSERT INTO minibot.message (direction, phone, body, category, priority, status, queued_at, segments)
	VALUES ('outbound', phone, body, category,
		CASE category WHEN 'crisis' THEN 0 WHEN 'reply' THEN 1 WHEN 'one_off' THEN 4 ELSE 5 END, 'queued', minibot.clock(), segments)
	RETURNING body
$$;
-- What a claim takes, and milliseconds until the worker looks again
CREATE FUNCTION pg_temp.claim(batch int DEFAULT 100, OUT claim text, OUT due numeric) LANGUAGE plpgsql AS $$
BEGIN
	SELECT coalesce(string_agg(c.body, ' ' ORDER BY c.n) FILTER (WHERE c.verdict IS NULL), '-')
		|| coalesce(' | ' || string_agg(c.verdict || ' ' || c.body, ', ' ORDER BY c.n) FILTER (WHERE c.verdict IS NOT NULL), '')
	INTO claim FROM minibot_internal.claim_messages(batch, '7 days') WITH ORDINALITY AS c (i, a, verdict, p, ph, o, body, v, n);
	due := trim_scale(extract(epoch FROM minibot_internal.next_due() - minibot.clock()) * 1000);
END $$;
CREATE FUNCTION pg_temp.clear() RETURNS void LANGUAGE sql AS $$
	UPDATE minibot.message SET status = 'canceled' WHERE direction = 'outbound';
	UPDATE minibot.sender SET full_at = NULL, day_segments = 0;
$$;
CREATE FUNCTION pg_temp.use(senders jsonb) RETURNS void LANGUAGE sql AS $$
	SELECT minibot.set_provider('p', 'twilio', jsonb_build_object('account_sid', 'AC12345', 'auth_token_env', 'X', 'from', senders))
$$;

-- What set_provider() takes.
BEGIN;
SET LOCAL minibot.clock = '2026-03-10 12:00:00-04';
UPDATE minibot.message SET status = 'canceled' WHERE direction = 'outbound';
CREATE FUNCTION pg_temp.try(senders jsonb) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	PERFORM pg_temp.use(senders);
	RETURN (SELECT string_agg(concat_ws(' ', s.sender, s.segments_per_second, s.burst_segments, s.daily_segments, s.removed_at IS NULL),
		', ' ORDER BY s.sender) FROM minibot.sender AS s);
EXCEPTION WHEN OTHERS THEN
	RETURN SQLERRM;
END $$;
SELECT senders, pg_temp.try(senders) FROM unnest(ARRAY['"+15552010100"', '["+15552010100", "+15552010102"]',
	'[{"phone": "+15552010100", "segments_per_second": 2, "daily_segments": 100}]', '"+15552010100"',
	'[]', '[null]', '5', '[{"number": "+15552010100"}]', '["+15552010100", "+15552010100"]', '["555 0100"]',
	'[{"phone": "+15552010100", "segments_per_second": -1}]', '[{"phone": "+15552010100", "time_zone": "Mars/Olympus"}]']::jsonb[]) AS senders;

-- One text after the other at 2 segments a second; a second's worth at once.
SELECT minibot.set_sender_rate('+15552010100', 2, 0);
SELECT count(pg_temp.queue('n' || i, 'nudge', 1)) FROM generate_series(1, 4) AS i;
SELECT * FROM pg_temp.claim();
SELECT body, status, waits_for, not_before, error FROM minibot.message WHERE status IN ('held', 'queued') ORDER BY message_id;
SELECT * FROM pg_temp.claim();
SET LOCAL minibot.clock = '2026-03-10 12:00:00.499999-04';
SELECT * FROM pg_temp.claim();
SET LOCAL minibot.clock = '2026-03-10 12:00:00.5-04';
SELECT * FROM pg_temp.claim();
-- What comes later does not overtake; a one-off goes before nudges.
SELECT pg_temp.queue('n5', 'nudge', 1), pg_temp.queue('one', 'one_off', 1);
SELECT * FROM pg_temp.claim();
SET LOCAL minibot.clock = '2026-03-10 12:00:01-04';
SELECT pg_temp.queue('n6', 'nudge', 1);
SELECT * FROM pg_temp.claim();
SET LOCAL minibot.clock = '2026-03-10 12:00:30-04';
SELECT * FROM pg_temp.claim();
SET LOCAL minibot.clock = '2026-03-10 12:01:00-04';
SELECT * FROM pg_temp.claim();

-- Replies and a crisis go at once, whatever the bucket holds; nudges pay the debt.
SELECT pg_temp.clear();
SELECT pg_temp.queue('n1', 'nudge', 1), pg_temp.queue('n2', 'nudge', 1), pg_temp.queue('n3', 'nudge', 1);
SELECT count(pg_temp.queue('r' || i, 'reply', 2)) FROM generate_series(1, 3) AS i;
SELECT pg_temp.queue('c', 'crisis', 1);
SELECT * FROM pg_temp.claim();
SELECT pg_temp.queue('r4', 'reply', 1);
SELECT * FROM pg_temp.claim();
SELECT state, waiting, waiting_segments, waiting_until - minibot.clock() AS lasts FROM minibot.sender_status ORDER BY sender;
SELECT waiting, waiting_since = minibot.clock() AS since, waiting_until - minibot.clock() AS lasts FROM minibot.worker_status;

-- A text longer than the bucket waits for a full one, and the next for what it took; none is overtaken meanwhile.
SELECT pg_temp.clear();
SELECT pg_temp.queue('n1', 'nudge', 1), pg_temp.queue('long', 'nudge', 5), pg_temp.queue('n2', 'nudge', 1);
SELECT * FROM pg_temp.claim();
SET LOCAL minibot.clock = '2026-03-10 12:01:00.5-04';
SELECT pg_temp.queue('n3', 'nudge', 1);
SELECT * FROM pg_temp.claim();
-- A claim of one is no busy loop: it takes nothing, and waits.
SELECT * FROM pg_temp.claim(1);

-- The rate changes: what waits goes by the new one, a debt stays one in segments.
SELECT minibot.set_sender_rate('+15552010100', 20);
SELECT * FROM pg_temp.claim();
SELECT minibot.set_sender_rate('+15552010100', 0);
SELECT * FROM pg_temp.claim();
ROLLBACK;

-- The day of a sender: nudges and one-offs get 90 % of it, replies the rest and more.
BEGIN;
SET LOCAL minibot.clock = '2026-03-07 20:00:00-05';
UPDATE minibot.message SET status = 'canceled' WHERE direction = 'outbound';
SELECT pg_temp.use('[{"phone": "+15552010100", "daily_segments": 10, "time_zone": "America/New_York"}]');
SELECT count(pg_temp.queue('n' || i, 'nudge', 2)) FROM generate_series(1, 5) AS i;
SELECT * FROM pg_temp.claim();
SELECT pg_temp.queue('one', 'one_off', 2), pg_temp.queue('r1', 'reply', 2), pg_temp.queue('r2', 'reply', 5);
SELECT * FROM pg_temp.claim();
SELECT body, status, waits_for, error FROM minibot.message WHERE status = 'held' ORDER BY priority, message_id;
SELECT state, segments_today, waiting, waiting_until AT TIME ZONE 'America/New_York' AS until FROM minibot.sender_status ORDER BY sender;
SELECT problem, detail, hint FROM minibot_internal.delivery_health() WHERE problem ~ 'sender';
-- Midnight there, not in Greenwich; the day after has 23 hours.
SET LOCAL minibot.clock = '2026-03-07 23:59:59.999999-05';
SELECT * FROM pg_temp.claim();
UPDATE minibot.setting SET value = '08:00' WHERE name = 'quiet_hours.start';
SET LOCAL minibot.clock = '2026-03-08 00:00:00-05';
SELECT * FROM pg_temp.claim();
SELECT pg_temp.queue('fill', 'reply', 9);
SELECT * FROM pg_temp.claim();
SELECT pg_temp.queue('n6', 'nudge', 1);
SELECT * FROM pg_temp.claim();
SELECT pg_temp.clear();
SET LOCAL minibot.clock = '2026-11-01 00:30:00-04';
SELECT pg_temp.queue('fill', 'reply', 10), pg_temp.queue('n7', 'nudge', 1);
SELECT * FROM pg_temp.claim();
-- A backlog of many days, with a rate
SELECT pg_temp.clear();
SELECT minibot.set_sender_rate('+15552010100', 1);
SELECT count(pg_temp.queue('n' || i, 'nudge', 1)) FROM generate_series(1, 31) AS i;
SELECT count(*) FILTER (WHERE verdict IS NULL) AS taken, count(*) FILTER (WHERE verdict = 'rate') AS waiting
FROM minibot_internal.claim_messages(100, '7 days');
SELECT waiting, waiting_until AT TIME ZONE 'America/New_York' AS until FROM minibot.sender_status ORDER BY sender;
-- The provider says that it is too fast.
SELECT minibot_internal.record_outcomes(ARRAY[m.message_id], ARRAY[m.attempts], '{refused}', '{NULL}', '{429}', '{20429}', '{slower}', '{0}')
FROM minibot.message AS m WHERE m.status = 'sending' AND m.body = 'n1';
SELECT pg_temp.queue('r', 'reply', 1);
SELECT claim FROM pg_temp.claim();
SELECT minibot_internal.record_outcomes(ARRAY[m.message_id], ARRAY[m.attempts], '{accepted}', '{SM1}', '{201}', '{NULL}', '{NULL}', '{0}'),
	minibot_internal.record_status(m.message_id, 'undelivered', '30022')
FROM minibot.message AS m WHERE m.status = 'sending' AND m.body = 'r';
SELECT throttled, state FROM minibot.sender_status ORDER BY sender;
SELECT problem, regexp_replace(detail, ' up to .*', '') AS detail, hint FROM minibot_internal.delivery_health() WHERE problem ~ 'too fast';
ROLLBACK;

-- Several numbers: each family has one of them.
BEGIN;
SET LOCAL minibot.clock = '2026-03-10 12:00:00-04';
UPDATE minibot.message SET status = 'canceled' WHERE direction = 'outbound';
SELECT pg_temp.use('["+15552010100", "+15552010102", "+15552010103"]');
CREATE VIEW pg_temp.families AS
	SELECT phone, array_agg(DISTINCT our_phone) AS numbers FROM minibot.message
	WHERE status = 'sending' AND phone LIKE '+1555301%' GROUP BY phone;
CREATE FUNCTION pg_temp.write_all() RETURNS bigint LANGUAGE sql AS $$
	SELECT count(pg_temp.queue('n', 'nudge', 1, '+1555' || 3010000 + i)) FROM generate_series(1, 3000) AS i
$$;
SELECT pg_temp.write_all();
SELECT count(*) FROM minibot_internal.claim_messages(10000, '7 days');
SELECT numbers, count(*) BETWEEN 900 AND 1100 AS about_a_third FROM pg_temp.families GROUP BY numbers ORDER BY numbers;
CREATE TEMP TABLE before AS SELECT * FROM pg_temp.families;
-- One is paused: its families move, the others stay; nobody moves back.
SELECT minibot.pause_sender('+15552010102', 'under review');
SELECT pg_temp.write_all();
SELECT count(*) FROM minibot_internal.claim_messages(10000, '7 days');
SELECT b.numbers AS before, count(*) BETWEEN 900 AND 1100 AS about_a_third, count(*) FILTER (WHERE f.numbers <> b.numbers) = count(*) AS moved,
	count(*) FILTER (WHERE f.numbers = b.numbers) = count(*) AS stayed, bool_or('+15552010102' = ANY (f.numbers) AND b.numbers <> f.numbers) AS both
FROM before AS b JOIN pg_temp.families AS f USING (phone) GROUP BY 1 ORDER BY 1;
SELECT minibot.resume_sender('+15552010102');
CREATE TEMP TABLE moved AS
	SELECT DISTINCT ON (phone) phone, our_phone FROM minibot.message WHERE phone LIKE '+1555301%' ORDER BY phone, message_id DESC;
SELECT pg_temp.write_all();
SELECT count(*) FROM minibot_internal.claim_messages(10000, '7 days');
SELECT count(*), count(*) FILTER (WHERE m.our_phone = l.our_phone) AS same FROM moved AS m JOIN (
	SELECT DISTINCT ON (phone) phone, our_phone FROM minibot.message WHERE phone LIKE '+1555301%' ORDER BY phone, message_id DESC) AS l
	USING (phone);
-- The number that the family wrote to last; a reply that names it; one that is named but none of ours.
INSERT INTO minibot.message (direction, phone, our_phone, body, category, status, queued_at)
VALUES ('inbound', '+15553019001', '+15552010103', 'hello', 'conversation', 'received', minibot.clock()),
	('inbound', '+15553019002', '+15552010100', 'hello', 'conversation', 'received', minibot.clock()),
	('inbound', '+15553019003', '+15552010102', 'hello', 'conversation', 'received', minibot.clock());
SELECT count(pg_temp.queue('after', 'nudge', 1, '+1555301900' || i)) FROM generate_series(1, 3) AS i;
SELECT minibot.send_message('+15553019001', 'named', '{"category": "reply", "our_phone": "+15552010100"}') > 0,
	minibot.send_message('+15553019001', 'foreign', '{"category": "reply", "our_phone": "+15552010199"}') > 0;
SELECT c.phone, c.body, c.our_phone FROM minibot_internal.claim_messages(100, '7 days') AS c;
-- A number is given up: what waits for it, and replies to it, go from the others; with all paused nothing goes.
SELECT minibot.set_sender_rate('+15552010103', 1);
SELECT count(pg_temp.queue('w' || i, 'nudge', 1, '+15553019001')) FROM generate_series(1, 3) AS i;
UPDATE minibot.sender SET full_at = minibot.clock() + interval '1h';
SELECT minibot.send_message('+15553019001', 'r', '{"category": "reply", "our_phone": "+15552010103"}') > 0;
SELECT c.body, c.our_phone, c.verdict FROM minibot_internal.claim_messages(100, '7 days') AS c;
SELECT pg_temp.queue('w4', 'nudge', 1, '+15553019001');
INSERT INTO minibot.message (direction, phone, our_phone, body, category, status, queued_at)
VALUES ('inbound', '+15553019001', '+15552010103', 'hello', 'conversation', 'received', minibot.clock());
SELECT c.body, c.our_phone, c.verdict FROM minibot_internal.claim_messages(100, '7 days') AS c;
SELECT pg_temp.use('["+15552010100", "+15552010102"]');
SELECT sender, state FROM minibot.sender_status ORDER BY 1;
SELECT minibot.send_message('+15553019001', 'r', '{"category": "reply", "our_phone": "+15552010103"}') > 0;
SELECT c.body, c.our_phone = '+15552010103' AS given_up FROM minibot_internal.claim_messages(100, '7 days') AS c;
SELECT minibot.pause_sender('+15552010100'), minibot.pause_sender('+15552010102');
SELECT pg_temp.queue('stuck', 'crisis', 1);
SELECT * FROM pg_temp.claim();
SELECT problem, detail, hint FROM minibot_internal.delivery_health() WHERE problem ~ 'sender';
-- A messaging service chooses its number itself; what is named stays.
SELECT minibot.set_provider('s', 'twilio', '{"account_sid": "AC12345", "auth_token_env": "X", "messaging_service_sid": "MG1"}');
SELECT minibot.set_sender_rate('MG1', 1);
SELECT minibot.send_message('+15553019001', 'pool', '{"category": "reply", "our_phone": "+15552010188"}') > 0,
	pg_temp.queue('n', 'nudge', 1, '+15553019005');
SELECT c.body, c.provider, c.our_phone, c.verdict FROM minibot_internal.claim_messages(100, '7 days') AS c ORDER BY c.body;
SELECT body, waits_for FROM minibot.message WHERE status = 'held';
-- A sender's row is deleted: what waited for it is queued again.
DELETE FROM minibot.provider WHERE name = 's';
SELECT body, status, waits_for FROM minibot.message WHERE body = 'n' AND phone = '+15553019005';
ROLLBACK;
