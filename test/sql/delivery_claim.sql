-- internal: claim_messages, expire_leases, next_due, quiet_hours, reconcile_message, record_outcomes
-- The claim phase judges everything again: opt-outs, restrictions, expiry,
-- quiet hours; and the life of a message from there.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS minibot;
BEGIN;
SET LOCAL minibot.clock = '2026-03-10 12:00:00-04';
CREATE FUNCTION pg_temp.queue(body text, category text, priority int, more jsonb DEFAULT '{}') RETURNS void LANGUAGE sql AS $$
	INSERT INTO minibot.message (direction, phone, body, category, priority, status, queued_at, contact_id, time_zone,
		not_before, not_after)
	VALUES ('outbound', coalesce(more ->> 'phone', '+15552010101'), body, category, priority, 'queued', minibot.clock(),
		more ->> 'contact_id', more ->> 'time_zone', (more ->> 'not_before')::timestamptz, (more ->> 'not_after')::timestamptz)
$$;
CREATE VIEW pg_temp.texts AS
	SELECT body, status, attempts, not_before AT TIME ZONE 'UTC' AS not_before, error_code, error
	FROM minibot.message WHERE direction = 'outbound' AND status <> 'canceled' ORDER BY body;
-- What other tests may have left
UPDATE minibot.message SET status = 'canceled' WHERE direction = 'outbound';
INSERT INTO minibot.student_contact (student_id, contact_id, is_restricted)
VALUES ('s1', 'restricted', true), ('s2', 'restricted', true), ('s1', 'mixed', true), ('s2', 'mixed', false);
SELECT minibot.opt_out_phone('+15552010102', 'staff');

-- Most urgent first, in order within a lane; a batch takes no more than it may.
SELECT pg_temp.queue('nudge 1', 'nudge', 5), pg_temp.queue('reply 1', 'reply', 1), pg_temp.queue('crisis', 'crisis', 0),
	pg_temp.queue('reply 2', 'reply', 1);
SELECT body, attempt, verdict, provider, validity_seconds FROM minibot_internal.claim_messages(2, '30s');
SELECT body FROM minibot_internal.claim_messages(10, '30s');
SELECT body FROM minibot_internal.claim_messages(10, '30s');
SELECT body, status, attempts FROM pg_temp.texts;
SELECT attempt, provider, outcome, started_at = minibot.clock() AS now FROM minibot.attempt ORDER BY message_id DESC LIMIT 1;
DELETE FROM minibot.message WHERE direction = 'outbound' AND status <> 'canceled';

-- What is judged at claim.
SELECT pg_temp.queue('a expired', 'reply', 1, '{"not_after": "2026-03-10 11:59-04"}'),
	pg_temp.queue('b opted out', 'reply', 1, '{"phone": "+15552010102"}'),
	pg_temp.queue('c confirmation', 'keyword', 1, '{"phone": "+15552010102"}'),
	pg_temp.queue('d restricted', 'nudge', 5, '{"contact_id": "restricted"}'),
	pg_temp.queue('e restricted, but wrote', 'reply', 1, '{"contact_id": "restricted"}'),
	pg_temp.queue('f restricted for one', 'nudge', 5, '{"contact_id": "mixed"}'),
	pg_temp.queue('g early', 'reply', 1, '{"not_before": "2026-03-10 13:00-04"}'),
	pg_temp.queue('h ends soon', 'reply', 1, '{"not_after": "2026-03-10 12:05-04"}'),
	pg_temp.queue('i quiet in Tokyo', 'nudge', 5, '{"time_zone": "Asia/Tokyo"}'),
	pg_temp.queue('j reply to Tokyo', 'reply', 1, '{"time_zone": "Asia/Tokyo"}'),
	pg_temp.queue('k no such zone', 'nudge', 5, '{"time_zone": "Mars/Olympus"}'),
	pg_temp.queue('l never ends', 'reply', 1, '{"not_after": "infinity"}'),
	pg_temp.queue('m never ends', 'reply', 1, '{"not_after": "9999-12-31"}'),
	pg_temp.queue('n ended long ago', 'reply', 1, '{"not_after": "-infinity"}'),
	pg_temp.queue('o is never due', 'reply', 1, '{"not_before": "infinity"}');
SELECT body, verdict, validity_seconds FROM minibot_internal.claim_messages(100, '30s') ORDER BY body;
SELECT body, status, not_before, error FROM pg_temp.texts;
SELECT minibot_internal.next_due() AT TIME ZONE 'UTC' AS next_due;
SET LOCAL minibot.clock = '2026-03-10 13:00:00-04';
SELECT body, verdict FROM minibot_internal.claim_messages(100, '30s');
DELETE FROM minibot.message WHERE direction = 'outbound' AND status <> 'canceled';

-- Quiet hours across the change to daylight-saving time (8 March 2026 at 2:00) and back (1 November).
SELECT at, q.is_quiet, q.until AT TIME ZONE 'America/New_York' AS until_there, q.until - at AS wait
FROM unnest('{2026-03-07 20:59:59-05,2026-03-07 21:00-05,2026-03-08 01:59-05,2026-03-08 03:30-04,2026-03-08 07:59:59-04,
	2026-03-08 08:00-04,2026-10-31 21:00-04,2026-11-01 01:30-05,2026-11-01 08:00-05}'::timestamptz[]) AS at
