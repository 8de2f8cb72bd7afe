-- Settings: the rows of every room's rules --------------------------------------
--
-- Last, when every room has said what its settings can be.

INSERT INTO minibot.setting (name, value, description)
SELECT r.option, r.default_value, r.description FROM minibot.option_rule AS r WHERE r.subject = 'setting';
