# internal: error_class
# Every kind of provider, end to end: the worker sends, learns what became of
# it, takes what families wrote; faults are told apart; what nobody answered
# for is settled by a callback and never sent twice.
use strict;
use warnings;

use Digest::SHA qw(hmac_sha1_base64 hmac_sha256_base64 hmac_sha256_hex);
use JSON::PP;
use MIME::Base64;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

use Delivery;

my $key = 'signature-secret';
my $has_openssl = system('command -v openssl >/dev/null 2>&1') == 0;
my $node = new_server('providers');
$node->start;
$node->safe_psql('postgres', 'CREATE EXTENSION minibot');

# A signature in base64 with the padding that Digest::SHA leaves out.
sub padded { return $_[0] . '=' x (-length($_[0]) % 4); }

sub write_file
{
	my ($name, $content) = @_;
	my $path = $node->basedir . "/$name";

	unlink $path;
	append_to_file($path, $content);
	return $path;
}

my $private_key = $node->basedir . '/ed25519.pem';
my $public_key = '';
if ($has_openssl)
{
	system("openssl genpkey -algorithm ed25519 -out '$private_key' 2>/dev/null");
	# The last 32 bytes of the key's DER are the key itself.
	$public_key = encode_base64(substr(`openssl pkey -in '$private_key' -pubout -outform DER`, -32), '');
}
my $token_file = write_file('token', "$Delivery::TOKEN\n");
my %key_file = (telnyx => write_file('telnyx_key', "$public_key\n"), vonage => write_file('vonage_key', "$key\n"),
	bandwidth => write_file('bandwidth_key', "callback:$key\n"));

# An Ed25519 signature.
sub ed25519
{
	my ($signed) = @_;
	my $in = write_file('signed', $signed);

	return encode_base64(`openssl pkeyutl -sign -rawin -inkey '$private_key' -in '$in'`, '');
}

sub encode
{
	my ($text) = @_;

	utf8::encode($text) if utf8::is_utf8($text);
	$text =~ s/([^A-Za-z0-9._~-])/sprintf('%%%02X', ord $1)/ge;
	return $text;
}

sub form { my %p = @_; return join '&', map { encode($_) . '=' . encode($p{$_}) } sort keys %p; }
sub joined { my ($between, $after, %p) = @_; return join $after, map { "$_$between$p{$_}" } sort keys %p; }

