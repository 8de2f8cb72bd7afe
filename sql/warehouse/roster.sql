-- The roster -----------------------------------------------------------------
--
-- Who is who, in minibot's own narrow tables: refresh_roster() copies it from
-- the mapped warehouse, normalised (telephones as E.164), so that a question
-- about a phone is one index look-up and a lost warehouse table stops a
-- refresh, never a conversation.

CREATE TABLE minibot.school (
	school_id text PRIMARY KEY,
	name text NOT NULL,
	phone text,
	time_zone text
);
COMMENT ON TABLE minibot.school IS 'Schools, as mapped from the warehouse';
COMMENT ON COLUMN minibot.school.phone IS 'Office telephone, as the district writes it';
COMMENT ON COLUMN minibot.school.time_zone IS 'IANA zone; NULL means the setting district.time_zone';

CREATE TABLE minibot.student (
	student_id text PRIMARY KEY,
	first_name text NOT NULL,
	last_name text,
	birth_date date
);
COMMENT ON TABLE minibot.student IS 'Students, as mapped from the warehouse';

CREATE TABLE minibot.enrollment (
	student_id text NOT NULL,
	school_id text NOT NULL,
	entry_date date NOT NULL,
	exit_date date,
	grade text,
	is_primary boolean NOT NULL DEFAULT true,
	PRIMARY KEY (student_id, school_id, entry_date)
);
COMMENT ON TABLE minibot.enrollment IS 'Who attends which school from when to when, as mapped from the warehouse';
COMMENT ON COLUMN minibot.enrollment.exit_date IS 'Last day enrolled; NULL while enrolled';

CREATE TABLE minibot.contact (
	contact_id text PRIMARY KEY,
	first_name text,
	last_name text,
	language text NOT NULL DEFAULT 'en'
);
COMMENT ON TABLE minibot.contact IS 'People with a phone who belong to a student, as mapped from the warehouse';
COMMENT ON COLUMN minibot.contact.language IS 'ISO 639-1 code of the language they are written to in';

CREATE TABLE minibot.contact_phone (
	contact_id text NOT NULL,
	phone text NOT NULL,
	kind text NOT NULL DEFAULT 'mobile',
	priority integer NOT NULL DEFAULT 1,
	can_text boolean NOT NULL DEFAULT true,
	PRIMARY KEY (contact_id, phone)
);
CREATE INDEX contact_phone_phone_idx ON minibot.contact_phone (phone);
COMMENT ON TABLE minibot.contact_phone IS
	'Dialable numbers of contacts; numbers that are none are named by check_sources()';
COMMENT ON COLUMN minibot.contact_phone.phone IS 'E.164';
COMMENT ON COLUMN minibot.contact_phone.priority IS 'Order in which the contact wants them tried; 1 first';
COMMENT ON COLUMN minibot.contact_phone.can_text IS
	'May receive a text: not a fax or a landline, and not declined in the warehouse';

CREATE TABLE minibot.student_contact (
	student_id text NOT NULL,
	contact_id text NOT NULL,
	relation text,
	priority integer NOT NULL DEFAULT 1,
	lives_with boolean NOT NULL DEFAULT true,
	is_restricted boolean NOT NULL DEFAULT false,
	PRIMARY KEY (student_id, contact_id)
);
CREATE INDEX student_contact_contact_idx ON minibot.student_contact (contact_id);
COMMENT ON TABLE minibot.student_contact IS 'Which contact belongs to which student';
COMMENT ON COLUMN minibot.student_contact.priority IS
	'Order in which the district wants the student''s contacts tried; 1 first';
COMMENT ON COLUMN minibot.student_contact.is_restricted IS 'May get nothing about this student (custody)';
COMMENT ON COLUMN minibot.student_contact.lives_with IS 'Lives in the contact''s household';
SELECT pg_catalog.pg_extension_config_dump('minibot.school', '');
SELECT pg_catalog.pg_extension_config_dump('minibot.student', '');
SELECT pg_catalog.pg_extension_config_dump('minibot.enrollment', '');
SELECT pg_catalog.pg_extension_config_dump('minibot.contact', '');
SELECT pg_catalog.pg_extension_config_dump('minibot.contact_phone', '');
SELECT pg_catalog.pg_extension_config_dump('minibot.student_contact', '');

