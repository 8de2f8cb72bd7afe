-- Segments: encoding, units and what is billed.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS minibot;
SELECT label, (minibot.sms_segments(body)).*
FROM (VALUES (1, 'empty', ''), (2, 'one', repeat('a', 160)), (3, 'two', repeat('a', 161)), (4, 'three', repeat('a', 307)),
			 (5, 'extension', repeat('[', 81)), (6, 'euro', '€'), (7, 'spanish é ñ ü', 'éñü¿¡'), (8, 'spanish á', 'á'),
			 (9, 'curly quote', 'it’s'), (10, 'ucs-2 two', repeat('á', 71)), (11, 'emoji', repeat('👍', 67)))
	AS t (n, label, body)
ORDER BY n;
SELECT encoding, units, segments FROM minibot.sms_segments('Ana has missed 6 days.');
SELECT minibot.sms_segments(NULL) IS NULL AS null_in_null_out;
