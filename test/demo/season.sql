-- test/demo/season.sql: the months before the demo's story, played through the engine with its clock moved: each week's nudges,
-- what families wrote back and when, and what staff answered.  What the provider would have said is written here, as no
-- provider was there.  Drawn with a fixed seed.

SET client_min_messages = warning;
\o /dev/null
SELECT setseed(0.42);
SELECT minibot.create_campaign('fall and winter', '{
	"audience": {"tiers": ["at_risk", "moderate_chronic", "severe_chronic"]},
	"cadence": "weekly",
	"templates": {
		"en": "{{district.name}}: {{#students}}{{first_name}} has missed {{days_absent}} days of school so far. {{/students}}We want to help. What makes it hard? Reply STOP to stop.",
		"es": "{{district.name}}: {{#students}}{{first_name}} ha faltado {{days_absent}} dias hasta hoy. {{/students}}Queremos ayudar. Que lo hace dificil? STOP para parar."
	}}');
SELECT minibot.approve_template(template_id) FROM minibot.template WHERE campaign = 'fall and winter';

-- A quarter of the households gets no text, so that in spring there is something to compare with.
SET minibot.clock = '2025-09-29 09:00 America/Denver';
SELECT * FROM minibot.create_experiment('weekly texts', 'fall and winter', '{"control": 1, "texts": 3}', seed => 1);

-- What families write: the dialogues of test/data/care, a turn each, with the writer's own children in them.  Those that
-- name a date are of one week only and left out; opt-outs (OUT) and cries for help are drawn as seldom as they are, what
-- keeps a child from school (B) as often as the nudge's question calls for.
\set lines `cat "$TESTDIR/data/care/dialogues.tsv"`
CREATE TEMP TABLE turn AS
SELECT l.f[1]::integer AS dialogue, l.f[2]::integer AS turn, string_to_array(substring(l.f[4] FROM ':(.*)'), ',') AS names,
	l.f[5] AS language, l.f[6] AS body
FROM (SELECT string_to_array(line, E'\t') AS f FROM string_to_table(:'lines', E'\n') AS line) AS l
WHERE l.f[4] ~ '^(es)?[123]:' AND l.f[5] IN ('en', 'es');
DELETE FROM turn WHERE dialogue IN (SELECT dialogue FROM turn WHERE body ~* '\d/\d|\mmarch\M|\mmarzo\M');
CREATE TEMP TABLE dialogue AS
SELECT t.dialogue, min(t.language) AS language, cardinality(min(t.names)) AS children,
	coalesce((SELECT max(substring(line FROM '\m(OUT|DANGER|B)\M')) FROM string_to_table(:'lines', E'\n') AS line
			  WHERE starts_with(line, t.dialogue || E'\t')), 'everyday') AS kind
FROM turn AS t GROUP BY t.dialogue;

-- The turns of a dialogue of that kind that the family at a telephone might have, the q-th part of the way through all.
CREATE FUNCTION pg_temp.say(phone text, language text, kind text, q float8) RETURNS TABLE (turn integer, body text)
	LANGUAGE plpgsql AS $$
DECLARE
	own text[] := (SELECT array_agg(s.first_name ORDER BY s.student_id)
		FROM minibot.contact_phone AS p JOIN minibot.student_contact AS c USING (contact_id)
		JOIN minibot.student AS s USING (student_id) WHERE p.phone = say.phone);
	chosen integer := (SELECT (array_agg(d.dialogue ORDER BY d.dialogue))[1 + floor(q * count(*))::integer] FROM dialogue AS d
		WHERE d.language = say.language AND d.kind = say.kind
			AND (d.kind <> 'everyday' OR d.children = least(cardinality(own), 2)));
	t record;
BEGIN
	FOR t IN SELECT * FROM turn AS u WHERE u.dialogue = chosen ORDER BY u.turn LOOP
		body := t.body;
		FOR i IN 1 .. cardinality(t.names) LOOP
			body := regexp_replace(body, '\m' || t.names[i] || '(?=s?\M)', own[1 + (i - 1) % cardinality(own)], 'gi');
		END LOOP;
		turn := t.turn;
		RETURN NEXT;
	END LOOP;
END
$$;
-- And what it does not cover.
CREATE TEMP TABLE odd (n serial, body text);
INSERT INTO odd (body) VALUES ('is there parking for the winter concert'), ('where do we park for the concert'), ('parking for the concert friday?'),
	('how do i get a refund for the yearbook'), ('yearbook refund please, we paid twice'), ('can i get my yearbook money back'),
	('does the asbestos report for the gym roof say anything'), ('can grandma pick the science fair project up'),
	('who won the robotics thing'), ('the marching band uniform does not fit'), ('uniform for marching band too small'),
	('is the pool open for lap swim');

