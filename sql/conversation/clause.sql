-- Acting on a reading, clause by clause ---------------------------------------------------------------
--
-- Notes and what takes them back are made as the clauses come; then one reply says what has changed.  What the clauses
-- leave is the model's, or a person's.

INSERT INTO minibot.phrase (name, language, body) VALUES
	('told', 'en', 'Thank you for letting us know.'),
	('told', 'es', 'Gracias por avisarnos.');

-- Act on one clause.  Returns as what (an intent), "person" where one has to see to it, NULL where it is left.
CREATE FUNCTION minibot_internal.act_on_clause(h minibot_internal.heard, c jsonb) RETURNS text
	LANGUAGE plpgsql VOLATILE AS $$
DECLARE
	is_sick_only boolean := c -> 'cues' ? 'sick' AND NOT c -> 'cues' ?| '{out,late}';
BEGIN
	CASE c ->> 'function'
		WHEN 'news', 'reason' THEN
			-- Ill alone means out, unless the model is sure that it is more than that.
			IF is_sick_only AND h.accepted AND (SELECT i.escalation IS NOT NULL FROM minibot.intent AS i
				WHERE i.intent = h.intent) THEN
				RETURN NULL;
			END IF;
			RETURN CASE WHEN minibot_internal.act_news(h, c) IS NULL THEN 'person'
				WHEN c -> 'cues' ? 'late' AND NOT c -> 'cues' ? 'out' THEN 'report_tardy' ELSE 'report_absence' END;
		WHEN 'withdrawal' THEN
			RETURN CASE WHEN minibot_internal.act_withdrawal(h, c) THEN 'withdrawal' END;
		WHEN 'correction' THEN
			RETURN CASE WHEN minibot_internal.act_correction(h, c) THEN 'report_absence' END;
		WHEN 'early' THEN
			h.intent := 'request_early_pickup';
			PERFORM minibot_internal.answer_intent(h);
			RETURN h.intent;
		WHEN 'continuation' THEN
			RETURN CASE WHEN minibot_internal.act_continuation(h, c) THEN 'report_absence' END;
		ELSE
			RETURN NULL;
	END CASE;
END
$$;

-- Whether a clause needs nobody though nothing was done with it.
CREATE FUNCTION minibot_internal.is_minor(c jsonb) RETURNS boolean
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN c ->> 'function' IN ('acknowledgement', 'status', 'promise', 'automatic', 'greeting', 'detail',
		'withdrawal');

-- Note and take back what the clauses of a text tell; returns the text with its clauses marked, and whether any was
-- acted upon or has to go to a person.
CREATE FUNCTION minibot_internal.act_on_clauses(INOUT h minibot_internal.heard, OUT is_acted boolean,
	OUT for_person boolean)
	LANGUAGE plpgsql VOLATILE AS $$
DECLARE
	c jsonb;
	intent text;
BEGIN
	is_acted := false;
	for_person := false;
	FOR i IN 0 .. jsonb_array_length(h.reading -> 'clauses') - 1 LOOP
		c := h.reading -> 'clauses' -> i;
		intent := minibot_internal.act_on_clause(h, c);
		IF intent = 'person' THEN
			for_person := true;
		ELSIF intent IS NOT NULL THEN
			h.reading := minibot_internal.mark_clause(h.reading, i, intent);
			is_acted := true;
		END IF;
	END LOOP;
END
$$;

-- The words of the clauses that are still to be seen to; NULL where there are none.  Beside what was done, a few words
-- are none.
CREATE FUNCTION minibot_internal.words_left(clauses jsonb, is_acted boolean) RETURNS text
	LANGUAGE plpgsql IMMUTABLE AS $$	-- not SQL, which is planned at each call
BEGIN
	RETURN (SELECT string_agg(c ->> 'words', '. ' ORDER BY n)
			FROM jsonb_array_elements(clauses) WITH ORDINALITY AS t (c, n)
			WHERE NOT c ? 'intent' AND NOT minibot_internal.is_minor(c)
			  AND (c ->> 'function' IN ('question', 'dispute') OR minibot_internal.count_words(c ->> 'words') > CASE
					WHEN is_acted THEN 4 WHEN clauses @? '$[*] ? (@.function == "status")' THEN 3 ELSE -1 END));
