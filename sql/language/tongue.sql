-- Other languages -----------------------------------------------------------------
--
-- The model knows English and Spanish.  What matters most is understood in fifteen others by rule: tongue_*_core.c.

CREATE FUNCTION minibot_internal.read_tongue(body text, known text, OUT language text, OUT matter text, OUT day text,
		OUT is_sure boolean)
	LANGUAGE c IMMUTABLE PARALLEL SAFE COST 50
	AS 'MODULE_PATHNAME', 'minibot_read_tongue';
COMMENT ON FUNCTION minibot_internal.read_tongue(text, text) IS
	'What a text says in a language that is neither English nor Spanish, of a family whose language is known '
	'(or null): its ISO 639-1 code, null where it is none of them; matter: crisis, safety, opt_out, opt_in, help, '
	'thanks, report_absence, request_language, wrong_number or null; day: of an absence, in English, null where '
	'it is not plain; is_sure: of the language, whatever is known of the family';