CREATE PROCEDURE pg_temp.deliver() LANGUAGE sql AS $$
	UPDATE minibot.message AS m SET provider = 'texting', attempts = 1, sent_at = m.queued_at + make_interval(secs => 0.3 + 1.2 * d.r * d.r),
		status = CASE WHEN d.q < 0.94 OR m.category <> 'nudge' THEN 'delivered' ELSE 'undelivered' END,
		delivered_at = CASE WHEN d.q < 0.94 OR m.category <> 'nudge' THEN m.queued_at + make_interval(secs => 3 + 5 * d.r) END,
		error_code = CASE WHEN d.q >= 0.94 AND m.category = 'nudge' THEN CASE WHEN d.q < 0.975 THEN '30003' WHEN d.q < 0.985 THEN '30008'
			WHEN d.q < 0.992 THEN '30005' WHEN d.q < 0.997 THEN '30006' ELSE '30007' END END
	FROM (SELECT message_id, random() AS r, random() AS q FROM minibot.message
		  WHERE status IN ('queued', 'held') AND direction = 'outbound' ORDER BY message_id) AS d
	WHERE m.message_id = d.message_id
$$;

-- A week: nudges on Monday at four, texts of families until the next, and staff who look at half past eight and at two.
CREATE PROCEDURE pg_temp.play_week(monday date) LANGUAGE plpgsql AS $$
DECLARE
	event record;
	who record;
BEGIN
	PERFORM set_config('minibot.clock', (monday + time '16:00') AT TIME ZONE 'America/Denver' || '', false);
	PERFORM minibot.queue_nudges('fall and winter');
	CALL pg_temp.deliver();
	FOR event IN
		SELECT e.at + make_interval(mins => 3 * (t.turn - 1)) AS at, e.phone, t.body
		FROM (SELECT (monday + CASE WHEN w.a < 0.55 THEN 0 WHEN w.a < 0.75 THEN 1 ELSE 2 + floor(w.b * 5)::int END
					  + CASE WHEN w.a < 0.55 THEN time '16:05' + interval '5 hours' * w.b * w.b
							 ELSE time '06:30' + interval '15 hours' * w.c END) AT TIME ZONE 'America/Denver' AS at,
					 w.phone, w.language, w.p, w.q
			  FROM (SELECT m.phone, m.language, random() AS a, random() AS b, random() AS c, random() AS p, random() AS q, random() AS writes
					FROM (SELECT phone, language FROM minibot.message
						  WHERE category = 'nudge' AND status = 'delivered' AND queued_at > minibot.clock() - interval '1 hour' ORDER BY phone) AS m) AS w
			  WHERE w.writes < 0.17) AS e,
			LATERAL (SELECT 1 AS turn, o.body FROM odd AS o WHERE e.p BETWEEN 0.01 AND 0.075 AND o.n = 1 + floor(e.q * 12)::int
					 UNION ALL
					 SELECT s.turn, s.body FROM pg_temp.say(e.phone, e.language, CASE WHEN e.p < 0.006 THEN 'OUT'
						WHEN e.p < 0.01 THEN 'DANGER' WHEN e.p > 0.3 THEN 'everyday' WHEN e.p > 0.075 THEN 'B' END, e.q) AS s) AS t
		UNION ALL
		SELECT (day + t) AT TIME ZONE 'America/Denver', NULL, NULL
		FROM generate_series(0, 4) AS n, LATERAL (SELECT monday + n AS day) AS d, unnest('{08:30,14:00}'::time[]) AS t
		ORDER BY 1, 2
	LOOP
		PERFORM set_config('minibot.clock', event.at::text, false);
		IF event.phone IS NOT NULL THEN
			PERFORM minibot.receive_message(event.phone, event.body, '+15552010100', NULL, event.at);
			CALL pg_temp.deliver();
			CONTINUE;
		END IF;
		FOR who IN SELECT * FROM (SELECT escalation_id, priority, first_response_at, random() AS r FROM minibot.escalation
								  WHERE closed_at IS NULL AND opened_at < event.at ORDER BY escalation_id) AS e
				   WHERE r < CASE WHEN priority <= 1 THEN 0.98 ELSE 0.5 END LOOP
			IF who.r < 0.42 OR who.priority <= 1 AND who.r < 0.9 THEN
				PERFORM minibot.answer_escalation(who.escalation_id, 'Thank you for telling us. We will help; I am calling you today.');
			END IF;
			PERFORM minibot.close_escalation(who.escalation_id);
		END LOOP;
		CALL pg_temp.deliver();
	END LOOP;
END
$$;

BEGIN;
DO $$
DECLARE
	monday date;
BEGIN
	FOR monday IN SELECT m::date FROM generate_series('2025-09-29'::timestamp, '2026-03-02', '7 days') AS m
				  WHERE m NOT IN ('2025-11-24', '2025-12-22', '2025-12-29') LOOP
		CALL pg_temp.play_week(monday);
	END LOOP;
END
$$;
SELECT minibot.end_experiment('weekly texts');
-- Its work is done; the story has a campaign of its own.
UPDATE minibot.campaign SET cadence = 'once' WHERE campaign = 'fall and winter';
COMMIT;
RESET minibot.clock;
\o
SELECT count(*) FILTER (WHERE direction = 'outbound') AS texts_sent, count(*) FILTER (WHERE direction = 'inbound') AS texts_from_families,
	count(DISTINCT phone) AS families, min(queued_at)::date AS since FROM minibot.message;
