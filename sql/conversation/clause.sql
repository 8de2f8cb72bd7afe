-- Acting on a reading, clause by clause ---------------------------------------------------------------
--
-- Notes and what takes them back are made as the clauses come; then one reply says what has changed.  What the clauses
-- leave is the model's, or a person's.

INSERT INTO minibot.phrase (name, language, body) VALUES
	('absence_withdrawn', 'en', 'Thank you. We no longer have {{names}} down for {{dates}}.'),
	('absence_withdrawn', 'es', 'Gracias. Ya no tenemos anotado: {{names}}, {{dates}}.'),
	('told', 'en', 'Thank you for letting us know.'),
	('told', 'es', 'Gracias por avisarnos.'),
	('which_day', 'en', 'Which day or days?'),
	('which_day', 'es', '¿Qué día o días?'),
	('which_intent', 'en', 'Do you mean {{options}}?'),
	('which_intent', 'es', '¿Quiere decir {{options}}?'),
	('a_person', 'en', 'a person'),
	('a_person', 'es', 'una persona');

-- Taking back ------------------------------------------------------------------------------------------

-- Take back what was noted of children on days, all of it or one kind; what remains of it stays.  Returns whether there
-- was any.
CREATE FUNCTION minibot_internal.withdraw_days(h minibot_internal.heard, children text[], days datemultirange,
		of_kind text DEFAULT NULL) RETURNS boolean
	LANGUAGE plpgsql VOLATILE AS $$
#variable_conflict use_column
DECLARE
	a minibot.reported_absence;
	is_any boolean := false;
BEGIN
	FOR a IN
		SELECT r.* FROM minibot.reported_absence AS r
		WHERE r.student_id = ANY (children) AND r.withdrawn_at IS NULL AND (of_kind IS NULL OR r.kind = of_kind)
		  AND daterange(r.from_date, r.to_date, '[]') && days AND r.message_id <> h.message_id
	LOOP
		is_any := true;
		DELETE FROM minibot.reported_absence AS r WHERE r.reported_absence_id = a.reported_absence_id;
		INSERT INTO minibot.reported_absence AS r (student_id, kind, from_date, to_date, reason, contact_id, phone,
			message_id, reported_at, withdrawn_at, withdrawn_in)
		SELECT a.student_id, a.kind, lower(p.part), upper(p.part) - 1, a.reason, a.contact_id, a.phone, a.message_id,
			a.reported_at, p.at, p.message_id
		FROM (SELECT unnest(datemultirange(daterange(a.from_date, a.to_date, '[]')) * days) AS part,
					 minibot.clock() AS at, h.message_id AS message_id
			  UNION ALL
			  SELECT unnest(datemultirange(daterange(a.from_date, a.to_date, '[]')) - days), NULL, NULL) AS p
		ON CONFLICT (student_id, kind, from_date, to_date) DO UPDATE
		SET withdrawn_at = excluded.withdrawn_at, withdrawn_in = excluded.withdrawn_in;
	END LOOP;
	RETURN is_any;
END
$$;

-- The days that words name, seen from a day; NULL: none.
CREATE FUNCTION minibot_internal.days_named(words text, said_on date) RETURNS datemultirange
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN (SELECT range_agg(daterange(d.from_date, d.to_date, '[]'))
			FROM minibot_internal.read_days(words, said_on) AS d);
END
$$;

-- Days that were named, or a week later where that is what was noted: "not Tuesday" of next Monday and Tuesday.
CREATE FUNCTION minibot_internal.days_near(named datemultirange, noted datemultirange) RETURNS datemultirange
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN named && noted THEN named
		ELSE coalesce((SELECT range_agg(daterange(lower(d) + 7, upper(d) + 7)) FROM unnest(named) AS d
					   WHERE daterange(lower(d) + 7, upper(d) + 7) && noted), named) END;

-- What this telephone noted last of children and is not over: of whom, what and when.
CREATE FUNCTION minibot_internal.last_note(h minibot_internal.heard, OUT children text[], OUT kind text,
		OUT days datemultirange)
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	said_on date := h.received_at AT TIME ZONE minibot_internal.district_zone();
BEGIN
	SELECT array_agg(DISTINCT a.student_id), min(a.kind), range_agg(daterange(a.from_date, a.to_date, '[]'))
	INTO children, kind, days
	FROM minibot.reported_absence AS a
	WHERE a.phone = h.phone AND a.withdrawn_at IS NULL AND a.to_date >= said_on
	  AND a.message_id = (SELECT max(l.message_id) FROM minibot_internal.children_of(h.phone, said_on) AS c
						  JOIN minibot.reported_absence AS l ON l.student_id = c.student_id
						  WHERE l.phone = h.phone AND l.withdrawn_at IS NULL AND l.to_date >= said_on);
