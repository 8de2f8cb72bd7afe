-- Limits to schools --------------------------------------------------------------------
--
-- Row security on every table that analysts or staff may read: a row is seen by
-- who is not limited, which is asked once a query (an InitPlan), or where
-- limit_rule's condition holds.  The owner and superusers pass without being
-- asked, and so does the worker.

CREATE TABLE minibot_internal.limit_rule (
	relation text PRIMARY KEY,
	condition text,
	may_write text
);
COMMENT ON TABLE minibot_internal.limit_rule IS
	'Which rows of a table a role sees that limit_to_schools() has limited: every table that analysts or staff may '
	'read';
COMMENT ON COLUMN minibot_internal.limit_rule.condition IS
	'SQL over a row; NULL: all of them, they tell nothing of a school';
COMMENT ON COLUMN minibot_internal.limit_rule.may_write IS
	'SQL over a row that it writes, where that is another condition';

-- A student is a school's for as long as it knows days of his; his family is
-- while he is enrolled there on the last day the school has submitted, or later.
CREATE VIEW minibot_internal.student_in_sight AS
	SELECT e.student_id FROM minibot.enrollment AS e
	UNION
	SELECT d.student_id FROM minibot.student_days AS d;
COMMENT ON VIEW minibot_internal.student_in_sight IS 'Students of the schools that the reader sees';
CREATE VIEW minibot_internal.child_in_sight AS
	SELECT e.student_id FROM minibot.enrollment AS e
	WHERE e.exit_date IS NULL
		OR e.exit_date >= coalesce((SELECT max(c.submitted_through) FROM minibot.school_calendar AS c), '-infinity');
COMMENT ON VIEW minibot_internal.child_in_sight IS
	'Students whose families are the business of the schools that the reader sees';

-- What the policies ask, in functions: so that who is not limited needs no right on what only they read.  As sets,
-- which are hashed once a query.
CREATE FUNCTION minibot_internal.students_in_sight() RETURNS SETOF text
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000
	BEGIN ATOMIC SELECT s.student_id FROM minibot_internal.student_in_sight AS s; END;
COMMENT ON FUNCTION minibot_internal.students_in_sight() IS 'student_in_sight, for policies';
CREATE FUNCTION minibot_internal.children_in_sight() RETURNS SETOF text
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000
	BEGIN ATOMIC SELECT s.student_id FROM minibot_internal.child_in_sight AS s; END;
COMMENT ON FUNCTION minibot_internal.children_in_sight() IS 'child_in_sight, for policies';
CREATE FUNCTION minibot_internal.contacts_in_sight() RETURNS SETOF text
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000
	BEGIN ATOMIC SELECT s.contact_id FROM minibot.student_contact AS s; END;
COMMENT ON FUNCTION minibot_internal.contacts_in_sight() IS 'Contacts that the reader sees, for policies';
CREATE FUNCTION minibot_internal.phones_in_sight() RETURNS SETOF text
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000
	BEGIN ATOMIC SELECT p.phone FROM minibot.contact_phone AS p; END;
COMMENT ON FUNCTION minibot_internal.phones_in_sight() IS 'Telephones that the reader sees, for policies';
CREATE FUNCTION minibot_internal.callers_in_sight() RETURNS SETOF text
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000
	BEGIN ATOMIC SELECT e.phone FROM minibot.escalation AS e; END;
COMMENT ON FUNCTION minibot_internal.callers_in_sight() IS
	'Telephones of the escalations that the reader sees, for policies';
CREATE FUNCTION minibot_internal.escalations_in_sight() RETURNS SETOF bigint
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000
	BEGIN ATOMIC SELECT e.escalation_id FROM minibot.escalation AS e; END;
COMMENT ON FUNCTION minibot_internal.escalations_in_sight() IS 'Escalations that the reader sees, for policies';
CREATE FUNCTION minibot_internal.grades_in_sight() RETURNS SETOF text
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 20
	BEGIN ATOMIC SELECT coalesce(d.grade, '') FROM minibot.student_days AS d; END;
