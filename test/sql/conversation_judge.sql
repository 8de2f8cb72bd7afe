-- internal: conversation_health, count_words, reacts_to
-- How an inbound text is judged: what must be obeyed, and what only looks like it.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS minibot;
SET timezone = 'America/New_York';
BEGIN;
SET LOCAL minibot.clock = '2026-03-02 10:00 America/New_York';
UPDATE minibot.setting SET value = 'Elm Schools' WHERE name = 'district.name';

-- A staff member's answer may speak of 911 and of STOP: it is the family's to read, and changes nothing for its writer.
INSERT INTO minibot.staff (phone, name, on_call) VALUES ('+12025550190', 'Dean', true);
SELECT minibot.receive_message('+12025550140', 'blorp zzz') AS asked \gset
SELECT escalation_id AS e FROM minibot.escalation WHERE message_id = :asked \gset
SELECT minibot.receive_message('+12025550190', format('#%s %s', :e, b)) > 0 AS received
FROM unnest('{"If you are in danger call 911","You can reply STOP to end these texts","Stop texting me"}'::text[]) AS b;
SELECT decided_by FROM minibot.message WHERE phone = '+12025550190' AND direction = 'inbound' ORDER BY message_id;
SELECT body, category FROM minibot.message WHERE phone = '+12025550140' AND direction = 'outbound' ORDER BY message_id;
SELECT regexp_replace(body, '#\d+', '#n') AS body, category FROM minibot.message
WHERE phone = '+12025550190' AND in_reply_to IS NOT NULL AND direction = 'outbound' ORDER BY message_id;
SELECT count(*) AS opted_out FROM minibot.opt_out WHERE phone = '+12025550190';
-- But a staff telephone may opt out, and health() says who hears of no crisis then.
SELECT problem FROM minibot_internal.conversation_health();
SELECT minibot.receive_message('+12025550190', 'STOP') > 0 AS received;
SELECT problem, detail, hint FROM minibot_internal.conversation_health();

-- A STOP beside words of danger: the crisis is answered and a person told, the STOP obeyed, and nothing else said.
UPDATE minibot.staff SET phone = '+12025550191';
SELECT minibot.receive_message('+12025550141', 'Stop texting me. My husband reads this phone and hits me') > 0 AS received,
	minibot.receive_message('+12025550142', 'mi ex no deja de mandarme mensajes y me pega') > 0 AS received;
SELECT phone, intent, decided_by FROM minibot.message WHERE phone IN ('+12025550141', '+12025550142') AND direction = 'inbound' ORDER BY phone;
SELECT phone, category, status, left(regexp_replace(body, '#\d+', '#n'), 40) AS body FROM minibot.message
WHERE phone IN ('+12025550141', '+12025550142', '+12025550191') AND direction = 'outbound' ORDER BY phone, message_id;
SELECT phone, source FROM minibot.opt_out WHERE phone IN ('+12025550141', '+12025550142');
-- It holds where the crisis cannot be dealt with as usual.
SAVEPOINT broken;
DELETE FROM minibot.phrase WHERE name = 'crisis';
ALTER TABLE minibot.message ADD CONSTRAINT silent CHECK (category <> 'crisis') NOT VALID;
SET LOCAL client_min_messages = error;
SELECT minibot.receive_message('+12025550143', 'Stop texting me or I call police') > 0 AS received;
SET LOCAL client_min_messages = warning;
SELECT phone, source FROM minibot.opt_out WHERE phone = '+12025550143';
SELECT kind FROM minibot.escalation WHERE phone = '+12025550143';
ROLLBACK TO broken;

