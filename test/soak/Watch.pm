# Watch.pm: looks at the server every few seconds and writes down what it
# sees; and figures made of such notes.
package Watch;

use strict;
use warnings;

use POSIX ();
use PostgreSQL::Test::Utils;
use Session;
use Time::HiRes qw(sleep time);

# A process: pid, what it is.  The queue: length, age of its oldest in seconds, held, unknown.  The table: dead rows,
# live ones, bytes, bytes of its indexes, autovacuums.
my $looks = q{
	SELECT 'process', pid, CASE WHEN backend_type LIKE 'minibot%' THEN backend_type ELSE application_name END
	FROM pg_stat_activity WHERE backend_type LIKE 'minibot%' OR application_name LIKE 'web gateway%'
	UNION ALL
	SELECT 'queue', count(*) FILTER (WHERE status = 'queued'), concat_ws('|',
		coalesce(round(extract(epoch FROM max(minibot.clock() - queued_at) FILTER (WHERE status = 'queued'))), 0),
		count(*) FILTER (WHERE status = 'held'), count(*) FILTER (WHERE status = 'unknown'))
	FROM minibot.message WHERE status IN ('queued', 'held', 'unknown')
	UNION ALL
	SELECT 'table', n_dead_tup,
		concat_ws('|', n_live_tup, pg_relation_size(relid), pg_indexes_size(relid), autovacuum_count)
	FROM pg_stat_user_tables WHERE relid = 'minibot.message'::regclass};

# A process that looks every $seconds until it is told to stop; writes to $directory/watch.log.
sub start
{
	my ($node, $directory, $seconds) = @_;
	my $pid = fork() // die "fork: $!";

	return $pid if $pid;
	my $stop = 0;
	local $SIG{TERM} = sub { $stop = 1; };
	my $session = Session->new($node, 'watch');
	open my $log, '>>', "$directory/watch.log" or die "watch: $!";
	$log->autoflush(1);
	my $conductor = getppid;
	until ($stop || getppid != $conductor)
	{
		foreach my $line (@{ $session->try($looks) // [] })
		{
			my ($kind, $pid, $what) = split /\|/, $line, 3;
			my $is_process = $kind eq 'process';
			my $kilobytes = $is_process ? anonymous_memory($pid) : '';
			# what has ended meanwhile is left out, as is what psql says
			next unless defined $kilobytes && defined $what;
			printf $log "%.1f|%s%s\n", time, $line, $is_process ? "|$kilobytes" : '';
		}
		sleep $seconds;
	}
	$session->disconnect;
	POSIX::_exit(0);
}

# Kilobytes of a process that are its own, not of a file and not of shared memory; undef where it has ended.
sub anonymous_memory
{
	my ($pid) = @_;

	open my $file, '<', "/proc/$pid/smaps_rollup" or return;
	my ($kilobytes) = map { /^Pss_Anon:\s+(\d+)/ } <$file>;
	return $kilobytes;
}

# The notes of one kind, the time first in each
sub notes
{
	my ($directory, $kind) = @_;

	return map { my ($time, undef, @rest) = split /\|/; [ $time, @rest ] }
	  grep { /^[\d.]+\|\Q$kind\E\|/ } split /\n/, slurp_file("$directory/watch.log");
}

# The p-th of 100 parts of some numbers
sub percentile
{
	my ($p, @numbers) = @_;

	@numbers = sort { $a <=> $b } @numbers;
	return @numbers ? $numbers[ $#numbers * $p / 100 ] : 0;
}

# What became of each process' memory: pid => what it is, how many looks, kilobytes at first, in the middle third of the
# looks and in the last (medians), at most.
sub memory
{
	my ($directory) = @_;
	my %seen;

	push @{ $seen{ $_->[1] . ' ' . $_->[2] } }, $_->[3] foreach notes($directory, 'process');
	return map {
		my ($pid, $name) = split / /, $_, 2;
		my @kilobytes = @{ $seen{$_} };
		my $third = int(@kilobytes / 3);
		{   pid => $pid, name => $name, looks => scalar @kilobytes, first => $kilobytes[0],
			middle => percentile(50, @kilobytes[ $third .. 2 * $third ]),
			last => percentile(50, @kilobytes[ 2 * $third .. $#kilobytes ]), most => percentile(100, @kilobytes) }
	} sort { (split / /, $a)[0] <=> (split / /, $b)[0] } keys %seen;
}

1;
