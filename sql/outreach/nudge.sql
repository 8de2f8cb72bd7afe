-- Nudges: at most one to a household and week ----------------------------------------
--
-- Plans and writes nudges, nobody else does, and says at the claim which may no
-- longer go.

INSERT INTO minibot.option_rule (subject, option, type, minimum, maximum, default_value, description) VALUES
	('setting', 'sms.segment_price', 'number', '0', '1000000', '',
		'What the provider and the carriers take for a segment, such as 0.0112; for estimates'),
	('setting', 'sms.currency', 'text', NULL, NULL, 'USD', 'The currency of that price');

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

INSERT INTO minibot_internal.privacy_rule (position, what, relation, moment, retention, purpose, removed_with,
	alias) VALUES
	-- A campaign that writes once has to know to whom it did.  A contact may have had a text at each telephone in a
	-- week, the second when the first came back: its alias is the telephone's.
	(15, 'which household was nudged when', 'nudge', 'week', 'message', 'To write once a week at most',
		't.message_id = ANY ($1) AND NOT EXISTS (
			SELECT FROM minibot.campaign AS c WHERE c.campaign = t.campaign AND c.cadence = ''once'')',
		'CASE WHEN EXISTS (
			SELECT FROM minibot.campaign AS c WHERE c.campaign = t.campaign AND c.cadence = ''once'') THEN t.phone
			ELSE minibot_internal.phone_alias(NULL, t.phone, $2) END');

CREATE FUNCTION minibot_internal.nudge_obstacles(ids bigint[], now timestamptz)
	RETURNS TABLE (message_id bigint, verdict text, until timestamptz)
	LANGUAGE sql STABLE ROWS 10
	BEGIN ATOMIC
		SELECT n.message_id, 'outdated', NULL::timestamptz
		FROM minibot.nudge AS n JOIN minibot.message AS m ON m.message_id = n.message_id,
			pg_catalog.unnest(n.students) AS s, minibot_internal.closed_to(m.phone, s)
		-- Both by key, whatever the tables look like when this is planned.
		WHERE n.message_id = ANY (ids) AND m.message_id = ANY (ids) AND m.category = 'nudge';
	END;
COMMENT ON FUNCTION minibot_internal.nudge_obstacles(bigint[], timestamptz) IS
	'Obstacles to nudges: outdated (about a student of whom the telephone may no longer be told)';
INSERT INTO minibot_internal.text_obstacle (position, function, verdict, is_held, words) VALUES
	(90, 'minibot_internal.nudge_obstacles', 'outdated', false,
		'of a student it speaks of, nothing may go to this telephone any more');
INSERT INTO minibot_internal.hook (event, position, function, argument) VALUES
	('minibot_internal.ask_rooms', 40, 'minibot_internal.nudge_obstacles', '{nudge}');

-- Days in which a campaign writes to a household once.
CREATE FUNCTION minibot_internal.cadence_days(cadence text) RETURNS integer
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN CASE cadence WHEN 'weekly' THEN 7 WHEN 'biweekly' THEN 14 WHEN 'monthly' THEN 28 ELSE 1000000 END;
COMMENT ON FUNCTION minibot_internal.cadence_days(text) IS
	'Days in which a campaign of that cadence writes to a household once';

-- Whom a campaign writes to on a day, and why to no other; without the words.
CREATE FUNCTION minibot_internal.judge_households(campaign minibot.campaign, as_of date,
		of_students text[] DEFAULT NULL)
	RETURNS TABLE (why_not text, phone text, contact_id text, first_name text, language text, students text[],
		data jsonb, school_id text, template text)
	LANGUAGE plpgsql STABLE ROWS 100000
	SET search_path = pg_catalog, pg_temp SET jit = off SET plan_cache_mode = force_custom_plan AS $$
#variable_conflict use_column
DECLARE
	this_week date := date_trunc('week', as_of)::date;
	-- Of some students only their contacts are read: see family_phone().
	phones text[] := minibot_internal.phones_of(of_students);
	contacts text[] := CASE WHEN of_students IS NOT NULL THEN
		array(SELECT k.contact_id FROM minibot.student_contact AS k WHERE k.student_id = ANY (of_students)) END;
