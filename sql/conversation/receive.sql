-- The conversation -------------------------------------------------------------
--
-- receive_message() hears a text (looks up what is known about it), judges it
-- (one pure CASE: which step decides), records it, and acts on the judgement.
-- Judging sends nothing; acting decides nothing.  What is said lies in rows:
-- answers in minibot.answer, fixed texts in minibot.phrase.
--
-- A function with a COMMENT is for users: it pins its search_path.  Those
-- without are called by them only, and have their search_path: to set it sixty
-- times a text would cost more than all look-ups together.

INSERT INTO minibot.option_rule
	(subject, option, type, pattern, minimum, maximum, is_required, default_value, description)
VALUES
	('setting', 'conversation.human_timeout', 'time span', NULL, '1 minute', '1 year', true, '24 hours',
		'An escalation nobody has touched this long gives the conversation back to the bot'),
	('setting', 'conversation.crisis_confidence', 'number', NULL, '0', '1', true, '0.5',
		'A guess that a text is a crisis is taken for one from this confidence on, '
		'though no other guess would be'),
	('setting', 'conversation.ask_confidence', 'number', NULL, '0', '1', true, '0.45',
		'A guess of at least this confidence that is not sure enough to be acted upon is asked back, the next '
		'likeliest and a person beside it'),
	('setting', 'conversation.reply_limit', 'integer', NULL, '1', '1000', true, '10',
		'Most automatic replies to one telephone within conversation.reply_window'),
	('setting', 'conversation.reply_window', 'time span', NULL, '1 second', '1 day', true, '10 minutes',
		'Window of conversation.reply_limit: two robots never talk for ever'),
	('setting', 'conversation.repeat_window', 'time span', NULL, '0 seconds', '1 day', true, '1 minute',
		'The same text again within this time is not answered again'),
	('setting', 'conversation.holding_interval', 'time span', NULL, '0 seconds', '1 year', true, '4 hours',
		'A family is told that a person will answer at most once in this time'),
	('setting', 'conversation.reply_expires_after', 'time span', NULL, '1 minute', '30 days', true, '2 hours',
		'A reply of the bot''s that could not be sent for so long is not sent any more'),
	('setting', 'conversation.answer_expires_after', 'time span', NULL, '1 minute', '30 days', true, '12 hours',
		'The same of a person''s answer, whose escalation is then open again'),
	('setting', 'conversation.carrier_confirms_stop', 'text', 'yes|no', NULL, NULL, true, 'no',
		'"yes" where the provider itself answers STOP and START: then minibot stays silent'),
	('setting', 'office.days', 'text', '[1-7]( [1-7])*', NULL, NULL, true, '1 2 3 4 5',
		'Days on which people answer, from 1, Monday, to 7, with spaces between them'),
	('setting', 'office.open', 'time', NULL, NULL, NULL, true, '08:00', 'From this hour on people answer, local time'),
	('setting', 'office.close', 'time', NULL, NULL, NULL, true, '16:00',
		'From this hour on people no longer answer, local time');

-- What is heard ------------------------------------------------------------------

CREATE TYPE minibot_internal.heard AS (
	message_id bigint,
	phone text,
	our_phone text,
	body text,
	provider_message_id text,
	received_at timestamptz,
	decided_by text,
	-- who writes
	is_dialable boolean,
	contact_id text,
	contacts text[],
	language text,
	is_opted_out boolean,
	-- what has been said
	is_first boolean,
	is_repeat boolean,
	is_looping boolean,
	is_reaction boolean,
	escalation_id bigint,
	question_id bigint,
	nudge_id bigint,
	choice text[],
	ticket_id bigint,
	-- what it says
	keyword text,
	intent text,
	confidence real,
	accepted boolean,
	reading jsonb
);
COMMENT ON TYPE minibot_internal.heard IS 'An inbound text and all that its judgement rests on';

-- Add who writes and what has been said between us: the contacts that have the telephone, those with a child of their
-- own first; the last messages; the opt-out; who has the conversation; what was asked.
CREATE FUNCTION minibot_internal.recall(h minibot_internal.heard) RETURNS minibot_internal.heard
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	repeat_window interval := minibot.get_setting('conversation.repeat_window');
	reply_window interval := minibot.get_setting('conversation.reply_window');
	reply_limit integer := minibot.get_setting('conversation.reply_limit');
	human_timeout interval := minibot.get_setting('conversation.human_timeout');
	reacts_to text := minibot_internal.reacts_to(h.body);
