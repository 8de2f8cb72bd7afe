# internal: claim_checks, claim_messages, delivery_health, expire_leases, next_due, record_outcomes, worker_contract
# The worker as a guest that is not noticed: it costs nothing while idle, grows
# with no number of texts, is not slowed by old ones, and keeps no row from
# VACUUM.  FULL=1: 200,000 texts, and 5 million old ones.
use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Time::HiRes qw(sleep time);

use Delivery;

my $long = long_form('200,000 texts, and 5 million old ones');
my $texts = $long ? 200_000 : 10_000;
my $old = $long ? 5_000_000 : 200_000;

my $node = new_server('guest', "minibot.poll_interval = '5s'", "minibot.status_interval = '1h'",
	"max_wal_size = '4GB'", "shared_buffers = '128MB'");
$node->start;
my $gateway = start_gateway();
$node->safe_psql('postgres', 'CREATE EXTENSION minibot');
ok(wait_for($node, "SELECT state = 'running' FROM minibot.worker_status"), 'the worker runs');
my $worker = $node->safe_psql('postgres', 'SELECT pid FROM minibot.worker_status');
my $launcher = $node->safe_psql('postgres', "SELECT pid FROM pg_stat_activity WHERE backend_type = 'minibot launcher'");

# Hundredths of a second of CPU that processes have used, so far.
sub ticks
{
	my $ticks = 0;

	foreach my $pid (@_)
	{
		my ($after_name) = slurp_file("/proc/$pid/stat") =~ /\) (.*)/;
		my @fields = split ' ', $after_name;
		$ticks += $fields[11] + $fields[12];
	}
	return $ticks;
}

# Kilobytes of memory of its own a process has.
sub memory
{
	my ($kilobytes) = slurp_file("/proc/$_[0]/status") =~ /^RssAnon:\s+(\d+) kB/m;
	return $kilobytes;
}

# Tell what happened with a query's numbers.
sub ask { return $node->safe_psql('postgres', $_[0]); }

# Seconds to send so many texts.
sub send_texts
{
	my ($count) = @_;
	my $start = time();

	queue_texts($node, $count, 'text');
	wait_for($node, drained()) or die 'not sent';
	return time() - $start;
}

# Idle.
set_gateway($node, $gateway);
send_texts(10);
sleep 1;
my $before = ticks($worker, $launcher);
sleep 10;
my $used = ticks($worker, $launcher) - $before;
note("$used hundredths of a second of CPU in ten idle seconds");
cmp_ok($used, '<=', 3, 'idle, worker and launcher use no CPU that could be measured');
is(ask("SELECT a.state, query, wait_event_type FROM pg_stat_activity AS a JOIN minibot.worker_status USING (pid)"),
	'idle|waiting for texts|Extension', 'pg_stat_activity says that it waits, and for what');

# Memory.
send_texts(3000);
my $warm = memory($worker);
send_texts(1000) for 1 .. $texts / 1000;
my $grown = memory($worker) - $warm;
is(ask('SELECT pid FROM minibot.worker_status'), $worker, 'the same worker sent them all');
note("$texts texts: $warm kB, then $grown kB more");
cmp_ok($grown, '<', 2048, "$texts texts: its memory stays as it was");

# As many requests as may be on their way are, and none is answered, what families wrote neither; more texts wait.
ask("ALTER SYSTEM SET minibot.request_timeout = '1min'");
ask("ALTER SYSTEM SET minibot.poll_interval = '200ms'");
ask('UPDATE minibot.message SET check_at = NULL');
ask('SELECT pg_reload_conf()');
control($gateway, 'fail', kind => 'delay', delay_ms => 8000, count => -1, method => $_) foreach 'POST', 'GET';
my $most = ask('SHOW minibot.max_in_flight');
queue_texts($node, 2 * $most, 'slow');
ok(wait_for($node, "SELECT in_flight >= $most FROM minibot.worker_status"), 'all requests that may be on their way are');
sleep 1;
$before = ticks($worker);
sleep 3;
$used = ticks($worker) - $before;
note("$used hundredths of a second of CPU in three seconds of waiting for $most answers");
cmp_ok($used, '<=', 2, 'and the worker waits for them without CPU');
is(ask("SELECT in_flight >= $most FROM minibot.worker_status"), 't', 'all this while');
control($gateway, 'reset');
ok(wait_for($node, drained()), 'then all is sent');
ask('ALTER SYSTEM RESET minibot.poll_interval');
ask('SELECT pg_reload_conf()');

# VACUUM, while a request hangs.
ask("CREATE TABLE busy AS SELECT i FROM generate_series(1, 1000) AS i");
control($gateway, 'fail', kind => 'hang', count => 1);
queue_texts($node, 1, 'hung');
ok(wait_for($node, 'SELECT in_flight = 1 FROM minibot.worker_status'), 'a request hangs');
ask('UPDATE busy SET i = -i');
my ($status, $output, $verbose) = $node->psql('postgres', 'VACUUM (VERBOSE) busy');
like($verbose, qr/1000 removed, 1000 remain, 0 are dead but not yet removable/, 'meanwhile VACUUM removes every dead row');
is(ask("SELECT a.state, query FROM pg_stat_activity AS a JOIN minibot.worker_status USING (pid)"),
	'active|1 requests to the provider in flight', 'and pg_stat_activity says how many requests are on their way');
