-- The one clock: tests set it, a transaction sees one now.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS minibot;
SET minibot.clock = '2026-03-08 06:59:00+00';
SELECT minibot.clock() AT TIME ZONE 'UTC' AS now;
RESET minibot.clock;
SELECT minibot.clock() = now() AS is_transaction_start;
SET minibot.clock = 'half past nine';
SELECT minibot.clock();
RESET minibot.clock;
SELECT minibot.get_setting('district.region') AS region,
       minibot.get_setting('district.name') IS NULL AS name_unset,
       minibot.get_setting('no such setting') IS NULL AS unknown;
