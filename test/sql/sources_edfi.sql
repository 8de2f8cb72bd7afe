-- internal: exit_date_shift
-- An Ed-Fi ODS in either data standard is mapped by one call.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS minibot;
\set SHOW_CONTEXT never
\set ON_ERROR_ROLLBACK on
BEGIN;
SET LOCAL datestyle = iso;
DELETE FROM minibot.source;
DELETE FROM minibot.code_map;
TRUNCATE minibot.school, minibot.student, minibot.enrollment, minibot.contact, minibot.contact_phone, minibot.student_contact;

SELECT * FROM minibot.map_edfi('ods');
SELECT * FROM minibot.map_edfi(NULL);
CREATE SCHEMA ods;
CREATE TABLE ods.descriptor (descriptorid int, namespace text, codevalue text);
SELECT * FROM minibot.map_edfi('ods');

-- Data Standard 5, with its optional tables and columns
INSERT INTO ods.descriptor
SELECT row_number() OVER (), 'uri://ed-fi.org/' || kind || 'Descriptor', code
FROM (VALUES ('AttendanceEventCategory', '{In Attendance,Excused Absence,Unexcused Absence,Tardy,Early departure,Partial,Field Trip}'),
	('CalendarEvent', '{Instructional day,Holiday,Make-up day,Weather day,Teacher only day,Student late arrival/early dismissal}'),
	('TelephoneNumberType', '{Mobile,Fax,Home,Unlisted}'), ('Relation', '{Mother,Grandparent}'), ('GradeLevel', '{Ninth grade}'),
	('Language', '{eng,spa,vie}'), ('LanguageUse', '{Home language,Correspondence language}'),
	('InstitutionTelephoneNumberType', '{Attendance,Main,Fax2}')) AS d (kind, codes), unnest(codes::text[]) AS code;
CREATE FUNCTION ods.d(code text) RETURNS int LANGUAGE sql STABLE
	RETURN (SELECT descriptorid FROM ods.descriptor WHERE codevalue = code);
CREATE TABLE ods.educationorganization (educationorganizationid bigint, nameofinstitution text);
INSERT INTO ods.educationorganization VALUES (255901, 'Grand Bend ISD'), (101, 'Cedar'), (102, 'Pinyon');
CREATE TABLE ods.school (schoolid bigint);
INSERT INTO ods.school VALUES (101), (102);
CREATE TABLE ods.educationorganizationinstitutiontelephone (educationorganizationid bigint, telephonenumber text,
	institutiontelephonenumbertypedescriptorid int);
INSERT INTO ods.educationorganizationinstitutiontelephone VALUES (101, '(505) 555-0101', ods.d('Attendance')),
	(101, '(505) 555-0100', ods.d('Main')), (101, '(505) 555-0001', ods.d('Fax2'));
CREATE TABLE ods.student (studentusi int, studentuniqueid text, firstname text, lastsurname text, birthdate date);
INSERT INTO ods.student VALUES (1, '604821', 'Tyrone', 'Dyer', '2007-11-13'), (2, '604822', 'Lisa', 'Woods', '2008-09-13');
CREATE TABLE ods.studentschoolassociation (entrydate date, schoolid bigint, studentusi int, schoolyear int, exitwithdrawdate date,
	primaryschool boolean, entrygradeleveldescriptorid int);
INSERT INTO ods.studentschoolassociation VALUES ('2021-08-23', 101, 1, 2022, NULL, true, ods.d('Ninth grade')),
	('2021-08-23', 102, 1, 2022, '2021-12-17', false, ods.d('Ninth grade')), ('2021-08-23', 102, 2, 2022, NULL, NULL, -1),
	('2021-08-23', 102, 3, 2022, NULL, NULL, -1);
CREATE TABLE ods.contact (contactusi int, contactuniqueid text, firstname text, lastsurname text);
INSERT INTO ods.contact VALUES (1, '778393', 'Carmen', 'Dyer'), (2, '779017', 'Manuel', 'Dyer'), (3, '778167', 'Linh', 'Woods');
CREATE TABLE ods.contactlanguage (contactusi int, languagedescriptorid int);
INSERT INTO ods.contactlanguage VALUES (1, ods.d('eng')), (1, ods.d('spa')), (3, ods.d('vie')), (3, ods.d('eng'));
CREATE TABLE ods.contactlanguageuse (contactusi int, languagedescriptorid int, languageusedescriptorid int);
INSERT INTO ods.contactlanguageuse VALUES (1, ods.d('eng'), ods.d('Home language')), (1, ods.d('spa'), ods.d('Correspondence language')),
	(3, ods.d('vie'), ods.d('Home language'));