# What each provider calls things, and how it signs.  status: ours in its words.
my %kinds = (
	twilio => {
		options => qq{"account_sid": "$Delivery::ACCOUNT", "status_callback": "https://sms.example.org/status"},
		bad_number => 21211, throttled => 20429,
		inbound => sub { my ($id, $from, $body) = @_; return (MessageSid => $id, From => $from, To => $Delivery::OUR_PHONE, Body => $body) },
		status => sub { my ($id, $to, $m) = @_; return (MessageSid => $id, From => $Delivery::OUR_PHONE, To => $to, MessageStatus => 'delivered') },
		sign => sub {
			my ($url, %p) = @_;
			return (form(%p), { 'X-Twilio-Signature' => padded(hmac_sha1_base64($url . joined('', '', %p), $Delivery::TOKEN)) });
		},
	},
	telnyx => {
		options => qq{"messaging_profile_id": "0000-1111", "webhook_key_file": "$key_file{telnyx}",
			"status_callback": "https://sms.example.org/status"},
		bad_number => 40310, throttled => 10011,
		inbound => sub {
			my ($id, $from, $body) = @_;
			return (data => { event_type => 'message.received', payload => { id => $id, direction => 'inbound', text => $body,
				from => { phone_number => $from }, to => [ { phone_number => $Delivery::OUR_PHONE } ], received_at => '2026-03-09T16:00:00.000+00:00' } });
		},
		status => sub {
			my ($id, $to) = @_;
			return (data => { event_type => 'message.finalized', payload => { id => $id, direction => 'outbound', errors => [],
				from => { phone_number => $Delivery::OUR_PHONE }, to => [ { phone_number => $to, status => 'delivered' } ] } });
		},
		sign => sub {
			my ($url, %p) = @_;
			my $body = encode_json(\%p);
			return ($body, { 'Telnyx-Signature-Ed25519' => ed25519("1773072000|$body"), 'telnyx-timestamp' => '1773072000' });
		},
		skip => !$has_openssl,
	},
	plivo => {
		options => qq{"auth_id": "$Delivery::ACCOUNT", "status_callback": "https://sms.example.org/status"},
		bad_number => 50, throttled => 0,
		inbound => sub { my ($id, $from, $body) = @_; return (MessageUUID => $id, From => substr($from, 1), To => substr($Delivery::OUR_PHONE, 1), Text => $body, Type => 'sms') },
		status => sub { my ($id, $to) = @_; return (MessageUUID => $id, ParentMessageUUID => $id, From => substr($Delivery::OUR_PHONE, 1), To => substr($to, 1), Status => 'delivered', ErrorCode => '000') },
		sign => sub {
			my ($url, %p) = @_;
			my $signed = $url . ($url =~ /\?/ ? '.' : '?') . joined('', '', %p) . '.12345';
			return (form(%p), { 'X-Plivo-Signature-V3' => padded(hmac_sha256_base64($signed, $Delivery::TOKEN)) . ',other', 'X-Plivo-Signature-V3-Nonce' => '12345' });
		},
	},
	vonage => {
		options => qq{"api_key": "$Delivery::ACCOUNT", "webhook_key_file": "$key_file{vonage}",
			"status_callback": "https://sms.example.org/status"},
		bad_number => 6, throttled => 1, never_asked => 1,
		inbound => sub { my ($id, $from, $body) = @_; return (messageId => $id, msisdn => substr($from, 1), to => substr($Delivery::OUR_PHONE, 1), text => $body, type => 'text', 'message-timestamp' => '2026-03-09 16:00:00') },
		status => sub { my ($id, $to, $m) = @_; return (messageId => $id, msisdn => substr($to, 1), to => substr($Delivery::OUR_PHONE, 1), status => 'delivered', 'err-code' => '0', 'client-ref' => $m->{reference} // '') },
		sign => sub {
			my ($url, %p) = @_;
			my %plain = map { my $v = $p{$_}; utf8::encode($v); $v =~ tr/&=/__/; ($_ => $v) } keys %p;
			return (form(%p, sig => uc hmac_sha256_hex('&' . joined('=', '&', %plain), $key)), {});
		},
	},
	bandwidth => {
		options => qq{"account_id": "5500", "username": "$Delivery::ACCOUNT", "application_id": "93de2206-9669",
			"webhook_key_file": "$key_file{bandwidth}"},
		bad_number => 1, throttled => 0,
		inbound => sub {
			my ($id, $from, $body) = @_;
			return [ { type => 'message-received', time => '2026-03-09T16:00:00Z', to => $Delivery::OUR_PHONE, description => 'Incoming message received',
				message => { id => $id, from => $from, to => [$Delivery::OUR_PHONE], text => $body, direction => 'in' } } ];
		},
		status => sub {
			my ($id, $to, $m) = @_;
			return [ { type => 'message-sending', to => $to, message => { id => 'another', tag => '1-1' } },
				{ type => 'message-delivered', time => '2026-03-09T16:00:00Z', to => $to, message => { id => $id, tag => $m->{reference}, from => $Delivery::OUR_PHONE } } ];
		},
		sign => sub { my ($url, $events) = @_; return (encode_json($events), { Authorization => 'Basic ' . encode_base64("callback:$key", '') }) },
	});

# Hand a provider's request over, as a web gateway does; returns what went wrong, or ''.
sub webhook
{
	my ($kind, $url, $body, $headers) = @_;
	my $json = encode_json($headers);

	utf8::decode($body) unless utf8::is_utf8($body);
	my (undef, undef, $error) = $node->psql('postgres',
		qq{\\encoding UTF8\nSELECT minibot.provider_webhook('$kind', '$url', '$json', \$body\$$body\$body\$)});
	return $error =~ /ERROR:\s*(.*)/ ? $1 : '';
}

# The simulator's texts to a phone.
sub sent_to { my ($gateway, $phone) = @_; return grep { $_->{to} eq $phone } journal($gateway); }

sub send_text
{
	my ($phone, $body) = @_;

	return $node->safe_psql('postgres', "\\encoding UTF8\nSELECT minibot.send_message('$phone', \$b\$$body\$b\$, jsonb_build_object('category', 'reply',"
		  . " 'not_after', minibot.clock() + interval '1 hour'))");
}

sub status_is
{
	my ($id, $status, $name) = @_;

	return ok(wait_for($node, "SELECT status = '$status' FROM minibot.message WHERE message_id = $id"), $name);
}

my $awkward = qq{"Hi" \\ & = + % 100\$ <b>\ttab\nline é ñ ’ 😀 \x{7f}};
utf8::decode($awkward) unless utf8::is_utf8($awkward);

foreach my $kind (sort keys %kinds)
{
	my $k = $kinds{$kind};
	my $gateway = start_gateway();

	$node->safe_psql('postgres', qq{SELECT minibot.set_provider('$kind', '$kind', '{"base_url": "http://127.0.0.1:$gateway->{port}",
		"auth_token_file": "$token_file", "from": "$Delivery::OUR_PHONE", $k->{options}}')});

	# Out, with every kind of character, and delivered.
	my $id = send_text('+15553010101', $awkward);
	ok(wait_for($node, "SELECT status IN ('sent', 'delivered') FROM minibot.message WHERE message_id = $id"), "$kind: a text is sent");
	my @sent = sent_to($gateway, '+15553010101');
	is(scalar @sent, 1, "$kind: once");
	is($sent[0]{body}, $awkward, "$kind: with its words");
	is($sent[0]{from}, $Delivery::OUR_PHONE, "$kind: from our phone");
	is($node->safe_psql('postgres', "SELECT provider_message_id FROM minibot.message WHERE message_id = $id"), $sent[0]{sid}, "$kind: its id is known");
	is($sent[0]{service}, 'unicode', "$kind: as Unicode") if $kind eq 'vonage';
	control($gateway, 'progress', status => 'delivered') unless $k->{never_asked};
	if ($k->{never_asked})
	{
		my ($body, $headers) = $k->{sign}->('https://sms.example.org/status', $k->{status}->($sent[0]{sid}, '+15553010101', $sent[0]));
		is(webhook($kind, 'https://sms.example.org/status', $body, $headers), '', "$kind: a receipt is taken");
	}
	status_is($id, 'delivered', "$kind: it is delivered");

	# In: once, and only what is signed.
  SKIP:
	{
		skip "$kind: openssl is not installed", 7 if $k->{skip};
		my $url = 'https://sms.example.org/in?x=1';
		my $inbound = "¿Cómo está? = & 😀 $kind";
		utf8::decode($inbound) unless utf8::is_utf8($inbound);
		my @parameters = $k->{inbound}->("IN-$kind", '+15553010102', $inbound);
		@parameters = map { my $p = $_; utf8::encode($p) if !ref $p && $kind =~ /twilio|plivo/; $p } @parameters;
		my ($body, $headers) = $k->{sign}->($url, @parameters);

		is(webhook($kind, $url, $body, $headers), '', "$kind: an inbound text is taken");
		is(webhook($kind, $url, $body, $headers), '', "$kind: and again");
		is($node->safe_psql('postgres', "SELECT phone, our_phone, body FROM minibot.message WHERE provider_message_id = 'IN-$kind'"),
			do { my $row = "+15553010102|$Delivery::OUR_PHONE|$inbound"; utf8::encode($row); $row }, "$kind: it is there once, with its words");
		# Bandwidth proves itself by a password, whatever the body.
		like(webhook($kind, $url, $body =~ s/3010102/3010103/r, $headers), qr/no right signature/, "$kind: a changed one is refused")
		  unless $kind eq 'bandwidth';
		like(webhook($kind, $url, $body =~ s/sig=/sigg=/r, {}), qr/no right signature/, "$kind: one without a signature is refused");
		like(webhook($kind, $url, '', $headers), qr/no right signature/, "$kind: an empty one is refused") unless $kind eq 'bandwidth';

		# The answer is lost: a callback with our reference settles it, and it is not sent again.
		control($gateway, 'fail', kind => 'reset_after', to => '+15553010110');
		$id = send_text('+15553010110', "lost answer $kind");
		if ($kind ne 'twilio')
		{
			status_is($id, 'unknown', "$kind: nobody knows what became of it");
			my $due = $node->safe_psql('postgres', "SELECT check_at FROM minibot.message WHERE message_id = $id");
			ok(wait_for($node, "SELECT status = 'unknown' AND check_at > '$due' FROM minibot.message WHERE message_id = $id"),
				"$kind: it is looked at, and waits");
			my ($lost) = sent_to($gateway, '+15553010110');
			my $to = $lost->{callback} // 'https://sms.example.org/status';
			($body, $headers) = $k->{sign}->($to, $k->{status}->($lost->{sid}, '+15553010110', $lost));
			is(webhook($kind, $to, $body, $headers), '', "$kind: the callback is taken");
		}
		ok(wait_for($node, "SELECT status IN ('sent', 'delivered') FROM minibot.message WHERE message_id = $id"), "$kind: now it is known");
		is($node->safe_psql('postgres', "SELECT outcome FROM minibot.attempt WHERE message_id = $id"), 'adopted', "$kind: it was adopted");
		is(scalar(() = sent_to($gateway, '+15553010110')), 1, "$kind: and sent once");
	}

	# Nothing reached the provider: a person says so, and it is sent.
	if ($kind ne 'twilio')
	{
		control($gateway, 'fail', kind => 'reset_before', to => '+15553010111');
		$id = send_text('+15553010111', "never came $kind");
		status_is($id, 'unknown', "$kind: of a text that never came nobody knows either");
		$node->safe_psql('postgres', "SELECT minibot.settle_unknown($id, false)");
		ok(wait_for($node, "SELECT status = 'sent' FROM minibot.message WHERE message_id = $id"), "$kind: a person may say so");
		is(scalar(() = sent_to($gateway, '+15553010111')), 1, "$kind: then it is sent");
	}

	# What errors mean.
	control($gateway, 'fail', kind => 'status', status => 429, code => $k->{throttled}, retry_after => 1, to => '+15553010120');
	$id = send_text('+15553010120', "throttled $kind");
	ok(wait_for($node, "SELECT status IN ('sent', 'delivered') AND attempts = 2 FROM minibot.message WHERE message_id = $id"), "$kind: a throttled text goes out later");
	control($gateway, 'fail', kind => 'status', status => 400, code => $k->{bad_number}, to => '+15553010121');
	$id = send_text('+15553010121', "bad number $kind");
	status_is($id, 'failed', "$kind: a bad number fails");
	is($node->safe_psql('postgres', qq{SELECT c.class FROM minibot.attempt AS a CROSS JOIN minibot_internal.error_class('$kind', a.http_status, a.error_code) AS c
		WHERE a.message_id = $id}), 'bad_number', "$kind: and is known for one");
	control($gateway, 'fail', kind => 'rubbish', to => '+15553010122');
	$id = send_text('+15553010122', "rubbish $kind");
	ok(wait_for($node, "SELECT outcome IN ('unknown', 'adopted') FROM minibot.attempt WHERE message_id = $id"), "$kind: an answer that is none is no acceptance");
	write_file('token', "wrong\n");
	$node->safe_psql('postgres', "SELECT minibot.resume_provider('$kind')");
	$id = send_text('+15553010123', "refused $kind");
	ok(wait_for($node, 'SELECT provider_paused_at IS NOT NULL FROM minibot.worker_status'), "$kind: wrong credentials pause the provider");
	is($node->safe_psql('postgres', "SELECT status FROM minibot.message WHERE message_id = $id"), 'queued', "$kind: the text waits");
	write_file('token', "$Delivery::TOKEN\n");
	$node->safe_psql('postgres', "SELECT minibot.resume_provider('$kind')");
	ok(wait_for($node, "SELECT status IN ('sent', 'delivered') FROM minibot.message WHERE message_id = $id"), "$kind: and goes out when that is mended");
	is($node->safe_psql('postgres', 'SELECT count(*) FROM minibot.inbound_failure'), '0', "$kind: no inbound text failed");
	stop_gateway($gateway);
}

$node->stop('fast');
my $log = slurp_file($node->logfile);
unlike($log, qr/\Q$Delivery::TOKEN\E|\Q$key\E/, 'no secret is in the log');
done_testing();
