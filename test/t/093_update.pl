# internal: access_rule, color, color_seq, delivery_health, is_color, limit_rule, make_policies, refuse_truncate,
#   replace_built_in, shade, some_color, worker_contract, worker_info
# 093_update.pl: ALTER EXTENSION minibot UPDATE, from each released version and
# to a made-up next one: the same catalog and built-in rows as a fresh
# installation, nothing of the district's lost, and the worker goes on.

use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

use Delivery;

my $fixtures = "$ENV{TESTDIR}/fixtures";
my $sql = "$ENV{TESTDIR}/../sql";
chomp(my $share = `$ENV{PG_CONFIG} --sharedir`);
my $extension = "$share/extension";
my ($head) = slurp_file("$extension/minibot.control") =~ /^default_version = '(.*)'/m;
my @installed;

# Put a script beside the installed ones, until the test ends.
sub install
{
	my ($versions, $text) = @_;
	my $path = "$extension/minibot--$versions.sql";

	unlink $path;
	append_to_file($path, $text);
	push @installed, $path;
	return;
}

END { unlink @installed; }

# At night, so that nudges wait, and no question what became of a text changes a row.
my $node = new_server('update', "minibot.clock = '2026-03-11 02:00:00-06'", "minibot.status_interval = '1h'");
$node->start;
my $gateway = start_gateway();

sub ask { return $node->safe_psql($_[0], $_[1]); }
sub lines { return split /\n/, ask($_[0], slurp_file("$fixtures/$_[1].sql")); }

# What the first list has and the second has not.
sub only
{
	my ($these, $those) = @_;
	my %in;

	$in{$_}++ foreach @$those;
	return grep { !$in{$_}-- } @$these;
}

sub same
{
	my ($got, $expected, $name) = @_;
	my @more = only($got, $expected);
	my @less = only($expected, $got);

	ok(!@more && !@less, $name) or diag(join "\n", (map { "more: $_" } @more), (map { "less: $_" } @less));
	return;
}

# A database with the extension in a version, the present one where it is not said.
sub make
{
	my ($database, $version) = @_;

	ask('postgres', "CREATE DATABASE $database");
	ask($database, 'CREATE EXTENSION minibot' . ($version ? " VERSION '$version'" : ''));
	return;
}

# The demo's warehouse, mapped, and what a district has after a while.
sub live_in
{
	my ($database) = @_;
	my $map = slurp_file("$ENV{TESTDIR}/demo/map.sql") =~ s/^CREATE EXTENSION \w+;$//mgr;

	$node->psql($database, slurp_file("$ENV{TESTDIR}/demo/district.sql"), on_error_die => 1,
		extra_params => [ '-v', 'families=40', '-v', 'last_day=2026-03-09' ]);
	ask($database, $map);
	ask($database, slurp_file("$fixtures/lived_in.sql"));
	return;
}

# Whether texts of ours have all gone out.
sub gone_out
{
	my ($database, $words) = @_;
	return wait_for($node, "SELECT bool_and(status IN ('sent', 'delivered')) FROM minibot.message WHERE body LIKE '$words %'", 't', $database);
}

# Let the server have workers or not, and wait until a database sees it.
sub set_worker
{
	my ($enabled, $database, $state) = @_;

	ask('postgres', "ALTER SYSTEM SET minibot.worker_enabled = $enabled");
	ask('postgres', 'SELECT pg_reload_conf()');
	return wait_for($node, 'SELECT state FROM minibot.worker_status', $state, $database);
}

# Rows of the tables that have none in a fresh installation, by what to select of each: all the district's.  Columns that are
# new are left out.
sub district_rows
{
	my ($database, $columns) = @_;

	return split /\n/, ask($database, join "\n", map {
		"SELECT line FROM (SELECT $columns->{$_}) AS t, concat('$_ ', to_jsonb(t)) AS line ORDER BY line COLLATE \"C\";"
	} sort keys %$columns);
}

# A row without what its table has only since the update.
sub known_columns
{
	my ($row, $now, $before) = @_;
	s/ FROM .*// foreach $now, $before;
	my %known = map { $_ => 1 } split /, /, $before;

	$row =~ s/(, )?"$_": (?:"[^"]*"|[^",{}]+)(?(1)|(?:, )?)// foreach grep { !$known{$_} } split /, /, $now;
	return $row;
}

