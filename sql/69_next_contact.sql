-- The next contact of a household ---------------------------------------------
--
-- A nudge that came back from a bad number goes to the family's next contact at
-- once: the same week, about the same students, in that contact's language.

-- As family_phone(), for some students only.  The telephone a student's family
-- is texted at: the first, in the district's order of contacts and the
-- contact's order of telephones, that nothing speaks against; where something
-- speaks against each, what the least is.  A telephone that one of the
-- student's restricted contacts also has is no way to the others.  Students are
-- not texted about themselves unless a campaign names that relation.
CREATE FUNCTION minibot.family_phone_of(students text[], relations text[])
	RETURNS TABLE (student_id text, contact_id text, phone text, obstacle text)
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET jit = off
AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	SELECT DISTINCT ON (w.student_id) w.student_id, w.contact_id, w.phone, w.obstacle
	FROM (SELECT c.*, p.phone, p.priority AS phone_priority,
				CASE WHEN c.is_restricted OR EXISTS (
						SELECT FROM minibot.student_contact AS k JOIN minibot.contact_phone AS q ON q.contact_id = k.contact_id
						WHERE k.student_id = c.student_id AND k.is_restricted AND q.phone = p.phone) THEN 'restricted'
					WHEN p.can_text IS NOT TRUE THEN 'no_textable_phone'
					WHEN EXISTS (SELECT FROM minibot.wrong_phone AS x
								 WHERE x.phone = p.phone AND x.student_id = c.student_id) THEN 'wrong_phone'
					WHEN EXISTS (SELECT FROM minibot.bad_phone AS b WHERE b.phone = p.phone) THEN 'bad_number'
					WHEN EXISTS (SELECT FROM minibot.opt_out AS o WHERE o.phone = p.phone) THEN 'opted_out' END AS obstacle
		  FROM minibot.student_contact AS c
		  LEFT JOIN minibot.contact_phone AS p ON p.contact_id = c.contact_id
		  WHERE c.student_id = ANY (students)) AS w
	WHERE CASE WHEN relations = '{}' THEN lower(w.relation) IN ('self', 'student') IS NOT TRUE
		ELSE lower(w.relation) IN (SELECT lower(r) FROM unnest(relations) AS r) END
	ORDER BY w.student_id,
		array_position('{opted_out,bad_number,wrong_phone,no_textable_phone,restricted}', w.obstacle) NULLS FIRST,
		w.priority, NOT w.lives_with, w.phone_priority, w.contact_id, w.phone;
END
$$;
COMMENT ON FUNCTION minibot.family_phone_of(text[], text[]) IS
	'family_phone() of some students: where the family is texted, or what speaks against every telephone';

-- The students whom a nudge was about, as the data of one today; of a student at two schools, the one attended last.
CREATE FUNCTION minibot.nudge_students(students text[])
	RETURNS TABLE (student_id text, school_id text, days_absent numeric, data jsonb)
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET jit = off
AS $$
#variable_conflict use_column
DECLARE
	day date := minibot.today();
BEGIN
	RETURN QUERY
	SELECT r.student_id, r.school_id, r.days_absent, minibot.nudge_student(s.first_name, r.days_absent, r.days_enrolled, d)
	FROM (SELECT DISTINCT ON (q.student_id) q.student_id, q.school_id, q.days_absent, q.days_enrolled
		  FROM minibot.student_risk_as_of(day) AS q
		  WHERE q.student_id = ANY (students)
		  ORDER BY q.student_id, q.school_year DESC, q.as_of DESC, q.days_enrolled DESC, q.school_id) AS r
	JOIN minibot.student AS s ON s.student_id = r.student_id
	LEFT JOIN minibot.school AS d ON d.school_id = r.school_id
	WHERE EXISTS (SELECT FROM minibot.enrollment AS e WHERE e.student_id = r.student_id
					AND day BETWEEN e.entry_date AND coalesce(e.exit_date, 'infinity'));
END
$$;
COMMENT ON FUNCTION minibot.nudge_students(text[]) IS 'Students as the data of a nudge today; those who have left are left out';

-- Queue a nudge anew that came back from a bad number; the caller holds the
-- lock of queue_nudges().  Children whose next contacts differ are written
-- about to each; a telephone that had its nudge this week gets no second.
CREATE FUNCTION minibot.replace_nudge(failed minibot.message) RETURNS bigint
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp SET jit = off
AS $$
DECLARE
	n minibot.nudge;
	c minibot.campaign;
	new record;
	id bigint;
	queued bigint := 0;