BEGIN
	SELECT array_agg(w.contact_id), (array_agg(w.language))[1] INTO h.contacts, h.language
	FROM (SELECT p.contact_id, c.language
		  FROM minibot.contact_phone AS p JOIN minibot.contact AS c ON c.contact_id = p.contact_id
		  WHERE p.phone = h.phone
		  ORDER BY coalesce((SELECT bool_and(sc.is_restricted) FROM minibot.student_contact AS sc
							 WHERE sc.contact_id = p.contact_id), true), p.priority, p.contact_id) AS w;
	h.contact_id := h.contacts[1];
	SELECT coalesce((array_agg(r.language) FILTER (WHERE r.direction = 'inbound' AND r.language IS NOT NULL))[1],
		h.language),
		   coalesce(bool_and(r.direction = 'inbound' OR r.status = 'suppressed'), true),
		   coalesce((array_agg(lower(btrim(r.body)) = lower(btrim(h.body))
			AND r.queued_at > h.received_at - repeat_window)
					 FILTER (WHERE r.direction = 'inbound'))[1], false),
		   count(*) FILTER (WHERE r.direction = 'outbound' AND r.in_reply_to IS NOT NULL AND r.category <> 'escalation'
							AND r.queued_at > h.received_at - reply_window) >= reply_limit,
		   coalesce(bool_or(r.direction = 'outbound' AND starts_with(r.body, reacts_to)), false)
			OR reacts_to IS NOT NULL AND minibot.message_keyword(h.body) IS NULL,
		   EXISTS (SELECT FROM minibot.opt_out AS o WHERE o.phone = h.phone),
		   -- the escalation that keeps the bot out of the conversation
		   (SELECT e.escalation_id FROM minibot.escalation AS e
			WHERE e.phone = h.phone AND e.closed_at IS NULL
				AND (e.contact_id IS NULL OR e.contact_id = ANY (h.contacts))
			  AND (e.first_response_at IS NOT NULL OR e.kind IN ('crisis', 'safety'))
			  AND e.held_at > minibot.clock() - human_timeout
			ORDER BY e.priority, e.escalation_id DESC LIMIT 1),
		   (SELECT q.question_id FROM minibot.question AS q
			WHERE q.phone = h.phone AND q.answered_at IS NULL AND q.expires_at > h.received_at
			  AND (q.contact_id IS NULL OR q.contact_id = ANY (h.contacts))
			ORDER BY q.question_id DESC LIMIT 1)
	INTO h.language, h.is_first, h.is_repeat, h.is_looping, h.is_reaction, h.is_opted_out, h.escalation_id,
		h.question_id
	-- The newest first, and only what was said with this family: a telephone moves on to others.
	FROM (SELECT m.language, m.direction, m.status, m.body, m.queued_at, m.in_reply_to, m.category
		  FROM minibot.message AS m
		  WHERE m.phone = h.phone AND (m.contact_id IS NULL OR m.contact_id = ANY (h.contacts))
		  ORDER BY m.message_id DESC LIMIT 20 + 3 * reply_limit) AS r;
	h.ticket_id := CASE WHEN h.body LIKE '%#%' THEN minibot_internal.ticket_of(h.phone, h.body) END;
	RETURN h;
END
$$;

-- How many words a text has, in any alphabet; of Chinese and Japanese, each character is one.  Ranges, as [[:alpha:]]
-- is ASCII in a database of locale C.
CREATE FUNCTION minibot_internal.count_words(body text) RETURNS integer
	LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
	RETURN regexp_count(body, '[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]|([A-Za-z\u00c0-\u060b'
		'\u0620-\u065f\u066e-\u06ef\u06fa-\u1fff\u2c00-\u2dff\u3100-\u33ff\ua000-\ud7ff\ufb00-\ufdff\ufe70-\uffdc'
		'\U00010000-\U0001efff]+)');
END
$$;

-- Add what the text says: a keyword, else its intent.  A classifier that fails leaves the text to a person.
CREATE FUNCTION minibot_internal.understand(h minibot_internal.heard) RETURNS minibot_internal.heard
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	guess record;
	tongue record := minibot_internal.read_tongue(h.body, h.language);
	words integer := minibot_internal.count_words(h.body);
