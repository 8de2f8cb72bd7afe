-- Senders --------------------------------------------------------------------
--
-- What texts go out from: the district's numbers at a provider, or a messaging
-- service.  A family always sees the same number.  What carriers allow a sender
-- in a second and in a day is metered at the claim, in segments: urgent texts
-- (priority below 4) go at once and may overdraw, the others wait in its line.

CREATE TABLE minibot.sender (
	provider text NOT NULL REFERENCES minibot.provider ON UPDATE CASCADE ON DELETE CASCADE,
	sender text NOT NULL,
	is_service boolean NOT NULL DEFAULT false,
	segments_per_second double precision NOT NULL DEFAULT 0
		CHECK (segments_per_second >= 0 AND segments_per_second < 'infinity'),
	burst_segments integer CHECK (burst_segments > 0),
	daily_segments integer NOT NULL DEFAULT 0 CHECK (daily_segments >= 0),
	bulk_share double precision NOT NULL DEFAULT 0.9 CHECK (bulk_share > 0 AND bulk_share <= 1),
	time_zone text NOT NULL DEFAULT 'America/Los_Angeles'
		-- raises where there is none
		CHECK (pg_catalog.timezone(time_zone, '2000-01-01 00:00Z'::timestamptz) IS NOT NULL),
	full_at timestamptz,
	day date,
	day_segments integer NOT NULL DEFAULT 0,
	throttled_at timestamptz,
	throttled integer NOT NULL DEFAULT 0,
	paused_at timestamptz,
	paused_reason text,
	removed_at timestamptz,
	PRIMARY KEY (provider, sender)
);
COMMENT ON TABLE minibot.sender IS
	'What texts go out from, and how fast; set_provider() writes it, set_sender_rate() and pause_sender() change it';
COMMENT ON COLUMN minibot.sender.sender IS
	'A number of the district''s at the provider (E.164 or a short code), or the id of a messaging service';
COMMENT ON COLUMN minibot.sender.segments_per_second IS
	'Its rate; 0, the default: as fast as the provider takes them. A small 10DLC brand has 3.75 to 12, a toll-free '
	'number 3, a short code 100';
COMMENT ON COLUMN minibot.sender.burst_segments IS
	'Segments that may go at once after a rest; NULL: one second''s worth, at least one';
COMMENT ON COLUMN minibot.sender.daily_segments IS
	'Segments in a day; 0, the default: any number. Of a brand''s cap (10DLC: 2,000 and up) each of its numbers gets a '
	'part';
COMMENT ON COLUMN minibot.sender.bulk_share IS
	'Share of daily_segments that nudges and one-offs may use; the rest is kept for replies, which go even beyond it';
COMMENT ON COLUMN minibot.sender.time_zone IS
	'IANA zone at whose midnight the day of daily_segments begins: carriers count in Pacific Time';
COMMENT ON COLUMN minibot.sender.full_at IS
	'When its bucket of tokens is full again; what was sent beyond the rate has put it off';
COMMENT ON COLUMN minibot.sender.day IS 'The day that day_segments counts; kept where there is a limit';
COMMENT ON COLUMN minibot.sender.day_segments IS 'Segments handed to the provider on that day, retries too';
COMMENT ON COLUMN minibot.sender.throttled_at IS
	'When the provider last said that this was too fast (provider_error.is_throttling)';
COMMENT ON COLUMN minibot.sender.throttled IS 'How often it said so with less than a day between';
COMMENT ON COLUMN minibot.sender.paused_at IS 'Since when its families are texted from another, until resume_sender()';
COMMENT ON COLUMN minibot.sender.removed_at IS 'Since when set_provider() no longer names it';
SELECT pg_catalog.pg_extension_config_dump('minibot.sender', '');

-- The line of each sender, most urgent first
CREATE INDEX message_waiting_idx ON minibot.message (waits_for, priority, message_id)
	WHERE status = 'held' AND waits_for IS NOT NULL;

