-- The worker ------------------------------------------------------------------
--
-- What it asks beside its messages, what can be seen of it, and its role.

-- Which worker this script serves; the library checks that it is its own.
CREATE FUNCTION minibot_internal.worker_contract() RETURNS integer
	LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN 3;
COMMENT ON FUNCTION minibot_internal.worker_contract() IS 'Version of what worker and database expect of each other';

-- When the worker has to look again without being woken; NULL: never.  It looks for leases that ran out by itself.
CREATE FUNCTION minibot_internal.next_due() RETURNS timestamptz
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
AS $$
BEGIN
	RETURN least(
		(SELECT min(m.check_at) FROM minibot.message AS m WHERE m.check_at IS NOT NULL),
		(SELECT greatest(p.resume_at,
				-- A text tries whether the provider is back: nothing else goes before that is known.
				CASE WHEN p.failures >= 5 AND EXISTS (
					SELECT FROM minibot.message AS m WHERE m.status = 'sending' AND m.provider = p.name)
					THEN minibot.clock() + interval '1s' END,
				least(
				-- What waits for a sender, when that may take the first of it
				(SELECT min(CASE WHEN r.is_metered
					THEN minibot_internal.bulk_at(r.state, 0, w.segments, minibot.clock())
						ELSE minibot.clock() END)
				 FROM minibot_internal.sender_meter AS r
				 CROSS JOIN LATERAL (
					SELECT m.segments FROM minibot.message AS m WHERE m.status = 'held' AND m.waits_for = r.sender
					ORDER BY m.priority, m.message_id LIMIT 1) AS w),
				(SELECT min(m.not_before) FROM minibot.message AS m
				 WHERE m.status = 'held' AND minibot_internal.is_urgent(m.priority)),
				(SELECT min(m.not_before) FROM minibot.message AS m
				 WHERE m.status = 'held' AND NOT minibot_internal.is_urgent(m.priority)),
				(SELECT minibot.clock() WHERE EXISTS (SELECT FROM minibot.message AS m WHERE m.status = 'queued'))))
		 FROM (VALUES (1)) AS one LEFT JOIN minibot.provider AS p ON p.is_current WHERE p.paused_at IS NULL
			AND (SELECT bool_or(minibot_internal.is_usable(s)) FROM minibot.sender AS s
				WHERE s.provider = p.name) IS NOT FALSE));
END
$$;
COMMENT ON FUNCTION minibot_internal.next_due() IS 'When something in the queue falls due';

-- What the worker is doing ---------------------------------------------------

CREATE FUNCTION minibot_internal.worker_info(OUT preloaded boolean, OUT pid integer, OUT started_at timestamptz,
		OUT in_flight integer, OUT sent bigint, OUT contract integer)
	LANGUAGE c VOLATILE
	AS 'MODULE_PATHNAME', 'minibot_worker_info';
COMMENT ON FUNCTION minibot_internal.worker_info() IS
	'This database''s worker, as shared memory knows it; contract is the worker_contract() the loaded library expects';

CREATE VIEW minibot.sender_status AS
SELECT s.provider, s.sender, CASE WHEN s.removed_at IS NOT NULL THEN 'removed' WHEN s.paused_at IS NOT NULL
	THEN 'paused'
		WHEN NOT p.is_current THEN 'not current' WHEN w.waiting IS NULL THEN 'free'
		WHEN u.capped THEN 'day used up' ELSE 'busy' END AS state,
	s.segments_per_second, s.daily_segments, minibot_internal.segments_today(s, n.now) AS segments_today,
	coalesce(w.waiting, 0) AS waiting, coalesce(w.segments, 0) AS waiting_segments, w.since AS waiting_since,
	-- The later of what the rate takes and of the days it needs
	CASE WHEN w.waiting > 0 AND r.is_metered THEN greatest(n.now,
		greatest(s.full_at, n.now) + minibot_internal.segment_time(s, w.segments) - minibot_internal.burst_time(s),
		CASE WHEN w.segments > u.room THEN (((n.now AT TIME ZONE s.time_zone)::date + 1
				+ floor((w.segments - u.room) / u.share)::integer)::timestamp AT TIME ZONE s.time_zone)
			+ minibot_internal.segment_time(s,
				mod((w.segments - u.room)::numeric, u.share::numeric)::double precision) END) END AS waiting_until,
	CASE WHEN s.throttled_at > n.now - interval '1 day' THEN s.throttled ELSE 0 END AS throttled, s.throttled_at,
	s.paused_at, s.paused_reason
