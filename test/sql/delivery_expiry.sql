-- internal: claim_messages, conversation_health, delivery_health, take_inbound
-- An answer is not sent hours after it was asked for, nor where it may no longer go; and nobody takes it for told.
\getenv abs_srcdir PG_ABS_SRCDIR
\set fixture :abs_srcdir '/fixtures/access.sql'
\i :fixture
SET LOCAL TIME ZONE 'America/Denver';
SET LOCAL datestyle = iso;
\o /dev/null
DELETE FROM minibot.escalation;
DELETE FROM minibot.opt_out;
DELETE FROM minibot.wrong_phone;
DELETE FROM minibot.disclosure;
UPDATE minibot.message SET status = 'canceled' WHERE direction = 'outbound';
UPDATE minibot.answer SET body = '{{#students}}{{first_name}}: {{days_absent}}{{/students}}' WHERE intent = 'ask_hours';
INSERT INTO minibot.answer (intent, body) VALUES ('thanks', 'You are welcome.');
UPDATE minibot.model SET threshold = 0 WHERE in_use;
\o
SET LOCAL minibot.clock = '2026-03-10 12:00 America/Denver';
CREATE FUNCTION pg_temp.says(phone text, body text, at timestamptz DEFAULT minibot.clock()) RETURNS void LANGUAGE sql AS $$
	SELECT minibot.receive_message(phone, body, '+15552010100', NULL, at);
$$;
CREATE VIEW pg_temp.replies AS
	SELECT m.phone, m.category, m.status, m.not_before, m.not_after, m.error,
		(SELECT count(*) FROM minibot.disclosure AS d WHERE d.message_id = m.message_id) AS disclosures
	FROM minibot.message AS m WHERE m.direction = 'outbound' AND m.in_reply_to IS NOT NULL ORDER BY m.message_id;

-- What the bot answers goes within two hours; what the rules require, and what a life may hang on, has no end
SELECT pg_temp.says('+15553000001', 'when do you open'), pg_temp.says('+15553000004', 'STOP'), pg_temp.says('+15553000005', 'i want to kill myself');
SELECT phone, category, not_before, not_after, disclosures FROM pg_temp.replies;
SAVEPOINT asked;
SET LOCAL minibot.clock = '2026-03-10 13:59 America/Denver';
SELECT phone, verdict, validity_seconds FROM minibot_internal.claim_messages(100, '1m');
SELECT student_id, phone FROM minibot.disclosure;
ROLLBACK TO asked;
SET LOCAL minibot.clock = '2026-03-10 14:00 America/Denver';
SET LOCAL ROLE minibot_worker;
SELECT phone, verdict FROM minibot_internal.claim_messages(100, '1m');
RESET ROLE;
SELECT phone, category, status, error, disclosures FROM pg_temp.replies;
SELECT detail FROM minibot_internal.delivery_health() WHERE problem = 'answers were not sent';
ROLLBACK TO asked;
-- unless the district says otherwise
SELECT minibot.set_setting('conversation.reply_expires_after', '15 minutes');
SELECT pg_temp.says('+15553000003', 'thank you');
SELECT phone, category, not_after FROM pg_temp.replies WHERE phone = '+15553000003';
SELECT minibot.set_setting('conversation.reply_expires_after', 'soon');
ROLLBACK TO asked;

-- A custody order, a number that moved, and a telephone that is not the family's, in between
SELECT minibot.opt_in_phone('+15553000004', 'staff');
UPDATE minibot.escalation SET closed_at = minibot.clock();
SELECT pg_temp.says(p, 'when do you open') FROM unnest('{+15553000003,+15553000004,+15553000005}'::text[]) AS p;
SELECT pg_temp.says('+15553000003', 'thank you');
SELECT student_id, phone FROM minibot.disclosure ORDER BY 1;
UPDATE minibot.student_contact SET is_restricted = true WHERE contact_id = 'ca';
UPDATE minibot.contact_phone SET phone = '+15553000033' WHERE contact_id = 'cm';
INSERT INTO minibot.wrong_phone (phone, student_id, reported_at) VALUES ('+15553000004', 'b1', minibot.clock());
SET LOCAL ROLE minibot_worker;
SELECT phone, body, verdict FROM minibot_internal.claim_messages(100, '1m') WHERE phone < '+15553000090';
RESET ROLE;
SELECT phone, category, status, error, disclosures FROM pg_temp.replies WHERE status <> 'sending';
-- what told nothing went all the same
SELECT count(*) FROM minibot.disclosure;
ROLLBACK TO asked;

