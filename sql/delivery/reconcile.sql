-- What is not known yet -------------------------------------------------------
--
-- What the provider is asked about, and what follows.  That a text came back
-- from a bad number is told to those below.

-- record_outcomes() locks attempts before their messages: so does all that locks both.
CREATE FUNCTION minibot_internal.lock_attempts(message_id bigint) RETURNS void
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	PERFORM FROM minibot.attempt AS a WHERE a.message_id = lock_attempts.message_id ORDER BY a.attempt FOR UPDATE;
END
$$;
COMMENT ON FUNCTION minibot_internal.lock_attempts(bigint) IS
	'Lock a message''s attempts, which goes before locking the message';

-- Leases that ran out, and at a worker's start all of them: nobody knows what became of those.
CREATE FUNCTION minibot_internal.expire_leases(every boolean) RETURNS bigint
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
	SET plan_cache_mode = force_generic_plan
AS $$
DECLARE
	given_up bigint;
BEGIN
	PERFORM minibot_internal.lock_attempts(s.message_id) FROM minibot.message AS s
	WHERE s.status = 'sending' AND (every OR s.lease_until < minibot.clock());
	WITH expired AS (
		-- The sandbox is in this database: what it did not record it did not send.
		UPDATE minibot.message AS m
		SET status = CASE WHEN k.kind <> 'sandbox' THEN 'unknown' ELSE 'queued' END, lease_until = NULL,
			check_at = CASE WHEN k.kind <> 'sandbox'
				THEN minibot.clock() + current_setting('minibot.reconcile_after')::interval END,
			error = 'the worker ended before it knew the outcome'
		FROM minibot.message AS s LEFT JOIN minibot.provider AS p ON p.name = s.provider
		-- Of a provider whose row is gone nobody knows either; without any row it was the sandbox.
		CROSS JOIN LATERAL (SELECT coalesce(p.kind, s.provider) AS kind) AS k
		WHERE s.message_id = m.message_id AND s.status = 'sending' AND m.status = 'sending'
			AND (every OR s.lease_until < minibot.clock())
		RETURNING m.message_id, m.attempts),
	noted AS (
		UPDATE minibot.attempt AS a SET outcome = 'unknown', finished_at = minibot.clock()
		FROM expired AS e WHERE a.message_id = e.message_id AND a.attempt = e.attempts),
	-- Questions that the dead worker had asked
	hurried AS (
		UPDATE minibot.message AS m
		SET check_at = minibot.clock() + current_setting('minibot.reconcile_after')::interval
		WHERE every AND m.status = 'unknown'
			AND m.check_at > minibot.clock() + current_setting('minibot.reconcile_after')::interval)
	SELECT count(*) INTO given_up FROM expired;
	RETURN given_up;
END
$$;
COMMENT ON FUNCTION minibot_internal.expire_leases(boolean) IS
	'Give up waiting for attempts whose lease ran out, or for every one';

CREATE FUNCTION minibot_internal.texts_came_back(ids bigint[]) RETURNS void
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	-- each: PERFORM %s(ids);
END
$$;
COMMENT ON FUNCTION minibot_internal.texts_came_back(bigint[]) IS
	'These texts came back from bad numbers; who wants to be told again sets check_at to when';

-- Those that settle_failure() has set aside for it, once.
CREATE FUNCTION minibot_internal.report_bad_numbers(batch integer) RETURNS void
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	ids bigint[] := array(
		SELECT t.message_id FROM minibot.message AS t
		WHERE t.check_at <= minibot.clock() AND t.status IN ('failed', 'undelivered')
		ORDER BY t.check_at LIMIT batch FOR UPDATE SKIP LOCKED);
BEGIN
	UPDATE minibot.message AS t SET check_at = NULL WHERE t.message_id = ANY (ids);
	PERFORM minibot_internal.texts_came_back(ids);
END
$$;
COMMENT ON FUNCTION minibot_internal.report_bad_numbers(integer) IS
	'Part of the worker''s turn: tell of texts that came back from bad numbers';

