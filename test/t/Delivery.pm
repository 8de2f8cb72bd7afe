# Delivery.pm: what the delivery tests share: servers with the worker, the
# provider simulator, and comparing the two.
package Delivery;

use strict;
use warnings;

use Exporter 'import';
use File::Temp ();
use IO::Socket::INET;
use IPC::Run ();
use JSON::PP;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Time::HiRes qw(sleep time);

our @EXPORT = qw(new_server start_gateway stop_gateway control journal stats set_gateway wait_for queue_texts drained long_form);

our $ACCOUNT = 'AC00000000000000000000000000000001';
our $TOKEN = 'correct-horse-battery-staple';
our $OUR_PHONE = '+15552010100';

my @gateways;

# A server with the worker preloaded, in a hurry; more settings in @settings.
sub new_server
{
	my ($name, @settings) = @_;
	my $node = PostgreSQL::Test::Cluster->new($name);

	$node->init(allows_streaming => 1, extra => [ '--encoding=UTF8', '--locale=C.UTF-8' ]);
	$node->append_conf('postgresql.conf', join("\n",
		"shared_preload_libraries = 'minibot'",
		"minibot.poll_interval = '200ms'",
		"minibot.reconcile_after = '300ms'",
		"minibot.status_interval = '200ms'",
		"minibot.request_timeout = '2s'",
		"max_worker_processes = 16",
		@settings, ''));
	return $node;
}

# Start the simulator, with more options; one that was stopped again on its port and journal.
sub start_gateway
{
	my ($gateway, @more) = @_;

	$gateway //= { dir => File::Temp::tempdir(CLEANUP => 1), port => 0, more => \@more };
	my $port_file = "$gateway->{dir}/port";
	unlink $port_file;
	$gateway->{run} = IPC::Run::start(
		[   "$ENV{TESTDIR}/gateway/gateway", '--port', $gateway->{port}, '--port-file', $port_file,
			'--journal', "$gateway->{dir}/journal", '--account', $ACCOUNT, '--token', $TOKEN, @{ $gateway->{more} } ],
		'<', \undef, '>>', "$gateway->{dir}/log", '2>&1');
	for (1 .. 500)
	{
		last if -s $port_file;
		sleep 0.01;
	}
	$gateway->{port} = slurp_file($port_file);
	chomp $gateway->{port};
	push @gateways, $gateway unless grep { $_ == $gateway } @gateways;
	return $gateway;
}

# Kill a simulator: no connection ends in order.
sub stop_gateway
{
	my ($gateway) = @_;

	return unless $gateway->{run};
	$gateway->{run}->signal('KILL');
	$gateway->{run}->finish;
	delete $gateway->{run};
	return;
}

END
{
	my $status = $?;
	stop_gateway($_) foreach @gateways;
	$? = $status;
}

sub encode
{
	my ($text) = @_;

	utf8::encode($text) if utf8::is_utf8($text);
	$text =~ s/([^A-Za-z0-9._~-])/sprintf('%%%02X', ord $1)/ge;
	return $text;
}

# Say something to a simulator's control interface, as a form; returns the answer.
sub control
{
	my ($gateway, $what, %form) = @_;
	my $body = join '&', map { encode($_) . '=' . encode($form{$_}) } sort keys %form;
	my $method = $what =~ /^(journal|stats)$/ ? 'GET' : 'POST';
	my $socket = IO::Socket::INET->new(PeerAddr => '127.0.0.1', PeerPort => $gateway->{port}, Timeout => 10)
	  or die "no gateway: $!";

	print $socket "$method /control/$what HTTP/1.1\r\nHost: gateway\r\nConnection: close\r\n"
	  . 'Content-Length: ' . length($body) . "\r\n\r\n$body";
	my ($head, $answer) = ('', '');
	# The simulator keeps connections open: its length ends an answer.
	while (defined(my $line = <$socket>))
	{
		$head .= $line;
		last if $line eq "\r\n";
	}
	my ($length) = $head =~ /^Content-Length: *(\d+)/im;
	read $socket, $answer, $length // 0;
	die "gateway refused $what: $answer" unless $head =~ m{^HTTP/1.1 2};
	return $answer;
}

# What the simulator accepted, a hash each; read from its file, so that it need not run.
sub journal
{
	my ($gateway) = @_;

	return grep { $_->{direction} eq 'outbound-api' }
	  map { decode_json($_) } split /\n/, slurp_file("$gateway->{dir}/journal");
}

sub stats { return decode_json(control($_[0], 'stats')); }

# Have a database's texts go to a simulator.
sub set_gateway
{
	my ($node, $gateway, $database, $more) = @_;
	my $token_file = "$gateway->{dir}/token";

	append_to_file($token_file, "$TOKEN\n") unless -e $token_file;
	$more = $more ? ", $more" : '';
	$node->safe_psql($database // 'postgres', qq{
		SELECT minibot.set_provider('gateway', 'twilio', '{"base_url": "http://127.0.0.1:$gateway->{port}",
			"account_sid": "$ACCOUNT", "auth_token_file": "$token_file", "from": "$OUR_PHONE"$more}')});
	return;
}

# Wait until a query answers as expected; a failed wait shows what the messages look like.
sub wait_for
{
	my ($node, $query, $expected, $database) = @_;

	return 1 if $node->poll_query_until($database // 'postgres', $query, $expected // 't');
	diag($node->safe_psql($database // 'postgres',
			'SELECT message_id, status, attempts, check_at, not_before, error_code, error FROM minibot.message'
			  . " WHERE status NOT IN ('sent', 'delivered') LIMIT 10; SELECT * FROM minibot.worker_status"));
	return 0;
}

sub diag { Test::More::diag(@_); return; }

# Queue so many texts without going through send_message().
sub queue_texts
{
	my ($node, $count, $body, $database) = @_;

	return $node->safe_psql($database // 'postgres', qq{
		INSERT INTO minibot.message (direction, phone, body, category, priority, status, queued_at)
		SELECT 'outbound', '+1555' || to_char(3000000 + i, 'FM0000000'), '$body ' || i, 'reply', 1, 'queued', minibot.clock()
		FROM generate_series(1, $count) AS i});
}

# Is the long form asked for (FULL=1)?  Where it is not, the short run names what it skips.
sub long_form
{
	my ($what) = @_;

  SKIP:
	{
		Test::More::skip("FULL=1 runs $what", 1) unless $ENV{FULL};
		Test::More::pass("the long form: $what");
	}
	return $ENV{FULL};
}

# Nothing waits or is on its way.
sub drained { return q{SELECT NOT EXISTS (SELECT FROM minibot.message WHERE status IN ('queued', 'held', 'sending', 'unknown'))}; }

1;
