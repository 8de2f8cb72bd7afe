-- internal: answer_body, chosen_options, read_days, reason_of, school_data, try_render
-- Every answer of the starter kit can be given: to a family whose school has a telephone or none, to a stranger, and by a
-- district that has said nothing of itself but its name.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS minibot;
BEGIN;
SELECT intents > 40 AS is_there FROM minibot.load_starter_kit();
INSERT INTO minibot.school (school_id, name, phone) VALUES ('a', 'Lincoln Elementary', '202-555-0190'), ('b', 'Roosevelt Middle', NULL);

CREATE TEMP TABLE given AS
SELECT d.name AS district, coalesce(w.school, 'a stranger') AS asker, a.intent, a.language,
	   minibot_internal.try_render(a.body, minibot_internal.school_data(w.school) || d.data || jsonb_build_object('students', w.students)
		   || CASE WHEN d.data = '{}' THEN '{}' ELSE jsonb_build_object('school', (d.data -> 'district')
		   || coalesce((SELECT jsonb_strip_nulls(jsonb_build_object('name', s.name, 'phone', s.phone)) FROM minibot.school AS s
						WHERE s.school_id = w.school), '{}')) END) AS said
FROM minibot.answer AS a,
	 (VALUES ('with everything', jsonb '{"district": {"name": "Elm Schools", "phone": "202-555-0199", "website": "elm.example"}}'),
			 ('with a name', '{"district": {"name": "Elm Schools"}}')) AS d (name, data),
	 (VALUES ('a', jsonb '[{"first_name": "Ana", "days_absent": 9, "days_enrolled": 110}]'), ('b', '[]'), (NULL, '[]')) AS w (school, students);
SELECT count(DISTINCT (intent, language)) > 80 AS all_of_them, count(*) FILTER (WHERE said IS NULL) AS not_given,
	   count(*) FILTER (WHERE said ~ '[{}]|  | [.,]|NULL') AS odd, max(length(said)) <= 480 AS not_too_long FROM given;
SELECT * FROM given WHERE said IS NULL OR said ~ '[{}]|  | [.,]|NULL';

-- What a family that asks in neither language is told: English.
SELECT minibot_internal.answer_body('thanks', 'ar', NULL) = minibot_internal.answer_body('thanks', 'en', NULL) AS is_english;

-- No words of a family (of a quarter of the kit's) make the readers of days, reasons, times and names fail.
SELECT count(*) > 1500 AS many, count(r.reason) = count(*) AS has_reason, count(*) FILTER (WHERE d.spans > 0) > 100 AS many_have_days,
	   count(*) FILTER (WHERE d.backwards > 0) AS backwards, count(*) FILTER (WHERE c.choice IS NOT NULL) < 20 AS few_are_choices
FROM minibot.utterance AS u,
	LATERAL (SELECT minibot_internal.reason_of(u.body) AS reason) AS r,
	LATERAL (SELECT count(*) AS spans, count(*) FILTER (WHERE from_date > to_date) AS backwards
			 FROM minibot_internal.read_days(u.body, '2026-03-04')) AS d,
	LATERAL (SELECT minibot_internal.chosen_options(u.body, '[{"value": "a", "label": "Ana"}, {"value": "b", "label": "Benito"}]') AS choice) AS c
WHERE length(u.body) % 4 = 0;
ROLLBACK;
