-- internal: check_option, check_options, option_json, option_type
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
\set VERBOSITY default
\set SHOW_CONTEXT never
-- Who reads the error knows what to write instead
SELECT minibot.set_setting('attendance.definition', 'nonsense');
ROLLBACK TO bad;
SELECT minibot.set_setting('conversation.carrier_confirms_stop', 'perhaps');
ROLLBACK TO bad;
-- seconds, after which purge() would leave nothing
SELECT minibot.set_setting('retention.message', '730');
ROLLBACK TO bad;
SELECT minibot.set_setting('district.time_zone', 'PST');
ROLLBACK TO bad;
-- However it is written
UPDATE minibot.setting SET value = '23 hours' WHERE name = 'retention.attempt';
ROLLBACK TO bad;
-- Every rule is a setting, and every setting but the district's own has a rule, whose default fits it
SELECT coalesce(s.name, r.option) AS odd
FROM (SELECT * FROM minibot.setting WHERE name <> 'district.food_pantry') AS s
FULL JOIN (SELECT * FROM minibot.option_rule WHERE subject = 'setting') AS r ON r.option = s.name
WHERE s.name IS NULL OR r.option IS NULL OR s.description <> r.description;
SELECT r.subject, r.option, r.default_value FROM minibot.option_rule AS r
WHERE r.default_value <> '' AND minibot_internal.check_option(r, minibot_internal.option_json(r.type, r.default_value), r.option) IS NULL
	OR r.default_value = '' AND r.is_required;
SELECT r.subject, r.option, r.type FROM minibot.option_rule AS r
WHERE r.type NOT IN (SELECT t.type FROM minibot_internal.option_type AS t) OR r.type = 'integer' AND r.minimum IS NULL
	OR coalesce(r.minimum, r.maximum) IS NOT NULL AND r.type NOT IN ('integer', 'number', 'time', 'time span');
-- A good value of each
CREATE FUNCTION pg_temp.option_said(subject text, option text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	PERFORM minibot_internal.check_options(subject, jsonb_build_object(option, '{rubbish'), 'it');
	RETURN 'taken';
EXCEPTION WHEN invalid_parameter_value THEN
	RETURN SQLERRM;
END $$;
CREATE FUNCTION pg_temp.said(name text, value text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	hint text;
BEGIN
	PERFORM minibot.set_setting(name, value);
	RETURN 'taken';
EXCEPTION WHEN invalid_parameter_value THEN
	GET STACKED DIAGNOSTICS hint = PG_EXCEPTION_HINT;
	RETURN concat_ws(' | ', SQLERRM, nullif(hint, ''));
END $$;
SELECT r.option, v.value, pg_temp.said(r.option, v.value) FROM minibot.option_rule AS r
JOIN (VALUES ('integer', '12'), ('number', '0.75'), ('time', '9:30'), ('time', '8:00 PM'), ('time', '24:00'), ('time span', '24 hours'),
	('time span', '24:00:00'), ('time span', '1 day')) AS v (type, value) ON v.type = r.type
WHERE r.subject = 'setting' AND pg_temp.said(r.option, v.value) <> 'taken' ORDER BY 1, 2;
SELECT pg_temp.said(v.name, v.value) FROM (VALUES ('attendance.definition', 'ca'), ('conversation.carrier_confirms_stop', 'yes'), ('district.region', 'MX'),
	('district.time_zone', 'Pacific/Guam'), ('office.days', '1 7'), ('quiet_hours.state', 'TX'), ('quiet_hours.state', ''), ('sms.currency', 'CAD'),
	('retention.message', ''), ('sms.segment_price', ''), ('attendance.definition', '')) AS v (name, value) WHERE pg_temp.said(v.name, v.value) <> 'taken';
-- and what is none, of every setting that has a type, a pattern or a look-up
SELECT count(DISTINCT r.option) > 35 AS most, bool_and(pg_temp.said(r.option, v.value) LIKE r.option || ' cannot be "' || v.value || '" | %.') AS refused
FROM minibot.option_rule AS r
JOIN (VALUES ('integer', '1.5'), ('number', '1e3'), ('number', '-1'), ('time', '25:00'), ('time span', '-2 days'), ('time span', '730'),
	('time span', '999999999 years'), ('time zone', 'Mars/Olympus'), ('text', 'rubbish')) AS v (type, value) ON v.type = r.type
WHERE r.subject = 'setting' AND (r.type <> 'text' OR r.pattern IS NOT NULL OR r.found_in IS NOT NULL);
-- So is every option's that has a type
INSERT INTO minibot.school (school_id, name) VALUES ('1', 'Acorn');
SELECT r.subject, r.option, r.type FROM minibot.option_rule AS r
WHERE r.type NOT IN ('any', 'column') AND (r.type <> 'text' OR r.pattern IS NOT NULL) AND NOT r.is_required AND r.subject <> 'setting'
	AND (r.pattern, r.found_in) IS DISTINCT FROM ('.*\S.*', NULL) AND (r.type, r.pattern, r.found_in) IS DISTINCT FROM ('list', NULL, NULL)
	AND pg_temp.option_said(r.subject, r.option) !~ '^option "\w+" of it (cannot be "{rubbish"|is not valid)';
-- A misspelled key of a survey was passed over
SAVEPOINT survey;
SELECT minibot.create_campaign('asks') \g /dev/null
SELECT minibot.set_survey('asks', '[{"value": "bus", "labels": ["bus"], "intend": "need_transportation"}]');
ROLLBACK TO survey;
-- What a dump brings that cannot be is told, and does no harm: nothing is removed by it
INSERT INTO minibot.setting (name, value, description) VALUES ('retention.message', '730', 'Old'), ('office.open', '', 'Old');
SELECT detail, hint FROM minibot.health() WHERE problem = 'setting cannot be used';
SELECT minibot.purge();
ROLLBACK;

-- What is no setting is said, not passed over; a name stays, and nights are watched
SELECT minibot.set_setting('office.open', NULL);
SELECT minibot.set_setting(NULL, '1');
SELECT minibot.set_setting('district.{{x}}', 'y');
UPDATE minibot.setting SET name = 'x.y' WHERE name = 'attendance.definition';
SELECT problem, detail FROM minibot.health() WHERE part = 'hours';
BEGIN;
SELECT minibot.set_setting('quiet_hours.start', '09:00'), minibot.set_setting('quiet_hours.end', '21:30');
SELECT problem, detail FROM minibot.health() WHERE part = 'hours';
SELECT minibot.set_setting('quiet_hours.start', '00:00'), minibot.set_setting('quiet_hours.end', '00:00');
SELECT problem, detail FROM minibot.health() WHERE part = 'hours';
SELECT minibot.send_message('+12025550101', 'never', '{"not_before": "2030-01-01 12:00Z", "not_after": "2020-01-01 12:00Z"}');
ROLLBACK;
