-- Report: in the terminal --------------------------------------------------------------------
--
-- Views that fit eighty columns or so.
--
-- The report room reads all rooms above it and writes nothing; nothing calls into it.

-- What a long statement says of itself in pg_stat_activity, which every session of the server can read.
CREATE FUNCTION minibot_internal.progress_of(query text, OUT command text, OUT phase text, OUT percent numeric)
	LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	refresh text[] := regexp_match(query, '^minibot: (refresh_attendance\(\d+\)) of (.+): (.+) \((\d+) of (\d+)\)$');
	training text[] := regexp_match(query, '/\* (training|cross-validation (\d+) of (\d+)), (\d+) % \*/$');
BEGIN
	IF refresh IS NOT NULL THEN
		command := refresh[1];
		phase := refresh[3] || ', ' || refresh[2];
		-- Steps that are done; of the one at work nothing is known.
		percent := round(100 * (refresh[4]::numeric - 1) / refresh[5]::numeric);
	ELSIF training IS NOT NULL THEN
		command := 'train()';
		phase := training[1];
		-- Five times over parts of the utterances, then over all of them.
		percent := floor((100 * (coalesce(training[2]::numeric, 6) - 1) + training[4]::numeric) / 6);
	ELSIF query = 'training the classifier' THEN
		command := 'train()';
		phase := 'by the worker';
	END IF;
END
$$;
COMMENT ON FUNCTION minibot_internal.progress_of(text) IS
	'What a query in pg_stat_activity says of a refresh or a training: what it is, its phase, and how much is done; '
	'NULLs: it is neither';

CREATE VIEW minibot.progress AS
SELECT a.pid, p.command, p.phase, NULL::bigint AS done, NULL::bigint AS total, p.percent, a.query_start AS started_at,
	date_trunc('second', clock_timestamp() - a.query_start) AS elapsed, NULL::timestamptz AS expected_end
FROM pg_catalog.pg_stat_activity AS a CROSS JOIN LATERAL minibot_internal.progress_of(a.query) AS p
WHERE a.datname = pg_catalog.current_database() AND a.state = 'active' AND p.command IS NOT NULL
UNION ALL
SELECT (minibot_internal.worker_info()).pid, 'send ' || q.name,
	format('%s queued, %s held, %s on their way', q.queued, q.held, q.sending), q.done, q.done + q.waiting,
	floor(100.0 * q.done / (q.done + q.waiting)), q.started_at, date_trunc('second', minibot.clock() - q.started_at),
	CASE WHEN q.lately > 0 THEN minibot.clock() + q.queued * interval '10 minutes' / q.lately END
FROM (SELECT w.name, w.queued, w.held, w.sending, w.queued + w.held + w.sending AS waiting, w.started_at,
			 (SELECT count(*) FROM minibot.message AS m
			  WHERE m.direction = 'outbound' AND m.queued_at >= w.started_at AND m.sent_at IS NOT NULL
				AND coalesce(m.campaign, m.category) = w.name) AS done,
			 (SELECT count(*) FROM minibot.message AS m
			  WHERE m.direction = 'outbound' AND m.queued_at >= w.started_at
				AND m.sent_at > minibot.clock() - interval '10 minutes'
				AND coalesce(m.campaign, m.category) = w.name) AS lately
	  FROM (SELECT coalesce(m.campaign, m.category) AS name, count(*) FILTER (WHERE m.status = 'queued') AS queued,
				   count(*) FILTER (WHERE m.status = 'held') AS held,
				   count(*) FILTER (WHERE m.status = 'sending') AS sending, min(m.queued_at) AS started_at
			FROM minibot.message AS m
			WHERE m.direction = 'outbound' AND m.status IN ('queued', 'held', 'sending') GROUP BY 1) AS w) AS q;
COMMENT ON VIEW minibot.progress IS
	'Refreshes, trainings and queues at work in this database, and how far they are, as of now (pg_stat_progress_* '
	'for minibot). Others'' refreshes and trainings are seen by superusers and members of pg_read_all_stats';
