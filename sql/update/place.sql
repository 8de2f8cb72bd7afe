-- Where the rows of functions and views stand: one that the script does not make anew stands there still at the end.
CREATE TEMP TABLE old_place AS
	SELECT o.oid, o.place
	FROM (SELECT p.tableoid AS class, p.oid, p.oid AS member, p.ctid AS place FROM pg_catalog.pg_proc AS p
		  UNION ALL
		  SELECT c.tableoid, r.oid, c.oid, r.ctid
		  FROM pg_catalog.pg_rewrite AS r JOIN pg_catalog.pg_class AS c ON c.oid = r.ev_class AND c.relkind = 'v') AS o
	JOIN pg_catalog.pg_depend AS d ON d.classid = o.class AND d.objid = o.member AND d.deptype = 'e'
		AND d.refobjid = (SELECT e.oid FROM pg_catalog.pg_extension AS e WHERE e.extname = 'minibot');

