-- internal: cron_due, gmt_minutes, parse_cron, quiet_hours
-- Schedules: local time all year, and plain words where pg_cron is not installed.
\getenv abs_srcdir PG_ABS_SRCDIR
\set fixture :abs_srcdir '/fixtures/outreach.sql'
\i :fixture
\set ON_ERROR_ROLLBACK on
-- the last time that was due, no longer ago than a missed run is made up for
SELECT cron, at, minibot_internal.cron_due(cron, at)
FROM (VALUES ('0 16 * * 1', '2026-03-09 16:00'::timestamp), ('0 16 * * 1', '2026-03-09 15:59'), ('0 16 * * 1', '2026-03-09 19:00'),
	('0 16 * * 1', '2026-03-09 19:01'), ('0 16 * * 1', '2026-03-10 16:00'), ('0 16 * * mon', '2026-03-09 16:20'),
	('*/15 16 * * mon', '2026-03-09 16:20'), ('0 9-11,15 * * *', '2026-03-09 15:00'), ('0 9-11,15 * * *', '2026-03-09 10:30'),
	('0 9-11,15 * * *', '2026-03-09 14:30'), ('0 */6 * * *', '2026-03-09 18:00'), ('0 */6 * * *', '2026-03-09 17:00'),
	('0 8/4 * * *', '2026-03-09 20:00'), ('30 23 * * *', '2026-03-09 00:15'), ('30 23 * * sun', '2026-03-09 00:15'), ('30 23 * * mon', '2026-03-09 00:15'),
	('0 16 * * 7', '2026-03-08 16:00'), ('0 16 * * 0', '2026-03-08 16:00'), ('0 16 * * 5-7', '2026-03-08 16:00'),
	('0 16 1 * 1', '2026-03-09 16:00'), ('0 16 1 * 1', '2026-04-01 16:00'), ('0 16 1 * *', '2026-03-09 16:00'),
	('0 16 * sep-dec,1 *', '2026-01-09 16:00'), ('0 16 * sep-dec *', '2026-03-09 16:00'), ('0 0 29 2 *', '2028-02-29 01:00')) AS t (cron, at);
-- what is no schedule
SELECT minibot_internal.parse_cron('@daily');
SELECT minibot_internal.parse_cron('60 * * * *');
SELECT minibot_internal.parse_cron('0 9-25 * * *');
SELECT minibot_internal.parse_cron('0 11-9 * * *');
SELECT minibot_internal.parse_cron('0 9 * * monday');
SELECT minibot_internal.parse_cron('0 9 * mon *');
SELECT minibot_internal.parse_cron('0 */0 * * *');
SELECT minibot_internal.parse_cron('0 9 * * 1; DROP TABLE x');

-- the job's minutes in GMT: of a zone that is not whole hours from it, too
SELECT zone, minibot_internal.gmt_minutes('{0,30,45}', zone), minibot_internal.gmt_minutes(array(SELECT generate_series(0, 59)), zone)
FROM unnest('{America/Denver,Asia/Kolkata,Asia/Kathmandu,America/St_Johns,Australia/Lord_Howe,UTC}'::text[]) AS zone;

SELECT minibot.create_campaign('it''s weekly', '{"templates": {"en": "{{#students}}{{first_name}} {{/students}}"}}') \g /dev/null
SELECT minibot.schedule_campaign('no such campaign', '0 16 * * 1');
SELECT minibot.schedule_campaign('it''s weekly', '0 16 * * *');
SELECT minibot.unschedule_campaign('it''s weekly');
-- what the job does at ten o'clock: each time that is due runs once
SELECT * FROM minibot.run_campaign('it''s weekly', '0 16 * * *');
SELECT * FROM minibot.run_campaign('it''s weekly', '0 10 * * *');
SELECT * FROM minibot.run_campaign('it''s weekly', '0 10 * * *');
SELECT * FROM minibot.campaign_run;
SELECT * FROM minibot.run_campaign('no such campaign', '0 10 * * *');
SELECT count(*) FROM minibot.campaign_schedule;

-- Every hour of the days around both changes of 2026, as pg_cron calls it: when a time of the night runs
CREATE FUNCTION pg_temp.runs(cron text, zone text, from_hour timestamptz, every interval DEFAULT '1 hour') RETURNS TABLE (due timestamp, ran_at timestamp)
	LANGUAGE plpgsql AS $$
