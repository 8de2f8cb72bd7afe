/*
 * messaging_phone_test.c
 *
 * What normalize_phone() takes for a number, and what it refuses.
 */
#include "unit.h"

#include <string.h>

#include "messaging/phone_core.h"

/* What text, as written in region, is as E.164; "" where it is no number */
static const char *
Normal(const char *text, const char *region)
{
	static char out[PHONE_SIZE];

	if (!phone_normalize(text, strlen(text), phone_region(region, strlen(region)), out))
		return "";
	return out;
}

#define IS(text, expected) CHECK(strcmp(Normal(text, "US"), expected) == 0)
#define IS_IN(region, text, expected) CHECK(strcmp(Normal(text, region), expected) == 0)
#define IS_NONE(text) IS(text, "")

/* Forms that warehouses hold */
static void
TestForms(void)
{
	IS("(950) 342 7522", "+19503427522");
	IS("+1-950-342-7522", "+19503427522");
	IS("1 950.342.7522", "+19503427522");
	IS("  950/342-7522\t", "+19503427522");
	IS("9503427522", "+19503427522");
	IS("(+1) 950 342 7522", "+19503427522");
	IS("950\u00A0342\u20137522", "+19503427522");	/* no-break space, en dash */
	IS("\u202A+1 950\u2011342\u20117522\u202C", "+19503427522"); /* as copied from a telephone's contacts */
	IS("011 52 55 1234 5678", "+525512345678");
	IS("+52 55 1234 5678", "+525512345678");
	IS("+44 (0)20 7946 0958", "+442079460958");
	IS("+15005550006", "+15005550006");
	IS("(305) 555-0142", "+13055550142");	/* fictional numbers are dialable in form */
	IS("555-555-0199", "+15555550199");
}

/* What is no number to text to */
static void
TestRefused(void)
{
	IS_NONE("");
	IS_NONE("   ");
	IS_NONE("+");
	IS_NONE("n/a");
	IS_NONE("342 7522");
	IS_NONE("311");
	IS_NONE("12345");
	IS_NONE("950 342 75222");
	IS_NONE("2 950 342 7522");
	IS_NONE("950 342 7522 x123");
	IS_NONE("950 342 7522 ext. 4");
	IS_NONE("950 342 7522 #4");
	IS_NONE("950 342 7522, 950 342 7523");
	IS_NONE("950 342 7522 / 950 342 7523");
	IS_NONE("1-800-FLOWERS");
	IS_NONE("+1+9503427522");
	IS_NONE("950+3427522");
	IS_NONE("000 342 7522");
	IS_NONE("150 342 7522");
	IS_NONE("911 342 7522");
	IS_NONE("950 142 7522");
	IS_NONE("950 042 7522");
	IS_NONE("950 411 7522");
	IS_NONE("999 999 9999");
	IS_NONE("+1 150 342 7522");
	IS_NONE("+1 950 342 752");
	IS_NONE("+0 950 342 7522");
	IS_NONE("+1234567");
	IS_NONE("+52 1234567890123456");
	IS_NONE("\u0669\u0665\u0660 342 7522");
	IS_NONE("\xE2\x80");
	IS_NONE("\xC2");
}

/* Edges of the lengths, and of the table of regions */
static void
TestRegions(void)
{
	IS("+23456789", "+23456789");
	IS("+234567890123456", "+234567890123456");
	IS_IN("ca", "(950) 342 7522", "+19503427522");
	IS_IN("PR", "787 342 7522", "+17873427522");
	IS_IN("MX", "55 1234 5678", "+525512345678");
	IS_IN("MX", "00 1 950 342 7522", "+19503427522");
	IS_IN("GB", "020 7946 0958", "+442079460958");
	IS_IN("GB", "07700 900123", "+447700900123");
	IS_IN("FR", "06 12 34 56 78", "+33612345678");
	IS_IN("FR", "612345678", "+33612345678");
	IS_IN("ES", "612 34 56 78", "+34612345678");
	IS_IN("AU", "0412 345 678", "+61412345678");
	IS_IN("AU", "0011 1 950 342 7522", "+19503427522");
	IS_IN("NZ", "021 123 456", "+6421123456");
	IS_IN("FR", "06 12 34 56", "");
	CHECK(phone_region("ZZ", 2) == NULL);
	CHECK(phone_region("", 0) == NULL);
	CHECK(phone_region("USA", 3) == NULL);
}

int
main(void)
{
	TestForms();
	TestRefused();
	TestRegions();
	return unit_end("messaging_phone_test");
}
