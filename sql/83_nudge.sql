-- Nudges: at most one to a household and week ----------------------------------------

CREATE TABLE minibot.nudge (
	week date NOT NULL CHECK (extract(isodow FROM week) = 1),
	phone text NOT NULL,
	campaign text NOT NULL,
	contact_id text NOT NULL,
	students text[] NOT NULL,
	message_id bigint NOT NULL,
	PRIMARY KEY (week, phone)
);
COMMENT ON TABLE minibot.nudge IS
	'Which household was nudged in which week, about whom: one nudge a week, whatever the campaign';
COMMENT ON COLUMN minibot.nudge.week IS 'The week''s Monday';
COMMENT ON COLUMN minibot.nudge.phone IS 'E.164; households are told apart by the telephone they are reached at';
COMMENT ON COLUMN minibot.nudge.students IS 'student_id of everyone the text was about';
SELECT pg_catalog.pg_extension_config_dump('minibot.nudge', '');
CREATE INDEX nudge_message_idx ON minibot.nudge (message_id);

-- Part of the claim: hours or days may lie between a nudge's queueing and its
-- sending, and a custody order or a new number in between.
CREATE FUNCTION minibot.outdated(m minibot.message) RETURNS text
	LANGUAGE sql STABLE
	RETURN CASE WHEN EXISTS (
		SELECT FROM minibot.nudge AS n, pg_catalog.unnest(n.students) AS student
		WHERE n.message_id = m.message_id
		  AND (EXISTS (SELECT FROM minibot.wrong_phone AS w WHERE w.phone = m.phone AND w.student_id = student)
			OR (SELECT pg_catalog.bool_or(c.is_restricted) FROM minibot.contact_phone AS p
				JOIN minibot.student_contact AS c ON c.contact_id = p.contact_id
				WHERE p.phone = m.phone AND c.student_id = student) IS DISTINCT FROM false)) THEN 'outdated' END;
COMMENT ON FUNCTION minibot.outdated(minibot.message) IS
	'"outdated" for a nudge about a student of whom its telephone may no longer be told: restricted since, a wrong '
	'number, or no contact''s any more';
GRANT SELECT ON minibot.nudge, minibot.wrong_phone, minibot.contact_phone TO minibot_worker;

-- Days in which a campaign writes to a household once.
CREATE FUNCTION minibot.cadence_days(cadence text) RETURNS integer
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN CASE cadence WHEN 'weekly' THEN 7 WHEN 'biweekly' THEN 14 WHEN 'monthly' THEN 28 ELSE 1000000 END;
COMMENT ON FUNCTION minibot.cadence_days(text) IS 'Days in which a campaign of that cadence writes to a household once';

CREATE FUNCTION minibot.plan_nudges(campaign text, as_of date DEFAULT NULL)
	RETURNS TABLE (outcome text, phone text, contact_id text, students text[], language text, time_zone text, body text)
	LANGUAGE sql STABLE ROWS 100000 SET search_path = pg_catalog, pg_temp SET jit = off AS $$
	WITH this AS MATERIALIZED (
		SELECT c.name, c.campaign, c.day, date_trunc('week', c.day)::date AS week, minibot.nudge_district() AS district,
			minibot.cadence_days((c.campaign).cadence) AS days
		FROM (SELECT plan_nudges.campaign AS name, minibot.find_campaign(plan_nudges.campaign) AS campaign,
				coalesce(as_of, minibot.today()) AS day) AS c),
	nudged AS (
		SELECT n.phone, bool_or(n.week = t.week) AS this_week
		FROM this AS t
		JOIN minibot.nudge AS n ON n.week = t.week OR (n.campaign = t.name AND n.week > t.week - t.days)
		GROUP BY n.phone),
	judged AS (
		SELECT h.*, s.time_zone, x.language, x.body AS template, c.first_name, t.district,
			CASE WHEN h.obstacle IS NOT NULL THEN h.obstacle
				WHEN n.this_week THEN 'already_this_week'
				WHEN n.phone IS NOT NULL THEN 'not_due'
				WHEN x.body IS NULL THEN 'no_template_for_language'
				WHEN x.approved_at IS NULL THEN 'template_not_approved' END AS why_not
		FROM this AS t
		CROSS JOIN LATERAL minibot.campaign_household(t.campaign, t.day) AS h
		LEFT JOIN nudged AS n ON n.phone = h.phone
		LEFT JOIN minibot.contact AS c ON c.contact_id = h.contact_id
		LEFT JOIN minibot.school AS s ON s.school_id = h.school_id
		LEFT JOIN LATERAL (
			SELECT * FROM minibot.template AS m
			WHERE m.campaign = t.name AND m.language IN (c.language, 'en')
			ORDER BY m.language = c.language DESC LIMIT 1) AS x ON true)
	SELECT coalesce(r.why_not, CASE WHEN length(r.body) > 1600 THEN 'too_long' ELSE 'queued' END),
		r.phone, r.contact_id, r.students, r.language, r.time_zone, r.body
	FROM (SELECT j.*, CASE WHEN j.why_not IS NULL
			THEN minibot.render_template(j.template, minibot.nudge_data(j.first_name, j.data, j.district)) END AS body
		  FROM judged AS j) AS r
