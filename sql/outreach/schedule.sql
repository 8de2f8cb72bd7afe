-- Hours for texting ----------------------------------------------------------------

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

-- On a schedule -----------------------------------------------------------------

INSERT INTO minibot.option_rule
	(subject, option, type, minimum, maximum, is_required, default_value, description)
VALUES
	('setting', 'nudge.catch_up_window', 'time span', '0 seconds', '7 days', true, '3 hours',
		'A scheduled run that was missed for longer is left out');

CREATE FUNCTION minibot_internal.district_time() RETURNS timestamp
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN minibot.clock() AT TIME ZONE coalesce(minibot.get_setting('district.time_zone'), 'UTC');
COMMENT ON FUNCTION minibot_internal.district_time() IS 'Now, on the wall clocks of the setting district.time_zone';

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

CREATE TABLE minibot.campaign_run (
	campaign text NOT NULL REFERENCES minibot.campaign ON UPDATE CASCADE ON DELETE CASCADE,
	due timestamp NOT NULL,
	ran_at timestamptz,
	households bigint,
	messages bigint,
	PRIMARY KEY (campaign, due)
);
COMMENT ON TABLE minibot.campaign_run IS
	'Scheduled runs of campaigns, a row for each time that was due; kept for a year';
COMMENT ON COLUMN minibot.campaign_run.due IS 'When it was due, on the wall clock of the setting district.time_zone';
COMMENT ON COLUMN minibot.campaign_run.ran_at IS 'When it ran; NULL: it was due before the schedule was made';
COMMENT ON COLUMN minibot.campaign_run.households IS 'Households it looked at';
COMMENT ON COLUMN minibot.campaign_run.messages IS 'Texts it queued';
SELECT pg_catalog.pg_extension_config_dump('minibot.campaign_run', '');

-- pg_cron runs in GMT whatever the season, so the job runs in every hour and this decides by the clocks on the
-- district's walls: what was due and has not run, runs.  So a time that daylight saving skips is run at the next hour,
-- one that it repeats only once, and a run that was missed or comes late is made up for.
CREATE FUNCTION minibot.run_campaign(campaign text, cron text)
	RETURNS TABLE (outcome text, households bigint, messages bigint)
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	due_at timestamp := minibot_internal.cron_due(cron, minibot_internal.district_time());
BEGIN
	PERFORM minibot_internal.find_campaign(run_campaign.campaign);
	-- A second session waits here for the first one's end.
	INSERT INTO minibot.campaign_run (campaign, due, ran_at)
	SELECT run_campaign.campaign, due_at, minibot.clock() WHERE due_at IS NOT NULL
	ON CONFLICT DO NOTHING;
	IF NOT FOUND THEN
		RETURN;
	END IF;
	RETURN QUERY
	WITH counted AS MATERIALIZED (SELECT q.* FROM minibot.queue_nudges(run_campaign.campaign) AS q),
	noted AS (
		UPDATE minibot.campaign_run AS r
		SET households = (SELECT sum(c.households) FROM counted AS c),
			messages = (SELECT sum(c.messages) FROM counted AS c)
		WHERE r.campaign = run_campaign.campaign AND r.due = due_at)
	SELECT c.* FROM counted AS c;
	DELETE FROM minibot.campaign_run AS r WHERE r.due < due_at - interval '1 year';
END
$$;
COMMENT ON FUNCTION minibot.run_campaign(text, text) IS
	'What the job of schedule_campaign() does: queue_nudges(), once for each time that the schedule names in the '
	'district';

CREATE FUNCTION minibot_internal.cron_job(campaign text) RETURNS text
	LANGUAGE sql STABLE STRICT
	RETURN pg_catalog.format('minibot %s: %s', pg_catalog.current_database(), campaign);
COMMENT ON FUNCTION minibot_internal.cron_job(text) IS 'Name of a campaign''s job in pg_cron';

-- The same minutes where the zone is whole hours from GMT; of one that is not, those of summer and of winter.
CREATE FUNCTION minibot_internal.gmt_minutes(minutes integer[], time_zone text) RETURNS text
	LANGUAGE sql STABLE STRICT SET search_path = pg_catalog, pg_temp AS $$
	SELECT CASE count(*) WHEN 60 THEN '*' ELSE string_agg(minute::text, ',' ORDER BY minute) END
	FROM (SELECT DISTINCT ((m - o.minutes_ahead) % 60 + 60) % 60 AS minute
		  FROM unnest(minutes) AS m,
			  (SELECT DISTINCT (extract(epoch FROM (t AT TIME ZONE time_zone) - (t AT TIME ZONE 'UTC')) / 60)::integer
					AS minutes_ahead
			   FROM generate_series(minibot.clock(), minibot.clock() + interval '1 year', '14 days') AS t) AS o) AS s
$$;
COMMENT ON FUNCTION minibot_internal.gmt_minutes(integer[], text) IS
	'The minutes of a cron schedule in GMT at which its minutes in a zone fall, all year';

CREATE FUNCTION minibot.schedule_campaign(campaign text, cron text) RETURNS bigint
	LANGUAGE plpgsql VOLATILE STRICT SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	command text := format('SELECT * FROM minibot.run_campaign(%L, %L)', campaign, cron);
	cron_database text := coalesce(current_setting('cron.database_name', true), 'postgres');
	here text := coalesce(minibot.get_setting('district.time_zone'), 'UTC');
	schedule text;
	job bigint;
