/*
 * normalize_core.c
 *
 * Text to words; see the header for the rules.  Pure C over utf8proc: no
 * allocation, no globals but constant tables.
 */
#include "language/normalize_core.h"

#include <stdbool.h>
#include <string.h>
#include <utf8proc.h>

/* A base letter and its marks: one run is normalised as a whole */
#define MAX_RUN 32

/* The longest habit in the table below */
#define MAX_HABIT 7

typedef struct Habit
{
	const char *written;
	const char *meant;
} Habit;

/*
 * How people type on a telephone, English and Spanish together: only
 * spellings that are no word of the other language.  Sorted by strcmp.
 */
static const Habit habits[] = {
	{"2day", "today"},
	{"2moro", "tomorrow"},
	{"2morow", "tomorrow"},
	{"2morrow", "tomorrow"},
	{"2nite", "tonight"},
	{"abt", "about"},
	{"appt", "appointment"},
	{"asap", "as soon as possible"},
	{"b4", "before"},
	{"bc", "because"},
	{"bcuz", "because"},
	{"bcz", "because"},
	{"bday", "birthday"},
	{"btw", "by the way"},
	{"coz", "because"},
	{"cuz", "because"},
	{"dnd", "donde"},
	{"dr", "doctor"},
	{"dra", "doctora"},
	{"gonna", "going to"},
	{"gotta", "got to"},
	{"gr8", "great"},
	{"grax", "gracias"},
	{"hr", "hour"},
	{"hrs", "hours"},
	{"hw", "homework"},
	{"idk", "i dont know"},
	{"k", "ok"},
	{"kinda", "kind of"},
	{"l8", "late"},
	{"l8r", "later"},
	{"lil", "little"},
	{"luv", "love"},
	{"mins", "minutes"},
	{"msg", "message"},
	{"msgs", "messages"},
	{"mtg", "meeting"},
	{"n", "and"},
	{"oclock", "o clock"},
	{"okay", "ok"},
	{"pls", "please"},
	{"plz", "please"},
	{"plzz", "please"},
	{"pq", "porque"},
	{"prob", "probably"},
	{"q", "que"},
	{"r", "are"},
	{"rly", "really"},
	{"sch", "school"},
	{"shes", "she is"},
	{"sry", "sorry"},
	{"tchr", "teacher"},
	{"thanx", "thanks"},
	{"tho", "though"},
	{"thru", "through"},
	{"thx", "thanks"},
	{"tks", "thanks"},
	{"tmb", "tambien"},
	{"tmr", "tomorrow"},
	{"tmrrw", "tomorrow"},
	{"tmrw", "tomorrow"},
	{"tmw", "tomorrow"},
	{"tomoro", "tomorrow"},
	{"tomorow", "tomorrow"},
	{"tonite", "tonight"},
	{"txt", "text"},
	{"txts", "texts"},
	{"ty", "thank you"},
	{"u", "you"},
	{"ur", "your"},
	{"wanna", "want to"},
	{"wat", "what"},
	{"wen", "when"},
	{"wud", "would"},
	{"xfa", "por favor"},
	{"xfavor", "por favor"},
	{"xq", "porque"},
	{"yall", "you all"},
	{"yr", "year"},
	{"yrs", "years"},
};

/* Whether code point c is a mark that writing by telephone leaves out: accents, Arabic vowel marks */
static inline bool
is_light_mark(utf8proc_int32_t c, bool after_latin)
{
	return (after_latin && c >= 0x0300 && c <= 0x036F) || (c >= 0x064B && c <= 0x065F) || c == 0x0670;
}

/* Whether c is a letter of the Latin script, once decomposed */
static inline bool
is_latin(utf8proc_int32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 0x00DF && c <= 0x024F);
}

typedef enum CharClass
{
	CHAR_SEPARATOR,				/* ends a word and vanishes */
	CHAR_SILENT,				/* vanishes inside a word: apostrophe, joiner, skin tone */
	CHAR_WORD,
	CHAR_ALONE					/* a word by itself: emoji, question mark, currency */
} CharClass;

