-- Cron schedules -------------------------------------------------------------------
--
-- Which times on the wall clock a schedule of five fields names.

-- The values a field of a cron expression stands for; an error where it is none.
CREATE FUNCTION minibot_internal.cron_values(field text, low integer, high integer, what text,
		names text[] DEFAULT '{}')
	RETURNS integer[]
	LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	result integer[] := '{}';
	part text;
	p text[];
	first integer;
	last integer;
BEGIN
	FOREACH part IN ARRAY string_to_array(lower(field), ',') LOOP
		p := regexp_match(part, '^(?:(\*)|([a-z]{3}|\d{1,2})(?:-([a-z]{3}|\d{1,2}))?)(?:/(\d{1,2}))?$');
		first := CASE WHEN p[1] = '*' THEN low WHEN p[2] ~ '\d' THEN p[2]::integer
			ELSE low + array_position(names, p[2]) - 1 END;
		last := CASE WHEN p[1] = '*' THEN high WHEN p[3] ~ '\d' THEN p[3]::integer
			WHEN p[3] IS NOT NULL THEN low + array_position(names, p[3]) - 1
			WHEN p[4] IS NOT NULL THEN high ELSE first END;
		IF (first >= low AND last BETWEEN first AND high AND coalesce(p[4]::integer, 1) > 0) IS NOT TRUE THEN
			RAISE invalid_parameter_value USING MESSAGE = format('"%s" is no %s of a cron schedule', part, what),
				HINT = 'A schedule is minute, hour, day of the month, month and day of the week, such as 0 16 * * 1 '
					'for Mondays at 16:00.';
		END IF;
		result := result || array(SELECT generate_series(first, last, coalesce(p[4]::integer, 1)));
	END LOOP;
	RETURN result;
END
$$;
COMMENT ON FUNCTION minibot_internal.cron_values(text, integer, integer, text, text[]) IS
	'The values that a field of a cron schedule stands for';

-- A schedule's fields; an error where it is none.
CREATE FUNCTION minibot_internal.parse_cron(cron text, OUT minutes integer[], OUT hours integer[], OUT days integer[],
		OUT months integer[], OUT weekdays integer[], OUT either_day boolean)
	LANGUAGE plpgsql IMMUTABLE STRICT SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	f text[] := regexp_split_to_array(btrim(cron, E' \t'), '\s+');
BEGIN
	IF cardinality(f) <> 5 THEN
		RAISE invalid_parameter_value USING MESSAGE = format('"%s" is no cron schedule of five fields', cron),
			HINT = 'Such as 0 16 * * 1 for Mondays at 16:00.';
	END IF;
	minutes := minibot_internal.cron_values(f[1], 0, 59, 'minute');
	hours := minibot_internal.cron_values(f[2], 0, 23, 'hour');
	days := minibot_internal.cron_values(f[3], 1, 31, 'day of the month');
	months := minibot_internal.cron_values(f[4], 1, 12, 'month', '{jan,feb,mar,apr,may,jun,jul,aug,sep,oct,nov,dec}');
	weekdays := array(SELECT w % 7 FROM unnest(minibot_internal.cron_values(f[5], 0, 7, 'day of the week',
																   '{sun,mon,tue,wed,thu,fri,sat}')) AS w);
	either_day := f[3] NOT LIKE '*%' AND f[5] NOT LIKE '*%';	-- as in cron
END
$$;
COMMENT ON FUNCTION minibot_internal.parse_cron(text) IS
	'The minutes, hours, days, months and weekdays (0 is Sunday) of a cron schedule; either_day: of two restricted '
	'days either will do';

-- Those that daylight saving skips are named too.
CREATE FUNCTION minibot_internal.cron_times(cron text, from_time timestamp, to_time timestamp) RETURNS SETOF timestamp
	LANGUAGE sql IMMUTABLE STRICT ROWS 10 SET search_path = pg_catalog, pg_temp AS $$
	SELECT t.due
	FROM minibot_internal.parse_cron(cron) AS c
	CROSS JOIN generate_series(from_time::date::timestamp, to_time::date::timestamp, '1 day') AS day
	CROSS JOIN unnest(c.hours) AS hour
	CROSS JOIN unnest(c.minutes) AS minute
	CROSS JOIN LATERAL (SELECT day + make_interval(hours => hour, mins => minute) AS due,
							   extract(day FROM day)::integer = ANY (c.days) AS is_day,
							   extract(dow FROM day)::integer = ANY (c.weekdays) AS is_weekday) AS t
	WHERE t.due BETWEEN from_time AND to_time AND extract(month FROM day)::integer = ANY (c.months)
	  AND CASE WHEN c.either_day THEN t.is_day OR t.is_weekday ELSE t.is_day AND t.is_weekday END
$$;
COMMENT ON FUNCTION minibot_internal.cron_times(text, timestamp, timestamp) IS
	'The times on the wall clock that a cron schedule names, from one time to another';

-- NULL where there is none.
CREATE FUNCTION minibot_internal.cron_due(cron text, at timestamp) RETURNS timestamp
	LANGUAGE sql STABLE STRICT SET search_path = pg_catalog, pg_temp AS $$
	SELECT max(t) FROM minibot_internal.cron_times(cron,
		at - coalesce(minibot.get_setting('nudge.catch_up_window')::interval, '0'), at) AS t
$$;
COMMENT ON FUNCTION minibot_internal.cron_due(text, timestamp) IS
	'The last time a schedule named up to a time, within the setting nudge.catch_up_window';
