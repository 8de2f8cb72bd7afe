-- Ed-Fi ODS ------------------------------------------------------------------
--
-- map_edfi() maps a whole Ed-Fi ODS on PostgreSQL: Data Standard 5 (contact)
-- or earlier (parent), with those of the optional tables and columns that are
-- there.  Surrogate keys become the ids the district writes; where a row they
-- point to is missing, the id is "studentusi 123", an orphan that
-- check_sources() names, rather than a row that silently falls out of a join.
-- Values are cast, so that a copy of the ODS loaded as text does as well.

INSERT INTO minibot.option_rule
	(subject, option, type, minimum, maximum, is_required, default_value, description)
VALUES
	('setting', 'attendance.day_minutes', 'integer', '1', '1440', true, '390',
		'Minutes of a school day, where the warehouse counts missed time in minutes');

-- The first of these tables that is there.
CREATE FUNCTION minibot_internal.edfi_table(schema_name name, VARIADIC names text[]) RETURNS regclass
	LANGUAGE plpgsql STABLE STRICT
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	found regclass := (
		SELECT to_regclass(format('%I.%I', schema_name, name)) FROM unnest(names) WITH ORDINALITY AS n (name, position)
		WHERE to_regclass(format('%I.%I', schema_name, name)) IS NOT NULL ORDER BY position LIMIT 1);
BEGIN
	IF found IS NULL THEN
		RAISE EXCEPTION 'there is no table %', format('%I.%I', schema_name, names[1])
			USING ERRCODE = 'undefined_table',
				HINT = 'map_edfi() takes the schema of an Ed-Fi ODS; map single tables with map_source().';
	END IF;
	RETURN found;
END
$$;
COMMENT ON FUNCTION minibot_internal.edfi_table(name, text[]) IS
	'The first of these tables that an Ed-Fi schema has; an error where it has none';

CREATE FUNCTION minibot_internal.has_column(relation regclass, column_name text) RETURNS boolean
	LANGUAGE sql STABLE STRICT PARALLEL SAFE
	RETURN EXISTS (SELECT FROM pg_catalog.pg_attribute AS a
				   WHERE a.attrelid = relation AND a.attname = column_name AND a.attnum > 0 AND NOT a.attisdropped);
COMMENT ON FUNCTION minibot_internal.has_column(regclass, text) IS 'Whether a relation has such a column';

-- The key's mapping, if the column it needs is there; else nothing.
CREATE FUNCTION minibot_internal.edfi_key(relation regclass, column_name text, key text, expression text DEFAULT NULL)
	RETURNS jsonb
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN CASE WHEN minibot_internal.has_column(relation, column_name)
		THEN jsonb_build_object(key, coalesce(expression, column_name)) ELSE '{}' END;
COMMENT ON FUNCTION minibot_internal.edfi_key(regclass, text, text, text) IS
	'One entry of map_source()''s columns where the relation has the column, else none';

-- Ed-Fi's names of the people who belong to a student, before and since Data Standard 5.
CREATE FUNCTION minibot_internal.edfi_contact_word(schema_name name) RETURNS text
	LANGUAGE sql STABLE STRICT
	RETURN (SELECT c.relname FROM pg_catalog.pg_class AS c
			WHERE c.oid = minibot_internal.edfi_table(schema_name, 'contact', 'parent'));
COMMENT ON FUNCTION minibot_internal.edfi_contact_word(name) IS
	'contact, or parent as Ed-Fi said before Data Standard 5';

-- What an event's share of the day says about what was missed: of a day
-- present, the rest; of a tardy, nothing where it is 1, a count.
CREATE FUNCTION minibot.edfi_missed(status minibot.attendance_status, share numeric) RETURNS real
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN (CASE
			WHEN share IS NULL OR status = 'in_school_suspension' OR status = 'tardy' AND share >= 1 THEN NULL
			WHEN status IN ('present', 'remote') THEN 1 - least(share, 1)
			ELSE least(share, 1)
		END)::real;
COMMENT ON FUNCTION minibot.edfi_missed(minibot.attendance_status, numeric) IS
	'Share of the day missed, from the share of the day that an Ed-Fi attendance event lasted';

-- SQL that turns studentusi or contactusi into the district's id.
CREATE FUNCTION minibot_internal.edfi_person_join(schema_name name, word text) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN format('LEFT JOIN %1$I.%2$I AS %2$s ON %2$s.%2$susi = source.%2$susi', schema_name, word);
COMMENT ON FUNCTION minibot_internal.edfi_person_join(name, text) IS
	'The join that finds a student or contact by its surrogate key';

