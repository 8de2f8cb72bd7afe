-- Providers ------------------------------------------------------------------
--
-- Who carries texts, what its errors mean, and the options it takes.  The
-- secrets' places are kept here, never the secrets.

CREATE FUNCTION minibot_internal.current_database_oid() RETURNS oid
	LANGUAGE c STABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'minibot_current_database_oid';
COMMENT ON FUNCTION minibot_internal.current_database_oid() IS 'Which database this is, copies told apart';

CREATE TABLE minibot.provider (
	name text PRIMARY KEY,
	kind text NOT NULL CHECK (kind IN ('sandbox', 'twilio', 'telnyx', 'plivo', 'vonage', 'bandwidth')),
	options jsonb NOT NULL DEFAULT '{}',
	is_current boolean NOT NULL DEFAULT true,
	version integer NOT NULL DEFAULT 1,
	failures integer NOT NULL DEFAULT 0,
	resume_at timestamptz,
	paused_at timestamptz,
	paused_reason text,
	polled_through timestamptz,
	database_oid oid NOT NULL DEFAULT minibot_internal.current_database_oid()
);
CREATE UNIQUE INDEX provider_current_idx ON minibot.provider (is_current) WHERE is_current;
COMMENT ON TABLE minibot.provider IS
	'Who carries the texts; set_provider() writes it. Without a current row the sandbox does, which sends nothing '
	'anywhere';
COMMENT ON COLUMN minibot.provider.kind IS 'sandbox, twilio, telnyx, plivo, vonage or bandwidth';
COMMENT ON COLUMN minibot.provider.options IS 'How to reach it; where a secret is kept, never the secret itself';
COMMENT ON COLUMN minibot.provider.is_current IS 'Carries what is sent now';
COMMENT ON COLUMN minibot.provider.version IS 'Counts changes, so that the worker reads options and secrets anew';
COMMENT ON COLUMN minibot.provider.failures IS
	'Failures in a row; from 5 on only a single text at a time tries whether it is back';
COMMENT ON COLUMN minibot.provider.resume_at IS
	'Nothing is sent before this: the provider is failing or asked for a pause; '
	'infinity: nor is it asked for inbound texts, as it refuses the credentials or cannot be used';
COMMENT ON COLUMN minibot.provider.paused_at IS 'Since when nothing is sent until someone calls resume_provider()';
COMMENT ON COLUMN minibot.provider.paused_reason IS 'Why: what the provider answered';
COMMENT ON COLUMN minibot.provider.database_oid IS
	'Database it was set in: a copy (of a template, from a dump) texts nobody until someone calls resume_provider() '
	'there';
COMMENT ON COLUMN minibot.provider.polled_through IS 'Inbound texts were fetched up to here, by the provider''s clock';
SELECT pg_catalog.pg_extension_config_dump('minibot.provider', '');

CREATE TABLE minibot.provider_error (
	kind text NOT NULL,
	http_status integer,
	code text,
	class text NOT NULL
		CHECK (class IN ('retry', 'later', 'unknown', 'bad_number', 'opted_out', 'blocked', 'pause', 'filtered',
			'content')),
	max_attempts smallint NOT NULL DEFAULT 1,
	first_delay interval NOT NULL DEFAULT '0',
	note text NOT NULL,
	is_throttling boolean NOT NULL DEFAULT false,
	UNIQUE NULLS NOT DISTINCT (kind, http_status, code)
);
COMMENT ON TABLE minibot.provider_error IS
	'What a provider''s error means. A row that names the HTTP status goes before one that names the code; edit it as '
	'providers change';
COMMENT ON COLUMN minibot.provider_error.kind IS 'Kind of provider, or any';
COMMENT ON COLUMN minibot.provider_error.http_status IS 'Of the answer to a send; NULL: whatever it was';
COMMENT ON COLUMN minibot.provider_error.code IS
	'The provider''s error code, in an answer or in a message''s status; NULL: whatever it was';
COMMENT ON COLUMN minibot.provider_error.class IS
	'retry (soon, safely), later (capped), unknown (ask the provider before any resend), pause (stop the channel), '
	'opted_out (write the opt-out); the others end the message';
COMMENT ON COLUMN minibot.provider_error.max_attempts IS
	'retry and later: after so many attempts the message has failed';
