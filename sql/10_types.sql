-- Attendance status ----------------------------------------------------------

CREATE TYPE minibot.attendance_status AS ENUM
	('present', 'tardy', 'remote', 'excused', 'unexcused', 'suspended', 'in_school_suspension');
COMMENT ON TYPE minibot.attendance_status IS 'What a student''s day was, after the district''s own code is mapped';
