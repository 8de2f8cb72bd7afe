-- After an update ----------------------------------------------------------------

-- What the script did not make anew, so that its row stands where it stood (place.sql), is gone from this version.
-- What a district built on it stops the update.
DO $$
DECLARE
	gone text;
BEGIN
	SELECT string_agg(r.ev_class::regclass::text, ', ') INTO gone
	FROM pg_temp.old_place AS b JOIN pg_catalog.pg_rewrite AS r ON r.oid = b.oid AND r.ctid = b.place;
	IF gone IS NOT NULL THEN
		EXECUTE 'DROP VIEW ' || gone;
	END IF;
	SELECT string_agg(p.oid::regprocedure::text, ', ') INTO gone
	FROM pg_temp.old_place AS b JOIN pg_catalog.pg_proc AS p ON p.oid = b.oid AND p.ctid = b.place;
	IF gone IS NOT NULL THEN
		EXECUTE 'DROP ROUTINE ' || gone;
	END IF;
END
$$;

-- Built-in rows: old_TABLE has those of the version before, new_TABLE this one's.  Of a table that no dump holds, the
-- rows are the script's.  Elsewhere a value that is still as it came becomes the new one, what the district changed,
-- added or removed stays so, and what nobody knew yet is added.
DO $$
DECLARE
	built_in record;
BEGIN
	FOR built_in IN
		SELECT c.oid::regclass AS relation, quote_ident('old_' || c.relname) AS old,
			quote_ident('new_' || c.relname) AS new,
			c.oid = ANY (e.extconfig) AS is_districts, v.*
		FROM pg_catalog.pg_class AS c
		JOIN pg_catalog.pg_extension AS e ON e.extname = 'minibot'
		CROSS JOIN LATERAL (
			SELECT i.indkey::smallint[] AS key FROM pg_catalog.pg_index AS i WHERE i.indrelid = c.oid AND i.indisunique
			ORDER BY i.indisprimary DESC LIMIT 1) AS i
		CROSS JOIN LATERAL (
			SELECT string_agg(quote_ident(a.attname), ', ') AS columns,
				string_agg(format('%%1$s.%1$I IS NOT DISTINCT FROM %%2$s.%1$I', a.attname), ' AND ')
					FILTER (WHERE a.attnum = ANY (i.key)) AS same_key,
				string_agg(format('h.%1$I IS NOT DISTINCT FROM o.%1$I', a.attname), ' AND ')
					FILTER (WHERE a.is_old) AS same_row,
				string_agg('h.' || quote_ident(a.attname), ', ') AS here,
				string_agg(format(CASE
						WHEN a.is_old THEN 'CASE WHEN h.%1$I IS NOT DISTINCT FROM o.%1$I THEN n.%1$I ELSE h.%1$I END'
						ELSE 'n.%1$I' END, a.attname), ', ') AS merged
			FROM (SELECT t.attname, t.attnum, EXISTS (
					SELECT FROM pg_catalog.pg_attribute AS o
					WHERE o.attrelid = to_regclass(format('pg_temp.%I', 'old_' || c.relname))
						AND o.attname = t.attname) AS is_old
				  FROM pg_catalog.pg_attribute AS t
				  WHERE t.attrelid = c.oid AND t.attnum > 0 AND NOT t.attisdropped) AS a) AS v
		WHERE c.relkind = 'r' AND c.relnamespace IN ('minibot'::regnamespace, 'minibot_internal'::regnamespace)
			AND to_regclass(format('pg_temp.%I', 'new_' || c.relname)) IS NOT NULL
	LOOP
		IF NOT built_in.is_districts THEN
			EXECUTE format('DELETE FROM %s', built_in.relation);
			EXECUTE format('INSERT INTO %1$s (%2$s) SELECT %2$s FROM pg_temp.%3$s', built_in.relation, built_in.columns,
						   built_in.new);
			CONTINUE;
		END IF;
		EXECUTE format('DELETE FROM %s AS h USING pg_temp.%s AS o
			WHERE %s AND NOT EXISTS (SELECT FROM pg_temp.%s AS n WHERE %s)',
					   built_in.relation, built_in.old, built_in.same_row, built_in.new,
					   format(built_in.same_key, 'n', 'o'));
		EXECUTE format('UPDATE %s AS h SET (%s) = ROW(%s) FROM pg_temp.%s AS o, pg_temp.%s AS n
			WHERE %s AND %s AND (%s) IS DISTINCT FROM (%3$s)',
					   built_in.relation, built_in.columns, built_in.merged, built_in.old, built_in.new,
					   format(built_in.same_key, 'h', 'o'), format(built_in.same_key, 'n', 'o'), built_in.here);
		EXECUTE format('INSERT INTO %1$s (%2$s) SELECT %2$s FROM pg_temp.%3$s AS n
			WHERE NOT EXISTS (SELECT FROM pg_temp.%4$s AS o WHERE %5$s)
				AND NOT EXISTS (SELECT FROM %1$s AS h WHERE %6$s)',
					   built_in.relation, built_in.columns, built_in.new, built_in.old,
					   format(built_in.same_key, 'n', 'o'), format(built_in.same_key, 'n', 'h'));
	END LOOP;