/* What becomes of one folded code point */
static CharClass
classify_char(utf8proc_int32_t c)
{
	if (c < 0x80)
	{
		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
			return CHAR_WORD;
		if (c == '\'')
			return CHAR_SILENT;
		return (c == '?' || c == '!' || c == '$') ? CHAR_ALONE : CHAR_SEPARATOR;
	}
	if (c == 0x2019 || c == 0x2018 || c == 0x02BC || (c >= 0x1F3FB && c <= 0x1F3FF))
		return CHAR_SILENT;
	switch (utf8proc_category(c))
	{
		case UTF8PROC_CATEGORY_LU:
		case UTF8PROC_CATEGORY_LL:
		case UTF8PROC_CATEGORY_LT:
		case UTF8PROC_CATEGORY_LM:
		case UTF8PROC_CATEGORY_LO:
		case UTF8PROC_CATEGORY_MN:
		case UTF8PROC_CATEGORY_MC:
		case UTF8PROC_CATEGORY_ND:
		case UTF8PROC_CATEGORY_NL:
		case UTF8PROC_CATEGORY_NO:
			return CHAR_WORD;
		case UTF8PROC_CATEGORY_SO:
		case UTF8PROC_CATEGORY_SC:
			return CHAR_ALONE;
		case UTF8PROC_CATEGORY_CF:
		case UTF8PROC_CATEGORY_ME:
			return CHAR_SILENT;
		default:
			return CHAR_SEPARATOR;
	}
}

/* The writing end: where the open word began, and whether habits are opened */
typedef struct Writer
{
	NormalizedText *out;
	int			word_start;		/* -1 while no word is open */
	uint32_t	elongated;		/* letter being written three times and more */
	bool		open_habits;
} Writer;

