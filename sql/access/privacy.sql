-- Privacy -------------------------------------------------------------------------
--
-- What is kept, for how long, and how it goes: purge() by age, forget_contact()
-- on request.  An opt-out is never forgotten: to know a telephone that wants no
-- texts, it has to be known, and the hash of a telephone number hides nothing,
-- as all of them are tried in a minute.  Of a disclosure it stays known to whom
-- it was made (34 CFR 99.32), by the district's id of the contact.

INSERT INTO minibot.option_rule (subject, option, type, minimum, default_value, description) VALUES
	('setting', 'retention.message', 'time span', '1 day', '2 years',
		'Texts, with the escalations, questions, survey answers and reported absences that they opened, are '
		'removed when they are older; empty here and below: never'),
	('setting', 'retention.phone', 'time span', '1 day', '1 year',
		'Telephone numbers in texts older than this are replaced by an alias that tells families apart, and no more'),
	('setting', 'retention.attempt', 'time span', '1 day', '90 days',
		'Tries to send a text are removed when they are older'),
	('setting', 'retention.inbound_failure', 'time span', '1 day', '30 days',
		'Inbound texts that could not be taken are removed when they are older'),
	('setting', 'retention.opt_out_history', 'time span', '1 day', '5 years',
		'Opt-outs and returns are removed when they are older; an opt-out that holds stays, with its proof'),
	('setting', 'retention.calendar', 'time span', '1 day', '5 years',
		'Calendars of students who have left are removed so long after the end of the school year, and not '
		'read from the warehouse again'),
	('setting', 'retention.disclosure', 'time span', '1 day', '7 years',
		'Disclosures are removed when they are older; a student''s education record must not outlast them');

-- What removing a message has to look up.
CREATE INDEX escalation_message_idx ON minibot.escalation (message_id);
CREATE INDEX disclosure_message_idx ON minibot.disclosure (message_id);
CREATE INDEX reported_absence_message_idx ON minibot.reported_absence (message_id);
CREATE INDEX question_message_idx ON minibot.question (message_id);
CREATE INDEX survey_answer_message_idx ON minibot.survey_answer (message_id);
CREATE INDEX opt_out_message_idx ON minibot.opt_out (message_id) WHERE message_id IS NOT NULL;
CREATE INDEX opt_out_history_message_idx ON minibot.opt_out_history (message_id) WHERE message_id IS NOT NULL;
CREATE INDEX wrong_phone_message_idx ON minibot.wrong_phone (message_id) WHERE message_id IS NOT NULL;

-- An alias in place of a telephone: its contact's, whose id is kept and tells nothing of the number; of a stranger, the
-- same for the same number within what is done with one secret, which is kept nowhere.
CREATE FUNCTION minibot_internal.phone_alias(contact_id text, phone text, secret text) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN '#' || left(encode(sha256(convert_to(coalesce(contact_id, secret || phone), 'UTF8')), 'hex'), 16);
COMMENT ON FUNCTION minibot_internal.phone_alias(text, text,
	text) IS 'What stands for a telephone number that is no longer kept';

-- Purging -----------------------------------------------------------------------------

-- Texts whose life is over: neither on their way nor in an open escalation.
CREATE FUNCTION minibot_internal.old_messages(at_most integer) RETURNS bigint[]
	LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
	SELECT array(
		SELECT m.message_id FROM minibot.message AS m
		WHERE m.queued_at < minibot_internal.kept_since('message')
			AND m.status NOT IN ('queued', 'held', 'sending', 'unknown')
			AND NOT EXISTS (SELECT FROM minibot.escalation AS e
							WHERE (e.escalation_id = m.escalation_id OR e.message_id = m.message_id)
								AND e.closed_at IS NULL)
		ORDER BY m.message_id LIMIT at_most)
$$;
COMMENT ON FUNCTION minibot_internal.old_messages(integer) IS
	'Step of purge(): the oldest texts that are no longer kept';

