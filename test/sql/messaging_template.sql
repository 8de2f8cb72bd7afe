-- Templates: values, sections, lists, and mistakes with their place.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS minibot;
\set data '{"contact": {"first_name": "Rosa", "last_name": null}, "days": 6, "rate": 7.50, "zero": 0, "yes": true, "no": false, "empty": "", "students": [{"first_name": "Ana", "days": 6}, {"first_name": "Luis", "days": 4}, {"first_name": "Eva", "days": 1}], "none": [], "names": ["x", "y"]}'

-- values: dotted names, numbers as written, the innermost meaning first
SELECT minibot.render_template('Hi {{contact.first_name}}, {{ days }} days, {{rate}} %, {{yes}}[{{empty}}]', :'data');
-- sections: true or not empty, and the contrary
SELECT minibot.render_template(tag || ': {{#' || tag || '}}shown{{/' || tag || '}}{{^' || tag || '}}hidden{{/' || tag || '}}', :'data')
FROM unnest('{yes,no,empty,zero,days,students,none,contact,contact.last_name,nowhere,nowhere.at.all,days.part}'::text[]) AS tag;
-- siblings joined
SELECT minibot.render_template('{{#students}}{{^first}}{{#last}} and {{/last}}{{^last}}, {{/last}}{{/first}}'
	'{{first_name}} has missed {{days}}{{/students}} of {{days}}.', :'data');
SELECT minibot.render_template('{{#names}}{{.}}{{^last}}-{{/last}}{{/names}} {{#contact}}{{first_name}}/{{days}}{{/contact}}', :'data');
-- an element's own key comes before the list's
SELECT minibot.render_template('{{#l}}{{last}} {{/l}}', '{"l": [{"last": "Garcia"}, {"other": 1}]}');
SELECT minibot.render_template('plain } text { 100 %', '{}'), minibot.render_template('', '{}') = '' AS empty;
SELECT minibot.render_template('¡Hola {{n}}! 👍', '{"n": "Íñigo"}');

-- a value that is missing is an error, named with its place
SELECT minibot.render_template('Hi {{contact.last_name}}', :'data');
SELECT minibot.render_template('¡Hola {{student.first_name}}!', :'data');
SELECT minibot.render_template('{{students}}', :'data');
SELECT minibot.render_template('{{a}}', '[1]');
SELECT minibot.render_template('{{a}}', '1');
-- so is a template that is none
SELECT minibot.render_template('Hi {{name', '{}');
SELECT minibot.render_template('Hi {{first name}}', '{}');
SELECT minibot.render_template('¿{{#a}}b', '{}');
SELECT minibot.render_template('a{{/a}}', '{}');
SELECT minibot.render_template('{{#a}}{{/b}}', '{}');
SELECT minibot.render_template(repeat('{{#a}}', 9), '{}');
SELECT minibot.render_template(repeat('x', 1024 * 1024 + 1), '{}');

SELECT minibot.template_placeholders('{{b}} {{a.b}} {{#list}}{{b}}{{.}}{{^last}},{{/last}}{{/list}}') AS names,
	   minibot.template_placeholders('none') AS none;
SELECT minibot.template_placeholders('{{#a}}');
