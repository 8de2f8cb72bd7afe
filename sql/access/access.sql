-- Who has what ---------------------------------------------------------------------------
--
-- What was granted, as the catalog has it, beside what the levels ask for; and what the
-- script does last with the rights on what it has made.

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