CREATE TABLE minibot.forgotten_contact (
	contact_id text PRIMARY KEY,
	forgotten_at timestamptz NOT NULL,
	forgotten_by name NOT NULL
);
COMMENT ON TABLE minibot.forgotten_contact IS
	'Contacts whom forget_contact() has forgotten: refresh_roster() does not bring them back. Who is to be known again '
	'is deleted here';
COMMENT ON COLUMN minibot.forgotten_contact.contact_id IS 'The district''s id, all that is kept of them';
COMMENT ON COLUMN minibot.forgotten_contact.forgotten_by IS 'The database user who called it';
SELECT pg_catalog.pg_extension_config_dump('minibot.forgotten_contact', '');

INSERT INTO minibot_internal.privacy_rule (position, what, relation, moment, retention, purpose) VALUES
	(1, 'names and birth dates of students', 'student', NULL, NULL,
		'To name a child in a text; as long as the warehouse has them'),
	(2, 'enrollments', 'enrollment', 'nullif(entry_date, ''-infinity'')', NULL,
		'To know whose child is at which school; as long as the warehouse has them'),
	(3, 'names and languages of contacts', 'contact', NULL, NULL,
		'To write to families in their language; as long as the warehouse has them'),
	(4, 'telephones of contacts', 'contact_phone', NULL, NULL,
		'To text families, and to know who writes; as long as the warehouse has them'),
	(5, 'who belongs to whom, and custody', 'student_contact', NULL, NULL,
		'To tell a family of its own children only; as long as the warehouse has it'),
	(23, 'ids of contacts forgotten', 'forgotten_contact', 'forgotten_at', NULL, 'To keep them forgotten');

-- Words of the warehouse ------------------------------------------------------

CREATE TYPE minibot.attendance_status AS ENUM
	('present', 'tardy', 'remote', 'excused', 'unexcused', 'suspended', 'in_school_suspension');
COMMENT ON TYPE minibot.attendance_status IS 'What a student''s day was, after the district''s own code is mapped';

CREATE TABLE minibot.language_name (
	name text PRIMARY KEY CHECK (name = pg_catalog.lower(name)),
	language text NOT NULL,
	is_built_in boolean NOT NULL DEFAULT false
);
COMMENT ON TABLE minibot.language_name IS 'What warehouses call a language; add a row where yours uses another word';
COMMENT ON COLUMN minibot.language_name.name IS
	'The warehouse''s word in lower case: a name, an ISO 639-2 code, a local code';
COMMENT ON COLUMN minibot.language_name.language IS 'ISO 639-1 code; the three-letter code of a language that has none';
COMMENT ON COLUMN minibot.language_name.is_built_in IS 'Came with minibot';
SELECT pg_catalog.pg_extension_config_dump('minibot.language_name', 'WHERE NOT is_built_in');

