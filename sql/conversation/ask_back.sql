-- Asking back -----------------------------------------------------------------------------------------
--
-- Where the model is not sure, the right matter is mostly among its two likeliest: the family chooses, or a person.

INSERT INTO minibot.phrase (name, language, body) VALUES
	('which_intent', 'en', 'Do you mean {{options}}?'),
	('which_intent', 'es', '¿Quiere decir {{options}}?'),
	('a_person', 'en', 'a person'),
	('a_person', 'es', 'una persona');

CREATE FUNCTION minibot_internal.best_intents(body text, n integer) RETURNS text[]
	LANGUAGE c STABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'minibot_best_intents';
COMMENT ON FUNCTION minibot_internal.best_intents(text, integer) IS 'The n likeliest intents of a text, the best first';

-- Ask which of the two likeliest matters is meant; false where it is better left to a person: nothing is likely enough,
-- it may be danger, or an intent has no short name to ask with.
CREATE FUNCTION minibot_internal.ask_which_intent(h minibot_internal.heard) RETURNS boolean
	LANGUAGE plpgsql VOLATILE AS $$
DECLARE
	best text[];
	options jsonb;
BEGIN
	IF (h.confidence >= minibot.get_setting('conversation.ask_confidence')::real) IS NOT TRUE
		OR h.question_id IS NOT NULL OR minibot_internal.count_words(h.body) < 2 THEN
		RETURN false;
	END IF;
	best := minibot_internal.best_intents(h.body, 2);
	-- A need is a person's to see to, whichever it is.
	IF NOT (h.reading -> 'clauses') @? '$[*] ? (@.function == "question")' AND EXISTS (
		SELECT FROM minibot.intent AS i WHERE i.intent = best[1] AND i.is_barrier AND i.category <> 'safety') THEN
		PERFORM minibot_internal.hand_to_person(h, (SELECT i.escalation FROM minibot.intent AS i
			WHERE i.intent = best[1]));
		RETURN true;
	END IF;
	UPDATE minibot.message AS m SET reading = h.reading || jsonb_build_object('candidates', to_jsonb(best))
	WHERE m.message_id = h.message_id;
	SELECT jsonb_agg(jsonb_build_object('value', b, 'label', p.body) ORDER BY n) INTO options
	FROM unnest(best) WITH ORDINALITY AS t (b, n)
	JOIN LATERAL (SELECT minibot_internal.phrase_or_null('intent.' || b, h.language) AS body) AS p ON p.body IS NOT NULL
	WHERE NOT EXISTS (SELECT FROM minibot.intent AS i WHERE i.intent = b AND i.category = 'safety');
	IF coalesce(jsonb_array_length(options), 0) < 2 THEN
		RETURN false;
	END IF;
	RETURN minibot_internal.ask_question(h, 'which_intent', options || jsonb_build_array(jsonb_build_object('value',
		'request_human', 'label', minibot_internal.phrase_text('a_person', h.language))));
END
$$;

CREATE FUNCTION minibot_internal.phrase_or_null(name text, language text) RETURNS text
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN coalesce((SELECT p.body FROM minibot.phrase AS p WHERE p.name = phrase_or_null.name
						AND p.language = phrase_or_null.language),
		(SELECT p.body FROM minibot.phrase AS p WHERE p.name = phrase_or_null.name AND p.language = 'en'));

INSERT INTO minibot.phrase (name, language, body)
SELECT 'intent.' || split_part(line, '|', 1), l.language, split_part(line, '|', l.n)
FROM (VALUES ('en', 2), ('es', 3)) AS l (language, n),
	unnest(ARRAY[
		'report_absence|a day out of school|una falta', 'report_tardy|coming late|llegar tarde',
		'ask_absences|days missed|días de falta', 'ask_attendance_policy|attendance rules|reglas de asistencia',
		'ask_excuse_note|notes for absences|notas por faltas', 'dispute_absence|a wrong absence|una falta equivocada',
		'request_early_pickup|early pick-up|recoger temprano', 'ask_hours|school hours|el horario',
		'ask_calendar|school dates|fechas escolares', 'ask_weather_closing|weather closing|cierre por el clima',
		'ask_transportation|the bus|el autobús', 'ask_meals|school meals|comidas',
			'ask_enrollment|enrolling|inscripción',
		'ask_contact|whom to call|a quién llamar', 'ask_dress_code|dress code|vestimenta',
		'ask_after_school|after-school programs|programas después de clases', 'ask_supplies|supplies|útiles',
		'ask_conference|meeting a teacher|reunión con el maestro', 'ask_grades|grades|calificaciones',
		'ask_homework|homework|tareas', 'tech_login|a password|una contraseña',
			'tech_device|the school computer|la computadora',
		'tech_internet|internet|internet', 'need_transportation|help getting to school|ayuda para llegar',
		'need_food|food|comida', 'need_housing|housing|vivienda', 'need_clothing|clothes|ropa',
			'need_health|a doctor|un doctor',
		'need_mental_health|counseling|consejería', 'need_childcare|child care|cuidado de niños',
		'need_financial|help with bills|ayuda con pagos', 'school_refusal|not wanting to go|no querer ir',
		'ask_special_education|special education|educación especial', 'ask_immunization|shots|vacunas',
		'request_language|another language|otro idioma', 'complaint|a complaint|una queja',
		'change_contact|a new number|un número nuevo']) AS line;
