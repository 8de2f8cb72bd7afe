/*
 * messaging_segments_test.c
 *
 * What sms_segments() counts, at every edge of a segment.
 */
#include "unit.h"

#include <string.h>

#include "messaging/segments_core.h"

/* Whether body measures as said */
static bool
Measures(const char *body, bool ucs2, int units, int segments)
{
	SmsSegments result = sms_measure(body, strlen(body));

	return result.ucs2 == ucs2 && result.units == units && result.segments == segments;
}

/* Whether head, then count times piece, then tail measures as said */
static bool
RunMeasures(const char *head, const char *piece, int count, const char *tail, bool ucs2, int units, int segments)
{
	char		body[4096] = "";

	strcat(body, head);
	for (int i = 0; i < count; i++)
		strcat(body, piece);
	strcat(body, tail);
	return Measures(body, ucs2, units, segments);
}

/* The alphabet: all of it, and nothing else */
static void
TestAlphabet(void)
{
	CHECK(Measures("", false, 0, 1));
	CHECK(Measures("@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ", false, 31, 1));
	CHECK(Measures(" !\"#¤%&'()*+,-./0123456789:;<=>?", false, 32, 1));
	CHECK(Measures("¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà", false, 64, 1));
	CHECK(Measures("\f^{}\\[~]|€", false, 20, 1));
	CHECK(Measures("`", true, 1, 1));
	CHECK(Measures("\t", true, 1, 1));
	CHECK(Measures("\x7F", true, 1, 1));
	CHECK(Measures("ç", true, 1, 1));
	CHECK(Measures("María", true, 5, 1));
	CHECK(Measures("it’s", true, 4, 1));
	CHECK(Measures("👍", true, 2, 1));
}

/* Septets: 160 alone, 153 each of several, an escape pair never split */
static void
TestGsm(void)
{
	CHECK(RunMeasures("", "a", 160, "", false, 160, 1));
	CHECK(RunMeasures("", "a", 161, "", false, 161, 2));
	CHECK(RunMeasures("", "a", 306, "", false, 306, 2));
	CHECK(RunMeasures("", "a", 307, "", false, 307, 3));
	CHECK(RunMeasures("", "€", 80, "", false, 160, 1));
	CHECK(RunMeasures("", "€", 80, "a", false, 161, 2));
	/* 76 pairs fill 152 of 153: the septet left over stays empty, so 152 pairs fill two */
	CHECK(RunMeasures("", "€", 152, "", false, 304, 2));
	CHECK(RunMeasures("", "€", 152, "a", false, 305, 2));
	CHECK(RunMeasures("", "€", 152, "aa", false, 306, 3));
	CHECK(RunMeasures("", "€", 153, "", false, 306, 3));
	CHECK(RunMeasures("a", "€", 152, "", false, 305, 2));
}

/* UTF-16 units: 70 alone, 67 each of several, a surrogate pair never split */
static void
TestUcs2(void)
{
	CHECK(RunMeasures("", "á", 70, "", true, 70, 1));
	CHECK(RunMeasures("", "á", 71, "", true, 71, 2));
	CHECK(RunMeasures("", "á", 134, "", true, 134, 2));
	CHECK(RunMeasures("", "á", 135, "", true, 135, 3));
	CHECK(RunMeasures("", "👍", 35, "", true, 70, 1));
	CHECK(RunMeasures("", "👍", 66, "", true, 132, 2));
	CHECK(RunMeasures("", "👍", 67, "", true, 134, 3));
	CHECK(RunMeasures("a", "👍", 66, "", true, 133, 2));
	CHECK(RunMeasures("", "€", 69, "á", true, 70, 1));
}

/* What is no UTF-8 is one character of each byte */
static void
TestNotUtf8(void)
{
	CHECK(Measures("\xFF\xFE", true, 2, 1));
	CHECK(Measures("\xC3", true, 1, 1));
	CHECK(Measures("\xE2\x82", true, 2, 1));
	CHECK(Measures("\xED\xA0\x80", true, 3, 1));	/* a lone surrogate */
	CHECK(Measures("\xC0\x80", true, 2, 1));
	CHECK(Measures("\xF4\x90\x80\x80", true, 4, 1));
}

/* Whether a body is written with the GSM alphabet as said */
static bool
Plain(const char *body, const char *said)
{
	char		out[200];
	size_t		len = sms_plain_text(body, strlen(body), out);

	return len == strlen(said) && memcmp(out, said, len) == 0;
}

/* Each character the alphabet lacks becomes the nearest it has; what has none stays */
static void
TestPlainText(void)
{
	CHECK(Plain("", "") && Plain("Plain 100 %", "Plain 100 %"));
	CHECK(Plain("días, acción, último, Álvaro", "dias, accion, ultimo, Alvaro"));
	CHECK(Plain("año, café, ¿qué?, ü, ñ, Ñ, É, à", "año, café, ¿qué?, ü, ñ, Ñ, É, à"));
	CHECK(Plain("“I’m” – here…", "\"I'm\" - here..."));
	CHECK(Plain("a\xCC\x81\xE2\x80\x8B ½ \xC2\xA0z", "a  1/2  z"));
	CHECK(Plain("Ngày Łódź", "Ngày Łodz") && Plain("您 👍", "您 👍"));
	CHECK(Plain("\xFF\xC3", "\xFF\xC3"));
}

int
main(void)
{
	TestPlainText();
	TestAlphabet();
	TestGsm();
	TestUcs2();
	TestNotUtf8();
	return unit_end("messaging_segments_test");
}