COMMENT ON COLUMN minibot.provider_error.first_delay IS
	'retry and later: wait before the second attempt; doubles each time, at most an hour';
COMMENT ON COLUMN minibot.provider_error.is_throttling IS
	'The sender was too fast: sender_status counts it, health() tells';
SELECT pg_catalog.pg_extension_config_dump('minibot.provider_error', '');

INSERT INTO minibot.provider_error
	(kind, http_status, code, class, max_attempts, first_delay, note, is_throttling) VALUES
	('any', 429, NULL, 'retry', 20, '1s', 'too many requests', true),
	('twilio', NULL, '20429', 'retry', 20, '1s', 'too many requests', true),
	('twilio', NULL, '30022', 'retry', 20, '5s', 'over the sender''s rate', true);
INSERT INTO minibot.provider_error (kind, http_status, code, class, max_attempts, first_delay, note) VALUES
	('any', 401, NULL, 'pause', 1, '0', 'the credentials were refused'),
	('any', 500, NULL, 'unknown', 1, '0', 'the provider failed; it may have taken the message'),
	('any', 502, NULL, 'unknown', 1, '0', 'the provider failed; it may have taken the message'),
	('any', 503, NULL, 'unknown', 1, '0', 'the provider failed; it may have taken the message'),
	('any', 504, NULL, 'unknown', 1, '0', 'the provider failed; it may have taken the message'),
	('twilio', NULL, '20003', 'pause', 1, '0', 'the credentials were refused'),
	('twilio', NULL, '21611', 'retry', 20, '30s', 'the sender''s queue is full'),
	('twilio', NULL, '30023', 'later', 30, '1h',
		'over the brand''s segments of the day; the carrier''s day ends at midnight, Pacific Time'),
	('twilio', NULL, '30001', 'later', 4, '10min', 'the provider''s queue overflowed'),
	('twilio', NULL, '30003', 'later', 4, '30min', 'the phone is off or out of reach'),
	('twilio', NULL, '30008', 'later', 3, '10min', 'the carrier gave no reason'),
	('twilio', NULL, '30017', 'later', 4, '10min', 'the carrier is congested'),
	('twilio', NULL, '30410', 'later', 4, '10min', 'the carrier did not answer in time'),
	('twilio', NULL, '21211', 'bad_number', 1, '0', 'no valid number'),
	('twilio', NULL, '21214', 'bad_number', 1, '0', 'the number cannot be reached'),
	('twilio', NULL, '21612', 'bad_number', 1, '0', 'no way from this sender to this number'),
	('twilio', NULL, '21614', 'bad_number', 1, '0', 'not a mobile number'),
	('twilio', NULL, '30005', 'bad_number', 1, '0', 'the number is unknown or no longer exists'),
	('twilio', NULL, '30006', 'bad_number', 1, '0', 'a landline or a carrier that cannot be reached'),
	('twilio', NULL, '21610', 'opted_out', 1, '0', 'the phone has opted out at the carrier'),
	('twilio', NULL, '30004', 'blocked', 1, '0', 'the phone refuses texts from this sender'),
	('twilio', NULL, '30002', 'pause', 1, '0', 'the account is suspended'),
	('twilio', NULL, '21606', 'pause', 1, '0', 'the sender is none of this account''s numbers'),
	('twilio', NULL, '30032', 'pause', 1, '0', 'the toll-free number is not verified'),
	('twilio', NULL, '30034', 'pause', 1, '0', 'the number is not registered for A2P 10DLC'),
	('twilio', NULL, '30007', 'filtered', 1, '0', 'taken for spam; the same words would be again'),
	('twilio', NULL, '21602', 'content', 1, '0', 'no body'),
	('twilio', NULL, '21617', 'content', 1, '0', 'the body is too long'),
	-- https://developers.telnyx.com/docs/messaging/messages/error-codes
	('telnyx', NULL, '10009', 'pause', 1, '0', 'the credentials were refused'),
	('telnyx', NULL, '10011', 'retry', 20, '1s', 'too many requests'),
	('telnyx', NULL, '40011', 'retry', 20, '5s', 'over the sender''s rate'),
	('telnyx', NULL, '40014', 'later', 3, '10min', 'it expired in the provider''s queue'),
	('telnyx', NULL, '40004', 'later', 3, '30min', 'the carrier gave no reason'),
	('telnyx', NULL, '40006', 'later', 4, '10min', 'the carrier is down'),
	('telnyx', NULL, '40008', 'later', 3, '10min', 'the carrier did not take it'),
	('telnyx', NULL, '40001', 'bad_number', 1, '0', 'a landline or no number that can be reached'),
	('telnyx', NULL, '40310', 'bad_number', 1, '0', 'no valid number'),
	('telnyx', NULL, '40300', 'opted_out', 1, '0', 'the phone has opted out at the provider'),
	('telnyx', NULL, '40010', 'pause', 1, '0', 'the number is not registered for A2P 10DLC'),
	('telnyx', NULL, '40013', 'pause', 1, '0', 'the carrier refuses the sender'),
	('telnyx', NULL, '40100', 'pause', 1, '0', 'the sender cannot send texts'),
	('telnyx', NULL, '40305', 'pause', 1, '0', 'the sender is none of the profile''s numbers'),
	('telnyx', NULL, '40312', 'pause', 1, '0', 'the messaging profile is disabled'),
	('telnyx', NULL, '40003', 'pause', 1, '0', 'the sender is blocked for spam'),
	('telnyx', NULL, '40002', 'filtered', 1, '0', 'taken for spam; the same words would be again'),
	('telnyx', NULL, '40015', 'filtered', 1, '0', 'taken for spam; the same words would be again'),
	('telnyx', NULL, '40009', 'content', 1, '0', 'the body is not valid'),
	('telnyx', NULL, '40302', 'content', 1, '0', 'the body is too long'),
	-- https://www.plivo.com/docs/messaging/troubleshooting/error-codes
	('plivo', 402, NULL, 'pause', 1, '0', 'no credit left'),
	('plivo', NULL, '20', 'later', 4, '10min', 'the carrier''s network failed'),
	('plivo', NULL, '80', 'later', 4, '30min', 'the phone is off or out of reach'),
	('plivo', NULL, '300', 'later', 3, '10min', 'the provider could not send it'),
	('plivo', NULL, '50', 'bad_number', 1, '0', 'no valid number'),
	('plivo', NULL, '70', 'bad_number', 1, '0', 'the number no longer exists or is a landline'),
	('plivo', NULL, '90', 'bad_number', 1, '0', 'no way from this sender to this number'),
	('plivo', NULL, '200', 'opted_out', 1, '0', 'the phone has opted out at the provider'),
	('plivo', NULL, '40', 'pause', 1, '0', 'the sender is none of this account''s numbers'),
	('plivo', NULL, '900', 'pause', 1, '0', 'no credit left'),
	('plivo', NULL, '910', 'pause', 1, '0', 'the account is disabled'),
	('plivo', NULL, '30', 'filtered', 1, '0', 'taken for spam; the same words would be again'),
	('plivo', NULL, '100', 'blocked', 1, '0', 'the carrier forbids it'),
	('plivo', NULL, '10', 'content', 1, '0', 'the body is not valid'),
	('plivo', NULL, '110', 'content', 1, '0', 'the body is too long'),
	-- An answer's status, https://developer.vonage.com/en/api-errors/sms; its HTTP status is what others say by HTTP
	('vonage', 400, '2', 'content', 1, '0', 'a parameter is missing'),
	('vonage', 400, '3', 'content', 1, '0', 'a parameter is not valid'),
	('vonage', 400, '6', 'bad_number', 1, '0', 'no number that can be reached'),
	('vonage', 400, '7', 'blocked', 1, '0', 'the number is barred'),
	('vonage', 400, '8', 'pause', 1, '0', 'the account is suspended'),
	('vonage', 400, '9', 'pause', 1, '0', 'no credit left'),
	('vonage', 400, '11', 'pause', 1, '0', 'the account may not use this API'),
	('vonage', 400, '12', 'content', 1, '0', 'the body is too long'),
	('vonage', 400, '13', 'content', 1, '0', 'the provider could not be reached'),
	('vonage', 400, '15', 'pause', 1, '0', 'the sender is not allowed'),
	('vonage', 400, '29', 'pause', 1, '0', 'a trial account may text listed numbers only'),
	-- A delivery receipt's err-code, https://api.support.vonage.com/hc/en-us/articles/204014733
	('vonage', NULL, '1', 'later', 3, '10min', 'no reason was given'),
	('vonage', NULL, '2', 'later', 4, '30min', 'the phone is off or out of reach'),
	('vonage', NULL, '7', 'later', 4, '30min', 'the phone is busy'),
	('vonage', NULL, '8', 'later', 4, '10min', 'the network failed'),
	('vonage', NULL, '3', 'bad_number', 1, '0', 'the number no longer exists'),
	('vonage', NULL, '5', 'bad_number', 1, '0', 'the number is being ported'),
	('vonage', NULL, '11', 'bad_number', 1, '0', 'no way to this number'),
	('vonage', NULL, '12', 'bad_number', 1, '0', 'no way to this number'),
	('vonage', NULL, '9', 'opted_out', 1, '0', 'the phone''s owner has asked for no texts'),
	('vonage', NULL, '4', 'blocked', 1, '0', 'the phone''s owner has barred it'),
	('vonage', NULL, '14', 'blocked', 1, '0', 'the carrier has blocked the number'),
	('vonage', NULL, '6', 'filtered', 1, '0', 'taken for spam; the same words would be again'),
	('vonage', NULL, '10', 'content', 1, '0', 'the message is not valid'),
	-- https://dev.bandwidth.com/docs/messaging/errors
	('bandwidth', 400, 'to', 'bad_number', 1, '0', 'no valid number'),
	('bandwidth', 400, 'from', 'pause', 1, '0', 'the sender is none of this account''s numbers'),
	('bandwidth', 403, NULL, 'pause', 1, '0', 'the user may not send texts'),
	('bandwidth', NULL, '4701', 'later', 4, '30min', 'the phone is out of reach'),
	('bandwidth', NULL, '4702', 'later', 4, '30min', 'the phone is off or out of reach'),
	('bandwidth', NULL, '5100', 'later', 4, '10min', 'the provider failed'),
	('bandwidth', NULL, '5600', 'later', 4, '10min', 'the carrier is congested'),
	('bandwidth', NULL, '5610', 'later', 3, '10min', 'the carrier failed'),
	('bandwidth', NULL, '5650', 'later', 3, '10min', 'the carrier failed'),
	('bandwidth', NULL, '4404', 'bad_number', 1, '0', 'the number cannot be texted'),
	('bandwidth', NULL, '4406', 'bad_number', 1, '0', 'the number is nobody''s'),
	('bandwidth', NULL, '4700', 'bad_number', 1, '0', 'the phone takes no texts'),
	('bandwidth', NULL, '4720', 'bad_number', 1, '0', 'no valid number, or a landline'),
	('bandwidth', NULL, '4721', 'bad_number', 1, '0', 'the number no longer exists'),
	('bandwidth', NULL, '4730', 'bad_number', 1, '0', 'no way to this number'),
	('bandwidth', NULL, '4775', 'opted_out', 1, '0', 'the phone has opted out at the carrier'),
	('bandwidth', NULL, '4482', 'blocked', 1, '0', 'the number is blocked'),
	('bandwidth', NULL, '4750', 'blocked', 1, '0', 'the carrier refused it without a reason'),
	('bandwidth', NULL, '4403', 'pause', 1, '0', 'the sender is none of this account''s numbers'),
	('bandwidth', NULL, '4405', 'pause', 1, '0', 'the sender''s number is nobody''s'),
	('bandwidth', NULL, '4452', 'pause', 1, '0', 'the application is unknown'),
	('bandwidth', NULL, '4481', 'pause', 1, '0', 'the sender is blocked for spam'),
	('bandwidth', NULL, '4493', 'pause', 1, '0', 'the account may not send texts'),
	('bandwidth', NULL, '4740', 'pause', 1, '0', 'the carrier refuses the sender'),
	('bandwidth', NULL, '4795', 'pause', 1, '0', 'the toll-free number is not verified'),
	('bandwidth', NULL, '4470', 'filtered', 1, '0', 'taken for spam; the same words would be again'),
	('bandwidth', NULL, '4770', 'filtered', 1, '0', 'taken for spam; the same words would be again'),
	('bandwidth', NULL, '4780', 'retry', 10, '30s', 'over the sender''s rate');

