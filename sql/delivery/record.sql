-- What became of what was sent ------------------------------------------------
--
-- What the provider's answers make of messages and attempts, of the provider
-- (pauses, the circuit breaker) and of opt-outs.

-- What an error means; falls back on the HTTP status, then on refusal for good.
CREATE FUNCTION minibot_internal.error_class(kind text, http_status integer, code text, OUT class text,
		OUT max_attempts smallint, OUT first_delay interval, OUT is_throttling boolean)
	LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
AS $$
	SELECT coalesce(e.class, CASE WHEN error_class.http_status >= 500 OR error_class.http_status < 300 THEN 'unknown'
			ELSE 'content' END), coalesce(e.max_attempts, 1::smallint), coalesce(e.first_delay, '0'),
		coalesce(e.is_throttling, false)
	FROM (VALUES (1)) AS one
	LEFT JOIN LATERAL (
		SELECT p.class, p.max_attempts, p.first_delay, p.is_throttling FROM minibot.provider_error AS p
		WHERE p.kind IN (error_class.kind, 'any')
			AND (p.http_status IS NULL OR p.http_status = error_class.http_status)
			AND (p.code IS NULL OR p.code = error_class.code)
		ORDER BY p.http_status IS NULL, p.code IS NULL, p.kind = 'any' LIMIT 1) AS e ON true
$$;
COMMENT ON FUNCTION minibot_internal.error_class(text, integer,
	text) IS 'What a provider''s error means, by provider_error';

-- Exponential backoff with jitter: the first delay doubles with each attempt, at most an hour, times 0.5 to 1.5.
CREATE FUNCTION minibot_internal.backoff(first_delay interval, attempts integer) RETURNS interval
	LANGUAGE sql VOLATILE STRICT
	RETURN least(first_delay * 2.0 ^ least(attempts - 1, 16), interval '1 hour') * (0.5 + pg_catalog.random());
COMMENT ON FUNCTION minibot_internal.backoff(interval, integer) IS 'How long to wait after so many attempts';

-- The provider calls a sender too fast; health() tells.
CREATE FUNCTION minibot_internal.note_throttling(m minibot.message) RETURNS void
	LANGUAGE sql VOLATILE
	BEGIN ATOMIC
		UPDATE minibot.sender AS s
		SET throttled = CASE WHEN s.throttled_at > minibot.clock() - interval '1 day' THEN s.throttled + 1 ELSE 1 END,
			throttled_at = minibot.clock()
		WHERE s.provider = (m).provider AND (s.sender = (m).our_phone OR s.is_service)
			AND minibot_internal.is_usable(s);
	END;
COMMENT ON FUNCTION minibot_internal.note_throttling(minibot.message) IS
	'Count that the provider called a message''s sender too fast';

-- End or postpone a message by what its error means.
CREATE FUNCTION minibot_internal.settle_failure(m minibot.message, http_status integer, code text, error text,
		retry_after integer, ended text)
	RETURNS void
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	now timestamptz := minibot.clock();
	e record;
	again boolean;
	-- Of a number that is no longer kept nothing follows: see forget_contact().
	is_kept boolean := m.phone !~ '^#';
	-- What is urgent asks again soon, whatever the provider says.
	urgent_wait CONSTANT integer := 60;
BEGIN
	SELECT c.* INTO e FROM minibot.provider AS p
	CROSS JOIN minibot_internal.error_class(p.kind, settle_failure.http_status, settle_failure.code) AS c
		WHERE p.name = m.provider;
	again := e.class IN ('retry', 'later') AND m.attempts < e.max_attempts AND is_kept;
	UPDATE minibot.message AS t
	SET status = CASE WHEN again THEN 'held' WHEN e.class = 'pause' AND ended = 'failed' AND is_kept THEN 'queued'
			WHEN e.class = 'opted_out' THEN 'suppressed' ELSE ended END,
		not_before = CASE WHEN again THEN greatest(now + make_interval(secs => coalesce(
				CASE WHEN minibot_internal.is_urgent(m.priority) THEN least(retry_after, urgent_wait)
					ELSE retry_after END, 0)),
			now + minibot_internal.backoff(e.first_delay, m.attempts)) ELSE t.not_before END,
		-- What is sent again gets an id of its own; the old one's would be taken for the new attempt's.
		provider_message_id = CASE WHEN again OR (e.class = 'pause' AND ended = 'failed') THEN NULL
			ELSE t.provider_message_id END,
		-- Of a nudge those below are told: see report_bad_numbers().
		check_at = CASE WHEN e.class = 'bad_number' AND t.category = 'nudge' AND is_kept THEN now END,
		lease_until = NULL, error_code = settle_failure.code, error = CASE WHEN is_kept THEN settle_failure.error END
	WHERE t.message_id = m.message_id;
	IF e.is_throttling THEN
		PERFORM minibot_internal.note_throttling(m);
	END IF;
	IF e.class = 'opted_out' AND is_kept THEN
		PERFORM minibot.opt_out_phone(m.phone, 'provider', m.message_id);
	ELSIF e.class = 'pause' THEN
		UPDATE minibot.provider AS p
		SET paused_at = coalesce(p.paused_at, now),
			paused_reason = concat_ws(' ', settle_failure.code, settle_failure.error)
		WHERE p.name = m.provider;
	ELSIF retry_after > 0 THEN
		UPDATE minibot.provider AS p SET resume_at = greatest(p.resume_at,
			now + make_interval(secs => least(retry_after, urgent_wait)))
		WHERE p.name = m.provider;
	END IF;