END
$$;

-- Nothing to do or to answer: thanks are returned, what was told is acknowledged; "ok" and robots get silence.
CREATE FUNCTION minibot_internal.acknowledge(h minibot_internal.heard) RETURNS void
	LANGUAGE plpgsql VOLATILE AS $$
DECLARE
	functions text[] := array(SELECT c ->> 'function' FROM jsonb_array_elements(h.reading -> 'clauses') AS c);
	said text := CASE WHEN 'automatic' = ANY (functions) THEN NULL
		WHEN functions && '{status,promise,withdrawal}' THEN 'told'
		WHEN (h.reading -> 'clauses') @? '$[*].cues[*] ? (@ == "thanks")' THEN 'thanks'
		WHEN functions && '{greeting}' AND NOT functions && '{acknowledgement}' THEN 'greeting' END;
BEGIN
	h.intent := CASE WHEN said IN ('thanks', 'greeting') THEN said WHEN said = 'told' THEN 'status'
		ELSE 'acknowledgement' END;
	FOR i IN 0 .. cardinality(functions) - 1 LOOP
		h.reading := minibot_internal.mark_clause(h.reading, i, functions[i + 1]);
	END LOOP;
	UPDATE minibot.message AS m SET decided_by = 'acknowledgement', intent = h.intent, reading = h.reading
	WHERE m.message_id = h.message_id;
	IF (h.reading -> 'clauses') @? '$[*].cues[*] ? (@ == "never_mind" || @ == "coming")' THEN
		PERFORM minibot_internal.drop_questions(h.phone);
	END IF;
	IF said = 'told' THEN
		PERFORM minibot_internal.queue_reply(h, minibot_internal.phrase_text(said, h.language));
	ELSIF said IS NOT NULL THEN
		PERFORM minibot_internal.say_answer(h);
	END IF;
END
$$;

-- Whose child it is, or an absence of months: the attendance office has to find out.
CREATE FUNCTION minibot_internal.hand_to_office(h minibot_internal.heard) RETURNS void
	LANGUAGE plpgsql VOLATILE AS $$
BEGIN
	h.intent := CASE WHEN h.intent IN ('report_absence', 'report_tardy') THEN h.intent ELSE 'report_absence' END;
	IF minibot_internal.say_answer(h) THEN
		PERFORM minibot_internal.open_escalation(h, 'attendance');
	ELSE
		PERFORM minibot_internal.hand_to_person(h, 'attendance');
	END IF;
END
$$;

-- What the model makes of words that the clauses left.
CREATE FUNCTION minibot_internal.guess_words(INOUT h minibot_internal.heard, words text)
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	guess record := minibot.classify(words);
BEGIN
	h.intent := guess.intent;
	h.confidence := guess.confidence;
	h.accepted := guess.accepted;
	h.body := words;
END
$$;

-- Beside what was done: answer what else is asked, or hand it over.
CREATE FUNCTION minibot_internal.act_on_rest(h minibot_internal.heard, words text, whole_intent text,
	whole_accepted boolean)
	RETURNS void
	LANGUAGE plpgsql VOLATILE AS $$
DECLARE
	is_asked boolean := (h.reading -> 'clauses') @? '$[*] ? (@.function == "question" || @.function == "dispute")';
	is_need boolean := whole_accepted AND EXISTS (SELECT FROM minibot.intent AS i
		WHERE i.intent = whole_intent AND i.is_barrier);
	unread_words CONSTANT integer := 7;
