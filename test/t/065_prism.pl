# The contract with Twilio by a third party's word: Prism, mocking Twilio's
# published OpenAPI description, finds nothing wrong with any request.
use strict;
use warnings;

use HTTP::Tiny;
use IPC::Run ();
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Time::HiRes qw(sleep);

use Delivery;

my $description = ($ENV{MINIBOT_SHARED} // '') . '/twilio/messages_openapi.json';
plan skip_all => 'MINIBOT_SHARED/twilio/messages_openapi.json is not here' unless -r $description;
plan skip_all => 'npm is not installed' if system('command -v npm >/dev/null 2>&1') != 0;

# Beside the tree, so that the next run finds it.
my $home = "$ENV{TESTDIR}/../../prism";
my $prism = "$home/node_modules/.bin/prism";
if (!-x $prism)
{
	mkdir $home;
	system("npm install --silent --no-audit --no-fund --prefix '$home' \@stoplight/prism-cli\@5 >'$home/npm.log' 2>&1");
}
plan skip_all => "npm could not install \@stoplight/prism-cli; see $home/npm.log" unless -x $prism;

my $log = "$ENV{TESTLOGDIR}/prism.log";
my $port = PostgreSQL::Test::Cluster::get_free_port();
# Colours would be in the way of reading it.
my $mock = IPC::Run::start(
	[ 'env', 'NO_COLOR=1', 'FORCE_COLOR=0', $prism, 'mock', '--host', '127.0.0.1', '--port', $port, $description ],
	'<', \undef, '>', $log, '2>&1');
END { my $status = $?; $mock->kill_kill(grace => 2) if $mock; $? = $status; }

# Prism's log so far, without colours.
sub prism_log
{
	my $text = slurp_file($log);

	$text =~ s/\e\[[0-9;]*m//g;
	return $text;
}

# Wait until Prism has seen something.
sub wait_for_log
{
	my ($pattern) = @_;

	for (1 .. 600)
	{
		return 1 if prism_log() =~ $pattern;
		sleep 0.1;
	}
	diag(prism_log());
	return 0;
}

ok(wait_for_log(qr/Prism is listening/), 'Prism mocks the description');

my $node = new_server('prism', "minibot.poll_interval = '1s'");
$node->start;
my $token_file = $node->basedir . '/token';
append_to_file($token_file, "secret\n");
$node->safe_psql('postgres', "CREATE EXTENSION minibot; ALTER SYSTEM SET minibot.reconcile_after = '100ms'; SELECT pg_reload_conf()");

# Requests with all that the worker ever says.
my $account = 'AC' . '0' x 32;
my $service = 'MG' . '0' x 32;
foreach my $sender (qq{"from": "+15552010100", "status_callback": "https://example.org/status"}, qq{"messaging_service_sid": "$service"})
{
	$node->safe_psql('postgres', qq{SELECT minibot.set_provider('prism', 'twilio', '{"base_url": "http://127.0.0.1:$port",
		"account_sid": "$account", "auth_token_file": "$token_file", $sender}')});
	$node->safe_psql('postgres', q{SELECT minibot.send_message('+15553010101', U&'Hello \00E9 \+01F600 & = + %',
		jsonb_build_object('category', 'reply', 'not_after', minibot.clock() + interval '1 hour'))});
	ok(wait_for($node, "SELECT count(*) = 0 FROM minibot.message WHERE status IN ('queued', 'sending')"), 'a text is sent');
}
$node->safe_psql('postgres', q{INSERT INTO minibot.message (direction, phone, body, category, status, provider,
		provider_message_id, queued_at, sent_at, check_at)
	VALUES ('outbound', '+15553010102', 'x', 'reply', 'sent', 'prism', 'SM} . '0' x 32 . q{', now(), now(), now())});
$node->safe_psql('postgres', q{
	INSERT INTO minibot.message (direction, phone, body, category, status, provider, queued_at, attempts, check_at)
	VALUES ('outbound', '+15553010103', 'x', 'reply', 'unknown', 'prism', now(), 1, now());
	INSERT INTO minibot.attempt (message_id, attempt, provider, started_at, outcome)
	SELECT message_id, attempts, provider, now(), 'unknown' FROM minibot.message WHERE status = 'unknown' AND phone = '+15553010103'});

my $messages = qr{/2010-04-01/Accounts/$account/Messages};
ok(wait_for_log(qr{post $messages\.json}i), 'it got a create');
ok(wait_for_log(qr{get $messages/SM0{32}\.json}i), 'a fetch');
ok(wait_for_log(qr{get $messages\.json}i), 'and a list');
ok($node->poll_query_until('postgres', q{SELECT check_at IS NULL OR check_at > minibot.clock() FROM minibot.message
	WHERE phone = '+15553010103'}), 'also one that reconciles');
$node->stop('fast');

# The description's own examples break its schema here and there; what counts is what Prism says of requests.
my ($received, $passed) = (0, -1);
for (1 .. 50)
{
	$received = () = prism_log() =~ /Request received/g;
	$passed = () = prism_log() =~ /The request passed the validation rules/g;
	last if $received == $passed;
	sleep 0.1;
}
cmp_ok($received, '>=', 4, 'Prism saw every kind of request');
is($passed, $received, 'and found nothing wrong with any');
unlike(prism_log(), qr/did not pass|Violation: request/, 'nor a violation');

# It would have: the same request with a wrong parameter is refused.
my $answer = HTTP::Tiny->new->get("http://a:b\@127.0.0.1:$port/2010-04-01/Accounts/$account/Messages.json?PageSize=many");
is($answer->{status}, 422, 'a wrong request is refused');
done_testing();
