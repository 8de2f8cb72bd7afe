/* What a provider answers is read rightly, and rubbish is refused. */
#include <string.h>

#include "delivery/json_core.h"
#include "unit.h"

/* Whether a text is taken for JSON */
static bool
Parses(const char *text)
{
	Json		value;

	return JsonParse(text, strlen(text), &value);
}

/* The text of a member of an object, in a static buffer */
static const char *
Member(const char *text, const char *name)
{
	static char buffer[64];
	Json		object;
	Json		value;

	if (!JsonParse(text, strlen(text), &object) || !JsonMember(object, name, &value))
		return "(none)";
	JsonText(value, buffer, sizeof(buffer));
	return buffer;
}

static void
TestSyntax(void)
{
	static const char *const good[] = {"{}", " [ ] ", "0", "-0.5e+10", "\"\"", "true", "null", "[1,[2,{\"a\":[]}]]",
		"{\"a\":1,\"b\":{\"c\":\"\\u00e9\\n\\\"\"}}", "1E5"};
	static const char *const bad[] = {"", " ", "{", "[1,]", "{\"a\"}", "{\"a\":}", "{a:1}", "01", "1.", "-", "\"",
		"\"\\x\"",
		"\"\\u12g4\"", "\"\n\"", "tru", "nullx", "[1] 2", "{\"a\":1,}", "<html>", "'a'", "\"\\", "+1", "1e", "[1 2]"};
	char		deep[200];

	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		CHECK(Parses(good[i]));
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		CHECK(!Parses(bad[i]));
	for (int depth = JSON_DEPTH; depth <= JSON_DEPTH + 1; depth++)
	{
		memset(deep, '[', depth);
		memset(deep + depth, ']', depth);
		deep[2 * depth] = '\0';
		CHECK(Parses(deep) == (depth == JSON_DEPTH));
	}
}

static void
TestMembers(void)
{
	CHECK(strcmp(Member("{\"code\": 21610, \"message\": \"no\"}", "code"), "21610") == 0);
	CHECK(strcmp(Member("{\"x\": {\"sid\": \"inner\"}, \"sid\": \"outer\"}", "sid"), "outer") == 0);
	CHECK(strcmp(Member("{\"sidd\": 1, \"si\": 2}", "sid"), "(none)") == 0);
	CHECK(strcmp(Member("{\"a\": null}", "a"), "") == 0);
	CHECK(strcmp(Member("{\"a\": true}", "a"), "true") == 0);
	CHECK(strcmp(Member("[{\"a\": 1}]", "a"), "(none)") == 0);
	CHECK(strcmp(Member("{\"a\\\"b\": 1, \"b\": 2}", "b"), "2") == 0);
}

static void
TestText(void)
{
	char		small[5];
	Json		value;

	CHECK(strcmp(Member("{\"a\": \"\\u00e9\\ud83d\\ude00\\t\"}", "a"), "\303\251\360\237\230\200\t") == 0);
	CHECK(strcmp(Member("{\"a\": \"\303\251\"}", "a"), "\303\251") == 0);
	/* lone surrogates, zero, bytes that are no UTF-8, overlong forms */
	CHECK(strcmp(Member("{\"a\": \"\\ud83dx\"}", "a"), "\357\277\275x") == 0);
	CHECK(strcmp(Member("{\"a\": \"\\ude00\"}", "a"), "\357\277\275") == 0);
	CHECK(strcmp(Member("{\"a\": \"\\u0000\"}", "a"), "\357\277\275") == 0);
	CHECK(strcmp(Member("{\"a\": \"\377x\"}", "a"), "\357\277\275x") == 0);
	CHECK(strcmp(Member("{\"a\": \"\300\257\"}", "a"), "\357\277\275\357\277\275") == 0);
	CHECK(strcmp(Member("{\"a\": \"\355\240\200\"}", "a"), "\357\277\275\357\277\275\357\277\275") == 0);
	/* cut between characters */
	CHECK(JsonParse("\"ab\303\251\"", 6, &value) && JsonText(value, small, sizeof(small)) == 4);
	CHECK(JsonParse("\"abc\303\251\"", 7, &value) && JsonText(value, small, sizeof(small)) == 3);
	CHECK(strcmp(small, "abc") == 0);
}

static void
TestArrays(void)
{
	static const char text[] = " [ 1 , \"two\", [3], {\"four\": 4} ] ";
	Json		elements;
	Json		element;
	char		buffer[16];
	int			count = 0;

	CHECK(JsonParse(text, strlen(text), &elements));
	while (JsonNextElement(&elements, &element))
	{
		if (++count == 2)
			CHECK(JsonText(element, buffer, sizeof(buffer)) == 3 && strcmp(buffer, "two") == 0);
	}
	CHECK(count == 4);
	CHECK(JsonParse("[]", 2, &elements) && !JsonNextElement(&elements, &element));
	CHECK(JsonParse("{}", 2, &elements) && !JsonNextElement(&elements, &element));
}

int
main(void)
{
	TestSyntax();
	TestMembers();
	TestText();
	TestArrays();
	return unit_end("delivery_json_test");
}
