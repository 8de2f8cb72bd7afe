-- Sources --------------------------------------------------------------------
--
-- Where minibot reads the district's warehouse.  A source is a relation of
-- the warehouse and, for each canonical column, the column or SQL expression
-- that yields it; source_query() makes the SELECT.  The warehouse itself is
-- never altered.

CREATE TABLE minibot.source_column (
	kind text NOT NULL,
	position smallint NOT NULL,
	key text NOT NULL,
	type text NOT NULL,
	is_required boolean NOT NULL DEFAULT false,
	is_identity boolean NOT NULL DEFAULT false,
	refers_to text,
	default_value text NOT NULL DEFAULT 'NULL',
	null_value text,
	description text NOT NULL,
	PRIMARY KEY (kind, key),
	UNIQUE (kind, position)
);
COMMENT ON TABLE minibot.source_column IS 'What map_source() can map: the columns of every kind of source';
COMMENT ON COLUMN minibot.source_column.key IS
	'Key in the columns of map_source(), and name of the column in source_query()';
COMMENT ON COLUMN minibot.source_column.type IS 'Type to which the mapped expression is cast';
COMMENT ON COLUMN minibot.source_column.is_identity IS 'Part of what tells two rows of this kind apart';
COMMENT ON COLUMN minibot.source_column.refers_to IS 'Kind whose column of the same name must hold the value';
COMMENT ON COLUMN minibot.source_column.default_value IS 'SQL constant where the key is not mapped';
COMMENT ON COLUMN minibot.source_column.null_value IS
	'SQL constant where the warehouse has NULL; NULL means that it stays NULL';

INSERT INTO minibot.source_column
	(kind, position, key, type, is_required, is_identity, refers_to, default_value, description)
VALUES
	('school', 1, 'school_id', 'text', true, true, NULL, 'NULL', 'The district''s id of the school'),
	('school', 2, 'name', 'text', true, false, NULL, 'NULL', 'Name families know it by'),
	('school', 3, 'phone', 'text', false, false, NULL, 'NULL', 'Office telephone'),
	('school', 4, 'time_zone', 'text', false, false, NULL, 'NULL', 'IANA zone, where it is not the district''s'),
	('student', 1, 'student_id', 'text', true, true, NULL, 'NULL', 'The district''s id of the student'),
	('student', 2, 'first_name', 'text', true, false, NULL, 'NULL', 'Name the family calls the child by'),
	('student', 3, 'last_name', 'text', false, false, NULL, 'NULL', 'Last name'),
	('student', 4, 'birth_date', 'date', false, false, NULL, 'NULL', 'Date of birth'),
	('enrollment', 1, 'student_id', 'text', true, true, 'student', 'NULL', 'Who'),
	('enrollment', 2, 'school_id', 'text', true, true, 'school', 'NULL', 'Where'),
	('enrollment', 3, 'grade', 'text', false, false, NULL, 'NULL', 'Grade, as the district writes it'),
	('enrollment', 4, 'entry_date', 'date', false, true, NULL, 'NULL', 'First day; NULL means always'),
	('enrollment', 5, 'exit_date', 'date', false, false, NULL, 'NULL',
		'Last day, or with the option exit_date_inclusive false the day after it; NULL while enrolled'),
	('enrollment', 6, 'is_primary', 'boolean', false, false, NULL, 'true', 'The student''s main school'),
	('contact', 1, 'contact_id', 'text', true, true, NULL, 'NULL', 'The district''s id of the contact'),
	('contact', 2, 'first_name', 'text', false, false, NULL, 'NULL', 'First name'),
	('contact', 3, 'last_name', 'text', false, false, NULL, 'NULL', 'Last name'),
	('contact', 4, 'language', 'text', false, false, NULL, '''en''', 'Language to write in: es, spa, Spanish'),
	('phone', 1, 'contact_id', 'text', true, true, 'contact', 'NULL', 'Whose'),
	('phone', 2, 'phone', 'text', true, true, NULL, 'NULL', 'The number, in any writing'),
	('phone', 3, 'kind', 'text', false, true, NULL, '''mobile''', 'Mobile, home, work, fax...'),
	('phone', 4, 'priority', 'integer', false, false, NULL, '1', 'Order in which numbers are tried; 1 first'),
	('phone', 5, 'can_text', 'boolean', false, false, NULL, 'true', 'False where texts are declined or cannot arrive'),
	('student_contact', 1, 'student_id', 'text', true, true, 'student', 'NULL', 'Whose contact'),
	('student_contact', 2, 'contact_id', 'text', true, true, 'contact', 'NULL', 'The contact'),
	('student_contact', 3, 'relation', 'text', false, false, NULL, 'NULL', 'Mother, father, guardian...'),
	('student_contact', 4, 'priority', 'integer', false, false, NULL, '1', 'Order in which they are tried; 1 first'),
	('student_contact', 5, 'lives_with', 'boolean', false, false, NULL, 'true', 'Lives in the contact''s household'),
	('student_contact', 6, 'is_restricted', 'boolean', false, false, NULL, 'false', 'May get nothing (custody)'),
	('calendar', 1, 'school_id', 'text', true, true, 'school', 'NULL', 'Where'),
	('calendar', 2, 'date', 'date', true, true, NULL, 'NULL', 'Day'),
	('calendar', 3, 'is_instructional', 'boolean', false, false, NULL, 'true', 'School was held, or is to be'),
	('attendance', 1, 'student_id', 'text', true, false, 'student', 'NULL', 'Who'),
	('attendance', 2, 'school_id', 'text', false, false, 'school', 'NULL', 'Where; NULL: where enrolled'),
	('attendance', 3, 'date', 'date', true, false, NULL, 'NULL', 'Day'),
	('attendance', 4, 'code', 'text', true, false, NULL, 'NULL', 'The district''s attendance code; see map_code()'),
	('attendance', 5, 'missed', 'real', false, false, NULL, 'NULL', 'Share of the day missed, 0 to 1; NULL: by code'),
	('coursework', 1, 'student_id', 'text', true, true, 'student', 'NULL', 'Who'),
	('coursework', 2, 'course', 'text', false, true, NULL, 'NULL', 'Course'),
	('coursework', 3, 'missing_assignments', 'integer', false, false, NULL, 'NULL', 'Assignments not handed in'),
	('coursework', 4, 'as_of', 'date', false, false, NULL, 'NULL', 'Day of the count');

