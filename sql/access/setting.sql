-- Settings: the rows of every room's rules --------------------------------------

INSERT INTO minibot.setting (name, value, description)
SELECT r.option, r.default_value, r.description FROM minibot.option_rule AS r WHERE r.subject = 'setting';
