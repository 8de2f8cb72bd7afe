# internal: training_state
# 041_trainer.pl: what staff teach counts without anyone calling train(): the
# worker has it learned once it has rested, in a process of its own.

use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--encoding=UTF8', '--locale=C.UTF-8' ]);
$node->append_conf('postgresql.conf', q{
	shared_preload_libraries = 'minibot'
	minibot.training_interval = '100ms'
	minibot.clock = '2026-03-10 12:00:00+00'
});
$node->start;
$node->safe_psql('postgres', 'CREATE EXTENSION minibot');

sub set_clock
{
	my ($clock) = @_;
	$node->safe_psql('postgres', "ALTER SYSTEM SET minibot.clock = '$clock'");
	$node->reload;
	return;
}

my $teach = q{
	INSERT INTO minibot.intent (intent) VALUES ('ask_hours'), ('ask_meals') ON CONFLICT DO NOTHING;
	INSERT INTO minibot.utterance (intent, body) VALUES ('ask_hours', 'when do you open'), ('ask_hours', 'office hours please'),
		('ask_meals', 'what is for lunch'), ('ask_meals', 'is breakfast free');
};
$node->safe_psql('postgres', $teach);
ok( $node->poll_query_until('postgres', q{SELECT count(*) = 1 FROM minibot_internal.training_state}),
	'the worker sees that the knowledge base changed');
is($node->safe_psql('postgres', 'SELECT count(*) FROM minibot.model'), '0', 'and lets the change rest');

set_clock('2026-03-10 12:06:00+00');
ok( $node->poll_query_until('postgres', q{SELECT count(*) = 1 FROM minibot.model WHERE in_use}), 'then it is learned');
is($node->safe_psql('postgres', q{SELECT intent FROM minibot.classify('lunch')}), 'ask_meals', 'and answers');
is($node->safe_psql('postgres', q{SELECT count(*) FROM minibot.health() WHERE part = 'language'}), '0', 'health() is content');

# A training that cannot succeed is not tried again and again.
# First the time, then what it is seen at: the worker looks ten times a second.
set_clock('2026-03-10 13:00:00+00');
$node->poll_query_until('postgres', q{SELECT minibot.clock() = '2026-03-10 13:00+00'});
$node->safe_psql('postgres', q{
	CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RAISE 'no room for models'; END$$;
	CREATE TRIGGER refuse BEFORE INSERT ON minibot.model FOR EACH ROW EXECUTE FUNCTION refuse();
	INSERT INTO minibot.utterance (intent, body) VALUES ('ask_hours', 'are you open tomorrow')});
my $from = -s $node->logfile;
ok( $node->poll_query_until('postgres', q{SELECT changed_at = '2026-03-10 13:00+00' FROM minibot_internal.training_state}),
	'the next change is seen');
set_clock('2026-03-10 13:06:00+00');
$node->wait_for_log(qr/no room for models/, $from);
$node->safe_psql('postgres', 'SELECT pg_sleep(2)');
my $tries = () = slurp_file($node->logfile, $from) =~ /no room for models/g;
cmp_ok($tries, '<=', 5, "a failing training is repeated ever more seldom (here $tries times in twenty intervals)");
$node->safe_psql('postgres', 'DROP TRIGGER refuse ON minibot.model');
ok( $node->poll_query_until('postgres', q{SELECT count(*) = 2 FROM minibot.model}), 'and made up for once it can succeed');

# A trainer at work does not keep its database from being dropped.
$node->safe_psql('postgres', 'CREATE DATABASE busy');
$node->safe_psql('busy', q{
	CREATE EXTENSION minibot;
	INSERT INTO minibot.intent (intent) SELECT 'made_up_' || i FROM generate_series(1, 150) AS i;
	INSERT INTO minibot.utterance (intent, body)
	SELECT 'made_up_' || i, (SELECT string_agg(md5((i * 7919 + j * 104729 + k)::text), ' ') FROM generate_series(1, 8) AS k)
	FROM generate_series(1, 150) AS i, generate_series(1, 80) AS j});
ok($node->poll_query_until('busy', q{SELECT count(*) = 1 FROM minibot_internal.training_state}), 'a large change is seen');
set_clock('2026-03-10 14:00:00+00');
ok( $node->poll_query_until('postgres',
		q{SELECT count(*) = 1 FROM pg_stat_activity WHERE datname = 'busy' AND backend_type = 'minibot trainer'}),
	'a trainer is at work');
$node->safe_psql('postgres', 'DROP DATABASE busy');
pass('its database can be dropped');

$node->stop;
done_testing();
