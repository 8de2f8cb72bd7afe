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
