-- Webhooks: what a provider tells a web gateway --------------------------------
--
-- A web gateway, under a role of its own, hands requests over as they came.
-- These functions run as the extension's owner, check that the provider made
-- the request, and act within the caller's transaction.

-- What is counted although the transaction that meets it fails: sequences are not rolled back.
CREATE SEQUENCE minibot_internal.webhook_refusals_seq MINVALUE 0 START 0;
CREATE SEQUENCE minibot_internal.webhook_refused_at_seq MINVALUE 0 START 0;
COMMENT ON SEQUENCE minibot_internal.webhook_refusals_seq IS 'How many webhooks were refused';
COMMENT ON SEQUENCE minibot_internal.webhook_refused_at_seq IS 'When one was refused last, in Unix seconds';

CREATE VIEW minibot.webhook_refusal AS
SELECT CASE WHEN n.is_called THEN n.last_value + 1 ELSE 0 END AS refusals,
	CASE WHEN a.is_called THEN to_timestamp(a.last_value) END AS last_refused_at
FROM minibot_internal.webhook_refusals_seq AS n, minibot_internal.webhook_refused_at_seq AS a;
COMMENT ON VIEW minibot.webhook_refusal IS
	'Webhooks that bore no right signature: how many since the extension was made, and when the last one';

-- Whether a provider made a request.  The secret is read in C, with the
-- server's rights, and compared in constant time; it does not come out.
CREATE FUNCTION minibot_internal.webhook_is_genuine(kind text, secret_file text, secret_variable text, url text,
		headers jsonb, body text)
	RETURNS boolean
	LANGUAGE c VOLATILE
	AS 'MODULE_PATHNAME', 'minibot_webhook_is_genuine';
COMMENT ON FUNCTION minibot_internal.webhook_is_genuine(text, text, text, text, jsonb, text) IS
	'Whether a request bears the signature of the provider with that secret; names of headers in lower case';

CREATE FUNCTION minibot_internal.webhook_events(kind text, url text, body text)
	RETURNS TABLE (is_inbound boolean, sid text, sender text, recipient text, body text, status text, code text,
		reference text, at timestamptz)
	LANGUAGE c VOLATILE
	AS 'MODULE_PATHNAME', 'minibot_webhook_events';
COMMENT ON FUNCTION minibot_internal.webhook_events(text, text, text) IS
	'What a provider''s request tells: texts that came in, statuses of texts that went out';

CREATE FUNCTION minibot_internal.form_encoded(params jsonb) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'minibot_form';
COMMENT ON FUNCTION minibot_internal.form_encoded(jsonb) IS
	'An object''s members as an application/x-www-form-urlencoded text; an array is a name several times';

-- Write the status a callback reports.  The text is found by the provider's
-- id, else by our reference, message and attempt: a callback may come before
-- the worker has recorded the id, or instead of an answer that got lost.  That
-- proves that the provider has the text, and which it is.
CREATE FUNCTION minibot_internal.take_status(provider text, sid text, recipient text, status text, code text,
		reference text)
	RETURNS boolean
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp SET enable_seqscan = off
AS $$
DECLARE
	parts text[] := regexp_match(reference, '^([0-9]{1,18})-([0-9]{1,4})$');
	m minibot.message;
BEGIN
	SELECT t.* INTO m FROM minibot.message AS t
	WHERE t.provider_message_id = sid AND t.direction = 'outbound' AND t.provider = take_status.provider;
	IF NOT FOUND THEN
		PERFORM minibot_internal.lock_attempts(parts[1]::bigint);
		SELECT t.* INTO m FROM minibot.message AS t
		WHERE t.message_id = parts[1]::bigint AND t.attempts = parts[2]::integer AND t.direction = 'outbound'
			AND t.provider = take_status.provider AND ltrim(t.phone, '+') = ltrim(recipient, '+')
		FOR UPDATE;
		IF NOT FOUND THEN
			RETURN false;
		END IF;
	END IF;
	IF m.status IN ('sending', 'unknown') THEN
		UPDATE minibot.attempt AS a
		SET outcome = 'adopted', provider_message_id = sid, finished_at = coalesce(a.finished_at, minibot.clock())
		WHERE a.message_id = m.message_id AND a.attempt = m.attempts;
		UPDATE minibot.message AS t
		SET status = 'sent', sent_at = minibot.clock(), provider_message_id = sid, lease_until = NULL,
			not_before = NULL,
			check_at = minibot.clock() + current_setting('minibot.status_interval')::interval, error_code = NULL,
				error = NULL
		WHERE t.message_id = m.message_id;
	END IF;
	PERFORM minibot_internal.record_status(m.message_id, take_status.status, code);
	RETURN true;
END
$$;
COMMENT ON FUNCTION minibot_internal.take_status(text, text, text, text, text, text) IS
	'Write the status that a provider''s callback reports; false where it is of no text of ours';

-- What a person has found out, at the provider's own pages, about an outcome nobody else can tell.
CREATE FUNCTION minibot.settle_unknown(message_id bigint, was_sent boolean) RETURNS void
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	PERFORM minibot_internal.lock_attempts(message_id);
	UPDATE minibot.message AS m
	SET status = CASE WHEN was_sent THEN 'sent' ELSE 'queued' END, check_at = NULL,
		sent_at = CASE WHEN was_sent THEN (SELECT a.started_at FROM minibot.attempt AS a
										   WHERE a.message_id = m.message_id AND a.attempt = m.attempts) END
	WHERE m.message_id = settle_unknown.message_id AND m.status = 'unknown';
	IF NOT FOUND THEN
		RAISE no_data_found USING MESSAGE = format('message %s is none whose outcome is unknown', message_id);
	END IF;
	UPDATE minibot.attempt AS a SET outcome = CASE WHEN was_sent THEN 'adopted' ELSE 'absent' END
	FROM minibot.message AS m
	WHERE m.message_id = settle_unknown.message_id AND a.message_id = m.message_id AND a.attempt = m.attempts;
	PERFORM minibot_internal.wake_worker();
