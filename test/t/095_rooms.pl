# internal: claim_messages, delivery_obstacles, hook, judge_texts, kept_since, limit_of_reader, roster_table,
#   text_obstacle, texts_by_student, texts_given_up
# 095_rooms.pl: the rooms of sql/ in their order: what stands in a room calls
# and reads that room and those above it, never one below.  Which object stands
# where is read from the files; who calls whom, from the catalog.  What a room
# has to tell or to ask those below goes by the table hook, whose rows are
# looked at here too.

use strict;
use warnings;

use FindBin;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my @rooms = qw(core warehouse attendance messaging language delivery conversation outreach experiment report access);
my %rank = map { $rooms[$_] => $_ } 0 .. $#rooms;

my $name = qr/\bminibot(?:_internal)?\.(\w+)/;
my $sql = "$FindBin::RealBin/../../sql";

# Where a function, or a table, view, sequence or type, stands: kind and name give its part; several where a name is
# overloaded, the highest room first.
my %place;
foreach my $part (grep { /^\w/ } split /\n/, slurp_file("$sql/load"))
{
	my $text = slurp_file("$sql/$part.sql");
	$text =~ s/^\s*--.*$//mg;
	while ($text =~ /\bCREATE (?:OR REPLACE )?(FUNCTION|AGGREGATE|TABLE|VIEW|SEQUENCE|TYPE) $name/g)
	{
		my ($kind, $object) = ($1, $2);
		push @{ $place{ ($kind =~ /^(?:FUNCTION|AGGREGATE)$/ ? 'f ' : 'r ') . $object } }, $part;
	}
}
sub rank_of { return $_[0] =~ m{^(\w+)/} ? $rank{$1} : undef; }
@$_ = sort { rank_of($a) <=> rank_of($b) } @$_ foreach values %place;

