# What README and docs/ say is so: the reference is the catalog's, every query of the monitoring files runs, as the role they
# name, against what exists; every block of SQL does what the page says, and every link and path leads somewhere.
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
$node->append_conf('postgresql.conf', "shared_preload_libraries = 'minibot'\nminibot.worker_enabled = off");
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

# Every SQL block of README and docs/ works as it stands: a page is a story, told in a database of its own, on a Tuesday in March
# at ten, above the demo's warehouse, mapped and read, with a model.  What follows ```sql says how a block is tried:
#   nothing    it runs, without an error
#   refused    it ends with the error that its last comment tells
#   elsewhere  it needs what is not here (an ODS, pg_cron, values for $1); it is parsed and names what exists
my $root = "$ENV{TESTDIR}/..";
my @pages = ("$root/README.md", grep { !/reference\.md$/ } sort glob "$docs/*.md");
my $template = 'district';
$node->safe_psql('postgres', "CREATE DATABASE $template");
my $map = slurp_file("$ENV{TESTDIR}/demo/map.sql");
$map =~ s/^CREATE EXTENSION pg_cron;$//m;
my @story = ('-Xq', '-v', 'ON_ERROR_STOP=1', '-d');
command_ok([ 'psql', @story, $node->connstr($template), '-v', 'families=60', '-v', 'last_day=2026-03-09', '-f', "$ENV{TESTDIR}/demo/district.sql" ],
	'a warehouse');
$node->safe_psql($template, "$map; SELECT * FROM minibot.load_starter_kit(); SELECT * FROM minibot.train()");

