-- Staff and their telephones ---------------------------------------------------------
--
-- Who hears of an escalation by text, and answers it with "#42 your answer" and
-- "#42 done".

CREATE TABLE minibot.staff (
	phone text PRIMARY KEY CHECK (phone ~ '^\+[1-9][0-9]{6,14}$'),
	name text NOT NULL,
	school_id text,
	kinds text[],
	on_call boolean NOT NULL DEFAULT false
);
COMMENT ON TABLE minibot.staff IS
	'Staff members who get escalations by text and answer them with "#42 your text" and "#42 done"';
COMMENT ON COLUMN minibot.staff.phone IS 'E.164';
COMMENT ON COLUMN minibot.staff.school_id IS 'Gets this school''s escalations; NULL means every school''s';
COMMENT ON COLUMN minibot.staff.kinds IS 'Gets these kinds of escalation; NULL means every kind';
COMMENT ON COLUMN minibot.staff.on_call IS 'Gets every crisis at once, at any hour';
SELECT pg_catalog.pg_extension_config_dump('minibot.staff', '');

INSERT INTO minibot_internal.privacy_rule (position, what, relation, moment, retention, purpose) VALUES
	(21, 'telephones of staff', 'staff', NULL, NULL, 'To tell staff that a family needs them; until they are deleted');

INSERT INTO minibot.phrase (name, language, body) VALUES
	('staff.new', 'en', '#{{id}} {{kind}}{{#school}}, {{school}}{{/school}}: "{{words}}" Reply #{{id}} and your '
		'answer, or #{{id}} done.'),
	('staff.more', 'en', '#{{id}}: "{{words}}"'),
	('staff.sent', 'en', '#{{id}} sent.'),
	('staff.opted_out', 'en', '#{{id}} not sent: the family has opted out of texts. Please call.'),
	('staff.not_sent', 'en', '#{{id}} not sent. Please reach the family another way.'),
	('staff.closed', 'en', '#{{id}} closed.'),
	('staff.unknown', 'en', 'There is no open #{{id}} for you.');

-- Office hours ---------------------------------------------------------------------

-- When people next answer: at, where they answer then, else when the office opens.
CREATE FUNCTION minibot_internal.next_office_hour(at timestamptz) RETURNS timestamptz
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	zone text := minibot_internal.district_zone();
	opens time := minibot.get_setting('office.open');
	closes time := minibot.get_setting('office.close');
	days integer[] := string_to_array(minibot.get_setting('office.days'), ' ');
	here timestamp := at AT TIME ZONE zone;
BEGIN
	RETURN (SELECT greatest(at, (day::date + opens) AT TIME ZONE zone)
			FROM generate_series(date_trunc('day', here), here + interval '7 days', interval '1 day') AS day
			WHERE extract(isodow FROM day)::integer = ANY (days) AND here < day::date + closes
			ORDER BY day LIMIT 1);
END
$$;
COMMENT ON FUNCTION minibot_internal.next_office_hour(timestamptz) IS
	'When people next answer: that moment within office hours, else the next opening';

-- The same in words, for the holding reply: today, tomorrow, on Monday.
CREATE FUNCTION minibot_internal.when_people_answer(language text) RETURNS text
	LANGUAGE plpgsql STABLE AS $$
DECLARE
	zone text := minibot_internal.district_zone();
	today date := minibot.clock() AT TIME ZONE zone;
	day date := coalesce(minibot_internal.next_office_hour(minibot.clock()) AT TIME ZONE zone, today);
BEGIN
	RETURN minibot_internal.phrase_text('when.' || CASE day - today
		WHEN 0 THEN 'today' WHEN 1 THEN 'tomorrow' ELSE extract(isodow FROM day)::text END, language);
END
$$;

-- Telling them ---------------------------------------------------------------------

-- Tell staff: the channel minibot_escalation (its number only: anyone may listen, of any school), and their telephones.
CREATE FUNCTION minibot_internal.tell_staff(e minibot.escalation, words text, phrase text) RETURNS void
	LANGUAGE plpgsql VOLATILE AS $$
DECLARE
	recipients text[] := array(SELECT s.phone FROM minibot_internal.staff_for(e) AS s ORDER BY s.phone);
	said text;
BEGIN
	PERFORM pg_notify('minibot_escalation', jsonb_build_object('escalation_id', e.escalation_id,
		'event', split_part(phrase, '.', 2))::text);
	IF recipients <> '{}' AND (phrase = 'staff.new' OR NOT minibot_internal.is_flooded(e)) THEN
		BEGIN
			said := minibot_internal.phrase_text(phrase, 'en', jsonb_strip_nulls(jsonb_build_object(
				'id', e.escalation_id, 'kind', e.kind, 'words', left(words, 1000),
				'school', (SELECT s.name FROM minibot.school AS s WHERE s.school_id = e.school_id))));
		EXCEPTION WHEN OTHERS THEN
			RAISE WARNING 'could not say the phrase "%": %', phrase, SQLERRM;
			said := format('#%s %s: "%s"', e.escalation_id, e.kind, left(words, 1000));
		END;
		PERFORM minibot_internal.text_staff(e, recipients, said);
	END IF;
END
$$;

