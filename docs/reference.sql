-- docs/reference.sql: docs/reference.md, from the catalog of a database with a fresh minibot; "make reference" runs it.
-- psql -AtX.  What has no comment is not for users and is left out.

\pset format unaligned
\pset tuples_only on
SET client_min_messages = warning;
LOAD 'minibot';

-- Text in a cell of a Markdown table.
CREATE FUNCTION pg_temp.cell(words text) RETURNS text LANGUAGE sql AS
	$$ SELECT replace(replace(replace(regexp_replace(coalesce(words, ''), '\s+', ' ', 'g'), '|', '\|'), '<', '&lt;'), '{{', '&#123;{') $$;
CREATE FUNCTION pg_temp.type_text(t text) RETURNS text LANGUAGE sql AS
	$$ SELECT replace(replace(replace(replace(t, 'minibot.', ''), 'timestamp with time zone', 'timestamptz'), 'double precision', 'float8'), 'character varying', 'varchar') $$;
CREATE VIEW pg_temp.member AS
	SELECT d.classid, d.objid FROM pg_catalog.pg_depend AS d JOIN pg_catalog.pg_extension AS e ON e.oid = d.refobjid
	WHERE d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e' AND e.extname = 'minibot';

\qecho # Reference
\qecho
\qecho 'Everything minibot has, by the comments in its catalog. Made by `make reference`; do not edit.'
\qecho 'All names are in the schema `minibot`. In `psql`, `\\d+ minibot.NAME` and `\\df+ minibot.NAME` show the same.'
\qecho
\qecho '[Views](#views) · [Functions](#functions) · [Tables](#tables) · [District settings](#district-settings) · [Server parameters](#server-parameters) · [Types](#types)'

\qecho
\qecho '## Views'
SELECT E'\n### ' || c.relname || E'\n\n' || regexp_replace(obj_description(c.oid, 'pg_class'), '\s+', ' ', 'g') || E'.\n\n| column | type | |\n|---|---|---|\n'
	|| (SELECT string_agg(format('| `%s` | %s | %s |', a.attname, pg_temp.type_text(format_type(a.atttypid, a.atttypmod)), pg_temp.cell(col_description(c.oid, a.attnum))), E'\n' ORDER BY a.attnum)
		FROM pg_attribute AS a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped)
FROM pg_class AS c JOIN pg_temp.member AS m ON m.objid = c.oid AND m.classid = 'pg_class'::regclass
WHERE c.relkind = 'v' AND obj_description(c.oid, 'pg_class') IS NOT NULL ORDER BY c.relname COLLATE "C";

\qecho
\qecho '## Functions'
\qecho
\qecho 'Arguments with `=` may be left out.'
SELECT E'\n**`' || p.proname || '(' || pg_temp.type_text(regexp_replace(pg_get_function_arguments(p.oid), ' DEFAULT ', ' = ', 'g')) || ')`** → '
	|| CASE WHEN p.prokind = 'a' THEN 'aggregate, ' ELSE '' END
	|| replace(pg_temp.type_text(pg_get_function_result(p.oid)), '[]', '\[]') || E'<br>\n' || regexp_replace(obj_description(p.oid, 'pg_proc'), '\s+', ' ', 'g') || '.'
FROM pg_proc AS p JOIN pg_temp.member AS m ON m.objid = p.oid AND m.classid = 'pg_proc'::regclass
WHERE obj_description(p.oid, 'pg_proc') IS NOT NULL AND obj_description(p.oid, 'pg_proc') !~ '^(I/O|Implementation of|Transition|Final)'
	AND p.prorettype NOT IN ('trigger'::regtype, 'internal'::regtype)
ORDER BY p.proname COLLATE "C", pg_get_function_identity_arguments(p.oid) COLLATE "C";

\qecho
\qecho '## Tables'
SELECT E'\n### ' || c.relname || E'\n\n' || regexp_replace(obj_description(c.oid, 'pg_class'), '\s+', ' ', 'g') || E'.\n\n| column | type | |\n|---|---|---|\n'
	|| (SELECT string_agg(format('| `%s`%s | %s | %s |', a.attname, CASE WHEN a.attnum = ANY (i.indkey) THEN ' (key)' ELSE '' END,
			pg_temp.type_text(format_type(a.atttypid, a.atttypmod)), pg_temp.cell(col_description(c.oid, a.attnum))), E'\n' ORDER BY a.attnum)
		FROM pg_attribute AS a LEFT JOIN pg_index AS i ON i.indrelid = c.oid AND i.indisprimary
		WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped)
FROM pg_class AS c JOIN pg_temp.member AS m ON m.objid = c.oid AND m.classid = 'pg_class'::regclass
WHERE c.relkind = 'r' AND obj_description(c.oid, 'pg_class') IS NOT NULL ORDER BY c.relname COLLATE "C";

\qecho
\qecho '## District settings'
\qecho
\qecho 'Rows of `minibot.setting`; `SELECT minibot.set_setting(name, value);` changes one.'
\qecho
\qecho '| setting | default | |'
\qecho '|---|---|---|'
SELECT format('| `%s` | %s | %s |', s.name, pg_temp.cell(s.value), pg_temp.cell(s.description)) FROM minibot.setting AS s ORDER BY s.name COLLATE "C";

\qecho
\qecho '## Server parameters'
\qecho
\qecho 'In postgresql.conf.'
\qecho
\qecho '| parameter | default | changed by | |'
\qecho '|---|---|---|---|'
SELECT format('| `%s` | %s%s | %s | %s |', s.name, s.boot_val, coalesce(' ' || s.unit, ''), CASE s.context WHEN 'postmaster' THEN 'restart' WHEN 'sighup' THEN 'reload' ELSE 'any session' END,
	pg_temp.cell(concat_ws(' ', s.short_desc, s.extra_desc)))
FROM pg_settings AS s WHERE s.name LIKE 'minibot.%' ORDER BY s.name COLLATE "C";

\qecho
\qecho '## Types'
\qecho
\qecho '| type | |'
\qecho '|---|---|'
SELECT format('| `%s` | %s |', t.typname, pg_temp.cell(obj_description(t.oid, 'pg_type')))
FROM pg_type AS t JOIN pg_temp.member AS m ON m.objid = t.oid AND m.classid = 'pg_type'::regclass
WHERE obj_description(t.oid, 'pg_type') IS NOT NULL ORDER BY t.typname COLLATE "C";
