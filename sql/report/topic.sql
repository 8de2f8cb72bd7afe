-- Report: what families say ------------------------------------------------------------
--
-- What they asked, what nobody had an answer to, and what keeps them from school.
--
-- The report room reads all rooms above it and writes nothing; nothing calls into it.

CREATE FUNCTION minibot.top_questions(from_date date, to_date date)
	RETURNS TABLE (intent text, description text, category text, messages bigint, families bigint, share numeric,
		answered_by_bot bigint, handed_to_person bigint, answered_by_bot_rate numeric)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 50 SET jit = off
BEGIN ATOMIC
	SELECT t.intent, t.description, t.category, t.messages, t.families,
		round(t.messages::numeric / nullif(t.all_messages, 0), 4), t.by_bot, t.to_person,
		round(t.by_bot::numeric / nullif(t.messages, 0), 4)
	FROM (SELECT f.intent, i.description, i.category, f.n,
				 CASE WHEN f.is_shown OR NOT f.is_delicate THEN f.n END AS messages,
				 CASE WHEN f.is_shown THEN f.families END AS families,
				 CASE WHEN f.is_shown OR NOT f.is_delicate THEN f.by_bot END AS by_bot,
				 CASE WHEN f.is_shown OR NOT f.is_delicate THEN f.to_person END AS to_person,
				 sum(f.n) OVER () AS all_messages
		  FROM (SELECT f.intent, count(*) AS n, count(DISTINCT f.phone) AS families,
					   count(DISTINCT f.phone) >= (SELECT minibot_internal.smallest_shown()) AS is_shown,
					   bool_or(coalesce(b.is_barrier OR b.escalation IN ('crisis', 'safety'), f.intent = 'crisis'))
						AS is_delicate,
					   count(*) FILTER (WHERE f.handled_by IN ('bot', 'bot_and_person')) AS by_bot,
					   count(*) FILTER (WHERE f.handled_by IN ('person', 'bot_and_person')) AS to_person
				FROM minibot_internal.family_messages(from_date, to_date) AS f
				LEFT JOIN minibot.intent AS b ON b.intent = f.intent
				WHERE f.is_question AND f.intent IS NOT NULL AND f.handled_by <> 'person'
				GROUP BY f.intent) AS f
		  LEFT JOIN minibot.intent AS i ON i.intent = f.intent) AS t
	ORDER BY t.n DESC, t.intent;
END;
COMMENT ON FUNCTION minibot.top_questions(date, date) IS
	'What families asked or told that was understood, most frequent first; NULLs mean the year up to today. messages; '
	'families: telephones, NULL below report.small_cell, and of barriers, safety and crisis then the other counts '
	'too; share of all these messages; answered_by_bot, handed_to_person: an answer may be followed up by a person, '
	'so they overlap';

CREATE VIEW minibot.top_questions AS SELECT q.* FROM minibot.top_questions(NULL::date, NULL::date) AS q;
COMMENT ON VIEW minibot.top_questions IS 'What families asked or told in the last year, most frequent first';
COMMENT ON COLUMN minibot.top_questions.intent IS 'What they wanted';
COMMENT ON COLUMN minibot.top_questions.description IS 'The same in words';
COMMENT ON COLUMN minibot.top_questions.category IS 'The group it belongs to';
COMMENT ON COLUMN minibot.top_questions.messages IS 'Texts; of barriers, safety and crisis NULL where families is';
COMMENT ON COLUMN minibot.top_questions.families IS
	'Telephones they came from; NULL below the setting report.small_cell';
COMMENT ON COLUMN minibot.top_questions.share IS 'Of all these texts';
COMMENT ON COLUMN minibot.top_questions.answered_by_bot IS 'Texts the bot answered';
COMMENT ON COLUMN minibot.top_questions.handed_to_person IS
	'Texts a person got, with or without an answer of the bot''s';
COMMENT ON COLUMN minibot.top_questions.answered_by_bot_rate IS 'answered_by_bot of messages';

-- What nobody had an answer to, in groups that say much the same.  The words shown are those that as many families used
-- as a breakdown shows, so that no family's own words leave; suggest_intents() has the texts themselves.
CREATE FUNCTION minibot.unanswered_clusters(from_date date, to_date date)
	RETURNS TABLE (messages bigint, families bigint, words text, nearest_intent text, last_on date)
	LANGUAGE plpgsql STABLE ROWS 20 SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	-- Grouping compares each with each: the newest tell enough.
	most_messages CONSTANT integer := 1000;
	similarity CONSTANT real := 0.3;
	smallest bigint := minibot_internal.smallest_shown();
	starts_at timestamptz := minibot_internal.report_start(from_date, to_date);
	ends_at timestamptz := minibot_internal.report_end(to_date);
	texts text[];
	phones text[];
	intents text[];
	days date[];
