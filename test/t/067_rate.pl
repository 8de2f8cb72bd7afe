# internal: delivery_health
# Rates are kept on the wire: nudges wait for their sender's tokens, replies
# for no more than one request, and a family always sees the same number.
use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Time::HiRes qw(sleep time);

use Delivery;

my $nudges = long_form('100,000 nudges in line') ? 100_000 : 20_000;
my ($first, $second) = ('+15552010100', '+15552010102');

my $node = new_server('rate', 'minibot.max_in_flight = 1', "minibot.status_interval = '1h'");
$node->start;
my $gateway = start_gateway(undef, '--delay-ms', 20);
$node->safe_psql('postgres', q{CREATE EXTENSION minibot;
	UPDATE minibot.setting SET value = '00:00' WHERE name IN ('quiet_hours.start', 'quiet_hours.end')});
set_gateway($node, $gateway);

sub query { return $node->safe_psql('postgres', $_[0]); }

# Queue a reply to a phone; returns its body and the moment it was queued, microseconds.
my $replies = 0;
sub reply
{
	my ($phone) = @_;
	my $body = 'reply ' . ++$replies;

	return ($body, query("SELECT (extract(epoch FROM clock_timestamp()) * 1e6)::bigint
		FROM minibot.send_message('$phone', '$body', '{\"category\": \"reply\"}')"));
}

# Wait until a text has arrived; returns it and how many nudges of its number came between a moment and it.
sub arrival
{
	my ($body, $since) = @_;

	for (1 .. 1000)
	{
		my @journal = journal($gateway);
		my ($text) = grep { $_->{body} eq $body } @journal;

		return ($text, scalar grep { $_->{body} =~ /^nudge/ && $_->{from} eq $text->{from}
			  && $_->{at_us} > $since && $_->{at_us} < $text->{at_us} } @journal) if $text;
		sleep 0.01;
	}
	die "\"$body\" did not arrive";
}

sub queue_nudges
{
	my ($from, $to, $what) = @_;

	return query(qq{
		INSERT INTO minibot.message (direction, phone, body, category, priority, status, queued_at, segments)
		SELECT 'outbound', '+1555' || to_char(3000000 + i, 'FM0000000'), '$what ' || i, 'nudge', 5, 'queued', minibot.clock(), 1
		FROM generate_series($from, $to) AS i});
}

# One request at a time, no rate: the worst case for a reply.
queue_nudges(1, $nudges, 'nudge');
my @between = map { (arrival(reply('+15554010001')))[1] } 1 .. 5;
cmp_ok((sort { $b <=> $a } @between)[0], '<=', 1, "a reply waits for no more than one of $nudges nudges (@between)");

# Two numbers at 5 segments a second.
sub numbers
{
	my (@options) = @_;
	my $from = join ', ', map { qq({"phone": "$_", @options}) } $first, $second;

	query(qq{SELECT minibot.set_provider('gateway', 'twilio', '{"base_url": "http://127.0.0.1:$gateway->{port}",
		"account_sid": "$Delivery::ACCOUNT", "auth_token_file": "$gateway->{dir}/token", "from": [$from]}')});
	return;
}
numbers('"segments_per_second": 5');
query('ALTER SYSTEM SET minibot.max_in_flight = 100');
query('SELECT pg_reload_conf()');
my $parking = time();
ok(wait_for($node, q{SELECT NOT EXISTS (SELECT FROM minibot.message WHERE status = 'queued')}), 'the nudges stand in line');
note(sprintf '%.1f s until %d nudges stood in line', time() - $parking, $nudges);

# What each number sent in so many seconds from now.
sub throughput
{
	my ($seconds) = @_;
	my $from = time() * 1e6;
	my %sent = ($first => 0, $second => 0);

	sleep $seconds;
	foreach (journal($gateway))
	{
		$sent{ $_->{from} }++ if $_->{at_us} >= $from && $_->{at_us} < $from + $seconds * 1e6;
	}
	return %sent;
}
my %sent = throughput(8);
foreach my $number ($first, $second)
{
	cmp_ok(abs($sent{$number} - 40), '<=', 6, "$number sends 5 segments a second ($sent{$number} in 8 s)");
}

# Replies overdraw, and the nudges pay for them.
my @log = journal($gateway);
my ($known) = grep { $_->{from} eq $first && $_->{body} =~ /^nudge/ } reverse @log;
my $started = time() * 1e6;
my @waits;
@between = ();
foreach (1 .. 20)
{
	my ($body, $since) = reply($known->{to});
	my ($text, $nudges_before) = arrival($body, $since);

	push @between, $nudges_before;
	push @waits, ($text->{at_us} - $since) / 1000;
	is($text->{from}, $first, 'from the number the family knows') if $_ == 1;
}
cmp_ok((sort { $b <=> $a } @between)[0], '<=', 1, "with $nudges in line, a reply waits for no more than one (@between)");
cmp_ok((sort { $a <=> $b } @waits)[10], '<', 100, sprintf 'and for no token (median %.1f ms)', (sort { $a <=> $b } @waits)[10]);
sleep 0.01 while time() * 1e6 < $started + 8e6;
my $paid = grep { $_->{from} eq $first && $_->{at_us} >= $started && $_->{at_us} < $started + 8e6 } journal($gateway);
cmp_ok(abs($paid - 40), '<=', 6, "replies and nudges together keep the rate ($paid in 8 s, 20 of them replies)");

# A restart is no fresh bucket.
$node->restart;
my $restarted = time() * 1e6;
sleep 3;
foreach my $number ($first, $second)
{
	my $burst = grep { $_->{from} eq $number && $_->{at_us} >= $restarted - 1e6 } journal($gateway);
	cmp_ok($burst, '<=', 4 * 5 * 1.15 + 5, "$number does not burst after a restart ($burst)");
}
like(query('SELECT state, waiting > 1000, waiting_until > clock_timestamp() + interval \'10min\' FROM minibot.sender_status'),
	qr/^(busy\|t\|t\n?){2}$/, 'sender_status tells what waits, and how long');

# A faster rate is used at once.
query("SELECT minibot.set_sender_rate('$first', 100)");
sleep 1;	# the full bucket of the new rate
%sent = throughput(4);
cmp_ok(abs($sent{$first} - 400), '<=', 60, "$first at 100 a second ($sent{$first} in 4 s)");
cmp_ok(abs($sent{$second} - 20), '<=', 4, "while $second keeps its rate ($sent{$second} in 4 s)");

# What was in line is called off; the line is empty at once.
query("UPDATE minibot.message SET status = 'canceled' WHERE status = 'held'");
is(query('SELECT sum(waiting) FROM minibot.sender_status'), '0', 'nothing waits');
ok(wait_for($node, drained()), 'and all that was taken has gone');

# Stickiness: a second nudge comes from the number of the first; of a paused number, from the other.
query("SELECT minibot.set_sender_rate('$_', 0, 0)") foreach $first, $second;
my %number = map { $_->{to} => $_->{from} } grep { $_->{body} =~ /^nudge/ } journal($gateway);
my %families;
push @{ $families{ $number{$_} } }, $_ foreach sort keys %number;
my @families = (@{ $families{$first} }[ -40 .. -1 ], @{ $families{$second} }[ -40 .. -1 ]);
sub write_again
{
	my ($what) = @_;
	my $phones = join ',', map { "('$_')" } @families;

	query(qq{INSERT INTO minibot.message (direction, phone, body, category, priority, status, queued_at, segments)
		SELECT 'outbound', phone, '$what', 'nudge', 5, 'queued', minibot.clock(), 1 FROM (VALUES $phones) AS f (phone)});
	ok(wait_for($node, drained()), "$what: sent");
	return map { $_->{to} => $_->{from} } grep { $_->{body} eq $what } journal($gateway);
}
my %again = write_again('second');
is(scalar(grep { $again{$_} eq $number{$_} } @families), 80, 'every family sees its number again');
query("SELECT minibot.pause_sender('$second')");
%again = write_again('third');
is(scalar(grep { $again{$_} eq $first } @families), 80, 'a paused number: its families are texted from the other');
query("SELECT minibot.resume_sender('$second')");
%again = write_again('fourth');
is(scalar(grep { $again{$_} eq $first } @families), 80, 'and stay there');

# Families write to either number, and are answered from it.
control($gateway, 'inbound', From => '+15555010001', To => $first, Body => 'HELP');
control($gateway, 'inbound', From => '+15555010002', To => $second, Body => 'HELP');
ok(wait_for($node, q{SELECT count(*) = 2 FROM minibot.message WHERE category = 'keyword' AND status = 'sent'}),
	'texts to both numbers are fetched and answered');
is_deeply({ map { $_->{to} => $_->{from} } grep { $_->{to} =~ /^\+1555501/ } journal($gateway) },
	{ '+15555010001' => $first, '+15555010002' => $second }, 'each from the number the family wrote to');

# The day's segments.
query("SELECT minibot.set_sender_rate('$_', 0, 10); UPDATE minibot.sender SET day_segments = 0") foreach $first, $second;
queue_nudges(1, 100, 'capped');
ok(wait_for($node, q{SELECT count(*) = 82 FROM minibot.message WHERE body LIKE 'capped %' AND status = 'held' AND waits_for IS NOT NULL}),
	'nudges get 90 % of the day, the others are held');
my ($text) = arrival(reply($known->{to}));
is($text->{from}, $first, 'a reply goes all the same');
like(query('SELECT problem, detail, hint FROM minibot_internal.delivery_health()'),
	qr/a sender has used up its day\|\d+ texts of \d+ segments wait for \+1555201010\d since .*, until about .*set_sender_rate/,
	'health tells since when, until when, and what to do');
is(scalar(grep { $_->{body} =~ /^capped/ } journal($gateway)), 18, '9 of each number');

unlike(slurp_file($node->logfile), qr/PANIC|TRAP|was terminated by signal|ERROR/, 'no error in the log');
$node->stop('fast');
done_testing();
