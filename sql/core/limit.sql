-- Limits to schools --------------------------------------------------------------
--
-- Which schools the reader sees: the access room limits roles and makes the
-- policies, every room may ask.

CREATE TABLE minibot.school_limit (
	role name PRIMARY KEY,
	role_oid oid,
	schools text[] NOT NULL
);
COMMENT ON TABLE minibot.school_limit IS 'Roles that see only some schools; limit_to_schools() writes it';
COMMENT ON COLUMN minibot.school_limit.role IS 'The role, and with it those that are its members';
COMMENT ON COLUMN minibot.school_limit.role_oid IS 'The same, as it keeps it when it is renamed';
COMMENT ON COLUMN minibot.school_limit.schools IS 'school_id of all that it sees';
SELECT pg_catalog.pg_extension_config_dump('minibot.school_limit', '');

-- A dump comes from a server where the role may have been another number.
CREATE FUNCTION minibot_internal.find_limited_role() RETURNS trigger
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	NEW.role_oid := (SELECT r.oid FROM pg_roles AS r WHERE r.rolname = NEW.role);
	RETURN NEW;
END
$$;
COMMENT ON FUNCTION minibot_internal.find_limited_role() IS 'Trigger of school_limit: role_oid is this server''s';
CREATE TRIGGER find_limited_role BEFORE INSERT ON minibot.school_limit
	FOR EACH ROW EXECUTE FUNCTION minibot_internal.find_limited_role();
CREATE TRIGGER cached_table_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON minibot.school_limit
	FOR EACH STATEMENT EXECUTE FUNCTION minibot_internal.cached_table_changed();

-- A limit is that of a role or of its members; by name too, should the role have been made anew.  Who is limited and
-- becomes another role stays so.
CREATE VIEW minibot_internal.limit_of_reader AS
	SELECT l.role, l.schools FROM minibot.school_limit AS l
	WHERE pg_catalog.pg_has_role(l.role_oid, 'USAGE') OR l.role = current_user
		OR l.role_oid = (SELECT r.oid FROM pg_catalog.pg_roles AS r WHERE r.rolname = session_user)
		OR l.role_oid IS NULL AND EXISTS (SELECT FROM pg_catalog.pg_roles AS r
										  WHERE r.rolname = l.role AND pg_catalog.pg_has_role(r.oid, 'USAGE'));
COMMENT ON VIEW minibot_internal.limit_of_reader IS
	'The limits to schools that hold for who reads it; no row: none does';

CREATE FUNCTION minibot_internal.schools_in_sight() RETURNS text[]
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN coalesce((SELECT pg_catalog.array_agg(s.school) FROM minibot_internal.limit_of_reader AS l,
		pg_catalog.unnest(l.schools) AS s (school)), '{}');
COMMENT ON FUNCTION minibot_internal.schools_in_sight() IS
	'The schools to which the current user is limited, by its own limit and those of its roles';
