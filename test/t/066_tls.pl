# Nothing is said to a provider whose certificate is not good.
use strict;
use warnings;

use IPC::Run ();
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Time::HiRes qw(sleep);

use Delivery;

plan skip_all => 'openssl is not installed' if system('openssl version >/dev/null 2>&1') != 0;

my $dir = PostgreSQL::Test::Utils::tempdir();
append_to_file("$dir/ca.conf", <<"CONF");
[ca]
default_ca = this
[this]
database = $dir/index
new_certs_dir = $dir
rand_serial = yes
default_md = sha256
policy = any
unique_subject = no
[any]
commonName = supplied
[alt]
subjectAltName = IP:127.0.0.1
CONF
append_to_file("$dir/index", '');
system_or_bail('openssl', 'req', '-new', '-newkey', 'rsa:2048', '-nodes', '-keyout', "$dir/key", '-out', "$dir/request",
	'-subj', '/CN=127.0.0.1');

my %servers;
# Serve TLS with a certificate that ends at a date; returns its port.
sub serve
{
	my ($name, $end) = @_;
	my $port = PostgreSQL::Test::Cluster::get_free_port();

	system_or_bail('openssl', 'ca', '-batch', '-notext', '-selfsign', '-config', "$dir/ca.conf", '-extensions', 'alt',
		'-keyfile', "$dir/key", '-in', "$dir/request", '-out', "$dir/$name", '-startdate', '20200101000000Z', '-enddate', $end);
	$servers{$name} = IPC::Run::start([ 'openssl', 's_server', '-accept', "127.0.0.1:$port", '-key', "$dir/key",
			'-cert', "$dir/$name", '-www', '-quiet' ], '<', \undef, '>', "$dir/$name.log", '2>&1');
	for (1 .. 500)
	{
		last if IO::Socket::INET->new(PeerAddr => '127.0.0.1', PeerPort => $port);
		sleep 0.01;
	}
	return $port;
}
END { my $status = $?; $_->kill_kill(grace => 1) foreach values %servers; $? = $status; }

my $good = serve('good', '20990101000000Z');
my $expired = serve('expired', '20200102000000Z');
my $node = new_server('tls');
$node->start;
$node->safe_psql('postgres', 'CREATE EXTENSION minibot');
append_to_file("$dir/token", "secret\n");

# How the first attempt of a text through a server ends.
sub attempt
{
	my ($port, $more) = @_;

	$node->safe_psql('postgres', qq{SELECT minibot.set_provider('tls', 'twilio', '{"base_url": "https://127.0.0.1:$port",
		"account_sid": "AC12345", "auth_token_file": "$dir/token", "from": "+15552010100"$more}')});
	my $id = $node->safe_psql('postgres', q{SELECT minibot.send_message('+15553010101', 'hello', '{"category": "reply"}')});
	my $first = "FROM minibot.attempt WHERE message_id = $id AND attempt = 1";
	$node->poll_query_until('postgres', "SELECT outcome <> 'sending' $first");
	my $answer = $node->safe_psql('postgres', "SELECT CASE outcome WHEN 'unsent' THEN 'unsent' ELSE 'sent' END, error $first");
	$node->safe_psql('postgres', "UPDATE minibot.message SET status = 'canceled', check_at = NULL WHERE message_id = $id");
	return $answer;
}

like(attempt($good, ''), qr/^unsent\|.*certificate/i, 'a certificate nobody vouches for: nothing is sent');
like(attempt($expired, qq{, "ca_file": "$dir/expired"}), qr/^unsent\|.*certificate.*expired/i, 'an expired one: nothing is sent');
like(attempt($good, qq{, "ca_file": "$dir/expired"}), qr/^unsent\|.*certificate/i, 'one another authority vouches for: nothing is sent');
like(attempt($good, qq{, "ca_file": "$dir/good"}), qr/^sent\|/, 'one that ca_file vouches for: the request is sent');
like(attempt($expired, ', "verify_tls": false'), qr/^sent\|/, 'verify_tls = false, on this machine only: the request is sent');
$node->stop('fast');
done_testing();
