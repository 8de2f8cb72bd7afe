-- Queueing -------------------------------------------------------------------

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
		RAISE invalid_parameter_value USING MESSAGE = 'that is no telephone number that can be texted',	-- telephones are not for the server's log
			HINT = 'Write it as E.164, such as +15552010123, or as it is dialled in the setting district.region.';
	ELSIF coalesce(btrim(body, E' \t\r\n'), '') = '' THEN
		RAISE invalid_parameter_value USING MESSAGE = 'a message needs a body';
	ELSIF length(body) > max_body THEN
		RAISE string_data_right_truncation USING
			MESSAGE = format('the body has %s characters; providers take at most %s', length(body), max_body);
	END IF;
	INSERT INTO minibot.message AS m (direction, contact_id, phone, our_phone, body, language, category,
		campaign, intent,
		in_reply_to, priority, status, segments, time_zone, queued_at, not_before, not_after, error, escalation_id)
	SELECT 'outbound', queue_message.contact_id, number, queue_message.our_phone, queue_message.body,
		queue_message.language,
		queue_message.category, queue_message.campaign, queue_message.intent, queue_message.in_reply_to,
		coalesce(queue_message.priority, CASE queue_message.category WHEN 'crisis' THEN 0 WHEN 'reply' THEN 1
			WHEN 'keyword' THEN 1 WHEN 'escalation' THEN 2 WHEN 'one_off' THEN 4 ELSE 5 END),
		CASE WHEN o.phone IS NULL THEN 'queued' ELSE 'suppressed' END,
		(minibot.sms_segments(queue_message.body)).segments, queue_message.time_zone, minibot.clock(),
		queue_message.not_before, queue_message.not_after,
		CASE WHEN o.phone IS NOT NULL THEN 'the phone has opted out' END, queue_message.escalation_id
	FROM (VALUES (1)) AS one
	LEFT JOIN minibot.opt_out AS o ON o.phone = number AND queue_message.category NOT IN ('keyword', 'crisis')
	RETURNING m.message_id INTO id;
	RETURN id;
END
$$;

CREATE FUNCTION minibot.send_message(phone text, body text, options jsonb DEFAULT '{}') RETURNS bigint
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	known CONSTANT text[] := ARRAY['category', 'priority', 'contact_id', 'language', 'campaign', 'in_reply_to',
		'intent', 'not_before', 'not_after', 'time_zone', 'our_phone'];
	category text := coalesce(options ->> 'category', 'one_off');
	wrong text;
BEGIN
	options := coalesce(options, '{}');
	IF jsonb_typeof(options) <> 'object' THEN
		RAISE invalid_parameter_value USING
			MESSAGE = format('the options of send_message() must be an object, not %s', left(options::text, 100)),
			HINT = 'Write {"category": "reply"}, for one; options: ' || array_to_string(known, ', ') || '.';
	ELSIF category NOT IN ('reply', 'keyword', 'crisis', 'escalation', 'nudge', 'one_off') THEN
		RAISE invalid_parameter_value USING MESSAGE = format('unknown category "%s"', category),
			HINT = 'Categories: reply, keyword, crisis, escalation, nudge, one_off.';
	END IF;
	SELECT k INTO wrong FROM jsonb_object_keys(options) AS k WHERE k <> ALL (known) LIMIT 1;
	IF FOUND THEN
		RAISE invalid_parameter_value USING MESSAGE = format('send_message() has no option "%s"', wrong),
			HINT = 'Options: ' || array_to_string(known, ', ') || '.';
	END IF;
	-- Raises where there is no such zone.
	PERFORM minibot.clock() AT TIME ZONE (options ->> 'time_zone');
	RETURN minibot_internal.queue_message(phone, body, category, (options ->> 'priority')::smallint,
		options ->> 'contact_id',
		options ->> 'language', options ->> 'our_phone', (options ->> 'in_reply_to')::bigint, options ->> 'intent',
		options ->> 'campaign', options ->> 'time_zone', (options ->> 'not_before')::timestamptz,
		(options ->> 'not_after')::timestamptz);
END
$$;
COMMENT ON FUNCTION minibot.send_message(text, text, jsonb) IS
	'Queue a text; options category, priority, contact_id, language, campaign, in_reply_to, intent, not_before, '
	'not_after, time_zone, our_phone. It is sent once the transaction has committed';