BEGIN
	-- Analysts may not read families' words, not even those of many.
	IF NOT has_column_privilege('minibot.message', 'body', 'SELECT') THEN
		RETURN;
	END IF;
	SELECT array_agg(u.body ORDER BY u.message_id), array_agg(u.phone ORDER BY u.message_id),
		   array_agg(u.intent ORDER BY u.message_id), array_agg(u.received_on ORDER BY u.message_id)
	INTO texts, phones, intents, days
	FROM (SELECT f.message_id, m.body, f.phone, c.intent, f.received_on
		  FROM minibot_internal.family_message AS f JOIN minibot.message AS m ON m.message_id = f.message_id
		  LEFT JOIN LATERAL minibot.classify(m.body) AS c ON true
		  WHERE f.decided_by = 'escalation' AND c.accepted IS NOT TRUE AND m.body <> ''
			AND f.received_at >= starts_at AND f.received_at < ends_at
		  ORDER BY f.message_id DESC LIMIT most_messages) AS u;
	RETURN QUERY
	WITH member AS (
		SELECT g.middle, g.phone, g.intent, g.day, g.body
		FROM unnest(minibot_internal.cluster_texts(coalesce(texts, '{}'), similarity), phones, intents, days, texts)
			AS g (middle, phone, intent, day, body)
	), word AS (
		SELECT w.middle, string_agg(w.word, ' ' ORDER BY w.families DESC, w.word) AS words
		FROM (SELECT m.middle, w AS word, count(DISTINCT m.phone) AS families,
					 row_number() OVER (PARTITION BY m.middle ORDER BY count(DISTINCT m.phone) DESC, w) AS rank
			  FROM member AS m, regexp_split_to_table(btrim(minibot_internal.fold_words(m.body)), ' ') AS w
			  WHERE length(w) > 3
			  GROUP BY m.middle, w HAVING count(DISTINCT m.phone) >= smallest) AS w
		WHERE w.rank <= 5
		GROUP BY w.middle)
	SELECT count(*), CASE WHEN count(DISTINCT m.phone) >= smallest THEN count(DISTINCT m.phone) END, min(w.words),
		   mode() WITHIN GROUP (ORDER BY m.intent), max(m.day)
	FROM member AS m LEFT JOIN word AS w ON w.middle = m.middle
	GROUP BY m.middle HAVING count(*) > 1
	ORDER BY count(*) DESC, max(m.day) DESC;
END
$$;
COMMENT ON FUNCTION minibot.unanswered_clusters(date, date) IS
	'What the bot had no answer to (of the 1,000 newest such texts of the period), in groups that say much the same: '
	'messages; families, NULL below report.small_cell; words that at least so many families used; the intent that is '
	'nearest. suggest_intents() has the texts. Nothing for who may not read messages (analysts)';

CREATE VIEW minibot.unanswered_clusters AS SELECT c.* FROM minibot.unanswered_clusters(NULL::date, NULL::date) AS c;
COMMENT ON VIEW minibot.unanswered_clusters IS
	'What the bot had no answer to in the last year, in groups; suggest_intents() has the texts';
COMMENT ON COLUMN minibot.unanswered_clusters.messages IS 'Texts that say much the same';
COMMENT ON COLUMN minibot.unanswered_clusters.families IS
	'Telephones they came from; NULL below the setting report.small_cell';
COMMENT ON COLUMN minibot.unanswered_clusters.words IS
	'Words that at least report.small_cell families used, the commonest first; NULL: none';
COMMENT ON COLUMN minibot.unanswered_clusters.nearest_intent IS
	'The classifier''s best guess, of which it was not sure';
COMMENT ON COLUMN minibot.unanswered_clusters.last_on IS 'When the last one came';

-- barrier_summary of a period as a whole, for those who do not follow up each case.
CREATE FUNCTION minibot.barrier_summary(from_date date, to_date date)
	RETURNS TABLE (barrier text, description text, families bigint, times bigint, escalations bigint, responded bigint,
		closed bigint)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 20 SET jit = off
BEGIN ATOMIC
	SELECT b.barrier, i.description, CASE WHEN b.is_shown THEN b.families END, CASE WHEN b.is_shown THEN b.times END,
		CASE WHEN b.is_shown THEN b.escalations END, CASE WHEN b.is_shown THEN b.responded END,
		CASE WHEN b.is_shown THEN b.closed END
	FROM (SELECT n.barrier, count(DISTINCT coalesce(n.contact_id, n.phone)) AS families, count(*) AS times,
				 count(DISTINCT coalesce(n.contact_id,
					n.phone)) >= (SELECT minibot_internal.smallest_shown()) AS is_shown,
				 count(DISTINCT n.escalation_id) AS escalations,
				 count(DISTINCT n.escalation_id) FILTER (WHERE n.first_response_at IS NOT NULL) AS responded,
				 count(DISTINCT n.escalation_id) FILTER (WHERE n.closed_at IS NOT NULL) AS closed
		  FROM minibot.barrier_named AS n
		  WHERE n.at >= (SELECT minibot_internal.report_start(from_date, to_date))
			AND n.at < (SELECT minibot_internal.report_end(to_date))
		  GROUP BY n.barrier) AS b
	LEFT JOIN minibot.intent AS i ON i.intent = b.barrier
	ORDER BY b.families DESC, b.barrier;
END;
COMMENT ON FUNCTION minibot.barrier_summary(date, date) IS
	'Barriers that families named in a period, the commonest first; NULLs mean the year up to today. families: '
	'telephones or contacts; all counts of a barrier named by fewer than report.small_cell of them are NULL. No total '
	'is given, as families name several';