END
$$;

-- A clause that takes back ("never mind, he is going", "back on Friday"): the days it names, else all to come.
CREATE FUNCTION minibot_internal.act_withdrawal(h minibot_internal.heard, c jsonb) RETURNS boolean
	LANGUAGE plpgsql VOLATILE AS $$
DECLARE
	said_on date := h.received_at AT TIME ZONE minibot_internal.district_zone();
	last record := minibot_internal.last_note(h);
	children text[] := array(SELECT jsonb_array_elements_text(c -> 'children'));
	days datemultirange := minibot_internal.days_near(minibot_internal.days_named(c ->> 'days_in', said_on), last.days);
BEGIN
	IF c -> 'cues' ? 'return' AND days IS NOT NULL THEN
		days := datemultirange(daterange(lower(days), NULL));
	END IF;
	RETURN minibot_internal.withdraw_days(h, CASE WHEN children = '{}' THEN last.children ELSE children END,
		coalesce(days, CASE WHEN c -> 'cues' ? 'never_mind' THEN last.days END, datemultirange(daterange(said_on, NULL))));
END
$$;

-- A clause that corrects ("sorry I meant Friday", "not Tuesday", "just Ana") what was noted last.
CREATE FUNCTION minibot_internal.act_correction(h minibot_internal.heard, c jsonb) RETURNS boolean
	LANGUAGE plpgsql VOLATILE AS $$
DECLARE
	said_on date := h.received_at AT TIME ZONE minibot_internal.district_zone();
	last record := minibot_internal.last_note(h);
	named text[] := array(SELECT jsonb_array_elements_text(c -> 'children'));
	wrong datemultirange := minibot_internal.days_near(minibot_internal.days_named(c ->> 'not_days_in', said_on), last.days);
	meant datemultirange := minibot_internal.days_named(c ->> 'days_in', said_on);
	is_done boolean := false;
BEGIN
	IF last.children IS NULL THEN
		RETURN false;
	END IF;
	IF NOT named <@ last.children THEN
		-- The other child was meant.
		PERFORM minibot_internal.withdraw_days(h, last.children, last.days);
		PERFORM minibot_internal.note_days(h, named, last.kind, coalesce(meant, last.days), c ->> 'words');
		RETURN true;
	ELSIF named <> '{}' AND NOT last.children <@ named AND meant IS NULL AND wrong IS NULL THEN
		RETURN minibot_internal.withdraw_days(h, array(SELECT unnest(last.children) EXCEPT SELECT unnest(named)),
			last.days);
	END IF;
	IF meant IS NOT NULL AND wrong IS NULL THEN
		-- "Just Monday" of a week, or another day than the one that was said.
		wrong := last.days - meant;
	END IF;
	is_done := minibot_internal.withdraw_days(h, last.children, wrong);
	IF meant IS NOT NULL AND NOT meant <@ last.days THEN
		PERFORM minibot_internal.note_days(h, last.children, last.kind, meant, c ->> 'words');
		is_done := true;
	END IF;
	RETURN is_done;
END
$$;

-- A clause that goes on ("and Friday too", "and her brother"): more days of the same children, or more children.
CREATE FUNCTION minibot_internal.act_continuation(h minibot_internal.heard, c jsonb) RETURNS boolean
	LANGUAGE plpgsql VOLATILE AS $$
DECLARE
	said_on date := h.received_at AT TIME ZONE minibot_internal.district_zone();
	last record := minibot_internal.last_note(h);
	named text[] := array(SELECT jsonb_array_elements_text(c -> 'children'));
	days datemultirange := coalesce(minibot_internal.days_named(c ->> 'days_in', said_on), last.days);
BEGIN
	IF last.children IS NULL OR c ->> 'whom' NOT IN ('children', 'unsaid') THEN
		RETURN false;
	END IF;
	PERFORM minibot_internal.note_days(h, CASE WHEN named = '{}' THEN last.children ELSE named END, last.kind, days,
		c ->> 'words');
	RETURN true;
END
$$;

