-- internal: access_list, access_rule, act_as, conversation_health, function_levels, limit_rule, owner_rights,
--   take_text, training_state
-- Who may what: every object has a level, PUBLIC has nothing, each level does its work and not the next one's.
\getenv abs_srcdir PG_ABS_SRCDIR
\set fixture :abs_srcdir '/fixtures/access.sql'
\i :fixture

\set fixture :abs_srcdir '/fixtures/call_all.sql'
\i :fixture
-- Nothing stands nowhere: add it to access_rules.sql
SELECT 'no level: ' || p.oid::regprocedure AS problem FROM pg_proc AS p
WHERE p.pronamespace IN ('minibot'::regnamespace, 'minibot_internal'::regnamespace) AND p.prorettype <> 'trigger'::regtype
	AND NOT EXISTS (SELECT FROM minibot_internal.function_levels() AS l WHERE l.function = p.oid)
	AND NOT EXISTS (SELECT FROM minibot_internal.access_list AS l WHERE l.level IN ('owner', 'gateway') AND l.object = p.proname)
UNION ALL
SELECT 'no level: ' || c.oid::regclass FROM pg_class AS c
WHERE c.relnamespace IN ('minibot'::regnamespace, 'minibot_internal'::regnamespace) AND c.relkind IN ('r', 'v', 'm', 'p', 'f')
	AND NOT EXISTS (SELECT FROM minibot_internal.access_list AS l WHERE l.object = c.relname AND l.privilege = 'SELECT')
UNION ALL
SELECT format('%s lists %s, which does not exist', l.level, l.object) FROM minibot_internal.access_list AS l
WHERE NOT EXISTS (SELECT FROM pg_proc AS p WHERE l.privilege = 'EXECUTE' AND p.pronamespace IN ('minibot'::regnamespace, 'minibot_internal'::regnamespace) AND p.proname = l.object)
	AND NOT EXISTS (SELECT FROM pg_class AS c WHERE l.privilege <> 'EXECUTE' AND c.relnamespace IN ('minibot'::regnamespace, 'minibot_internal'::regnamespace) AND c.relname = l.object)
UNION ALL
SELECT 'listed twice: ' || l.object FROM minibot_internal.access_list AS l WHERE l.rank IS NOT NULL AND l.columns IS NULL
GROUP BY l.object, l.privilege HAVING count(*) > 1
UNION ALL
-- What analysts or staff may read must say which rows are whose: add it to limit_rule
SELECT 'no limit to schools: ' || l.object FROM minibot_internal.access_list AS l
JOIN pg_class AS c ON c.relname = l.object AND c.relnamespace IN ('minibot'::regnamespace, 'minibot_internal'::regnamespace) AND c.relkind = 'r'
WHERE l.rank <= 2 AND l.privilege <> 'EXECUTE' AND NOT EXISTS (SELECT FROM minibot_internal.limit_rule AS r WHERE r.relation = l.object)
UNION ALL
SELECT 'limit without table: ' || r.relation FROM minibot_internal.limit_rule AS r
WHERE NOT EXISTS (SELECT FROM minibot_internal.access_list AS l WHERE l.object = r.relation AND l.rank <= 2);

-- PUBLIC has nothing, not even what PostgreSQL gives by default
SELECT 'PUBLIC: ' || p.oid::regprocedure AS problem FROM pg_proc AS p
WHERE p.pronamespace IN ('minibot'::regnamespace, 'minibot_internal'::regnamespace) AND has_function_privilege('public', p.oid, 'EXECUTE')
UNION ALL
SELECT 'PUBLIC: ' || t.oid::regtype FROM pg_type AS t
WHERE t.typnamespace IN ('minibot'::regnamespace, 'minibot_internal'::regnamespace) AND t.typelem = 0 AND has_type_privilege('public', t.oid, 'USAGE')
	AND (t.typrelid = 0 OR (SELECT c.relkind = 'c' FROM pg_class AS c WHERE c.oid = t.typrelid))
