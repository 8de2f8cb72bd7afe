# The report that people look at: of the demo's district after a season of outreach, in a real browser at a telephone's and a
# desk's width, light and dark; of an empty database; and with names that are meant to break it.
use strict;
use warnings;

use JSON::PP;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('report');
$node->init(extra => [ '--encoding=UTF8', '--locale=C.UTF-8' ]);
$node->append_conf('postgresql.conf', "minibot.clock = '2026-03-10 10:00 America/Denver'");
$node->start;

# Every tag that is opened is closed, in order.
sub is_balanced
{
	my ($html) = @_;
	my @open;

	while ($html =~ m{<(/?)([a-z][a-z0-9]*)[^>]*?(/?)>}g)
	{
		my ($closes, $tag, $empty) = ($1, $2, $3);
		next if $empty || $tag =~ /^(meta|br|hr|img|link)$/;
		if (!$closes) { push @open, $tag; }
		elsif (!@open || pop @open ne $tag) { return 0; }
	}
	return @open == 0;
}

# Nothing known, nothing sent: the page says so, block by block.
$node->safe_psql('postgres', 'CREATE DATABASE bare');
$node->safe_psql('bare', 'CREATE EXTENSION minibot');
my $bare = $node->safe_psql('bare', q{SELECT minibot.report_html('2026-01-01', '2026-01-31')});
ok(is_balanced($bare), 'the report of an empty database is a page');
unlike($bare, qr/<svg|<tbody><\/tbody>/, 'without a chart or a table that has nothing to show');
my $empties = () = $bare =~ /class="empty"/g;
cmp_ok($empties, '>=', 12, 'and it says of each that there is nothing');
like($node->safe_psql('bare', q{SELECT minibot.report_markdown('2026-01-01', '2026-01-31')}), qr/^# .*\n/, 'as Markdown too');
my ($status, undef, $error) = $node->psql('bare', q{SELECT minibot.report_html('2026-02-01', '2026-01-31')});
like($error, qr/a report cannot begin on 2026-02-01 and end on 2026-01-31/, 'a period that ends before it begins is refused');
is($node->safe_psql('bare', q{SELECT minibot.report_html() = minibot.report_html('2026-02-01', '2026-02-28'),
	minibot.report_markdown() = minibot.report_markdown('2026-02-01', '2026-02-28')}), 't|t', 'without dates it is of the last full month');

# The demo's district and its season.
$node->safe_psql('postgres', 'CREATE DATABASE warehouse');
my $map = slurp_file("$ENV{TESTDIR}/demo/map.sql");
$map =~ s/^CREATE EXTENSION pg_cron;$//m;
$node->psql('warehouse', slurp_file("$ENV{TESTDIR}/demo/district.sql"), on_error_die => 1,
	extra_params => [ '-v', 'families=400', '-v', 'last_day=2026-03-09' ]);
$node->safe_psql('warehouse', $map);
$node->safe_psql('warehouse', q{SELECT * FROM minibot.load_starter_kit(); SELECT * FROM minibot.train()});
$node->safe_psql('warehouse', slurp_file("$ENV{TESTDIR}/demo/season.sql"));
my $period = "'2025-12-01', '2026-03-09'";

# Every figure of the views adds up to what the tables hold.
is($node->safe_psql('warehouse', q{SELECT (SELECT sum(messages) FROM minibot.delivery_by_reason) =
		(SELECT count(*) FROM minibot.message WHERE direction = 'outbound'),
	(SELECT sum(messages) FROM minibot.segments_and_cost WHERE direction = 'inbound') = (SELECT count(*) FROM minibot.message WHERE direction = 'inbound'),
	(SELECT sum(opt_outs) FROM minibot.opt_outs_by_template) = (SELECT count(*) FROM minibot.opt_out_history WHERE event = 'opt_out'),
	(SELECT nudges FROM minibot.engagement_summary('2025-07-01', '2026-03-10')) = (SELECT sum(messages) FROM minibot.campaign_results('2025-07-01', '2026-03-10')),
	(SELECT sum(absent) FROM minibot.attendance_by_day(2026)) = (SELECT sum(days_absent) FROM minibot.attendance_trend WHERE school_id IS NOT NULL)}),
	't|t|t|t|t', 'the views count what the tables hold');

# How far a training in another session is can be seen.
my $training = $node->background_psql('warehouse', on_error_stop => 0);
$training->query_until(qr/started/, "\\echo started\nSELECT minibot.train() \\g /dev/null\n");
ok($node->poll_query_until('warehouse', q{SELECT count(*) = 1 FROM minibot.progress
	WHERE command = 'train()' AND phase ~ '^(training|cross-validation)' AND percent BETWEEN 0 AND 100 AND pid <> pg_backend_pid()}), 'progress shows a training of another session');
$node->safe_psql('warehouse', 'SELECT pg_cancel_backend(pid) FROM minibot.progress');
$training->quit;

# A district whose names are attacks.
my $attack = q{</style><script>alert(1)</script>"'><img src=x onerror=alert(2)>};
(my $quoted = $attack) =~ s/'/''/g;
my $html = $node->safe_psql('warehouse', qq{
	BEGIN;
	SET LOCAL session_replication_role = replica;	-- what is frozen has its name too
	UPDATE minibot.experiment SET experiment = '$quoted', campaign = '$quoted';
	UPDATE minibot.experiment_arm SET experiment = '$quoted', arm = CASE arm WHEN 'control' THEN arm ELSE '$quoted' END;
	UPDATE minibot.experiment_assignment SET experiment = '$quoted', arm = CASE arm WHEN 'control' THEN arm ELSE '$quoted' END;
	SELECT minibot.set_setting('district.name', '$quoted') \\g /dev/null
	UPDATE minibot.school SET name = '$quoted ' || school_id;
	UPDATE minibot.student_days SET grade = '$quoted' WHERE grade = '5';
	UPDATE minibot.campaign SET campaign = '$quoted';
	UPDATE minibot.message SET campaign = '$quoted' WHERE campaign IS NOT NULL;
	UPDATE minibot.contact SET language = '$quoted' WHERE language = 'es';
	UPDATE minibot.message SET error_code = '$quoted', error = '$quoted', provider = NULL WHERE status = 'undelivered';
	UPDATE minibot.intent SET intent = '$quoted' WHERE intent = 'need_health';
	UPDATE minibot.message SET intent = '$quoted' WHERE intent = 'need_health';
	UPDATE minibot.escalation SET kind = '$quoted' WHERE kind = 'barrier';
	UPDATE minibot.setting SET value = '$quoted' WHERE name = 'report.currency';
	SELECT minibot.report_html($period);
	ROLLBACK});
unlike($html, qr/<script|<img/i, 'no name becomes a tag');
ok(is_balanced($html), 'nor closes one');
cmp_ok(() = $html =~ /&lt;script&gt;alert\(1\)/g, '>=', 10, 'they are shown as they are written');
my $markdown = $node->safe_psql('warehouse', qq{
	BEGIN;
	UPDATE minibot.school SET name = '| a | <b>*x*</b>' || E'\\n# head' || school_id;
	SELECT minibot.report_markdown($period);
	ROLLBACK});
unlike($markdown, qr/<b>|^# head|^\| \| a/m, 'nor a heading, a cell or a tag in Markdown');

$html = $node->safe_psql('warehouse', "SELECT minibot.report_html($period)");
unlike($html, qr/<script|https?:|url\(|\@import/i, 'the page loads nothing and runs nothing');
my $leaked = $node->safe_psql('warehouse', qq{
	WITH r AS MATERIALIZED (SELECT minibot.report_html($period) || minibot.report_markdown($period) AS page)
	SELECT count(*) FROM r,
		(SELECT phone AS word FROM minibot.message UNION SELECT student_id FROM minibot.student UNION SELECT contact_id FROM minibot.contact) AS w
	WHERE position(w.word IN r.page) > 0});
is($leaked, 0, 'no telephone, student or contact is in it');
my @charts = $html =~ /<svg viewBox="0 0 420 [\d.]+" role="img" aria-labelledby="(\w+)-title \1-desc"><title id="\1-title">[^<]+<\/title><desc id="\1-desc">[^<]+</g;
# The tiers' is drawn where none of them is small.
is(join(' ', sort grep { $_ ne 'tiers' } @charts), 'barriers experiments funnel questions weeks', 'its charts have a title and a description');
like($node->safe_psql('warehouse', "SELECT minibot.report_markdown($period)"), qr/\n## What families say\n\n### What families ask and tell\n.*\n\| Topic \|.*\n\|---\|/s,
	'the Markdown has the same blocks');

# In a browser.
my $out = "$ENV{TESTLOGDIR}/report";
mkdir $ENV{TESTLOGDIR};
mkdir $out;
my $page = "$out/report.html";
open my $file, '>', $page or die "$page: $!";
print $file $html;
close $file;

SKIP:
{
	my ($chromium) = grep { -x } qw(/usr/bin/chromium /usr/bin/chromium-browser /usr/bin/google-chrome);
	my $home = "$ENV{TESTDIR}/../../browser";
	skip 'there is no Chromium', 1 unless $chromium;
	skip 'npm is not installed', 1 if system('command -v npm >/dev/null 2>&1 && command -v node >/dev/null 2>&1') != 0;
	if (!-d "$home/node_modules/axe-core" || !-d "$home/node_modules/puppeteer-core")
	{
		mkdir $home;
		system("npm install --silent --no-audit --no-fund --prefix '$home' puppeteer-core\@24 axe-core\@4 >'$home/npm.log' 2>&1");
	}
	skip "npm could not install puppeteer-core and axe-core; see $home/npm.log", 1
		unless -d "$home/node_modules/axe-core" && -d "$home/node_modules/puppeteer-core";

	local $ENV{NODE_PATH} = "$home/node_modules";
	my ($seen, $complaint) = run_command([ 'node', "$ENV{TESTDIR}/browser/look.js", $chromium, $page, $out ]);
	my $looks = eval { decode_json($seen) } || [];
	is(scalar @$looks, 4, 'the browser looked four times') or diag($complaint);
	foreach my $look (@$looks)
	{
		my $how = "$look->{width} pixels, $look->{scheme}";
		is_deeply([ @{ $look->{console} }, @{ $look->{requests} } ], [], "$how: nothing on the console, nothing fetched");
		is($look->{scripts}, 0, "$how: no script");
		cmp_ok($look->{overflow}, '<=', 0, "$how: nothing is wider than the screen");
		is_deeply($look->{labels}, [], "$how: no label lies over another or sticks out");
		cmp_ok($look->{checked}, '>', 20, "$how: axe had something to check");
		my @grave = grep { $_->{impact} =~ /serious|critical/ } @{ $look->{violations} };
		is_deeply(\@grave, [], "$how: axe finds nothing serious") or diag(explain(\@grave));
	}
	ok(-s "$out/report.pdf", 'it prints');
}

done_testing();