-- A day of a kind nobody knows is no day of school, so that what is dated on it is found.
UPDATE minibot.source_column
SET null_value = CASE WHEN key = 'is_instructional' THEN 'false' ELSE default_value END
WHERE default_value <> 'NULL';

INSERT INTO minibot.option_rule (subject, option, type, is_required, description)
SELECT 'columns ' || c.kind, c.key, 'column', c.is_required, c.description FROM minibot.source_column AS c;

INSERT INTO minibot.option_rule (subject, option, type, pattern, default_value, description)
SELECT 'source ' || k.kind, o.option, o.type, o.pattern, o.default_value, o.description
FROM (VALUES
	(NULL, 'join', 'text', '.*\S.*', NULL,
		'SQL joined to the relation, called source: JOIN other AS o ON o.id = source.id'),
	(NULL, 'where', 'text', '.*\S.*', NULL, 'SQL condition for the rows that count'),
	('attendance', 'layout', 'text', 'daily|exceptions', 'daily',
		'daily: a row per student and day; exceptions: present is inferred from enrollment and calendar'),
	('enrollment', 'exit_date_inclusive', 'boolean', NULL, 'true',
		'Whether exit_date is the last day or the one after'))
	AS o (kind, option, type, pattern, default_value, description)
JOIN (SELECT DISTINCT c.kind FROM minibot.source_column AS c) AS k ON o.kind IS NULL OR o.kind = k.kind;

CREATE TABLE minibot.source (
	kind text PRIMARY KEY,
	relation regclass NOT NULL,
	relation_name text NOT NULL,
	columns jsonb NOT NULL,
	options jsonb NOT NULL,
	mapped_by name NOT NULL,
	mapped_at timestamptz NOT NULL
);
COMMENT ON TABLE minibot.source IS 'Where minibot reads the warehouse: a row per kind; map_source() writes it';
COMMENT ON COLUMN minibot.source.relation IS 'The warehouse''s table or view; followed when it is renamed';
COMMENT ON COLUMN minibot.source.relation_name IS 'Its name when it was mapped, for the day it is gone';
COMMENT ON COLUMN minibot.source.columns IS 'Column name or SQL expression for each mapped key of source_column';
COMMENT ON COLUMN minibot.source.options IS 'Options of map_source(), defaults filled in';
COMMENT ON COLUMN minibot.source.mapped_by IS
	'Role that mapped it: its SQL runs with that role''s rights, whoever refreshes';
