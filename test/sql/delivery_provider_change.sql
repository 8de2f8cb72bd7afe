-- internal: claim_messages, expire_leases, next_due, provider_account, reconcile_message, record_outcomes,
--   record_status, take_status
-- What a change of the provider, or of what it says, does to texts that are on their way.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS minibot;
BEGIN;
\set SHOW_CONTEXT never
\set ON_ERROR_ROLLBACK on
SET LOCAL minibot.clock = '2026-03-09 12:00:00-07';
SELECT minibot.set_provider('p', 'twilio', '{"account_sid": "AC12345", "auth_token_env": "X", "from": "+15552010100"}');
CREATE FUNCTION pg_temp.queue(body text) RETURNS bigint LANGUAGE sql AS $$
	SELECT minibot.send_message('+15553010101', body, '{"category": "reply"}') $$;
CREATE FUNCTION pg_temp.state(body text) RETURNS TABLE (status text, attempts smallint, sid text, attempt text) LANGUAGE sql AS $$
	SELECT m.status, m.attempts, m.provider_message_id, string_agg(a.outcome || ' ' || coalesce(a.provider_message_id, '-'), ', ' ORDER BY a.attempt)
	FROM minibot.message AS m LEFT JOIN minibot.attempt AS a USING (message_id) WHERE m.body = state.body GROUP BY m.message_id $$;

-- The provider suspends the account after it took a text: the text is sent again under another id.
SELECT pg_temp.queue('suspended') AS id \gset
SELECT message_id = :id AS claimed FROM minibot_internal.claim_messages(10, '1min');
SELECT minibot_internal.record_outcomes(ARRAY[:id], ARRAY[1::smallint], ARRAY['accepted'], ARRAY['S1'], ARRAY[201], ARRAY[NULL], ARRAY[NULL], ARRAY[0]);
SELECT minibot_internal.record_status(:id, 'failed', '30002');
SELECT * FROM pg_temp.state('suspended');
SELECT minibot.resume_provider('p');
SELECT message_id = :id AS claimed FROM minibot_internal.claim_messages(10, '1min');
-- A late callback about the first is not about the second.
SELECT minibot_internal.take_status('p', 'S1', '+15553010101', 'failed', '30002', :'id' || '-1');
SELECT * FROM pg_temp.state('suspended');
SELECT minibot_internal.record_outcomes(ARRAY[:id], ARRAY[2::smallint], ARRAY['unknown'], ARRAY[NULL], ARRAY[NULL::integer], ARRAY[NULL], ARRAY['timeout'], ARRAY[0]);
SELECT minibot_internal.reconcile_message(:id, ARRAY['S1', 'S2'], ARRAY['suspended', 'suspended'], ARRAY['failed', 'delivered'], ARRAY['30002', NULL],
	ARRAY[minibot.clock(), minibot.clock()]);
SELECT * FROM pg_temp.state('suspended');
-- A new secret or another number: what was written meanwhile is still to be fetched; another account begins anew.
CREATE FUNCTION pg_temp.set(more jsonb, kind text DEFAULT 'twilio', name text DEFAULT 'p') RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	hint text;
BEGIN
	UPDATE minibot.provider AS p SET polled_through = '2026-01-01', paused_at = minibot.clock();
	PERFORM minibot.set_provider(name, kind, '{"auth_token_env": "X", "from": "+15552010100"}'::jsonb
		|| CASE kind WHEN 'twilio' THEN '{"account_sid": "AC12345"}' ELSE '{}' END::jsonb || more);
	RETURN (SELECT CASE WHEN p.polled_through = '2026-01-01' THEN 'goes on' ELSE 'begins anew' END FROM minibot.provider AS p WHERE p.name = set.name);
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS hint = PG_EXCEPTION_HINT;
	RETURN concat_ws(' | ', SQLERRM, nullif(hint, ''));
END $$;
SELECT more, pg_temp.set(more) FROM unnest(ARRAY[
	'{}', '{"auth_token_env": "Y"}', '{"from": "+15552010199"}', '{"status_callback": "https://sms.example.org"}',
	'{"account_sid": "AC99999"}', '{"base_url": "http://127.0.0.1:8080"}']::jsonb[]) AS more;
SELECT pg_temp.set('{"api_key": "abcd1234"}', 'vonage');
SELECT pg_temp.set('{}');

-- Not while it is asked what became of a text, for another account's lists would say that it was never sent.
SELECT pg_temp.queue('under way') AS id \gset
SELECT message_id = :id AS claimed FROM minibot_internal.claim_messages(10, '1min');
SELECT pg_temp.set('{"account_sid": "AC99999"}');
SELECT pg_temp.set('{"auth_token_env": "Y"}');
SELECT minibot_internal.record_outcomes(ARRAY[:id], ARRAY[1::smallint], ARRAY['unknown'], ARRAY[NULL], ARRAY[NULL::integer], ARRAY[NULL], ARRAY['timeout'], ARRAY[0]);
SELECT pg_temp.set('{"account_sid": "AC99999"}');
SELECT pg_temp.set('{"base_url": "http://127.0.0.1:8080"}');
SELECT pg_temp.set('{"account_sid": "AC99999"}', name => 'another');
SELECT name, minibot_internal.provider_account(kind, options) FROM minibot.provider WHERE is_current;
SELECT pg_temp.set('{}');
SELECT minibot.settle_unknown(:id, true);
SELECT pg_temp.set('{"account_sid": "AC99999"}');