/* What the habit written in n code points means; NULL where it is none */
static const char *
find_habit(const uint32_t *word, int n)
{
	char		key[MAX_HABIT + 1];
	size_t		low = 0,
				high = sizeof(habits) / sizeof(habits[0]);

	if (n > MAX_HABIT)
		return NULL;
	for (int i = 0; i < n; i++)
	{
		if (word[i] >= 0x80)
			return NULL;
		key[i] = (char) word[i];
	}
	key[n] = '\0';
	while (low < high)
	{
		size_t		middle = (low + high) / 2;
		int			order = strcmp(key, habits[middle].written);

		if (order == 0)
			return habits[middle].meant;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

static inline void
append_char(NormalizedText *out, uint32_t c)
{
	out->chars[out->n_chars++] = c;
}

/* End the open word at its last code point: note the token and write the space after it */
static void
close_token(NormalizedText *out, int start)
{
	out->tokens[out->n_tokens].start = (uint16_t) start;
	out->tokens[out->n_tokens].end = (uint16_t) out->n_chars;
	out->n_tokens++;
	append_char(out, ' ');
}

/* Write the words of an opened habit */
static void
append_words(NormalizedText *out, const char *words)
{
	int			start = out->n_chars;

	for (; *words != '\0'; words++)
	{
		if (*words == ' ')
		{
			close_token(out, start);
			start = out->n_chars;
		}
		else
			append_char(out, (unsigned char) *words);
	}
	close_token(out, start);
}

/* Make every digit of [start, end) a 0 */
static void
class_digits(uint32_t *chars, int start, int end)
{
	for (int i = start; i < end; i++)
		if (chars[i] >= '0' && chars[i] <= '9')
			chars[i] = '0';
}

/* End the open word, if any: a habit is replaced by what it means */
static void
end_word(Writer *writer)
{
	NormalizedText *out = writer->out;
	int			start = writer->word_start;
	const char *meant = NULL;

	if (start < 0)
		return;
	writer->word_start = -1;
	writer->elongated = 0;
	if (writer->open_habits)
		meant = find_habit(out->chars + start, out->n_chars - start);
	if (meant != NULL)
	{
		out->n_chars = start;
		append_words(out, meant);
		return;
	}
	if (writer->open_habits)
		class_digits(out->chars, start, out->n_chars);
	close_token(out, start);
}

/* Take one code point of a word; the third of its kind in a row leaves one: "sooo" is "so" */
static void
write_word_char(Writer *writer, uint32_t c)
{
	NormalizedText *out = writer->out;
	int			n = out->n_chars;

	if (writer->word_start < 0)
		writer->word_start = n;
	else if (c == writer->elongated)
		return;
	else if (writer->open_habits && c > '9' && n - writer->word_start >= 2 &&
			 out->chars[n - 1] == c && out->chars[n - 2] == c)
	{
		out->n_chars--;
		writer->elongated = c;
		return;
	}
	writer->elongated = 0;
	append_char(out, c);
}

/* Take one folded code point */
static void
write_char(Writer *writer, utf8proc_int32_t c)
{
	switch (classify_char(c))
	{
		case CHAR_SILENT:
			break;
		case CHAR_SEPARATOR:
			end_word(writer);
			break;
		case CHAR_ALONE:
			end_word(writer);
			append_char(writer->out, (uint32_t) c);
			close_token(writer->out, writer->out->n_chars - 1);
			break;
		case CHAR_WORD:
			write_word_char(writer, (uint32_t) c);
			break;
	}
}

/* Put marks into canonical order, so that however they were typed they compose alike */
static void
order_marks(utf8proc_int32_t *run, int n)
{
	for (int i = 1; i < n; i++)
	{
		utf8proc_int32_t c = run[i];
		int			class = utf8proc_get_property(c)->combining_class;
		int			j = i;

		if (class == 0)
			continue;
		for (; j > 0 && utf8proc_get_property(run[j - 1])->combining_class > class; j--)
			run[j] = run[j - 1];
		run[j] = c;
	}
}

/* Write a base and its marks, light marks left out and the others composed */
static void
write_run(Writer *writer, utf8proc_int32_t *run, int n)
{
	bool		after_latin = n > 0 && is_latin(run[0]);
	int			kept = 0;
	utf8proc_ssize_t composed;

	for (int i = 0; i < n; i++)
		if (!is_light_mark(run[i], after_latin))
			run[kept++] = run[i];
	if (kept > 1)
	{
		order_marks(run, kept);
		composed = utf8proc_normalize_utf32(run, kept, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
		kept = composed > 0 ? (int) composed : kept;
	}
	for (int i = 0; i < kept; i++)
		write_char(writer, run[i]);
}

/* Whether c begins a run rather than joining the one before it: no mark and no jamo after the first */
static inline bool
starts_run(utf8proc_int32_t c)
{
	return utf8proc_get_property(c)->combining_class == 0 && !(c >= 0x1161 && c <= 0x11FF);
}

/* Read one code point at *text; a byte that begins none is taken for a space */
static utf8proc_int32_t
read_char(const char **text, const char *end)
{
	utf8proc_int32_t c;
	utf8proc_ssize_t width = utf8proc_iterate((const utf8proc_uint8_t *) *text, end - *text, &c);

	if (width <= 0)
	{
		(*text)++;
		return ' ';
	}
	*text += width;
	return c;
}

/* Fold code point c into run, writing out what the run held where c begins another; returns its new length */
static int
fold_char(Writer *writer, utf8proc_int32_t c, utf8proc_int32_t *run, int n)
{
	const int	options = UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;
	utf8proc_int32_t folded[MAX_RUN];
	int			boundary = 0;
	utf8proc_ssize_t width = utf8proc_decompose_char(c, folded, MAX_RUN, options, &boundary);

	if (width <= 0 || width > MAX_RUN)
		return n;
	if (starts_run(folded[0]) || n + width > MAX_RUN)
	{
		write_run(writer, run, n);
		n = 0;
	}
	memcpy(run + n, folded, width * sizeof(*run));
	return n + (int) width;
}

/* Fold one ASCII byte, which always begins a run and is one */
static int
fold_ascii(Writer *writer, unsigned char byte, utf8proc_int32_t *run, int n)
{
	write_run(writer, run, n);
	run[0] = byte >= 'A' && byte <= 'Z' ? byte + ('a' - 'A') : byte;
	return 1;
}

static void
normalize(const char *text, size_t length, bool open_habits, NormalizedText *out)
{
	Writer		writer = {out, -1, 0, open_habits};
	utf8proc_int32_t run[MAX_RUN];
	int			n = 0;
	const char *end = text + length;

	out->n_chars = out->n_tokens = 0;
	append_char(out, ' ');

	/* what is pending may be two runs, each with a space per code point, and a habit opened */
	while (text < end && out->n_chars < NORMALIZE_MAX_CHARS - 5 * MAX_RUN)
	{
		if ((unsigned char) *text < 0x80)
			n = fold_ascii(&writer, (unsigned char) *text++, run, n);
		else
			n = fold_char(&writer, read_char(&text, end), run, n);
	}
	write_run(&writer, run, n);
	end_word(&writer);
}

void
normalize_text(const char *text, size_t length, NormalizedText *out)
{
	normalize(text, length, true, out);
}

void
normalize_plain(const char *text, size_t length, NormalizedText *out)
{
	normalize(text, length, false, out);
}

size_t
normalized_to_utf8(const NormalizedText *normalized, char *out, size_t size)
{
	size_t		used = 0;

	for (int i = 1; i < normalized->n_chars - 1; i++)
	{
		utf8proc_uint8_t bytes[4];
		utf8proc_ssize_t width = utf8proc_encode_char((utf8proc_int32_t) normalized->chars[i], bytes);

		if (used + width > size)
			break;
		memcpy(out + used, bytes, width);
		used += width;
	}
	return used;
}
