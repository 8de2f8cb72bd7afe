-- Experiments: who is in which arm, and that it stays so ------------------------------
--
-- Deals a campaign's households, and says at the queueing and at the claim who
-- gets which text, and who none.

CREATE TABLE minibot.experiment (
	experiment text PRIMARY KEY CHECK (experiment <> ''),
	campaign text NOT NULL REFERENCES minibot.campaign,
	unit text NOT NULL CHECK (unit IN ('household', 'school-grade')),
	strata text[] NOT NULL,
	holdout real NOT NULL CHECK (holdout >= 0 AND holdout < 1),
	seed bigint NOT NULL,
	school_year integer NOT NULL,
	starts_on date NOT NULL,
	ended_on date,
	created_at timestamptz NOT NULL,
	students bigint NOT NULL,
	fingerprint text NOT NULL
);
CREATE UNIQUE INDEX experiment_running_idx ON minibot.experiment (campaign) WHERE ended_on IS NULL;
COMMENT ON TABLE minibot.experiment IS
	'Experiments: create_experiment() makes one, end_experiment() ends it; nothing else about it can be changed';
COMMENT ON COLUMN minibot.experiment.experiment IS 'Its name';
COMMENT ON COLUMN minibot.experiment.campaign IS 'Whose texts are tried; a campaign has one running experiment at most';
COMMENT ON COLUMN minibot.experiment.unit IS
	'What is dealt to the arms: household (siblings stay together) or school-grade';
COMMENT ON COLUMN minibot.experiment.strata IS 'Units alike in these are dealt evenly: school, grade, tier, language';
COMMENT ON COLUMN minibot.experiment.holdout IS 'Share of units that get no nudge of any campaign';
COMMENT ON COLUMN minibot.experiment.seed IS
	'From which the units were dealt; the same seed and units give the same arms';
COMMENT ON COLUMN minibot.experiment.school_year IS 'The year in which absences count';
COMMENT ON COLUMN minibot.experiment.starts_on IS 'First day whose absences count';
COMMENT ON COLUMN minibot.experiment.ended_on IS 'Last day whose absences count; NULL while it runs';
COMMENT ON COLUMN minibot.experiment.students IS 'How many were assigned';
COMMENT ON COLUMN minibot.experiment.fingerprint IS
	'SHA-256 of the assignment as it was made; experiment_results() warns where it is another now';
SELECT pg_catalog.pg_extension_config_dump('minibot.experiment', '');

CREATE TABLE minibot.experiment_arm (
	experiment text NOT NULL REFERENCES minibot.experiment ON DELETE CASCADE,
	arm text NOT NULL,
	position smallint NOT NULL,
	share double precision NOT NULL CHECK (share > 0 AND share < 1),
	texts text REFERENCES minibot.campaign,
	PRIMARY KEY (experiment, arm)
);
CREATE INDEX experiment_arm_texts_idx ON minibot.experiment_arm (texts);
COMMENT ON TABLE minibot.experiment_arm IS 'The arms of each experiment, control first and holdout last';
COMMENT ON COLUMN minibot.experiment_arm.share IS 'Of the units';
COMMENT ON COLUMN minibot.experiment_arm.texts IS
	'Campaign whose templates are sent to this arm; NULL: nothing is sent';
SELECT pg_catalog.pg_extension_config_dump('minibot.experiment_arm', '');

CREATE TABLE minibot.experiment_assignment (
	student_id text NOT NULL,
	experiment text NOT NULL,
	unit text NOT NULL,
	stratum text NOT NULL,
	arm text NOT NULL,
	is_counted boolean NOT NULL,
	PRIMARY KEY (student_id, experiment),
	FOREIGN KEY (experiment, arm) REFERENCES minibot.experiment_arm ON DELETE CASCADE
);
CREATE INDEX experiment_assignment_arm_idx ON minibot.experiment_assignment (experiment, arm);
COMMENT ON TABLE minibot.experiment_assignment IS
	'Who is in which arm, frozen when the experiment was made; who comes later is in none';
COMMENT ON COLUMN minibot.experiment_assignment.unit IS
	'The unit by which the student was dealt: the least student_id of a household, or school and grade';
COMMENT ON COLUMN minibot.experiment_assignment.stratum IS 'Units of a stratum were dealt together';
COMMENT ON COLUMN minibot.experiment_assignment.is_counted IS
	'Of the campaign''s audience then; else a sibling, who shares the arm but not in the results';
