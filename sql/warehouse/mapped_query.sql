-- Reading what is mapped ------------------------------------------------------
--
-- The SELECT over a mapped relation, tried when it is mapped, run as whoever
-- mapped it.  Reads sources; the warehouse is theirs who call source_query().

-- With whose rights the warehouse is read -------------------------------------
--
-- What reads it runs as the extension's owner only until it has asked whose SQL
-- it is going to run, and from then on as that role.

CREATE FUNCTION minibot_internal.act_as(role name) RETURNS void
	LANGUAGE c VOLATILE STRICT AS 'MODULE_PATHNAME', 'minibot_act_restricted';
COMMENT ON FUNCTION minibot_internal.act_as(name) IS
	'What is left of the SECURITY DEFINER function that calls it runs as this role, of whose SQL nothing outlives it: '
	'no deferred trigger, held cursor, temporary table or setting; for the extension''s owner only';

-- One query may read several kinds, so one role maps them all.
CREATE FUNCTION minibot_internal.mapper_of(kind text DEFAULT NULL) RETURNS name
	LANGUAGE plpgsql STABLE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	mapping minibot.source;
	another minibot.source;
BEGIN
	SELECT * INTO mapping FROM minibot.source AS s
	WHERE mapper_of.kind IS NULL OR s.kind = mapper_of.kind ORDER BY s.kind LIMIT 1;
	IF NOT FOUND THEN
		RETURN current_user;
	END IF;
	SELECT * INTO another FROM minibot.source AS s WHERE s.mapped_by <> mapping.mapped_by ORDER BY s.kind LIMIT 1;
	IF FOUND THEN
		RAISE EXCEPTION 'source kind "%" was mapped by role "%", but "%" by "%"', mapping.kind, mapping.mapped_by,
				another.kind, another.mapped_by
			USING ERRCODE = 'object_not_in_prerequisite_state',
				HINT = 'A refresh reads them with the rights of one role: have one role map all of them.';
	ELSIF NOT EXISTS (SELECT FROM pg_roles AS r WHERE r.rolname = mapping.mapped_by) THEN
		RAISE EXCEPTION 'source kind "%" was mapped by role "%", which does not exist', mapping.kind, mapping.mapped_by
			USING ERRCODE = 'undefined_object', HINT = 'Have another role map the sources anew.';
	ELSIF NOT has_schema_privilege(mapping.mapped_by, 'minibot', 'USAGE')
		OR NOT has_table_privilege(mapping.mapped_by, 'minibot.enrollment', 'INSERT') THEN
		RAISE EXCEPTION 'source kind "%" was mapped by role "%", which is no admin of minibot any more', mapping.kind,
				mapping.mapped_by
			USING ERRCODE = 'insufficient_privilege',
				HINT = format('SELECT minibot.grant_access(%L, ''admin''); or have another role map the sources anew.',
							  mapping.mapped_by);
	ELSIF mapper_of.kind IS NOT NULL AND EXISTS (SELECT FROM pg_class AS c WHERE c.oid = mapping.relation)
		AND NOT has_any_column_privilege(mapping.mapped_by, mapping.relation, 'SELECT') THEN
		RAISE EXCEPTION 'source kind "%" was mapped by role "%", which may not read % any more', mapping.kind,
				mapping.mapped_by, mapping.relation_name
			USING ERRCODE = 'insufficient_privilege',
				HINT = format('GRANT SELECT ON %s TO %I; or have another role map the sources anew.', mapping.relation,
							  mapping.mapped_by);
	END IF;
	RETURN mapping.mapped_by;
END
$$;
COMMENT ON FUNCTION minibot_internal.mapper_of(text) IS
	'The role with whose rights a kind, or any, is read: the one that mapped it. An error where it has lost them';

-- Making the SELECT ----------------------------------------------------------

-- A column of the relation is quoted as one; all else is an expression, on
-- its own line so that a comment in it ends with it.
CREATE FUNCTION minibot_internal.source_expression(relation regclass, value text) RETURNS text
	LANGUAGE sql STABLE STRICT PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
	RETURN coalesce(
		(SELECT format('source.%I', a.attname) FROM pg_attribute AS a
		 WHERE a.attrelid = relation AND a.attname = value AND a.attnum > 0 AND NOT a.attisdropped),
		format(E'(%s\n)', value));
COMMENT ON FUNCTION minibot_internal.source_expression(regclass, text) IS 'SQL for a value of map_source()''s columns';

