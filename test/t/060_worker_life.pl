# internal: delivery_health
# The worker as a guest in the server: where it runs, when it leaves, that it
# stops no DBA's work and comes back by itself.
use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Time::HiRes qw(time);

use Delivery;

my $worker_pid = 'SELECT pid FROM minibot.worker_status';
my $running = "SELECT state = 'running' FROM minibot.worker_status";
my $workers = "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'minibot worker'";

# Not preloaded: everything but the worker.
my $plain = PostgreSQL::Test::Cluster->new('plain');
$plain->init(extra => [ '--encoding=UTF8', '--locale=C.UTF-8' ]);
$plain->start;
$plain->safe_psql('postgres', 'CREATE EXTENSION minibot');
$plain->safe_psql('postgres', q{SELECT minibot.send_message('+15553010101', 'hello', '{"category": "reply"}')});
is($plain->safe_psql('postgres', 'SELECT state, queued FROM minibot.worker_status'), 'not preloaded|1',
	'not preloaded: a text is queued');
like($plain->safe_psql('postgres', 'SELECT problem, hint FROM minibot_internal.delivery_health()'),
	qr/not preloaded.*shared_preload_libraries/, 'not preloaded: health says so, and what to do');
$plain->stop('fast');

# Preloaded.
my $node = new_server('life', 'restart_after_crash = on');
$node->start;
is($node->safe_psql('postgres', $workers), '0', 'no database has the extension: no worker');
$node->safe_psql('postgres', 'CREATE EXTENSION minibot');
ok(wait_for($node, $running), 'CREATE EXTENSION starts the worker');
wait_for($node, q{SELECT a.state = 'idle' FROM pg_stat_activity AS a JOIN minibot.worker_status USING (pid)});
is($node->safe_psql('postgres', "SELECT usename, application_name, datname, a.state FROM pg_stat_activity AS a
	JOIN minibot.worker_status USING (pid)"), 'minibot_worker|minibot worker|postgres|idle', 'pg_stat_activity tells what it is');
is($node->safe_psql('postgres', "SELECT rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls FROM pg_roles
	WHERE rolname = 'minibot_worker'"), 'f', 'its role has no special right');
my ($status, $output, $error) = $node->psql('postgres', 'SELECT 1', extra_params => [ '-U', 'minibot_worker' ]);
like($error, qr/too many connections for role "minibot_worker"/, 'nobody can log in as it');
like($node->safe_psql('postgres', 'SELECT problem FROM minibot_internal.delivery_health()'), qr/^texts go to the sandbox$/,
	'health says that texts go nowhere yet');

# The sandbox: a message's whole life.
my $id = $node->safe_psql('postgres', q{SELECT minibot.send_message('+15553010101', 'hello', '{"category": "reply"}')});
ok(wait_for($node, "SELECT status = 'delivered' FROM minibot.message WHERE message_id = $id"), 'the sandbox delivers');
is($node->safe_psql('postgres', "SELECT provider, attempts, sent_at <= delivered_at FROM minibot.message WHERE message_id = $id"),
	'sandbox|1|t', 'and keeps the record');

# No transaction stays open.
is($node->safe_psql('postgres', "SELECT backend_xmin IS NULL AND backend_xid IS NULL AND xact_start IS NULL
	FROM pg_stat_activity AS a JOIN minibot.worker_status USING (pid)"), 't', 'idle, it holds no xmin back');

# Several databases.
$node->safe_psql('postgres', 'CREATE DATABASE other');
$node->safe_psql('other', 'CREATE EXTENSION minibot');
ok(wait_for($node, $running, 't', 'other'), 'a second database gets a worker of its own');
isnt($node->safe_psql('postgres', $worker_pid), $node->safe_psql('other', $worker_pid), 'another one');
$id = $node->safe_psql('other', q{SELECT minibot.send_message('+15553010102', 'hello', '{"category": "reply"}')});
ok(wait_for($node, "SELECT status = 'delivered' FROM minibot.message WHERE message_id = $id", 't', 'other'), 'which sends');

# DROP EXTENSION and CREATE again, also within one transaction.
$node->safe_psql('other', 'DROP EXTENSION minibot');
ok(wait_for($node, $workers, '1'), 'DROP EXTENSION: the worker leaves');
$node->safe_psql('other', 'CREATE EXTENSION minibot');
ok(wait_for($node, $running, 't', 'other'), 'CREATE EXTENSION again: it is back');
my $before = $node->safe_psql('other', $worker_pid);
$node->safe_psql('other', 'BEGIN; DROP EXTENSION minibot; CREATE EXTENSION minibot; COMMIT');
ok(wait_for($node, "SELECT pid <> $before FROM minibot.worker_status", 't', 'other'), 'dropped and created at once: a new one');
$id = $node->safe_psql('other', q{SELECT minibot.send_message('+15553010102', 'hello', '{"category": "reply"}')});
ok(wait_for($node, "SELECT status = 'delivered' FROM minibot.message WHERE message_id = $id", 't', 'other'), 'which sends');
$node->safe_psql('other', 'BEGIN; DROP EXTENSION minibot; ROLLBACK');
ok(wait_for($node, $running, 't', 'other'), 'a DROP rolled back changes nothing');

# Statements that need a database alone.
$node->safe_psql('postgres', 'CREATE DATABASE copy TEMPLATE other');
pass('CREATE DATABASE from one with a worker');
ok(wait_for($node, $running, 't', 'other'), 'whose worker is back');
$node->safe_psql('postgres', 'ALTER DATABASE other RENAME TO renamed');
ok(wait_for($node, $running, 't', 'renamed'), 'a database with a worker is renamed; the worker is back');
$node->safe_psql('postgres', 'DROP DATABASE renamed');
is($node->safe_psql('postgres', $workers) <= 2, 1, 'plain DROP DATABASE takes a database with a worker');
$node->safe_psql('copy', 'SELECT minibot.start_worker()');
ok(wait_for($node, $running, 't', 'copy'), 'the copy has a worker');
$node->safe_psql('postgres', 'DROP DATABASE copy WITH (FORCE)');
ok(wait_for($node, $workers, '1'), 'DROP DATABASE WITH (FORCE)');
$node->safe_psql('postgres', 'CREATE DATABASE fresh');
pass('template1 is never connected to');

# Switched off and on.
$node->safe_psql('postgres', "ALTER SYSTEM SET minibot.worker_enabled = off; SELECT pg_reload_conf()");
ok(wait_for($node, "SELECT state = 'disabled' FROM minibot.worker_status"), 'minibot.worker_enabled = off: it leaves');
$node->safe_psql('postgres', "ALTER SYSTEM RESET minibot.worker_enabled; SELECT pg_reload_conf()");
ok(wait_for($node, $running), 'on: it is back');

# It dies.
$before = $node->safe_psql('postgres', $worker_pid);
$node->safe_psql('postgres', "SELECT pg_terminate_backend($before)");
ok(wait_for($node, "SELECT pid <> $before FROM minibot.worker_status"), 'terminated: another one is started');
$before = $node->safe_psql('postgres', $worker_pid);
kill 'KILL', $before;
ok($node->poll_query_until('postgres', "SELECT coalesce(pid <> $before, false) FROM minibot.worker_status"),
	'killed: the server restarts itself, and the worker is back');
my $launcher = $node->safe_psql('postgres', "SELECT pid FROM pg_stat_activity WHERE backend_type = 'minibot launcher'");
$before = $node->safe_psql('postgres', $worker_pid);
$node->safe_psql('postgres', "SELECT pg_terminate_backend($launcher)");
ok(wait_for($node, "SELECT count(*) = 1 FROM pg_stat_activity WHERE backend_type = 'minibot launcher' AND pid <> $launcher"),
	'the launcher is terminated: another one is started');
is($node->safe_psql('postgres', "$worker_pid"), $before, 'the worker goes on');
$node->safe_psql('postgres', "SELECT pg_terminate_backend($before)");
ok(wait_for($node, "SELECT pid <> $before FROM minibot.worker_status"), 'the new launcher looks after the old worker');

# A fast shutdown while the provider does not answer.
my $gateway = start_gateway();
$node->safe_psql('postgres', "ALTER SYSTEM SET minibot.request_timeout = '1min'; SELECT pg_reload_conf()");
control($gateway, 'fail', kind => 'hang', count => -1);
set_gateway($node, $gateway);
queue_texts($node, 5, 'hung');
ok(wait_for($node, 'SELECT in_flight >= 5 FROM minibot.worker_status'), 'five requests hang');
is($node->safe_psql('postgres', "SELECT backend_xmin IS NULL AND xact_start IS NULL AND a.state = 'active' AND query LIKE '% in flight'
	FROM pg_stat_activity AS a JOIN minibot.worker_status USING (pid)"), 't', 'no transaction is open meanwhile, and pg_stat_activity tells');
my $start = time();
$node->stop('fast');
cmp_ok(time() - $start, '<', 2, 'fast shutdown takes less than two seconds');
control($gateway, 'reset');
$node->start;
ok(wait_for($node, drained()), 'after the start what hung is reconciled and sent');
is(scalar(grep { $_->{body} =~ /^hung/ } journal($gateway)), 5, 'each once');

# A standby sleeps until it is promoted.
$node->backup('base');
my $standby = PostgreSQL::Test::Cluster->new('standby');
$standby->init_from_backup($node, 'base', has_streaming => 1);
$standby->start;
is($standby->safe_psql('postgres', "SELECT state FROM minibot.worker_status"), 'standby', 'a standby has no worker');
$node->stop('fast');
$standby->promote;
ok(wait_for($standby, $running), 'promoted, it has');
queue_texts($standby, 3, 'promoted');
ok(wait_for($standby, drained()), 'which sends');
is(scalar(grep { $_->{body} =~ /^promoted/ } journal($gateway)), 3, 'each once');
unlike(slurp_file($standby->logfile), qr/PANIC|TRAP/, 'nothing failed');
$standby->stop('fast');
done_testing();
