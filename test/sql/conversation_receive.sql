-- internal: ask_which_child, chosen_options, conversation_health, decide_text, heard, next_office_hour, reacts_to
-- receive_message() and what staff call: the contract, the order of judgement, and what is refused.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS minibot;
SET timezone = 'America/New_York';
\set SHOW_CONTEXT never
BEGIN;
UPDATE minibot.setting SET value = '' WHERE name = 'district.phone';
UPDATE minibot.setting SET value = 'Elm Schools' WHERE name = 'district.name';
INSERT INTO minibot.intent (intent) VALUES ('ask_hours');
SET LOCAL minibot.clock = '2026-03-02 10:00 America/New_York';

-- The order of judgement: with everything true at once, each step decides once those before it do not.
SELECT minibot_internal.decide_text(h) FROM (
	SELECT jsonb_populate_record(NULL::minibot_internal.heard, '{"is_dialable": true, "accepted": true, "intent": "ask_hours", "choice": ["a"],
		"is_looping": true, "escalation_id": 1, "is_opted_out": true, "is_repeat": true, "ticket_id": 1, "keyword": "crisis",
		"is_reaction": true}' || change) AS h
	FROM (VALUES (1, jsonb '{"is_dialable": false}'), (2, '{}'), (3, '{"is_reaction": false}'),
		(4, '{"is_reaction": false, "ticket_id": null, "keyword": "opt_out"}'),
		(5, '{"is_reaction": false, "ticket_id": null}'),
		(6, '{"is_reaction": false, "ticket_id": null, "keyword": null}'),
		(7, '{"is_reaction": false, "ticket_id": null, "keyword": null, "is_repeat": false}'),
		(8, '{"is_reaction": false, "ticket_id": null, "keyword": null, "is_repeat": false, "is_opted_out": false}'),
		(9, '{"is_reaction": false, "ticket_id": null, "keyword": null, "is_repeat": false, "is_opted_out": false, "escalation_id": null}'),
		(10, '{"is_reaction": false, "ticket_id": null, "keyword": null, "is_repeat": false, "is_opted_out": false, "escalation_id": null, "is_looping": false}'),
		(11, '{"is_reaction": false, "ticket_id": null, "keyword": null, "is_repeat": false, "is_opted_out": false, "escalation_id": null, "is_looping": false, "choice": null}'),
		(12, '{"is_reaction": false, "ticket_id": null, "keyword": null, "is_repeat": false, "is_opted_out": false, "escalation_id": null, "is_looping": false, "choice": null, "accepted": false}')
	) AS c (n, change) ORDER BY n) AS j;

-- The defaults; a number as the provider or as a person writes it; the same provider_message_id.
SELECT minibot.receive_message('(202) 555-0101', 'help') AS first \gset
SELECT minibot.receive_message('+12025550101', 'Help', '+12025550100', 'SM1', '2026-03-02 09:58-05') AS second \gset
SELECT minibot.receive_message('+12025550101', 'Help', '+12025550100', 'SM1') = :second AS is_the_same;
SELECT phone, body, direction, category, status, decided_by, provider_message_id, queued_at FROM minibot.message
WHERE message_id IN (:first, :second) ORDER BY message_id;
-- Nothing has arrived later than now.
SELECT minibot.receive_message('+12025550102', 'help', NULL, NULL, '2027-01-01') AS early \gset
SELECT queued_at FROM minibot.message WHERE message_id = :early;
SELECT phone, body, category, priority, status, in_reply_to = :first AS to_the_first, segments FROM minibot.message
WHERE direction = 'outbound' ORDER BY message_id LIMIT 1;

