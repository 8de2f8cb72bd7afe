-- Campaigns: whom to write to, and how often --------------------------------------
--
-- Reads the roster, risk and what the district names; sends nothing.

INSERT INTO minibot.option_rule
	(subject, option, type, minimum, maximum, is_required, default_value, description)
VALUES
	('setting', 'nudge.expires_after', 'time span', '1 minute', '30 days', true, '3 days',
		'A nudge that could not be sent for so long is not sent any more');

CREATE TABLE minibot.campaign (
	campaign text PRIMARY KEY CHECK (campaign <> ''),
	tiers text[] NOT NULL DEFAULT '{}'
		CHECK (tiers <@ ARRAY['satisfactory', 'at_risk', 'moderate_chronic', 'severe_chronic']),
	schools text[] NOT NULL DEFAULT '{}',
	grades text[] NOT NULL DEFAULT '{}',
	languages text[] NOT NULL DEFAULT '{}',
	contacts text[] NOT NULL DEFAULT '{}',
	relation text,
	absences_rose_by numeric CHECK (absences_rose_by > 0),
	absences_fell_by numeric CHECK (absences_fell_by > 0),
	tier_got_worse boolean NOT NULL DEFAULT false,
	streak integer CHECK (streak > 0),
	missing_assignments integer CHECK (missing_assignments > 0),
	cadence text NOT NULL DEFAULT 'weekly' CHECK (cadence IN ('weekly', 'biweekly', 'monthly', 'once')),
	priority integer NOT NULL DEFAULT 0,
	starts_on date,
	ends_on date CHECK (ends_on >= starts_on),
	days text NOT NULL DEFAULT 'school_weeks' CHECK (days IN ('school_weeks', 'school_days', 'any')),
	send_at time,
	created_at timestamptz NOT NULL
);
COMMENT ON TABLE minibot.campaign IS 'Whom to nudge, and how often; create_campaign() makes one, an UPDATE changes it';
COMMENT ON COLUMN minibot.campaign.campaign IS 'Its name';
COMMENT ON COLUMN minibot.campaign.tiers IS 'Tiers of absence it is for; none: every tier';
COMMENT ON COLUMN minibot.campaign.schools IS 'school_id of the schools it is for; none: every school';
COMMENT ON COLUMN minibot.campaign.grades IS 'Grades it is for, as the warehouse writes them; none: every grade';
COMMENT ON COLUMN minibot.campaign.languages IS
	'Languages, as ISO 639-1 codes, of the contacts it is for; none: every language';
COMMENT ON COLUMN minibot.campaign.contacts IS
	'Only contacts of these relationships (Mother, Guardian) are written to; none: every one';
COMMENT ON COLUMN minibot.campaign.relation IS
	'A table or view of the district''s, with its schema: only students whose student_id is in it; read with the '
	'rights of whoever runs the campaign';
COMMENT ON COLUMN minibot.campaign.absences_rose_by IS
	'Only students with so many absences more in the last 30 days than in the 30 days before';
COMMENT ON COLUMN minibot.campaign.absences_fell_by IS
	'Only students with so many absences fewer in the last 30 days than in the 30 days before';
COMMENT ON COLUMN minibot.campaign.tier_got_worse IS 'Only students in a worse tier than 30 days before';
COMMENT ON COLUMN minibot.campaign.streak IS
	'Only students absent on so many school days in a row, up to the last one known';
COMMENT ON COLUMN minibot.campaign.missing_assignments IS
	'Only students with so many assignments not handed in, by the source coursework';
COMMENT ON COLUMN minibot.campaign.cadence IS
	'At most one nudge to a household in a week, two (biweekly), four (monthly), or ever (once); weeks begin on Monday';
COMMENT ON COLUMN minibot.campaign.priority IS
	'Of two campaigns for one household and week the higher one writes, whichever runs first; of equal ones the first';