-- Noting -----------------------------------------------------------------------------------------------

-- Note children out or late on days.
CREATE FUNCTION minibot_internal.note_days(h minibot_internal.heard, children text[], of_kind text, days datemultirange,
		words text, said_in bigint DEFAULT NULL) RETURNS void
	LANGUAGE plpgsql VOLATILE AS $$
#variable_conflict use_column
BEGIN
	-- Late after all is not out, and the other way round.
	PERFORM minibot_internal.withdraw_days(h, children, days, CASE of_kind WHEN 'tardy' THEN 'absence' ELSE 'tardy' END);
	INSERT INTO minibot.reported_absence AS a
		(student_id, kind, from_date, to_date, reason, contact_id, phone, message_id, reported_at)
	SELECT s, of_kind, lower(d), upper(d) - 1, minibot_internal.reason_of(words), h.contact_id, h.phone,
		coalesce(said_in, h.message_id), minibot.clock()
	FROM unnest(children) AS s, unnest(days) AS d
	-- Told again, by the other parent perhaps: whose words they are, and what these say of the reason.
	ON CONFLICT (student_id, kind, from_date, to_date) DO UPDATE
	SET message_id = excluded.message_id, contact_id = excluded.contact_id, phone = excluded.phone,
		reported_at = excluded.reported_at, withdrawn_at = NULL, withdrawn_in = NULL,
		reason = coalesce(nullif(excluded.reason, 'other'), a.reason);
END
$$;

-- The days that news is about: those it names, school days only; else today or the next school day, a past one the last.
-- NULL where that would be a guess.
CREATE FUNCTION minibot_internal.days_of_news(h minibot_internal.heard, c jsonb, said_at timestamptz, children text[])
	RETURNS datemultirange
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	here timestamp := said_at AT TIME ZONE minibot_internal.district_zone();
	is_over boolean := here::time >= minibot.get_setting('office.close')::time;
	days datemultirange;
BEGIN
	SELECT range_agg(daterange(d.from_date, d.to_date, '[]')) INTO days
	FROM minibot_internal.days_out(c ->> 'days_in', said_at, children) AS d
	WHERE c ? 'days_in' AND EXISTS (SELECT FROM minibot_internal.read_days(c ->> 'days_in', here::date));
	IF days IS NOT NULL AND NOT (c -> 'cues' ? 'open_days') THEN
		RETURN days;
	ELSIF c -> 'cues' ?| '{open_days,report}' THEN
		RETURN NULL;
	ELSIF c ->> 'tense' = 'past' THEN
		RETURN datemultirange(daterange(here::date, here::date, '[]'));
	ELSIF is_over AND NOT coalesce((h.reading -> 'clauses') @? '$[*].cues[*] ? (@ == "sick")', false)
		AND c -> 'cues' ? 'out' AND h.intent IS DISTINCT FROM 'model' AND c ->> 'words' ~* '\m(will|wont|won.?t|be|va|sera)\M' THEN
		RETURN NULL;
	END IF;
	RETURN (SELECT range_agg(daterange(d.from_date, d.to_date, '[]'))
			FROM minibot_internal.days_out('', said_at, children) AS d);
END
$$;

-- Ask for the day; the children stay with the question.
CREATE FUNCTION minibot_internal.ask_which_day(h minibot_internal.heard, children text[]) RETURNS boolean
	LANGUAGE plpgsql VOLATILE AS $$
BEGIN
	RETURN minibot_internal.ask_question(h, 'which_day', (
		SELECT coalesce(jsonb_agg(jsonb_build_object('value', s, 'label', '')), '[]') FROM unnest(children) AS s));
END
$$;

-- A clause that tells of an absence or a late arrival: noted, asked back, or NULL where a person has to see to it.  Where
-- we asked, said_in is the text that told of it, whose day "tomorrow" is seen from, and children who was chosen.
CREATE FUNCTION minibot_internal.act_news(h minibot_internal.heard, c jsonb, children text[] DEFAULT NULL,
		said_in bigint DEFAULT NULL, days datemultirange DEFAULT NULL) RETURNS text
	LANGUAGE plpgsql VOLATILE AS $$
