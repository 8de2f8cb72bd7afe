-- Fixed texts ----------------------------------------------------------------------
--
-- What is always said, whatever the family asks.

CREATE TABLE minibot.phrase (
	name text NOT NULL,
	language text NOT NULL,
	body text NOT NULL CHECK (minibot.template_placeholders(body) IS NOT NULL),	-- raises what is wrong with a template
	read_by text,
	PRIMARY KEY (name, language)
);
COMMENT ON TABLE minibot.phrase IS
	'Fixed texts of the conversation, to be worded by the district; English is the fallback';
COMMENT ON COLUMN minibot.phrase.name IS 'What it is said for';
COMMENT ON COLUMN minibot.phrase.language IS 'ISO 639-1 code';
COMMENT ON COLUMN minibot.phrase.body IS 'A template; see render_template()';
COMMENT ON COLUMN minibot.phrase.read_by IS
	'Who that speaks the language has read it: "minibot" for what came with it in English and Spanish; null where '
	'nobody has, see health()';
SELECT pg_catalog.pg_extension_config_dump('minibot.phrase', '');
CREATE TRIGGER replace_built_in BEFORE INSERT ON minibot.phrase
	FOR EACH ROW EXECUTE FUNCTION minibot_internal.replace_built_in();

-- Without the accents that GSM-7 lacks: each of these is one segment.
INSERT INTO minibot.phrase (name, language, body) VALUES
	('introduction', 'en', '{{#district.name}}{{district.name}}: {{/district.name}}{{reply}} Reply STOP to end texts.'),
	('introduction', 'es', '{{#district.name}}{{district.name}}: {{/district.name}}{{reply}} Responda STOP para no '
		'recibir mensajes.'),
	('opt_out', 'en', '{{#district.name}}{{district.name}}: {{/district.name}}'
		'You will get no more texts from us. Reply START to get them again.'),
	('opt_out', 'es', '{{#district.name}}{{district.name}}: {{/district.name}}'
		'Ya no le enviaremos mensajes. Para recibirlos de nuevo, responda START.'),
	('opt_in', 'en', '{{#district.name}}{{district.name}}: {{/district.name}}'
		'You get our school texts. Reply HELP for help, STOP to end them.'),
	('opt_in', 'es', '{{#district.name}}{{district.name}}: {{/district.name}}'
		'Usted recibe los mensajes de la escuela. Responda AYUDA para ayuda, STOP para no recibirlos.'),
	('help', 'en', '{{#district.name}}{{district.name}}: {{/district.name}}school texts about attendance. '
		'Ask us anything{{#district.phone}} or call {{district.phone}}{{/district.phone}}. Reply STOP to end texts.'),
	('help', 'es', '{{#district.name}}{{district.name}}: {{/district.name}}mensajes escolares de asistencia. '
		'Pregunte lo que quiera'
		'{{#district.phone}} o llame al {{district.phone}}{{/district.phone}}. Responda STOP para no recibirlos.'),
	('crisis', 'en', 'You are not alone. In danger? Call 911. To talk to someone now, any hour, call or text 988. '
		'We are telling school staff right now.'),
	('crisis', 'es', 'Estamos con usted. Si hay peligro, llame al 911. Para hablar con alguien ahora, llame al 988 '
		'y oprima 2. Ya avisamos al personal de la escuela.'),
	('holding', 'en', 'Thank you for writing. A person from school will answer you {{when}}.'
		'{{#district.phone}} If it is urgent, call {{district.phone}}.{{/district.phone}}'),
	('holding', 'es', 'Gracias por escribir. Una persona de la escuela le responde {{when}}.'
		'{{#district.phone}} Si es urgente, llame al {{district.phone}}.{{/district.phone}}'),
	('when.today', 'en', 'today'), ('when.today', 'es', 'hoy'),
	('when.tomorrow', 'en', 'tomorrow'), ('when.tomorrow', 'es', 'mañana'),
	('when.1', 'en', 'on Monday'), ('when.1', 'es', 'el lunes'),
	('when.2', 'en', 'on Tuesday'), ('when.2', 'es', 'el martes'),
	('when.3', 'en', 'on Wednesday'), ('when.3', 'es', 'el miércoles'),
	('when.4', 'en', 'on Thursday'), ('when.4', 'es', 'el jueves'),
	('when.5', 'en', 'on Friday'), ('when.5', 'es', 'el viernes'),
	('when.6', 'en', 'on Saturday'), ('when.6', 'es', 'el sábado'),
	('when.7', 'en', 'on Sunday'), ('when.7', 'es', 'el domingo');

-- A fixed text in a language (else English), with its places filled.
CREATE FUNCTION minibot_internal.phrase_text(phrase text, language text, data jsonb DEFAULT '{}') RETURNS text
	LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
	template text := (SELECT coalesce(
		(SELECT p.body FROM minibot.phrase AS p WHERE p.name = phrase AND p.language = phrase_text.language),
		(SELECT p.body FROM minibot.phrase AS p WHERE p.name = phrase AND p.language = 'en')));
BEGIN
	IF template IS NULL THEN
		RAISE undefined_object USING
			MESSAGE = format('there is no phrase "%s" in "%s" or in English', phrase, language),
			HINT = 'Add it to minibot.phrase.';
	END IF;
	RETURN minibot.render_template(template, minibot_internal.district_data() || data);
END
$$;
