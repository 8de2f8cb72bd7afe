# The conversation as families live it: every dialogue of data/stories.txt.
#
# Lines of a story:
#   == title                     a story begins; nothing of the one before it is left
#   at: 2026-03-02 21:04         the clock, in the district's zone
#   after: 2 minutes             the clock moves on
#   rosa: text                   rosa texts us (rosa [SM1]: the provider's id of it)
#   mini: text                   what she is answered; "mini to dean:" what another is sent. * stands for anything.
#                                All that is sent must be listed: no line means silence.
#   row: decided_by=human ...    columns of her message's row
#   do: statement                what someone does in SQL; may be followed by mini: lines
#   see: query => value          what is then in the database
# "person NAME PHONE" before the first story says who is who.
use strict;
use warnings;
use JSON::PP;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my %phone;
my @stories;

# A line of a story as [line number, verb, argument, text].
sub read_stories
{
	my ($file) = @_;
	open my $in, '<:encoding(UTF-8)', $file or die "$file: $!";
	while (my $line = <$in>)
	{
		chomp $line;
		next if $line =~ /^\s*(#|$)/;
		if ($line =~ /^person (\S+) +(\S+)$/) { $phone{$1} = $2; }
		elsif ($line =~ /^== (.+)/) { push @stories, { title => $1, line => $., steps => [] }; }
		elsif ($line =~ /^(at|after|do|see|row): +(.+)/) { push @{ $stories[-1]{steps} }, [ $., $1, '', $2 ]; }
		elsif ($line =~ /^mini(?: to (\S+))?: (.*)/) { push @{ $stories[-1]{steps} }, [ $., 'mini', $1 // '', $2 ]; }
		elsif ($line =~ /^(\S+)(?: \[(\S+)\])?:(?: (.*))?$/ and exists $phone{$1})
		{
			push @{ $stories[-1]{steps} }, [ $., 'says', $1, $3 // '', $2 ];
		}
		else { die "$file line $.: cannot read \"$line\"\n"; }
	}
}

sub quote { my ($text) = @_; return 'NULL' unless defined $text; $text =~ s/'/''/g; return "'$text'"; }

# What was sent since :before, and the row of the message :id.
my $report = q{SELECT '@%d ' || json_build_object(
	'sent', (SELECT coalesce(json_agg(json_build_array(phone, body) ORDER BY message_id), '[]') FROM minibot.message
			 WHERE direction = 'outbound' AND status <> 'suppressed' AND message_id > :before),
	'row', (SELECT to_json(m) FROM minibot.message AS m WHERE message_id = :id))};
my $remember = "SELECT coalesce(max(message_id), 0) AS before, 0 AS id FROM minibot.message \\gset\n";

# A story as a psql script; each step answers with a line "@number json".
sub script
{
	my ($story) = @_;
	my $sql = "BEGIN;\n";
	foreach my $step (@{ $story->{steps} })
	{
		my ($line, $verb, $who, $text, $provider_id) = @$step;
		if ($verb eq 'at') { $sql .= "SET LOCAL minibot.clock = '$text America/New_York';\n"; }
		elsif ($verb eq 'after')
		{
			$sql .= "SELECT set_config('minibot.clock', (minibot.clock() + interval '$text')::text, true) AS t \\gset\n";
		}
		elsif ($verb eq 'says')
		{
			$sql .= $remember
			  . sprintf("SELECT minibot.receive_message(%s, %s, '+12025550100', %s) AS id \\gset\n",
				quote($phone{$who}), quote($text), quote($provider_id))
			  . sprintf("$report;\n", $line);
		}
		elsif ($verb eq 'do') { $sql .= $remember . "DO \$do\$ BEGIN $text; END \$do\$;\n" . sprintf("$report;\n", $line); }
		elsif ($verb eq 'see')
		{
			my ($query) = $text =~ /^(.*) => /;
			$sql .= "SELECT '\@$line ' || json_build_array(($query)::text);\n";
		}
	}
	return $sql . "ROLLBACK;\n";
}

# A pattern where * stands for anything, as a regular expression.
sub glob_pattern { my ($glob) = @_; return join '.*', map { quotemeta } split /\*/, $glob, -1; }

# Compare what happened with the story; returns what differs.
sub differences
{
	my ($story, $answers) = @_;
	my (@wrong, @sent, $row, $speaker);
	my $finish = sub { push @wrong, map { "unexpected to $_->[0]: $_->[1]" } @sent; @sent = (); };
	foreach my $step (@{ $story->{steps} })
	{
		my ($line, $verb, $who, $text) = @$step;
		my $answer = $answers->{$line};
		if ($verb eq 'says' or $verb eq 'do')
		{
			$finish->();
			push @wrong, "line $line: no answer" and next unless $answer;
			@sent = @{ $answer->{sent} };
			($row, $speaker) = ($answer->{row}, $who) if $verb eq 'says';
		}
		elsif ($verb eq 'mini')
		{
			my $to = $phone{ $who || $speaker || '' } // '';
			my $pattern = glob_pattern($text);
			my ($found) = grep { $sent[$_][0] eq $to && $sent[$_][1] =~ /^$pattern$/s } 0 .. $#sent;
			if (defined $found) { splice @sent, $found, 1; }
			else { push @wrong, "line $line: not sent: $text"; }
		}
		elsif ($verb eq 'row')
		{
			while ($text =~ /(\w+)=(\S*)/g)
			{
				my $is = $row->{$1} // '';
				push @wrong, "line $line: $1 is \"$is\", not \"$2\"" unless $is eq $2;
			}
		}
		elsif ($verb eq 'see')
		{
			my ($want) = $text =~ / => (.*)$/;
			my $is = $answer ? $answer->[0] // '' : 'an error';
			push @wrong, "line $line: it is \"$is\", not \"$want\"" unless $is eq $want;
		}
	}
	$finish->();
	return @wrong;
}

read_stories("$ENV{TESTDIR}/data/stories.txt");

my $node = PostgreSQL::Test::Cluster->new('stories');
$node->init(extra => [ '--encoding=UTF8', '--locale=C.UTF-8' ]);
$node->append_conf('postgresql.conf', "fsync = off\nclient_min_messages = warning");
$node->start;
$node->safe_psql('postgres', 'CREATE EXTENSION minibot');
$node->safe_psql('postgres', slurp_file("$ENV{TESTDIR}/data/$_.sql")) foreach grep { -e "$ENV{TESTDIR}/data/$_.sql" } qw(stand_ins families);

$node->safe_psql('postgres', 'SELECT minibot.load_starter_kit(); SELECT minibot.train()');

my $only = $ENV{STORY};
foreach my $story (@stories)
{
	next if defined $only and index($story->{title}, $only) < 0;
	my ($out, $err) = ('', '');
	my $sql = script($story);
	utf8::encode($sql);
	$node->psql('postgres', $sql, stdout => \$out, stderr => \$err, on_error_stop => 1);
	my %answers = map { /^@(\d+) (.*)/ ? ($1 => decode_json($2)) : () } split /\n/, $out;
	my @wrong = differences($story, \%answers);
	push @wrong, $err if $err ne '';
	ok(!@wrong, $story->{title}) or diag("line $story->{line}:\n", map { utf8::encode(my $l = "  $_\n"); $l } @wrong);
}
cmp_ok(scalar @stories, '>=', 60, 'there are at least sixty stories') unless defined $only;

$node->stop;
done_testing();