BEGIN
	PERFORM minibot_internal.find_campaign(campaign);
	schedule := minibot_internal.gmt_minutes((minibot_internal.parse_cron(cron)).minutes, here) || ' * * * *';
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
					cron_database, minibot_internal.cron_job(campaign), schedule, command, current_database()) END;
	END IF;
	EXECUTE 'SELECT cron.schedule_in_database($1, $2, $3, $4)' INTO job
		USING minibot_internal.cron_job(campaign), schedule, command, current_database()::text;
	-- What was due before there was a schedule has not been missed.
	INSERT INTO minibot.campaign_run (campaign, due)
	SELECT schedule_campaign.campaign, d FROM minibot_internal.cron_due(cron,
		minibot_internal.district_time() - interval '1 minute') AS d
	WHERE d IS NOT NULL
	ON CONFLICT DO NOTHING;
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
		USING minibot_internal.cron_job(campaign);
	RETURN jobs > 0;
END
$$;
COMMENT ON FUNCTION minibot.unschedule_campaign(text) IS
	'Stop running a campaign by pg_cron; false where no schedule was found';

-- Our jobs in pg_cron, with how the last run of each ended; none where pg_cron lives in another database.
CREATE FUNCTION minibot_internal.cron_jobs()
	RETURNS TABLE (campaign text, job_id bigint, cron text, is_active boolean, last_status text, last_message text)
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF to_regclass('cron.job') IS NOT NULL AND to_regclass('cron.job_run_details') IS NOT NULL THEN
		RETURN QUERY EXECUTE
			'SELECT substr(j.jobname, length($1) + 1), j.jobid, substring(j.command FROM $2), j.active, d.status,
				d.return_message
			 FROM cron.job AS j
			 LEFT JOIN LATERAL (SELECT * FROM cron.job_run_details AS r WHERE r.jobid = j.jobid AND r.end_time IS NOT NULL
								ORDER BY r.runid DESC LIMIT 1) AS d ON true
			 WHERE starts_with(j.jobname, $1)'
			USING minibot_internal.cron_job(''), $pattern$'([^']*)'\)\Z$pattern$;
	END IF;
END
$$;
COMMENT ON FUNCTION minibot_internal.cron_jobs() IS 'Campaigns with a schedule in pg_cron,
	and how the last run of each ended';

CREATE VIEW minibot.campaign_schedule AS
	SELECT j.campaign, j.job_id, j.cron, j.is_active,
		(SELECT min(t) FROM minibot_internal.cron_times(j.cron, minibot_internal.district_time(), minibot_internal.district_time() + interval '1 year') AS t
		 WHERE NOT EXISTS (SELECT FROM minibot.campaign_run AS r WHERE r.campaign = j.campaign AND r.due = t)) AS next_due,
		l.due AS last_due, l.ran_at AS last_ran_at, l.households, l.messages, j.last_status, j.last_message
	FROM minibot_internal.cron_jobs() AS j
	LEFT JOIN LATERAL (
		SELECT r.* FROM minibot.campaign_run AS r WHERE r.campaign = j.campaign AND r.ran_at IS NOT NULL
		ORDER BY r.due DESC LIMIT 1) AS l ON true;
COMMENT ON VIEW minibot.campaign_schedule IS
	'Campaigns that pg_cron runs: when they are due next and when they ran last, on the district''s clocks;
		empty where '
	'pg_cron lives in another database';
COMMENT ON COLUMN minibot.campaign_schedule.cron IS 'The schedule, in the district''s local time';
COMMENT ON COLUMN minibot.campaign_schedule.next_due IS 'Local time of the next run';
COMMENT ON COLUMN minibot.campaign_schedule.last_due IS 'Local time at which the last run was due';
COMMENT ON COLUMN minibot.campaign_schedule.messages IS 'Texts that the last run queued';
COMMENT ON COLUMN minibot.campaign_schedule.last_status IS 'What pg_cron says of the job''s last hour';

-- What is wrong -------------------------------------------------------------------

CREATE FUNCTION minibot_internal.outreach_health() RETURNS TABLE (problem text, detail text, hint text)
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
	SELECT 'campaign holds others back', format('Campaign "%s" has priority over others and has not written for two weeks: '
			'they leave its households to it.', c.campaign),
		'Run it, give it an end (ends_on) or lower its priority in minibot.campaign.'
	FROM minibot.campaign AS c
	WHERE EXISTS (SELECT FROM minibot.campaign AS o WHERE o.priority < c.priority)
	  AND EXISTS (SELECT FROM minibot.template AS t WHERE t.campaign = c.campaign AND t.approved_at < minibot.clock() - interval '14 days')
	  AND minibot.today() BETWEEN coalesce(c.starts_on, '-infinity') AND coalesce(c.ends_on, 'infinity')
	  AND NOT EXISTS (SELECT FROM minibot.nudge AS n WHERE n.campaign = c.campaign AND n.week >= minibot.today() - 20)
	UNION ALL
	SELECT 'schedule without campaign', format('pg_cron runs "%s", which is no campaign.', j.campaign),
		format('SELECT minibot.unschedule_campaign(%L);', j.campaign)
	FROM minibot_internal.cron_jobs() AS j
	WHERE NOT EXISTS (SELECT FROM minibot.campaign AS c WHERE c.campaign = j.campaign)
	UNION ALL
	SELECT 'scheduled run failed', format('Campaign "%s": %s', j.campaign, j.last_message),
		'Mend what it says; see cron.job_run_details.'
	FROM minibot_internal.cron_jobs() AS j
	WHERE j.last_status = 'failed'
$$;
COMMENT ON FUNCTION minibot_internal.outreach_health() IS 'The part of health() about campaigns';
