-- What may no longer be said ------------------------------------------------------
--
-- Hours may lie between an answer and its sending, and in them a custody order
-- or a new number: the conversation's word at the claim, and what becomes of an
-- answer that was not sent.

-- One row, true, where nothing about a student may go to a telephone: it said that it is not the family's, one of those
-- who have it is restricted, or no contact of the student's has it any more.  A set, so as to be planned into what
-- asks.
CREATE FUNCTION minibot_internal.closed_to(of_phone text, of_student text) RETURNS SETOF boolean
	LANGUAGE sql STABLE ROWS 1
	BEGIN ATOMIC
		SELECT true
		WHERE (SELECT true FROM minibot.wrong_phone AS w WHERE w.phone = of_phone AND w.student_id = of_student)
			OR (SELECT pg_catalog.bool_or(c.is_restricted) FROM minibot.contact_phone AS p
				JOIN minibot.student_contact AS c ON c.contact_id = p.contact_id
				WHERE p.phone = of_phone AND c.student_id = of_student) IS DISTINCT FROM false;
	END;
COMMENT ON FUNCTION minibot_internal.closed_to(text, text) IS
	'A row where a telephone may be told nothing of a student: a wrong number, restricted, or no contact''s any more';

CREATE FUNCTION minibot_internal.reply_obstacles(ids bigint[], now timestamptz)
	RETURNS TABLE (message_id bigint, verdict text, until timestamptz)
	LANGUAGE sql STABLE ROWS 10
	BEGIN ATOMIC
		SELECT d.message_id, 'outdated', NULL::timestamptz
		FROM minibot.disclosure AS d JOIN minibot.message AS m ON m.message_id = d.message_id,
			minibot_internal.closed_to(m.phone, d.student_id)
		-- Both by key, whatever the tables look like when this is planned.
		WHERE d.message_id = ANY (ids) AND m.message_id = ANY (ids) AND m.category = 'reply'
			AND m.in_reply_to IS NOT NULL;
	END;
COMMENT ON FUNCTION minibot_internal.reply_obstacles(bigint[], timestamptz) IS
	'Obstacles to replies: outdated (it tells of a student what its telephone may not be told any more)';

CREATE FUNCTION minibot_internal.answer_obstacles(ids bigint[], now timestamptz)
	RETURNS TABLE (message_id bigint, verdict text, until timestamptz)
	LANGUAGE sql STABLE ROWS 10
	BEGIN ATOMIC
		SELECT m.message_id, 'moved', NULL::timestamptz
		FROM minibot.message AS m
		WHERE m.message_id = ANY (ids) AND m.category = 'escalation' AND m.contact_id IS NOT NULL
			AND (SELECT true FROM minibot.contact_phone AS p
				 WHERE p.contact_id = m.contact_id AND p.phone = m.phone) IS NULL;
	END;
COMMENT ON FUNCTION minibot_internal.answer_obstacles(bigint[], timestamptz) IS
	'Obstacles to people''s answers: moved (the telephone is not the contact''s any more)';

INSERT INTO minibot_internal.text_obstacle (position, function, verdict, is_held, words) VALUES
	(40, 'minibot_internal.reply_obstacles', 'outdated', false,
		'of a student it speaks of, nothing may go to this telephone any more'),
	(50, 'minibot_internal.answer_obstacles', 'moved', false, 'the telephone is no longer one of the contact''s');
INSERT INTO minibot_internal.hook (event, position, function, argument) VALUES
	('minibot_internal.ask_rooms', 30, 'minibot_internal.reply_obstacles', '{reply}'),
	('minibot_internal.ask_rooms', 31, 'minibot_internal.answer_obstacles', '{escalation}');

-- A text that is given up has told nobody anything; and where it was a person's answer, the family still waits for one.
CREATE FUNCTION minibot_internal.take_back_texts(ids bigint[]) RETURNS void
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	unanswered bigint;
BEGIN
	DELETE FROM minibot.disclosure AS d WHERE d.message_id = ANY (ids);
	FOR unanswered IN
		UPDATE minibot.escalation AS e
		SET closed_at = NULL, first_response_at = (
			SELECT min(o.queued_at) FROM minibot.message AS o
			WHERE o.escalation_id = e.escalation_id AND o.phone = e.phone AND o.direction = 'outbound'
				AND o.category = 'escalation' AND o.message_id <> ALL (ids) AND o.status <> 'suppressed')
		FROM minibot.message AS m
		WHERE m.message_id = ANY (ids) AND m.category = 'escalation' AND e.escalation_id = m.escalation_id
			AND e.phone = m.phone
		RETURNING e.escalation_id
	LOOP
		PERFORM pg_notify('minibot_escalation',
			jsonb_build_object('escalation_id', unanswered, 'event', 'unsent')::text);
	END LOOP;
END
$$;
COMMENT ON FUNCTION minibot_internal.take_back_texts(bigint[]) IS
	'Of texts that are not sent, disclosures are taken back, and escalations that they answered are open again';
INSERT INTO minibot_internal.hook (event, position, function)
	VALUES ('minibot_internal.texts_given_up', 10, 'minibot_internal.take_back_texts');