DECLARE
	said_at timestamptz := coalesce((SELECT m.queued_at FROM minibot.message AS m WHERE m.message_id = said_in),
		h.received_at);
	said_on date := said_at AT TIME ZONE minibot_internal.district_zone();
	kind text := CASE WHEN c -> 'cues' ? 'late' AND NOT c -> 'cues' ? 'out' THEN 'tardy' ELSE 'absence' END;
	allowed text[] := array(SELECT o.student_id FROM minibot_internal.children_of(h.phone, minibot.today()) AS o);
BEGIN
	IF children IS NULL AND c ->> 'whom' = 'children' THEN
		children := array(SELECT jsonb_array_elements_text(c -> 'children'));
	END IF;
	-- Chosen hours after we asked: a restriction may have come since.
	IF said_in IS NOT NULL AND NOT children <@ allowed THEN
		RETURN NULL;
	END IF;
	children := array(SELECT unnest(children) INTERSECT SELECT unnest(allowed));
	days := coalesce(days, minibot_internal.days_of_news(h, c, said_at, coalesce(nullif(children, '{}'), allowed)));
	IF days IS NOT NULL AND NOT (lower(days) > said_on - 30 AND upper(days) - 1 < said_on + 120
			AND (SELECT bool_and(upper(d) - lower(d) <= 45) FROM unnest(days) AS d)) THEN
		RETURN NULL;
	ELSIF children = '{}' THEN
		RETURN CASE WHEN minibot_internal.ask_which_child(h) THEN 'asked' END;
	ELSIF days IS NULL THEN
		PERFORM minibot_internal.ask_which_day(h, children);
		RETURN 'asked';
	END IF;
	IF c ->> 'tense' <> 'past' AND upper(days) - 1 < said_on THEN
		RETURN NULL;
	END IF;
	PERFORM minibot_internal.note_days(h, children, kind, days, coalesce((SELECT m.body FROM minibot.message AS m
		WHERE m.message_id = said_in), h.body), said_in);
	RETURN 'noted';
END
$$;

-- Say what this text has changed: what was noted, what taken back.  False where that is nothing.
CREATE FUNCTION minibot_internal.confirm_changes(h minibot_internal.heard, said_in bigint DEFAULT NULL) RETURNS boolean
	LANGUAGE plpgsql VOLATILE AS $$
DECLARE
	change record;
	is_any boolean := false;
	sent bigint;
BEGIN
	FOR change IN
		WITH change AS (
			SELECT a.student_id, CASE WHEN a.withdrawn_at IS NOT NULL THEN 'absence_withdrawn'
						WHEN a.kind = 'tardy' THEN 'tardy_noted' ELSE 'absence_noted' END AS phrase,
				   range_agg(daterange(a.from_date, a.to_date, '[]')) AS days
			FROM minibot_internal.children_of(h.phone, minibot.today()) AS c
			JOIN minibot.reported_absence AS a ON a.student_id = c.student_id
			WHERE a.message_id IN (h.message_id, said_in) AND a.withdrawn_at IS NULL OR a.withdrawn_in = h.message_id
			GROUP BY 1, 2),
		changed AS (
			-- What another note took the place of need not be said.
			SELECT c.student_id, c.phrase, CASE c.phrase WHEN 'absence_withdrawn' THEN c.days - coalesce((
				SELECT range_agg(n) FROM change AS o, unnest(o.days) AS n
				WHERE o.student_id = c.student_id AND o.phrase <> c.phrase), '{}') ELSE c.days END AS days
			FROM change AS c)
		SELECT g.phrase, g.days, array_agg(g.student_id) AS children FROM changed AS g WHERE g.days <> '{}' GROUP BY 1, 2
		ORDER BY g.phrase = 'absence_withdrawn', lower(g.days)
	LOOP
		sent := minibot_internal.queue_reply(h, minibot_internal.phrase_text(change.phrase, h.language,
			jsonb_build_object('names', minibot_internal.names_text(change.children),
				'dates', minibot_internal.days_text(change.days, h.language))));
		INSERT INTO minibot.disclosure (student_id, contact_id, phone, message_id, disclosed, purpose, disclosed_at)
		SELECT s, h.contact_id, h.phone, sent, 'first name',
			CASE change.phrase WHEN 'tardy_noted' THEN 'report_tardy' ELSE 'report_absence' END, minibot.clock()
		FROM unnest(change.children) AS s;
		is_any := true;
	END LOOP;
	RETURN is_any;
END
$$;

-- The whole ----------------------------------------------------------------------------------------------

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
	RETURN c ->> 'function' IN ('acknowledgement', 'status', 'promise', 'automatic', 'greeting', 'detail', 'withdrawal');

