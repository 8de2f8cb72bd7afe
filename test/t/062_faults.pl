# internal: delivery_health, record_status
# Whatever the provider does, each text reaches it once, and what an error
# means is what the table provider_error says.
use strict;
use warnings;

use IPC::Run ();
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

use Delivery;

my $node = new_server('faults');
$node->start;
my $gateway = start_gateway();
$node->safe_psql('postgres', 'CREATE EXTENSION minibot');
set_gateway($node, $gateway);

sub send_text
{
	my ($phone, $body, $database) = @_;

	return $node->safe_psql('postgres', "SELECT minibot.send_message('$phone', '$body', '{\"category\": \"reply\"}')");
}

sub message { return $node->safe_psql('postgres', "SELECT $_[1] FROM minibot.message WHERE message_id = $_[0]"); }

# The outcomes of a message's attempts, in order.
sub outcomes
{
	return $node->safe_psql('postgres',
		"SELECT string_agg(outcome, ' ' ORDER BY attempt) FROM minibot.attempt WHERE message_id = $_[0]");
}

sub accepted { my ($body) = @_; return scalar grep { $_->{body} eq $body } journal($gateway); }

# A connection that is kept: what breaks on it must not make curl send again.
my $warm = send_text('+15553020000', 'warm');
ok(wait_for($node, "SELECT status = 'sent' FROM minibot.message WHERE message_id = $warm"), 'a first text is sent');

# name => [ the gateway's rule, the attempts' outcomes ]
my %faults = (
	'too many requests' => [ { kind => 'status', status => 429, code => 20429, retry_after => 1 }, 'refused accepted' ],
	'sender queue full' => [ { kind => 'status', status => 400, code => 30022 }, 'refused accepted' ],
	'server error' => [ { kind => 'status', status => 500, code => 20500 }, 'absent accepted' ],
	'bad gateway' => [ { kind => 'status', status => 502, code => 20500 }, 'absent accepted' ],
	'a proxy that forbids it' => [ { kind => 'page', status => 403 }, 'unsent accepted' ],
	'a proxy that finds nothing' => [ { kind => 'page', status => 404 }, 'unsent accepted' ],
	'a proxy that is throttled' => [ { kind => 'page', status => 429 }, 'refused accepted' ],
	'reset before it was accepted' => [ { kind => 'reset_before' }, 'absent accepted' ],
	'reset after it was accepted' => [ { kind => 'reset_after' }, 'adopted' ],
	'rubbish' => [ { kind => 'rubbish' }, 'adopted' ],
	'a truncated answer' => [ { kind => 'truncate' }, 'adopted' ],
	'a huge answer' => [ { kind => 'huge' }, 'adopted' ],
	'no answer' => [ { kind => 'hang' }, 'absent accepted' ],
	'a slow answer' => [ { kind => 'delay', delay_ms => 500 }, 'accepted' ]);
my %ids;
my $number = 15553021000;
foreach my $name (sort keys %faults)
{
	my $phone = '+' . $number++;
	control($gateway, 'fail', %{ $faults{$name}[0] }, to => $phone);
	$ids{$name} = send_text($phone, $name);
}
ok(wait_for($node, drained()), 'every fault is got over');
foreach my $name (sort keys %faults)
{
	is(accepted($name), 1, "$name: the provider accepted the text once");
	is(outcomes($ids{$name}), $faults{$name}[1], "$name: $faults{$name}[1]");
	like(message($ids{$name}, 'status'), qr/^(sent|delivered)$/, "$name: the text is sent");
}

# What ends a message.
my %ends = (
	21211 => 'failed', 21614 => 'failed', 21610 => 'suppressed', 30007 => 'failed', 21617 => 'failed', 12345 => 'failed');
