/*
 * json_core.c
 *
 * See json_core.h.  Every reader takes a position and the text's end and
 * returns the position behind what it read, or NULL.
 */
#include "delivery/json_core.h"

#include <stdint.h>
#include <string.h>

#define REPLACEMENT 0xFFFD

/* Skip white space */
static const char *
SkipSpace(const char *at, const char *end)
{
	while (at < end && (*at == ' ' || *at == '\t' || *at == '\n' || *at == '\r'))
		at++;
	return at;
}

/* The value of a hexadecimal digit, or -1 */
static int
HexDigit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

/* Four hexadecimal digits, or -1 */
static int
HexUnit(const char *at, const char *end)
{
	int			unit = 0;

	if (end - at < 4)
		return -1;
	for (int i = 0; i < 4; i++)
	{
		int			digit = HexDigit(at[i]);

		if (digit < 0)
			return -1;
		unit = unit * 16 + digit;
	}
	return unit;
}

/* Skip a string */
static const char *
SkipString(const char *at, const char *end)
{
	for (at++; at < end; at++)
	{
		if (*at == '"')
			return at + 1;
		if ((unsigned char) *at < 0x20)
			return NULL;
		if (*at != '\\')
			continue;
		if (++at == end)
			return NULL;
		if (*at == 'u')
		{
			if (HexUnit(at + 1, end) < 0)
				return NULL;
			at += 4;
		}
		else if (*at == '\0' || strchr("\"\\/bfnrt", *at) == NULL)
			return NULL;
	}
	return NULL;
}

/* Skip digits, at least one */
static const char *
SkipDigits(const char *at, const char *end)
{
	const char *start = at;

	while (at < end && *at >= '0' && *at <= '9')
		at++;
	return at > start ? at : NULL;
}

/* Skip a number */
static const char *
SkipNumber(const char *at, const char *end)
{
	if (at < end && *at == '-')
		at++;
	if (at < end && *at == '0')
		at++;
	else if ((at = SkipDigits(at, end)) == NULL)
		return NULL;
	if (at < end && *at == '.' && (at = SkipDigits(at + 1, end)) == NULL)
		return NULL;
	if (at < end && (*at == 'e' || *at == 'E'))
	{
		at++;
		if (at < end && (*at == '+' || *at == '-'))
			at++;
		at = SkipDigits(at, end);
	}
	return at;
}

/* Skip a word */
static const char *
SkipWord(const char *at, const char *end, const char *word)
{
	size_t		length = strlen(word);

	return (size_t) (end - at) >= length && memcmp(at, word, length) == 0 ? at + length : NULL;
}

static const char *SkipValue(const char *at, const char *end, int depth);

/* Skip a member's name and colon, up to its value */
static const char *
SkipName(const char *at, const char *end)
{
	if (at == end || *at != '"' || (at = SkipString(at, end)) == NULL)
		return NULL;
	at = SkipSpace(at, end);
	return at < end && *at == ':' ? SkipSpace(at + 1, end) : NULL;
}

/* Skip an array or object */
static const char *
SkipContainer(const char *at, const char *end, int depth)
{
	char		close = *at == '{' ? '}' : ']';

	at = SkipSpace(at + 1, end);
	if (at < end && *at == close)
		return at + 1;
	while (at < end)
	{
		if (close == '}' && (at = SkipName(at, end)) == NULL)
			return NULL;
		if ((at = SkipValue(at, end, depth)) == NULL)
			return NULL;
		at = SkipSpace(at, end);
		if (at == end)
			return NULL;
		if (*at == close)
			return at + 1;
		if (*at != ',')
			return NULL;
		at = SkipSpace(at + 1, end);
	}
	return NULL;
}

/* Skip a value */
static const char *
SkipValue(const char *at, const char *end, int depth)
{
	if (at == end)
		return NULL;
	switch (*at)
	{
		case '{':
		case '[':
			return depth < JSON_DEPTH ? SkipContainer(at, end, depth + 1) : NULL;
		case '"':
			return SkipString(at, end);
		case 't':
			return SkipWord(at, end, "true");
		case 'f':
			return SkipWord(at, end, "false");
		case 'n':
			return SkipWord(at, end, "null");
		default:
			return SkipNumber(at, end);
	}
}

