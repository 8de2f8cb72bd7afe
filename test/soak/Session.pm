# Session.pm: one long-lived session with the server, by way of psql, that
# comes back after a crash.
package Session;

use strict;
use warnings;

use IPC::Open2 ();
use Time::HiRes qw(sleep time);

my $mark = '-- answered --';
my $ended = qr/^psql: error|\b(FATAL|PANIC):|terminating connection|connection to server was lost/;

# The server of this node, under this application_name.
sub new
{
	my ($class, $node, $name) = @_;
	my $connection = $node->connstr('warehouse') . " application_name='$name'";

	return bless { name => $name, connection => $connection, ms => 0 }, $class;
}

# Connect; false where the server is not there.
sub connect
{
	my ($self) = @_;

	$self->{pid} = IPC::Open2::open2($self->{out}, $self->{in}, 'sh', '-c',
		'exec psql -XAtq -F "|" -d "$1" 2>&1', 'psql', $self->{connection});
	$self->{in}->autoflush(1);
	return defined $self->exchange('SELECT 1');
}

sub disconnect
{
	my ($self) = @_;

	return unless $self->{pid};
	close $self->{in};
	close $self->{out};
	waitpid delete $self->{pid}, 0;
	return;
}

# The lines of an answer; undef where the connection ended before all of it was there.
sub exchange
{
	my ($self, $statement) = @_;
	my @lines;
	local $SIG{PIPE} = 'IGNORE';

	print { $self->{in} } "$statement;\n\\echo $mark\n";
	my $out = $self->{out};
	while (defined(my $line = <$out>))
	{
		chomp $line;
		return \@lines if $line eq $mark;
		push @lines, $line;
	}
	$self->disconnect;
	return;
}

# Ask once; an array of lines, or undef where there is no server to answer.  {ms} is how long it took.
sub try
{
	my ($self, $statement) = @_;

	return unless $self->{pid} || $self->connect;
	my $start = time;
	my $lines = $self->exchange($statement);
	$self->{ms} = (time - $start) * 1000;
	# a server that ends, or is not up yet: what this statement came to nobody knows
	if (defined $lines && grep { /$ended/ } @$lines)
	{
		$self->disconnect;
		return;
	}
	return $lines;
}

# Ask until the server has answered.
sub ask
{
	my ($self, $statement) = @_;
	my $deadline = time + 300;

	while (time < $deadline)
	{
		my $lines = $self->try($statement);
		return $lines if defined $lines;
		sleep 0.1;
	}
	die "$self->{name}: the server did not come back";
}

# The first line of an answer
sub value { my ($self, $statement) = @_; return $self->ask($statement)->[0] // ''; }

1;
