-- Report: blocks on what families say, and on people's time ------------------------------------
--
-- What is asked, named and not understood; what people took over; what it saves and costs.
--
-- The report room reads all rooms above it and writes nothing; nothing calls into it.

CREATE FUNCTION minibot_internal.questions_block(first_day date, last_day date) RETURNS minibot_internal.report_block
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	block minibot_internal.report_block;
BEGIN
	block.section := 'What families say';
	block.name := 'questions';
	block.title := 'What families ask and tell';
	block.note := 'The ten commonest of what the bot understood.';
	block.empty := 'No family has written in this period.';
	block.headers := '{Topic,Texts,"Answered by the bot","To a person"}';
	SELECT array_agg(ARRAY[q.topic, minibot_internal.number_text(q.messages),
		minibot_internal.number_text(q.answered_by_bot),
			minibot_internal.number_text(q.handed_to_person)] ORDER BY q.n),
		minibot_internal.bar_chart(block.name, block.title, 'Bars of texts by topic, the most frequent first.',
			array_agg(q.topic ORDER BY q.n), array_agg(q.messages ORDER BY q.n)::double precision[],
			array_agg(minibot_internal.number_text(q.messages) ORDER BY q.n))
	INTO block.cells, block.chart
	FROM (SELECT t.*, row_number() OVER () AS n, minibot_internal.topic_text(t.intent) AS topic
		  FROM minibot.top_questions(first_day, last_day) AS t WHERE t.messages IS NOT NULL LIMIT 10) AS q;
	RETURN block;
END
$$;
COMMENT ON FUNCTION minibot_internal.questions_block(date, date) IS 'Block: what families asked in a period';

-- Bars are of the barriers that enough families named; the table has the others, without a figure.
CREATE FUNCTION minibot_internal.barriers_block(first_day date, last_day date) RETURNS minibot_internal.report_block
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	block minibot_internal.report_block;
	smallest bigint := minibot_internal.smallest_shown();
BEGIN
	block.section := 'What families say';
	block.name := 'barriers';
	block.title := 'What keeps children from school';
	block.note := format('Barriers that families named, in their own texts or in answer to a survey. '
		'Those named by fewer than %s families are listed without a figure.', smallest);
	block.empty := 'No family has named a barrier in this period.';
	block.headers := '{Barrier,Families,Cases,Answered,Closed}';
	SELECT array_agg(ARRAY[b.topic, coalesce(minibot_internal.number_text(b.families), '<' || smallest),
			minibot_internal.number_text(b.escalations), minibot_internal.number_text(b.responded),
				minibot_internal.number_text(b.closed)]
			ORDER BY b.n),
		minibot_internal.bar_chart(block.name, block.title, 'Bars of families by barrier, the most frequent first.',
			array_agg(b.topic ORDER BY b.n) FILTER (WHERE b.families IS NOT NULL),
			array_agg(b.families::double precision ORDER BY b.n) FILTER (WHERE b.families IS NOT NULL),
			array_agg(minibot_internal.number_text(b.families) || CASE b.families WHEN 1 THEN ' family'
				ELSE ' families' END
					  ORDER BY b.n) FILTER (WHERE b.families IS NOT NULL))
	INTO block.cells, block.chart
	FROM (SELECT t.*, row_number() OVER () AS n, minibot_internal.topic_text(t.barrier) AS topic
		  FROM minibot.barrier_summary(first_day, last_day) AS t LIMIT 12) AS b;
	RETURN block;
END
$$;
COMMENT ON FUNCTION minibot_internal.barriers_block(date,
	date) IS 'Block: the barriers that families named in a period';

CREATE FUNCTION minibot_internal.clusters_block(first_day date, last_day date) RETURNS minibot_internal.report_block
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	block minibot_internal.report_block;
	smallest bigint := minibot_internal.smallest_shown();
BEGIN
	block.section := 'What families say';
	block.name := 'clusters';
	block.title := 'What the bot could not answer';
	block.note := format('Texts that went to a person because no answer fitted, grouped by what they say; '
		'words are those that at least %s families used.', smallest);
	block.empty := 'Nothing was asked twice that the bot had no answer to.';
	block.headers := '{"About",Texts,Families,"Nearest topic"}';
	SELECT array_agg(ARRAY[c.about, minibot_internal.number_text(c.messages),
		coalesce(minibot_internal.number_text(c.families), '<' || smallest),
			minibot_internal.topic_text(c.nearest_intent)] ORDER BY c.n)
	INTO block.cells
	FROM (WITH u AS MATERIALIZED (SELECT * FROM minibot.unanswered_clusters(first_day, last_day))
		  SELECT row_number() OVER () AS n, coalesce('“' || u.words || '”', 'no word is common') AS about, u.messages,
			u.families, u.nearest_intent
		  FROM u WHERE u.families IS NOT NULL
		  UNION ALL
		  SELECT 1000000, format('%s groups of few families each', count(*)), sum(u.messages), NULL, NULL
		  FROM u WHERE u.families IS NULL HAVING count(*) > 0) AS c;
	RETURN block;
