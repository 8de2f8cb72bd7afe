-- internal: claim_messages, reconcile_message, record_outcomes, record_status
-- What must not remain of a family whose telephones are no longer kept, or who is forgotten.
\getenv abs_srcdir PG_ABS_SRCDIR
\set fixture :abs_srcdir '/fixtures/access.sql'
\i :fixture
SET LOCAL TIME ZONE 'UTC';
-- How many rows of which table hold a word.
CREATE FUNCTION pg_temp.holds(word text) RETURNS TABLE (relation text, rows bigint) LANGUAGE plpgsql AS $$
DECLARE
	path regclass;
BEGIN
	FOR relation, path IN
		SELECT c.relname, c.oid FROM pg_class AS c
		WHERE c.relnamespace IN ('minibot'::regnamespace, 'minibot_internal'::regnamespace) AND c.relkind = 'r'
			AND c.relname <> 'model' ORDER BY 1
	LOOP
		EXECUTE format('SELECT count(*) FROM %s AS t WHERE t::text ~* $1', path) INTO rows USING word;
		CONTINUE WHEN rows = 0;
		RETURN NEXT;
	END LOOP;
END
$$;

-- A nudge to Sue's first telephone came back, and went to her second in the same week
SAVEPOINT two_telephones;
INSERT INTO minibot.contact_phone (contact_id, phone, priority) VALUES ('cs', '+15553000006', 2);
INSERT INTO minibot.message (direction, phone, contact_id, body, category, campaign, status, queued_at, replaces)
SELECT 'outbound', '+15553000006', 'cs', m.body, 'nudge', m.campaign, 'delivered', m.queued_at, m.message_id
FROM minibot.message AS m WHERE m.contact_id = 'cs' AND m.category = 'nudge';
INSERT INTO minibot.nudge (week, phone, campaign, contact_id, students, message_id)
SELECT '2026-03-02', m.phone, m.campaign, m.contact_id, '{a2,b2}', m.message_id FROM minibot.message AS m WHERE m.replaces IS NOT NULL;
SAVEPOINT both_nudged;
SELECT kind, rows FROM minibot.forget_contact('cs') WHERE kind = 'nudge';
SELECT count(*) AS nudges, count(DISTINCT phone) AS telephones, count(DISTINCT contact_id) AS contacts, bool_and(phone ~ '^#[0-9a-f]{16}$') AS aliases
FROM minibot.nudge WHERE students = '{a2,b2}';
SELECT * FROM pg_temp.holds('\+1555300000[56]');
ROLLBACK TO both_nudged;
SET LOCAL minibot.clock = '2027-09-10 18:00:00+00';
UPDATE minibot.escalation SET closed_at = minibot.clock();
SELECT kind, rows FROM minibot.purge() WHERE kind = 'phone';
SELECT count(*) AS nudges, count(DISTINCT phone) AS telephones, count(DISTINCT contact_id) AS contacts, bool_and(phone ~ '^#[0-9a-f]{16}$') AS aliases
FROM minibot.nudge WHERE students = '{a2,b2}';
-- to one family as before, where texts are counted
SELECT count(DISTINCT phone) AS families FROM minibot.message WHERE contact_id = 'cs';
ROLLBACK TO two_telephones;

-- Ben Birch is forgotten, with what staff texted to have it passed on to him, and what the provider said of his number
UPDATE minibot.escalation SET escalation_id = escalation_id + 900000 WHERE contact_id = 'cb';
UPDATE minibot.message SET escalation_id = escalation_id + 900000 WHERE contact_id = 'cb';
SELECT escalation_id AS thread FROM minibot.escalation WHERE contact_id = 'cb' \gset
SELECT minibot.set_provider('p', 'twilio', '{"account_sid": "AC12345", "auth_token_env": "X", "from": "+15552010100"}');
SELECT minibot.opt_in_phone('+15553000004', 'staff');
SELECT minibot.receive_message('+15553000092', format(' # %s Ben, your son is safe', :'thread')) > 0 AS passed_on;
SELECT minibot.receive_message('+15553000092', '#900000001 another''s son is safe') > 0 AS not_his;
SELECT decided_by, body ~ 'Ben' AS names_him FROM minibot.message WHERE phone = '+15553000092' AND direction = 'inbound' ORDER BY message_id;
INSERT INTO minibot.message (direction, phone, contact_id, body, category, status, queued_at, provider, attempts, check_at, lease_until)
SELECT 'outbound', '+15553000004', 'cb', s || ' to Ben', CASE s WHEN 'sent' THEN 'nudge' ELSE 'reply' END, s, minibot.clock(), 'p', 1,
	CASE WHEN s IN ('unknown', 'sent') THEN minibot.clock() END, CASE s WHEN 'sending' THEN minibot.clock() + interval '1 minute' END
