-- Queueing -------------------------------------------------------------------
--
-- How a text gets into the queue, whoever writes it.

CREATE FUNCTION minibot_internal.wake_worker_trigger() RETURNS trigger
	LANGUAGE c VOLATILE
	AS 'MODULE_PATHNAME', 'minibot_wake_worker_trigger';
COMMENT ON FUNCTION minibot_internal.wake_worker_trigger() IS 'Wake the worker at commit';
CREATE TRIGGER wake_worker AFTER INSERT ON minibot.message
	FOR EACH STATEMENT EXECUTE FUNCTION minibot_internal.wake_worker_trigger();

-- Queue a text; its lane is its category's where no priority is given.  Called by functions that pin their search_path.
CREATE FUNCTION minibot_internal.queue_message(phone text, body text, category text, priority smallint DEFAULT NULL,
		contact_id text DEFAULT NULL, language text DEFAULT NULL, our_phone text DEFAULT NULL,
		in_reply_to bigint DEFAULT NULL, intent text DEFAULT NULL, campaign text DEFAULT NULL,
		time_zone text DEFAULT NULL, not_before timestamptz DEFAULT NULL, not_after timestamptz DEFAULT NULL,
		escalation_id bigint DEFAULT NULL)
	RETURNS bigint
	LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
	max_body CONSTANT integer := 1600;	-- Twilio's cap on Body, in characters
	number text := minibot.normalize_phone(phone, coalesce(minibot.get_setting('district.region'), 'US'));
	id bigint;
BEGIN
	IF number IS NULL THEN
		-- Telephones are not for the server's log.
		RAISE invalid_parameter_value USING MESSAGE = 'that is no telephone number that can be texted',
			HINT = 'Write it as E.164, such as +15552010123, or as it is dialled in the setting district.region.';
	ELSIF coalesce(btrim(body, E' \t\r\n'), '') = '' THEN
		RAISE invalid_parameter_value USING MESSAGE = 'a message needs a body';
	ELSIF length(body) > max_body THEN
		RAISE string_data_right_truncation USING
			MESSAGE = format('the body has %s characters; providers take at most %s', length(body), max_body);
	END IF;
	INSERT INTO minibot.message AS m (direction, contact_id, phone, our_phone, body, language, category,
		campaign, intent,
		in_reply_to, priority, status, segments, time_zone, queued_at, not_before, not_after, error_code, error,
		escalation_id)
	SELECT 'outbound', queue_message.contact_id, number, queue_message.our_phone, queue_message.body,
		queue_message.language,
		queue_message.category, queue_message.campaign, queue_message.intent, queue_message.in_reply_to,
		coalesce(queue_message.priority, minibot_internal.lane_of(queue_message.category)),
		CASE WHEN o.phone IS NULL THEN 'queued' ELSE 'suppressed' END,
		(minibot.sms_segments(queue_message.body)).segments, queue_message.time_zone, minibot.clock(),
		queue_message.not_before, queue_message.not_after,
		CASE WHEN o.phone IS NOT NULL THEN 'opted_out' END,
		CASE WHEN o.phone IS NOT NULL
			THEN (SELECT t.words FROM minibot_internal.text_obstacle AS t WHERE t.verdict = 'opted_out') END,
		queue_message.escalation_id
	FROM (VALUES (1)) AS one
	LEFT JOIN minibot.opt_out AS o ON o.phone = number AND minibot_internal.heeds_opt_out(queue_message.category)
	RETURNING m.message_id INTO id;
	RETURN id;
END
$$;

INSERT INTO minibot.option_rule (subject, option, type, pattern, minimum, maximum, default_value,
	description) VALUES
	('message', 'category', 'text', 'reply|keyword|crisis|escalation|nudge|one_off', NULL, NULL, 'one_off',
		'Why it is sent'),
	('message', 'priority', 'integer', NULL, '0', '32767', NULL,
		'Lane: 0 crisis, 1 replies, 2 staff, 4 one-offs, 5 nudges; its category''s unless given'),
	('message', 'contact_id', 'text', NULL, NULL, NULL, NULL, 'Whom it is for'),
	('message', 'language', 'text', NULL, NULL, NULL, NULL, 'Language it is written in'),
	('message', 'campaign', 'text', NULL, NULL, NULL, NULL, 'Campaign it belongs to'),
	('message', 'in_reply_to', 'integer', NULL, '1', NULL, NULL, 'message_id of the text it answers'),
	('message', 'intent', 'text', NULL, NULL, NULL, NULL, 'Intent it answers'),
	('message', 'not_before', 'moment', NULL, NULL, NULL, NULL, 'It waits until then'),
	('message', 'not_after', 'moment', NULL, NULL, NULL, NULL, 'It is not sent any more from then on'),
	('message', 'time_zone', 'time zone', NULL, NULL, NULL, NULL, 'The recipient''s, for quiet hours'),
	('message', 'our_phone', 'text', NULL, NULL, NULL, NULL, 'The district''s number it comes from');

CREATE FUNCTION minibot.send_message(phone text, body text, options jsonb DEFAULT '{}') RETURNS bigint
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	o minibot.message := jsonb_populate_record(NULL::minibot.message,
		minibot_internal.check_options('message', options, 'send_message()'));
BEGIN
	IF o.not_after <= o.not_before THEN
		RAISE invalid_parameter_value USING MESSAGE = format('a text cannot wait until %s and be of no use after %s',
			o.not_before, o.not_after), HINT = 'not_after is later than not_before.';
	END IF;
	RETURN minibot_internal.queue_message(phone, body, o.category, o.priority, o.contact_id, o.language, o.our_phone,
		o.in_reply_to, o.intent, o.campaign, o.time_zone, o.not_before, o.not_after);
END
$$;
COMMENT ON FUNCTION minibot.send_message(text, text, jsonb) IS
	'Queue a text; options category, priority, contact_id, language, campaign, in_reply_to, intent, not_before, '
	'not_after, time_zone, our_phone. It is sent once the transaction has committed';