CREATE TABLE ods.contacttelephone (contactusi int, telephonenumber text, telephonenumbertypedescriptorid int, orderofpriority int,
	textmessagecapabilityindicator boolean, donotpublishindicator boolean);
INSERT INTO ods.contacttelephone VALUES (1, '(505) 234-5678', ods.d('Home'), NULL, NULL, NULL),
	(1, '(505) 234-5679', ods.d('Mobile'), NULL, NULL, true), (2, '(505) 234-5680', ods.d('Mobile'), 2, false, NULL),
	(2, '(505) 234-5681', ods.d('Fax'), 1, true, NULL), (3, '(505) 234-5682', ods.d('Unlisted'), 1, true, NULL),
	(9, '(505) 234-5683', -1, 1, true, NULL);
CREATE TABLE ods.studentcontactassociation (contactusi int, studentusi int, relationdescriptorid int, primarycontactstatus boolean,
	liveswith boolean, contactpriority int, contactrestrictions text);
INSERT INTO ods.studentcontactassociation VALUES (1, 1, ods.d('Mother'), true, true, NULL, 'None'),
	(2, 1, NULL, false, NULL, NULL, 'No contact, court order of 2020'), (3, 2, ods.d('Grandparent'), true, false, 3, ' '),
	(2, 2, NULL, NULL, NULL, NULL, NULL);
CREATE TABLE ods.calendardate (calendarcode text, schoolid bigint, schoolyear int, date date);
CREATE TABLE ods.calendardatecalendarevent (calendarcode text, schoolid bigint, schoolyear int, date date, calendareventdescriptorid int);
INSERT INTO ods.calendardatecalendarevent SELECT 'A', 101, 2022, day::date, ods.d(code)
FROM (VALUES ('2021-09-01', 'Instructional day'), ('2021-09-02', 'Holiday'), ('2021-09-03', 'Make-up day'), ('2021-09-03', 'Holiday'),
	('2021-09-07', 'Instructional day'), ('2021-09-07', 'Weather day'), ('2021-09-08', 'Teacher only day'),
	('2021-09-09', 'Student late arrival/early dismissal'), ('2021-09-13', 'Instructional day')) AS e (day, code);
INSERT INTO ods.calendardatecalendarevent VALUES ('B', 101, 2022, '2021-09-01', ods.d('Instructional day'));
INSERT INTO ods.calendardate SELECT DISTINCT calendarcode, schoolid, schoolyear, date FROM ods.calendardatecalendarevent;
INSERT INTO ods.calendardate VALUES ('A', 101, 2022, '2021-09-10');
CREATE TABLE ods.studentschoolattendanceevent (attendanceeventcategorydescriptorid int, eventdate date, schoolid bigint,
	sessionname text, studentusi int, eventduration numeric(3, 2), schoolattendanceduration int);
INSERT INTO ods.studentschoolattendanceevent
SELECT ods.d(code), day::date, 101, 'Fall', usi, duration, minutes
FROM (VALUES ('In Attendance', '2021-09-01', 1, 1, NULL::int), ('In Attendance', '2021-09-03', 1, 0.75, NULL),
	('Excused Absence', '2021-09-07', 1, 1, NULL), ('Excused Absence', '2021-09-08', 1, NULL, NULL),
	('Unexcused Absence', '2021-09-09', 1, 0.5, 390), ('Unexcused Absence', '2021-09-01', 2, NULL, 78),
	('Tardy', '2021-09-03', 2, 1, NULL), ('Tardy', '2021-09-07', 2, 0.1, NULL), ('Early departure', '2021-09-08', 2, NULL, 195),
	('Partial', '2021-09-09', 2, NULL, NULL), ('Field Trip', '2021-09-10', 2, NULL, NULL), ('Tardy', '2021-09-10', 7, NULL, NULL))
	AS e (code, day, usi, duration, minutes);
