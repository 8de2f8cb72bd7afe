/*
 * reading_words_core.c
 *
 * The first step of a reading: a text as words with tags.  Case, accents and
 * apostrophes are folded, names of the family's children are found (nearly
 * spelled, short, with an s of "is" or "has" behind), words that make a phrase
 * are joined.  Pure C over utf8proc.
 */
#include "language/reading_words_core.h"

#include "language/reading_tags.h"

#include <string.h>
#include <utf8proc.h>

#define NAME_TYPO_FROM 5		/* letters of a name from which one error is forgiven */
#define WORD_TYPO_FROM 6		/* ... and of a word of the lexicon */
#define SHORT_NAME_FROM 3		/* letters of a beginning that stands for a name */

/* Verbs behind a subject */
#define VERB (IS | FUTURE | NOT | PAST | OUT | SICK | LATE | MISS | FEEL | BE)

/* Words that are known though one letter is wrong */
static const char *const spelled[] = {
	"absent", "school", "tomorrow", "coming", "friday", "monday", "tuesday", "wednesday", "thursday", "morning",
	"stomach", "doctor", "dentist", "appointment", "vomiting", "throwing", "staying", "feeling", "attend",
	"attending", "running", "excuse", "enfermo", "enferma", "escuela", "calentura", "viernes", "martes", "jueves",
	"miercoles", "manana",
};

/* Names that are words too, besides those of the lexicon */
static const char *const word_names[] = {
	"hope", "faith", "grace", "joy", "chance", "chase", "mark", "art", "rich", "sky", "star", "summer", "autumn",
	"sunny", "miles", "frank", "grant", "guy", "major", "pat", "paz", "rain", "ray", "rose", "sol", "drew", "dawn",
	"christian", "justice", "cruz", "esperanza", "socorro", "mercedes", "luz", "angel", "sage", "cash", "trace",
	"reign", "dakota", "jet", "violet", "ivy", "lily", "may", "will", "april", "june", "august", "abril", "julio",
	"dolores", "son", "domingo", "an", "can", "linda", "consuelo", "true", "king", "prince", "princess", "destiny",
	"heaven", "honor", "pearl", "ruby", "jade", "dulce", "blanca", "page", "bill",
};

/* ---- letters ---- */

/* Where words are written */
typedef struct Writer
{
	Reading    *reading;
	ReadingWord *word;			/* the open one; NULL: none */
	size_t		length;			/* of its folded letters */
	ReadingMark mark;			/* since the last word */
} Writer;

/* Whether a code point is part of a word */
static bool
is_letter(utf8proc_int32_t c)
{
	if (c < 0x80)
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
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
			return true;
		default:
			return false;
	}
}

/* A letter without case and accent; 0 for an accent */
static utf8proc_int32_t
fold_letter(utf8proc_int32_t c)
{
	utf8proc_int32_t parts[8];

	if (c < 0x80)
		return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
	if (c >= 0x0300 && c <= 0x036F)
		return 0;
	if (utf8proc_decompose_char(c, parts, 8, UTF8PROC_DECOMPOSE, NULL) > 0)
		c = parts[0];
	return c < 0x80 && c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : utf8proc_tolower(c);
}

/* End the open word */
static void
end_word(Writer *w)
{
	w->word = NULL;
}

/* Add a letter of bytes [start, end) */
static void
add_letter(Writer *w, utf8proc_int32_t c, size_t start, size_t end)
{
	utf8proc_uint8_t bytes[4];
	utf8proc_ssize_t n;
	utf8proc_int32_t folded = fold_letter(c);

	if (w->word == NULL)
	{
		if (w->reading->n_words == READING_MAX_WORDS || folded == 0)
			return;
		w->word = &w->reading->word[w->reading->n_words++];
		memset(w->word, 0, sizeof(*w->word));
		w->word->start = (uint16_t) start;
		w->word->child = -1;
		w->word->mark = w->reading->n_words == 1 ? MARK_END : w->mark;
		w->word->is_capital = c != folded && utf8proc_toupper(c) == c;
		w->mark = MARK_NONE;
		w->length = 0;
	}
	w->word->end = (uint16_t) end;
	if (folded == 0)
		return;
	n = utf8proc_encode_char(folded, bytes);
	if (w->length + n < READING_WORD_SIZE)
	{
		memcpy(w->word->folded + w->length, bytes, n);
		w->length += n;
		w->word->folded[w->length] = '\0';
	}
}

