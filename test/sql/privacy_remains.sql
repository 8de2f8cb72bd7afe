-- What must not remain of a family whose telephones are no longer kept, or who is forgotten.
\getenv abs_srcdir PG_ABS_SRCDIR
\set fixture :abs_srcdir '/fixtures/access.sql'
\i :fixture
SET LOCAL TIME ZONE 'UTC';
-- How many rows of which table hold a word.
CREATE FUNCTION pg_temp.holds(word text) RETURNS TABLE (relation text, rows bigint) LANGUAGE plpgsql AS $$
BEGIN
	FOR relation IN SELECT c.relname FROM pg_class AS c WHERE c.relnamespace = 'minibot'::regnamespace AND c.relkind = 'r' AND c.relname <> 'model' ORDER BY 1 LOOP
		EXECUTE format('SELECT count(*) FROM minibot.%I AS t WHERE t::text ~* $1', relation) INTO rows USING word;
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
ROLLBACK;
