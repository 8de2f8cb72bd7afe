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
-- What later work would stumble over, a family's text in hand
SELECT minibot.set_setting('district.time_zone', '');
ROLLBACK TO bad;
SELECT minibot.set_setting('office.open', '8 o''clock');
ROLLBACK TO bad;
SELECT minibot.set_setting('office.days', '1,2,3');
ROLLBACK TO bad;
SELECT minibot.set_setting('conversation.repeat_window', 'a while');
ROLLBACK TO bad;
SELECT minibot.set_setting('conversation.reply_limit', 'ten');
ROLLBACK TO bad;
SELECT minibot.set_setting('nudge.expires_after', '');
ROLLBACK TO bad;
SELECT minibot.set_setting('district.region', 'USA');
ROLLBACK TO bad;
SELECT minibot.set_setting('office.days', '1 2 3 4'), minibot.set_setting('conversation.repeat_window', '2 minutes'),
	minibot.set_setting('conversation.reply_limit', '12'), minibot.set_setting('office.open', '07:30'),
	minibot.set_setting('district.region', 'US');
SELECT minibot.set_setting('district.food_pantry', 'Cedar Church, Tuesdays 4-6');
SELECT minibot.get_setting('district.food_pantry');
ROLLBACK;
