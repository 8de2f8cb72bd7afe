/*
 * json_core.h
 *
 * Reads what a provider answers, without trust in it: no allocation, no
 * recursion deeper than JSON_DEPTH, no byte read outside the text.  And writes
 * the flat objects that requests are.
 */
#ifndef MINIBOT_JSON_CORE_H
#define MINIBOT_JSON_CORE_H

#include <stdbool.h>
#include <stddef.h>

#define JSON_DEPTH 32

/* A value inside a text: from its first character up to, not including, end */
typedef struct Json
{
	const char *at;
	const char *end;
} Json;

/* Whether a text is one well-formed value no deeper than JSON_DEPTH; then that value */
extern bool JsonParse(const char *text, size_t length, Json *value);

/* The member of an object by its name; false where there is none or it is no object */
extern bool JsonMember(Json object, const char *name, Json *value);

/*
 * The next element of an array: start with elements = the array, and call
 * until it returns false.  False at once where it is no array.
 */
extern bool JsonNextElement(Json *elements, Json *element);

/* The first element of an array; false where it has none or is no array */
extern bool JsonFirst(Json array, Json *element);

/*
 * A string's characters, or a number's or boolean's literal, as valid UTF-8
 * that ends with a zero byte, cut between characters where size bytes don't
 * hold it.  Empty for null, arrays and objects.  Bytes that are no UTF-8, and
 * the character zero, become U+FFFD.  Returns the length.
 */
extern size_t JsonText(Json value, char *buffer, size_t size);

/* The text of a path of members, such as "data", "id", NULL; empty where it leads nowhere */
extern size_t JsonPathText(Json object, const char *const *path, char *buffer, size_t size);

/* Bytes up to end as valid UTF-8, under JsonText's rules */
extern size_t Utf8Text(const char *at, const char *end, char *buffer, size_t size);

/* Append to a text that ends with a zero byte, of used bytes in size; false where it doesn't fit */
extern bool TextAppend(char *text, size_t size, size_t *used, const char *more, size_t length);

/*
 * Append a member to an object of used bytes in size, which the first one
 * opens: a string, or a value that is JSON already.  No member for a NULL.
 * False where it doesn't fit.
 */
extern bool JsonAppendText(char *json, size_t size, size_t *used, const char *name, const char *text);
extern bool JsonAppendRaw(char *json, size_t size, size_t *used, const char *name, const char *value);

/* Write a string with its quotes; false where it doesn't fit */
extern bool JsonAppendString(char *json, size_t size, size_t *used, const char *text);

/* End the object */
extern bool JsonClose(char *json, size_t size, size_t *used);

#endif							/* MINIBOT_JSON_CORE_H */
