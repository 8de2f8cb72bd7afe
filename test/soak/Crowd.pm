# Crowd.pm: who is at work in the district all day, each a process of its own:
# families that text by way of a web gateway or the provider, staff, analysts,
# and a provider that fails now and then.
#
# The conductor hands out work: each member of the crowd is told how much to
# do within how many seconds, and says when that is done.
package Crowd;

use strict;
use warnings;

use Delivery;
use IO::Handle;
use POSIX ();
use Session;
use Time::HiRes qw(sleep time);

# Provider's rules for telephones that begin so: refused as no number, refused as opted out, never delivered
our %bad_phones = ('+1202420' => [ 400, 21211 ], '+1202421' => [ 400, 21610 ]);
our $undeliverable = '+1202422';
our $staff_phone = '+12025550199';
our $our_phone = $Delivery::OUR_PHONE;

my @hired;

# Start a member of the crowd that runs $work->($session, $count, $seconds, $log) whenever it is told to.
sub hire
{
	my ($node, $directory, $name, $work) = @_;
	pipe(my $from_conductor, my $commands) or die "pipe: $!";
	pipe(my $reports, my $to_conductor) or die "pipe: $!";
	my $pid = fork() // die "fork: $!";

	if ($pid == 0)
	{
		# each ends when the conductor does, whatever the others hold
		close $_ foreach $commands, $reports, map { @$_{qw(commands reports)} } @hired;
		eval { serve($node, $directory, $name, $work, $from_conductor, $to_conductor); 1 } or warn "$name: $@";
		# not by way of what the test framework does at an exit
		POSIX::_exit(0);
	}
	close $_ foreach $from_conductor, $to_conductor;
	$commands->autoflush(1);
	push @hired, { name => $name, pid => $pid, commands => $commands, reports => $reports };
	return $hired[-1];
}

sub serve
{
	my ($node, $directory, $name, $work, $commands, $reports) = @_;
	my $session = Session->new($node, $name);

	open my $log, '>>', "$directory/$name.log" or die "$name: $!";
	$_->autoflush(1) foreach $log, $reports;
	while (defined(my $command = <$commands>))
	{
		my ($count, $seconds) = split ' ', $command;
		$work->($session, $count, $seconds, $log);
		print $reports "done\n";
	}
	$session->disconnect;
	return;
}

# Hand out work: for each member, how much of it and within how many seconds.
sub set_to_work
{
	my ($member, $count, $seconds) = @_;

	print { $member->{commands} } "$count $seconds\n";
	$member->{busy} = 1;
	return;
}

# Wait until all have done what they were told; false where one has died.
sub wait_for_all
{
	my $alive = 1;

	foreach my $member (grep { delete $_->{busy} } @_)
	{
		my $reports = $member->{reports};
		$alive = 0 unless defined <$reports>;
	}
	return $alive;
}

sub dismiss
{
	foreach my $member (@_)
	{
		close $member->{commands};
		waitpid $member->{pid}, 0;
	}
	return;
}

# Do $act $count times, evenly within so many seconds; later where that takes longer.
sub evenly
{
	my ($count, $seconds, $act) = @_;
	my $start = time;

	for my $i (0 .. $count - 1)
	{
		my $due = $start + $seconds * $i / $count;
		sleep($due - time) if $due > time;
		$act->();
	}
	return;
}

# A web gateway that hands over its part of the texts; it tries again until the server took one, and now and then hands
# one over again.
sub web_gateway
{
	my ($part, $parts) = @_;
	my $next = $part;

	return sub {
		my ($session, $count, $seconds, $log) = @_;

		evenly($count, $seconds, sub {
			my $ask = "SELECT minibot.receive_message(i.phone, i.body, '$our_phone', 'IN' || i.n)"
			  . " FROM soak.inbound_direct AS d JOIN soak.inbound AS i USING (n) WHERE d.turn = $next";
			my $id = $session->value($ask);
			printf $log "%.1f %.2f %s\n", time, $session->{ms}, $id =~ /^\d+$/ ? 'taken' : $id;
			if ($next % 40 == 0)
			{
				my $again = $session->value($ask);
				printf $log "%.1f 0 %s\n", time, "handed over again: $again instead of $id" if $again ne $id;
			}
			$next += $parts;
		});
	};
}

# Families whose texts the provider keeps until the worker asks for them.
sub families
{
	my ($gateway) = @_;
	my $next = 1;

	return sub {
		my ($session, $count, $seconds, $log) = @_;

		evenly($count, $seconds, sub {
			my ($phone, $body) = split /\|/, $session->value('SELECT i.phone, i.body FROM soak.inbound_provider AS p'
				. " JOIN soak.inbound AS i USING (n) WHERE p.turn = $next"), 2;
			until (eval { control($gateway, 'inbound', From => $phone, To => $our_phone, Body => $body); 1 })
			{
				print $log "the provider does not answer: $@";
				sleep 0.5;
			}
			$next++;
		});
	};
}

