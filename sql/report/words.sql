-- Report: how it writes ----------------------------------------------------------------------
--
-- Numbers, shares and topics in words, and Markdown.
--
-- The report room reads all rooms above it and writes nothing; nothing calls into it.

CREATE FUNCTION minibot_internal.number_text(n numeric, digits integer DEFAULT 0) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN to_char(n, 'FM999,999,999,990' || CASE WHEN digits > 0 THEN '.' || repeat('0', digits) ELSE '' END);
COMMENT ON FUNCTION minibot_internal.number_text(numeric, integer) IS 'A number as reports write it: 12,345.6';

CREATE FUNCTION minibot_internal.percent_text(rate numeric, digits integer DEFAULT 1) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN minibot_internal.number_text(100 * rate, digits) || ' %';
COMMENT ON FUNCTION minibot_internal.percent_text(numeric, integer) IS 'A share as per cent: 0.125 is 12.5 %';

CREATE FUNCTION minibot_internal.money_text(amount numeric) RETURNS text
	LANGUAGE sql STABLE STRICT PARALLEL SAFE
	RETURN coalesce(minibot.get_setting('report.currency'), '') || minibot_internal.number_text(amount, 2);
COMMENT ON FUNCTION minibot_internal.money_text(numeric) IS
	'Money as reports write it, with the setting report.currency: $1,234.50';

CREATE FUNCTION minibot_internal.capitalized(words text) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN upper(left(words, 1)) || substr(words, 2);
COMMENT ON FUNCTION minibot_internal.capitalized(text) IS 'Words with a capital at their beginning';

CREATE FUNCTION minibot_internal.district_title() RETURNS text
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN coalesce(minibot.get_setting('district.name'), 'Our district');
COMMENT ON FUNCTION minibot_internal.district_title() IS 'The district''s name, where it has said it';

-- An intent as a topic: need_food is "Needs food", ask_hours "Asks about hours".
CREATE FUNCTION minibot_internal.topic_text(intent text) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN minibot_internal.capitalized(replace(CASE
			WHEN intent LIKE 'need\_%' THEN 'needs ' || substr(intent, 6)
			WHEN intent LIKE 'ask\_%' THEN 'asks about ' || substr(intent, 5)
			WHEN intent LIKE 'report\_%' THEN 'reports ' || substr(intent, 8)
			WHEN intent LIKE 'request\_%' THEN 'wants ' || substr(intent, 9)
			WHEN intent LIKE 'tech\_%' THEN 'technology: ' || substr(intent, 6)
			ELSE intent END, '_', ' '));
COMMENT ON FUNCTION minibot_internal.topic_text(text) IS 'The name of an intent as a topic: need_food is "Needs food"';

CREATE FUNCTION minibot_internal.day_text(day date) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN to_char(day, 'FMMonth FMDD, YYYY');
COMMENT ON FUNCTION minibot_internal.day_text(date) IS 'A day as reports write it: March 9, 2026';

CREATE FUNCTION minibot_internal.markdown_text(words text) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN regexp_replace(regexp_replace(
		replace(replace(replace(coalesce(words, ''), '&', '&amp;'), '<', '&lt;'), '>', '&gt;'),
		'([\\`*_{}\[\]|~#])', '\\\1', 'g'), '\s+', ' ', 'g');
COMMENT ON FUNCTION minibot_internal.markdown_text(text) IS
	'Text as Markdown, in one line: every character that means something there is escaped';

CREATE FUNCTION minibot_internal.markdown_table(headers text[], cells text[]) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN '| ' || (SELECT string_agg(minibot_internal.markdown_text(h), ' | ' ORDER BY i)
					FROM unnest(headers) WITH ORDINALITY AS t (h, i)) || E' |\n|'
		|| (SELECT string_agg(CASE WHEN i = 1 THEN '---' ELSE '--:' END, '|' ORDER BY i)
			FROM generate_series(1, cardinality(headers)) AS i) || E'|\n'
		|| (SELECT string_agg(line, '' ORDER BY r)
			FROM (SELECT r, format(E'| %s |\n', string_agg(
					coalesce(nullif(minibot_internal.markdown_text(cells[r][k]), ''), '–'), ' | ' ORDER BY k)) AS line
				  FROM generate_series(1, array_length(cells, 1)) AS r, generate_series(1, array_length(cells, 2)) AS k
				  GROUP BY r) AS l);
COMMENT ON FUNCTION minibot_internal.markdown_table(text[],
	text[]) IS 'A table as Markdown; what is empty or NULL is a dash';