BEGIN
	RETURN QUERY
	WITH nudged AS (
		SELECT n.phone, bool_or(n.week = this_week) AS this_week
		FROM minibot.nudge AS n
		WHERE (n.week = this_week OR of_students IS NULL AND n.campaign = campaign.campaign
				AND n.week > this_week - minibot_internal.cadence_days(campaign.cadence))
			AND (phones IS NULL OR n.phone = ANY (phones))
		GROUP BY n.phone)
	SELECT CASE WHEN as_of < campaign.starts_on THEN 'not_started'
			WHEN as_of > campaign.ends_on THEN 'ended'
			WHEN h.obstacle IS NOT NULL THEN h.obstacle
			WHEN n.this_week THEN 'already_this_week'
			WHEN n.phone IS NOT NULL AND of_students IS NULL THEN 'not_due'
			WHEN x.body IS NULL THEN 'no_template_for_language'
			WHEN x.approved_at IS NULL THEN 'template_not_approved' END,
		h.phone, h.contact_id, c.first_name, x.language, h.students, h.data, h.school_id, x.body
	FROM minibot_internal.campaign_household(campaign, as_of, of_students) AS h
	LEFT JOIN nudged AS n ON n.phone = h.phone
	LEFT JOIN minibot.contact AS c ON c.contact_id = h.contact_id
		AND (contacts IS NULL OR c.contact_id = ANY (contacts))
	LEFT JOIN minibot_internal.texts_by_student(campaign.campaign, of_students) AS e ON e.student_id = h.students[1]
	-- in the language of the contact, else in English
	LEFT JOIN minibot.template AS o ON o.campaign = coalesce(e.texts, campaign.campaign) AND o.language = c.language
	LEFT JOIN minibot.template AS x ON x.campaign = coalesce(e.texts, campaign.campaign)
		AND x.language = coalesce(o.language, 'en')
	WHERE campaign.languages = '{}' OR c.language = ANY (campaign.languages);
END
$$;
COMMENT ON FUNCTION minibot_internal.judge_households(minibot.campaign, date, text[]) IS
	'The households of a campaign (or of some students) on a day, with what speaks against a nudge and the template';

-- The telephones and students that campaigns of a higher priority are going to write to in the week, so that a lower
-- one leaves them alone even where it runs first.
CREATE FUNCTION minibot_internal.spoken_for(campaign minibot.campaign, as_of date)
	RETURNS TABLE (phone text, student_id text)
	LANGUAGE sql STABLE ROWS 1000 SET search_path = pg_catalog, pg_temp SET jit = off AS $$
	SELECT h.phone, s
	FROM minibot.campaign AS c
	CROSS JOIN LATERAL minibot_internal.judge_households(c, as_of) AS h
	CROSS JOIN unnest(h.students) AS s
	WHERE c.priority > campaign.priority AND h.why_not IS NULL
$$;
COMMENT ON FUNCTION minibot_internal.spoken_for(minibot.campaign, date) IS
	'Whom campaigns of a higher priority are due to write to in the week of a day';

CREATE FUNCTION minibot.plan_nudges(campaign text, as_of date DEFAULT NULL, of_students text[] DEFAULT NULL)
	RETURNS TABLE (outcome text, phone text, contact_id text, students text[], language text, time_zone text, body text)
	LANGUAGE plpgsql STABLE ROWS 100000 SET search_path = pg_catalog, pg_temp SET jit = off AS $$
#variable_conflict use_column
DECLARE
	this minibot.campaign := minibot_internal.find_campaign(plan_nudges.campaign);
	day date := coalesce(as_of, minibot.today());
	district jsonb := minibot_internal.nudge_district();
	max_body CONSTANT integer := 1600;	-- Twilio's cap on Body, in characters
