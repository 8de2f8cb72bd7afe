-- internal: fit_model, train_if_changed
-- Training: what it refuses, what it returns, and that only a better model is put in use.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS minibot;
RESET client_min_messages;
BEGIN;
DELETE FROM minibot.model;
DELETE FROM minibot.intent;
ALTER TABLE minibot.model ALTER COLUMN version RESTART WITH 1;
ALTER TABLE minibot.utterance ALTER COLUMN utterance_id RESTART WITH 1;

-- no model, no utterances, one intent
SELECT * FROM minibot.classify('my son is sick');
SAVEPOINT s;
SELECT minibot.train();
ROLLBACK TO s;
INSERT INTO minibot.intent (intent) VALUES ('ask_bus'), ('ask_meals'), ('greeting'), ('report_absence'),
	('tech_login'), ('thanks');
INSERT INTO minibot.utterance (intent, body) VALUES ('ask_bus', 'when does the bus come');
SAVEPOINT s;
SELECT minibot.train();
ROLLBACK TO s;
SELECT minibot.train(1.5);
ROLLBACK TO s;
SELECT minibot_internal.train_if_changed('0');
SELECT minibot_internal.fit_model(ARRAY['a', repeat('b', 1001)], '{x,y}', '{en,en}', 0.95);
ROLLBACK TO s;

-- two intents suffice
INSERT INTO minibot.utterance (intent, body) VALUES ('greeting', 'hello');
SELECT intents, utterances, in_use, note FROM minibot.train();
SELECT intent, language FROM minibot.classify('Hello!!');

INSERT INTO minibot.utterance (intent, language, body) VALUES
	('ask_bus', 'en', 'the bus did not come'), ('ask_bus', 'en', 'what bus does my son ride'),
	('ask_bus', 'en', 'bus 12 is late'),
	('ask_bus', 'en', 'did the bus leave already'), ('ask_bus', 'es', 'a que hora pasa el camion'),
	('ask_bus', 'es', 'no paso el camion'),
	('ask_meals', 'en', 'what is for lunch'), ('ask_meals', 'en', 'how much does lunch cost'),
	('ask_meals', 'en', 'is lunch free'),
	('ask_meals', 'en', 'add money for lunch'), ('ask_meals', 'es', 'que hay de comer hoy'),
	('ask_meals', 'es', 'cuanto cuesta la comida'),
	('greeting', 'en', 'good morning'), ('greeting', 'en', 'hi there'), ('greeting', 'en', 'hello there'),
	('greeting', 'en', 'good afternoon'),
	('greeting', 'es', 'hola'), ('greeting', 'es', 'hola buenos dias'), ('greeting', 'es', 'buenos dias'),
	('report_absence', 'en', 'my son is sick today'), ('report_absence', 'en', 'she is sick and will not come'),
	('report_absence', 'en', 'he is sick so he is staying home'),
	('report_absence', 'en', 'my daughter is sick and absent today'),
	('report_absence', 'es', 'mi hija esta enferma hoy'), ('report_absence', 'es', 'mi hijo esta enfermo y no va'),
	('tech_login', 'en', 'i forgot my password'), ('tech_login', 'en', 'cannot log in to the portal'),
	('tech_login', 'en', 'reset the portal password'), ('tech_login', 'en', 'the password does not work'),
	('tech_login', 'es', 'olvide la contrasena'), ('tech_login', 'es', 'no sirve la contrasena del portal'),
	('thanks', 'en', 'thank you'), ('thanks', 'en', 'thanks so much'), ('thanks', 'en', 'ok thank you very much'),
	('thanks', 'en', 'thank you all'), ('thanks', 'es', 'gracias'), ('thanks', 'es', 'muchas gracias');
SELECT intents, utterances, accuracy BETWEEN 0.5 AND 1 AS accuracy, threshold BETWEEN 0 AND 1 AS threshold,
	   coverage BETWEEN 0 AND 1 AS coverage, "precision" BETWEEN 0 AND 1 AS "precision", seconds > 0 AS seconds,
	   in_use, note
