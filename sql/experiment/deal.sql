-- Making an experiment -------------------------------------------------------------------
--
-- Deals households, or grades of schools, into arms by a seed, within strata; the same seed
-- deals the same everywhere.  Reads the roster, campaigns and last year's absences.

CREATE FUNCTION minibot_internal.deal_key(seed bigint, word text) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(seed || '/' || word, 'UTF8')), 'hex');
COMMENT ON FUNCTION minibot_internal.deal_key(bigint, text) IS
	'Where chance puts a word: the SHA-256 of seed/word in hexadecimal, the same on every machine';

CREATE FUNCTION minibot_internal.deal_fraction(seed bigint, word text) RETURNS double precision
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN ('x' || pg_catalog.substr(minibot_internal.deal_key(seed, word), 1,
		13))::bit(52)::bigint / 4503599627370496::double precision;
COMMENT ON FUNCTION minibot_internal.deal_fraction(bigint,
	text) IS 'A number from 0 to below 1, by chance: the first 52 bits of deal_key()';

-- Units of a stratum stand in the order of their keys, and the arms lie side by side over them, each as wide as its
-- share, from a random start: so an arm gets its share of every stratum to within a unit, and each unit each arm with
-- the same chance.
CREATE FUNCTION minibot_internal.deal_units(units text[], strata text[], arms text[], shares double precision[],
		seed bigint)
	RETURNS TABLE (unit text, stratum text, arm text)
	LANGUAGE sql IMMUTABLE STRICT ROWS 10000 SET search_path = pg_catalog, pg_temp AS $$
	WITH arm AS (
		SELECT a.arm, a.position, sum(a.share) OVER (ORDER BY a.position) / sum(a.share) OVER () AS upto,
			a.position = cardinality(arms) AS is_last
		FROM unnest(arms, shares) WITH ORDINALITY AS a (arm, share, position)),
	placed AS (
		SELECT u.unit, u.stratum, (row_number() OVER (PARTITION BY u.stratum
				ORDER BY minibot_internal.deal_key(seed, 'unit ' || u.unit) COLLATE "C", u.unit COLLATE "C") - 1
			+ minibot_internal.deal_fraction(seed, 'stratum '
				|| u.stratum)) / count(*) OVER (PARTITION BY u.stratum) AS place
		FROM unnest(units, strata) AS u (unit, stratum))
	SELECT p.unit, p.stratum, (SELECT a.arm FROM arm AS a WHERE p.place < a.upto OR a.is_last
		ORDER BY a.position LIMIT 1)
	FROM placed AS p
$$;
COMMENT ON FUNCTION minibot_internal.deal_units(text[], text[], text[], double precision[], bigint) IS
	'Deal units to arms by shares, each stratum by itself, to within a unit; the same seed deals the same way';

-- The students of a campaign's audience who can be texted, with the unit each belongs to.  A household is what
-- queue_nudges() takes for one: those reached at one telephone.
CREATE FUNCTION minibot_internal.experiment_candidates(this minibot.campaign, by text, as_of date)
	RETURNS TABLE (student_id text, unit text, phone text, school text, grade text, tier text, language text,
		days_absent numeric)
	LANGUAGE sql STABLE ROWS 10000 SET search_path = pg_catalog, pg_temp SET jit = off AS $$
	WITH standing AS (
		SELECT DISTINCT ON (r.student_id) r.student_id, coalesce(r.grade, '') AS grade, coalesce(r.tier, '') AS tier
		FROM minibot.student_risk_as_of(as_of) AS r
		ORDER BY r.student_id, r.school_year DESC, r.as_of DESC, r.days_enrolled DESC, r.school_id)
	SELECT a.student_id,
		CASE by WHEN 'household'
			THEN min(a.student_id COLLATE "C") OVER (PARTITION BY f.phone)
			ELSE format('%s, grade %s', a.school_id, s.grade) END,
		f.phone, a.school_id, s.grade, s.tier, coalesce(c.language, 'en'), a.days_absent
	FROM minibot_internal.campaign_student(this, as_of) AS a
	JOIN standing AS s ON s.student_id = a.student_id
	JOIN minibot_internal.family_phone(this.contacts, as_of) AS f ON f.student_id = a.student_id AND f.obstacle IS NULL
	LEFT JOIN minibot.contact AS c ON c.contact_id = f.contact_id
	WHERE (this.languages = '{}' OR c.language = ANY (this.languages))
	  AND NOT EXISTS (SELECT FROM minibot.experiment_assignment AS h
					  JOIN minibot.experiment AS e ON e.experiment = h.experiment
					  WHERE h.student_id = a.student_id AND h.arm = 'holdout' AND e.ended_on IS NULL)
