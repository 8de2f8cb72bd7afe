-- On a schedule -----------------------------------------------------------------

CREATE FUNCTION minibot.district_time() RETURNS timestamp
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN minibot.clock() AT TIME ZONE coalesce(minibot.get_setting('district.time_zone'), 'UTC');
COMMENT ON FUNCTION minibot.district_time() IS 'Now, on the wall clocks of the setting district.time_zone';

-- The values a field of a cron expression stands for; an error where it is none.
CREATE FUNCTION minibot.cron_values(field text, low integer, high integer, what text, names text[] DEFAULT '{}')
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
COMMENT ON FUNCTION minibot.cron_values(text, integer, integer, text, text[]) IS
	'The values that a field of a cron schedule stands for';

-- Whether a cron schedule names the hour and day of a time.  As in cron, of two restricted days either will do.
CREATE FUNCTION minibot.cron_is_due(cron text, at timestamp) RETURNS boolean
	LANGUAGE plpgsql IMMUTABLE STRICT SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	f text[] := regexp_split_to_array(btrim(cron, E' \t'), '\s+');
	hours integer[];
	days integer[];
	months integer[];
	weekdays integer[];
	is_day boolean;
	is_weekday boolean;
BEGIN
	IF cardinality(f) <> 5 THEN
		RAISE invalid_parameter_value USING MESSAGE = format('"%s" is no cron schedule of five fields', cron),
			HINT = 'Such as 0 16 * * 1 for Mondays at 16:00.';
	END IF;
	PERFORM minibot.cron_values(f[1], 0, 59, 'minute');
	hours := minibot.cron_values(f[2], 0, 23, 'hour');
	days := minibot.cron_values(f[3], 1, 31, 'day of the month');
	months := minibot.cron_values(f[4], 1, 12, 'month', '{jan,feb,mar,apr,may,jun,jul,aug,sep,oct,nov,dec}');
	weekdays := minibot.cron_values(f[5], 0, 7, 'day of the week', '{sun,mon,tue,wed,thu,fri,sat}');
	is_day := extract(day FROM at)::integer = ANY (days);
	is_weekday := weekdays && ARRAY[extract(dow FROM at)::integer, extract(isodow FROM at)::integer];
	RETURN extract(hour FROM at)::integer = ANY (hours) AND extract(month FROM at)::integer = ANY (months)
		AND CASE WHEN f[3] LIKE '*%' OR f[5] LIKE '*%' THEN is_day AND is_weekday ELSE is_day OR is_weekday END;
END
$$;
COMMENT ON FUNCTION minibot.cron_is_due(text, timestamp) IS
	'Whether a cron schedule names the hour and the day of a time; its minute is pg_cron''s to keep';

-- pg_cron runs in GMT whatever the season, so the job runs in every hour and this decides by the clocks on the
-- district's walls.
CREATE FUNCTION minibot.run_campaign(campaign text, cron text)
	RETURNS TABLE (outcome text, households bigint, messages bigint)
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF minibot.cron_is_due(cron, minibot.district_time()) THEN
		RETURN QUERY SELECT * FROM minibot.queue_nudges(run_campaign.campaign);
	END IF;
END
$$;
COMMENT ON FUNCTION minibot.run_campaign(text, text) IS
	'What the job of schedule_campaign() does: queue_nudges(), where the schedule names this hour in the district';

CREATE FUNCTION minibot.cron_job(campaign text) RETURNS text
	LANGUAGE sql STABLE STRICT
	RETURN pg_catalog.format('minibot %s: %s', pg_catalog.current_database(), campaign);
COMMENT ON FUNCTION minibot.cron_job(text) IS 'Name of a campaign''s job in pg_cron';

CREATE FUNCTION minibot.schedule_campaign(campaign text, cron text) RETURNS bigint
	LANGUAGE plpgsql VOLATILE STRICT SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	command text := format('SELECT * FROM minibot.run_campaign(%L, %L)', campaign, cron);
	cron_database text := coalesce(current_setting('cron.database_name', true), 'postgres');
	-- The minute is the same in every zone that is whole hours from GMT.
	schedule text := substring(cron FROM '\S+') || ' * * * *';
	job bigint;
