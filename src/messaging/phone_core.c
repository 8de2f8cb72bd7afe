/*
 * phone_core.c
 *
 * Telephone numbers as a warehouse writes them, to E.164.
 *
 * A number is judged by its form only: the North American plan's rules for
 * its own countries, the length for others.  Whether somebody answers is the
 * provider's to say.  libphonenumber knows more plans, but would bring a C++
 * runtime, protobuf and boost's threads into every backend of the server.
 */
#include "phone_core.h"

#include <stdint.h>
#include <string.h>

/* E.164: at most 15 digits with the country code; no plan has numbers of fewer than 8 */
#define MIN_DIGITS 8
#define MAX_DIGITS 15

/* Digits kept while reading: an international prefix before a longest number */
#define READ_DIGITS (MAX_DIGITS + 4)

struct PhoneRegion
{
	char		code[3];
	const char *country;		/* calling code */
	const char *trunk;			/* dialled before a national number, not part of it */
	const char *abroad;			/* dialled before a country code instead of '+' */
	int			min_national;	/* digits of a national number, without trunk */
	int			max_national;
};

/*
 * Only plans whose form is as simple as a row can say.  Source: ITU-T E.164
 * national numbering plans.
 */
static const PhoneRegion regions[] = {
#define NANP(code) {code, "1", "1", "011", 10, 10}
	NANP("US"), NANP("CA"), NANP("PR"), NANP("VI"), NANP("GU"), NANP("AS"), NANP("MP"),
	NANP("AG"), NANP("AI"), NANP("BB"), NANP("BM"), NANP("BS"), NANP("DM"), NANP("DO"),
	NANP("GD"), NANP("JM"), NANP("KN"), NANP("KY"), NANP("LC"), NANP("MS"), NANP("SX"),
	NANP("TC"), NANP("TT"), NANP("VC"), NANP("VG"),
#undef NANP
	{"MX", "52", "", "00", 10, 10},
	{"GB", "44", "0", "00", 9, 10},
	{"IE", "353", "0", "00", 7, 9},
	{"FR", "33", "0", "00", 9, 9},
	{"ES", "34", "", "00", 9, 9},
	{"AU", "61", "0", "0011", 9, 9},
	{"NZ", "64", "0", "00", 8, 10},
};

/* An ASCII letter in upper case; anything else as it is */
static inline char
Upper(char c)
{
	return c >= 'a' && c <= 'z' ? c - ('a' - 'A') : c;
}

const PhoneRegion *
phone_region(const char *code, size_t len)
{
	if (len != 2)
		return NULL;
	for (size_t i = 0; i < sizeof(regions) / sizeof(regions[0]); i++)
		if (regions[i].code[0] == Upper(code[0]) && regions[i].code[1] == Upper(code[1]))
			return &regions[i];
	return NULL;
}

/*
 * Bytes of the separator at text: a space, a bracket, a stop, a slash, a dash
 * or one of their Unicode kin that spreadsheets leave behind.  0 where it is
 * none.
 */
static size_t
SeparatorLength(const unsigned char *text, size_t len)
{
	uint32_t	c;

	if (strchr(" \t\r\n()-./", text[0]) != NULL && text[0] != '\0')
		return 1;
	if (len >= 2 && text[0] == 0xC2)	/* no-break space, soft hyphen */
		return text[1] == 0xA0 || text[1] == 0xAD ? 2 : 0;
	if (len < 3 || text[0] != 0xE2)
		return 0;
	c = (uint32_t) text[1] << 8 | text[2];
	/* U+2000..200F spaces and marks, 2010..2015 dashes, 202A..202F marks, 2060, 2212 minus */
	if ((c >= 0x8080 && c <= 0x8095) || (c >= 0x80AA && c <= 0x80AF) || c == 0x81A0 || c == 0x8892)
		return 3;
	return 0;
}

/*
 * Read the digits of text into digits and whether a '+' precedes them.
 * Returns their count, or -1 where anything else stands in the text: an
 * extension cannot be texted, and what a letter means is anybody's guess.
 */
static int
ReadDigits(const unsigned char *text, size_t len, char *digits, bool *plus)
{
	size_t		i = 0;
	int			count = 0;

	*plus = false;
	while (i < len)
	{
		size_t		skip = SeparatorLength(text + i, len - i);

		if (skip > 0)
			i += skip;
		else if (text[i] == '+' && count == 0 && !*plus)
		{
			*plus = true;
			i++;
		}
		else if (text[i] >= '0' && text[i] <= '9' && count < READ_DIGITS)
		{
			/* The (0) of +44 (0)20 ... is for those who dial at home */
			if (!(*plus && i > 0 && text[i] == '0' && text[i - 1] == '(' && i + 1 < len && text[i + 1] == ')'))
				digits[count++] = text[i];
			i++;
		}
		else
			return -1;
	}
	return count;
}

/* Whether digits starts with prefix */
static inline bool
StartsWith(const char *digits, int count, const char *prefix)
{
	int			len = (int) strlen(prefix);

	return len > 0 && count > len && memcmp(digits, prefix, len) == 0;
}

/* Whether three digits may be an area code or an exchange: NXX, but not N11 */
static inline bool
IsNxx(const char *digits)
{
	return digits[0] >= '2' && !(digits[1] == '1' && digits[2] == '1');
}

/*
 * Whether ten digits have the form of a North American number.  555-0100 to
 * 555-0199 pass: simulators and demonstrations use them.  Area code 999 does
 * not: it cannot be assigned, and is how a clerk fills an obligatory field.
 */
static bool
IsNanp(const char *digits)
{
	return IsNxx(digits) && IsNxx(digits + 3) && memcmp(digits, "999", 3) != 0;
}

/* Whether digits, country code first, may be dialled from anywhere */
static bool
IsInternational(const char *digits, int count)
{
	if (digits[0] == '1')
		return count == 11 && IsNanp(digits + 1);
	return count >= MIN_DIGITS && count <= MAX_DIGITS && digits[0] != '0';
}

/* Write '+', country and digits to out; false where they are no number */
static bool
WriteE164(const char *country, const char *digits, int count, char *out)
{
	char		number[PHONE_SIZE];
	int			prefix = (int) strlen(country);

	if (count < 1 || prefix + count > MAX_DIGITS)
		return false;
	number[0] = '+';
	memcpy(number + 1, country, prefix);
	memcpy(number + 1 + prefix, digits, count);
	number[1 + prefix + count] = '\0';
	if (!IsInternational(number + 1, prefix + count))
		return false;
	memcpy(out, number, prefix + count + 2);
	return true;
}

bool
phone_normalize(const char *text, size_t len, const PhoneRegion *region, char out[PHONE_SIZE])
{
	char		buffer[READ_DIGITS];
	const char *digits = buffer;
	bool		plus;
	int			count = ReadDigits((const unsigned char *) text, len, buffer, &plus);

	if (count <= 0)
		return false;
	if (plus)
		return WriteE164("", digits, count, out);
	if (StartsWith(digits, count, region->abroad))
	{
		int			prefix = (int) strlen(region->abroad);

		return WriteE164("", digits + prefix, count - prefix, out);
	}
	/* The trunk prefix may be left out, and in some plans is also a number's first digit */
	if (StartsWith(digits, count, region->trunk) && count > region->min_national)
	{
		digits += strlen(region->trunk);
		count -= (int) strlen(region->trunk);
	}
	if (count < region->min_national || count > region->max_national)
		return false;
	return WriteE164(region->country, digits, count, out);
}