-- Remove texts and what hangs on them; what outlives them no longer names them.
CREATE FUNCTION minibot_internal.remove_messages(ids bigint[]) RETURNS bigint
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp SET enable_seqscan = off AS $$
DECLARE
	rule minibot_internal.privacy_rule;
	removed bigint;
BEGIN
	FOR rule IN
		SELECT * FROM minibot_internal.privacy_rule AS r WHERE r.outlives_texts OR r.removed_with IS NOT NULL
			ORDER BY r.position
	LOOP
		EXECUTE format(CASE WHEN rule.outlives_texts
				THEN 'UPDATE minibot.%I AS t SET message_id = NULL WHERE t.message_id = ANY ($1)'
				ELSE 'DELETE FROM minibot.%I AS t WHERE %s' END, rule.relation, rule.removed_with) USING ids;
	END LOOP;
	DELETE FROM minibot.message AS m WHERE m.message_id = ANY (ids);
	GET DIAGNOSTICS removed = ROW_COUNT;
	RETURN removed;
END
$$;
COMMENT ON FUNCTION minibot_internal.remove_messages(bigint[]) IS
	'Step of purge(): remove texts, with the escalations, questions and answers they opened';

-- Texts whose telephone is to be replaced.
CREATE FUNCTION minibot_internal.old_phones(at_most integer) RETURNS bigint[]
	LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
	SELECT array(
		SELECT m.message_id FROM minibot.message AS m
		WHERE m.queued_at < minibot_internal.kept_since('phone') AND m.phone !~ '^#'
			AND m.status NOT IN ('queued', 'held', 'sending', 'unknown')
			AND NOT EXISTS (SELECT FROM minibot.escalation AS e
							WHERE (e.escalation_id = m.escalation_id OR e.message_id = m.message_id)
								AND e.closed_at IS NULL)
		ORDER BY m.message_id LIMIT at_most)
$$;
COMMENT ON FUNCTION minibot_internal.old_phones(integer) IS
	'Step of purge(): the oldest texts whose telephone is no longer kept';

-- Replace the telephones of texts and of what hangs on them.
CREATE FUNCTION minibot_internal.alias_phones(ids bigint[], secret text) RETURNS bigint
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp SET enable_seqscan = off AS $$
DECLARE
	rule minibot_internal.privacy_rule;
	replaced bigint;
BEGIN
	FOR rule IN SELECT * FROM minibot_internal.privacy_rule AS r WHERE r.alias IS NOT NULL ORDER BY r.position LOOP
		EXECUTE format('UPDATE minibot.%I AS t SET phone = %s WHERE t.message_id = ANY ($1) AND t.phone !~ ''^#''',
					   rule.relation, rule.alias) USING ids, secret;
	END LOOP;
	-- A provider's words may name the number; of a text that was never tried they are our own.
	UPDATE minibot.attempt AS a SET error = NULL WHERE a.message_id = ANY (ids) AND a.error IS NOT NULL;
	UPDATE minibot.message AS m
	SET phone = minibot_internal.phone_alias(m.contact_id, m.phone, secret),
		error = CASE WHEN m.direction = 'outbound' AND m.attempts = 0 THEN m.error END
	WHERE m.message_id = ANY (ids);
	GET DIAGNOSTICS replaced = ROW_COUNT;
	RETURN replaced;
END
$$;
COMMENT ON FUNCTION minibot_internal.alias_phones(bigint[],
	text) IS 'Step of purge(): replace the telephones of texts by aliases';

CREATE FUNCTION minibot.purge(dry_run boolean DEFAULT false, at_most integer DEFAULT 100000)
	RETURNS TABLE (kind text, rows bigint, before timestamptz)
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	-- Few enough to be cancelled within moments.
	batch CONSTANT integer := 10000;
	secret CONSTANT text := gen_random_uuid()::text || gen_random_uuid()::text;
	ids bigint[];
	rule minibot_internal.privacy_rule;
