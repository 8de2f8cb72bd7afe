-- May this text go? --------------------------------------------------------------
--
-- Asked of every text when it is claimed.  Each room says for itself what
-- speaks against it, in a function (ids, now) that returns rows of message_id,
-- verdict and until: a verdict is a row of text_obstacle; NULL says that nothing
-- does, as long as until is not over.  A text without a row has nothing against
-- it there.  hook names the function, and the categories it has to be asked
-- about.  Of several verdicts the one of the lowest position holds.
--
-- These functions are SQL without settings of their own, so that each is planned
-- into what asks it, once in a session; one whose categories are not in a
-- claim's batch costs nothing.

CREATE TABLE minibot_internal.text_obstacle (
	position smallint PRIMARY KEY,
	function text NOT NULL,
	verdict text NOT NULL,
	is_held boolean NOT NULL,
	words text,
	UNIQUE (function, verdict)
);
COMMENT ON TABLE minibot_internal.text_obstacle IS
	'Why a text may not go, in the order in which that is decided. Rows come with minibot';
COMMENT ON COLUMN minibot_internal.text_obstacle.position IS
	'Of several reasons the one with the lowest position holds';
COMMENT ON COLUMN minibot_internal.text_obstacle.function IS 'The function that says so';
COMMENT ON COLUMN minibot_internal.text_obstacle.verdict IS 'Its word for it';
COMMENT ON COLUMN minibot_internal.text_obstacle.is_held IS 'The text waits; else it is suppressed for good';
COMMENT ON COLUMN minibot_internal.text_obstacle.words IS
	'The same as the message''s column error says it; NULL: nothing';

-- Too late, not wanted, too early: asked of every text.
CREATE FUNCTION minibot_internal.delivery_obstacles(ids bigint[], now timestamptz)
	RETURNS TABLE (message_id bigint, verdict text, until timestamptz)
	LANGUAGE sql STABLE ROWS 100
	BEGIN ATOMIC
		SELECT m.message_id, CASE WHEN m.not_after <= delivery_obstacles.now THEN 'expired'
				WHEN minibot_internal.heeds_opt_out(m.category)
					AND (SELECT true FROM minibot.opt_out AS o WHERE o.phone = m.phone) THEN 'opted_out'
				WHEN m.not_before > delivery_obstacles.now THEN 'early' END, NULL::timestamptz
		FROM minibot.message AS m WHERE m.message_id = ANY (ids);
	END;
COMMENT ON FUNCTION minibot_internal.delivery_obstacles(bigint[], timestamptz) IS
	'Obstacles to any text: expired, opted_out, early';

-- Of what goes out in bulk: to nobody who may be told of no student, and not at night.
CREATE FUNCTION minibot_internal.bulk_obstacles(ids bigint[], now timestamptz)
	RETURNS TABLE (message_id bigint, verdict text, until timestamptz)
	LANGUAGE sql STABLE ROWS 100
	BEGIN ATOMIC
		WITH zone AS MATERIALIZED (
			SELECT z.time_zone, q.is_quiet, q.until
			FROM (SELECT DISTINCT m.time_zone FROM minibot.message AS m
				  WHERE m.message_id = ANY (ids) AND minibot_internal.is_bulk(m.category)) AS z
			CROSS JOIN minibot_internal.quiet_hours(bulk_obstacles.now, z.time_zone) AS q)
		SELECT m.message_id, CASE
				WHEN (SELECT pg_catalog.bool_and(c.is_restricted) FROM minibot.student_contact AS c
					  WHERE c.contact_id = m.contact_id) THEN 'restricted'
				WHEN z.is_quiet THEN 'quiet' END, z.until
		FROM minibot.message AS m
		JOIN zone AS z ON z.time_zone IS NOT DISTINCT FROM m.time_zone
		WHERE m.message_id = ANY (ids) AND minibot_internal.is_bulk(m.category);
	END;
COMMENT ON FUNCTION minibot_internal.bulk_obstacles(bigint[], timestamptz) IS
	'Obstacles to nudges and one-offs: restricted, quiet';

INSERT INTO minibot_internal.text_obstacle (position, function, verdict, is_held, words) VALUES
	(10, 'minibot_internal.delivery_obstacles', 'expired', false, 'no longer worth sending: not_after has passed'),
	(20, 'minibot_internal.delivery_obstacles', 'opted_out', false, 'the phone has opted out'),
	(30, 'minibot_internal.bulk_obstacles', 'restricted', false, 'the contact is restricted for every student'),
	(60, 'minibot_internal.delivery_obstacles', 'early', true, NULL),
	(70, 'minibot_internal.bulk_obstacles', 'quiet', true, NULL),
	-- What claim_messages() finds last, as it takes the sender's tokens of what may go
	(100, 'minibot_internal.claim_messages', 'rate', true,
		'its sender has used what it may send by now: see minibot.sender_status');
INSERT INTO minibot_internal.hook (event, position, function, argument) VALUES
	('minibot_internal.ask_rooms', 20, 'minibot_internal.bulk_obstacles', '{nudge,one_off}');

-- What the rooms have against texts, of which these categories are.  Has the search_path of claim_messages().
CREATE FUNCTION minibot_internal.ask_rooms(ids bigint[], categories text[], now timestamptz)
	RETURNS TABLE (function text, message_id bigint, verdict text, until timestamptz)
	LANGUAGE plpgsql STABLE ROWS 100 AS $$
BEGIN
	-- each: IF categories && %2$L THEN RETURN QUERY SELECT %1$L, o.* FROM %1$s(ids, now) AS o; END IF;
END
$$;

CREATE FUNCTION minibot_internal.judge_texts(ids bigint[], categories text[], now timestamptz)
	RETURNS TABLE (message_id bigint, verdict text, is_held boolean, words text, until timestamptz)
	LANGUAGE sql STABLE ROWS 100
	BEGIN ATOMIC
		SELECT DISTINCT ON (s.message_id) s.message_id, s.verdict,
			-- One that text_obstacle does not know keeps the text all the same.
			CASE WHEN s.verdict IS NOT NULL THEN coalesce(t.is_held, false) END, t.words, s.until
		FROM (SELECT d.message_id, 'minibot_internal.delivery_obstacles' AS function, d.verdict, d.until
			  FROM minibot_internal.delivery_obstacles(ids, judge_texts.now) AS d
			  UNION ALL
			  SELECT r.message_id, r.function, r.verdict, r.until
			  FROM minibot_internal.ask_rooms(ids, categories, judge_texts.now) AS r) AS s
		-- One look-up each, which ends at once where there is no verdict.
		LEFT JOIN LATERAL (
			SELECT k.* FROM minibot_internal.text_obstacle AS k
			WHERE k.function = s.function AND k.verdict = s.verdict LIMIT 1) AS t ON true
		ORDER BY s.message_id, t.position, s.verdict IS NULL, s.until;
	END;
COMMENT ON FUNCTION minibot_internal.judge_texts(bigint[], text[], timestamptz) IS
	'Of texts, and the categories that are among them: what keeps each from being sent now, and until when that stays '
	'so; verdict NULL: nothing';

-- Given up -----------------------------------------------------------------------

CREATE FUNCTION minibot_internal.texts_given_up(ids bigint[]) RETURNS void
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	-- each: PERFORM %s(ids);
END
$$;
COMMENT ON FUNCTION minibot_internal.texts_given_up(bigint[]) IS
	'These texts have just been suppressed: they tell nobody anything';
