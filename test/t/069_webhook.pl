# twilio_webhook() and Twilio's own library agree about every request: random
# forms, addresses and ports, rightly signed and tampered with.
use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

plan skip_all => 'npm is not installed' if system('command -v npm >/dev/null 2>&1') != 0;

# Beside the tree, so that the next run finds it.
my $home = "$ENV{TESTDIR}/../../twilio";
if (!-d "$home/node_modules/twilio")
{
	mkdir $home;
	system("npm install --silent --no-audit --no-fund --prefix '$home' twilio\@6 >'$home/npm.log' 2>&1");
}
plan skip_all => "npm could not install twilio; see $home/npm.log" unless -d "$home/node_modules/twilio";

# Requests as lines of JSON, with the library's word on each: the address that
# was signed, the one the web server saw, the form, its members, the signature.
my $token = 'correct-horse-battery-staple';
my $requests = "$ENV{TESTDATADIR}/webhooks.jsonl";
my $script = <<'JAVASCRIPT';
const twilio = require(process.argv[2] + '/node_modules/twilio/lib/webhooks/webhooks.js');
const token = process.argv[3];
let state = 20260308;
const random = (n) => (state = (state * 1103515245 + 12345) % 2147483648) % n;
const pick = (list) => list[random(list.length)];
const characters = [...'abcXYZ019 &=+%?#/\\\'"<>{}[]~-_.*\n\té¿ñ’“ș中文😀👩‍👧'];
const word = (n) => Array.from({length: random(n)}, () => pick(characters)).join('');
const names = ['Body', 'From', 'To', 'SmsStatus', 'NumMedia', 'FromCity', 'AddOns', 'OptOutType', 'a', 'A', 'Body2', 'B'];
const encode = (text) => random(2) ? encodeURIComponent(text) :
	new URLSearchParams({x: text}).toString().slice(2);

for (let i = 0; i < 400; i++)
{
	const params = {MessageSid: 'SM' + i, From: '+15553010101'};
	for (let n = random(8); n > 0; n--)
		params[pick(names) + (random(3) ? '' : random(20))] =
			random(6) ? word(30) : [word(5), pick(['a', 'b']), pick(['a', 'b'])];
	const form = Object.keys(params).sort(() => random(3) - 1).map((name) => [].concat(params[name])
		.map((value) => encode(name) + '=' + encode(value)).join('&')).join('&');
	const host = pick(['sms.example.org', 'user:pw@sms.example.org', '[2001:db8::1]', '10.0.0.7']);
	const path = pick(['', '/', '/twilio', '/a%20b/c', '/t?x=1', '/t?x=%27&y=a+b', '/t?#f']);
	const scheme = pick(['https://', 'http://']);
	const port = pick(['', '', ':443', ':80', ':8443']);
	const url = scheme + host + port + path;
	const signature = twilio.getExpectedTwilioSignature(token, url, params);
	const seen = random(3) ? url : scheme + host + pick(['', ':443', ':80', ':9']) + path;
	const changes = [(r) => r, (r) => r, (r) => r, (r) => ({...r, seen: r.seen.replace(/#|$/, '/z$&')}),
		(r) => ({...r, params: {...r.params, From: '+15553010199'}, form: r.form.replace('%2B15553010101', '%2B15553010199')}),
		(r) => ({...r, signature: r.signature.replace(/^./, (c) => c === 'A' ? 'B' : 'A')}),
		(r) => ({...r, signature: r.signature.slice(0, -1)})];
	const request = pick(changes)({seen, form, params, signature});
	console.log(JSON.stringify({...request,
		valid: twilio.validateRequest(token, request.signature, request.seen, request.params)}));
}
JAVASCRIPT
append_to_file("$ENV{TESTDATADIR}/webhooks.js", $script);
is(system("node '$ENV{TESTDATADIR}/webhooks.js' '$home' $token >'$requests'"), 0, 'Twilio\'s library signs requests');

my $node = PostgreSQL::Test::Cluster->new('webhook');
$node->init(extra => [ '--encoding=UTF8', '--locale=C.UTF-8' ]);
$node->start;
my $token_file = $node->basedir . '/token';
append_to_file($token_file, "$token\n");
$node->safe_psql('postgres', qq{
	CREATE EXTENSION minibot;
	SELECT minibot.set_provider('twilio', 'twilio', '{"account_sid": "AC0001", "from": "+15552010100",
		"auth_token_file": "$token_file"}');
	CREATE TABLE request (request jsonb);
	COPY request FROM '$requests' WITH (FORMAT csv, QUOTE e'\\x01', DELIMITER e'\\x02');
	CREATE FUNCTION taken(url text, body text, params jsonb, signature text) RETURNS boolean LANGUAGE plpgsql AS \$\$
	BEGIN
		IF params IS NULL THEN
			RETURN minibot.twilio_webhook(url, body, signature) IS NOT NULL;
		END IF;
		RETURN minibot.twilio_webhook(url, params, signature) IS NOT NULL;
	EXCEPTION WHEN insufficient_privilege THEN
		RETURN false;
	END \$\$;
	CREATE TABLE verdict AS SELECT request, (request ->> 'valid')::boolean AS valid,
		taken(request ->> 'seen', request ->> 'form', NULL, request ->> 'signature') AS by_form,
		taken(request ->> 'seen', NULL, request -> 'params', request ->> 'signature') AS by_object FROM request});

cmp_ok($node->safe_psql('postgres', 'SELECT count(*) FROM verdict'), '>=', 300, 'there are requests of every kind');
cmp_ok($node->safe_psql('postgres', 'SELECT least(count(*) FILTER (WHERE valid), count(*) FILTER (WHERE NOT valid)) FROM verdict'),
	'>', 80, 'many right and many wrong');
is($node->safe_psql('postgres', 'SELECT request FROM verdict WHERE valid <> by_form LIMIT 5'), '',
	'a form is taken where the library takes it, and refused where it refuses it');
is($node->safe_psql('postgres', 'SELECT request FROM verdict WHERE valid <> by_object LIMIT 5'), '', 'so is an object of its members');
is($node->safe_psql('postgres', q{SELECT count(*) FROM minibot.message WHERE direction = 'inbound'}),
	$node->safe_psql('postgres', 'SELECT count(*) FROM verdict WHERE valid'), 'what was taken is there, each once');
is($node->safe_psql('postgres', q{SELECT request ->> 'form', m.body FROM verdict AS v JOIN minibot.message AS m
		ON m.provider_message_id = request -> 'params' ->> 'MessageSid' AND m.direction = 'inbound'
	WHERE jsonb_typeof(request -> 'params' -> 'Body') IS NOT DISTINCT FROM 'string'
		AND m.body <> request -> 'params' ->> 'Body' LIMIT 5}), '', 'with its words');
is($node->safe_psql('postgres', 'SELECT refusals FROM minibot.webhook_refusal'),
	$node->safe_psql('postgres', 'SELECT 2 * count(*) FROM verdict WHERE NOT valid'), 'what was refused is counted');

$node->stop('fast');
unlike(slurp_file($node->logfile), qr/\Q$token\E/, 'the token is in no log');
done_testing();