-- Who wrote in the evening and was heard at night is answered in the morning
SET LOCAL minibot.clock = '2026-03-11 03:00 America/Denver';
SELECT pg_temp.says('+15553000001', 'when do you open', '2026-03-10 19:00 America/Denver'), pg_temp.says('+15553000003', 'thank you', '2026-03-11 02:50 America/Denver');
SELECT phone, not_before, not_after FROM pg_temp.replies WHERE not_after > '2026-03-10 14:00 America/Denver';
SELECT phone, verdict FROM minibot_internal.claim_messages(100, '1m') WHERE phone IN ('+15553000001', '+15553000003');
SET LOCAL minibot.clock = '2026-03-11 08:00 America/Denver';
SELECT phone, verdict FROM minibot_internal.claim_messages(100, '1m');
ROLLBACK TO asked;

-- A person's answer may wait for twelve hours; then it has to be given again
SELECT escalation_id AS thread FROM minibot.escalation WHERE kind = 'crisis' \gset
UPDATE minibot.message SET status = 'canceled' WHERE direction = 'outbound';
SELECT minibot.answer_escalation(:thread, 'Someone is on the way.') AS answer \gset
SELECT minibot.close_escalation(:thread);
SELECT phone, status, not_after FROM pg_temp.replies WHERE status = 'queued';
SELECT first_response_at IS NOT NULL AS answered, closed_at IS NOT NULL AS closed FROM minibot.escalation WHERE escalation_id = :thread;
SAVEPOINT answered;
SET LOCAL minibot.clock = '2026-03-11 00:00 America/Denver';
SET LOCAL ROLE minibot_worker;
SELECT phone, verdict FROM minibot_internal.claim_messages(100, '1m');
RESET ROLE;
SELECT first_response_at IS NOT NULL AS answered, closed_at IS NOT NULL AS closed FROM minibot.escalation WHERE escalation_id = :thread;
SELECT detail FROM minibot_internal.delivery_health() WHERE problem = 'answers were not sent';
SELECT problem FROM minibot_internal.conversation_health() WHERE problem = 'a crisis waits';
ROLLBACK TO answered;
-- the same where the number has moved, or the family has opted out; an answer that did go stays the first
UPDATE minibot.message SET status = 'delivered' WHERE message_id = :answer;
SET LOCAL minibot.clock = '2026-03-10 12:30 America/Denver';
UPDATE minibot.escalation SET closed_at = NULL WHERE escalation_id = :thread;
SELECT minibot.answer_escalation(:thread, 'Are you there?') > 0 AS again;
UPDATE minibot.contact_phone SET phone = '+15553000055' WHERE contact_id = 'cs';
SELECT phone, verdict FROM minibot_internal.claim_messages(100, '1m');
SELECT error FROM pg_temp.replies WHERE status = 'suppressed';
SELECT first_response_at, closed_at FROM minibot.escalation WHERE escalation_id = :thread;
ROLLBACK TO answered;
SELECT minibot.opt_out_phone('+15553000005', 'keyword');
SELECT phone, verdict FROM minibot_internal.claim_messages(100, '1m');
SELECT first_response_at IS NOT NULL AS answered, closed_at IS NOT NULL AS closed FROM minibot.escalation WHERE escalation_id = :thread;
ROLLBACK TO asked;

