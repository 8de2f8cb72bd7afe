-- Loading the starter kit: its rows are starter_intents() and, a language each, starter_words_en() and so on.
--
-- A line break inside a description or an answer becomes a single space, and a space before a section moves into it, so
-- that an answer reads well with and without the section.

CREATE FUNCTION minibot.load_starter_kit() RETURNS TABLE (intents bigint, utterances bigint, answers bigint)
	LANGUAGE sql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
	WITH kit AS MATERIALIZED (
		SELECT i.*, row_number() OVER () AS place FROM minibot_internal.starter_intents() AS i),
	words AS MATERIALIZED (
		SELECT 'en' AS language, w.* FROM minibot_internal.starter_words_en() AS w
		UNION ALL
		SELECT 'es', w.* FROM minibot_internal.starter_words_es() AS w),
	new_intent AS (
		INSERT INTO minibot.intent (intent, category, description, is_barrier, escalation)
		SELECT k.intent, k.category, regexp_replace(k.description, '\s+', ' ', 'g'), k.is_barrier, k.escalation
		FROM kit AS k ORDER BY k.place
		ON CONFLICT DO NOTHING
		RETURNING 1),
	-- A sentence that the district keeps under another intent stays there alone.
	new_utterance AS (
		INSERT INTO minibot.utterance (intent, body, language, source)
		SELECT w.intent, line.body, w.language, 'starter_kit'
		FROM kit AS k JOIN words AS w USING (intent)
		CROSS JOIN LATERAL regexp_split_to_table(w.utterances, '\s*\n\s*') WITH ORDINALITY AS line (body, place)
		WHERE line.body <> '' AND NOT EXISTS (SELECT FROM minibot.utterance AS u WHERE lower(u.body) = lower(line.body))
		ORDER BY k.place, w.language, line.place
		ON CONFLICT DO NOTHING
		RETURNING 1),
	new_answer AS (
		INSERT INTO minibot.answer (intent, language, school_id, body)
		SELECT w.intent, w.language, NULL,
			regexp_replace(regexp_replace(w.answer, '\s+', ' ', 'g'), ' (\{\{[#^][^}]+\}\})', '\1 ', 'g')
		FROM kit AS k JOIN words AS w USING (intent)
		WHERE NOT EXISTS (
			SELECT FROM minibot.answer AS d
			WHERE d.intent = w.intent AND d.language = w.language AND d.school_id IS NULL)
		ORDER BY k.place, w.language
		ON CONFLICT DO NOTHING
		RETURNING 1)
	SELECT (SELECT count(*) FROM new_intent), (SELECT count(*) FROM new_utterance), (SELECT count(*) FROM new_answer)
$$;
COMMENT ON FUNCTION minibot.load_starter_kit() IS
	'Add the built-in attendance knowledge base (intents, utterances, answers; English and Spanish) where the district '
	'has none of its own; returns how many rows were added';
