-- Hooks: how a room tells or asks those below it ---------------------------------
--
-- A room calls itself and the rooms above it.  Where it has to tell or to ask
-- those below, it makes a function that does nothing, with a line
-- "-- each: ..." in its body: how what is registered is called there.  The
-- rooms below register functions of theirs in hook, and make_hooks(), at the
-- end of the script, writes a call of each below that line.  So the calls are
-- as static as if they had been written there: nothing is looked up at run time.

CREATE TABLE minibot_internal.hook (
	event text NOT NULL,
	position smallint NOT NULL,
	function text NOT NULL,
	argument text,
	PRIMARY KEY (event, position)
);
COMMENT ON TABLE minibot_internal.hook IS
	'What a room has a room above it call. Rows come with minibot, and hold from the next make_hooks() on';
COMMENT ON COLUMN minibot_internal.hook.event IS 'The function that is told or asked';
COMMENT ON COLUMN minibot_internal.hook.position IS 'The lowest is called first';
COMMENT ON COLUMN minibot_internal.hook.function IS 'The function that it calls, which takes what it takes';
COMMENT ON COLUMN minibot_internal.hook.argument IS 'What else the call needs; the function of event says what';

CREATE FUNCTION minibot_internal.make_hooks() RETURNS void
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	mark CONSTANT text := '-- each: ([^\n]*)';
	quote CONSTANT text := '$function$';
	point record;
BEGIN
	FOR point IN
		SELECT p.prosrc, pg_get_functiondef(p.oid) AS definition,
			l.lanname = 'sql' AND p.proconfig IS NULL AS is_inlined,
			string_agg(format(substring(p.prosrc FROM mark), h.function, h.argument), E'\n\t'
				ORDER BY h.position) AS calls
		FROM minibot_internal.hook AS h
		JOIN pg_proc AS p ON p.oid = to_regproc(h.event)
		JOIN pg_language AS l ON l.oid = p.prolang
		WHERE p.prosrc ~ mark
		GROUP BY p.oid, p.prosrc, l.lanname, p.proconfig
	LOOP
		-- What has no search_path of its own, so as to be planned into what calls it, keeps what its names mean now.
		EXECUTE replace(point.definition, concat('AS ', quote, point.prosrc, quote),
			format(CASE WHEN point.is_inlined THEN 'BEGIN ATOMIC %s; END' ELSE concat('AS ', quote, '%s', quote) END,
				   regexp_replace(point.prosrc, mark, replace(point.calls, '\', '\\'))));
	END LOOP;
END
$$;
COMMENT ON FUNCTION minibot_internal.make_hooks() IS
	'Step of the script: functions of the table hook''s column event call what is registered for them';
