-- A campaign's options, and the approval of its words.
\getenv abs_srcdir PG_ABS_SRCDIR
\set fixture :abs_srcdir '/fixtures/outreach.sql'
\i :fixture
\set ON_ERROR_ROLLBACK on
-- options that are none are named
SELECT minibot.create_campaign('x', '{"audiance": {}}');
SELECT minibot.create_campaign('x', '{"audience": {"tier": ["at_risk"]}}');
SELECT minibot.create_campaign('x', '{"audience": {"tiers": ["at risk"]}}');
SELECT minibot.create_campaign('x', '{"audience": {"tiers": [["at_risk"]]}}');
SELECT minibot.create_campaign('x', '{"audience": {"schools": ["A", "Z"]}}');
SELECT minibot.create_campaign('x', '{"cadence": "daily"}');
SELECT minibot.create_campaign('x', '{"templates": ["Hi"]}');
SELECT minibot.create_campaign('x', '{"templates": {"English": "Hi"}}');
SELECT minibot.create_campaign('x', '{"templates": {"en": 5}}');
SELECT minibot.create_campaign('x', '{"templates": {"en": "Hi {{#students}}"}}');
SELECT minibot.create_campaign('x', '[]');
SELECT minibot.create_campaign(' ');
SELECT count(*) AS campaigns FROM minibot.campaign;

SELECT minibot.create_campaign('weekly', '{"audience": {"tiers": ["at_risk", "severe_chronic"], "schools": [], "grades": ["3", 4],
	"contacts": "Mother"}, "cadence": "biweekly", "templates": {"en": "{{district.name}}: {{student.first_name}}. STOP to stop."}}');
SELECT * FROM minibot.campaign;
SELECT minibot.create_campaign('weekly');

-- approval: what could not be filled in is an error, what may be unwise a row
SELECT template_id AS id FROM minibot.template \gset
SELECT * FROM minibot.approve_template(:id);
SELECT language, approved_at, approved_by = session_user AS by_me FROM minibot.template;
CREATE FUNCTION pg_temp.try(text) RETURNS TABLE (warning text, advice text) LANGUAGE sql AS $$
	UPDATE minibot.template SET body = $1;
	SELECT * FROM minibot.approve_template((SELECT template_id FROM minibot.template)) $$;
SELECT * FROM pg_temp.try('{{district.name}}: {{student.name}}');
SELECT * FROM pg_temp.try('{{district.name}}: {{first_name}}');
SELECT * FROM pg_temp.try('{{students}}');
SELECT * FROM pg_temp.try('{{#students}}');
SELECT * FROM pg_temp.try('{{district.phone}}');
SELECT * FROM pg_temp.try('Hello');
SELECT * FROM pg_temp.try('Mesa Vista: {{#students}}{{first_name}} falto {{days_absent}} días “ya”. {{/students}}STOP.');
SELECT pg_temp.add_student('s1', 'Maximiliano Alejandro', 12), pg_temp.add_contact('c1', 'Rosa', '+15553000001', '{s1}') \g /dev/null
SELECT * FROM pg_temp.try('{{school.name}}: {{#students}}{{first_name}} missed {{days_absent}} of {{days_enrolled}} days. ' || repeat('-', 120) || '{{/students}} STOP');
SELECT minibot.approve_template(-1);

-- a change of the words takes the approval back, a change of nothing does not
SELECT * FROM pg_temp.try('Mesa Vista: {{#students}}{{first_name}}{{/students}}. STOP to stop.');
UPDATE minibot.template SET body = body;
SELECT approved_at IS NOT NULL AS approved FROM minibot.template;
UPDATE minibot.template SET body = body || '!';
SELECT approved_at IS NOT NULL AS approved, approved_by FROM minibot.template;
ROLLBACK;