# People: of the open escalations, the most urgent first, most are answered and closed, some by text, some not at all.
sub staff
{
	my $turn = 0;
	my $close = 'minibot.close_escalation(e.escalation_id)';
	my $answer = "minibot.answer_escalation(e.escalation_id, 'Thank you for writing, we looked into it.'), $close";
	my $teach = "minibot.answer_escalation(e.escalation_id, 'School starts at eight.', 'ask_hours'), $close";
	my $text = "minibot.receive_message('$staff_phone', '#' || e.escalation_id || ' done', '$our_phone',"
	  . " 'DONE' || e.escalation_id || '-' || gen_random_uuid())";
	my @ways = (($answer) x 6, $teach, ($text) x 2, $close);
	my $next = '(SELECT o.escalation_id FROM minibot.escalation AS o WHERE o.closed_at IS NULL'
	  . ' ORDER BY o.priority, o.opened_at LIMIT 1) AS e';

	return sub {
		my ($session, $count, $seconds, $log) = @_;

		evenly($count, $seconds, sub {
			my $lines = $session->ask("SELECT $ways[ $turn++ % @ways ] FROM $next");
			printf $log "%.1f %.2f %s\n", time, $session->{ms}, join ' ', grep { /ERROR/ } @$lines;
		});
	};
}

# Whoever looks at figures all day: one student, a school, and now and then the whole district.
sub analyst
{
	my $turn = 0;
	my %questions = (
		district => 'SELECT tier, count(*), sum(days_absent) FROM minibot.student_risk GROUP BY tier',
		student => 'SELECT days_absent, chronic_probability FROM minibot.student_risk WHERE student_id = ');

	return sub {
		my ($session, $count, $seconds, $log) = @_;

		evenly($count, $seconds, sub {
			my $of = $turn++ % 20 ? 'student' : 'district';
			my $which = $of eq 'student' ? sprintf q{'S%07d'}, 1 + int rand 2000 : '';
			my $lines = $session->ask($questions{$of} . $which);
			printf $log "%.1f %.2f %s %s\n", time, $session->{ms}, $of, join ' ', grep { /ERROR/ } @$lines;
		});
	};
}

# The mishaps of a provider's day
my @mishaps = (
	{ kind => 'status', status => 500, code => 20500, count => 3 },
	{ kind => 'status', status => 429, code => 20429, retry_after => 1, count => 4 },
	{ kind => 'status', status => 503, code => 20503, count => 2 },
	{ kind => 'reset_before', count => 3 }, { kind => 'reset_after', count => 3 }, { kind => 'hang', count => 1 },
	{ kind => 'delay', delay_ms => 1500, count => 4 }, { kind => 'rubbish', count => 2 },
	{ kind => 'truncate', count => 2 }, { kind => 'huge', count => 1 },
	{ kind => 'status', method => 'GET', status => 500, count => 3 },
	{ kind => 'reset_before', method => 'GET', count => 2 });

# A provider that fails, and that finds some telephones switched off.  It does not save its mishaps up while it is asked
# for nothing: whoever then tries whether it is back would meet nothing else.
sub provider
{
	my ($gateway) = @_;
	my $requests = 0;

	return sub {
		my ($session, $count, $seconds, $log) = @_;

		evenly($count, $seconds, sub {
			my $mishap = $mishaps[ rand @mishaps ];
			my $lines = $session->try(qq{SELECT m.provider_message_id FROM minibot.message AS m WHERE m.status = 'sent'
				AND m.phone LIKE '$undeliverable%' AND m.category = 'nudge' AND m.check_at IS NOT NULL LIMIT 5});
			eval {
				my $now = stats($gateway)->{requests};
				return 1 if $now >= $requests && $now < $requests + 100;
				$requests = $now;
				control($gateway, 'fail', %$mishap);
				control($gateway, 'progress', sid => $_, status => 'undelivered', code => 30005)
				  foreach grep { /^SM/ } @{ $lines // [] };
				print $log "$mishap->{kind}\n";
				1;
			} or print $log "the provider does not answer\n";
		});
	};
}

# What a provider that has just been started has to be told.
sub dress_gateway
{
	my ($gateway) = @_;

	foreach my $prefix (sort keys %bad_phones)
	{
		my ($status, $code) = @{ $bad_phones{$prefix} };
		control($gateway, 'fail', kind => 'status', to => $prefix, count => -1, status => $status, code => $code);
	}
	control($gateway, 'progress', auto => 'delivered');
	return;
}

1;
