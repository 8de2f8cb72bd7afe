-- Options and settings: what they can be --------------------------------------
--
-- Whatever a person gives by name - a setting, an option of a source, a
-- provider, a campaign, a text - has a row here, from the file of what it
-- belongs to; check_options() and set_setting() go by these rows.

CREATE TABLE minibot_internal.option_type (
	type text PRIMARY KEY,
	pattern text,
	words text NOT NULL
);
COMMENT ON TABLE minibot_internal.option_type IS 'What kinds of values options and settings have';
COMMENT ON COLUMN minibot_internal.option_type.type IS 'Its name';
COMMENT ON COLUMN minibot_internal.option_type.pattern IS
	'Regular expression for the whole value; NULL: option_fits() and check_option() say what fits';
COMMENT ON COLUMN minibot_internal.option_type.words IS 'What fits, in words: "It is ..."';

INSERT INTO minibot_internal.option_type (type, pattern, words) VALUES
	('text', NULL, 'text'),
	('list', NULL, 'a list of words'),
	('object', NULL, 'a JSON object'),
	('any', NULL, 'what it says'),
	('column', '.*\S.*', 'the name of a column, or an SQL expression'),
	('file', '/.*', 'an absolute path of a file on the server'),
	('variable', '[A-Za-z_][A-Za-z0-9_]*', 'the name of an environment variable of the server'),
	('boolean', 'true|false', 'true or false'),
	('integer', '-?\d{1,18}', 'a whole number'),
	('number', '-?\d+(\.\d+)?', 'a number'),
	('date', '\d{4}-\d\d-\d\d', 'a date such as 2026-08-24'),
	('time', '([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?|24:00|(0?[1-9]|1[0-2])(:[0-5]\d)? ?[AaPp][Mm]',
		'a time of day such as 16:30'),
	('moment', NULL, 'a moment such as 2026-08-24 16:30-06'),
	-- Without a unit it would be seconds; what PostgreSQL writes itself, 01:30:00, has its units by its place.
	('time span', '(\d+(\.\d+)? ?(s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|weeks?|mons?|months?|'
		'y|yrs?|years?)\M ?|\d+:\d\d:\d\d)+',
		'a time with its unit, such as 90 minutes or 2 years'),
	('time zone', '[A-Za-z].*', 'an IANA time zone, such as America/Denver');

CREATE TABLE minibot.option_rule (
	subject text NOT NULL,
	option text NOT NULL,
	type text NOT NULL,
	pattern text,
	minimum text,
	maximum text,
	found_in text,
	is_required boolean NOT NULL DEFAULT false,
	default_value text,
	description text NOT NULL,
	PRIMARY KEY (subject, option)
);
COMMENT ON TABLE minibot.option_rule IS 'Every setting and option, and what it can be';
COMMENT ON COLUMN minibot.option_rule.subject IS
	'What it is an option of: setting, source and columns (with the kind of source), provider (with its kind), sender, '
	'message, campaign, audience, survey, experiment, arm, power';
COMMENT ON COLUMN minibot.option_rule.option IS 'Its name, or the key of a JSON object';
COMMENT ON COLUMN minibot.option_rule.type IS 'One of option_type''s';
COMMENT ON COLUMN minibot.option_rule.pattern IS
	'Regular expression for the whole value, or each of a list, instead of the type''s; plain words between | are '
	'choices';
COMMENT ON COLUMN minibot.option_rule.minimum IS
	'Least value of an integer, number, time or time span; NULL: as the type has it';
COMMENT ON COLUMN minibot.option_rule.maximum IS 'Greatest value of one; NULL: as the type has it';
COMMENT ON COLUMN minibot.option_rule.found_in IS
	'A query that yields the values there are, in any room; $1 is the one that is looked for, or NULL where all are';
COMMENT ON COLUMN minibot.option_rule.is_required IS 'Must be given; of a setting: cannot be empty';
COMMENT ON COLUMN minibot.option_rule.default_value IS 'Where it is not given; of a list or object as JSON';
COMMENT ON COLUMN minibot.option_rule.description IS 'What it is for, with its unit';

-- The steps of check_options(), without a comment in the catalog, are called by functions that pin their search_path.

-- What fits a rule, in words for a hint.
CREATE FUNCTION minibot_internal.option_words(rule minibot.option_rule) RETURNS text
	LANGUAGE plpgsql STABLE
