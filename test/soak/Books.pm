# Books.pm: what is checked when the days are over, and the figures.
package Books;

use strict;
use warnings;

use Crowd;
use PostgreSQL::Test::Utils;
use Test::More;
use Time::HiRes ();
use Watch;

# What keeps the books knows: ask, a function that runs a statement or dies; gateway; directory of the crowd's notes;
# is_long
sub new { my ($class, %self) = @_; return bless { figures => [], %self }, $class; }

# A line of the table at the end
sub figure { my ($self, $what, $value) = @_; push @{ $self->{figures} }, [ $what, $value ]; return; }

# The first value that a query gives
sub value { my ($self, $query) = @_; return $self->{ask}->($query)->[0] // ''; }

# A query's rows in a line
sub list { my ($self, $query) = @_; return join ', ', map { tr/|/ /r } @{ $self->{ask}->($query) }; }

# A promise is kept where no row breaks it; those that do are shown.
sub none
{
	my ($self, $promise, $from) = @_;

	return is($self->value("SELECT count(*) $from"), 0, $promise)
	  || diag(join "\n", @{ $self->{ask}->("SELECT * $from LIMIT 5") });
}

# The provider's own books, as a table
sub take_journal
{
	my ($self) = @_;

	$self->{ask}->($_) foreach 'CREATE TABLE soak.line (line jsonb)',
	  "COPY soak.line FROM '$self->{gateway}{dir}/journal' (FORMAT csv, DELIMITER E'\\x01', QUOTE E'\\x02')",
	  q{CREATE TABLE soak.journal AS
		SELECT line ->> 'sid' AS sid, line ->> 'direction' = 'inbound' AS is_inbound, line ->> 'to' AS recipient,
			line ->> 'from' AS sender, line ->> 'body' AS body, to_timestamp((line ->> 'at_us')::bigint / 1e6) AS at,
			make_interval(secs => (line ->> 'validity_period')::integer) AS validity
		FROM soak.line},
	  'CREATE INDEX ON soak.journal (sid)', 'ANALYZE soak.journal';
	return;
}

# Every text that families wrote is here once, and somebody or something has dealt with it.
sub check_inbound
{
	my ($self, $texts) = @_;
	my $received = $self->value(
		"SELECT count(*) FROM minibot.message WHERE direction = 'inbound' AND phone <> '$Crowd::staff_phone'");
	my $kept = $self->value('SELECT count(*) FROM soak.journal WHERE is_inbound');

	cmp_ok($kept, '>=', $texts->{provider}, 'the provider took what families wrote');
	is($received, $texts->{direct} + $kept, 'each of the inbound texts is in minibot.message, and nothing else');
	$self->none('those of the web gateways as they were handed over',
		q{FROM soak.inbound_direct AS d JOIN soak.inbound AS i USING (n)
		LEFT JOIN minibot.message AS m ON m.provider_message_id = 'IN' || i.n AND m.direction = 'inbound'
		WHERE (m.phone, m.body) IS DISTINCT FROM (i.phone, i.body)});
	$self->none('those the provider kept as it has them',
		q{FROM soak.journal AS j
		LEFT JOIN minibot.message AS m ON m.provider_message_id = j.sid AND m.direction = 'inbound'
		WHERE j.is_inbound AND (m.phone, m.body) IS DISTINCT FROM (j.sender, j.body)});
	$self->none('none waits to be tried again', 'FROM minibot.inbound_failure');
	$self->none('none met an error', q{FROM minibot.message WHERE direction = 'inbound' AND error IS NOT NULL});
	# A keyword that says what holds already, or was said lately, is passed over in silence; so are tapbacks, and a START that is
	# older than the STOP that was taken before it.
	$self->none('each was answered or handed to a person, or its rule says why not',
		q{FROM minibot.message AS m
		WHERE m.direction = 'inbound' AND m.escalation_id IS NULL AND m.decided_by NOT IN ('repeat', 'reaction')
			AND NOT EXISTS (SELECT FROM minibot.message AS r
							WHERE r.in_reply_to = m.message_id AND r.direction = 'outbound')
			AND NOT (m.decided_by = 'keyword' AND (
				m.intent = 'opt_out' AND EXISTS (
					SELECT FROM minibot.opt_out_history AS h
					WHERE h.phone = m.phone AND h.event = 'opt_out' AND h.at <= m.queued_at)
				OR m.intent = 'opt_in' AND EXISTS (
					SELECT FROM minibot.opt_out_history AS h
					WHERE h.phone = m.phone AND h.event = 'opt_out' AND h.at >= m.queued_at)
				OR EXISTS (
					SELECT FROM minibot.message AS b
					WHERE b.phone = m.phone AND b.direction = 'inbound' AND b.message_id < m.message_id
						AND b.intent = m.intent AND b.queued_at > m.queued_at - interval '1 day')))});
	$self->none('every crisis has reached a person',
		q{FROM minibot.message AS m
		WHERE m.direction = 'inbound' AND m.decided_by = 'crisis' AND NOT EXISTS (
			SELECT FROM minibot.escalation AS e WHERE e.escalation_id = m.escalation_id AND e.kind = 'crisis')});
	$self->figure('inbound texts, from web gateways + polled', "$texts->{direct} + $kept");
	$self->figure('  decided by', $self->list(q{SELECT decided_by, count(*) FROM minibot.message
		WHERE direction = 'inbound' GROUP BY 1 ORDER BY 2 DESC}));
	$self->figure('escalations; answered or closed', $self->list(q{SELECT count(*),
		'; ' || count(*) FILTER (WHERE first_response_at IS NOT NULL OR closed_at IS NOT NULL)
		FROM minibot.escalation}));
	return;
}

# What the crowd wrote down
sub notes
{
	my ($self, $who) = @_;

	return map { split /\n/, slurp_file($_) } sort glob "'$self->{directory}/$who'*.log";
}

# Nobody at work met an error.
sub check_crowd
{
	my ($self) = @_;
	my @odd = grep { !/ taken$/ } $self->notes('web gateway');

	is(scalar @odd, 0, 'no web gateway met an error or another id') or diag(join "\n", splice @odd, 0, 5);
	@odd = grep { /ERROR/ } map { $self->notes($_) } qw(staff analyst office);
	is(scalar @odd, 0, 'nor did staff, analysts and the nightly jobs') or diag(join "\n", splice @odd, 0, 5);
	return;
}

# Nothing lost, nothing twice.
sub check_outbound
{
	my ($self) = @_;

	$self->none('no text waits any more', q{FROM minibot.message
		WHERE direction = 'outbound' AND status IN ('queued', 'held', 'sending', 'unknown')});
	$self->none('what counts as sent is in the provider\'s journal, word by word: none is lost', q{
		FROM minibot.message AS m
		WHERE m.direction = 'outbound' AND m.status IN ('sent', 'delivered', 'undelivered') AND NOT EXISTS (
			SELECT FROM soak.journal AS j
			WHERE j.sid = m.provider_message_id AND j.recipient = m.phone AND j.body = m.body)});
	$self->none('each text the provider took is one of ours: none went twice', q{FROM soak.journal AS j
		WHERE NOT j.is_inbound AND NOT EXISTS (
			SELECT FROM minibot.message AS m WHERE m.provider_message_id = j.sid AND m.direction = 'outbound')});
	$self->none('no text was accepted twice', q{FROM (SELECT message_id FROM minibot.attempt
		WHERE outcome IN ('accepted', 'adopted') GROUP BY 1 HAVING count(*) > 1) AS twice});
	$self->none('none failed but to numbers that are none', sprintf q{FROM minibot.message AS m
		WHERE m.direction = 'outbound' AND m.status IN ('failed', 'undelivered')
			AND NOT (m.phone LIKE ANY ('{%s}') AND m.error_code IN ('21211', '21610', '30005'))},
		join ',', map { "$_%" } sort(keys %Crowd::bad_phones), $Crowd::undeliverable);
	$self->none('what was kept back says why', q{FROM minibot.message
		WHERE direction = 'outbound' AND status = 'suppressed' AND coalesce(error_code, error) IS NULL});
	$self->none('no telephone got two nudges in a week', q{FROM (SELECT FROM minibot.message
		WHERE direction = 'outbound' AND category = 'nudge' AND status IN ('sent', 'delivered')
		GROUP BY phone, date_trunc('week', queued_at AT TIME ZONE 'America/Denver') HAVING count(*) > 1) AS often});
	$self->none('what was told of each student is on record', q{FROM minibot.nudge AS n
		JOIN minibot.message AS m USING (message_id), unnest(n.students) AS s
		WHERE m.status <> 'suppressed' AND NOT EXISTS (SELECT FROM minibot.disclosure AS d WHERE d.message_id = n.message_id AND d.student_id = s)});
	cmp_ok($self->value(q{SELECT count(*) FROM minibot.attempt WHERE outcome IN ('adopted', 'absent')}), '>', 0,
		'some outcomes were unknown, and the provider was asked');
	$self->figure('texts the provider took', $self->list(q{SELECT m.category, count(*) FROM soak.journal AS j
		JOIN minibot.message AS m ON m.provider_message_id = j.sid WHERE NOT j.is_inbound GROUP BY 1 ORDER BY 2 DESC}));
	$self->figure('outbound, by status', $self->list(q{SELECT status, count(*) FROM minibot.message
		WHERE direction = 'outbound' GROUP BY 1 ORDER BY 2 DESC}));
	$self->figure('tries, by outcome', $self->list(
		'SELECT outcome, count(*) FROM minibot.attempt GROUP BY 1 ORDER BY 2 DESC'));
	return;
}

# STOP holds, and so does the night.
sub check_rules
{
	my ($self) = @_;
	my $nudges = 'FROM minibot.attempt AS a JOIN minibot.message AS m USING (message_id) WHERE m.category =';
	my $quiet = q{(a.started_at AT TIME ZONE 'America/Denver')::time NOT BETWEEN '08:00' AND '21:00'};
	# A claim sees an opt-out once its transaction, which begins at that moment, has ended.
	my $stopped = q{FROM minibot.attempt AS a JOIN minibot.message AS m USING (message_id)
		CROSS JOIN LATERAL (
			SELECT h.event, h.at FROM minibot.opt_out_history AS h WHERE h.phone = m.phone AND h.at <= a.started_at
			ORDER BY h.at DESC, h.opt_out_history_id DESC LIMIT 1) AS h
		WHERE h.event = 'opt_out' AND m.category NOT IN ('keyword', 'crisis')};

	$self->none('after STOP nothing was tried but confirmations and crisis answers',
		"$stopped AND a.started_at > h.at + interval '2 seconds'");
	$self->none('no nudge was tried in quiet hours', "$nudges 'nudge' AND $quiet");
	$self->none('nor may the provider keep one until then', q{FROM soak.journal AS j
		JOIN minibot.message AS m ON m.provider_message_id = j.sid
		WHERE NOT j.is_inbound AND m.category = 'nudge' AND (j.at + j.validity) AT TIME ZONE 'America/Denver'
			> (j.at AT TIME ZONE 'America/Denver')::date + time '21:00:20'}) if $self->{is_long};
	cmp_ok($self->value("SELECT count(*) $nudges 'nudge' AND a.started_at - m.queued_at > interval '8 hours'"), '>', 0,
		'some nudges were held over night');
	cmp_ok($self->value("SELECT count(*) $nudges 'reply' AND $quiet"), '>', 0, 'replies went at any hour');
	$self->figure('opt-outs, returns', $self->list(q{SELECT count(*) FILTER (WHERE event = 'opt_out'),
		count(*) FILTER (WHERE event = 'opt_in') FROM minibot.opt_out_history}));
	$self->figure('  tries within 2 s of the opt-out', $self->value("SELECT count(*) $stopped"));
	return;
}

# The calendars that triggers kept are those that a rebuild from nothing makes, and say what the warehouse says.
sub check_attendance
{
	my ($self) = @_;
	my %kept = ('soak.kept' => 'minibot.student_days', 'soak.kept_school' => 'minibot.school_calendar');

	$self->{ask}->("CREATE TABLE $_ AS TABLE $kept{$_}") foreach sort keys %kept;
	is($self->value('SELECT added, changed, removed FROM minibot.refresh_attendance()'), '0|0|0',
		'a refresh after all nightly loads finds nothing to do');
	$self->{ask}->('SELECT minibot.untrack_attendance()');
	$self->{ask}->('TRUNCATE minibot.student_days, minibot.school_calendar');
	my $start = Time::HiRes::time();
	$self->{ask}->('SELECT * FROM minibot.refresh_attendance()');
	$self->figure('all calendars from nothing, s', sprintf '%.1f', Time::HiRes::time() - $start);
	cmp_ok($self->value('SELECT count(*) FROM soak.kept'), '>', 0, 'there are calendars');
	foreach my $kept (sort keys %kept)
	{
		$self->none("$kept{$kept} after all loads is that of a rebuild", "FROM (
			SELECT 'kept', k.* FROM (TABLE $kept EXCEPT TABLE $kept{$kept}) AS k
			UNION ALL SELECT 'rebuilt', n.* FROM (TABLE $kept{$kept} EXCEPT TABLE $kept) AS n) AS d");
	}
	$self->none('days absent are those that plain SQL counts in the warehouse', q{FROM (
		SELECT a.student_id, a.school_id, count(*) AS days FROM district.absence AS a
		JOIN district.school_day AS d ON d.school_id = a.school_id AND d.date = a.date AND d.is_instructional
		WHERE a.code IN ('U', 'E') AND EXISTS (
			SELECT FROM district.enrollment AS e WHERE e.student_id = a.student_id AND e.school_id = a.school_id
				AND a.date BETWEEN e.entry_date AND coalesce(e.exit_date, 'infinity'))
		GROUP BY 1, 2) AS plain
		FULL JOIN (
			SELECT student_id, school_id, minibot.days_absent(calendar) AS days FROM minibot.student_calendar) AS ours
			USING (student_id, school_id)
		WHERE coalesce(plain.days, 0) <> coalesce(ours.days, 0)});
	$self->figure('students, absences in the warehouse, nights loaded', $self->list(q{SELECT
		(SELECT count(*) FROM district.student), ', ' || count(*),
		', ' || count(DISTINCT date) FILTER (WHERE date >= (SELECT min(m.queued_at)::date FROM minibot.message AS m))
		FROM district.absence}));
	return;
}

# Memory is flat: from the middle third of a process' life to its last third it grows by no more than a twentieth and
# 300 kB.  A text that leaked 16 bytes would show after 20,000; what a session learns by and by (plans, catalog entries)
# fits in.  A session that meets its first new model grows by its size, once: over an hour and five trainings by 1.2 MB.
sub check_memory
{
	my ($self) = @_;
	my %kinds;
	my %model = ('web gateway' => 1500);

	foreach my $process (Watch::memory($self->{directory}))
	{
		my ($kind) = $process->{name} =~ /^(.*?)( \d+)?$/;
		my $who = "$process->{name} ($process->{pid})";
		# one that trains has no last third to speak of, nor has one that has only begun
		next if $process->{looks} < 6 || $kind eq 'minibot trainer';
		$kinds{$kind}++;
		my $bound = 300 + $process->{middle} / 20 + ($model{$kind} // 0);
		cmp_ok($process->{last} - $process->{middle}, '<=', $bound, "$who keeps its memory")
		  if $self->{is_long} && $process->{looks} > 60;
		cmp_ok($process->{most}, '<', 64 * 1024, "$who stays below 64 MB");
		cmp_ok($process->{most}, '>', 100, 'which was measured');
		$self->figure("memory of $process->{name}, kB", sprintf 'first %d, middle %d, last %d, most %d (%d looks)',
			@$process{qw(first middle last most looks)});
	}
	is(join(', ', sort keys %kinds), 'minibot launcher, minibot worker, web gateway',
		'worker, launcher and sessions were watched');
	return;
}

# Autovacuum keeps up: a fresh copy is not much smaller.  The megabytes are what small tables have to spare.
sub check_tables
{
	my ($self) = @_;
	my $sizes = q{SELECT pg_relation_size('%1$s') / 1048576.0, pg_indexes_size('%1$s') / 1048576.0};

	foreach my $table (qw(message attempt escalation))
	{
		my ($heap, $indexes) = split /\|/, $self->value(sprintf $sizes, "minibot.$table");
		$self->{ask}->("CREATE TABLE soak.$table (LIKE minibot.$table INCLUDING ALL)");
		$self->{ask}->("INSERT INTO soak.$table TABLE minibot.$table");
		my ($copy, $copied) = split /\|/, $self->value(sprintf $sizes, "soak.$table");
		cmp_ok($heap, '<=', 2 * $copy + 2, "$table is at most twice as large as a copy of it");
		cmp_ok($indexes, '<=', 3 * $copied + 2, 'its indexes are at most three times as large');
		$self->figure("size of $table + indexes, MB; of a copy",
			sprintf '%.1f + %.1f; %.1f + %.1f', $heap, $indexes, $copy, $copied);
	}
	my @looks = Watch::notes($self->{directory}, 'table');
	$self->figure('message: dead rows at most, live, autovacuums', join ', ',
		Watch::percentile(100, map { $_->[1] } @looks), $looks[-1][2], $looks[-1][5]);
	my @queue = Watch::notes($self->{directory}, 'queue');
	$self->figure('queue at most, oldest in it at most (s), unknown at most', join ', ',
		map { my $n = $_; Watch::percentile(100, map { $_->[$n] } @queue) } 1, 2, 4);
	$self->figure('health() at the end', $self->list('SELECT problem, detail FROM minibot.health()') || 'no problem');
	return;
}

# What a server says of a crash, the worker of a provider that does not answer when asked what families wrote, and the trainer of
# a model that staff's answers have made no better
my $expected = join '|', 'terminating connection because of crash of another server process',
  'terminating connection due to unexpected postmaster exit',
  'terminating (connection|background worker ".*") due to administrator command',
  'postmaster exited during a parallel transaction', 'AbortTransaction while in ABORT state',
  'the database system is (starting up|in recovery mode|not yet accepting connections|shutting down)',
  'could not (receive data from|send data to) client', 'inbound texts could not be fetched from provider',
  'the new model is not put in use';

# Telephones of the district, and words of what is texted
my $private = qr/\+?1?(202|303)[2-9]\d{6}|\b555\d{7}
	|asbestos|blorp|calentura|kill\ myself|has\ missed|ha\ faltado|no\ food|looked\ into/x;

# The log has nothing at WARNING or above but what the kills explain, and nothing of anybody.
sub check_log
{
	my ($self, $file) = @_;
	my @lines = split /\n/, slurp_file($file);
	my @bad = grep { /\b(WARNING|ERROR|FATAL|PANIC):/ && !/$expected/ } @lines;
	my @said = grep { /$private/ } @lines;

	cmp_ok(scalar(grep { /not properly shut down/ } @lines), '>', 0, 'the server\'s log has the crashes');
	is(scalar @bad, 0, 'and nothing unexpected at WARNING or above') or diag(join "\n", splice @bad, 0, 10);
	is(scalar @said, 0, 'no telephone and no word of a text') or diag(join "\n", splice @said, 0, 5);
	$self->figure('lines of the server\'s log', scalar @lines);
	return;
}

# A row of times, in the middle, and the longest
sub spread
{
	my @times = @_;

	return sprintf '%.1f, %.1f, %.0f (%d)', (map { Watch::percentile($_, @times) } 50, 99, 100), scalar @times;
}

# How long things took, as those say who waited for them
sub time_everything
{
	my ($self) = @_;
	my (%minute, %kind, %job);
	my @texts = map { [split] } grep { / taken$/ } $self->notes('web gateway');
	my ($first) = sort { $a <=> $b } map { $_->[0] } @texts;

	push @{ $minute{ int(($_->[0] - $first) / 60) } }, $_->[1] foreach @texts;
	$self->figure('receive_message() at the client, ms: p50, p99, most', spread(map { $_->[1] } @texts));
	$self->figure('  p50/p99 of each minute', join ' ', map { my $of = $minute{$_};
		sprintf '%.1f/%.0f', map { Watch::percentile($_, @$of) } 50, 99 } sort { $a <=> $b } keys %minute);
	push @{ $kind{ $_->[2] } }, $_->[1] foreach map { [split] } $self->notes('analyst');
	$self->figure("student_risk of a $_, ms: p50, p99, most", spread(@{ $kind{$_} })) foreach sort keys %kind;
	push @{ $job{ $_->[2] } }, $_->[1] foreach map { [ split /\|/ ] } $self->notes('office');
	$self->figure("$_(), s: p50, p99, most", spread(@{ $job{$_} })) foreach sort keys %job;
	return;
}

sub print_figures { my ($self) = @_; note(sprintf '%-60s %s', @$_) foreach @{ $self->{figures} }; return; }

1;