static bool
is_digit(utf8proc_int32_t c)
{
	return c >= '0' && c <= '9';
}

/* Whether a full stop after this word ends no sentence: Dr. and a single letter */
static bool
is_abbreviation(const ReadingWord *word)
{
	static const char *const titles[] = {"dr", "mr", "mrs", "ms", "st", "sr", "sra", "dra", "jr", "apt", "appt", "vs"};

	for (size_t i = 0; i < sizeof(titles) / sizeof(titles[0]); i++)
		if (strcmp(word->folded, titles[i]) == 0)
			return true;
	return word->folded[0] != '\0' && word->folded[1] == '\0' && !is_digit(word->folded[0]);
}

/* A character that is no letter: what it says of the words beside it */
static void
add_mark(Writer *w, utf8proc_int32_t c, bool is_in_word)
{
	ReadingMark mark = MARK_NONE;
	Reading    *r = w->reading;
	ReadingWord *last = r->n_words == 0 ? NULL : &r->word[r->n_words - 1];

	if (c == '?' || c == 0xFF1F)
	{
		if (last != NULL)
			last->is_asked = true;
		mark = MARK_END;
	}
	else if (c == '!' || c == '\n' || c == '\r' || (c == '.' && !(last != NULL && is_abbreviation(last))) || c > 0x2FFF)
		mark = MARK_END;
	else if (c != '\0' && c < 0x80 && strchr(",;:()", c) != NULL)
		mark = MARK_COMMA;
	else if ((c == '-' && !is_in_word) || c == 0x2013 || c == 0x2014)
		mark = MARK_COMMA;
	else if (c >= 0x2190 && c != 0x2019)
		mark = MARK_END;
	end_word(w);
	if (mark > w->mark)
		w->mark = mark;
}

/* The code point at a place, and its length; 0 at the end */
static utf8proc_int32_t
peek(const char *text, size_t length, size_t at, size_t *n)
{
	utf8proc_int32_t c;
	utf8proc_ssize_t read;

	if (at >= length)
	{
		*n = 0;
		return 0;
	}
	read = utf8proc_iterate((const utf8proc_uint8_t *) text + at, length - at, &c);
	*n = read > 0 ? (size_t) read : 1;
	return read > 0 ? c : ' ';
}

/* Cut the text into words */
static void
split_words(const char *text, size_t length, Reading *reading)
{
	Writer		w = {.reading = reading, .mark = MARK_END};
	size_t		at = 0;
	utf8proc_int32_t before = 0;

	if (length > UINT16_MAX)
		length = UINT16_MAX;
	while (at < length)
	{
		size_t		n,
					behind;
		utf8proc_int32_t c = peek(text, length, at, &n);
		utf8proc_int32_t next = peek(text, length, at + n, &behind);
		bool		is_inside = w.word != NULL && is_letter(before) && is_letter(next);

		if (is_letter(c))
			add_letter(&w, c, at, at + n);
		else if ((c == '\'' || c == 0x2019 || c == 0x2018 || c == '`' || c == 0xB4) && is_inside)
			w.word->stem = (uint8_t) w.length;
		else if ((c == '/' || c == ':' || c == '-') && is_inside && is_digit(before) && is_digit(next))
			add_letter(&w, c, at, at + n);
		else
			add_mark(&w, c, is_inside);
		before = c;
		at += n;
	}
}

/* ---- spelling ---- */