COMMENT ON COLUMN minibot.progress.pid IS 'The process; of a queue, the worker (NULL: none runs)';
COMMENT ON COLUMN minibot.progress.command IS
	'refresh_attendance(year), train(), or send and the campaign or kind of text';
COMMENT ON COLUMN minibot.progress.phase IS 'What it is doing; of a queue, what waits';
COMMENT ON COLUMN minibot.progress.done IS 'Of a queue: texts sent since its oldest waiting one was queued';
COMMENT ON COLUMN minibot.progress.total IS 'Of a queue: these and those that wait';
COMMENT ON COLUMN minibot.progress.percent IS 'How much is done; of a refresh, by its steps';
COMMENT ON COLUMN minibot.progress.started_at IS 'When it began; of a queue, when its oldest waiting text was queued';
COMMENT ON COLUMN minibot.progress.elapsed IS 'How long ago that was';
COMMENT ON COLUMN minibot.progress.expected_end IS
	'Of a queue: when it is empty at the pace of the last ten minutes; texts held are not counted';

CREATE FUNCTION minibot_internal.sparkline_text(rates numeric[]) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN (SELECT string_agg(CASE WHEN r IS NULL THEN ' ' WHEN t.top = 0 THEN '▁'
				ELSE substr('▁▂▃▄▅▆▇█', 1 + least(7, floor(8 * r / t.top))::integer, 1) END, '' ORDER BY i)
			FROM unnest(rates) WITH ORDINALITY AS u (r, i), (SELECT max(v) AS top FROM unnest(rates) AS v) AS t);
COMMENT ON FUNCTION minibot_internal.sparkline_text(numeric[]) IS
	'Numbers from 0 up as a line of blocks, the highest the tallest; a NULL is a gap';

CREATE VIEW minibot.school_trend AS
SELECT coalesce(s.name, d.school_id) AS school, sum(d.absent) / sum(d.enrolled) AS absence_rate,
	(array_agg(d.absent / d.enrolled ORDER BY d.week DESC))[1] AS last_week,
	minibot_internal.sparkline_text(array_agg(d.absent / d.enrolled ORDER BY d.week)) AS by_week
FROM (SELECT a.school_id, date_trunc('week', a.day::timestamp) AS week, round(sum(a.absent), 1) AS absent,
			 sum(a.enrolled)::numeric AS enrolled
	  FROM minibot.attendance_by_day(minibot_internal.year_in_question(NULL)) AS a GROUP BY 1, 2) AS d
LEFT JOIN minibot.school AS s ON s.school_id = d.school_id
GROUP BY d.school_id, s.name;
COMMENT ON VIEW minibot.school_trend IS
	'Absence at each school in the latest school year with attendance, with a character a week';
COMMENT ON COLUMN minibot.school_trend.school IS 'Its name';
COMMENT ON COLUMN minibot.school_trend.absence_rate IS 'Days absent of days enrolled, the year so far';
COMMENT ON COLUMN minibot.school_trend.last_week IS 'The same of the last week with attendance';
COMMENT ON COLUMN minibot.school_trend.by_week IS
	'The same by week: the taller, the more, beside the school''s own worst week';

CREATE VIEW minibot.last_30_days AS
SELECT f.figure, f.value, f.value_before, f.change
FROM minibot_internal.report_figures(minibot.today() - 29, minibot.today()) AS f;
COMMENT ON VIEW minibot.last_30_days IS
	'The headline figures of the last thirty days, beside those of the thirty before';
COMMENT ON COLUMN minibot.last_30_days.figure IS 'What it is; report_figures() explains each';
COMMENT ON COLUMN minibot.last_30_days.value IS 'In the last thirty days';
COMMENT ON COLUMN minibot.last_30_days.value_before IS 'In the thirty days before';
COMMENT ON COLUMN minibot.last_30_days.change IS 'From then to now';
