# What fails in the database stops itself only: an outcome that cannot be
# recorded, a claim that cannot be made.
use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

use Delivery;

my $node = new_server('database_faults');
$node->start;
my $gateway = start_gateway();
$node->safe_psql('postgres', 'CREATE EXTENSION minibot');
set_gateway($node, $gateway);

sub send_text
{
	my ($phone, $body) = @_;

	return $node->safe_psql('postgres', "SELECT minibot.send_message('$phone', '$body', '{\"category\": \"reply\"}')");
}

sub fail_on
{
	my ($event, $condition) = @_;

	$node->safe_psql('postgres', qq{
		CREATE OR REPLACE FUNCTION public.fail() RETURNS trigger LANGUAGE plpgsql AS
		\$\$ BEGIN IF $condition THEN RAISE 'poisoned'; END IF; RETURN NEW; END \$\$;
		CREATE TRIGGER fail BEFORE $event ON minibot.attempt FOR EACH ROW EXECUTE FUNCTION public.fail()});
	return;
}

sub mend { $node->safe_psql('postgres', 'DROP TRIGGER fail ON minibot.attempt'); return; }

# An outcome that cannot be recorded, among others.
fail_on('UPDATE', "NEW.error_code = '21614'");
control($gateway, 'fail', kind => 'status', status => 400, code => 21614, to => '+15553080001');
$node->safe_psql('postgres', q{SELECT minibot.send_message('+1555308000' || i, 'number ' || i, '{"category": "reply"}')
	FROM generate_series(1, 3) AS i});
my $done = q{SELECT count(*) = 2 FROM minibot.message WHERE body ~ '^number [23]' AND status IN ('sent', 'delivered')};
ok(wait_for($node, $done), 'the outcomes beside it are recorded');
my $id = send_text('+15553080004', 'the next');
ok(wait_for($node, "SELECT status IN ('sent', 'delivered') FROM minibot.message WHERE message_id = $id"), 'texts go on');
control($gateway, 'inbound', From => '+15553080005', To => $Delivery::OUR_PHONE, Body => 'are you there');
ok(wait_for($node, "SELECT count(*) = 1 FROM minibot.message WHERE phone = '+15553080005' AND direction = 'inbound'"),
	'families are heard');
ok($node->wait_for_log(qr/what became of message \d+ could not be recorded/), 'after a minute it is given up, and the log tells');
mend();
$node->safe_psql('postgres', "UPDATE minibot.message SET lease_until = minibot.clock() WHERE body = 'number 1'");
ok(wait_for($node, drained()), 'when its lease ends the provider is asked');
is(scalar(grep { $_->{body} eq 'number 1' } journal($gateway)), 1, 'and it is sent again, for the provider had refused it');

# A claim that cannot be made.
fail_on('INSERT', 'true');
$id = send_text('+15553080006', 'stuck');
my $offset = -s $node->logfile;
ok($node->wait_for_log(qr/poisoned/, $offset), 'no text can be claimed');
control($gateway, 'inbound', From => '+15553080007', To => $Delivery::OUR_PHONE, Body => $_) foreach 'help', 'STOP';
ok(wait_for($node, "SELECT count(*) = 2 FROM minibot.message WHERE phone = '+15553080007' AND direction = 'inbound'"),
	'families are heard all the same');
ok(wait_for($node, "SELECT count(*) = 1 FROM minibot.opt_out WHERE phone = '+15553080007'"), 'their STOP too');
mend();
ok(wait_for($node, drained()), 'mended, it goes on');
is(scalar(grep { $_->{body} eq 'stuck' } journal($gateway)), 1, 'and the text is sent once');

# A shorter interval holds as soon as it is set.
$node->safe_psql('postgres', "ALTER SYSTEM SET minibot.poll_interval = '10min'");
$node->reload;
# One poll follows the reload; after it the next would come in ten minutes.
sleep 2;
my $lists = stats($gateway)->{lists};
sleep 1;
is(stats($gateway)->{lists}, $lists, 'with a long interval nobody polls');
$node->safe_psql('postgres', "ALTER SYSTEM SET minibot.poll_interval = '200ms'");
$node->reload;
control($gateway, 'inbound', From => '+15553080008', To => $Delivery::OUR_PHONE, Body => 'are you there');
ok(wait_for($node, "SELECT count(*) = 1 FROM minibot.message WHERE phone = '+15553080008' AND direction = 'inbound'"),
	'a shorter one holds at once');

unlike(slurp_file($node->logfile), qr/PANIC|TRAP|was terminated by signal/, 'the worker never died');
$node->stop('fast');
done_testing();