bool
reading_is_misspelt(const char *a, size_t a_length, const char *b, size_t b_length)
{
	size_t		head = 0,
				tail = 0;

	if (a_length > b_length + 1 || b_length > a_length + 1)
		return false;
	while (head < a_length && head < b_length && a[head] == b[head])
		head++;
	while (tail < a_length - head && tail < b_length - head && a[a_length - 1 - tail] == b[b_length - 1 - tail])
		tail++;
	if (a_length - head - tail <= 1 && b_length - head - tail <= 1)
		return true;
	return a_length == b_length && a_length - head - tail == 2 && a[head] == b[head + 1] && a[head + 1] == b[head];
}

/* The word of the lexicon that was meant; NULL: none */
static const char *
correct_spelling(const char *word)
{
	size_t		length = strlen(word);

	if (length < WORD_TYPO_FROM)
		return NULL;
	for (size_t i = 0; i < sizeof(spelled) / sizeof(spelled[0]); i++)
		if (spelled[i][0] == word[0] && reading_is_misspelt(word, length, spelled[i], strlen(spelled[i])))
			return spelled[i];
	return NULL;
}

/* ---- names ---- */

/* Whether a word is a name of length bytes: as written, or with the s of "is" behind */
static bool
is_name(const ReadingWord *word, const char *name, size_t length)
{
	size_t		n = word->stem > 0 ? word->stem : strlen(word->folded);

	if (n == length && memcmp(word->folded, name, length) == 0)
		return true;
	return word->stem == 0 && n == length + 1 && word->folded[length] == 's' && memcmp(word->folded, name, length) == 0;
}

/* How many words from here are the whole name of a child; 0: they are not */
static int
match_name(const Reading *r, int at, const char *name)
{
	int			n = 0;

	while (*name == ' ')
		name++;
	while (*name != '\0')
	{
		size_t		length = strcspn(name, " ");

		if (at + n >= r->n_words || (n > 0 && r->word[at + n].mark != MARK_NONE) || !is_name(&r->word[at + n], name,
																							 length))
			return 0;
		n++;
		name += length + strspn(name + length, " ");
	}
	return n;
}

/* Whether a word may stand for a name: mistyped, short, or its beginning */
static bool
is_nearly_name(const ReadingWord *word, const char *name)
{
	size_t		length;
	size_t		said = word->stem > 0 ? word->stem : strlen(word->folded);
	char		short_name[READING_WORD_SIZE];
	const char *full;

	while (*name == ' ')
		name++;
	length = strcspn(name, " ");
	if (is_name(word, name, length))
		return true;
	memcpy(short_name, word->folded, said);
	short_name[said] = '\0';
	full = reading_full_names(short_name);
	if (full == NULL && said > 3 && short_name[said - 1] == 's' && word->stem == 0)
	{
		short_name[said - 1] = '\0';
		full = reading_full_names(short_name);
	}
	for (; full != NULL && full[1] != '\0'; full = strchr(full + 1, '|'))
		if (strncmp(full + 1, name, length) == 0 && full[length + 1] == '|')
			return true;
	if (length >= NAME_TYPO_FROM && said >= NAME_TYPO_FROM - 1 && reading_is_misspelt(word->folded, said, name, length))
		return true;
	return said >= SHORT_NAME_FROM && said < length && memcmp(word->folded, name, said) == 0;
}

/* Whether a name that is a word too is meant as one here */
static bool
is_meant_as_name(const ReadingLexicon *lexicon, const Reading *r, int at)
{
	const ReadingWord *word = &r->word[at];
	const ReadingWord *next = at + 1 < r->n_words && word[1].mark == MARK_NONE ? &word[1] : NULL;
	uint64_t	tags = next == NULL ? 0 : reading_lexicon_find(lexicon, next->folded, strlen(next->folded));
	uint64_t	own = reading_lexicon_find(lexicon, word->folded, strlen(word->folded));

	if (r->n_words == 1 || word->stem > 0)
		return true;
	if (at > 0 && (own & KID) && (strcmp(word[-1].folded, "my") == 0 || strcmp(word[-1].folded, "our") == 0 ||
								  strcmp(word[-1].folded, "mi") == 0))
		return false;
	if ((tags & AND) && at + 2 < r->n_words && word[2].is_capital == word->is_capital &&
		reading_lexicon_find(lexicon, word[2].folded, strlen(word[2].folded)) == 0 && strlen(word[2].folded) > 2)
		return true;
	if (next != NULL && strcmp(next->folded, "not") == 0 && (own & (FUTURE | AUXILIARY)))
		return false;
	if ((tags & (IS | FUTURE | FEEL)) && !(tags & BE) && !(tags & (PRONOUN | WRITER)))
		return !(at > 0 && (reading_lexicon_find(lexicon, word[-1].folded, strlen(word[-1].folded)) & WRITER));
	return word->is_capital && word->mark == MARK_NONE && at > 0 && !word[-1].is_capital &&
		!(reading_lexicon_find(lexicon, word[-1].folded, strlen(word[-1].folded)) & (UNTIL | AT | DAY));
}