-- What the district has said of a code stays; one that nobody has explained holds back attendance, and nothing else
SELECT minibot.map_code('Early departure', 'present');
SELECT * FROM minibot.map_edfi('ods');
TABLE minibot.code_map ORDER BY code;
SELECT minibot.source_query('school') AS query \gset
:query ORDER BY 1;
SELECT minibot.source_query('student') AS query \gset
:query ORDER BY 1;
SELECT minibot.source_query('enrollment') AS query \gset
:query ORDER BY 1, 2;
SELECT minibot.source_query('contact') AS query \gset
:query ORDER BY 1;
SELECT minibot.source_query('phone') AS query \gset
:query ORDER BY 1, 2;
SELECT minibot.source_query('student_contact') AS query \gset
:query ORDER BY 1, 2;
SELECT minibot.source_query('calendar') AS query \gset
:query ORDER BY 1, 2;
SELECT minibot.source_query('attendance') AS query \gset
:query ORDER BY 1, 3;
SELECT * FROM minibot.unmapped_codes();
SELECT kind, problem, key, detail FROM minibot.check_sources() WHERE problem IN ('orphan', 'partial_day', 'unmapped_code');
-- Once more changes nothing
CREATE TEMP TABLE before AS SELECT * FROM minibot.source;
SELECT count(*) AS kinds FROM minibot.map_edfi('ods');
SELECT count(*) AS changed FROM (TABLE minibot.source EXCEPT TABLE before) AS d;

-- What the district has said of exit dates stays
SELECT minibot.map_source(kind, relation, columns, options || '{"exit_date_inclusive": false}') FROM minibot.source WHERE kind = 'enrollment';
SELECT count(*) AS kinds FROM minibot.map_edfi('ods');
SELECT minibot_internal.exit_date_shift();
TRUNCATE before;
INSERT INTO before SELECT * FROM minibot.source;

-- The minutes of a school day are the district's to say
UPDATE minibot.setting SET value = '312' WHERE name = 'attendance.day_minutes';
SELECT minibot.source_query('attendance') AS query \gset
SELECT missed FROM (:query) AS attendance WHERE student_id = '604822' AND date = '2021-09-01';

-- A decision ends the question about partial days
SELECT minibot.map_code('Partial', 'unexcused', 0.5);
SELECT count(*) FROM minibot.check_sources() WHERE problem = 'partial_day';

-- A missing table is named, and the mapping in use stays
ALTER TABLE ods.calendardatecalendarevent RENAME TO gone;
SELECT * FROM minibot.map_edfi('ods');
ALTER TABLE ods.gone RENAME TO calendardatecalendarevent;
SELECT count(*) AS changed FROM (TABLE minibot.source EXCEPT TABLE before) AS d;

-- Before Data Standard 5: parents; and none of the optional tables and columns
ALTER TABLE ods.contact RENAME TO parent;
ALTER TABLE ods.parent RENAME contactusi TO parentusi;
ALTER TABLE ods.parent RENAME contactuniqueid TO parentuniqueid;
ALTER TABLE ods.contacttelephone RENAME TO parenttelephone;
ALTER TABLE ods.parenttelephone RENAME contactusi TO parentusi;
ALTER TABLE ods.parenttelephone DROP orderofpriority, DROP textmessagecapabilityindicator, DROP donotpublishindicator;
ALTER TABLE ods.studentcontactassociation RENAME TO studentparentassociation;
ALTER TABLE ods.studentparentassociation RENAME contactusi TO parentusi;
ALTER TABLE ods.studentparentassociation DROP relationdescriptorid, DROP primarycontactstatus, DROP liveswith, DROP contactpriority,
	DROP contactrestrictions;
ALTER TABLE ods.studentschoolassociation DROP primaryschool, DROP entrygradeleveldescriptorid, DROP exitwithdrawdate;
ALTER TABLE ods.studentschoolattendanceevent DROP eventduration, DROP schoolattendanceduration;
DROP TABLE ods.contactlanguage, ods.contactlanguageuse, ods.school, ods.educationorganizationinstitutiontelephone;
SELECT * FROM minibot.map_edfi('ods');
SELECT minibot.source_query('school') AS query \gset
:query ORDER BY 1;
SELECT minibot.source_query('enrollment') AS query \gset
:query ORDER BY 1, 2;
SELECT minibot.source_query('contact') AS query \gset
:query ORDER BY 1;
SELECT minibot.source_query('phone') AS query \gset
:query ORDER BY 1, 2;
SELECT minibot.source_query('student_contact') AS query \gset
:query ORDER BY 1, 2;
SELECT minibot.source_query('attendance') AS query \gset
:query ORDER BY 1, 3;
-- All of it is in the roster by now
SELECT (SELECT count(*) FROM minibot.school) AS schools, (SELECT count(*) FROM minibot.student) AS students,
	(SELECT count(*) FROM minibot.enrollment) AS enrollments, (SELECT count(*) FROM minibot.contact) AS contacts,
	(SELECT count(*) FROM minibot.contact_phone) AS phones, (SELECT count(*) FROM minibot.student_contact) AS links;
ROLLBACK;
