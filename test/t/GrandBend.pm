# GrandBend.pm: Ed-Fi's sample district in tables of Ed-Fi's shape.
#
# The CSV files are among the shared data that MINIBOT_SHARED names; where it
# is not set there is nothing to test with.
package GrandBend;

use strict;
use warnings;

# The columns as the Ed-Fi ODS declares them, as far as the sample has them.
my %tables = (
	descriptor => 'descriptorid int PRIMARY KEY, namespace varchar(255) NOT NULL, codevalue varchar(50) NOT NULL',
	educationorganization =>
	  'educationorganizationid int PRIMARY KEY, nameofinstitution varchar(75) NOT NULL, shortnameofinstitution varchar(75)',
	student => 'studentusi int PRIMARY KEY, studentuniqueid varchar(32) NOT NULL UNIQUE, firstname varchar(75) NOT NULL,
		lastsurname varchar(75) NOT NULL, birthdate date NOT NULL',
	contact => 'contactusi int PRIMARY KEY, contactuniqueid varchar(32) NOT NULL UNIQUE, firstname varchar(75) NOT NULL,
		lastsurname varchar(75) NOT NULL',
	contacttelephone => 'contactusi int REFERENCES edfi.contact, telephonenumber varchar(24), telephonenumbertypedescriptorid int,
		orderofpriority int, PRIMARY KEY (contactusi, telephonenumber, telephonenumbertypedescriptorid)',
	studentcontactassociation => 'contactusi int REFERENCES edfi.contact, studentusi int REFERENCES edfi.student,
		relationdescriptorid int, primarycontactstatus boolean, liveswith boolean, emergencycontactstatus boolean,
		PRIMARY KEY (contactusi, studentusi)',
	studentschoolassociation => 'entrydate date, schoolid int, studentusi int REFERENCES edfi.student, schoolyear smallint,
		calendarcode varchar(60), exitwithdrawdate date, PRIMARY KEY (entrydate, schoolid, studentusi)',
	calendardate =>
	  'calendarcode varchar(60), schoolid int, schoolyear smallint, date date, PRIMARY KEY (calendarcode, date, schoolid, schoolyear)',
	calendardatecalendarevent => 'calendarcode varchar(60), schoolid int, schoolyear smallint, date date,
		calendareventdescriptorid int, PRIMARY KEY (calendarcode, calendareventdescriptorid, date, schoolid, schoolyear)',
	session => 'schoolid int, schoolyear smallint, sessionname varchar(60), begindate date, enddate date,
		totalinstructionaldays int, termdescriptorid int, PRIMARY KEY (schoolid, schoolyear, sessionname)',
	studentschoolattendanceevent => 'attendanceeventcategorydescriptorid int, eventdate date, schoolid int,
		schoolyear smallint, sessionname varchar(60), studentusi int REFERENCES edfi.student, attendanceeventreason varchar(255),
		eventduration numeric(3, 2), PRIMARY KEY (attendanceeventcategorydescriptorid, eventdate, schoolid, schoolyear,
		sessionname, studentusi)');

# Parents of foreign keys come first.
my @order = (
	qw(descriptor educationorganization student contact), sort grep { !/^(descriptor|educationorganization|student|contact)$/ } keys %tables);

# Where the CSV files lie; undef where there are none.
sub directory
{
	my $directory = ($ENV{MINIBOT_SHARED} // '') . '/edfi-grand-bend';
	return -r "$directory/student.csv" ? $directory : undef;
}

# Make the schema edfi in a node's database and load the files into it;
# as_text => 1 makes every column text, as a hasty copy does.
sub load
{
	my ($node, $database, %option) = @_;
	my $directory = directory() or die 'no sample district';
	my $script = "CREATE SCHEMA edfi;\n";
	foreach my $table (@order)
	{
		open(my $file, '<', "$directory/$table.csv") or die "$table.csv: $!";
		chomp(my $columns = <$file>);
		close $file;
		$columns =~ s/\r$//;
		my $definition = $option{as_text} ? join(', ', map { "$_ text" } split /,/, $columns) : $tables{$table};
		$script .= "CREATE TABLE edfi.$table ($definition);\n"
		  . "\\copy edfi.$table ($columns) FROM '$directory/$table.csv' WITH (FORMAT csv, HEADER)\n";
	}
	$node->safe_psql($database, $script . "ANALYZE;\n");
	return;
}

1;
