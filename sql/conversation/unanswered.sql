-- What the knowledge base lacks -------------------------------------------------
--
-- Read from what families wrote and from the model.

CREATE FUNCTION minibot.suggest_intents( since timestamptz DEFAULT NULL, similarity real DEFAULT 0.3,
		most_messages integer DEFAULT 5000)
	RETURNS TABLE (messages bigint, phones bigint, example text, examples text[], nearest_intent text,
		last_at timestamptz)
	LANGUAGE plpgsql STABLE
	SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	WITH unanswered AS (
		SELECT m.message_id, m.body, m.phone, m.queued_at, c.intent
		FROM minibot.message AS m LEFT JOIN LATERAL minibot.classify(m.body) AS c ON true
		WHERE m.direction = 'inbound' AND m.queued_at >= coalesce(since, minibot.clock() - interval '90 days')
			AND NOT c.accepted AND m.body <> '' AND minibot.message_keyword(m.body) IS NULL
		ORDER BY m.message_id DESC
		LIMIT most_messages
	), listed AS (
		SELECT array_agg(u.body ORDER BY u.message_id) AS bodies, array_agg(u.message_id ORDER BY u.message_id) AS ids
		FROM unanswered AS u
	), grouped AS (
		SELECT u.*, l.bodies[g.middle] AS middle_body, g.middle
		FROM listed AS l
			CROSS JOIN LATERAL unnest(l.ids, minibot_internal.cluster_texts(l.bodies, similarity)) AS g (id, middle)
			JOIN unanswered AS u ON u.message_id = g.id
	)
	SELECT count(*), count(DISTINCT g.phone), g.middle_body,
		   (array_agg(DISTINCT g.body))[1:5], mode() WITHIN GROUP (ORDER BY g.intent), max(g.queued_at)
	FROM grouped AS g
	GROUP BY g.middle, g.middle_body
	HAVING count(*) > 1
	ORDER BY 1 DESC, 6 DESC;
END;
$$;
COMMENT ON FUNCTION minibot.suggest_intents(timestamptz, real, integer) IS
	'What the knowledge base lacks: messages of the last 90 days (or since) that classify() is not sure of, in groups';