DECLARE
	at timestamptz;
BEGIN
	PERFORM minibot.set_setting('district.time_zone', zone);
	DELETE FROM minibot.campaign_run;
	FOR at IN SELECT generate_series(from_hour, from_hour + interval '2 days', every) LOOP
		PERFORM set_config('minibot.clock', at::text, true);
		PERFORM minibot.run_campaign('it''s weekly', cron);
	END LOOP;
	RETURN QUERY SELECT r.due, r.ran_at AT TIME ZONE zone FROM minibot.campaign_run AS r ORDER BY r.due;
END $$;
-- 8 March: 2:30 does not exist, and is run at 3:30; 1:30 and 3:30 once; the same local hour before and after
SELECT cron, r.* FROM unnest('{30 1 * * *,30 2 * * *,30 3 * * *,30 16 * * *}'::text[]) AS cron, pg_temp.runs(cron, 'America/Denver', '2026-03-07 07:30Z') AS r;
-- 1 November: 1:30 comes twice, and is run once
SELECT cron, r.* FROM unnest('{30 0 * * *,30 1 * * *,30 2 * * *,30 16 * * *}'::text[]) AS cron, pg_temp.runs(cron, 'America/Denver', '2026-10-31 06:30Z') AS r;
-- every hour of the day: none but the missing one is missed, none comes twice
SELECT count(*), count(DISTINCT due), min(due), max(due) FROM pg_temp.runs('0 * * * *', 'America/New_York', '2026-03-07 05:00Z');
SELECT count(*), count(DISTINCT due), min(due), max(due) FROM pg_temp.runs('0 * * * *', 'America/New_York', '2026-10-31 04:00Z');
-- half an hour from GMT, where the job runs in both minutes; and a zone that moves its clocks by half an hour
SELECT * FROM pg_temp.runs('0 2 * * *', 'America/St_Johns', '2026-03-07 03:30Z');
SELECT * FROM pg_temp.runs('15 2 * * *', 'Australia/Lord_Howe', '2026-10-02 15:15Z', '30 min');
-- called late, and not at all for too long
SELECT * FROM pg_temp.runs('0 8 * * *', 'America/Denver', '2026-03-10 06:47Z', '5 hours');
SELECT * FROM pg_temp.runs('0 8 * * *', 'America/Denver', '2026-03-10 06:47Z', '23 hours');

-- the best hour of a campaign, in a night whose clocks change, in the recipient's zone
SELECT minibot.set_setting('district.time_zone', 'America/Denver') \g /dev/null
SELECT day, zone, (day + time '02:30') AT TIME ZONE zone AS sent_at FROM (VALUES (date '2026-03-08'), ('2026-11-01')) AS d (day), unnest('{America/Denver,America/Phoenix}'::text[]) AS zone;

-- Hours for texting by state: on which days, from when, until when; a Sunday in Texas begins at noon
CREATE FUNCTION pg_temp.hours(state text, at timestamptz, zone text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	q record;
BEGIN
	PERFORM minibot.set_setting('quiet_hours.state', state);
	q := minibot_internal.quiet_hours(at, zone);
	RETURN CASE WHEN q.is_quiet THEN 'quiet' ELSE 'open' END || to_char(q.until AT TIME ZONE zone, '" until" Dy HH24:MI');
END $$;
SELECT at AT TIME ZONE 'America/Chicago' AS at, pg_temp.hours('', at, 'America/Chicago') AS default, pg_temp.hours('CT', at, 'America/Chicago') AS ct,
	pg_temp.hours('FL', at, 'America/Chicago') AS fl, pg_temp.hours('TX', at, 'America/Chicago') AS tx, pg_temp.hours('NM', at, 'America/Chicago') AS nm
FROM unnest('{2026-03-13 13:30Z, 2026-03-13 14:00Z, 2026-03-14 00:59Z, 2026-03-14 01:00Z, 2026-03-15 01:59Z, 2026-03-15 02:00Z, 2026-03-15 16:59Z, 2026-03-15 17:00Z}'::timestamptz[]) AS at;
-- Texas on the mornings after both changes: noon by the new clocks
SELECT at, pg_temp.hours('TX', at, 'America/Chicago') FROM unnest('{2026-03-08 06:00Z, 2026-11-01 05:00Z}'::timestamptz[]) AS at;
SELECT minibot.set_setting('quiet_hours.state', 'Texas');
ROLLBACK;