-- A nudge that is not sent told nobody anything either
INSERT INTO minibot.message (direction, phone, contact_id, body, category, status, queued_at)
VALUES ('outbound', '+15553000001', 'ca', 'Ada missed', 'nudge', 'queued', minibot.clock()), ('outbound', '+15553000003', 'cm', 'Mo missed', 'nudge', 'queued', minibot.clock());
INSERT INTO minibot.disclosure (student_id, contact_id, phone, message_id, disclosed, purpose, disclosed_at)
SELECT CASE contact_id WHEN 'ca' THEN 'a1' ELSE 'm1' END, contact_id, phone, message_id, 'days absent', 'campaign everyone', minibot.clock()
FROM minibot.message WHERE status = 'queued' AND category = 'nudge';
UPDATE minibot.student_contact SET is_restricted = true WHERE contact_id = 'ca';
SELECT body, verdict FROM minibot_internal.claim_messages(100, '1m') WHERE body ~ 'missed';
SELECT student_id FROM minibot.disclosure WHERE purpose = 'campaign everyone';
ROLLBACK TO asked;

-- A text that cannot be taken is tried again for more than a day, less and less often
CREATE FUNCTION pg_temp.refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'trouble'; END $$;
CREATE TRIGGER trouble BEFORE INSERT ON minibot.message FOR EACH ROW WHEN (NEW.direction = 'inbound') EXECUTE FUNCTION pg_temp.refuse();
SET LOCAL client_min_messages = error;
CREATE FUNCTION pg_temp.poll(after interval) RETURNS TABLE (tries integer, stopped boolean) LANGUAGE plpgsql AS $$
BEGIN
	PERFORM set_config('minibot.clock', (timestamptz '2026-03-10 12:00 America/Denver' + after)::text, true);
	PERFORM minibot_internal.take_inbound('{SM1}', '{+15553000001}', '{+15552010100}', '{STOP}', '{2026-03-10 12:00 America/Denver}');
	RETURN QUERY SELECT (SELECT f.tries FROM minibot.inbound_failure AS f), EXISTS (SELECT FROM minibot.opt_out AS o WHERE o.phone = '+15553000001');
END
$$;
SELECT after, p.* FROM unnest('{0s,4s,5s,6s,14s,15s,35s,75s}'::interval[]) AS after CROSS JOIN pg_temp.poll(after) AS p;
-- every ten minutes in the end, two hundred times
UPDATE minibot.inbound_failure SET tries = 198;
SELECT after, p.* FROM unnest('{11min,12min,21min,31min,1day}'::interval[]) AS after CROSS JOIN pg_temp.poll(after) AS p;
UPDATE minibot.inbound_failure SET tries = 5, failed_at = '2026-03-10 12:01:15 America/Denver';
DROP TRIGGER trouble ON minibot.message;
SELECT after, p.* FROM unnest('{80s,20min}'::interval[]) AS after CROSS JOIN pg_temp.poll(after) AS p;
ROLLBACK TO asked;

-- A START of before the STOP, or of before staff opted the telephone out, does not undo it, however late it is taken; one of after it does
CREATE FUNCTION pg_temp.is_out(phone text) RETURNS boolean LANGUAGE sql AS $$ SELECT EXISTS (SELECT FROM minibot.opt_out AS o WHERE o.phone = is_out.phone) $$;
SELECT minibot.opt_out_phone('+15553000003', 'staff');
SET LOCAL minibot.clock = '2026-03-10 12:30 America/Denver';
SELECT pg_temp.says(p, 'START', '2026-03-10 11:55 America/Denver') FROM unnest('{+15553000003,+15553000004}'::text[]) AS p;
SELECT pg_temp.is_out('+15553000003') AS by_staff, pg_temp.is_out('+15553000004') AS by_stop, count(*) AS answers
FROM minibot.message WHERE category = 'keyword' AND queued_at = minibot.clock();
SELECT pg_temp.says(p, 'START', '2026-03-10 12:00 America/Denver') FROM unnest('{+15553000003,+15553000004}'::text[]) AS p;
SELECT pg_temp.is_out('+15553000003') AS by_staff, pg_temp.is_out('+15553000004') AS by_stop;
ROLLBACK;
