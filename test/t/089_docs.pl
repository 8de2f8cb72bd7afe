# What docs/ says is so: the reference is the catalog's, and every query of the monitoring files runs, as the role they name,
# against what exists.
use strict;
use warnings;

use CPAN::Meta::YAML;
use JSON::PP;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $docs = "$ENV{TESTDIR}/../docs";
my $node = PostgreSQL::Test::Cluster->new('docs');
$node->init(extra => [ '--encoding=UTF8', '--locale=C.UTF-8' ]);
$node->append_conf('postgresql.conf', "shared_preload_libraries = 'minibot'", "minibot.worker_enabled = off");
$node->start;
$node->safe_psql('postgres', 'CREATE EXTENSION minibot');

SKIP:
{
	skip 'docs/reference.md is that of PostgreSQL 15', 1 if $node->pg_version < 15 || $node->pg_version >= 16;
	my ($made, $complaint) = run_command([ 'psql', '-Xq', '-v', 'ON_ERROR_STOP=1', '-d', $node->connstr('postgres'), '-f', "$docs/reference.sql" ]);
	my $kept = slurp_file("$docs/reference.md");
	chomp $kept;
	my @made = split /\n/, $made;
	my @kept = split /\n/, $kept;
	my ($line) = grep { ($made[$_] // '') ne ($kept[$_] // '') } 0 .. ($#made > $#kept ? $#made : $#kept);
	ok(!defined $line, 'docs/reference.md is what "make reference" makes')
		or diag("line ", $line + 1, ":\n  is  ", $kept[$line] // '(end)', "\n  not ", $made[$line] // '(end)', "\n$complaint");
}

# What has no comment reads badly in Metabase and the like.
is($node->safe_psql('postgres', q{
	SELECT string_agg(c.relname || '.' || a.attname, ' ' ORDER BY c.relname, a.attnum)
	FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
	WHERE c.relnamespace IN ('minibot'::regnamespace, 'minibot_internal'::regnamespace) AND c.relkind IN ('r', 'v') AND col_description(c.oid, a.attnum) IS NULL}),
	'', 'every column of every table and view says what it is');

# The exporter's role sees counts, and no words.
my $file = slurp_file("$docs/postgres_exporter-queries.yaml");
my @grants = $file =~ /^#   (CREATE ROLE .+;|GRANT .+;|SELECT minibot\.grant_access.+;)$/mg;
cmp_ok(scalar @grants, '>=', 3, "the exporter's file names its role and its rights");
$node->safe_psql('postgres', join("\n", @grants));
$node->safe_psql('postgres', q{
	INSERT INTO minibot.message (direction, phone, body, category, status, queued_at, sent_at) VALUES
		('outbound', '+15552010101', 'x', 'nudge', 'sent', now() - interval '1 minute', now()), ('outbound', '+15552010101', 'x', 'nudge', 'queued', now(), NULL);
	INSERT INTO minibot.escalation (kind, priority, phone, message_id, opened_at, held_at) SELECT 'barrier', 2, phone, message_id, now(), now() FROM minibot.message LIMIT 1;
	INSERT INTO minibot.opt_out_history (phone, event, at, source) VALUES ('+15552010101', 'opt_out', now(), 'keyword')});
my $as = 'SET ROLE minibot_monitor; ';
my ($status, $out, $error) = $node->psql('postgres', $as . 'SELECT body FROM minibot.message');
like($error, qr/permission denied/, 'who may not read what families write');

my $exporter = CPAN::Meta::YAML->read_string($file) or die CPAN::Meta::YAML->errstr;
cmp_ok(scalar keys %{ $exporter->[0] }, '>=', 6, 'it parses');
foreach my $name (sort keys %{ $exporter->[0] })
{
	my $entry = $exporter->[0]{$name};
	# Columns and metrics are the same, in name and order.
	($status, $out, $error) = $node->psql('postgres', "$as CREATE TEMP VIEW answer AS $entry->{query};
		SELECT string_agg(attname, ' ' ORDER BY attnum) FROM pg_attribute WHERE attrelid = 'answer'::regclass AND attnum > 0; SELECT count(*) FROM answer");
	my $metrics = join ' ', map { keys %$_ } @{ $entry->{metrics} };
	like($out, qr/^\Q$metrics\E\n\d+$/, "exporter: $name") or diag($error);
	is(scalar(grep { (values %$_)[0]{usage} !~ /^(GAUGE|COUNTER|LABEL)$/ || !(values %$_)[0]{description} } @{ $entry->{metrics} }), 0, "exporter: $name says what each is");
}

# Grafana fills its macros in; here they are filled in as it does.
my $dashboard = decode_json(slurp_file("$docs/grafana-dashboard.json"));
cmp_ok(scalar @{ $dashboard->{panels} }, '>=', 10, 'the dashboard parses');
foreach my $panel (@{ $dashboard->{panels} })
{
	my $query = $panel->{targets}[0]{rawSql};
	$query =~ s/\$__timeGroupAlias\((\w+), \$__interval\)/floor(extract(epoch FROM $1) \/ 60) * 60 AS "time"/g;
	$query =~ s/\$__timeFilter\((\w+)\)/$1 BETWEEN now() - interval '1 day' AND now() + interval '1 hour'/g;
	unlike($query, qr/\$/, "dashboard: $panel->{title} uses no other macro");
	($status, $out, $error) = $node->psql('postgres', $as . $query);
	is($status, 0, "dashboard: $panel->{title}") or diag($error);
	isnt($out, '', "dashboard: $panel->{title} has an answer") unless $panel->{title} =~ /^(Not delivered|Texts from|Time from|Model)/;
}
my @overlap = grep {
	my $a = $_->{gridPos};
	grep { my $b = $_->{gridPos}; $a != $b && $a->{x} < $b->{x} + $b->{w} && $b->{x} < $a->{x} + $a->{w} && $a->{y} < $b->{y} + $b->{h} && $b->{y} < $a->{y} + $a->{h} } @{ $dashboard->{panels} }
} @{ $dashboard->{panels} };
is(scalar @overlap, 0, 'no panel lies over another');

# Every message that troubleshooting explains is one that minibot (or PostgreSQL) can say.
my $sources = join "\n", map { slurp_file($_) } glob("$ENV{TESTDIR}/../sql/*/*.sql $ENV{TESTDIR}/../src/*/*.c");
$sources =~ s/''/'/g;
$sources =~ s/\\"/"/g;
foreach my $message (slurp_file("$docs/troubleshooting.md") =~ /^### `([^`()]+)`$/mg)
{
	# What varies is a % of some kind there.
	my $pattern = join '(?:%[a-z]*)', map { quotemeta } split /\x{2026}|\xe2\x80\xa6/, $message, -1;
	ok($sources =~ /$pattern/, "troubleshooting: $message");
}

# And every statement of the README and of the first hour can be parsed and names what exists.
$node->safe_psql('postgres', 'CREATE SCHEMA warehouse; ' . join ' ', map { "CREATE TABLE warehouse.$_ ();" }
	qw(building pupil membership guardian guardian_phone pupil_guardian school_day daily_attendance));
foreach my $file ("$docs/../README.md", "$docs/first-hour.md")
{
	my $text = slurp_file($file);
	my ($name) = $file =~ m{([^/]+)$};
	my @statements = $text =~ /`((?:SELECT|INSERT INTO) [^`\x{2026}\xe2]+;)`/g;
	push @statements, map { grep { /\S/ } split /;(?:[ \t]*--[^\n]*)?\n/ } $text =~ /```sql\n(.+?)```/gs;
	cmp_ok(scalar @statements, '>=', 20, "$name has statements to try");
	foreach my $statement (@statements)
	{
		next if $statement =~ /^\s*(CREATE (ROLE|EXTENSION)|GRANT)|\bcron\./;	# pg_cron is not on this server
		$statement =~ s/^\s+|;\s*$//g;
		($status, $out, $error) = $node->psql('postgres', "PREPARE said AS $statement");
		is($status, 0, "$name: " . substr($statement, 0, 60)) or diag($error);
	}
}

done_testing();
