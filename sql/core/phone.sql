-- Telephone numbers -----------------------------------------------------------
--
-- How every room writes one: E.164.  Needs nothing.

CREATE FUNCTION minibot.normalize_phone(phone text, region text DEFAULT 'US') RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'minibot_normalize_phone';
COMMENT ON FUNCTION minibot.normalize_phone(text, text) IS
	'A telephone number as E.164, or NULL for what is no number to text to (an extension, too few digits, no such area '
	'code); region is the country of numbers written without a country code';