my $columns_of = q{
	SELECT c.relname || '|' || (SELECT string_agg(quote_ident(a.attname), ', ') || ' FROM ' || c.oid::regclass FROM pg_attribute AS a
								WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped)
	FROM pg_class AS c WHERE c.relnamespace IN ('minibot'::regnamespace, 'minibot_internal'::regnamespace) AND c.relkind = 'r'};
my $rights_of = q{
	SELECT concat_ws(' ', a.grantee::regrole, p.oid::regprocedure, a.privilege_type)
	FROM pg_proc AS p, aclexplode(p.proacl) AS a WHERE p.pronamespace IN ('minibot'::regnamespace, 'minibot_internal'::regnamespace) AND a.grantee::regrole::text ~ '^district_'
	UNION ALL
	SELECT concat_ws(' ', a.grantee::regrole, c.relname, a.privilege_type)
	FROM pg_class AS c, aclexplode(c.relacl) AS a WHERE c.relnamespace IN ('minibot'::regnamespace, 'minibot_internal'::regnamespace) AND a.grantee::regrole::text ~ '^district_'
	UNION ALL
	SELECT concat_ws(' ', a.grantee::regrole, c.relname, t.attname, a.privilege_type)
	FROM pg_class AS c JOIN pg_attribute AS t ON t.attrelid = c.oid, aclexplode(t.attacl) AS a
	WHERE c.relnamespace IN ('minibot'::regnamespace, 'minibot_internal'::regnamespace) AND a.grantee::regrole::text ~ '^district_'};

make('fresh');
my @fresh_catalog = lines('fresh', 'catalog');
my @fresh_rows = lines('fresh', 'rows');
my %has_built_in = map { (split / /)[0] => 1 } @fresh_rows;
cmp_ok(scalar @fresh_catalog, '>', 3000, 'a fresh installation is many lines');
cmp_ok(scalar keys %has_built_in, '>', 10, 'and has built-in rows in many tables');

