-- Starter campaigns: what works on attendance, as drafts --------------------------------
--
-- The child's name, the total of days missed, "you can help", one action or one question, in 160 plain characters where
-- it can be, for a fifth grader.  Nothing is sent before approve_template().

-- [names], [missed] and [missing] stand for the children and their counts, joined into one sentence.
CREATE FUNCTION minibot_internal.starter_text(body text, language text) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT SET search_path = pg_catalog, pg_temp AS $$
	SELECT replace(replace(replace(body,
			'[names]', '{{#students}}' || j.joined || '{{/students}}'),
			'[missed]', '{{#students}}' || j.joined || '{{#first}} ' || j.has_missed
				|| '{{/first}} {{days_absent}}{{#first}} ' || j.days || '{{/first}}{{/students}}'),
			'[missing]', '{{#students}}' || j.joined || '{{#first}} ' || j.has_missing
				|| '{{/first}} {{missing_assignments}}{{#first}} ' || j.tasks || '{{/first}}{{/students}}')
	FROM (SELECT '{{^first}}{{#last}} ' || w.joiner
		|| ' {{/last}}{{^last}}, {{/last}}{{/first}}{{first_name}}' AS joined, w.*
		  FROM (VALUES
				('en', 'and', 'has missed', 'day{{^days_absent.one}}s{{/days_absent.one}}',
					'has', 'task{{^missing_assignments.one}}s{{/missing_assignments.one}}'),
				('es', 'y', 'ha faltado', 'dia{{^days_absent.one}}s{{/days_absent.one}}',
					'debe', 'tarea{{^missing_assignments.one}}s{{/missing_assignments.one}}'))
			AS w (language, joiner, has_missed, days, has_missing, tasks)) AS j
	WHERE j.language = starter_text.language
$$;
COMMENT ON FUNCTION minibot_internal.starter_text(text, text) IS
	'A starter text with the sections that join siblings in one sentence put in';

CREATE FUNCTION minibot.load_starter_templates() RETURNS TABLE (campaign text, language text, template_id bigint)
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	c record;
BEGIN
	FOR c IN
		SELECT * FROM (VALUES
		('welcome', '{"cadence": "once", "days": "any"}',
			'{{district.name}}: we will text you about [names] and school. Text us back at any time. Reply STOP to '
			'stop.',
			'{{district.name}}: le vamos a escribir sobre [names] y la escuela. Puede responder a toda hora. STOP para '
			'parar.'),
		('weekly total', '{"cadence": "weekly"}',
			'{{district.name}}: [missed] of school this year. You can help: plan for school each day. Reply STOP to '
			'stop.',
			'{{district.name}}: [missed] a la escuela este curso. Usted puede ayudar: cada dia cuenta. STOP para '
			'parar.'),
		('positive', '{"audience": {"absences_fell_by": 2}, "cadence": "monthly"}',
			'{{district.name}}: good news! [missed] this year, and less in the last month. You help a lot. Can you '
			'keep it up? Reply STOP to stop.',
			'{{district.name}}: ¡qué bien! [missed] este curso, y menos en el mes pasado. Usted ayuda mucho. '
			'¿Seguimos? STOP para parar.'),
		('back on track', '{"audience": {"absences_rose_by": 2}, "cadence": "biweekly"}',
			'{{district.name}}: [missed] this year. It is not too late and you can help: aim for all 5 days this week. '
			'Reply STOP to stop.',
			'{{district.name}}: [missed] este curso. Hay tiempo y usted puede ayudar: los 5 dias esta semana. STOP '
			'para parar.'),
		('before holidays', '{"cadence": "monthly", "days": "any"}',
			'{{district.name}}: the break is near. [missed] this year. You can help: plan trips for days with no '
			'school. Reply STOP to stop.',
			'{{district.name}}: ya casi no hay clases. [missed] este curso. Usted puede ayudar: viaje cuando no hay '
			'clases. STOP para parar.'),
		('after holidays', '{"cadence": "monthly", "days": "any"}',
			'{{district.name}}: welcome back! [missed] this year. You can help: start with a full week of school. '
			'Reply STOP to stop.',
			'{{district.name}}: ¡de vuelta a clases! [missed] este curso. Usted puede ayudar: una semana sin faltas. '
			'STOP para parar.'),
		('high absence', '{"audience": {"tiers": ["moderate_chronic", "severe_chronic"]}, "cadence": "weekly"}',
			'{{district.name}}: [missed] this year. You can help, and so can we: what makes it hard to come? Text us. '
			'Reply STOP to stop.',
			'{{district.name}}: [missed] este curso. Usted puede ayudar y la escuela igual: ¿qué le hace falta? '
			'Responda. STOP para parar.'),
		('barrier survey', '{"audience": {"tiers": ["moderate_chronic", "severe_chronic"]}, "cadence": "monthly"}',
			'{{district.name}}: [missed] this year. You can help. What makes it hard? Reply 1 bus, 2 health, 3 food, 4 '
			'other. STOP to stop.',
			'{{district.name}}: [missed] este curso. Usted puede ayudar. ¿Qué pasa? Responda 1 bus, 2 salud, 3 '
			'comida, 4 otro. STOP para parar.'),
		('missing assignments', '{"audience": {"missing_assignments": 1}, "cadence": "weekly"}',
			'{{district.name}}: [missing] to turn in. You can help: ask to see one tonight. Reply STOP to stop.',
			'{{district.name}}: [missing] a la escuela. Usted puede ayudar: pida ver una esta noche. STOP para parar.'))
			AS v (name, options, en, es)
		WHERE NOT EXISTS (SELECT FROM minibot.campaign AS k WHERE k.campaign = v.name)
	LOOP
		PERFORM minibot.create_campaign(c.name, c.options::jsonb || jsonb_build_object('templates', jsonb_build_object(
			'en', minibot_internal.starter_text(c.en, 'en'), 'es', minibot_internal.starter_text(c.es, 'es'))));
		IF c.name = 'barrier survey' THEN
			PERFORM minibot.set_survey(c.name, minibot_internal.starter_survey());
		END IF;
		RETURN QUERY SELECT t.campaign, t.language, t.template_id FROM minibot.template AS t
			WHERE t.campaign = c.name ORDER BY t.language;
	END LOOP;
END
$$;
COMMENT ON FUNCTION minibot.load_starter_templates() IS
	'Make campaigns with texts in English and Spanish, as drafts: welcome, weekly total, positive, back on track, '
	'before and after holidays, high absence, barrier survey, missing assignments; those whose names are taken are '
	'left alone';

-- Only answers to intents that the knowledge base has.
CREATE FUNCTION minibot_internal.starter_survey() RETURNS jsonb
	LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
	SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('value', o.value, 'labels', string_to_array(o.labels, ' '),
			'intent', (SELECT i.intent FROM minibot.intent AS i WHERE i.intent = o.intent))) ORDER BY o.n)
	FROM (VALUES (1, 'bus', 'bus ride car transporte', 'need_transportation'),
		(2, 'health', 'health sick salud', 'need_health'),
		(3, 'food', 'food comida', 'need_food'), (4, 'other', 'other otro', NULL)) AS o (n, value, labels, intent)
$$;
COMMENT ON FUNCTION minibot_internal.starter_survey() IS
	'What families may answer to the starter campaign barrier survey';
