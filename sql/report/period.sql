-- Report: the period it is of -----------------------------------------------------------
--
-- A report is a function of two dates, both included, by the district's clocks, and a view of the same name over the
-- last year, for tools that read views.  Who counts: a family is a telephone (households share one); a contact is a
-- person of the roster.
--
-- The report room reads all rooms above it and writes nothing; nothing calls into it.

INSERT INTO minibot.option_rule
	(subject, option, type, minimum, maximum, is_required, default_value, description)
VALUES
	('setting', 'report.small_cell', 'integer', '0', '1000', true, '10',
		'Counts of students or families below this are not shown where a report breaks them '
		'down; 1 shows all'),
	('setting', 'report.staff_hourly_cost', 'number', '0', '1000000', true, '41.67',
		'What an hour of staff costs, for staff_time_saved (60,000 a year)'),
	('setting', 'report.seconds_per_message', 'number', '0', '86400', true, '90',
		'Seconds a person would take over a message, for staff_time_saved'),
	('setting', 'report.price_per_segment', 'number', '0', '1000000', true, '0.0079',
		'What the provider charges for a segment, in or out, carrier fees included'),
	('setting', 'report.currency', 'text', NULL, NULL, false, '$', 'Sign that reports write before money');

CREATE FUNCTION minibot_internal.report_setting(name text) RETURNS numeric
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN minibot.get_setting('report.' || name)::numeric;
COMMENT ON FUNCTION minibot_internal.report_setting(text) IS 'A setting under report. as a number';

-- What the messages of a period are found by: they arrive in this order, so a few pages of index do.
CREATE INDEX message_queued_at_idx ON minibot.message USING brin (queued_at) WITH (pages_per_range = 32);

CREATE FUNCTION minibot_internal.report_first_day(from_date date, to_date date) RETURNS date
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN coalesce(from_date, (coalesce(to_date, minibot.today()) - interval '1 year')::date + 1);
COMMENT ON FUNCTION minibot_internal.report_first_day(date, date) IS
	'The first day of a report: from_date, or where it is NULL a year before the last';

CREATE FUNCTION minibot_internal.report_start(from_date date, to_date date) RETURNS timestamptz
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN minibot_internal.report_first_day(from_date,
		to_date)::timestamp AT TIME ZONE minibot_internal.district_zone();
COMMENT ON FUNCTION minibot_internal.report_start(date, date) IS 'The moment at which a report begins';

CREATE FUNCTION minibot_internal.report_end(to_date date) RETURNS timestamptz
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN (coalesce(to_date, minibot.today()) + 1)::timestamp AT TIME ZONE minibot_internal.district_zone();
COMMENT ON FUNCTION minibot_internal.report_end(date) IS
	'The moment before which a report ends: midnight after to_date, or after today where it is NULL';

-- Raise an error where the dates are none.
CREATE FUNCTION minibot_internal.check_period(from_date date, to_date date) RETURNS void
	LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF from_date > to_date THEN
		RAISE invalid_parameter_value USING
			MESSAGE = format('a report cannot begin on %s and end on %s', from_date, to_date),
			HINT = 'Give the first day first.';
	ELSIF NOT isfinite(from_date) OR NOT isfinite(to_date) THEN
		RAISE invalid_parameter_value USING
			MESSAGE = 'a report needs a first and a last day, or neither for the last full month';
	END IF;
END
$$;
COMMENT ON FUNCTION minibot_internal.check_period(date, date) IS 'Raise an error where two dates are no period';

-- What the page of a report is of where nobody says: a month that is over, as its figures stand beside the one before.
CREATE FUNCTION minibot_internal.report_period(INOUT from_date date, INOUT to_date date)
	LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	-- In summer the last month of school, of which there is more to say.
	newest date := least(minibot.today(), coalesce(minibot_internal.last_submitted(),
		minibot.today()) + interval '1 month');
BEGIN
	IF from_date IS NULL AND to_date IS NULL THEN
		to_date := date_trunc('month', newest::timestamp)::date - 1;
		from_date := date_trunc('month', to_date::timestamp)::date;
	END IF;
	to_date := coalesce(to_date, minibot.today());
	from_date := minibot_internal.report_first_day(from_date, to_date);
	PERFORM minibot_internal.check_period(from_date, to_date);
END
$$;
COMMENT ON FUNCTION minibot_internal.report_period(date, date) IS
	'The days a page is of: without any the last full calendar month, in summer the one in which attendance ended; '
	'without the last, up to today; without the first, the year before the last. An error where they are no period';