-- Arithmetic of the meter --------------------------------------------------------
--
-- The bucket is one moment, when it is full again: it survives a restart, and
-- no rounding adds up.  An urgent text may put that moment as far off as it likes.

CREATE FUNCTION minibot_internal.segment_time(s minibot.sender, segments double precision) RETURNS interval
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN s.segments_per_second > 0
		THEN pg_catalog.make_interval(secs => segments / s.segments_per_second) ELSE interval '0' END;
COMMENT ON FUNCTION minibot_internal.segment_time(minibot.sender, double precision) IS
	'How long a sender takes for so many segments, by its rate';

-- From an empty bucket to a full one
CREATE FUNCTION minibot_internal.burst_time(s minibot.sender) RETURNS interval
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN minibot_internal.segment_time(s, coalesce(s.burst_segments, greatest(s.segments_per_second, 1)));
COMMENT ON FUNCTION minibot_internal.burst_time(minibot.sender) IS 'How long a sender''s bucket takes to fill';

CREATE FUNCTION minibot_internal.segments_today(s minibot.sender, now timestamptz) RETURNS integer
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN CASE WHEN s.day = (now AT TIME ZONE s.time_zone)::date THEN s.day_segments ELSE 0 END;
COMMENT ON FUNCTION minibot_internal.segments_today(minibot.sender,
	timestamptz) IS 'Segments a sender has used of its day';

CREATE FUNCTION minibot_internal.next_day(s minibot.sender, now timestamptz) RETURNS timestamptz
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN ((now AT TIME ZONE s.time_zone)::date + 1)::timestamp AT TIME ZONE s.time_zone;
COMMENT ON FUNCTION minibot_internal.next_day(minibot.sender, timestamptz) IS 'When a sender''s next day begins';

-- A text longer than the bucket goes when that is full; one above the whole day's share goes first in a day.
CREATE FUNCTION minibot_internal.bulk_at(s minibot.sender, ahead bigint, segments integer, now timestamptz)
	RETURNS timestamptz
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN greatest('-infinity',
		CASE WHEN s.segments_per_second > 0 THEN
			greatest(s.full_at, now) + minibot_internal.segment_time(s, ahead)
				- greatest(minibot_internal.burst_time(s) - minibot_internal.segment_time(s, segments),
					interval '0') END,
		CASE WHEN s.daily_segments > 0 AND minibot_internal.segments_today(s, now) + ahead > 0
				AND minibot_internal.segments_today(s,
					now) + ahead + segments > pg_catalog.floor(s.daily_segments * s.bulk_share)
			THEN minibot_internal.next_day(s, now) END);
COMMENT ON FUNCTION minibot_internal.bulk_at(minibot.sender, bigint, integer, timestamptz) IS
	'When a sender may take a text of so many segments that is not urgent, after so many segments ahead of it';

-- At most so many such texts may go now, of one segment each.
CREATE FUNCTION minibot_internal.bulk_room(s minibot.sender, now timestamptz) RETURNS double precision
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN CASE WHEN minibot_internal.bulk_at(s, 0, 1, now) > now THEN 0 WHEN s.segments_per_second > 0
		THEN pg_catalog.ceil(
		s.segments_per_second * extract(epoch
			FROM now + minibot_internal.burst_time(s) - greatest(s.full_at, now))::double precision)
		ELSE 'infinity' END;
COMMENT ON FUNCTION minibot_internal.bulk_room(minibot.sender, timestamptz) IS
	'How many segments that are not urgent a sender''s bucket holds, rounded up';

-- Choosing ------------------------------------------------------------------------

CREATE FUNCTION minibot_internal.is_usable(s minibot.sender) RETURNS boolean
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN s.paused_at IS NULL AND s.removed_at IS NULL;
COMMENT ON FUNCTION minibot_internal.is_usable(minibot.sender) IS 'Whether texts may go out from a sender';

