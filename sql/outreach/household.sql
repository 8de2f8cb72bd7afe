-- Households: at which telephone a family is texted --------------------------------
--
-- Reads the roster and what came back from telephones; writes nothing.

INSERT INTO minibot.option_rule (subject, option, type, minimum, maximum, default_value, description) VALUES
	('setting', 'nudge.adult_age', 'integer', '10', '30', '18',
		'From this age on a student who has a telephone of her own is written to herself, not her '
		'parents; empty: never');

-- Telephones that the provider called no number to text to in the last 90 days.
CREATE INDEX message_failed_idx ON minibot.message (queued_at) WHERE status IN ('failed', 'undelivered');
CREATE VIEW minibot_internal.bad_phone AS
	SELECT DISTINCT m.phone
	FROM minibot.message AS m
	JOIN minibot.provider AS p ON p.name = m.provider
	JOIN minibot.provider_error AS e ON e.kind = p.kind AND e.code = m.error_code
	WHERE m.status IN ('failed', 'undelivered') AND e.class = 'bad_number'
	  AND m.queued_at > minibot.clock() - interval '90 days';
COMMENT ON VIEW minibot_internal.bad_phone IS
	'Telephones that texts came back from in the last 90 days: no mobile, or no number any more';

-- What some students' contacts are reached at, to which a question about these students may keep; NULL of all.
CREATE FUNCTION minibot_internal.phones_of(of_students text[]) RETURNS text[]
	LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	RETURN array(
		SELECT DISTINCT p.phone FROM minibot.student_contact AS c
		JOIN minibot.contact_phone AS p ON p.contact_id = c.contact_id
		WHERE c.student_id = ANY (of_students));
END
$$;
COMMENT ON FUNCTION minibot_internal.phones_of(text[]) IS
	'The telephones of all contacts of some students; NULL for NULL, which means everybody';

-- The telephone a student's family is texted at: the first, in the district's
-- order of contacts and the contact's order of telephones, that nothing
-- speaks against; where something speaks against each, what the least is.  A
-- telephone that one of the student's restricted contacts also has is no way
-- to the others.  A child is not texted about herself unless a campaign names
-- that relationship; a student of age who has a telephone of her own is, and
-- her parents no longer are (20 U.S.C. 1232g(d)).
--
-- Planned each time: a question about some students, which the worker asks for
-- each number that is none, must not read the whole district.
CREATE FUNCTION minibot_internal.family_phone(contacts text[], as_of date, of_students text[] DEFAULT NULL)
	RETURNS TABLE (student_id text, contact_id text, phone text, obstacle text, is_self boolean)
	LANGUAGE plpgsql STABLE ROWS 100000
	SET search_path = pg_catalog, pg_temp SET jit = off SET plan_cache_mode = force_custom_plan AS $$
DECLARE
	born_by date := as_of - make_interval(years => minibot.get_setting('nudge.adult_age')::integer);
	phones text[] := minibot_internal.phones_of(of_students);
	wanted text[] := array(SELECT lower(c) FROM unnest(contacts) AS c);
BEGIN
	RETURN QUERY
	WITH adult AS MATERIALIZED (
		SELECT DISTINCT s.student_id
		FROM minibot.student AS s
		JOIN minibot.student_contact AS c ON c.student_id = s.student_id AND lower(c.relation) IN ('self', 'student')
		JOIN minibot.contact_phone AS p ON p.contact_id = c.contact_id AND p.can_text
		WHERE s.birth_date <= born_by AND wanted = '{}' AND (of_students IS NULL OR s.student_id = ANY (of_students))),
	reached AS (
		SELECT c.student_id, c.contact_id, c.priority, c.lives_with, c.is_restricted, p.phone, p.can_text,
			p.priority AS phone_priority, coalesce(lower(c.relation) IN ('self', 'student'), false) AS is_self
		FROM minibot.student_contact AS c
		LEFT JOIN minibot.contact_phone AS p ON p.contact_id = c.contact_id
		WHERE (of_students IS NULL OR c.student_id = ANY (of_students))
			AND (wanted = '{}' OR lower(c.relation) = ANY (wanted)))
	SELECT DISTINCT ON (w.student_id COLLATE "C") w.student_id, w.contact_id, w.phone, w.obstacle, w.is_self
	FROM (SELECT c.*,
				CASE WHEN c.is_restricted OR r.phone IS NOT NULL THEN 'restricted'
					WHEN c.can_text IS NOT TRUE THEN 'no_textable_phone'
					WHEN x.phone IS NOT NULL THEN 'wrong_phone'
					WHEN b.phone IS NOT NULL THEN 'bad_number'
					WHEN o.phone IS NOT NULL THEN 'opted_out' END AS obstacle
		  FROM reached AS c
		  LEFT JOIN (SELECT DISTINCT k.student_id, q.phone
					 FROM minibot.student_contact AS k
					 JOIN minibot.contact_phone AS q ON q.contact_id = k.contact_id
					 WHERE k.is_restricted AND (of_students IS NULL OR k.student_id = ANY (of_students))) AS r
			ON r.student_id = c.student_id AND r.phone = c.phone
		  LEFT JOIN minibot.wrong_phone AS x ON x.phone = c.phone AND x.student_id = c.student_id
		  LEFT JOIN minibot_internal.bad_phone AS b ON b.phone = c.phone AND (phones IS NULL OR b.phone = ANY (phones))
		  LEFT JOIN minibot.opt_out AS o ON o.phone = c.phone
		  LEFT JOIN adult AS a ON a.student_id = c.student_id
		  WHERE wanted <> '{}' OR c.is_self = (a.student_id IS NOT NULL)) AS w
	ORDER BY w.student_id COLLATE "C",
		CASE w.obstacle WHEN 'opted_out' THEN 1 WHEN 'bad_number' THEN 2 WHEN 'wrong_phone' THEN 3
			WHEN 'no_textable_phone' THEN 4 WHEN 'restricted' THEN 5 ELSE 0 END,
		w.priority, NOT w.lives_with, w.phone_priority, w.contact_id, w.phone;
