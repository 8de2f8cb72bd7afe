-- test/try.sql: what test/try has psql do; it answers how much was not replaced.
BEGIN;
SET LOCAL client_min_messages = notice;
DO $$
BEGIN
	IF NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'minibot') THEN
		RAISE 'database "%" does not have the extension', current_database() USING HINT = 'CREATE EXTENSION minibot;';
	END IF;
END $$;

-- The functions, views and aggregates of the extension's schemas, and which rows of the catalogs they are.
CREATE FUNCTION pg_temp.objects() RETURNS TABLE (class oid, object oid, version text, is_member boolean, kind text,
	identity text, name text)
LANGUAGE sql AS $$
	SELECT o.class, o.object, o.version, EXISTS (SELECT FROM pg_depend AS d WHERE d.classid = o.class
			AND d.objid = o.object AND d.deptype = 'e' AND d.refobjid = (SELECT oid FROM pg_extension WHERE extname = 'minibot')),
		i.type, i.identity, o.name
	FROM (SELECT 'pg_proc'::regclass::oid, p.oid, p.xmin::text, p.pronamespace,
			format('%I.%I', p.pronamespace::regnamespace, p.proname)
		FROM pg_proc AS p
		UNION ALL
		SELECT 'pg_class'::regclass::oid, c.oid, r.xmin::text, c.relnamespace, c.oid::regclass::text
		FROM pg_class AS c JOIN pg_rewrite AS r ON r.ev_class = c.oid WHERE c.relkind = 'v')
		AS o (class, object, version, schema, name)
	CROSS JOIN LATERAL pg_identify_object(o.class, o.object, 0) AS i
	WHERE o.schema IN (SELECT d.objid FROM pg_depend AS d JOIN pg_extension AS e ON e.oid = d.refobjid
		WHERE e.extname = 'minibot' AND d.classid = 'pg_namespace'::regclass AND d.deptype = 'e') $$;

CREATE TEMP TABLE try_before ON COMMIT DROP AS SELECT * FROM pg_temp.objects();
CREATE TEMP TABLE try_problem (n serial, what text, said text) ON COMMIT DROP;

CREATE FUNCTION pg_temp.try(what text, statement text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	hint text;
	said text;
BEGIN
	EXECUTE statement;
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS said = MESSAGE_TEXT, hint = PG_EXCEPTION_HINT;
	-- PostgreSQL's hints are to drop it; that is said at the end.
	INSERT INTO try_problem (what, said)
	VALUES (what, said || CASE WHEN hint <> '' THEN ' (' || hint || ')' ELSE '' END);
END $$;

-- STATEMENTS

DO $$
DECLARE
	member record;
	counted record;
BEGIN
	CREATE TEMP TABLE try_after ON COMMIT DROP AS
	SELECT a.*, b.object IS NULL AS is_new, a.version IS NOT DISTINCT FROM b.version AS is_left
	FROM pg_temp.objects() AS a LEFT JOIN try_before AS b USING (class, object);
	FOR member IN SELECT * FROM try_after WHERE is_new AND NOT is_member
	LOOP
		EXECUTE format('ALTER EXTENSION minibot ADD %s %s', member.kind, member.identity);
		RAISE NOTICE 'new: % %', member.kind, member.identity;
	END LOOP;
	INSERT INTO try_problem (what, said)
	SELECT format('%s %s', o.kind, o.identity), CASE
		WHEN n.identity IS NOT NULL THEN format('it has other parameters now: %s is new, and this one stands beside it '
			'until ALTER EXTENSION minibot DROP %s %s, and DROP the same', n.identity, o.kind, o.identity)
		ELSE 'it is not in this tree any more, and stays' END
	FROM try_after AS o LEFT JOIN try_after AS n ON n.is_new AND n.name = o.name AND n.class = o.class
	WHERE o.is_left AND o.is_member AND NOT EXISTS (SELECT FROM try_problem AS p
		WHERE starts_with(p.what, upper(o.kind) || ' ' || o.name))
	ORDER BY o.identity;
	FOR counted IN SELECT * FROM try_problem ORDER BY n
	LOOP
		RAISE WARNING 'not replaced: %: %', counted.what, counted.said;
	END LOOP;
	SELECT count(*) FILTER (WHERE NOT is_new AND NOT is_left) AS replaced, count(*) FILTER (WHERE is_new) AS made,
		(SELECT count(*) FROM try_problem) AS problems INTO counted FROM try_after;
	RAISE NOTICE '% replaced, % new, % not replaced', counted.replaced, counted.made, counted.problems;
END $$;
SELECT count(*) FROM try_problem;
COMMIT;