BEGIN
	IF at_most IS NULL OR at_most < 1 THEN
		RAISE invalid_parameter_value USING MESSAGE = format('purge() cannot remove at most %s rows', at_most);
	END IF;
	-- A dump may have brought a '730' that would be seconds.
	PERFORM minibot_internal.check_setting(s.name, s.value) FROM minibot.setting AS s WHERE s.name LIKE 'retention.%';
	kind := 'message';
	before := minibot_internal.kept_since(kind);
	rows := CASE WHEN dry_run THEN cardinality(minibot_internal.old_messages(NULL)) ELSE 0 END;
	WHILE NOT dry_run AND rows < at_most LOOP
		ids := minibot_internal.old_messages(least(batch, at_most - rows::integer));
		EXIT WHEN ids = '{}';
		rows := rows + minibot_internal.remove_messages(ids);
	END LOOP;
	RETURN NEXT;
	kind := 'phone';
	before := minibot_internal.kept_since(kind);
	rows := CASE WHEN dry_run THEN cardinality(minibot_internal.old_phones(NULL)) ELSE 0 END;
	WHILE NOT dry_run AND rows < at_most LOOP
		ids := minibot_internal.old_phones(least(batch, at_most - rows::integer));
		EXIT WHEN ids = '{}';
		rows := rows + minibot_internal.alias_phones(ids, secret);
	END LOOP;
	RETURN NEXT;
	FOR rule IN SELECT * FROM minibot_internal.privacy_rule AS r WHERE r.expires IS NOT NULL ORDER BY r.position LOOP
		kind := rule.retention;
		before := minibot_internal.kept_since(kind);
		EXECUTE format(CASE WHEN dry_run THEN 'SELECT count(*) FROM minibot.%1$I AS t WHERE $2 IS NOT NULL AND %2$s'
				ELSE 'WITH gone AS (DELETE FROM minibot.%1$I WHERE ctid = ANY (ARRAY(
						SELECT t.ctid FROM minibot.%1$I AS t WHERE %2$s LIMIT $2)) RETURNING 1)
					SELECT count(*) FROM gone' END,
				rule.relation, rule.expires) INTO rows USING before, at_most;
		RETURN NEXT;
	END LOOP;
END
$$;
COMMENT ON FUNCTION minibot.purge(boolean, integer) IS
	'Remove what the settings under retention. say is no longer kept, at most so many rows of each kind in a call; a '
	'dry run only counts, all of it (tries that go with their text are counted twice). Returns for each kind the rows, '
	'and the moment before which they are no longer kept. Every night: SELECT cron.schedule(''minibot purge'', ''30 9 '
	'* * *'', ''SELECT * FROM minibot.purge()'')';

-- A person's rights ---------------------------------------------------------------------

CREATE FUNCTION minibot.forget_contact(contact_id text) RETURNS TABLE (kind text, rows bigint)
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	who CONSTANT text := forget_contact.contact_id;
	secret CONSTANT text := gen_random_uuid()::text || gen_random_uuid()::text;
	alias CONSTANT text := minibot_internal.phone_alias(NULL, who, secret);
	-- The roster may have dropped them already.
	phones CONSTANT text[] := array(SELECT p.phone FROM minibot.contact_phone AS p WHERE p.contact_id = who
		UNION SELECT m.phone FROM minibot.message AS m WHERE m.contact_id = who AND m.phone !~ '^#');
	-- Of a telephone that others have too, what names nobody may be theirs.
	own CONSTANT text[] := array(SELECT p FROM unnest(phones) AS p WHERE NOT EXISTS (
		SELECT FROM minibot.contact_phone AS o WHERE o.phone = p AND o.contact_id <> who));
	ids bigint[];
	threads bigint[];
