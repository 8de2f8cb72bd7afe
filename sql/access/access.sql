-- Who may what -------------------------------------------------------------------
--
-- Functions run with the rights of who calls them, views with those of who
-- reads them, so that a role may do what its privileges on the tables let it,
-- however it goes about it.  access_rule says which privileges a level needs
-- (access_rules.sql fills it); grant_access() grants them.  Roles stay the
-- district's: what is granted belongs to the extension's objects and goes
-- with them.

CREATE TABLE minibot_internal.access_rule (
	level text NOT NULL CHECK (level IN ('analyst', 'staff', 'operator', 'admin', 'gateway', 'monitor',
		'worker', 'owner')),
	privilege text NOT NULL CHECK (privilege IN ('EXECUTE', 'SELECT', 'INSERT', 'UPDATE', 'DELETE', 'USAGE')),
	objects text NOT NULL,
	PRIMARY KEY (level, privilege)
);
COMMENT ON TABLE minibot_internal.access_rule IS
	'What each level of access may do. A level may do all that those before it may: analyst, staff, operator, admin. '
	'gateway and monitor stand alone, worker is minibot_worker''s, owner nobody''s but the extension''s owner''s. What '
	'a function that may be called calls in turn, may be called too; where it is listed, from its level on';
COMMENT ON COLUMN minibot_internal.access_rule.objects IS
	'Functions (EXECUTE), tables and views, sequences, by name; message(-body) is all columns but that one, '
	'provider(paused_at) only that';

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

CREATE TABLE minibot_internal.owner_rights (
	function text PRIMARY KEY,
	reason text NOT NULL
);
COMMENT ON TABLE minibot_internal.owner_rights IS
	'Functions that run with the rights of the extension''s owner, and why each of them must';

-- The rules, a row an object -------------------------------------------------------

CREATE VIEW minibot_internal.access_list AS
	SELECT array_position('{analyst,staff,operator,admin}', r.level) AS rank, r.level, r.privilege, o.part[1] AS object,
		regexp_replace(o.part[2], '\s+', ' ', 'g') AS columns
	FROM minibot_internal.access_rule AS r, regexp_matches(r.objects, '([a-z_0-9]+)(?:\((-?[a-z_,\s]+)\))?',
		'g') AS o (part);
COMMENT ON VIEW minibot_internal.access_list IS 'access_rule, a row an object';
COMMENT ON COLUMN minibot_internal.access_list.rank IS '1 analyst to 4 admin; NULL: gateway, monitor, worker, owner';
COMMENT ON COLUMN minibot_internal.access_list.columns IS
	'Columns that are meant, after - those that are not; NULL: all';

-- Who calls whom, by the text of functions and views.  A name that only an error's hint mentions counts too, which is
-- why nothing that runs with the owner's rights is ever granted for being called.
CREATE FUNCTION minibot_internal.function_calls() RETURNS TABLE (caller text, is_definer boolean, callee text)
	LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
	SELECT DISTINCT b.name, b.is_definer, c[1]
	FROM (SELECT p.proname AS name, p.prosecdef AS is_definer,
		coalesce(pg_get_function_sqlbody(p.oid), p.prosrc) AS body
		  FROM pg_proc AS p WHERE minibot_internal.is_ours(p.pronamespace) AND p.proname !~ '^starter_(words|intents)'
		  UNION ALL
		  SELECT v.relname, false, pg_get_viewdef(v.oid)
		  FROM pg_class AS v WHERE minibot_internal.is_ours(v.relnamespace) AND v.relkind = 'v') AS b,
		regexp_matches(b.body, 'minibot(?:_internal)?\.([a-z_0-9]+)\(', 'g') AS c
$$;
COMMENT ON FUNCTION minibot_internal.function_calls() IS 'Which function or view of minibot calls which function of it';