BEGIN
	PERFORM minibot.find_campaign(campaign);
	PERFORM minibot.cron_is_due(cron, minibot.district_time());
	IF to_regprocedure('cron.schedule_in_database(text,text,text,text,text,boolean)') IS NULL THEN
		RAISE feature_not_supported USING
			MESSAGE = format('pg_cron is not installed in database "%s"', current_database()),
			DETAIL = 'Nothing has been scheduled.',
			HINT = CASE WHEN current_setting('cron.database_name', true) IS NULL
				THEN format('Add pg_cron to shared_preload_libraries, set cron.database_name = %L, restart, CREATE '
					'EXTENSION pg_cron; or let another scheduler run, as often as it likes: '
					'SELECT * FROM minibot.queue_nudges(%L);',
					current_database(), campaign)
				ELSE format('Its database is "%s"; run there: SELECT cron.schedule_in_database(%L, %L, %L, %L);',
					cron_database, minibot.cron_job(campaign), schedule, command, current_database()) END;
	END IF;
	EXECUTE 'SELECT cron.schedule_in_database($1, $2, $3, $4)' INTO job
		USING minibot.cron_job(campaign), schedule, command, current_database()::text;
	RETURN job;
END
$$;
COMMENT ON FUNCTION minibot.schedule_campaign(text, text) IS
	'Run a campaign by pg_cron: minute, hour, day of the month, month, day of the week, in the district''s local time '
	'all year; again with the same name, it changes the schedule; returns pg_cron''s job';

CREATE FUNCTION minibot.unschedule_campaign(campaign text) RETURNS boolean
	LANGUAGE plpgsql VOLATILE STRICT SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	jobs bigint;
BEGIN
	IF to_regclass('cron.job') IS NULL THEN
		RETURN false;
	END IF;
	EXECUTE 'SELECT count(cron.unschedule(j.jobid)) FROM cron.job AS j WHERE j.jobname = $1' INTO jobs
		USING minibot.cron_job(campaign);
	RETURN jobs > 0;
END
$$;
COMMENT ON FUNCTION minibot.unschedule_campaign(text) IS
	'Stop running a campaign by pg_cron; false where no schedule was found';

-- What is wrong -------------------------------------------------------------------

-- Our jobs in pg_cron, with how the last run of each ended; none where pg_cron lives in another database.
CREATE FUNCTION minibot.cron_jobs() RETURNS TABLE (campaign text, last_status text, last_message text)
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF to_regclass('cron.job') IS NOT NULL AND to_regclass('cron.job_run_details') IS NOT NULL THEN
		RETURN QUERY EXECUTE
			'SELECT substr(j.jobname, length($1) + 1), d.status, d.return_message
			 FROM cron.job AS j
			 LEFT JOIN LATERAL (SELECT * FROM cron.job_run_details AS r WHERE r.jobid = j.jobid AND r.end_time IS NOT NULL
								ORDER BY r.runid DESC LIMIT 1) AS d ON true
			 WHERE starts_with(j.jobname, $1)'
			USING minibot.cron_job('');
	END IF;
END
$$;
COMMENT ON FUNCTION minibot.cron_jobs() IS 'Campaigns with a schedule in pg_cron, and how the last run of each ended';

CREATE FUNCTION minibot.outreach_health() RETURNS TABLE (problem text, detail text, hint text)
	LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
	SELECT 'text not approved', format('Campaign "%s" says nothing in language %s.', t.campaign, t.language),
		format('SELECT * FROM minibot.approve_template(%s);', t.template_id)
	FROM minibot.template AS t WHERE t.approved_at IS NULL
	UNION ALL
	SELECT 'no English text', format('Campaign "%s" has none for families of other languages than its own.', c.campaign),
		'INSERT INTO minibot.template (campaign, language, body) VALUES (..., ''en'', ...);'
	FROM minibot.campaign AS c
	WHERE NOT EXISTS (SELECT FROM minibot.template AS t WHERE t.campaign = c.campaign AND t.language = 'en')
	UNION ALL
	SELECT 'schedule without campaign', format('pg_cron runs "%s", which is no campaign.', j.campaign),
		format('SELECT minibot.unschedule_campaign(%L);', j.campaign)
	FROM minibot.cron_jobs() AS j
	WHERE NOT EXISTS (SELECT FROM minibot.campaign AS c WHERE c.campaign = j.campaign)
	UNION ALL
	SELECT 'scheduled run failed', format('Campaign "%s": %s', j.campaign, j.last_message),
		'Mend what it says; see cron.job_run_details.'
	FROM minibot.cron_jobs() AS j
	WHERE j.last_status = 'failed'
$$;
COMMENT ON FUNCTION minibot.outreach_health() IS 'The part of health() about campaigns';
