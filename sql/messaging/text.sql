-- Segments, plain text, templates -----------------------------------------------
--
-- What a text costs and how it reads; needs nothing of a district.

INSERT INTO minibot.option_rule (subject, option, type, found_in, is_required, default_value,
	description) VALUES
	-- Raises where there is no such country.
	('setting', 'district.region', 'text', 'SELECT $1 WHERE minibot.normalize_phone('''', $1) IS NULL', true, 'US',
		'Country (ISO 3166) of telephone numbers written without a country code: one of the North American plan (US, '
		'CA, PR ...), MX, GB, IE, FR, ES, AU or NZ');

CREATE FUNCTION minibot.sms_segments(body text, OUT encoding text, OUT units integer, OUT segments integer)
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'minibot_sms_segments';
COMMENT ON FUNCTION minibot.sms_segments(text) IS
	'What a text costs: its encoding (GSM-7 or UCS-2), its septets or UTF-16 code units, and the segments billed';

CREATE FUNCTION minibot.plain_text(body text) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'minibot_plain_text';
COMMENT ON FUNCTION minibot.plain_text(text) IS
	'A text with each character that GSM-7 lacks replaced by the nearest it has (curly quotes, accents); what has none '
	'stays';

CREATE FUNCTION minibot.reading_grade(body text, language text DEFAULT 'en') RETURNS real
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'minibot_reading_grade';
COMMENT ON FUNCTION minibot.reading_grade(text, text) IS
	'The school grade from which a text can be read: en by Flesch-Kincaid, es by Fernandez-Huerta; NULL in others';

CREATE FUNCTION minibot_internal.syllables(word text, language text DEFAULT 'en') RETURNS integer
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'minibot_syllables';
COMMENT ON FUNCTION minibot_internal.syllables(text,
	text) IS 'Syllables of a word, in en or es; NULL in other languages';

CREATE FUNCTION minibot.render_template(body text, data jsonb) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'minibot_render_template';
COMMENT ON FUNCTION minibot.render_template(text, jsonb) IS
	'A template filled in: {{name.part}}, {{#name}}...{{/name}} where it is true or not empty (once per element of a '
	'list, where first and last tell the ends), {{^name}}...{{/name}} otherwise; {{#name.one}}day{{/name.one}} where '
	'the number takes that plural form (zero, one, two, few, many, other) in the data''s language; a placeholder '
	'without a value is an error';

CREATE FUNCTION minibot.template_placeholders(body text) RETURNS text[]
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'minibot_template_placeholders';
COMMENT ON FUNCTION minibot.template_placeholders(text) IS
	'Each name that a template''s tags use, in the order of the body; an error where it is no valid template';
