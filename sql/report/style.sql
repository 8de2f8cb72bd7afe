-- Report: its style ---------------------------------------------------------------------------
--
-- What stands between the dollars is report.css, which make puts there; sample.html opens it in a browser.
--
-- The report room reads all rooms above it and writes nothing; nothing calls into it.

CREATE FUNCTION minibot_internal.report_style() RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN $css$
@report.css@
$css$;
COMMENT ON FUNCTION minibot_internal.report_style() IS 'The style sheet of report_html()';