-- What is refused, and says why
\set ON_ERROR_ROLLBACK on
SELECT minibot.receive_message(NULL, 'hello');
SELECT minibot.answer_escalation(-1, 'hello');
SELECT minibot.close_escalation(NULL);
SELECT minibot.receive_message('+12025550103', 'blorp zzz') AS third \gset
SELECT escalation_id AS e FROM minibot.escalation WHERE message_id = :third \gset
SELECT minibot.answer_escalation(:e, 'Yes.', 'ask_hour');
SELECT minibot.answer_escalation(:e, '');
SELECT count(*) AS sent FROM minibot.message WHERE category = 'escalation';
SELECT minibot.answer_escalation(:e, 'Yes.', 'ask_hours') IS NOT NULL AS sent;
SELECT minibot.answer_escalation(:e, 'Indeed.', 'ask_hours') IS NOT NULL AS sent_again;
SELECT intent, body, language, source FROM minibot.utterance WHERE source = 'staff' AND intent = 'ask_hours';
SELECT kind, priority, phone, first_response_at = opened_at AS at_once, assignee = session_user AS mine FROM minibot.escalation WHERE escalation_id = :e;
SELECT minibot.close_escalation(:e);
SELECT minibot.close_escalation(:e);
SELECT closed_at IS NOT NULL AS is_closed FROM minibot.escalation WHERE escalation_id = :e;
DO $$ BEGIN PERFORM minibot.answer_escalation((SELECT max(escalation_id) FROM minibot.escalation), 'late');
EXCEPTION WHEN object_not_in_prerequisite_state THEN RAISE WARNING 'refused: a closed escalation'; END $$;
SELECT minibot.set_survey('help', '{"value": "bus"}');
SELECT minibot.set_survey('helpp', '[{"value": "bus", "labels": ["bus"]}]');
SELECT minibot.set_survey('helpp', '[]');

-- An answer that fails loses no message: a person gets it, and the row says why.
DELETE FROM minibot.phrase WHERE name = 'help';
SET LOCAL client_min_messages = error;
SELECT minibot.receive_message('+12025550104', 'help') > 0 AS received;
SET LOCAL client_min_messages = warning;
SELECT m.decided_by, m.error, e.kind FROM minibot.message AS m JOIN minibot.escalation AS e USING (escalation_id) WHERE m.phone = '+12025550104';
-- STOP holds though it cannot be confirmed; a crisis names 988 and 911 whatever has become of the phrase.
DELETE FROM minibot.phrase WHERE name IN ('opt_out', 'crisis');
SET LOCAL client_min_messages = error;
SELECT minibot.receive_message('+12025550105', 'stop') > 0 AS received, minibot.receive_message('+12025550106', 'I want to kill myself') > 0 AS received;
SET LOCAL client_min_messages = warning;
SELECT phone, source FROM minibot.opt_out WHERE phone = '+12025550105';
SELECT body, category, priority, intent FROM minibot.message WHERE phone = '+12025550106' AND direction = 'outbound';
INSERT INTO minibot.phrase VALUES ('opt_out', 'pt', 'Adeus, {{#district.name}}');
SELECT problem, detail FROM minibot_internal.conversation_health() ORDER BY 1;

-- Nor is anything lost where what a person is told is wrong too, or a staff telephone is none.
SAVEPOINT broken;
INSERT INTO minibot.staff (phone, name, on_call) VALUES ('+19995550100', 'Typo', true), ('+12025550180', 'Pat', true);
DELETE FROM minibot.phrase WHERE name IN ('holding', 'staff.new');
SET LOCAL client_min_messages = error;
SELECT minibot.receive_message('+12025550120', 'stop') > 0 AS received, minibot.receive_message('+12025550121', 'I want to kill myself') > 0 AS received;
SET LOCAL client_min_messages = warning;
SELECT phone, source FROM minibot.opt_out WHERE phone = '+12025550120';
SELECT kind, phone FROM minibot.escalation WHERE phone IN ('+12025550120', '+12025550121') ORDER BY phone;
SELECT phone, regexp_replace(body, '#\d+', '#n') AS body FROM minibot.message
WHERE phone IN ('+12025550121', '+12025550180') AND direction = 'outbound' ORDER BY 1, 2;
ROLLBACK TO broken;

-- A sender that cannot be texted gets no answer and raises nothing; a person hears of a crisis.
SELECT minibot.receive_message(f, 'help') > 0 AS received FROM unnest('{+19995550101,+abc,+1,"",72975}'::text[]) AS f;
SELECT minibot.receive_message('72975', 'I want to kill myself') > 0 AS received;
SELECT decided_by, count(*) FROM minibot.message WHERE phone !~ '^\+1202' AND direction = 'inbound' GROUP BY 1;
SELECT kind, phone FROM minibot.escalation WHERE phone = '72975';