-- The rows above stand in a fresh extension when a dump is restored into it; the dump's are the district's.
CREATE TRIGGER replace_built_in BEFORE INSERT ON minibot.provider_error
	FOR EACH ROW EXECUTE FUNCTION minibot_internal.replace_built_in();

CREATE FUNCTION minibot_internal.is_loopback_url(url text) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'minibot_is_loopback_url';
COMMENT ON FUNCTION minibot_internal.is_loopback_url(text) IS 'Whether an http(s) address is of this machine';

INSERT INTO minibot.option_rule (subject, option, type, pattern, is_required, description)
SELECT 'provider ' || k.kind, o.option, o.type, o.pattern, o.is_required, o.description
FROM (VALUES
	('any', 'base_url', 'text', false, 'https?://[^/?#@[:space:]]+(/[^?#[:space:]]*)?',
		'address of the API; the provider''s own unless given'),
	('twilio', 'account_sid', 'text', true, '[A-Za-z0-9]{4,64}', 'the account''s SID (AC...)'),
	('plivo', 'auth_id', 'text', true, '[A-Za-z0-9]{4,64}', 'the account''s Auth ID (MA...)'),
	('vonage', 'api_key', 'text', true, '[A-Za-z0-9]{4,64}', 'the account''s API key, which is no secret'),
	('bandwidth', 'account_id', 'text', true, '[0-9]{1,20}', 'the account''s number'),
	('bandwidth', 'username', 'text', true, '[^:[:space:]]+', 'user of the API whose password is the secret'),
	('bandwidth', 'application_id', 'text', true, '[A-Za-z0-9-]{4,64}', 'messaging application the numbers belong to'),
	('any', 'auth_token_file', 'file', false, NULL,
		'absolute path of a file on the server whose first line is the secret'),
	('any', 'auth_token_env', 'variable', false, NULL,
		'name of an environment variable of the server that holds the secret'),
	('any', 'from', 'any', false, NULL, 'telephone number texts come from, or a list of them'),
	('twilio', 'messaging_service_sid', 'text', false, '[A-Za-z0-9]{2,64}',
		'Messaging Service texts come from (MG...)'),
	('telnyx', 'messaging_profile_id', 'text', false, '[A-Za-z0-9-]{4,64}',
		'messaging profile whose numbers texts come from'),
	('plivo', 'powerpack_uuid', 'text', false, '[A-Za-z0-9-]{4,64}', 'Powerpack whose numbers texts come from'),
	('telnyx', 'webhook_key_file', 'file', false, NULL,
		'absolute path of a file on the server with the account''s public key, in base64, that proves webhooks'),
	('telnyx', 'webhook_key_env', 'variable', false, NULL,
		'name of an environment variable of the server with that key'),
	('vonage', 'webhook_key_file', 'file', false, NULL,
		'absolute path of a file on the server with the signature secret (SHA-256 HMAC) that proves webhooks'),
	('vonage', 'webhook_key_env', 'variable', false, NULL,
		'name of an environment variable of the server with that secret'),
	('bandwidth', 'webhook_key_file', 'file', false, NULL,
		'absolute path of a file on the server with the callback''s user:password that proves webhooks'),
	('bandwidth', 'webhook_key_env', 'variable', false, NULL,
		'name of an environment variable of the server with that user:password'),
	('any', 'status_callback', 'text', false, 'https?://[^[:space:]]+',
		'address of the web gateway that the provider reports statuses to'),
	('any', 'ca_file', 'file', false, NULL, 'absolute path of a file with the authorities to trust'),
	('any', 'verify_tls', 'boolean', false, NULL, 'false trusts any certificate; only for addresses of this machine')
	) AS o (kind, option, type, is_required, pattern, description)