FROM minibot.train();

-- the best guess always, in any case and with the telephone's spelling, and the language it is written in
SELECT b, c.intent, c.language, c.confidence BETWEEN 0 AND 1 AS confidence, c.margin BETWEEN 0 AND 1 AS margin
FROM unnest(ARRAY['MY SON IS SICK TODAY', 'hooola', 'thx', 'olvidé la contraseña', 'whats 4 lunch',
	'the buss is late']) AS b,
	 minibot.classify(b) AS c;

-- nothing to go by
SELECT convert_to(b, 'UTF8') AS b, c.* FROM unnest(ARRAY['', '   ', '...', E'\u200B']) AS b, minibot.classify(b) AS c;
SELECT minibot.classify(NULL) IS NULL AS null_in_null_out;
SELECT c.intent IS NOT NULL AS guessed, c.accepted FROM minibot.classify('😀😀😀') AS c;
SELECT c.intent IS NOT NULL AS guessed, c.accepted FROM minibot.classify(repeat('zq xv ', 200000)) AS c;

-- the same utterances give the same model
SELECT intents, in_use, note FROM minibot.train();
SELECT count(DISTINCT md5(model)) AS models
FROM (SELECT model FROM minibot.model ORDER BY version DESC LIMIT 2) AS newest;

-- nothing changed, nothing learned; a change is learned once it has rested
SELECT minibot_internal.train_if_changed('0');
SET LOCAL minibot.clock = '2026-09-01 12:00:00+00';
INSERT INTO minibot.utterance (intent, body) VALUES ('thanks', 'thanks a lot');
SELECT minibot_internal.train_if_changed();
SET LOCAL minibot.clock = '2026-09-01 12:04:59+00';
SELECT minibot_internal.train_if_changed();
SET LOCAL minibot.clock = '2026-09-01 12:05:00+00';
SELECT minibot_internal.train_if_changed();
SELECT minibot_internal.train_if_changed('0');

-- a spoilt knowledge base gives a worse model, which is not put in use, and trying again does not change that
CREATE TEMP TABLE before AS SELECT version FROM minibot.model WHERE in_use;
UPDATE minibot.utterance SET intent = 'thanks' WHERE utterance_id % 2 = 0 AND intent <> 'thanks';
SAVEPOINT s;
SET LOCAL client_min_messages = error;
SELECT in_use, note ~ 'right in cross-validation, where version \d+, in use, has' AS says_why FROM minibot.train() \gset
\echo :in_use :says_why
SET LOCAL client_min_messages = notice;
SELECT version = (SELECT version FROM before) AS still_in_use FROM minibot.model WHERE in_use;
SELECT problem, detail ~ '^Version \d+ is not in use: .* right in cross-validation' AS says_why
FROM minibot.health() WHERE part = 'language';
SELECT minibot_internal.train_if_changed('0');
SELECT intent FROM minibot.classify('the bus is late');

-- unless staff say so; an unknown version is an error
SELECT minibot.use_model((SELECT max(version) FROM minibot.model));
SELECT version = (SELECT max(version) FROM minibot.model) AS newest_in_use FROM minibot.model WHERE in_use;
SAVEPOINT t;
SELECT minibot.use_model(-1);
ROLLBACK TO t;

-- rolling back brings back the model that was
ROLLBACK TO s;
SELECT version = (SELECT version FROM before) AS again_in_use FROM minibot.model WHERE in_use;

-- a stored model that is damaged or of another release is not used, and says so
UPDATE minibot.model SET model = set_byte(model, 4, 99) WHERE in_use \; SELECT c.* FROM minibot.classify('hello') AS c;
UPDATE minibot.model SET model = 'rubbish' WHERE in_use \; SELECT c.* FROM minibot.classify('hello') AS c;
ROLLBACK;
