-- internal: cluster_texts, fit_model
-- Judging a model on labelled messages, and grouping what it cannot answer.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS minibot;
RESET client_min_messages;
BEGIN;
DELETE FROM minibot.model;
DELETE FROM minibot.intent;
INSERT INTO minibot.intent (intent) VALUES ('ask_bus'), ('ask_meals'), ('thanks');
INSERT INTO minibot.utterance (intent, body) VALUES
	('ask_bus', 'when does the bus come'), ('ask_bus', 'the bus did not come'), ('ask_bus', 'bus 12 is late'),
	('ask_bus', 'is the bus late'),
	('ask_meals', 'what is for lunch'), ('ask_meals', 'how much is lunch'), ('ask_meals', 'is lunch free'),
	('ask_meals', 'lunch menu please'),
	('thanks', 'thank you'), ('thanks', 'thanks so much'), ('thanks', 'many thanks'), ('thanks', 'ok thanks');
SELECT in_use FROM minibot.train();

CREATE TEMP TABLE labelled (body text, intent text);
INSERT INTO labelled VALUES ('late bus', 'ask_bus'), ('lunch menu', 'ask_meals'), ('thanks', 'thanks'),
	('the lunch today', 'ask_meals'),
	('the bus is late again', 'ask_meals'), ('zyxw vuts', NULL), ('qqq', 'oos');

-- the query is the caller's: his search_path, a semicolon at its end
SELECT accuracy, coverage BETWEEN 0 AND 1 AS coverage, out_of_scope_recall, messages, in_scope, out_of_scope
FROM minibot.evaluate('SELECT body, intent FROM labelled; ');
SELECT intent, guess, messages, example FROM minibot.confusion_pairs('TABLE labelled') WHERE intent = 'ask_meals';
SELECT * FROM minibot.evaluate('SELECT body, intent FROM labelled WHERE false');
SAVEPOINT s;
SELECT * FROM minibot.evaluate('SELECT body FROM labelled');
ROLLBACK TO s;
SELECT * FROM minibot.evaluate('DELETE FROM labelled');
ROLLBACK TO s;

-- what families ask that no intent covers: keywords, answered and outbound messages are not among it
SET LOCAL minibot.clock = '2026-09-02 00:00:00+00';
INSERT INTO minibot.message (direction, phone, body, category, status, queued_at)
SELECT d.direction, d.phone, d.body, CASE d.direction WHEN 'inbound' THEN 'conversation' ELSE 'reply' END,
	   CASE d.direction WHEN 'inbound' THEN 'received' ELSE 'sent' END, d.queued_at::timestamptz
FROM (VALUES
	('inbound', '+15550000001', 'how do i volunteer at the library', '2026-09-01'),
	('inbound', '+15550000002', 'can i volunteer in the library', '2026-09-01'),
	('inbound', '+15550000002', 'i want to volunteer at the library', '2026-09-01'),
	('inbound', '+15550000003', 'lost and found where', '2026-08-30'),
	('inbound', '+15550000004', 'where is lost and found', '2026-08-31'),
	('inbound', '+15550000004', 'STOP', '2026-09-01'),
	('inbound', '+15550000005', 'STOP', '2026-09-01'),
	('inbound', '+15550000006', 'xylophone', '2026-09-01'),
	('inbound', '+15550000007', 'lost and found where', '2020-01-01'),
	('outbound', '+15550000001', 'how do i volunteer at the library', '2026-09-01')
) AS d (direction, phone, body, queued_at);
SELECT messages, phones, example, examples FROM minibot.suggest_intents();
SELECT messages, phones, example FROM minibot.suggest_intents('2019-01-01') WHERE example LIKE '%found%';
SELECT minibot_internal.cluster_texts('{}', 0.3);
SAVEPOINT s;
SELECT minibot_internal.cluster_texts('{a,b}', 0);
ROLLBACK TO s;
SELECT minibot_internal.cluster_texts('{a,NULL}', 0.5);
ROLLBACK TO s;
SELECT minibot_internal.fit_model('{a,b}', '{x}', '{en,en}', 0.9);
ROLLBACK;