JOIN (VALUES ('twilio'), ('telnyx'), ('plivo'), ('vonage'), ('bandwidth')) AS k (kind) ON o.kind IN (k.kind, 'any')
-- Bandwidth is told where to report when its application is set up.
WHERE (k.kind, o.option) <> ('bandwidth', 'status_callback');

CREATE FUNCTION minibot.provider_options()
	RETURNS TABLE (kind text, option text, is_required boolean, pattern text, description text)
	LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp
AS $$
	SELECT split_part(r.subject, ' ', 2), r.option, r.is_required, coalesce(r.pattern, t.pattern), r.description
	FROM minibot.option_rule AS r JOIN minibot_internal.option_type AS t ON t.type = r.type
	WHERE r.subject LIKE 'provider %' ORDER BY r.subject, r.is_required DESC, r.option
$$;
COMMENT ON FUNCTION minibot.provider_options() IS
	'Options of set_provider(), by kind of provider, and what the whole value looks like as a regular expression; the '
	'sandbox has none';

CREATE FUNCTION minibot_internal.check_provider_options(kind text, options jsonb) RETURNS jsonb
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	secrets CONSTANT text := '^\s*([0-9a-fA-F]{32}|KEY[0-9A-Z]{16,}\S*)\s*$';	-- Twilio's and Telnyx's
	checked jsonb;
	secret text;