SELECT pg_catalog.pg_extension_config_dump('minibot.experiment_assignment', '');

INSERT INTO minibot_internal.privacy_rule (position, what, relation, moment, retention, purpose) VALUES
	(22, 'who was in which arm of an experiment', 'experiment_assignment', NULL, NULL,
		'To judge the experiment as it was dealt; until it is deleted');

-- Frozen ---------------------------------------------------------------------------

-- Of an experiment only its end may be written, once; it goes as a whole, and not while it runs.
CREATE FUNCTION minibot_internal.freeze_experiment() RETURNS trigger
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF TG_OP = 'DELETE' AND old.ended_on IS NULL THEN
		RAISE object_not_in_prerequisite_state USING
			MESSAGE = format('experiment "%s" is running', old.experiment),
			HINT = format('SELECT minibot.end_experiment(%L); first.', old.experiment);
	ELSIF TG_OP = 'UPDATE' AND (old.ended_on IS NOT NULL OR new.ended_on IS NULL
			OR to_jsonb(old) - 'ended_on' <> to_jsonb(new) - 'ended_on') THEN
		RAISE object_not_in_prerequisite_state USING
			MESSAGE = format('experiment "%s" cannot be changed', old.experiment),
			HINT = 'End it with end_experiment() and make another.';
	END IF;
	RETURN CASE TG_OP WHEN 'DELETE' THEN old ELSE new END;
END
$$;
COMMENT ON FUNCTION minibot_internal.freeze_experiment() IS 'Trigger of experiment: only its end may be written, once';
CREATE TRIGGER frozen BEFORE UPDATE OR DELETE ON minibot.experiment
	FOR EACH ROW EXECUTE FUNCTION minibot_internal.freeze_experiment();

CREATE FUNCTION minibot_internal.freeze_assignment() RETURNS trigger
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	-- The experiment is gone already where this is its end too.
	IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT FROM minibot.experiment AS e WHERE e.experiment = old.experiment) THEN
		RETURN old;
	END IF;
	RAISE object_not_in_prerequisite_state USING
		MESSAGE = format('the arms of experiment "%s" are frozen', old.experiment),
		HINT = 'Who was in which arm is what its results rest on; end it with end_experiment() and make another.';
END
$$;
COMMENT ON FUNCTION minibot_internal.freeze_assignment() IS 'Trigger of arms and assignments: they cannot be changed';
CREATE TRIGGER frozen BEFORE UPDATE OR DELETE ON minibot.experiment_arm
	FOR EACH ROW EXECUTE FUNCTION minibot_internal.freeze_assignment();
CREATE TRIGGER frozen BEFORE UPDATE OR DELETE ON minibot.experiment_assignment
	FOR EACH ROW EXECUTE FUNCTION minibot_internal.freeze_assignment();

-- Adds what create_experiment() or a dump's restore adds, and no more than that.
CREATE FUNCTION minibot_internal.check_assignment() RETURNS trigger
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	wrong text;
BEGIN
	SELECT e.experiment INTO wrong FROM minibot.experiment AS e
	WHERE e.experiment IN (SELECT a.experiment FROM added AS a)
	  AND e.students < (SELECT count(*) FROM minibot.experiment_assignment AS a WHERE a.experiment = e.experiment);
	IF FOUND THEN
		RAISE object_not_in_prerequisite_state USING
			MESSAGE = format('the arms of experiment "%s" are frozen', wrong),
			HINT = 'Who comes later is in no arm; make another experiment.';
	END IF;
	RETURN NULL;
END
$$;
COMMENT ON FUNCTION minibot_internal.check_assignment() IS 'Trigger of experiment_assignment: nobody joins later';
CREATE TRIGGER check_assignment AFTER INSERT ON minibot.experiment_assignment
	REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION minibot_internal.check_assignment();

CREATE FUNCTION minibot_internal.refuse_truncate() RETURNS trigger
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	RAISE object_not_in_prerequisite_state USING MESSAGE = format('%s cannot be truncated', TG_RELID::regclass),
		HINT = 'End experiments with end_experiment(), then DELETE FROM minibot.experiment.';
