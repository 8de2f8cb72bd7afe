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

-- Which worker this script serves; the library checks that it is its own.
CREATE FUNCTION minibot_internal.worker_contract() RETURNS integer
	LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN 3;
COMMENT ON FUNCTION minibot_internal.worker_contract() IS 'Version of what worker and database expect of each other';

-- Whether no nudge may be sent, and when that changes.  A zone or an hour that
-- is none falls back on the district's zone and on 21 to 8: one bad row must
-- not stop the queue.
CREATE FUNCTION minibot_internal.quiet_hours(at timestamptz, time_zone text, OUT is_quiet boolean,
		OUT until timestamptz)
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
	SELECT h.is_quiet, h.until AT TIME ZONE zone INTO is_quiet, until FROM minibot_internal.state_hours(here) AS h;
	IF is_quiet IS NOT NULL THEN
		RETURN;
	END IF;
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
		until := (here::date + edge + CASE WHEN edge <= here::time THEN interval '1 day'
			ELSE '0' END) AT TIME ZONE zone;
	END IF;
END
$$;
COMMENT ON FUNCTION minibot_internal.quiet_hours(timestamptz, text) IS
	'Whether it is quiet hours in a zone, and until when it stays so; the settings quiet_hours.state, .start and .end '
	'say when they are';

-- The next rows worth looking at, locked, most urgent first, and whether any of
-- them is one that rules hold for beside those of every text.  Of what waits
-- for a sender, as much as its tokens allow.  A part of claim_messages(), and
-- planned as that is.
CREATE FUNCTION minibot_internal.pick_messages(batch integer, now timestamptz, OUT ids bigint[], OUT has_bulk boolean)
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	SELECT array_agg(p.message_id), bool_or(p.category IN ('nudge', 'one_off'))
	INTO ids, has_bulk
	FROM (SELECT * FROM (
			SELECT * FROM (
				SELECT m.message_id, m.priority, m.category FROM minibot.message AS m WHERE m.status = 'queued'
				ORDER BY m.priority, m.message_id LIMIT batch FOR UPDATE SKIP LOCKED) AS queued
			UNION ALL
			SELECT * FROM (
				SELECT m.message_id, m.priority, m.category FROM minibot.message AS m
				WHERE m.status = 'held' AND m.priority < 4 AND m.not_before <= now
				ORDER BY m.not_before LIMIT batch FOR UPDATE SKIP LOCKED) AS held_urgent
			UNION ALL
			SELECT * FROM (
				SELECT m.message_id, m.priority, m.category FROM minibot.message AS m
				WHERE m.status = 'held' AND m.priority >= 4 AND m.not_before <= now
				ORDER BY m.not_before LIMIT batch FOR UPDATE SKIP LOCKED) AS held) AS due
		  ORDER BY due.priority, due.message_id LIMIT batch) AS p;
	IF NOT EXISTS (SELECT FROM minibot.message AS m WHERE m.status = 'held' AND m.waits_for IS NOT NULL) THEN
		RETURN;
	END IF;
	SELECT array_agg(p.message_id), bool_or(p.category IN ('nudge', 'one_off'))
	INTO ids, has_bulk
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
	'Messages that are due, most urgent first, locked; and whether nudges or one-offs are among them';

-- What keeps nudges and one-offs from being sent now, beside what keeps any
-- text; and when the hours in which they may be sent end.
CREATE FUNCTION minibot_internal.judge_bulk(ids bigint[], now timestamptz)
	RETURNS TABLE (message_id bigint, verdict text, until timestamptz)
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	WITH zone AS MATERIALIZED (
		SELECT z.time_zone, q.is_quiet, q.until
		FROM (SELECT DISTINCT m.time_zone FROM minibot.message AS m
			  WHERE m.message_id = ANY (ids) AND m.category IN ('nudge', 'one_off')) AS z
		CROSS JOIN minibot_internal.quiet_hours(now, z.time_zone) AS q)
	-- Written out, for a function would be called for each
	SELECT m.message_id, CASE
			WHEN (SELECT bool_and(c.is_restricted) FROM minibot.student_contact AS c WHERE c.contact_id = m.contact_id)
				THEN 'restricted'
			WHEN m.not_before > now THEN 'early'
			WHEN z.is_quiet THEN 'quiet'
			WHEN EXISTS (SELECT FROM minibot.experiment AS e WHERE e.ended_on IS NULL)
				AND minibot_internal.experiment_forbids(m) IS NOT NULL THEN 'control_group'
			WHEN m.category = 'nudge' AND EXISTS (SELECT FROM minibot.nudge AS n WHERE n.message_id = m.message_id)
				THEN minibot_internal.outdated(m) END, z.until
	FROM minibot.message AS m
	JOIN zone AS z ON z.time_zone IS NOT DISTINCT FROM m.time_zone
	WHERE m.message_id = ANY (ids) AND m.category IN ('nudge', 'one_off');