CREATE FUNCTION minibot_internal.edfi_person_id(word text) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN format('coalesce(%1$s.%1$suniqueid, ''%1$susi '' || source.%1$susi)', word);
COMMENT ON FUNCTION minibot_internal.edfi_person_id(text) IS 'The district''s id after edfi_person_join()';

CREATE FUNCTION minibot_internal.edfi_descriptor_join(schema_name name, alias text, column_name text) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN format(' LEFT JOIN %I.descriptor AS %I ON %2$I.descriptorid = source.%I', schema_name, alias, column_name);
COMMENT ON FUNCTION minibot_internal.edfi_descriptor_join(name, text,
	text) IS 'The join that finds a descriptor''s codevalue';

-- Kinds ----------------------------------------------------------------------

CREATE FUNCTION minibot_internal.map_edfi_schools(schema_name name) RETURNS void
	LANGUAGE plpgsql VOLATILE STRICT
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	telephone CONSTANT text := 'educationorganizationinstitutiontelephone';
	columns jsonb := '{"school_id": "educationorganizationid", "name": "nameofinstitution"}';
BEGIN
	IF to_regclass(format('%I.%I', schema_name, telephone)) IS NOT NULL THEN
		columns := columns || jsonb_build_object('phone', format(
			'(SELECT t.telephonenumber FROM %1$I.%2$I AS t
			  LEFT JOIN %1$I.descriptor AS d ON d.descriptorid = t.institutiontelephonenumbertypedescriptorid
			  WHERE t.educationorganizationid = source.educationorganizationid
			  ORDER BY d.codevalue ILIKE ''fax%%'', d.codevalue = ''Main'' DESC, t.telephonenumber LIMIT 1)',
			schema_name, telephone));
	END IF;
	-- Districts and the state are education organizations too.
	PERFORM minibot.map_source('school', minibot_internal.edfi_table(schema_name, 'educationorganization'), columns,
		jsonb_build_object('where', format('educationorganizationid IN (SELECT schoolid FROM %s)',
			minibot_internal.edfi_table(schema_name, 'school', 'studentschoolassociation'))));
END
$$;
COMMENT ON FUNCTION minibot_internal.map_edfi_schools(name) IS 'map_edfi() for kind school';

-- Whether an exit date is the last day or the day after differs by district:
-- what it has said stays.
CREATE FUNCTION minibot_internal.map_edfi_students(schema_name name) RETURNS void
	LANGUAGE plpgsql VOLATILE STRICT
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	student regclass := minibot_internal.edfi_table(schema_name, 'student');
	association regclass := minibot_internal.edfi_table(schema_name, 'studentschoolassociation');
	joins text := minibot_internal.edfi_person_join(schema_name, 'student');
BEGIN
	PERFORM minibot.map_source('student', student,
		'{"student_id": "studentuniqueid", "first_name": "firstname", "last_name": "lastsurname"}'
		|| minibot_internal.edfi_key(student, 'birthdate', 'birth_date'));
	IF minibot_internal.has_column(association, 'entrygradeleveldescriptorid') THEN
		joins := joins || minibot_internal.edfi_descriptor_join(schema_name, 'grade', 'entrygradeleveldescriptorid');
	END IF;
	PERFORM minibot.map_source('enrollment', association,
		jsonb_build_object('student_id', minibot_internal.edfi_person_id('student'), 'school_id', 'schoolid',
						   'entry_date', 'entrydate')
		|| minibot_internal.edfi_key(association, 'exitwithdrawdate', 'exit_date')
		|| minibot_internal.edfi_key(association, 'primaryschool', 'is_primary')
		|| minibot_internal.edfi_key(association, 'entrygradeleveldescriptorid', 'grade', 'grade.codevalue'),
		jsonb_build_object('join', joins)
		|| coalesce((SELECT jsonb_build_object('exit_date_inclusive', s.options -> 'exit_date_inclusive')
					 FROM minibot.source AS s WHERE s.kind = 'enrollment'), '{}'));
END
$$;
COMMENT ON FUNCTION minibot_internal.map_edfi_students(name) IS 'map_edfi() for kinds student and enrollment';

