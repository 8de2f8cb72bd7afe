-- What is kept of people -----------------------------------------------------------
--
-- Each room says here what its tables hold of people, what for, for how long,
-- and how it goes; the access room reports, purges and forgets by it.

-- The moment before which a kind is no longer kept; NULL: it is kept for ever.
CREATE FUNCTION minibot_internal.kept_since(kind text) RETURNS timestamptz
	LANGUAGE sql STABLE
	RETURN minibot.clock() - minibot.get_setting('retention.' || kind)::interval;
COMMENT ON FUNCTION minibot_internal.kept_since(text) IS
	'The moment before which a kind is no longer kept, by its setting under retention.; NULL: never';

CREATE TABLE minibot_internal.privacy_rule (
	position smallint PRIMARY KEY,
	what text NOT NULL,
	relation text NOT NULL,
	moment text,
	retention text,
	purpose text NOT NULL,
	expires text,
	removed_with text,
	outlives_texts boolean NOT NULL DEFAULT false,
	alias text
);
COMMENT ON TABLE minibot_internal.privacy_rule IS
	'Every table that holds something of a person: what privacy_report() tells of it, and what purge() does with it';
COMMENT ON COLUMN minibot_internal.privacy_rule.moment IS
	'SQL over a row: when it is of; NULL: it is always the present';
COMMENT ON COLUMN minibot_internal.privacy_rule.retention IS
	'The kind of purge() that removes it; NULL: as purpose says';
COMMENT ON COLUMN minibot_internal.privacy_rule.expires IS
	'SQL over a row t: that it is no longer kept; $1 is the moment before which its retention does not keep it. NULL: '
	'it does not go by its own age';
COMMENT ON COLUMN minibot_internal.privacy_rule.removed_with IS
	'SQL over a row t: that it goes with texts that are removed; $1 are their ids. NULL: it does not';
COMMENT ON COLUMN minibot_internal.privacy_rule.outlives_texts IS
	'It stays when its text is removed, and no longer names it';
COMMENT ON COLUMN minibot_internal.privacy_rule.alias IS
	'SQL over a row t: what takes its phone''s place when its text''s telephone is no longer kept; $2 is a secret of '
	'the run';
