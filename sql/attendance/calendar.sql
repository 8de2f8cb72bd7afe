-- Attendance calendar ----------------------------------------------------------
--
-- A value: a student's days at a school in a year, a few bits each.  Reads no table.

CREATE TYPE minibot.attendance_calendar;

CREATE FUNCTION minibot_internal.attendance_calendar_in(cstring) RETURNS minibot.attendance_calendar
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION minibot_internal.attendance_calendar_in(cstring) IS 'I/O';
CREATE FUNCTION minibot_internal.attendance_calendar_out(minibot.attendance_calendar) RETURNS cstring
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION minibot_internal.attendance_calendar_out(minibot.attendance_calendar) IS 'I/O';
CREATE FUNCTION minibot_internal.attendance_calendar_recv(internal) RETURNS minibot.attendance_calendar
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION minibot_internal.attendance_calendar_recv(internal) IS 'I/O';
CREATE FUNCTION minibot_internal.attendance_calendar_send(minibot.attendance_calendar) RETURNS bytea
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION minibot_internal.attendance_calendar_send(minibot.attendance_calendar) IS 'I/O';

-- Plain: at most 352 bytes, so never worth a TOAST table, and read where it lies.
CREATE TYPE minibot.attendance_calendar (
	INPUT = minibot_internal.attendance_calendar_in,
	OUTPUT = minibot_internal.attendance_calendar_out,
	RECEIVE = minibot_internal.attendance_calendar_recv,
	SEND = minibot_internal.attendance_calendar_send,
	INTERNALLENGTH = VARIABLE,
	ALIGNMENT = int4,
	STORAGE = plain
);
COMMENT ON TYPE minibot.attendance_calendar IS
	'One student''s days, a few bits each: status and share missed of every day enrolled, over up to 377 days';

CREATE FUNCTION minibot_internal.attendance_calendar_eq(minibot.attendance_calendar, minibot.attendance_calendar)
	RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION minibot_internal.attendance_calendar_eq(minibot.attendance_calendar, minibot.attendance_calendar) IS
	'Implementation of =';
CREATE FUNCTION minibot_internal.attendance_calendar_ne(minibot.attendance_calendar, minibot.attendance_calendar)
	RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION minibot_internal.attendance_calendar_ne(minibot.attendance_calendar, minibot.attendance_calendar) IS
	'Implementation of <>';
CREATE FUNCTION minibot_internal.attendance_calendar_hash(minibot.attendance_calendar) RETURNS integer
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION minibot_internal.attendance_calendar_hash(minibot.attendance_calendar) IS
	'Hash, for DISTINCT and joins';
CREATE FUNCTION minibot_internal.attendance_calendar_merge(minibot.attendance_calendar, minibot.attendance_calendar)
	RETURNS minibot.attendance_calendar
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION minibot_internal.attendance_calendar_merge(minibot.attendance_calendar,
	minibot.attendance_calendar) IS
	'Implementation of ||';

CREATE OPERATOR minibot.= (
	LEFTARG = minibot.attendance_calendar, RIGHTARG = minibot.attendance_calendar,
	FUNCTION = minibot_internal.attendance_calendar_eq, COMMUTATOR = OPERATOR(minibot.=),
		NEGATOR = OPERATOR(minibot.<>),
	RESTRICT = eqsel, JOIN = eqjoinsel, HASHES
);
CREATE OPERATOR minibot.<> (
	LEFTARG = minibot.attendance_calendar, RIGHTARG = minibot.attendance_calendar,
	FUNCTION = minibot_internal.attendance_calendar_ne, COMMUTATOR = OPERATOR(minibot.<>),
		NEGATOR = OPERATOR(minibot.=),
	RESTRICT = neqsel, JOIN = neqjoinsel
);
CREATE OPERATOR minibot.|| (
	LEFTARG = minibot.attendance_calendar, RIGHTARG = minibot.attendance_calendar,
	FUNCTION = minibot_internal.attendance_calendar_merge, COMMUTATOR = OPERATOR(minibot.||)
);
COMMENT ON OPERATOR minibot.|| (minibot.attendance_calendar, minibot.attendance_calendar) IS
	'The days of both; of a day in both the entry that missed more, then the graver status '
	'(present, tardy, excused, unexcused, remote, in_school_suspension, suspended)';