BEGIN
	IF words IS NOT NULL THEN
		h := minibot_internal.guess_words(h, words);
	END IF;
	IF words IS NULL OR h.accepted IS NOT TRUE AND NOT is_asked THEN
		-- The reason may be a need: "not coming, no clean clothes".
		IF NOT is_need THEN
			-- More than a few words that nobody understood: a person reads them.
			IF minibot_internal.count_words(words) >= unread_words THEN
				PERFORM minibot_internal.open_escalation(h, 'unanswered');
			END IF;
			RETURN;
		END IF;
		h.intent := whole_intent;
		h.accepted := true;
	END IF;
	IF h.accepted AND h.intent IN ('report_absence', 'report_tardy', 'thanks', 'greeting') OR h.accepted
		AND NOT is_asked
		AND h.intent IN ('ask_excuse_note', 'dispute_absence', 'ask_absences') THEN
		RETURN;
	ELSIF h.accepted THEN
		PERFORM minibot_internal.answer_intent(h);
		-- A need is what the text counts as: the absence beside it has a row of its own.
		UPDATE minibot.message AS m SET intent = CASE WHEN i.is_barrier THEN i.intent ELSE m.intent END,
			reading = jsonb_insert(m.reading, '{clauses,-1}', jsonb_build_object('function', 'rest', 'words', h.body,
				'intent', h.intent), true)
		FROM minibot.intent AS i WHERE m.message_id = h.message_id AND i.intent = h.intent;
	ELSE
		PERFORM minibot_internal.hand_to_person(h);
	END IF;
END
$$;

-- Do what a text asks for that nothing before the reading has decided.
CREATE FUNCTION minibot_internal.act_on_reading(h minibot_internal.heard) RETURNS void
	LANGUAGE plpgsql VOLATILE AS $$
DECLARE
	guess minibot_internal.heard := h;
	did record := minibot_internal.act_on_clauses(h);
	words text := minibot_internal.words_left((did.h).reading -> 'clauses', did.is_acted);
	is_need boolean := h.accepted AND h.intent <> 'dispute_absence' AND EXISTS (SELECT FROM minibot.intent AS i
			WHERE i.intent = h.intent AND i.escalation IS NOT NULL)
		AND (h.reading -> 'clauses') @?
			'$[*] ? (@.function == "status" || @.function == "promise" || @.function == "detail")';
BEGIN
	h := did.h;
	IF did.is_acted THEN
		h.intent := (SELECT c ->> 'intent' FROM jsonb_array_elements(h.reading -> 'clauses') AS c
			WHERE c ? 'intent' LIMIT 1);
		UPDATE minibot.message AS m SET decided_by = 'reading', intent = h.intent, reading = h.reading
		WHERE m.message_id = h.message_id;
		PERFORM minibot_internal.confirm_changes(h);
		IF did.for_person THEN
			PERFORM minibot_internal.hand_to_office(h);
		ELSE
			PERFORM minibot_internal.act_on_rest(h, words, guess.intent, guess.accepted);
		END IF;
	ELSIF did.for_person THEN
		PERFORM minibot_internal.hand_to_office(h);
	ELSIF words IS NULL AND h.reading -> 'clauses' <> '[]' AND NOT is_need THEN
		PERFORM minibot_internal.acknowledge(h);
	ELSIF (h.reading -> 'clauses') @? '$[*] ? (@.cues[*] == "who")' AND minibot_internal.count_words(h.body) < 9 THEN
		h.reading := minibot_internal.mark_clause(h.reading, 0, 'help');
		UPDATE minibot.message AS m SET decided_by = 'reading', intent = 'help', reading = h.reading
		WHERE m.message_id = h.message_id;
		PERFORM minibot_internal.obey_keyword(h, 'help');
	ELSIF (h.reading -> 'clauses') @? '$[*] ? (@.function == "dispute")' AND h.accepted IS NOT TRUE
		OR h.intent = 'wrong_number' AND (h.reading -> 'clauses') @? '$[*] ? (@.function == "dispute")' THEN
		h.intent := 'dispute_absence';
		h.reading := minibot_internal.mark_clause(h.reading, 0, h.intent);
		UPDATE minibot.message AS m SET intent = h.intent, reading = h.reading WHERE m.message_id = h.message_id;
		PERFORM minibot_internal.answer_intent(h);
	ELSIF h.accepted THEN
		PERFORM minibot_internal.answer_guess(h);
	ELSIF minibot_internal.follow_up(h) THEN
		NULL;
	-- Who wrote many words is not asked which of three things was meant.
	ELSIF minibot_internal.has_weight(h.body) OR minibot_internal.count_words(h.body) > 14
		OR NOT minibot_internal.ask_which_intent(h) THEN
		PERFORM minibot_internal.hand_to_person(h);
	END IF;
