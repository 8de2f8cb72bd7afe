-- Health -----------------------------------------------------------------------
--
-- Each room says what is wrong with it in a function of its own; hook has them.

CREATE FUNCTION minibot.health() RETURNS TABLE (part text, problem text, detail text, hint text)
	LANGUAGE sql STABLE
	SET search_path = pg_catalog, pg_temp
	AS $$
	SELECT ''::text, ''::text, ''::text, ''::text WHERE false
	-- each: UNION ALL SELECT %2$L, h.* FROM %1$s() AS h
	$$;
COMMENT ON FUNCTION minibot.health() IS 'A row per problem with what to do about it; no row means that all is well';

-- What the district has not said of itself yet, but its texts need; and what a dump brought that set_setting() would
-- refuse.
CREATE FUNCTION minibot_internal.setting_health() RETURNS TABLE (problem text, detail text, hint text)
	LANGUAGE sql STABLE
	SET search_path = pg_catalog, pg_temp
	BEGIN ATOMIC
		SELECT 'setting missing', pg_catalog.format('%s is empty: %s.', s.name, s.description),
			pg_catalog.format('SELECT minibot.set_setting(%L, ''...'');', s.name)
		FROM minibot.setting AS s
		WHERE s.value = '' AND s.name IN ('district.name', 'district.phone')
		UNION ALL
		SELECT 'setting cannot be used', pg_catalog.format('%s cannot be "%s".', s.name, s.value),
			minibot_internal.option_words(r)
		FROM minibot.setting AS s JOIN minibot.option_rule AS r ON r.subject = 'setting' AND r.option = s.name
		WHERE (s.value <> '' OR r.is_required) AND NOT minibot_internal.option_fits(r, s.value)
		ORDER BY 1 DESC, 2;
	END;
COMMENT ON FUNCTION minibot_internal.setting_health() IS 'The part of health() about settings';
INSERT INTO minibot_internal.hook (event, position, function, argument) VALUES
	('minibot.health', 10, 'minibot_internal.setting_health', 'setting');
