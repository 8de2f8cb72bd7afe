# 091_access.pl: levels, limits and mappers survive a dump, where the roles
# are; the worker, loads and refreshes go on under row security; DROP EXTENSION
# takes all of it along; what is granted in one database is of it alone.

use strict;
use warnings;

use FindBin;
use lib $FindBin::RealBin;
use Delivery;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = new_server('main');
$node->start;
$node->safe_psql('postgres', 'CREATE DATABASE warehouse');

my $map = slurp_file("$ENV{TESTDIR}/demo/map.sql");
$map =~ s/^CREATE EXTENSION pg_cron;$//m;
$node->psql('warehouse', slurp_file("$ENV{TESTDIR}/demo/district.sql"), on_error_die => 1,
	extra_params => [ '-v', 'families=40', '-v', 'last_day=2026-03-09' ]);
# A role that is no superuser maps and refreshes; the names of the others need quotes.
$node->safe_psql('warehouse', q{
	CREATE EXTENSION minibot;
	CREATE ROLE mapper LOGIN;
	CREATE ROLE "Olga O'Hara" LOGIN;
	CREATE ROLE "school 101" NOLOGIN;
	CREATE ROLE "dean of 101" LOGIN IN ROLE "school 101";
	CREATE ROLE loader LOGIN;
	SELECT minibot.grant_access('mapper', 'admin'), minibot.grant_access('Olga O''Hara', 'operator'),
		minibot.grant_access('school 101', 'staff');
	GRANT USAGE ON SCHEMA warehouse TO mapper, loader;
	GRANT SELECT ON ALL TABLES IN SCHEMA warehouse TO mapper;
	GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA warehouse TO loader;
});
$map =~ s/^CREATE EXTENSION minibot;$//m;
$node->safe_psql('warehouse', $map, extra_params => [ '-U', 'mapper' ]);
$node->safe_psql('warehouse', q{
	SELECT minibot.limit_to_schools('school 101', '{101}');
	SELECT minibot.track_attendance();
});

my $mine = q{SELECT string_agg(DISTINCT school_id, ',') || ' ' || count(*) FROM minibot.student_risk};
my $dean = $node->safe_psql('warehouse', $mine, extra_params => [ '-U', 'dean of 101' ]);
like($dean, qr/^101 \d+$/, 'a dean sees his school');
isnt($node->safe_psql('warehouse', $mine, extra_params => [ '-U', "Olga O'Hara" ]), $dean, 'an operator sees every one');

# The worker under row security
$node->safe_psql('warehouse', q{
	SELECT minibot.send_message(phone, 'a word', jsonb_build_object('contact_id', contact_id, 'category', 'reply'))
	FROM minibot.contact_phone WHERE can_text LIMIT 20}, extra_params => [ '-U', "Olga O'Hara" ]);
ok($node->poll_query_until('warehouse', q{SELECT count(*) = 20 FROM minibot.message WHERE status IN ('sent', 'delivered')}),
	'the worker sends what a limited role may not see');
$node->safe_psql('warehouse', q{INSERT INTO warehouse.daily_attendance
	SELECT pupil_no, '102', '2026-03-10', 'U' FROM warehouse.membership WHERE bldg_no = '102'}, extra_params => [ '-U', 'loader' ]);
is($node->safe_psql('warehouse', q{SELECT max(submitted_through) FROM minibot.school_calendar WHERE school_id = '102'}),
	'2026-03-10', 'a load by a role without rights on minibot is followed');
$node->safe_psql('warehouse', q{SELECT * FROM minibot.refresh_attendance()}, extra_params => [ '-U', "Olga O'Hara" ]);
pass('an operator refreshes what the mapper mapped');