$$;
COMMENT ON FUNCTION minibot_internal.experiment_candidates(minibot.campaign, text, date) IS
	'Students of a campaign''s audience who can be texted, with their household or their school and grade';

CREATE FUNCTION minibot_internal.find_experiment(name text) RETURNS minibot.experiment
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	found_experiment minibot.experiment;
BEGIN
	SELECT * INTO found_experiment FROM minibot.experiment AS e WHERE e.experiment = name;
	IF NOT FOUND THEN
		RAISE undefined_object USING MESSAGE = format('there is no experiment "%s"', name),
			HINT = coalesce((SELECT 'There are: ' || string_agg(e.experiment, ', ' ORDER BY e.experiment) || '.'
							 FROM minibot.experiment AS e), 'Make one with create_experiment().');
	END IF;
	RETURN found_experiment;
END
$$;
COMMENT ON FUNCTION minibot_internal.find_experiment(text) IS
	'The experiment of that name; an error where there is none';

-- The arms as create_experiment() is given them, each a share or {"share": ..., "texts": ...}.
CREATE FUNCTION minibot_internal.experiment_arms(arms jsonb, holdout real)
	RETURNS TABLE (arm text, "position" smallint, share double precision, texts jsonb)
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	a record;
BEGIN
	IF jsonb_typeof(arms) IS DISTINCT FROM 'object' OR NOT arms ? 'control'
		OR (SELECT count(*) FROM jsonb_object_keys(arms)) < 2
		OR arms ? 'holdout' OR arms ? '' THEN
		RAISE invalid_parameter_value USING MESSAGE = format('the arms must be "control" and others, not %s', arms),
			HINT = 'For example {"control": 1, "treatment": 1}, or '
				'{"control": 1, "warm": {"share": 2, "texts": {"en": "..."}}}. '
				'Units without any nudge are what the argument holdout is for.';
	ELSIF (holdout >= 0 AND holdout < 1) IS NOT TRUE THEN
		RAISE invalid_parameter_value USING MESSAGE = format('holdout must be a share from 0 to below 1, not %s',
			holdout);
	END IF;
	FOR a IN SELECT e.key, CASE jsonb_typeof(e.value) WHEN 'object' THEN e.value
		ELSE jsonb_build_object('share', e.value) END AS spec
			 FROM jsonb_each(arms) AS e
	LOOP
		PERFORM minibot_internal.check_options('arm', a.spec, format('arm "%s"', a.key));
		IF jsonb_typeof(a.spec -> 'texts') NOT IN ('string', 'object') THEN
			RAISE invalid_parameter_value USING MESSAGE = format('the texts of arm "%s" cannot be %s', a.key,
				a.spec -> 'texts'),
				HINT = '"none", "campaign" (its own), or templates by language, such as {"en": "...", "es": "..."}.';
		END IF;
	END LOOP;
	RETURN QUERY
	WITH arm AS (
		SELECT e.key, CASE jsonb_typeof(e.value) WHEN 'object' THEN e.value
			ELSE jsonb_build_object('share', e.value) END AS spec
		FROM jsonb_each(arms) AS e)
	SELECT s.key, s.position::smallint, s.share / sum(s.share) OVER () * (1 - holdout::numeric::double precision),
		s.texts
	FROM (SELECT a.key, row_number() OVER (ORDER BY a.key <> 'control', a.key COLLATE "C") AS position,
			coalesce((a.spec ->> 'share')::double precision, 1) AS share,
			coalesce(a.spec -> 'texts', CASE a.key WHEN 'control' THEN '"none"'::jsonb ELSE '"campaign"' END) AS texts
		  FROM arm AS a) AS s
	UNION ALL
	SELECT 'holdout', 32767::smallint, holdout::numeric::double precision, '"none"'::jsonb WHERE holdout > 0;
END
$$;
COMMENT ON FUNCTION minibot_internal.experiment_arms(jsonb, real) IS
	'The arms of an experiment as rows, control first, holdout last, with the share of the units that each is to get';