-- Every function's level: the one it is listed at, else the lowest one that reaches it.
CREATE FUNCTION minibot_internal.function_levels()
	RETURNS TABLE (function regprocedure, rank integer, is_workers boolean)
	LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
	WITH RECURSIVE call AS MATERIALIZED (
		SELECT * FROM minibot_internal.function_calls()),
	listed AS MATERIALIZED (
		SELECT l.object, min(coalesce(l.rank, CASE l.level WHEN 'owner' THEN 5 END)) AS rank,
			bool_or(l.level = 'worker') AS is_workers
		FROM minibot_internal.access_list AS l WHERE l.privilege = 'EXECUTE' GROUP BY l.object),
	start AS (
		SELECT l.object, l.rank, l.level = 'worker' AS is_workers FROM minibot_internal.access_list AS l
		WHERE l.privilege IN ('EXECUTE', 'SELECT') AND l.level NOT IN ('owner', 'gateway', 'monitor')),
	reached (name, rank, is_workers) AS (
		SELECT * FROM start
		UNION
		-- What refreshes goes on as the one who mapped the sources, an admin.
		SELECT c.callee, CASE WHEN c.is_definer THEN 4 ELSE r.rank END, r.is_workers
		FROM reached AS r JOIN call AS c ON c.caller = r.name
		WHERE NOT (r.is_workers AND c.is_definer)
			AND (r.is_workers OR NOT EXISTS (SELECT FROM listed AS l WHERE l.object = c.callee AND l.rank IS NOT NULL)))
	SELECT p.oid::regprocedure, coalesce(min(l.rank), min(r.rank) FILTER (WHERE NOT p.prosecdef)),
		coalesce(bool_or(l.is_workers), false)
			OR coalesce(bool_or(r.is_workers), false) AND NOT p.prosecdef AND min(l.rank) IS DISTINCT FROM 5
	FROM pg_proc AS p
	JOIN reached AS r ON r.name = p.proname
	LEFT JOIN listed AS l ON l.object = p.proname
	WHERE minibot_internal.is_ours(p.pronamespace)
	GROUP BY p.oid
$$;
COMMENT ON FUNCTION minibot_internal.function_levels() IS
	'From which level on each function may be called: 1 analyst to 4 admin, NULL none of them; and whether the worker '
	'may';

-- All privileges of a level, those of the levels before it included.
CREATE FUNCTION minibot_internal.rights_of(level text)
	RETURNS TABLE (kind text, object text, privilege text, columns text)
	LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
	WITH asked AS (
		SELECT array_position('{analyst,staff,operator,admin}', rights_of.level) AS rank)
	SELECT 'ROUTINE', f.function::text, 'EXECUTE', ''
	FROM asked AS a, minibot_internal.function_levels() AS f WHERE f.rank <= a.rank OR rights_of.level = 'worker'
		AND f.is_workers
	UNION
	SELECT 'ROUTINE', p.oid::regprocedure::text, 'EXECUTE', ''
	FROM minibot_internal.access_list AS l JOIN pg_proc AS p ON p.proname = l.object
		AND minibot_internal.is_ours(p.pronamespace)
	WHERE l.level = rights_of.level AND l.privilege = 'EXECUTE'
	UNION ALL
	SELECT DISTINCT CASE c.relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, c.oid::regclass::text,
		l.privilege, coalesce((
			SELECT '(' || string_agg(quote_ident(t.attname), ', ' ORDER BY t.attnum) || ')' FROM pg_attribute AS t
			WHERE t.attrelid = c.oid AND t.attnum > 0 AND NOT t.attisdropped
				AND (t.attname = ANY (string_to_array(ltrim(l.columns, '-'), ', '))) = (l.columns !~ '^-')), '')
	FROM asked AS a, minibot_internal.access_list AS l
	JOIN pg_class AS c ON c.relname = l.object AND minibot_internal.is_ours(c.relnamespace)
	WHERE l.privilege <> 'EXECUTE' AND (l.rank <= a.rank OR l.rank IS NULL AND l.level = rights_of.level)
	UNION ALL
	SELECT 'TYPE', t.oid::regtype::text, 'USAGE', ''
	FROM pg_type AS t WHERE minibot_internal.is_ours(t.typnamespace) AND t.typelem = 0
		AND (t.typrelid = 0 OR (SELECT c.relkind = 'c' FROM pg_class AS c WHERE c.oid = t.typrelid))
	UNION ALL
	SELECT 'SCHEMA', n.name, 'USAGE', ''
	FROM (VALUES ('minibot'), ('minibot_internal')) AS n (name) WHERE n.name = 'minibot' OR rights_of.level <> 'gateway'