SELECT pg_catalog.pg_extension_config_dump('minibot.source', '');

-- Nobody maps in the name of a role whose rights are not theirs.  A restored
-- dump may name a role that is not there: that is told when the source is read.
CREATE FUNCTION minibot_internal.check_mapper() RETURNS trigger
	LANGUAGE plpgsql
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF (SELECT r.rolsuper FROM pg_roles AS r WHERE r.rolname = current_user) OR pg_has_role(NEW.mapped_by, 'USAGE') THEN
		RETURN NEW;
	END IF;
	RAISE EXCEPTION 'source kind "%" cannot be mapped in the name of role "%"', NEW.kind, NEW.mapped_by
		USING ERRCODE = 'insufficient_privilege', HINT = 'Use map_source().';
END
$$;
COMMENT ON FUNCTION minibot_internal.check_mapper() IS
	'Trigger of source: mapped_by is a role whose rights the writer has';
CREATE TRIGGER check_mapper BEFORE INSERT OR UPDATE ON minibot.source
	FOR EACH ROW EXECUTE FUNCTION minibot_internal.check_mapper();

-- With whose rights the warehouse is read -------------------------------------
--
-- What reads it runs as the extension's owner only until it has asked whose SQL
-- it is going to run, and from then on as that role.

CREATE FUNCTION minibot_internal.act_as(role name) RETURNS void
	LANGUAGE c VOLATILE STRICT AS 'MODULE_PATHNAME', 'minibot_act_restricted';
COMMENT ON FUNCTION minibot_internal.act_as(name) IS
	'What is left of the SECURITY DEFINER function that calls it runs as this role, of whose SQL nothing outlives it: '
	'no deferred trigger, held cursor, temporary table or setting; for the extension''s owner only';

-- One query may read several kinds, so one role maps them all.
CREATE FUNCTION minibot_internal.mapper_of(kind text DEFAULT NULL) RETURNS name
	LANGUAGE plpgsql STABLE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	mapping minibot.source;
	another minibot.source;
BEGIN
	SELECT * INTO mapping FROM minibot.source AS s
	WHERE mapper_of.kind IS NULL OR s.kind = mapper_of.kind ORDER BY s.kind LIMIT 1;
	IF NOT FOUND THEN
		RETURN current_user;
	END IF;
	SELECT * INTO another FROM minibot.source AS s WHERE s.mapped_by <> mapping.mapped_by ORDER BY s.kind LIMIT 1;
	IF FOUND THEN
		RAISE EXCEPTION 'source kind "%" was mapped by role "%", but "%" by "%"', mapping.kind, mapping.mapped_by,
				another.kind, another.mapped_by
			USING ERRCODE = 'object_not_in_prerequisite_state',
				HINT = 'A refresh reads them with the rights of one role: have one role map all of them.';
	ELSIF NOT EXISTS (SELECT FROM pg_roles AS r WHERE r.rolname = mapping.mapped_by) THEN
		RAISE EXCEPTION 'source kind "%" was mapped by role "%", which does not exist', mapping.kind, mapping.mapped_by
			USING ERRCODE = 'undefined_object', HINT = 'Have another role map the sources anew.';
	ELSIF NOT has_schema_privilege(mapping.mapped_by, 'minibot', 'USAGE')
		OR NOT has_table_privilege(mapping.mapped_by, 'minibot.enrollment', 'INSERT') THEN
		RAISE EXCEPTION 'source kind "%" was mapped by role "%", which is no admin of minibot any more', mapping.kind,
				mapping.mapped_by
			USING ERRCODE = 'insufficient_privilege',
				HINT = format('SELECT minibot.grant_access(%L, ''admin''); or have another role map the sources anew.',
							  mapping.mapped_by);
	ELSIF mapper_of.kind IS NOT NULL AND EXISTS (SELECT FROM pg_class AS c WHERE c.oid = mapping.relation)
		AND NOT has_any_column_privilege(mapping.mapped_by, mapping.relation, 'SELECT') THEN
		RAISE EXCEPTION 'source kind "%" was mapped by role "%", which may not read % any more', mapping.kind,
				mapping.mapped_by, mapping.relation_name
			USING ERRCODE = 'insufficient_privilege',
				HINT = format('GRANT SELECT ON %s TO %I; or have another role map the sources anew.', mapping.relation,
							  mapping.mapped_by);
	END IF;
	RETURN mapping.mapped_by;