END
$$;
COMMENT ON FUNCTION minibot_internal.refuse_truncate() IS 'Trigger of the tables of experiments';
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON minibot.experiment
	FOR EACH STATEMENT EXECUTE FUNCTION minibot_internal.refuse_truncate();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON minibot.experiment_arm
	FOR EACH STATEMENT EXECUTE FUNCTION minibot_internal.refuse_truncate();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON minibot.experiment_assignment
	FOR EACH STATEMENT EXECUTE FUNCTION minibot_internal.refuse_truncate();

CREATE FUNCTION minibot_internal.assignment_fingerprint(assignment minibot.experiment_assignment[]) RETURNS text
	LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
	SELECT encode(sha256(convert_to(string_agg(format('%s|%s|%s|%s|%s', a.student_id, a.unit, a.stratum, a.arm,
		a.is_counted), E'\n' ORDER BY a.student_id COLLATE "C"), 'UTF8')), 'hex')
	FROM unnest(assignment) AS a
$$;
COMMENT ON FUNCTION minibot_internal.assignment_fingerprint(minibot.experiment_assignment[]) IS
	'SHA-256 of an experiment''s assignment: student_id|unit|stratum|arm|is_counted, a line each by student_id';

-- Enforced ---------------------------------------------------------------------------

-- The students of whom a text to a household speaks: those of its nudge; and where it has none, or one of somebody who
-- is in no arm, everyone its telephone may be told about.
CREATE FUNCTION minibot_internal.experiment_forbids(m minibot.message) RETURNS text
	LANGUAGE sql STABLE
	RETURN CASE WHEN minibot_internal.is_bulk(m.category) AND EXISTS (
		SELECT FROM minibot.experiment AS e
		JOIN minibot.experiment_arm AS r ON r.experiment = e.experiment AND r.texts IS NULL
		WHERE e.ended_on IS NULL
		  AND CASE WHEN r.arm = 'holdout' THEN m.category = 'nudge' OR m.campaign IS NOT NULL
				ELSE m.campaign IN (SELECT t.texts FROM minibot.experiment_arm AS t WHERE t.experiment = e.experiment
									UNION ALL SELECT e.campaign) END
		  AND (EXISTS (SELECT FROM minibot.nudge AS n
					   JOIN minibot.experiment_assignment AS a ON a.student_id = ANY (n.students)
					   WHERE n.message_id = m.message_id AND a.experiment = e.experiment AND a.arm = r.arm)
			OR NOT EXISTS (SELECT FROM minibot.nudge AS n
						   WHERE n.message_id = m.message_id
							 AND NOT EXISTS (SELECT FROM pg_catalog.unnest(n.students) AS s
											 WHERE NOT EXISTS (SELECT FROM minibot.experiment_assignment AS a
															   WHERE a.student_id = s AND a.experiment = e.experiment)))
				AND EXISTS (SELECT FROM minibot.contact_phone AS p
							JOIN minibot.student_contact AS c ON c.contact_id = p.contact_id AND NOT c.is_restricted
							JOIN minibot.experiment_assignment AS a ON a.student_id = c.student_id
							WHERE p.phone = m.phone AND a.experiment = e.experiment AND a.arm = r.arm)))
		THEN 'control_group' END;
COMMENT ON FUNCTION minibot_internal.experiment_forbids(minibot.message) IS
	'"control_group" for a campaign''s text to a household that a running experiment keeps without it, whoever queued '
	'it';

CREATE FUNCTION minibot_internal.experiment_obstacles(ids bigint[], now timestamptz)
	RETURNS TABLE (message_id bigint, verdict text, until timestamptz)
	LANGUAGE sql STABLE ROWS 10
	BEGIN ATOMIC
		SELECT m.message_id, minibot_internal.experiment_forbids(m), NULL::timestamptz
		FROM minibot.message AS m
		WHERE m.message_id = ANY (ids) AND EXISTS (SELECT FROM minibot.experiment AS e WHERE e.ended_on IS NULL);
	END;
COMMENT ON FUNCTION minibot_internal.experiment_obstacles(bigint[], timestamptz) IS
	'Obstacles to a campaign''s texts: control_group; see experiment_forbids()';
INSERT INTO minibot_internal.text_obstacle (position, function, verdict, is_held, words) VALUES
	(80, 'minibot_internal.experiment_obstacles', 'control_group', false,
		'an experiment keeps this household without it');
