-- On a schedule -----------------------------------------------------------------
--
-- Runs campaigns by pg_cron, each time once, by the district's clocks.

INSERT INTO minibot.option_rule
	(subject, option, type, minimum, maximum, is_required, default_value, description)
VALUES
	('setting', 'nudge.catch_up_window', 'time span', '0 seconds', '7 days', true, '3 hours',
		'A scheduled run that was missed for longer is left out');

CREATE FUNCTION minibot_internal.district_time() RETURNS timestamp
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN minibot.clock() AT TIME ZONE minibot_internal.district_zone();
COMMENT ON FUNCTION minibot_internal.district_time() IS 'Now, on the wall clocks of the setting district.time_zone';

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
	here text := minibot_internal.district_zone();
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
			 LEFT JOIN LATERAL (SELECT * FROM cron.job_run_details AS r
								WHERE r.jobid = j.jobid AND r.end_time IS NOT NULL
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
		(SELECT min(t) FROM minibot_internal.cron_times(j.cron, minibot_internal.district_time(),
				minibot_internal.district_time() + interval '1 year') AS t
		 WHERE NOT EXISTS (
			SELECT FROM minibot.campaign_run AS r WHERE r.campaign = j.campaign AND r.due = t)) AS next_due,
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

