-- test/demo/map.sql: what a DBA writes to put minibot on a warehouse like the demo's.

CREATE EXTENSION pg_cron;
CREATE EXTENSION minibot;
\o /dev/null

SELECT minibot.set_setting('district.name', 'Mesa Vista Schools');
SELECT minibot.set_setting('district.phone', '555-201-0100');
SELECT minibot.set_setting('district.website', 'mesavista.example');
SELECT minibot.set_setting('district.time_zone', 'America/Denver');

SELECT minibot.map_source('school', 'warehouse.building',
	'{"school_id": "bldg_no", "name": "bldg_name", "phone": "office_phone", "time_zone": "tz"}');
SELECT minibot.map_source('student', 'warehouse.pupil',
	'{"student_id": "pupil_no", "first_name": "given_name", "last_name": "surname", "birth_date": "dob"}');
SELECT minibot.map_source('enrollment', 'warehouse.membership',
	'{"student_id": "pupil_no", "school_id": "bldg_no", "grade": "grade_level", "entry_date": "start_date",
	  "exit_date": "end_date"}');
SELECT minibot.map_source('contact', 'warehouse.guardian',
	'{"contact_id": "guardian_no", "first_name": "given_name", "last_name": "surname", "language": "home_language"}');
SELECT minibot.map_source('phone', 'warehouse.guardian_phone',
	'{"contact_id": "guardian_no", "phone": "phone", "kind": "lower(phone_type)", "priority": "call_order",
	  "can_text": "phone_type = ''CELL''"}');
SELECT minibot.map_source('student_contact', 'warehouse.pupil_guardian',
	'{"student_id": "pupil_no", "contact_id": "guardian_no", "relation": "relationship", "priority": "contact_order",
	  "lives_with": "lives_with", "is_restricted": "court_order"}');
SELECT minibot.map_source('calendar', 'warehouse.school_day',
	'{"school_id": "bldg_no", "date": "day", "is_instructional": "day_type = ''SCHOOL''"}');
SELECT minibot.map_source('attendance', 'warehouse.daily_attendance',
	'{"student_id": "pupil_no", "school_id": "bldg_no", "date": "day", "code": "att_code"}', '{"layout": "daily"}');

SELECT minibot.map_code('P', 'present');
SELECT minibot.map_code('T', 'tardy');
SELECT minibot.map_code('E', 'excused');
SELECT minibot.map_code('U', 'unexcused');
SELECT minibot.map_code('S', 'suspended');

\o
SELECT * FROM minibot.refresh_roster();
SELECT * FROM minibot.refresh_attendance();
SELECT severity, kind, problem, count(*) AS rows, min(key) AS for_example
FROM minibot.check_sources() GROUP BY 1, 2, 3 ORDER BY 1, 2, 3;