UNION ALL
SELECT 'PUBLIC: ' || c.oid::regclass FROM pg_class AS c, aclexplode(c.relacl) AS a
WHERE c.relnamespace IN ('minibot'::regnamespace, 'minibot_internal'::regnamespace) AND a.grantee = 0
UNION ALL
SELECT 'PUBLIC: ' || c.oid::regclass FROM pg_class AS c JOIN pg_attribute AS t ON t.attrelid = c.oid, aclexplode(t.attacl) AS a
WHERE c.relnamespace IN ('minibot'::regnamespace, 'minibot_internal'::regnamespace) AND a.grantee = 0
UNION ALL
SELECT 'PUBLIC: schema' WHERE has_schema_privilege('public', 'minibot', 'USAGE') OR has_schema_privilege('public', 'minibot', 'CREATE');

-- Functions with the owner's rights: all of them listed, none that an analyst or staff may call, search_path pinned
SELECT p.proname AS function, r.reason, l.rank AS from_level FROM pg_proc AS p
LEFT JOIN minibot_internal.owner_rights AS r ON r.function = p.proname
LEFT JOIN minibot_internal.function_levels() AS l ON l.function = p.oid
WHERE p.pronamespace IN ('minibot'::regnamespace, 'minibot_internal'::regnamespace) AND p.prosecdef ORDER BY l.rank NULLS LAST, 1;
SELECT 'not pinned: ' || p.oid::regprocedure AS problem FROM pg_proc AS p
WHERE p.pronamespace IN ('minibot'::regnamespace, 'minibot_internal'::regnamespace) AND p.prosecdef AND (p.proconfig @> '{"search_path=pg_catalog, pg_temp"}') IS NOT TRUE
UNION ALL
SELECT 'not the reader''s rights: ' || c.oid::regclass FROM pg_class AS c
WHERE c.relnamespace IN ('minibot'::regnamespace, 'minibot_internal'::regnamespace) AND c.relkind = 'v' AND (c.reloptions @> '{security_invoker=true}') IS NOT TRUE
UNION ALL
SELECT 'listed but not so: ' || r.function FROM minibot_internal.owner_rights AS r
WHERE NOT EXISTS (SELECT FROM pg_proc AS p WHERE p.pronamespace IN ('minibot'::regnamespace, 'minibot_internal'::regnamespace) AND p.prosecdef AND p.proname = r.function);

-- Four levels
CREATE ROLE "Ana the analyst";
CREATE ROLE minibot_test_staff;
CREATE ROLE minibot_test_operator;
CREATE ROLE minibot_test_admin;
CREATE ROLE minibot_test_member IN ROLE minibot_test_staff;
SELECT minibot.grant_access('Ana the analyst', 'analyst'), minibot.grant_access('minibot_test_staff', 'staff'),
	minibot.grant_access('minibot_test_operator', 'operator'), minibot.grant_access('minibot_test_admin', 'admin');
SELECT role, level, schools, is_complete, members FROM minibot.access ORDER BY role;
SELECT minibot.grant_access('minibot_test_staff', 'boss');
SELECT minibot.grant_access('nobody here', 'staff');
SELECT minibot.grant_access('public', 'staff');
SELECT minibot.grant_access('minibot_worker', 'admin');
SELECT minibot.revoke_access('minibot_worker');
SELECT minibot.grant_access(NULL, NULL);

SET LOCAL ROLE "Ana the analyst";
SELECT count(*) AS students, count(DISTINCT school_id) AS schools FROM minibot.student_risk;
SELECT school_id, students FROM minibot.school_risk ORDER BY 1;
SELECT count(*) FROM minibot.explain_flag('b1');
SELECT barrier, school, families FROM minibot.barrier_summary ORDER BY 2;
SELECT category, status, count(*) FROM minibot.message GROUP BY 1, 2 ORDER BY 1, 2;
-- no words of families, no doing
SELECT body FROM minibot.message;
SELECT particulars FROM minibot.escalation;
SELECT * FROM minibot.open_escalations;
SELECT minibot.answer_escalation(1, 'x');
SELECT minibot.send_message('+15553000001', 'x');
SELECT minibot.set_setting('district.name', 'x');
SELECT minibot.grant_access('Ana the analyst', 'admin');
UPDATE minibot.setting SET value = 'x';
DELETE FROM minibot.opt_out;
TRUNCATE minibot.disclosure;

