-- What columns mean -----------------------------------------------------------------
--
-- A column whose table or view says nothing more of it means what its name
-- means everywhere; a test finds one that is described nowhere.

DO $$
DECLARE
	command text;
BEGIN
	FOR command IN
		WITH meaning (name, comment) AS (VALUES
			-- people and schools
			('student_id', 'The student, as the district writes it'),
			('contact_id', 'The contact, as the district writes it; NULL where the telephone is nobody''s we know'),
			('school_id', 'The school, as the district writes it'),
			('school_year', 'The year in which the school year ends: 2026 is 2025-26'),
			('grade', 'As the warehouse writes it'),
			('first_name', 'First name'), ('last_name', 'Last name'), ('birth_date', 'Date of birth'),
			('student', 'The child''s name'), ('school', 'The school''s name'), ('contact', 'The contact''s name'),
			('phone', 'Telephone, E.164'), ('our_phone', 'The district''s number that the family writes to'),
			('language', 'ISO 639-1 code'),
			('entry_date', 'First day enrolled'), ('is_primary', 'The student''s main school, where there are several'),
			('school.name', 'Its name'), ('staff.name', 'Name'),
			('contact_phone.kind', 'Mobile, home, work ..., as the warehouse writes it'),
			('student_contact.relation', 'Mother, guardian ..., as the warehouse writes it'),
			-- attendance
			('as_of', 'The last day counted'),
			('submitted_through', 'The last day for which the school has submitted attendance'),
			('days_enrolled', 'Days of school on which the student was enrolled'),
			('days_absent', 'Absences under the definition in use, in days'),
			('absence_rate', 'Absences of days enrolled, 0 to 1'),
			('students', 'Number of students'),
			('satisfactory', 'Students who missed less than 5 %'),
				('at_risk', 'Students who missed 5 to less than 10 %'),
			('moderate_chronic', 'Students who missed 10 to less than 20 %'),
				('severe_chronic', 'Students who missed 20 % or more'),
			('not_judged', 'Students enrolled for too few days, by the definition in use'),
			('chronic', 'Students flagged by the definition in use'),
				('chronic_rate', 'Students flagged of those judged, 0 to 1'),
			('chronic_rate_month_before', 'chronic_rate a month before the last day submitted'),
			('change_from_month_before',
				'chronic_rate less that of a month before: 0.01 is one per cent of students more'),
			('chronic_rate_year_before', 'chronic_rate on the same day a year before'),
			('change_from_year_before',
				'chronic_rate less that of a year before: 0.01 is one per cent of students more'),
			('alpha', 'Of the beta distribution'), ('beta', 'Of the beta distribution'),
			('absence_definition.name', 'Its name, as the setting attendance.definition gives it'),
			('code_map.status', 'What the code stands for'),
			('from_date', 'First day'), ('to_date', 'Last day'),
			('reported_absence_id', 'Number of the report'), ('reported_absence.kind', 'absence or tardy'),
			('reported_by', 'The contact who told of it'), ('reported_at', 'When it was told'),
			('reason', 'Class of reason: illness, appointment, transport, family, weather, other'),
			('owner_rights.reason', 'Why it must'),
			-- messages
			('message_id', 'Number of the text'), ('direction', 'inbound or outbound'), ('body', 'The words'),
			('campaign', 'Name of the campaign'), ('intent', 'What the text was taken for, a row of intent'),
			('confidence', 'How sure the classifier was, 0 to 1'), ('in_reply_to', 'message_id of the text it answers'),
			('status', 'received; queued, held, sending, sent, delivered; suppressed, failed, undelivered, unknown, '
				'canceled'),
			('provider', 'Name of the provider'), ('provider_message_id', 'The provider''s id of the text'),
			('segments', 'Segments that it is sent in'), ('attempts', 'How often it was tried'),
			('sent_at', 'When the provider took it'), ('delivered_at', 'When the provider said that it was delivered'),
			('error_code',
			 'The provider''s code of what went wrong; of a text suppressed here, the verdict of text_obstacle'),
			('error', 'What went wrong'),
			('attempt', 'The how many-th try'), ('started_at', 'When it began'),
				('finished_at', 'When its outcome was known'),
			('http_status', 'HTTP status of the answer'), ('tries', 'How often it was tried'),
				('failed_at', 'When it failed last'),
			('from_phone', 'Who wrote'), ('to_phone', 'The district''s number'),
				('received_at', 'When the provider received it'),
			('opted_out_at', 'Since when'), ('opt_out_history_id', 'Number of the row'), ('event', 'What happened'),
				('at', 'When'),
			('note', 'What the code means'), ('paused_reason', 'Why it is paused'),
				('paused_at', 'Since when it is paused'),
			('throttled_at', 'When the provider last called it too fast'),
				('is_service', 'A messaging service, no number'),
			('sender', 'The number or messaging service'), ('segments_per_second', 'Its rate; 0: no limit'),
			('daily_segments', 'Its day''s segments; 0: no limit'), ('waiting_segments', 'Segments that wait for it'),
			('sender_meter.state', 'The sender''s row'), ('is_metered', 'Whether its limits hold'),
			('provider.name', 'Its name'),
			-- the worker
			('pid', 'Process id'), ('provider_kind', 'Kind of the provider'),
				('provider_failures', 'Failures in a row'),
			('provider_resume_at', 'When it is tried again'), ('provider_paused_at', 'Since when it is paused'),
			('provider_paused_reason', 'Why it is paused'), ('polled_through', 'Inbound texts were fetched up to here'),
			('queued', 'Texts that wait to be sent'), ('held', 'Texts that wait for an hour or a sender'),
				('sending', 'Texts on their way'),
			('waiting_since', 'When the first of those waiting was queued'),
			('refusals', 'How many'), ('last_refused_at', 'When the last one came'),
			-- conversation
			('escalation_id', 'Number of the escalation, as in #42'), ('opened_at', 'When it was opened'),
			('open_escalations.kind', 'A row of escalation_kind'), ('escalation_kind.kind', 'Its name'),
				('kind', 'What it is'), ('priority', 'The lowest first'),
					('first_response_at', 'When a person first answered'),
			('closed_at', 'When it was closed; NULL while it is open'),
			('assignee', 'Who has taken it'), ('particulars', 'What is known of the matter'),
				('last_at', 'When the family wrote last'),
			('question_id', 'Number of the question'), ('asked_at', 'When it was asked'),
				('expires_at', 'Until when an answer is awaited'),
			('answered_at', 'When it was answered'),
			('barrier', 'The intent: need_food, school_refusal ...'), ('source', 'message or survey'),
			('value', 'The answer, a row of survey_option'), ('disclosure_id', 'Number of the row'),
				('disclosed_at', 'When it was told'),
			-- language
			('category', 'Group of intents'), ('description', 'In words'), ('answer_id', 'Number of the answer'),
			('utterance_id', 'Number of the utterance'), ('added_at', 'When it was added'),
			('version', 'Number of the model'), ('trained_at', 'When it was trained'), ('intents', 'Intents it knows'),
			('utterances', 'Utterances it was trained from'), ('is_single', 'There is one row'),
				('changed_at', 'When it last changed'),
			('knowledge_base', 'Fingerprint of intents and utterances'),
			-- outreach
			('template_id', 'Number of the template'), ('created_at', 'When it was made'),
				('job_id', 'Number of pg_cron''s job'),
			('is_active', 'Whether pg_cron runs it'), ('last_ran_at', 'When it ran last'),
				('households', 'Households it wrote to'),
			('last_message', 'What pg_cron''s job last returned'),
			('experiment', 'Name of the experiment'), ('arm', 'Name of the arm'), ('position', 'Place in the order'),
			-- sources, access, privacy
			('source.kind', 'school, student, enrollment, contact, phone, student_contact, calendar, attendance or '
				'coursework'),
			('source_column.kind', 'The kind that has it'), ('mapped_at', 'When it was mapped'),
				('is_required', 'Whether it must be mapped'),
			('option', 'Its name'), ('default_value', 'What holds where it is not given'),
				('target', 'The table it fills'),
			('role', 'The role'), ('schools', 'school_id of all that it sees'),
			('level', 'analyst, staff, operator, admin; gateway, monitor, worker, owner'),
				('privilege', 'As GRANT names it'),
			('object', 'Name of the function, table, view or sequence'), ('function', 'Name of the function'),
			('relation', 'Name of the table'), ('what', 'What is kept'), ('purpose', 'What for'),
				('forgotten_at', 'When'))
		SELECT format('COMMENT ON COLUMN %s.%I IS %L', c.oid::regclass, a.attname, coalesce(own.comment, usual.comment))
		FROM pg_catalog.pg_class AS c
		JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
		LEFT JOIN meaning AS own ON own.name = c.relname || '.' || a.attname
		LEFT JOIN meaning AS usual ON usual.name = a.attname
		WHERE minibot_internal.is_ours(c.relnamespace) AND c.relkind IN ('r', 'v')
			AND pg_catalog.col_description(c.oid, a.attnum) IS NULL AND coalesce(own.comment, usual.comment) IS NOT NULL
	LOOP
		EXECUTE command;
	END LOOP;
END
$$;