INSERT INTO minibot.language_name (name, language, is_built_in)
SELECT name, language, true
FROM (VALUES
	('en', 'eng, english, inglés, ingles'), ('es', 'spa, spanish, español, espanol, castilian'),
	('am', 'amh, amharic'), ('ar', 'ara, arabic'), ('bn', 'ben, bengali, bangla'), ('de', 'deu, ger, german'),
	('fa', 'fas, per, prs, farsi, persian, dari'), ('fr', 'fra, fre, french'), ('gu', 'guj, gujarati'),
	('hi', 'hin, hindi'), ('hmn', 'hmn, hmong'), ('ht', 'hat, haitian, haitian creole, creole'), ('it', 'ita, italian'),
	('ja', 'jpn, japanese'), ('kar', 'kar, karen'), ('km', 'khm, khmer, cambodian'), ('ko', 'kor, korean'),
	('lo', 'lao'), ('my', 'mya, bur, burmese'), ('ne', 'nep, nepali'), ('pa', 'pan, punjabi, panjabi'),
	('pl', 'pol, polish'), ('ps', 'pus, pashto'), ('pt', 'por, portuguese'), ('ru', 'rus, russian'),
	('so', 'som, somali'), ('sw', 'swa, swahili'), ('ta', 'tam, tamil'), ('te', 'tel, telugu'),
	('ti', 'tir, tigrinya'), ('tl', 'tgl, fil, tagalog, filipino'), ('uk', 'ukr, ukrainian'), ('ur', 'urd, urdu'),
	('vi', 'vie, vietnamese'), ('zh', 'zho, chi, chinese, mandarin, cantonese')) AS known (language, names),
	pg_catalog.string_to_table(names, ', ') AS name;

-- NULL where nothing is known of that name.
CREATE FUNCTION minibot.language_code(name text) RETURNS text
	LANGUAGE sql STABLE STRICT PARALLEL SAFE
	RETURN coalesce(
		(SELECT l.language FROM minibot.language_name AS l
		 WHERE l.name = lower(btrim(language_code.name))),
		lower(substring(btrim(language_code.name) FROM '^([A-Za-z]{2})([-_].*)?$')));
COMMENT ON FUNCTION minibot.language_code(text) IS
	'The ISO 639-1 code of a language as the warehouse names it: Spanish, spa, es-MX; NULL where it is not known';

CREATE FUNCTION minibot.phone_kind(kind text) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE
		WHEN kind ~* '\m(mobile|m[oó]vil|cell|celular)' THEN 'mobile'
		WHEN kind ~* '\mfax' THEN 'fax'
		WHEN kind ~* '\mland ?line' THEN 'landline'
		WHEN kind ~* '\mpager' THEN 'pager'
		ELSE lower(btrim(kind))
	END;
COMMENT ON FUNCTION minibot.phone_kind(text) IS
	'Kind of telephone in minibot''s words: mobile, fax, landline, pager; others as the warehouse has it, lower case';

CREATE FUNCTION minibot.is_texting_kind(kind text) RETURNS boolean
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN minibot.phone_kind(kind) NOT IN ('fax', 'landline', 'pager');
COMMENT ON FUNCTION minibot.is_texting_kind(text) IS
	'Whether a telephone of that kind can receive a text; of a home or work number only the carrier knows, so it may';

-- From warehouse to roster ----------------------------------------------------

CREATE TABLE minibot_internal.roster_table (
	kind text PRIMARY KEY,
	position smallint NOT NULL UNIQUE,
	target regclass NOT NULL,
	query text NOT NULL
);
COMMENT ON TABLE minibot_internal.roster_table IS
	'How each roster table is read from its source, which the query calls source';
COMMENT ON COLUMN minibot_internal.roster_table.query IS
	'SELECT of the table''s columns, one row a key; of rows with the same key always the same one is taken';

INSERT INTO minibot_internal.roster_table (kind, position, target, query) VALUES
('school', 1, 'minibot.school', $$
	SELECT DISTINCT ON (school_id) school_id, coalesce(name, school_id) AS name, phone,
		(SELECT z.name FROM pg_timezone_names AS z WHERE z.name = source.time_zone) AS time_zone
	FROM source WHERE school_id IS NOT NULL
	ORDER BY school_id, source.name, phone, source.time_zone$$),
('student', 2, 'minibot.student', $$
	SELECT DISTINCT ON (student_id) student_id, coalesce(first_name, '') AS first_name, last_name, birth_date
	FROM source WHERE student_id IS NOT NULL
	ORDER BY student_id, source.first_name, last_name, birth_date$$),