BEGIN
	-- A guess at another language does not outweigh that the family's is one of the model's.
	IF h.language IN ('en', 'es') AND tongue.is_sure IS NOT TRUE THEN
		tongue.language := NULL;
		tongue.matter := CASE WHEN tongue.matter IN ('crisis', 'safety') THEN tongue.matter END;
	END IF;
	h.keyword := minibot.message_keyword(h.body);
	guess := minibot.classify(h.body);
	h.intent := coalesce(h.keyword, guess.intent);
	IF h.intent = guess.intent THEN
		h.confidence := guess.confidence;
		-- A number is no sentence, whatever a model makes of it; and a bare "no" or "yes" answers something, it revokes
		-- nothing.
		h.accepted := (guess.accepted AND (guess.intent <> 'crisis' OR NOT minibot_internal.is_harmless(h.reading,
			words))
				OR guess.intent = 'crisis' AND NOT minibot_internal.is_harmless(h.reading, words)
					AND guess.confidence >= minibot.get_setting('conversation.crisis_confidence')::real)
			AND words > 0
			AND (guess.intent NOT IN ('opt_out', 'opt_in') OR words > 2);
	END IF;
	IF tongue.matter IN ('crisis', 'opt_out', 'opt_in', 'help') THEN
		h.keyword := coalesce(h.keyword, tongue.matter);
		h.intent := h.keyword;
	END IF;
	-- What the model was not trained on: only what is plain there, the rest is a person's.
	IF tongue.language IS NOT NULL
		AND (tongue.matter IS NOT NULL OR h.accepted IS NOT TRUE OR guess.language IS DISTINCT FROM tongue.language
			AND (tongue.is_sure OR h.language IS NOT DISTINCT FROM tongue.language))
	THEN
		h.intent := coalesce(h.keyword, CASE tongue.matter WHEN 'safety' THEN 'report_safety' ELSE tongue.matter END);
		h.confidence := NULL;
		h.accepted := h.keyword IS NULL AND tongue.matter IS NOT NULL
			AND (tongue.matter <> 'report_absence' OR tongue.day IS NOT NULL);
		IF h.language IS NULL OR tongue.is_sure THEN
			h.language := tongue.language;
		END IF;
	-- One word ("STOP", "ok", "2") tells less of the language than what we know of the family; and a few words of a
	-- language that is not the model's, less than that it is theirs.
	ELSIF h.language IS NULL OR words > (CASE WHEN h.language IN ('en', 'es') THEN 1 ELSE 3 END) THEN
		h.language := coalesce(guess.language, h.language);
	END IF;
	RETURN h;
EXCEPTION WHEN OTHERS THEN
	RAISE WARNING 'could not classify a message: %', SQLERRM;
	RETURN h;
END
$$;

-- Judgement ------------------------------------------------------------------------

CREATE FUNCTION minibot_internal.decide_text(h minibot_internal.heard) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE
		WHEN NOT (h).is_dialable THEN 'undialable'
		WHEN (h).is_reaction THEN 'reaction'	-- before keywords: a tapback may quote "Reply STOP"
		WHEN (h).ticket_id IS NOT NULL THEN 'staff'	-- before keywords: an answer may say "call 911" or "reply STOP"
		WHEN (h).keyword IN ('opt_out', 'opt_in', 'help') OR (h).accepted AND (h).intent = 'opt_out' THEN 'keyword'
		WHEN (h).keyword = 'crisis' OR (h).accepted AND (h).intent = 'crisis' THEN 'crisis'
		WHEN (h).is_repeat THEN 'repeat'
		WHEN (h).is_opted_out THEN 'opted_out'
		WHEN (h).escalation_id IS NOT NULL THEN 'human'
		WHEN (h).is_looping THEN 'loop'
		WHEN (h).choice IS NOT NULL THEN 'question'
		WHEN (h).accepted THEN 'classifier'
		ELSE 'escalation' END;
COMMENT ON FUNCTION minibot_internal.decide_text(minibot_internal.heard) IS
	'The step that decides what is done with a message: the order of judgement, in one place';

COMMENT ON COLUMN minibot.message.decided_by IS
	'Inbound: the step of judgement that decided: reaction (a tapback), staff (a #command), keyword (or a STOP in '
	'other words), crisis, repeat, opted_out, human (a person has the conversation), loop (too many automatic '
	'replies), question (a pending one), reading (its clauses: noted, changed, asked back), acknowledgement (needs '
	'nobody), classifier, escalation (any part of it waits for a person); undialable where the sender is no telephone';

-- The whole --------------------------------------------------------------------------

-- One at a time in a telephone's conversation, family or staff: the next one sees what this one did.
CREATE FUNCTION minibot_internal.lock_conversation(phone text) RETURNS void
	LANGUAGE plpgsql VOLATILE STRICT AS $$
BEGIN
	PERFORM pg_advisory_xact_lock(hashtext('minibot.conversation'), hashtext(phone));
END
$$;

-- The inbound message that has a provider's id.
CREATE FUNCTION minibot_internal.known_message(provider_id text) RETURNS bigint
	LANGUAGE plpgsql VOLATILE STRICT AS $$
BEGIN
	RETURN (SELECT m.message_id FROM minibot.message AS m
			WHERE m.direction = 'inbound' AND m.provider_message_id = provider_id);
END
$$;

-- Record what was heard and how it was judged; NULL where that message is here already.
CREATE FUNCTION minibot_internal.record_heard(h minibot_internal.heard) RETURNS bigint
	LANGUAGE plpgsql VOLATILE AS $$
