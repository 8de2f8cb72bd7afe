-- Report: what people took over ---------------------------------------------------------
--
-- The report room reads all rooms above it and writes nothing; nothing calls into it.

CREATE FUNCTION minibot.escalation_times(from_date date, to_date date)
	RETURNS TABLE (kind text, description text, escalations bigint, still_open bigint, never_answered bigint,
		hours_to_first_response_p50 numeric, hours_to_first_response_p90 numeric, hours_to_close_p50 numeric,
		hours_to_close_p90 numeric)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 10 SET jit = off
BEGIN ATOMIC
	SELECT t.kind, k.description, t.escalations, t.still_open, t.never_answered,
		round(t.response[1]::numeric, 1), round(t.response[2]::numeric, 1),
		round(t.closing[1]::numeric, 1), round(t.closing[2]::numeric, 1)
	FROM (SELECT e.kind, min(e.priority) AS priority, count(*) AS escalations,
				 count(*) FILTER (WHERE e.closed_at IS NULL) AS still_open,
				 count(*) FILTER (WHERE e.closed_at IS NOT NULL AND e.first_response_at IS NULL) AS never_answered,
				 percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY s.to_response) AS response,
				 percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY s.to_close) AS closing
		  FROM minibot.escalation AS e
		  CROSS JOIN LATERAL (
			SELECT extract(epoch FROM e.first_response_at - e.opened_at)::float8 / 3600 AS to_response,
				extract(epoch FROM e.closed_at - e.opened_at)::float8 / 3600 AS to_close) AS s
		  WHERE e.opened_at >= (SELECT minibot_internal.report_start(from_date, to_date))
			AND e.opened_at < (SELECT minibot_internal.report_end(to_date))
		  GROUP BY e.kind) AS t
	LEFT JOIN minibot.escalation_kind AS k ON k.kind = t.kind
	ORDER BY t.priority, t.kind;
END;
COMMENT ON FUNCTION minibot.escalation_times(date, date) IS
	'Escalations opened in a period, by kind, the most urgent first, and how long people took, in hours of the clock '
	'(nights and weekends included); NULLs mean the year up to today. Counts of cases that staff work on: not '
	'suppressed';

CREATE VIEW minibot.escalation_times AS SELECT t.* FROM minibot.escalation_times(NULL::date, NULL::date) AS t;
COMMENT ON VIEW minibot.escalation_times IS 'Escalations of the last year by kind, and how long people took';
COMMENT ON COLUMN minibot.escalation_times.kind IS 'See escalation_kind';
COMMENT ON COLUMN minibot.escalation_times.description IS 'The kind in words';
COMMENT ON COLUMN minibot.escalation_times.escalations IS 'Opened';
COMMENT ON COLUMN minibot.escalation_times.still_open IS 'Of these, not closed yet';
COMMENT ON COLUMN minibot.escalation_times.never_answered IS
	'Closed without a text to the family; it may have been called';
COMMENT ON COLUMN minibot.escalation_times.hours_to_first_response_p50 IS
	'Hours until a person answered by text: half took no longer';
COMMENT ON COLUMN minibot.escalation_times.hours_to_first_response_p90 IS
	'Hours until a person answered by text: nine of ten took no longer';
COMMENT ON COLUMN minibot.escalation_times.hours_to_close_p50 IS 'Hours until it was closed: half took no longer';
COMMENT ON COLUMN minibot.escalation_times.hours_to_close_p90 IS
	'Hours until it was closed: nine of ten took no longer';