$$;
COMMENT ON FUNCTION minibot_internal.rights_of(text) IS 'The privileges that a level of access stands for';

-- Granting ---------------------------------------------------------------------------

-- A role that may be given access; an error where it may not.
CREATE FUNCTION minibot_internal.check_access_role(role name) RETURNS void
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF role IS NULL OR NOT EXISTS (SELECT FROM pg_roles AS r WHERE r.rolname = role) THEN
		RAISE undefined_object USING MESSAGE = format('there is no role "%s"', coalesce(role, 'NULL')),
			HINT = 'CREATE ROLE makes one; write its name as it is, without quotes.';
	ELSIF role = 'minibot_worker' THEN
		RAISE invalid_parameter_value USING MESSAGE = 'minibot_worker is the worker''s own role';
	END IF;
END
$$;
COMMENT ON FUNCTION minibot_internal.check_access_role(name) IS 'Raise an error unless a role may be given access';

CREATE FUNCTION minibot_internal.grant_rights(role name, level text) RETURNS void
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	command text;
BEGIN
	FOR command IN
		SELECT format('GRANT %s %s ON %s %s TO %I', r.privilege, r.columns, r.kind,
			string_agg(r.object, ', ' ORDER BY r.object), role)
		FROM minibot_internal.rights_of(level) AS r GROUP BY r.kind, r.privilege, r.columns ORDER BY 1
	LOOP
		EXECUTE command;
	END LOOP;
END
$$;
COMMENT ON FUNCTION minibot_internal.grant_rights(name, text) IS 'Step of grant_access(): the GRANTs';

CREATE FUNCTION minibot_internal.revoke_rights(role name) RETURNS void
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	EXECUTE format('REVOKE ALL ON SCHEMA minibot, minibot_internal FROM %I', role);
	EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA minibot, minibot_internal FROM %I', role);
	EXECUTE format('REVOKE ALL ON ALL SEQUENCES IN SCHEMA minibot, minibot_internal FROM %I', role);
	EXECUTE format('REVOKE ALL ON ALL ROUTINES IN SCHEMA minibot, minibot_internal FROM %I', role);
	EXECUTE (SELECT format('REVOKE ALL ON TYPE %s FROM %I', string_agg(t.object, ', '), role)
			 FROM minibot_internal.rights_of(NULL) AS t WHERE t.kind = 'TYPE');
END
$$;
COMMENT ON FUNCTION minibot_internal.revoke_rights(name) IS 'Step of revoke_access(): the REVOKEs';

CREATE FUNCTION minibot.grant_access(role name, level text) RETURNS void
	LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	PERFORM minibot_internal.check_access_role(role);
	IF level IS NULL OR level <> ALL ('{analyst,staff,operator,admin,gateway,monitor}') THEN
		RAISE invalid_parameter_value USING MESSAGE = format('there is no level of access "%s"',
			coalesce(level, 'NULL')),
			HINT = 'Levels: analyst, staff, operator, admin; each may do what those before it may. And gateway, '
				'monitor.';
	ELSIF level IN ('operator', 'admin') AND EXISTS (SELECT FROM minibot.school_limit AS l
		WHERE l.role = grant_access.role) THEN
		RAISE object_not_in_prerequisite_state USING
			MESSAGE = format('role "%s" is limited to schools, and cannot be %s', role, level),
			HINT = format('SELECT minibot.limit_to_schools(%L, NULL); lifts the limit.', role);
	END IF;
	PERFORM minibot_internal.revoke_rights(role);
	PERFORM minibot_internal.grant_rights(role, level);