CROSS JOIN minibot_internal.quiet_hours(at, 'America/New_York') AS q;
UPDATE minibot.setting SET value = '12:00' WHERE name = 'quiet_hours.start';
UPDATE minibot.setting SET value = '14:00' WHERE name = 'quiet_hours.end';
SELECT at, q.is_quiet, q.until AT TIME ZONE 'UTC' AS until
FROM unnest('{2026-03-10 11:59Z,2026-03-10 12:00Z,2026-03-10 14:00Z}'::timestamptz[]) AS at
CROSS JOIN minibot_internal.quiet_hours(at, 'UTC') AS q;
UPDATE minibot.setting SET value = '12:00' WHERE name = 'quiet_hours.end';
SELECT * FROM minibot_internal.quiet_hours('2026-03-10 12:00Z', 'UTC');
-- as a dump may bring it
INSERT INTO minibot.setting VALUES ('quiet_hours.end', 'noonish', 'Until when');
SELECT is_quiet FROM minibot_internal.quiet_hours('2026-03-10 22:00Z', 'UTC');
UPDATE minibot.setting SET value = '21:00' WHERE name = 'quiet_hours.start';
UPDATE minibot.setting SET value = '08:00' WHERE name = 'quiet_hours.end';

-- Outcomes: only the last attempt counts, and only once.
SET LOCAL minibot.clock = '2026-03-10 12:00:00-04';
SELECT minibot.set_provider('p', 'twilio', '{"account_sid": "AC12345", "auth_token_env": "X", "from": "+15552010100"}');
SELECT pg_temp.queue(b, 'reply', 1) FROM unnest('{accepted,reset,unsent,refused}'::text[]) AS b;
CREATE TEMP TABLE claimed AS SELECT * FROM minibot_internal.claim_messages(100, '30s');
CREATE FUNCTION pg_temp.record(body text, result text, sid text, http int, code text) RETURNS void LANGUAGE sql AS $$
	SELECT minibot_internal.record_outcomes(ARRAY[c.message_id], ARRAY[c.attempt], ARRAY[result], ARRAY[sid], ARRAY[http], ARRAY[code],
		ARRAY['said so'], ARRAY[0]) FROM claimed AS c WHERE c.body = record.body
$$;
SELECT pg_temp.record('accepted', 'accepted', 'SM1', 201, NULL), pg_temp.record('reset', 'unknown', NULL, NULL, NULL),
	pg_temp.record('unsent', 'unsent', NULL, NULL, NULL), pg_temp.record('refused', 'refused', NULL, 400, '21211');
SELECT body, status, attempts, not_before > '2026-03-10 16:00:00' AS waits, error_code, error FROM pg_temp.texts;
SELECT pg_temp.record('accepted', 'refused', NULL, 400, '21211');
SELECT body, status FROM pg_temp.texts WHERE body = 'accepted';

-- Reconciling: a text that is another message's own is not adopted.
SELECT minibot_internal.reconcile_message(c.message_id, '{SM1,SM2}', '{reset,another}', '{sent,sent}', '{NULL,NULL}', '{now,now}')
FROM claimed AS c WHERE c.body = 'reset';
SELECT body, status, check_at FROM pg_temp.texts JOIN minibot.message USING (body, status) WHERE body = 'reset';
SELECT body, attempt FROM minibot_internal.claim_messages(1, '30s');
SELECT minibot_internal.expire_leases(true);
SELECT minibot_internal.reconcile_message(c.message_id, '{SM3,SM4}', ARRAY['other', E'Re\u2019set '], '{sent,delivered}', '{NULL,NULL}',
	'{2026-03-10 16:00Z,2026-03-10 16:01Z}') FROM claimed AS c WHERE c.body = 'reset';
SELECT t.body, t.status, m.provider_message_id, m.sent_at AT TIME ZONE 'UTC' AS sent_at
FROM pg_temp.texts AS t JOIN minibot.message AS m USING (body) WHERE body = 'reset';
SELECT a.attempt, a.outcome FROM minibot.attempt AS a JOIN claimed AS c USING (message_id) WHERE c.body = 'reset' ORDER BY 1;

-- The circuit breaker: five failures, then one text at a time.
SELECT pg_temp.queue('down ' || i, 'reply', 1) FROM generate_series(1, 7) AS i;
DROP TABLE claimed;
CREATE TEMP TABLE claimed AS SELECT * FROM minibot_internal.claim_messages(100, '30s');
SELECT count(*) FROM (
	SELECT pg_temp.record('down ' || i, 'unsent', NULL, NULL, NULL) FROM generate_series(1, 7) AS i OFFSET 0) AS recorded;
SELECT failures, resume_at AT TIME ZONE 'UTC' AS resume_at FROM minibot.provider;
SELECT count(*) FROM minibot_internal.claim_messages(100, '30s');
SET LOCAL minibot.clock = '2026-03-10 12:00:10-04';
SELECT count(*) FROM minibot_internal.claim_messages(100, '30s');
ROLLBACK;