INSERT INTO minibot_internal.hook (event, position, function, argument) VALUES
	('minibot_internal.ask_rooms', 50, 'minibot_internal.experiment_obstacles', '{nudge,one_off}');

-- Whom a running experiment says something about when a campaign is queued: students of its arms, of any experiment's
-- holdout, and others who are reached where a student of an arm without texts is.
CREATE FUNCTION minibot_internal.experiment_texts(campaign text, of_students text[] DEFAULT NULL)
	RETURNS TABLE (student_id text, texts text)
	LANGUAGE plpgsql STABLE ROWS 1000
	SET search_path = pg_catalog, pg_temp SET jit = off SET plan_cache_mode = force_custom_plan AS $$
#variable_conflict use_column
DECLARE
	phones text[] := minibot_internal.phones_of(of_students);
	-- Of some students, whose arms matter: their own, and those of whoever shares a telephone with them.
	near text[] := CASE WHEN of_students IS NOT NULL THEN of_students || array(
		SELECT k.student_id FROM minibot.contact_phone AS q JOIN minibot.student_contact AS k
			ON k.contact_id = q.contact_id
		WHERE q.phone = ANY (phones)) END;
BEGIN
	IF NOT EXISTS (SELECT FROM minibot.experiment AS e WHERE e.ended_on IS NULL) THEN
		RETURN;
	END IF;
	RETURN QUERY
	WITH assigned AS MATERIALIZED (
		SELECT DISTINCT ON (a.student_id) a.student_id, r.texts
		FROM minibot.experiment AS e
		JOIN minibot.experiment_arm AS r ON r.experiment = e.experiment
		JOIN minibot.experiment_assignment AS a ON a.experiment = r.experiment AND a.arm = r.arm
		WHERE e.ended_on IS NULL AND (near IS NULL OR a.student_id = ANY (near))
		  AND (r.arm = 'holdout' OR e.campaign = experiment_texts.campaign
			OR EXISTS (SELECT FROM minibot.experiment_arm AS t
					   WHERE t.experiment = e.experiment AND t.texts = experiment_texts.campaign))
		ORDER BY a.student_id, r.texts NULLS FIRST)
	SELECT a.student_id, a.texts FROM assigned AS a
	UNION ALL
	SELECT DISTINCT k.student_id, NULL
	FROM assigned AS a
	JOIN minibot.student_contact AS c ON c.student_id = a.student_id AND NOT c.is_restricted
	JOIN minibot.contact_phone AS p ON p.contact_id = c.contact_id
	JOIN minibot.contact_phone AS q ON q.phone = p.phone
	JOIN minibot.student_contact AS k ON k.contact_id = q.contact_id AND NOT k.is_restricted
	WHERE a.texts IS NULL AND NOT EXISTS (SELECT FROM assigned AS b WHERE b.student_id = k.student_id);
END
$$;
COMMENT ON FUNCTION minibot_internal.experiment_texts(text, text[]) IS
	'Of students (or of some) whom a running experiment concerns, the campaign whose templates they get; NULL: no text';
INSERT INTO minibot_internal.hook (event, position, function) VALUES
	('minibot_internal.texts_by_student', 10, 'minibot_internal.experiment_texts');

-- Making one ---------------------------------------------------------------------------

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

INSERT INTO minibot.option_rule
	(subject, option, type, pattern, minimum, maximum, is_required, default_value, description)
VALUES
	('experiment', 'unit', 'text', 'household|school-grade', NULL, NULL, true, NULL, 'What is dealt to the arms'),
	('experiment', 'strata', 'list', 'school|grade|tier|language', NULL, NULL, false, NULL,
		'Units alike in these are dealt evenly'),
	('experiment school-grade', 'strata', 'list', 'school|grade', NULL, NULL, false, NULL,
		'School-grades alike in these are dealt evenly'),
	('arm', 'share', 'number', NULL, '0.000001', '1000000', false, '1',
		'Shares are relative: 1 and 1 are halves, 1 and 2 a third and two thirds'),
	('arm', 'texts', 'any', NULL, NULL, NULL, false, NULL,
		'"none", "campaign" (its own), or templates by language, such as {"en": "...", "es": "..."}');

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
			HINT = 'For example {"control": 1, "treatment": 1}, or {"control": 1, "warm": {"share": 2, "texts": {"en": "..."}}}. '
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
