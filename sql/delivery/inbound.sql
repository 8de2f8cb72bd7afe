-- What families write ------------------------------------------------------

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