END
$$;
COMMENT ON FUNCTION minibot_internal.mapper_of(text) IS
	'The role with whose rights a kind, or any, is read: the one that mapped it. An error where it has lost them';

CREATE TABLE minibot.code_map (
	code text PRIMARY KEY,
	status minibot.attendance_status NOT NULL,
	missed real CHECK (missed BETWEEN 0 AND 1),
	is_assumed boolean NOT NULL DEFAULT false
);
COMMENT ON TABLE minibot.code_map IS 'What the district''s attendance codes mean; map_code() writes it';
COMMENT ON COLUMN minibot.code_map.code IS 'The code, exactly as the warehouse writes it';
COMMENT ON COLUMN minibot.code_map.missed IS
	'Share of the day missed, 0 to 1, where the attendance row does not say; NULL means by status: all of it for '
	'excused, unexcused and suspended, else nothing';
COMMENT ON COLUMN minibot.code_map.is_assumed IS
	'A default of map_edfi() that the district has not confirmed by map_code()';
SELECT pg_catalog.pg_extension_config_dump('minibot.code_map', '');

-- Making the SELECT ----------------------------------------------------------

-- A column of the relation is quoted as one; all else is an expression, on
-- its own line so that a comment in it ends with it.
CREATE FUNCTION minibot_internal.source_expression(relation regclass, value text) RETURNS text
	LANGUAGE sql STABLE STRICT PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
	RETURN coalesce(
		(SELECT format('source.%I', a.attname) FROM pg_attribute AS a
		 WHERE a.attrelid = relation AND a.attname = value AND a.attnum > 0 AND NOT a.attisdropped),
		format(E'(%s\n)', value));
COMMENT ON FUNCTION minibot_internal.source_expression(regclass, text) IS 'SQL for a value of map_source()''s columns';

-- The select list; keys that are not mapped give their default.
CREATE FUNCTION minibot_internal.source_targets(kind text, relation regclass, columns jsonb) RETURNS text
	LANGUAGE sql STABLE STRICT PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
	RETURN (
		SELECT string_agg(
			CASE
				WHEN columns ->> c.key IS NULL THEN format('%s::%s AS %I', c.default_value, c.type, c.key)
				WHEN c.null_value IS NULL THEN
					format('%s::%s AS %I', minibot_internal.source_expression(relation, columns ->> c.key),
						c.type, c.key)
				ELSE
					format('coalesce(%s::%s, %s) AS %I',
						minibot_internal.source_expression(relation, columns ->> c.key), c.type,
						   c.null_value, c.key)
			END, E',\n\t' ORDER BY c.position)
		FROM minibot.source_column AS c
		WHERE c.kind = source_targets.kind);
COMMENT ON FUNCTION minibot_internal.source_targets(text, regclass, jsonb) IS 'The select list of source_query()';

-- The rest of the SELECT; the relation is called source.
CREATE FUNCTION minibot_internal.source_from(relation regclass, options jsonb) RETURNS text
	LANGUAGE sql STABLE STRICT PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
	RETURN (
		SELECT format('FROM %I.%I AS source', n.nspname, c.relname)
			|| coalesce(E'\n' || (options ->> 'join'), '')
			|| coalesce(E'\nWHERE (' || (options ->> 'where') || E'\n)', '')
		FROM pg_class AS c
		JOIN pg_namespace AS n ON n.oid = c.relnamespace
		WHERE c.oid = relation);
COMMENT ON FUNCTION minibot_internal.source_from(regclass, jsonb) IS
	'The FROM and WHERE of source_query(); NULL where the relation is gone';

-- Trying it ------------------------------------------------------------------

-- Run a query for its errors only.  A cursor takes one SELECT and nothing else.
CREATE FUNCTION minibot_internal.try_query(query text) RETURNS void
	LANGUAGE plpgsql STABLE STRICT
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	ignored record;
BEGIN
	FOR ignored IN EXECUTE query LOOP
		NULL;
	END LOOP;