FROM (SELECT minibot.clock() AS now) AS n
CROSS JOIN minibot.sender AS s
JOIN minibot.provider AS p ON p.name = s.provider
JOIN minibot_internal.sender_meter AS r ON r.sender = s.sender
CROSS JOIN LATERAL (
	SELECT l.share, greatest(0, l.share - minibot_internal.segments_today(s, n.now)) AS room,
		minibot_internal.segments_today(s, n.now) >= l.share AS capped
	FROM (SELECT CASE WHEN s.daily_segments > 0
		THEN greatest(1, floor(s.daily_segments * s.bulk_share)) END AS share) AS l) AS u
LEFT JOIN (
	SELECT m.waits_for, count(*) AS waiting, sum(m.segments) AS segments, min(m.queued_at) AS since
	FROM minibot.message AS m WHERE m.status = 'held' AND m.waits_for IS NOT NULL GROUP BY m.waits_for) AS w
	ON w.waits_for = s.sender AND p.is_current;
COMMENT ON VIEW minibot.sender_status IS 'What texts go out from, how fast, and what waits for it';
COMMENT ON COLUMN minibot.sender_status.state IS
	'free; busy: texts wait for its rate; day used up: they wait for its next day; paused; removed; not current (its '
	'provider)';
COMMENT ON COLUMN minibot.sender_status.segments_today IS 'Segments it has used of its day, where it has limits';
COMMENT ON COLUMN minibot.sender_status.waiting IS 'Nudges and one-offs that wait for it';
COMMENT ON COLUMN minibot.sender_status.waiting_since IS 'When the oldest of those was queued';
COMMENT ON COLUMN minibot.sender_status.waiting_until IS
	'When the last of those will have gone, if nothing more comes; quiet hours are not counted';
COMMENT ON COLUMN minibot.sender_status.throttled IS
	'How often the provider has called it too fast, with less than a day between';

CREATE VIEW minibot.worker_status AS
SELECT CASE WHEN NOT w.preloaded THEN 'not preloaded' WHEN w.pid IS NOT NULL THEN 'running'
		WHEN NOT current_setting('minibot.worker_enabled')::boolean THEN 'disabled'
		WHEN pg_is_in_recovery() THEN 'standby' ELSE 'stopped' END AS state,
	w.pid, w.started_at, w.in_flight, w.sent AS sent_since_start,
	coalesce(p.name, 'sandbox') AS provider, coalesce(p.kind, 'sandbox') AS provider_kind,
	p.failures AS provider_failures, p.resume_at AS provider_resume_at, p.paused_at AS provider_paused_at,
	p.paused_reason AS provider_paused_reason, p.polled_through,
	(SELECT count(*) FROM minibot.message AS m WHERE m.status = 'queued') AS queued,
	(SELECT count(*) FROM minibot.message AS m WHERE m.status = 'held') AS held,
	(SELECT count(*) FROM minibot.message AS m WHERE m.status = 'sending') AS sending,
	(SELECT count(*) FROM minibot.message AS m WHERE m.status = 'unknown' AND m.check_at IS NOT NULL) AS unknown,
	(SELECT m.queued_at FROM minibot.message AS m WHERE m.status = 'queued'
	 ORDER BY m.priority, m.message_id LIMIT 1) AS oldest_queued_at,
	t.waiting, t.waiting_since, t.waiting_until
FROM minibot_internal.worker_info() AS w LEFT JOIN minibot.provider AS p ON p.is_current
CROSS JOIN (
	SELECT coalesce(sum(s.waiting), 0)::bigint AS waiting, min(s.waiting_since) AS waiting_since,
		max(s.waiting_until) AS waiting_until
	FROM minibot.sender_status AS s) AS t;