my @ended;
foreach my $code (sort keys %ends)
{
	my $phone = '+' . $number++;
	control($gateway, 'fail', kind => 'status', status => 400, code => $code, to => $phone);
	my $id = send_text($phone, "code $code");
	ok(wait_for($node, "SELECT status = '$ends{$code}' AND attempts = 1 AND error_code = '$code' FROM minibot.message
		WHERE message_id = $id"), "error $code: $ends{$code} at once");
	push @ended, $phone if $code == 21610;
}
is($node->safe_psql('postgres', "SELECT source FROM minibot.opt_out WHERE phone = '$ended[0]'"), 'provider',
	'error 21610: the opt-out is written');
is($node->safe_psql('postgres', "SELECT event, source FROM minibot.opt_out_history WHERE phone = '$ended[0]'"),
	'opt_out|provider', 'and kept in the history');
is(message(send_text($ended[0], 'again'), 'status'), 'suppressed', 'the next text to it is suppressed');

# What an error means is data.
$node->safe_psql('postgres', "INSERT INTO minibot.provider_error (kind, code, class, max_attempts, first_delay, note)
	VALUES ('twilio', '54321', 'retry', 3, '1ms', 'ours')");
my $stubborn = '+' . $number++;
control($gateway, 'fail', kind => 'status', status => 400, code => 54321, to => $stubborn, count => -1);
my $id = send_text($stubborn, 'stubborn');
ok(wait_for($node, "SELECT status = 'failed' AND attempts = 3 FROM minibot.message WHERE message_id = $id"),
	'a row of provider_error decides how often a text is tried');
control($gateway, 'reset');

# Credentials refused: the channel stops, loudly.
control($gateway, 'fail', kind => 'status', status => 401, code => 20003, count => 1);
$id = send_text('+15553023000', 'unauthorized');
ok(wait_for($node, 'SELECT provider_paused_at IS NOT NULL FROM minibot.worker_status'), 'refused credentials pause the provider');
is(message($id, 'status'), 'queued', 'the text stays queued');
like($node->safe_psql('postgres', 'SELECT problem, detail, hint FROM minibot_internal.delivery_health()'),
	qr/the provider is paused\|.*20003.*\|.*resume_provider\('gateway'\)/, 'health says so, and what to do');
$node->safe_psql('postgres', "SELECT minibot.resume_provider('gateway')");
ok(wait_for($node, "SELECT status IN ('sent', 'delivered') FROM minibot.message WHERE message_id = $id"), 'resumed, it is sent');
is(accepted('unauthorized'), 1, 'once');

# A fault of sending stops what is sent, not what families write; after a restart neither.
control($gateway, 'fail', kind => 'status', status => 400, code => 30034, to => '+15553023010', count => 1);
$id = send_text('+15553023010', 'unregistered');
ok(wait_for($node, "SELECT provider_paused_reason ~ '30034' FROM minibot.worker_status"), 'a sender that is not registered pauses the provider');
control($gateway, 'inbound', From => '+15553023011', To => $Delivery::OUR_PHONE, Body => 'STOP');
ok(wait_for($node, "SELECT count(*) = 1 FROM minibot.opt_out WHERE phone = '+15553023011'"), 'paused, it is asked for what families write: a STOP is taken');
$node->safe_psql('postgres', 'SELECT pg_terminate_backend(pid) FROM minibot.worker_status');
control($gateway, 'inbound', From => '+15553023012', To => $Delivery::OUR_PHONE, Body => 'STOP');
ok(wait_for($node, "SELECT count(*) = 1 FROM minibot.opt_out WHERE phone = '+15553023012'"), 'by a new worker too');
is(message($id, 'status'), 'queued', 'and nothing is sent');
# Whom the provider does not know, it is not asked as again and again.
control($gateway, 'fail', kind => 'status', status => 401, code => 20003, method => 'GET', to => $Delivery::OUR_PHONE, count => 1);
ok(wait_for($node, "SELECT provider_paused_reason ~ '^401' FROM minibot.worker_status"), 'a poll that is refused says so');
control($gateway, 'inbound', From => '+15553023013', To => $Delivery::OUR_PHONE, Body => 'STOP');
sleep 1;
is($node->safe_psql('postgres', "SELECT count(*) FROM minibot.opt_out WHERE phone = '+15553023013'"), '0', 'and the provider is left alone');
$node->safe_psql('postgres', "SELECT minibot.resume_provider('gateway')");
ok(wait_for($node, "SELECT count(*) = 1 FROM minibot.opt_out WHERE phone = '+15553023013'"), 'resumed, it is asked again');
ok(wait_for($node, drained()), 'and what waited is sent');

# A list that fails is asked again before any resend.
control($gateway, 'fail', kind => 'reset_after', to => '+15553023001');
control($gateway, 'fail', kind => 'status', status => 503, method => 'GET', to => '+15553023001', count => 2);
control($gateway, 'fail', kind => 'rubbish', method => 'GET', to => '+15553023001', count => 1);
$id = send_text('+15553023001', 'hidden');
ok(wait_for($node, "SELECT status IN ('sent', 'delivered') FROM minibot.message WHERE message_id = $id"),
	'a text is adopted once the list can be read');
is(outcomes($id), 'adopted', 'and was not sent again');
is(accepted('hidden'), 1, 'the provider has it once');

# Two texts alike, one of them lost: each message gets one.
control($gateway, 'fail', kind => 'reset_after', to => '+15553023002');
control($gateway, 'fail', kind => 'reset_before', to => '+15553023002');
$node->safe_psql('postgres', q{SELECT minibot.send_message('+15553023002', 'alike', '{"category": "reply"}')
	FROM generate_series(1, 2)});
ok(wait_for($node, drained()), 'two texts alike are settled');
is(accepted('alike'), 2, 'the provider has both');
is($node->safe_psql('postgres', "SELECT count(DISTINCT provider_message_id) FROM minibot.message WHERE body = 'alike'"), '2',
	'each with an id of its own');

# The provider is away.
stop_gateway($gateway);
queue_texts($node, 20, 'patient');
ok(wait_for($node, 'SELECT provider_failures >= 5 FROM minibot.worker_status'), 'the circuit breaker opens');
like($node->safe_psql('postgres', 'SELECT problem FROM minibot_internal.delivery_health()'), qr/the provider is failing/, 'health says so');
start_gateway($gateway);
ok(wait_for($node, drained()), 'the provider is back: everything is sent');
is(scalar(grep { accepted("patient $_") == 1 } 1 .. 20), 20, 'each once');
is($node->safe_psql('postgres', 'SELECT provider_failures FROM minibot.worker_status'), '0', 'the breaker is closed');

# It takes texts, but does not answer what became of them: a text does not wait for that.
queue_texts($node, 300, 'asked after');
ok(wait_for($node, drained()), 'three hundred texts are sent');
$node->safe_psql('postgres', "ALTER SYSTEM SET minibot.request_timeout = '1min'");
$node->safe_psql('postgres', 'SELECT pg_reload_conf()');
control($gateway, 'fail', kind => 'hang', method => 'GET', count => -1);
ok(wait_for($node, 'SELECT in_flight >= 50 FROM minibot.worker_status'), 'many questions hang');
sleep 1;
$id = send_text('+15553023500', 'not kept waiting');
ok(wait_for($node, "SELECT status = 'sent' AND sent_at < queued_at + interval '5s' FROM minibot.message WHERE message_id = $id"),
	'a text is sent all the same');
control($gateway, 'reset');
$node->safe_psql('postgres', 'ALTER SYSTEM RESET minibot.request_timeout');
$node->safe_psql('postgres', 'SELECT pg_reload_conf()');
$node->safe_psql('postgres', 'SELECT pg_terminate_backend(pid) FROM minibot.worker_status');

# What becomes of texts the provider has.
my %fates = ('+15553024001' => [ 'delivered', 0, 'delivered' ], '+15553024002' => [ 'undelivered', 30005, 'undelivered' ],
	'+15553024003' => [ 'failed', 30007, 'failed' ], '+15553024004' => [ 'undelivered', 30003, 'held' ]);
foreach my $phone (sort keys %fates)
{
	my ($status, $code, $expected) = @{ $fates{$phone} };
	$id = send_text($phone, "fate $status $code");
	ok(wait_for($node, "SELECT status = 'sent' FROM minibot.message WHERE message_id = $id"), "$status $code: sent");
	control($gateway, 'progress', sid => message($id, 'provider_message_id'), status => $status, code => $code);
	ok(wait_for($node, "SELECT status = '$expected' FROM minibot.message WHERE message_id = $id"), "$status $code: $expected");
	$fates{$phone}[3] = $id;
}
is(message($fates{'+15553024001'}[3], 'delivered_at IS NOT NULL AND check_at IS NULL'), 't', 'delivered: nobody asks any more');
$node->safe_psql('postgres', "SELECT minibot_internal.record_status($fates{'+15553024001'}[3], 'sent')");
is(message($fates{'+15553024001'}[3], 'status'), 'delivered', 'a late "sent" does not overwrite it');
is(message($fates{'+15553024004'}[3], "not_before > minibot.clock() + interval '5min' AND provider_message_id IS NULL"), 't',
	'a phone out of reach is tried again later');

# What families write.
$node->safe_psql('postgres', q{
	CREATE FUNCTION public.refuse_poison() RETURNS trigger LANGUAGE plpgsql AS
	$$ BEGIN IF NEW.body = 'poison' AND NEW.direction = 'inbound' THEN RAISE 'poisoned'; END IF; RETURN NEW; END $$;
	CREATE TRIGGER refuse_poison BEFORE INSERT ON minibot.message FOR EACH ROW EXECUTE FUNCTION public.refuse_poison()});
control($gateway, 'inbound', From => '+15553025001', To => $Delivery::OUR_PHONE, Body => $_)
  foreach 'first', 'poison', "Adi\x{f3}s \x{1F600}";
ok(wait_for($node, q{SELECT string_agg(body, ',' ORDER BY message_id) = U&'first,Adi\00F3s \+01F600'
	FROM minibot.message WHERE direction = 'inbound' AND phone = '+15553025001'}), 'texts are fetched in order; one that fails does not stop the others');
is($node->safe_psql('postgres', "SELECT body, error FROM minibot.inbound_failure"), 'poison|poisoned', 'it is kept');
$node->safe_psql('postgres', 'DROP TRIGGER refuse_poison ON minibot.message');
ok(wait_for($node, 'SELECT count(*) = 0 FROM minibot.inbound_failure'), 'and tried again');
# Anyone who may connect may lock a conversation: its texts wait, nothing else does.
$node->safe_psql('postgres', 'CREATE ROLE stranger LOGIN');
my $stranger = IPC::Run::start([ 'psql', '-XAtq', '-d', $node->connstr('postgres') . ' user=stranger', '-c',
	q{SELECT pg_advisory_lock(hashtext('minibot.conversation'), hashtext('+15553025002')), pg_sleep(600)} ], '<', \undef, '>', \my $nothing, '2>&1');
ok(wait_for($node, "SELECT count(*) = 1 FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 2 AND granted"), 'a conversation is locked');
control($gateway, 'inbound', From => '+15553025002', To => $Delivery::OUR_PHONE, Body => 'STOP');
control($gateway, 'inbound', From => '+15553025003', To => $Delivery::OUR_PHONE, Body => 'STOP');
ok(wait_for($node, "SELECT count(*) = 1 FROM minibot.opt_out WHERE phone = '+15553025003'"), 'another text is taken');
is($node->safe_psql('postgres', 'SELECT body, error FROM minibot.inbound_failure'), 'STOP|canceling statement due to lock timeout', 'that one is kept');
$node->safe_psql('postgres', "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'stranger'");
$stranger->finish;
ok(wait_for($node, "SELECT count(*) = 1 FROM minibot.opt_out WHERE phone = '+15553025002'"), 'and taken when it is free');
is($node->safe_psql('postgres', 'SELECT count(*) FROM minibot.inbound_failure'), '0', 'once');

my $lists = stats($gateway)->{lists};
$node->poll_query_until('postgres', 'SELECT 1', '1') until stats($gateway)->{lists} > $lists + 3;
is($node->safe_psql('postgres', "SELECT count(*) FROM minibot.message WHERE direction = 'inbound' AND phone = '+15553025001'"), '3',
	'polls overlap, and each text is taken once');

unlike(slurp_file($node->logfile), qr/PANIC|TRAP|was terminated by signal/, 'the worker never died');
$node->stop('fast');
done_testing();
