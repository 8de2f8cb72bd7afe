-- Barriers: what keeps children from school, as their families name it ---------------------------
--
-- Views over what families wrote and answered.

CREATE VIEW minibot.barrier_named AS
SELECT b.message_id, b.at, b.intent AS barrier, b.source, b.contact_id, b.phone, e.escalation_id,
	   coalesce(e.school_id, s.school_id) AS school_id, e.student_id, e.first_response_at, e.closed_at
FROM (SELECT m.message_id, m.queued_at AS at, m.intent, 'message' AS source, m.contact_id, m.phone, m.escalation_id
	  FROM minibot.message AS m JOIN minibot.intent AS i ON i.intent = m.intent AND i.is_barrier
	  LEFT JOIN minibot.escalation AS w ON w.escalation_id = m.escalation_id AND m.decided_by = 'escalation'
	  WHERE m.direction = 'inbound' AND (m.decided_by = 'classifier' OR w.kind = i.escalation
		AND NOT EXISTS (SELECT FROM minibot.survey_answer AS v WHERE v.message_id = m.message_id))
	  UNION ALL
	  SELECT a.message_id, a.answered_at, o.intent, 'survey', a.contact_id, a.phone, m.escalation_id
	  FROM minibot.survey_answer AS a
	  JOIN minibot.survey_option AS o ON o.campaign = a.campaign AND o.value = a.value
	  JOIN minibot.intent AS i ON i.intent = o.intent AND i.is_barrier
	  JOIN minibot.message AS m ON m.message_id = a.message_id) AS b
LEFT JOIN minibot.escalation AS e ON e.escalation_id = b.escalation_id
LEFT JOIN LATERAL (SELECT CASE WHEN min(n.school_id) = max(n.school_id) THEN min(n.school_id) END AS school_id
				   FROM minibot.student_contact AS sc JOIN minibot.enrollment AS n ON n.student_id = sc.student_id
				   WHERE sc.contact_id = b.contact_id AND NOT sc.is_restricted AND n.entry_date <= b.at::date
					 AND (n.exit_date IS NULL OR n.exit_date >= b.at::date)) AS s ON true;
COMMENT ON VIEW minibot.barrier_named IS
	'Each time a family named a barrier to attendance, in a message or as a survey''s answer';

CREATE VIEW minibot.barrier_summary AS
SELECT date_trunc('month', b.at AT TIME ZONE z.zone)::date AS month, b.barrier, s.name AS school,
	   count(DISTINCT coalesce(b.contact_id, b.phone)) AS families, count(*) AS times,
	   count(DISTINCT b.escalation_id) AS escalations,
	   count(DISTINCT b.escalation_id) FILTER (WHERE b.first_response_at IS NOT NULL) AS responded,
	   count(DISTINCT b.escalation_id) FILTER (WHERE b.closed_at IS NOT NULL) AS closed
FROM minibot.barrier_named AS b
CROSS JOIN (SELECT minibot_internal.district_zone() AS zone) AS z
LEFT JOIN minibot.school AS s ON s.school_id = b.school_id
GROUP BY 1, 2, 3;
COMMENT ON VIEW minibot.barrier_summary IS
	'Barriers that families named, by month and school, and what became of them: exact, for those who follow up. The '
	'function barrier_summary(from_date, to_date) hides small counts';
COMMENT ON COLUMN minibot.barrier_summary.month IS 'Its first day';
COMMENT ON COLUMN minibot.barrier_summary.barrier IS 'The intent: need_food, school_refusal ...';
COMMENT ON COLUMN minibot.barrier_summary.school IS 'The child''s school; NULL where that is not clear';
COMMENT ON COLUMN minibot.barrier_summary.times IS 'How often it was named, in a text or as a survey''s answer';
COMMENT ON COLUMN minibot.barrier_summary.escalations IS 'Escalations opened for it';
COMMENT ON COLUMN minibot.barrier_summary.closed IS 'Of the escalations: those that are closed';
COMMENT ON COLUMN minibot.barrier_summary.families IS 'Families that named it';
COMMENT ON COLUMN minibot.barrier_summary.responded IS 'Of the escalations: those a person has answered';
