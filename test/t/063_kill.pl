# Nothing lost, nothing twice: worker, server and provider are killed at
# random instants, then the provider's journal and the table are compared.
# FULL=1 makes 200 cuts over 20,000 texts of it.
use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Time::HiRes qw(sleep);

use Delivery;

my $cuts = long_form('200 cuts over 20,000 texts') ? 200 : 20;
my $texts_a_cut = 100;
my $seed = $ENV{MINIBOT_SEED} // time();
srand($seed);
note("MINIBOT_SEED=$seed");

my $node = new_server('kill', 'restart_after_crash = on', 'minibot.max_in_flight = 20');
$node->start;
my $gateway = start_gateway(undef, '--delay-ms', 5);
$node->safe_psql('postgres', 'CREATE EXTENSION minibot');
set_gateway($node, $gateway);

# Which way statuses went.
$node->safe_psql('postgres', q{
	CREATE TABLE public.transition (old text, new text, PRIMARY KEY (old, new));
	CREATE FUNCTION public.note_transition() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
	BEGIN
		INSERT INTO public.transition VALUES (OLD.status, NEW.status) ON CONFLICT DO NOTHING;
		RETURN NULL;
	END $$;
	CREATE TRIGGER note_transition AFTER UPDATE ON minibot.message FOR EACH ROW
		WHEN (OLD.status <> NEW.status) EXECUTE FUNCTION public.note_transition()});

# A query's answer; asked again while the server is in recovery.
sub patient
{
	my ($query) = @_;

	for (1 .. 600)
	{
		# psql dies of a broken pipe where the server goes away under it
		my ($status, $answer) = eval { $node->psql('postgres', $query) };
		return $answer if defined $status && $status == 0;
		sleep 0.05;
	}
	die "the server did not come back";
}

my %kill = (
	worker => sub {
		for (1 .. 200)
		{
			my $pid = patient('SELECT pid FROM minibot.worker_status');
			return kill('KILL', $pid) if $pid;
			sleep 0.02;
		}
		die 'the worker did not come back';
	},
	server => sub { $node->stop('immediate'); return $node->start; },
	gateway => sub { stop_gateway($gateway); return start_gateway($gateway); });

my %made;
foreach my $cut (1 .. $cuts)
{
	my $what = (sort keys %kill)[ rand 3 ];
	my $last = $cut * $texts_a_cut;

	patient(sprintf q{
		INSERT INTO minibot.message (direction, phone, body, category, priority, status, queued_at)
		SELECT 'outbound', '+1555' || to_char(3000000 + i, 'FM0000000'), 'text ' || i, 'reply', 1, 'queued', minibot.clock()
		FROM generate_series(%d, %d) AS i
		WHERE NOT EXISTS (SELECT FROM minibot.message AS m WHERE m.body = 'text ' || i)}, $last - $texts_a_cut + 1, $last);
	sleep rand 0.1;
	$made{$what}++ if $kill{$what}->();
}
note("cuts: " . join ', ', map { "$_ $made{$_}" } sort keys %made);
for (1 .. 1200)
{
	last if patient(drained()) eq 't';
	sleep 0.1;
}

my $made = 0;
$made += $_ foreach values %made;
is($made, $cuts, "$cuts cuts were made");
my $total = $cuts * $texts_a_cut;
my %accepted;
$accepted{ $_->{body} }++ foreach journal($gateway);
is(patient("SELECT count(*) FROM minibot.message WHERE direction = 'outbound'"), $total, "$total texts were queued");
is(patient("SELECT count(*) FROM minibot.message WHERE status IN ('sent', 'delivered') AND direction = 'outbound'"), $total,
	'all are sent');
is(scalar(grep { !$accepted{"text $_"} } 1 .. $total), 0, "$cuts cuts: none is lost");
is(scalar(grep { $_ > 1 } values %accepted), 0, 'none was sent twice');
my %sids = map { $_->{sid} => $_->{body} } journal($gateway);
my @rows = split /\n/, patient("SELECT provider_message_id || '|' || body FROM minibot.message WHERE direction = 'outbound'");
is(scalar(grep { my ($sid, $body) = split /\|/; ($sids{$sid} // '') ne $body } @rows), 0, 'each message has the provider\'s id of its own text');
is(patient(q{SELECT coalesce(string_agg(old || '>' || new, ' '), 'none') FROM public.transition
	WHERE (old, new) NOT IN (('queued', 'sending'), ('held', 'sending'), ('sending', 'sent'), ('sending', 'unknown'),
		('sending', 'held'), ('unknown', 'sent'), ('unknown', 'queued'), ('sent', 'delivered'))}), 'none', 'no status went backwards');
cmp_ok(patient("SELECT count(*) FROM minibot.attempt WHERE outcome IN ('adopted', 'absent')"), '>', 0,
	'some outcomes were unknown and were reconciled');

# A server that is set not to wait for the disk: a claim does all the same, or its text would be queued again after a crash.
$node->append_conf('postgresql.conf', "synchronous_commit = off\nwal_writer_delay = 10s\nfull_page_writes = off\n");
$node->restart;
# Nothing else is written meanwhile: a full page of the log would take the claim to the disk with it.
$node->safe_psql('postgres', q{UPDATE minibot.message SET status = 'delivered', delivered_at = sent_at, check_at = NULL WHERE direction = 'outbound'});
my $slow = start_gateway(undef, '--delay-ms', 1000);
set_gateway($node, $slow);
$node->safe_psql('postgres', 'SELECT pg_sleep(1)');
$node->safe_psql('postgres', q{SET synchronous_commit = on; SELECT minibot.send_message('+15553999999', 'claimed', '{"category": "reply"}')});
for (1 .. 200)
{
	last if journal($slow);
	sleep 0.02;
}
$node->stop('immediate');
$node->start;
ok(wait_for($node, drained()), 'a text on its way as a server without synchronous commits stops is settled');
is(scalar(grep { $_->{body} eq 'claimed' } journal($slow)), 1, 'and sent once');
$node->stop('fast');
done_testing();