$$;
COMMENT ON FUNCTION minibot.plan_nudges(text, date) IS
	'What queue_nudges() would do on a day, a row per household: its outcome and, where it is queued, the very text';

CREATE FUNCTION minibot.queue_nudges(campaign text, as_of date DEFAULT NULL, dry_run boolean DEFAULT false)
	RETURNS TABLE (outcome text, households bigint, messages bigint)
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp SET jit = off AS $$
#variable_conflict use_column
DECLARE
	this_week date := date_trunc('week', coalesce(as_of, minibot.today()));
	expires_at timestamptz := minibot.clock() + minibot.get_setting('nudge.expires_after')::interval;
BEGIN
	-- One run at a time, so that it sees what the one before it queued, of whatever campaign.
	IF NOT dry_run THEN
		PERFORM pg_advisory_xact_lock('minibot.nudge'::regclass::oid::bigint);
	END IF;
	RETURN QUERY
	WITH plan AS MATERIALIZED (
		SELECT * FROM minibot.plan_nudges(queue_nudges.campaign, as_of)),
	queued AS (
		INSERT INTO minibot.message (direction, contact_id, phone, body, language, category, campaign, priority, status,
			segments, time_zone, queued_at, not_after)
		SELECT 'outbound', p.contact_id, p.phone, p.body, p.language, 'nudge', queue_nudges.campaign, 5, 'queued',
			(minibot.sms_segments(p.body)).segments, p.time_zone, minibot.clock(),
			expires_at
		FROM plan AS p
		WHERE p.outcome = 'queued' AND NOT dry_run
		RETURNING message_id, phone),
	sent AS MATERIALIZED (
		SELECT q.message_id, p.* FROM queued AS q JOIN plan AS p ON p.phone = q.phone AND p.outcome = 'queued'),
	remembered AS (
		INSERT INTO minibot.nudge (week, phone, campaign, contact_id, students, message_id)
		SELECT this_week, s.phone, queue_nudges.campaign, s.contact_id, s.students, s.message_id FROM sent AS s),
	disclosed AS (
		INSERT INTO minibot.disclosure (student_id, contact_id, phone, message_id, disclosed, purpose, disclosed_at)
		SELECT student, s.contact_id, s.phone, s.message_id, t.told, 'campaign ' || queue_nudges.campaign, minibot.clock()
		FROM sent AS s
		JOIN (SELECT m.language, string_agg(n, ', ') AS told
			  FROM minibot.template AS m, unnest(minibot.template_placeholders(m.body)) AS n
			  WHERE m.campaign = queue_nudges.campaign AND n !~ '^(district\..*|student|students|several|first|last)$'
			  GROUP BY m.language) AS t ON t.language = s.language
		CROSS JOIN unnest(s.students) AS student)
	SELECT o.outcome, count(p.outcome), count(p.outcome) FILTER (WHERE p.outcome = 'queued')
	FROM (SELECT 'queued' AS outcome UNION SELECT p.outcome FROM plan AS p) AS o
	LEFT JOIN plan AS p ON p.outcome = o.outcome
	GROUP BY o.outcome ORDER BY o.outcome <> 'queued', o.outcome;
END
$$;
COMMENT ON FUNCTION minibot.queue_nudges(text, date, boolean) IS
	'Queue a campaign''s texts, one to a household; a row for the queued and for each reason not to: stale_attendance, '
	'no_contact, restricted, no_textable_phone, wrong_phone, bad_number, opted_out, already_this_week, not_due, '
	'no_template_for_language, template_not_approved, too_long.  as_of, today where it is NULL, says which week is '
	'meant; a dry run only counts';