END
$$;
COMMENT ON FUNCTION minibot_internal.family_phone(text[], date, text[]) IS
	'Of each student (or of some), the telephone the family is texted at on a day, or what speaks against every one: '
	'opted_out, bad_number, wrong_phone, no_textable_phone or restricted';

CREATE FUNCTION minibot_internal.texts_by_student(campaign text, of_students text[])
	RETURNS TABLE (student_id text, texts text)
	LANGUAGE sql STABLE ROWS 1000 AS $$
	SELECT ''::text, ''::text WHERE false
	-- each: UNION ALL SELECT t.* FROM %s(campaign, of_students) AS t
$$;
COMMENT ON FUNCTION minibot_internal.texts_by_student(text, text[]) IS
	'Students (of some, or of all) who do not get the campaign''s own texts: whose they get instead; NULL: none';

-- The households of a campaign: students reached at one telephone, or with the same thing speaking against it.
CREATE FUNCTION minibot_internal.campaign_household(campaign minibot.campaign, as_of date,
		of_students text[] DEFAULT NULL)
	RETURNS TABLE (obstacle text, phone text, contact_id text, students text[], data jsonb, school_id text)
	LANGUAGE plpgsql STABLE ROWS 100000
	SET search_path = pg_catalog, pg_temp SET jit = off SET plan_cache_mode = force_custom_plan AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	WITH written_about AS (
		SELECT DISTINCT unnest(n.students) AS student_id FROM minibot.nudge AS n
		WHERE n.week = date_trunc('week', as_of)::date AND of_students IS NULL),
	school AS MATERIALIZED (
		SELECT d.school_id, o.is_closed, o.missing_since,
			jsonb_build_object('name', d.name, 'phone', coalesce(d.phone, '')) AS data
		FROM minibot.school AS d LEFT JOIN minibot_internal.school_obstacle(campaign, as_of) AS o
			ON o.school_id = d.school_id),
	stale AS MATERIALIZED (
		SELECT minibot_internal.stale_before(as_of) AS day),
	coursework AS (
		SELECT w.* FROM minibot_internal.missing_coursework() AS w
		WHERE EXISTS (SELECT FROM minibot.template AS t
					  WHERE t.campaign = campaign.campaign AND t.body LIKE '%missing_assignments%')),
	child AS (
		SELECT a.student_id, a.school_id, a.days_absent, f.contact_id, f.phone,
			minibot_internal.nudge_student(s.first_name, a.days_absent, a.days_enrolled, f.is_self, w.missing,
				d.data) AS data,
			CASE WHEN d.is_closed THEN 'no_school'
				WHEN a.attendance_until < t.day AND coalesce(d.missing_since, a.attendance_until) < t.day
				THEN 'stale_attendance'
				WHEN f.student_id IS NULL THEN 'no_contact'
				WHEN f.obstacle IS NOT NULL THEN f.obstacle
				WHEN e.student_id IS NOT NULL AND e.texts IS NULL THEN 'control_group'
				WHEN n.student_id IS NOT NULL THEN 'already_this_week' END AS obstacle
		FROM minibot_internal.campaign_student(campaign, as_of, of_students) AS a
		CROSS JOIN stale AS t
		JOIN minibot.student AS s ON s.student_id = a.student_id
			AND (of_students IS NULL OR s.student_id = ANY (of_students))
		LEFT JOIN school AS d ON d.school_id = a.school_id
		LEFT JOIN minibot_internal.family_phone(campaign.contacts, as_of, of_students) AS f
			ON f.student_id = a.student_id
		LEFT JOIN coursework AS w ON w.student_id = a.student_id
		LEFT JOIN minibot_internal.texts_by_student(campaign.campaign, of_students) AS e ON e.student_id = a.student_id
		LEFT JOIN written_about AS n ON n.student_id = a.student_id),
	-- The child who missed most comes first; the aggregates take the children in this order.
	sorted AS (
		SELECT c.*, coalesce(c.phone, c.contact_id, c.student_id) COLLATE "C" AS household FROM child AS c
		ORDER BY c.obstacle COLLATE "C", household, c.days_absent DESC, c.student_id COLLATE "C")
	SELECT c.obstacle, min(c.phone), (array_agg(c.contact_id))[1], array_agg(c.student_id), jsonb_agg(c.data),
		(array_agg(c.school_id))[1]
	FROM sorted AS c
	GROUP BY c.obstacle COLLATE "C", c.obstacle, c.household;
END
$$;
COMMENT ON FUNCTION minibot_internal.campaign_household(minibot.campaign, date, text[]) IS
	'The households of a campaign (or of some students), with what already speaks against a nudge';