END
$$;

-- "And Quinn?": the question before, about another child.  False where there was none.
CREATE FUNCTION minibot_internal.follow_up(h minibot_internal.heard) RETURNS boolean
	LANGUAGE plpgsql VOLATILE AS $$
BEGIN
	IF NOT (h.reading -> 'clauses') @? '$[*] ? (@.function == "continuation")' THEN
		RETURN false;
	END IF;
	h.intent := (SELECT m.intent FROM minibot.message AS m
				 WHERE m.phone = h.phone AND m.direction = 'inbound' AND m.message_id < h.message_id
				   AND m.queued_at > h.received_at - interval '30 minutes'
				   AND m.decided_by IN ('classifier', 'reading', 'question')
				 ORDER BY m.message_id DESC LIMIT 1);
	IF h.intent IS NULL OR NOT starts_with(h.intent, 'ask_') OR NOT minibot_internal.say_answer(h) THEN
		RETURN false;
	END IF;
	UPDATE minibot.message AS m SET decided_by = 'reading', intent = h.intent,
		reading = minibot_internal.mark_clause(h.reading, 0, h.intent)
	WHERE m.message_id = h.message_id;
	RETURN true;
END
$$;

-- The model is sure of the whole text, in which no rule saw anything.
CREATE FUNCTION minibot_internal.answer_guess(h minibot_internal.heard) RETURNS void
	LANGUAGE plpgsql VOLATILE AS $$
DECLARE
	clauses jsonb := h.reading -> 'clauses';
	c jsonb := (SELECT c FROM jsonb_array_elements(clauses) AS c WHERE c ->> 'whom' = 'children' LIMIT 1);
	outcome text;
BEGIN
	IF h.intent IN ('report_absence', 'report_tardy') THEN
		IF clauses @? '$[*] ? (@.certainty == "unsure")' THEN
			PERFORM minibot_internal.acknowledge(h);
			RETURN;
		ELSIF NOT clauses @? '$[*] ? (@.whom == "other")' THEN
			outcome := minibot_internal.act_news(h, coalesce(c, '{"whom": "unsaid"}') || jsonb_build_object('days_in',
				coalesce((minibot_internal.read_tongue(h.body, h.language)).day, h.body),
				'cues', jsonb_build_array(CASE h.intent WHEN 'report_tardy' THEN 'late' ELSE 'out' END), 'words', '',
				'tense', CASE WHEN clauses @? '$[*] ? (@.tense == "past")' THEN 'past' ELSE 'present' END));
		END IF;
		IF outcome IS NULL THEN
			PERFORM minibot_internal.hand_to_office(h);
		ELSE
			PERFORM minibot_internal.confirm_changes(h);
		END IF;
	ELSE
		PERFORM minibot_internal.answer_intent(h);
	END IF;
	IF jsonb_array_length(clauses) > 0 THEN
		UPDATE minibot.message AS m SET reading = minibot_internal.mark_clause(h.reading, 0, h.intent)
		WHERE m.message_id = h.message_id;
	END IF;
END
$$;

-- Note what a text tells besides, where it is not the time to talk of it: beside a cry for help, and after STOP.  Only
-- what is clear; returns whether there was any.
CREATE FUNCTION minibot_internal.note_silently(h minibot_internal.heard) RETURNS boolean
	LANGUAGE plpgsql VOLATILE AS $$
DECLARE
	c jsonb;
	is_any boolean := false;
BEGIN
	FOR c IN SELECT * FROM jsonb_array_elements(h.reading -> 'clauses') LOOP
		IF c ->> 'function' = 'news' AND c ? 'days_in' AND c ->> 'whom' = 'children' THEN
			is_any := minibot_internal.act_news(h, c) IS NOT NULL OR is_any;
		END IF;
	END LOOP;
	RETURN is_any;
END
$$;
