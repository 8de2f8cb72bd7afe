-- Schedules: local time all year, and plain words where pg_cron is not installed.
\getenv abs_srcdir PG_ABS_SRCDIR
\set fixture :abs_srcdir '/fixtures/outreach.sql'
\i :fixture
\set ON_ERROR_ROLLBACK on
SELECT cron, at, minibot.cron_is_due(cron, at)
FROM (VALUES ('0 16 * * 1', '2026-03-09 16:00'::timestamp), ('0 16 * * 1', '2026-03-09 17:00'), ('0 16 * * 1', '2026-03-10 16:00'),
	('0 16 * * mon', '2026-03-09 16:20'), ('0 9-11,15 * * *', '2026-03-09 15:00'), ('0 9-11,15 * * *', '2026-03-09 12:00'),
	('0 */6 * * *', '2026-03-09 18:00'), ('0 */6 * * *', '2026-03-09 17:00'), ('0 8/4 * * *', '2026-03-09 20:00'),
	('0 16 * * 7', '2026-03-08 16:00'), ('0 16 * * 0', '2026-03-08 16:00'), ('0 16 * * 5-7', '2026-03-08 16:00'),
	('0 16 1 * 1', '2026-03-09 16:00'), ('0 16 1 * 1', '2026-04-01 16:00'), ('0 16 1 * *', '2026-03-09 16:00'),
	('0 16 * sep-dec,1 *', '2026-01-09 16:00'), ('0 16 * sep-dec *', '2026-03-09 16:00')) AS t (cron, at);
-- the same local hour in winter and in summer
SELECT at, minibot.cron_is_due('0 16 * * 1-5', at AT TIME ZONE 'America/Denver')
FROM unnest('{2026-03-06 23:00Z, 2026-03-06 22:00Z, 2026-03-09 22:00Z, 2026-03-09 23:00Z}'::timestamptz[]) AS at;
-- what is no schedule
SELECT minibot.cron_is_due('@daily', '2026-03-09');
SELECT minibot.cron_is_due('60 * * * *', '2026-03-09');
SELECT minibot.cron_is_due('0 9-25 * * *', '2026-03-09');
SELECT minibot.cron_is_due('0 11-9 * * *', '2026-03-09');
SELECT minibot.cron_is_due('0 9 * * monday', '2026-03-09');
SELECT minibot.cron_is_due('0 9 * mon *', '2026-03-09');
SELECT minibot.cron_is_due('0 */0 * * *', '2026-03-09');
SELECT minibot.cron_is_due('0 9 * * 1; DROP TABLE x', '2026-03-09');

SELECT minibot.create_campaign('it''s weekly', '{"templates": {"en": "{{#students}}{{first_name}} {{/students}}"}}') \g /dev/null
SELECT minibot.schedule_campaign('no such campaign', '0 16 * * 1');
SELECT minibot.schedule_campaign('it''s weekly', '0 16 * * *');
SELECT minibot.unschedule_campaign('it''s weekly');
-- what the job does at ten o'clock
SELECT * FROM minibot.run_campaign('it''s weekly', '0 16 * * *');
SELECT * FROM minibot.run_campaign('it''s weekly', '0 10 * * *');
ROLLBACK;
