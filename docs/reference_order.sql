-- docs/reference_order.sql: what docs/reference.md tells of, in the order in which a person would teach it.
-- Read by reference.sql.  Each name is a function (all of that name), view, table or type of the schema minibot.

CREATE TABLE pg_temp.chapter (
	chapter integer GENERATED ALWAYS AS IDENTITY,
	area text NOT NULL,
	task text NOT NULL,
	names text NOT NULL);	-- parted by white space

INSERT INTO pg_temp.chapter (area, task, names) VALUES
	('The district', 'Say who you are', 'set_setting get_setting setting option_rule'),
	('The district', 'What is wrong, and what to do about it', 'health progress'),
	('The district', 'What time it is', 'clock today'),

	('The warehouse', 'Say where things are kept',
		'map_source unmap_source map_edfi source source_column source_query'),
	('The warehouse', 'Say what attendance codes mean', 'map_code unmapped_codes code_map attendance_status'),
	('The warehouse', 'Bring it over', 'refresh_roster refresh_attendance track_attendance untrack_attendance'),
	('The warehouse', 'See what is wrong with the data', 'check_sources source_check stale_schools'),
	('The warehouse', 'What was brought over',
		'school student enrollment contact contact_phone student_contact language_name language_code school_calendar'),

	('The warehouse', 'What mappings of Ed-Fi call', 'phone_kind is_texting_kind edfi_missed'),

	('Risk', 'Who is missing school', 'student_risk student_risk_as_of student_risk_by risk explain_flag'),
	('Risk', 'Schools, grades, the district',
		'district_risk school_risk grade_risk attendance_trend attendance_by_day'),
	('Risk', 'The rules', 'absence_definition absence_prior school_year'),
	('Risk', 'The days of a student',
		'attendance_calendar student_calendar student_days attendance_agg attendance_merge first_day last_day '
		'days_enrolled days_absent absence_rate longest_absence_streak current_absence_streak sparkline'),
	('Risk', 'Parts of a calendar',
		'days_with_status absences_with_status clip keep_days remove_days days_of list_days'),

	('Texts', 'Telephones and segments', 'normalize_phone sms_segments plain_text reading_grade'),
	('Texts', 'Templates', 'render_template template_placeholders'),

	('Outreach', 'Write and approve',
		'create_campaign load_starter_templates campaign template template_warnings approve_template'),
	('Outreach', 'Look before it is sent', 'plan_nudges preview_nudges'),
	('Outreach', 'Send, once or on a schedule',
		'queue_nudges schedule_campaign unschedule_campaign campaign_schedule run_campaign campaign_run'),
	('Outreach', 'Ask families something', 'set_survey survey_option survey_answer'),
	('Outreach', 'When texts may go', 'texting_hours'),
	('Outreach', 'Who was told what', 'nudge disclosure'),

	('Experiments', 'Does it work?',
		'experiment_power create_experiment experiment_balance experiment_results experiment_flow end_experiment '
		'experiment experiment_arm experiment_assignment'),

	('Language', 'Knowledge', 'load_starter_kit intent utterance answer'),
	('Language', 'The model', 'train classify read_text message_keyword use_model model'),
	('Language', 'How good it is, and what it lacks', 'evaluate confusion_pairs suggest_intents'),

	('Conversation', 'A family writes', 'receive_message message phrase question inbound_failure'),
	('Conversation', 'People answer',
		'open_escalations answer_escalation assign_escalation close_escalation escalation escalation_kind staff'),
	('Conversation', 'Absences that families report', 'attendance_desk reported_absence reason_words'),
	('Conversation', 'Barriers', 'barrier_named'),
	('Conversation', 'Opt-outs and wrong numbers',
		'opt_out_phone opt_in_phone opt_out opt_out_history wrong_phone restore_phone'),

	('Sending', 'Choose a provider', 'set_provider provider_options resume_provider provider provider_error'),
	('Sending', 'Send one text', 'send_message attempt settle_unknown'),
	('Sending', 'Numbers and how fast', 'set_sender_rate sender sender_status pause_sender resume_sender'),
	('Sending', 'The worker', 'worker_status start_worker'),
	('Sending', 'A web gateway', 'provider_webhook twilio_webhook webhook_refusal'),

	('Reports', 'Pages', 'report_html report_markdown'),
	('Reports', 'What outreach did',
		'engagement_summary last_30_days campaign_results delivery_by_reason opt_outs_by_template segments_and_cost'),
	('Reports', 'What families say', 'top_questions unanswered_clusters barrier_summary after_hours_share'),
	('Reports', 'People and time', 'escalation_times staff_time_saved'),
	('Reports', 'Students', 'school_trend tier_movement equity'),

	('Access and privacy', 'Who may what',
		'grant_access access limit_to_schools school_limit renew_access revoke_access'),
	('Access and privacy', 'What is kept', 'privacy_report purge export_student forget_contact forgotten_contact');
