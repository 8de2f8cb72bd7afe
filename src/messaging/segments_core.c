/*
 * segments_core.c
 *
 * What a text costs to send: its encoding on the air and its segments.
 * Sources: 3GPP TS 23.038 (the GSM 7-bit alphabet and its extension table),
 * TS 23.040 (six octets of every concatenated segment are its header).
 *
 * As providers do, a body with one character outside the GSM alphabet goes as
 * UCS-2 whole, and no character straddles two segments: neither the escape
 * pair of an extension character nor a surrogate pair.
 */
#include "segments_core.h"

#include <stdint.h>
#include <string.h>

#include <utf8proc.h>

/* Units of a lone segment, and of each of several */
#define GSM_SINGLE 160
#define GSM_CONCATENATED 153
#define UCS2_SINGLE 70
#define UCS2_CONCATENATED 67

/*
 * Read the character at *at, of the len bytes at body, and step over it.
 * Never reads past the end: what is no UTF-8 is U+FFFD, a byte at a time.
 */
static uint32_t
NextCharacter(const unsigned char *body, size_t len, size_t *at)
{
	static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
	unsigned char lead = body[*at];
	int			bytes = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
	uint32_t	c = bytes == 1 ? lead : lead & (0x7F >> bytes);

	(*at)++;
	if (bytes == 0 || (size_t) bytes - 1 > len - *at)
		return 0xFFFD;
	for (int i = 0; i < bytes - 1; i++)
	{
		if ((body[*at + i] & 0xC0) != 0x80)
			return 0xFFFD;
		c = c << 6 | (body[*at + i] & 0x3F);
	}
	if (c < least[bytes] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
		return 0xFFFD;
	*at += bytes - 1;
	return c;
}

/* Septets of a character in the GSM 7-bit alphabet; 0 where it has none */
static int
GsmSeptets(uint32_t c)
{
	switch (c)
	{
			/* the extension table: escape and one more */
		case '\f':
		case '^':
		case '{':
		case '}':
		case '\\':
		case '[':
		case '~':
		case ']':
		case '|':
		case 0x20AC:			/* euro */
			return 2;
		case '`':
			return 0;
		case '\n':
		case '\r':
			/* inverted !, pound, currency, yen, section, inverted ? */
		case 0xA1:
		case 0xA3:
		case 0xA4:
		case 0xA5:
		case 0xA7:
		case 0xBF:
			/* capitals: A umlaut, A ring, AE, C cedilla, E acute, N tilde, O umlaut, O slash, U umlaut */
		case 0xC4:
		case 0xC5:
		case 0xC6:
		case 0xC7:
		case 0xC9:
		case 0xD1:
		case 0xD6:
		case 0xD8:
		case 0xDC:
			/* sharp s; a grave, a umlaut, a ring, ae, e grave, e acute, i grave */
		case 0xDF:
		case 0xE0:
		case 0xE4:
		case 0xE5:
		case 0xE6:
		case 0xE8:
		case 0xE9:
		case 0xEC:
			/* n tilde, o grave, o umlaut, o slash, u grave, u umlaut */
		case 0xF1:
		case 0xF2:
		case 0xF6:
		case 0xF8:
		case 0xF9:
		case 0xFC:
			/* Gamma, Delta, Theta, Lambda, Xi, Pi, Sigma, Phi, Psi, Omega */
		case 0x393:
		case 0x394:
		case 0x398:
		case 0x39B:
		case 0x39E:
		case 0x3A0:
		case 0x3A3:
		case 0x3A6:
		case 0x3A8:
		case 0x3A9:
			return 1;
		default:
			return c >= ' ' && c <= 'z';
	}
}

/* One encoding's way through a body */
typedef struct Tally
{
	int			single;			/* units of a lone segment */
	int			concatenated;	/* units of each of several */
	int			units;			/* so far */
	int			segments;		/* so far, were there several */
	int			room;			/* units left in the last of these */
} Tally;

/* Count a character of so many units, which may not be split */
static inline void
Add(Tally *tally, int units)
{
	tally->units += units;
	if (tally->room < units)
	{
		tally->segments++;
		tally->room = tally->concatenated;
	}
	tally->room -= units;
}

SmsSegments
sms_measure(const char *body, size_t len)
{
	Tally		gsm = {GSM_SINGLE, GSM_CONCATENATED, 0, 0, 0};
	Tally		ucs2 = {UCS2_SINGLE, UCS2_CONCATENATED, 0, 0, 0};
	const Tally *tally;
	bool		is_gsm = true;
	SmsSegments result;

	for (size_t at = 0; at < len;)
	{
		uint32_t	c = NextCharacter((const unsigned char *) body, len, &at);
		int			septets = GsmSeptets(c);

		is_gsm &= septets > 0;
		Add(&gsm, septets);
		Add(&ucs2, c > 0xFFFF ? 2 : 1);
	}
	tally = is_gsm ? &gsm : &ucs2;
	result.ucs2 = !is_gsm;
	result.units = tally->units;
	result.segments = tally->units <= tally->single ? 1 : tally->segments;
	return result;
}

/* What stands for a character that is no letter, in ASCII; NULL where nothing does */
static const char *
PlainSign(uint32_t c)
{
	switch (c)
	{
		case '`':
		case 0xB4:
		case 0x2018:
		case 0x2019:
		case 0x201A:
		case 0x201B:
		case 0x2032:
		case 0x2BC:
			return "'";
		case 0xAB:
		case 0xBB:
		case 0x201C:
		case 0x201D:
		case 0x201E:
		case 0x201F:
		case 0x2033:
			return "\"";
		case 0xAD:
		case 0x200B:
		case 0x200C:
		case 0x200D:
		case 0x2060:
		case 0xFE0F:
		case 0xFEFF:
			return "";
		case 0xA0:
		case 0x2002:
		case 0x2003:
		case 0x2007:
		case 0x2009:
		case 0x200A:
		case 0x202F:
		case '\t':
			return " ";
		case 0x2010:
		case 0x2011:
		case 0x2012:
		case 0x2013:
		case 0x2014:
		case 0x2015:
		case 0x2212:
		case 0x2022:
		case 0xB7:
			return "-";
		case 0x2026:
			return "...";
		case 0xAA:
			return "a";
		case 0xBA:
			return "o";
		case 0xBC:
			return " 1/4";
		case 0xBD:
			return " 1/2";
		case 0xBE:
			return " 3/4";
		default:
			return NULL;
	}
}

/* Write what stands for the character c, which took from bytes at was; returns the bytes written */
static size_t
WritePlain(uint32_t c, const char *was, size_t from, char *out)
{
	const char *sign = PlainSign(c);
	utf8proc_int32_t parts[8];
	int			boundary = 0;

	if (sign != NULL)
	{
		memcpy(out, sign, strlen(sign));
		return strlen(sign);
	}
	if (utf8proc_category((utf8proc_int32_t) c) == UTF8PROC_CATEGORY_MN)
		return 0;
	if (utf8proc_decompose_char((utf8proc_int32_t) c, parts, 8, UTF8PROC_DECOMPOSE, &boundary) > 0 &&
		parts[0] < 0x80 && GsmSeptets((uint32_t) parts[0]) > 0)
	{
		out[0] = (char) parts[0];
		return 1;
	}
	memcpy(out, was, from);
	return from;
}

size_t
sms_plain_text(const char *body, size_t len, char *out)
{
	size_t		written = 0;

	for (size_t at = 0; at < len;)
	{
		size_t		start = at;
		uint32_t	c = NextCharacter((const unsigned char *) body, len, &at);

		if (GsmSeptets(c) > 0 || c == 0xFFFD)
		{
			memcpy(out + written, body + start, at - start);
			written += at - start;
		}
		else
			written += WritePlain(c, body + start, at - start, out + written);
	}
	return written;
}