-- The language a contact is written to in, of those the ODS holds: the one
-- for correspondence, else the one at home, else any.
CREATE FUNCTION minibot_internal.edfi_language(schema_name name, word text) RETURNS text
	LANGUAGE sql STABLE STRICT
	SET search_path = pg_catalog, pg_temp
	RETURN (SELECT format(
		'(SELECT d.codevalue FROM %1$I.%2$slanguage AS l
		  JOIN %1$I.descriptor AS d ON d.descriptorid = l.languagedescriptorid
		  LEFT JOIN %1$I.%2$slanguageuse AS u
			ON u.%2$susi = l.%2$susi AND u.languagedescriptorid = l.languagedescriptorid
		  LEFT JOIN %1$I.descriptor AS use ON use.descriptorid = u.languageusedescriptorid
		  WHERE l.%2$susi = source.%2$susi
		  ORDER BY CASE WHEN use.codevalue ILIKE ''%%correspondence%%'' THEN 1
						WHEN use.codevalue ILIKE ''%%home%%'' THEN 2 ELSE 3 END, d.codevalue
		  LIMIT 1)', schema_name, word)
		WHERE to_regclass(format('%I.%I', schema_name, word || 'language')) IS NOT NULL
		AND to_regclass(format('%I.%I', schema_name, word || 'languageuse')) IS NOT NULL);
COMMENT ON FUNCTION minibot_internal.edfi_language(name,
	text) IS 'SQL for a contact''s language; NULL where the ODS holds none';

-- A number that is not to be published may still be texted: a text tells
-- nobody but its owner.  A fax never is.
CREATE FUNCTION minibot_internal.map_edfi_contacts(schema_name name) RETURNS void
	LANGUAGE plpgsql VOLATILE STRICT
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	word text := minibot_internal.edfi_contact_word(schema_name);
	telephone regclass := minibot_internal.edfi_table(schema_name, word || 'telephone');
	preference text := 'CASE WHEN minibot.phone_kind(type.codevalue) = ''mobile'' THEN 1 ELSE 2 END';
BEGIN
	PERFORM minibot.map_source('contact', minibot_internal.edfi_table(schema_name, word),
		jsonb_strip_nulls(jsonb_build_object('contact_id', word || 'uniqueid', 'first_name', 'firstname',
			'last_name', 'lastsurname', 'language', minibot_internal.edfi_language(schema_name, word))));
	IF minibot_internal.has_column(telephone, 'orderofpriority') THEN
		preference := format('coalesce(source.orderofpriority::integer, %s)', preference);
	END IF;
	PERFORM minibot.map_source('phone', telephone,
		jsonb_build_object('contact_id', minibot_internal.edfi_person_id(word), 'phone', 'telephonenumber',
			'kind', 'coalesce(minibot.phone_kind(type.codevalue), ''unknown'')', 'priority', preference,
			'can_text', 'minibot.is_texting_kind(type.codevalue)')
		|| minibot_internal.edfi_key(telephone, 'textmessagecapabilityindicator', 'can_text',
			'source.textmessagecapabilityindicator::boolean IS NOT FALSE AND minibot.is_texting_kind(type.codevalue)'),
		jsonb_build_object('join', minibot_internal.edfi_person_join(schema_name, word)
			|| minibot_internal.edfi_descriptor_join(schema_name, 'type', 'telephonenumbertypedescriptorid')));
END
$$;
COMMENT ON FUNCTION minibot_internal.map_edfi_contacts(name) IS 'map_edfi() for kinds contact and phone';

-- Any restriction on a contact restricts it; a district that writes "none" means none.
CREATE FUNCTION minibot_internal.map_edfi_student_contacts(schema_name name) RETURNS void
	LANGUAGE plpgsql VOLATILE STRICT
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	word text := minibot_internal.edfi_contact_word(schema_name);
	association regclass := minibot_internal.edfi_table(schema_name, format('student%sassociation', word));
	first_choice text := CASE WHEN minibot_internal.has_column(association, 'primarycontactstatus')
		THEN 'CASE WHEN source.primarycontactstatus::boolean THEN 1 ELSE 2 END' ELSE '1' END;
	joins text := minibot_internal.edfi_person_join(schema_name, 'student')
		|| ' ' || minibot_internal.edfi_person_join(schema_name, word);