END
$$;
COMMENT ON FUNCTION minibot_internal.judge_bulk(bigint[], timestamptz) IS
	'What keeps nudges and one-offs from being sent now, and when their quiet hours next begin or end';

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
		SELECT l.message_id, l.sender, l.segments, l.priority < 4
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

-- A text that is given up has told nobody anything; and where it was a person's
-- answer, the family still waits for one.
CREATE FUNCTION minibot_internal.give_up_text(message_id bigint, verdict text) RETURNS text
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	unanswered bigint;
BEGIN
	DELETE FROM minibot.disclosure AS d WHERE d.message_id = give_up_text.message_id;
	UPDATE minibot.escalation AS e
	SET closed_at = NULL, first_response_at = (
		SELECT min(o.queued_at) FROM minibot.message AS o
		WHERE o.escalation_id = e.escalation_id AND o.phone = e.phone AND o.direction = 'outbound'
			AND o.category = 'escalation'
			AND o.message_id <> m.message_id AND o.status <> 'suppressed')
	FROM minibot.message AS m
	WHERE m.message_id = give_up_text.message_id AND m.category = 'escalation'
		AND e.escalation_id = m.escalation_id AND e.phone = m.phone
	RETURNING e.escalation_id INTO unanswered;
	IF FOUND THEN
		PERFORM pg_notify('minibot_escalation',
			jsonb_build_object('escalation_id', unanswered, 'event', 'unsent')::text);
	END IF;
	RETURN verdict;
END
$$;
COMMENT ON FUNCTION minibot_internal.give_up_text(bigint, text) IS
	'Step of claim_messages(): a text is not sent, its disclosures are taken back, and an escalation that it answered '
	'is open again; returns the verdict';

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
	known record;	-- senders: how many may be used, the one, which is none but a service, every name, whether one has limits
	picked record;
