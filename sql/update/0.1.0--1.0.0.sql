-- 0.1.0 to 1.0.0: functions whose result changed.
DROP FUNCTION minibot.pick_messages(integer, timestamptz);
DROP FUNCTION minibot.claim_messages(integer, interval);
DROP FUNCTION minibot.note_absence(minibot.heard, text[]);
DROP FUNCTION minibot.days_out(text, timestamptz);
DROP FUNCTION minibot.children_meant(text, text);
