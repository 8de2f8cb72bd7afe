-- internal: nudge_data, nudge_student, syllables
-- What texts say: plural forms, siblings in one sentence, reading grade, plain letters, the starter set; and what they cost.
\getenv abs_srcdir PG_ABS_SRCDIR
\set fixture :abs_srcdir '/fixtures/outreach.sql'
\i :fixture
\set ON_ERROR_ROLLBACK on
-- plural forms by the language of the data
SELECT l, string_agg(n || ' ' || minibot.render_template('{{#n.zero}}zero{{/n.zero}}{{#n.one}}one{{/n.one}}{{#n.two}}two{{/n.two}}{{#n.few}}few{{/n.few}}{{#n.many}}many{{/n.many}}{{#n.other}}other{{/n.other}}',
	jsonb_build_object('n', n, 'language', l)), ', ' ORDER BY n)
FROM unnest('{en,es,fr,ru,ar,vi}'::text[]) AS l, unnest('{0,0.5,1,2,5,21}'::numeric[]) AS n GROUP BY l ORDER BY l;
SELECT minibot.render_template('{{#n.one}}one{{/n.one}}{{^n.one}}other{{/n.one}} {{#s.one}}?{{/s.one}}{{#n.odd}}?{{/n.odd}}', '{"n": 1, "s": "1"}');

-- reading grade and syllables
SELECT l, round(minibot.reading_grade(body, l)::numeric, 1) AS grade FROM (VALUES
	('en', 'Ana has missed 6 days of school. You can help: every day counts.'),
	('en', 'Consistent attendance considerably increases educational achievement; documentation is necessary.'),
	('es', 'Ana ha faltado 6 días. Usted puede ayudar: cada día cuenta.'),
	('es', 'La inasistencia injustificada perjudica considerablemente el aprovechamiento académico de los estudiantes.'),
	('vi', 'Ana'), ('en', '')) AS t (l, body);
SELECT minibot_internal.syllables('attendance'), minibot_internal.syllables('ausencia', 'es'), minibot_internal.syllables('x', 'vi');
SELECT minibot.plain_text('“Sofía” faltó 1½ días… ¿Qué pasó? – 您好');

-- the data of a nudge
SELECT minibot_internal.nudge_data('Rosa', 'es', '[{"first_name": "Ana", "days_absent": 2}]', '{"name": "Elm"}');
SELECT minibot_internal.nudge_student('Ana', 6.50, 100, true, 3, '{"name": "Elm"}'), minibot_internal.nudge_student(NULL, 1, NULL, NULL, NULL, NULL);
SELECT minibot_internal.nudge_data('Rosa', 'es', NULL, NULL) IS NULL AS nobody;
SELECT minibot_internal.nudge_data('Rosa', 'es', '[]', NULL);
SELECT minibot_internal.nudge_data('Rosa', 'es', '{"a": 1}', NULL);

-- approval says which words are hard, which names are dear, which plural is none
SELECT minibot.create_campaign('words', '{"templates": {"en": "x"}}') \g /dev/null
CREATE FUNCTION pg_temp.try(body text, language text DEFAULT 'en') RETURNS TABLE (warning text, advice text) LANGUAGE sql AS $$
	UPDATE minibot.template SET body = $1, language = $2 WHERE campaign = 'words';
	SELECT a.* FROM minibot.template AS t, minibot.approve_template(t.template_id) AS a WHERE t.campaign = 'words' $$;
SELECT * FROM pg_temp.try('{{district.name}}: {{#students}}{{first_name}} {{/students}}accumulated considerable unexcused absences, jeopardizing educational opportunities. STOP.');
SELECT * FROM pg_temp.try('{{district.name}}: {{#students}}{{first_name}} {{/students}}acumula inasistencias injustificadas, perjudicando considerablemente el aprovechamiento. STOP.', 'es');
SELECT * FROM pg_temp.try('{{district.name}}: {{#students}}{{first_name}} {{/students}}请帮助孩子每天上学. STOP.', 'zh');
SELECT * FROM pg_temp.try('{{district.name}}: {{#students}}{{first_name.one}}{{/students}} STOP.');
SELECT * FROM pg_temp.try('{{district.name}}: {{#students}}{{first_name}} {{#days_absent.some}}x{{/days_absent.some}}{{/students}} STOP.');
DELETE FROM minibot.campaign;

-- the starter set: each passes the check, and fits one segment for a child and for two
SELECT campaign, string_agg(language, ' ' ORDER BY language) FROM minibot.load_starter_templates() GROUP BY 1 ORDER BY 1;
SELECT count(*) AS again FROM minibot.load_starter_templates();
SELECT count(*) AS approved FROM minibot.template WHERE approved_at IS NOT NULL;
SELECT count(*) AS options FROM minibot.survey_option WHERE campaign = 'barrier survey';
SELECT t.campaign, t.language, w.* FROM minibot.template AS t, minibot.approve_template(t.template_id) AS w ORDER BY 1, 2, 3;
SELECT t.campaign, t.language, round(minibot.reading_grade(r.body, t.language)::numeric, 1) AS grade, length(r.body), r.body
FROM minibot.template AS t,
	minibot.render_template(t.body, minibot_internal.nudge_data('Rosa', t.language, jsonb_build_array(minibot_internal.nudge_student('Ana', 6, 100, false, 3, NULL)), '{"name": "Mesa Vista"}')) AS r (body)
ORDER BY 1, 2;
SELECT t.campaign, t.language, (minibot.sms_segments(r.body)).*, r.body
FROM minibot.template AS t,
	minibot.render_template(t.body, minibot_internal.nudge_data('Rosa', t.language, jsonb_build_array(minibot_internal.nudge_student('Ana', 1, 100, false, 1, NULL),
		minibot_internal.nudge_student('Luis', 4, 100, false, 2, NULL)), '{"name": "Mesa Vista"}')) AS r (body)
ORDER BY 1, 2;

-- names with letters that make it Unicode, and long ones
SELECT pg_temp.add_student('s1', 'Ana', 6), pg_temp.add_student('s2', 'Luis', 1), pg_temp.add_student('s3', 'María José', 4.5),
	pg_temp.add_contact('c1', 'Rosa', '+15553000001', '{s1,s2}'), pg_temp.add_contact('c2', 'Eva', '+15553000002', '{s3}', language => 'es'),
	pg_temp.add_contact('c3', 'Opted', '+15553000003', '{s1}', 2),
	pg_temp.add_student('s4', 'Zoe', 9), pg_temp.add_contact('c4', 'Kim', '+15553000004', '{s4}', can_text => false) \g /dev/null
SELECT minibot.create_campaign('words', '{"templates": {"en": "x"}}') \g /dev/null
SELECT * FROM pg_temp.try('{{district.name}}: {{#students}}{{first_name}} has missed {{days_absent}} days at {{school.name}}. {{/students}}You can help. STOP to stop.');
DELETE FROM minibot.campaign WHERE campaign = 'words';

-- a rehearsal by household: words, segments and cost, or why not; telephones in part
SELECT * FROM minibot.preview_nudges('weekly total');
SELECT minibot.set_setting('sms.segment_price', '0.0112') \g /dev/null
SELECT count(*), sum(segments), sum(cost) FROM minibot.preview_nudges('weekly total', '2026-03-10');
SELECT minibot.set_setting('sms.segment_price', 'cheap');
ROLLBACK;
