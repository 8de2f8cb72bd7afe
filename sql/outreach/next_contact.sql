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
CREATE FUNCTION minibot_internal.replace_nudges(ids bigint[]) RETURNS void
	LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	m minibot.message;
BEGIN
	-- A run of queue_nudges() may hold it for seconds, for which no reply shall wait.
	IF NOT pg_try_advisory_xact_lock('minibot.nudge'::regclass::oid::bigint) THEN
		UPDATE minibot.message AS t SET check_at = minibot.clock() + interval '1s'
		WHERE t.message_id = ANY (ids) AND t.status IN ('failed', 'undelivered');
		RETURN;
	END IF;
	FOR m IN
		SELECT t.* FROM unnest(ids) WITH ORDINALITY AS i (id, n) JOIN minibot.message AS t ON t.message_id = i.id
		WHERE t.status IN ('failed', 'undelivered') ORDER BY i.n
	LOOP
		BEGIN
			PERFORM minibot_internal.renudge(m.message_id);
		EXCEPTION WHEN OTHERS THEN
			RAISE WARNING USING MESSAGE = format('the next contact could not be texted in place of message %s: %s',
				m.message_id, SQLERRM);
		END;
	END LOOP;
END
$$;
COMMENT ON FUNCTION minibot_internal.replace_nudges(bigint[]) IS
	'Nudges that came back from bad numbers go to the families'' next contacts; a moment later while others are queued';
INSERT INTO minibot_internal.hook (event, position, function)
	VALUES ('minibot_internal.texts_came_back', 10, 'minibot_internal.replace_nudges');
