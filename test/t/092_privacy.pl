# 092_privacy.pl: no telephone and no word of a family in the server's log at
# its default levels, whatever goes wrong; no secret in a dump; purge() can be
# cancelled, and runs beside the worker.

use strict;
use warnings;

use FindBin;
use lib $FindBin::RealBin;
use Delivery;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Time::HiRes ();

# The levels a server has by default; the test framework's own are louder.
my $node = new_server('main', "log_statement = 'none'", "log_min_messages = 'warning'", "log_min_error_statement = 'error'",
	"log_error_verbosity = 'default'", "log_parameter_max_length_on_error = 0", "log_min_duration_statement = -1", "log_connections = off",
	"log_disconnections = off");
$node->start;
my $gateway = start_gateway();
$node->safe_psql('postgres', q{CREATE EXTENSION minibot;
	SELECT minibot.set_setting('district.name', 'Elm Schools');
	INSERT INTO minibot.staff (phone, name, on_call) VALUES ('+12025550171', 'Dean Diaz', true);
	INSERT INTO minibot.school (school_id, name) VALUES ('A', 'Acorn');
	INSERT INTO minibot.student (student_id, first_name) VALUES ('s1', 'Quetzalli');
	INSERT INTO minibot.enrollment (student_id, school_id, entry_date) VALUES ('s1', 'A', '2020-01-01');
	INSERT INTO minibot.contact (contact_id, first_name) VALUES ('c1', 'Xiomara');
	INSERT INTO minibot.contact_phone (contact_id, phone) VALUES ('c1', '+12025550101');
	INSERT INTO minibot.student_contact (student_id, contact_id) VALUES ('s1', 'c1');
	INSERT INTO minibot.intent (intent, escalation) VALUES ('need_food', 'barrier'), ('ask_hours', NULL);
	INSERT INTO minibot.utterance (intent, body) VALUES ('need_food', 'we are hungry at home'), ('need_food', 'there is no food'),
		('ask_hours', 'when do you open'), ('ask_hours', 'opening hours please');
	INSERT INTO minibot.answer (intent, body) VALUES ('ask_hours', '{{#students}}{{first_name}}: {{nonsense}}{{/students}}'), ('need_food', 'ok');
	SELECT minibot.train(0.5);
	UPDATE minibot.model SET threshold = 0});
set_gateway($node, $gateway);

my $family = '+12025550101';
my @phones = ($family, '+12025550171', '+12025550102', '2025550', '12025');
my @words = qw(555-0101 zanahoria hungry Quetzalli Xiomara pineapple kumquat);

sub says { my ($from, $body) = @_; control($gateway, 'inbound', From => $from, To => $Delivery::OUR_PHONE, Body => $body); return; }
sub settled
{
	my ($count) = @_;
	return $node->poll_query_until('postgres', qq{SELECT count(*) >= $count FROM minibot.message WHERE direction = 'inbound'});
}

# A conversation, and everything that may go wrong in one
says($family, 'we are hungry at home, zanahoria');
says($family, 'when do you open, pineapple');
says($family, 'i want to kill myself kumquat');
says('+12025550102', 'no idea what kumquat this is');
ok(settled(4), 'a conversation was had');
# phrases that cannot be said, a staff telephone that is none, an answer that cannot be filled
$node->safe_psql('postgres', q{
	UPDATE minibot.phrase SET body = '{{nonsense}} {{words.x}}' WHERE name IN ('holding', 'crisis', 'staff.new', 'staff.more');
	ALTER TABLE minibot.staff DROP CONSTRAINT staff_phone_check;
	INSERT INTO minibot.staff (phone, name, on_call) VALUES ('12025', 'Nobody', true)});
says($family, 'now what, pineapple');
says('+12025550102', 'another kumquat');
says($family, 'i want to kill myself, again kumquat');
ok(settled(7), 'texts are taken though nothing can be said');
# tables that refuse what the conversation writes, with the row in their error's detail
$node->safe_psql('postgres', q{ALTER TABLE minibot.message ADD CONSTRAINT no_juice CHECK (body !~ 'pineapple juice'),
	ADD CONSTRAINT no_answer CHECK (body !~ '\mok\M')});
says('+12025550103', 'there is no food');
says($family, 'pineapple juice');
ok($node->poll_query_until('postgres', q{SELECT count(*) = 1 FROM minibot.inbound_failure WHERE tries > 1}), 'a text that cannot be taken is kept');
ok($node->poll_query_until('postgres', q{SELECT count(*) = 1 FROM minibot.message WHERE phone = '+12025550103' AND error ~ 'no_answer'}),
	'one that cannot be answered is, with its error');