-- Whether staff have had as many texts about an escalation lately as a family may have replies: a robot may be writing.
CREATE FUNCTION minibot_internal.is_flooded(e minibot.escalation) RETURNS boolean
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN (SELECT count(*) FROM minibot.message AS m
			WHERE m.escalation_id = e.escalation_id AND m.direction = 'outbound' AND m.phone <> e.phone
			  AND m.queued_at > minibot.clock() - minibot.get_setting('conversation.reply_window')::interval)
		>= minibot.get_setting('conversation.reply_limit')::integer;
END
$$;

-- Text the staff members an escalation is for; outside office hours only where its kind is for any hour.  A telephone
-- that cannot be texted keeps it from nobody else.
CREATE FUNCTION minibot_internal.text_staff(e minibot.escalation, recipients text[], body text) RETURNS void
	LANGUAGE plpgsql VOLATILE AS $$
DECLARE
	at_any_hour boolean := coalesce((SELECT k.at_any_hour FROM minibot.escalation_kind AS k WHERE k.kind = e.kind),
		false);
	not_before timestamptz := CASE WHEN NOT at_any_hour THEN minibot_internal.next_office_hour(minibot.clock()) END;
	recipient text;
	sent bigint;
BEGIN
	FOREACH recipient IN ARRAY recipients LOOP
		BEGIN
			sent := minibot_internal.queue_message(recipient, body, 'escalation', least(e.priority, 2)::smallint,
				our_phone => e.our_phone, not_before => not_before, escalation_id => e.escalation_id);
		EXCEPTION WHEN data_exception THEN
			RAISE WARNING 'could not text escalation % to % (SQLSTATE %)', e.escalation_id,
				(SELECT s.name FROM minibot.staff AS s WHERE s.phone = recipient), SQLSTATE
				USING HINT = 'Correct the telephone in minibot.staff.';
		END;
	END LOOP;
END
$$;

-- Whose telephones an escalation goes to: who has taken it, else all whose kind and school it is; a crisis, all on
-- call, or everyone where nobody is: who is in crisis herself does not count.
CREATE FUNCTION minibot_internal.staff_for(e minibot.escalation) RETURNS SETOF minibot.staff
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN QUERY SELECT s.* FROM minibot.staff AS s
	WHERE e.kind = 'crisis'
		  AND (s.on_call OR NOT EXISTS (SELECT FROM minibot.staff AS o WHERE o.on_call AND o.phone <> e.phone))
	   OR (e.assignee IS NULL OR s.name = e.assignee)
		  AND (s.school_id IS NULL OR s.school_id = e.school_id)
		  AND (s.kinds IS NULL OR e.kind = ANY (s.kinds));
END
$$;

-- What staff do by text ---------------------------------------------------------------

-- The escalation that "#42 ..." from a staff telephone names; NULL for any other text.
CREATE FUNCTION minibot_internal.ticket_of(from_phone text, body text) RETURNS bigint
	LANGUAGE plpgsql STABLE AS $$
BEGIN
	IF body !~ '^\s*#\s*[0-9]{1,18}\M' OR NOT EXISTS (SELECT FROM minibot.staff AS s WHERE s.phone = from_phone) THEN
		RETURN NULL;
	END IF;
	RETURN substring(body FROM '[0-9]+');
END
$$;

-- "#42 your text" answers, "#42 done" closes; the staff member is told what came of it.
CREATE FUNCTION minibot_internal.obey_staff(h minibot_internal.heard) RETURNS void
	LANGUAGE plpgsql VOLATILE AS $$
DECLARE
	words text := btrim(regexp_replace(h.body, '^\s*#\s*[0-9]+[\s:,.-]*', ''));
	outcome text;
	sent bigint;
	e minibot.escalation;
	me minibot.staff;
BEGIN
	IF EXISTS (SELECT FROM minibot.escalation AS o WHERE o.escalation_id = h.ticket_id) THEN
		e := minibot_internal.take_escalation(h.ticket_id, false);
		SELECT * INTO me FROM minibot_internal.staff_for(e) AS s WHERE s.phone = h.phone AND e.closed_at IS NULL;
	END IF;
	IF me.phone IS NULL OR words = '' THEN
		outcome := 'staff.unknown';
	ELSIF words ~* '^(done|close|closed|listo|cerrar)[.!]*$' THEN
		PERFORM minibot.close_escalation(e.escalation_id);
		outcome := 'staff.closed';
	ELSE
		BEGIN
			sent := minibot_internal.send_answer(e, words, me.name);
			outcome := (SELECT CASE m.status WHEN 'suppressed' THEN 'staff.opted_out' ELSE 'staff.sent' END
						FROM minibot.message AS m WHERE m.message_id = sent);
		EXCEPTION WHEN object_not_in_prerequisite_state OR data_exception THEN
			RAISE WARNING 'could not send the answer to escalation % (SQLSTATE %)', e.escalation_id, SQLSTATE;
			outcome := 'staff.not_sent';
		END;
	END IF;
	PERFORM minibot_internal.queue_reply(h, minibot_internal.phrase_text(outcome, 'en',
		jsonb_build_object('id', h.ticket_id)), 'escalation');
END
$$;
