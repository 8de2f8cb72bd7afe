-- Providers ------------------------------------------------------------------

CREATE FUNCTION minibot.current_database_oid() RETURNS oid
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN (SELECT d.oid FROM pg_catalog.pg_database AS d WHERE d.datname = pg_catalog.current_database());
COMMENT ON FUNCTION minibot.current_database_oid() IS 'Which database this is, copies told apart';

CREATE TABLE minibot.provider (
	name text PRIMARY KEY,
	kind text NOT NULL CHECK (kind IN ('sandbox', 'twilio')),
	options jsonb NOT NULL DEFAULT '{}',
	is_current boolean NOT NULL DEFAULT true,
	version integer NOT NULL DEFAULT 1,
	failures integer NOT NULL DEFAULT 0,
	resume_at timestamptz,
	paused_at timestamptz,
	paused_reason text,
	polled_through timestamptz,
	database_oid oid NOT NULL DEFAULT minibot.current_database_oid()
);
CREATE UNIQUE INDEX provider_current_idx ON minibot.provider (is_current) WHERE is_current;
COMMENT ON TABLE minibot.provider IS
	'Who carries the texts; set_provider() writes it. Without a current row the sandbox does, which sends nothing anywhere';
COMMENT ON COLUMN minibot.provider.kind IS 'sandbox or twilio';
COMMENT ON COLUMN minibot.provider.options IS 'How to reach it; where a secret is kept, never the secret itself';
COMMENT ON COLUMN minibot.provider.is_current IS 'Carries what is sent now';
COMMENT ON COLUMN minibot.provider.version IS 'Counts changes, so that the worker reads options and secrets anew';
COMMENT ON COLUMN minibot.provider.failures IS 'Failures in a row; from 5 on only a single text at a time tries whether it is back';
COMMENT ON COLUMN minibot.provider.resume_at IS 'Nothing is sent before this: the provider is failing or asked for a pause';
COMMENT ON COLUMN minibot.provider.paused_at IS 'Since when nothing is sent until someone calls resume_provider()';
COMMENT ON COLUMN minibot.provider.paused_reason IS 'Why: what the provider answered';
COMMENT ON COLUMN minibot.provider.database_oid IS
	'Database it was set in: a copy (of a template, from a dump) texts nobody until someone calls resume_provider() there';
COMMENT ON COLUMN minibot.provider.polled_through IS 'Inbound texts were fetched up to here, by the provider''s clock';
SELECT pg_catalog.pg_extension_config_dump('minibot.provider', '');

CREATE TABLE minibot.provider_error (
	kind text NOT NULL,
	http_status integer,
	code text,
	class text NOT NULL
		CHECK (class IN ('retry', 'later', 'unknown', 'bad_number', 'opted_out', 'blocked', 'pause', 'filtered', 'content')),
	max_attempts smallint NOT NULL DEFAULT 1,
	first_delay interval NOT NULL DEFAULT '0',
	note text NOT NULL,
	UNIQUE NULLS NOT DISTINCT (kind, http_status, code)
);
COMMENT ON TABLE minibot.provider_error IS
	'What a provider''s error means. A row that names the HTTP status goes before one that names the code; edit it as providers change';
COMMENT ON COLUMN minibot.provider_error.kind IS 'Kind of provider, or any';
COMMENT ON COLUMN minibot.provider_error.http_status IS 'Of the answer to a send; NULL: whatever it was';
COMMENT ON COLUMN minibot.provider_error.code IS 'The provider''s error code, in an answer or in a message''s status; NULL: whatever it was';
COMMENT ON COLUMN minibot.provider_error.class IS
	'retry (soon, safely), later (capped), unknown (ask the provider before any resend), pause (stop the channel), opted_out (write the opt-out); the others end the message';
COMMENT ON COLUMN minibot.provider_error.max_attempts IS 'retry and later: after so many attempts the message has failed';
COMMENT ON COLUMN minibot.provider_error.first_delay IS 'retry and later: wait before the second attempt; doubles each time, at most an hour';
SELECT pg_catalog.pg_extension_config_dump('minibot.provider_error', '');

