-- What differs by district ---------------------------------------------------
--
-- A setting is a row; what it can be is a rule of option_rule, whichever room's it is.

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

-- Their rules; access/setting.sql, last, makes the rows of all rooms' rules.
INSERT INTO minibot.option_rule (subject, option, type, found_in, is_required, default_value,
	description) VALUES
	('setting', 'district.name', 'text', NULL, false, '',
		'Name families know the district by; signs every first message'),
	('setting', 'district.phone', 'text', NULL, false, '', 'Office telephone a family may call'),
	('setting', 'district.website', 'text', NULL, false, '', 'Address of the district''s site'),
	('setting', 'district.time_zone', 'time zone', 'SELECT z.name FROM pg_catalog.pg_timezone_names AS z', true,
		'America/New_York', 'IANA zone of a contact whose school names none'),
	('setting', 'quiet_hours.start', 'time', NULL, true, '21:00',
		'No nudge is sent from this hour on, in the recipient''s zone'),
	('setting', 'quiet_hours.end', 'time', NULL, true, '08:00',
		'No nudge is sent before this hour, in the recipient''s zone');

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

-- Where none is set, the one that minibot came with.
CREATE FUNCTION minibot_internal.district_zone() RETURNS text
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN coalesce(minibot.get_setting('district.time_zone'), 'America/New_York');
COMMENT ON FUNCTION minibot_internal.district_zone() IS 'The district''s time zone, by the setting district.time_zone';

CREATE FUNCTION minibot.today() RETURNS date
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN (minibot.clock() AT TIME ZONE minibot_internal.district_zone())::date;
COMMENT ON FUNCTION minibot.today() IS 'The date in the district''s zone';

-- A rule's value may be empty where it is not required; a name without a rule is the district's own, for its texts.
CREATE FUNCTION minibot_internal.check_setting(name text, value text) RETURNS void
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	rule minibot.option_rule;
BEGIN
	SELECT * INTO rule FROM minibot.option_rule AS r WHERE r.subject = 'setting'
		AND r.option = check_setting.name;
	IF FOUND AND (value <> '' OR rule.is_required) THEN
		PERFORM minibot_internal.check_option(rule, to_jsonb(value), name);
	END IF;
END
$$;
COMMENT ON FUNCTION minibot_internal.check_setting(text, text) IS 'Raise an error where a setting cannot have a value';

-- A dump's rows are inserted, whatever they say, and an update may describe them anew: health() names those that cannot
-- be used.
CREATE FUNCTION minibot_internal.refuse_setting() RETURNS trigger
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF NEW.name <> OLD.name THEN
		RAISE feature_not_supported USING MESSAGE = format('setting %s cannot be renamed', OLD.name),
			HINT = 'What asks for it does so by its name.';
	END IF;
	PERFORM minibot_internal.check_setting(NEW.name, NEW.value);
	RETURN NEW;
END
$$;
COMMENT ON FUNCTION minibot_internal.refuse_setting() IS
	'Trigger of setting: a value is checked however it is changed, and a name stays';
CREATE TRIGGER refuse_setting BEFORE UPDATE ON minibot.setting
	FOR EACH ROW WHEN (NEW.value <> OLD.value OR NEW.name <> OLD.name)
	EXECUTE FUNCTION minibot_internal.refuse_setting();

-- Raises an error that lists the settings there are where the name is none of them.
CREATE FUNCTION minibot.set_setting(name text, value text) RETURNS void
	LANGUAGE plpgsql VOLATILE
	SET search_path = pg_catalog, pg_temp
	AS $$
BEGIN
	IF set_setting.name IS NULL OR set_setting.value IS NULL THEN
		RAISE null_value_not_allowed USING MESSAGE = 'a setting''s name and value cannot be NULL',
			HINT = 'An empty text, '''', says that it is not said.';
	END IF;
	PERFORM minibot_internal.check_setting(set_setting.name, set_setting.value);
	UPDATE minibot.setting AS s SET value = set_setting.value WHERE s.name = set_setting.name;
	IF NOT FOUND AND set_setting.name ~ '^district\.[a-z][a-z_0-9]*$' THEN
		INSERT INTO minibot.setting (name, value, description)
		VALUES (set_setting.name, set_setting.value, 'Added by the district, for its texts');
	ELSIF NOT FOUND THEN
		RAISE EXCEPTION 'there is no setting "%"', set_setting.name
			USING ERRCODE = 'undefined_object',
				HINT = (SELECT 'The settings are ' || string_agg(s.name, ', ' ORDER BY s.name)
						|| '; any other name under district., of small letters, digits and _, may be added for texts.'
						FROM minibot.setting AS s);
	END IF;
END
$$;
COMMENT ON FUNCTION minibot.set_setting(text, text) IS
	'Change a setting, to a value that fits it; a new name under district. becomes a placeholder for texts';
