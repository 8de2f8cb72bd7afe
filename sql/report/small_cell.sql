-- Report: small cells ------------------------------------------------------------------
--
-- Where a report breaks students or families down, few of them are nobody's business: which counts are hidden.
--
-- The report room reads all rooms above it and writes nothing; nothing calls into it.

-- Of counts whose sum is known: the small ones are hidden, and with them as many of the next smallest as it takes that
-- what is hidden cannot be had by subtraction: at least two, and together no small count either.  Zero tells of nobody.
CREATE FUNCTION minibot_internal.hide_small(counts bigint[], smallest bigint) RETURNS bigint[]
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	shown bigint[] := counts;
	hidden integer := 0;
	hidden_sum bigint := 0;
	at record;
BEGIN
	FOR at IN
		SELECT c.n, c.i FROM unnest(counts) WITH ORDINALITY AS c (n, i) WHERE c.n IS NOT NULL ORDER BY c.n = 0, c.n, c.i
	LOOP
		EXIT WHEN (at.n = 0 OR at.n >= smallest) AND (hidden = 0 OR hidden > 1 AND hidden_sum >= smallest);
		shown[at.i] := NULL;
		hidden := hidden + 1;
		hidden_sum := hidden_sum + at.n;
	END LOOP;
	RETURN shown;
END
$$;
COMMENT ON FUNCTION minibot_internal.hide_small(bigint[], bigint) IS
	'Counts of a known sum with those of 1 to smallest - 1 as NULL, and as many others as keep these from being had '
	'by subtraction';

-- The same for a table whose row sums and column sums are both known, until nothing more has to be hidden.
CREATE FUNCTION minibot_internal.hide_small_table(counts bigint[], smallest bigint) RETURNS bigint[]
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	-- What is hidden is still counted: only then is it known what others it takes.
	is_hidden boolean[] := array_fill(false, ARRAY[array_length(counts, 1), array_length(counts, 2)]);
	is_done boolean := false;
BEGIN
	WHILE NOT is_done LOOP
		is_done := true;
		FOR line IN 1 .. array_length(counts, 1) + array_length(counts, 2) LOOP
			DECLARE
				is_row boolean := line <= array_length(counts, 1);
				fixed integer := CASE WHEN is_row THEN line ELSE line - array_length(counts, 1) END;
				hidden integer := 0;
				hidden_sum bigint := 0;
				at record;
			BEGIN
				FOR at IN
					SELECT c.n, c.r, c.k, is_hidden[c.r][c.k] AS was_hidden
					FROM (SELECT counts[r][k] AS n, r, k
						  FROM generate_series(1, array_length(counts, 1)) AS r,
							generate_series(1, array_length(counts, 2)) AS k
						  WHERE CASE WHEN is_row THEN r ELSE k END = fixed) AS c
					WHERE c.n IS NOT NULL
					ORDER BY is_hidden[c.r][c.k] DESC, c.n = 0, c.n, c.r, c.k
				LOOP
					EXIT WHEN NOT at.was_hidden AND (at.n = 0 OR at.n >= smallest)
						AND (hidden = 0 OR hidden > 1 AND hidden_sum >= smallest);
					is_hidden[at.r][at.k] := true;
					is_done := is_done AND at.was_hidden;
					hidden := hidden + 1;
					hidden_sum := hidden_sum + at.n;
				END LOOP;
			END;
		END LOOP;
	END LOOP;
	RETURN (SELECT array_agg(of_row.cells ORDER BY of_row.r)
			FROM (SELECT r, array_agg(CASE WHEN NOT is_hidden[r][k] THEN counts[r][k] END ORDER BY k) AS cells
				  FROM generate_series(1, array_length(counts, 1)) AS r,
					generate_series(1, array_length(counts, 2)) AS k
				  GROUP BY r) AS of_row);
END
$$;
COMMENT ON FUNCTION minibot_internal.hide_small_table(bigint[], bigint) IS
	'hide_small() for a table of known row and column sums: in each of its rows and columns none is hidden, or two '
	'and more';

CREATE FUNCTION minibot_internal.smallest_shown() RETURNS bigint
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN coalesce(minibot_internal.report_setting('small_cell'), 10)::bigint;
COMMENT ON FUNCTION minibot_internal.smallest_shown() IS
	'The setting report.small_cell: the least count a breakdown shows';