INSERT INTO minibot.provider_error (kind, http_status, code, class, max_attempts, first_delay, note) VALUES
	('any', 429, NULL, 'retry', 20, '1s', 'too many requests'),
	('any', 401, NULL, 'pause', 1, '0', 'the credentials were refused'),
	('any', 500, NULL, 'unknown', 1, '0', 'the provider failed; it may have taken the message'),
	('any', 502, NULL, 'unknown', 1, '0', 'the provider failed; it may have taken the message'),
	('any', 503, NULL, 'unknown', 1, '0', 'the provider failed; it may have taken the message'),
	('any', 504, NULL, 'unknown', 1, '0', 'the provider failed; it may have taken the message'),
	('twilio', NULL, '20003', 'pause', 1, '0', 'the credentials were refused'),
	('twilio', NULL, '20429', 'retry', 20, '1s', 'too many requests'),
	('twilio', NULL, '21611', 'retry', 20, '30s', 'the sender''s queue is full'),
	('twilio', NULL, '30022', 'retry', 20, '5s', 'over the sender''s rate'),
	('twilio', NULL, '30023', 'later', 30, '1h', 'over the brand''s segments of the day; the carrier''s day ends at midnight, Pacific Time'),
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
	('twilio', NULL, '21617', 'content', 1, '0', 'the body is too long');

-- The rows above stand in a fresh extension when a dump is restored into it; the dump's are the district's.
CREATE TRIGGER replace_built_in BEFORE INSERT ON minibot.provider_error
	FOR EACH ROW EXECUTE FUNCTION minibot.replace_built_in();

CREATE FUNCTION minibot.is_loopback_url(url text) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'minibot_is_loopback_url';
COMMENT ON FUNCTION minibot.is_loopback_url(text) IS 'Whether an http(s) address is of this machine';

-- Raises what is wrong with a provider's options.
CREATE FUNCTION minibot.check_provider_options(kind text, options jsonb) RETURNS void
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	known CONSTANT text[] := CASE kind WHEN 'twilio' THEN ARRAY['base_url', 'account_sid', 'auth_token_file',
		'auth_token_env', 'from', 'messaging_service_sid', 'status_callback', 'ca_file', 'verify_tls'] ELSE '{}' END;
	option record;
	url text := options ->> 'base_url';
BEGIN
	IF jsonb_typeof(options) <> 'object' THEN
		RAISE invalid_parameter_value USING MESSAGE = 'provider options must be a JSON object';
	END IF;
	FOR option IN SELECT * FROM jsonb_each_text(options) LOOP
		IF option.key ~* '(token|secret|password|key)$' OR option.value ~ '^\s*[0-9a-fA-F]{32}\s*$' THEN
			RAISE invalid_parameter_value USING
				MESSAGE = format('provider option "%s" looks like a secret', option.key),
				HINT = 'Put the token in a file only the server can read and name it in auth_token_file, or name an environment variable in auth_token_env. Have the provider replace a token that was written here.';
		ELSIF option.key <> ALL (known) THEN
			RAISE invalid_parameter_value USING
				MESSAGE = format('a %s provider has no option "%s"', kind, option.key),
				HINT = CASE WHEN known = '{}' THEN 'It takes none.' ELSE 'Options: ' || array_to_string(known, ', ') || '.' END;
		END IF;
	END LOOP;
	IF kind = 'sandbox' THEN
		RETURN;
	END IF;
	PERFORM minibot.sender_options(options);
	IF coalesce(options ->> 'account_sid', '') !~ '^[A-Za-z0-9]{4,64}$' THEN
		RAISE invalid_parameter_value USING MESSAGE = 'provider option account_sid must be the account''s SID (AC...)';
	ELSIF num_nonnulls(options ->> 'auth_token_file', options ->> 'auth_token_env') <> 1 THEN
		RAISE invalid_parameter_value USING MESSAGE = 'name the secret in one of auth_token_file and auth_token_env';
	ELSIF (options ->> 'auth_token_file') !~ '^/' THEN
		RAISE invalid_parameter_value USING MESSAGE = 'provider option auth_token_file must be an absolute path on the server';
	ELSIF (options ->> 'auth_token_env') !~ '^[A-Za-z_][A-Za-z0-9_]*$' THEN
		RAISE invalid_parameter_value USING MESSAGE = 'provider option auth_token_env must be the name of an environment variable';
	ELSIF NOT pg_has_role('pg_read_server_files', 'MEMBER') THEN
		RAISE insufficient_privilege USING MESSAGE = 'a provider''s secret may be named only by a member of pg_read_server_files';
	ELSIF options ->> 'from' IS NULL AND options ->> 'messaging_service_sid' IS NULL THEN
		RAISE invalid_parameter_value USING MESSAGE = 'provider options must have from or messaging_service_sid';
	ELSIF url !~ '^https?://[^/?#@[:space:]]+(/[^?#[:space:]]*)?$' THEN
		RAISE invalid_parameter_value USING MESSAGE = format('provider option base_url is no http(s) address: "%s"', url);
	ELSIF url !~ '^https://' AND NOT minibot.is_loopback_url(url) THEN
		RAISE invalid_parameter_value USING MESSAGE = format('provider option base_url must be https: "%s"', url),
			HINT = 'Only an address of this machine, such as http://127.0.0.1:8080, may be http.';
	ELSIF options -> 'verify_tls' = 'false' AND NOT coalesce(minibot.is_loopback_url(url), false) THEN
		RAISE invalid_parameter_value USING MESSAGE = 'verify_tls may be false only where base_url is an address of this machine';
	END IF;
