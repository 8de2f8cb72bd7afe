-- test/demo/campaign.sql: a provider, a campaign, approved words, a schedule.
-- psql variables: port, account, token (a file), our_phone

\o /dev/null
SELECT minibot.set_provider('texting', 'twilio', jsonb_build_object(
	'base_url', 'http://127.0.0.1:' || :'port', 'account_sid', :'account', 'auth_token_file', :'token',
	'from', :'our_phone'));

SELECT minibot.create_campaign('weekly total', '{
	"audience": {"tiers": ["at_risk", "moderate_chronic", "severe_chronic"]},
	"cadence": "weekly",
	"templates": {
		"en": "{{district.name}}: {{#students}}{{first_name}} has missed {{days_absent}} days of school this year. {{/students}}You can help: every day counts. Reply STOP to stop.",
		"es": "{{district.name}}: {{#students}}{{first_name}} ha faltado {{days_absent}} dias este curso. {{/students}}Usted puede ayudar: cada dia cuenta. STOP para parar."
	}}');
SELECT minibot.approve_template(template_id) FROM minibot.template WHERE campaign = 'weekly total';

\o
\echo a rehearsal first: who would be texted, and why the others not
SELECT * FROM minibot.queue_nudges('weekly total', dry_run => true);
SELECT minibot.schedule_campaign('weekly total', '* * * * *') \g /dev/null
\echo scheduled; pg_cron fires at the next full minute