AS $$
DECLARE
	most_listed CONSTANT integer := 30;
	listed text[];
	words text := (SELECT t.words FROM minibot_internal.option_type AS t WHERE t.type = rule.type);
BEGIN
	IF rule.found_in IS NOT NULL THEN
		EXECUTE format('SELECT array(SELECT f.word FROM (%s) AS f (word) WHERE f.word IS NOT NULL ORDER BY 1 LIMIT %s)',
					   rule.found_in, most_listed + 1) INTO listed USING NULL::text;
	ELSIF rule.pattern ~ '^[\w-]+(\|[\w-]+)*$' THEN
		listed := string_to_array(rule.pattern, '|');
	END IF;
	IF cardinality(listed) BETWEEN 1 AND most_listed THEN
		words := CASE rule.type WHEN 'list' THEN 'a list of ' ELSE 'one of ' END || array_to_string(listed, ', ');
	ELSIF rule.type IN ('text', 'any', 'file', 'variable') THEN	-- of which the description says what they are
		words := NULL;
	END IF;
	RETURN coalesce('It is ' || words || CASE
			WHEN num_nonnulls(rule.minimum, rule.maximum) = 2 THEN format(', from %s to %s', rule.minimum, rule.maximum)
			WHEN rule.minimum IS NOT NULL THEN ', at least ' || rule.minimum
			WHEN rule.maximum IS NOT NULL THEN ', at most ' || rule.maximum ELSE '' END || '. ', '')
		|| CASE WHEN rule.description ~ '^[a-z]+[ ,]' THEN upper(left(rule.description, 1))
			ELSE left(rule.description, 1) END || substr(rule.description, 2) || '.';
END
$$;

-- Whether a value fits a rule; of a list, whether a word of it does.
CREATE FUNCTION minibot_internal.option_fits(rule minibot.option_rule, value text) RETURNS boolean
	LANGUAGE plpgsql STABLE
AS $$
DECLARE
	pattern text := rule.pattern;
	is_found boolean;
BEGIN
	IF pattern IS NULL AND rule.type NOT IN ('text', 'list') THEN
		SELECT t.pattern INTO pattern FROM minibot_internal.option_type AS t WHERE t.type = rule.type;
	END IF;
	IF value !~ ('^(?:' || pattern || ')$') THEN
		RETURN false;
	ELSIF rule.found_in IS NULL
		AND rule.type NOT IN ('integer', 'number', 'time', 'time span', 'date', 'moment', 'time zone') THEN
		RETURN true;
	END IF;
	BEGIN
		IF rule.found_in IS NOT NULL THEN
			EXECUTE format('SELECT $1 IN (%s)', rule.found_in) INTO is_found USING value;
			RETURN coalesce(is_found, false);
		END IF;
		RETURN CASE rule.type
			WHEN 'time' THEN
				value::time >= coalesce(rule.minimum, '00:00')::time
				AND value::time <= coalesce(rule.maximum, '24:00')::time
			WHEN 'time span' THEN
				value::interval >= coalesce(rule.minimum, '0')::interval
				AND value::interval <= coalesce(rule.maximum, '100 years')::interval
			WHEN 'date' THEN value::date IS NOT NULL
			WHEN 'moment' THEN value::timestamptz IS NOT NULL
			WHEN 'time zone' THEN timestamptz '2000-01-01 00:00Z' AT TIME ZONE value IS NOT NULL
			ELSE value::numeric >= coalesce(rule.minimum, '-infinity')::numeric
				AND value::numeric <= coalesce(rule.maximum, 'infinity')::numeric END;
	EXCEPTION WHEN data_exception THEN
		RETURN false;
	END;
END
$$;

-- A value, written as text, as the JSON of its type.
CREATE FUNCTION minibot_internal.option_json(type text, value text) RETURNS jsonb
	LANGUAGE sql STABLE
	RETURN CASE WHEN type IN ('integer', 'number') THEN to_jsonb(value::numeric)
		WHEN type = 'boolean' THEN to_jsonb(value::boolean)
		WHEN type IN ('list', 'object', 'any') THEN value::jsonb
		ELSE to_jsonb(value) END;

-- The value as its type has it; an error that names it, and what fits, where it does not.
CREATE FUNCTION minibot_internal.check_option(rule minibot.option_rule, value jsonb, what text) RETURNS jsonb
	LANGUAGE plpgsql STABLE
