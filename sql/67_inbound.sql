-- What families write ------------------------------------------------------

-- When a text that could not be taken is tried again after so many tries: after 5 seconds, then twice that, at most 10 minutes;
-- what may be a STOP or a cry for help is given up after more than a day only.
CREATE FUNCTION minibot.inbound_backoff(tries integer) RETURNS interval
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN CASE WHEN tries < 200 THEN least(interval '5s' * 2.0 ^ least(tries - 1, 16), interval '10min') END;
COMMENT ON FUNCTION minibot.inbound_backoff(integer) IS
	'How long to wait before an inbound text that could not be taken is tried again; NULL: it is given up';

-- Hand inbound texts to the conversation, each once.  Runs as the extension's
-- owner, so that the worker's role needs no right on what families wrote.
CREATE FUNCTION minibot.take_inbound(sids text[], froms text[], tos text[], bodies text[], received timestamptz[])
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
		FROM unnest(sids, froms, tos, bodies, received) WITH ORDINALITY AS u (sid, sender, recipient, body, at, position)
		WHERE NOT EXISTS (SELECT FROM minibot.inbound_failure AS f WHERE f.provider_message_id = u.sid)
		UNION ALL
		SELECT f.provider_message_id, f.from_phone, f.to_phone, f.body, f.received_at, 0 FROM minibot.inbound_failure AS f
		WHERE f.failed_at <= minibot.clock() - minibot.inbound_backoff(f.tries)
		ORDER BY at, position	-- a provider's times are whole seconds
	LOOP
		taken := taken + minibot.take_text(t.sid, t.sender, t.recipient, t.body, t.at)::integer;
	END LOOP;
	RETURN taken;
END
$$;
COMMENT ON FUNCTION minibot.take_inbound(text[], text[], text[], text[], timestamptz[]) IS
	'Hand texts the worker fetched to receive_message(), each once';
