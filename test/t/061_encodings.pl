# Databases of other encodings than UTF-8: texts go out and come in with their
# characters; one that an encoding lacks is a question mark and stops nothing.
use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

use Delivery;

my $node = new_server('encodings');
$node->start;
my $gateway = start_gateway();

# The simulator's bodies, as characters.
sub body_to { my ($phone) = @_; return join '|', map { $_->{body} } grep { $_->{to} eq $phone } journal($gateway); }

my $number = 15553070000;
foreach my $encoding ('LATIN1', 'WIN1252', 'SQL_ASCII')
{
	my $database = lc $encoding;
	my $phone = '+' . $number++;
	my $family = '+' . $number++;
	# How the database keeps "é"
	my $e = $encoding eq 'SQL_ASCII' ? "chr(195) || chr(169)" : 'chr(233)';

	control($gateway, 'reset');
	$node->safe_psql('postgres', "CREATE DATABASE $database ENCODING '$encoding' LOCALE 'C' TEMPLATE template0");
	# A sandbox's text passes through the same hands.
	$node->safe_psql($database, "CREATE EXTENSION minibot; SELECT minibot.send_message('$phone', 'caf' || $e, '{\"category\": \"reply\"}')");
	ok(wait_for($node, drained(), 't', $database), "$encoding: the sandbox takes a text");
	set_gateway($node, $gateway, $database);
	$node->safe_psql($database, "SELECT minibot.send_message('$phone', 'caf' || $e || '!', '{\"category\": \"reply\"}')");
	ok(wait_for($node, drained(), 't', $database), "$encoding: a text is sent");
	is(body_to($phone), "caf\x{e9}!", "$encoding: with its characters");
	my $expected = $encoding eq 'SQL_ASCII' ? "string_agg(body, '') = 'caf' || $e || ' ' || chr(240) || chr(159) || chr(152) || chr(128)"
		: "string_agg(body, '') = 'caf' || $e || ' ?'";
	control($gateway, 'inbound', From => $family, To => $Delivery::OUR_PHONE, Body => "caf\x{e9} \x{1F600}");
	ok(wait_for($node, "SELECT $expected FROM minibot.message WHERE phone = '$family' AND direction = 'inbound'", 't', $database),
		"$encoding: a family's text comes in");
	next unless $encoding eq 'SQL_ASCII';
	# Nobody has looked whether these bytes are UTF-8.
	$node->safe_psql($database, "INSERT INTO minibot.message (direction, phone, body, category, priority, status, queued_at)
		VALUES ('outbound', '$phone', 'a' || chr(233) || chr(128) || 'b', 'reply', 1, 'queued', minibot.clock()),
			('outbound', '$phone', 'the next', 'reply', 1, 'queued', minibot.clock())");
	ok(wait_for($node, drained(), 't', $database), "$encoding: a text of no known encoding stops nothing");
	is(body_to($phone), "caf\x{e9}!|a??b|the next", "$encoding: what is none is a question mark");
}

my $log = slurp_file($node->logfile);
unlike($log, qr/cannot perform encoding conversion|invalid byte sequence|was terminated by signal/, 'no conversion failed');
$node->stop('fast');
done_testing();
