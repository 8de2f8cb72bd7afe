-- Reading: what a text says, before anything is decided ---------------------------------------------
--
-- The reading itself is C's (src/language/reading_core.h); here is what it has to know of the family: the children the
-- telephone may hear of, what was noted lately, what we have asked.

ALTER TABLE minibot.message ADD COLUMN reading jsonb;
COMMENT ON COLUMN minibot.message.reading IS
	'Inbound: what the text says, clause by clause, as read_text() shows it. In a clause that was acted upon "intent" '
	'says as what; "candidates" are the likeliest intents of a text that was not sure';

CREATE FUNCTION minibot_internal.read_clauses(body text, children text[], focus integer, has_note boolean,
		is_recent boolean, asked text) RETURNS jsonb
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'minibot_read_clauses';
COMMENT ON FUNCTION minibot_internal.read_clauses(text, text[], integer, boolean, boolean, text) IS
	'The clauses of a text. children: first names, folded; focus: those last spoken of, as bits; has_note: something '
	'was noted that is not over, is_recent: within the last half hour; asked: kind of our question that waits, empty: '
	'none';

-- A text of a telephone, read; children by their id, of several in the order of their ids.
CREATE FUNCTION minibot_internal.read_words(body text, of_phone text, at timestamptz, asked text) RETURNS jsonb
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	today date := at AT TIME ZONE minibot_internal.district_zone();
	ids text[];
	names text[];
	noted record;
	clauses jsonb;
BEGIN
	SELECT array_agg(c.student_id), array_agg(minibot_internal.fold_words(c.first_name)) INTO ids, names
	FROM minibot_internal.children_of(of_phone, today) AS c;
	SELECT sum(DISTINCT 1 << (array_position(ids, a.student_id) - 1))::integer AS focus, max(a.reported_at) AS at
	INTO noted
	FROM minibot.reported_absence AS a
	WHERE a.student_id = ANY (ids) AND a.phone = of_phone AND a.withdrawn_at IS NULL AND a.to_date >= today
	  AND a.reported_at > at - interval '14 days' AND cardinality(ids) <= 16
	  AND a.message_id = (SELECT max(l.message_id) FROM minibot.reported_absence AS l
						  WHERE l.student_id = ANY (ids) AND l.phone = of_phone AND l.withdrawn_at IS NULL
							AND l.to_date >= today);
	clauses := minibot_internal.read_clauses(body, coalesce(names, '{}'), coalesce(CASE
		WHEN noted.at > at - interval '12 hours' THEN noted.focus END, 0), noted.at IS NOT NULL,
		coalesce(noted.at > at - interval '30 minutes', false), coalesce(asked, ''));
	RETURN (SELECT coalesce(jsonb_agg(c || jsonb_build_object('children',
					coalesce((SELECT jsonb_agg(ids[i::integer + 1])
						FROM jsonb_array_elements_text(c -> 'children') AS i),
						'[]')) ORDER BY n), '[]')
			FROM jsonb_array_elements(clauses) WITH ORDINALITY AS t (c, n));
END
$$;

CREATE FUNCTION minibot.read_text(body text, phone text DEFAULT NULL) RETURNS jsonb
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	RETURN CASE WHEN body IS NOT NULL THEN jsonb_build_object('clauses',
		minibot_internal.read_words(body, minibot_internal.dialled_phone(phone), minibot.clock(), NULL)) END;
END
$$;
COMMENT ON FUNCTION minibot.read_text(text, text) IS
	'What a text says, clause by clause: its function in the dialogue, whom it is about, its cues, polarity, '
	'certainty, tense, and where its days are named; with a telephone, seen from that family''s children and what it '
	'told of lately';

-- Add the reading to what was heard.
CREATE FUNCTION minibot_internal.read_heard(h minibot_internal.heard) RETURNS minibot_internal.heard
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	h.reading := jsonb_build_object('clauses', minibot_internal.read_words(h.body, h.phone, h.received_at,
		(SELECT q.kind FROM minibot.question AS q WHERE q.question_id = h.question_id)));
	RETURN h;
EXCEPTION WHEN OTHERS THEN
	RAISE WARNING 'could not read a message: %', SQLERRM;
	h.reading := '{"clauses": []}';
	RETURN h;
END
$$;

-- Say in a reading as what a clause was acted upon.
CREATE FUNCTION minibot_internal.mark_clause(reading jsonb, n integer, intent text) RETURNS jsonb
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN jsonb_set(reading, ARRAY['clauses', n::text, 'intent'], to_jsonb(intent));

-- Whether a short text is nothing but everyday news and thanks, whatever a model makes of it: "she is home".
CREATE FUNCTION minibot_internal.is_harmless(reading jsonb, words integer) RETURNS boolean
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
	RETURN words <= 10 AND reading -> 'clauses' <> '[]'
		AND NOT (reading -> 'clauses') @? '$[*] ? (@.function != "status" '
		'&& @.function != "acknowledgement" && @.function != "greeting" && @.function != "withdrawal" && @.function != '
		'"promise")';
END
$$;

-- What a text merely reacts to: the words that a tapback quotes ('Liked "..."'), any of ours ('') where it is only
-- emoji or a picture was liked; NULL for what is a text of its own.  Android's has hair and zero-width spaces around.
CREATE FUNCTION minibot_internal.reacts_to(body text) RETURNS text
	LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
	plain text := btrim(regexp_replace(body, '[\s\u200a-\u200f\u2060\ufeff\u00a0\u202f\u2009]+', ' ', 'g'));
	verbs CONSTANT text :=
		'(?:Liked|Loved|Laughed at|Emphasized|Disliked|Questioned|Reacted \S+ to|Removed [^“"«]{1,20} from|'
		'[^[:alnum:]\s]+ (?:to|from|à|a)|(?:No )?[Ll]e gustó|Le encantó|Le dio risa|Se rió de|Enfatizó|Exclamó por|'
		'Dudó sobre|Cuestionó|Reaccionó con \S+ a|(?:Quitó|Eliminó) .{1,30} (?:de|a)|Me gusta|Me encanta|'
		'A (?:aimé|adoré|souligné|mis en doute)|(?:N.a|A) pas aimé|(?:A )?[Rr]éagi (?:avec|par) \S+ à|A ri (?:de|à)|A '
		'réagi à)';
BEGIN
	-- Ranges besides, as the letters of most alphabets are no [[:alpha:]] in a database of locale C.
	RETURN CASE WHEN body !~ '[[:alnum:]?¿]' AND body ~ '\S'
			AND body ~ ('^[\u0001-\u00bf\u2000-\u2bff\u3000-\u303f\ufe00-\ufe0f\U0001f000-\U0001faff'
				'\U000e0020-\U000e007f]+$')
			AND minibot.message_keyword(body) IS NULL THEN ''	-- but an emoji may cry for help, or say STOP
		WHEN plain ~ ('^' || verbs
			|| ' (?:an? (?:image|photo|picture|video|movie|attachment|sticker|message|gif|link)|una? '
			'(?:imagen|foto|video)|une (?:image|photo|vidéo))$') THEN ''
		ELSE rtrim(substring(plain FROM '^' || verbs || ' ?[“"«] ?(.+?) ?[”"»]$'), '….') END;
END
$$;