/* Whether a folded word is a word besides being a name */
static bool
is_word_too(const ReadingLexicon *lexicon, const char *folded)
{
	for (size_t i = 0; i < sizeof(word_names) / sizeof(word_names[0]); i++)
		if (strcmp(word_names[i], folded) == 0)
			return true;
	return reading_lexicon_find(lexicon, folded, strlen(folded)) != 0;
}

/* Whether a text may mean a longer name than the one that was found: "Jose Lois", where there is a Jose Luis too */
static bool
may_be_longer(const ReadingContext *context, const Reading *r, int behind, int found)
{
	const char *name = context->child[found];
	size_t		length = strlen(name);
	const ReadingWord *next = behind < r->n_words && r->word[behind].mark == MARK_NONE ? &r->word[behind] : NULL;

	for (int i = 0; next != NULL && i < context->n_children; i++)
		if (i != found && strlen(context->child[i]) > length && strncmp(context->child[i], name, length) == 0 &&
			reading_is_misspelt(next->folded, strlen(next->folded), context->child[i] + length,
								strcspn(context->child[i] + length, " ")))
			return true;
	return false;
}

/* Two children may be meant */
#define EITHER_CHILD (-2)

/* The child that the words from here name, and how many words do; -1: none */
static int
find_child(const ReadingLexicon *lexicon, const ReadingContext *context, const Reading *r, int at, int *n_words)
{
	int			found = -1;
	bool		is_shared = false;
	bool		is_word = is_word_too(lexicon, r->word[at].folded);

	*n_words = 0;
	for (int i = 0; i < context->n_children; i++)
	{
		int			n = match_name(r, at, context->child[i]);

		if (n == *n_words && n > 0)
			is_shared = true;
		if (n > *n_words)
		{
			found = i;
			*n_words = n;
			is_shared = false;
		}
	}
	if (found >= 0 && is_word && *n_words == 1 && !is_meant_as_name(lexicon, r, at))
		return -1;
	if (found >= 0)
		return is_shared || may_be_longer(context, r, at + *n_words, found) ? EITHER_CHILD : found;
	if (is_word && !is_meant_as_name(lexicon, r, at))
		return -1;
	*n_words = 1;
	for (int i = 0; i < context->n_children; i++)
		if (is_nearly_name(&r->word[at], context->child[i]))
		{
			if (found >= 0)
				return is_word ? -1 : EITHER_CHILD;
			found = i;
		}
	return found;
}

/* ---- tags ---- */

/* What an apostrophe tells apart: we'll is not well */
static uint64_t
tags_of_short_form(const ReadingWord *word)
{
	static const struct
	{
		const char *folded;
		uint64_t	tags;
	}			forms[] = {
		{"ill", WRITER | FUTURE}, {"well", WRITER | FUTURE}, {"were", WRITER | IS}, {"id", WRITER | FUTURE},
		{"wed", WRITER | FUTURE}, {"hell", PRONOUN | FUTURE}, {"shell", PRONOUN | FUTURE}, {"shed", PRONOUN | FUTURE},
	};

	for (size_t i = 0; word->stem > 0 && i < sizeof(forms) / sizeof(forms[0]); i++)
		if (strcmp(word->folded, forms[i].folded) == 0)
			return forms[i].tags;
	return 0;
}

