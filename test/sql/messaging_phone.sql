-- Telephone numbers: what is dialable becomes E.164, all else NULL.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS minibot;
SELECT phone, minibot.normalize_phone(phone)
FROM (VALUES (1, '(950) 342 7522'), (2, '+1-950-342-7522'), (3, '19503427522'), (4, '950 342 7522 x123'),
			 (5, '(305) 555-0142'), (6, '000 342 7522'), (7, '950 911 7522'), (8, '342 7522'), (9, ''),
			 (10, 'none'), (11, '+52 55 1234 5678'), (12, '011 44 20 7946 0958'), (13, '999-999-9999'))
	AS t (n, phone)
ORDER BY n;
-- the region is that of numbers written without a country code
SELECT minibot.normalize_phone('55 1234 5678', 'MX') AS mexico,
	   minibot.normalize_phone('(787) 342-7522', 'pr') AS puerto_rico,
	   minibot.normalize_phone('+1 950 342 7522', 'MX') AS with_code,
	   minibot.normalize_phone(NULL) IS NULL AS null_in_null_out;
SELECT minibot.normalize_phone('030 123456', 'Atlantis');
