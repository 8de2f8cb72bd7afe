-- Households: at which telephone a family is texted --------------------------------

-- Telephones that the provider called no number to text to in the last 90 days.
CREATE INDEX message_failed_idx ON minibot.message (queued_at) WHERE status IN ('failed', 'undelivered');
CREATE VIEW minibot.bad_phone AS
	SELECT DISTINCT m.phone
	FROM minibot.message AS m
	JOIN minibot.provider AS p ON p.name = m.provider
	JOIN minibot.provider_error AS e ON e.kind = p.kind AND e.code = m.error_code
	WHERE m.status IN ('failed', 'undelivered') AND e.class = 'bad_number'
	  AND m.queued_at > minibot.clock() - interval '90 days';
COMMENT ON VIEW minibot.bad_phone IS
	'Telephones that texts came back from in the last 90 days: no mobile, or no number any more';

-- The telephone a student's family is texted at: the first, in the district's
-- order of contacts and the contact's order of telephones, that nothing
-- speaks against; where something speaks against each, what the least is.  A
-- telephone that one of the student's restricted contacts also has is no way
-- to the others.  Students are not texted about themselves unless a campaign
-- names that relation.
CREATE FUNCTION minibot.family_phone(relations text[])
	RETURNS TABLE (student_id text, contact_id text, phone text, obstacle text)
	LANGUAGE sql STABLE ROWS 100000 SET search_path = pg_catalog, pg_temp SET jit = off AS $$
	SELECT DISTINCT ON (w.student_id) w.student_id, w.contact_id, w.phone, w.obstacle
	FROM (SELECT c.*, p.phone, p.priority AS phone_priority,
				CASE WHEN c.is_restricted OR r.phone IS NOT NULL THEN 'restricted'
					WHEN p.can_text IS NOT TRUE THEN 'no_textable_phone'
					WHEN x.phone IS NOT NULL THEN 'wrong_phone'
					WHEN b.phone IS NOT NULL THEN 'bad_number'
					WHEN o.phone IS NOT NULL THEN 'opted_out' END AS obstacle
		  FROM minibot.student_contact AS c
		  LEFT JOIN minibot.contact_phone AS p ON p.contact_id = c.contact_id
		  LEFT JOIN (SELECT DISTINCT k.student_id, q.phone
					 FROM minibot.student_contact AS k
					 JOIN minibot.contact_phone AS q ON q.contact_id = k.contact_id
					 WHERE k.is_restricted) AS r ON r.student_id = c.student_id AND r.phone = p.phone
		  LEFT JOIN minibot.wrong_phone AS x ON x.phone = p.phone AND x.student_id = c.student_id
		  LEFT JOIN minibot.bad_phone AS b ON b.phone = p.phone
		  LEFT JOIN minibot.opt_out AS o ON o.phone = p.phone) AS w
	WHERE CASE WHEN relations = '{}' THEN lower(w.relation) IN ('self', 'student') IS NOT TRUE
		ELSE lower(w.relation) IN (SELECT lower(r) FROM unnest(relations) AS r) END
	ORDER BY w.student_id,
		array_position('{opted_out,bad_number,wrong_phone,no_textable_phone,restricted}', w.obstacle) NULLS FIRST,
		w.priority, NOT w.lives_with, w.phone_priority, w.contact_id, w.phone
$$;
COMMENT ON FUNCTION minibot.family_phone(text[]) IS
	'Of each student, the telephone the family is texted at, or what speaks against every one: opted_out, bad_number, '
	'wrong_phone, no_textable_phone or restricted';

-- The households of a campaign: students reached at one telephone, or with the same thing speaking against it.
CREATE FUNCTION minibot.campaign_household(campaign minibot.campaign, as_of date)
	RETURNS TABLE (obstacle text, phone text, contact_id text, students text[], data jsonb, school_id text)
	LANGUAGE sql STABLE ROWS 100000 SET search_path = pg_catalog, pg_temp SET jit = off AS $$
	WITH written_about AS (
		SELECT DISTINCT unnest(n.students) AS student_id FROM minibot.nudge AS n
		WHERE n.week = date_trunc('week', as_of)::date),
	child AS (
		SELECT a.student_id, a.school_id, a.days_absent, f.contact_id, f.phone,
			minibot.nudge_student(s.first_name, a.days_absent, a.days_enrolled, d) AS data,
			CASE WHEN a.attendance_until < (SELECT as_of - minibot.get_setting('nudge.stale_after')::interval)
				THEN 'stale_attendance'
				WHEN f.student_id IS NULL THEN 'no_contact'
				WHEN f.obstacle IS NOT NULL THEN f.obstacle
				WHEN w.student_id IS NOT NULL THEN 'already_this_week' END AS obstacle
		FROM minibot.campaign_student(campaign, as_of) AS a
		JOIN minibot.student AS s ON s.student_id = a.student_id
		LEFT JOIN minibot.school AS d ON d.school_id = a.school_id
		LEFT JOIN minibot.family_phone(campaign.relations) AS f ON f.student_id = a.student_id
		LEFT JOIN written_about AS w ON w.student_id = a.student_id),
	-- The child who missed most comes first; the aggregates take the children in this order.
	sorted AS (
		SELECT c.*, coalesce(c.phone, c.contact_id, c.student_id) AS household FROM child AS c
		ORDER BY c.obstacle, household, c.days_absent DESC, c.student_id)
	SELECT c.obstacle, min(c.phone), (array_agg(c.contact_id))[1], array_agg(c.student_id), jsonb_agg(c.data),
		(array_agg(c.school_id))[1]
	FROM sorted AS c
	GROUP BY c.obstacle, c.household
$$;
COMMENT ON FUNCTION minibot.campaign_household(minibot.campaign, date) IS
	'The households of a campaign, with what already speaks against a nudge';
