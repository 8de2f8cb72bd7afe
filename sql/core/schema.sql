/* minibot--@EXTVERSION@.sql: made by make from the parts in sql/ */

-- complain if script is sourced in psql, rather than via CREATE EXTENSION
\echo Use "CREATE EXTENSION minibot" to load this file. \quit

CREATE SCHEMA minibot;
COMMENT ON SCHEMA minibot IS
	'attendance risk, family texting and the worker that sends it: what people and programs call';
REVOKE ALL ON SCHEMA minibot FROM PUBLIC;

-- What the functions above are made of.  It hides names, it protects nothing: a level of access may use both.
CREATE SCHEMA minibot_internal;
COMMENT ON SCHEMA minibot_internal IS
	'the parts of minibot: not to be called or built on, they change with every version';
REVOKE ALL ON SCHEMA minibot_internal FROM PUBLIC;

CREATE FUNCTION minibot_internal.is_ours(namespace oid) RETURNS boolean
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN namespace IN ('minibot'::regnamespace, 'minibot_internal'::regnamespace);
COMMENT ON FUNCTION minibot_internal.is_ours(oid) IS
	'Whether a schema is one of minibot''s two, by its number in pg_namespace';

-- The one clock ------------------------------------------------------------

CREATE FUNCTION minibot.clock() RETURNS timestamptz
	LANGUAGE c STABLE PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'minibot_clock';
COMMENT ON FUNCTION minibot.clock() IS
	'The "now" of every decision about time: the transaction''s start, or the setting minibot.clock where a test has '
	'set it';

-- Built-in rows that a district may change ------------------------------------
--
-- A dump holds such a row, and CREATE EXTENSION has put the built-in one where
-- it is restored: the district's takes its place.

CREATE FUNCTION minibot_internal.replace_built_in() RETURNS trigger
	LANGUAGE plpgsql
	SET search_path = pg_catalog, pg_temp
	AS $$
DECLARE
	key_matches text := (
		SELECT string_agg(format('t.%1$I IS NOT DISTINCT FROM ($1).%1$I', a.attname), ' AND ')
		FROM (SELECT i.indkey FROM pg_index AS i WHERE i.indrelid = TG_RELID AND i.indisunique
			  ORDER BY i.indisprimary DESC LIMIT 1) AS i
		JOIN pg_attribute AS a ON a.attrelid = TG_RELID AND a.attnum = ANY (i.indkey));
BEGIN
	EXECUTE format('DELETE FROM %s AS t WHERE %s', TG_RELID::regclass, key_matches) USING NEW;
	RETURN NEW;
END
$$;
COMMENT ON FUNCTION minibot_internal.replace_built_in() IS
	'Trigger of tables with built-in rows: a row that comes from a dump takes the place of the one it was made from';

-- Tables that every call needs and hardly anyone changes ------------------------

CREATE FUNCTION minibot_internal.cached_table_changed() RETURNS trigger
	LANGUAGE c
	AS 'MODULE_PATHNAME', 'minibot_cached_table_changed';
COMMENT ON FUNCTION minibot_internal.cached_table_changed() IS
	'Trigger of tables that every session keeps a copy of: has them read it anew';
