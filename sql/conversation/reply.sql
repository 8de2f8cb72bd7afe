-- What a text leads to ---------------------------------------------------------------
--
-- Acting on the judgement of a text: what is said, and who else hears of it.

-- Say more in the reply to the same text that still waits to be sent; NULL where there is none, or it would be too
-- long.
CREATE FUNCTION minibot_internal.add_to_reply(h minibot_internal.heard, more text) RETURNS bigint
	LANGUAGE plpgsql VOLATILE AS $$
DECLARE
	longest CONSTANT integer := 459;	-- characters of three segments
	sent bigint;
BEGIN
	UPDATE minibot.message AS m SET body = m.body || ' ' || more,
		segments = (minibot.sms_segments(m.body || ' ' || more)).segments
	WHERE m.phone = h.phone AND m.message_id > h.message_id AND m.in_reply_to = h.message_id
		AND m.direction = 'outbound'
	  AND m.category = 'reply' AND m.status = 'queued' AND length(m.body) + length(more) < longest
	RETURNING m.message_id INTO sent;
	RETURN sent;
END
$$;

-- Queue a reply to what was heard; the first one ever says who we are and how to stop.
CREATE FUNCTION minibot_internal.queue_reply(h minibot_internal.heard, body text, category text DEFAULT 'reply')
	RETURNS bigint
	LANGUAGE plpgsql VOLATILE AS $$
DECLARE
	now timestamptz := minibot.clock();
	expires_after interval := CASE category WHEN 'reply'
		THEN minibot.get_setting('conversation.reply_expires_after')::interval END;
	waits_until timestamptz;
	sent bigint;
BEGIN
	IF h.is_first AND category = 'reply' AND NOT EXISTS (SELECT FROM minibot.message AS m
			WHERE m.phone = h.phone AND m.message_id > h.message_id AND m.in_reply_to = h.message_id) THEN
		body := minibot_internal.phrase_text('introduction', h.language, jsonb_build_object('reply', body));
	END IF;
	-- Who wrote long ago, and was not heard till now, is not woken by the answer.
	IF h.received_at < now - expires_after THEN
		waits_until := (SELECT q.until FROM minibot_internal.quiet_hours(now, NULL) AS q WHERE q.is_quiet);
	END IF;
	IF category = 'reply' THEN
		sent := minibot_internal.add_to_reply(h, body);
		IF sent IS NOT NULL THEN
			RETURN sent;
		END IF;
	END IF;
	RETURN minibot_internal.queue_message(h.phone, body, category,
		least(minibot_internal.lane_of(category), 1::smallint),
		h.contact_id, h.language, h.our_phone, h.message_id, h.intent, not_before => waits_until,
		not_after => coalesce(waits_until, now) + expires_after);
END
$$;

-- STOP, START and HELP, as the rules require: at once, the opt-out confirmed exactly once.
CREATE FUNCTION minibot_internal.obey_keyword(h minibot_internal.heard, keyword text) RETURNS void
	LANGUAGE plpgsql VOLATILE AS $$
DECLARE
	says_it_ourselves boolean := coalesce(lower(minibot.get_setting('conversation.carrier_confirms_stop')), 'no')
		NOT IN ('yes', 'true', 'on');
	is_answered boolean := NOT h.is_repeat AND NOT h.is_looping;
BEGIN
	IF keyword = 'opt_out' THEN
		is_answered := minibot.opt_out_phone(h.phone, 'keyword', h.message_id) AND says_it_ourselves;
		PERFORM minibot_internal.drop_questions(h.phone);
	ELSIF keyword = 'opt_in' THEN
		-- One that was taken late does not undo what was said after it.
		IF EXISTS (SELECT FROM minibot.opt_out AS o LEFT JOIN minibot.message AS m ON m.message_id = o.message_id
			AND m.direction = 'inbound'
				   WHERE o.phone = h.phone AND coalesce(m.queued_at, o.opted_out_at) > h.received_at) THEN
			RETURN;
		END IF;
		is_answered := (minibot.opt_in_phone(h.phone, 'keyword', h.message_id) OR is_answered) AND says_it_ourselves;
	END IF;
	IF is_answered THEN
		PERFORM minibot_internal.queue_reply(h, minibot_internal.phrase_text(keyword, h.language), 'keyword');
	END IF;
