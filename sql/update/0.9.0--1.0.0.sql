-- 0.9.0 to 1.0.0.

-- Who has read a phrase.
ALTER TABLE minibot.phrase ADD COLUMN read_by text;
