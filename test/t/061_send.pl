# internal: wake_worker
# The worker sends what a committed transaction queued, once, to a Twilio-like
# provider; and keeps its secret.
use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Time::HiRes qw(time);

use Delivery;

my $node = new_server('send', "minibot.poll_interval = '1min'", "log_statement = 'all'", "log_min_messages = debug1");
$node->start;
my $gateway = start_gateway();
$node->safe_psql('postgres', 'CREATE EXTENSION minibot');
set_gateway($node, $gateway);

# One text, all its fields.
my $id = $node->safe_psql('postgres', q{SELECT minibot.send_message('+15553010101', 'Hello, ¿cómo está? 100% & more', '{"category": "reply"}')});
ok(wait_for($node, "SELECT status = 'sent' FROM minibot.message WHERE message_id = $id"), 'a queued text is sent');
my @sent = journal($gateway);
is(scalar @sent, 1, 'the provider got one text');
is($sent[0]{to}, '+15553010101', 'to the phone it was for');
is($sent[0]{from}, $Delivery::OUR_PHONE, 'from our phone');
is($sent[0]{body}, "Hello, \x{bf}c\x{f3}mo est\x{e1}? 100% & more", 'with its body, encoded rightly');
is($node->safe_psql('postgres', "SELECT provider, provider_message_id, attempts FROM minibot.message WHERE message_id = $id"),
	"gateway|$sent[0]{sid}|1", 'the message knows the provider\'s id');
is($node->safe_psql('postgres', "SELECT outcome, http_status, finished_at IS NOT NULL FROM minibot.attempt WHERE message_id = $id"),
	'accepted|201|t', 'the attempt is on record');

# Commit and rollback.
$node->safe_psql('postgres', q{BEGIN; SELECT minibot.send_message('+15553010102', 'never', '{"category": "reply"}'); ROLLBACK});
my $start = time();
$id = $node->safe_psql('postgres', q{SELECT minibot.send_message('+15553010103', 'now', '{"category": "reply"}')});
ok(wait_for($node, "SELECT status = 'sent' FROM minibot.message WHERE message_id = $id"), 'another text is sent');
my $seconds = time() - $start;
cmp_ok($seconds, '<', 10, 'the commit woke the worker, not its poll of a minute');
@sent = journal($gateway);
is(scalar(grep { $_->{body} eq 'never' } @sent), 0, 'a rolled back text is not sent');

# Many at once, each once.
queue_texts($node, 2000, 'text');
ok(wait_for($node, drained()), '2,000 texts are sent');
my %bodies;
$bodies{ $_->{body} }++ foreach journal($gateway);
is(scalar(grep { $bodies{"text $_"} // 0 } 1 .. 2000), 2000, 'each is in the provider\'s journal');
is(scalar(grep { $_ > 1 } values %bodies), 0, 'none twice');
cmp_ok(stats($gateway)->{connections}, '<=', 250, 'connections are reused');

# A text from another number of ours, and how long it may wait at the provider.
$id = $node->safe_psql('postgres', q{SELECT minibot.send_message('+15553010104', 'soon', jsonb_build_object(
	'category', 'reply', 'our_phone', '+15552010199', 'not_after', minibot.clock() + interval '10min'))});
ok(wait_for($node, "SELECT status = 'sent' FROM minibot.message WHERE message_id = $id"), 'a text with more options is sent');
my ($soon) = grep { $_->{body} eq 'soon' } journal($gateway);
is($soon->{from}, '+15552010199', 'a reply goes out from the number the family wrote to');
ok($soon->{validity_period} > 500 && $soon->{validity_period} <= 600, 'the provider may keep it until not_after');

# A copy of the database, made for a rehearsal, texts nobody.
$node->safe_psql('postgres', q{
	BEGIN;
	SELECT minibot.send_message('+15553010105', 'to a family', '{"category": "reply"}');
	UPDATE minibot.provider SET resume_at = minibot.clock() + interval '1 hour';
	COMMIT;
	CREATE DATABASE rehearsal TEMPLATE postgres});
$node->safe_psql('rehearsal', 'UPDATE minibot.provider SET resume_at = NULL; SELECT minibot.start_worker()');
ok(wait_for($node, "SELECT provider_paused_reason LIKE '%is a copy%' FROM minibot.worker_status", 't', 'rehearsal'),
	'in a copy of the database the provider is paused');
$node->safe_psql('rehearsal', "UPDATE minibot.provider SET resume_at = NULL, paused_reason = '30034 not registered'; SELECT minibot_internal.wake_worker()");
ok(wait_for($node, "SELECT provider_paused_reason LIKE '%is a copy%' FROM minibot.worker_status", 't', 'rehearsal'),
	'one that was paused for a fault of sending asks for no inbound texts there either');
is(scalar(grep { $_->{body} eq 'to a family' } journal($gateway)), 0, 'and the copy\'s queue is not sent');
$node->safe_psql('postgres', "SELECT minibot.resume_provider('gateway')");
ok(wait_for($node, drained()), 'the database itself goes on');
is(scalar(grep { $_->{body} eq 'to a family' } journal($gateway)), 1, 'and sends its own, once');

# The secret is where it was put and nowhere else.
unlike(slurp_file($node->logfile), qr/\Q$Delivery::TOKEN\E/, 'the token is in no log');
my $dump = $node->basedir . '/dump';
$node->command_ok([ 'pg_dump', '--file', $dump, '--dbname', $node->connstr('postgres') ], 'pg_dump');
unlike(slurp_file($dump), qr/\Q$Delivery::TOKEN\E/, 'the token is in no dump');
is($node->safe_psql('postgres', "SELECT count(*) FROM pg_stat_activity AS a WHERE a::text LIKE '%$Delivery::TOKEN%'
	AND a.pid <> pg_backend_pid()"), '0', 'the token is not in pg_stat_activity');

$node->stop('fast');
done_testing();