END
$$;
COMMENT ON FUNCTION minibot.grant_access(name, text) IS
	'Give a role a level of access instead of the one it has: analyst (risk, reports, no words of families), staff '
	'(also conversations, escalations, reported absences), operator (also campaigns, answers, training, refreshes, the '
	'worker), admin (also sources, settings, providers, privacy, access). Each may do what those before it may. '
	'gateway, for a web gateway, may only hand over providers'' webhooks; monitor may read counts and states';

CREATE FUNCTION minibot.revoke_access(role name) RETURNS void
	LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	PERFORM minibot_internal.check_access_role(role);
	PERFORM minibot_internal.revoke_rights(role);
	DELETE FROM minibot.school_limit AS l WHERE l.role = revoke_access.role;
END
$$;
COMMENT ON FUNCTION minibot.revoke_access(name) IS
	'Take from a role all that it was granted on minibot, and its limit to schools. What it may as a member of another '
	'role stays';

-- What set_provider() refuses, a plain UPDATE may not do either: the worker reads the file that an option names.
CREATE FUNCTION minibot_internal.check_provider() RETURNS trigger
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF NOT (SELECT r.rolsuper FROM pg_roles AS r WHERE r.rolname = current_user) THEN
		NEW.options := minibot_internal.check_provider_options(NEW.kind, NEW.options);
	END IF;
	RETURN NEW;
END
$$;
COMMENT ON FUNCTION minibot_internal.check_provider() IS
	'Trigger of provider: options are checked however they are written';
CREATE TRIGGER check_provider BEFORE INSERT OR UPDATE OF kind, options ON minibot.provider
	FOR EACH ROW EXECUTE FUNCTION minibot_internal.check_provider();

-- Limits to schools --------------------------------------------------------------------
--
-- Row security on every table that analysts or staff may read: a row is seen by
-- who is not limited, which is asked once a query (an InitPlan), or where
-- limit_rule's condition holds.  The owner and superusers pass without being
-- asked, and so does the worker.

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

-- Who has what ---------------------------------------------------------------------------