-- Messages to ask the provider about: with an id, their status; without, whether it has them at all.
CREATE FUNCTION minibot_internal.claim_checks(batch integer, lease interval)
	RETURNS TABLE (message_id bigint, provider text, provider_message_id text, phone text, our_phone text,
		since timestamptz)
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
	SET plan_cache_mode = force_generic_plan
AS $$
#variable_conflict use_column
BEGIN
	PERFORM minibot_internal.report_bad_numbers(20)
	WHERE EXISTS (SELECT FROM minibot.message AS m
				  WHERE m.check_at <= minibot.clock() AND m.status IN ('failed', 'undelivered'));
	RETURN QUERY
	UPDATE minibot.message AS m SET check_at = minibot.clock() + lease
	WHERE m.message_id = ANY (array(
		SELECT d.message_id FROM minibot.message AS d
		WHERE d.check_at <= minibot.clock() AND d.status NOT IN ('failed', 'undelivered')
		ORDER BY d.check_at LIMIT batch FOR UPDATE SKIP LOCKED))
	RETURNING m.message_id, m.provider, m.provider_message_id, m.phone, m.our_phone,
		-- Clocks differ, and a rehearsal's minibot.clock is not the provider's.
		(SELECT least(a.started_at, clock_timestamp()) - interval '10min' FROM minibot.attempt AS a
		 WHERE a.message_id = m.message_id AND a.attempt = m.attempts);
END
$$;
COMMENT ON FUNCTION minibot_internal.claim_checks(integer,
	interval) IS 'Take messages that the provider is to be asked about';

-- Write a status the provider reported: sent, delivered, undelivered, failed or
-- canceled.  It only moves forward.
CREATE FUNCTION minibot_internal.record_status(message_id bigint, status text, code text DEFAULT NULL) RETURNS void
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	now timestamptz := minibot.clock();
	give_up CONSTANT interval := '3 days';	-- the provider itself forgets a text after ten hours
	m minibot.message;
BEGIN
	SELECT * INTO m FROM minibot.message AS t WHERE t.message_id = record_status.message_id
		AND t.status = 'sent' FOR UPDATE;
	IF NOT FOUND THEN
		RETURN;
	ELSIF record_status.status = 'delivered' THEN
		UPDATE minibot.message AS t SET status = 'delivered', delivered_at = now, check_at = NULL
		WHERE t.message_id = m.message_id;
	ELSIF record_status.status IN ('undelivered', 'failed') THEN
		PERFORM minibot_internal.settle_failure(m, NULL, code, NULL, NULL, record_status.status);
	ELSIF record_status.status = 'canceled' THEN
		UPDATE minibot.message AS t SET status = 'canceled', check_at = NULL WHERE t.message_id = m.message_id;
	ELSE
		-- Asked again when it is twice as old.
		UPDATE minibot.message AS t
		SET check_at = CASE WHEN now < m.sent_at + give_up
			THEN now + greatest(current_setting('minibot.status_interval')::interval, now - m.sent_at) END
		WHERE t.message_id = m.message_id;
	END IF;
END
$$;
COMMENT ON FUNCTION minibot_internal.record_status(bigint, text,
	text) IS 'Write a status the provider reported; it only moves forward';

-- The same of many: those that were delivered, which are nearly all, in one statement.
CREATE FUNCTION minibot_internal.record_statuses(ids bigint[], statuses text[], codes text[]) RETURNS void
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp SET enable_seqscan = off
	SET enable_nestloop = off SET jit = off SET plan_cache_mode = force_generic_plan
AS $$
BEGIN
	UPDATE minibot.message AS m SET status = 'delivered', delivered_at = minibot.clock(), check_at = NULL
	FROM unnest(ids, statuses) AS u (id, status)
	WHERE m.message_id = u.id AND u.status = 'delivered' AND m.status = 'sent' AND m.message_id = ANY (ids);
	PERFORM minibot_internal.record_status(u.id, u.status, u.code)
		FROM unnest(ids, statuses, codes) AS u (id, status, code)
	WHERE u.status <> 'delivered';
