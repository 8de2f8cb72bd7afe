-- Columns are described anew, those too that the usual meaning of their name describes.
DO $$
DECLARE
	command text;
BEGIN
	FOR command IN
		SELECT pg_catalog.format('COMMENT ON COLUMN %s.%I IS NULL', c.oid::pg_catalog.regclass, a.attname)
		FROM pg_catalog.pg_description AS d
		JOIN pg_catalog.pg_class AS c ON c.oid = d.objoid AND d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass
		JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attnum = d.objsubid
		WHERE d.objsubid > 0 AND c.relnamespace IN (
			'minibot'::pg_catalog.regnamespace, 'minibot_internal'::pg_catalog.regnamespace)
	LOOP
		EXECUTE command;
	END LOOP;
END
$$;

-- Where the rows of functions and views stand: one that the script does not make anew stands there still at the end.
CREATE TEMP TABLE old_place AS
	SELECT o.oid, o.place
	FROM (SELECT p.tableoid AS class, p.oid, p.oid AS member, p.ctid AS place FROM pg_catalog.pg_proc AS p
		  UNION ALL
		  SELECT c.tableoid, r.oid, c.oid, r.ctid
		  FROM pg_catalog.pg_rewrite AS r JOIN pg_catalog.pg_class AS c ON c.oid = r.ev_class AND c.relkind = 'v') AS o
	JOIN pg_catalog.pg_depend AS d ON d.classid = o.class AND d.objid = o.member AND d.deptype = 'e'
		AND d.refobjid = (SELECT e.oid FROM pg_catalog.pg_extension AS e WHERE e.extname = 'minibot');