/* Tags of digits: a date, a time of the day, or neither */
static uint64_t
tags_of_number(const char *word)
{
	size_t		digits = strspn(word, "0123456789");
	const char *rest = word + digits;

	if (digits == 0)
		return 0;
	if (strchr(rest, '/') != NULL || strcmp(rest, "st") == 0 || strcmp(rest, "nd") == 0 || strcmp(rest, "rd") == 0 ||
		strcmp(rest, "th") == 0)
		return DAY;
	if (*rest == ':' || strcmp(rest, "am") == 0 || strcmp(rest, "pm") == 0 || strcmp(rest, "ish") == 0)
		return TIME;
	if (strchr(rest, '-') != NULL)
		return 0;
	return *rest == '\0' && digits <= 3 ? TIME : 0;
}

/* The longest phrase of the lexicon from here; *n_words of it, 0: none */
static uint64_t
find_phrase(const ReadingLexicon *lexicon, const Reading *r, int at, int *n_words)
{
	char		phrase[READING_MAX_PHRASE * READING_WORD_SIZE];
	size_t		end[READING_MAX_PHRASE];
	int			n = 0;

	for (size_t length = 0; n < READING_MAX_PHRASE && at + n < r->n_words; n++)
	{
		const ReadingWord *word = &r->word[at + n];
		size_t		letters = strlen(word->folded);

		if (n > 0 && (word->mark != MARK_NONE || word->child >= 0))
			break;
		if (n > 0)
			phrase[length++] = ' ';
		memcpy(phrase + length, word->folded, letters);
		end[n] = length += letters;
	}
	for (; n > 0; n--)
	{
		uint64_t	tags = reading_lexicon_find(lexicon, phrase, end[n - 1]);

		if (tags != 0)
		{
			*n_words = n;
			return tags;
		}
	}
	*n_words = 0;
	return 0;
}

/* Tags of the word at a place, and how many words it takes in */
static uint64_t
tag_word(const ReadingLexicon *lexicon, const ReadingContext *context, Reading *r, int at, int *n_words)
{
	ReadingWord *word = &r->word[at];
	uint64_t	tags = tags_of_short_form(word);
	uint64_t	phrase;
	int			child;
	const char *meant;

	*n_words = 1;
	child = find_child(lexicon, context, r, at, n_words);
	if (child >= 0)
		word->child = (int8_t) child;
	if (child != -1)
		return child == EITHER_CHILD ? NAMES | ONE_OF : NAMES;
	phrase = find_phrase(lexicon, r, at, n_words);
	if (phrase != 0 && (*n_words > 1 || tags == 0))
		return phrase;
	*n_words = 1;
	if (tags != 0)
		return tags;
	tags = tags_of_number(word->folded);
	if (tags != 0)
		return tags;
	*n_words = 1;
	/* "the teacher's", "dad's here" */
	if (word->stem > 0 && (tags = reading_lexicon_find(lexicon, word->folded, word->stem)) != 0)
		return tags;
	meant = correct_spelling(word->folded);
	return meant == NULL ? 0 : reading_lexicon_find(lexicon, meant, strlen(meant));
}

/* Tag all words, those of a phrase as one */
static void
tag_words(const ReadingLexicon *lexicon, const ReadingContext *context, Reading *r)
{
	int			kept = 0;

	for (int at = 0, n; at < r->n_words; at += n)
	{
		uint64_t	tags = tag_word(lexicon, context, r, at, &n);
		ReadingWord word = r->word[at];

		word.tags = tags;
		word.is_known = tags != 0;
		word.end = r->word[at + n - 1].end;
		word.is_asked = r->word[at + n - 1].is_asked;
		r->word[kept++] = word;
	}
	r->n_words = kept;
}

/* ---- what the neighbours tell ---- */

static const ReadingWord *
word_before(const Reading *r, int at)
{
	return at > 0 && at < r->n_words && r->word[at].mark == MARK_NONE ? &r->word[at - 1] : NULL;
}

static const ReadingWord *
word_behind(const Reading *r, int at)
{
	return at + 1 < r->n_words && r->word[at + 1].mark == MARK_NONE ? &r->word[at + 1] : NULL;
}

