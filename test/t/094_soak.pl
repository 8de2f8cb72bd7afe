# 094_soak.pl: the short form of test/soak: two days of a small district, with
# the server, the worker and the provider killed while all are at work.
use strict;
use warnings;

use FindBin;
use PostgreSQL::Test::Cluster;	# before it is too late for what it does first
use PostgreSQL::Test::Utils;

$ENV{SOAK_STUDENTS} //= 3000;
$ENV{SOAK_TEXTS} //= 600;
$ENV{SOAK_DAYS} //= 2;
$ENV{SOAK_MINUTES} //= 0.3;
$ENV{SOAK_SEED} //= 1;
do "$FindBin::RealBin/../soak/soak.pl" or die $@ || $!;