END
$$;
COMMENT ON FUNCTION minibot.check_provider_options(text, jsonb) IS 'Raise what is wrong with a provider''s options';

CREATE FUNCTION minibot.wake_worker() RETURNS void
	LANGUAGE c VOLATILE
	AS 'MODULE_PATHNAME', 'minibot_wake_worker';
COMMENT ON FUNCTION minibot.wake_worker() IS 'Have this database''s worker look at the queue when the transaction commits';

CREATE FUNCTION minibot.start_worker() RETURNS boolean
	LANGUAGE c VOLATILE
	AS 'MODULE_PATHNAME', 'minibot_start_worker';
COMMENT ON FUNCTION minibot.start_worker() IS
	'Have the launcher start this database''s worker when the transaction commits, where it has none; false where minibot is not in shared_preload_libraries';

CREATE FUNCTION minibot.set_provider(name text, kind text, options jsonb DEFAULT '{}') RETURNS void
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF kind IS NULL OR kind NOT IN ('sandbox', 'twilio') THEN
		RAISE invalid_parameter_value USING MESSAGE = format('unknown kind of provider "%s"', kind),
			HINT = 'Kinds: sandbox, twilio.';
	ELSIF coalesce(name, '') = '' THEN
		RAISE invalid_parameter_value USING MESSAGE = 'a provider needs a name';
	ELSIF name = 'sandbox' AND kind <> 'sandbox' THEN
		RAISE invalid_parameter_value USING MESSAGE = format('"sandbox" cannot be the name of a %s provider', kind);
	END IF;
	options := coalesce(options, '{}');
	PERFORM minibot.check_provider_options(kind, options);
	LOCK TABLE minibot.provider IN SHARE ROW EXCLUSIVE MODE;
	UPDATE minibot.provider AS p SET is_current = false WHERE p.is_current AND p.name <> set_provider.name;
	-- Texts of before today are not answered: the poll starts now, and it overlaps by ten minutes.
	INSERT INTO minibot.provider AS p (name, kind, options, polled_through)
	VALUES (set_provider.name, set_provider.kind, set_provider.options, clock_timestamp() + interval '10min')
	ON CONFLICT ON CONSTRAINT provider_pkey DO UPDATE
	SET kind = excluded.kind, options = excluded.options, is_current = true, version = p.version + 1, failures = 0,
		resume_at = NULL, paused_at = NULL, paused_reason = NULL, database_oid = excluded.database_oid,
		polled_through = CASE WHEN p.options = excluded.options THEN p.polled_through ELSE excluded.polled_through END;
	PERFORM minibot.set_senders(name, options);
	PERFORM minibot.wake_worker();
END
$$;
COMMENT ON FUNCTION minibot.set_provider(text, text, jsonb) IS
	'Have texts carried by a provider: sandbox, or twilio with options base_url, account_sid, auth_token_file or auth_token_env, from (a number, or a list of them) or messaging_service_sid';

CREATE FUNCTION minibot.resume_provider(name text) RETURNS void
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	UPDATE minibot.provider AS p
	SET paused_at = NULL, paused_reason = NULL, failures = 0, resume_at = NULL, version = p.version + 1,
		database_oid = minibot.current_database_oid()
	WHERE p.name = resume_provider.name;
	IF NOT FOUND THEN
		RAISE no_data_found USING MESSAGE = format('there is no provider "%s"', name);
	END IF;
	PERFORM minibot.wake_worker();
END
$$;
COMMENT ON FUNCTION minibot.resume_provider(text) IS 'Let a paused provider send again, with its secret read anew';
