/*
 * messaging_plural_test.c
 *
 * Plural forms, by the samples that CLDR gives for each rule.
 */
#include "unit.h"

#include <string.h>

#include "messaging/plural_core.h"

/* Whether each number of a list, parted by blanks, has a form in a language */
static bool
All(const char *language, PluralForm form, const char *numbers)
{
	while (*numbers != '\0')
	{
		size_t		len = strcspn(numbers, " ");

		if (plural_form(language, strlen(language), numbers, len) != form)
		{
			printf("%s %.*s has another form\n", language, (int) len, numbers);
			return false;
		}
		numbers += len;
		numbers += *numbers == ' ';
	}
	return true;
}

int
main(void)
{
	PluralForm	form;

	CHECK(All("en", PLURAL_ONE, "1 -1") && All("en", PLURAL_OTHER, "0 2 16 100 1000000 0.5 1.0 1.5 1000000001"));
	CHECK(All("es", PLURAL_ONE, "1 1.0 1.00") && All("es", PLURAL_OTHER, "0 2 16 0.5 1.5 11 101"));
	CHECK(All("pa", PLURAL_ONE, "0 1 0.0 1.0") && All("pa", PLURAL_OTHER, "2 0.5 1.1"));
	CHECK(All("fr", PLURAL_ONE, "0 1 0.5 1.5") && All("fr", PLURAL_OTHER, "2 17 100"));
	CHECK(All("hi", PLURAL_ONE, "0 1 0.5 1.0") && All("hi", PLURAL_OTHER, "2 1.1 1.5"));
	CHECK(All("tl", PLURAL_ONE, "0 1 2 3 5 7 8 10 11 12 13 0.0 0.3") &&
		  All("tl", PLURAL_OTHER, "4 6 9 14 16 19 0.4 0.6"));
	CHECK(All("ru", PLURAL_ONE, "1 21 101 1001") && All("ru", PLURAL_FEW, "2 3 4 22 23 24 102"));
	CHECK(All("ru", PLURAL_MANY, "0 5 11 12 13 14 19 100 111 112") && All("ru", PLURAL_OTHER, "0.5 1.5"));
	CHECK(All("pl", PLURAL_ONE, "1") && All("pl", PLURAL_FEW, "2 3 4 22 104") &&
		  All("pl", PLURAL_MANY, "0 5 11 12 21 101"));
	CHECK(All("ar", PLURAL_ZERO, "0") && All("ar", PLURAL_ONE, "1") && All("ar", PLURAL_TWO, "2 2.0"));
	CHECK(All("ar", PLURAL_FEW, "3 10 103 110") && All("ar", PLURAL_MANY, "11 26 111") &&
		  All("ar", PLURAL_OTHER, "100 102 0.1"));
	CHECK(All("vi", PLURAL_OTHER, "0 1 2 100") && All("hmn", PLURAL_OTHER, "1") && All("zh", PLURAL_OTHER, "1"));
	/* a language of its own, or none, goes as English does */
	CHECK(All("xx", PLURAL_ONE, "1") && All("", PLURAL_ONE, "1") && All("e", PLURAL_OTHER, "1.0") &&
		  All("s ne", PLURAL_OTHER, "1.0"));
	CHECK(plural_named("few", 3, &form) && form == PLURAL_FEW && plural_named("other", 5, &form) &&
		  form == PLURAL_OTHER);
	CHECK(!plural_named("on", 2, &form) && !plural_named("ones", 4, &form) && !plural_named("", 0, &form));
	return unit_end("messaging_plural_test");
}
