-- Health -----------------------------------------------------------------------

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

-- No model, one that was refused, or one that knows less than the utterances say.
CREATE FUNCTION minibot_internal.language_health() RETURNS TABLE (problem text, detail text, hint text)
	LANGUAGE sql STABLE
	SET search_path = pg_catalog, pg_temp
	BEGIN ATOMIC
		SELECT 'no model', 'No model is in use: every message that is no keyword goes to a person.',
			'SELECT * FROM minibot.load_starter_kit(); SELECT * FROM minibot.train();'
		WHERE NOT EXISTS (SELECT FROM minibot.model AS m WHERE m.in_use)
		UNION ALL
		SELECT 'model refused', pg_catalog.format('Version %s is not in use: %s.', m.version, m.note),
			'See what was added to minibot.utterance since; minibot.use_model() puts it in use all the same.'
		FROM minibot.model AS m
		WHERE m.note IS NOT NULL AND NOT m.in_use
			AND m.version = (SELECT max(newest.version) FROM minibot.model AS newest);
	END;
COMMENT ON FUNCTION minibot_internal.language_health() IS 'The part of health() about the classifier';

CREATE FUNCTION minibot.health() RETURNS TABLE (part text, problem text, detail text, hint text)
	LANGUAGE sql STABLE
	SET search_path = pg_catalog, pg_temp
	AS $$	-- parts of it are made later
		SELECT 'setting', h.* FROM minibot_internal.setting_health() AS h
		UNION ALL
		SELECT 'language', h.* FROM minibot_internal.language_health() AS h
		UNION ALL
		SELECT 'delivery', h.* FROM minibot_internal.delivery_health() AS h
		UNION ALL
		SELECT 'webhook', h.* FROM minibot_internal.webhook_health() AS h
		UNION ALL
		SELECT 'conversation', h.* FROM minibot_internal.conversation_health() AS h
		UNION ALL
		SELECT 'outreach', h.* FROM minibot_internal.outreach_health() AS h
		UNION ALL
		SELECT 'access', h.* FROM minibot_internal.access_health() AS h
	$$;
COMMENT ON FUNCTION minibot.health() IS 'A row per problem with what to do about it; no row means that all is well';
