-- What families write ------------------------------------------------------
--
-- Texts that the worker or a web gateway has, each handed over once.

CREATE TABLE minibot.inbound_failure (
	provider_message_id text PRIMARY KEY,
	from_phone text NOT NULL,
	to_phone text,
	body text NOT NULL,
	received_at timestamptz,
	tries integer NOT NULL DEFAULT 1,
	failed_at timestamptz NOT NULL,
	error text NOT NULL
);
COMMENT ON TABLE minibot.inbound_failure IS
	'Inbound texts that receive_message() raised an error about; tried again after 5 seconds, then twice that, at most '
	'10 minutes, for more than a day';

SELECT pg_catalog.pg_extension_config_dump('minibot.inbound_failure', '');

INSERT INTO minibot_internal.privacy_rule (position, what, relation, moment, retention, purpose, expires) VALUES
	(10, 'texts that could not be taken', 'inbound_failure', 'failed_at', 'inbound_failure',
		'To take them later', 't.failed_at < $1');

CREATE FUNCTION minibot_internal.text_came_in(sender text, body text, recipient text, sid text, at timestamptz)
	RETURNS void
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	-- each: PERFORM %s(sender, body, recipient, sid, at);
END
$$;
COMMENT ON FUNCTION minibot_internal.text_came_in(text, text, text, text, timestamptz) IS
	'A text from a telephone to one of ours, under the provider''s id; an error keeps it for another try';

-- Hand an inbound text on, once.  One that fails is kept and
-- tried again by the polls to come; others don't wait for it.  Nor do they, or the
-- worker, for one whose conversation somebody keeps locked: a transaction left
-- open, or a role that may do no more here than connect.
CREATE FUNCTION minibot_internal.take_text(sid text, sender text, recipient text, body text, at timestamptz)
	RETURNS boolean
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp SET lock_timeout = '2s'
AS $$
DECLARE
	-- In a rehearsal families write at the rehearsal's time.
	rehearsed timestamptz := CASE WHEN coalesce(current_setting('minibot.clock', true), '') <> ''
		THEN minibot.clock() END;
BEGIN
	IF EXISTS (SELECT FROM minibot.message AS m WHERE m.provider_message_id = sid AND m.direction = 'inbound') THEN
		RETURN false;
	END IF;
	PERFORM minibot_internal.text_came_in(sender, body, recipient, sid, coalesce(rehearsed, at, minibot.clock()));
	DELETE FROM minibot.inbound_failure AS f WHERE f.provider_message_id = sid;
	RETURN true;
EXCEPTION WHEN OTHERS THEN
	INSERT INTO minibot.inbound_failure AS f
		(provider_message_id, from_phone, to_phone, body, received_at, failed_at, error)
	VALUES (sid, sender, recipient, take_text.body, at, minibot.clock(), SQLERRM)
	ON CONFLICT (provider_message_id) DO UPDATE
	SET tries = f.tries + 1, failed_at = excluded.failed_at, error = excluded.error;
	-- What it says may be the family's words, and those are not for the server's log.
	RAISE WARNING USING MESSAGE = format('inbound text %s was not taken (SQLSTATE %s)', sid, SQLSTATE),
		HINT = 'See its error in minibot.inbound_failure.';
	RETURN false;
END
$$;
COMMENT ON FUNCTION minibot_internal.take_text(text, text, text, text, timestamptz) IS
	'Hand an inbound text to receive_message(), once; false where it was known or failed';

-- Hand inbound texts to the conversation, each once.  Runs as the extension's
-- owner, so that the worker's role needs no right on what families wrote.
CREATE FUNCTION minibot_internal.take_inbound(sids text[], froms text[], tos text[], bodies text[],
		received timestamptz[])
	RETURNS integer
	LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	t record;
	taken integer := 0;
BEGIN
	FOR t IN
		-- One that names no sender must not keep the others back.
		SELECT u.sid, coalesce(u.sender, '') AS sender, u.recipient, coalesce(u.body, '') AS body, u.at, u.position
		FROM unnest(sids, froms, tos, bodies, received) WITH ORDINALITY AS u (sid, sender, recipient, body,
			at, position)
		WHERE NOT EXISTS (SELECT FROM minibot.inbound_failure AS f WHERE f.provider_message_id = u.sid)
		UNION ALL
		SELECT f.provider_message_id, f.from_phone, f.to_phone, f.body, f.received_at, 0
			FROM minibot.inbound_failure AS f
		-- What may be a STOP or a cry for help is given up after more than a day only.
		WHERE f.tries < 200 AND f.failed_at <= minibot.clock() - least(interval '5s' * 2.0 ^ least(f.tries - 1, 16),
			interval '10min')
		ORDER BY at, position	-- a provider's times are whole seconds
	LOOP
		taken := taken + minibot_internal.take_text(t.sid, t.sender, t.recipient, t.body, t.at)::integer;
	END LOOP;
	RETURN taken;
END
$$;
COMMENT ON FUNCTION minibot_internal.take_inbound(text[], text[], text[], text[], timestamptz[]) IS
	'Hand texts the worker fetched to receive_message(), each once';
