# The district changes its provider while requests to the old one are under
# way: each answer is read as what was asked, and nothing gets lost.
use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

use Delivery;

my $node = new_server('provider_change', "minibot.request_timeout = '10s'");
$node->start;
my $gateway = start_gateway();
$node->safe_psql('postgres', 'CREATE EXTENSION minibot');
set_gateway($node, $gateway);
my $pid = $node->safe_psql('postgres', 'SELECT pid FROM minibot.worker_status');
my $token_file = "$gateway->{dir}/token";

sub message { return $node->safe_psql('postgres', "SELECT $_[1] FROM minibot.message WHERE message_id = $_[0]"); }

# A poll of the old provider ends as that, though its name is another kind's by then.
control($gateway, 'inbound', From => '+15553060001', To => $Delivery::OUR_PHONE, Body => 'before the change');
control($gateway, 'fail', kind => 'delay', delay_ms => 2000, method => 'GET', count => 1);
my $lists = stats($gateway)->{lists};
$node->poll_query_until('postgres', 'SELECT 1', '1') until stats($gateway)->{lists} > $lists;
$node->safe_psql('postgres', qq{SELECT minibot.set_provider('gateway', 'vonage', '{"base_url": "http://127.0.0.1:$gateway->{port}",
	"api_key": "$Delivery::ACCOUNT", "auth_token_file": "$token_file", "from": "$Delivery::OUR_PHONE"}')});
my $id = $node->safe_psql('postgres', q{SELECT minibot.send_message('+15553060002', 'by the new one', '{"category": "reply"}')});
ok(wait_for($node, "SELECT status IN ('sent', 'delivered') FROM minibot.message WHERE message_id = $id"), 'the new kind sends');
ok(wait_for($node, "SELECT count(*) = 1 FROM minibot.message WHERE body = 'before the change'"),
	'what the list of the old kind holds is read as that');
is($node->safe_psql('postgres', 'SELECT pid FROM minibot.worker_status'), $pid, 'the worker is the same');
unlike(slurp_file($node->logfile), qr/was terminated by signal/, 'and the server never restarted');

# An answer is understood although the provider cannot be used any more.
$node->safe_psql('postgres', "UPDATE minibot.message SET check_at = NULL");
set_gateway($node, $gateway);
control($gateway, 'fail', kind => 'delay', delay_ms => 2000, count => 1);
$id = $node->safe_psql('postgres', q{SELECT minibot.send_message('+15553060003', 'slow', '{"category": "reply"}')});
ok(wait_for($node, "SELECT status = 'sending' FROM minibot.message WHERE message_id = $id"), 'a text is under way');
rename $token_file, "$token_file.away";
$node->reload;
ok(wait_for($node, 'SELECT provider_paused_at IS NOT NULL FROM minibot.worker_status'), 'the secret is gone: the provider is paused');
ok(wait_for($node, "SELECT status <> 'sending' FROM minibot.message WHERE message_id = $id"), 'the answer comes');
is($node->safe_psql('postgres', "SELECT outcome, error FROM minibot.attempt WHERE message_id = $id"), 'accepted|',
	'and says that the provider took the text');
rename "$token_file.away", $token_file;
$node->safe_psql('postgres', "SELECT minibot.resume_provider('gateway')");
ok(wait_for($node, drained()), 'everything is sent');

$node->stop('fast');
done_testing();
