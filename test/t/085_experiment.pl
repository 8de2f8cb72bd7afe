# internal: assignment_fingerprint, estimate_effects
# 085_experiment.pl: an experiment's results against R itself, a permutation test
# that is cancelled, and an assignment that a dump brings back as it was.

use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $directory = "$ENV{TESTDIR}/experiment";

SKIP:
{
	skip 'no R with sandwich and clubSandwich', 1
	  if system(q{Rscript -e 'library(sandwich); library(clubSandwich)' >/dev/null 2>&1}) != 0;
	my $said = `Rscript $directory/expected.R $directory/students.tsv`;

	is($said, slurp_file("$directory/expected.tsv"), 'R says what the tests expect');
}

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--encoding=UTF8', '--locale=C.UTF-8' ]);
$node->append_conf('postgresql.conf', "minibot.clock = '2025-10-06 12:00 America/New_York'\n");
$node->start;
$node->safe_psql('postgres', 'CREATE DATABASE district');

# The regress tests' district, outside of a transaction.
$node->safe_psql('district', "CREATE EXTENSION minibot;\n" . slurp_file("$ENV{TESTDIR}/fixtures/experiment.sql") . q{
	SELECT * FROM minibot.refresh_attendance();
	SELECT minibot.create_campaign('weekly', '{"templates": {"en": "x"}}');
	SELECT minibot.create_experiment('first', 'weekly', seed => 5);
	SELECT minibot.end_experiment('first');
	SELECT minibot.create_experiment('second', 'weekly', '{"control": 1, "warm": {"texts": {"en": "Dear {{contact.first_name}}"}}}', holdout => 0.1, seed => 6);
});

# A permutation test that would take hours ends at once when it is told to.
my ($result, $out, $err) = $node->psql('district', q{
	SET statement_timeout = '300ms';
	SELECT minibot_internal.estimate_effects(array_agg(n * 0.5::float8), '{}', array_agg(n), array_agg(1), array_agg(n % 2 = 0), 10000000, 1)
	FROM (SELECT n::integer FROM generate_series(1, 20000) AS n) AS s});
like($err, qr/canceling statement due to statement timeout/, 'a permutation test is cancelled');

# Rows one by one, as well as by COPY: the triggers let a restore bring back what was frozen, and nothing more.
my $print = q{SELECT string_agg(e::text, E'\n' ORDER BY experiment) FROM minibot.experiment AS e
	UNION ALL SELECT string_agg(r::text, E'\n' ORDER BY experiment, arm) FROM minibot.experiment_arm AS r
	UNION ALL SELECT string_agg(a::text, E'\n' ORDER BY experiment, student_id) FROM minibot.experiment_assignment AS a};
my $before = $node->safe_psql('district', $print);

foreach my $format ([ 'by_copy', '-Fp' ], [ 'by_insert', '-Fp', '--inserts' ])
{
	my ($database, @options) = @$format;
	my $dump = PostgreSQL::Test::Utils::tempdir() . "/$database.sql";

	$node->command_ok([ 'pg_dump', @options, '-f', $dump, $node->connstr('district') ], "pg_dump $database");
	$node->safe_psql('postgres', "CREATE DATABASE $database");
	$node->command_ok([ 'psql', '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-d', $node->connstr($database), '-f', $dump ], "and restore");
	is($node->safe_psql($database, $print), $before, 'every assignment is as it was');
	($result, $out, $err) = $node->psql($database, q{INSERT INTO minibot.experiment_assignment VALUES ('late', 'second', 'late', '', 'warm', true)});
	like($err, qr/the arms of experiment "second" are frozen/, 'and frozen');
	is($node->safe_psql($database, q{SELECT fingerprint = (SELECT minibot_internal.assignment_fingerprint(array_agg(a)) FROM minibot.experiment_assignment AS a
			WHERE a.experiment = 'second') FROM minibot.experiment WHERE experiment = 'second'}), 't', 'with its fingerprint');
}

$node->stop;
done_testing();