-- What a telephone writes for a reaction quotes our own "Reply STOP to end texts": it opts nobody out.
SELECT minibot.receive_message('+12025550144', 'blorp zzz') > 0 AS received;
SELECT body AS ours FROM minibot.message WHERE phone = '+12025550144' AND direction = 'outbound' \gset
SELECT count(minibot.receive_message('+12025550144', reaction || ' ' || format(q, :'ours'))) AS reactions FROM unnest(ARRAY[
	'Questioned', 'Removed a like from', 'Removed a heart from', 'Removed a laugh from', 'Removed a dislike from',
	'Removed an exclamation from', 'Removed a question mark from', 'Removed 🔥 from', 'Reacted 🔥 to', '❤️ to', 'Liked',
	'Le gustó', 'No le gustó', 'Le encantó', 'Le dio risa', 'Exclamó por', 'Dudó sobre', 'Reaccionó con 🔥 a',
	'Quitó un “me gusta” de']) AS reaction, unnest('{“%s”,"\"%s\""}'::text[]) AS q;
SELECT decided_by, count(*) FROM minibot.message WHERE phone = '+12025550144' AND direction = 'inbound' GROUP BY 1 ORDER BY 1;
-- What we never said is no reaction, nor is a text of one's own.
SELECT minibot.receive_message('+12025550144', 'Questioned “Stop texting me”') > 0 AS received;
SELECT decided_by FROM minibot.message WHERE phone = '+12025550144' AND direction = 'inbound' ORDER BY message_id DESC LIMIT 1;
SELECT phone, source FROM minibot.opt_out WHERE phone = '+12025550144';
SELECT body, minibot_internal.reacts_to(body) FROM unnest('{"Removed my number from “your list”, please","Stop “your texts”","I liked “it”"}'::text[]) AS body;

-- Emoji react to what we said; but one that cries for help is a crisis, and a stop sign a STOP.
SELECT body, minibot_internal.reacts_to(body) IS NOT NULL AS reacts, minibot.message_keyword(body)
FROM unnest('{👍🏽,🚫🤒,🆘,😭🆘,🛑,"🚫 🚫"}'::text[]) AS body;
SELECT count(minibot.receive_message(phone, body)) FROM (VALUES (1, '+12025550145', 'help'), (2, '+12025550145', '🆘'),
	(3, '+12025550146', 'help'), (4, '+12025550146', '🛑')) AS v (n, phone, body);
SELECT phone, body, decided_by FROM minibot.message WHERE phone IN ('+12025550145', '+12025550146') AND direction = 'inbound' ORDER BY phone, message_id;
SELECT phone, source FROM minibot.opt_out WHERE phone IN ('+12025550145', '+12025550146');
SELECT kind, phone FROM minibot.escalation WHERE phone IN ('+12025550145', '+12025550146');

-- A STOP in words that only the model knows is obeyed while a person has the conversation, and where it cannot be confirmed.
DELETE FROM minibot.model;
DELETE FROM minibot.utterance;
INSERT INTO minibot.intent (intent) VALUES ('opt_out'), ('ask_hours') ON CONFLICT DO NOTHING;
INSERT INTO minibot.utterance (intent, body, language)
SELECT 'opt_out', format('%s refrain from writing to %s', a, b), 'en'
FROM unnest('{kindly,do,now,always}'::text[]) AS a, unnest('{us,me,our house,this family}'::text[]) AS b
UNION ALL SELECT 'ask_hours', format('%s %s opens', a, b), 'en'
FROM unnest('{when,what time,which hour,tell me when}'::text[]) AS a, unnest('{the office,the school,the library,the desk}'::text[]) AS b;
SELECT in_use FROM minibot.train();
SELECT minibot.message_keyword('kindly refrain from writing to this house') AS keyword,
	intent, accepted FROM minibot.classify('kindly refrain from writing to this house');
SELECT count(minibot.receive_message(phone, body)) FROM (VALUES (1, '+12025550147', 'blorp zzz'),
	(2, '+12025550147', 'kindly refrain from writing to this house'), (3, '+12025550147', 'kindly refrain from writing to us')) AS v (n, phone, body);