AS $$
DECLARE
	is_scalar CONSTANT boolean := rule.type NOT IN ('list', 'object', 'any');
	kind text := jsonb_typeof(value);
	wrong jsonb;
BEGIN
	IF rule.type = 'list' AND kind IN ('string', 'number') THEN
		value := jsonb_build_array(value);
	ELSIF rule.type IN ('list', 'object') AND kind <> replace(rule.type, 'list', 'array')
		OR is_scalar AND (kind IN ('array', 'object') OR NOT minibot_internal.option_fits(rule, value #>> '{}')) THEN
		wrong := value;
	END IF;
	IF rule.type = 'list' AND wrong IS NULL THEN
		SELECT e INTO wrong FROM jsonb_array_elements(value) AS e
		WHERE jsonb_typeof(e) NOT IN ('string', 'number') OR NOT minibot_internal.option_fits(rule, e #>> '{}') LIMIT 1;
	END IF;
	IF wrong IS NOT NULL THEN
		RAISE invalid_parameter_value USING
			-- What stands where a secret's place belongs may be the secret.
			MESSAGE = CASE WHEN rule.type IN ('file', 'variable') THEN what || ' is not valid'
				ELSE format('%s cannot be %s', what, left(wrong::text, 200)) END,
			HINT = minibot_internal.option_words(rule);
	END IF;
	RETURN CASE WHEN is_scalar THEN minibot_internal.option_json(rule.type, value #>> '{}') ELSE value END;
END
$$;

-- What JSON null says is not said.
CREATE FUNCTION minibot_internal.check_options(subject text, options jsonb, what text, noun text DEFAULT 'option')
	RETURNS jsonb
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	known integer;
	checked jsonb;
	unknown text;
	missing text;
	fault text;
BEGIN
	IF jsonb_typeof(options) <> 'object' THEN
		fault := format('the %ss of %s must be an object, not %s', noun, what, left(options::text, 200));
	ELSE
		SELECT count(*) FILTER (WHERE options ? r.option),
			string_agg(format('%s: %s', r.option, r.description), '; ' ORDER BY r.option)
				FILTER (WHERE r.is_required AND v.value IS NULL),
			coalesce(jsonb_object_agg(r.option, CASE
					WHEN v.value IS NULL THEN minibot_internal.option_json(r.type, r.default_value)
					-- Most of what is said is such: without a call
					WHEN r.type = 'text' AND r.found_in IS NULL AND jsonb_typeof(v.value) = 'string'
						AND (v.value #>> '{}' ~ ('^(?:' || r.pattern || ')$')) IS NOT FALSE THEN v.value
					ELSE minibot_internal.check_option(r, v.value, format('%s "%s" of %s', noun, r.option, what)) END)
				FILTER (WHERE v.value IS NOT NULL OR r.default_value IS NOT NULL), '{}')
		INTO known, missing, checked
		FROM minibot.option_rule AS r CROSS JOIN LATERAL (SELECT nullif(options -> r.option, 'null') AS value) AS v
		WHERE r.subject = check_options.subject;
		IF known <> (SELECT count(*) FROM jsonb_object_keys(options)) THEN
			unknown := (SELECT min(e.key) FROM jsonb_object_keys(options) AS e (key)
						WHERE NOT EXISTS (SELECT FROM minibot.option_rule AS r
										  WHERE r.subject = check_options.subject AND r.option = e.key));
		END IF;
		fault := coalesce(format('%s has no %s "', what, noun) || unknown || '"',
			format('%s needs the %s ', what, noun) || missing);
	END IF;
	IF fault IS NOT NULL THEN
		RAISE invalid_parameter_value USING MESSAGE = fault, HINT = coalesce((
			SELECT format('%ss: %s.', initcap(noun), string_agg(
				CASE WHEN r.is_required OR r.are_all_free THEN r.option ELSE '[' || r.option || ']' END, ', '
				ORDER BY r.is_required DESC, r.option))
			FROM (SELECT r.option, r.is_required, NOT bool_or(r.is_required) OVER () AS are_all_free
				  FROM minibot.option_rule AS r WHERE r.subject = check_options.subject) AS r
			HAVING count(*) > 0), 'It takes none.');
	END IF;
	RETURN checked;
END
$$;
COMMENT ON FUNCTION minibot_internal.check_options(text, jsonb, text, text) IS
	'Options as the JSON of their types, with the defaults of those that are not given; an error that names what is '
	'unknown, missing or does not fit, and what there is';
