-- Report: what became of texts -------------------------------------------------------------
--
-- The report room reads all rooms above it and writes nothing; nothing calls into it.

CREATE VIEW minibot.opt_outs_by_template AS
SELECT date_trunc('month', h.at AT TIME ZONE (SELECT minibot_internal.district_zone()))::date AS month,
	l.campaign, l.language, l.category, count(*) AS opt_outs,
	count(*) FILTER (WHERE h.source = 'keyword') AS by_keyword,
	count(*) FILTER (WHERE h.source = 'sentence') AS by_sentence,
	count(*) FILTER (WHERE h.source NOT IN ('keyword', 'sentence')) AS otherwise
FROM minibot.opt_out_history AS h
LEFT JOIN LATERAL (SELECT m.campaign, m.language, m.category FROM minibot.message AS m
				   WHERE m.phone = h.phone AND m.direction = 'outbound' AND minibot_internal.is_bulk(m.category)
					 AND m.sent_at IS NOT NULL
					 AND m.queued_at <= h.at AND m.queued_at > h.at - interval '7 days'
				   ORDER BY m.message_id DESC LIMIT 1) AS l ON true
WHERE h.event = 'opt_out'
GROUP BY 1, 2, 3, 4;
COMMENT ON VIEW minibot.opt_outs_by_template IS
	'By month: opt-outs, and the text that went to that telephone last in the seven days before';
COMMENT ON COLUMN minibot.opt_outs_by_template.month IS 'Its first day';
COMMENT ON COLUMN minibot.opt_outs_by_template.campaign IS
	'Campaign of that text; NULL: a one-off, or none in seven days';
COMMENT ON COLUMN minibot.opt_outs_by_template.language IS 'Language of that text';
COMMENT ON COLUMN minibot.opt_outs_by_template.category IS 'nudge or one_off; NULL: no text of ours in seven days';
COMMENT ON COLUMN minibot.opt_outs_by_template.opt_outs IS 'Telephones that opted out';
COMMENT ON COLUMN minibot.opt_outs_by_template.by_keyword IS 'By STOP or another keyword';
COMMENT ON COLUMN minibot.opt_outs_by_template.by_sentence IS 'In their own words';
COMMENT ON COLUMN minibot.opt_outs_by_template.otherwise IS 'At the carrier, or told to staff';

CREATE VIEW minibot.delivery_by_reason AS
SELECT date_trunc('month', m.queued_at AT TIME ZONE (SELECT minibot_internal.district_zone()))::date AS month,
	m.category, m.status, m.error_code,
	coalesce(e.note, CASE WHEN m.status IN ('failed', 'undelivered', 'suppressed', 'canceled') THEN m.error END,
			 CASE m.status WHEN 'delivered' THEN 'arrived' WHEN 'sent' THEN 'taken by the provider, not confirmed yet'
				WHEN 'queued' THEN 'waits for its turn' WHEN 'held' THEN 'waits for its hour'
				WHEN 'sending' THEN 'on its way' WHEN 'unknown' THEN 'the provider may have it, and is being asked'
				ELSE 'no reason was given' END) AS reason,
	count(*) AS messages, count(DISTINCT m.phone) AS phones
FROM minibot.message AS m
LEFT JOIN minibot.provider AS p ON p.name = m.provider
LEFT JOIN minibot.provider_error AS e ON e.kind = p.kind AND e.code = m.error_code AND e.http_status IS NULL
WHERE m.direction = 'outbound'
GROUP BY 1, 2, 3, 4, 5;
COMMENT ON VIEW minibot.delivery_by_reason IS 'By month: what became of the texts we sent, and why';
COMMENT ON COLUMN minibot.delivery_by_reason.month IS 'Its first day; that of queueing counts';
COMMENT ON COLUMN minibot.delivery_by_reason.category IS 'Kind of text; see message.category';
COMMENT ON COLUMN minibot.delivery_by_reason.status IS 'Its last known state; see message.status';
COMMENT ON COLUMN minibot.delivery_by_reason.error_code IS 'The provider''s code, where it gave one';
COMMENT ON COLUMN minibot.delivery_by_reason.reason IS 'What that code means (provider_error), or what else is known';
COMMENT ON COLUMN minibot.delivery_by_reason.messages IS 'Texts';
COMMENT ON COLUMN minibot.delivery_by_reason.phones IS 'Telephones they were for';

-- By month, as the view is; a text that failed, but for those suppressed or canceled.
CREATE FUNCTION minibot_internal.failures_of_period(first_day date, last_day date)
	RETURNS TABLE (reason text, error_code text, messages bigint)
	LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT d.reason, d.error_code, sum(d.messages)::bigint FROM minibot.delivery_by_reason AS d
	WHERE d.status IN ('failed', 'undelivered')
		AND d.month BETWEEN date_trunc('month', first_day::timestamp) AND last_day
	GROUP BY d.reason, d.error_code;
END;
COMMENT ON FUNCTION minibot_internal.failures_of_period(date, date) IS
	'Texts that failed in the months of a period, by reason and code';
