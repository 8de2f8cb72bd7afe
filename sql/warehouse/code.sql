-- Attendance codes -----------------------------------------------------------
--
-- What the district's codes mean.  One that has no meaning is an error for
-- whoever reads attendance, never "present".

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