END
$$;
COMMENT ON FUNCTION minibot.settle_unknown(bigint, boolean) IS
	'Say of a message whose outcome is unknown whether the provider has sent it; where not, it is sent again';

-- Act on a request, if one of the kind's providers (or the named one) made it.
CREATE FUNCTION minibot_internal.take_webhook(kind text, provider text, url text, headers jsonb, body text) RETURNS text
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	p minibot.provider;
	e record;
	genuine boolean;
BEGIN
	SELECT jsonb_object_agg(lower(h.key), h.value) INTO headers FROM jsonb_each(headers) AS h;
	FOR p IN
		SELECT t.* FROM minibot.provider AS t
		WHERE t.kind = take_webhook.kind AND (take_webhook.provider IS NULL OR t.name = take_webhook.provider)
		ORDER BY t.is_current DESC, t.name
	LOOP
		genuine := minibot_internal.webhook_is_genuine(kind,
			CASE WHEN kind IN ('twilio', 'plivo') THEN p.options ->> 'auth_token_file'
				ELSE p.options ->> 'webhook_key_file' END,
			CASE WHEN kind IN ('twilio', 'plivo') THEN p.options ->> 'auth_token_env'
				ELSE p.options ->> 'webhook_key_env' END,
			url, headers, take_webhook.body);
		EXIT WHEN genuine;
	END LOOP;
	IF genuine IS NULL THEN
		RAISE undefined_object USING MESSAGE = concat_ws(' ', 'there is no', kind, 'provider', quote_ident(provider));
	ELSIF NOT genuine THEN
		PERFORM nextval('minibot_internal.webhook_refusals_seq'),
			setval('minibot_internal.webhook_refused_at_seq', extract(epoch FROM clock_timestamp())::bigint);
		RAISE insufficient_privilege USING MESSAGE = format('the webhook bears no right signature of %s', kind),
			HINT = 'The address must be exactly the one the provider was told, query included, and the body as it '
				'came.';
	END IF;
	FOR e IN SELECT * FROM minibot_internal.webhook_events(kind, url, take_webhook.body) LOOP
		IF e.is_inbound THEN
			PERFORM minibot_internal.take_text(e.sid, e.sender, e.recipient, e.body, e.at);
		ELSE
			PERFORM minibot_internal.take_status(p.name, e.sid, e.recipient, e.status, e.code, e.reference);
		END IF;
	END LOOP;
	RETURN CASE WHEN kind IN ('twilio', 'plivo') THEN '<?xml version="1.0" encoding="UTF-8"?><Response></Response>'
		ELSE '' END;
END
$$;
COMMENT ON FUNCTION minibot_internal.take_webhook(text, text, text, jsonb,
	text) IS 'Check and act on a provider''s request';

CREATE FUNCTION minibot.provider_webhook(provider text, url text, headers jsonb, body text) RETURNS text
	LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	kind text := (SELECT p.kind FROM minibot.provider AS p WHERE p.name = provider_webhook.provider
		AND p.kind <> 'sandbox');
BEGIN
	IF kind IS NULL THEN
		RAISE undefined_object USING MESSAGE = format('there is no provider "%s" that sends webhooks', provider);
	END IF;
	RETURN minibot_internal.take_webhook(kind, provider, url, headers, body);
END
$$;
COMMENT ON FUNCTION minibot.provider_webhook(text, text, jsonb, text) IS
	'Take a request of a provider of any kind, by its name: address with query, headers as an object, body as it came; '
	'texts go to receive_message(), statuses are recorded. Returns what to answer';

CREATE FUNCTION minibot.twilio_webhook(url text, body text, signature text) RETURNS text
	LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN minibot_internal.take_webhook('twilio', NULL, url, jsonb_build_object('x-twilio-signature', signature),
		body);
END
$$;
COMMENT ON FUNCTION minibot.twilio_webhook(text, text, text) IS
	'Take a request of Twilio''s: address, body as it came, header X-Twilio-Signature; a text goes to '
	'receive_message(), a status is recorded. Returns what to answer, as text/xml';

CREATE FUNCTION minibot.twilio_webhook(url text, params jsonb, signature text) RETURNS text
	LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
	SELECT minibot.twilio_webhook(url, minibot_internal.form_encoded(params), signature)
$$;
COMMENT ON FUNCTION minibot.twilio_webhook(text, jsonb, text) IS
	'The same for a web gateway that has read the form: an object of its parameters, an array where one comes several '
	'times';

CREATE FUNCTION minibot_internal.webhook_health() RETURNS TABLE (problem text, detail text, hint text)
	LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
AS $$
	SELECT 'webhooks were refused', format('%s so far, the last at %s, bore no right signature', w.refusals,
		w.last_refused_at),
		'Where your own provider''s are refused: the address handed over must be exactly the one the provider was '
			'told, and the secret the present one.'
	FROM minibot.webhook_refusal AS w WHERE w.last_refused_at > clock_timestamp() - interval '1 day'
$$;
COMMENT ON FUNCTION minibot_internal.webhook_health() IS 'The part of health() about webhooks';
INSERT INTO minibot_internal.hook (event, position, function, argument) VALUES
	('minibot.health', 40, 'minibot_internal.webhook_health', 'webhook');