# From each released version.
my @released = sort map { m{minibot--(.*)\.sql\.gz$} } glob "$sql/released/*.sql.gz";
foreach my $version (@released)
{
	my $database = "from_$version" =~ s/\W/_/gr;
	my $districts = "district_$version" =~ s/\W/_/gr;

	install($version, scalar `gzip -dc $sql/released/minibot--$version.sql.gz`);
	make($database, $version);
	is(ask($database, "SELECT extversion FROM pg_extension WHERE extname = 'minibot'"), $version, "$version installs beside the present library");
	ask($database, 'ALTER EXTENSION minibot UPDATE');
	same([ lines($database, 'catalog') ], \@fresh_catalog, "$version, updated: the catalog of a fresh $head");
	same([ lines($database, 'rows') ], \@fresh_rows, "$version, updated: the rows of a fresh $head");

	# A district's.
	make($districts, $version);
	ask($districts, 'SELECT minibot.start_worker()');
	my @built_in = lines($districts, 'rows');
	live_in($districts);
	ask($districts, q{DELETE FROM minibot.texting_hours WHERE state = 'TX' AND weekday = 7});
	set_gateway($node, $gateway, $districts);
	if (ask($districts, 'SELECT contract = minibot_internal.worker_contract() FROM minibot_internal.worker_info()') eq 't')
	{
		queue_texts($node, 5, "sent $version", $districts);
		ok(gone_out($districts, "sent $version"), 'its worker sends');
	}
	else
	{
		like(ask($districts, 'SELECT hint FROM minibot_internal.delivery_health()'), qr/^Run ALTER EXTENSION minibot UPDATE/m,
			'the present worker does not serve it, and health says what to do');
	}
	set_worker('off', $districts, 'disabled');
	queue_texts($node, 5, "before $version", $districts);

	my %columns = map { split /\|/ } split /\n/, ask($districts, $columns_of);
	my %had_built_in = (%has_built_in, map { (split / /)[0] => 1 } @built_in);
	my %theirs = map { $_ => $columns{$_} } grep { !$had_built_in{$_} } keys %columns;
	my @before = district_rows($districts, \%theirs);
	my @lived_in = lines($districts, 'rows');
	my @edits = only(\@lived_in, \@built_in);
	my @rights = split /\n/, ask($districts, $rights_of);
	my $risk = ask($districts, 'SELECT string_agg(r::text, chr(10) ORDER BY r::text) FROM minibot.student_risk AS r');
	cmp_ok(scalar @before, '>', 500, 'a district has its rows');
	cmp_ok(scalar @rights, '>', 100, 'and its roles their rights');

	ask($districts, 'ALTER EXTENSION minibot UPDATE');
	same([ grep { !/^trigger \| code_map minibot_track_code_map / } lines($districts, 'catalog') ], \@fresh_catalog, "a district's $version, updated: the catalog of a fresh $head");
	same([ district_rows($districts, \%theirs) ], \@before, 'every row of the district is there');
	my @after = lines($districts, 'rows');
	# A column that is new is the release's.
	my %now = map { split /\|/ } split /\n/, ask($districts, $columns_of);
	my @own = map { known_columns($_, $now{ (split / /)[0] }, $columns{ (split / /)[0] }) }
	  grep { $has_built_in{ (split / /)[0] } } only(\@after, \@fresh_rows);
	same(\@own, [ grep { $has_built_in{ (split / /)[0] } } @edits ], 'what it had changed in built-in rows stays, and the rest is new');
	is(scalar(only(\@fresh_rows, \@after)), scalar(only(\@built_in, \@lived_in)), 'and that alone differs from a fresh one');
	is(scalar(grep { /"TX"/ && /"weekday": 7/ } @after), 0, 'a built-in row that it removed stays away');
	# Since 1.0.0 staff insert those columns of a text that are theirs to say, and coursework is read with its mapper's rights.
	my $meant = qr/^district_\w+ (message INSERT|minibot\.missing_coursework\(\) EXECUTE)$/;
	is(join("\n", grep { !/$meant/ } only(\@rights, [ split /\n/, ask($districts, $rights_of) ])), '', 'no role lost a right');
	is(ask($districts, 'SELECT string_agg(role, chr(10) ORDER BY role) FROM minibot.access WHERE level IS NOT NULL AND NOT is_complete'), '',
		'who had a level has all of it');
	is(ask($districts, 'SELECT string_agg(r::text, chr(10) ORDER BY r::text) FROM minibot.student_risk AS r'), $risk, 'student_risk says the same');
	is(ask($districts, 'SELECT count(*) > 0 FROM warehouse.missing_school'), 't', 'so does its own view on it');
	is(ask($districts, q{SET ROLE district_counselor; SELECT string_agg(DISTINCT school_id, ',') FROM minibot.student_risk}), '101',
		'who was limited to a school is');

	set_worker('on', $districts, 'running');
	queue_texts($node, 5, "after $version", $districts);
	ok(gone_out($districts, "$_ $version"), "what was queued $_ the update is sent") foreach 'before', 'after';
	foreach my $when ('before', 'after')
	{
		my @sent = map { $_->{body} } grep { $_->{body} =~ /^$when $version \d+$/ } journal($gateway);
		my %once = map { $_ => 1 } @sent;
		is(scalar @sent . ' ' . scalar keys %once, '5 5', "each text queued $when it went out once");
	}

	# A dump of it is restored as it was.
	my $dump = PostgreSQL::Test::Utils::tempdir() . '/updated.dump';
	$node->command_ok([ 'pg_dump', '-Fc', '-f', $dump, $node->connstr($districts) ], 'pg_dump of it');
	ask('postgres', 'CREATE DATABASE restored');
	$node->command_ok([ 'pg_restore', '--exit-on-error', '-d', $node->connstr('restored'), $dump ], 'pg_restore');
	same([ split /\n/, ask('restored', $rights_of) ], [ split /\n/, ask($districts, $rights_of) ], 'with every right of its roles');
	ask('postgres', 'DROP DATABASE restored');
	ask($districts, "DROP VIEW warehouse.missing_school; DROP EXTENSION minibot");
	ask('postgres', "DROP DATABASE $districts; DROP DATABASE $database");
	ask('postgres', "DROP ROLE $_") foreach qw(district_desk district_counselor district_dashboard district_auditor);
}

