# internal: hook, report_style
# 095_try.pl: make try loads a tree's functions and views into a running database, keeps them the extension's and with
# their rights, and says what it could not replace.
use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('try');
$node->init(extra => [ '--encoding=UTF8', '--locale=C.UTF-8' ]);
$node->start;
$node->safe_psql('postgres', 'CREATE EXTENSION minibot');

# A tree to change.
my $tree = PostgreSQL::Test::Utils::tempdir();
system_or_bail('cp', '-r', "$ENV{TESTDIR}/../sql", $tree);
system_or_bail('mkdir', "$tree/test");
system_or_bail('cp', "$ENV{TESTDIR}/try", "$ENV{TESTDIR}/try.sql", "$tree/test");

sub try
{
	local $ENV{PGHOST} = $node->host;
	local $ENV{PGPORT} = $node->port;
	my $ok = IPC::Run::run([ "$tree/test/try", $_[0] ], '>', \my $out, '2>', \my $said);
	return ($ok, $said);
}

my $rights = q{SELECT md5(string_agg(oid::regprocedure || coalesce(proacl::text, ''), ' ' ORDER BY oid)) FROM pg_proc
	WHERE pronamespace = 'minibot'::regnamespace};
my $before = $node->safe_psql('postgres', $rights);
my ($ok, $said) = try('postgres');
ok($ok, 'the same tree is loaded');
like($said, qr/^NOTICE:  \d{3,} replaced, 0 new, 0 not replaced$/m, 'all of it') or diag($said);
is($node->safe_psql('postgres', $rights), $before, 'and rights are as they were');
is($node->safe_psql('postgres', q{
	SELECT string_agg(h.event || ' ' || h.function, ', ') FROM minibot_internal.hook AS h
	JOIN pg_proc AS p ON p.oid = to_regproc(h.event)
	WHERE strpos(coalesce(pg_get_function_sqlbody(p.oid), p.prosrc), h.function || '(') = 0}), '',
	'what rooms register is called');
like($node->safe_psql('postgres', 'SELECT minibot_internal.report_style()'), qr/^\s*:root/m, 'and the report has its style');

append_to_file("$tree/sql/messaging/text.sql", q{
CREATE FUNCTION minibot.half(whole integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT whole / 2';
CREATE VIEW minibot.halves AS SELECT minibot.half(n) AS half FROM generate_series(1, 3) AS n;
});
my $file = "$tree/sql/messaging/text.sql";
my $changed = slurp_file($file);
$changed =~ s/FUNCTION minibot\.plain_text\(body text\) RETURNS/FUNCTION minibot.plain_text(body text, more text) RETURNS/ or die;
$changed =~ s/FUNCTION minibot\.sms_segments\(body /FUNCTION minibot.sms_segments(words / or die;
unlink $file;
append_to_file($file, $changed);
($ok, $said) = try('postgres');
ok(!$ok, 'a tree that does not fit is no success');
like($said, qr/^WARNING:  not replaced: FUNCTION minibot\.sms_segments: cannot change name of input parameter/m, 'a parameter has another name');
like($said, qr/^WARNING:  not replaced: function minibot\.plain_text\([^,]*\): it has other parameters now/m, 'another is added');
like($said, qr/ replaced, 3 new, 2 not replaced$/m, 'and it is counted') or diag($said);
$node->safe_psql('postgres', 'SELECT sum(half) FROM minibot.halves');
is($node->safe_psql('postgres', q{SELECT count(*) FROM pg_depend WHERE refclassid = 'pg_extension'::regclass AND deptype = 'e' AND objid
	IN ('minibot.half(int)'::regprocedure::oid, 'minibot.halves'::regclass::oid)}), '2', 'what is new is the extension\'s');
is($node->safe_psql('postgres', q{SELECT has_function_privilege('public', 'minibot.half(int)', 'EXECUTE')}), 'f', 'and not everybody\'s');

$node->safe_psql('postgres', 'CREATE DATABASE bare');
($ok, $said) = try('bare');
ok(!$ok && $said =~ /database "bare" does not have the extension/, 'a database without the extension is told so');

$node->stop;
done_testing();
