-- Experiments: who is in which arm, and that it stays so ------------------------------
--
-- Keeps what was dealt (deal.sql), and says at the queueing and at the claim who
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