CREATE VIEW minibot.access AS
	WITH held AS (
		SELECT c.oid, a.privilege_type AS privilege, a.grantee
		FROM pg_catalog.pg_class AS c, pg_catalog.aclexplode(c.relacl) AS a
		WHERE minibot_internal.is_ours(c.relnamespace) AND a.grantee <> c.relowner
		UNION
		SELECT c.oid, a.privilege_type, a.grantee
		FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_attribute AS t ON t.attrelid = c.oid,
			pg_catalog.aclexplode(t.attacl) AS a
		WHERE minibot_internal.is_ours(c.relnamespace) AND a.grantee <> c.relowner
		UNION
		SELECT p.oid, a.privilege_type, a.grantee
		FROM pg_catalog.pg_proc AS p, pg_catalog.aclexplode(p.proacl) AS a
		WHERE minibot_internal.is_ours(p.pronamespace) AND a.grantee <> p.proowner),
	needed AS (
		SELECT o.oid, l.privilege, min(l.rank) AS rank
		FROM minibot_internal.access_list AS l
		JOIN (SELECT p.oid, p.proname AS name, true AS is_function FROM pg_catalog.pg_proc AS p
			  WHERE minibot_internal.is_ours(p.pronamespace)
			  UNION ALL
			  SELECT c.oid, c.relname, false FROM pg_catalog.pg_class AS c
				WHERE minibot_internal.is_ours(c.relnamespace)) AS o
			ON o.name = l.object AND o.is_function = (l.privilege = 'EXECUTE')
		WHERE l.rank IS NOT NULL GROUP BY o.oid, l.privilege),
	-- A level is had by who has most of what it adds: a stray GRANT makes no operator.
	share AS (
		SELECT h.grantee, n.rank, count(*) AS rights FROM held AS h
		JOIN needed AS n ON n.oid = h.oid AND n.privilege = h.privilege GROUP BY h.grantee, n.rank),
	reached AS (
		SELECT h.grantee, max(s.rank) FILTER (WHERE 2 * s.rights > (SELECT count(*) FROM needed AS n
			WHERE n.rank = s.rank)) AS rank
		FROM (SELECT DISTINCT h.grantee FROM held AS h) AS h LEFT JOIN share AS s ON s.grantee = h.grantee
		GROUP BY h.grantee)
	SELECT r.rolname AS role, coalesce(('{analyst,staff,operator,admin}'::text[])[e.rank], s.level) AS level,
		l.schools,
		(e.rank IS NOT NULL OR s.level IS NOT NULL) AND NOT EXISTS (
			SELECT FROM needed AS n WHERE n.rank <= e.rank AND NOT EXISTS (
				SELECT FROM held AS h WHERE h.grantee = r.oid AND h.oid = n.oid
					AND h.privilege = n.privilege)) AS is_complete,
		r.rolcanlogin AS can_log_in,
		array(SELECT m.rolname FROM pg_catalog.pg_roles AS m
			  WHERE pg_catalog.pg_has_role(m.oid, r.oid, 'USAGE') AND m.oid <> r.oid AND NOT m.rolsuper
				ORDER BY 1) AS members
	FROM pg_catalog.pg_roles AS r
	LEFT JOIN reached AS e ON e.grantee = r.oid
	-- Of the levels that stand alone, the one of which it has every function.
	LEFT JOIN LATERAL (
		SELECT a.level FROM minibot_internal.access_list AS a JOIN pg_catalog.pg_proc AS p ON p.proname = a.object
			AND minibot_internal.is_ours(p.pronamespace)
		WHERE a.level IN ('gateway', 'monitor') AND a.privilege = 'EXECUTE' AND e.rank IS NULL
		GROUP BY a.level
		HAVING bool_and(EXISTS (SELECT FROM held AS h WHERE h.grantee = r.oid AND h.oid = p.oid))) AS s ON true
	LEFT JOIN minibot.school_limit AS l ON l.role_oid = r.oid OR l.role = r.rolname
	WHERE (e.grantee IS NOT NULL OR l.role IS NOT NULL) AND r.rolname <> 'minibot_worker';
COMMENT ON VIEW minibot.access IS 'Who has what: every role that was granted something on minibot, or limited';
COMMENT ON COLUMN minibot.access.role IS 'The role';
COMMENT ON COLUMN minibot.access.level IS 'The highest level of access of which it has most; NULL: only single rights';
COMMENT ON COLUMN minibot.access.schools IS 'school_id of the schools it is limited to; NULL: it is not limited';
COMMENT ON COLUMN minibot.access.is_complete IS
	'It has all of that level; where not, something was revoked or is new: grant_access() again, or renew_access()';
COMMENT ON COLUMN minibot.access.can_log_in IS 'It is a user, not only a group';
COMMENT ON COLUMN minibot.access.members IS 'Roles that have the same through it, superusers left out';

CREATE FUNCTION minibot.renew_access() RETURNS bigint
	LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	has record;
	renewed bigint := 0;
BEGIN
	FOR has IN SELECT a.role, a.level FROM minibot.access AS a WHERE a.level IS NOT NULL ORDER BY a.role LOOP
		PERFORM minibot.grant_access(has.role, has.level);
		renewed := renewed + 1;
	END LOOP;
	RETURN renewed;
END
$$;
COMMENT ON FUNCTION minibot.renew_access() IS
	'Grant every role its level anew, after ALTER EXTENSION minibot UPDATE has brought new objects. Returns the number '
	'of roles';