BEGIN
	IF NOT EXISTS (SELECT FROM minibot.contact AS c WHERE c.contact_id = who)
		AND NOT EXISTS (SELECT FROM minibot.message AS m WHERE m.contact_id = who) THEN
		RAISE no_data_found USING MESSAGE = format('there is no contact %s', coalesce(quote_literal(who), 'NULL'));
	ELSIF EXISTS (SELECT FROM minibot.student_contact AS c WHERE c.contact_id = who AND c.is_restricted) THEN
		RAISE object_not_in_prerequisite_state USING
			MESSAGE = format('contact %s is restricted, and cannot be forgotten', quote_literal(who)),
			DETAIL = 'That nothing is told at this contact''s telephone rests on knowing it.',
			HINT = 'When the restriction has ended, correct the warehouse and run refresh_roster() first.';
	END IF;
	ids := array(SELECT m.message_id FROM minibot.message AS m WHERE m.contact_id = who
		OR m.contact_id IS NULL AND m.phone = ANY (own) AND m.category <> 'escalation');
	threads := array(SELECT e.escalation_id FROM minibot.escalation AS e WHERE e.contact_id = who
		OR e.message_id = ANY (ids));
	-- What staff were told of it, and what they texted to have it passed on, holds its words too.
	ids := ids || array(
		SELECT m.message_id FROM minibot.message AS m
		WHERE m.message_id <> ALL (ids) AND (m.escalation_id = ANY (threads)
			OR m.decided_by = 'staff' AND substring(m.body FROM '^\s*#\s*([0-9]{1,18})\M')::bigint = ANY (threads)));

	kind := 'taught words';
	DELETE FROM minibot.utterance AS u USING minibot.message AS m
	WHERE m.message_id = ANY (ids) AND u.source = 'staff' AND u.body = btrim(m.body);
	GET DIAGNOSTICS rows = ROW_COUNT;
	RETURN NEXT;
	kind := 'escalation';
	UPDATE minibot.escalation AS e SET phone = alias, contact_id = NULL, particulars = NULL,
		closed_at = coalesce(e.closed_at, minibot.clock())
	WHERE e.escalation_id = ANY (threads);
	GET DIAGNOSTICS rows = ROW_COUNT;
	RETURN NEXT;
	kind := 'question';
	DELETE FROM minibot.question AS q WHERE q.contact_id = who OR q.message_id = ANY (ids);
	GET DIAGNOSTICS rows = ROW_COUNT;
	RETURN NEXT;
	kind := 'survey answer';
	UPDATE minibot.survey_answer AS s SET phone = alias, contact_id = NULL WHERE s.contact_id = who
		OR s.message_id = ANY (ids);
	GET DIAGNOSTICS rows = ROW_COUNT;
	RETURN NEXT;
	kind := 'reported absence';
	UPDATE minibot.reported_absence AS r SET phone = alias, contact_id = NULL WHERE r.contact_id = who
		OR r.message_id = ANY (ids);
	GET DIAGNOSTICS rows = ROW_COUNT;
	RETURN NEXT;
	kind := 'nudge';
	UPDATE minibot.nudge AS n SET phone = minibot_internal.phone_alias(NULL, n.phone, secret), contact_id = alias
		WHERE n.contact_id = who;
	GET DIAGNOSTICS rows = ROW_COUNT;
	RETURN NEXT;
	-- To whom it was stays known; where, no longer.
	kind := 'disclosure';
	UPDATE minibot.disclosure AS d SET phone = alias WHERE d.contact_id = who OR d.message_id = ANY (ids);
	GET DIAGNOSTICS rows = ROW_COUNT;
	RETURN NEXT;
	kind := 'inbound failure';
	DELETE FROM minibot.inbound_failure AS f WHERE minibot_internal.dialled_phone(f.from_phone) = ANY (own);
	GET DIAGNOSTICS rows = ROW_COUNT;
	RETURN NEXT;
	-- Nobody is left whom it could be told about there.
	kind := 'wrong phone';
	DELETE FROM minibot.wrong_phone AS w WHERE w.phone = ANY (own);
	GET DIAGNOSTICS rows = ROW_COUNT;
	RETURN NEXT;
	-- What is on its way or may be is neither asked after nor sent again: of the number nothing is left to do it with.
	kind := 'message';
	UPDATE minibot.message AS m
	SET body = '', reading = NULL, error = NULL, contact_id = NULL,
		phone = CASE WHEN m.phone = ANY (phones) OR m.contact_id = who THEN alias ELSE m.phone END,
		status = CASE WHEN m.status IN ('queued', 'held', 'sending', 'unknown') THEN 'canceled' ELSE m.status END,
		check_at = CASE WHEN m.status NOT IN ('sending', 'unknown') THEN m.check_at END, waits_for = NULL,
			lease_until = NULL
	WHERE m.message_id = ANY (ids);
	GET DIAGNOSTICS rows = ROW_COUNT;
	RETURN NEXT;
	-- A provider's words may name the number; those still to come find no try to be kept with.
	DELETE FROM minibot.attempt AS a WHERE a.message_id = ANY (ids) AND a.outcome IN ('sending', 'unknown');
	UPDATE minibot.attempt AS a SET error = NULL WHERE a.message_id = ANY (ids) AND a.error IS NOT NULL;
	kind := 'phone';
	DELETE FROM minibot.contact_phone AS p WHERE p.contact_id = who;
	GET DIAGNOSTICS rows = ROW_COUNT;
	RETURN NEXT;
	DELETE FROM minibot.student_contact AS c WHERE c.contact_id = who;
	kind := 'contact';
	DELETE FROM minibot.contact AS c WHERE c.contact_id = who;
	GET DIAGNOSTICS rows = ROW_COUNT;
	INSERT INTO minibot.forgotten_contact (contact_id, forgotten_at, forgotten_by)
		VALUES (who, minibot.clock(), session_user)
	ON CONFLICT DO NOTHING;
	RETURN NEXT;