CREATE OPERATOR CLASS minibot.attendance_calendar_ops DEFAULT FOR TYPE minibot.attendance_calendar USING hash AS
	OPERATOR 1 minibot.=,
	FUNCTION 1 minibot_internal.attendance_calendar_hash(minibot.attendance_calendar);

-- Questions to a calendar: of all its days, or of those from..to.
CREATE FUNCTION minibot.first_day(calendar minibot.attendance_calendar) RETURNS date
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'attendance_calendar_first_day';
COMMENT ON FUNCTION minibot.first_day(minibot.attendance_calendar) IS 'The first day in it; NULL where it is empty';
CREATE FUNCTION minibot.last_day(calendar minibot.attendance_calendar) RETURNS date
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'attendance_calendar_last_day';
COMMENT ON FUNCTION minibot.last_day(minibot.attendance_calendar) IS 'The last day in it; NULL where it is empty';

CREATE FUNCTION minibot.days_enrolled(calendar minibot.attendance_calendar) RETURNS integer
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'attendance_calendar_days_enrolled';
COMMENT ON FUNCTION minibot.days_enrolled(minibot.attendance_calendar) IS 'Days of school the student was enrolled';
CREATE FUNCTION minibot.days_enrolled(calendar minibot.attendance_calendar, from_date date, to_date date)
	RETURNS integer
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'attendance_calendar_days_enrolled';
COMMENT ON FUNCTION minibot.days_enrolled(minibot.attendance_calendar, date, date) IS
	'Days of school the student was enrolled, both dates included';

CREATE FUNCTION minibot.days_absent(calendar minibot.attendance_calendar) RETURNS integer
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'attendance_calendar_days_absent';
COMMENT ON FUNCTION minibot.days_absent(minibot.attendance_calendar) IS
	'Days of which half or more was missed, for any reason';
CREATE FUNCTION minibot.days_absent(calendar minibot.attendance_calendar, from_date date, to_date date) RETURNS integer
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'attendance_calendar_days_absent';
COMMENT ON FUNCTION minibot.days_absent(minibot.attendance_calendar, date, date) IS
	'Days of which half or more was missed, for any reason, both dates included';

CREATE FUNCTION minibot.absence_rate(calendar minibot.attendance_calendar) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'attendance_calendar_absence_rate';
COMMENT ON FUNCTION minibot.absence_rate(minibot.attendance_calendar) IS
	'days_absent of days_enrolled, to six digits; NULL where there are none';
CREATE FUNCTION minibot.absence_rate(calendar minibot.attendance_calendar, from_date date, to_date date) RETURNS numeric
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'attendance_calendar_absence_rate';
COMMENT ON FUNCTION minibot.absence_rate(minibot.attendance_calendar, date, date) IS
	'days_absent of days_enrolled, to six digits, both dates included; NULL where there are none';

CREATE FUNCTION minibot.longest_absence_streak(calendar minibot.attendance_calendar) RETURNS integer
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'attendance_calendar_longest_streak';
COMMENT ON FUNCTION minibot.longest_absence_streak(minibot.attendance_calendar) IS
	'Most days absent in a row; days without school don''t end a row';
CREATE FUNCTION minibot.longest_absence_streak(calendar minibot.attendance_calendar, from_date date, to_date date)
	RETURNS integer
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'attendance_calendar_longest_streak';
COMMENT ON FUNCTION minibot.longest_absence_streak(minibot.attendance_calendar, date, date) IS
	'Most days absent in a row, both dates included';

CREATE FUNCTION minibot.current_absence_streak(calendar minibot.attendance_calendar) RETURNS integer
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'attendance_calendar_current_streak';
COMMENT ON FUNCTION minibot.current_absence_streak(minibot.attendance_calendar) IS
	'Days absent in a row up to the last day; 0 where that was attended';
CREATE FUNCTION minibot.current_absence_streak(calendar minibot.attendance_calendar, from_date date, to_date date)
	RETURNS integer
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'attendance_calendar_current_streak';
COMMENT ON FUNCTION minibot.current_absence_streak(minibot.attendance_calendar, date, date) IS
	'Days absent in a row up to to_date; 0 where the last day by then was attended';

CREATE FUNCTION minibot.days_with_status(calendar minibot.attendance_calendar, status minibot.attendance_status)
	RETURNS integer
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'attendance_calendar_days_with';
COMMENT ON FUNCTION minibot.days_with_status(minibot.attendance_calendar, minibot.attendance_status) IS
	'Days with a status, whatever was missed of them';