('enrollment', 3, 'minibot.enrollment', $$
	SELECT DISTINCT ON (student_id, school_id, entry_date) student_id, school_id,
		coalesce(entry_date, '-infinity') AS entry_date,
			exit_date - (SELECT minibot_internal.exit_date_shift()) AS exit_date,
		grade, is_primary
	FROM source WHERE student_id IS NOT NULL AND school_id IS NOT NULL
	ORDER BY student_id, school_id, entry_date, source.exit_date DESC, is_primary DESC, grade$$),
('contact', 4, 'minibot.contact', $$
	SELECT DISTINCT ON (contact_id) contact_id, first_name, last_name, coalesce(known.code, 'en') AS language
	FROM source
	-- Each name is looked up once, not once a contact: OFFSET keeps the subquery together.
	LEFT JOIN (SELECT name, minibot.language_code(name) AS code
			   FROM (SELECT DISTINCT language AS name FROM source) AS used OFFSET 0) AS known
		ON known.name = source.language
	WHERE contact_id IS NOT NULL AND contact_id NOT IN (SELECT f.contact_id FROM minibot.forgotten_contact AS f)
	ORDER BY contact_id, first_name, last_name, source.language$$),
-- A number that is declined in one row is declined; one that is listed as a fax and as a mobile is a mobile.
('phone', 5, 'minibot.contact_phone', $$
	SELECT contact_id, dialable AS phone,
		(array_agg(minibot.phone_kind(kind) ORDER BY minibot.is_texting_kind(kind) DESC, priority, kind))[1] AS kind,
		min(priority) AS priority,
		bool_or(minibot.is_texting_kind(kind)) AND bool_and(can_text OR NOT minibot.is_texting_kind(kind)) AS can_text
	FROM source,
		minibot.normalize_phone(phone, (SELECT coalesce(minibot.get_setting('district.region'), 'US'))) AS dialable
	WHERE contact_id IS NOT NULL AND dialable IS NOT NULL
		AND contact_id NOT IN (SELECT f.contact_id FROM minibot.forgotten_contact AS f)
	GROUP BY contact_id, dialable$$),
-- Restricted in one row is restricted.
('student_contact', 6, 'minibot.student_contact', $$
	SELECT DISTINCT ON (student_id, contact_id) student_id, contact_id, relation, priority, lives_with, is_restricted
	FROM source WHERE student_id IS NOT NULL AND contact_id IS NOT NULL
		AND contact_id NOT IN (SELECT f.contact_id FROM minibot.forgotten_contact AS f)
	ORDER BY student_id, contact_id, is_restricted DESC, priority, relation, lives_with$$);

-- Make a table equal to what a query returns (the query yields each primary
-- key once); rows that are right already are left alone.
CREATE FUNCTION minibot_internal.sync_table(target regclass, query text, OUT added bigint, OUT changed bigint,
		OUT removed bigint)
	LANGUAGE plpgsql VOLATILE STRICT
	SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	columns text;
	old_row text;
	new_row text;
	same_key text;
BEGIN
	SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum),
		string_agg(format('old.%I', a.attname), ', ' ORDER BY a.attnum),
		string_agg(format('new.%I', a.attname), ', ' ORDER BY a.attnum),
		string_agg(format('old.%1$I = new.%1$I', a.attname), ' AND ') FILTER (WHERE a.attnum = ANY (i.indkey))
	INTO columns, old_row, new_row, same_key
	FROM pg_attribute AS a
	JOIN pg_index AS i ON i.indrelid = a.attrelid AND i.indisprimary
	WHERE a.attrelid = target AND a.attnum > 0 AND NOT a.attisdropped;

	EXECUTE format($$
		WITH fresh AS MATERIALIZED (%6$s),
		added AS (
			INSERT INTO %1$s (%2$s) SELECT %4$s FROM fresh AS new
			WHERE NOT EXISTS (SELECT FROM %1$s AS old WHERE %5$s) RETURNING 1),
		changed AS (
			UPDATE %1$s AS old SET (%2$s) = ROW(%4$s) FROM fresh AS new
			WHERE %5$s AND (%3$s) IS DISTINCT FROM (%4$s) RETURNING 1),
		removed AS (
			DELETE FROM %1$s AS old WHERE NOT EXISTS (SELECT FROM fresh AS new WHERE %5$s) RETURNING 1)
		SELECT (SELECT count(*) FROM added), (SELECT count(*) FROM changed), (SELECT count(*) FROM removed)$$,
		target, columns, old_row, new_row, same_key, query)
	INTO added, changed, removed;
