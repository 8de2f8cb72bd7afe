# The server's clock is put back by an hour: the worker polls and sends on.
use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

use Delivery;

# What the server takes for the time of day: the kernel's, and the seconds that a file says.
my $directory = PostgreSQL::Test::Utils::tempdir();
my $shift = "$directory/shift";
append_to_file("$directory/clock.c", <<"C");
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/time.h>
#include <time.h>

int
gettimeofday(struct timeval *restrict now, void *restrict zone)
{
	struct timespec real;
	FILE	   *file = fopen("$shift", "r");
	long		seconds = 0;

	(void) zone;
	if (file != NULL)
	{
		if (fscanf(file, "%ld", &seconds) != 1)
			seconds = 0;
		fclose(file);
	}
	clock_gettime(CLOCK_REALTIME, &real);
	now->tv_sec = real.tv_sec + seconds;
	now->tv_usec = real.tv_nsec / 1000;
	return 0;
}
C
plan skip_all => 'no C compiler' if system("cc -shared -fPIC -o '$directory/clock.so' '$directory/clock.c'") != 0;

my $node = new_server('clock_put_back');
my $gateway = start_gateway();
{
	local $ENV{LD_PRELOAD} = "$directory/clock.so";
	$node->start;
}
$node->safe_psql('postgres', 'CREATE EXTENSION minibot');
set_gateway($node, $gateway);
my $lists = stats($gateway)->{lists};
$node->poll_query_until('postgres', 'SELECT 1', '1') until stats($gateway)->{lists} > $lists;
my $before = $node->safe_psql('postgres', 'SELECT clock_timestamp()');
append_to_file("$shift.new", "-3600\n");
rename "$shift.new", $shift;
is($node->safe_psql('postgres', "SELECT clock_timestamp() < '$before'::timestamptz - interval '50min'"), 't', 'the clock is put back');
control($gateway, 'inbound', From => '+15553090001', To => $Delivery::OUR_PHONE, Body => 'anyone there');
ok(wait_for($node, "SELECT count(*) = 1 FROM minibot.message WHERE phone = '+15553090001' AND direction = 'inbound'"),
	'families are heard');
my $id = $node->safe_psql('postgres', q{SELECT minibot.send_message('+15553090002', 'hello', '{"category": "reply"}')});
ok(wait_for($node, "SELECT status IN ('sent', 'delivered') FROM minibot.message WHERE message_id = $id"), 'texts are sent');

$node->stop('fast');
done_testing();