END
$$;
COMMENT ON FUNCTION minibot_internal.try_query(text) IS 'Run one SELECT, only for the error it may raise';

-- What is wrong with a mapping, found by running it over a few rows: the
-- culprit (a key, an option or nothing in particular) and PostgreSQL's words.
-- No row where nothing is.
CREATE FUNCTION minibot_internal.source_fault(kind text, relation regclass, columns jsonb, options jsonb,
		sample integer)
	RETURNS TABLE (key text, errcode text, message text)
	LANGUAGE plpgsql STABLE STRICT
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	from_where text := minibot_internal.source_from(relation, options);
	attempt record;
BEGIN
	FOR attempt IN
		SELECT NULL AS key, minibot_internal.source_targets(kind, relation, columns) AS targets
		UNION ALL SELECT 'options', '1'
		UNION ALL (SELECT c.key, minibot_internal.source_expression(relation, columns ->> c.key) || '::' || c.type
				   FROM minibot.source_column AS c
				   WHERE c.kind = source_fault.kind AND columns ? c.key ORDER BY c.position)
	LOOP
		BEGIN
			PERFORM minibot_internal.try_query(format(E'SELECT %s\n%s LIMIT %s', attempt.targets, from_where, sample));
			-- The whole first: where it works, nothing is wrong.
			EXIT WHEN attempt.key IS NULL;
		EXCEPTION WHEN OTHERS THEN
			key := attempt.key;
			errcode := SQLSTATE;
			message := SQLERRM;
			EXIT WHEN key IS NOT NULL;
		END;
	END LOOP;
	IF message IS NOT NULL THEN
		RETURN NEXT;
	END IF;
END
$$;
COMMENT ON FUNCTION minibot_internal.source_fault(text, regclass, jsonb, jsonb, integer) IS
	'Which key of a mapping fails, and why; tried over so many rows of the relation';

-- The columns a mapping can name, for hints.
CREATE FUNCTION minibot_internal.relation_columns(relation regclass) RETURNS text
	LANGUAGE sql STABLE STRICT PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
	RETURN (SELECT string_agg(a.attname, ', ' ORDER BY a.attnum) FROM pg_attribute AS a
			WHERE a.attrelid = relation AND a.attnum > 0 AND NOT a.attisdropped);
COMMENT ON FUNCTION minibot_internal.relation_columns(regclass) IS 'The names of a relation''s columns, listed';

-- Raise what source_fault() finds, if it finds anything.
CREATE FUNCTION minibot_internal.verify_mapping(mapping minibot.source, sample integer) RETURNS void
	LANGUAGE plpgsql STABLE STRICT
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	fault record;
	expected text;
BEGIN
	SELECT * INTO fault
	FROM minibot_internal.source_fault(mapping.kind, mapping.relation, mapping.columns, mapping.options, sample);
	IF NOT FOUND THEN
		RETURN;
	END IF;
	IF fault.key IS NULL OR fault.key = 'options' THEN
		RAISE EXCEPTION 'source kind "%"%: %', mapping.kind, coalesce(', ' || fault.key, ''),
				fault.message || CASE WHEN fault.errcode = '42501'
					THEN format(', for role "%s", which mapped it', mapping.mapped_by) ELSE '' END
			USING ERRCODE = fault.errcode,
				DETAIL = 'The SELECT is ' || minibot_internal.source_targets(mapping.kind, mapping.relation,
					mapping.columns)
					|| E'\n' || minibot_internal.source_from(mapping.relation, mapping.options),
				HINT = CASE WHEN fault.key IS NULL THEN 'Each key works alone, but not all of them together.'
					ELSE format('The options join and where are SQL that follows "FROM %s AS source".',
						mapping.relation) END;
	END IF;
	SELECT c.type INTO expected FROM minibot.source_column AS c WHERE c.kind = mapping.kind AND c.key = fault.key;
	RAISE EXCEPTION 'source kind "%", key "%": %', mapping.kind, fault.key,
			fault.message || CASE WHEN fault.errcode = '42501'
				THEN format(', for role "%s", which mapped it', mapping.mapped_by) ELSE '' END
		USING ERRCODE = fault.errcode,
			DETAIL = format('It is mapped to %s of %s.', mapping.columns ->> fault.key, mapping.relation),
			HINT = format('Give a column (%s) or an SQL expression that casts to %s, functions with their schema.',
						  minibot_internal.relation_columns(mapping.relation), expected);