-- The select list; keys that are not mapped give their default.
CREATE FUNCTION minibot_internal.source_targets(kind text, relation regclass, columns jsonb) RETURNS text
	LANGUAGE sql STABLE STRICT PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
	RETURN (
		SELECT string_agg(
			CASE
				WHEN columns ->> c.key IS NULL THEN format('%s::%s AS %I', c.default_value, c.type, c.key)
				WHEN c.null_value IS NULL THEN
					format('%s::%s AS %I', minibot_internal.source_expression(relation, columns ->> c.key),
						c.type, c.key)
				ELSE
					format('coalesce(%s::%s, %s) AS %I',
						minibot_internal.source_expression(relation, columns ->> c.key), c.type,
						   c.null_value, c.key)
			END, E',\n\t' ORDER BY c.position)
		FROM minibot.source_column AS c
		WHERE c.kind = source_targets.kind);
COMMENT ON FUNCTION minibot_internal.source_targets(text, regclass, jsonb) IS 'The select list of source_query()';

-- The rest of the SELECT; the relation is called source.
CREATE FUNCTION minibot_internal.source_from(relation regclass, options jsonb) RETURNS text
	LANGUAGE sql STABLE STRICT PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
	RETURN (
		SELECT format('FROM %I.%I AS source', n.nspname, c.relname)
			|| coalesce(E'\n' || (options ->> 'join'), '')
			|| coalesce(E'\nWHERE (' || (options ->> 'where') || E'\n)', '')
		FROM pg_class AS c
		JOIN pg_namespace AS n ON n.oid = c.relnamespace
		WHERE c.oid = relation);
COMMENT ON FUNCTION minibot_internal.source_from(regclass, jsonb) IS
	'The FROM and WHERE of source_query(); NULL where the relation is gone';

-- Trying it ------------------------------------------------------------------

-- Run a query for its errors only.  A cursor takes one SELECT and nothing else.
CREATE FUNCTION minibot_internal.try_query(query text) RETURNS void
	LANGUAGE plpgsql STABLE STRICT
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	ignored record;
BEGIN
	FOR ignored IN EXECUTE query LOOP
		NULL;
	END LOOP;
END
$$;
COMMENT ON FUNCTION minibot_internal.try_query(text) IS 'Run one SELECT, only for the error it may raise';

-- What is wrong with a mapping, found by running it over a few rows: the
-- culprit (a key, an option or nothing in particular) and PostgreSQL's words.
-- No row where nothing is.
CREATE FUNCTION minibot_internal.source_fault(kind text, relation regclass, columns jsonb, options jsonb,
		sample integer)
	RETURNS TABLE (key text, errcode text, message text)
	LANGUAGE plpgsql STABLE STRICT
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	from_where text := minibot_internal.source_from(relation, options);
	attempt record;
BEGIN
	FOR attempt IN
		SELECT NULL AS key, minibot_internal.source_targets(kind, relation, columns) AS targets
		UNION ALL SELECT 'options', '1'
		UNION ALL (SELECT c.key, minibot_internal.source_expression(relation, columns ->> c.key) || '::' || c.type
				   FROM minibot.source_column AS c
				   WHERE c.kind = source_fault.kind AND columns ? c.key ORDER BY c.position)
	LOOP
		BEGIN
			PERFORM minibot_internal.try_query(format(E'SELECT %s\n%s LIMIT %s', attempt.targets, from_where, sample));
			-- The whole first: where it works, nothing is wrong.
			EXIT WHEN attempt.key IS NULL;
		EXCEPTION WHEN OTHERS THEN
			key := attempt.key;
			errcode := SQLSTATE;
			message := SQLERRM;
			EXIT WHEN key IS NOT NULL;
		END;
	END LOOP;
	IF message IS NOT NULL THEN
		RETURN NEXT;
	END IF;
END
$$;
COMMENT ON FUNCTION minibot_internal.source_fault(text, regclass, jsonb, jsonb, integer) IS
	'Which key of a mapping fails, and why; tried over so many rows of the relation';

-- The columns a mapping can name, for hints.
CREATE FUNCTION minibot_internal.relation_columns(relation regclass) RETURNS text
	LANGUAGE sql STABLE STRICT PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
	RETURN (SELECT string_agg(a.attname, ', ' ORDER BY a.attnum) FROM pg_attribute AS a
			WHERE a.attrelid = relation AND a.attnum > 0 AND NOT a.attisdropped);