END
$function$;
COMMENT ON FUNCTION minibot_internal.sync_table(regclass, text) IS
	'Insert, update and delete just the rows in which a table differs from what a query returns; counts them';

-- Bring one kind over, or warn and leave the roster as it is.
CREATE FUNCTION minibot_internal.refresh_roster_kind(kind text, OUT added bigint, OUT changed bigint,
		OUT removed bigint)
	LANGUAGE plpgsql VOLATILE STRICT
	SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	-- A source that is empty over more rows than this is a load in progress, not a district that closed.
	few CONSTANT integer := 100;
	source text := minibot.source_query(kind);
	roster minibot_internal.roster_table;
	is_safe boolean;
BEGIN
	SELECT * INTO STRICT roster FROM minibot_internal.roster_table AS r WHERE r.kind = refresh_roster_kind.kind;
	EXECUTE format('SELECT EXISTS (SELECT FROM (%s) AS source) OR
						(SELECT count(*) FROM (SELECT FROM %s LIMIT $1 + 1) AS kept) <= $1', source, roster.target)
		INTO is_safe USING few;
	IF NOT is_safe THEN
		RAISE WARNING 'source kind "%" has no rows now: % is left as it is', kind, roster.target
			USING HINT = 'A load may be in progress; run refresh_roster() after it. '
				'If the rows are gone for good, DELETE FROM ' || roster.target || '.';
		added := 0;
		changed := 0;
		removed := 0;
		RETURN;
	END IF;
	SELECT s.added, s.changed, s.removed INTO added, changed, removed
	FROM minibot_internal.sync_table(roster.target, format('WITH source AS (%s) %s', source, roster.query)) AS s;
END
$function$;
COMMENT ON FUNCTION minibot_internal.refresh_roster_kind(text) IS
	'refresh_roster() for one kind: school, student, enrollment, contact, phone or student_contact';

CREATE FUNCTION minibot.refresh_roster() RETURNS TABLE (kind text, added bigint, changed bigint, removed bigint)
	LANGUAGE plpgsql VOLATILE SECURITY DEFINER
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	unmapped text;
BEGIN
	-- One refresh at a time; readers and other writers go on.
	LOCK TABLE minibot.school, minibot.student, minibot.enrollment, minibot.contact, minibot.contact_phone,
		minibot.student_contact IN SHARE UPDATE EXCLUSIVE MODE;
	PERFORM minibot_internal.act_as(minibot_internal.mapper_of());
	RETURN QUERY
		SELECT r.kind, k.added, k.changed, k.removed
		FROM minibot_internal.roster_table AS r
		JOIN minibot.source AS s ON s.kind = r.kind
		CROSS JOIN LATERAL minibot_internal.refresh_roster_kind(r.kind) AS k
		ORDER BY r.position;
	SELECT string_agg(r.kind, ', ' ORDER BY r.position) INTO unmapped
	FROM minibot_internal.roster_table AS r
	WHERE NOT EXISTS (SELECT FROM minibot.source AS s WHERE s.kind = r.kind);
	IF unmapped IS NOT NULL THEN
		RAISE NOTICE 'not mapped, so left as it is: %', unmapped
			USING HINT = 'Map them with map_source().';
	END IF;
END
$$;
COMMENT ON FUNCTION minibot.refresh_roster() IS
	'Bring schools, students, enrollments, contacts and telephones over from the warehouse; rows that are right '
	'already are left alone. Safe beside readers, meant for every night after the load';
