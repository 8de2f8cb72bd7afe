-- A message's life -----------------------------------------------------------
--
-- The worker calls these in short transactions; between a claim and its record
-- no transaction is open.  One worker serves a database, so that what is
-- "sending" when it starts was left behind by one that died.

CREATE TABLE minibot.attempt (
	message_id bigint NOT NULL REFERENCES minibot.message ON DELETE CASCADE,
	attempt smallint NOT NULL,
	provider text NOT NULL,
	started_at timestamptz NOT NULL,
	finished_at timestamptz,
	outcome text NOT NULL DEFAULT 'sending'
		CHECK (outcome IN ('sending', 'accepted', 'refused', 'unsent', 'unknown', 'adopted', 'absent')),
	provider_message_id text,
	http_status integer,
	error_code text,
	error text,
	PRIMARY KEY (message_id, attempt)
);
COMMENT ON TABLE minibot.attempt IS 'Every try to send a message; written before the first byte leaves';
COMMENT ON COLUMN minibot.attempt.outcome IS
	'sending; accepted; refused; unsent (never reached the provider); unknown, and then adopted (the provider''s list has it) or absent (it does not)';
SELECT pg_catalog.pg_extension_config_dump('minibot.attempt', '');

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
COMMENT ON TABLE minibot.inbound_failure IS 'Inbound texts that receive_message() raised an error about; tried again with each poll, ten times';
SELECT pg_catalog.pg_extension_config_dump('minibot.inbound_failure', '');

-- Which worker this script serves; the library checks that it is its own.
CREATE FUNCTION minibot.worker_contract() RETURNS integer
	LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN 1;
COMMENT ON FUNCTION minibot.worker_contract() IS 'Version of what worker and database expect of each other';

-- Whether no nudge may be sent, and when that changes.  A zone or an hour that
-- is none falls back on the district's zone and on 21 to 8: one bad row must
-- not stop the queue.
CREATE FUNCTION minibot.quiet_hours(at timestamptz, time_zone text, OUT is_quiet boolean, OUT until timestamptz)
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	zone text := coalesce(time_zone, minibot.get_setting('district.time_zone'), 'America/New_York');
	starts time := '21:00';
	ends time := '08:00';
	here timestamp;
	edge time;
BEGIN
	BEGIN
		here := at AT TIME ZONE zone;
	EXCEPTION WHEN invalid_parameter_value THEN
		zone := 'America/New_York';
		SELECT t.name INTO zone FROM pg_timezone_names AS t
		WHERE t.name = minibot.get_setting('district.time_zone');
		zone := coalesce(zone, 'America/New_York');
		here := at AT TIME ZONE zone;
	END;
	BEGIN
		starts := coalesce(minibot.get_setting('quiet_hours.start')::time, starts);
		ends := coalesce(minibot.get_setting('quiet_hours.end')::time, ends);
	EXCEPTION WHEN data_exception THEN
		starts := '21:00';
		ends := '08:00';
	END;
	is_quiet := CASE WHEN starts <= ends THEN here::time >= starts AND here::time < ends
		ELSE here::time >= starts OR here::time < ends END;
	edge := CASE WHEN is_quiet THEN ends ELSE starts END;
	IF starts <> ends THEN
		until := (here::date + edge + CASE WHEN edge <= here::time THEN interval '1 day' ELSE '0' END) AT TIME ZONE zone;
	END IF;
END
$$;
COMMENT ON FUNCTION minibot.quiet_hours(timestamptz, text) IS
	'Whether it is quiet hours in a zone, and until when it stays so; the settings quiet_hours.start and .end say when they are';

-- What keeps a message from being sent now, NULL when nothing does.
CREATE FUNCTION minibot.verdict(m minibot.message, now timestamptz, is_quiet boolean) RETURNS text
	LANGUAGE sql STABLE
	RETURN CASE
		WHEN m.not_after <= now THEN 'expired'
		WHEN m.category NOT IN ('keyword', 'crisis')
			AND EXISTS (SELECT FROM minibot.opt_out AS o WHERE o.phone = m.phone) THEN 'opted_out'
		WHEN m.category IN ('nudge', 'one_off')
			AND (SELECT pg_catalog.bool_and(c.is_restricted) FROM minibot.student_contact AS c
				 WHERE c.contact_id = m.contact_id) THEN 'restricted'
		WHEN m.not_before > now THEN 'early'
		WHEN m.category IN ('nudge', 'one_off') AND is_quiet THEN 'quiet' END;
COMMENT ON FUNCTION minibot.verdict(minibot.message, timestamptz, boolean) IS
	'What keeps a message from being sent: expired, opted_out, restricted, early or quiet; NULL when nothing does';

-- The next rows worth looking at, locked, most urgent first.
CREATE FUNCTION minibot.pick_messages(batch integer, now timestamptz) RETURNS bigint[]
	LANGUAGE plpgsql VOLATILE
	SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET plan_cache_mode = force_generic_plan