SELECT body, decided_by, intent FROM minibot.message WHERE phone = '+12025550147' AND direction = 'inbound' ORDER BY message_id;
SELECT category, body FROM minibot.message WHERE phone = '+12025550147' AND direction = 'outbound' ORDER BY message_id;
SAVEPOINT broken;
DELETE FROM minibot.phrase WHERE name = 'opt_out';
SET LOCAL client_min_messages = error;
SELECT minibot.receive_message('+12025550148', 'kindly refrain from writing to this house') > 0 AS received;
SET LOCAL client_min_messages = warning;
SELECT phone FROM minibot.opt_out WHERE phone IN ('+12025550147', '+12025550148') ORDER BY phone;
ROLLBACK TO broken;
-- So is one where the model itself fails.
SAVEPOINT broken;
UPDATE minibot.model SET model = '\x00' WHERE in_use;
SET LOCAL client_min_messages = error;
SELECT minibot.receive_message('+12025550149', 'STOP') > 0 AS received;
SET LOCAL client_min_messages = warning;
SELECT phone FROM minibot.opt_out WHERE phone = '+12025550149';
SELECT category FROM minibot.message WHERE phone = '+12025550149' AND direction = 'outbound';
ROLLBACK TO broken;

-- Words are counted alike in a database of any locale.
SELECT body, minibot_internal.count_words(body), minibot_internal.count_words(body) = minibot_internal.count_words(body COLLATE "C") AS in_c FROM unnest(ARRAY['stop', 'a b', 'do not text',
	'ya no más', 'لا أريد هذه الرسائل', 'ابني في خطر', 'не пишите мне', 'মেসেজ', '请不要发短信', 'もう送らないで', '문자 보내지 마세요', '٢', '2', '2, 3',
	'👍', '?!', '', 'a-b c_d', E'don\'t']) AS body;
DELETE FROM minibot.utterance;
INSERT INTO minibot.utterance (intent, body, language)
SELECT 'opt_out', format('%s لا تراسلوا %s', a, b), 'ar'
FROM unnest('{رجاء,ارجوكم,الان,دائما}'::text[]) AS a, unnest('{بيتنا,عائلتنا,رقمي,هاتفي}'::text[]) AS b
UNION ALL SELECT 'ask_hours', format('%s %s opens', a, b), 'en'
FROM unnest('{when,what time,which hour,tell me when}'::text[]) AS a, unnest('{the office,the school,the library,the desk}'::text[]) AS b;
DELETE FROM minibot.model;
SELECT in_use FROM minibot.train();
SELECT minibot.receive_message('+12025550150', 'رجاء لا تراسلوا هذا البيت') > 0 AS received, minibot.receive_message('+12025550151', 'رجاء') > 0 AS received;
SELECT phone, decided_by, language FROM minibot.message WHERE phone IN ('+12025550150', '+12025550151') AND direction = 'inbound' ORDER BY phone;

-- A crisis that comes again waits again, once a person has answered the first; until then it is the same.
UPDATE minibot.escalation SET closed_at = minibot.clock() WHERE closed_at IS NULL;
SELECT count(minibot.receive_message('+12025550152', body)) FROM unnest('{"I want to kill myself","I want to die","my ex has a gun"}'::text[]) AS body;
SELECT min(escalation_id) AS first, count(*) FROM minibot.escalation WHERE phone = '+12025550152' \gset
SELECT :count AS opened, minibot.answer_escalation(:first, 'I am calling you.') > 0 AS answered;
SET LOCAL minibot.clock = '2026-03-02 10:05 America/New_York';
SELECT minibot.receive_message('+12025550152', 'he is hitting me') > 0 AS received;
SET LOCAL minibot.clock = '2026-03-02 10:20 America/New_York';
SELECT detail FROM minibot_internal.conversation_health() WHERE problem = 'a crisis waits';
SELECT regexp_replace(body, '#\d+', '#n', 'g') AS body FROM minibot.message
WHERE phone = '+12025550191' AND body ~ 'gun|hitting' ORDER BY message_id;
SELECT kind, first_response_at IS NULL AS waits FROM minibot.escalation WHERE phone = '+12025550152' ORDER BY escalation_id;
-- What is no crisis goes on in the newer of them.
SELECT minibot.receive_message('+12025550152', 'blorp zzz') > 0 AS received;
SELECT escalation_id > :first AS in_the_newer FROM minibot.message WHERE phone = '+12025550152' AND body = 'blorp zzz';
ROLLBACK;
