-- What is wrong -------------------------------------------------------------------
--
-- The part of health() about campaigns and their schedules.

CREATE FUNCTION minibot_internal.outreach_health() RETURNS TABLE (problem text, detail text, hint text)
	LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
	SELECT 'text not approved', format('Campaign "%s" says nothing in language %s.', t.campaign, t.language),
		format('SELECT * FROM minibot.approve_template(%s);', t.template_id)
	FROM minibot.template AS t WHERE t.approved_at IS NULL
	UNION ALL
	SELECT 'no English text', format('Campaign "%s" has none for families of other languages than its own.',
		c.campaign),
		'INSERT INTO minibot.template (campaign, language, body) VALUES (..., ''en'', ...);'
	FROM minibot.campaign AS c
	WHERE NOT EXISTS (SELECT FROM minibot.template AS t WHERE t.campaign = c.campaign AND t.language = 'en')
	UNION ALL
	SELECT 'campaign holds others '
		'back', format('Campaign "%s" has priority over others and has not written for two weeks: '
			'they leave its households to it.', c.campaign),
		'Run it, give it an end (ends_on) or lower its priority in minibot.campaign.'
	FROM minibot.campaign AS c
	WHERE EXISTS (SELECT FROM minibot.campaign AS o WHERE o.priority < c.priority)
	  AND EXISTS (SELECT FROM minibot.template AS t WHERE t.campaign = c.campaign
		AND t.approved_at < minibot.clock() - interval '14 days')
	  AND minibot.today() BETWEEN coalesce(c.starts_on, '-infinity') AND coalesce(c.ends_on, 'infinity')
	  AND NOT EXISTS (SELECT FROM minibot.nudge AS n WHERE n.campaign = c.campaign AND n.week >= minibot.today() - 20)
	UNION ALL
	SELECT 'schedule without campaign', format('pg_cron runs "%s", which is no campaign.', j.campaign),
		format('SELECT minibot.unschedule_campaign(%L);', j.campaign)
	FROM minibot_internal.cron_jobs() AS j
	WHERE NOT EXISTS (SELECT FROM minibot.campaign AS c WHERE c.campaign = j.campaign)
	UNION ALL
	SELECT 'scheduled run failed', format('Campaign "%s": %s', j.campaign, j.last_message),
		'Mend what it says; see cron.job_run_details.'
	FROM minibot_internal.cron_jobs() AS j
	WHERE j.last_status = 'failed'
$$;
COMMENT ON FUNCTION minibot_internal.outreach_health() IS 'The part of health() about campaigns';
INSERT INTO minibot_internal.hook (event, position, function, argument) VALUES
	('minibot.health', 60, 'minibot_internal.outreach_health', 'outreach');
