# Ed-Fi's own sample district: one map_edfi() call, what check_sources() finds
# in it, and every student's numbers against plain SQL over the raw tables.
use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

use GrandBend;

plan skip_all => 'no sample district; MINIBOT_SHARED names the folder that holds edfi-grand-bend' unless GrandBend::directory();

my $node = PostgreSQL::Test::Cluster->new('district');
$node->init;
$node->start;
GrandBend::load($node, 'postgres');
$node->safe_psql('postgres', 'CREATE EXTENSION minibot');

# One value of a query.
sub value { return $node->safe_psql('postgres', $_[0]); }

is(value('SELECT * FROM minibot.map_edfi()'), join("\n",
	'school|edfi.educationorganization|3', 'student|edfi.student|960', 'enrollment|edfi.studentschoolassociation|960',
	'contact|edfi.contact|1873', 'phone|edfi.contacttelephone|2202',
	'student_contact|edfi.studentcontactassociation|1872', 'calendar|edfi.calendardate|567',
	'attendance|edfi.studentschoolattendanceevent|1917'), 'map_edfi() maps every kind and counts what it finds');
is(value('SELECT count(*) FROM minibot.unmapped_codes()'), '0', 'every attendance code of the district has a meaning');

# The roster
is(value('SELECT count(*) FROM minibot.student JOIN edfi.student ON studentuniqueid = student_id
	AND (first_name, last_name, birth_date) = (firstname, lastsurname, birthdate)'), '960', 'the roster has every student');
is(value(q{SELECT count(*) FROM minibot.student_contact AS c
	JOIN edfi.student AS s ON s.studentuniqueid = c.student_id JOIN edfi.contact AS p ON p.contactuniqueid = c.contact_id
	JOIN edfi.studentcontactassociation AS a ON (a.studentusi, a.contactusi) = (s.studentusi, p.contactusi)
	JOIN edfi.descriptor AS d ON d.descriptorid = a.relationdescriptorid AND d.codevalue = c.relation
	WHERE c.priority = CASE WHEN a.primarycontactstatus THEN 1 ELSE 2 END AND c.lives_with = coalesce(a.liveswith, true)
	AND NOT c.is_restricted}), '1872', 'the roster has every contact of every student');
is(value(q{SELECT bool_and(can_text = (kind <> 'fax')) FROM minibot.contact_phone}), 't', 'a fax gets no texts, all else may');
is(value('SELECT sum(added + changed + removed) FROM minibot.refresh_roster()'), '0', 'a second refresh changes nothing');

# What is wrong with the data
my $findings = q{SELECT key, detail FROM minibot.check_sources() WHERE problem = '%s' ORDER BY 1, 2};
is(value(sprintf($findings, 'closed_day')),
	'255901107 2022-05-15|events: 3 on 2022-05-15, a Sunday, when the calendar has no school; for example of student 604891',
	'the events on a Sunday are found');
is(value(sprintf($findings, 'partial_day')),
	'Partial|days that do not say how much was missed: 1, the first of student 604822 on 2021-12-15; each counts as 0.5',
	'the partial day is found');
is(value(q{SELECT count(*) FROM edfi.contacttelephone JOIN edfi.contact USING (contactusi)
	WHERE telephonenumber ~ '^\(\d+\) [01]' AND NOT EXISTS (SELECT FROM minibot.check_sources()
		WHERE problem = 'not_dialable' AND key = contactuniqueid AND detail LIKE telephonenumber || ' %')}), '0',
	'every number whose exchange begins with 0 or 1 is found');
is(value(q{SELECT (SELECT count(*) FROM minibot.check_sources() WHERE problem = 'not_dialable') + count(*)
	FROM minibot.contact_phone}), '2202', 'a number is in the roster or found not dialable');
is(value(q{SELECT count(*) FROM minibot.check_sources() AS c FULL JOIN (
		SELECT contactuniqueid FROM edfi.contacttelephone JOIN edfi.contact USING (contactusi)
		JOIN edfi.descriptor ON descriptorid = telephonenumbertypedescriptorid
		GROUP BY 1 HAVING bool_and(codevalue = 'Fax')) AS fax ON fax.contactuniqueid = c.key
	WHERE c.problem = 'untextable_contact' AND fax.contactuniqueid IS NULL OR c.key IS NULL}), '0',
	'contacts with only a fax, all of them and no others, are found');
is(value(q{SELECT string_agg(DISTINCT problem, ' ' ORDER BY problem) FROM minibot.check_sources() WHERE severity = 'error'}), '',
	'nothing is wrong that stops a refresh');

# Every student's numbers, from the raw tables alone: instructional days up to
# the last one on which the school recorded anything, less nothing; absent
# where half of the day or more was missed.
my $independent = q{
	WITH held AS (
		SELECT e.schoolid, e.date FROM edfi.calendardatecalendarevent AS e
		JOIN edfi.descriptor AS d ON d.descriptorid = e.calendareventdescriptorid
		WHERE d.codevalue IN ('Instructional day', 'Make-up day')),
	submitted AS (SELECT schoolid, max(eventdate) AS last_day FROM edfi.studentschoolattendanceevent GROUP BY schoolid),
	missed AS (
		SELECT DISTINCT v.studentusi, v.schoolid, v.eventdate FROM edfi.studentschoolattendanceevent AS v
		JOIN edfi.descriptor AS d ON d.descriptorid = v.attendanceeventcategorydescriptorid
		WHERE d.codevalue IN ('Excused Absence', 'Unexcused Absence') AND coalesce(v.eventduration, 1) >= 0.5),
	days AS (
		SELECT s.studentuniqueid, count(*) AS enrolled, count(m.eventdate) AS absent
		FROM edfi.studentschoolassociation AS a
		JOIN edfi.student AS s USING (studentusi)
		JOIN submitted AS u USING (schoolid)
		JOIN held AS h ON h.schoolid = a.schoolid AND h.date BETWEEN a.entrydate AND coalesce(a.exitwithdrawdate, 'infinity')
			AND h.date <= u.last_day
		LEFT JOIN missed AS m ON (m.studentusi, m.schoolid, m.eventdate) = (a.studentusi, a.schoolid, h.date)
		GROUP BY s.studentuniqueid)
	SELECT studentuniqueid, enrolled, absent, CASE
		WHEN absent * 5 >= enrolled THEN 'severe_chronic' WHEN absent * 10 >= enrolled THEN 'moderate_chronic'
		WHEN absent * 20 >= enrolled THEN 'at_risk' ELSE 'satisfactory' END AS tier
	FROM days};

is(value("SELECT count(*), min(enrolled) > 150, max(absent) > 15, count(DISTINCT tier) > 2 FROM ($independent) AS d"), '960|t|t|t',
	'the independent query has something to say about every student');

is(value('SELECT count(*), count(DISTINCT student_id), min(school_year), max(school_year) FROM minibot.student_risk'),
	'960|960|2022|2022', 'one map_edfi() call gives student_risk for all students');
is(value("SELECT r.student_id, r.days_enrolled, d.enrolled, r.days_absent, d.absent, r.tier, d.tier
	FROM minibot.student_risk AS r FULL JOIN ($independent) AS d ON d.studentuniqueid = r.student_id
	WHERE (r.days_enrolled, r.days_absent, r.tier) IS DISTINCT FROM (d.enrolled::int, d.absent::numeric, d.tier)"), '',
	'days enrolled, days absent and tier of every student are those of the independent query');

# A code that the district invents later stops a refresh and leaves every number as it is.
my $numbers = 'SELECT md5(string_agg(r::text, \',\' ORDER BY student_id)) FROM minibot.student_risk AS r';
my $before = value($numbers);
value(q{INSERT INTO edfi.descriptor VALUES (2000, 'uri://grandbend.example/AttendanceEventCategoryDescriptor', 'Snow Roster');
	UPDATE edfi.studentschoolattendanceevent SET attendanceeventcategorydescriptorid = 2000
		WHERE eventdate = '2021-12-15' AND attendanceeventcategorydescriptorid = 1006});
my ($status, $stdout, $stderr) = $node->psql('postgres', 'SELECT * FROM minibot.refresh_attendance()');
like($stderr, qr/'Snow Roster'/, 'an unmapped code stops a refresh, which names it');
is(value($numbers), $before, 'and changes nothing');
like(value(q{SELECT detail FROM minibot.check_sources() WHERE problem = 'unmapped_code' AND key = 'Snow Roster'}),
	qr/^rows: \d+, from 2021-12-15 to 2021-12-15$/, 'check_sources() says how many rows and when');

# A copy of the ODS in which every column is text gives the same numbers.
$node->safe_psql('postgres', 'CREATE DATABASE copied');
GrandBend::load($node, 'copied', as_text => 1);
$node->safe_psql('copied', 'CREATE EXTENSION minibot; SELECT * FROM minibot.map_edfi()');
is($node->safe_psql('copied', $numbers), $before, 'the same from tables whose every column is text');

done_testing();
