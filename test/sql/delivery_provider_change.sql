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
SELECT message_id = :id AS claimed FROM minibot.claim_messages(10, '1min');
SELECT minibot.record_outcomes(ARRAY[:id], ARRAY[1::smallint], ARRAY['accepted'], ARRAY['S1'], ARRAY[201], ARRAY[NULL], ARRAY[NULL], ARRAY[0]);
SELECT minibot.record_status(:id, 'failed', '30002');
SELECT * FROM pg_temp.state('suspended');
SELECT minibot.resume_provider('p');
SELECT message_id = :id AS claimed FROM minibot.claim_messages(10, '1min');
-- A late callback about the first is not about the second.
SELECT minibot.take_status('p', 'S1', '+15553010101', 'failed', '30002', :'id' || '-1');
SELECT * FROM pg_temp.state('suspended');
SELECT minibot.record_outcomes(ARRAY[:id], ARRAY[2::smallint], ARRAY['unknown'], ARRAY[NULL], ARRAY[NULL::integer], ARRAY[NULL], ARRAY['timeout'], ARRAY[0]);
SELECT minibot.reconcile_message(:id, ARRAY['S1', 'S2'], ARRAY['suspended', 'suspended'], ARRAY['failed', 'delivered'], ARRAY['30002', NULL],
	ARRAY[minibot.clock(), minibot.clock()]);
SELECT * FROM pg_temp.state('suspended');
ROLLBACK;