bool
JsonParse(const char *text, size_t length, Json *value)
{
	const char *end = text + length;
	const char *at = SkipSpace(text, end);
	const char *behind = SkipValue(at, end, 0);

	if (behind == NULL || SkipSpace(behind, end) != end)
		return false;
	value->at = at;
	value->end = behind;
	return true;
}

bool
JsonMember(Json object, const char *name, Json *value)
{
	size_t		length = strlen(name);
	const char *at = object.at;

	if (at == object.end || *at != '{')
		return false;
	at = SkipSpace(at + 1, object.end);
	while (at < object.end && *at == '"')
	{
		bool		same = (size_t) (object.end - at) > length + 1 &&
		memcmp(at + 1, name, length) == 0 && at[length + 1] == '"';

		value->at = SkipName(at, object.end);
		value->end = value->at ? SkipValue(value->at, object.end, 0) : NULL;
		if (value->end == NULL)
			return false;
		if (same)
			return true;
		at = SkipSpace(value->end, object.end);
		if (at < object.end && *at == ',')
			at = SkipSpace(at + 1, object.end);
	}
	return false;
}

bool
JsonNextElement(Json *elements, Json *element)
{
	const char *at = SkipSpace(elements->at, elements->end);

	/* "[" before the first element, "," before the others */
	if (at == elements->end || (*at != '[' && *at != ','))
		return false;
	at = SkipSpace(at + 1, elements->end);
	element->at = at;
	element->end = SkipValue(at, elements->end, 0);
	if (element->end == NULL)
		return false;
	elements->at = element->end;
	return true;
}

bool
JsonFirst(Json array, Json *element)
{
	return JsonNextElement(&array, element);
}

/* Write a character as UTF-8; returns its bytes */
static size_t
EncodeUtf8(uint32_t c, char *bytes)
{
	if (c < 0x80)
	{
		bytes[0] = (char) c;
		return 1;
	}
	if (c < 0x800)
	{
		bytes[0] = (char) (0xC0 | c >> 6);
		bytes[1] = (char) (0x80 | (c & 0x3F));
		return 2;
	}
	if (c < 0x10000)
	{
		bytes[0] = (char) (0xE0 | c >> 12);
		bytes[1] = (char) (0x80 | (c >> 6 & 0x3F));
		bytes[2] = (char) (0x80 | (c & 0x3F));
		return 3;
	}
	bytes[0] = (char) (0xF0 | c >> 18);
	bytes[1] = (char) (0x80 | (c >> 12 & 0x3F));
	bytes[2] = (char) (0x80 | (c >> 6 & 0x3F));
	bytes[3] = (char) (0x80 | (c & 0x3F));
	return 4;
}

/* Read one UTF-8 character; what is none is read as a byte and U+FFFD */
static const char *
DecodeUtf8(const char *at, const char *end, uint32_t *c)
{
	static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
	unsigned char first = (unsigned char) *at;
	int			length = first < 0x80 ? 1 : first < 0xC0 ? 0 : first < 0xE0 ? 2 :
	first < 0xF0 ? 3 : first < 0xF8 ? 4 : 0;
	uint32_t	value = length == 1 ? first : first & (0x7F >> length);

	*c = REPLACEMENT;
	if (length == 0 || end - at < length)
		return at + 1;
	for (int i = 1; i < length; i++)
	{
		if ((at[i] & 0xC0) != 0x80)
			return at + 1;
		value = value << 6 | (at[i] & 0x3F);
	}
	if (value < least[length] || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000) || value == 0)
		return at + 1;
	*c = value;
	return at + length;
}