BEGIN
	INSERT INTO minibot.message (direction, category, status, phone, our_phone, contact_id, body, language, intent,
								 confidence, decided_by, provider_message_id, queued_at, segments, reading)
	VALUES ('inbound', 'conversation', 'received', h.phone, h.our_phone, h.contact_id, h.body, h.language, h.intent,
			h.confidence, h.decided_by, h.provider_message_id, h.received_at, (minibot.sms_segments(h.body)).segments,
				h.reading)
	ON CONFLICT (provider_message_id, direction) WHERE provider_message_id IS NOT NULL DO NOTHING
	RETURNING message_id INTO h.message_id;
	RETURN h.message_id;
END
$$;

CREATE FUNCTION minibot.receive_message(from_phone text, body text, to_phone text DEFAULT NULL,
		provider_message_id text DEFAULT NULL, received_at timestamptz DEFAULT now())
	RETURNS bigint
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp
	-- Every look-up is by a key: plan it once, by the index however small the table was then, and compile nothing.
	SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET jit = off AS $$
DECLARE
	region text := coalesce(minibot.get_setting('district.region'), 'US');
	h minibot_internal.heard;
	known bigint;
BEGIN
	IF from_phone IS NULL THEN
		RAISE null_value_not_allowed USING MESSAGE = 'a message needs the telephone it came from';
	END IF;
	h.phone := coalesce(minibot.normalize_phone(from_phone, region), from_phone);
	h.is_dialable := minibot.normalize_phone(from_phone, region) IS NOT NULL
		AND h.phone IS DISTINCT FROM minibot.normalize_phone(to_phone, region);
	h.our_phone := to_phone;
	h.body := coalesce(receive_message.body, '');
	-- A gateway that has no id may say so with an empty one: such texts are not all the same.
	h.provider_message_id := nullif(receive_message.provider_message_id, '');
	-- The default means "now", which is the clock's to say; nothing has arrived later than that, or before there was
	-- texting.
	h.received_at := CASE WHEN received_at = now() OR received_at < timestamptz '1992-12-03 00:00Z' THEN minibot.clock()
		ELSE least(received_at, minibot.clock()) END;

	PERFORM minibot_internal.lock_conversation(h.phone);
	known := minibot_internal.known_message(h.provider_message_id);
	IF known IS NOT NULL THEN
		RETURN known;
	END IF;

	h := minibot_internal.consider_question(minibot_internal.understand(minibot_internal.read_heard(
		minibot_internal.recall(h))));
	h.decided_by := minibot_internal.decide_text(h);
	h.language := coalesce(h.language, 'en');
	h.message_id := minibot_internal.record_heard(h);
	IF h.message_id IS NULL THEN
		RETURN minibot_internal.known_message(h.provider_message_id);
	END IF;
	PERFORM minibot_internal.act_safely(h);
	RETURN h.message_id;
END
$$;
COMMENT ON FUNCTION minibot.receive_message(text, text, text, text, timestamptz) IS
	'Take in a text from a family: record it, judge it, and queue the reply or open an escalation, in one transaction; '
	'returns its message_id';

INSERT INTO minibot_internal.hook (event, position, function)
	VALUES ('minibot_internal.text_came_in', 10, 'minibot.receive_message');

-- Act; where that fails, a person gets the message, and a STOP holds though its confirmation could not be said.
CREATE FUNCTION minibot_internal.act_safely(h minibot_internal.heard) RETURNS void
	LANGUAGE plpgsql VOLATILE AS $$
DECLARE
	kind text := CASE h.decided_by WHEN 'crisis' THEN 'crisis' ELSE 'unanswered' END;
BEGIN
	PERFORM minibot_internal.act_on_text(h);
EXCEPTION
	WHEN serialization_failure OR deadlock_detected THEN
		RAISE;
	WHEN OTHERS THEN
		-- The whole error stays with the message: it may tell what is not for the server's log.
		RAISE WARNING 'could not answer message % (SQLSTATE %)', h.message_id, SQLSTATE
			USING HINT = 'See its error in minibot.message.';
		UPDATE minibot.message AS m SET error = SQLERRM WHERE m.message_id = h.message_id;
		IF h.decided_by = 'keyword' AND 'opt_out' IN (h.keyword, h.intent) OR h.decided_by = 'crisis'
			AND minibot_internal.message_opts_out(h.body) THEN
			PERFORM minibot.opt_out_phone(h.phone, 'keyword', h.message_id);
		END IF;
		BEGIN
			PERFORM minibot_internal.hand_to_person(h, kind);
		EXCEPTION
			WHEN serialization_failure OR deadlock_detected THEN
				RAISE;
			WHEN OTHERS THEN
				-- What is to be said is wrong too; then the family is told nothing, but the text must not be lost.
				RAISE WARNING 'could not tell the sender of message % that a person will answer (SQLSTATE %)',
					h.message_id, SQLSTATE;
				PERFORM minibot_internal.open_escalation(h, kind);
		END;
END
$$;