/* Whether an unknown word stands where a name would: before a verb, or behind "my son" */
static bool
is_stranger(const Reading *r, int at)
{
	const ReadingWord *word = &r->word[at];
	const ReadingWord *before = word_before(r, at);
	const ReadingWord *behind = word_behind(r, at);

	if (word->is_known || strlen(word->folded) < 3 || (word->folded[0] >= '0' && word->folded[0] <= '9'))
		return false;
	if (before != NULL && (before->tags & KID))
		return behind == NULL || (behind->tags & VERB);
	if (word->stem > 0 && behind != NULL && (behind->tags & KIN) && before != NULL && (before->tags & THIS_IS))
		return true;
	return behind != NULL && (behind->tags & (IS | FUTURE | OUT | SICK | LATE)) && !(behind->tags & PRONOUN) &&
		(before == NULL || (before->tags & (AND | HELLO | BUT | OKAY | SORRY | EXCUSE)));
}

/* Whether a word is whom one may miss */
static bool
is_object(const char *folded)
{
	static const char *const objects[] = {"me", "him", "her", "them", "us", "you", "u", "ya"};

	for (size_t i = 0; i < sizeof(objects) / sizeof(objects[0]); i++)
		if (strcmp(objects[i], folded) == 0)
			return true;
	return false;
}

/* Correct tags by the words beside them */
static void
settle_tags(Reading *r)
{
	for (int at = 0; at < r->n_words; at++)
	{
		ReadingWord *word = &r->word[at];
		const ReadingWord *before = word_before(r, at);
		const ReadingWord *behind = word_behind(r, at);

		if (strcmp(word->folded, "in") == 0 && before != NULL && (before->tags & (BE | GO | FUTURE | NOT | IS)) &&
			(behind == NULL || (behind->tags & (DAY | TIME | AT | SCHOOL | LATE | UNTIL | BUT | ONLY | AND | SICK)) ||
			 strcmp(behind->folded, "on") == 0 || strcmp(behind->folded, "for") == 0))
			word->tags |= THERE;
		if (strcmp(word->folded, "out") == 0 && (word->tags & OUT) &&
			((before != NULL && (before->tags & PARTICLE) && !(before->tags & (IS | NAMES))) ||
			 (before != NULL && (before->tags & (PRONOUN | KID)) && at > 1 && (r->word[at - 2].tags & PARTICLE)) ||
			 (before != NULL && (before->tags & KID) && at > 2 && (r->word[at - 3].tags & PARTICLE)) ||
			 (behind != NULL && (strcmp(behind->folded, "of") == 0 || strcmp(behind->folded, "to") == 0))))
			word->tags &= ~OUT;
		if (strcmp(word->folded, "ill") == 0 && word->stem == 0 && (word->tags & SICK) &&
			!(before != NULL && (before->tags & (IS | FEEL | BE))))
			word->tags = WRITER | FUTURE;
		if (strcmp(word->folded, "late") == 0 &&
			((before != NULL && (strcmp(before->folded, "so") == 0 || strcmp(before->folded, "too") == 0 ||
								 strcmp(before->folded, "the") == 0 || (before->tags & THING))) ||
			 (behind != NULL && (behind->tags & THING) && !(behind->tags & (FEEL | DAY | AT | BE)))))
			word->tags &= ~LATE;
		/* "del 16 al 18" */
		if ((word->tags & TIME) && before != NULL && (strcmp(before->folded, "del") == 0 || strcmp(before->folded,
																								   "al") == 0))
			word->tags |= DAY;
		if ((word->tags & MISS) && behind != NULL && is_object(behind->folded))
			word->tags &= ~MISS;	/* "I miss him" */
		if (is_stranger(r, at))
			word->tags |= STRANGER;
	}
}

void
reading_words(const ReadingLexicon *lexicon, const ReadingContext *context, const char *text, size_t length,
			  Reading *reading)
{
	reading->n_words = 0;
	reading->n_clauses = 0;
	split_words(text, length, reading);
	tag_words(lexicon, context, reading);
	settle_tags(reading);
}