END
$$;
COMMENT ON FUNCTION minibot_internal.record_statuses(bigint[], text[],
	text[]) IS 'Write the statuses the provider reported of many messages';

-- The words of a text without what a provider may change in it: case, spaces, punctuation, "smart" characters.
CREATE FUNCTION minibot_internal.same_words(body text) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN pg_catalog.regexp_replace(pg_catalog.lower(body), '[^a-z0-9]+', '', 'g');
COMMENT ON FUNCTION minibot_internal.same_words(text) IS 'What of a text survives a provider''s re-encoding';

-- Settle an unknown outcome by what the provider's list shows for that phone
-- since the attempt began: adopt the message that is there and nobody else's,
-- send again where it is proved absent.  Returns adopted, absent, or NULL
-- where the outcome was known meanwhile.
CREATE FUNCTION minibot_internal.reconcile_message(message_id bigint, sids text[], bodies text[], statuses text[],
		codes text[], created timestamptz[])
	RETURNS text
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
AS $$
DECLARE
	m minibot.message;
	found_one record;
BEGIN
	PERFORM minibot_internal.lock_attempts(message_id);
	SELECT * INTO m FROM minibot.message AS t
	WHERE t.message_id = reconcile_message.message_id AND t.status = 'unknown' FOR UPDATE;
	IF NOT FOUND THEN
		RETURN NULL;
	END IF;
	SELECT l.* INTO found_one FROM unnest(sids, bodies, statuses, codes, created) AS l (sid, body, status,
		code, created)
	WHERE minibot_internal.same_words(l.body) = minibot_internal.same_words(m.body)
		AND NOT EXISTS (SELECT FROM minibot.message AS x
						WHERE x.provider_message_id = l.sid AND x.direction = 'outbound')
		AND NOT EXISTS (SELECT FROM minibot.message AS x JOIN minibot.attempt AS a USING (message_id)
						WHERE x.phone = m.phone AND a.provider_message_id = l.sid)
	ORDER BY l.created, l.sid LIMIT 1;
	UPDATE minibot.attempt AS a
	SET outcome = CASE WHEN found_one.sid IS NULL THEN 'absent' ELSE 'adopted' END, provider_message_id = found_one.sid
	WHERE a.message_id = m.message_id AND a.attempt = m.attempts;
	IF found_one.sid IS NULL THEN
		UPDATE minibot.message AS t SET status = 'queued', check_at = NULL WHERE t.message_id = m.message_id;
		RETURN 'absent';
	END IF;
	UPDATE minibot.message AS t
	SET status = 'sent', sent_at = coalesce(found_one.created, minibot.clock()), provider_message_id = found_one.sid,
		check_at = NULL, error_code = NULL, error = NULL
	WHERE t.message_id = m.message_id;
	PERFORM minibot_internal.record_status(m.message_id, found_one.status, found_one.code);
	RETURN 'adopted';
END
$$;
COMMENT ON FUNCTION minibot_internal.reconcile_message(bigint, text[], text[], text[], text[], timestamptz[]) IS
	'Settle an unknown outcome by the provider''s list: adopt the message or send it again';

-- Put a check off that the provider did not answer: the older the message, the longer, at most ten minutes.
CREATE FUNCTION minibot_internal.postpone_check(message_id bigint) RETURNS void
	LANGUAGE sql VOLATILE
	BEGIN ATOMIC
		UPDATE minibot.message AS m
		SET check_at = minibot.clock() + greatest(
				minibot_internal.backoff(pg_catalog.current_setting('minibot.reconcile_after')::interval, 1),
				least(interval '10min', (minibot.clock() - m.queued_at) / 4))
		WHERE m.message_id = postpone_check.message_id AND m.check_at IS NOT NULL;
	END;
COMMENT ON FUNCTION minibot_internal.postpone_check(bigint) IS 'Ask the provider later about a message';