END
$$;
COMMENT ON FUNCTION minibot.forget_contact(text) IS
	'Forget a person: name, telephones and every word, theirs and to them, are gone; what counts in reports stays, '
	'under an alias. An opt-out stays, as it must be obeyed, and with it its record; so do disclosures, by the '
	'contact''s id, and that a telephone which another contact has too is not some student''s. A restricted contact '
	'cannot be forgotten. What lies at the provider, in backups and on the telephones of staff is not reached from '
	'here. Returns what became of how many rows';

-- Everything of one student, for the family that asks for it.
CREATE FUNCTION minibot.export_student(student_id text) RETURNS jsonb
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	who CONSTANT text := export_student.student_id;
	threads CONSTANT bigint[] := array(SELECT e.escalation_id FROM minibot.escalation AS e WHERE e.student_id = who);
	texts CONSTANT bigint[] := array(
		SELECT d.message_id FROM minibot.disclosure AS d WHERE d.student_id = who
		UNION SELECT n.message_id FROM minibot.nudge AS n WHERE who = ANY (n.students)
		UNION SELECT r.message_id FROM minibot.reported_absence AS r WHERE r.student_id = who
		UNION SELECT m.message_id FROM minibot.message AS m WHERE m.escalation_id = ANY (threads)
		UNION SELECT e.message_id FROM minibot.escalation AS e WHERE e.student_id = who);
	told jsonb;