BEGIN
	SELECT e.key INTO secret FROM jsonb_each_text(CASE jsonb_typeof(options) WHEN 'object' THEN options END) AS e
	WHERE e.value ~ secrets OR e.key ~* '(token|secret|password|key)$'
		AND NOT EXISTS (SELECT FROM minibot.option_rule AS r
						WHERE r.subject = 'provider ' || kind AND r.option = e.key);
	IF FOUND THEN
		RAISE invalid_parameter_value USING
			MESSAGE = format('provider option "%s" looks like a secret', secret),
			HINT = 'Put the token in a file only the server can read and name it in auth_token_file, or name an '
				'environment variable in auth_token_env. Have the provider replace a token that was written here.';
	END IF;
	checked := minibot_internal.check_options('provider ' || kind, options, format('a %s provider', kind));
	IF kind = 'sandbox' THEN
		RETURN checked;
	END IF;
	PERFORM minibot_internal.sender_options(checked);
	IF num_nonnulls(checked ->> 'auth_token_file', checked ->> 'auth_token_env') <> 1 THEN
		RAISE invalid_parameter_value USING MESSAGE = 'name the secret in one of auth_token_file and auth_token_env';
	ELSIF NOT pg_has_role('pg_read_server_files', 'MEMBER') THEN
		RAISE insufficient_privilege USING MESSAGE =
			'a provider''s secret may be named only by a member of pg_read_server_files';
	ELSIF num_nonnulls(checked ->> 'webhook_key_file', checked ->> 'webhook_key_env') > 1 THEN
		RAISE invalid_parameter_value USING MESSAGE =
			'name what proves webhooks in one of webhook_key_file and webhook_key_env';
	ELSIF NOT checked ?| ARRAY['from', 'messaging_service_sid', 'messaging_profile_id', 'powerpack_uuid'] THEN
		RAISE invalid_parameter_value USING MESSAGE = concat_ws(' or ', 'provider options must have from',
			CASE kind WHEN 'twilio' THEN 'messaging_service_sid' WHEN 'telnyx' THEN 'messaging_profile_id'
				WHEN 'plivo' THEN 'powerpack_uuid' END);
	ELSIF checked ->> 'base_url' !~ '^https://' AND NOT minibot_internal.is_loopback_url(checked ->> 'base_url') THEN
		RAISE invalid_parameter_value USING
			MESSAGE = format('provider option base_url must be https: "%s"', checked ->> 'base_url'),
			HINT = 'Only an address of this machine, such as http://127.0.0.1:8080, may be http.';
	ELSIF checked -> 'verify_tls' = 'false'
		AND minibot_internal.is_loopback_url(checked ->> 'base_url') IS NOT TRUE THEN
		RAISE invalid_parameter_value USING
			MESSAGE = 'verify_tls may be false only where base_url is an address of this machine';
	END IF;
	RETURN checked;