CREATE FUNCTION minibot.days_with_status(calendar minibot.attendance_calendar, status minibot.attendance_status,
		from_date date, to_date date)
	RETURNS integer
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'attendance_calendar_days_with';
COMMENT ON FUNCTION minibot.days_with_status(minibot.attendance_calendar, minibot.attendance_status, date, date) IS
	'Days with a status, whatever was missed of them, both dates included';
CREATE FUNCTION minibot.absences_with_status(calendar minibot.attendance_calendar, status minibot.attendance_status)
	RETURNS integer
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'attendance_calendar_absences_with';
COMMENT ON FUNCTION minibot.absences_with_status(minibot.attendance_calendar, minibot.attendance_status) IS
	'Days with a status of which half or more was missed';
CREATE FUNCTION minibot.absences_with_status(calendar minibot.attendance_calendar, status minibot.attendance_status,
		from_date date, to_date date)
	RETURNS integer
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'attendance_calendar_absences_with';
COMMENT ON FUNCTION minibot.absences_with_status(minibot.attendance_calendar, minibot.attendance_status, date, date) IS
	'Days with a status of which half or more was missed, both dates included';

CREATE FUNCTION minibot.sparkline(calendar minibot.attendance_calendar) RETURNS text
	LANGUAGE c STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'attendance_calendar_sparkline';
COMMENT ON FUNCTION minibot.sparkline(minibot.attendance_calendar) IS
	'A character a week, Monday to Sunday: the lowest block where nothing was missed, the full one where all was, a '
	'space where there was no school';

-- Calendars made of calendars.
CREATE FUNCTION minibot.clip(calendar minibot.attendance_calendar, from_date date, to_date date)
	RETURNS minibot.attendance_calendar
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'attendance_calendar_clip';
COMMENT ON FUNCTION minibot.clip(minibot.attendance_calendar, date, date) IS 'Its days from from_date to to_date';
CREATE FUNCTION minibot.keep_days(calendar minibot.attendance_calendar, days minibot.attendance_calendar)
	RETURNS minibot.attendance_calendar
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'attendance_calendar_keep';
COMMENT ON FUNCTION minibot.keep_days(minibot.attendance_calendar, minibot.attendance_calendar) IS
	'Its days that are in the other too';
CREATE FUNCTION minibot.remove_days(calendar minibot.attendance_calendar, days minibot.attendance_calendar)
	RETURNS minibot.attendance_calendar
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'attendance_calendar_remove';
COMMENT ON FUNCTION minibot.remove_days(minibot.attendance_calendar, minibot.attendance_calendar) IS
	'Its days that are not in the other';

-- Aggregates. Entering a day twice changes nothing, so order and parallel workers don't matter.
CREATE FUNCTION minibot_internal.attendance_agg_enter(internal, date, minibot.attendance_status) RETURNS internal
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION minibot_internal.attendance_agg_enter(internal, date,
	minibot.attendance_status) IS 'Step of attendance_agg';
CREATE FUNCTION minibot_internal.attendance_agg_enter(internal, date, minibot.attendance_status, real) RETURNS internal
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION minibot_internal.attendance_agg_enter(internal, date, minibot.attendance_status, real) IS
	'Step of attendance_agg';
CREATE FUNCTION minibot_internal.attendance_merge_enter(internal, minibot.attendance_calendar) RETURNS internal
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION minibot_internal.attendance_merge_enter(internal,
	minibot.attendance_calendar) IS 'Step of attendance_merge';
CREATE FUNCTION minibot_internal.attendance_merge_combine(internal, internal) RETURNS internal
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION minibot_internal.attendance_merge_combine(internal,
	internal) IS 'Joins the states of two parallel workers';
CREATE FUNCTION minibot_internal.attendance_merge_serialize(internal) RETURNS bytea
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION minibot_internal.attendance_merge_serialize(internal) IS 'State of a parallel worker, to be sent';
CREATE FUNCTION minibot_internal.attendance_merge_deserialize(bytea, internal) RETURNS internal
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION minibot_internal.attendance_merge_deserialize(bytea,
	internal) IS 'State of a parallel worker, received';
CREATE FUNCTION minibot_internal.attendance_merge_final(internal) RETURNS minibot.attendance_calendar
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION minibot_internal.attendance_merge_final(internal) IS 'Result of attendance_merge';
CREATE FUNCTION minibot_internal.attendance_agg_combine(internal, internal) RETURNS internal
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION minibot_internal.attendance_agg_combine(internal,
	internal) IS 'Joins the states of two parallel workers';
