-- Settings: what a district says of itself is checked, and nothing unknown is swallowed.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS minibot;
BEGIN;
SELECT minibot.set_setting('district.name', 'Mesa Vista Schools');
SELECT minibot.get_setting('district.name');
SELECT minibot.set_setting('district.time_zone', 'America/Denver');
\set VERBOSITY terse
SAVEPOINT bad;
SELECT minibot.set_setting('district.time_zone', 'Denver');
ROLLBACK TO bad;
SELECT minibot.set_setting('quiet_hours.start', 'nine');
ROLLBACK TO bad;
SELECT minibot.set_setting('quiet_hour.start', '20:00');
ROLLBACK TO bad;
SELECT minibot.set_setting('district.food_pantry', 'Cedar Church, Tuesdays 4-6');
SELECT minibot.get_setting('district.food_pantry');
ROLLBACK;
