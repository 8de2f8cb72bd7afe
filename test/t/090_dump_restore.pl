# 090_dump_restore.pl: a dump keeps everything a district has, and DROP
# EXTENSION leaves nothing behind.

use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--encoding=UTF8', '--locale=C.UTF-8' ]);
$node->start;
$node->safe_psql('postgres', 'CREATE DATABASE warehouse');

# The demo's district, mapped as in the demo, without pg_cron.
my $map = slurp_file("$ENV{TESTDIR}/demo/map.sql");
$map =~ s/^CREATE EXTENSION pg_cron;$//m;
$node->psql('warehouse', slurp_file("$ENV{TESTDIR}/demo/district.sql"), on_error_die => 1,
	extra_params => [ '-v', 'families=40', '-v', 'last_day=2026-03-09' ]);
$node->safe_psql('warehouse', $map);

$node->safe_psql('warehouse', slurp_file("$ENV{TESTDIR}/fixtures/lived_in.sql"));
# From a time when nobody checked it: seconds.
$node->safe_psql('warehouse', q{INSERT INTO minibot.setting VALUES ('retention.attempt', '730', 'Tries')});

# Every table whose rows a dump is to keep, and a fingerprint of them; of built-in rows, only what may change.
sub fingerprints
{
	my ($database) = @_;
	my $tables = $node->safe_psql($database, q{
		SELECT c::regclass || '|' || coalesce(f, '')
		FROM pg_extension, unnest(extconfig, extcondition) AS u (c, f)
		WHERE extname = 'minibot' AND (SELECT relkind = 'r' FROM pg_class WHERE oid = c) ORDER BY 1});
	my %print;

	foreach my $line (split /\n/, $tables)
	{
		my ($table, $condition) = split /\|/, $line, 2;
		$print{$table} = $node->safe_psql($database,
			"SELECT count(*) || ' ' || coalesce(md5(string_agg(r, E'\\n' ORDER BY r COLLATE \"C\")), '') FROM (SELECT t::text FROM $table AS t $condition) AS rows (r)");
	}
	return \%print;
}

my $dump = PostgreSQL::Test::Utils::tempdir() . '/warehouse.dump';
my $before = fingerprints('warehouse');
my @empty = grep { $before->{$_} =~ /^0 / } sort keys %$before;

note "empty: @empty";
cmp_ok(keys(%$before) - @empty, '>', 15, 'most kinds of rows are there to be kept');
$node->command_ok([ 'pg_dump', '-Fc', '-f', $dump, $node->connstr('warehouse') ], 'pg_dump');
$node->safe_psql('postgres', 'CREATE DATABASE restored');
$node->command_ok([ 'pg_restore', '--exit-on-error', '-d', $node->connstr('restored'), $dump ], 'pg_restore');
is_deeply(fingerprints('restored'), $before, 'every row of every table is back');
like($node->safe_psql('restored', q{SELECT detail FROM minibot.health() WHERE problem = 'setting cannot be used'}),
	qr/^retention\.attempt cannot be "730"/, 'and a setting that cannot be used is named');

my $risk = 'SELECT md5(string_agg(r::text, E\'\n\' ORDER BY r::text)) FROM minibot.student_risk AS r';
is($node->safe_psql('restored', $risk), $node->safe_psql('warehouse', $risk), 'student_risk says the same');
is($node->safe_psql('restored', "SELECT intent FROM minibot.classify('what is for lunch')"), 'ask_meals', 'the model works');
$node->safe_psql('restored', "SELECT minibot.send_message('+15552345678', 'new')");
pass('ids go on where they were');
is( $node->safe_psql('restored', q{
		INSERT INTO warehouse.daily_attendance SELECT pupil_no, '101', '2026-03-10', 'U'
		FROM warehouse.membership WHERE bldg_no = '101' ORDER BY 1 LIMIT 1;
		SELECT max(submitted_through) FROM minibot.school_calendar WHERE school_id = '101'}),
	'2026-03-10', 'tracking goes on');

$node->safe_psql('restored', 'DROP VIEW warehouse.missing_school; DROP EXTENSION minibot');
is( $node->safe_psql('restored', q{
		SELECT 'schema' FROM pg_namespace WHERE nspname ~ '^minibot'
		UNION ALL SELECT tgname FROM pg_trigger WHERE NOT tgisinternal
		UNION ALL SELECT proname FROM pg_proc WHERE probin LIKE '%minibot%'}),
	'', 'DROP EXTENSION leaves nothing behind');
$node->safe_psql('restored', 'CREATE EXTENSION minibot');
pass('and it can be created again');

$node->stop;
done_testing();
