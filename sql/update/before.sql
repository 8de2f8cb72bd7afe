-- Before an update -------------------------------------------------------------
--
-- To compile what runs once takes longer than to run it.
SET LOCAL jit = off;

-- What sends and receives waits until the update is over, and then sees all of it.
LOCK TABLE minibot.message IN ACCESS EXCLUSIVE MODE;

-- Who has what: roles with a level of access, and the worker's; after.sql gives them the same of the new version.
CREATE TEMP TABLE old_right AS
	SELECT r.role, r.level, o.kind, o.privilege, o.columns,
		CASE o.kind WHEN 'ROUTINE' THEN o.object::pg_catalog.regprocedure::oid WHEN 'TYPE'
			THEN o.object::pg_catalog.regtype::oid
			WHEN 'SCHEMA' THEN NULL ELSE o.object::pg_catalog.regclass::oid END AS oid
	FROM (SELECT a.role, a.level FROM minibot.access AS a WHERE a.level IS NOT NULL AND a.is_complete
		  UNION ALL VALUES ('minibot_worker', 'worker')) AS r
	CROSS JOIN LATERAL minibot_internal.rights_of(r.level) AS o;
