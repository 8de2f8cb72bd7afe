-- Who may what: the lists -----------------------------------------------------------
--
-- Every table, view and function that a user meets stands here; what these call
-- follows (function_levels()).  What stands nowhere is the owner's alone, and a
-- test names it.  Each level may do what those before it may.

INSERT INTO minibot_internal.access_rule (level, privilege, objects) VALUES
-- analyst: attendance, reports; whom we text and what became of it, but no words of families.
('analyst', 'SELECT', '
	setting school student enrollment contact contact_phone student_contact school_calendar student_days
	student_calendar absence_definition absence_prior(-students) student_risk school_risk grade_risk district_risk
	attendance_trend intent campaign nudge message(-body, reading) escalation(-particulars) escalation_kind
	survey_option survey_answer barrier_named barrier_summary opt_out opt_out_history family_message top_questions
	unanswered_clusters escalation_times after_hours_share campaign_results opt_outs_by_template school_trend
	last_30_days delivery_by_reason segments_and_cost staff_time_saved tier_movement equity template
	provider(name, kind) provider_error experiment experiment_arm experiment_assignment school_limit limit_of_reader
	student_in_sight child_in_sight option_rule option_type'),
('analyst', 'EXECUTE', '
	clock today get_setting normalize_phone sms_segments render_template template_placeholders
	attendance_calendar_in attendance_calendar_out attendance_calendar_recv attendance_calendar_send
	attendance_calendar_eq attendance_calendar_ne attendance_calendar_hash attendance_calendar_merge attendance_agg
	attendance_agg_enter attendance_agg_combine attendance_agg_serialize attendance_agg_deserialize
	attendance_agg_final attendance_merge attendance_merge_enter attendance_merge_combine attendance_merge_serialize
	attendance_merge_deserialize attendance_merge_final days_enrolled days_absent absence_rate
	longest_absence_streak current_absence_streak days_with_status absences_with_status sparkline first_day last_day
	clip keep_days remove_days days_of list_days calendar_of student_risk_as_of student_risk_by explain_flag
	compile_rule stale_schools school_year schools_in_sight students_in_sight children_in_sight contacts_in_sight
	phones_in_sight callers_in_sight escalations_in_sight grades_in_sight campaigns_in_sight experiments_in_sight
	experiment_results experiment_balance experiment_flow experiment_power engagement_summary top_questions
	unanswered_clusters barrier_summary escalation_times campaign_results staff_time_saved tier_movement equity
	report_html report_markdown report_figures report_advice attendance_tally tally_enter tally_result'),

-- staff: conversations, escalations, reported absences.
('staff', 'SELECT', '
	message escalation open_escalations attendance_desk reported_absence question wrong_phone disclosure staff
	answer phrase reason_words utterance model text_obstacle'),
('staff', 'INSERT', '
	utterance opt_out opt_out_history
	message(direction, contact_id, phone, our_phone, body, language, category, campaign, intent, in_reply_to,
		priority, status, segments, time_zone, queued_at, not_before, not_after, error_code, error, escalation_id)'),
('staff', 'UPDATE', 'message(escalation_id) escalation(assignee, intent, held_at, first_response_at, closed_at)'),
('staff', 'DELETE', 'wrong_phone opt_out'),
('staff', 'EXECUTE', '
	send_message answer_escalation assign_escalation close_escalation restore_phone opt_out_phone opt_in_phone
	classify read_text message_keyword suggest_intents conversation_health'),

-- operator: campaigns, what the bot says and learns, refreshes, the worker.
('operator', 'SELECT', '
	attempt inbound_failure provider bad_phone worker_status progress training_state language_name code_map sender
	sender_status sender_meter texting_hours campaign_run campaign_schedule webhook_refusal webhook_refusals_seq
	webhook_refused_at_seq source source_check source_column access access_rule access_list limit_rule owner_rights
	hook'),
('operator', 'INSERT', '
	message campaign campaign_run template nudge disclosure survey_option survey_answer question escalation
	reported_absence wrong_phone experiment experiment_arm experiment_assignment intent answer phrase reason_words
	escalation_kind staff model training_state'),
('operator', 'UPDATE', '
	message attempt(outcome) campaign campaign_run template nudge escalation question reported_absence survey_option
	experiment sender(paused_at, paused_reason) intent utterance answer phrase reason_words escalation_kind staff
	model training_state provider(is_current, version, failures, resume_at, paused_at, paused_reason, database_oid)'),
('operator', 'DELETE', '
	reported_absence campaign campaign_run template nudge survey_option experiment intent utterance answer phrase
	reason_words escalation_kind staff model training_state'),
('operator', 'USAGE', 'message_message_id_seq'),
('operator', 'EXECUTE', '
	create_campaign load_starter_templates starter_text starter_survey approve_template template_warnings
	plan_nudges preview_nudges queue_nudges renudge create_experiment end_experiment run_campaign schedule_campaign
	unschedule_campaign set_survey receive_message missing_coursework load_starter_kit train train_if_changed
	training_is_due use_model evaluate confusion_pairs refresh_roster refresh_attendance check_sources
	unmapped_codes resume_provider pause_sender resume_sender settle_unknown start_worker worker_info error_class
	health delivery_health language_health setting_health outreach_health access_health'),

-- admin: where data comes from, settings, providers, privacy, access.
('admin', 'SELECT', 'roster_table privacy_rule forgotten_contact'),
('admin', 'INSERT', '
	setting source code_map language_name absence_definition absence_prior provider provider_error sender
	texting_hours school student enrollment contact contact_phone student_contact school_calendar student_days
	school_limit forgotten_contact'),
('admin', 'UPDATE', '
	setting source code_map language_name absence_definition absence_prior provider provider_error sender
	texting_hours school student enrollment contact contact_phone student_contact school_calendar student_days
	school_limit opt_out opt_out_history wrong_phone disclosure survey_answer'),
('admin', 'DELETE', '
	setting source code_map language_name absence_definition absence_prior provider provider_error sender
	texting_hours school student enrollment contact contact_phone student_contact school_calendar student_days
	school_limit forgotten_contact message attempt inbound_failure escalation question survey_answer opt_out_history
	disclosure'),
('admin', 'EXECUTE', '
	set_setting map_source unmap_source map_edfi map_code source_query track_attendance untrack_attendance
	track_attendance_rows track_enrollment_rows track_calendar_rows track_everything analyze_attendance
	language_code set_provider set_sender_rate grant_access revoke_access limit_to_schools renew_access purge
	forget_contact export_student privacy_report'),

-- The worker's role: the queue, what it has to know of a text, and the model.
('worker', 'SELECT', '
	setting student_contact contact_phone nudge wrong_phone disclosure escalation opt_out texting_hours message
	attempt provider provider_error sender sender_meter experiment experiment_arm experiment_assignment utterance
	model training_state text_obstacle'),
('worker', 'INSERT', 'attempt opt_out opt_out_history model training_state'),
('worker', 'UPDATE', 'message escalation provider sender attempt model training_state'),
('worker', 'DELETE', 'disclosure model training_state'),
('worker', 'EXECUTE', '
	clock worker_contract current_database_oid expire_leases claim_messages record_outcomes claim_checks
	record_status record_statuses replace_nudges reconcile_message postpone_check take_inbound next_due
	training_is_due train_if_changed'),

-- A web gateway, with a role of its own: it hands over what a provider has signed, and may do nothing else.
('gateway', 'EXECUTE', 'provider_webhook twilio_webhook'),

-- What watches the database: counts and states, no words, numbers or names.
('monitor', 'SELECT', '
	worker_status sender_status progress sender_meter
	provider(name, kind, is_current, failures, resume_at, paused_at, paused_reason, polled_through) setting
	school_calendar limit_of_reader school_limit campaign_schedule campaign_run campaign
	sender(provider, sender, is_service, segments_per_second, burst_segments, daily_segments, bulk_share,
		time_zone, full_at, day, day_segments, throttled_at, throttled, paused_at, paused_reason, removed_at)
	message(message_id, direction, category, campaign, status, priority, queued_at, not_before, check_at, sent_at,
		delivered_at, error_code, segments, decided_by, waits_for)
	escalation(escalation_id, kind, priority, opened_at, first_response_at, closed_at)
	model(version, trained_at, in_use, utterances, accuracy, coverage) opt_out_history(event, at)'),
('monitor', 'EXECUTE', '
	clock worker_info get_setting today days_enrolled schools_in_sight students_in_sight children_in_sight
	contacts_in_sight phones_in_sight callers_in_sight escalations_in_sight grades_in_sight campaigns_in_sight
	stale_schools school_year progress_of segments_today is_usable segment_time burst_time district_zone'),

-- Nobody's: steps of what runs with the owner's rights
('owner', 'EXECUTE', '
	act_as close_to_public make_policies make_hooks take_webhook webhook_is_genuine webhook_events take_text
	text_came_in take_status form_encoded');

INSERT INTO minibot_internal.limit_rule (relation, condition) VALUES
	('school', 'school_id = ANY ((SELECT minibot_internal.schools_in_sight())::text[])'),
	('enrollment', 'school_id = ANY ((SELECT minibot_internal.schools_in_sight())::text[])'),
	('school_calendar', 'school_id = ANY ((SELECT minibot_internal.schools_in_sight())::text[])'),
	('student_days', 'school_id = ANY ((SELECT minibot_internal.schools_in_sight())::text[])'),
	('student', 'student_id IN (SELECT minibot_internal.students_in_sight())'),
	('student_contact', 'student_id IN (SELECT minibot_internal.children_in_sight())'),
	('contact', 'contact_id IN (SELECT minibot_internal.contacts_in_sight())'),
	('contact_phone', 'contact_id IN (SELECT minibot_internal.contacts_in_sight())'),
	-- One that is a school's is no other's, though the family has a child there too.
	('escalation', 'school_id = ANY ((SELECT minibot_internal.schools_in_sight())::text[])
		OR school_id IS NULL AND contact_id IN (SELECT minibot_internal.contacts_in_sight())'),
	('nudge', 'contact_id IN (SELECT minibot_internal.contacts_in_sight())'),
	('question', 'contact_id IN (SELECT minibot_internal.contacts_in_sight())'),
	('survey_answer', 'contact_id IN (SELECT minibot_internal.contacts_in_sight())'),
	('opt_out', 'phone IN (SELECT minibot_internal.phones_in_sight())'),
	('opt_out_history', 'phone IN (SELECT minibot_internal.phones_in_sight())'),
	('wrong_phone', 'student_id IN (SELECT minibot_internal.children_in_sight())'),
	('disclosure', 'student_id IN (SELECT minibot_internal.children_in_sight())'),
	('reported_absence', 'student_id IN (SELECT minibot_internal.children_in_sight())'),
	('staff', 'school_id IS NULL OR school_id = ANY ((SELECT minibot_internal.schools_in_sight())::text[])'),
	('answer', 'school_id IS NULL OR school_id = ANY ((SELECT minibot_internal.schools_in_sight())::text[])'),
	('experiment_assignment', 'student_id IN (SELECT minibot_internal.students_in_sight())'),
	('absence_prior', 'grade IN (SELECT minibot_internal.grades_in_sight())'),
	('campaign', 'schools = ''{}'' OR schools && (SELECT minibot_internal.schools_in_sight())'),
	('template', 'campaign IN (SELECT minibot_internal.campaigns_in_sight())'),
	('survey_option', 'campaign IN (SELECT minibot_internal.campaigns_in_sight())'),
	('experiment', 'campaign IN (SELECT minibot_internal.campaigns_in_sight())'),
	('experiment_arm', 'experiment IN (SELECT minibot_internal.experiments_in_sight())'),
	('option_rule', NULL), ('option_type', NULL),
	('school_limit', NULL), ('setting', NULL), ('absence_definition', NULL), ('intent', NULL),
		('escalation_kind', NULL),
	('phrase', NULL), ('text_obstacle', NULL),
	('provider', NULL), ('provider_error', NULL), ('reason_words', NULL), ('model', NULL);

INSERT INTO minibot_internal.limit_rule (relation, condition, may_write) VALUES
	-- What staff have taught are words of families, of any school.
	('utterance', 'source <> ''staff''', 'source = ''staff'''),
	-- A conversation that is a school's is no other's either.  Written is to families and callers in sight only, and
	-- nothing that goes out to who wants no texts.
	('message', 'CASE WHEN escalation_id IS NULL THEN contact_id IN (SELECT minibot_internal.contacts_in_sight())
		ELSE escalation_id IN (SELECT minibot_internal.escalations_in_sight()) END',
		'direction = ''outbound'' AND status IN (''queued'', ''suppressed'')
		AND category IN (''reply'', ''one_off'', ''escalation'')
		AND (phone IN (SELECT minibot_internal.phones_in_sight())
			OR phone IN (SELECT minibot_internal.callers_in_sight()))
		AND (contact_id IS NULL OR contact_id IN (SELECT minibot_internal.contacts_in_sight()))
		AND (escalation_id IS NULL OR escalation_id IN (SELECT minibot_internal.escalations_in_sight()))');

-- Whom a limit holds for is asked of this very table: its policy is one that asks nothing.
ALTER TABLE minibot.school_limit ENABLE ROW LEVEL SECURITY;
CREATE POLICY minibot_schools ON minibot.school_limit
	USING ((SELECT pg_catalog.has_table_privilege('minibot_internal.limit_rule', 'SELECT')) OR role = current_user
		OR role_oid IS NULL OR pg_catalog.pg_has_role(role_oid, 'USAGE')
		OR role_oid = (SELECT r.oid FROM pg_catalog.pg_roles AS r WHERE r.rolname = session_user));
SELECT minibot_internal.make_policies();
SELECT minibot_internal.make_hooks();

INSERT INTO minibot_internal.owner_rights (function, reason) VALUES
	('grant_access', 'Only an owner can grant; callable by admins'),
	('revoke_access', 'Only an owner can revoke; callable by admins'),
	('renew_access', 'Only an owner can grant; callable by admins'),
	('source_query', 'Asks who mapped the source, then goes on as that role'),
	('unmapped_codes', 'Asks who mapped the sources, then goes on as that role'),
	('check_sources', 'Asks who mapped the sources, then goes on as that role'),
	('missing_coursework', 'Asks who mapped the sources, then goes on as that role'),
	('refresh_roster', 'Asks who mapped the sources, then goes on as that role'),
	('refresh_attendance', 'Asks who mapped the sources, then goes on as that role'),
	('analyze_attendance', 'Only an owner can ANALYZE; callable by admins, as whom a refresh runs'),
	('track_attendance_rows',
		'Trigger: who loads the warehouse has no rights here; asks who mapped the sources, then goes on as that role'),
	('track_enrollment_rows', 'Trigger, likewise'),
	('track_calendar_rows', 'Trigger, likewise'),
	('track_everything', 'Trigger, likewise'),
	('replace_nudges', 'The worker has a bad number''s nudge written anew, but may not read the roster; callable by '
		'the worker'),
	('provider_webhook', 'A web gateway hands over what a provider has signed, and has no rights; checks the '
		'signature; callable by gateways'),
	('twilio_webhook', 'Likewise'),
	('take_inbound', 'The worker hands over what families wrote, but may not read it; callable by the worker');

SELECT minibot_internal.grant_rights('minibot_worker', 'worker');
SELECT minibot_internal.close_to_public();
