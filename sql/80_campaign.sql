-- Campaigns: whom to write to, and how often --------------------------------------

INSERT INTO minibot.setting (name, value, description) VALUES
	('nudge.stale_after', '7 days', 'A student whose school gave no attendance for so long is not written about'),
	('nudge.expires_after', '3 days', 'A nudge that could not be sent for so long is not sent any more');

CREATE TABLE minibot.campaign (
	campaign text PRIMARY KEY CHECK (campaign <> ''),
	tiers text[] NOT NULL DEFAULT '{}'
		CHECK (tiers <@ ARRAY['satisfactory', 'at_risk', 'moderate_chronic', 'severe_chronic']),
	schools text[] NOT NULL DEFAULT '{}',
	grades text[] NOT NULL DEFAULT '{}',
	relations text[] NOT NULL DEFAULT '{}',
	cadence text NOT NULL DEFAULT 'weekly' CHECK (cadence IN ('weekly', 'biweekly', 'monthly', 'once')),
	created_at timestamptz NOT NULL
);
COMMENT ON TABLE minibot.campaign IS 'Whom to nudge, and how often; create_campaign() makes one, an UPDATE changes it';
COMMENT ON COLUMN minibot.campaign.campaign IS 'Its name';
COMMENT ON COLUMN minibot.campaign.tiers IS 'Tiers of absence it is for; none: every tier';
COMMENT ON COLUMN minibot.campaign.schools IS 'school_id of the schools it is for; none: every school';
COMMENT ON COLUMN minibot.campaign.grades IS 'Grades it is for, as the warehouse writes them; none: every grade';
COMMENT ON COLUMN minibot.campaign.relations IS
	'Only contacts of these relations (Mother, Guardian) are written to; none: every one';
COMMENT ON COLUMN minibot.campaign.cadence IS
	'At most one nudge to a household in a week, two (biweekly), four (monthly), or ever (once); weeks begin on Monday';
SELECT pg_catalog.pg_extension_config_dump('minibot.campaign', '');

-- Making a campaign -------------------------------------------------------------

-- Raise an error where an object has keys other than the known ones, or is no object.
CREATE FUNCTION minibot.check_keys(object jsonb, known text[], what text) RETURNS void
	LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	wrong text;
BEGIN
	IF jsonb_typeof(object) <> 'object' THEN
		RAISE invalid_parameter_value USING
			MESSAGE = format('the options of %s must be an object, not %s', what, object);
	END IF;
	SELECT k INTO wrong FROM jsonb_object_keys(object) AS k WHERE k <> ALL (known);
	IF FOUND THEN
		RAISE invalid_parameter_value USING MESSAGE = format('%s has no option "%s"', what, wrong),
			HINT = 'Options: ' || array_to_string(known, ', ') || '.';
	END IF;
END
$$;
COMMENT ON FUNCTION minibot.check_keys(jsonb, text[], text) IS
	'Raise an error that names an unknown key, and the known ones';

-- An option that is a list of words, or one word; none where it is missing.
CREATE FUNCTION minibot.word_list(object jsonb, key text) RETURNS text[]
	LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	list jsonb := CASE WHEN jsonb_typeof(object -> key) IN ('string', 'number') THEN jsonb_build_array(object -> key)
		WHEN jsonb_typeof(object -> key) = 'null' THEN '[]' ELSE coalesce(object -> key, '[]') END;
BEGIN
	IF jsonb_typeof(list) <> 'array'
		OR EXISTS (SELECT FROM jsonb_array_elements(list) AS e WHERE jsonb_typeof(e) NOT IN ('string', 'number')) THEN
		RAISE invalid_parameter_value USING MESSAGE = format('"%s" must be a list of words, not %s', key, list);
	END IF;
	RETURN array(SELECT jsonb_array_elements_text(list));
END
$$;
COMMENT ON FUNCTION minibot.word_list(jsonb, text) IS 'An option that is a list of words, as an array';

-- Raise an error that names the first word that is not known.
CREATE FUNCTION minibot.check_words(words text[], known text[], what text) RETURNS void
	LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	wrong text;
BEGIN
	SELECT w INTO wrong FROM unnest(words) AS w WHERE w <> ALL (known) LIMIT 1;
	IF FOUND THEN
		RAISE invalid_parameter_value USING MESSAGE = format('there is no %s "%s"', what, wrong),
			HINT = left('There are: ' || array_to_string(known, ', '), 200) || '.';
	END IF;