SET LOCAL ROLE minibot_test_member;
SELECT school, contact, words FROM minibot.open_escalations ORDER BY 1, 2;
SELECT minibot.answer_escalation(min(escalation_id), 'We can help.', 'need_food') IS NOT NULL FROM minibot.open_escalations;
SELECT minibot.assign_escalation(min(escalation_id), 'me'), minibot.close_escalation(min(escalation_id)) FROM minibot.open_escalations;
SELECT minibot.restore_phone('+15553000004'), minibot.opt_in_phone('+15553000004', 'staff'), minibot.opt_out_phone('+15553000004', 'staff');
SELECT student, reason, words FROM minibot.attendance_desk ORDER BY 1;
SELECT intent FROM minibot.classify('no food here');
SELECT count(*) > 0 AS health FROM minibot_internal.conversation_health();
UPDATE minibot.message SET body = 'x';
DELETE FROM minibot.message;
UPDATE minibot.escalation SET school_id = 'A';
SELECT minibot.receive_message('+15553000001', 'hello');
SELECT * FROM minibot.queue_nudges('everyone');
SELECT minibot.train();

SET LOCAL ROLE minibot_test_operator;
SELECT minibot.create_campaign('ours', '{"templates": {"en": "{{district.name}}: {{#students}}{{first_name}} {{days_absent}} {{/students}}STOP"}}');
SELECT count(*) FROM minibot.template AS t, minibot.approve_template(t.template_id) WHERE t.campaign = 'ours';
SELECT outcome, count(*) FROM minibot.plan_nudges('ours') GROUP BY 1 ORDER BY 1;
SELECT * FROM minibot.queue_nudges('ours');
SELECT minibot.set_survey('ours', '[{"value": "food", "labels": ["food"], "intent": "need_food"}]');
SELECT minibot.receive_message('+15553000001', 'we have no food') AS food, minibot.receive_message('+15553000001', 'STOP') AS stop,
	minibot.receive_message('+15553000001', 'START') AS start \gset
SELECT decided_by, intent FROM minibot.message WHERE message_id IN (:food, :stop, :start) ORDER BY message_id;
SELECT intents FROM minibot.train();
SELECT count(*) FROM minibot.evaluate('SELECT body, intent FROM minibot.utterance');
SELECT part, problem FROM minibot.health() ORDER BY 1, 2;
SELECT state IS NOT NULL FROM minibot.worker_status;
INSERT INTO minibot.answer (intent, body) VALUES ('thanks', 'Welcome.');
SELECT minibot.resume_provider('none');
SELECT minibot.set_provider('x', 'sandbox');
UPDATE minibot.provider SET options = '{}';
SELECT minibot.map_code('X', 'present');
SELECT minibot.source_query('student');
SELECT minibot.limit_to_schools('Ana the analyst', '{A}');
INSERT INTO minibot.source_check (problem, severity, kinds, query, hint) VALUES ('x', 'error', '{student}', 'SELECT 1, 2', '');

SET LOCAL ROLE minibot_test_admin;
SELECT minibot.set_setting('district.phone', '555-0000'), minibot.map_code('X', 'present'), minibot.set_provider('x', 'sandbox');
SELECT minibot.set_provider('x', 'twilio', '{"account_sid": "ACxx", "auth_token_file": "/etc/passwd", "from": "+15552010100"}');
-- nor by the back door
UPDATE minibot.provider SET kind = 'twilio', options = '{"account_sid": "ACxx", "auth_token_file": "/etc/passwd", "from": "+15552010100"}';
INSERT INTO minibot.source_check (problem, severity, kinds, query, hint) VALUES ('x', 'error', '{student}', 'SELECT 1, 2', '');
UPDATE minibot_internal.access_rule SET level = 'analyst';
SELECT minibot_internal.act_as('postgres');
SELECT minibot.grant_access('minibot_test_operator', 'analyst');
SELECT minibot.revoke_access('minibot_test_staff');
RESET ROLE;
SELECT role, level, is_complete, members FROM minibot.access ORDER BY role;
SET LOCAL ROLE minibot_test_member;
SELECT count(*) FROM minibot.student_risk;
RESET ROLE;