END
$$;
COMMENT ON FUNCTION minibot_internal.verify_mapping(minibot.source, integer) IS
	'Raise what is wrong with a mapping, naming kind and key; tried over so many rows';

-- Mapping --------------------------------------------------------------------

-- A kind that exists, or an error that lists those that do.
CREATE FUNCTION minibot_internal.check_kind(kind text) RETURNS void
	LANGUAGE plpgsql STABLE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF kind IS NULL OR NOT EXISTS (SELECT FROM minibot.source_column AS c WHERE c.kind = check_kind.kind) THEN
		RAISE EXCEPTION 'there is no source kind "%"', coalesce(kind, 'NULL')
			USING ERRCODE = 'invalid_parameter_value',
				HINT = (SELECT 'The kinds are ' || string_agg(DISTINCT c.kind, ', ') || '.'
					FROM minibot.source_column AS c);
	END IF;
END
$$;
COMMENT ON FUNCTION minibot_internal.check_kind(text) IS 'Raise an error unless there is such a kind of source';

CREATE FUNCTION minibot_internal.check_source_relation(kind text, relation regclass) RETURNS void
	LANGUAGE plpgsql STABLE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	relkind "char" := (SELECT c.relkind FROM pg_class AS c WHERE c.oid = relation);
BEGIN
	IF relkind IS NULL THEN
		RAISE EXCEPTION 'source kind "%": relation % does not exist', kind, coalesce(relation::text, 'NULL')
			USING ERRCODE = 'undefined_table', HINT = 'Give the warehouse''s table or view, with its schema.';
	ELSIF relkind NOT IN ('r', 'p', 'v', 'm', 'f') THEN
		RAISE EXCEPTION 'source kind "%": % is no table or view', kind, relation
			USING ERRCODE = 'wrong_object_type', HINT = 'Give the warehouse''s table or view, with its schema.';
	END IF;
END
$$;
COMMENT ON FUNCTION minibot_internal.check_source_relation(text,
	regclass) IS 'Raise an error unless a relation can be read';

CREATE FUNCTION minibot.map_source(kind text, relation regclass, columns jsonb, options jsonb DEFAULT '{}') RETURNS void
	LANGUAGE plpgsql VOLATILE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	-- Enough rows to meet the values a column usually holds, few enough to be instant.
	sample CONSTANT integer := 1000;
	mapping minibot.source;
BEGIN
	PERFORM minibot_internal.check_kind(kind);
	PERFORM minibot_internal.check_source_relation(kind, relation);
	SELECT map_source.kind, map_source.relation, format('%I.%I', n.nspname, c.relname),
		minibot_internal.check_options('columns ' || kind, columns, format('source kind "%s"', kind), 'key'),
		minibot_internal.check_options('source ' || kind, options, format('source kind "%s"', kind)),
		current_user, minibot.clock()
	INTO mapping
	FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace WHERE c.oid = relation;
	PERFORM minibot_internal.verify_mapping(mapping, sample);
	DELETE FROM minibot.source AS s WHERE s.kind = map_source.kind;
	INSERT INTO minibot.source SELECT mapping.*;
END
$$;
COMMENT ON FUNCTION minibot.map_source(text, regclass, jsonb, jsonb) IS
	'Say where the warehouse holds schools, students, enrollments, contacts, phones, student_contacts, calendars, '
	'attendance or coursework: relation, and for each key of source_column a column or SQL expression. '
	'It is tried at once; calling again replaces it';

CREATE FUNCTION minibot.unmap_source(kind text) RETURNS boolean
	LANGUAGE plpgsql VOLATILE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	PERFORM minibot_internal.check_kind(kind);
	DELETE FROM minibot.source AS s WHERE s.kind = unmap_source.kind;
	RETURN FOUND;
END
$$;
COMMENT ON FUNCTION minibot.unmap_source(text) IS
	'Forget where a kind is read; what was read stays. Returns whether it was mapped';

