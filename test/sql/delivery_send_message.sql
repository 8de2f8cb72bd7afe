-- internal: take_inbound
-- send_message(): what it takes, what it refuses; opt-outs and their history.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS minibot;
BEGIN;
SET minibot.clock = '2026-03-10 12:00:00-04';
CREATE VIEW pg_temp.texts AS
	SELECT phone, our_phone, body, category, priority, status, segments, language, campaign, contact_id, time_zone,
		not_before AT TIME ZONE 'UTC' AS not_before, not_after AT TIME ZONE 'UTC' AS not_after, error
	FROM minibot.message WHERE direction = 'outbound';
SELECT minibot.send_message('(555) 201-0101', 'Hello') IS NOT NULL AS queued;
SELECT minibot.send_message('+15552010102', 'Hola', '{"category": "reply", "language": "es", "contact_id": "c1",
	"campaign": "weekly", "our_phone": "+15552010100", "time_zone": "America/Chicago",
	"not_before": "2026-03-10 13:00-04", "not_after": "2026-03-11 13:00-04"}') IS NOT NULL AS queued;
SELECT minibot.send_message('+15552010103', repeat('x', 161), '{"category": "nudge"}') IS NOT NULL AS queued;
SELECT minibot.send_message('+15552010104', 'c', jsonb_build_object('category', c)) IS NOT NULL AS queued
FROM unnest('{crisis,keyword,escalation,one_off}'::text[]) AS c;
SELECT * FROM pg_temp.texts WHERE phone <> '+15552010103' ORDER BY phone, priority, category;
SELECT segments, priority FROM pg_temp.texts WHERE phone = '+15552010103';

\set SHOW_CONTEXT never
\set ON_ERROR_ROLLBACK on
SELECT minibot.send_message('555-0101', 'no number');
SELECT minibot.send_message(NULL, 'no number');
SELECT minibot.send_message('+15552010101', E' \n\t');
SELECT minibot.send_message('+15552010101', NULL);
SELECT minibot.send_message('+15552010101', repeat('é', 1601));
SELECT minibot.send_message('+15552010105', repeat('é', 1600)) IS NOT NULL AS longest_queued;
SELECT minibot.send_message('+15552010101', 'x', '{"category": "conversation"}');
SELECT minibot.send_message('+15552010101', 'x', '{"priorty": 1}');
SELECT minibot.send_message('+15552010101', 'x', '[]');
SELECT minibot.send_message('+15552010101', 'x', '"reply"');
SELECT minibot.send_message('+15552010101', 'x', '{"time_zone": "America/Nowhere"}');
SELECT minibot.send_message('+15552010101', 'x', '{"not_after": "soon"}');

-- Opt-outs.
SELECT minibot.opt_out_phone('+15552010106', 'staff') AS new, minibot.opt_out_phone('+15552010106', 'keyword') AS known;
SELECT minibot.send_message('+15552010106', 'x', jsonb_build_object('category', c)) IS NOT NULL AS queued
FROM unnest('{nudge,reply,escalation,keyword,crisis}'::text[]) AS c;
SELECT category, status, error FROM pg_temp.texts WHERE phone = '+15552010106' ORDER BY category;
SELECT minibot.opt_in_phone('+15552010106', 'keyword') AS was_out, minibot.opt_in_phone('+15552010106', 'keyword') AS again;
SELECT event, source, at AT TIME ZONE 'UTC' AS at FROM minibot.opt_out_history WHERE phone = '+15552010106' ORDER BY 1 DESC;
SELECT count(*) FROM minibot.opt_out WHERE phone = '+15552010106';
-- However staff write a number; what is none would keep nothing back.
SELECT minibot.opt_out_phone('(202) 555-0107', 'staff') AS new, minibot.opt_out_phone('+12025550107', 'keyword') AS known;
SELECT phone FROM minibot.opt_out WHERE phone LIKE '%5550107';
SELECT minibot.opt_in_phone('202-555-0107', 'staff') AS was_out;
SELECT minibot.opt_out_phone('555-0107', 'staff');
INSERT INTO minibot.opt_out (phone, opted_out_at, source) VALUES ('202-555-0107', minibot.clock(), 'staff');

-- A text without a sender keeps no other one back.
SELECT minibot_internal.take_inbound('{MM1,MM2}', '{NULL,+12025550108}', '{}', '{NULL,STOP}', '{}') AS taken;
SELECT phone FROM minibot.opt_out WHERE phone = '+12025550108';
ROLLBACK;
