-- The next contact of a household ---------------------------------------------
--
-- A nudge that came back from a bad number goes to the family's next contact at
-- once: the same week, about the same students, in that contact's language.

-- The caller holds the lock of queue_nudges().
CREATE FUNCTION minibot_internal.renudge(message_id bigint) RETURNS integer
	LANGUAGE plpgsql VOLATILE STRICT SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	failed minibot.nudge;
	texts integer;
BEGIN
	-- In another week, the campaign's next run sees to it.
	SELECT n.* INTO failed FROM minibot.nudge AS n JOIN minibot.message AS m ON m.message_id = n.message_id
	WHERE n.message_id = renudge.message_id AND n.week = date_trunc('week', minibot.today())::date
	  AND m.not_after > minibot.clock()
	  AND EXISTS (SELECT FROM minibot.campaign AS c WHERE c.campaign = n.campaign);
	IF NOT FOUND THEN
		RETURN 0;
	END IF;
	SELECT w.messages INTO texts
	FROM minibot_internal.write_nudges(failed.campaign, minibot.today(), failed.students, false,
		renudge.message_id) AS w
	WHERE w.outcome = 'queued';
	RETURN texts;
END
$$;
COMMENT ON FUNCTION minibot_internal.renudge(bigint) IS
	'Queue a nudge of this week that came back from a bad number for the household''s next contact; returns the texts '
	'queued, 0 where nobody is left.  Call it once the message''s status and error code are written';

-- Runs as the extension's owner, so that the worker's role needs no right on the roster.
CREATE FUNCTION minibot_internal.replace_nudges(batch integer) RETURNS bigint
	LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	m minibot.message;
	queued bigint := 0;
	-- A run of queue_nudges() may hold it for seconds, for which no reply shall wait.
	is_alone boolean := pg_try_advisory_xact_lock('minibot.nudge'::regclass::oid::bigint);
BEGIN
	FOR m IN
		SELECT * FROM minibot.message AS t
		WHERE t.check_at <= minibot.clock() AND t.status IN ('failed', 'undelivered')
		ORDER BY t.check_at LIMIT batch FOR UPDATE SKIP LOCKED
	LOOP
		IF is_alone THEN
			BEGIN
				queued := queued + minibot_internal.renudge(m.message_id);
			EXCEPTION WHEN OTHERS THEN
				RAISE WARNING USING MESSAGE = format('the next contact could not be texted in place of message %s: %s',
					m.message_id, SQLERRM);
			END;
		END IF;
		UPDATE minibot.message AS t SET check_at = CASE WHEN NOT is_alone THEN minibot.clock() + interval '1s' END
		WHERE t.message_id = m.message_id;
	END LOOP;
	RETURN queued;
END
$$;
COMMENT ON FUNCTION minibot_internal.replace_nudges(integer) IS
	'Part of the worker''s turn: nudges that came back from bad numbers go to the families'' next contacts';