-- Without an id no two texts are the same one; an impossible time is now.
SET LOCAL client_min_messages = error;
SELECT minibot.receive_message('+12025550122', 'help', NULL, '') < minibot.receive_message('+12025550123', 'stop', NULL, '') AS are_two;
SET LOCAL client_min_messages = warning;
SELECT phone FROM minibot.opt_out WHERE phone = '+12025550123';
SELECT count(*) FROM (SELECT minibot.receive_message('+12025550124', 'my son is sick tomorrow', NULL, NULL, at)
	FROM unnest('{-infinity,4713-01-01 BC,infinity}'::timestamptz[]) AS at) AS r;
SELECT DISTINCT queued_at FROM minibot.message WHERE phone = '+12025550124' AND direction = 'inbound';

-- Emoji react; the letters of another alphabet are a text, in a database of any locale.
SELECT body, minibot_internal.reacts_to(body COLLATE "C") IS NOT NULL AS reacts FROM unnest('{👍,👍🏽,"!!",🇲🇽,SOS,"توقف","помогите","救命","é",?}'::text[]) AS body;

-- When people answer: now, the next day, after the weekend; by the local clock, across its change on March 8.
SELECT at, minibot_internal.next_office_hour(at) FROM (VALUES (timestamptz '2026-03-02 10:00-05'), ('2026-03-02 07:00-05'),
	('2026-03-02 16:00-05'), ('2026-03-06 18:00-05'), ('2026-03-07 12:00-05')) AS v (at);

-- What answers a question, and what does not
SELECT said, minibot_internal.chosen_options(said, '[{"value": "l", "label": "Lincoln Elementary"}, {"value": "r", "label": "Roosevelt Elementary"}]')
FROM unnest('{1,2,2.,#1,3,one,la segunda,lincoln,Lincon elementary,rosevelt please,elementary,both,1 and 2,los dos,lincoln high,is it open,"",stop}'::text[]) AS said;

-- Which child we asked is on record as told; one restricted before the answer came is a person's to deal with.
SAVEPOINT asked;
INSERT INTO minibot.student (student_id, first_name) VALUES ('q1', 'Ana'), ('q2', 'Ben');
INSERT INTO minibot.enrollment (student_id, school_id, entry_date) VALUES ('q1', 'q', '2025-08-20'), ('q2', 'q', '2025-08-20');
INSERT INTO minibot.contact (contact_id, language) VALUES ('q', 'en');
INSERT INTO minibot.contact_phone (contact_id, phone) VALUES ('q', '+12025550130');
INSERT INTO minibot.student_contact (student_id, contact_id) VALUES ('q1', 'q'), ('q2', 'q');
SELECT minibot.receive_message('+12025550130', 'blorp zzz') AS asked \gset
UPDATE minibot.message SET body = 'sick today', intent = 'report_absence' WHERE message_id = :asked;
UPDATE minibot.escalation SET closed_at = minibot.clock() WHERE phone = '+12025550130';
SELECT minibot_internal.ask_which_child(jsonb_populate_record(NULL::minibot_internal.heard, jsonb_build_object('phone', '+12025550130', 'language', 'en',
	'intent', 'report_absence', 'message_id', :asked, 'received_at', minibot.clock())));
SELECT student_id, disclosed, purpose FROM minibot.disclosure WHERE phone = '+12025550130' ORDER BY 1;
UPDATE minibot.student_contact SET is_restricted = true WHERE student_id = 'q1';
SELECT minibot.receive_message('+12025550130', 'Ana') > 0 AS received;
SELECT decided_by FROM minibot.message WHERE phone = '+12025550130' AND body = 'Ana';
SELECT count(*) AS noted FROM minibot.reported_absence WHERE phone = '+12025550130';
ROLLBACK TO asked;

-- Every fixed text is one segment with a usual name and number in it, two in an alphabet that needs UCS-2.
SELECT p.name, p.language, s.segments, s.encoding FROM minibot.phrase AS p,
	LATERAL minibot.sms_segments(minibot.render_template(p.body, '{"district": {"name": "Grand Bend Schools", "phone": "555-201-0100"},
		"reply": "", "when": "tomorrow", "options": "", "names": "Jayden", "dates": "Mon Mar 2 to Fri Mar 6", "id": 4200,
		"kind": "attendance", "school": "Grand Bend Elementary", "words": "my son was there"}')) AS s
WHERE s.segments > CASE s.encoding WHEN 'UCS-2' THEN 2 ELSE 1 END AND p.name NOT LIKE 'which%';
ROLLBACK;