END
$$;

-- A person at once, and 988 and 911 in the reply, whatever has become of the phrase; a STOP beside the cry is obeyed,
-- unsaid.
CREATE FUNCTION minibot_internal.answer_crisis(h minibot_internal.heard) RETURNS void
	LANGUAGE plpgsql VOLATILE AS $$
DECLARE
	said text := 'In danger? Call 911. To talk to someone now, call or text 988.';
BEGIN
	PERFORM minibot_internal.open_escalation(h, 'crisis');
	IF minibot_internal.message_opts_out(h.body) THEN
		PERFORM minibot.opt_out_phone(h.phone, 'keyword', h.message_id);
		PERFORM minibot_internal.drop_questions(h.phone);
	END IF;
	IF NOT h.is_repeat AND NOT h.is_looping THEN
		BEGIN
			said := minibot_internal.phrase_text('crisis', h.language);
		EXCEPTION WHEN OTHERS THEN
			RAISE WARNING 'could not say the phrase "crisis": %', SQLERRM;
		END;
		PERFORM minibot_internal.queue_reply(h, said, 'crisis');
	END IF;
END
$$;

-- No answer of ours fits: a person's turn, and the family is told when, unless told so lately.
CREATE FUNCTION minibot_internal.hand_to_person(h minibot_internal.heard, kind text DEFAULT 'unanswered') RETURNS void
	LANGUAGE plpgsql VOLATILE AS $$
DECLARE
	told_lately boolean := EXISTS (
		SELECT FROM minibot.escalation AS e
		WHERE e.phone = h.phone AND (e.contact_id IS NULL OR e.contact_id = ANY (h.contacts))
		  AND e.holding_reply_at > h.received_at - minibot.get_setting('conversation.holding_interval')::interval);
	opened bigint := minibot_internal.open_escalation(h, kind);
BEGIN
	IF h.decided_by <> 'escalation' THEN
		UPDATE minibot.message AS m SET decided_by = 'escalation' WHERE m.message_id = h.message_id;
	END IF;
	IF NOT told_lately THEN
		PERFORM minibot_internal.queue_reply(h, minibot_internal.phrase_text('holding', h.language,
			jsonb_build_object('when', minibot_internal.when_people_answer(h.language))));
		UPDATE minibot.escalation AS e SET holding_reply_at = minibot.clock() WHERE e.escalation_id = opened;
	END IF;
END
$$;

-- Do what the judgement asks for.
CREATE FUNCTION minibot_internal.act_on_text(h minibot_internal.heard) RETURNS void
	LANGUAGE plpgsql VOLATILE AS $$
BEGIN
	CASE h.decided_by
		WHEN 'keyword' THEN
			PERFORM minibot_internal.obey_keyword(h, coalesce(h.keyword, h.intent));
			PERFORM minibot_internal.note_silently(h);
		WHEN 'crisis' THEN
			PERFORM minibot_internal.answer_crisis(h);
			PERFORM minibot_internal.note_silently(h);
		WHEN 'staff' THEN PERFORM minibot_internal.obey_staff(h);
		WHEN 'human' THEN PERFORM minibot_internal.pass_to_person(h);
		WHEN 'question' THEN PERFORM minibot_internal.take_answer(h);
		WHEN 'classifier', 'escalation' THEN
			PERFORM minibot_internal.act_on_reading(h);
			PERFORM minibot_internal.show_weight(h);
		WHEN 'loop', 'opted_out' THEN
			IF NOT minibot_internal.note_silently(h) THEN
				PERFORM minibot_internal.open_escalation(h, 'unanswered');
			END IF;
		WHEN 'undialable' THEN
			-- Nobody to answer; but whoever it is cries for help.
			IF h.keyword = 'crisis' OR h.accepted AND h.intent = 'crisis' THEN
				PERFORM minibot_internal.open_escalation(h, 'crisis');
			END IF;
		WHEN 'repeat', 'reaction' THEN NULL;
	END CASE;
END
$$;