$node->safe_psql('postgres', 'ALTER TABLE minibot.message DROP CONSTRAINT no_juice, DROP CONSTRAINT no_answer');
# what was queued goes out
$node->safe_psql('postgres', q{SELECT minibot.send_message('+12025550102', 'refused kumquat', '{"category": "reply"}')});
ok($node->poll_query_until('postgres', q{SELECT count(*) = 0 FROM minibot.message WHERE status IN ('queued', 'sending')}), 'all was sent');
# errors that users get: what they name, apart from their own statement
foreach my $statement (
	q{SELECT minibot.send_message('12025', 'zanahoria')},
	q{SELECT minibot.send_message('+12025550102', repeat('zanahoria ', 1000))},
	q{SELECT minibot.send_message('+12025550102', 'zanahoria', '{"time_zone": "Nowhere"}')},
	q{DELETE FROM minibot.contact_phone; SELECT minibot.answer_escalation(min(escalation_id), 'zanahoria') FROM minibot.escalation WHERE contact_id = 'c1' AND closed_at IS NULL},
	q{SELECT minibot.receive_message(NULL, 'zanahoria')},
	q{SELECT minibot.answer_escalation(-1, 'zanahoria')},
	q{SELECT minibot.opt_out_phone('12025', 'staff')},
	q{SELECT minibot.opt_out_phone('555-0101', 'staff')},
	q{SELECT minibot.opt_out_phone(NULL, 'staff')},
	q{PREPARE p AS SELECT minibot.opt_out_phone($1, 'zanahoria'); EXECUTE p ('12025')},
	q{SELECT * FROM minibot.forget_contact('nobody')})
{
	my ($code, undef, $stderr) = $node->psql('postgres', "BEGIN; SET LOCAL log_min_error_statement = panic; $statement");
	like($stderr, qr/ERROR/, "an error: $statement");
	$stderr =~ s/^LINE.*\n.*\n//mg;
	unlike($stderr, qr/zanahoria|12025|555-0101/, 'which tells neither telephone nor words');
}

is($node->safe_psql('postgres', q{SELECT minibot.opt_out_phone('+12025550199', NULL), minibot.opt_in_phone('+12025550199', NULL)}), 't|t',
	'nor does an opt-out without a source fail with the row in its detail');

my $log = slurp_file($node->logfile);
like($log, qr/could not answer message \d+/, 'the log tells that something went wrong');
like($log, qr/inbound text \w+ was not taken/, 'and which text was not taken');
foreach my $word (@phones, @words)
{
	my @lines = grep { /\Q$word\E/ } split /\n/, $log;

	is("@lines[0 .. ($#lines > 2 ? 2 : $#lines)]", '', "\"$word\" is not in the log");
}
unlike($log, qr/\Q$Delivery::TOKEN\E/, 'nor is the secret');
my $dump = PostgreSQL::Test::Utils::tempdir() . '/dump.sql';
$node->command_ok([ 'pg_dump', '-f', $dump, $node->connstr('postgres') ], 'pg_dump');
unlike(slurp_file($dump), qr/\Q$Delivery::TOKEN\E/, 'the secret is in no dump');
unlike($node->safe_psql('postgres', 'SELECT * FROM minibot.privacy_report()'), qr/\+12025550/, 'nor a telephone in the report');

# Purging years of texts beside the worker; cancelled, it leaves everything as it was
$node->safe_psql('postgres', q{
	INSERT INTO minibot.message (direction, phone, body, category, status, queued_at)
	SELECT 'outbound', '+1202556' || lpad((i % 10000)::text, 4, '0'), 'old', 'nudge', 'delivered', '2015-01-01'::timestamptz + i * interval '1 minute'
	FROM generate_series(1, 60000) AS i});
my $cancelled = $node->psql('postgres', q{SET statement_timeout = '50ms'; SELECT * FROM minibot.purge(at_most => 60000)});
isnt($cancelled, 0, 'a purge can be cancelled');
is($node->safe_psql('postgres', q{SELECT count(*) FROM minibot.message WHERE body = 'old'}), '60000', 'and has then done nothing');
my $started = Time::HiRes::time();
is($node->safe_psql('postgres', q{SELECT rows FROM minibot.purge(at_most => 50000) WHERE kind = 'message'}), '50000', 'as many as it was told');
note sprintf 'purged 50,000 texts in %.1f s', Time::HiRes::time() - $started;
$node->safe_psql('postgres', q{SELECT minibot.send_message('+12025550102', 'after', '{"category": "reply"}')});
is($node->safe_psql('postgres', q{SELECT rows FROM minibot.purge() WHERE kind = 'message'}), '10000', 'and the rest');
ok($node->poll_query_until('postgres', q{SELECT status IN ('sent', 'delivered') FROM minibot.message WHERE body = 'after'}), 'the worker goes on');

$node->stop;
done_testing();
