/*
 * plural_core.c
 *
 * Which plural form a number takes in a language.  Source: Unicode CLDR 44,
 * supplemental/plurals.xml (cardinals), for the languages that the roster's
 * table of languages knows.
 */
#include "plural_core.h"

#include <string.h>

/* A number as CLDR's rules see it */
typedef struct Operands
{
	unsigned long i;			/* the digits before the point, at most their last nine and whether there are more */
	unsigned long f;			/* the digits after it */
	int			v;				/* how many these are */
	bool		whole;			/* all of them zeros */
} Operands;

typedef PluralForm (*PluralRule) (Operands n);

bool
plural_named(const char *word, size_t len, PluralForm *form)
{
	static const char *const names[] = {"zero", "one", "two", "few", "many", "other"};

	for (int i = 0; i <= PLURAL_OTHER; i++)
		if (strlen(names[i]) == len && memcmp(names[i], word, len) == 0)
		{
			*form = (PluralForm) i;
			return true;
		}
	return false;
}

/* Read the digits of a number; a sign is passed over */
static Operands
ReadNumber(const char *number, size_t len)
{
	const unsigned long more = 1000000000;	/* set where digits were dropped, so that 1000000001 is not 1 */
	Operands	n = {0, 0, 0, true};
	bool		after = false;

	for (size_t at = 0; at < len; at++)
	{
		unsigned	digit = (unsigned) (number[at] - '0');

		if (number[at] == '.')
			after = true;
		else if (digit > 9)
			continue;
		else if (after)
		{
			n.v++;
			n.f = (n.f * 10 + digit) % more;
			n.whole &= digit == 0;
		}
		else
			n.i = (n.i * 10 + digit) % more + (n.i * 10 + digit >= more ? more : 0);
	}
	return n;
}

/* 1, written without decimals: English, German, Italian, Swahili, Urdu */
static PluralForm
OneInteger(Operands n)
{
	return n.i == 1 && n.v == 0 ? PLURAL_ONE : PLURAL_OTHER;
}

/* 1: Spanish, Nepali, Pashto, Somali, Tamil, Telugu */
static PluralForm
OneValue(Operands n)
{
	return n.i == 1 && n.whole ? PLURAL_ONE : PLURAL_OTHER;
}

/* 0 and 1: Punjabi, Tigrinya */
static PluralForm
ZeroOrOne(Operands n)
{
	return n.i <= 1 && n.whole ? PLURAL_ONE : PLURAL_OTHER;
}

/* less than 2: French, Portuguese */
static PluralForm
BelowTwo(Operands n)
{
	return n.i <= 1 ? PLURAL_ONE : PLURAL_OTHER;
}

/* 1 and all below it: Amharic, Bengali, Gujarati, Hindi, Persian */
static PluralForm
UpToOne(Operands n)
{
	return n.i == 0 || (n.i == 1 && n.whole) ? PLURAL_ONE : PLURAL_OTHER;
}

/* Tagalog */
static PluralForm
Tagalog(Operands n)
{
	unsigned long last = (n.v == 0 ? n.i : n.f) % 10;

	return (n.v == 0 && n.i >= 1 && n.i <= 3) || (last != 4 && last != 6 && last != 9) ? PLURAL_ONE : PLURAL_OTHER;
}

/* Whether a number ends in 2, 3 or 4 but not in 12, 13 or 14 */
static bool
EndsInFew(unsigned long i)
{
	return i % 10 >= 2 && i % 10 <= 4 && (i % 100 < 12 || i % 100 > 14);
}

/* Russian, Ukrainian */
static PluralForm
Russian(Operands n)
{
	if (n.v > 0)
		return PLURAL_OTHER;
	if (n.i % 10 == 1 && n.i % 100 != 11)
		return PLURAL_ONE;
	return EndsInFew(n.i) ? PLURAL_FEW : PLURAL_MANY;
}

/* Polish */
static PluralForm
Polish(Operands n)
{
	if (n.v > 0)
		return PLURAL_OTHER;
	if (n.i == 1)
		return PLURAL_ONE;
	return EndsInFew(n.i) ? PLURAL_FEW : PLURAL_MANY;
}

/* Arabic */
static PluralForm
Arabic(Operands n)
{
	if (!n.whole)
		return PLURAL_OTHER;
	if (n.i <= 2)
		return n.i == 0 ? PLURAL_ZERO : n.i == 1 ? PLURAL_ONE : PLURAL_TWO;
	if (n.i % 100 >= 3 && n.i % 100 <= 10)
		return PLURAL_FEW;
	return n.i % 100 >= 11 ? PLURAL_MANY : PLURAL_OTHER;
}

/* One form for all: Burmese, Chinese, Hmong, Japanese, Karen, Khmer, Korean, Lao, Vietnamese */
static PluralForm
NoPlural(Operands n)
{
	(void) n;
	return PLURAL_OTHER;
}

static const struct
{
	const char *languages;		/* with a blank around each */
	PluralRule	rule;
}			rules[] = {
	{" es ne ps so ta te ", OneValue},
	{" pa ti ", ZeroOrOne},
	{" fr pt ", BelowTwo},
	{" am bn fa gu hi ", UpToOne},
	{" tl ", Tagalog},
	{" ru uk ", Russian},
	{" pl ", Polish},
	{" ar ", Arabic},
	{" hmn ja kar km ko lo my vi zh ", NoPlural},
};

/* Whether a list, with a blank around each word, has a word */
static bool
Lists(const char *list, const char *word, size_t len)
{
	for (const char *at = strchr(list, ' '); at != NULL && at[1] != '\0'; at = strchr(at + 1, ' '))
		if (strncmp(at + 1, word, len) == 0 && at[1 + len] == ' ')
			return true;
	return false;
}

PluralForm
plural_form(const char *language, size_t language_len, const char *number, size_t number_len)
{
	Operands	n = ReadNumber(number, number_len);

	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++)
		if (language_len > 0 && Lists(rules[i].languages, language, language_len))
			return rules[i].rule(n);
	return OneInteger(n);
}
