-- What a campaign's texts ask ---------------------------------------------------
--
-- The conversation takes the answers; whose they are is a campaign's to say.

INSERT INTO minibot.option_rule (subject, option, type, found_in, is_required, description) VALUES
	('survey', 'value', 'text', NULL, true, 'What is recorded'),
	('survey', 'labels', 'list', NULL, true,
		'Words it is chosen by, in any language, such as ["bus", "ride", "transporte"]'),
	('survey', 'intent', 'text', 'SELECT i.intent FROM minibot.intent AS i', false, 'Intent it stands for');

CREATE FUNCTION minibot.set_survey(campaign text, options jsonb) RETURNS void
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF jsonb_typeof(options) IS DISTINCT FROM 'array' THEN
		RAISE invalid_parameter_value USING MESSAGE = 'the options of a survey must be a list of {"value", '
			'"labels", "intent"}',
			HINT = '[{"value": "bus", "labels": ["bus", "ride", "transporte"], "intent": "need_transportation"}, ...]';
	END IF;
	-- A survey may outlive its campaign: it can still be taken away.
	IF options <> '[]' THEN
		PERFORM minibot_internal.find_campaign(campaign);
	END IF;
	DELETE FROM minibot.survey_option AS s WHERE s.campaign = set_survey.campaign;
	INSERT INTO minibot.survey_option (campaign, position, value, labels, intent)
	SELECT set_survey.campaign, n, o ->> 'value', array(SELECT jsonb_array_elements_text(o -> 'labels')), o ->> 'intent'
	FROM jsonb_array_elements(options) WITH ORDINALITY AS t (given, n)
	CROSS JOIN LATERAL minibot_internal.check_options('survey', t.given, 'an answer of a survey', 'key') AS o;
END
$$;
COMMENT ON FUNCTION minibot.set_survey(text, jsonb) IS
	'Say what families may answer to a campaign''s nudges: [{"value", "labels", "intent"}, ...] in the order they are '
	'numbered; [] for no survey';