control($gateway, 'reset');
ask("SELECT pg_terminate_backend($worker)");
ok(wait_for($node, drained()), 'it is settled by the next worker');

# Old messages: what the worker runs, each time it looks, reads what is due and none of them.
my $fast = send_texts(1000);
$node->safe_psql('postgres', qq{
	INSERT INTO minibot.message (direction, phone, body, category, priority, status, provider, provider_message_id, attempts,
		queued_at, sent_at, delivered_at)
	SELECT CASE WHEN i % 5 = 0 THEN 'inbound' ELSE 'outbound' END, '+1555' || to_char(i % 100000, 'FM0000000'),
		'an old text of some length, number ' || i, CASE WHEN i % 5 = 0 THEN 'conversation' ELSE 'nudge' END, 5,
		CASE WHEN i % 5 = 0 THEN 'received' WHEN i % 7 = 0 THEN 'undelivered' ELSE 'delivered' END, 'gateway', 'SMold' || i, 1,
		minibot.clock() - interval '1 year', minibot.clock() - interval '1 year', minibot.clock() - interval '1 year'
	FROM generate_series(1, $old) AS i;
	INSERT INTO minibot.attempt (message_id, attempt, provider, started_at, finished_at, outcome)
	SELECT message_id, 1, provider, queued_at, sent_at, 'accepted' FROM minibot.message
	WHERE body LIKE 'an old text%' AND direction = 'outbound'});

# Rows read of the tables that grow, by the worker's transactions over 100 queued texts; rolled back.
my $reads = qq{
	BEGIN;
	UPDATE minibot.provider SET resume_at = NULL;
	INSERT INTO minibot.message (direction, phone, body, category, priority, status, queued_at)
	SELECT 'outbound', '+1555' || to_char(3000000 + i, 'FM0000000'), 'new ' || i, 'reply', 1, 'queued', minibot.clock()
	FROM generate_series(1, 100) AS i;
	CREATE TEMP TABLE claimed AS SELECT * FROM minibot_internal.claim_messages(100, '1min');
	SELECT minibot_internal.record_outcomes(array_agg(message_id), array_agg(attempt), array_agg('accepted'::text),
		array_agg('SMnew' || message_id), array_agg(201), array_agg(NULL::text), array_agg(NULL::text), array_agg(0)) FROM claimed;
	SELECT minibot_internal.expire_leases(false), minibot_internal.next_due();
	SELECT count(*) FROM minibot_internal.claim_checks(100, '1min');
	SELECT 'sent ' || count(*) FROM minibot.message AS m JOIN claimed USING (message_id) WHERE m.status = 'sent';
	SELECT 'read ' || sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)) FROM pg_stat_xact_user_tables
	WHERE schemaname = 'minibot' AND relname IN ('message', 'attempt');
	ROLLBACK};
foreach my $analyzed ('before', 'after')
{
	ask('ANALYZE minibot.message, minibot.attempt') if $analyzed eq 'after';
	my $answer = ask($reads);
	like($answer, qr/^sent 100$/m, "$old old messages, $analyzed ANALYZE: 100 texts are claimed and recorded");
	my ($read) = $answer =~ /^read (\d+)/m;
	note("$read rows read");
	cmp_ok($read, '<', 2000, 'and few more rows are read than these');
}
my $slow = send_texts(1000);
note(sprintf '1,000 texts: %.2f s among few, %.2f s among %d old messages', $fast, $slow, $old);
cmp_ok($slow, '<', 3 * $fast + 2, 'sending takes about as long as among few');

# A script of another version than the library: its worker leaves, once, and says what to do.
my $log_end = -s $node->logfile;
my $contract = ask('SELECT minibot_internal.worker_contract()');
ask(q{CREATE OR REPLACE FUNCTION minibot_internal.worker_contract() RETURNS integer LANGUAGE sql IMMUTABLE RETURN 0});
$node->restart;
ok($node->wait_for_log(qr/extension minibot in database "postgres" is of another version than the library/, $log_end),
	'a script of another version: the log says so');
sleep 3;
my $log = slurp_file($node->logfile, $log_end);
is(scalar(() = $log =~ /another version than the library/g), 1, 'once: no worker is started again and again');
like(ask('SELECT problem, hint FROM minibot_internal.delivery_health()'), qr/another version.*ALTER EXTENSION minibot UPDATE/,
	'health says so, and what to do');
queue_texts($node, 1, 'kept');
is(ask("SELECT count(*) FROM minibot.message WHERE status = 'queued'"), '1', 'a text is queued and kept');
ask(qq{CREATE OR REPLACE FUNCTION minibot_internal.worker_contract() RETURNS integer LANGUAGE sql IMMUTABLE RETURN $contract;
	SELECT minibot.start_worker()});
ok(wait_for($node, drained()), 'of the right version again, it sends');
$node->stop('fast');
done_testing();