FROM unnest('{unknown,sending,sent,failed}'::text[]) AS s;
UPDATE minibot.message SET error_code = '21211', error = 'The ''To'' number +15553000004 is not valid' WHERE body = 'failed to Ben';
INSERT INTO minibot.attempt (message_id, attempt, provider, started_at, outcome, error)
SELECT message_id, 1, 'p', minibot.clock(), CASE status WHEN 'sent' THEN 'accepted' WHEN 'failed' THEN 'refused' ELSE status END, error
FROM minibot.message WHERE body ~ 'to Ben$' AND attempts = 1;
CREATE TEMP TABLE his AS SELECT message_id, status FROM minibot.message WHERE body ~ 'to Ben$' AND attempts = 1;
SAVEPOINT known;
SELECT kind, rows FROM minibot.forget_contact('cb');
-- an opt-out stays: here, that there was one; staff's telephone and words to others too
SELECT * FROM pg_temp.holds('\+15553000004|\mcb\M|\mBen\M');
SELECT count(*) FROM minibot.message WHERE phone = '+15553000092' AND body ~ 'another''s son';
SELECT h.status AS was, m.status, m.check_at IS NOT NULL AS is_asked_after, m.body FROM his AS h JOIN minibot.message AS m USING (message_id) ORDER BY 1;
-- What the provider says of them now neither brings the number back nor has them sent again, nor the family texted for nothing
SELECT minibot_internal.record_outcomes(ARRAY[message_id], '{1}', '{refused}', '{NULL}', '{400}', '{21211}',
	ARRAY['The ''To'' number +15553000004 is not valid'], '{0}') FROM his WHERE status = 'sending';
SELECT minibot_internal.reconcile_message(message_id, '{}', '{}', '{}', '{}', '{}') FROM his WHERE status = 'unknown';
SAVEPOINT sent;
SELECT minibot_internal.record_status(message_id, 'undelivered', '21610') FROM his WHERE status = 'sent';
SELECT m.status, m.check_at, m.error FROM his AS h JOIN minibot.message AS m USING (message_id) WHERE h.status = 'sent';
ROLLBACK TO sent;
SELECT minibot_internal.record_status(message_id, 'undelivered', '30003') FROM his WHERE status = 'sent';
SELECT m.status, m.check_at, m.error FROM his AS h JOIN minibot.message AS m USING (message_id) WHERE h.status = 'sent';
ROLLBACK TO sent;
SELECT minibot_internal.record_status(message_id, 'failed', '30034') FROM his WHERE status = 'sent';
SELECT m.status, m.check_at, m.error FROM his AS h JOIN minibot.message AS m USING (message_id) WHERE h.status = 'sent';
ROLLBACK TO sent;
SELECT minibot_internal.record_status(message_id, 'undelivered', '30005') FROM his WHERE status = 'sent';
SELECT m.status, m.check_at, m.error FROM his AS h JOIN minibot.message AS m USING (message_id) WHERE h.status = 'sent';
SELECT count(*) AS claimed, count(*) FILTER (WHERE phone ~ '^#') AS to_nobody FROM minibot_internal.claim_messages(100, '1m');
SELECT * FROM pg_temp.holds('\+15553000004');

-- The roster has dropped him before he asks: what tells of his number is found by his texts
ROLLBACK TO known;
INSERT INTO minibot.inbound_failure (provider_message_id, from_phone, body, failed_at, error) VALUES ('x', '15553000004', 'of Ben', minibot.clock(), 'x');
INSERT INTO minibot.message (direction, phone, body, category, status, queued_at) VALUES ('outbound', '+15553000004', 'a one-off for Ben', 'one_off', 'sent', minibot.clock());
INSERT INTO minibot.wrong_phone (phone, student_id, reported_at) VALUES ('+15553000004', 'b1', minibot.clock());
DELETE FROM minibot.contact WHERE contact_id = 'cb';
DELETE FROM minibot.contact_phone WHERE contact_id = 'cb';
DELETE FROM minibot.student_contact WHERE contact_id = 'cb';
SAVEPOINT dropped;
SELECT kind, rows FROM minibot.forget_contact('cb') WHERE rows > 0;
SELECT * FROM pg_temp.holds('\+?15553000004|\mcb\M|\mBen\M');
-- another has that telephone now: what names nobody may be hers, and what is told to strangers there still must not be
ROLLBACK TO dropped;
INSERT INTO minibot.contact_phone (contact_id, phone) VALUES ('ca', '+15553000004');
SELECT kind, rows FROM minibot.forget_contact('cb') WHERE rows > 0;
SELECT * FROM pg_temp.holds('\+?15553000004');
ROLLBACK TO known;

-- A year and a half later the provider's words have gone with the telephones; our own stay
INSERT INTO minibot.message (direction, phone, body, category, status, queued_at, error)
VALUES ('outbound', '+15553000004', 'too late', 'reply', 'suppressed', minibot.clock(), 'no longer worth sending: not_after has passed');
UPDATE minibot.message SET status = 'delivered' WHERE status IN ('queued', 'sending', 'unknown');
UPDATE minibot.attempt SET error = 'to +15553000004', outcome = 'refused';
SELECT minibot.set_setting('retention.attempt', '');
UPDATE minibot.escalation SET closed_at = minibot.clock();
SET LOCAL minibot.clock = '2027-09-10 18:00:00+00';
SELECT rows > 0 AS aliased FROM minibot.purge() WHERE kind = 'phone';
SELECT error, error_code, count(*) FROM minibot.message WHERE error IS NOT NULL OR error_code IS NOT NULL GROUP BY 1, 2 ORDER BY 2;
SELECT relation FROM pg_temp.holds('\+15553000004');
ROLLBACK;
