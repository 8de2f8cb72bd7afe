-- A function of the conversation that is documented for users pins its search_path, and runs none but pinned or inner ones.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS minibot;

-- guess_each(query) runs the caller's query in the caller's path.
SELECT p.oid::regprocedure AS unpinned
FROM pg_proc AS p JOIN pg_language AS l ON l.oid = p.prolang
WHERE p.pronamespace IN ('minibot'::regnamespace, 'minibot_internal'::regnamespace) AND l.lanname IN ('plpgsql', 'sql') AND p.prosqlbody IS NULL
  AND obj_description(p.oid, 'pg_proc') IS NOT NULL AND p.proname <> 'guess_each'
  AND NOT EXISTS (SELECT FROM unnest(p.proconfig) AS c WHERE c = 'search_path=pg_catalog, pg_temp')
ORDER BY 1;

-- Whatever stands first in the path of who hands a text over, the conversation does not run it.
BEGIN;
CREATE SCHEMA intruder;
CREATE FUNCTION intruder.btrim(body text) RETURNS text LANGUAGE plpgsql AS $$ BEGIN RAISE 'intruder'; END $$;
CREATE FUNCTION intruder.lower(body text) RETURNS text LANGUAGE plpgsql AS $$ BEGIN RAISE 'intruder'; END $$;
CREATE FUNCTION intruder.format(body text, bigint, text, text) RETURNS text LANGUAGE plpgsql AS $$ BEGIN RAISE 'intruder'; END $$;
CREATE FUNCTION intruder.like_text(text, text) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN RAISE 'intruder'; END $$;
CREATE OPERATOR intruder.= (LEFTARG = text, RIGHTARG = text, FUNCTION = intruder.like_text);
CREATE OPERATOR intruder.~ (LEFTARG = text, RIGHTARG = text, FUNCTION = intruder.like_text);
SET LOCAL search_path = intruder, pg_catalog, minibot;
SELECT receive_message('+12025550101', t, '+12025550100') > 0 AS received
FROM unnest('{blorp zzz qwerty,HELP,what time does school start,my son is sick today and tomorrow,I want to die}'::text[]) AS t;
SELECT count(*) FILTER (WHERE error IS NOT NULL) AS failed, count(*) FILTER (WHERE direction OPERATOR(pg_catalog.=) 'outbound') > 0 AS answered
FROM message;
SELECT send_message('+12025550101', 'Hello') > 0 AS queued;
ROLLBACK;
