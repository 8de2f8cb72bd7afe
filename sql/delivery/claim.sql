-- A message's life -----------------------------------------------------------
--
-- The worker calls these in short transactions; between a claim and its record
-- no transaction is open.  One worker serves a database, so that what is
-- "sending" when it starts was left behind by one that died.

CREATE TABLE minibot.attempt (
	message_id bigint NOT NULL,
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
	'sending; accepted; refused; unsent (never reached the provider); unknown, and then adopted (the provider''s list '
	'has it) or absent (it does not)';
SELECT pg_catalog.pg_extension_config_dump('minibot.attempt', '');
INSERT INTO minibot_internal.privacy_rule (position, what, relation, moment, retention, purpose, expires) VALUES
	(9, 'tries to send', 'attempt', 'started_at', 'attempt',
		'To lose no text and send none twice',
		't.started_at < $1 AND t.outcome <> ''sending'' AND NOT EXISTS (
		SELECT FROM minibot.message AS m WHERE m.message_id = t.message_id
			AND m.status IN (''queued'', ''held'', ''sending'', ''unknown''))');

-- A foreign key would be checked for each text that is sent; all that it is needed for is this.
CREATE FUNCTION minibot_internal.delete_attempts() RETURNS trigger
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	DELETE FROM minibot.attempt AS a USING deleted AS d WHERE a.message_id = d.message_id;
	RETURN NULL;
END
$$;
COMMENT ON FUNCTION minibot_internal.delete_attempts() IS 'Trigger of message: its attempts go with it';
CREATE TRIGGER delete_attempts AFTER DELETE ON minibot.message
	REFERENCING OLD TABLE AS deleted FOR EACH STATEMENT EXECUTE FUNCTION minibot_internal.delete_attempts();

-- The next rows worth looking at, locked, most urgent first, and the category of
-- each.  Of what waits for a sender, as much as its tokens allow.  A part
-- of claim_messages(), and planned as that is.
CREATE FUNCTION minibot_internal.pick_messages(batch integer, now timestamptz, OUT ids bigint[], OUT categories text[])
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	SELECT array_agg(p.message_id), array_agg(p.category) INTO ids, categories
	FROM (SELECT * FROM (
			SELECT * FROM (
				SELECT m.message_id, m.priority, m.category FROM minibot.message AS m WHERE m.status = 'queued'
				ORDER BY m.priority, m.message_id LIMIT batch FOR UPDATE SKIP LOCKED) AS queued
			UNION ALL
			SELECT * FROM (
				SELECT m.message_id, m.priority, m.category FROM minibot.message AS m
				WHERE m.status = 'held' AND minibot_internal.is_urgent(m.priority) AND m.not_before <= now
				ORDER BY m.not_before LIMIT batch FOR UPDATE SKIP LOCKED) AS held_urgent
			UNION ALL
			SELECT * FROM (
				SELECT m.message_id, m.priority, m.category FROM minibot.message AS m
				WHERE m.status = 'held' AND NOT minibot_internal.is_urgent(m.priority) AND m.not_before <= now
				ORDER BY m.not_before LIMIT batch FOR UPDATE SKIP LOCKED) AS held) AS due
		  ORDER BY due.priority, due.message_id LIMIT batch) AS p;
	IF NOT EXISTS (SELECT FROM minibot.message AS m WHERE m.status = 'held' AND m.waits_for IS NOT NULL) THEN
		RETURN;
	END IF;
	SELECT array_agg(p.message_id), array_agg(p.category) INTO ids, categories
	FROM (SELECT * FROM (
			SELECT m.message_id, m.priority, m.category FROM minibot.message AS m WHERE m.message_id = ANY (ids)
			UNION ALL
			SELECT waiting.message_id, waiting.priority, waiting.category FROM minibot_internal.sender_meter AS r
			CROSS JOIN LATERAL (
				SELECT w.message_id, w.priority, w.category, w.segments,
					coalesce(sum(w.segments) OVER line, 0) AS ahead
				FROM (SELECT m.message_id, m.priority, m.category, m.segments FROM minibot.message AS m
					  WHERE m.status = 'held' AND m.waits_for = r.sender ORDER BY m.priority, m.message_id
					  LIMIT CASE WHEN r.is_metered THEN least(minibot_internal.bulk_room(r.state, now), batch)::integer
						ELSE batch END
					  FOR UPDATE SKIP LOCKED) AS w
				WINDOW line AS (ORDER BY w.priority, w.message_id ROWS BETWEEN UNBOUNDED PRECEDING
					AND 1 PRECEDING)) AS waiting
			WHERE NOT r.is_metered OR minibot_internal.bulk_at(r.state, waiting.ahead, waiting.segments,
				now) <= now) AS due
		  ORDER BY due.priority, due.message_id LIMIT batch) AS p;
END
$$;
COMMENT ON FUNCTION minibot_internal.pick_messages(integer, timestamptz) IS
	'Messages that are due, most urgent first, locked; and the category of each';

-- What of a batch its senders' limits let go now: urgent texts always, the
-- others in order, behind those that wait already.  Takes the tokens.
CREATE FUNCTION minibot_internal.meter_messages(provider text, ids bigint[], senders text[], now timestamptz)
	RETURNS TABLE (message_id bigint, segments integer, may_go boolean)
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
	SET plan_cache_mode = force_generic_plan
AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	WITH limited AS MATERIALIZED (
		SELECT s AS state, s.sender, (
			SELECT w.priority FROM minibot.message AS w
			WHERE w.status = 'held' AND w.waits_for = s.sender AND w.message_id <> ALL (ids)
			ORDER BY w.priority, w.message_id LIMIT 1) AS first_waiting
		FROM minibot.sender AS s
		WHERE s.provider = meter_messages.provider AND s.sender = ANY (senders)
			AND (s.segments_per_second > 0 OR s.daily_segments > 0)),
	line AS MATERIALIZED (
		SELECT m.message_id, u.sender, m.priority, m.waits_for, t.segments,
			coalesce(sum(t.segments) OVER (PARTITION BY u.sender ORDER BY m.priority, m.message_id
				ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS ahead
		FROM unnest(ids, senders) AS u (id, sender)
		JOIN minibot.message AS m ON m.message_id = u.id
		CROSS JOIN LATERAL (
			SELECT coalesce(m.segments, (minibot.sms_segments(m.body)).segments)::integer AS segments) AS t
		WHERE m.message_id = ANY (ids) AND u.sender IS NOT NULL),
	judged AS MATERIALIZED (
		SELECT l.message_id, l.sender, l.segments, minibot_internal.is_urgent(l.priority)
			OR (minibot_internal.bulk_at(r.state, l.ahead, l.segments, now) <= now
				AND (coalesce(l.waits_for = l.sender, false) OR coalesce(r.first_waiting > l.priority, true))) AS may_go
		FROM line AS l JOIN limited AS r USING (sender)),
	taken AS (
		UPDATE minibot.sender AS s
		SET full_at = CASE WHEN s.segments_per_second > 0
				THEN greatest(s.full_at, now) + minibot_internal.segment_time(s, g.segments) END,
			day = (now AT TIME ZONE s.time_zone)::date,
				day_segments = minibot_internal.segments_today(s, now) + g.segments
		FROM (SELECT j.sender, sum(j.segments) AS segments FROM judged AS j WHERE j.may_go GROUP BY j.sender) AS g
		WHERE s.provider = meter_messages.provider AND s.sender = g.sender)
	SELECT j.message_id, j.segments, j.may_go FROM judged AS j;
END
$$;
COMMENT ON FUNCTION minibot_internal.meter_messages(text, bigint[], text[], timestamptz) IS
	'Which of a batch''s texts their senders'' rates and daily segments let go now; a sender without limits is left '
	'out';

-- What is done with texts at a claim: the sender that each goes out from, or the verdict that keeps it.  Where there is
-- no choice of senders and no limit to them, nothing is asked of them.  Has the settings of claim_messages().
CREATE FUNCTION minibot_internal.decide_texts(provider text, ids bigint[], categories text[], usable bigint,
		the_sender text, limited boolean, now timestamptz)
	RETURNS TABLE (message_id bigint, sender text, segments integer, verdict text, is_held boolean, words text,
		until timestamptz)
	LANGUAGE plpgsql VOLATILE ROWS 100 AS $$
#variable_conflict use_column
BEGIN
	IF (usable > 1 OR limited) IS NOT TRUE THEN
		RETURN QUERY
		SELECT j.message_id, CASE WHEN j.verdict IS NULL THEN the_sender END, NULL::integer, j.verdict, j.is_held,
			j.words, j.until
		FROM minibot_internal.judge_texts(ids, categories, now) AS j;
		RETURN;
	END IF;
	RETURN QUERY
	WITH placed AS MATERIALIZED (
		SELECT j.*, CASE WHEN j.verdict IS NULL
				THEN CASE WHEN usable > 1 THEN c.sender ELSE the_sender END END AS sender
		FROM minibot_internal.judge_texts(ids, categories, now) AS j
		LEFT JOIN (SELECT s.* FROM minibot_internal.choose_senders(provider, ids) AS s WHERE usable > 1) AS c
			USING (message_id)),
	metered AS MATERIALIZED (
		SELECT r.message_id, r.segments, t.verdict, t.is_held, t.words
		FROM (SELECT array_agg(p.message_id ORDER BY p.message_id) AS ids,
					array_agg(p.sender ORDER BY p.message_id) AS senders FROM placed AS p) AS p
		CROSS JOIN LATERAL minibot_internal.meter_messages(provider, p.ids, p.senders, now) AS r
		LEFT JOIN minibot_internal.text_obstacle AS t
			ON NOT r.may_go AND t.function = 'minibot_internal.claim_messages' AND t.verdict = 'rate'
		WHERE limited)
	SELECT p.message_id, p.sender, r.segments, coalesce(p.verdict, r.verdict), coalesce(p.is_held, r.is_held),
		coalesce(p.words, r.words), p.until
	FROM placed AS p LEFT JOIN metered AS r ON r.message_id = p.message_id;
END
$$;

-- How many texts may be tried now.  A provider that keeps failing gets one at a time, to see whether it is back.
CREATE FUNCTION minibot_internal.batch_now(batch integer, now timestamptz) RETURNS integer
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	channel minibot.provider;
BEGIN
	SELECT * INTO channel FROM minibot.provider AS p WHERE p.is_current;
	RETURN CASE WHEN channel.paused_at IS NOT NULL OR channel.resume_at > now THEN 0
		WHEN channel.failures >= 5 THEN (NOT EXISTS (
			SELECT FROM minibot.message AS m WHERE m.status = 'sending' AND m.provider = channel.name))::integer
		ELSE batch END;
END
$$;

-- The claim phase: judges up to batch due messages and takes those that may be
-- sent, with a lease and an attempt row.  Returns every one it judged, with
-- its verdict (NULL: send it); fewer than batch means that the queue is empty.
CREATE FUNCTION minibot_internal.claim_messages(batch integer, lease interval)
	RETURNS TABLE (message_id bigint, attempt smallint, verdict text, provider text, phone text, our_phone text,
		body text, validity_seconds integer, provider_version integer)
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
	SET plan_cache_mode = force_generic_plan
AS $$
#variable_conflict use_column
DECLARE
	now timestamptz := minibot.clock();
	channel minibot.provider;
	known record;
	picked record := minibot_internal.pick_messages(minibot_internal.batch_now(batch, now), now);
BEGIN
	IF picked.ids IS NULL THEN
		RETURN;
	END IF;
	-- What was queued after a change of providers goes by the new one.
	SELECT * INTO channel FROM minibot.provider AS p WHERE p.is_current;
	SELECT * INTO known FROM minibot_internal.known_senders(channel.name);
	IF known.senders > 0 AND known.usable = 0 THEN
		RETURN;
	END IF;
	RETURN QUERY
	WITH moved AS (
		UPDATE minibot.message AS m
		SET status = CASE WHEN d.verdict IS NULL THEN 'sending' WHEN d.is_held THEN 'held' ELSE 'suppressed' END,
			not_before = CASE WHEN d.verdict = 'rate' THEN NULL WHEN d.is_held THEN coalesce(d.until, m.not_before)
				ELSE m.not_before END,
			waits_for = CASE d.verdict WHEN 'rate' THEN d.sender END,
			segments = coalesce(m.segments, d.segments),
			attempts = m.attempts + (d.verdict IS NULL)::integer,
			lease_until = CASE WHEN d.verdict IS NULL THEN now + lease END,
			provider = CASE WHEN d.verdict IS NULL THEN coalesce(channel.name, 'sandbox') ELSE m.provider END,
			-- A number of a messaging service's, or one named with the text, is none that we know.
			our_phone = CASE WHEN d.verdict IS NULL AND (m.our_phone IS NULL OR m.our_phone = ANY (known.names))
				AND known.usable > 0 THEN CASE WHEN NOT known.is_service THEN d.sender END ELSE m.our_phone END,
			error_code = CASE WHEN NOT d.is_held THEN d.verdict ELSE m.error_code END, error = d.words
		FROM minibot_internal.decide_texts(channel.name, picked.ids, picked.categories, known.usable, known.sender,
			known.limited, now) AS d
		WHERE m.message_id = d.message_id AND m.message_id = ANY (picked.ids)
			-- What waits for that sender already goes on doing so.
			AND (d.verdict = 'rate' AND m.waits_for = d.sender) IS NOT TRUE
		RETURNING m.message_id, m.attempts, m.provider, m.phone, m.our_phone, m.body, m.priority, m.not_after,
			d.verdict, d.is_held, d.until),
	tried AS (
		INSERT INTO minibot.attempt (message_id, attempt, provider, started_at)
		SELECT m.message_id, m.attempts, m.provider, now FROM moved AS m WHERE m.verdict IS NULL),
	told AS MATERIALIZED (
		SELECT minibot_internal.texts_given_up(array_agg(m.message_id)) FROM moved AS m
			WHERE NOT m.is_held HAVING count(*) > 0)
	SELECT m.message_id, m.attempts, m.verdict, m.provider, m.phone, m.our_phone, m.body,
		-- Twilio's range of ValidityPeriod; an end may be infinity, or thousands of years away.
		extract(epoch FROM greatest(now + interval '1s',
			least(now + interval '36000s', m.not_after, m.until)) - now)::integer,
		coalesce(channel.version, 0)
	FROM moved AS m LEFT JOIN told ON true ORDER BY m.priority, m.message_id;
END
$$;
COMMENT ON FUNCTION minibot_internal.claim_messages(integer,
	interval) IS 'The worker''s claim phase: judge due messages and take those to send';