END
$$;
COMMENT ON FUNCTION minibot_internal.settle_failure(minibot.message, integer, text, text, integer, text) IS
	'End or postpone a message by what its error means';

-- The record phase.  results: accepted, refused (by an answer), unsent (no byte
-- of it left) or unknown.  Only the attempt that is still the message's last
-- one counts.
CREATE FUNCTION minibot_internal.record_outcomes(ids bigint[], tries smallint[], results text[], sids text[],
		http integer[], codes text[], errors text[], retry_after integer[])
	RETURNS void
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
	-- Planned for ten, a nested loop over batch and rows takes a hundred times a hundred steps.
	SET enable_nestloop = off SET plan_cache_mode = force_generic_plan
AS $$
DECLARE
	now timestamptz := minibot.clock();
BEGIN
	UPDATE minibot.attempt AS a
	SET finished_at = now, outcome = u.result, provider_message_id = u.sid, http_status = u.http, error_code = u.code,
		error = u.error
	FROM unnest(ids, tries, results, sids, http, codes, errors) AS u (id, try, result, sid, http, code, error)
	WHERE a.message_id = u.id AND a.attempt = u.try AND a.outcome IN ('sending', 'unknown')
		AND a.message_id = ANY (ids);
	-- An id the provider has given out before is kept in the attempt only; that is so rare that it is found by its
	-- error.
	LOOP
		BEGIN
			UPDATE minibot.message AS t
			SET status = 'sent', sent_at = now, lease_until = NULL, not_before = NULL, error_code = NULL, error = NULL,
				provider_message_id = u.sid,
				check_at = CASE WHEN u.sid IS NOT NULL
					THEN now + current_setting('minibot.status_interval')::interval END
			FROM unnest(ids, tries, results, sids) AS u (id, try, result, sid)
			WHERE u.result = 'accepted' AND t.message_id = u.id AND t.attempts = u.try
				AND t.status IN ('sending', 'unknown')
				AND t.message_id = ANY (ids);
			EXIT;
		EXCEPTION WHEN unique_violation THEN
			sids := array(
				SELECT CASE WHEN row_number() OVER (PARTITION BY u.sid, u.result ORDER BY u.n) = 1
						AND NOT EXISTS (SELECT FROM minibot.message AS x
										WHERE x.provider_message_id = u.sid AND x.direction = 'outbound') THEN u.sid END
				FROM unnest(results, sids) WITH ORDINALITY AS u (result, sid, n) ORDER BY u.n);
		END;
	END LOOP;
	IF NOT 'accepted' = ALL (results) THEN
		PERFORM minibot_internal.record_failures(ids, tries, results, http, codes, errors, retry_after);
	END IF;
	PERFORM minibot_internal.count_failures(ids, tries, results, http);
END
$$;
COMMENT ON FUNCTION minibot_internal.record_outcomes(bigint[], smallint[], text[], text[], integer[], text[], text[],
	integer[]) IS
	'The worker''s record phase: write what became of the messages it took';

-- Those of a batch that were not accepted.
CREATE FUNCTION minibot_internal.record_failures(ids bigint[], tries smallint[], results text[], http integer[],
		codes text[], errors text[], retry_after integer[])
	RETURNS void
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	o record;
	m minibot.message;
