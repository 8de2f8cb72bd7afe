-- The library -------------------------------------------------------------------
--
-- Preloaded, that of the version before serves until the server is restarted.
DO $$
BEGIN
	CREATE FUNCTION minibot.library_is_new() RETURNS void LANGUAGE c AS 'MODULE_PATHNAME', 'SYMBOL';
	DROP FUNCTION minibot.library_is_new();
EXCEPTION
	WHEN undefined_function THEN
		RAISE object_not_in_prerequisite_state USING MESSAGE = 'the server still runs the library of an older minibot',
			HINT = 'Restart the server, then repeat ALTER EXTENSION minibot UPDATE.';
END
$$;