END
$$;
COMMENT ON FUNCTION minibot_internal.check_provider_options(text, jsonb) IS
	'A provider''s options as they are kept; raises what is wrong with them';

CREATE FUNCTION minibot_internal.wake_worker() RETURNS void
	LANGUAGE c VOLATILE
	AS 'MODULE_PATHNAME', 'minibot_wake_worker';
COMMENT ON FUNCTION minibot_internal.wake_worker() IS
	'Have this database''s worker look at the queue when the transaction commits';

CREATE FUNCTION minibot.start_worker() RETURNS boolean
	LANGUAGE c VOLATILE
	AS 'MODULE_PATHNAME', 'minibot_start_worker';
COMMENT ON FUNCTION minibot.start_worker() IS
	'Have the launcher start this database''s worker when the transaction commits, where it has none; false where '
	'minibot is not in shared_preload_libraries';

CREATE FUNCTION minibot_internal.provider_account(kind text, options jsonb) RETURNS text[]
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN ARRAY[kind, options ->> 'base_url',
		coalesce(options ->> 'account_sid', options ->> 'auth_id', options ->> 'api_key', options ->> 'account_id')];
COMMENT ON FUNCTION minibot_internal.provider_account(text,
	jsonb) IS 'Whose lists hold what a provider was given: kind, address and account';