COMMENT ON VIEW minibot.worker_status IS 'The worker of this database, its provider and its queue, in one row';
COMMENT ON COLUMN minibot.worker_status.state IS
	'running, stopped, disabled (minibot.worker_enabled), standby, or not preloaded';
COMMENT ON COLUMN minibot.worker_status.in_flight IS 'Requests on their way right now';
COMMENT ON COLUMN minibot.worker_status.sent_since_start IS
	'Messages accepted by the provider since this worker started';
COMMENT ON COLUMN minibot.worker_status.unknown IS 'Messages the provider may have; it is being asked';
COMMENT ON COLUMN minibot.worker_status.oldest_queued_at IS 'When the message that goes next was queued';
COMMENT ON COLUMN minibot.worker_status.waiting IS
	'Of those held, how many wait for a sender''s rate or daily segments; see sender_status';
COMMENT ON COLUMN minibot.worker_status.waiting_until IS 'When the last of those will have gone, if nothing more comes';

CREATE FUNCTION minibot_internal.delivery_health() RETURNS TABLE (problem text, detail text, hint text)
	LANGUAGE sql VOLATILE SET search_path = pg_catalog, pg_temp
AS $$
	WITH w AS MATERIALIZED (SELECT * FROM minibot.worker_status),
	other_version AS (
		SELECT CASE WHEN i.contract > minibot_internal.worker_contract()
			THEN 'Run ALTER EXTENSION minibot UPDATE; then SELECT minibot.start_worker();'
			ELSE 'Restart the server: it still runs the library of before the update.' END AS hint
		FROM minibot_internal.worker_info() AS i WHERE i.contract <> minibot_internal.worker_contract())
	SELECT 'no worker: minibot is not preloaded', format('%s messages are queued and nothing sends them', w.queued),
		'Add minibot to shared_preload_libraries in postgresql.conf and restart the server.'
	FROM w WHERE w.state = 'not preloaded'
	UNION ALL
	SELECT 'the worker is ' || w.state, format('%s messages are queued and nothing sends them', w.queued),
		CASE w.state WHEN 'disabled' THEN 'Set minibot.worker_enabled to on and reload the configuration.'
			ELSE 'It is started within seconds of a failure; if not, see the server''s log, and whether '
				'max_worker_processes leaves room.' END
	FROM w WHERE w.state IN ('stopped', 'disabled') AND NOT EXISTS (SELECT FROM other_version)
	UNION ALL
	SELECT 'the extension is of another version than the library',
		format('%s messages are queued and nothing sends them', w.queued),
		o.hint
	FROM w CROSS JOIN other_version AS o WHERE w.state = 'stopped'
	UNION ALL
	SELECT 'texts go to the sandbox', 'Nothing reaches a phone.', 'Name your provider with minibot.set_provider().'
	FROM w WHERE w.provider_kind = 'sandbox'
	UNION ALL
	SELECT 'the provider is paused', format('%s since %s: %s', w.provider, w.provider_paused_at,
		w.provider_paused_reason),
		format('Mend that with the provider, then: SELECT minibot.resume_provider(%L);', w.provider)
	FROM w WHERE w.provider_paused_at IS NOT NULL
	UNION ALL
	SELECT 'the provider is failing', format('%s failures in a row; next try at %s', w.provider_failures,
		w.provider_resume_at),
		'Sending goes on by itself when it is back; see the column error of minibot.message and of minibot.attempt.'
	FROM w WHERE w.provider_failures >= 5
	UNION ALL
	SELECT 'no sender may be used', format('Of %s, all are paused or removed: %s.', s.provider,
		string_agg(s.sender, ', ' ORDER BY s.sender)),
		coalesce(format('SELECT minibot.resume_sender(%L);', min(s.sender) FILTER (WHERE s.state = 'paused')),
			'Name the district''s numbers with minibot.set_provider().')
	FROM minibot.sender_status AS s JOIN w ON w.provider = s.provider
	GROUP BY s.provider HAVING bool_and(s.state IN ('paused', 'removed'))
	UNION ALL
	SELECT CASE s.state WHEN 'busy' THEN 'texts wait for a sender''s rate' ELSE 'a sender has used up its day' END,
		format('%s texts of %s segments wait for %s since %s, until about %s', s.waiting, s.waiting_segments, s.sender,
			s.waiting_since, s.waiting_until),
		format('Replies are not kept waiting. Give minibot.set_provider() another number, or, where the carrier allows '
			'more: SELECT minibot.set_sender_rate(%L, %s, %s);',
			s.sender, s.segments_per_second, s.daily_segments)
	FROM minibot.sender_status AS s
	WHERE s.state = 'day used up' OR (s.state = 'busy' AND s.waiting_since < minibot.clock() - interval '10min')
	UNION ALL
	SELECT 'a sender is too fast for the provider',
		format('%s answers "too many requests" about %s, %s times up to %s', s.provider,
			s.sender, s.throttled, s.throttled_at),
		format('They are sent again, later. Its rate is %s; set the one the carrier grants: SELECT '
			'minibot.set_sender_rate(%L, ...);',
			CASE WHEN s.segments_per_second = 0 THEN 'not limited' ELSE s.segments_per_second
				|| ' segments per second' END, s.sender)
	FROM minibot.sender_status AS s WHERE s.throttled > 0
	UNION ALL
	SELECT 'messages are late', format('the next one was queued at %s', w.oldest_queued_at),
		'See minibot.worker_status and the server''s log.'
	FROM w WHERE w.oldest_queued_at < minibot.clock() - interval '10min' AND w.state = 'running'
		AND w.provider_paused_at IS NULL
	UNION ALL
	SELECT 'outcomes are unknown', format('the provider has not said what became of %s messages', count(*)),
		'It is asked again and again before anything is resent; see minibot.attempt.'
	FROM minibot.message AS m WHERE m.status = 'unknown' AND m.check_at IS NOT NULL
		AND m.queued_at < minibot.clock() - interval '1 hour' HAVING count(*) > 0
	UNION ALL
	SELECT 'answers were not sent', format('%s replies of the bot''s, %s answers of people, the last: %s',
			count(*) FILTER (WHERE m.category = 'reply'), count(*) FILTER (WHERE m.category = 'escalation'),
				max(m.error)),
		'They waited too long, or the telephone is no longer the family''s. Escalations that were answered so are open '
			'again: see minibot.open_escalations.'
	FROM minibot.message AS m
	WHERE m.direction = 'outbound' AND m.status = 'suppressed' AND m.category IN ('reply', 'escalation')
		AND m.in_reply_to IS NOT NULL
		AND m.error_code <> 'opted_out' AND m.error_code IN (SELECT t.verdict FROM minibot_internal.text_obstacle AS t)
		AND m.queued_at > minibot.clock() - interval '3 days'
	HAVING count(*) > 0
	UNION ALL
	SELECT 'inbound texts could not be taken', format('%s texts, the last: %s', count(*), max(f.error)),
		'See minibot.inbound_failure; each is tried again, every ten minutes in the end, for more than a day.'
	FROM minibot.inbound_failure AS f HAVING count(*) > 0
$$;
COMMENT ON FUNCTION minibot_internal.delivery_health() IS 'What is wrong with sending and receiving; part of health()';
INSERT INTO minibot_internal.hook (event, position, function, argument) VALUES
	('minibot.health', 30, 'minibot_internal.delivery_health', 'delivery');

-- The worker's role: nobody can log in as it (background workers are not
-- counted against the limit); access_rule says what it may do.
DO $$
BEGIN
	CREATE ROLE minibot_worker LOGIN CONNECTION LIMIT 0;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
	NULL;
END
$$;
DO $$
BEGIN
	IF NOT pg_catalog.has_database_privilege('minibot_worker', pg_catalog.current_database(), 'CONNECT') THEN
		EXECUTE pg_catalog.format('GRANT CONNECT ON DATABASE %I TO minibot_worker', pg_catalog.current_database());
	END IF;
END
$$;

SELECT minibot.start_worker();
