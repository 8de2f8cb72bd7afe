-- Hours for texting ----------------------------------------------------------------
--
-- When nudges may be sent: by a state's law, or by the settings quiet_hours.start
-- and .end.  Reads nothing else.

-- States that allow less than 8 to 21.  Sources: Conn. Gen. Stat. 42-288a, Fla. Stat. 501.059, Tex. Bus. & Com. Code
-- 301.051.
CREATE TABLE minibot.texting_hours (
	state text NOT NULL CHECK (state ~ '^[A-Z]{2}$'),
	weekday smallint NOT NULL CHECK (weekday BETWEEN 1 AND 7),
	opens time NOT NULL,
	closes time NOT NULL CHECK (opens < closes),
	PRIMARY KEY (state, weekday)
);
COMMENT ON TABLE minibot.texting_hours IS
	'When nudges may be sent, by state; the setting quiet_hours.state picks one; a state without rows goes by the '
	'settings quiet_hours.start and .end';
COMMENT ON COLUMN minibot.texting_hours.state IS 'Two capital letters';
COMMENT ON COLUMN minibot.texting_hours.weekday IS
	'1 Monday to 7 Sunday; a weekday without a row has no texting at all';
COMMENT ON COLUMN minibot.texting_hours.opens IS 'From then on, in the recipient''s zone';
COMMENT ON COLUMN minibot.texting_hours.closes IS 'Until then';
INSERT INTO minibot.texting_hours (state, weekday, opens, closes)
SELECT h.state, d, CASE WHEN h.state = 'TX' AND d = 7 THEN '12:00' ELSE h.opens END, h.closes
FROM (VALUES ('CT', time '09:00', time '20:00'), ('FL', '08:00', '20:00'), ('TX', '09:00', '21:00')) AS h (state,
	opens, closes),
	pg_catalog.generate_series(1, 7) AS d;
CREATE TRIGGER replace_built_in BEFORE INSERT ON minibot.texting_hours
	FOR EACH ROW EXECUTE FUNCTION minibot_internal.replace_built_in();
SELECT pg_catalog.pg_extension_config_dump('minibot.texting_hours', '');
INSERT INTO minibot.option_rule (subject, option, type, pattern, default_value, description) VALUES
	('setting', 'quiet_hours.state', 'text', '[A-Z]{2}', '',
		'Two letters of the state whose hours for texting are kept, such as TX; empty: quiet_hours.start and .end');

-- Both NULL where no state is set or it has no rows.
CREATE FUNCTION minibot_internal.state_hours(here timestamp, OUT is_quiet boolean, OUT until timestamp)
	LANGUAGE sql STABLE STRICT SET search_path = pg_catalog, pg_temp AS $$
	SELECT NOT bool_or(o.is_open),
		coalesce(min(o.closes_at) FILTER (WHERE o.is_open), min(o.opens_at) FILTER (WHERE o.opens_at > here))
	FROM (SELECT day + h.opens AS opens_at, day + h.closes AS closes_at,
				day + h.opens <= here AND here < day + h.closes AS is_open
		  FROM generate_series(here::date::timestamp, here::date + interval '7 days', '1 day') AS day
		  JOIN minibot.texting_hours AS h
			ON h.state = minibot.get_setting('quiet_hours.state') AND h.weekday = extract(isodow FROM day)) AS o
$$;
COMMENT ON FUNCTION minibot_internal.state_hours(timestamp) IS
	'Whether texting_hours forbid nudges at a local time in the state of quiet_hours.state, and until when it stays so';

-- Whether no nudge may be sent, and when that changes.  A zone or an hour that
-- is none falls back on the district's zone and on 21 to 8: one bad row must
-- not stop the queue.
CREATE FUNCTION minibot_internal.quiet_hours(at timestamptz, time_zone text, OUT is_quiet boolean,
		OUT until timestamptz)
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	zone text := coalesce(time_zone, minibot_internal.district_zone());
	starts time := '21:00';
	ends time := '08:00';
	here timestamp;
	edge time;
BEGIN
	BEGIN
		here := at AT TIME ZONE zone;
	EXCEPTION WHEN invalid_parameter_value THEN
		zone := coalesce((SELECT t.name FROM pg_timezone_names AS t WHERE t.name = minibot_internal.district_zone()),
						 'America/New_York');
		here := at AT TIME ZONE zone;
	END;
	SELECT h.is_quiet, h.until AT TIME ZONE zone INTO is_quiet, until FROM minibot_internal.state_hours(here) AS h;
	IF is_quiet IS NOT NULL THEN
		RETURN;
	END IF;
	BEGIN
		starts := coalesce(minibot.get_setting('quiet_hours.start')::time, starts);
		ends := coalesce(minibot.get_setting('quiet_hours.end')::time, ends);
	EXCEPTION WHEN data_exception THEN
		starts := '21:00';
		ends := '08:00';
	END;
	is_quiet := CASE WHEN starts <= ends THEN here::time >= starts AND here::time < ends
		ELSE here::time >= starts OR here::time < ends END;
	edge := CASE WHEN is_quiet THEN ends ELSE starts END;
	IF starts <> ends THEN
		until := (here::date + edge + CASE WHEN edge <= here::time THEN interval '1 day'
			ELSE '0' END) AT TIME ZONE zone;
	END IF;
END
$$;
COMMENT ON FUNCTION minibot_internal.quiet_hours(timestamptz, text) IS
	'Whether it is quiet hours in a zone, and until when it stays so; the settings quiet_hours.state, .start and .end '
	'say when they are';

CREATE FUNCTION minibot_internal.hours_health() RETURNS TABLE (problem text, detail text, hint text)
	LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
AS $$
	SELECT 'nudges may go out at night', format('At %s, local time, it is not quiet.', string_agg(to_char(t, 'HH24:MI'),
			', ' ORDER BY t)),
		'Families may be texted from 8:00 to 21:00 at most: '
		'SELECT minibot.set_setting(''quiet_hours.start'', ''21:00''), '
		'minibot.set_setting(''quiet_hours.end'', ''08:00'');'
	FROM unnest('{00:00,07:59,21:00,23:59}'::time[]) AS t
	CROSS JOIN LATERAL minibot_internal.quiet_hours((minibot.today() + t) AT TIME ZONE minibot_internal.district_zone(),
		NULL) AS q
	WHERE NOT q.is_quiet HAVING count(*) > 0
$$;
COMMENT ON FUNCTION minibot_internal.hours_health() IS 'The part of health() about the hours for texting';
INSERT INTO minibot_internal.hook (event, position, function, argument) VALUES
	('minibot.health', 35, 'minibot_internal.hours_health', 'hours');