-- Trying the query may already run what is mapped, hence the mapper's rights.
CREATE FUNCTION minibot.source_query(kind text) RETURNS text
	LANGUAGE plpgsql STABLE SECURITY DEFINER
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	mapping minibot.source;
BEGIN
	PERFORM minibot_internal.check_kind(kind);
	PERFORM minibot_internal.act_as(minibot_internal.mapper_of(kind));
	SELECT * INTO mapping FROM minibot.source AS s WHERE s.kind = source_query.kind;
	IF NOT FOUND THEN
		RAISE EXCEPTION 'source kind "%" is not mapped', kind
			USING ERRCODE = 'object_not_in_prerequisite_state',
				HINT = 'Map it with map_source(), or a whole Ed-Fi ODS with map_edfi().';
	ELSIF NOT EXISTS (SELECT FROM pg_class AS c WHERE c.oid = mapping.relation) THEN
		RAISE EXCEPTION 'source kind "%": relation %, to which it was mapped, no longer exists',
			kind, mapping.relation_name
			USING ERRCODE = 'undefined_table', HINT = 'Map it anew with map_source().';
	END IF;
	PERFORM minibot_internal.verify_mapping(mapping, 0);
	RETURN format(E'SELECT %s\n%s', minibot_internal.source_targets(kind, mapping.relation, mapping.columns),
				  minibot_internal.source_from(mapping.relation, mapping.options));
END
$$;
COMMENT ON FUNCTION minibot.source_query(text) IS
	'The SELECT that reads a kind from the warehouse: the columns of source_column in their order and types. '
	'Raises an error that says so where the kind is not mapped, or its relation or a column of it is gone';

CREATE FUNCTION minibot_internal.exit_date_shift() RETURNS integer
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN coalesce((SELECT CASE WHEN s.options ->> 'exit_date_inclusive' = 'false' THEN 1 ELSE 0 END
					 FROM minibot.source AS s WHERE s.kind = 'enrollment'), 0);
COMMENT ON FUNCTION minibot_internal.exit_date_shift() IS
	'Days to take from an exit date of the warehouse to get the last day enrolled: by the option exit_date_inclusive';

-- Attendance codes -----------------------------------------------------------

CREATE FUNCTION minibot.map_code(code text, status minibot.attendance_status, missed real DEFAULT NULL) RETURNS void
	LANGUAGE plpgsql VOLATILE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF code IS NULL OR status IS NULL THEN
		RAISE EXCEPTION 'an attendance code and its status must be given'
			USING ERRCODE = 'null_value_not_allowed', HINT = 'For example map_code(''UX'', ''unexcused'').';
	ELSIF missed NOT BETWEEN 0 AND 1 THEN
		RAISE EXCEPTION 'code "%" cannot miss % of the day', code, missed
			USING ERRCODE = 'numeric_value_out_of_range', HINT = 'missed is a share of the day: 0 to 1, 0.5 for half.';
	END IF;
	INSERT INTO minibot.code_map AS m (code, status, missed) VALUES (map_code.code, map_code.status, map_code.missed)
	ON CONFLICT ON CONSTRAINT code_map_pkey DO UPDATE
		SET status = excluded.status, missed = excluded.missed, is_assumed = false;
END
$$;
COMMENT ON FUNCTION minibot.map_code(text, minibot.attendance_status, real) IS
	'Say what one of the district''s attendance codes means: its status and, where it is not all or nothing, the share '
	'of the day missed. Calling again replaces it; refresh_attendance() then applies it';

CREATE FUNCTION minibot.unmapped_codes() RETURNS TABLE (code text, rows bigint, first_date date, last_date date)
	LANGUAGE plpgsql STABLE SECURITY DEFINER
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	PERFORM minibot_internal.act_as(minibot_internal.mapper_of('attendance'));
	RETURN QUERY EXECUTE format(
		'SELECT a.code, count(*), min(a.date), max(a.date) FROM (%s) AS a
		 WHERE NOT EXISTS (SELECT FROM minibot.code_map AS m WHERE m.code = a.code)
		 GROUP BY a.code ORDER BY a.code', minibot.source_query('attendance'));
END
$$;
COMMENT ON FUNCTION minibot.unmapped_codes() IS
	'Attendance codes of the warehouse that map_code() does not know: refresh_attendance() refuses them';