/* Read an escape, behind its backslash */
static const char *
DecodeEscape(const char *at, const char *end, uint32_t *c)
{
	static const char names[] = "bfnrt";
	static const char means[] = "\b\f\n\r\t";
	const char *name = strchr(names, *at);
	int			unit;
	int			low;

	if (*at != 'u')
	{
		*c = (unsigned char) (name ? means[name - names] : *at);
		return at + 1;
	}
	unit = HexUnit(at + 1, end);
	at += 5;
	*c = unit > 0 && (unit < 0xD800 || unit > 0xDFFF) ? (uint32_t) unit : REPLACEMENT;
	if (unit >= 0xD800 && unit < 0xDC00 && end - at >= 6 && at[0] == '\\' && at[1] == 'u')
	{
		low = HexUnit(at + 2, end);
		if (low >= 0xDC00 && low < 0xE000)
		{
			*c = 0x10000 + ((uint32_t) (unit - 0xD800) << 10) + (uint32_t) (low - 0xDC00);
			at += 6;
		}
	}
	return at;
}

/* JsonText's loop: characters up to end, escapes read where they have a meaning */
static size_t
CopyText(const char *at, const char *end, bool escapes, char *buffer, size_t size)
{
	size_t		length = 0;

	while (at < end)
	{
		uint32_t	c;
		char		bytes[4];
		size_t		count;

		at = escapes && *at == '\\' ? DecodeEscape(at + 1, end, &c) : DecodeUtf8(at, end, &c);
		count = EncodeUtf8(c, bytes);
		if (length + count >= size)
			break;
		memcpy(buffer + length, bytes, count);
		length += count;
	}
	buffer[length] = '\0';
	return length;
}

size_t
Utf8Text(const char *at, const char *end, char *buffer, size_t size)
{
	return CopyText(at, end, false, buffer, size);
}

size_t
JsonText(Json value, char *buffer, size_t size)
{
	const char *at = value.at;
	const char *end = value.end;
	bool		quoted = at < end && *at == '"';

	buffer[0] = '\0';
	if (at == end || *at == '{' || *at == '[' || *at == 'n')
		return 0;
	return quoted ? CopyText(at + 1, end - 1, true, buffer, size) : CopyText(at, end, false, buffer, size);
}

size_t
JsonPathText(Json object, const char *const *path, char *buffer, size_t size)
{
	buffer[0] = '\0';
	for (; *path != NULL; path++)
	{
		if (!JsonMember(object, *path, &object))
			return 0;
	}
	return JsonText(object, buffer, size);
}

bool
TextAppend(char *text, size_t size, size_t *used, const char *more, size_t length)
{
	if (length >= size - *used)
		return false;
	memcpy(text + *used, more, length);
	*used += length;
	text[*used] = '\0';
	return true;
}

bool
JsonAppendString(char *json, size_t size, size_t *used, const char *text)
{
	static const char digits[] = "0123456789abcdef";
	const char *end = text + strlen(text);
	bool		fits = TextAppend(json, size, used, "\"", 1);

	while (fits && text < end)
	{
		uint32_t	c;
		char		bytes[6] = "\\u00";
		size_t		count;

		text = DecodeUtf8(text, end, &c);
		if (c == '"' || c == '\\')
		{
			bytes[1] = (char) c;
			count = 2;
		}
		else if (c < 0x20 || c == 0x7F)
		{
			bytes[4] = digits[c >> 4];
			bytes[5] = digits[c & 15];
			count = 6;
		}
		else
			count = EncodeUtf8(c, bytes);
		fits = TextAppend(json, size, used, bytes, count);
	}
	return fits && TextAppend(json, size, used, "\"", 1);
}

/* Begin a member */
static bool
PutName(char *json, size_t size, size_t *used, const char *name)
{
	return TextAppend(json, size, used, *used == 0 ? "{" : ",", 1) && JsonAppendString(json, size, used, name) &&
		TextAppend(json, size, used, ":", 1);
}

bool
JsonAppendText(char *json, size_t size, size_t *used, const char *name, const char *text)
{
	return text == NULL || (PutName(json, size, used, name) && JsonAppendString(json, size, used, text));
}

bool
JsonAppendRaw(char *json, size_t size, size_t *used, const char *name, const char *value)
{
	return value == NULL || (PutName(json, size, used, name) && TextAppend(json, size, used, value, strlen(value)));
}

bool
JsonClose(char *json, size_t size, size_t *used)
{
	return (*used > 0 || TextAppend(json, size, used, "{", 1)) && TextAppend(json, size, used, "}", 1);
}