BEGIN
	IF minibot_internal.has_column(association, 'relationdescriptorid') THEN
		joins := joins || minibot_internal.edfi_descriptor_join(schema_name, 'relation', 'relationdescriptorid');
	END IF;
	PERFORM minibot.map_source('student_contact', association,
		jsonb_build_object('student_id', minibot_internal.edfi_person_id('student'), 'contact_id',
			minibot_internal.edfi_person_id(word),
			'priority', first_choice)
		|| minibot_internal.edfi_key(association, 'contactpriority', 'priority',
			format('coalesce(source.contactpriority::integer, %s)', first_choice))
		|| minibot_internal.edfi_key(association, 'relationdescriptorid', 'relation', 'relation.codevalue')
		|| minibot_internal.edfi_key(association, 'liveswith', 'lives_with')
		|| minibot_internal.edfi_key(association, 'contactrestrictions', 'is_restricted',
			'lower(btrim(source.contactrestrictions)) NOT IN ('''', ''none'', ''no'', ''n/a'')'),
		jsonb_build_object('join', joins));
END
$$;
COMMENT ON FUNCTION minibot_internal.map_edfi_student_contacts(name) IS 'map_edfi() for kind student_contact';

-- A make-up day is held whatever else the day is; a day with a closing event
-- is not; of several calendars of a school one row a day is read.
CREATE FUNCTION minibot_internal.map_edfi_calendar(schema_name name) RETURNS void
	LANGUAGE plpgsql VOLATILE STRICT
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	calendar_date regclass := minibot_internal.edfi_table(schema_name, 'calendardate');
	calendar_event regclass := minibot_internal.edfi_table(schema_name, 'calendardatecalendarevent');
BEGIN
	PERFORM minibot.map_source('calendar', calendar_date,
		'{"school_id": "schoolid", "date": "date", "is_instructional": "day.is_held"}',
		jsonb_build_object(
			'join', format(
				'LEFT JOIN (SELECT e.schoolid, e.date,
						bool_or(d.codevalue ILIKE ''make-up day'')
						OR bool_or(d.codevalue ILIKE ANY (''{instructional day,student late arrival%%}''))
						AND NOT bool_or(d.codevalue ILIKE ANY
							(''{holiday,weather day,emergency day,strike,non-instructional day,teacher only day}''))
						AS is_held
					FROM %s AS e JOIN %I.descriptor AS d ON d.descriptorid = e.calendareventdescriptorid
					GROUP BY e.schoolid, e.date) AS day ON day.schoolid = source.schoolid AND day.date = source.date',
				calendar_event, schema_name),
			'where', format(
				'NOT EXISTS (SELECT FROM %s AS other WHERE other.schoolid = source.schoolid AND other.date = source.date
					AND (other.schoolyear, other.calendarcode) < (source.schoolyear, source.calendarcode))',
				calendar_date)));
END
$$;
COMMENT ON FUNCTION minibot_internal.map_edfi_calendar(name) IS 'map_edfi() for kind calendar';

CREATE FUNCTION minibot_internal.map_edfi_attendance(schema_name name) RETURNS void
	LANGUAGE plpgsql VOLATILE STRICT
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	event regclass := minibot_internal.edfi_table(schema_name, 'studentschoolattendanceevent');
	joins text := minibot_internal.edfi_person_join(schema_name, 'student')
		|| minibot_internal.edfi_descriptor_join(schema_name, 'code', 'attendanceeventcategorydescriptorid')
		|| ' LEFT JOIN minibot.code_map AS map ON map.code = code.codevalue';
	shares text[] := '{}';
BEGIN
	IF minibot_internal.has_column(event, 'eventduration') THEN
		shares := shares || 'source.eventduration::numeric'::text;
	END IF;
	IF minibot_internal.has_column(event, 'schoolattendanceduration') THEN
		shares := shares || 'source.schoolattendanceduration::numeric / full_day.minutes'::text;
		joins := joins
			|| ' CROSS JOIN (SELECT minibot.get_setting(''attendance.day_minutes'')::numeric AS minutes) AS full_day';
	END IF;
	PERFORM minibot.map_source('attendance', event,
		jsonb_strip_nulls(jsonb_build_object('student_id', minibot_internal.edfi_person_id('student'),
			'school_id', 'schoolid',
			'date', 'eventdate', 'code', 'code.codevalue', 'missed', 'minibot.edfi_missed(map.status, coalesce('
				|| nullif(array_to_string(shares, ', '), '') || '))')),
		jsonb_build_object('layout', 'exceptions', 'join', joins));
END
$$;
COMMENT ON FUNCTION minibot_internal.map_edfi_attendance(name) IS 'map_edfi() for kind attendance';

-- Ed-Fi's own codes mean what they say; what the district has mapped stays.
-- A partial day without a duration counts as half a day until the district
-- decides: check_sources() asks.
CREATE FUNCTION minibot_internal.map_edfi_codes(schema_name name) RETURNS void
	LANGUAGE plpgsql VOLATILE STRICT
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	EXECUTE format($sql$
		INSERT INTO minibot.code_map (code, status, missed, is_assumed)
		SELECT DISTINCT ON (d.codevalue) d.codevalue, known.status::minibot.attendance_status, known.missed, true
		FROM %s AS d
		JOIN (VALUES ('in attendance', 'present', NULL::real), ('excused absence', 'excused', NULL),
				('unexcused absence', 'unexcused', NULL), ('tardy', 'tardy', NULL), ('early departure', 'tardy', NULL),
				('partial', 'tardy', 0.5)) AS known (name, status, missed) ON known.name = lower(d.codevalue)
		WHERE d.namespace LIKE '%%AttendanceEventCategoryDescriptor'
		ON CONFLICT (code) DO NOTHING$sql$, minibot_internal.edfi_table(schema_name, 'descriptor'));
END
$$;
COMMENT ON FUNCTION minibot_internal.map_edfi_codes(name) IS 'map_edfi() for Ed-Fi''s standard attendance codes';

CREATE FUNCTION minibot_internal.source_row_count(kind text) RETURNS bigint
	LANGUAGE plpgsql STABLE STRICT
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	row_count bigint;
BEGIN
	EXECUTE format('SELECT count(*) FROM (%s) AS source', minibot.source_query(kind)) INTO row_count;
	RETURN row_count;
END
$$;
COMMENT ON FUNCTION minibot_internal.source_row_count(text) IS 'How many rows a kind has in the warehouse';

-- The rooms below read what has just been mapped.
CREATE FUNCTION minibot_internal.read_mapped() RETURNS void
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	-- each: PERFORM %s();
END
$$;
COMMENT ON FUNCTION minibot_internal.read_mapped() IS
	'A whole warehouse was mapped, and every code of it means something';

-- Roster and calendars from what has just been mapped; calendars wait for the
-- district where one of its codes has no meaning yet.
CREATE FUNCTION minibot_internal.refresh_after_mapping() RETURNS void
	LANGUAGE plpgsql VOLATILE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	unmapped text := (SELECT string_agg(coalesce(quote_literal(u.code), 'NULL'), ', ')
					  FROM minibot.unmapped_codes() AS u);
BEGIN
	PERFORM minibot.refresh_roster();
	IF unmapped IS NOT NULL THEN
		RAISE WARNING 'attendance is not read yet: nothing is known of the codes %', unmapped
			USING HINT = 'Say what each means with map_code(), then run refresh_attendance().';
	ELSE
		PERFORM minibot_internal.read_mapped();
	END IF;
END
$$;
COMMENT ON FUNCTION minibot_internal.refresh_after_mapping() IS
	'refresh_roster() and, unless a code is unmapped, what else reads the warehouse';

CREATE FUNCTION minibot.map_edfi(schema_name name DEFAULT 'edfi')
	RETURNS TABLE (kind text, relation regclass, row_count bigint)
	LANGUAGE plpgsql VOLATILE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF schema_name IS NULL OR to_regnamespace(quote_ident(schema_name)) IS NULL THEN
		RAISE EXCEPTION 'there is no schema "%"', coalesce(schema_name, 'NULL')
			USING ERRCODE = 'invalid_schema_name', HINT = 'Give the schema of the Ed-Fi ODS: map_edfi(''edfi'').';
	END IF;
	PERFORM minibot_internal.map_edfi_codes(schema_name);
	PERFORM minibot_internal.map_edfi_schools(schema_name);
	PERFORM minibot_internal.map_edfi_students(schema_name);
	PERFORM minibot_internal.map_edfi_contacts(schema_name);
	PERFORM minibot_internal.map_edfi_student_contacts(schema_name);
	PERFORM minibot_internal.map_edfi_calendar(schema_name);
	PERFORM minibot_internal.map_edfi_attendance(schema_name);
	PERFORM minibot_internal.refresh_after_mapping();
	RETURN QUERY
		SELECT s.kind, s.relation, minibot_internal.source_row_count(s.kind)
		FROM minibot.source AS s
		WHERE s.kind <> 'coursework'
		ORDER BY array_position('{school,student,enrollment,contact,phone,student_contact,calendar}', s.kind);
END
$$;
COMMENT ON FUNCTION minibot.map_edfi(name) IS
	'Map every kind to an Ed-Fi ODS in this database, Data Standard 5 or earlier, and read it: a row per kind with '
	'what it found. Ed-Fi''s standard attendance codes are mapped where the district has not';
