-- The families of stories.txt: two schools, and every kind of household that a conversation has to get right.

SELECT minibot.set_setting('district.name', 'Elm Schools'), minibot.set_setting('district.phone', '202-555-0199'),
	   minibot.set_setting('district.time_zone', 'America/New_York');

INSERT INTO minibot.school (school_id, name, phone) VALUES
	('lincoln', 'Lincoln Elementary', '202-555-0190'), ('roosevelt', 'Roosevelt Middle', NULL);

INSERT INTO minibot.student (student_id, first_name, last_name, birth_date) VALUES
	('diego', 'Diego', 'Ruiz', '2016-05-01'), ('emma', 'Emma', 'Hill', '2017-02-03'), ('liam', 'Liam', 'Hill', '2013-09-09'),
	('ben', 'Bennett', 'Park', '2016-01-01'), ('zoe', 'Zoë', 'Park', '2018-01-01'), ('sofia', 'Sofia', 'Vega', '2015-07-07'),
	('mia', 'Mia', 'Kim', '2013-03-03'), ('tyler', 'Tyler', 'Stone', '2007-12-12'), ('noah', 'Noah', 'Gray', '2016-08-08'),
	('ivy', 'Ivy', 'Moore', '2015-04-04');
INSERT INTO minibot.enrollment (student_id, school_id, entry_date, exit_date)
SELECT s.student_id, CASE WHEN s.student_id IN ('liam', 'mia', 'tyler') THEN 'roosevelt' ELSE 'lincoln' END, '2025-08-25',
	   CASE WHEN s.student_id = 'ivy' THEN date '2026-01-15' END
FROM minibot.student AS s;

INSERT INTO minibot.contact (contact_id, first_name, language) VALUES
	('rosa', 'Rosa', 'es'), ('john', 'John', 'en'), ('grace', 'Grace', 'en'), ('maria', 'Maria', 'es'),
	('carlos', 'Carlos', 'en'), ('pat', 'Pat', 'en'), ('kim', 'Kim', 'en'), ('lee', 'Lee', 'en'), ('tyler', 'Tyler', 'en'),
	('olga', 'Olga', 'en'), ('nick', 'Nick', 'en'), ('iris', 'Iris', 'en');
INSERT INTO minibot.contact_phone (contact_id, phone) VALUES
	('rosa', '+12025550101'), ('john', '+12025550102'), ('grace', '+12025550103'), ('maria', '+12025550104'),
	('carlos', '+12025550105'), ('pat', '+12025550106'), ('kim', '+12025550107'), ('lee', '+12025550107'),
	('tyler', '+12025550108'), ('olga', '+12025550109'), ('iris', '+12025550110');
INSERT INTO minibot.student_contact (student_id, contact_id, relation, is_restricted) VALUES
	('diego', 'rosa', 'Mother', false), ('emma', 'john', 'Father', false), ('liam', 'john', 'Father', false),
	('ben', 'grace', 'Mother', false), ('zoe', 'grace', 'Mother', false), ('sofia', 'maria', 'Mother', false),
	('sofia', 'carlos', 'Father', false), ('sofia', 'pat', 'Other', true), ('mia', 'kim', 'Mother', false),
	('mia', 'lee', 'Father', false), ('tyler', 'tyler', 'Self', false), ('noah', 'olga', 'Mother', false),
	('noah', 'nick', 'Father', false), ('ivy', 'iris', 'Mother', false);

INSERT INTO minibot.staff (phone, name, school_id, kinds, on_call) VALUES
	('+12025550171', 'Dean Diaz', NULL, '{crisis,safety}', true),
	('+12025550172', 'Clerk Cole', 'lincoln', '{attendance}', false);
