# A conversation from the provider's list to the provider's API: the worker
# fetches what families and staff text, and sends what they are answered.
use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Time::HiRes ();

use Delivery;

my $node = new_server('wire');
$node->start;
my $gateway = start_gateway();
$node->safe_psql('postgres', q{CREATE EXTENSION minibot;
	SELECT minibot.set_setting('district.name', 'Elm Schools');
	INSERT INTO minibot.staff (phone, name, on_call) VALUES ('+12025550171', 'Dean Diaz', true)});
set_gateway($node, $gateway);

sub says { my ($from, $body) = @_; control($gateway, 'inbound', From => $from, To => $Delivery::OUR_PHONE, Body => $body); return; }

# Wait until a telephone has got a text that matches; how many such texts it has.
sub gets
{
	my ($to, $pattern) = @_;
	for (1 .. 300)
	{
		my @found = grep { $_->{to} eq $to && $_->{body} =~ $pattern } journal($gateway);
		return scalar @found if @found;
		Time::HiRes::sleep(0.1);
	}
	return 0;
}

my ($family, $dean) = ('+12025550101', '+12025550171');

says($family, 'AYUDA');
is(gets($family, qr/^Elm Schools: .*STOP/), 1, 'a family that asks for help by text is answered by text');

my $listener = $node->background_psql('postgres');
$listener->query_safe('LISTEN minibot_escalation');
says($family, 'i want to kill myself');
is(gets($family, qr/988/), 1, 'a crisis is answered');
is(gets($dean, qr/crisis: "i want to kill myself"/), 1, 'and reaches the staff member on call');
my $id = $node->safe_psql('postgres', q{SELECT escalation_id FROM minibot.open_escalations WHERE kind = 'crisis'});
like($listener->query('SELECT 1'), qr/minibot_escalation.*"escalation_id": $id\b/s, 'who listens is told');
$listener->quit;

says($dean, "#$id I am calling you now.");
is(gets($family, qr/^I am calling you now\.$/), 1, 'the staff member answers by text');
is(gets($dean, qr/^#$id sent\.$/), 1, 'and is told that it went out');
says($dean, "#$id done");
is(gets($dean, qr/^#$id closed\.$/), 1, 'and closes it');

says($family, 'Stop');
is(gets($family, qr/no more texts|no le enviaremos/), 1, 'STOP is confirmed once');
my $nudge = $node->safe_psql('postgres', qq{SELECT minibot.send_message('$family', 'a nudge', '{"category": "one_off"}')});
says($family, 'START');
is(gets($family, qr/school texts\. Reply HELP|recibe los mensajes/), 1, 'START undoes it');
is($node->safe_psql('postgres', "SELECT status FROM minibot.message WHERE message_id = $nudge"), 'suppressed', 'what was queued meanwhile is not sent');

# The carrier says that a telephone has opted out: a STOP that follows gets no second confirmation.
my $other = '+12025550102';
control($gateway, 'fail', kind => 'status', status => 400, code => 21610, count => 1, to => $other);
$node->safe_psql('postgres', qq{SELECT minibot.send_message('$other', 'hello', '{"category": "reply"}')});
ok(wait_for($node, "SELECT source = 'provider' FROM minibot.opt_out WHERE phone = '$other'"), 'the provider\'s opt-out is noted');
says($other, 'STOP');
ok(wait_for($node, "SELECT decided_by = 'keyword' FROM minibot.message WHERE phone = '$other' AND direction = 'inbound'"), 'STOP arrives');
ok(wait_for($node, drained()), 'all is sent');
is(scalar(grep { $_->{to} eq $other } journal($gateway)), 0, 'and is not confirmed again');

is($node->safe_psql('postgres', 'SELECT count(*) - count(DISTINCT provider_message_id) FROM minibot.message WHERE direction = \'inbound\''),
	'0', 'however often the list is fetched, each text is taken once');

# What was said and reworded is in a dump, and comes back from it.
$node->safe_psql('postgres', q{UPDATE minibot.phrase SET body = 'Reworded: {{when}}' WHERE name = 'holding' AND language = 'en';
	SELECT minibot.receive_message('+12025550103', 'blorp zzz')});
my $dump = $node->basedir . '/dump';
$node->command_ok([ 'pg_dump', '--file', $dump, '--dbname', $node->connstr('postgres') ], 'pg_dump');
$node->safe_psql('postgres', 'CREATE DATABASE restored');
$node->command_ok([ 'psql', '-qX', '-v', 'ON_ERROR_STOP=1', '--file', $dump, '--dbname', $node->connstr('restored') ], 'is restored');
my $kept = q{SELECT md5(string_agg(t, '|' ORDER BY t)) FROM (
	SELECT p::text AS t FROM minibot.phrase AS p UNION ALL SELECT e::text FROM minibot.escalation AS e
	UNION ALL SELECT k::text FROM minibot.escalation_kind AS k UNION ALL SELECT s::text FROM minibot.staff AS s
	UNION ALL SELECT r::text FROM minibot.reason_words AS r UNION ALL SELECT q::text FROM minibot.question AS q
	UNION ALL SELECT message_id || body || decided_by || coalesce(escalation_id, 0) FROM minibot.message) AS kept};
is($node->safe_psql('restored', $kept), $node->safe_psql('postgres', $kept), 'and says the same');

$node->stop('fast');
done_testing();
