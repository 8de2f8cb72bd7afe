/*
 * phone.c
 *
 * normalize_phone(): telephone numbers as the district writes them, to E.164.
 */
#include "postgres.h"

#include "fmgr.h"
#include "mb/pg_wchar.h"
#include "utils/builtins.h"

#include "compat.h"
#include "phone_core.h"

PG_FUNCTION_INFO_V1(minibot_normalize_phone);

/* normalize_phone(number text, region text) returns text: E.164, or NULL for what is no number to text to */
Datum
minibot_normalize_phone(PG_FUNCTION_ARGS)
{
	text	   *number = PG_GETARG_TEXT_PP(0);
	text	   *code = PG_GETARG_TEXT_PP(1);
	const PhoneRegion *region = phone_region(VARDATA_ANY(code), VARSIZE_ANY_EXHDR(code));
	char	   *utf8;
	char		e164[PHONE_SIZE];

	if (region == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("telephone numbers of region \"%s\" are not known", text_to_cstring(code)),
				 errhint("Known are the countries of the North American plan (US, CA, PR, ...), MX, GB, IE, FR, ES, AU "
						 "and NZ; numbers written with + and the country code are understood in any of them.")));
	utf8 = pg_server_to_any(VARDATA_ANY(number), VARSIZE_ANY_EXHDR(number), PG_UTF8);
	if (!phone_normalize(utf8, utf8 == VARDATA_ANY(number) ? VARSIZE_ANY_EXHDR(number) : strlen(utf8), region, e164))
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text(e164));
}
