-- internal: form_encoded, record_outcomes, take_status, take_webhook, webhook_events, webhook_is_genuine
-- twilio_webhook(): only what Twilio signed is taken, once; statuses only move forward.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS minibot;
\set SHOW_CONTEXT never
\set VERBOSITY terse
SELECT current_setting('data_directory') || '/webhook_token' AS token_file \gset
COPY (SELECT 'correct-horse-battery-staple') TO :'token_file';
BEGIN;
\set ON_ERROR_ROLLBACK on
SELECT minibot.set_provider('twilio', 'twilio', jsonb_build_object('account_sid', 'AC1234567890', 'from', '+15552010100',
	'auth_token_file', :'token_file', 'status_callback', 'https://sms.example.org/status'));

CREATE FUNCTION pg_temp.try(url text, body text, signature text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	RETURN minibot.twilio_webhook(url, body, signature);
EXCEPTION WHEN OTHERS THEN
	RETURN SQLSTATE || ' ' || SQLERRM;
END $$;

-- Signatures that Twilio's own library made: plain, with a query and every kind of character, with a port and a
-- name that comes several times, for a port the web server did not see, and of a JSON body.
CREATE TEMPORARY TABLE signed (name, url, body, signature) AS VALUES
	('plain', 'https://sms.example.org/twilio', 'MessageSid=SM1&From=%2B15553010101&To=%2B15552010100&Body=hi',
	 'Zgiv6D7lLWMvQ1o8qXVlp9KxC/g='),
	('query', 'https://sms.example.org/twilio?a=1&b=%27x', 'MessageSid=SM1&From=%2B15553010101&To=%2B15552010100&Body=%C2%BFC%C3%B3mo%20est%C3%A1%3F%20%F0%9F%98%80%20100%25%20%26%20more%3D%2B&NumMedia=0&Empty=',
	 'oeoonb+W5dvLX7w9J9Vwwpjp7jM='),
	('several', 'https://sms.example.org:8443/twilio', 'MessageSid=SM1&From=%2B15553010101&To=%2B15552010100&Body=hi&Tag=b&Tag=a&Tag=b',
	 'QBX3PzNGX/JxIRu1uLh5Fa1nbAQ='),
	('port', 'https://sms.example.org/twilio', 'MessageSid=SM1&From=%2B15553010101&To=%2B15552010100&Body=hi',
	 'TSusWro+B6v5ib5oVi1d3lX+1g0='),
	('json', 'https://sms.example.org/twilio?bodySHA256=c96967cf295ad8b090bb08b30d6d3ee1804e7e0ee22a30e9d51a7bc6e1f81afd',
	 '{"MessageSid": "SM9", "From": "+15553010101", "Body": "json"}', 'nKoqjixi+SHcCImownnjAbHfQJk=');
SELECT name, pg_temp.try(url, body, signature) FROM signed;
-- A space may also be a plus, and the web server's port may be written out or not.
SELECT pg_temp.try('https://sms.example.org:443/twilio', body, signature) FROM signed WHERE name IN ('plain', 'port');
SELECT pg_temp.try(url, replace(body, '%20', '+'), signature) FROM signed WHERE name = 'query';
-- The first one was taken, once; later ones of that id were known.
SELECT direction, phone, our_phone, body, provider_message_id FROM minibot.message
WHERE direction = 'inbound' ORDER BY message_id;

-- Anything else is refused, and counted although the error rolls back.
SELECT refusals AS before FROM minibot.webhook_refusal \gset
SELECT pg_temp.try(url || 'x', body, signature), pg_temp.try(url, body || '&X=1', signature),
	pg_temp.try(url, replace(body, '=hi', '=ho'), signature), pg_temp.try(url, body, lower(signature)),
	pg_temp.try(url, body, signature || '='), pg_temp.try(url, body, ''), pg_temp.try(url, body, NULL),
	pg_temp.try(NULL, NULL, NULL) FROM signed WHERE name = 'plain' \gx
SELECT pg_temp.try(url, replace(body, '"json"', '"JSON"'), signature) FROM signed WHERE name = 'json';
SELECT pg_temp.try(url, '{"broken', signature) FROM signed WHERE name = 'json';
SELECT minibot.twilio_webhook(url, body, 'wrong') FROM signed WHERE name = 'plain';
SELECT refusals - :before AS refused, last_refused_at > clock_timestamp() - interval '1 hour' AS lately FROM minibot.webhook_refusal;
SELECT part, problem FROM minibot.health() WHERE part = 'webhook';

-- A form that the web gateway has read.
SELECT minibot_internal.form_encoded('{"a b": "1&2", "list": ["x", "é", 3], "none": null, "yes": true, "deep": {"x": 1}}');
SELECT minibot.twilio_webhook('https://sms.example.org:8443/twilio', '{"MessageSid": "SM1", "From": "+15553010101",
	"To": "+15552010100", "Body": "hi", "Tag": ["b", "a", "b"]}'::jsonb, 'QBX3PzNGX/JxIRu1uLh5Fa1nbAQ=');
SELECT minibot.twilio_webhook('https://sms.example.org:8443/twilio', '["SM1"]'::jsonb, 'QBX3PzNGX/JxIRu1uLh5Fa1nbAQ=');

-- Statuses: of a text known by its id, and of one whose answer was lost, by our reference.
CREATE FUNCTION pg_temp.status(sid text, recipient text, status text, code text DEFAULT NULL, reference text DEFAULT NULL)
	RETURNS boolean LANGUAGE sql AS $$ SELECT minibot_internal.take_status('twilio', sid, recipient, status, code, reference) $$;
INSERT INTO minibot.message (message_id, direction, phone, body, category, status, provider, provider_message_id, queued_at,
	sent_at, attempts, check_at)
VALUES (900001, 'outbound', '+15553010102', 'x', 'reply', 'sent', 'twilio', 'SMa', now(), now(), 1, now()),
	(900002, 'outbound', '+15553010103', 'x', 'reply', 'unknown', 'twilio', NULL, now(), NULL, 2, now()),
	(900003, 'outbound', '+15553010104', 'x', 'reply', 'sending', 'twilio', NULL, now(), NULL, 1, NULL),
	(900004, 'outbound', '+15553010105', 'x', 'reply', 'sent', 'other', 'SMd', now(), now(), 1, NULL);
INSERT INTO minibot.attempt (message_id, attempt, provider, started_at, outcome)
VALUES (900002, 2, 'twilio', now(), 'unknown'), (900003, 1, 'twilio', now(), 'sending');
SELECT pg_temp.status('SMa', '+15553010102', 'delivered'), pg_temp.status('SMa', '+15553010102', 'sent'),
	pg_temp.status('SMa', '+15553010102', 'undelivered', '30005');
SELECT pg_temp.status('SMb', '+15553010103', 'sent', NULL, '900002-1') AS earlier_attempt,
	pg_temp.status('SMb', '+15553010199', 'sent', NULL, '900002-2') AS other_phone,
	pg_temp.status('SMb', '+15553010103', 'sent', NULL, '900002-2; DROP') AS no_reference,
	pg_temp.status('SMb', '+15553010103', 'sent', NULL, '900002-2') AS ours,
	pg_temp.status('SMc', '15553010104', 'delivered', NULL, '900003-1') AS before_the_answer,
	pg_temp.status('SMd', '+15553010105', 'delivered') AS of_another_provider;
SELECT message_id, status, m.provider_message_id, delivered_at IS NOT NULL AS delivered, outcome
FROM minibot.message AS m LEFT JOIN minibot.attempt USING (message_id) WHERE message_id > 900000 ORDER BY message_id;
-- The worker's own record comes later and changes nothing.
SELECT minibot_internal.record_outcomes('{900003}', '{1}', '{accepted}', '{SMc}', '{201}', '{NULL}', '{NULL}', '{0}');
SELECT status, m.provider_message_id, outcome FROM minibot.message AS m JOIN minibot.attempt USING (message_id) WHERE message_id = 900003;

-- The other kinds, each with a signature that its provider's own library made or found right.
SELECT current_setting('data_directory') || '/webhook_key' AS key_file, current_setting('data_directory') || '/webhook_public' AS public_file,
	current_setting('data_directory') || '/webhook_password' AS password_file \gset
COPY (SELECT 'signature-secret') TO :'key_file';
COPY (SELECT '6kpsY+KcUgq+9VB7Ey7F+ZVHdq6+vnuSQh7qaRRG0iw=') TO :'public_file';
COPY (SELECT 'callback:pass:word') TO :'password_file';
SELECT count(minibot.set_provider(kind, kind, options || jsonb_build_object('auth_token_file', :'token_file', 'from', '+15552010100')))
FROM (VALUES ('telnyx', jsonb_build_object('webhook_key_file', :'public_file')), ('plivo', '{"auth_id": "MA12345"}'),
	('vonage', jsonb_build_object('api_key', 'abcd1234', 'webhook_key_file', :'key_file')),
	('bandwidth', jsonb_build_object('account_id', '55', 'username', 'u', 'application_id', '93de2206', 'webhook_key_file', :'password_file')))
	AS p (kind, options);
CREATE FUNCTION pg_temp.try(provider text, url text, headers jsonb, body text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	RETURN coalesce(nullif(minibot.provider_webhook(provider, url, headers, body), ''), '(empty)');
EXCEPTION WHEN OTHERS THEN
	RETURN SQLSTATE || ' ' || SQLERRM;
END $$;
CREATE TEMPORARY TABLE hook (provider, url, headers, body) AS VALUES
	('plivo', 'https://sms.example.org/plivo', '{"X-Plivo-Signature-V3": "x,UCg3y4SO05u0n4Lx32jdRYvbIlXFdMAGwTtQAtDS6u0=",
		"X-Plivo-Signature-V3-Nonce": "12345"}'::jsonb, 'MessageUUID=PL1&From=15553010101&To=15552010100&Text=hola%20%C3%A9%20%26%201%3D1&Type=sms'),
	('plivo', 'https://sms.example.org/plivo?z=1&a=2', '{"x-plivo-signature-v3": "wV3A2QoV8k8bx90jH0sDdNQGmgF0rzqTlsKiof9GjfA=",
		"x-plivo-signature-v3-nonce": "12345"}', 'MessageUUID=PL1&From=15553010101&To=15552010100&Text=hola%20%C3%A9%20%26%201%3D1&Type=sms'),
	('vonage', 'https://sms.example.org/vonage', '{}', 'msisdn=15553010101&to=15552010100&messageId=VO1&text=hola%20%C3%A9%20%26%201%3D1&type=text&message-timestamp=2026-03-09%2016%3A00%3A00&timestamp=1773072000&nonce=n&sig=5D55C8D4C07F7858866D72DA52F26DAE1CD69119E349DF81DBC203E90B0FF0E3'),
	('vonage', 'https://sms.example.org/vonage', NULL, '{"msisdn": "15553010101", "to": "15552010100", "messageId": "VO1", "text": "hola é & 1=1", "type": "text", "message-timestamp": "2026-03-09 16:00:00", "timestamp": "1773072000", "nonce": "n", "sig": "5d55c8d4c07f7858866d72da52f26dae1cd69119e349df81dbc203e90b0ff0e3"}'),
	('vonage', 'https://sms.example.org/vonage?msisdn=15553010101&to=15552010100&messageId=VO1&text=hola%20%C3%A9%20%26%201%3D1&type=text&message-timestamp=2026-03-09%2016%3A00%3A00&timestamp=1773072000&nonce=n&sig=5d55c8d4c07f7858866d72da52f26dae1cd69119e349df81dbc203e90b0ff0e3', '{}', ''),
	('telnyx', 'https://sms.example.org/telnyx', '{"Telnyx-Timestamp": "1773072000", "Telnyx-Signature-Ed25519": "BnOPDB6xZMGbRl+ZD/Svf1F4zqZqmFIbXhuT0U40aD+j+IEEl/4UO0GkIRhGv52ls8zkO5e/xtA++dgy13TKAA=="}',
	 '{"data":{"event_type":"message.received","payload":{"id":"TE1","direction":"inbound","from":{"phone_number":"+15553010101"},"to":[{"phone_number":"+15552010100"}],"text":"hola é & 1=1"}}}'),
	('bandwidth', 'https://sms.example.org/bandwidth', '{"Authorization": "Basic Y2FsbGJhY2s6cGFzczp3b3Jk"}',
	 '[{"type": "message-received", "to": "+15552010100", "message": {"id": "BA1", "from": "+15553010101", "text": "hola é & 1=1"}}]');
SELECT provider, pg_temp.try(provider, url, headers, body) FROM hook;
SELECT provider_message_id, phone, our_phone, body FROM minibot.message
WHERE direction = 'inbound' AND body LIKE 'hola%' ORDER BY provider_message_id;
-- With a header or a word changed they are refused; rubbish is no error.
SELECT provider, pg_temp.try(provider, url, (SELECT jsonb_object_agg(key, substr(value, 2)) FROM jsonb_each_text(headers)), body)
FROM hook WHERE headers <> '{}';
SELECT provider, pg_temp.try(provider, replace(url, 'hola', 'HOLA'), headers, replace(body, 'hola', 'HOLA')) FROM hook
WHERE provider <> 'bandwidth';
SELECT provider, pg_temp.try(provider, url, NULL, NULL), pg_temp.try(provider, url, '"x"', 'x'), pg_temp.try(provider, NULL, '{"authorization": 7}', '[')
FROM hook;
SELECT pg_temp.try('bandwidth', url, headers, b) FROM hook, unnest(ARRAY['', '[', '{}', '[7, {}, {"type": "message-received"}]',
	'{"x": "\u0000"}']) AS b WHERE provider = 'bandwidth';
SELECT pg_temp.try('nobody', '', '{}', ''), pg_temp.try(NULL, '', '{}', '');
-- Where nothing was named that proves a webhook, none is taken.
UPDATE minibot.provider SET options = options - 'webhook_key_file' WHERE name = 'telnyx';
SELECT pg_temp.try(provider, url, headers, body) FROM hook WHERE provider = 'telnyx';

-- Of an outcome nobody can tell a person may say what it was.
INSERT INTO minibot.message (message_id, direction, phone, body, category, status, provider, queued_at, attempts, check_at)
VALUES (900005, 'outbound', '+15553010106', 'x', 'reply', 'unknown', 'vonage', now(), 1, now()),
	(900006, 'outbound', '+15553010107', 'x', 'reply', 'unknown', 'vonage', now(), 1, now());
INSERT INTO minibot.attempt (message_id, attempt, provider, started_at, outcome)
VALUES (900005, 1, 'vonage', now(), 'unknown'), (900006, 1, 'vonage', now(), 'unknown');
SELECT minibot.settle_unknown(900005, true), minibot.settle_unknown(900006, false);
SELECT minibot.settle_unknown(900006, false);
SELECT message_id, status, sent_at IS NOT NULL AS sent, check_at, outcome
FROM minibot.message AS m JOIN minibot.attempt USING (message_id) WHERE message_id > 900004 ORDER BY message_id;

-- A web gateway's role calls this and nothing else; it cannot come near the token.
CREATE ROLE regress_minibot_web;
GRANT USAGE ON SCHEMA minibot TO regress_minibot_web;
GRANT SELECT ON signed TO regress_minibot_web;
GRANT EXECUTE ON FUNCTION minibot.twilio_webhook(text, text, text) TO regress_minibot_web;
SET ROLE regress_minibot_web;
SELECT minibot.twilio_webhook(url, body, signature) FROM signed WHERE name = 'plain';
SELECT minibot.twilio_webhook(url, body, 'wrong') FROM signed WHERE name = 'plain';
SELECT minibot.twilio_webhook('x', '{}'::jsonb, 'x');
SELECT minibot_internal.take_webhook('twilio', NULL, 'x', '{}', '');
SELECT minibot.provider_webhook('twilio', 'x', '{}', '');
SELECT minibot_internal.webhook_is_genuine('twilio', '/etc/passwd', NULL, 'x', '{}', '');
SELECT * FROM minibot_internal.webhook_events('twilio', '', 'MessageSid=SM1&From=x');
SELECT options FROM minibot.provider;
RESET ROLE;

-- A token that is not there is said to be so, and not where it should be.
UPDATE minibot.provider SET options = options || '{"auth_token_file": "/nonexistent/token"}' WHERE name = 'twilio';
SELECT pg_temp.try(url, body, signature) FROM signed WHERE name = 'plain';
DELETE FROM minibot.provider;
SELECT pg_temp.try(url, body, signature) FROM signed WHERE name = 'plain';
ROLLBACK;