CREATE FUNCTION minibot_internal.attendance_agg_serialize(internal) RETURNS bytea
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION minibot_internal.attendance_agg_serialize(internal) IS 'State of a parallel worker, to be sent';
CREATE FUNCTION minibot_internal.attendance_agg_deserialize(bytea, internal) RETURNS internal
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION minibot_internal.attendance_agg_deserialize(bytea,
	internal) IS 'State of a parallel worker, received';
CREATE FUNCTION minibot_internal.attendance_agg_final(internal) RETURNS minibot.attendance_calendar
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION minibot_internal.attendance_agg_final(internal) IS 'Result of the calendar aggregates';

CREATE AGGREGATE minibot.attendance_agg(day date, status minibot.attendance_status) (
	SFUNC = minibot_internal.attendance_agg_enter, STYPE = internal, SSPACE = 400,
	FINALFUNC = minibot_internal.attendance_agg_final, COMBINEFUNC = minibot_internal.attendance_agg_combine,
	SERIALFUNC = minibot_internal.attendance_agg_serialize, DESERIALFUNC = minibot_internal.attendance_agg_deserialize,
		PARALLEL = SAFE
);
COMMENT ON AGGREGATE minibot.attendance_agg(date, minibot.attendance_status) IS
	'Calendar of one student''s days; excused, unexcused and suspended days count as missed whole';
CREATE AGGREGATE minibot.attendance_agg(day date, status minibot.attendance_status, missed real) (
	SFUNC = minibot_internal.attendance_agg_enter, STYPE = internal, SSPACE = 400,
	FINALFUNC = minibot_internal.attendance_agg_final, COMBINEFUNC = minibot_internal.attendance_agg_combine,
	SERIALFUNC = minibot_internal.attendance_agg_serialize, DESERIALFUNC = minibot_internal.attendance_agg_deserialize,
		PARALLEL = SAFE
);
COMMENT ON AGGREGATE minibot.attendance_agg(date, minibot.attendance_status, real) IS
	'Calendar of one student''s days; missed is the share of the day, NULL as the status says';
CREATE AGGREGATE minibot.attendance_merge(calendar minibot.attendance_calendar) (
	SFUNC = minibot_internal.attendance_merge_enter, STYPE = internal, SSPACE = 400,
	FINALFUNC = minibot_internal.attendance_merge_final, COMBINEFUNC = minibot_internal.attendance_merge_combine,
	SERIALFUNC = minibot_internal.attendance_merge_serialize,
		DESERIALFUNC = minibot_internal.attendance_merge_deserialize, PARALLEL = SAFE
);
COMMENT ON AGGREGATE minibot.attendance_merge(minibot.attendance_calendar) IS '|| over rows';

CREATE FUNCTION minibot.days_of(calendar minibot.attendance_calendar) RETURNS minibot.attendance_calendar
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'attendance_calendar_days_of';
COMMENT ON FUNCTION minibot.days_of(minibot.attendance_calendar) IS 'Its days, all of them present';

-- A whole warehouse in one pass.
CREATE FUNCTION minibot_internal.attendance_by_school(query text, since date, codes text[], states smallint[])
	RETURNS TABLE (student_id text, school_id text, days minibot.attendance_calendar)
	LANGUAGE c STABLE STRICT PARALLEL RESTRICTED ROWS 100000
	AS 'MODULE_PATHNAME', 'minibot_attendance_by_school';
COMMENT ON FUNCTION minibot_internal.attendance_by_school(text, date, text[], smallint[]) IS
	'Each student''s days at each school from a query of attendance rows (student_id text, school_id text, date date, '
	'code text, missed real), none of them before a date, under the district''s codes (code_states()); a code that '
	'isn''t among them is an error. Runs the query with the caller''s rights; takes some 450 bytes of memory a student '
	'and school';

CREATE FUNCTION minibot.list_days(calendar minibot.attendance_calendar)
	RETURNS TABLE (day date, status text, missed text)
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE ROWS 180 AS 'MODULE_PATHNAME', 'attendance_calendar_list';
COMMENT ON FUNCTION minibot.list_days(minibot.attendance_calendar) IS
	'Its days, a row each: status, and how much was missed (none, under half, half, over half, all)';