BEGIN
	IF NOT EXISTS (SELECT FROM minibot.student AS s WHERE s.student_id = who)
		AND NOT EXISTS (SELECT FROM minibot.student_days AS d WHERE d.student_id = who) AND texts = '{}' THEN
		RAISE no_data_found USING MESSAGE = format('nothing is kept of a student %s',
			coalesce(quote_literal(who), 'NULL'));
	END IF;
	told := jsonb_build_object('student_id', who, 'exported_at', minibot.clock(),
		'student', (SELECT to_jsonb(s) FROM minibot.student AS s WHERE s.student_id = who),
		'enrollments', (SELECT jsonb_agg(to_jsonb(e) ORDER BY e.entry_date, e.school_id) FROM minibot.enrollment AS e
			WHERE e.student_id = who),
		'contacts', (SELECT jsonb_agg(to_jsonb(c) || to_jsonb(sc) || jsonb_build_object('phones', (
							SELECT jsonb_agg(to_jsonb(p) - 'contact_id' ORDER BY p.priority, p.phone)
								FROM minibot.contact_phone AS p
							WHERE p.contact_id = sc.contact_id)) ORDER BY sc.priority, sc.contact_id)
					 FROM minibot.student_contact AS sc LEFT JOIN minibot.contact AS c ON c.contact_id = sc.contact_id
					 WHERE sc.student_id = who),
		'attendance', (SELECT jsonb_agg(jsonb_build_object('school_year', d.school_year, 'school_id', d.school_id,
			'grade', d.grade,
							'submitted_through', c.submitted_through, 'days', (
								SELECT jsonb_agg(to_jsonb(l) ORDER BY l.day) FROM minibot.list_days(
									minibot.clip(d.days, '-infinity',
										coalesce(c.submitted_through, '-infinity'))) AS l))
						ORDER BY d.school_year, d.school_id)
					   FROM minibot.student_days AS d
					   LEFT JOIN minibot.school_calendar AS c ON c.school_id = d.school_id
						AND c.school_year = d.school_year
					   WHERE d.student_id = who));
	RETURN told || jsonb_build_object(
		'messages', (SELECT jsonb_agg(jsonb_strip_nulls(to_jsonb(m)) ORDER BY m.message_id) FROM minibot.message AS m
					 WHERE m.message_id = ANY (texts) OR m.in_reply_to = ANY (texts)),
		'nudges', (SELECT jsonb_agg(to_jsonb(n) - 'students' ORDER BY n.week) FROM minibot.nudge AS n
			WHERE who = ANY (n.students)),
		'escalations', (SELECT jsonb_agg(to_jsonb(e) ORDER BY e.escalation_id) FROM minibot.escalation AS e
			WHERE e.student_id = who),
		'reported_absences', (SELECT jsonb_agg(to_jsonb(r) ORDER BY r.from_date) FROM minibot.reported_absence AS r
			WHERE r.student_id = who),
		'experiments', (SELECT jsonb_agg(to_jsonb(a) ORDER BY a.experiment) FROM minibot.experiment_assignment AS a
			WHERE a.student_id = who),
		'wrong_phones', (SELECT jsonb_agg(to_jsonb(w) ORDER BY w.phone) FROM minibot.wrong_phone AS w
			WHERE w.student_id = who),
		'disclosures', (SELECT jsonb_agg(to_jsonb(d) ORDER BY d.disclosed_at, d.disclosure_id)
			FROM minibot.disclosure AS d WHERE d.student_id = who));
END
$$;
COMMENT ON FUNCTION minibot.export_student(text) IS
	'Everything minibot holds of a student, as one JSON object: roster, attendance by day, texts about the student, '
	'disclosures. It has the names, telephones and words of every contact of the student, of the other parent and of a '
	'restricted one too, and a text to a family may name its other children: look, and take out what is not theirs, '
	'before it is handed on';

-- What is kept --------------------------------------------------------------------------

CREATE FUNCTION minibot.privacy_report()
	RETURNS TABLE (what text, "table" text, rows bigint, oldest timestamptz, kept_for interval, overdue boolean,
		purpose text)
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	rule minibot_internal.privacy_rule;
BEGIN
	FOR rule IN SELECT * FROM minibot_internal.privacy_rule AS r ORDER BY r.position LOOP
		what := rule.what;
		"table" := 'minibot.' || rule.relation;
		purpose := rule.purpose;
		kept_for := minibot.get_setting('retention.' || rule.retention)::interval;
		EXECUTE format('SELECT count(*) FILTER (WHERE %2$s IS NOT NULL), min(%2$s)::timestamptz FROM minibot.%1$I',
			rule.relation,
					   coalesce('(' || rule.moment || ')', 'NULL::timestamptz')) INTO rows, oldest;
		IF rule.moment IS NULL THEN
			EXECUTE format('SELECT count(*) FROM minibot.%I', rule.relation) INTO rows;
		END IF;
		overdue := coalesce(oldest < minibot_internal.kept_since(rule.retention) - interval '7 days', false);
		RETURN NEXT;
	END LOOP;
END
$$;
COMMENT ON FUNCTION minibot.privacy_report() IS
	'What minibot keeps of people, a row a kind: where, how many rows, the oldest, for how long (NULL: see purpose), '
	'whether purge() is more than a week late or kept from it (overdue), and what for';