END
$$;

-- Policies follow limit_rule.
DO $$
DECLARE
	policy record;
BEGIN
	FOR policy IN
		SELECT p.policyname, p.tablename
		FROM pg_temp.old_limit_rule AS o
		JOIN pg_catalog.pg_policies AS p ON p.schemaname = 'minibot' AND p.tablename = o.relation
		LEFT JOIN minibot_internal.limit_rule AS n ON n.relation = o.relation
		WHERE o.condition IS NOT NULL AND (n.condition, n.may_write) IS DISTINCT FROM (o.condition, o.may_write)
	LOOP
		EXECUTE format('DROP POLICY %I ON minibot.%I', policy.policyname, policy.tablename);
	END LOOP;
END
$$;

-- CALLS

-- Who had a level of access has it of the new version.
DO $$
DECLARE
	command text;
	given record;
BEGIN
	FOR command IN
		WITH right_now AS MATERIALIZED (
			SELECT l.level, n.*
			FROM (SELECT DISTINCT o.level FROM pg_temp.old_right AS o) AS l, minibot_internal.rights_of(l.level) AS n)
		SELECT format('REVOKE %s %s ON %s %s FROM %I', o.privilege, o.columns, o.kind, h.object, o.role)
		FROM pg_temp.old_right AS o
		-- By its present name, should it have moved
		CROSS JOIN LATERAL (
			SELECT p.oid::regprocedure::text FROM pg_catalog.pg_proc AS p WHERE o.kind = 'ROUTINE' AND p.oid = o.oid
			UNION ALL
			SELECT c.oid::regclass::text FROM pg_catalog.pg_class AS c
			WHERE o.kind IN ('TABLE', 'SEQUENCE') AND c.oid = o.oid
			UNION ALL
			SELECT t.oid::regtype::text FROM pg_catalog.pg_type AS t
			WHERE o.kind = 'TYPE' AND t.oid = o.oid) AS h (object)
		LEFT JOIN right_now AS n ON (n.level, n.kind, n.object, n.privilege, n.columns)
			= (o.level, o.kind, h.object, o.privilege, o.columns)
		WHERE n.level IS NULL
	LOOP
		EXECUTE command;
	END LOOP;
	FOR given IN SELECT DISTINCT o.role, o.level FROM pg_temp.old_right AS o LOOP
		PERFORM minibot_internal.grant_rights(given.role, given.level);
	END LOOP;
END
$$;

-- Privileges that stand when an extension's script changes them count as the script's own, and no dump has those: of
-- what counts so, only the owner's, the worker's and PUBLIC's are.
WITH foreigner AS (
	SELECT i.objoid, i.classoid, i.objsubid,
		(SELECT array_agg(a.item ORDER BY a.place) FROM unnest(i.initprivs) WITH ORDINALITY AS a (item, place)
		 WHERE EXISTS (SELECT FROM aclexplode(ARRAY[a.item]) AS e
					   WHERE e.grantee IN (e.grantor, 0, 'minibot_worker'::regrole))) AS own
	FROM pg_catalog.pg_init_privs AS i
	JOIN pg_catalog.pg_depend AS d ON d.classid = i.classoid AND d.objid = i.objoid AND d.deptype = 'e'
		AND d.refobjid = (SELECT e.oid FROM pg_catalog.pg_extension AS e WHERE e.extname = 'minibot')
	WHERE EXISTS (SELECT FROM aclexplode(i.initprivs) AS e
				  WHERE e.grantee NOT IN (e.grantor, 0, 'minibot_worker'::regrole))),
removed AS (
	DELETE FROM pg_catalog.pg_init_privs AS i USING foreigner AS f
	WHERE f.own IS NULL AND (i.objoid, i.classoid, i.objsubid) = (f.objoid, f.classoid, f.objsubid))
UPDATE pg_catalog.pg_init_privs AS i SET initprivs = f.own FROM foreigner AS f
WHERE f.own IS NOT NULL AND (i.objoid, i.classoid, i.objsubid) = (f.objoid, f.classoid, f.objsubid);
-- From 17 on the server keeps note of the roles named there.
DELETE FROM pg_catalog.pg_shdepend AS s
USING pg_catalog.pg_depend AS d
WHERE s.deptype = 'i' AND s.dbid = (SELECT b.oid FROM pg_catalog.pg_database AS b WHERE b.datname = current_database())
	AND s.refobjid <> 'minibot_worker'::regrole AND d.classid = s.classid AND d.objid = s.objid AND d.deptype = 'e'
	AND d.refobjid = (SELECT e.oid FROM pg_catalog.pg_extension AS e WHERE e.extname = 'minibot');

DO $$
DECLARE
	command text;
BEGIN
	FOR command IN
		SELECT format('DROP TABLE pg_temp.%I', c.relname) FROM pg_catalog.pg_class AS c
		WHERE c.relnamespace = pg_my_temp_schema() AND c.relkind = 'r' AND c.relname ~ '^(old|new)_'
	LOOP
		EXECUTE command;
	END LOOP;
END
$$;
