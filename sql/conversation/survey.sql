-- Surveys: a nudge that asks ------------------------------------------------------------------
--
-- "Which would help most? Reply 1 bus, 2 health, 3 food, 4 other": the words are the campaign's template, the options
-- these rows.  A family's last nudge says which survey is pending; nothing has to be written when it is sent.

INSERT INTO minibot.option_rule
	(subject, option, type, minimum, maximum, is_required, default_value, description)
VALUES
	('setting', 'conversation.survey_timeout', 'time span', '1 minute', '1 year', true, '3 days',
		'A nudge''s question is no longer pending after this');

CREATE TABLE minibot.survey_option (
	campaign text NOT NULL,
	position integer NOT NULL CHECK (position > 0),
	value text NOT NULL,
	labels text[] NOT NULL,
	intent text REFERENCES minibot.intent ON UPDATE CASCADE ON DELETE SET NULL,
	PRIMARY KEY (campaign, position)
);
COMMENT ON TABLE minibot.survey_option IS 'What a family may answer to a campaign''s nudges';
COMMENT ON COLUMN minibot.survey_option.position IS 'The digit it is chosen by';
COMMENT ON COLUMN minibot.survey_option.value IS 'What is recorded';
COMMENT ON COLUMN minibot.survey_option.labels IS 'Words it is chosen by, in any language; typing errors are forgiven';
COMMENT ON COLUMN minibot.survey_option.intent IS
	'Handled as if the family had said this: answered, and escalated where the intent is';
SELECT pg_catalog.pg_extension_config_dump('minibot.survey_option', '');

CREATE TABLE minibot.survey_answer (
	nudge_id bigint NOT NULL REFERENCES minibot.message,
	message_id bigint NOT NULL REFERENCES minibot.message,
	campaign text NOT NULL,
	contact_id text,
	phone text NOT NULL,
	value text NOT NULL,
	answered_at timestamptz NOT NULL,
	PRIMARY KEY (nudge_id, value)
);
COMMENT ON TABLE minibot.survey_answer IS 'What families answered to a campaign''s question';
COMMENT ON COLUMN minibot.survey_answer.nudge_id IS 'The message that asked';
COMMENT ON COLUMN minibot.survey_answer.message_id IS 'The message that answers';
SELECT pg_catalog.pg_extension_config_dump('minibot.survey_answer', '');

INSERT INTO minibot_internal.privacy_rule (position, what, relation, moment, retention, purpose, removed_with,
	alias) VALUES
	(13, 'answers to surveys', 'survey_answer', 'answered_at', 'message',
		'To help, and to count what keeps children from school',
		't.message_id = ANY ($1) OR t.nudge_id = ANY ($1)', 'minibot_internal.phone_alias(t.contact_id, t.phone, $2)');

INSERT INTO minibot.phrase (name, language, body) VALUES
	('survey_thanks', 'en', 'Thank you, that helps us.'),
	('survey_thanks', 'es', 'Gracias, eso nos ayuda.');

-- The last nudge to a family, where it asked something that is still unanswered and not too old; its options.
CREATE FUNCTION minibot_internal.pending_survey(of_phone text, contacts text[], at timestamptz, OUT nudge_id bigint,
		OUT options jsonb)
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	asked record;
BEGIN
	IF NOT EXISTS (SELECT FROM minibot.survey_option) THEN
		RETURN;
	END IF;
	SELECT m.message_id, m.campaign, coalesce(m.sent_at, m.queued_at) AS sent_at INTO asked
	FROM minibot.message AS m
	WHERE m.phone = of_phone AND m.category = 'nudge'
		AND m.status NOT IN ('suppressed', 'canceled', 'failed', 'undelivered')
	  AND (m.contact_id IS NULL OR m.contact_id = ANY (contacts))
	ORDER BY m.message_id DESC LIMIT 1;
	IF asked.sent_at > at - minibot.get_setting('conversation.survey_timeout')::interval
		AND NOT EXISTS (SELECT FROM minibot.survey_answer AS a WHERE a.nudge_id = asked.message_id) THEN
		nudge_id := asked.message_id;
		options := (SELECT jsonb_agg(jsonb_build_object('value', s.value, 'label', array_to_string(s.labels, ' '))
			ORDER BY s.position)
					FROM minibot.survey_option AS s WHERE s.campaign = asked.campaign);
	END IF;
END
$$;

-- Record a survey's answer, and do for the family what the chosen options call for.
CREATE FUNCTION minibot_internal.take_survey_answer(h minibot_internal.heard) RETURNS void
	LANGUAGE plpgsql VOLATILE AS $$
DECLARE
	chosen record;
	is_answered boolean := false;
BEGIN
	FOR chosen IN
		INSERT INTO minibot.survey_answer (nudge_id, message_id, campaign, contact_id, phone, value, answered_at)
		SELECT n.message_id, h.message_id, n.campaign, h.contact_id, h.phone, c, minibot.clock()
		FROM minibot.message AS n, unnest(h.choice) AS c WHERE n.message_id = h.nudge_id
		RETURNING value, (SELECT s.intent FROM minibot.survey_option AS s
						  WHERE s.campaign = survey_answer.campaign AND s.value = survey_answer.value LIMIT 1) AS intent
	LOOP
		IF chosen.intent IS NOT NULL THEN
			h.intent := chosen.intent;
			UPDATE minibot.message AS m SET intent = h.intent WHERE m.message_id = h.message_id;
			PERFORM minibot_internal.answer_intent(h);
			is_answered := true;
		END IF;
	END LOOP;
	IF NOT is_answered THEN
		PERFORM minibot_internal.queue_reply(h, minibot_internal.phrase_text('survey_thanks', h.language));
	END IF;
END
$$;
