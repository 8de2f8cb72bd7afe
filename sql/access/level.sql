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
