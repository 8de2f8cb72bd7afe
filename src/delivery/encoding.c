/*
 * encoding.c
 *
 * See encoding.h.  PostgreSQL's own conversions raise an error for what they
 * cannot convert, and need a transaction to be found; the worker reads answers
 * outside of any.
 */
#include "postgres.h"

#include "access/xact.h"
#include "catalog/namespace.h"
#include "fmgr.h"
#include "mb/pg_wchar.h"
#include "utils/memutils.h"

#include "delivery/encoding.h"

/* A way from an encoding to another; the function is unset where bytes stay as they are */
typedef struct Conversion
{
	int			from;
	int			to;
	FmgrInfo	function;
} Conversion;

static Conversion from_utf8;
static Conversion to_utf8;
static bool is_ready = false;

/* Find what converts; SQL_ASCII has nothing, for it says not what its bytes are */
static void
FindConversion(Conversion *conversion, int from, int to)
{
	Oid			function = FindDefaultConversionProc(from, to);

	conversion->from = from;
	conversion->to = to;
	if (OidIsValid(function))
		fmgr_info_cxt(function, &conversion->function, TopMemoryContext);
}

void
EncodingInit(void)
{
	Assert(IsTransactionState());
	if (is_ready || GetDatabaseEncoding() == PG_UTF8)
		return;
	FindConversion(&from_utf8, PG_UTF8, GetDatabaseEncoding());
	FindConversion(&to_utf8, GetDatabaseEncoding(), PG_UTF8);
	is_ready = true;
}

/* Convert as many of the bytes as can be; returns how many those were, and where the result now ends */
static int
ConvertSome(Conversion *conversion, const char *from, int length, char **to)
{
	int			done;

	if (OidIsValid(conversion->function.fn_oid))
	{
		done = DatumGetInt32(FunctionCall6(&conversion->function, Int32GetDatum(conversion->from),
										   Int32GetDatum(conversion->to), CStringGetDatum(from), CStringGetDatum(*to),
										   Int32GetDatum(length), BoolGetDatum(true)));
		*to += strlen(*to);
		return done;
	}
	/* What is no UTF-8 would be refused on the other side. */
	done = pg_encoding_verifymbstr(PG_UTF8, from, length);
	memcpy(*to, from, done);
	*to += done;
	return done;
}

/* Convert a text, with a question mark for each character that cannot be */
static char *
Convert(Conversion *conversion, const char *text)
{
	size_t		left = strlen(text);
	char	   *converted = palloc(left * MAX_CONVERSION_GROWTH + 1);
	char	   *to = converted;

	for (;;)
	{
		int			done = ConvertSome(conversion, text, (int) left, &to);

		text += done;
		left -= done;
		if (left == 0)
			break;
		*to++ = '?';
		done = pg_encoding_verifymbchar(conversion->from, text, (int) left);
		done = Max(done, 1);
		text += done;
		left -= done;
	}
	*to = '\0';
	return converted;
}

char *
TextFromUtf8(const char *utf8)
{
	if (GetDatabaseEncoding() == PG_UTF8)
		return pstrdup(utf8);
	if (!is_ready)
		EncodingInit();
	return Convert(&from_utf8, utf8);
}

char *
TextToUtf8(const char *text)
{
	if (GetDatabaseEncoding() == PG_UTF8)
		return pstrdup(text);
	if (!is_ready)
		EncodingInit();
	return Convert(&to_utf8, text);
}