BEGIN
	IF day NOT BETWEEN '2000-01-01' AND '2199-12-31' THEN
		RAISE invalid_parameter_value USING MESSAGE = format('nudges cannot be planned for %s', day),
			HINT = 'as_of says which week is meant: a day of it, such as ' || minibot.today() || '.';
	END IF;
	RETURN QUERY
	WITH spoken_for AS MATERIALIZED (
		SELECT s.phone, s.student_id FROM minibot_internal.spoken_for(this, day) AS s WHERE of_students IS NULL),
	judged AS (
		SELECT h.*, s.time_zone,
			CASE WHEN h.why_not IS NOT NULL THEN h.why_not
				WHEN NOT EXISTS (SELECT FROM spoken_for) THEN NULL
				WHEN h.phone IN (SELECT f.phone FROM spoken_for AS f)
					OR EXISTS (SELECT FROM unnest(h.students) AS n
						WHERE n IN (SELECT f.student_id FROM spoken_for AS f))
				THEN 'other_campaign_first' END AS reason
		FROM minibot_internal.judge_households(this, day, of_students) AS h
		LEFT JOIN minibot.school AS s ON s.school_id = h.school_id)
	SELECT coalesce(r.reason, CASE WHEN length(r.body) > max_body THEN 'too_long' ELSE 'queued' END),
		r.phone, r.contact_id, r.students, r.language, r.time_zone, r.body
	FROM (SELECT j.*, CASE WHEN j.reason IS NULL
			THEN minibot.render_template(j.template,
				minibot_internal.nudge_data(j.first_name, j.language, j.data, district)) END AS body
		  FROM judged AS j) AS r;
END
$$;
COMMENT ON FUNCTION minibot.plan_nudges(text, date, text[]) IS
	'What queue_nudges() would do on a day, a row per household: its outcome and, where it is queued, the very text; '
	'with of_students, to whom else the nudge about these students can go in its week';

-- Plan and, but for a dry run, write.  The nudge comes first: where another session wrote to a telephone since, nothing
-- else is written.
CREATE FUNCTION minibot_internal.write_nudges(campaign text, as_of date, of_students text[], dry_run boolean,
		replaces bigint DEFAULT NULL)
	RETURNS TABLE (outcome text, households bigint, messages bigint)
	LANGUAGE plpgsql VOLATILE	-- the memory keeps a large district's texts from going by way of a file
	SET search_path = pg_catalog, pg_temp SET jit = off SET work_mem = '128MB' AS $$
#variable_conflict use_column
DECLARE
	this minibot.campaign := minibot_internal.find_campaign(write_nudges.campaign);
	day date := coalesce(as_of, minibot.today());
	now timestamptz := minibot.clock();
	here text := minibot_internal.district_zone();
	expires_after interval := minibot.get_setting('nudge.expires_after');
BEGIN
	RETURN QUERY
	WITH plan AS MATERIALIZED (
		SELECT * FROM minibot.plan_nudges(write_nudges.campaign, day, of_students)),
	due AS MATERIALIZED (
		SELECT nextval('minibot.message_message_id_seq') AS message_id, p.*,
			greatest(now, (day + this.send_at) AT TIME ZONE coalesce(p.time_zone, here)) AS send_at
		FROM plan AS p WHERE p.outcome = 'queued' AND NOT dry_run),
	remembered AS (
		INSERT INTO minibot.nudge (week, phone, campaign, contact_id, students, message_id)
		SELECT date_trunc('week', day)::date, d.phone, this.campaign, d.contact_id, d.students, d.message_id
			FROM due AS d
		ON CONFLICT DO NOTHING RETURNING message_id),
	queued AS (
		INSERT INTO minibot.message (message_id, direction, contact_id, phone, body, language, category,
			campaign, priority,
			status, segments, time_zone, queued_at, not_before, not_after, replaces)
		SELECT d.message_id, 'outbound', d.contact_id, d.phone, d.body, d.language, 'nudge', this.campaign,
			minibot_internal.lane_of('nudge'), 'queued',
			(minibot.sms_segments(d.body)).segments, d.time_zone, now, nullif(d.send_at, now),
			coalesce((SELECT f.not_after FROM minibot.message AS f WHERE f.message_id = write_nudges.replaces),
				d.send_at + expires_after), write_nudges.replaces
		FROM due AS d JOIN remembered AS r ON r.message_id = d.message_id
		RETURNING message_id),
	disclosed AS (
		INSERT INTO minibot.disclosure (student_id, contact_id, phone, message_id, disclosed, purpose, disclosed_at)
		SELECT student, d.contact_id, d.phone, d.message_id, t.told, 'campaign ' || this.campaign, now
		FROM due AS d
		JOIN queued AS q ON q.message_id = d.message_id
		LEFT JOIN minibot_internal.texts_by_student(this.campaign, of_students) AS e ON e.student_id = d.students[1]
		JOIN (SELECT m.campaign, m.language, string_agg(n, ', ') AS told
			  FROM minibot.template AS m, unnest(minibot.template_placeholders(m.body)) AS n
			  WHERE n !~ '^(district\..*|student|students|several|first|last|language)$'
			  GROUP BY m.campaign, m.language) AS t
			ON t.campaign = coalesce(e.texts, this.campaign) AND t.language = d.language
		CROSS JOIN unnest(d.students) AS student)
	SELECT o.outcome, count(p.outcome), count(p.outcome) FILTER (WHERE p.outcome = 'queued')
	FROM (SELECT 'queued' AS outcome UNION SELECT p.outcome FROM plan AS p) AS o
	LEFT JOIN plan AS p ON p.outcome = o.outcome
	GROUP BY o.outcome ORDER BY o.outcome <> 'queued', o.outcome;