AS $$
BEGIN
	RETURN array(
		SELECT p.message_id FROM (
			SELECT * FROM (
				SELECT m.message_id, m.priority FROM minibot.message AS m WHERE m.status = 'queued'
				ORDER BY m.priority, m.message_id LIMIT batch FOR UPDATE SKIP LOCKED) AS queued
			UNION ALL
			SELECT * FROM (
				SELECT m.message_id, m.priority FROM minibot.message AS m
				WHERE m.status = 'held' AND m.priority < 4 AND m.not_before <= now
				ORDER BY m.not_before LIMIT batch FOR UPDATE SKIP LOCKED) AS held_urgent
			UNION ALL
			SELECT * FROM (
				SELECT m.message_id, m.priority FROM minibot.message AS m
				WHERE m.status = 'held' AND m.priority >= 4 AND m.not_before <= now
				ORDER BY m.not_before LIMIT batch FOR UPDATE SKIP LOCKED) AS held) AS p
		ORDER BY p.priority, p.message_id LIMIT batch);
END
$$;
COMMENT ON FUNCTION minibot.pick_messages(integer, timestamptz) IS 'Messages that are due, most urgent first, locked';

-- The claim phase: judges up to batch due messages and takes those that may be
-- sent, with a lease and an attempt row.  Returns every one it judged, with
-- its verdict (NULL: send it); fewer than batch means that the queue is empty.
CREATE FUNCTION minibot.claim_messages(batch integer, lease interval)
	RETURNS TABLE (message_id bigint, attempt smallint, verdict text, provider text, phone text, our_phone text, body text,
				   validity_seconds integer)
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp SET enable_seqscan = off
	SET plan_cache_mode = force_generic_plan
AS $$
#variable_conflict use_column
DECLARE
	now timestamptz := minibot.clock();
	channel minibot.provider;
	ids bigint[];
BEGIN
	SELECT * INTO channel FROM minibot.provider AS p WHERE p.is_current;
	IF channel.paused_at IS NOT NULL OR channel.resume_at > now THEN
		RETURN;
	END IF;
	-- A provider that keeps failing gets one text at a time, to see whether it is back.
	ids := minibot.pick_messages(CASE WHEN channel.failures >= 5 THEN 1 ELSE batch END, now);
	RETURN QUERY
	WITH zone AS MATERIALIZED (
		SELECT z.time_zone, q.is_quiet, q.until
		FROM (SELECT DISTINCT m.time_zone FROM minibot.message AS m
			  WHERE m.message_id = ANY (ids) AND m.category IN ('nudge', 'one_off')) AS z
		CROSS JOIN minibot.quiet_hours(now, z.time_zone) AS q),
	judged AS MATERIALIZED (
		SELECT m.message_id, z.until,
			coalesce(minibot.verdict(m, now, z.is_quiet), CASE m.category WHEN 'nudge' THEN minibot.outdated(m) END) AS verdict,
			least(m.not_after, CASE WHEN m.category IN ('nudge', 'one_off') THEN z.until END) AS end_at
		FROM minibot.message AS m
		LEFT JOIN zone AS z ON z.time_zone IS NOT DISTINCT FROM m.time_zone
		WHERE m.message_id = ANY (ids)),
	moved AS (
		UPDATE minibot.message AS m
		SET status = CASE WHEN j.verdict IS NULL THEN 'sending' WHEN j.verdict IN ('early', 'quiet') THEN 'held'
				ELSE 'suppressed' END,
			not_before = CASE WHEN j.verdict = 'quiet' THEN j.until ELSE m.not_before END,
			attempts = m.attempts + (j.verdict IS NULL)::integer,
			lease_until = CASE WHEN j.verdict IS NULL THEN now + lease END,
			provider = CASE WHEN j.verdict IS NULL THEN coalesce(channel.name, 'sandbox') ELSE m.provider END,
			error = CASE j.verdict WHEN 'expired' THEN 'no longer worth sending: not_after has passed'
				WHEN 'opted_out' THEN 'the phone has opted out'
				WHEN 'restricted' THEN 'the contact is restricted for every student'
				WHEN 'outdated' THEN 'of a student it speaks of, nothing may go to this telephone any more' END
		FROM judged AS j
		WHERE m.message_id = j.message_id AND m.message_id = ANY (ids)
		RETURNING m.*, j.verdict, j.end_at),
	tried AS (
		INSERT INTO minibot.attempt (message_id, attempt, provider, started_at)
		SELECT m.message_id, m.attempts, m.provider, now FROM moved AS m WHERE m.verdict IS NULL)
	SELECT m.message_id, m.attempts, m.verdict, m.provider, m.phone, m.our_phone, m.body,
		-- Twilio's range of ValidityPeriod; an end may be infinity, or thousands of years away.
		extract(epoch FROM greatest(now + interval '1s', least(now + interval '36000s', m.end_at)) - now)::integer
	FROM moved AS m ORDER BY m.priority, m.message_id;
END
$$;
COMMENT ON FUNCTION minibot.claim_messages(integer, interval) IS 'The worker''s claim phase: judge due messages and take those to send';
