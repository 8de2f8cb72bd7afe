/*
 * segments.c
 *
 * sms_segments(): what a text costs to send; plain_text(): the same words for less.
 */
#include "postgres.h"

#include "fmgr.h"
#include "funcapi.h"
#include "mb/pg_wchar.h"
#include "utils/builtins.h"

#include "segments_core.h"

PG_FUNCTION_INFO_V1(minibot_sms_segments);

/* sms_segments(body text) returns (encoding text, units int, segments int) */
Datum
minibot_sms_segments(PG_FUNCTION_ARGS)
{
	text	   *body = PG_GETARG_TEXT_PP(0);
	char	   *utf8 = pg_server_to_any(VARDATA_ANY(body), VARSIZE_ANY_EXHDR(body), PG_UTF8);
	SmsSegments result = sms_measure(utf8, utf8 == VARDATA_ANY(body) ? VARSIZE_ANY_EXHDR(body) : strlen(utf8));
	TupleDesc	row;
	Datum		values[3];
	bool		nulls[3] = {false, false, false};

	if (get_call_result_type(fcinfo, NULL, &row) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "sms_segments() is declared to return something other than a row");
	values[0] = CStringGetTextDatum(result.ucs2 ? "UCS-2" : "GSM-7");
	values[1] = Int32GetDatum(result.units);
	values[2] = Int32GetDatum(result.segments);
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(BlessTupleDesc(row), values, nulls)));
}

PG_FUNCTION_INFO_V1(minibot_plain_text);

/* plain_text(body text) returns text */
Datum
minibot_plain_text(PG_FUNCTION_ARGS)
{
	text	   *body = PG_GETARG_TEXT_PP(0);
	char	   *utf8 = pg_server_to_any(VARDATA_ANY(body), VARSIZE_ANY_EXHDR(body), PG_UTF8);
	size_t		len = utf8 == VARDATA_ANY(body) ? VARSIZE_ANY_EXHDR(body) : strlen(utf8);
	char	   *plain = palloc(2 * len + 1);
	size_t		plain_len = sms_plain_text(utf8, len, plain);

	PG_RETURN_TEXT_P(cstring_to_text(pg_any_to_server(pnstrdup(plain, plain_len), plain_len, PG_UTF8)));
}