END
$$;
COMMENT ON FUNCTION minibot_internal.clusters_block(date, date) IS 'Block: what the bot had no answer to in a period';

CREATE FUNCTION minibot_internal.people_block(first_day date, last_day date) RETURNS minibot_internal.report_block
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	block minibot_internal.report_block;
BEGIN
	block.section := 'What families say';
	block.name := 'people';
	block.title := 'What people took over';
	block.note := 'Hours of the clock, nights and weekends included; half of the cases took no longer.';
	block.empty := 'Nothing had to go to a person in this period.';
	block.headers := '{Kind,Cases,"Still open","Hours to answer","Hours to close"}';
	SELECT array_agg(ARRAY[minibot_internal.capitalized(t.kind), minibot_internal.number_text(t.escalations),
		minibot_internal.number_text(t.still_open), minibot_internal.number_text(t.hours_to_first_response_p50, 1),
		minibot_internal.number_text(t.hours_to_close_p50, 1)])
	INTO block.cells
	FROM minibot.escalation_times(first_day, last_day) AS t;
	RETURN block;
END
$$;
COMMENT ON FUNCTION minibot_internal.people_block(date, date) IS 'Block: what people took over in a period';

CREATE FUNCTION minibot_internal.saved_text(figure text, value numeric) RETURNS text
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN CASE figure WHEN 'money' THEN minibot_internal.money_text(value) WHEN 'hours'
		THEN minibot_internal.number_text(value, 1)
		ELSE minibot_internal.number_text(value) END;
COMMENT ON FUNCTION minibot_internal.saved_text(text, numeric) IS 'A figure of staff_time_saved() as reports write it';

CREATE FUNCTION minibot_internal.time_block(first_day date, last_day date) RETURNS minibot_internal.report_block
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	block minibot_internal.report_block;
BEGIN
	block.section := 'Time and money';
	block.name := 'time';
	block.title := 'Staff time saved, counted twice';
	block.note := 'Vendors count every text, as though a person had sent each nudge by hand. '
		'The other column counts only what families asked and the bot answered without a person.';
	block.headers := '{Figure,"Vendors'' formula","Answered questions only"}';
	SELECT array_agg(ARRAY[minibot_internal.capitalized(s.figure),
		minibot_internal.saved_text(s.figure, s.vendors_formula),
		minibot_internal.saved_text(s.figure, s.answered_only)])
	INTO block.cells
	FROM minibot.staff_time_saved(first_day, last_day) AS s;
	RETURN block;
END
$$;
COMMENT ON FUNCTION minibot_internal.time_block(date, date) IS 'Block: staff time saved in a period, counted twice';

CREATE FUNCTION minibot_internal.cost_block(first_day date, last_day date) RETURNS minibot_internal.report_block
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	block minibot_internal.report_block;
	starts_at timestamptz := minibot_internal.report_start(first_day, last_day);
	ends_at timestamptz := minibot_internal.report_end(last_day);
	price numeric := minibot_internal.report_setting('price_per_segment');
BEGIN
	block.section := 'Time and money';
	block.name := 'cost';
	block.title := 'What texting cost';
	block.note := 'At the setting report.price_per_segment, texts from families included.';
	block.empty := 'Nothing was sent.';
	block.headers := '{Kind,Texts,Segments,Cost}';
	SELECT array_agg(ARRAY[c.kind, minibot_internal.number_text(c.messages), minibot_internal.number_text(c.segments),
		minibot_internal.money_text(c.segments * price)] ORDER BY c.segments DESC)
	INTO block.cells
	FROM (SELECT CASE m.category WHEN 'conversation' THEN 'From families' WHEN 'nudge' THEN 'Nudges'
					WHEN 'escalation' THEN 'To staff' WHEN 'one_off' THEN 'Single texts' ELSE 'Replies' END AS kind,
				 count(*) AS messages, sum(coalesce(m.segments, 1)) AS segments
		  FROM minibot.message AS m
		  WHERE m.queued_at >= starts_at AND m.queued_at < ends_at
			AND (m.direction = 'inbound' OR m.sent_at IS NOT NULL)
		  GROUP BY 1) AS c;
	RETURN block;
END
$$;
COMMENT ON FUNCTION minibot_internal.cost_block(date, date) IS 'Block: what the texts of a period cost';