END
$$;
COMMENT ON FUNCTION minibot.check_words(text[], text[], text) IS
	'Raise an error that names an unknown word, and the known ones';

CREATE FUNCTION minibot.create_campaign(name text, options jsonb DEFAULT '{}') RETURNS void
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	audience jsonb := coalesce(options -> 'audience', '{}');
	texts jsonb := coalesce(options -> 'templates', '{}');
	cadence text := coalesce(options ->> 'cadence', 'weekly');
	tiers text[];
	schools text[];
	known_schools text[] := array(SELECT s.school_id FROM minibot.school AS s ORDER BY 1);
BEGIN
	IF coalesce(btrim(name), '') = '' THEN
		RAISE invalid_parameter_value USING MESSAGE = 'a campaign needs a name';
	ELSIF EXISTS (SELECT FROM minibot.campaign AS c WHERE c.campaign = name) THEN
		RAISE duplicate_object USING MESSAGE = format('there is a campaign "%s" already', name),
			HINT = 'Change it in minibot.campaign and minibot.template, or DELETE it FROM minibot.campaign.';
	END IF;
	PERFORM minibot.check_keys(options, '{audience,cadence,templates}', 'create_campaign()');
	PERFORM minibot.check_keys(audience, '{tiers,schools,grades,relation}', 'a campaign''s audience');
	PERFORM minibot.check_words(ARRAY[cadence], '{weekly,biweekly,monthly,once}', 'cadence');
	tiers := minibot.word_list(audience, 'tiers');
	PERFORM minibot.check_words(tiers, '{satisfactory,at_risk,moderate_chronic,severe_chronic}', 'tier');
	schools := minibot.word_list(audience, 'schools');
	IF known_schools <> '{}' THEN
		PERFORM minibot.check_words(schools, known_schools, 'school');
	END IF;
	INSERT INTO minibot.campaign (campaign, tiers, schools, grades, relations, cadence, created_at)
	VALUES (name, tiers, schools, minibot.word_list(audience, 'grades'), minibot.word_list(audience, 'relation'),
			cadence, minibot.clock());
	PERFORM minibot.check_texts(texts);
	INSERT INTO minibot.template (campaign, language, body)
	SELECT name, t.key, t.value FROM jsonb_each_text(texts) AS t;
END
$$;
COMMENT ON FUNCTION minibot.create_campaign(text, jsonb) IS
	'Make a campaign, such as {"audience": {"tiers": ["at_risk"], "schools": [], "grades": [], "relation": null}, '
	'"cadence": "weekly", "templates": {"en": "...", "es": "..."}}; its texts wait for approve_template()';

-- The campaign; an error where there is none of that name.
CREATE FUNCTION minibot.find_campaign(name text) RETURNS minibot.campaign
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
COMMENT ON FUNCTION minibot.find_campaign(text) IS 'The campaign of that name; an error where there is none';

-- The students a campaign is about on a day: enrolled, and of its tiers, schools and grades.
CREATE FUNCTION minibot.campaign_student(campaign minibot.campaign, as_of date)
	RETURNS TABLE (student_id text, school_id text, days_absent numeric, days_enrolled integer, attendance_until date)
	LANGUAGE plpgsql STABLE ROWS 100000 SET search_path = pg_catalog, pg_temp SET jit = off AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	SELECT r.student_id, r.school_id, r.days_absent, r.days_enrolled, r.as_of
	FROM (SELECT DISTINCT ON (q.student_id)
			q.student_id, q.school_id, q.grade, q.tier, q.days_absent, q.days_enrolled, q.as_of
		  FROM minibot.student_risk_as_of(campaign_student.as_of) AS q
		  ORDER BY q.student_id, q.school_year DESC, q.as_of DESC, q.days_enrolled DESC, q.school_id) AS r
	WHERE (campaign.tiers = '{}' OR r.tier = ANY (campaign.tiers))
	  AND (campaign.schools = '{}' OR r.school_id = ANY (campaign.schools))
	  AND (campaign.grades = '{}' OR r.grade = ANY (campaign.grades))
	  AND EXISTS (SELECT FROM minibot.enrollment AS e
				  WHERE e.student_id = r.student_id
					AND campaign_student.as_of BETWEEN e.entry_date AND coalesce(e.exit_date, 'infinity'));
END
$$;
COMMENT ON FUNCTION minibot.campaign_student(minibot.campaign, date) IS 'The students a campaign is about on a day';
