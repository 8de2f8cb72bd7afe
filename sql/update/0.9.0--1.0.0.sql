-- 0.9.0 to 1.0.0

-- What families take back, what they are asked, and the reading of a text.
ALTER TABLE minibot.reported_absence ADD COLUMN withdrawn_at timestamptz, ADD COLUMN withdrawn_in bigint;
ALTER TABLE minibot.question DROP CONSTRAINT question_kind_check,
	ADD CONSTRAINT question_kind_check CHECK (kind IN ('which_child', 'which_school', 'which_day', 'which_intent'));
ALTER TYPE minibot_internal.heard ADD ATTRIBUTE reading jsonb;

-- Who has read a phrase.
ALTER TABLE minibot.phrase ADD COLUMN read_by text;