COMMENT ON FUNCTION minibot_internal.grades_in_sight() IS 'Grades of the students that the reader sees, for policies';
CREATE FUNCTION minibot_internal.campaigns_in_sight() RETURNS SETOF text
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 20
	BEGIN ATOMIC SELECT c.campaign FROM minibot.campaign AS c; END;
COMMENT ON FUNCTION minibot_internal.campaigns_in_sight() IS
	'Campaigns of the schools that the reader sees, for policies';
CREATE FUNCTION minibot_internal.experiments_in_sight() RETURNS SETOF text
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 20
	BEGIN ATOMIC SELECT e.experiment FROM minibot.experiment AS e; END;
COMMENT ON FUNCTION minibot_internal.experiments_in_sight() IS 'Experiments of these campaigns, for policies';

-- The policies, of the tables that have none yet: they are the extension's, and no dump has them.
CREATE FUNCTION minibot_internal.make_policies() RETURNS void
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	rule minibot_internal.limit_rule;
BEGIN
	FOR rule IN
		SELECT l.* FROM minibot_internal.limit_rule AS l
		WHERE l.condition IS NOT NULL AND NOT EXISTS (
			SELECT FROM pg_policies AS p WHERE p.schemaname = 'minibot' AND p.tablename = l.relation)
	LOOP
		EXECUTE format('ALTER TABLE minibot.%I ENABLE ROW LEVEL SECURITY', rule.relation);
		EXECUTE format('CREATE POLICY minibot_worker ON minibot.%I TO minibot_worker USING (true)', rule.relation);
		EXECUTE format('CREATE POLICY minibot_schools ON minibot.%I USING (%s OR (%s)) WITH CHECK (%2$s OR (%4$s))',
			rule.relation,
					   '(SELECT NOT EXISTS (SELECT FROM minibot_internal.limit_of_reader))', rule.condition,
					   coalesce(rule.may_write, rule.condition));
	END LOOP;
END
$$;
COMMENT ON FUNCTION minibot_internal.make_policies() IS 'Step of the script: row security as limit_rule says';

CREATE FUNCTION minibot.limit_to_schools(role name, school_ids text[]) RETURNS void
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	unknown text := (SELECT coalesce(s, 'NULL') FROM unnest(school_ids) AS s
					 WHERE NOT EXISTS (SELECT FROM minibot.school AS k WHERE k.school_id = s) LIMIT 1);
BEGIN
	PERFORM minibot_internal.check_access_role(role);
	IF unknown IS NOT NULL THEN
		RAISE undefined_object USING MESSAGE = format('there is no school "%s"', unknown),
			HINT = 'SELECT school_id, name FROM minibot.school;';
	ELSIF school_ids IS NOT NULL AND (SELECT r.rolsuper OR r.rolbypassrls FROM pg_roles AS r
		WHERE r.rolname = role) THEN
		RAISE invalid_parameter_value USING
			MESSAGE = format('role "%s" cannot be limited: it is a superuser or has BYPASSRLS', role);
	ELSIF school_ids IS NOT NULL AND EXISTS (
			SELECT FROM minibot.access AS a
			WHERE a.level IN ('operator', 'admin') AND pg_has_role(limit_to_schools.role, a.role, 'MEMBER')) THEN
		RAISE object_not_in_prerequisite_state USING
			MESSAGE = format('role "%s" cannot be limited to schools: its level of access is for the whole district',
				role),
			HINT = format('SELECT minibot.grant_access(%L, ''analyst''), or ''staff'', first.', role);
	END IF;
	DELETE FROM minibot.school_limit AS l
	WHERE l.role = limit_to_schools.role OR l.role_oid = (SELECT r.oid FROM pg_roles AS r
		WHERE r.rolname = limit_to_schools.role);
	INSERT INTO minibot.school_limit (role, schools)
	SELECT limit_to_schools.role, array(SELECT DISTINCT s FROM unnest(school_ids) AS s ORDER BY s)
		WHERE school_ids IS NOT NULL;
END
$$;
COMMENT ON FUNCTION minibot.limit_to_schools(name, text[]) IS
	'Let a role, and every role that is a member of it, see only what belongs to these schools, whatever it asks: '
	'their attendance, their students, and families with a child there. NULL lifts the limit; an empty list shows '
	'nothing';
