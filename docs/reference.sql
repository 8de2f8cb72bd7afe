-- docs/reference.sql: docs/reference.md, from the catalog of a database with a fresh minibot; "make reference" runs it.
-- psql -AtX.  What has no comment is not for users and is left out.

\pset format unaligned
\pset tuples_only on
SET client_min_messages = warning;
LOAD 'minibot';

-- Text in a cell of a Markdown table.
CREATE FUNCTION pg_temp.cell(words text) RETURNS text LANGUAGE sql AS
	$$ SELECT replace(replace(replace(regexp_replace(coalesce(words, ''), '\s+', ' ', 'g'), '|', '\|'), '<', '&lt;'),
		'{{', '&#123;{') $$;
CREATE FUNCTION pg_temp.type_text(t text) RETURNS text LANGUAGE sql AS
	$$ SELECT replace(replace(replace(replace(t, 'minibot.', ''), 'timestamp with time zone', 'timestamptz'),
		'double precision', 'float8'), 'character varying', 'varchar') $$;
CREATE VIEW pg_temp.member AS
	SELECT d.classid, d.objid FROM pg_catalog.pg_depend AS d JOIN pg_catalog.pg_extension AS e ON e.oid = d.refobjid
	WHERE d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e' AND e.extname = 'minibot';

-- What is told of, and in which order.
\ir reference_order.sql
CREATE VIEW pg_temp.told AS
	SELECT c.chapter, c.area, c.task, n.name, n.place FROM pg_temp.chapter AS c
	CROSS JOIN regexp_split_to_table(c.names, '\s+') WITH ORDINALITY AS n (name, place);

-- What there is: a text for each view, table, function and type that has a comment.
CREATE VIEW pg_temp.entry AS
	SELECT c.relname AS name, 1 AS kind, '' AS signature,
		format(E'\n#### %s\n\n%s%s.\n\n| column | type | |\n|---|---|---|\n%s', c.relname, CASE c.relkind WHEN 'v'
			THEN 'View. ' ELSE 'Table. ' END,
			regexp_replace(obj_description(c.oid, 'pg_class'), '\s+', ' ', 'g'),
			(SELECT string_agg(format('| `%s`%s | %s | %s |', a.attname, CASE WHEN a.attnum = ANY (i.indkey)
				THEN ' (key)' ELSE '' END,
					pg_temp.type_text(format_type(a.atttypid, a.atttypmod)),
						pg_temp.cell(col_description(c.oid, a.attnum))), E'\n' ORDER BY a.attnum)
				FROM pg_attribute AS a LEFT JOIN pg_index AS i ON i.indrelid = c.oid AND i.indisprimary
				WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped)) AS words
	FROM pg_class AS c JOIN pg_temp.member AS m ON m.objid = c.oid AND m.classid = 'pg_class'::regclass
	WHERE c.relkind IN ('r', 'v') AND c.relnamespace = 'minibot'::regnamespace
	UNION ALL
	SELECT p.proname, 2, pg_get_function_identity_arguments(p.oid),
		format(E'\n**`%s(%s)`** → %s%s<br>\n%s.', p.proname,
			pg_temp.type_text(regexp_replace(pg_get_function_arguments(p.oid), ' DEFAULT ', ' = ', 'g')),
			CASE WHEN p.prokind = 'a' THEN 'aggregate, ' ELSE '' END,
			replace(pg_temp.type_text(pg_get_function_result(p.oid)), '[]', '\[]'),
			regexp_replace(obj_description(p.oid, 'pg_proc'), '\s+', ' ', 'g'))
	FROM pg_proc AS p JOIN pg_temp.member AS m ON m.objid = p.oid AND m.classid = 'pg_proc'::regclass
	WHERE p.pronamespace = 'minibot'::regnamespace AND p.prorettype NOT IN ('trigger'::regtype, 'internal'::regtype)
	UNION ALL
	SELECT t.typname, 0, '', format(E'\n#### %s\n\nType. %s.', t.typname,
		regexp_replace(obj_description(t.oid, 'pg_type'), '\s+', ' ', 'g'))
	FROM pg_type AS t JOIN pg_temp.member AS m ON m.objid = t.oid AND m.classid = 'pg_type'::regclass
	WHERE t.typnamespace = 'minibot'::regnamespace AND obj_description(t.oid, 'pg_type') IS NOT NULL;

DO $$
DECLARE
	lost text := (SELECT string_agg(t.name, ', ') FROM pg_temp.told AS t
		WHERE t.name NOT IN (SELECT e.name FROM pg_temp.entry AS e));
	untold text := (SELECT string_agg(e.name, ', ') FROM pg_temp.entry AS e
		WHERE e.name NOT IN (SELECT t.name FROM pg_temp.told AS t));
	twice text := (SELECT string_agg(d.name, ', ')
		FROM (SELECT t.name FROM pg_temp.told AS t GROUP BY t.name HAVING count(*) > 1) AS d);
