-- Reports: charts and tables -----------------------------------------------------------
--
-- Charts are SVG in a frame 420 wide, which reads on a telephone and in half of a screen alike.  They carry classes,
-- not colours: the page's style has those, for light, dark and paper.  Everything that comes from data goes through
-- html_text().

CREATE FUNCTION minibot_internal.html_text(words text) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN replace(replace(replace(replace(replace(coalesce(words, ''), '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), '"',
		'&quot;'), '''', '&#39;');
COMMENT ON FUNCTION minibot_internal.html_text(text) IS
	'Text as HTML: every character that means something there is escaped';

CREATE FUNCTION minibot_internal.number_text(n numeric, digits integer DEFAULT 0) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN to_char(n, 'FM999,999,999,990' || CASE WHEN digits > 0 THEN '.' || repeat('0', digits) ELSE '' END);
COMMENT ON FUNCTION minibot_internal.number_text(numeric, integer) IS 'A number as reports write it: 12,345.6';

CREATE FUNCTION minibot_internal.percent_text(rate numeric, digits integer DEFAULT 1) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN minibot_internal.number_text(100 * rate, digits) || ' %';
COMMENT ON FUNCTION minibot_internal.percent_text(numeric, integer) IS 'A share as per cent: 0.125 is 12.5 %';

-- An intent as a topic: need_food is "Needs food", ask_hours "Asks about hours".
CREATE FUNCTION minibot_internal.topic_text(intent text) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN (SELECT upper(left(t, 1)) || substr(t, 2)
			FROM (SELECT replace(CASE WHEN intent LIKE 'need\_%' THEN 'needs ' || substr(intent, 6)
				WHEN intent LIKE 'ask\_%' THEN 'asks about ' || substr(intent, 5)
							WHEN intent LIKE 'report\_%' THEN 'reports ' || substr(intent, 8)
								WHEN intent LIKE 'request\_%' THEN 'wants ' || substr(intent, 9)
							WHEN intent LIKE 'tech\_%' THEN 'technology: ' || substr(intent, 6) ELSE intent END, '_',
								' ') AS t) AS said);
COMMENT ON FUNCTION minibot_internal.topic_text(text) IS 'The name of an intent as a topic: need_food is "Needs food"';

-- Round steps for an axis from zero: at most five of them.
CREATE FUNCTION minibot_internal.axis_step(top numeric) RETURNS numeric
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN (SELECT min(step) FROM (SELECT unit * 10 ^ p AS step FROM unnest('{1,2,2.5,5}'::numeric[]) AS unit,
								   generate_series(floor(log(greatest(top, 0.000001)))::integer - 1,
									ceil(log(greatest(top, 0.000001)))::integer) AS p) AS s
			WHERE step * 5 >= top);
COMMENT ON FUNCTION minibot_internal.axis_step(numeric) IS
	'The round step (1, 2, 2.5 or 5 of a power of ten) that needs at most five ticks up to a number';

CREATE FUNCTION minibot_internal.svg_chart(id text, height numeric, title text, description text, body text)
	RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN format('<svg viewBox="0 0 420 %s" role="img" aria-labelledby="%s-title %s-desc"><title '
		'id="%s-title">%s</title><desc id="%s-desc">%s</desc>%s</svg>',
		trim_scale(round(height, 1)), id, id, id, minibot_internal.html_text(title), id,
			minibot_internal.html_text(description), body);
COMMENT ON FUNCTION minibot_internal.svg_chart(text, numeric, text, text,
	text) IS 'A chart''s frame, with what screen readers say of it';

-- Lines over equal steps.  A label of '' is a step without a tick; a NULL in a line is a gap.  cells holds a line in
-- each row.
CREATE FUNCTION minibot_internal.line_chart(id text, title text, description text, labels text[], names text[],
		cells numeric[], unit text)
	RETURNS text
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	left_edge CONSTANT numeric := 42;
	width CONSTANT numeric := 368;
	top CONSTANT numeric := 30;
	height CONSTANT numeric := 160;
	n integer := cardinality(labels);
	highest numeric := (SELECT max(v) FROM unnest(cells) AS v);
	step numeric := minibot_internal.axis_step(highest);
	upper_end numeric := step * ceil(highest / step);
	digits integer := CASE WHEN step = trunc(step) THEN 0 ELSE 1 END;
	dx numeric := width / greatest(n - 1, 1);
	body text;
BEGIN
	IF coalesce(highest, 0) <= 0 THEN
		RETURN NULL;
	END IF;
	body := (SELECT string_agg(format('<line class="grid" x1="%1$s" x2="%2$s" y1="%3$s" y2="%3$s"/><text class="tick" '
		'x="%4$s" y="%5$s" text-anchor="end">%6$s%7$s</text>',
				left_edge, left_edge + width, round(top + height * (1 - t / upper_end), 1), left_edge - 5,
					round(top + height * (1 - t / upper_end) + 4, 1),
				minibot_internal.number_text(t, digits), minibot_internal.html_text(unit)), '' ORDER BY t)
			 FROM generate_series(0, upper_end, step) AS t);
	body := body || coalesce((SELECT string_agg(format('<line class="axis" x1="%1$s" x2="%1$s" y1="%2$s" '
		'y2="%3$s"/><text class="tick" x="%1$s" y="%4$s" text-anchor="middle">%5$s</text>',
				round(left_edge + (i - 1) * dx, 1), top + height, top + height + 4, top + height + 17,
					minibot_internal.html_text(l)), '' ORDER BY i)
			 FROM unnest(labels) WITH ORDINALITY AS x (l, i) WHERE l <> ''), '');
	body := body || (SELECT string_agg(format('<path class="line s%s" d="%s"/>', s, path), '' ORDER BY s DESC)
			 FROM (SELECT s, string_agg(CASE WHEN is_start THEN 'M' ELSE 'L' END
				|| round(left_edge + (i - 1) * dx, 1) || ' '
						|| round(top + height * (1 - v / upper_end), 1), '' ORDER BY i) AS path
				   FROM (SELECT s, i, cells[s][i] AS v,
					lag(cells[s][i]) OVER (PARTITION BY s ORDER BY i) IS NULL AS is_start
						 FROM generate_series(1, array_length(cells, 1)) AS s, generate_series(1, n) AS i) AS p
				   WHERE v IS NOT NULL GROUP BY s) AS drawn);
	-- A point that stands alone is no line.
	body := body || coalesce((SELECT string_agg(format('<circle class="dot s%s" r="3" cx="%s" cy="%s"/>', s,
		round(left_edge + (i - 1) * dx, 1),
				round(top + height * (1 - v / upper_end), 1)), '')
			 FROM (SELECT s, i, cells[s][i] AS v, lag(cells[s][i]) OVER w AS before, lead(cells[s][i]) OVER w AS after
				   FROM generate_series(1, array_length(cells, 1)) AS s,
					generate_series(1, n) AS i WINDOW w AS (PARTITION BY s ORDER BY i)) AS p
			 WHERE v IS NOT NULL AND before IS NULL AND after IS NULL), '');
	body := body || (SELECT string_agg(format('<line class="line s%s" x1="%s" x2="%s" y1="12" y2="12"/><text '
		'class="label" x="%s" y="16">%s</text>', s,
				x, x + 18, x + 23, minibot_internal.html_text(name)), '' ORDER BY s)
			 FROM (SELECT s, name, left_edge + coalesce(sum(40 + 6.5 * length(name)) OVER (ORDER BY s ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS x
				   FROM unnest(names) WITH ORDINALITY AS m (name, s)) AS legend);
	RETURN minibot_internal.svg_chart(id, top + height + 24, title, description, body);
END
$$;
COMMENT ON FUNCTION minibot_internal.line_chart(text, text, text, text[], text[], numeric[], text) IS
	'Lines over equal steps as SVG; a label of '''' is a step without a tick, a NULL value a gap';

-- A bar in each row, its label above it and its figure at the end: no label is ever cut or crossed.
CREATE FUNCTION minibot_internal.bar_chart(id text, title text, description text, labels text[], bars numeric[],
		figures text[])
	RETURNS text
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	row_height CONSTANT numeric := 34;
	width CONSTANT numeric := 330;
	highest numeric := (SELECT max(v) FROM unnest(bars) AS v);
BEGIN
	IF coalesce(highest, 0) <= 0 THEN
		RETURN NULL;
	END IF;
	RETURN minibot_internal.svg_chart(id, cardinality(labels) * row_height + 6, title, description,
		'<line class="axis" x1="0.5" x2="0.5" y1="0" y2="' || cardinality(labels) * row_height + 4 || '"/>'
		|| (SELECT string_agg(format('<text class="label" x="5" y="%s">%s</text><rect class="bar" x="0.5" y="%s" '
			'width="%s" height="13"/><text class="figure" x="%s" y="%s">%s</text>',
				(i - 1) * row_height + 13, minibot_internal.html_text(CASE WHEN length(l) > 62 THEN left(l, 60) || '…'
					ELSE l END), (i - 1) * row_height + 18,
				round(width * coalesce(bars[i], 0) / highest, 1), round(width * coalesce(bars[i], 0) / highest, 1) + 6,
					(i - 1) * row_height + 29,
				minibot_internal.html_text(figures[i])), '' ORDER BY i)
			FROM unnest(labels) WITH ORDINALITY AS r (l, i)));
END
$$;
COMMENT ON FUNCTION minibot_internal.bar_chart(text, text, text, text[], numeric[],
	text[]) IS 'A bar in each row as SVG, from zero, its label above and its figure at the end';

-- Rows of parts that make a whole; each part has its share written in it where there is room, and a legend names them.
CREATE FUNCTION minibot_internal.share_chart(id text, title text, description text, labels text[], names text[],
		cells numeric[])
	RETURNS text
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	row_height CONSTANT numeric := 48;
	width CONSTANT numeric := 418;
	n integer := cardinality(labels);
BEGIN
	IF coalesce((SELECT sum(v) FROM unnest(cells) AS v), 0) <= 0 THEN
		RETURN NULL;
	END IF;
	RETURN minibot_internal.svg_chart(id, n * row_height + 52, title, description,
		(SELECT string_agg(format('<text class="label" x="1" y="%s">%s</text>', (r - 1) * row_height + 13,
			minibot_internal.html_text(l)), '' ORDER BY r)
		 FROM unnest(labels) WITH ORDINALITY AS x (l, r))
		|| (SELECT string_agg(format('<rect class="part p%s" x="%s" y="%s" width="%s" height="22"/>', k,
			round(1 + width * before, 1), (r - 1) * row_height + 18, round(width * share, 1))
				|| CASE WHEN share >= 0.09 THEN format('<text class="part-text t%s" x="%s" y="%s" '
					'text-anchor="middle">%s</text>', k,
						round(1 + width * (before + share / 2), 1), (r - 1) * row_height + 33,
							minibot_internal.percent_text(share)) ELSE '' END, '' ORDER BY r, k)
			FROM (SELECT r, k, v / nullif(sum(v) OVER (PARTITION BY r), 0) AS share,
						 coalesce(sum(v) OVER (PARTITION BY r ORDER BY k ROWS BETWEEN UNBOUNDED PRECEDING
							AND 1 PRECEDING), 0) / nullif(sum(v) OVER (PARTITION BY r), 0) AS before
				  FROM (SELECT r, k, coalesce(cells[r][k], 0) AS v FROM generate_series(1, n) AS r,
					generate_series(1, cardinality(names)) AS k) AS c) AS parts
			WHERE share > 0)
		|| (SELECT string_agg(format('<rect class="part p%s" x="%s" y="%s" width="11" height="11"/><text class="label" '
			'x="%s" y="%s">%s</text>', k,
				1 + (k - 1) % 2 * 205, n * row_height + 8 + (k - 1) / 2 * 20, 17 + (k - 1) % 2 * 205,
					n * row_height + 18 + (k - 1) / 2 * 20, minibot_internal.html_text(name)), '' ORDER BY k)
			FROM unnest(names) WITH ORDINALITY AS m (name, k)));
END
$$;
COMMENT ON FUNCTION minibot_internal.share_chart(text, text, text, text[], text[],
	numeric[]) IS 'Rows of parts that make a whole as SVG';

-- Estimates with their intervals on one axis, zero marked.
CREATE FUNCTION minibot_internal.interval_chart(id text, title text, description text, labels text[], lows numeric[],
		middles numeric[], highs numeric[], unit text)
	RETURNS text
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	row_height CONSTANT numeric := 40;
	n integer := cardinality(labels);
	far numeric := (SELECT max(abs(v)) FROM unnest(lows || middles || highs) AS v);
	step numeric := minibot_internal.axis_step(far) * 2;
	reach numeric;
BEGIN
	IF coalesce(far, 0) <= 0 THEN
		RETURN NULL;
	END IF;
	reach := step * ceil(far / step);
	RETURN minibot_internal.svg_chart(id, n * row_height + 44, title, description,
		(SELECT string_agg(format('<line class="%s" x1="%2$s" x2="%2$s" y1="4" y2="%3$s"/><text class="tick" x="%2$s" '
			'y="%4$s" text-anchor="middle">%5$s</text>',
				CASE WHEN t = 0 THEN 'axis' ELSE 'grid' END, round(210 + 190 * t / reach, 1), n * row_height + 8,
					n * row_height + 22,
				CASE WHEN t > 0 THEN '+' ELSE '' END || trim_scale(t)), '' ORDER BY t)
		 FROM generate_series(-reach, reach, step) AS t)
		|| format('<text class="tick" x="210" y="%s" text-anchor="middle">%s</text>', n * row_height + 39,
			minibot_internal.html_text(unit))
		|| (SELECT string_agg(format('<text class="label" x="2" y="%s">%s</text>', (i - 1) * row_height + 15,
			minibot_internal.html_text(left(l, 62)))
				|| CASE WHEN middles[i] IS NULL THEN ''
					ELSE format('<line class="interval" x1="%s" x2="%s" y1="%3$s" y2="%3$s"/><circle class="dot s1" '
						'r="5" cx="%4$s" cy="%3$s"/>',
						round(210 + 190 * lows[i] / reach, 1), round(210 + 190 * highs[i] / reach, 1),
							(i - 1) * row_height + 28, round(210 + 190 * middles[i] / reach, 1)) END,
				'' ORDER BY i)
			FROM unnest(labels) WITH ORDINALITY AS r (l, i)));
END
$$;
COMMENT ON FUNCTION minibot_internal.interval_chart(text, text, text, text[], numeric[], numeric[], numeric[], text) IS
	'Estimates with their intervals on one axis, zero marked, as SVG';

-- Tables --------------------------------------------------------------------------------

-- The first column names the row; a NULL is what is not shown.
CREATE FUNCTION minibot_internal.html_table(caption text, headers text[], cells text[], css text DEFAULT '')
	RETURNS text
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	RETURN format('<div class="scroll" tabindex="0" role="region" aria-label="Table: '
		'%1$s"><table%2$s><caption>%1$s</caption><thead><tr>%3$s</tr></thead><tbody>%4$s</tbody></table></div>',
		minibot_internal.html_text(caption), CASE WHEN css <> '' THEN format(' class="%s"', css) ELSE '' END,
		(SELECT string_agg(format('<th scope="col">%s</th>', minibot_internal.html_text(h)), '' ORDER BY i)
			FROM unnest(headers) WITH ORDINALITY AS t (h, i)),
		(SELECT string_agg(line, '' ORDER BY r)
		 FROM (SELECT r, '<tr>' || string_agg(CASE WHEN k = 1
			THEN format('<th scope="row">%s</th>', minibot_internal.html_text(cells[r][k]))
							ELSE format('<td>%s</td>',
								coalesce(nullif(minibot_internal.html_text(cells[r][k]), ''), '–')) END, '' ORDER BY k)
									|| '</tr>' AS line
			   FROM generate_series(1, array_length(cells, 1)) AS r, generate_series(1, array_length(cells, 2)) AS k
				GROUP BY r) AS l));
END
$$;
COMMENT ON FUNCTION minibot_internal.html_table(text, text[], text[],
	text) IS 'A table as HTML; what is empty or NULL is a dash';

-- The same for rates, each on a ground that is the darker the higher it is: seven steps, of which the text on it keeps
-- its contrast.
CREATE FUNCTION minibot_internal.heat_table(caption text, headers text[], cells text[]) RETURNS text
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	page text := minibot_internal.html_table(caption, headers, cells, 'heat');
	rates numeric[] := ARRAY(SELECT DISTINCT substring(c FROM '^([0-9.]+) %')::numeric FROM unnest(cells) AS c
		WHERE c ~ '^[0-9.]+ %$');
	low numeric := (SELECT min(r) FROM unnest(rates) AS r);
	high numeric := (SELECT max(r) FROM unnest(rates) AS r);
	rate numeric;
BEGIN
	FOREACH rate IN ARRAY rates LOOP
		page := replace(page, format('<td>%s %%</td>', minibot_internal.number_text(rate, 1)),
			format('<td class="h%s">%s %%</td>', CASE WHEN high > low THEN round(6 * (rate - low) / (high - low))
				ELSE 3 END, minibot_internal.number_text(rate, 1)));
	END LOOP;
	RETURN page;
END
$$;
COMMENT ON FUNCTION minibot_internal.heat_table(text, text[],
	text[]) IS 'A table of rates as HTML, the higher the darker';

CREATE FUNCTION minibot_internal.markdown_text(words text) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN regexp_replace(regexp_replace(replace(replace(replace(coalesce(words, ''), '&', '&amp;'), '<', '&lt;'),
		'>', '&gt;'),
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
			FROM (SELECT r, '| ' || string_agg(coalesce(nullif(minibot_internal.markdown_text(cells[r][k]), ''), '–'),
				' | ' ORDER BY k) || E' |\n' AS line
				  FROM generate_series(1, array_length(cells, 1)) AS r, generate_series(1, array_length(cells, 2)) AS k
					GROUP BY r) AS l);
COMMENT ON FUNCTION minibot_internal.markdown_table(text[],
	text[]) IS 'A table as Markdown; what is empty or NULL is a dash';
