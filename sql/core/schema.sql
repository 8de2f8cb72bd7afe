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

-- What differs by district ---------------------------------------------------

CREATE TABLE minibot.setting (
	name text PRIMARY KEY,
	value text NOT NULL,
	description text NOT NULL
);
COMMENT ON TABLE minibot.setting IS 'What the district says about itself; set_setting() changes it';
COMMENT ON COLUMN minibot.setting.name IS 'Dotted name; those under district. stand in texts as {{district.…}}';
COMMENT ON COLUMN minibot.setting.value IS 'Its value, as text; empty means not said yet';
COMMENT ON COLUMN minibot.setting.description IS 'What it is for';
SELECT pg_catalog.pg_extension_config_dump('minibot.setting', '');

INSERT INTO minibot.setting (name, value, description) VALUES
	('district.name', '', 'Name families know the district by; signs every first message'),
	('district.phone', '', 'Office telephone a family may call'),
	('district.website', '', 'Address of the district''s site'),
	('district.time_zone', 'America/New_York', 'IANA zone of a contact whose school names none'),
	('district.region', 'US', 'Country (ISO 3166) of telephone numbers written without a country code'),
	('quiet_hours.start', '21:00', 'No nudge is sent from this hour on, in the recipient''s zone'),
	('quiet_hours.end', '08:00', 'No nudge is sent before this hour, in the recipient''s zone');

CREATE TRIGGER replace_built_in BEFORE INSERT ON minibot.setting
	FOR EACH ROW EXECUTE FUNCTION minibot_internal.replace_built_in();
CREATE TRIGGER cached_table_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON minibot.setting
	FOR EACH STATEMENT EXECUTE FUNCTION minibot_internal.cached_table_changed();

CREATE FUNCTION minibot.get_setting(name text) RETURNS text
	LANGUAGE c STABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'minibot_get_setting';
COMMENT ON FUNCTION minibot.get_setting(text) IS
	'A setting''s value; NULL where it is empty or there is none of that name';

CREATE FUNCTION minibot_internal.district_data() RETURNS jsonb
	LANGUAGE c STABLE PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'minibot_district_data';
COMMENT ON FUNCTION minibot_internal.district_data() IS
	'The district''s settings as {"district": {...}}, for templates';

CREATE FUNCTION minibot.today() RETURNS date
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN (minibot.clock() AT TIME ZONE coalesce(minibot.get_setting('district.time_zone'), 'UTC'))::date;
COMMENT ON FUNCTION minibot.today() IS 'The date in the district''s zone';

-- Raises an error that lists the settings there are where the name is none of them.
CREATE FUNCTION minibot.set_setting(name text, value text) RETURNS void
	LANGUAGE plpgsql VOLATILE STRICT
	SET search_path = pg_catalog, pg_temp
	AS $$
BEGIN
	IF set_setting.name LIKE '%time_zone' AND NOT EXISTS (
		SELECT FROM pg_timezone_names AS z WHERE z.name = set_setting.value) THEN
		RAISE EXCEPTION 'there is no time zone "%"', set_setting.value
			USING ERRCODE = 'invalid_parameter_value', HINT = 'Use an IANA name, such as America/Denver.';
	END IF;
	-- What cannot be read would fail later, with a family's text in hand.
	IF set_setting.name IN ('quiet_hours.start', 'quiet_hours.end', 'office.open', 'office.close') THEN
		PERFORM set_setting.value::time;
	ELSIF set_setting.name ~ '^(conversation|nudge)\..*_(timeout|window|interval|after)$'
		OR set_setting.name LIKE 'retention.%' AND set_setting.value <> '' THEN
		PERFORM set_setting.value::interval;
	ELSIF set_setting.name = 'quiet_hours.state' AND set_setting.value !~ '^([A-Z]{2})?$' THEN
		RAISE EXCEPTION 'quiet_hours.state cannot be "%"', set_setting.value
			USING ERRCODE = 'invalid_parameter_value', HINT = 'Write the state''s two letters, such as TX, or nothing.';
	ELSIF set_setting.name = 'sms.segment_price' THEN
		PERFORM nullif(set_setting.value, '')::numeric;
	ELSIF set_setting.name = 'nudge.adult_age' THEN
		PERFORM nullif(set_setting.value, '')::integer;
	ELSIF set_setting.name = 'conversation.crisis_confidence' THEN
		PERFORM set_setting.value::real;
	ELSIF set_setting.name IN ('conversation.reply_limit', 'attendance.day_minutes') THEN
		PERFORM set_setting.value::integer;
	ELSIF set_setting.name LIKE 'report.%' AND set_setting.name <> 'report.currency'
		AND set_setting.value !~ '^\d{1,9}(\.\d{1,9})?$' THEN
		RAISE EXCEPTION '% cannot be "%"', set_setting.name, set_setting.value
			USING ERRCODE = 'invalid_parameter_value', HINT = 'It is a number, such as 10 or 41.67.';
	ELSIF set_setting.name = 'office.days' AND set_setting.value !~ '^[1-7]( [1-7])*$' THEN
		RAISE EXCEPTION 'office.days cannot be "%"', set_setting.value
			USING ERRCODE = 'invalid_parameter_value',
				HINT = 'Write the days from 1, Monday, to 7, with spaces: 1 2 3 4 5.';
	ELSIF set_setting.name = 'district.region' THEN
		PERFORM minibot.normalize_phone('2025550101', set_setting.value);
	END IF;
	UPDATE minibot.setting AS s SET value = set_setting.value WHERE s.name = set_setting.name;
	IF NOT FOUND AND set_setting.name LIKE 'district.%' THEN
		INSERT INTO minibot.setting (name, value, description)
		VALUES (set_setting.name, set_setting.value, 'Added by the district, for its texts');
	ELSIF NOT FOUND THEN
		RAISE EXCEPTION 'there is no setting "%"', set_setting.name
			USING ERRCODE = 'undefined_object',
				HINT = (SELECT 'The settings are ' || string_agg(s.name, ', ' ORDER BY s.name)
						|| '; any other name under district. may be added for texts.' FROM minibot.setting AS s);
	END IF;
END
$$;
COMMENT ON FUNCTION minibot.set_setting(text, text) IS
	'Change a setting; a new name under district. becomes a placeholder for texts';
