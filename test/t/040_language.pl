# Promises about the starter kit, judged on messages it was not made from, and about training as a long statement:
# it can be cancelled, shows how far it is, and its model outlives the server.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use File::Temp qw(tempfile);
use Test::More;
use Time::HiRes qw(time);

my $node = PostgreSQL::Test::Cluster->new('language');
$node->init;
$node->append_conf('postgresql.conf', "shared_preload_libraries = ''");
$node->start;
$node->safe_psql('postgres', 'CREATE EXTENSION minibot');

# Fill the knowledge base with random words: training takes seconds
my $many = q{
	INSERT INTO minibot.intent (intent) SELECT 'made_up_' || i FROM generate_series(1, 100) AS i;
	INSERT INTO minibot.utterance (intent, body)
	SELECT 'made_up_' || i,
		   (SELECT string_agg(md5((i * 7919 + j * 104729 + k)::text), ' ') FROM generate_series(1, 8) AS k)
	FROM generate_series(1, 100) AS i, generate_series(1, 40) AS j;
};
$node->safe_psql('postgres', $many);

# cancelled soon, wherever it is
my $start = time;
my ($code, $out, $err) = $node->psql('postgres', 'SET statement_timeout = 300; SELECT minibot.train()');
like($err, qr/canceling statement due to statement timeout/, 'training is cancelled by statement_timeout');
cmp_ok(time - $start, '<', 2, '... within moments');
is($node->safe_psql('postgres', 'SELECT count(*) FROM minibot.model'), '0', '... and leaves nothing behind');

# how far it is can be seen
# the session outlives its cancelled statement, so that quit() finds it there
my $training = $node->background_psql('postgres', on_error_stop => 0);
$training->query_until(qr/started/, "\\echo started\nSELECT minibot.train() \\g /dev/null\n");
ok( $node->poll_query_until(
		'postgres', q{SELECT count(*) > 0 FROM pg_stat_activity
			WHERE query ~ 'minibot.train.*/\* (training|cross-validation).*%' AND pid <> pg_backend_pid()}),
	'pg_stat_activity tells how far training is');
$node->safe_psql('postgres',
	q{SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE query ~ '^SELECT minibot.train'});
$training->quit;
$node->safe_psql('postgres', 'DELETE FROM minibot.intent');

SKIP:
{
	skip 'no starter kit in this build', 10
	  if $node->safe_psql('postgres', q{SELECT to_regprocedure('minibot.load_starter_kit()') IS NULL}) eq 't';

	$node->safe_psql('postgres', 'SELECT minibot.load_starter_kit()');
	is( $node->safe_psql('postgres', 'SELECT intents, in_use FROM minibot.train()'), '47|t', 'the starter kit trains');

	my $heldout = slurp_file('data/starter_kit_heldout.tsv');
	$heldout =~ s/\\/\\\\/g;
	$node->safe_psql('postgres', "CREATE TABLE heldout (body text, intent text, language text)");
	my ($fh, $file) = tempfile('heldoutXXXX', TMPDIR => 1);
	print $fh $heldout;
	close $fh;
	$node->safe_psql('postgres', "\\copy heldout FROM '$file'");
	cmp_ok($node->safe_psql('postgres', 'SELECT count(*) FROM heldout'), '>', 800, 'held-out messages are there');

	my $judged = q{WITH judged AS (
		SELECT h.*, c.intent AS guess, c.accepted, c.language AS told, minibot.message_keyword(h.body) AS keyword
		FROM heldout AS h, minibot.classify(h.body) AS c) };
	my $ask = sub { return $node->safe_psql('postgres', $judged . $_[0]) };

	cmp_ok($ask->(q{SELECT avg((coalesce(keyword, guess) = intent)::int) FROM judged WHERE intent <> 'oos'}),
		'>=', 0.80, 'accuracy in scope is 80 % and more');
	cmp_ok($ask->(q{SELECT avg((keyword = intent OR guess = intent)::int) FROM judged
		WHERE intent IN ('crisis', 'opt_out')}),
		'>=', 0.98, '98 % of crisis and opt-out messages are caught');
	is($ask->(q{SELECT string_agg(body, E'\n') FROM judged
		WHERE keyword = 'opt_out' AND intent NOT IN ('opt_out', 'wrong_number')}),
		'', 'no message is taken for an opt-out keyword that is none');
	is($ask->(q{SELECT string_agg(body, E'\n') FROM judged
		WHERE guess = 'opt_out' AND accepted AND intent <> 'opt_out'}),
		'', '... nor by the classifier');
	cmp_ok($ask->(q{SELECT avg((guess = intent)::int) FROM judged WHERE accepted}),
		'>=', 0.95, 'of the accepted, 95 % and more are right');
	cmp_ok($ask->(q{SELECT avg((NOT accepted)::int) FROM judged WHERE intent = 'oos'}),
		'>=', 0.80, 'what no intent covers goes to a person');
	cmp_ok($ask->(q{SELECT avg((told = language)::int) FROM judged WHERE intent <> 'oos'}),
		'>=', 0.97, 'the language is told');

	# the model is data: it outlives the server
	my $before = $node->safe_psql('postgres', q{SELECT c.* FROM minibot.classify('my son is sick') AS c});
	$node->restart;
	is($node->safe_psql('postgres', q{SELECT c.* FROM minibot.classify('my son is sick') AS c}),
		$before, 'the model in use outlives a restart');
}

$node->stop;
done_testing();
