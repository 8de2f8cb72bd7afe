-- The roster -----------------------------------------------------------------
--
-- Who is who, in minibot's own narrow tables: refresh_roster() copies it from
-- the mapped warehouse, normalised (telephones as E.164), so that a question
-- about a phone is one index look-up and a lost warehouse table stops a
-- refresh, never a conversation.

CREATE TABLE minibot.school (
	school_id text PRIMARY KEY,
	name text NOT NULL,
	phone text,
	time_zone text
);
COMMENT ON TABLE minibot.school IS 'Schools, as mapped from the warehouse';
COMMENT ON COLUMN minibot.school.phone IS 'Office telephone, as the district writes it';
COMMENT ON COLUMN minibot.school.time_zone IS 'IANA zone; NULL means the setting district.time_zone';

CREATE TABLE minibot.student (
	student_id text PRIMARY KEY,
	first_name text NOT NULL,
	last_name text,
	birth_date date
);
COMMENT ON TABLE minibot.student IS 'Students, as mapped from the warehouse';

CREATE TABLE minibot.enrollment (
	student_id text NOT NULL,
	school_id text NOT NULL,
	entry_date date NOT NULL,
	exit_date date,
	grade text,
	is_primary boolean NOT NULL DEFAULT true,
	PRIMARY KEY (student_id, school_id, entry_date)
);
COMMENT ON TABLE minibot.enrollment IS 'Who attends which school from when to when, as mapped from the warehouse';
COMMENT ON COLUMN minibot.enrollment.exit_date IS 'Last day enrolled; NULL while enrolled';

CREATE TABLE minibot.contact (
	contact_id text PRIMARY KEY,
	first_name text,
	last_name text,
	language text NOT NULL DEFAULT 'en'
);
COMMENT ON TABLE minibot.contact IS 'People with a phone who belong to a student, as mapped from the warehouse';
COMMENT ON COLUMN minibot.contact.language IS 'ISO 639-1 code of the language they are written to in';

CREATE TABLE minibot.contact_phone (
	contact_id text NOT NULL,
	phone text NOT NULL,
	kind text NOT NULL DEFAULT 'mobile',
	priority integer NOT NULL DEFAULT 1,
	can_text boolean NOT NULL DEFAULT true,
	PRIMARY KEY (contact_id, phone)
);
CREATE INDEX contact_phone_phone_idx ON minibot.contact_phone (phone);
COMMENT ON TABLE minibot.contact_phone IS 'Dialable numbers of contacts; numbers that are none are named by check_sources()';
COMMENT ON COLUMN minibot.contact_phone.phone IS 'E.164';
COMMENT ON COLUMN minibot.contact_phone.priority IS 'Order in which the contact wants them tried; 1 first';
COMMENT ON COLUMN minibot.contact_phone.can_text IS 'May receive a text: not a fax or a landline, and not declined in the warehouse';

CREATE TABLE minibot.student_contact (
	student_id text NOT NULL,
	contact_id text NOT NULL,
	relation text,
	priority integer NOT NULL DEFAULT 1,
	lives_with boolean NOT NULL DEFAULT true,
	is_restricted boolean NOT NULL DEFAULT false,
	PRIMARY KEY (student_id, contact_id)
);
CREATE INDEX student_contact_contact_idx ON minibot.student_contact (contact_id);
COMMENT ON TABLE minibot.student_contact IS 'Which contact belongs to which student';
COMMENT ON COLUMN minibot.student_contact.priority IS 'Order in which the district wants the student''s contacts tried; 1 first';
COMMENT ON COLUMN minibot.student_contact.is_restricted IS 'May get nothing about this student (custody)';
