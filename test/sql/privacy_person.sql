-- A person's rights: to see all that is kept of a student, and to be forgotten.
\getenv abs_srcdir PG_ABS_SRCDIR
\set fixture :abs_srcdir '/fixtures/access.sql'
\i :fixture
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
-- Everything of b2, and nothing of other families
SELECT minibot.export_student('b2') AS b2 \gset
SELECT key, CASE jsonb_typeof(value) WHEN 'array' THEN jsonb_array_length(value) END AS entries FROM jsonb_each(:'b2'::jsonb) ORDER BY 1;
SELECT :'b2'::jsonb -> 'student' ->> 'first_name' AS first_name, jsonb_array_length(:'b2'::jsonb #> '{attendance,0,days}') AS days,
	:'b2'::jsonb #>> '{contacts,0,phones,0,phone}' AS phone;
SELECT m ->> 'body' AS body FROM jsonb_array_elements(:'b2'::jsonb -> 'messages') AS m ORDER BY 1;
SELECT :'b2' ~ '\m(b1|a1|m1|Ada|Bea)\M' AS of_others;
-- every table that names students is in it
SELECT DISTINCT c.relname FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid
WHERE c.relnamespace IN ('minibot'::regnamespace, 'minibot_internal'::regnamespace) AND c.relkind = 'r' AND a.attname = 'student_id'
	AND NOT position('minibot.' || c.relname IN (SELECT p.prosrc FROM pg_proc AS p WHERE p.oid = 'minibot.export_student'::regproc)) > 0;
SELECT minibot.export_student('nobody');
SELECT minibot.export_student(NULL);

-- Ben Birch is forgotten: he had opted out, staff had learned from his words, a text to him waits
INSERT INTO minibot.utterance (intent, body, source) SELECT 'need_food', body, 'staff' FROM minibot.message WHERE contact_id = 'cb' AND direction = 'inbound';
INSERT INTO minibot.message (direction, phone, contact_id, body, category, status, queued_at) VALUES ('outbound', '+15553000004', 'cb', 'waits, Ben', 'reply', 'queued', minibot.clock());
INSERT INTO minibot.message (direction, phone, body, category, status, queued_at) VALUES ('inbound', '+15553000004', 'before we knew Ben', 'conversation', 'received', minibot.clock());
INSERT INTO minibot.inbound_failure (provider_message_id, from_phone, body, failed_at, error) VALUES ('x', '+15553000004', 'of Ben', minibot.clock(), 'x');
SELECT * FROM pg_temp.holds('\+15553000004|\mcb\M|\mBen\M');
SELECT direction, category, count(*), count(DISTINCT phone) AS families FROM minibot.message GROUP BY 1, 2 ORDER BY 1, 2;
SELECT * FROM minibot.forget_contact('cb');
SELECT * FROM pg_temp.holds('\+15553000004|\mcb\M|\mBen\M');
-- the counts are what they were
SELECT direction, category, count(*), count(DISTINCT phone) AS families FROM minibot.message GROUP BY 1, 2 ORDER BY 1, 2;
SELECT status, body FROM minibot.message WHERE phone ~ '^#' ORDER BY message_id;
SELECT school, contact, words FROM minibot.open_escalations WHERE contact = '';
-- his words about his child have gone from the staff's telephones too
SELECT count(*) FROM minibot.message WHERE body ~ 'of Birch$';
-- the opt-out holds
SELECT minibot.send_message('+15553000004', 'hello') AS id \gset
SELECT status, error FROM minibot.message WHERE message_id = :id;
-- he does not come back with the next refresh, until he is known again
CREATE SCHEMA wh;
CREATE TABLE wh.person (id text, name text, phone text, child text);
INSERT INTO wh.person VALUES ('cb', 'Ben', '5553000004', 'b1'), ('ca', 'Ann', '555 300 0001', 'a1');
SELECT minibot.map_source('contact', 'wh.person', '{"contact_id": "id", "first_name": "name"}'),
	minibot.map_source('phone', 'wh.person', '{"contact_id": "id", "phone": "phone"}'),
	minibot.map_source('student_contact', 'wh.person', '{"contact_id": "id", "student_id": "child"}');
SET LOCAL client_min_messages = error;
SELECT kind FROM minibot.refresh_roster();
SELECT contact_id, first_name FROM minibot.contact ORDER BY 1;
SELECT contact_id FROM minibot.contact_phone UNION ALL SELECT contact_id FROM minibot.student_contact ORDER BY 1;
DELETE FROM minibot.forgotten_contact WHERE contact_id = 'cb';
SELECT kind FROM minibot.refresh_roster();
SELECT contact_id, first_name FROM minibot.contact ORDER BY 1;

-- A restriction must not be forgotten with the one it is against; nobody is nobody
UPDATE minibot.student_contact SET is_restricted = true WHERE contact_id = 'ca';
SELECT * FROM minibot.forget_contact('ca');
SELECT * FROM minibot.forget_contact('nobody');
SELECT * FROM minibot.forget_contact(NULL);
-- Of a shared telephone only what is his goes
INSERT INTO minibot.contact (contact_id, first_name) VALUES ('cx', 'Xena');
INSERT INTO minibot.contact_phone (contact_id, phone) VALUES ('cx', '+15553000001');
INSERT INTO minibot.message (direction, phone, contact_id, body, category, status, queued_at) VALUES ('inbound', '+15553000001', 'cx', 'from Xena', 'conversation', 'received', minibot.clock());
SELECT kind, rows FROM minibot.forget_contact('cx') WHERE rows > 0;
SELECT count(*) AS anns FROM minibot.message WHERE phone = '+15553000001' AND body <> '';
ROLLBACK;