-- Each sender by name, once: a name of another provider than the current one, or one that is not used, has no limits,
-- so that what waits for it finds another.
CREATE VIEW minibot_internal.sender_meter AS
	SELECT DISTINCT ON (s.sender) s.sender, s AS state, p.is_current AND minibot_internal.is_usable(s) AS is_metered
	FROM minibot.sender AS s JOIN minibot.provider AS p ON p.name = s.provider
	ORDER BY s.sender, p.is_current DESC, s.provider;
COMMENT ON VIEW minibot_internal.sender_meter IS 'Senders by name, and whether their limits hold';

-- Of the senders that may be used: the number the text names, the one the
-- family last heard from or wrote to, and for a family without either always
-- the same one, all evenly (the least of hashes: a sender that goes moves its
-- own families only).
CREATE FUNCTION minibot_internal.choose_senders(provider text, ids bigint[])
	RETURNS TABLE (message_id bigint, sender text)
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off
	SET plan_cache_mode = force_generic_plan
AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	SELECT m.message_id, (
		SELECT s.sender
		FROM minibot.sender AS s
		WHERE s.provider = choose_senders.provider AND minibot_internal.is_usable(s)
		ORDER BY s.sender = m.our_phone DESC NULLS LAST,
			s.sender = (SELECT l.our_phone FROM minibot.message AS l
				WHERE l.phone = m.phone AND l.status
					IN ('received', 'sending', 'sent', 'delivered', 'unknown', 'undelivered')
					AND EXISTS (SELECT FROM minibot.sender AS u WHERE u.provider = choose_senders.provider
								AND u.sender = l.our_phone AND minibot_internal.is_usable(u))
				ORDER BY l.message_id DESC LIMIT 1) DESC NULLS LAST,
			hashtextextended(m.phone, hashtextextended(s.sender, 0)), s.sender
		LIMIT 1)
	FROM minibot.message AS m WHERE m.message_id = ANY (ids);
END
$$;
COMMENT ON FUNCTION minibot_internal.choose_senders(text,
	bigint[]) IS 'The sender of a provider that each text goes out from';