BEGIN
	IF lost IS NOT NULL OR twice IS NOT NULL THEN
		RAISE 'reference_order.sql names what does not exist or has no comment (%), or names it twice (%)', lost, twice;
	ELSIF untold IS NOT NULL THEN
		RAISE 'reference_order.sql does not name: %', untold;
	END IF;
END
$$;

\qecho # Reference
\qecho
\qecho 'What people and programs call, read and write, by the comments in the catalog. Made by `make reference`; do not'
\qecho 'edit.'
\qecho 'All names are in the schema `minibot`. In `psql`, `\\d+ minibot.NAME` and `\\df+ minibot.NAME` show the same.'
\qecho 'Arguments with `=` may be left out.'
\qecho
SELECT string_agg(format('[%s](#%s)', a.area, replace(lower(a.area), ' ', '-')), ' · ' ORDER BY a.first)
	|| ' · [District settings](#district-settings) · [Options](#options) · [Server parameters](#server-parameters)'
FROM (SELECT c.area, min(c.chapter) AS first FROM pg_temp.chapter AS c GROUP BY c.area) AS a;

SELECT CASE WHEN row_number() OVER area_order = 1 THEN format(E'\n## %s\n', t.area) ELSE '' END
	|| CASE WHEN row_number() OVER task_order = 1 THEN format(E'\n### %s\n', t.task) ELSE '' END || e.words
FROM pg_temp.told AS t JOIN pg_temp.entry AS e USING (name)
WINDOW area_order AS (PARTITION BY t.area ORDER BY t.chapter, t.place, e.kind, e.signature COLLATE "C"),
	task_order AS (PARTITION BY t.chapter ORDER BY t.place, e.kind, e.signature COLLATE "C")
ORDER BY t.chapter, t.place, e.kind, e.signature COLLATE "C";

\qecho
\qecho '## District settings'
\qecho
\qecho 'Rows of `minibot.setting`; `SELECT minibot.set_setting(name, value);` changes one.'
\qecho
\qecho '| setting | default | |'
\qecho '|---|---|---|'
SELECT format('| `%s` | %s | %s |', r.option, pg_temp.cell(r.default_value),
	pg_temp.cell(minibot_internal.option_words(r)))
FROM minibot.option_rule AS r WHERE r.subject = 'setting' ORDER BY r.option COLLATE "C";

\qecho
\qecho '## Options'
\qecho
\qecho 'Of `map_source()` (source, and the keys of its columns), `set_provider()` (provider, and sender for each number in'
\qecho '`from`), `send_message()`, `create_campaign()` (and its audience), `set_survey()`, `create_experiment()` (and its'
\qecho 'arms) and `experiment_power()`. In bold: must be given.'
\qecho
\qecho '| of | option | default | |'
\qecho '|---|---|---|---|'
SELECT format(CASE WHEN r.is_required THEN '| %s | **`%s`** | %s | %s |' ELSE '| %s | `%s` | %s | %s |' END,
	CASE WHEN r.subjects[1] = 'source attendance' AND cardinality(r.subjects) > 1 THEN 'every source'
		WHEN r.subjects[1] LIKE 'provider %' THEN 'provider '
			|| replace(array_to_string(r.subjects, ', '), 'provider ', '')
		ELSE array_to_string(r.subjects, ', ') END, r.option, pg_temp.cell(r.default_value), pg_temp.cell(r.words))
FROM (SELECT array_agg(r.subject ORDER BY r.subject COLLATE "C") AS subjects, r.option, r.is_required, r.default_value,
	minibot_internal.option_words(r) AS words
	  FROM minibot.option_rule AS r WHERE r.subject <> 'setting' AND r.subject NOT LIKE 'columns %'
	  GROUP BY r.option, r.is_required, r.default_value, minibot_internal.option_words(r)
	  UNION ALL
	  SELECT ARRAY[r.subject], r.option, r.is_required, r.default_value, minibot_internal.option_words(r)
	  FROM minibot.option_rule AS r WHERE r.subject LIKE 'columns %') AS r
ORDER BY r.subjects[1] COLLATE "C", r.option COLLATE "C";

\qecho
\qecho '## Server parameters'
\qecho
\qecho 'In postgresql.conf.'
\qecho
\qecho '| parameter | default | changed by | |'
\qecho '|---|---|---|---|'
SELECT format('| `%s` | %s%s | %s | %s |', s.name, s.boot_val, coalesce(' ' || s.unit, ''), CASE s.context
	WHEN 'postmaster' THEN 'restart' WHEN 'sighup' THEN 'reload' ELSE 'any session' END,
	pg_temp.cell(concat_ws(' ', s.short_desc, s.extra_desc)))
FROM pg_settings AS s WHERE s.name LIKE 'minibot.%' ORDER BY s.name COLLATE "C";

