-- test/soak/map.sql: minibot on the warehouse of district.sql.  psql variables: staff, a telephone;
-- examples, how many of each intent and language the knowledge base keeps

CREATE EXTENSION minibot;
SELECT minibot.set_setting('district.name', 'Elm Schools'), minibot.set_setting('district.phone', '202-555-0199'),
	minibot.set_setting('district.time_zone', 'America/Denver');
SELECT minibot.map_source('school', 'district.school', '{"school_id": "school_id", "name": "name", "phone": "phone"}');
SELECT minibot.map_source('student', 'district.student', '{"student_id": "student_id", "first_name": "first_name"}');
SELECT minibot.map_source('enrollment', 'district.enrollment', '{"student_id": "student_id", "school_id": "school_id",
	"grade": "grade", "entry_date": "entry_date", "exit_date": "exit_date"}');
SELECT minibot.map_source('contact', 'district.guardian',
	'{"contact_id": "guardian_id", "first_name": "first_name", "language": "language"}');
SELECT minibot.map_source('phone', 'district.guardian', '{"contact_id": "guardian_id", "phone": "phone"}');
SELECT minibot.map_source('student_contact', 'district.student_guardian', '{"student_id": "student_id",
	"contact_id": "guardian_id", "priority": "call_order", "is_restricted": "court_order"}');
SELECT minibot.map_source('calendar', 'district.school_day',
	'{"school_id": "school_id", "date": "date", "is_instructional": "is_instructional"}');
SELECT minibot.map_source('attendance', 'district.absence', '{"student_id": "student_id", "school_id": "school_id",
	"date": "date", "code": "code"}', '{"layout": "exceptions"}');
SELECT minibot.map_code('U', 'unexcused'), minibot.map_code('E', 'excused'), minibot.map_code('T', 'tardy');
SELECT * FROM minibot.refresh_roster();
SELECT * FROM minibot.track_attendance();
SELECT * FROM minibot.load_starter_kit();
DELETE FROM minibot.utterance AS u
USING (SELECT utterance_id, row_number() OVER (PARTITION BY intent, language ORDER BY utterance_id) AS n
	   FROM minibot.utterance) AS k
WHERE k.utterance_id = u.utterance_id AND k.n > :examples;
SELECT * FROM minibot.train();
INSERT INTO minibot.staff (phone, name, on_call) VALUES (:'staff', 'Dean Diaz', true);

SELECT minibot.create_campaign(c.name, jsonb_build_object('audience', jsonb_build_object('tiers', c.tiers),
	'cadence', 'weekly', 'templates', jsonb_build_object('en', c.english, 'es', c.spanish)))
FROM (VALUES
	('weekly total', '["at_risk"]'::jsonb, '{{district.name}}: {{#students}}{{first_name}} has missed '
		'{{days_absent}} days of school this year. {{/students}}Bus or food trouble? Reply BUS or FOOD. STOP to stop.',
		'{{district.name}}: {{#students}}{{first_name}} ha faltado {{days_absent}} dias este curso. {{/students}}'
		'Transporte o comida? Responda BUS o COMIDA. STOP para parar.'),
	('many days', '["moderate_chronic", "severe_chronic"]', '{{district.name}}: {{#students}}{{first_name}} has missed '
		'{{days_absent}} days of school. {{/students}}You can help: every day counts. Reply STOP to stop.',
		'{{district.name}}: {{#students}}{{first_name}} ha faltado {{days_absent}} dias. {{/students}}'
		'Usted puede ayudar: cada dia cuenta. STOP para parar.')) AS c (name, tiers, english, spanish);
SELECT minibot.approve_template(template_id) FROM minibot.template;
SELECT minibot.set_survey('weekly total', '[
	{"value": "bus", "labels": ["bus", "transporte"], "intent": "need_transportation"},
	{"value": "food", "labels": ["food", "comida"], "intent": "need_food"}]');