# To a version that there is not yet: what an update does by itself.
my $old = q{
	CREATE FUNCTION minibot.fact(integer) RETURNS integer LANGUAGE sql VOLATILE COST 7 RETURN 1;
	COMMENT ON FUNCTION minibot.fact(integer) IS 'Once: a fact';
	CREATE FUNCTION minibot.told() RETURNS text LANGUAGE sql RETURN 'once';
	CREATE AGGREGATE minibot.old_sum(integer) (SFUNC = pg_catalog.int4pl, STYPE = integer);
	CREATE FUNCTION minibot.old_fact() RETURNS integer LANGUAGE sql RETURN 1;
	CREATE VIEW minibot.old_view AS SELECT minibot.old_fact() AS fact;
	CREATE VIEW minibot.figures AS SELECT minibot.fact(1) AS one;
	CREATE TABLE minibot.thing (name text PRIMARY KEY, color text NOT NULL, size integer NOT NULL DEFAULT 1);
	CREATE TRIGGER replace_built_in BEFORE INSERT ON minibot.thing
		FOR EACH ROW EXECUTE FUNCTION minibot_internal.replace_built_in();
	SELECT pg_catalog.pg_extension_config_dump('minibot.thing', '');
	COMMENT ON COLUMN minibot.thing.name IS 'Once: its name';
	INSERT INTO minibot.thing (name, color) VALUES ('changed', 'red'), ('changed and edited', 'red'), ('edited', 'red'),
		('removed by them', 'red'), ('gone', 'red'), ('gone but edited', 'red');
	CREATE TABLE minibot.fixed (name text PRIMARY KEY, place integer NOT NULL UNIQUE);
	INSERT INTO minibot.fixed (name, place) VALUES ('a; b', 1), ('it''s', 2), ('gone', 3);
	UPDATE minibot.fixed SET place = 4 WHERE name = 'gone';
	INSERT INTO minibot_internal.limit_rule (relation, condition) VALUES ('thing', 'color = ''red''');
	SELECT minibot_internal.make_policies();
	-- These go to the other schema, with what hangs on them: a constraint, a policy, a view.
	CREATE FUNCTION minibot.is_color(text) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN $1 <> '';
	CREATE FUNCTION minibot.is_color(text, text) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN false;
	CREATE TABLE minibot.color (name text PRIMARY KEY CHECK (minibot.is_color(name)));
	INSERT INTO minibot.color (name) VALUES ('red'), ('green');
	CREATE VIEW minibot.some_color AS SELECT c.name FROM minibot.color AS c;
	CREATE SEQUENCE minibot.color_seq;
	CREATE TYPE minibot.shade AS (name text, depth integer);
	UPDATE minibot_internal.access_rule SET objects = objects || ' thing old_view figures color some_color'
	WHERE level = 'analyst' AND privilege = 'SELECT';
	UPDATE minibot_internal.access_rule SET objects = objects || ' fact old_fact old_sum told is_color'
	WHERE level = 'analyst' AND privilege = 'EXECUTE';
	UPDATE minibot_internal.access_rule SET objects = objects || ' thing' WHERE level = 'worker' AND privilege = 'SELECT';
};
my $new = q{
	CREATE FUNCTION minibot.fact(integer) RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN 2;
	COMMENT ON FUNCTION minibot.fact(integer) IS 'A fact';
	CREATE FUNCTION minibot.told(OUT what text, OUT since date) LANGUAGE plpgsql AS $body$
	BEGIN
		what := 'no; it''s $$new$$';	-- ; '
	END
	$body$;
	CREATE FUNCTION minibot.new_fact() RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT CASE WHEN true THEN minibot.fact(1) END; END;
	CREATE VIEW minibot.figures AS SELECT minibot.fact(1) AS one, minibot.new_fact() AS two;
	CREATE TABLE minibot.thing (name text PRIMARY KEY, color text NOT NULL, weight integer NOT NULL DEFAULT 3,
		size integer NOT NULL DEFAULT 1);
	CREATE INDEX thing_color_idx ON minibot.thing (color);
	CREATE TRIGGER replace_built_in BEFORE INSERT ON minibot.thing
		FOR EACH ROW EXECUTE FUNCTION minibot_internal.replace_built_in();
	CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON minibot.thing EXECUTE FUNCTION minibot_internal.refuse_truncate();
	SELECT pg_catalog.pg_extension_config_dump('minibot.thing', 'WHERE weight > 0');
	COMMENT ON COLUMN minibot.thing.name IS 'Its name';
	INSERT INTO minibot.thing (name, color, size) VALUES ('changed', 'blue', 1), ('changed and edited', 'blue', 2),
		('edited', 'red', 1), ('removed by them', 'blue', 1), ('new', 'blue', 1), ('new, and theirs', 'blue', 1);
	CREATE TABLE minibot.fixed (name text PRIMARY KEY, place integer NOT NULL UNIQUE);
	INSERT INTO minibot.fixed (name, place) VALUES ('first', 1), ('a; b', 2), ('it''s', 3);
	CREATE TABLE minibot.novelty (name text PRIMARY KEY);
	SELECT pg_catalog.pg_extension_config_dump('minibot.novelty', '');
	INSERT INTO minibot.novelty VALUES ('a row');
	INSERT INTO minibot_internal.limit_rule (relation, condition) VALUES ('thing', 'color = ''blue'''), ('novelty', 'name <> ''''');
	SELECT minibot_internal.make_policies();
	CREATE FUNCTION minibot_internal.is_color(text) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN $1 <> 'none';
	CREATE FUNCTION minibot_internal.is_color(text, integer) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN true;
	CREATE TABLE minibot_internal.color (name text PRIMARY KEY CHECK (minibot_internal.is_color(name)));
	INSERT INTO minibot_internal.color (name) VALUES ('red'), ('blue');
	CREATE VIEW minibot_internal.some_color AS SELECT c.name FROM minibot_internal.color AS c;
	CREATE SEQUENCE minibot_internal.color_seq;
	CREATE TYPE minibot_internal.shade AS (name text, depth integer);
	UPDATE minibot_internal.access_rule SET objects = objects || ' figures novelty some_color' WHERE level = 'analyst' AND privilege = 'SELECT';
	UPDATE minibot_internal.access_rule SET objects = objects || ' fact new_fact told is_color' WHERE level = 'analyst' AND privilege = 'EXECUTE';
	UPDATE minibot_internal.access_rule SET objects = objects || ' intent' WHERE level = 'worker' AND privilege = 'SELECT';
	UPDATE minibot_internal.access_rule SET objects = objects || ' set_setting' WHERE level = 'worker' AND privilege = 'EXECUTE';
};
my $step = PostgreSQL::Test::Utils::tempdir() . '/step.sql';
append_to_file($step, q{
	ALTER TABLE minibot.thing ADD COLUMN weight integer NOT NULL DEFAULT 3;
	DROP FUNCTION minibot.told();
});

# The present script with more before its last steps.
sub with
{
	my ($more, $contract) = @_;
	my $text = slurp_file("$extension/minibot--$head.sql");

	$text =~ s/^SELECT minibot_internal\.grant_rights\(/$more\n$&/m or die 'no last steps';
	$text =~ s/^(CREATE FUNCTION minibot_internal\.worker_contract\(\) .*\n.* RETURN )\d+;/$1$contract;/m or die 'no contract' if $contract;
	return $text;
}
install('9.8.0', with($old));
install('9.9.0', with($new));
install('9.9.1', with($new, 99));
install('9.8.0--9.9.0', scalar `$sql/update/generate $extension/minibot--9.9.0.sql $step <$extension/minibot--9.8.0.sql`);
install('9.9.0--9.9.1', scalar `$sql/update/generate $extension/minibot--9.9.1.sql <$extension/minibot--9.9.0.sql`);
install('9.9.2', with(q{CREATE FUNCTION minibot.not_yet() RETURNS integer LANGUAGE c AS 'MODULE_PATHNAME', 'minibot_not_yet';}));
install('9.9.1--9.9.2', scalar `$sql/update/generate $extension/minibot--9.9.2.sql <$extension/minibot--9.9.1.sql`);
make('new', '9.9.0');
make('plain', '9.8.0');
make('edited', '9.8.0');

ask('plain', q{ALTER EXTENSION minibot UPDATE TO '9.9.0'});
same([ lines('plain', 'catalog') ], [ lines('new', 'catalog') ], 'to a next version: the catalog of a fresh one');
same([ lines('plain', 'rows') ], [ lines('new', 'rows') ], 'and its rows');

ask('edited', q{
	UPDATE minibot.thing SET size = 5 WHERE name LIKE '%edited';
	DELETE FROM minibot.thing WHERE name = 'removed by them';
	INSERT INTO minibot.thing VALUES ('new, and theirs', 'green', 2), ('theirs', 'green', 1);
	CREATE ROLE district_reader;
	SELECT minibot.grant_access('district_reader', 'analyst');
	CREATE ROLE district_clerk;
	GRANT SELECT ON minibot.thing, minibot.intent TO district_clerk;
	GRANT EXECUTE ON FUNCTION minibot.set_setting TO district_clerk;
	CREATE VIEW public.ours AS SELECT fact FROM minibot.old_view});
my ($status, $output, $error) = $node->psql('edited', q{ALTER EXTENSION minibot UPDATE TO '9.9.0'});
like($error, qr/cannot drop view minibot\.old_view because other objects depend on it\n.*view (public\.)?ours depends/,
	'what the district built on a thing that goes stops the update');
is(ask('edited', q{SELECT extversion, to_regclass('minibot.novelty') IS NULL FROM pg_extension WHERE extname = 'minibot'}), '9.8.0|t',
	'and all is as before');
ask('edited', q{DROP VIEW public.ours; ALTER EXTENSION minibot UPDATE TO '9.9.0'});
same([ lines('edited', 'catalog') ], [ lines('new', 'catalog') ], 'of a district: the catalog of a fresh one');
is(ask('edited', q{SELECT string_agg(concat_ws(' ', name || ':', color, size, weight), '; ' ORDER BY name) FROM minibot.thing}),
	'changed: blue 1 3; changed and edited: blue 5 3; edited: red 5 3; gone but edited: red 5 3; new: blue 1 3; '
	  . 'new, and theirs: green 2 3; theirs: green 1 3',
	'built-in rows: values it changed, rows it added and removed stay so, all else is as in the new version');
is(ask('edited', q{SELECT is_complete FROM minibot.access WHERE role = 'district_reader'}), 't', 'a level has what is new in it');
is(ask('edited', q{SELECT has_table_privilege('district_reader', 'minibot.thing', 'SELECT')}), 'f', 'and no more what is not in it');
my $clerks = q{SELECT has_table_privilege('district_clerk', 'minibot.thing', 'SELECT') AND has_table_privilege('district_clerk',
	'minibot.intent', 'SELECT') AND has_function_privilege('district_clerk', 'minibot.set_setting(text, text)', 'EXECUTE')};
is(ask('edited', $clerks), 't', 'single rights stay');

my $dump = PostgreSQL::Test::Utils::tempdir() . '/edited.sql';
$node->command_ok([ 'pg_dump', '-f', $dump, $node->connstr('edited') ], 'pg_dump of it');
like(slurp_file($dump), qr/GRANT SELECT ON TABLE minibot\.intent TO district_clerk/, 'has a right on what the update gave the worker');
ask('edited', q{SELECT minibot.revoke_access('district_reader'); SELECT minibot.revoke_access('district_clerk');
	DROP ROLE district_reader; DROP ROLE district_clerk});
pass('and nothing keeps its roles from being dropped');

# While texts are going out.
make('busy', '9.8.0');
set_gateway($node, $gateway, 'busy');
queue_texts($node, 300, 'busy', 'busy');
ok(wait_for($node, q{SELECT EXISTS (SELECT FROM minibot.message WHERE status = 'sent')}, 't', 'busy'), 'a worker begins to send');
my $worker = ask('busy', 'SELECT pid FROM minibot.worker_status');
ask('busy', q{ALTER EXTENSION minibot UPDATE TO '9.9.0'});
ok(gone_out('busy', 'busy'), 'an update meanwhile: all texts go out');
is(ask('busy', 'SELECT pid FROM minibot.worker_status'), $worker, 'by the same worker');
my @sent = map { $_->{body} } grep { $_->{body} =~ /^busy / } journal($gateway);
my %once = map { $_ => 1 } @sent;
is(scalar @sent . ' ' . scalar keys %once, '300 300', 'each once');

# To a script that expects another library's worker.
my $log_end = -s $node->logfile;
ask('busy', q{ALTER EXTENSION minibot UPDATE TO '9.9.1'});
queue_texts($node, 5, 'later', 'busy');
ok($node->wait_for_log(qr/extension minibot in database "busy" is of another version than the library/, $log_end),
	'a worker of another library leaves, and the log says why');
is(ask('busy', q{SELECT DISTINCT status FROM minibot.message WHERE body LIKE 'later %'}), 'queued', 'texts are kept');
like(ask('busy', 'SELECT hint FROM minibot_internal.delivery_health()'), qr/^Restart the server/m, 'health says what to do');

# To a script that needs a newer library: nothing changes.
($status, $output, $error) = $node->psql('busy', q{ALTER EXTENSION minibot UPDATE TO '9.9.2'});
like($error, qr/the server still runs the library of an older minibot.*HINT:  Restart the server, then repeat/s,
	'the library of the version before is still loaded: the update says so');
is(ask('busy', q{SELECT extversion FROM pg_extension WHERE extname = 'minibot'}), '9.9.1', 'and is not made');

$node->stop;
done_testing();