-- The campaign whose templates an arm gets: none, the experiment's own, one that there is, or one made of its words.
CREATE FUNCTION minibot_internal.arm_campaign(experiment text, arm text, texts jsonb, campaign text) RETURNS text
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	made text := format('%s: %s', experiment, arm);
BEGIN
	IF jsonb_typeof(texts) = 'string' THEN
		RETURN CASE texts #>> '{}' WHEN 'none' THEN NULL WHEN 'campaign' THEN campaign
			ELSE (minibot_internal.find_campaign(texts #>> '{}')).campaign END;
	END IF;
	PERFORM minibot.create_campaign(made, jsonb_build_object('templates', texts));
	RETURN made;
END
$$;
COMMENT ON FUNCTION minibot_internal.arm_campaign(text, text, jsonb, text) IS
	'Name of the campaign whose templates an arm gets; NULL: none.  Words of its own become a campaign "experiment: '
	'arm"';

-- Raise an error where an experiment could not be what is asked for.
CREATE FUNCTION minibot_internal.check_experiment(name text, campaign text, unit text, strata text[]) RETURNS void
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	running text;
BEGIN
	IF coalesce(btrim(name), '') = '' THEN
		RAISE invalid_parameter_value USING MESSAGE = 'an experiment needs a name';
	ELSIF EXISTS (SELECT FROM minibot.experiment AS e WHERE e.experiment = check_experiment.name) THEN
		RAISE duplicate_object USING MESSAGE = format('there is an experiment "%s" already', name),
			HINT = 'What it has shown is to be kept; choose another name.';
	END IF;
	SELECT e.experiment INTO running FROM minibot.experiment AS e
	WHERE e.campaign = check_experiment.campaign AND e.ended_on IS NULL;
	IF FOUND THEN
		RAISE object_not_in_prerequisite_state USING
			MESSAGE = format('campaign "%s" has a running experiment already: "%s"', campaign, running),
			HINT = format('SELECT minibot.end_experiment(%L); when it has run its course.', running);
	END IF;
	PERFORM minibot_internal.check_options('experiment', jsonb_build_object('unit', unit, 'strata', strata),
		'create_experiment()');
	PERFORM minibot_internal.check_options('experiment school-grade', jsonb_build_object('strata', strata),
		'an experiment by school-grade')
	WHERE unit = 'school-grade';
END
$$;
COMMENT ON FUNCTION minibot_internal.check_experiment(text, text, text, text[]) IS
	'Raise an error where an experiment''s name is taken, its campaign has one, or it knows no such unit or stratum';

CREATE FUNCTION minibot.create_experiment(name text, campaign text, arms jsonb DEFAULT '{"control": 1, "treatment": 1}',
		unit text DEFAULT 'household', strata text[] DEFAULT '{}', holdout real DEFAULT 0, seed bigint DEFAULT NULL)
	RETURNS TABLE (arm text, units bigint, students bigint, siblings bigint)
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp SET jit = off AS $$
#variable_conflict use_column
DECLARE
	this minibot.campaign := minibot_internal.find_campaign(create_experiment.campaign);
	day date := minibot.today();
	dealt_by bigint := coalesce(create_experiment.seed, floor(random() * 9007199254740992)::bigint);
	list minibot.experiment_assignment[];
	written bigint;
BEGIN
	-- Between two runs of queue_nudges(), and one experiment at a time.
	PERFORM pg_advisory_xact_lock('minibot.nudge'::regclass::oid::bigint);
	PERFORM minibot_internal.check_experiment(create_experiment.name, create_experiment.campaign,
		create_experiment.unit,
		coalesce(create_experiment.strata, '{}'));
	WITH candidate AS MATERIALIZED (
		SELECT * FROM minibot_internal.experiment_candidates(this, create_experiment.unit, day)),
	-- The child who missed most stands for a household, as it does in its text.
	unit AS (
		SELECT DISTINCT ON (c.unit) c.unit, concat_ws(', ',
			CASE WHEN 'school' = ANY (strata) THEN 'school ' || c.school END,
			CASE WHEN 'grade' = ANY (strata) THEN 'grade ' || c.grade END,
			CASE WHEN 'tier' = ANY (strata) THEN 'tier ' || c.tier END,
			CASE WHEN 'language' = ANY (strata) THEN 'language ' || c.language END) AS stratum
		FROM candidate AS c ORDER BY c.unit, c.days_absent DESC, c.student_id COLLATE "C"),
	dealt AS (
		SELECT d.* FROM (SELECT array_agg(u.unit) AS units, array_agg(u.stratum) AS strata FROM unit AS u) AS u
		CROSS JOIN (SELECT array_agg(r.arm ORDER BY r.position) AS arms,
			array_agg(r.share ORDER BY r.position) AS shares
					FROM minibot_internal.experiment_arms(create_experiment.arms, create_experiment.holdout) AS r) AS r
		CROSS JOIN LATERAL minibot_internal.deal_units(u.units, u.strata, r.arms, r.shares, dealt_by) AS d),
	sibling AS (
		SELECT f.student_id, h.unit
		FROM (SELECT DISTINCT c.phone, c.unit FROM candidate AS c) AS h
		JOIN minibot_internal.family_phone(this.contacts, day) AS f ON f.phone = h.phone AND f.obstacle IS NULL
		WHERE create_experiment.unit = 'household'
		  AND NOT EXISTS (SELECT FROM candidate AS c WHERE c.student_id = f.student_id))
	SELECT array_agg(ROW(m.student_id, create_experiment.name, m.unit, d.stratum, d.arm,
		m.is_counted)::minibot.experiment_assignment)
	INTO list
	FROM (SELECT c.student_id, c.unit, true AS is_counted FROM candidate AS c
		  UNION ALL SELECT s.student_id, s.unit, false FROM sibling AS s) AS m
	JOIN dealt AS d ON d.unit = m.unit;
	IF list IS NULL THEN
		RAISE object_not_in_prerequisite_state USING
			MESSAGE = format('campaign "%s" has nobody to experiment with now', create_experiment.campaign),
			HINT = 'Of its audience nobody is enrolled and can be texted today; see minibot.plan_nudges().';
	END IF;
	SELECT count(DISTINCT n.phone) INTO written FROM minibot.nudge AS n
	WHERE n.campaign = create_experiment.campaign AND n.week >= minibot_internal.first_date(minibot.school_year(day));
	IF written > 0 THEN
		RAISE WARNING 'campaign "%" has written to % households this year already', create_experiment.campaign, written
			USING HINT = 'The arms are compared from today on; what those texts did is in all of them.';
	END IF;
	INSERT INTO minibot.experiment (experiment, campaign, unit, strata, holdout, seed, school_year,
		starts_on, created_at,
		students, fingerprint)
	VALUES (create_experiment.name, create_experiment.campaign, create_experiment.unit,
		coalesce(create_experiment.strata, '{}'), create_experiment.holdout, dealt_by, minibot.school_year(day), day,
		minibot.clock(), cardinality(list), minibot_internal.assignment_fingerprint(list));
	INSERT INTO minibot.experiment_arm (experiment, arm, position, share, texts)
	SELECT create_experiment.name, r.arm, r.position, r.share,
		minibot_internal.arm_campaign(create_experiment.name, r.arm, r.texts, create_experiment.campaign)
	FROM minibot_internal.experiment_arms(create_experiment.arms, create_experiment.holdout) AS r ORDER BY r.position;
	INSERT INTO minibot.experiment_assignment SELECT * FROM unnest(list);
	RETURN QUERY
	SELECT r.arm, count(DISTINCT a.unit), count(*) FILTER (WHERE a.is_counted), count(*) FILTER (WHERE NOT a.is_counted)
	FROM minibot.experiment_arm AS r
	LEFT JOIN minibot.experiment_assignment AS a ON a.experiment = r.experiment AND a.arm = r.arm
	WHERE r.experiment = create_experiment.name
	GROUP BY r.arm, r.position ORDER BY r.position;
END
$$;
COMMENT ON FUNCTION minibot.create_experiment(text, text, jsonb, text, text[], real, bigint) IS
	'Deal a campaign''s households (or schools'' grades) to arms, at once and for good: control gets no text unless '
	'its "texts" says so; holdout is a share that gets no nudge of any campaign.  Arms are shares or {"share": 1, '
	'"texts": "none", "campaign", another campaign''s name, or templates by language}.  A seed makes it repeatable';

CREATE FUNCTION minibot.end_experiment(name text) RETURNS void
	LANGUAGE plpgsql VOLATILE STRICT SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	this minibot.experiment := minibot_internal.find_experiment(name);
BEGIN
	IF this.ended_on IS NOT NULL THEN
		RAISE object_not_in_prerequisite_state USING
			MESSAGE = format('experiment "%s" ended on %s', name, this.ended_on);
	END IF;
	UPDATE minibot.experiment AS e SET ended_on = greatest(minibot.today(), e.starts_on) WHERE e.experiment = name;
END
$$;
COMMENT ON FUNCTION minibot.end_experiment(text) IS
	'End an experiment today: its results count to this day, and its campaign writes to every household again';
