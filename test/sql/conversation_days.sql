-- internal: days_out, read_days, reason_of
-- The days that families name, in English and Spanish, seen from Wednesday 4 March 2026.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS minibot;
SET datestyle = 'ISO';

CREATE TEMP TABLE said (n serial, body text);
INSERT INTO said (body) VALUES
	('Emma is sick'), ('out today'), ('she wont be in tomorrow'), ('no va mañana'), ('no fue ayer'), ('was out yesterday'),
	('esta mañana amaneció mal'), ('out tomorrow morning'), ('mañana por la mañana no va'), ('pasado mañana'), ('day after tomorrow'),
	('mon and tue'), ('lunes y martes'), ('thursday, friday'), ('from mon to wed'), ('de lunes a miércoles'), ('mon-wed'),
	('until friday'), ('hasta el viernes'), ('out today through friday'), ('hoy y mañana'), ('tomorrow till friday'),
	('desde hoy hasta el viernes'), ('thursday to monday'), ('back on friday'), ('out tomorrow, back monday'),
	('regresa el viernes'), ('she was out monday'), ('faltó el lunes'), ('next monday'), ('next friday'),
	('sick since monday'), ('rest of the week'), ('all week'), ('toda la semana'), ('next week'), ('la semana que viene'),
	('for 3 days'), ('por tres días'), ('out for two days starting monday'), ('starting monday for 3 days'),
	('March 9'), ('march 9th to march 11th'), ('March 9-11'), ('el 9 de marzo'), ('del 9 al 11 de marzo'), ('3/9'), ('3/9 - 3/11'),
	('3/9-3/11'), ('3/9/2026'), ('the 12th'), ('january 5'), ('december 24'), ('13/45'), ('february 30'),
	('my 3rd grade son in 2nd period is sick'), ('he may be out'), ('going to school late'), ('Liam has strep, doctor says until wednesday'),
	('the 2nd'), ('saturday'), ('out thurs or fri'), ('lun, mié y vie'), ('Today is Good Friday'), ('we wont be back til tuesday'),
	('out for 2 weeks'), ('una semana desde el lunes'), ('call me back today');
SELECT s.body, (SELECT string_agg(CASE WHEN from_date = to_date THEN from_date::text ELSE from_date || ' to ' || to_date END, ', ')
				FROM minibot_internal.read_days(s.body, '2026-03-04')) AS days
FROM said AS s ORDER BY n;

-- Where no day is named: today until the office closes, then the next school day; weekends are none.
SET timezone = 'America/New_York';
SELECT at, body, (SELECT string_agg(from_date || ' to ' || to_date, ', ') FROM minibot_internal.days_out(body, at)) AS days
FROM (VALUES (timestamptz '2026-03-04 07:00', 'sick'), ('2026-03-04 15:59', 'sick'), ('2026-03-04 16:00', 'sick'),
			 ('2026-03-06 20:00', 'sick'), ('2026-03-07 10:00', 'sick today'), ('2026-03-05 10:00', 'out until monday'),
			 ('2026-03-05 10:00', 'out friday to sunday')) AS v (at, body);

-- Reasons
SELECT body, minibot_internal.reason_of(body) FROM (VALUES ('fever 101'), ('tiene calentura'), ('dentist at 9'), ('cita con el doctor'),
	('we have a funeral'), ('car wouldnt start'), ('la nieve'), ('Diwali is monday'), ('because'), ('flat tire')) AS v (body);