# Run SQL as somebody types it; whether it ended well, and what it complained of.
sub type_in
{
	my ($database, $sql) = @_;
	local $ENV{PGOPTIONS} = '-c minibot.clock=2026-03-10\ 10:00\ America/Denver -c client_min_messages=error';
	my $complaint;
	my $ended_well = IPC::Run::run([ 'psql', @story, $node->connstr($database) ], '<', \$sql, '>', \my $said, '2>', \$complaint);
	return ($ended_well, $complaint);
}
# Whether statements can be parsed and name what exists.
sub parses
{
	my ($database, $page, @statements) = @_;
	foreach my $statement (@statements)
	{
		next if $statement !~ /\S/ || $statement =~ /^\s*(?:CREATE|GRANT|BEGIN|ROLLBACK|LISTEN|ALTER)\b|\bcron\./;
		$statement =~ s/^\s+|;\s*$//g;
		my ($failed, undef, $complaint) = $node->psql($database, "PREPARE said AS $statement");
		is($failed, 0, "$page: " . substr($statement, 0, 70)) or diag($complaint);
	}
}
my $roster = q{SELECT count(*), count(first_name) FROM minibot.contact};
my $texts = q{SELECT count(*) FROM minibot.message AS m JOIN minibot.contact_phone AS p USING (phone) WHERE m.category IN ('nudge', 'one_off')};
my $people = $node->safe_psql($template, $roster);
my $roles = q{SELECT rolname FROM pg_roles ORDER BY rolname};
my @roles = split /\n/, $node->safe_psql('postgres', $roles);
foreach my $file (@pages)
{
	my $text = slurp_file($file);
	my ($page) = $file =~ m{([^/]+)$};
	my ($database) = 'page_' . $page =~ s/\W.*//r =~ tr/A-Z-/a-z_/r;
	$node->safe_psql('postgres', "CREATE DATABASE $database TEMPLATE $template");
	my $number = 0;
	while ($text =~ /^( *)```sql *(\w*)\n(.+?)^ *```$/gms)
	{
		my ($indent, $how, $block) = ($1, $2, $3);
		$block =~ s/^$indent//mg;
		my $name = "$page: block " . ++$number . ', ' . substr($block, 0, 50) =~ s/\n.*//sr;
		if ($how eq 'elsewhere')
		{
			parses($database, $page, split /;(?:[ \t]*--[^\n]*)?\n/, $block);
			next;
		}
		my ($expected) = $block =~ /^-- ERROR:  (.+)$/m;
		my ($ended_well, $complaint) = type_in($database, $block);
		if ($how eq 'refused')
		{
			ok(!$ended_well && index($complaint, $expected // 'an error that the block tells') >= 0, "$name is refused") or diag($complaint);
		}
		else
		{
			ok($ended_well, $name) or diag($complaint);
		}
	}
	parses($database, $page, $text =~ /`((?:SELECT|INSERT INTO) [^`\x{2026}\xe2]+;)`/g);
	is($node->safe_psql($database, $roster), $people, "$page: nobody is forgotten");
	is($node->safe_psql($database, $texts), 0, "$page: no family of the warehouse gets a text");
	my %kept = map { $_ => 1 } @roles;
	my @made = grep { !$kept{$_} } split /\n/, $node->safe_psql('postgres', $roles);
	$node->safe_psql($database, join ' ', map { "DROP OWNED BY $_;" } @made) if @made;
	$node->safe_psql('postgres', "DROP DATABASE $database");
	$node->safe_psql('postgres', "DROP ROLE $_") foreach @made;

	# What a page points to is there, and so is the heading.
	foreach my $link ($text =~ /\]\(([^):\s]+)\)/g)
	{
		my ($target, $anchor) = split /#/, $link;
		$target = $target eq '' ? $file : ($file =~ s{[^/]+$}{}r) . $target;
		my $found = -e $target;
		if ($found && defined $anchor)
		{
			my @headings = map { lc($_) =~ s/[^\w\s-]//gr =~ s/\s/-/gr } slurp_file($target) =~ /^#+ (.+)$/mg;
			$found = grep { $_ eq $anchor } @headings;
		}
		ok($found, "$page points to $link");
	}
	foreach my $path ($text =~ /`((?:sql|src|test|docs|debian)\/[\w.\/-]*)`/g)
	{
		ok(-e "$root/$path", "$page names $path");
	}
}

# README is short, and pages speak of what is public: what the reference tells of, and of the server's parameters.
cmp_ok(scalar(my @lines = split /\n/, slurp_file("$root/README.md")), '<=', 150, 'README has at most 150 lines');
my %told = map { $_ => 1 } map { split ' ' } slurp_file("$docs/reference_order.sql") =~ /'([a-z_0-9 ]+)'\)?[,;]?\s*$/mg;
my %parameter = map { $_ => 1 } split /\n/, $node->safe_psql('postgres', q{SELECT substr(name, 9) FROM pg_settings WHERE name LIKE 'minibot.%'});
SKIP:
{
	skip 'internals have no schema of their own yet', 1 if $node->safe_psql('postgres', q{SELECT to_regnamespace('minibot_internal') IS NULL}) eq 't';
	# Functions that only the server calls are for nobody to read of.
	my @untold = grep { !$told{$_} } split /\n/, $node->safe_psql('postgres', q{
		SELECT c.relname FROM pg_class AS c WHERE c.relnamespace = 'minibot'::regnamespace AND c.relkind IN ('r', 'v')
		UNION SELECT p.proname FROM pg_proc AS p WHERE p.pronamespace = 'minibot'::regnamespace AND p.prorettype <> 'trigger'::regtype
			AND obj_description(p.oid, 'pg_proc') !~ '^(I/O|Implementation of|Hash|Step of|Result of|State of|Joins the)' ORDER BY 1});
	is(join(' ', @untold), '', 'docs/reference_order.sql names all that is public');
}
foreach my $file (@pages)
{
	my ($page) = $file =~ m{([^/]+)$};
	my %inner = map { $_ => 1 } grep { !$told{$_} && !$parameter{$_} } slurp_file($file) =~ /\bminibot\.([a-z_]+)\b/g;
	delete @inner{qw(control md)};
	is(join(' ', sort keys %inner), '', "$page names what is public");
}

done_testing();