COMMENT ON COLUMN minibot.campaign.starts_on IS 'First day on which it writes; NULL: no such day';
COMMENT ON COLUMN minibot.campaign.ends_on IS 'Last day on which it writes; NULL: no such day';
COMMENT ON COLUMN minibot.campaign.days IS
	'By the school''s calendar: school_weeks, not in a week (from Monday) without school; school_days, only on days of '
	'school; any, for a campaign about holidays';
COMMENT ON COLUMN minibot.campaign.send_at IS
	'Best time of day, in the recipient''s zone: what is queued earlier that day waits for it; NULL: as soon as '
	'allowed';
SELECT pg_catalog.pg_extension_config_dump('minibot.campaign', '');

-- Making a campaign -------------------------------------------------------------

-- Options that are columns of the campaign are described there.
INSERT INTO minibot.option_rule (subject, option, type, pattern, minimum, maximum, found_in, default_value,
	description)
SELECT o.subject, o.option, o.type, o.pattern, o.minimum, o.maximum, o.found_in, o.default_value,
	coalesce(o.description, pg_catalog.col_description(c.attrelid, c.attnum))
FROM (VALUES
	('campaign', 'audience', 'object', NULL, NULL, NULL, NULL, '{}', 'Whom it is for'),
	('campaign', 'cadence', 'text', 'weekly|biweekly|monthly|once', NULL, NULL, NULL, 'weekly', NULL),
	('campaign', 'templates', 'object', NULL, NULL, NULL, NULL, '{}',
		'Its texts by language, such as {"en": "...", "es": "..."}'),
	('campaign', 'priority', 'integer', NULL, '-9999', '9999', NULL, '0', NULL),
	('campaign', 'starts_on', 'date', NULL, NULL, NULL, NULL, NULL, NULL),
	('campaign', 'ends_on', 'date', NULL, NULL, NULL, NULL, NULL, NULL),
	('campaign', 'days', 'text', 'school_weeks|school_days|any', NULL, NULL, NULL, 'school_weeks', NULL),
	('campaign', 'send_at', 'time', NULL, NULL, '23:59', NULL, NULL, NULL),
	('audience', 'tiers', 'list', NULL, NULL, NULL, 'SELECT unnest(minibot_internal.tiers())', '[]', NULL),
	('audience', 'schools', 'list', NULL, NULL, NULL, 'SELECT s.school_id FROM minibot.school AS s
		UNION ALL SELECT $1 WHERE NOT EXISTS (SELECT FROM minibot.school)', '[]', NULL),
	('audience', 'grades', 'list', NULL, NULL, NULL, NULL, '[]', NULL),
	('audience', 'languages', 'list', '[a-z]{2,3}', NULL, NULL, NULL, '[]', NULL),
	('audience', 'contacts', 'list', NULL, NULL, NULL, NULL, '[]', NULL),
	('audience', 'relation', 'text', NULL, NULL, NULL, NULL, NULL, NULL),
	('audience', 'absences_rose_by', 'integer', NULL, '1', '999', NULL, NULL, NULL),
	('audience', 'absences_fell_by', 'integer', NULL, '1', '999', NULL, NULL, NULL),
	('audience', 'tier_got_worse', 'boolean', NULL, NULL, NULL, NULL, 'false', NULL),
	('audience', 'streak', 'integer', NULL, '1', '999', NULL, NULL, NULL),
	('audience', 'missing_assignments', 'integer', NULL, '1', '999', NULL, NULL, NULL))
	AS o (subject, option, type, pattern, minimum, maximum, found_in, default_value, description)
LEFT JOIN pg_catalog.pg_attribute AS c ON c.attrelid = 'minibot.campaign'::regclass AND c.attname = o.option;

-- The relation of an audience, with its schema, as the caller's search_path finds it; an error where it can't be read.
CREATE FUNCTION minibot_internal.find_relation(name text, path name[]) RETURNS text
	LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	parts text[];
	found_name text;
BEGIN
	BEGIN
		parts := parse_ident(name);
	EXCEPTION WHEN invalid_parameter_value THEN
		parts := ARRAY[name];	-- there is no relation with such a name
	END;
	SELECT format('%I.%I', n.nspname, c.relname) INTO found_name
	FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
	WHERE c.relname = parts[cardinality(parts)]
	  AND CASE cardinality(parts) WHEN 1 THEN n.nspname = ANY (path) WHEN 2 THEN n.nspname = parts[1] ELSE false END
	ORDER BY array_position(path, n.nspname) LIMIT 1;
	PERFORM minibot_internal.check_audience_relation(coalesce(found_name, name));
	RETURN found_name;
END
$$;
COMMENT ON FUNCTION minibot_internal.find_relation(text, name[]) IS
	'The table or view of an audience with its schema, looked for in some schemas; an error where it cannot be read';

CREATE FUNCTION minibot_internal.check_audience_relation(name text) RETURNS void
	LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	found_relation regclass;
BEGIN
	BEGIN
		found_relation := to_regclass(name);
	EXCEPTION WHEN invalid_name OR feature_not_supported THEN
		NULL;
	END;
	IF found_relation IS NULL OR (SELECT c.relkind NOT IN ('r', 'v', 'm', 'f', 'p') FROM pg_class AS c
								  WHERE c.oid = found_relation) THEN
		RAISE undefined_table USING MESSAGE = format('there is no table or view "%s" for an audience', name),
			HINT = 'Name one with a column student_id, with its schema; relationships, such as Mother, are "contacts".';
	ELSIF NOT EXISTS (SELECT FROM pg_attribute AS a
					  WHERE a.attrelid = found_relation AND a.attname = 'student_id' AND NOT a.attisdropped) THEN
		RAISE undefined_column USING MESSAGE = format('%s has no column student_id', name),
			HINT = 'An audience is a table or view with the student_id of each student it is for.';
	ELSIF NOT has_schema_privilege((SELECT c.relnamespace FROM pg_class AS c WHERE c.oid = found_relation), 'USAGE')
		OR NOT has_column_privilege(found_relation, 'student_id', 'SELECT') THEN
		RAISE insufficient_privilege USING MESSAGE = format('%s may not read %s', current_user, name),
			HINT = format('An audience is read by whoever runs the campaign: GRANT SELECT ON %s TO %I;', name,
				current_user);
	END IF;
END
$$;
COMMENT ON FUNCTION minibot_internal.check_audience_relation(text) IS
	'Raise an error where the relation of an audience is gone, has no student_id or may not be read by this user';

CREATE FUNCTION minibot_internal.make_campaign(name text, options jsonb, path name[]) RETURNS void
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	checked jsonb := minibot_internal.check_options('campaign', options, 'create_campaign()');
	audience jsonb := minibot_internal.check_options('audience', checked -> 'audience', 'a campaign''s audience');
	c minibot.campaign := jsonb_populate_record(NULL::minibot.campaign, checked || audience);
BEGIN
	IF coalesce(btrim(name), '') = '' THEN
		RAISE invalid_parameter_value USING MESSAGE = 'a campaign needs a name';
	ELSIF EXISTS (SELECT FROM minibot.campaign AS o WHERE o.campaign = name) THEN
		RAISE duplicate_object USING MESSAGE = format('there is a campaign "%s" already', name),
			HINT = 'Change it in minibot.campaign and minibot.template, or DELETE it FROM minibot.campaign.';
	ELSIF c.ends_on < c.starts_on THEN
		RAISE invalid_parameter_value USING MESSAGE = format('a campaign cannot end on %s and start on %s', c.ends_on,
			c.starts_on);
	END IF;
	c.campaign := name;
	c.relation := minibot_internal.find_relation(nullif(c.relation, ''), path);
	c.created_at := minibot.clock();
	INSERT INTO minibot.campaign SELECT c.*;
	PERFORM minibot_internal.check_texts(checked -> 'templates');
	INSERT INTO minibot.template (campaign, language, body)
	SELECT name, t.key, t.value FROM jsonb_each_text(checked -> 'templates') AS t;
END
$$;
COMMENT ON FUNCTION minibot_internal.make_campaign(text, jsonb, name[]) IS
	'create_campaign(), with the schemas in which the relation of its audience is looked for';

-- The schemas of the caller's search_path, which a function with its own does not see.
CREATE FUNCTION minibot.create_campaign(name text, options jsonb DEFAULT '{}') RETURNS void
	LANGUAGE sql VOLATILE
	BEGIN ATOMIC
		SELECT minibot_internal.make_campaign(create_campaign.name, create_campaign.options,
			pg_catalog.current_schemas(true));
	END;
COMMENT ON FUNCTION minibot.create_campaign(text, jsonb) IS
	'Make a campaign, such as {"audience": {"tiers": ["at_risk"], "schools": [], "grades": [], "relation": null}, '
	'"cadence": "weekly", "templates": {"en": "...", "es": "..."}}; all options are columns of minibot.campaign, those '
	'of whom it is for within "audience"; its texts wait for approve_template()';

-- The campaign; an error where there is none of that name.
CREATE FUNCTION minibot_internal.find_campaign(name text) RETURNS minibot.campaign
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	found_campaign minibot.campaign;
BEGIN
	SELECT * INTO found_campaign FROM minibot.campaign AS c WHERE c.campaign = name;
	IF NOT FOUND THEN
		RAISE undefined_object USING MESSAGE = format('there is no campaign "%s"', name),
			HINT = coalesce((SELECT 'There are: ' || string_agg(c.campaign, ', ' ORDER BY c.campaign) || '.'
							 FROM minibot.campaign AS c), 'Make one with create_campaign().');
	END IF;
	RETURN found_campaign;
END
$$;
COMMENT ON FUNCTION minibot_internal.find_campaign(text) IS 'The campaign of that name; an error where there is none';

-- Whom it is about --------------------------------------------------------------

-- The last 30 days beside the 30 before; who was not enrolled then had no absences, and no tier.
CREATE FUNCTION minibot_internal.changed_student(campaign minibot.campaign, as_of date)
	RETURNS TABLE (student_id text, school_id text)
	LANGUAGE sql STABLE ROWS 1000 SET search_path = pg_catalog, pg_temp SET jit = off AS $$
	SELECT n.student_id, n.school_id
	FROM minibot.student_risk_as_of(as_of) AS n
	LEFT JOIN minibot.student_risk_as_of(as_of - 30) AS b
		ON b.student_id = n.student_id AND b.school_id = n.school_id AND b.school_year = n.school_year
	WHERE (campaign.absences_rose_by IS NULL
			OR n.absent_last_30 - coalesce(b.absent_last_30, 0) >= campaign.absences_rose_by)
	  AND (campaign.absences_fell_by IS NULL OR b.absent_last_30 - n.absent_last_30 >= campaign.absences_fell_by)
	  AND (NOT campaign.tier_got_worse
		OR array_position(minibot_internal.tiers(), n.tier) > array_position(minibot_internal.tiers(), b.tier))
$$;
COMMENT ON FUNCTION minibot_internal.changed_student(minibot.campaign, date) IS
	'Students whose attendance changed as a campaign''s audience says, between 30 days before and a day';

-- What the source coursework counts; no row where it is not mapped.
CREATE FUNCTION minibot_internal.missing_coursework() RETURNS TABLE (student_id text, missing integer)
	LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 10000 SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF EXISTS (SELECT FROM minibot.source AS s WHERE s.kind = 'coursework') THEN
		PERFORM minibot_internal.act_as(minibot_internal.mapper_of('coursework'));
		RETURN QUERY EXECUTE format('SELECT w.student_id, sum(w.missing_assignments)::integer FROM (%s) AS w '
			'WHERE w.missing_assignments > 0 GROUP BY w.student_id', minibot.source_query('coursework'));
	END IF;
END
$$;
COMMENT ON FUNCTION minibot_internal.missing_coursework() IS
	'Assignments that each student has not handed in, all courses together';

-- The students a campaign is about on a day: enrolled, and of its audience; or, of some students, those enrolled.  The
-- query is put together of the conditions that apply, so that a campaign pays for what it asks.
CREATE FUNCTION minibot_internal.campaign_student(campaign minibot.campaign, as_of date,
		of_students text[] DEFAULT NULL)
	RETURNS TABLE (student_id text, school_id text, days_absent numeric, days_enrolled integer, attendance_until date)
	LANGUAGE plpgsql STABLE ROWS 100000 SET search_path = pg_catalog, pg_temp SET jit = off AS $$
DECLARE
	conditions text := '';
BEGIN
	IF of_students IS NULL THEN
		IF campaign.relation IS NOT NULL THEN
			PERFORM minibot_internal.check_audience_relation(campaign.relation);
			conditions := conditions || format(' AND r.student_id IN (SELECT source.student_id::text FROM %s AS '
				'source)',
											   campaign.relation::regclass);
		END IF;
		conditions := conditions
			|| CASE WHEN campaign.tiers <> '{}' THEN ' AND r.tier = ANY (($1).tiers)' ELSE '' END
			|| CASE WHEN campaign.schools <> '{}' THEN ' AND r.school_id = ANY (($1).schools)' ELSE '' END
			|| CASE WHEN campaign.grades <> '{}' THEN ' AND r.grade = ANY (($1).grades)' ELSE '' END
			|| CASE WHEN campaign.streak IS NOT NULL THEN ' AND r.current_streak >= ($1).streak' ELSE '' END
			|| CASE WHEN campaign.missing_assignments IS NOT NULL THEN ' AND r.student_id IN (SELECT w.student_id '
				'FROM minibot_internal.missing_coursework() AS w WHERE w.missing >= ($1).missing_assignments)'
					ELSE '' END
			|| CASE WHEN campaign.tier_got_worse OR campaign.absences_rose_by IS NOT NULL
					OR campaign.absences_fell_by IS NOT NULL THEN
				' AND (r.student_id, r.school_id) IN (SELECT c.student_id, c.school_id '
				'FROM minibot_internal.changed_student($1, $2) AS c)' ELSE '' END;
	END IF;
	RETURN QUERY EXECUTE format($query$
		SELECT r.student_id, r.school_id, r.days_absent, r.days_enrolled, r.as_of
		FROM (SELECT DISTINCT ON (q.student_id COLLATE "C") q.*
			  FROM minibot.student_risk_as_of($2) AS q %s
			  ORDER BY q.student_id COLLATE "C", q.school_year DESC, q.as_of DESC, q.days_enrolled DESC,
				q.school_id) AS r
		WHERE EXISTS (SELECT FROM minibot.enrollment AS e
					  WHERE e.student_id = r.student_id AND $2 BETWEEN e.entry_date
						AND coalesce(e.exit_date, 'infinity'))
		$query$ || conditions, CASE WHEN of_students IS NOT NULL THEN 'WHERE q.student_id = ANY ($3)' ELSE '' END)
		USING campaign, as_of, of_students;
END
$$;
COMMENT ON FUNCTION minibot_internal.campaign_student(minibot.campaign, date, text[]) IS
	'The students a campaign is about on a day; with of_students, those of these students who are enrolled';

-- Schools that keep a campaign from writing on a day: closed, or with attendance missing for too long.
CREATE FUNCTION minibot_internal.school_obstacle(campaign minibot.campaign, as_of date)
	RETURNS TABLE (school_id text, is_closed boolean, missing_since date)
	LANGUAGE sql STABLE ROWS 100 SET search_path = pg_catalog, pg_temp AS $$
	SELECT s.school_id,
		CASE campaign.days WHEN 'any' THEN false
			WHEN 'school_days' THEN NOT minibot_internal.has_school(s, as_of, as_of)
			ELSE NOT minibot_internal.has_school(s, date_trunc('week', as_of)::date,
				date_trunc('week', as_of)::date + 6) END,
		minibot_internal.attendance_missing_since(s)
	FROM minibot.school_calendar AS s
	WHERE s.school_year = minibot.school_year(as_of) AND s.has_calendar
$$;
COMMENT ON FUNCTION minibot_internal.school_obstacle(minibot.campaign, date) IS
	'Of each school with a calendar: whether it is closed when a campaign would write, and since when its attendance '
	'is missing';
