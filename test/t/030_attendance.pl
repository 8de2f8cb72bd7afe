# Attendance in a server of its own: parallel workers, COPY into a partitioned
# warehouse under tracking, a refresh that is cancelled, and what it shows meanwhile.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('attendance');
$node->init;
$node->append_conf('postgresql.conf', "jit = off\nmax_parallel_workers_per_gather = 2\nparallel_setup_cost = 0\n"
	  . "parallel_tuple_cost = 0\nmin_parallel_table_scan_size = 0\nautovacuum = off\n");
$node->start;

sub sql { return $node->safe_psql('postgres', $_[0]); }

# 400 students at 4 schools, 100 days, a partition a month.
sql(q{
	CREATE SCHEMA district;
	CREATE TABLE district.calendar AS SELECT 's' || s AS school_id, d::date AS date
		FROM generate_series(1, 4) AS s, generate_series('2021-08-30'::timestamp, '2022-05-31', '1 day') AS d WHERE extract(isodow FROM d) < 6;
	CREATE TABLE district.enrollment AS SELECT 'p' || i AS student_id, 's' || (1 + i % 4) AS school_id, (i % 3)::text AS grade FROM generate_series(1, 400) AS i;
	CREATE TABLE district.attendance (student_id text, school_id text, date date, code text) PARTITION BY RANGE (date);
	CREATE TABLE district.attendance_fall PARTITION OF district.attendance FOR VALUES FROM ('2021-08-01') TO ('2022-01-01');
	CREATE TABLE district.attendance_spring PARTITION OF district.attendance FOR VALUES FROM ('2022-01-01') TO ('2022-07-01');
	INSERT INTO district.attendance SELECT e.student_id, e.school_id, c.date, CASE WHEN hashtext(e.student_id || c.date) % 13 = 0 THEN 'A' ELSE 'P' END
		FROM district.enrollment AS e JOIN district.calendar AS c USING (school_id) WHERE c.date <= '2022-01-21';
	ANALYZE;
	CREATE EXTENSION minibot;
	SELECT minibot.map_source('attendance', 'district.attendance', '{"student_id": "student_id", "school_id": "school_id", "date": "date", "code": "code"}');
	SELECT minibot.map_source('enrollment', 'district.enrollment', '{"student_id": "student_id", "school_id": "school_id", "grade": "grade"}');
	SELECT minibot.map_source('calendar', 'district.calendar', '{"school_id": "school_id", "date": "date"}');
	SELECT minibot.map_code('P', 'present'), minibot.map_code('A', 'unexcused');
});

# A plain GROUP BY over the rows is the judge.
my $judge = q{SELECT count(*) FROM (
	SELECT student_id, school_id, count(*) AS days, count(*) FILTER (WHERE code = 'A') AS absent FROM district.attendance GROUP BY 1, 2
	EXCEPT SELECT student_id, school_id, days_enrolled, days_absent::bigint FROM minibot.student_risk) AS d};
is(sql('SELECT students FROM minibot.refresh_attendance(2022)'), '400', 'a refresh with parallel workers');
is(sql($judge), '0', 'says what plain SQL over the rows says');
like(sql('EXPLAIN SELECT tier, count(*) FROM minibot.student_risk GROUP BY tier'), qr/Workers Planned/, 'student_risk is asked in parallel');
my $alone = sql('SET max_parallel_workers_per_gather = 0; SELECT md5(string_agg(r::text, chr(10) ORDER BY student_id)) FROM minibot.student_risk AS r');
is(sql('SELECT md5(string_agg(r::text, chr(10) ORDER BY student_id)) FROM minibot.student_risk AS r'), $alone, 'with the same answer');

# COPY into the partitioned table, and into a partition of it.
like(sql('SELECT string_agg(relation::text, $$ $$) FROM minibot.track_attendance()'), qr/attendance_spring/, 'partitions are followed too');
my $rows = sub {
	return sql("SELECT string_agg(concat_ws(chr(9), student_id, school_id, '$_[0]', CASE WHEN hashtext(student_id || '$_[0]') % 9 = 0 THEN 'A' ELSE 'P' END), chr(10))
				FROM district.enrollment");
};
sql("COPY district.attendance FROM STDIN;\n" . $rows->('2022-01-24') . "\n\\.\n");
is(sql($judge), '0', 'COPY of the next day into the partitioned table');
sql("COPY district.attendance_spring FROM STDIN;\n" . $rows->('2022-01-25') . "\n\\.\n");
is(sql($judge), '0', 'COPY into a partition');
is(sql('SELECT DISTINCT submitted_through FROM minibot.school_calendar'), '2022-01-25', 'moves the last day submitted');
sql("UPDATE district.attendance SET code = 'A' WHERE student_id = 'p7' AND date > '2021-12-01'");
is(sql($judge), '0', 'late corrections flow through');
sql("BEGIN; UPDATE district.attendance SET code = 'P'; ROLLBACK");
is(sql($judge), '0', 'what is rolled back never was');
my ($code, $out, $err) = $node->psql('postgres', "INSERT INTO district.attendance VALUES ('p1', 's2', '2022-01-26', 'Z')");
isnt($code, 0, 'a row with a code that is not mapped is refused');
like($err, qr/attendance code 'Z' is not mapped/, 'by its name');
sql('SELECT minibot.untrack_attendance()');

# Cancel a refresh in its midst: nothing changes.  A lock on a source holds it where it reads.
sql("UPDATE district.attendance SET code = 'P' WHERE student_id = 'p9'");
my $locker = $node->background_psql('postgres');
$locker->query_safe('BEGIN; LOCK TABLE district.enrollment IN ACCESS EXCLUSIVE MODE');
my $refresh = IPC::Run::start(['psql', '-XAtq', '-d', $node->connstr('postgres'), '-c', 'SELECT minibot.refresh_attendance(2022)'],
	'>', \my $refresh_out, '2>', \my $refresh_err);
ok($node->poll_query_until('postgres', q{SELECT EXISTS (SELECT FROM pg_stat_activity
	WHERE query = 'minibot: refresh_attendance(2022) of all students: reading calendars and enrollments (2 of 4)')}),
	'a refresh shows in pg_stat_activity what it is at');
is(sql('SELECT count(*) > 0 FROM minibot.student_calendar'), 't', 'readers go on');
sql(q{SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE query LIKE 'minibot: refresh_attendance%'});
$refresh->finish;
like($refresh_err, qr/canceling statement due to user request/, 'it can be cancelled');
$locker->quit;
isnt(sql($judge), '0', 'and has changed nothing');
sql('SELECT minibot.refresh_attendance(2022)');
is(sql($judge), '0', 'the next one does');

# A dump holds the calendars and the district's own rules.
sql("INSERT INTO minibot.absence_definition (name, description, rate_per_mille) VALUES ('ours', 'x', 120)");
my $dump = $node->backup_dir . '/minibot.sql';
mkdir $node->backup_dir;
$node->command_ok(['pg_dump', '-d', $node->connstr('postgres'), '-f', $dump], 'dump');
$node->safe_psql('postgres', 'CREATE DATABASE restored');
$node->command_ok(['psql', '-Xq', '-v', 'ON_ERROR_STOP=0', '-d', $node->connstr('restored'), '-f', $dump], 'restore');
is($node->safe_psql('restored', "SELECT count(*) FROM minibot.student_days"), '400', 'calendars are dumped');
is($node->safe_psql('restored', "SELECT count(*) FROM minibot.absence_definition WHERE name IN ('ours', 'federal')"), '2',
	'and so are the district\'s own rules, beside the presets');

$node->stop;
done_testing();