-- For a claim: how many of all senders are the provider's, how many of those may be used, one of them, whether that is
-- a service (which is its provider's only one), all senders' names, and whether one that may be used has limits.
CREATE FUNCTION minibot_internal.known_senders(of_provider text)
	RETURNS TABLE (senders bigint, usable bigint, sender text, is_service boolean, names text[], limited boolean)
	LANGUAGE sql STABLE ROWS 1
	BEGIN ATOMIC
		SELECT count(*) FILTER (WHERE s.provider = of_provider), count(*) FILTER (WHERE u.usable),
			min(s.sender) FILTER (WHERE u.usable), bool_or(s.is_service) FILTER (WHERE u.usable), array_agg(s.sender),
			bool_or(u.usable AND (s.segments_per_second > 0 OR s.daily_segments > 0))
		FROM minibot.sender AS s
		CROSS JOIN LATERAL (SELECT s.provider = of_provider AND minibot_internal.is_usable(s) AS usable) AS u;
	END;
COMMENT ON FUNCTION minibot_internal.known_senders(text) IS 'What a claim has to know of the senders, in one row';

-- Setting -------------------------------------------------------------------------

INSERT INTO minibot.option_rule (subject, option, type, pattern, minimum, maximum, is_required, description)
SELECT 'sender', o.option, o.type, o.pattern, o.minimum, o.maximum, o.option = 'phone',
	coalesce(o.description, pg_catalog.col_description(c.attrelid, c.attnum))
FROM (VALUES
	('phone', 'text', '\+[1-9][0-9]{6,14}|[0-9]{3,8}', NULL, NULL,
		'E.164, such as +15552010100, or a short code; several are a '
		'list of them, or of {"phone": "+15552010100", "segments_per_second": 5}'),
	('segments_per_second', 'number', NULL, '0', '1000000', NULL),
	('burst_segments', 'integer', NULL, '1', '1000000000', NULL),
	('daily_segments', 'integer', NULL, '0', '1000000000', NULL),
	('bulk_share', 'number', NULL, '0.001', '1', NULL),
	('time_zone', 'time zone', NULL, NULL, NULL, NULL)) AS o (option, type, pattern, minimum, maximum, description)
LEFT JOIN pg_catalog.pg_attribute AS c ON c.attrelid = 'minibot.sender'::regclass AND c.attname = o.option;

-- The senders in a provider's options; raises what is wrong with them.
CREATE FUNCTION minibot_internal.sender_options(options jsonb)
	RETURNS TABLE (sender text, is_service boolean, segments_per_second double precision, burst_segments integer,
		daily_segments integer, bulk_share double precision, time_zone text)
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	-- What a provider chooses a number from itself: Twilio's, Telnyx's and Plivo's words for it
	service text := coalesce(options ->> 'messaging_service_sid', options ->> 'messaging_profile_id',
		options ->> 'powerpack_uuid');
	item jsonb;
	seen text[] := '{}';
BEGIN
	FOR item IN
		SELECT minibot_internal.check_options('sender',
			CASE jsonb_typeof(e) WHEN 'object' THEN e ELSE jsonb_build_object('phone', e) END, 'provider option from')
		FROM jsonb_array_elements(CASE jsonb_typeof(options -> 'from') WHEN 'array' THEN options -> 'from'
			WHEN 'null' THEN '[]' ELSE jsonb_build_array(options -> 'from') END) AS e WHERE options ? 'from'
	LOOP
		IF item ->> 'phone' = ANY (seen) THEN
			RAISE invalid_parameter_value USING MESSAGE = format('provider option from has "%s" twice',
				item ->> 'phone');
		END IF;
		seen := seen || (item ->> 'phone');
		RETURN QUERY SELECT o.phone, false, o.segments_per_second, o.burst_segments, o.daily_segments, o.bulk_share,
			o.time_zone
		FROM jsonb_to_record(item) AS o (phone text, segments_per_second double precision, burst_segments integer,
										 daily_segments integer, bulk_share double precision, time_zone text);
	END LOOP;
	IF seen = '{}' AND service IS NOT NULL THEN
		RETURN QUERY SELECT service, true, NULL::double precision, NULL::integer, NULL::integer,
			NULL::double precision, NULL;
	ELSIF seen = '{}' AND options ? 'from' THEN
		RAISE invalid_parameter_value USING MESSAGE = 'provider option from names no number';
	END IF;
END
$$;
COMMENT ON FUNCTION minibot_internal.sender_options(jsonb) IS
	'The senders in a provider''s options; raises what is wrong with them';

-- What the options don't say of a sender that is known stays.
CREATE FUNCTION minibot_internal.set_senders(provider text, options jsonb) RETURNS void
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	UPDATE minibot.sender AS s SET removed_at = minibot.clock()
	WHERE s.provider = set_senders.provider AND s.removed_at IS NULL;
	INSERT INTO minibot.sender (provider, sender, is_service)
	SELECT set_senders.provider, o.sender, o.is_service FROM minibot_internal.sender_options(options) AS o
	ON CONFLICT ON CONSTRAINT sender_pkey DO NOTHING;
	UPDATE minibot.sender AS s
	SET segments_per_second = coalesce(o.segments_per_second, s.segments_per_second),
		burst_segments = coalesce(o.burst_segments, s.burst_segments),
		daily_segments = coalesce(o.daily_segments, s.daily_segments),
			bulk_share = coalesce(o.bulk_share, s.bulk_share),
		time_zone = coalesce(o.time_zone, s.time_zone), removed_at = NULL, paused_at = NULL, paused_reason = NULL
	FROM minibot_internal.sender_options(options) AS o
	WHERE s.provider = set_senders.provider AND s.sender = o.sender;
END
$$;
COMMENT ON FUNCTION minibot_internal.set_senders(text, jsonb) IS 'Write a provider''s senders as its options name them';

CREATE FUNCTION minibot.set_sender_rate(sender text, segments_per_second double precision,
		daily_segments integer DEFAULT NULL)
	RETURNS void
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF set_sender_rate.segments_per_second < 0 OR set_sender_rate.daily_segments < 0 THEN
		RAISE invalid_parameter_value USING MESSAGE = 'a sender''s rate and daily segments cannot be negative',
			HINT = '0 means no limit.';
	END IF;
	-- What was sent at the old rate is a debt in segments, not in time.
	UPDATE minibot.sender AS s
	SET segments_per_second = coalesce(set_sender_rate.segments_per_second, s.segments_per_second),
		daily_segments = coalesce(set_sender_rate.daily_segments, s.daily_segments),
		full_at = CASE WHEN s.full_at > minibot.clock() AND set_sender_rate.segments_per_second > 0
			THEN minibot.clock()
				+ (s.full_at - minibot.clock()) * (s.segments_per_second / set_sender_rate.segments_per_second)
			WHEN set_sender_rate.segments_per_second = 0 THEN NULL ELSE s.full_at END
	WHERE s.sender = set_sender_rate.sender;
	IF NOT FOUND THEN
		PERFORM minibot_internal.raise_no_sender(set_sender_rate.sender);
	END IF;
	PERFORM minibot_internal.wake_worker();
END
$$;
COMMENT ON FUNCTION minibot.set_sender_rate(text, double precision, integer) IS
	'Change how many segments a sender may send in a second and in a day; 0: any number, NULL: as it is';

CREATE FUNCTION minibot_internal.raise_no_sender(sender text) RETURNS void
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RAISE no_data_found USING MESSAGE = format('there is no sender "%s"', sender),
		HINT = coalesce((SELECT 'Senders: ' || string_agg(DISTINCT s.sender, ', ') || '.' FROM minibot.sender AS s),
			'Name the district''s numbers with minibot.set_provider().');
END
$$;
COMMENT ON FUNCTION minibot_internal.raise_no_sender(text) IS
	'Raise that there is no such sender, and name those there are';

CREATE FUNCTION minibot.pause_sender(sender text, reason text DEFAULT NULL) RETURNS void
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	UPDATE minibot.sender AS s SET paused_at = coalesce(s.paused_at, minibot.clock()), paused_reason = reason
	WHERE s.sender = pause_sender.sender;
	IF NOT FOUND THEN
		PERFORM minibot_internal.raise_no_sender(pause_sender.sender);
	END IF;
	PERFORM minibot_internal.wake_worker();
END
$$;
COMMENT ON FUNCTION minibot.pause_sender(text, text) IS
	'Text a sender''s families from the provider''s others; where there is none, nothing is sent. Inbound texts are '
	'still fetched';

CREATE FUNCTION minibot.resume_sender(sender text) RETURNS void
	LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	UPDATE minibot.sender AS s SET paused_at = NULL, paused_reason = NULL WHERE s.sender = resume_sender.sender;
	IF NOT FOUND THEN
		PERFORM minibot_internal.raise_no_sender(resume_sender.sender);
	END IF;
	PERFORM minibot_internal.wake_worker();
END
$$;
COMMENT ON FUNCTION minibot.resume_sender(text) IS
	'Send from a paused sender again; families who were moved stay where they are';

-- Nobody may wait for a sender that is no more.
CREATE FUNCTION minibot_internal.release_waiting() RETURNS trigger
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	UPDATE minibot.message AS m SET status = 'queued', waits_for = NULL, error = NULL
	WHERE m.status = 'held' AND m.waits_for = OLD.sender
		AND NOT EXISTS (SELECT FROM minibot.sender AS s WHERE s.sender = OLD.sender);
	RETURN NULL;
END
$$;
COMMENT ON FUNCTION minibot_internal.release_waiting() IS
	'Trigger: what waits for a sender that is deleted is queued again';
CREATE TRIGGER release_waiting AFTER DELETE ON minibot.sender
	FOR EACH ROW EXECUTE FUNCTION minibot_internal.release_waiting();