-- Note and take back what the clauses of a text tell; returns the text with its clauses marked, and whether any was
-- acted upon or has to go to a person.
CREATE FUNCTION minibot_internal.act_on_clauses(INOUT h minibot_internal.heard, OUT is_acted boolean, OUT for_person boolean)
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
	LANGUAGE sql IMMUTABLE
	RETURN (SELECT string_agg(c ->> 'words', '. ' ORDER BY n)
			FROM jsonb_array_elements(clauses) WITH ORDINALITY AS t (c, n)
			WHERE NOT c ? 'intent' AND NOT minibot_internal.is_minor(c)
			  AND (c ->> 'function' IN ('question', 'dispute') OR minibot_internal.count_words(c ->> 'words') > CASE
					WHEN is_acted THEN 4 WHEN clauses @? '$[*] ? (@.function == "status")' THEN 2 ELSE -1 END));

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
CREATE FUNCTION minibot_internal.act_on_rest(h minibot_internal.heard, words text, whole_intent text, whole_accepted boolean)
	RETURNS void
	LANGUAGE plpgsql VOLATILE AS $$
DECLARE
	is_asked boolean := (h.reading -> 'clauses') @? '$[*] ? (@.function == "question" || @.function == "dispute")';
	is_need boolean := whole_accepted AND EXISTS (SELECT FROM minibot.intent AS i
		WHERE i.intent = whole_intent AND i.is_barrier);
BEGIN
	IF words IS NOT NULL THEN
		h := minibot_internal.guess_words(h, words);
	END IF;
	IF words IS NULL OR h.accepted IS NOT TRUE AND NOT is_asked THEN
		-- The reason may be a need: "not coming, no clean clothes".
		IF NOT is_need THEN
			RETURN;
		END IF;
		h.intent := whole_intent;
		h.accepted := true;
	END IF;
	IF h.accepted AND h.intent IN ('report_absence', 'report_tardy', 'thanks', 'greeting') OR h.accepted AND NOT is_asked
		AND h.intent IN ('ask_excuse_note', 'dispute_absence', 'ask_absences') THEN
		RETURN;
	ELSIF h.accepted THEN
		PERFORM minibot_internal.answer_intent(h);
		UPDATE minibot.message AS m SET reading = jsonb_insert(m.reading, '{clauses,-1}', jsonb_build_object('function',
			'rest', 'words', h.body, 'intent', h.intent), true) WHERE m.message_id = h.message_id;
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
		AND (h.reading -> 'clauses') @? '$[*] ? (@.function == "status" || @.function == "promise" || @.function == "detail")';