CREATE FUNCTION minibot.set_provider(name text, kind text, options jsonb DEFAULT '{}') RETURNS void
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	is_other boolean;	-- account than the one it had by that name
	asked_about bigint;
BEGIN
	IF kind IS NULL OR kind <> 'sandbox' AND kind NOT IN (SELECT o.kind FROM minibot.provider_options() AS o) THEN
		RAISE invalid_parameter_value USING MESSAGE = format('unknown kind of provider "%s"', kind),
			HINT = format('Kinds: sandbox, %s.',
				(SELECT string_agg(DISTINCT o.kind, ', ') FROM minibot.provider_options() AS o));
	ELSIF coalesce(name, '') = '' THEN
		RAISE invalid_parameter_value USING MESSAGE = 'a provider needs a name';
	ELSIF name = 'sandbox' AND kind <> 'sandbox' THEN
		RAISE invalid_parameter_value USING MESSAGE = format('"sandbox" cannot be the name of a %s provider', kind);
	END IF;
	options := minibot_internal.check_provider_options(kind, coalesce(options, '{}'));
	LOCK TABLE minibot.provider IN SHARE ROW EXCLUSIVE MODE;
	SELECT minibot_internal.provider_account(p.kind, p.options) <> minibot_internal.provider_account(set_provider.kind,
		set_provider.options)
	INTO is_other FROM minibot.provider AS p WHERE p.name = set_provider.name;
	IF is_other THEN
		-- The other account's lists hold none of these, which would prove that they were not sent.
		SELECT count(*) INTO asked_about FROM minibot.message AS m
		WHERE m.provider = set_provider.name
			AND (m.status = 'sending' OR (m.check_at IS NOT NULL AND m.status NOT IN ('failed', 'undelivered')));
		IF asked_about > 0 THEN
			RAISE object_in_use USING
				MESSAGE = format('provider "%s" cannot become another account while it is asked about %s texts', name,
					asked_about),
				HINT = 'Give the new account a name of its own: texts go by it at once, and the old one is still '
					'asked. Where it cannot be asked any more, settle_unknown() says of a text what became of it.';
		END IF;
	END IF;
	UPDATE minibot.provider AS p SET is_current = false WHERE p.is_current AND p.name <> set_provider.name;
	-- Texts of before today are not answered: the poll starts now, and it overlaps by ten minutes.
	INSERT INTO minibot.provider AS p (name, kind, options, polled_through)
	VALUES (set_provider.name, set_provider.kind, set_provider.options, clock_timestamp() + interval '10min')
	ON CONFLICT ON CONSTRAINT provider_pkey DO UPDATE
	SET kind = excluded.kind, options = excluded.options, is_current = true, version = p.version + 1, failures = 0,
		resume_at = NULL, paused_at = NULL, paused_reason = NULL, database_oid = excluded.database_oid,
		polled_through = CASE WHEN is_other THEN excluded.polled_through ELSE p.polled_through END;
	PERFORM minibot_internal.set_senders(name, options);
	PERFORM minibot_internal.wake_worker();
END
$$;
COMMENT ON FUNCTION minibot.set_provider(text, text, jsonb) IS
	'Have texts carried by a provider of a kind: sandbox, twilio, telnyx, plivo, vonage or bandwidth; '
	'provider_options() lists the options of each';

CREATE FUNCTION minibot.resume_provider(name text) RETURNS void
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	UPDATE minibot.provider AS p
	SET paused_at = NULL, paused_reason = NULL, failures = 0, resume_at = NULL, version = p.version + 1,
		database_oid = minibot_internal.current_database_oid()
	WHERE p.name = resume_provider.name;
	IF NOT FOUND THEN
		RAISE no_data_found USING MESSAGE = format('there is no provider "%s"', name);
	END IF;
	PERFORM minibot_internal.wake_worker();
END
$$;
COMMENT ON FUNCTION minibot.resume_provider(text) IS 'Let a paused provider send again, with its secret read anew';