# What a body names: functions by the bracket that follows, all else as relations.  Comments name nothing, nor do
# strings, where none of them is executed: hints say what a person may call, wherever that stands.
sub named
{
	my ($body) = @_;
	my %found;

	$body =~ s{--[^\n]*}{}g;
	$body =~ s{\bRAISE\b[^;]*?\bUSING\b.*?;\n}{;\n}sg;
	$body =~ s{'[^']*(?:''[^']*)*'}{''}g unless $body =~ /\bEXECUTE\b/;
	$found{ ($2 ? 'f ' : 'r ') . $1 } = 1 while $body =~ /$name(\(?)/g;
	return grep { $place{$_} } keys %found;
}

# Calls that go up, "caller (its part) -> callee (its part)"; what make_hooks() has written into a body does not count.
sub upward_calls
{
	my ($node) = @_;
	my (@up, %hooked);

	$hooked{$_} = 1 foreach split /\n/, $node->safe_psql('postgres', q{
		SELECT format('%s -> %s', to_regproc(h.event)::oid, p.proname) FROM minibot_internal.hook AS h
		JOIN pg_proc AS p ON p.oid = to_regproc(h.function)});
	foreach my $row (split /\x1e/, $node->safe_psql('postgres', q{
		SELECT string_agg(concat_ws(E'\x1f', b.kind, b.oid, b.name, b.body), E'\x1e') FROM (
			SELECT 'f' AS kind, p.oid, p.proname AS name, concat_ws(' ',
				coalesce(pg_get_function_sqlbody(p.oid), p.prosrc), pg_get_function_arguments(p.oid),
				pg_get_function_result(p.oid)) AS body
			FROM pg_proc AS p WHERE p.pronamespace::regnamespace::text ~ '^minibot' AND p.proname <> 'load_starter_kit'
			UNION ALL
			SELECT 'r', c.oid, c.relname, pg_get_viewdef(c.oid)
			FROM pg_class AS c WHERE c.relnamespace::regnamespace::text ~ '^minibot' AND c.relkind = 'v'
			-- Rows that hold SQL
			UNION ALL SELECT 'r', 0, 'roster_table', string_agg(r.query, ' ') FROM minibot_internal.roster_table AS r) AS b}))
	{
		my ($kind, $oid, $caller, $body) = split /\x1f/, $row, 4;
		# Of one name in several rooms only those are looked at that are in one.
		my ($at, @more) = @{ $place{"$kind $caller"} // next };
		foreach my $callee (grep { !@more } named($body))
		{
			my ($name, $there) = (substr($callee, 2), $place{$callee}[0]);
			push @up, "$caller ($at) -> $name ($there)" if rank_of($at) < rank_of($there) && !$hooked{"$oid -> $name"};
		}
	}
	return sort @up;
}

# What is wrong with the rows of hook: each names a function there is, of a room below the event's (or the same), which
# takes what the event's takes; an argument of hook's may stand for some of that.
sub wrong_hooks
{
	my ($node) = @_;
	my @wrong;

	foreach my $row (split /\n/, $node->safe_psql('postgres', q{
		SELECT concat_ws('|', h.event, h.function, e.proname, f.proname, (
			SELECT count(*) FROM unnest(e.proargtypes) WITH ORDINALITY AS t (type, n)
			WHERE t.type <> ALL (f.proargtypes) AND h.argument IS NULL), f.pronargs - f.pronargdefaults > e.pronargs)
		FROM minibot_internal.hook AS h LEFT JOIN pg_proc AS e ON e.oid = to_regproc(h.event)
		LEFT JOIN pg_proc AS f ON f.oid = to_regproc(h.function)}))
	{
		my ($event, $function, $told, $called, $missing, $too_many) = split /\|/, $row, -1;
		if (!defined $too_many) { push @wrong, "$event, $function: there is no such function"; next; }
		push @wrong, "$function does not take what $event has" if $missing || $too_many eq 't';
		my ($at, $there) = map { $place{"f $_"}[0] } $told, $called;
		push @wrong, "$function ($there) is not below $event ($at)" if rank_of($there) < rank_of($at);
	}
	return @wrong;
}

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--encoding=UTF8', '--locale=C.UTF-8' ]);
$node->start;
$node->safe_psql('postgres', 'CREATE EXTENSION minibot');

is_deeply([ grep { !defined rank_of($_) } map { @$_ } values %place ], [], 'every part stands in a room');
is_deeply([ upward_calls($node) ], [], 'no call or read goes up');
is_deeply([ wrong_hooks($node) ], [], 'what is registered is there, below, and takes what it is told');

# Each event has what stands there called: a part of health() each, a verdict each.
is($node->safe_psql('postgres', q{
	SELECT string_agg(h.event || ' ' || h.function, ', ') FROM minibot_internal.hook AS h
	JOIN pg_proc AS p ON p.oid = to_regproc(h.event)
	WHERE strpos(coalesce(pg_get_function_sqlbody(p.oid), p.prosrc), h.function || '(') = 0}), '',
	'every hook is called where its event is');
is($node->safe_psql('postgres', q{
	SELECT string_agg(t.function, ', ') FROM minibot_internal.text_obstacle AS t
	WHERE t.function NOT IN ('minibot_internal.delivery_obstacles', 'minibot_internal.claim_messages')
		AND NOT EXISTS (SELECT FROM minibot_internal.hook AS h WHERE h.function = t.function)}),
	'', 'every verdict is asked for');
is($node->safe_psql('postgres', q{SELECT count(*) FROM minibot.health()}) > 0, 1, 'the parts of health() fit');
is($node->safe_psql('postgres', q{SELECT count(*) FROM minibot_internal.judge_texts('{1}',
	'{reply,keyword,crisis,escalation,nudge,one_off}', now())}), '0', 'the obstacles fit');
is($node->safe_psql('postgres', q{SELECT count(*) FROM minibot_internal.texts_by_student('none', NULL)}), '0', 'so do the arms');

# Whatever becomes of the list, what a room says against a text keeps it.
is($node->safe_psql('postgres', q{
	DELETE FROM minibot_internal.text_obstacle WHERE verdict = 'opted_out';
	INSERT INTO minibot.opt_out (phone, opted_out_at, source) VALUES ('+12025550101', now(), 'keyword');
	INSERT INTO minibot.message (message_id, direction, phone, body, category, status, queued_at)
	VALUES (7, 'outbound', '+12025550101', 'to nobody', 'reply', 'queued', now());
	SELECT verdict, is_held FROM minibot_internal.judge_texts('{7}', '{reply}', now())}), 'opted_out|f',
	'a verdict without a row is one');

# The test itself: what is planted is found.
$node->safe_psql('postgres', q{
	CREATE OR REPLACE FUNCTION minibot_internal.kept_since(kind text) RETURNS timestamptz LANGUAGE plpgsql STABLE AS $$
	BEGIN
		PERFORM minibot.queue_nudges('weekly');		-- minibot.purge() in a comment calls nothing
		RAISE EXCEPTION 'no' USING HINT = 'SELECT minibot.report_html();';
	END $$;
	CREATE OR REPLACE VIEW minibot_internal.limit_of_reader AS
		SELECT l.role, l.schools FROM minibot.school_limit AS l WHERE EXISTS (SELECT FROM minibot.nudge);
	INSERT INTO minibot_internal.hook (event, position, function) VALUES ('minibot.health', 99, 'minibot.no_health'),
		('minibot_internal.texts_given_up', 98, 'minibot.normalize_phone')});
is_deeply([ upward_calls($node) ],
	[ 'kept_since (core/retention) -> queue_nudges (outreach/nudge)',
		'limit_of_reader (core/limit) -> nudge (outreach/nudge)' ],
	'a call and a read that go up are found');
is_deeply([ sort(wrong_hooks($node)) ], [ 'minibot.health, minibot.no_health: there is no such function',
		'minibot.normalize_phone (core/phone) is not below minibot_internal.texts_given_up (delivery/obstacle)',
		'minibot.normalize_phone does not take what minibot_internal.texts_given_up has' ], 'so is what is registered wrongly');

done_testing();