# Dump and restore
my $access = q{SELECT role, level, schools, is_complete, members FROM minibot.access ORDER BY role};
my $rights = q{SELECT string_agg(o || ' ' || acl, E'\n' ORDER BY o COLLATE "C", acl COLLATE "C") FROM (
	SELECT c.oid::regclass::text AS o, (a).grantee::regrole || (a).privilege_type FROM pg_class AS c, aclexplode(relacl) AS a
	WHERE c.relnamespace IN ('minibot'::regnamespace, 'minibot_internal'::regnamespace) AND (a).grantee <> c.relowner
	UNION ALL SELECT c.oid::regclass || '.' || attname, (a).grantee::regrole || (a).privilege_type
	FROM pg_class AS c JOIN pg_attribute AS t ON attrelid = c.oid, aclexplode(attacl) AS a WHERE c.relnamespace IN ('minibot'::regnamespace, 'minibot_internal'::regnamespace)
	UNION ALL SELECT p.oid::regprocedure::text, (a).grantee::regrole || (a).privilege_type FROM pg_proc AS p, aclexplode(proacl) AS a
	WHERE p.pronamespace IN ('minibot'::regnamespace, 'minibot_internal'::regnamespace)
	UNION ALL SELECT t.oid::regtype::text, (a).grantee::regrole || (a).privilege_type FROM pg_type AS t, aclexplode(typacl) AS a
	WHERE t.typnamespace IN ('minibot'::regnamespace, 'minibot_internal'::regnamespace)) AS r (o, acl)};
my $policies = q{SELECT string_agg(tablename || policyname || roles::text || qual || coalesce(with_check, ''), E'\n' ORDER BY tablename, policyname)
	FROM pg_policies WHERE schemaname = 'minibot'};
my $dump = PostgreSQL::Test::Utils::tempdir() . '/warehouse.dump';
$node->command_ok([ 'pg_dump', '-Fc', '-f', $dump, $node->connstr('warehouse') ], 'pg_dump');
$node->safe_psql('postgres', 'CREATE DATABASE restored');
$node->command_ok([ 'pg_restore', '--exit-on-error', '-d', $node->connstr('restored'), $dump ], 'pg_restore');
foreach my $q ([ $access, 'levels and limits' ], [ $rights, 'every privilege' ], [ $policies, 'every policy' ],
	[ 'SELECT kind, mapped_by FROM minibot.source ORDER BY 1', 'mappers' ])
{
	is($node->safe_psql('restored', $q->[0]), $node->safe_psql('warehouse', $q->[0]), "$q->[1] are back");
}
is($node->safe_psql('restored', $mine, extra_params => [ '-U', 'dean of 101' ]), $dean, 'a dean sees his school there');
isnt($node->safe_psql('warehouse', q{SELECT max(last_analyze) FROM pg_stat_user_tables WHERE relname = 'student_days'}), '', 'a refresh by a role that owns nothing analyzes');
is( $node->safe_psql('restored', q{
		INSERT INTO warehouse.daily_attendance SELECT pupil_no, '103', '2026-03-10', 'U' FROM warehouse.membership WHERE bldg_no = '103';
		SELECT max(submitted_through) FROM minibot.school_calendar WHERE school_id = '103'}, extra_params => [ '-U', 'postgres' ]),
	'2026-03-10', 'loads are followed there, with the mapper\'s rights')
	if $node->safe_psql('restored', "SELECT count(*) FROM pg_roles WHERE rolname = 'postgres'") eq '1';
is($node->safe_psql('restored', "SELECT detail FROM minibot.health() WHERE part = 'access'"), '', 'nothing is wrong with access');

# In this database only, and all of it
$node->safe_psql('restored', q{SELECT minibot.revoke_access('school 101')});
is($node->safe_psql('warehouse', $mine, extra_params => [ '-U', 'dean of 101' ]), $dean, 'what is revoked in one database stays in another');
$node->safe_psql('postgres', 'ALTER SYSTEM SET minibot.worker_enabled = off; SELECT pg_reload_conf()');
$node->poll_query_until('postgres', q{SELECT count(*) = 0 FROM pg_stat_activity WHERE usename = 'minibot_worker'});
$node->safe_psql($_, 'DROP EXTENSION minibot CASCADE') foreach 'restored', 'warehouse';
$node->safe_psql('warehouse', 'DROP OWNED BY mapper, loader');
$node->safe_psql('restored', 'DROP OWNED BY mapper, loader');
$node->safe_psql('postgres', q{DROP ROLE mapper, loader, "Olga O'Hara", "dean of 101", "school 101"});
pass('nothing of a role depends on minibot any more');

$node->stop;
done_testing();
