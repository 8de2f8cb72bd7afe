-- internal: error_class
-- set_provider(): secrets stay out of the database, options are checked.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS minibot;
BEGIN;
\set SHOW_CONTEXT never
\set ON_ERROR_ROLLBACK on
CREATE FUNCTION pg_temp.try(more jsonb, kind text DEFAULT 'twilio') RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	hint text;
BEGIN
	PERFORM minibot.set_provider('p', kind, jsonb_strip_nulls('{"account_sid": "AC1234567890", "auth_token_file": "/etc/token",
		"from": "+15552010100", "base_url": "https://api.example.org"}'::jsonb || more));
	RETURN 'taken';
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS hint = PG_EXCEPTION_HINT;
	RETURN concat_ws(' | ', SQLERRM, nullif(hint, ''));
END $$;
SELECT more, pg_temp.try(more) FROM unnest(ARRAY[
	'{}',
	'{"auth_token": "0123456789abcdef0123456789abcdef"}',
	'{"password": "x"}',
	'{"auth_token_file": "0123456789abcdef0123456789abcdef"}',
	'{"auth_token_env": "0123456789ABCDEF0123456789ABCDEF", "auth_token_file": null}',
	'{"auth_token_env": "TWILIO_TOKEN", "auth_token_file": null}',
	'{"auth_token_env": "TWILIO_TOKEN"}',
	'{"auth_token_file": null}',
	'{"auth_token_file": "token"}',
	'{"auth_token_env": "a b", "auth_token_file": null}',
	'{"account_sid": null}',
	'{"account_sid": "AC/../x"}',
	'{"from": null}',
	'{"from": null, "messaging_service_sid": "MG1"}',
	'{"from": "555 0100"}',
	'{"fron": "+15552010100"}',
	'{"base_url": "http://api.example.org"}',
	'{"base_url": "http://127.0.0.1:8080"}',
	'{"base_url": "http://127.0.0.1@example.org"}',
	'{"base_url": "ftp://127.0.0.1"}',
	'{"verify_tls": false}',
	'{"verify_tls": "false"}',
	'{"verify_tls": false, "base_url": "https://localhost:8443"}']::jsonb[]) AS more;
-- Each kind has options of its own; none takes another's, or a secret.
SELECT option, kind, is_required FROM minibot.provider_options() WHERE kind <> 'twilio'
	AND option NOT IN (SELECT option FROM minibot.provider_options() WHERE kind = 'twilio') ORDER BY option, kind;
SELECT kind, pg_temp.try(options::jsonb || '{"account_sid": null}', kind) FROM (VALUES
	('telnyx', '{}'), ('telnyx', '{"from": null}'), ('telnyx', '{"from": null, "messaging_profile_id": "4001-01"}'),
	('telnyx', '{"webhook_key_file": "KEY0123456789ABCDEF0123_x"}'), ('telnyx', '{"webhook_key_file": "/k", "webhook_key_env": "K"}'),
	('telnyx', '{"api_key": "KEY0123456789ABCDEF0123_x"}'),
	('plivo', '{}'), ('plivo', '{"auth_id": "MA12345"}'), ('plivo', '{"auth_id": "MA/x"}'), ('plivo', '{"auth_id": "MA1234", "auth_token": "x"}'),
	('vonage', '{"api_key": "abcd1234"}'), ('vonage', '{"api_key": "abcd1234", "api_secret": "x"}'),
	('vonage', '{"api_key": "abcd1234", "from": null}'), ('vonage', '{"api_key": "abcd1234", "messaging_service_sid": "MG1"}'),
	('bandwidth', '{"account_id": "55", "username": "u", "application_id": "93de"}'), ('bandwidth', '{"account_id": "55"}'),
	('bandwidth', '{"account_id": "55", "username": "u", "application_id": "93de", "status_callback": "https://x"}')) AS t (kind, options) \g (format=unaligned)
SELECT pg_temp.try('{}', 'sandbox');
SELECT pg_temp.try('{}', 'pigeon');
SELECT minibot.set_provider('nowhere', 'sandbox');
SELECT minibot.set_provider('p', 'sandbox', '{"from": "+15552010100"}');
SELECT minibot.set_provider('p', 'sandbox', '[]');
SELECT name, kind, is_current FROM minibot.provider ORDER BY name;
SELECT minibot.resume_provider('unknown');

-- Only who may read the server's files may name one.
CREATE ROLE regress_minibot_clerk;
SELECT minibot.grant_access('regress_minibot_clerk', 'admin');
SET ROLE regress_minibot_clerk;
SELECT pg_temp.try('{"auth_token_file": "/etc/passwd"}');
RESET ROLE;

-- What an error means: the HTTP status goes before the code, a row of ours before nothing.
SELECT http, code, c.class, c.max_attempts FROM (VALUES (429, '20429'), (503, '21610'), (400, '21610'), (400, '30007'),
	(400, '99999'), (418, NULL), (507, NULL), (NULL, '30003'), (201, NULL)) AS t (http, code)
CROSS JOIN minibot_internal.error_class('twilio', http, code) AS c;
INSERT INTO minibot.provider_error (kind, http_status, code, class, note) VALUES ('twilio', 400, '21610', 'filtered', 'ours');
SELECT class FROM minibot_internal.error_class('twilio', 400, '21610');
-- A dump's rows take the place of the ones of a fresh extension.
INSERT INTO minibot.provider_error (kind, http_status, code, class, note) VALUES ('any', 401, NULL, 'retry', 'ours');
SELECT class, note FROM minibot.provider_error WHERE http_status = 401;
ROLLBACK;
