-- Report: charts and tables -----------------------------------------------------------------
--
-- SVG and HTML, drawn in C: src/report/chart_core.h says what they look like.  They carry classes, not colours;
-- report.css has those.  Everything that comes from data goes through one escape, which html_text() is.
--
-- The report room reads all rooms above it and writes nothing; nothing calls into it.

CREATE FUNCTION minibot_internal.html_text(words text) RETURNS text
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'minibot_html_text';
COMMENT ON FUNCTION minibot_internal.html_text(text) IS
	'Text as HTML: every character that means something there, in an attribute too, is escaped; '''' for NULL';

-- The first column names the row.
CREATE FUNCTION minibot_internal.html_table(caption text, headers text[], cells text[], css text DEFAULT '',
		heat double precision[] DEFAULT NULL)
	RETURNS text
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'minibot_html_table';
COMMENT ON FUNCTION minibot_internal.html_table(text, text[], text[], text, double precision[]) IS
	'A table as HTML: what is empty or NULL is a dash; css: its class; heat: a number a cell, the higher the darker '
	'its ground, NULL: none';

CREATE FUNCTION minibot_internal.line_chart(id text, title text, description text, labels text[], names text[],
		lines double precision[], unit text)
	RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'minibot_line_chart';
COMMENT ON FUNCTION minibot_internal.line_chart(text, text, text, text[], text[], double precision[], text) IS
	'Lines over equal steps as SVG, from zero up: a label a step, '''' for none; a name and a row of numbers a line, '
	'NULL is a gap; NULL where none is above zero';

CREATE FUNCTION minibot_internal.bar_chart(id text, title text, description text, labels text[],
		bars double precision[], figures text[])
	RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'minibot_bar_chart';
COMMENT ON FUNCTION minibot_internal.bar_chart(text, text, text, text[], double precision[], text[]) IS
	'A bar in each row as SVG, from zero, its label above and its figure at the end; NULL where none is above zero';

CREATE FUNCTION minibot_internal.share_chart(id text, title text, description text, labels text[], names text[],
		parts double precision[])
	RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'minibot_share_chart';
COMMENT ON FUNCTION minibot_internal.share_chart(text, text, text, text[], text[], double precision[]) IS
	'Rows of parts that make a whole as SVG: a label and a row of numbers each, a name for each part; NULL where none '
	'is above zero';

CREATE FUNCTION minibot_internal.interval_chart(id text, title text, description text, labels text[],
		lows double precision[], middles double precision[], highs double precision[], unit text)
	RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'minibot_interval_chart';
COMMENT ON FUNCTION minibot_internal.interval_chart(text, text, text, text[], double precision[], double precision[],
	double precision[], text) IS
	'Estimates with their intervals on one axis as SVG, zero in its middle; NULL where none is off zero';
