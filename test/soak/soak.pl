# soak.pl: a district at work, whole days of it, and then the books are
# checked.  Families text by day and night, a campaign goes out every week,
# staff answer, attendance is loaded and corrected every night, analysts look
# on; the provider has its mishaps, and the server, the worker and the provider
# are killed while they are at it.
#
# SOAK_STUDENTS, SOAK_TEXTS (inbound), SOAK_DAYS, SOAK_MINUTES (all days
# together) say how much; SOAK_SEED repeats a district and its texts.  The
# server's clock is moved over the hours in which nothing is to be seen, by
# shift_clock.c, so that quiet hours, weeks and deadlines are what they are.
use strict;
use warnings;

use FindBin;
use lib "$FindBin::RealBin/../t", "$FindBin::RealBin/../soak";
use Books;
use Crowd;
use Delivery;
use Fcntl;
use POSIX ();
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Time::HiRes qw(sleep time);
use Watch;

my $here = "$FindBin::RealBin/../soak";
my %size = (
	students => $ENV{SOAK_STUDENTS} // 540_000, texts => $ENV{SOAK_TEXTS} // 50_000, days => $ENV{SOAK_DAYS} // 8,
	minutes => $ENV{SOAK_MINUTES} // 60, seed => $ENV{SOAK_SEED} // time() % 1_000_000);
my $is_long = $size{minutes} >= 10;
srand($size{seed});
note(join ' ', map { 'SOAK_' . uc . "=$size{$_}" } sort keys %size);
my $started = time;

# Days and hours -------------------------------------------------------------------

$ENV{TZ} = 'America/Denver';
POSIX::tzset();
my $directory = PostgreSQL::Test::Utils::tempdir();
my $shift;

# Seconds of the epoch of a local time so many days after 9 March 2026, a Monday; the day before, clocks change.
sub moment { my ($day, $hour, $minute) = @_; return POSIX::mktime(0, $minute, $hour, 9 + $day, 2, 126, 0, 0, -1); }
sub date { return POSIX::strftime('%Y-%m-%d', localtime moment($_[0], 12, 0)); }

sub write_shift
{
	# written in place: servers have it mapped
	sysopen my $file, "$directory/shift", O_WRONLY | O_CREAT or die "shift: $!";
	syswrite $file, pack('q', $shift);
	close $file;
	return;
}

# Move the server's clock on to a moment, if it has not passed.
sub jump
{
	my ($to) = @_;

	$shift = int($to - time) if !defined $shift || $to - time > $shift;
	write_shift();
	return;
}

# School days, that Monday in their middle
my $middle = int($size{days} / 2);
my @days = grep { POSIX::strftime('%u', localtime moment($_, 12, 0)) < 6 } -200 .. 200;
my ($monday) = grep { $days[$_] == 0 } 0 .. $#days;
my $day_before = $days[ $monday - $middle - 1 ];
@days = @days[ $monday - $middle .. $monday - $middle + $size{days} - 1 ];

# The server and what is in it ----------------------------------------------------------

my $shim = "$directory/shift_clock.so";
system('cc', '-O2', '-Wall', '-Wextra', '-Werror', '-shared', '-fPIC', '-o', $shim, "$here/shift_clock.c", '-ldl') == 0
  or BAIL_OUT('shift_clock.c does not compile');
jump(moment($days[0], 14, 50));

# Start something whose clock is the district's.
sub in_its_time
{
	my ($start) = @_;
	local $ENV{LD_PRELOAD} = $shim;
	local $ENV{SHIFT_CLOCK} = "$directory/shift";

	return $start->();
}

my $node = PostgreSQL::Test::Cluster->new('soak');
$node->init(extra => [ '--encoding=UTF8', '--locale=C.UTF-8' ]);
$node->append_conf('postgresql.conf', join "\n", (
	"shared_preload_libraries = 'minibot'", 'restart_after_crash = on', 'max_worker_processes = 16',
	"shared_buffers = '" . ($is_long ? '1GB' : '64MB') . "'", "work_mem = '64MB'", "maintenance_work_mem = '256MB'",
	"max_wal_size = '4GB'",
	'fsync = ' . ($is_long ? 'on' : 'off'),
	# what a server logs unless told otherwise
	"log_statement = 'none'", 'log_connections = off', 'log_disconnections = off', 'log_replication_commands = off',
	# the short form has no time for the usual patience
	$is_long ? () : ("minibot.request_timeout = '2s'", "minibot.reconcile_after = '1s'",
		"minibot.poll_interval = '500ms'", "minibot.status_interval = '2s'"), ''));
in_its_time(sub { $node->start });
my $gateway = in_its_time(sub { start_gateway(undef, '--delay-ms', $is_long ? 20 : 2) });
Crowd::dress_gateway($gateway);

my $operator = Session->new($node, 'set-up');
# Do something of which one may want to know how long it took.
sub took { my ($what, $act) = @_; my $start = time; $act->(); return note(sprintf '%s: %.1f s', $what, time - $start); }

# A statement's answer, which must be none but that
sub must
{
	my ($statement) = @_;
	my $lines = $operator->ask($statement);

	die join "\n", $statement, @$lines if grep { /^(psql:.*)?ERROR/ } @$lines;
	return $lines;
}

$node->safe_psql('postgres', 'CREATE DATABASE warehouse');
took("a district of $size{students} students", sub {
	run_sql('-v', "students=$size{students}", '-v', "texts=$size{texts}", '-v', 'direct=75',
		'-v', 'last_day=' . date($day_before), '-v', "seed=$size{seed}", '-f', "$here/district.sql");
});
took('mapping, roster, calendars, knowledge base',
	sub { run_sql('-v', "staff=$Crowd::staff_phone", '-v', 'examples=' . ($is_long ? 1000 : 12),
			'-f', "$here/map.sql") });
set_gateway($node, $gateway, 'warehouse');
run_sql('-c', 'VACUUM (FREEZE, ANALYZE)') if $is_long;

# Run psql with these arguments.
sub run_sql
{
	my @command = ('psql', '-XAtq', '-v', 'ON_ERROR_STOP=1', '-d', $node->connstr('warehouse'), @_);
	my ($out, $err);

	IPC::Run::run(\@command, '>', \$out, '2>', \$err) or BAIL_OUT("psql failed: $err");
	return $out;
}

# Who is at work --------------------------------------------------------------------------

# The district's own jobs, by name; each is done again from its start where the server went away under it.
sub office
{
	my ($session, $job, $day, $log) = @_;
	my $date = date($day);
	my %jobs = (
		afternoon => [ "SELECT * FROM minibot.queue_nudges('weekly total')" ],
		evening => [ "SELECT * FROM minibot.queue_nudges('many days')" ],
		night => [
			"CALL soak.load_night('$date', $size{seed})",
			($day == $days[$middle] ? "CALL soak.close_school('s0001', '$date')" : ()),
			'SELECT * FROM minibot.refresh_roster()', 'SELECT * FROM minibot.purge()',
			sprintf(q{SELECT * FROM minibot.report_html('%s', '%s')}, date($days[0]), $date) ],
		morning => ['SELECT * FROM minibot.health()']);

	foreach my $statement (@{ $jobs{$job} })
	{
		my $start = time;
		my $lines = $session->ask($statement);
		printf $log "%s|%.1f|%s|%s\n", $date, time - $start, $statement =~ /(\w+)\(/, substr join(' ', @$lines), 0, 300;
	}
	return;
}

sub hire { return Crowd::hire($node, $directory, @_); }
my @web = map { hire("web gateway $_", Crowd::web_gateway($_ - 1, 3)) } 1 .. 3;
my $families = hire('families', Crowd::families($gateway));
my $staff = hire('staff', Crowd::staff());
my $analyst = hire('analyst', Crowd::analyst());
my $provider = hire('provider', Crowd::provider($gateway));
my $office = hire('office', \&office);
my @crowd = (@web, $families, $staff, $analyst, $provider, $office);
my $watch = Watch::start($node, $directory, $is_long ? 5 : 0.3);

# Wait until a query is true, at most so many seconds; false where it was not.
sub comes_true
{
	my ($query, $patience) = @_;
	my $deadline = time + $patience;

	while (time < $deadline)
	{
		return 1 if $operator->value($query) eq 't';
		sleep 0.05;
	}
	return 0;
}

# What could go out now
my $due = q{FROM minibot.message AS m
	WHERE m.status IN ('queued', 'sending') OR m.status = 'held' AND m.not_before <= minibot.clock()};

# Mishaps of ours -------------------------------------------------------------------------------

my %made = map { $_ => 0 } qw(server worker provider);

# Kill the server; its processes notice, and once the last of them has gone it is started again.
sub crash
{
	my $data = $node->data_dir;
	my ($postmaster) = split /\n/, slurp_file("$data/postmaster.pid");
	my $since = time;
	my @left;

	$node->kill9;
	# each of its processes works in that directory; one that comes upon its end now is no zombie for it
	while (time - $since < 60)
	{
		my @now = grep { (readlink "/proc/$_/cwd" // '') eq $data } map { m{(\d+)} } glob '/proc/[0-9]*';
		last unless @now;
		@left = map { (split /\0/, eval { slurp_file("/proc/$_/cmdline") } // '')[0] // '' } @now;
		sleep 0.05;
	}
	my $noticed = time - $since;
	# its number is taken until init has looked
	sleep 0.05 while kill(0, $postmaster) && time - $since < 120;
	note(sprintf 'the last to notice the kill, after %.1f s: %s', $noticed, join ', ', grep { $_ } @left);
	in_its_time(sub { $node->start });
	return 1;
}

my %mishap = (
	server => \&crash,
	worker => sub {
		my $pid = $operator->value('SELECT pid FROM minibot.worker_status');
		return $pid && kill 'KILL', $pid;
	},
	provider => sub {
		stop_gateway($gateway);
		sleep($is_long ? 60 : 1.5);
		in_its_time(sub { start_gateway($gateway) });
		Crowd::dress_gateway($gateway);
		return 1;
	});

# What goes wrong in which part of which day, and the query that is true when it shall.
my $sending = q{SELECT count(*) > 20 FROM minibot.message WHERE category = 'nudge' AND status = 'sent'
	AND sent_at > minibot.clock() - interval '1 minute'};
my %planned = (
	"0 afternoon" => [ provider => $sending ],
	"$middle afternoon" => [ server => $sending ],
	"$middle evening" => [ worker => $sending ],
	"$middle night" => [ server => q{SELECT EXISTS (SELECT FROM pg_stat_activity
		WHERE application_name = 'office' AND state = 'active' AND query LIKE '%load_night%')} ]);

sub go_wrong
{
	my ($what, $when) = @_;

	comes_true($when, 120);
	sleep rand 0.5;
	$made{$what}++ if $mishap{$what}->();
	return;
}

# The days ----------------------------------------------------------------------------------------

my $seconds_a_day = 60 * $size{minutes} / $size{days};
my $texts_a_day = $size{texts} / $size{days};
# Part, days after, hour, share of the texts, share of the seconds.  Of the evening a quarter is left at nine.
my @parts = (
	[ 'afternoon', 0, 15, 0.45, 0.4 ], [ 'evening', 0, 21, 0.25, 0.2 ],
	[ 'night', 1, 2, 0.1, 0.2 ], [ 'morning', 1, 8, 0.2, 0.2 ]);
my %texts = map { $_ => must("SELECT count(*) FROM soak.inbound_$_")->[0] } qw(direct provider);
my %left = map { $_->{name} => int(($texts{direct} + 3 - $_->{name} =~ s/\D//gr) / 3) } @web;
$left{families} = $texts{provider};
my $days_begun = time;

foreach my $number (0 .. $#days)
{
	foreach my $part (@parts)
	{
		my ($name, $later, $hour, $of_texts, $of_seconds) = @$part;
		my $seconds = $seconds_a_day * $of_seconds;
		my $is_last = $number == $#days && $name eq 'morning';

		jump(moment($days[$number] + $later, $hour, 0)
			  - ($name eq 'evening' ? $seconds * 0.75 : $name eq 'morning' ? 5 : 0));
		foreach my $member (@web, $families)
		{
			my $all = $member == $families ? $texts{provider} : $texts{direct} / @web;
			my $count = $is_last ? $left{ $member->{name} } : int($of_texts * $all / $size{days});
			$left{ $member->{name} } -= $count;
			Crowd::set_to_work($member, $count, $seconds);
		}
		Crowd::set_to_work($staff, int($texts_a_day * 0.15 * ($name =~ /noon|morning/)), $seconds);
		Crowd::set_to_work($analyst, 1 + int $seconds, $seconds);
		Crowd::set_to_work($provider, 1 + int($seconds / 3), $seconds);
		Crowd::set_to_work($office, $name, $days[$number]);
		go_wrong(@{ $planned{"$number $name"} }) if $planned{"$number $name"};
		Crowd::wait_for_all(@crowd) or BAIL_OUT("somebody of the crowd has died on $days[$number], $name");
		comes_true("SELECT NOT EXISTS (SELECT $due)", 300) or diag("the queue did not empty on day $number, $name");
		note(sprintf '%6.0f s: day %d, %s: %s', time - $days_begun, $number + 1, $name, join ', ', map { s/\|/ /r }
			  @{ must('SELECT status, count(*) FROM minibot.message GROUP BY 1 ORDER BY 1') });
	}
}
my $days_took = time - $days_begun;

# What families wrote is fetched; what is held until morning, Monday, or the provider's next try, goes then.
sub polled
{
	open my $journal, '<', "$gateway->{dir}/journal" or die "journal: $!";
	return scalar grep { /"direction":"inbound"/ } <$journal>;
}
comes_true(sprintf(q{SELECT count(*) = %d FROM minibot.message WHERE direction = 'inbound' AND phone <> '%s'},
	$texts{direct} + polled(), $Crowd::staff_phone), 120);
foreach my $later (1 .. 6)
{
	jump(moment($days[-1] + $later, 10, 0));
	comes_true("SELECT NOT EXISTS (SELECT $due OR m.status = 'unknown')", 300);
	last unless must(q{SELECT count(*) FROM minibot.message WHERE status IN ('held', 'unknown')})->[0];
}
kill 'TERM', $watch;
waitpid $watch, 0;
Crowd::dismiss(@crowd);

# The books -------------------------------------------------------------------------------------------

my $books = Books->new(ask => \&must, gateway => $gateway, directory => $directory, is_long => $is_long);
is("@made{qw(server worker provider)}", '2 1 1', 'server, worker and provider were killed as planned');
$books->take_journal;
$books->check_inbound(\%texts);
$books->check_crowd;
$books->check_outbound;
$books->check_rules;
$books->check_attendance;
$books->check_memory;
$books->check_tables;
$operator->disconnect;
$node->stop('fast');
$books->check_log($node->logfile);
$books->time_everything;
$books->figure('set-up, days, all, s',
	join ', ', map { sprintf '%.0f', $_ } $days_begun - $started, $days_took, time - $started);
$books->print_figures;
note(join ' ', 'again:', map { 'SOAK_' . uc . "=$size{$_}" } sort keys %size);
done_testing();
