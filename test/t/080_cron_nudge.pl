# internal: outreach_health
# From the warehouse to the family's phone with nobody at the keyboard:
# pg_cron fires, a household gets its text, once, whichever database pg_cron
# lives in; and the words it says where it cannot be reached are what works.
use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

use Delivery;

my ($share) = run_command([ 'pg_config', '--sharedir' ]);
plan skip_all => 'pg_cron is not installed' unless -e "$share/extension/pg_cron.control";

my $node = new_server('cron', "shared_preload_libraries = 'minibot, pg_cron'", "cron.database_name = 'near'",
	"minibot.clock = '2026-03-10 10:00 America/Denver'");
$node->append_conf('postgresql.conf', "cron.host = '" . $node->host . "'");
$node->start;
my $gateway = start_gateway();

# A district with one child who missed six of forty days of school.
my $warehouse = q{
	CREATE EXTENSION minibot;
	SELECT minibot.set_setting('district.name', 'Mesa Vista');
	SELECT minibot.set_setting('district.time_zone', 'America/Denver');
	CREATE TABLE school AS SELECT 'A' AS school_id, 'Cedar Elementary' AS name;
	CREATE TABLE student AS SELECT 's1' AS student_id, 'Ana' AS first_name;
	CREATE TABLE enrollment AS
		SELECT 's1' AS student_id, 'A' AS school_id, '3' AS grade, date '2025-08-25' AS entry_date;
	CREATE TABLE contact AS SELECT 'c1' AS contact_id, 'Rosa' AS first_name, 'es' AS language;
	CREATE TABLE phone AS SELECT 'c1' AS contact_id, '(555) 300-0001' AS phone;
	CREATE TABLE student_contact AS SELECT 's1' AS student_id, 'c1' AS contact_id;
	CREATE TABLE calendar AS SELECT 'A' AS school_id, d::date AS date
		FROM generate_series(date '2026-01-13', date '2026-03-09', '1 day') AS d WHERE extract(isodow FROM d) < 6;
	CREATE TABLE attendance AS SELECT 's1' AS student_id, 'A' AS school_id, date,
		CASE WHEN date < '2026-01-21' THEN 'U' ELSE 'P' END AS code FROM calendar;
	SELECT minibot.map_source(kind, kind::regclass, (SELECT jsonb_object_agg(attname, attname) FROM pg_attribute
		WHERE attrelid = kind::regclass AND attnum > 0))
	FROM unnest('{school,student,enrollment,contact,phone,student_contact,calendar,attendance}'::text[]) AS kind;
	SELECT minibot.map_code('P', 'present'), minibot.map_code('U', 'unexcused');
	SELECT * FROM minibot.refresh_roster();
	SELECT * FROM minibot.refresh_attendance();
	SELECT minibot.create_campaign('Rosa''s "weekly"', '{"audience": {"tiers": ["moderate_chronic"]}, "templates": {
		"en": "no",
		"es": "{{district.name}}: {{#students}}{{first_name}} ha faltado {{days_absent}} dias. {{/students}}STOP."}}');
	SELECT minibot.approve_template(template_id) FROM minibot.template};
my $schedule = q{SELECT minibot.schedule_campaign('Rosa''s "weekly"', '* 10 * * tue')};

foreach my $database (qw(near far))
{
	$node->safe_psql('postgres', "CREATE DATABASE $database");
	$node->safe_psql($database, $warehouse);
	set_gateway($node, $gateway, $database);
}

# Nothing is scheduled where pg_cron is not, and the hint is the statement to run.
my ($status, $out, $error) = $node->psql('near', $schedule);
isnt($status, 0, 'without pg_cron a campaign is not scheduled');
like($error, qr/pg_cron is not installed in database "near"/, 'which is said plainly');
$node->safe_psql('near', 'CREATE EXTENSION pg_cron');
(undef, undef, $error) = $node->psql('far', $schedule);
my ($database, $statement) = $error =~ /Its database is "(\w+)"; run there: (.*;)$/m;
is($database, 'near', 'another database is told which one pg_cron lives in');
like($node->safe_psql($database, $statement), qr/^\d+$/, 'and the very statement to run there');

my $job = $node->safe_psql('near', $schedule);
is($node->safe_psql('near', $schedule), $job, 'a campaign scheduled again keeps its job');
is($node->safe_psql('near', 'SELECT count(*), count(DISTINCT database) FROM cron.job'), '2|2', 'a job a database');

foreach my $database (qw(near far))
{
	ok(wait_for($node, q{SELECT status = 'sent' FROM minibot.message WHERE category = 'nudge'}, 't', $database),
		"pg_cron fires and the worker sends, in database $database");
}
my @sent = journal($gateway);
is(scalar @sent, 2, 'a household has one text of each district');
is_deeply([ map { "$_->{to} $_->{body}" } @sent ], [ ('+15553000001 Mesa Vista: Ana ha faltado 6 dias. STOP.') x 2 ],
	'with the total of days missed, in the language of the home');

# A time that has run is not run again, a run by hand in the week queues nothing, and before its hour nothing is due.
my $run = q{SELECT outcome, households FROM minibot.run_campaign('Rosa''s "weekly"', '* %d * * tue')};
is($node->safe_psql('near', sprintf($run, 10)), '', 'a job that runs twice does nothing the second time');
is($node->safe_psql('near', q{SELECT outcome, households FROM minibot.queue_nudges('Rosa''s "weekly"')}),
	"queued|0\nalready_this_week|1", 'a run by hand queues nothing again');
is($node->safe_psql('near', sprintf($run, 11)), '', 'before its hour a run does nothing');
is($node->safe_psql('near', q{SELECT campaign, cron, is_active, next_due, last_due, households, messages, last_status
	FROM minibot.campaign_schedule}),
	q{Rosa's "weekly"|* 10 * * tue|t|2026-03-10 10:01:00|2026-03-10 10:00:00|1|1|succeeded},
	'the schedule is shown, in local time, with what its last run did');

# What is wrong with a schedule is told.
is($node->safe_psql('near', 'SELECT count(*) FROM minibot_internal.outreach_health()'), '0', 'nothing is wrong with the campaign');
$node->safe_psql('near', q{
	INSERT INTO cron.job_run_details (jobid, runid, status, return_message, end_time)
	SELECT jobid, 1000, 'failed', 'ERROR:  no disk', now() FROM cron.job WHERE database = 'near';
	UPDATE minibot.campaign SET campaign = 'renamed'});
is($node->safe_psql('near', "SELECT string_agg(problem, ', ' ORDER BY problem) FROM minibot_internal.outreach_health()"),
	'schedule without campaign, scheduled run failed, text not approved, text not approved',
	'a failed run, words that wait for approval, a schedule left behind');

my $unschedule = q{SELECT minibot.unschedule_campaign('Rosa''s "weekly"')};
is($node->safe_psql('near', $unschedule), 't', 'a schedule can be taken back');
is($node->safe_psql('near', $unschedule), 'f', 'once');
is($node->safe_psql('near', 'SELECT database FROM cron.job'), 'far', 'and only its own');

$node->stop;
done_testing();