-- Whatever a level may call or read works: no step of it is another level's
CREATE FUNCTION pg_temp.denied() RETURNS TABLE (object text, said text) LANGUAGE plpgsql AS $$
DECLARE
	path regclass;
BEGIN
	RETURN QUERY SELECT c.function, c.said FROM pg_temp.call_all('everyone', true) AS c WHERE c.code = '42501';
	FOR object, path IN
		SELECT l.object, v.oid FROM pg_temp.listed AS l JOIN pg_class AS v ON v.relname = l.object AND v.relkind = 'v'
			AND v.relnamespace IN ('minibot'::regnamespace, 'minibot_internal'::regnamespace)
		WHERE has_table_privilege(v.oid, 'SELECT')
	LOOP
		BEGIN
			EXECUTE format('SELECT count(*) FROM (TABLE %s) AS t', path) INTO said;
		EXCEPTION WHEN insufficient_privilege THEN
			said := SQLERRM;
			RETURN NEXT;
		END;
	END LOOP;
END
$$;
SELECT minibot.grant_access('minibot_test_staff', 'staff'), minibot.grant_access('minibot_test_operator', 'operator');
SET LOCAL ROLE "Ana the analyst";
SELECT length(minibot.report_html('2025-09-01', '2026-03-10')) > 1000 AS report, (SELECT count(*) FROM minibot.unanswered_clusters) AS words;
SELECT * FROM pg_temp.denied();
SET LOCAL ROLE minibot_test_staff;
SELECT * FROM pg_temp.denied();
SET LOCAL ROLE minibot_test_operator;
SELECT * FROM pg_temp.denied();
SET LOCAL ROLE minibot_test_admin;
SELECT * FROM pg_temp.denied();
RESET ROLE;
SELECT minibot.revoke_access('minibot_test_staff'), minibot.grant_access('minibot_test_operator', 'analyst');

-- A web gateway may do one thing
CREATE ROLE minibot_test_gateway;
SELECT minibot.grant_access('minibot_test_gateway', 'gateway');
SELECT level, is_complete FROM minibot.access WHERE role = 'minibot_test_gateway';
SET LOCAL ROLE minibot_test_gateway;
SELECT minibot.twilio_webhook('https://x.example/', 'a=b', 'x');
SELECT minibot.receive_message('+15553000001', 'hello');
SELECT minibot.get_setting('district.name');
SELECT minibot_internal.take_text('x', '+15553000001', 'x', 'x', now());
SELECT count(*) FROM minibot.message;
RESET ROLE;
SELECT minibot.revoke_access('minibot_test_gateway');
DROP ROLE minibot_test_gateway;

-- What was taken by hand is told and can be renewed; a right given by hand raises nobody's level
SELECT minibot.grant_access('minibot_test_staff', 'staff');
REVOKE SELECT ON minibot.student_risk FROM "Ana the analyst";
GRANT SELECT ON minibot_internal.training_state TO minibot_test_staff;
GRANT SELECT ON minibot.school TO minibot_test_member;
SELECT role, level, is_complete FROM minibot.access ORDER BY role;
SELECT part, problem, detail FROM minibot.health() WHERE part = 'access' ORDER BY detail;
SELECT minibot.renew_access();
SELECT role, level, is_complete FROM minibot.access ORDER BY role;
SELECT minibot.revoke_access('minibot_test_staff'), minibot.revoke_access('minibot_test_admin'),
	minibot.revoke_access('minibot_test_operator'), minibot.revoke_access('Ana the analyst'), minibot.revoke_access('minibot_test_member');
TABLE minibot.access;
DROP ROLE "Ana the analyst", minibot_test_staff, minibot_test_operator, minibot_test_admin, minibot_test_member;
ROLLBACK;
