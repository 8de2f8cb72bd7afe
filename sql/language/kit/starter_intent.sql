-- The starter kit: 47 things families text a school about.
--
-- A row an intent: name, category, is it a barrier to attendance, which escalation opens beside the answer (NULL:
-- none), and what it means.  How families say it, and the answer, stands in a file a language.  Line breaks inside a
-- description or an answer are only for the reader.

CREATE FUNCTION minibot_internal.starter_intents()
	RETURNS TABLE (intent text, category text, is_barrier boolean, escalation text, description text)
	LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $kit$
	VALUES

	-- Attendance
	('report_absence', 'attendance', false, NULL,
		$$The family says that a child is, was or will be out of school for a day or more, or names an illness
		today that means so; coming in late is report_tardy, leaving during the day is request_early_pickup,
		asking about the note is ask_excuse_note.$$),
	('report_tardy', 'attendance', false, NULL,
		$$The family says that a child is coming to school late today or will on another day; missing the whole
		day is report_absence, having no way to get there at all is need_transportation.$$),
	('ask_absences', 'attendance', false, NULL,
		$$The family asks for its own child's attendance: how many days missed or late, or whether the child was
		marked absent; saying that the record is wrong is dispute_absence, asking for the rules is
		ask_attendance_policy.$$),
	('ask_attendance_policy', 'attendance', false, NULL,
		$$The family asks for the rules: how many absences are allowed, what counts as excused, truancy,
		consequences, what chronic absence means; a question about one child's own count is ask_absences, about
		the note itself ask_excuse_note.$$),
	('ask_excuse_note', 'attendance', false, NULL,
		$$The family asks about the note for an absence: whether one is needed, what it must say, where and by
		when to send it, or offers to send one; telling of an absence is report_absence, asking which reasons
		are excused is ask_attendance_policy.$$),
	('dispute_absence', 'attendance', false, 'attendance',
		$$The family says that the attendance record or a message about it is wrong: the child was there, was on
		time, or the absence was excused; only asking what the record shows is ask_absences.$$),
	('request_early_pickup', 'attendance', false, 'attendance',
		$$The family wants the child released before the end of the day, or changes who collects the child today;
		a whole day out is report_absence, the usual dismissal time is ask_hours.$$),

	-- School life
	('ask_hours', 'school_life', false, NULL,
		$$Times of the day: when school or the office opens, the first bell, dismissal, the hours of a half day;
		which dates have school is ask_calendar, bus times are ask_transportation.$$),
	('ask_calendar', 'school_life', false, NULL,
		$$Dates: whether there is school on a day, holidays, breaks, first and last day, terms, half days, school
		events and picture day; weather closings are ask_weather_closing, times of the day ask_hours.$$),
	('ask_weather_closing', 'school_life', false, NULL,
		$$Whether school is closed, delayed or let out early because of weather or another emergency (snow, storm,
		heat, smoke, power or water outage); planned days off are ask_calendar.$$),
	('ask_transportation', 'school_life', false, NULL,
		$$The school bus as a service: where it is, routes, stops, times, riding rules, changes, lost items,
		driver; a family without any way to get the child to school is need_transportation.$$),
	('ask_meals', 'school_life', false, NULL,
		$$School breakfast and lunch: menu, prices, account balance, free and reduced-price application,
		allergies; hunger or no food at home is need_food.$$),
	('ask_enrollment', 'school_life', false, NULL,
		$$Registering, re-registering, transferring, withdrawing, zoning, proof of address and school records or
		transcripts; shot records are ask_immunization, a new phone number is change_contact.$$),
	('ask_contact', 'school_life', false, NULL,
		$$Asks for a phone number, e-mail, address or the right person or office for something; wanting a person
		to take over this conversation is request_human, giving one's own new number is change_contact.$$),
	('ask_dress_code', 'school_life', false, NULL,
		$$What pupils may or must wear: uniform, colors, shoes, hats, hair, spirit days, PE clothes; a family that
		cannot get clothes is need_clothing.$$),
	('ask_after_school', 'school_life', false, NULL,
		$$Programs before and after school, clubs, sports, tryouts, practice, tutoring, summer programs, band;
		needing someone to look after children so that school is possible is need_childcare.$$),
	('ask_supplies', 'school_life', false, NULL,
		$$What to buy or bring: supply lists, calculator, backpack, books, instruments, things for a trip or class
		project, lost and found; not being able to pay for it is need_financial.$$),
	('ask_conference', 'school_life', false, NULL,
		$$Meeting the teacher or counselor: conferences, booking, changing or missing an appointment, meeting
		online; only wanting a phone number or e-mail is ask_contact, a talk about grades themselves ask_grades.$$),
	('ask_grades', 'school_life', false, NULL,
		$$Grades, report cards, credits, passing or failing, test scores, GPA and graduation progress; assignments
		and missing work are ask_homework, trouble getting into the portal is tech_login.$$),
	('ask_homework', 'school_life', false, NULL,
		$$Homework, missing or make-up work, due dates, projects, help with an assignment, work to do while away;
		the resulting grade is ask_grades, after-school tutoring ask_after_school.$$),

	-- Technology
	('tech_login', 'technology', false, NULL,
		$$Accounts: forgotten passwords, user names, locked out of the parent portal, a class app or a student
		account, activation codes; the device itself is tech_device, the connection tech_internet.$$),
	('tech_device', 'technology', false, NULL,
		$$The school's computer or tablet: broken, lost, stolen, charger, asking for one, returning it; passwords
		are tech_login, wifi is tech_internet.$$),
	('tech_internet', 'technology', false, NULL,
		$$The connection at home or at school: no wifi, hotspots, slow internet, low-cost internet; an account
		that does not open is tech_login, a computer that does not work tech_device.$$),

	-- Barriers: what keeps a child from school. Each is answered, counted, and opens an escalation.
	('need_transportation', 'barrier', true, 'barrier',
		$$The family has no way to get the child to school: no car, no ride, no gas, unsafe walk, not eligible for
		the bus; a question about the bus service is ask_transportation, a child only arriving late is
		report_tardy.$$),
	('need_food', 'barrier', true, 'barrier',
		$$The family lacks food: hunger, food pantry, weekend bags, groceries, food stamps; the school's own menu,
		account and free lunch form are ask_meals.$$),
	('need_housing', 'barrier', true, 'barrier',
		$$The family has lost or may lose its home: eviction, shelter, motel, car, doubled up, fire, unsafe
		housing, rent it cannot pay with the home at risk; other bills and fees are need_financial.$$),
	('need_clothing', 'barrier', true, 'barrier',
		$$The family cannot get clothes, coats, shoes, a uniform, or laundry and hygiene things the child needs
		for school; what is allowed to be worn is ask_dress_code.$$),
	('need_health', 'barrier', true, 'barrier',
		$$The family needs care for the body: a doctor, dentist, glasses, insurance, medicine, the school nurse, a
		health plan; only reporting an illness is report_absence, shots are ask_immunization, feelings are
		need_mental_health.$$),
	('need_mental_health', 'barrier', true, 'barrier',
		$$The family asks for counseling or support for sadness, worry, grief, anger, trauma, behavior or stress,
		with no sign of danger now (that is crisis); a child who refuses to go to school is school_refusal.$$),
	('need_childcare', 'barrier', true, 'barrier',
		$$Nobody can look after children: a pupil stays home to mind siblings, a parent's shift leaves a gap,
		daycare closed or too dear; clubs and after-school programs as such are ask_after_school.$$),
	('need_financial', 'barrier', true, 'barrier',
		$$Money: school fees, bills, lights or water cut off, lost job, costs of trips, supplies or sports,
		funeral, fine; rent with the home at risk is need_housing, food is need_food, clothes are need_clothing.$$),
	('school_refusal', 'barrier', true, 'barrier',
		$$The child will not, or is afraid to, go to school: crying, hiding, stomach aches every morning, fights
		at the door, skipping; a wish for counseling is need_mental_health, a named bully report_bullying.$$),

	-- Safety
	('report_bullying', 'safety', true, 'safety',
		$$Another pupil or a group hurts, teases, excludes, threatens or harasses the child, at school, on the bus
		or online; weapons, drugs, strangers or unsafe places are report_safety.$$),
	('report_safety', 'safety', true, 'safety',
		$$A danger at or near school is reported: a threat, a weapon, drugs, a stranger, a fight planned, an
		adult's conduct, an unsafe building or crossing; a life in danger this minute is crisis, a pupil hurting
		a pupil is report_bullying.$$),
	('crisis', 'safety', false, 'crisis',
		$$A life or a child may be in danger: suicidal words, self-harm, abuse, violence at home, overdose, a
		weapon in hand, a missing child; always reaches a person at once. Sadness without danger is
		need_mental_health.$$),

	-- Rights and services
	('ask_special_education', 'services', false, 'request',
		$$IEP, 504 plan, evaluation, speech or occupational therapy, accommodations, an aide, a diagnosis that
		affects learning, gifted; medicine and health plans are need_health, counseling is need_mental_health.$$),
	('ask_immunization', 'services', false, NULL,
		$$Shots: which are required, records, where to get them, exemptions, being kept out for missing shots, TB
		test; other medical needs are need_health.$$),

	-- Language and people
	('request_language', 'people', false, 'request',
		$$Asks for another language: texts in Spanish or any other, an interpreter for a call or meeting, a
		translated paper; merely writing in another language is no request.$$),
	('request_human', 'people', false, 'request',
		$$Wants a person instead of the automatic answers, or to be called back; asking for a number or who is in
		charge is ask_contact, booking a meeting is ask_conference.$$),
	('complaint', 'people', false, 'complaint',
		$$Unhappy with the school, its staff, a decision or the service, without reporting a danger or bullying; a
		wrong attendance entry is dispute_absence, too many texts is opt_out.$$),
	('wrong_number', 'people', false, 'contact',
		$$The message reached the wrong person: wrong number, nobody of that name, no child in the district, a
		former guardian; the right person with a new number is change_contact, a plain wish for no texts
		opt_out.$$),
	('change_contact', 'people', false, 'contact',
		$$The family's own contact data change: a new phone, address, e-mail or name, who should get the texts,
		emergency contacts; someone who has nothing to do with the child is wrong_number.$$),

	-- Conversation
	('greeting', 'conversation', false, NULL,
		$$Only hello, or who I am, with no question or news yet.$$),
	('thanks', 'conversation', false, NULL,
		$$Thanks, agreement or goodbye that asks for nothing more.$$),
	('opt_out', 'conversation', false, NULL,
		$$Wants no more texts, in any plain words; "stop", "end" or "cancel" said of a bus, a term or a practice
		is never meant here, and saying that one is not the parent is wrong_number.$$),
	('opt_in', 'conversation', false, NULL,
		$$Wants texts, or wants them again after stopping; being added as a further parent on the record is
		change_contact.$$),
	('help', 'conversation', false, NULL,
		$$Asks what this text line is, what it can do, or how to use it; a cry for help with trouble belongs to
		that trouble.$$)
$kit$;
COMMENT ON FUNCTION minibot_internal.starter_intents() IS 'The starter kit''s intents, in their order';
