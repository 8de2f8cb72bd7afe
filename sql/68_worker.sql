-- The worker ------------------------------------------------------------------

-- When the worker has to look again without being woken; NULL: never.
CREATE FUNCTION minibot.next_due() RETURNS timestamptz
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET enable_seqscan = off
AS $$
BEGIN
	RETURN least(
		(SELECT min(m.check_at) FROM minibot.message AS m WHERE m.check_at IS NOT NULL),
		(SELECT min(m.lease_until) FROM minibot.message AS m WHERE m.status = 'sending'),
		(SELECT greatest(p.resume_at, least(
				(SELECT min(m.not_before) FROM minibot.message AS m WHERE m.status = 'held' AND m.priority < 4),
				(SELECT min(m.not_before) FROM minibot.message AS m WHERE m.status = 'held' AND m.priority >= 4),
				(SELECT minibot.clock() WHERE EXISTS (SELECT FROM minibot.message AS m WHERE m.status = 'queued'))))
		 FROM (VALUES (1)) AS one LEFT JOIN minibot.provider AS p ON p.is_current WHERE p.paused_at IS NULL));
END
$$;
COMMENT ON FUNCTION minibot.next_due() IS 'When something in the queue falls due';

-- What the worker is doing ---------------------------------------------------

CREATE FUNCTION minibot.worker_info(OUT preloaded boolean, OUT pid integer, OUT started_at timestamptz,
									OUT in_flight integer, OUT sent bigint)
	LANGUAGE c VOLATILE
	AS 'MODULE_PATHNAME', 'minibot_worker_info';
COMMENT ON FUNCTION minibot.worker_info() IS 'This database''s worker, as shared memory knows it';

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
	 ORDER BY m.priority, m.message_id LIMIT 1) AS oldest_queued_at
FROM minibot.worker_info() AS w LEFT JOIN minibot.provider AS p ON p.is_current;
COMMENT ON VIEW minibot.worker_status IS 'The worker of this database, its provider and its queue, in one row';
COMMENT ON COLUMN minibot.worker_status.state IS 'running, stopped, disabled (minibot.worker_enabled), standby, or not preloaded';
COMMENT ON COLUMN minibot.worker_status.in_flight IS 'Requests on their way right now';
COMMENT ON COLUMN minibot.worker_status.sent_since_start IS 'Messages accepted by the provider since this worker started';
COMMENT ON COLUMN minibot.worker_status.unknown IS 'Messages the provider may have; it is being asked';
COMMENT ON COLUMN minibot.worker_status.oldest_queued_at IS 'When the message that goes next was queued';

CREATE FUNCTION minibot.delivery_health() RETURNS TABLE (problem text, detail text, hint text)
	LANGUAGE sql VOLATILE SET search_path = pg_catalog, pg_temp
AS $$
	WITH w AS MATERIALIZED (SELECT * FROM minibot.worker_status)
	SELECT 'no worker: minibot is not preloaded', format('%s messages are queued and nothing sends them', w.queued),
		'Add minibot to shared_preload_libraries in postgresql.conf and restart the server.'
	FROM w WHERE w.state = 'not preloaded'
	UNION ALL
	SELECT 'the worker is ' || w.state, format('%s messages are queued and nothing sends them', w.queued),
		CASE w.state WHEN 'disabled' THEN 'Set minibot.worker_enabled to on and reload the configuration.'
			ELSE 'It is started within seconds of a failure; if not, see the server''s log, and whether max_worker_processes leaves room.' END
	FROM w WHERE w.state IN ('stopped', 'disabled')
	UNION ALL
	SELECT 'texts go to the sandbox', 'Nothing reaches a phone.', 'Name your provider with minibot.set_provider().'
	FROM w WHERE w.provider_kind = 'sandbox'
	UNION ALL
	SELECT 'the provider is paused', format('%s since %s: %s', w.provider, w.provider_paused_at, w.provider_paused_reason),
		format('Mend that with the provider, then: SELECT minibot.resume_provider(%L);', w.provider)
	FROM w WHERE w.provider_paused_at IS NOT NULL
	UNION ALL
	SELECT 'the provider is failing', format('%s failures in a row; next try at %s', w.provider_failures, w.provider_resume_at),
		'Sending goes on by itself when it is back; see the column error of minibot.message and of minibot.attempt.'
	FROM w WHERE w.provider_failures >= 5
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
	SELECT 'inbound texts could not be taken', format('%s texts, the last: %s', count(*), max(f.error)),
		'See minibot.inbound_failure; each is tried ten times.'
	FROM minibot.inbound_failure AS f HAVING count(*) > 0
$$;
COMMENT ON FUNCTION minibot.delivery_health() IS 'What is wrong with sending and receiving; part of health()';

-- The worker's role: nobody can log in as it (background workers are not
-- counted against the limit), and it may do only what these lines say.
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
GRANT USAGE ON SCHEMA minibot TO minibot_worker;
GRANT SELECT ON minibot.setting, minibot.student_contact, minibot.provider_error TO minibot_worker;
GRANT SELECT, UPDATE ON minibot.message, minibot.provider TO minibot_worker;
GRANT SELECT, INSERT, UPDATE ON minibot.attempt TO minibot_worker;
GRANT SELECT, INSERT ON minibot.opt_out TO minibot_worker;
GRANT INSERT ON minibot.opt_out_history TO minibot_worker;
GRANT SELECT ON minibot.utterance TO minibot_worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON minibot.model, minibot.training_state TO minibot_worker;

REVOKE EXECUTE ON FUNCTION
	minibot.opt_out_phone(text, text, bigint),
	minibot.opt_in_phone(text, text, bigint),
	minibot.set_provider(text, text, jsonb),
	minibot.resume_provider(text),
	minibot.wake_worker(),
	minibot.start_worker(),
	minibot.send_message(text, text, jsonb),
	minibot.pick_messages(integer, timestamptz),
	minibot.claim_messages(integer, interval),
	minibot.settle_failure(minibot.message, integer, text, text, integer, text),
	minibot.record_outcomes(bigint[], smallint[], text[], text[], integer[], text[], text[], integer[]),
	minibot.record_failure(minibot.message, text, integer, text, text, integer),
	minibot.count_failures(bigint[], text[], integer[]),
	minibot.expire_leases(boolean),
	minibot.claim_checks(integer, interval),
	minibot.record_status(bigint, text, text),
	minibot.reconcile_message(bigint, text[], text[], text[], text[], timestamptz[]),
	minibot.postpone_check(bigint),
	minibot.take_inbound(text[], text[], text[], text[], timestamptz[])
	FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
	minibot.opt_out_phone(text, text, bigint),
	minibot.pick_messages(integer, timestamptz),
	minibot.claim_messages(integer, interval),
	minibot.settle_failure(minibot.message, integer, text, text, integer, text),
	minibot.record_outcomes(bigint[], smallint[], text[], text[], integer[], text[], text[], integer[]),
	minibot.record_failure(minibot.message, text, integer, text, text, integer),
	minibot.count_failures(bigint[], text[], integer[]),
	minibot.expire_leases(boolean),
	minibot.claim_checks(integer, interval),
	minibot.record_status(bigint, text, text),
	minibot.reconcile_message(bigint, text[], text[], text[], text[], timestamptz[]),
	minibot.postpone_check(bigint),
	minibot.take_inbound(text[], text[], text[], text[], timestamptz[])
	TO minibot_worker;

SELECT minibot.start_worker();