-- Leases that run out: of a provider whose row is gone nobody knows; the sandbox's were not sent.
INSERT INTO minibot.message (direction, phone, body, category, status, provider, attempts, queued_at, lease_until)
SELECT 'outbound', '+15553010101', name, 'reply', 'sending', name, 1, minibot.clock(), minibot.clock() - interval '1s'
FROM unnest(ARRAY['gone', 'sandbox', 'p']) AS name;
SELECT minibot_internal.expire_leases(false);
SELECT provider, status, check_at IS NOT NULL AS asked FROM minibot.message WHERE body IN ('gone', 'sandbox', 'p') ORDER BY 1;
-- The circuit breaker: one text at a time tries whether a failing provider is back.
DELETE FROM minibot.message;
SELECT pg_temp.set('{}', name => 'failing');
UPDATE minibot.provider SET paused_at = NULL;
CREATE FUNCTION pg_temp.record(body text, result text) RETURNS TABLE (name text, failures integer, resumes interval) LANGUAGE sql AS $$
	SELECT minibot_internal.record_outcomes(ARRAY[m.message_id], ARRAY[m.attempts], ARRAY[result], ARRAY[NULL], ARRAY[NULL::integer], ARRAY[NULL],
		ARRAY[NULL], ARRAY[0]) FROM minibot.message AS m WHERE m.body = record.body;
	SELECT p.name, p.failures, p.resume_at - minibot.clock() FROM minibot.provider AS p WHERE p.is_current $$;
SELECT count(pg_temp.queue('early ' || i)) FROM generate_series(1, 7) AS i;
SELECT count(*) AS claimed FROM minibot_internal.claim_messages(10, '1min');
SELECT pg_temp.record('early ' || i, 'unknown') FROM generate_series(1, 5) AS i;
SET LOCAL minibot.clock = '2026-03-09 12:00:05-07';
SELECT count(pg_temp.queue('later ' || i)) FROM generate_series(1, 3) AS i;
-- Not while others are under way; and those say nothing new.
SELECT count(*) AS claimed FROM minibot_internal.claim_messages(10, '1min');
SELECT minibot_internal.next_due() > minibot.clock() AS waits;
SELECT pg_temp.record('early 6', 'unknown');
SELECT pg_temp.record('early 7', 'unknown');
UPDATE minibot.message SET check_at = NULL;
SELECT minibot_internal.next_due() > minibot.clock() AS waits;
SELECT count(*) AS claimed FROM minibot_internal.claim_messages(10, '1min');
SELECT count(*) AS claimed FROM minibot_internal.claim_messages(10, '1min');
SELECT minibot_internal.next_due() > minibot.clock() AS waits;
SELECT pg_temp.record('later 1', 'unknown');
SET LOCAL minibot.clock = '2026-03-09 12:00:10-07';
SELECT count(*) AS claimed FROM minibot_internal.claim_messages(10, '1min');
SELECT pg_temp.record('later 2', 'accepted');
SELECT count(*) AS claimed FROM minibot_internal.claim_messages(10, '1min');
-- Another provider's failures are not the present one's.
SELECT pg_temp.set('{}', name => 'present');
SELECT pg_temp.record('later 3', 'unknown');
-- The sandbox speaks no HTTP, and accepts all the same.
SELECT minibot.set_provider('nowhere', 'sandbox');
UPDATE minibot.provider SET failures = 5, resume_at = minibot.clock() WHERE is_current;
SELECT pg_temp.queue('to nowhere') \g /dev/null
SELECT count(*) AS claimed FROM minibot_internal.claim_messages(10, '1min');
SELECT pg_temp.record('to nowhere', 'accepted');
-- A provider that asks for a day of silence: nudges wait, what is urgent is tried again within a minute.
DELETE FROM minibot.message;
SELECT pg_temp.set('{}', name => 'silent');
UPDATE minibot.provider SET paused_at = NULL;
INSERT INTO minibot.message (direction, phone, body, category, priority, status, queued_at)
VALUES ('outbound', '+15553010101', 'urgent', 'crisis', 0, 'queued', minibot.clock()),
	('outbound', '+15553010102', 'bulk', 'one_off', 4, 'queued', minibot.clock());
SELECT count(*) AS claimed FROM minibot_internal.claim_messages(10, '1min');
SELECT minibot_internal.record_outcomes(array_agg(m.message_id), array_agg(m.attempts), array_agg('refused'::text), array_agg(NULL::text),
	array_agg(429), array_agg('20429'::text), array_agg(NULL::text), array_agg(86400)) FROM minibot.message AS m;
SELECT body, status, not_before <= minibot.clock() + interval '1min' AS soon, not_before >= minibot.clock() + interval '1day' AS in_a_day
FROM minibot.message ORDER BY body;
SELECT resume_at - minibot.clock() AS resumes FROM minibot.provider WHERE is_current;
ROLLBACK;