BEGIN
	SELECT * INTO channel FROM minibot.provider AS p WHERE p.is_current;
	IF channel.paused_at IS NOT NULL OR channel.resume_at > now THEN
		RETURN;
	END IF;
	-- A provider that keeps failing gets one text at a time, to see whether it is back.
	IF channel.failures >= 5 THEN
		IF EXISTS (SELECT FROM minibot.message AS m WHERE m.status = 'sending' AND m.provider = channel.name) THEN
			RETURN;
		END IF;
	END IF;
	picked := minibot_internal.pick_messages(CASE WHEN channel.failures >= 5 THEN 1 ELSE batch END, now);
	IF picked.ids IS NULL THEN
		RETURN;
	END IF;
	-- What was queued after a change of providers goes by the new one.
	SELECT * INTO channel FROM minibot.provider AS p WHERE p.is_current;
	SELECT count(*) FILTER (WHERE s.provider = channel.name) AS senders, count(*) FILTER (WHERE u.usable) AS usable,
		min(s.sender) FILTER (WHERE u.usable) AS sender, bool_or(s.is_service) FILTER (WHERE u.usable) AS is_service,
		array_agg(s.sender) AS names,
		bool_or(u.usable AND (s.segments_per_second > 0 OR s.daily_segments > 0)) AS limited
	INTO known FROM minibot.sender AS s
	CROSS JOIN LATERAL (SELECT s.provider = channel.name AND minibot_internal.is_usable(s) AS usable) AS u;
	IF known.senders > 0 AND known.usable = 0 THEN
		RETURN;
	END IF;
	RETURN QUERY
	WITH judged AS MATERIALIZED (
		SELECT m.message_id, b.until, least(m.not_after, b.until) AS end_at,
			CASE WHEN m.not_after <= now THEN 'expired'
				WHEN m.category NOT IN ('keyword', 'crisis')
					AND (SELECT true FROM minibot.opt_out AS o WHERE o.phone = m.phone) THEN 'opted_out'
				WHEN b.message_id IS NOT NULL THEN b.verdict
				-- Between an answer and its sending may lie hours, and in them a custody order or a new number.
				WHEN m.category = 'reply' AND m.in_reply_to IS NOT NULL AND EXISTS (
					SELECT FROM minibot.disclosure AS d WHERE d.message_id = m.message_id
						AND (EXISTS (SELECT FROM minibot.wrong_phone AS w WHERE w.phone = m.phone
							AND w.student_id = d.student_id)
							OR (SELECT bool_or(c.is_restricted) FROM minibot.contact_phone AS p
								JOIN minibot.student_contact AS c ON c.contact_id = p.contact_id
								WHERE p.phone = m.phone AND c.student_id = d.student_id) IS DISTINCT FROM false))
									THEN 'outdated'
				WHEN m.category = 'escalation' AND m.contact_id IS NOT NULL AND NOT EXISTS (
					SELECT FROM minibot.contact_phone AS p WHERE p.contact_id = m.contact_id AND p.phone = m.phone)
						THEN 'moved'
				WHEN m.not_before > now THEN 'early' END AS verdict
		FROM minibot.message AS m
		LEFT JOIN (SELECT r.* FROM minibot_internal.judge_bulk(picked.ids, now) AS r WHERE picked.has_bulk) AS b
			USING (message_id)
		WHERE m.message_id = ANY (picked.ids)),
	chosen AS MATERIALIZED (
		SELECT c.* FROM minibot_internal.choose_senders(channel.name, picked.ids) AS c WHERE known.usable > 1),
	placed AS MATERIALIZED (
		SELECT j.*, CASE WHEN j.verdict IS NOT NULL THEN NULL
				WHEN known.usable > 1 THEN c.sender ELSE known.sender END AS sender
		FROM judged AS j LEFT JOIN chosen AS c USING (message_id)),
	metered AS MATERIALIZED (
		SELECT r.* FROM minibot_internal.meter_messages(channel.name,
			(SELECT array_agg(j.message_id ORDER BY j.message_id) FROM placed AS j),
			(SELECT array_agg(j.sender ORDER BY j.message_id) FROM placed AS j), now) AS r
		WHERE known.limited),
	decided AS MATERIALIZED (
		SELECT j.message_id, j.until, j.end_at, j.sender, r.segments,
			coalesce(j.verdict, CASE WHEN NOT r.may_go THEN 'rate' END) AS verdict
		FROM placed AS j LEFT JOIN metered AS r ON r.message_id = j.message_id),
	moved AS (
		UPDATE minibot.message AS m
		SET status = CASE WHEN j.verdict IS NULL THEN 'sending' WHEN j.verdict IN ('early', 'quiet', 'rate') THEN 'held'
				ELSE 'suppressed' END,
			not_before = CASE j.verdict WHEN 'quiet' THEN j.until WHEN 'rate' THEN NULL ELSE m.not_before END,
			waits_for = CASE j.verdict WHEN 'rate' THEN j.sender END,
			segments = coalesce(m.segments, j.segments),
			attempts = m.attempts + (j.verdict IS NULL)::integer,
			lease_until = CASE WHEN j.verdict IS NULL THEN now + lease END,
			provider = CASE WHEN j.verdict IS NULL THEN coalesce(channel.name, 'sandbox') ELSE m.provider END,
			-- A number of a messaging service's, or one named with the text, is none that we know.
			our_phone = CASE WHEN j.verdict IS NULL AND (m.our_phone IS NULL OR m.our_phone = ANY (known.names))
				AND known.usable > 0 THEN CASE WHEN NOT known.is_service THEN j.sender END ELSE m.our_phone END,
			error = CASE j.verdict WHEN 'expired' THEN 'no longer worth sending: not_after has passed'
				WHEN 'opted_out' THEN 'the phone has opted out'
				WHEN 'restricted' THEN 'the contact is restricted for every student'
				WHEN 'outdated' THEN 'of a student it speaks of, nothing may go to this telephone any more'
				WHEN 'moved' THEN 'the telephone is no longer one of the contact''s'
				WHEN 'control_group' THEN 'an experiment keeps this household without it'
				WHEN 'rate' THEN 'its sender has used what it may send by now: see minibot.sender_status' END
		FROM decided AS j
		WHERE m.message_id = j.message_id AND m.message_id = ANY (picked.ids)
			-- What waits for that sender already goes on doing so.
			AND (j.verdict = 'rate' AND m.waits_for = j.sender) IS NOT TRUE
		RETURNING m.message_id, m.attempts, m.provider, m.phone, m.our_phone, m.body, m.priority, j.verdict, j.end_at),
	tried AS (
		INSERT INTO minibot.attempt (message_id, attempt, provider, started_at)
		SELECT m.message_id, m.attempts, m.provider, now FROM moved AS m WHERE m.verdict IS NULL)
	SELECT m.message_id, m.attempts, CASE WHEN m.verdict NOT IN ('early', 'quiet', 'rate')
		THEN minibot_internal.give_up_text(m.message_id, m.verdict)
			ELSE m.verdict END, m.provider, m.phone, m.our_phone, m.body,
		-- Twilio's range of ValidityPeriod; an end may be infinity, or thousands of years away.
		extract(epoch FROM greatest(now + interval '1s', least(now + interval '36000s', m.end_at)) - now)::integer,
		coalesce(channel.version, 0)
	FROM moved AS m ORDER BY m.priority, m.message_id;
END
$$;
COMMENT ON FUNCTION minibot_internal.claim_messages(integer,
	interval) IS 'The worker''s claim phase: judge due messages and take those to send';