BEGIN
	h := did.h;
	IF did.is_acted THEN
		h.intent := (SELECT c ->> 'intent' FROM jsonb_array_elements(h.reading -> 'clauses') AS c WHERE c ? 'intent' LIMIT 1);
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
	ELSIF (h.reading -> 'clauses') @? '$[*] ? (@.function == "dispute")' AND h.accepted IS NOT TRUE OR h.intent = 'wrong_number' AND (h.reading -> 'clauses') @? '$[*] ? (@.function == "dispute")' THEN
		h.intent := 'dispute_absence';
		h.reading := minibot_internal.mark_clause(h.reading, 0, h.intent);
		UPDATE minibot.message AS m SET intent = h.intent, reading = h.reading WHERE m.message_id = h.message_id;
		PERFORM minibot_internal.answer_intent(h);
	ELSIF h.accepted THEN
		PERFORM minibot_internal.answer_guess(h);
	ELSIF minibot_internal.follow_up(h) THEN
		NULL;
	ELSIF NOT minibot_internal.ask_which_intent(h) THEN
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
			outcome := minibot_internal.act_news(h, coalesce(c, '{"whom": "unsaid"}') || jsonb_build_object('days_in', h.body,
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

-- Asking back --------------------------------------------------------------------------------------------

CREATE FUNCTION minibot_internal.best_intents(body text, n integer) RETURNS text[]
	LANGUAGE c STABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'minibot_best_intents';
COMMENT ON FUNCTION minibot_internal.best_intents(text, integer) IS 'The n likeliest intents of a text, the best first';

-- Ask which of the two likeliest matters is meant; false where it is better left to a person: nothing is likely enough,
-- it may be danger, or an intent has no short name to ask with.
CREATE FUNCTION minibot_internal.ask_which_intent(h minibot_internal.heard) RETURNS boolean
	LANGUAGE plpgsql VOLATILE AS $$
DECLARE
	best text[];
	options jsonb;
BEGIN
	IF (h.confidence >= minibot.get_setting('conversation.ask_confidence')::real) IS NOT TRUE
		OR h.question_id IS NOT NULL OR minibot_internal.count_words(h.body) < 2 THEN
		RETURN false;
	END IF;
	best := minibot_internal.best_intents(h.body, 2);
	-- A need is a person's to see to, whichever it is.
	IF NOT (h.reading -> 'clauses') @? '$[*] ? (@.function == "question")' AND EXISTS (
		SELECT FROM minibot.intent AS i WHERE i.intent = best[1] AND i.is_barrier AND i.category <> 'safety') THEN
		PERFORM minibot_internal.hand_to_person(h, (SELECT i.escalation FROM minibot.intent AS i WHERE i.intent = best[1]));
		RETURN true;
	END IF;
	UPDATE minibot.message AS m SET reading = h.reading || jsonb_build_object('candidates', to_jsonb(best))
	WHERE m.message_id = h.message_id;
	SELECT jsonb_agg(jsonb_build_object('value', b, 'label', p.body) ORDER BY n) INTO options
	FROM unnest(best) WITH ORDINALITY AS t (b, n)
	JOIN LATERAL (SELECT minibot_internal.phrase_or_null('intent.' || b, h.language) AS body) AS p ON p.body IS NOT NULL
	WHERE NOT EXISTS (SELECT FROM minibot.intent AS i WHERE i.intent = b AND i.category = 'safety');
	IF coalesce(jsonb_array_length(options), 0) < 2 THEN
		RETURN false;
	END IF;
	RETURN minibot_internal.ask_question(h, 'which_intent', options || jsonb_build_array(jsonb_build_object('value',
		'request_human', 'label', minibot_internal.phrase_text('a_person', h.language))));
END
$$;

CREATE FUNCTION minibot_internal.phrase_or_null(name text, language text) RETURNS text
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN coalesce((SELECT p.body FROM minibot.phrase AS p WHERE p.name = phrase_or_null.name
						AND p.language = phrase_or_null.language),
		(SELECT p.body FROM minibot.phrase AS p WHERE p.name = phrase_or_null.name AND p.language = 'en'));

INSERT INTO minibot.phrase (name, language, body)
SELECT 'intent.' || split_part(line, '|', 1), l.language, split_part(line, '|', l.n)
FROM (VALUES ('en', 2), ('es', 3)) AS l (language, n),
	unnest(ARRAY[
		'report_absence|a day out of school|una falta', 'report_tardy|coming late|llegar tarde',
		'ask_absences|days missed|días de falta', 'ask_attendance_policy|attendance rules|reglas de asistencia',
		'ask_excuse_note|notes for absences|notas por faltas', 'dispute_absence|a wrong absence|una falta equivocada',
		'request_early_pickup|early pick-up|recoger temprano', 'ask_hours|school hours|el horario',
		'ask_calendar|school dates|fechas escolares', 'ask_weather_closing|weather closing|cierre por el clima',
		'ask_transportation|the bus|el autobús', 'ask_meals|school meals|comidas', 'ask_enrollment|enrolling|inscripción',
		'ask_contact|whom to call|a quién llamar', 'ask_dress_code|dress code|vestimenta',
		'ask_after_school|after-school programs|programas después de clases', 'ask_supplies|supplies|útiles',
		'ask_conference|meeting a teacher|reunión con el maestro', 'ask_grades|grades|calificaciones',
		'ask_homework|homework|tareas', 'tech_login|a password|una contraseña', 'tech_device|the school computer|la computadora',
		'tech_internet|internet|internet', 'need_transportation|help getting to school|ayuda para llegar',
		'need_food|food|comida', 'need_housing|housing|vivienda', 'need_clothing|clothes|ropa', 'need_health|a doctor|un doctor',
		'need_mental_health|counseling|consejería', 'need_childcare|child care|cuidado de niños',
		'need_financial|help with bills|ayuda con pagos', 'school_refusal|not wanting to go|no querer ir',
		'ask_special_education|special education|educación especial', 'ask_immunization|shots|vacunas',
		'request_language|another language|otro idioma', 'complaint|a complaint|una queja',
		'change_contact|a new number|un número nuevo']) AS line;