BEGIN
	FOR o IN
		SELECT u.* FROM unnest(ids, tries, results, http, codes, errors, retry_after)
			AS u (id, try, result, http, code, error, retry_after)
		WHERE u.result <> 'accepted'
	LOOP
		SELECT * INTO m FROM minibot.message AS t
		WHERE t.message_id = o.id AND t.attempts = o.try AND t.status IN ('sending', 'unknown') FOR UPDATE;
		CONTINUE WHEN NOT FOUND;
		PERFORM minibot_internal.record_failure(m, o.result, o.http, o.code, o.error, o.retry_after);
	END LOOP;
END
$$;
COMMENT ON FUNCTION minibot_internal.record_failures(bigint[], smallint[], text[], integer[], text[], text[],
	integer[]) IS
	'Write what became of those of a batch that were not accepted';

-- One message that was not accepted.
CREATE FUNCTION minibot_internal.record_failure(m minibot.message, result text, http_status integer, code text,
		error text, retry_after integer)
	RETURNS void
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	now timestamptz := minibot.clock();
BEGIN
	IF result = 'unsent' THEN
		UPDATE minibot.message AS t
		SET status = 'held', not_before = now + minibot_internal.backoff('1s', m.attempts), lease_until = NULL,
			error = record_failure.error
		WHERE t.message_id = m.message_id;
	ELSIF result = 'unknown' OR (SELECT c.class = 'unknown' FROM minibot.provider AS p
			CROSS JOIN minibot_internal.error_class(p.kind, record_failure.http_status, record_failure.code) AS c
			WHERE p.name = m.provider) THEN
		UPDATE minibot.attempt AS a SET outcome = 'unknown' WHERE a.message_id = m.message_id
			AND a.attempt = m.attempts;
		UPDATE minibot.message AS t
		SET status = 'unknown', check_at = now + current_setting('minibot.reconcile_after')::interval,
			lease_until = NULL,
			error_code = record_failure.code, error = record_failure.error
		WHERE t.message_id = m.message_id;
	ELSE
		PERFORM minibot_internal.settle_failure(m, http_status, code, error, retry_after, 'failed');
	END IF;
END
$$;
COMMENT ON FUNCTION minibot_internal.record_failure(minibot.message, text, integer, text, text, integer) IS
	'Write what became of a message that was not accepted';

-- The circuit breaker: after five failures in a row the provider is left alone
-- for a second, then two, at most a minute; then one text tries whether it is
-- back.  Only what was sent by the present provider counts, and once it is left
-- alone only that one text: what was under way before says nothing new.
CREATE FUNCTION minibot_internal.count_failures(ids bigint[], tries smallint[], results text[], http integer[])
	RETURNS void
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp SET enable_seqscan = off
AS $$
DECLARE
	now timestamptz := minibot.clock();
	bad integer;
	good integer;
BEGIN
	IF 'accepted' = ALL (results) AND NOT EXISTS (SELECT FROM minibot.provider AS p
		WHERE p.is_current AND p.failures > 0) THEN
		RETURN;
	END IF;
	SELECT count(*) FILTER (WHERE u.result IN ('unsent', 'unknown') OR u.http >= 500),
		count(*) FILTER (WHERE u.result = 'accepted' OR (u.result = 'refused' AND u.http < 500))
	INTO bad, good
	FROM unnest(ids, tries, results, http) AS u (id, try, result, http)
	JOIN minibot.attempt AS a ON a.message_id = u.id AND a.attempt = u.try
	JOIN minibot.provider AS p ON p.name = a.provider AND p.is_current
	WHERE p.failures < 5 OR a.started_at >= coalesce(p.resume_at, a.started_at);
	UPDATE minibot.provider AS p
	SET failures = f.failures,
		resume_at = CASE WHEN f.failures >= 5
				THEN greatest(p.resume_at, now + least(interval '1min', interval '1s' * 2.0 ^ least(f.failures - 5, 6)))
			WHEN p.failures < 5 THEN p.resume_at END
	FROM minibot.provider AS c
	CROSS JOIN LATERAL (
		SELECT CASE WHEN good > 0 THEN 0 WHEN c.failures >= 5 THEN c.failures + 1
			ELSE least(5, c.failures + bad) END AS failures) AS f
	WHERE c.name = p.name AND p.is_current AND (bad > 0 OR (good > 0 AND p.failures > 0));
END
$$;
COMMENT ON FUNCTION minibot_internal.count_failures(bigint[], smallint[], text[], integer[]) IS
	'Open or close the circuit breaker by a batch''s outcomes';
