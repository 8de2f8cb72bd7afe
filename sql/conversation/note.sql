-- Noting what a clause tells, and taking it back ------------------------------------------------------
--
-- Each act_...() does what one clause asks for; confirm_changes() says in one reply what has changed.

INSERT INTO minibot.phrase (name, language, body) VALUES
	('absence_withdrawn', 'en', 'Thank you. We no longer have {{names}} down for {{dates}}.'),
	('absence_withdrawn', 'es', 'Gracias. Ya no tenemos anotado: {{names}}, {{dates}}.'),
	('which_day', 'en', 'Which day or days?'),
	('which_day', 'es', '¿Qué día o días?');

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
		coalesce(days, CASE WHEN c -> 'cues' ? 'never_mind' THEN last.days END, datemultirange(daterange(said_on,
			NULL))));
END
$$;

-- A clause that corrects ("sorry I meant Friday", "not Tuesday", "just Ana") what was noted last.
CREATE FUNCTION minibot_internal.act_correction(h minibot_internal.heard, c jsonb) RETURNS boolean
	LANGUAGE plpgsql VOLATILE AS $$
DECLARE
	said_on date := h.received_at AT TIME ZONE minibot_internal.district_zone();
	last record := minibot_internal.last_note(h);
	named text[] := array(SELECT jsonb_array_elements_text(c -> 'children'));
	wrong datemultirange := minibot_internal.days_near(minibot_internal.days_named(c ->> 'not_days_in', said_on),
		last.days);
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
	PERFORM minibot_internal.withdraw_days(h, children, days, CASE of_kind WHEN 'tardy'
		THEN 'absence' ELSE 'tardy' END);
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

-- The days that news is about: those it names, school days only; else today or the next school day, a past one the
-- last.
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
		AND c -> 'cues' ? 'out' AND h.intent IS DISTINCT FROM 'model'
			AND c ->> 'words' ~* '\m(will|wont|won.?t|be|va|sera)\M' THEN
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

-- A clause that tells of an absence or a late arrival: noted, asked back, or NULL where a person has to see to it. 
-- Where
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
		SELECT g.phrase, g.days, array_agg(g.student_id) AS children FROM changed AS g WHERE g.days <> '{}' GROUP BY 1,
			2
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