-- Nothing for PUBLIC: of what the script has made, for which PostgreSQL gives PUBLIC some rights.  Only what still has
-- them is touched: privileges that stand when an extension's script changes them count as the script's own, and no dump
-- has those.
CREATE FUNCTION minibot_internal.close_to_public() RETURNS void
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	command text;
BEGIN
	FOR command IN
		SELECT format('REVOKE ALL ON ROUTINE %s FROM PUBLIC', p.oid::regprocedure) FROM pg_proc AS p
		WHERE minibot_internal.is_ours(p.pronamespace) AND has_function_privilege('public', p.oid, 'EXECUTE')
		UNION ALL
		SELECT format('REVOKE ALL ON TYPE %s FROM PUBLIC', t.oid::regtype) FROM pg_type AS t
		WHERE minibot_internal.is_ours(t.typnamespace) AND t.typelem = 0
			AND has_type_privilege('public', t.oid, 'USAGE')
			-- Row types of tables follow their tables, and pg_dump knows no privileges of theirs.
			AND (t.typrelid = 0 OR (SELECT c.relkind = 'c' FROM pg_class AS c WHERE c.oid = t.typrelid))
	LOOP
		EXECUTE command;
	END LOOP;
	FOR command IN
		SELECT format('ALTER VIEW %s SET (security_invoker = true)', v.oid::regclass) FROM pg_class AS v
		WHERE minibot_internal.is_ours(v.relnamespace) AND v.relkind = 'v'
			AND (v.reloptions @> '{security_invoker=true}') IS NOT TRUE
	LOOP
		EXECUTE command;
	END LOOP;
END
$$;
COMMENT ON FUNCTION minibot_internal.close_to_public() IS
	'Last step of the script: no object of minibot is PUBLIC''s, and every view is read with the reader''s rights';

CREATE FUNCTION minibot_internal.access_health() RETURNS TABLE (problem text, detail text, hint text)
	LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
	SELECT 'access incomplete', format('Role "%s" lacks something of level %s.', a.role, a.level),
		'SELECT minibot.renew_access();'
	FROM minibot.access AS a WHERE a.level IS NOT NULL AND NOT a.is_complete
	UNION ALL
	SELECT 'limited role renamed', format('Role "%s" is limited to schools under its old name, "%s".',
		r.rolname, l.role),
		format('SELECT minibot.limit_to_schools(%L, %L);', r.rolname, l.schools)
	FROM minibot.school_limit AS l JOIN pg_roles AS r ON r.oid = l.role_oid WHERE r.rolname <> l.role
	UNION ALL
	SELECT 'limited role gone', format('Role "%s", limited to schools, does not exist.', l.role),
		format('DELETE FROM minibot.school_limit WHERE role = %L;', l.role)
	FROM minibot.school_limit AS l
	WHERE NOT EXISTS (SELECT FROM pg_roles AS r WHERE r.oid = l.role_oid OR r.rolname = l.role)
	UNION ALL
	SELECT 'limit can be left', format('Role "%s" is limited to schools as a member of "%s", and may become "%s", '
		'which is not.',
			m.rolname, l.role, a.role), format('REVOKE %I FROM %I; or SELECT minibot.limit_to_schools(%2$L, ...);',
				a.role, m.rolname)
	FROM minibot.school_limit AS l
	JOIN pg_roles AS m ON m.oid <> l.role_oid AND NOT m.rolsuper AND pg_has_role(m.oid, l.role_oid, 'MEMBER')
	JOIN minibot.access AS a ON a.level IS NOT NULL AND a.schools IS NULL AND pg_has_role(m.oid, a.role, 'MEMBER')
	WHERE NOT EXISTS (SELECT FROM minibot.school_limit AS o JOIN pg_roles AS r ON r.rolname = a.role
					  WHERE pg_has_role(r.oid, o.role_oid, 'USAGE') OR o.role_oid = m.oid)
	UNION ALL
	SELECT 'limit without effect', format('Role "%s" is limited to schools, but row security does not hold for it.',
		r.rolname),
		format('ALTER ROLE %I NOSUPERUSER NOBYPASSRLS;', r.rolname)
	FROM minibot.school_limit AS l JOIN pg_roles AS r ON r.oid = l.role_oid OR r.rolname = l.role
	WHERE r.rolsuper OR r.rolbypassrls
$$;
COMMENT ON FUNCTION minibot_internal.access_health() IS 'The part of health() about access';
INSERT INTO minibot_internal.hook (event, position, function, argument) VALUES
	('minibot.health', 70, 'minibot_internal.access_health', 'access');