BEGIN
	SELECT * INTO n FROM minibot.nudge AS t WHERE t.message_id = failed.message_id;
	SELECT * INTO c FROM minibot.campaign AS t WHERE t.campaign = n.campaign;
	-- In another week, the campaign's next run sees to it.
	IF c.campaign IS NULL OR n.week <> date_trunc('week', minibot.today()) OR failed.not_after <= minibot.clock() THEN
		RETURN 0;
	END IF;
	FOR new IN
		WITH household AS (
			SELECT f.phone, min(f.contact_id) AS contact_id,
				array_agg(s.student_id ORDER BY s.days_absent DESC, s.student_id) AS students,
				jsonb_agg(s.data ORDER BY s.days_absent DESC, s.student_id) AS data,
				(array_agg(s.school_id ORDER BY s.days_absent DESC, s.student_id))[1] AS school_id
			FROM minibot.family_phone_of(n.students, c.relations) AS f
			JOIN minibot.nudge_students(n.students) AS s ON s.student_id = f.student_id
			WHERE f.obstacle IS NULL
			GROUP BY f.phone)
		SELECT h.*, t.language, t.body AS template, school.time_zone,
			minibot.render_template(t.body, minibot.nudge_data(k.first_name, h.data, minibot.nudge_district())) AS body
		FROM household AS h
		JOIN minibot.contact AS k ON k.contact_id = h.contact_id
		LEFT JOIN minibot.school AS school ON school.school_id = h.school_id
		CROSS JOIN LATERAL (
			SELECT * FROM minibot.template AS x
			WHERE x.campaign = c.campaign AND x.language IN (k.language, 'en')
			ORDER BY x.language = k.language DESC LIMIT 1) AS t
		WHERE t.approved_at IS NOT NULL
			AND NOT EXISTS (SELECT FROM minibot.nudge AS o WHERE o.week = n.week AND o.phone = h.phone)
	LOOP
		CONTINUE WHEN length(new.body) > 1600;	-- as queue_nudges() leaves it out
		INSERT INTO minibot.message AS m (direction, contact_id, phone, body, language, category, campaign, priority, status,
			segments, time_zone, queued_at, not_after, replaces)
		VALUES ('outbound', new.contact_id, new.phone, new.body, new.language, 'nudge', c.campaign, failed.priority, 'queued',
			(minibot.sms_segments(new.body)).segments, new.time_zone, minibot.clock(), failed.not_after, failed.message_id)
		RETURNING m.message_id INTO id;
		INSERT INTO minibot.nudge (week, phone, campaign, contact_id, students, message_id)
		VALUES (n.week, new.phone, c.campaign, new.contact_id, new.students, id);
		INSERT INTO minibot.disclosure (student_id, contact_id, phone, message_id, disclosed, purpose, disclosed_at)
		SELECT student, new.contact_id, new.phone, id, t.told, 'campaign ' || c.campaign, minibot.clock()
		FROM (SELECT string_agg(name, ', ') AS told FROM unnest(minibot.template_placeholders(new.template)) AS name
			  WHERE name !~ '^(district\..*|student|students|several|first|last)$') AS t
		CROSS JOIN unnest(new.students) AS student
		WHERE t.told IS NOT NULL;
		queued := queued + 1;
	END LOOP;
	RETURN queued;
END
$$;
COMMENT ON FUNCTION minibot.replace_nudge(minibot.message) IS
	'Queue a nudge that came back from a bad number for the family''s next contact; returns how many texts that made';

-- Runs as the extension's owner, so that the worker's role needs no right on the roster.
CREATE FUNCTION minibot.replace_nudges(batch integer) RETURNS bigint
	LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	m minibot.message;
	queued bigint := 0;
	-- A run of queue_nudges() may hold it for seconds, for which no reply shall wait.
	is_alone boolean := pg_try_advisory_xact_lock('minibot.nudge'::regclass::oid::bigint);
BEGIN
	FOR m IN
		SELECT * FROM minibot.message AS t
		WHERE t.check_at <= minibot.clock() AND t.status IN ('failed', 'undelivered')
		ORDER BY t.check_at LIMIT batch FOR UPDATE SKIP LOCKED
	LOOP
		IF is_alone THEN
			BEGIN
				queued := queued + minibot.replace_nudge(m);
			EXCEPTION WHEN OTHERS THEN
				RAISE WARNING USING MESSAGE = format('the next contact could not be texted in place of message %s: %s',
					m.message_id, SQLERRM);
			END;
		END IF;
		UPDATE minibot.message AS t SET check_at = CASE WHEN NOT is_alone THEN minibot.clock() + interval '1s' END
		WHERE t.message_id = m.message_id;
	END LOOP;
	RETURN queued;
END
$$;
COMMENT ON FUNCTION minibot.replace_nudges(integer) IS
	'Part of the worker''s turn: nudges that came back from bad numbers go to the families'' next contacts';
REVOKE EXECUTE ON FUNCTION minibot.replace_nudge(minibot.message), minibot.replace_nudges(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION minibot.replace_nudges(integer) TO minibot_worker;