END
$$;
COMMENT ON FUNCTION minibot_internal.write_nudges(text, date, text[], boolean, bigint) IS
	'The work of queue_nudges() and renudge()';

CREATE FUNCTION minibot.queue_nudges(campaign text, as_of date DEFAULT NULL, dry_run boolean DEFAULT false)
	RETURNS TABLE (outcome text, households bigint, messages bigint)
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	-- One run at a time, so that it sees what the one before it queued, of whatever campaign.
	IF NOT dry_run THEN
		PERFORM pg_advisory_xact_lock('minibot.nudge'::regclass::oid::bigint);
	END IF;
	RETURN QUERY SELECT w.* FROM minibot_internal.write_nudges(queue_nudges.campaign, as_of, NULL,
		coalesce(dry_run, false)) AS w;
END
$$;
COMMENT ON FUNCTION minibot.queue_nudges(text, date, boolean) IS
	'Queue a campaign''s texts, one to a household; a row for the queued and for each reason not to: not_started, '
	'ended, no_school, stale_attendance, no_contact, restricted, no_textable_phone, wrong_phone, bad_number, '
	'opted_out, control_group, already_this_week, not_due, other_campaign_first, no_template_for_language, '
	'template_not_approved, too_long.  as_of, today where it is NULL, says which week is meant; a dry run only counts, '
	'preview_nudges() shows';

-- Telephones are shown in part only: the list is for checking words and costs, and some numbers are not to be
-- published.
CREATE FUNCTION minibot.preview_nudges(campaign text, as_of date DEFAULT NULL)
	RETURNS TABLE (outcome text, contact text, phone text, students text[], language text, segments integer,
		cost numeric, body text)
	LANGUAGE sql STABLE ROWS 100000 SET search_path = pg_catalog, pg_temp SET jit = off AS $$
	SELECT p.outcome, concat_ws(' ', c.first_name, c.last_name), left(p.phone, 5) || '***'
		|| right(p.phone, 4), p.students,
		p.language, s.segments, s.segments * r.price, p.body
	FROM minibot.plan_nudges(preview_nudges.campaign, as_of) AS p
	CROSS JOIN (SELECT minibot.get_setting('sms.segment_price')::numeric AS price) AS r
	LEFT JOIN minibot.contact AS c ON c.contact_id = p.contact_id
	CROSS JOIN LATERAL (
		SELECT CASE WHEN p.outcome = 'queued' THEN (minibot.sms_segments(p.body)).segments END AS segments) AS s
	ORDER BY p.outcome <> 'queued', p.outcome, p.students
$$;
COMMENT ON FUNCTION minibot.preview_nudges(text, date) IS
	'What queue_nudges() would do on a day, household by household: the words, segments and what they cost (in '
	'sms.currency, where sms.segment_price is set), or why nothing is sent';