COMMENT ON FUNCTION minibot_internal.relation_columns(regclass) IS 'The names of a relation''s columns, listed';

-- Raise what source_fault() finds, if it finds anything.
CREATE FUNCTION minibot_internal.verify_mapping(mapping minibot.source, sample integer) RETURNS void
	LANGUAGE plpgsql STABLE STRICT
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	fault record;
	expected text;
BEGIN
	SELECT * INTO fault
	FROM minibot_internal.source_fault(mapping.kind, mapping.relation, mapping.columns, mapping.options, sample);
	IF NOT FOUND THEN
		RETURN;
	END IF;
	IF fault.key IS NULL OR fault.key = 'options' THEN
		RAISE EXCEPTION 'source kind "%"%: %', mapping.kind, coalesce(', ' || fault.key, ''),
				fault.message || CASE WHEN fault.errcode = '42501'
					THEN format(', for role "%s", which mapped it', mapping.mapped_by) ELSE '' END
			USING ERRCODE = fault.errcode,
				DETAIL = 'The SELECT is ' || minibot_internal.source_targets(mapping.kind, mapping.relation,
					mapping.columns)
					|| E'\n' || minibot_internal.source_from(mapping.relation, mapping.options),
				HINT = CASE WHEN fault.key IS NULL THEN 'Each key works alone, but not all of them together.'
					ELSE format('The options join and where are SQL that follows "FROM %s AS source".',
						mapping.relation) END;
	END IF;
	SELECT c.type INTO expected FROM minibot.source_column AS c WHERE c.kind = mapping.kind AND c.key = fault.key;
	RAISE EXCEPTION 'source kind "%", key "%": %', mapping.kind, fault.key,
			fault.message || CASE WHEN fault.errcode = '42501'
				THEN format(', for role "%s", which mapped it', mapping.mapped_by) ELSE '' END
		USING ERRCODE = fault.errcode,
			DETAIL = format('It is mapped to %s of %s.', mapping.columns ->> fault.key, mapping.relation),
			HINT = format('Give a column (%s) or an SQL expression that casts to %s, functions with their schema.',
						  minibot_internal.relation_columns(mapping.relation), expected);
END
$$;
COMMENT ON FUNCTION minibot_internal.verify_mapping(minibot.source, integer) IS
	'Raise what is wrong with a mapping, naming kind and key; tried over so many rows';

-- Trying the query may already run what is mapped, hence the mapper's rights.
CREATE FUNCTION minibot.source_query(kind text) RETURNS text
	LANGUAGE plpgsql STABLE SECURITY DEFINER
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	mapping minibot.source;
BEGIN
	PERFORM minibot_internal.check_kind(kind);
	PERFORM minibot_internal.act_as(minibot_internal.mapper_of(kind));
	SELECT * INTO mapping FROM minibot.source AS s WHERE s.kind = source_query.kind;
	IF NOT FOUND THEN
		RAISE EXCEPTION 'source kind "%" is not mapped', kind
			USING ERRCODE = 'object_not_in_prerequisite_state',
				HINT = 'Map it with map_source(), or a whole Ed-Fi ODS with map_edfi().';
	ELSIF NOT EXISTS (SELECT FROM pg_class AS c WHERE c.oid = mapping.relation) THEN
		RAISE EXCEPTION 'source kind "%": relation %, to which it was mapped, no longer exists',
			kind, mapping.relation_name
			USING ERRCODE = 'undefined_table', HINT = 'Map it anew with map_source().';
	END IF;
	PERFORM minibot_internal.verify_mapping(mapping, 0);
	RETURN format(E'SELECT %s\n%s', minibot_internal.source_targets(kind, mapping.relation, mapping.columns),
				  minibot_internal.source_from(mapping.relation, mapping.options));
END
$$;
COMMENT ON FUNCTION minibot.source_query(text) IS
	'The SELECT that reads a kind from the warehouse: the columns of source_column in their order and types. '
	'Raises an error that says so where the kind is not mapped, or its relation or a column of it is gone';

CREATE FUNCTION minibot_internal.exit_date_shift() RETURNS integer
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN coalesce((SELECT CASE WHEN s.options ->> 'exit_date_inclusive' = 'false' THEN 1 ELSE 0 END
					 FROM minibot.source AS s WHERE s.kind = 'enrollment'), 0);
COMMENT ON FUNCTION minibot_internal.exit_date_shift() IS
	'Days to take from an exit date of the warehouse to get the last day enrolled: by the option exit_date_inclusive';
