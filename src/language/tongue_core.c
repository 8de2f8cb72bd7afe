/*
 * tongue_core.c
 *
 * The script tells most languages; of those in Latin letters, how many of
 * their small words are there.  What a text says is looked for by phrase,
 * sentence by sentence.  Pure C over the tables beside it.
 */
#include "language/tongue_core.h"

#include <string.h>
#include <utf8proc.h>

#include "language/tongue_arabic_core.h"
#include "language/tongue_indic_core.h"
#include "language/tongue_latin_core.h"
#include "language/tongue_other_core.h"

/* A text is read up to here: twice what a provider lets through */
#define MAX_BYTES 4000

/* Texts of so few words are looked up in every language of Latin letters, known or not */
#define FEW_WORDS 4

/* A text that says nothing of weight is of a language of Latin letters if more than one word of so many tells it */
#define LEAST_SHARE 4

/* Votes from which a language is surer than what is known of the family */
#define SURE_VOTES 4

/* Longest run of letters that Arabic writes before a word as one with it ("and", "the", "to"), in bytes */
#define MAX_PROCLITIC 4

#define ARABIC_MI "\xD9\x85\xD9\x8A"
#define ARABIC_NAMI "\xD9\x86\xD9\x85\xD9\x8A"

typedef enum Script
{
	SCRIPT_LATIN, SCRIPT_CYRILLIC, SCRIPT_ARABIC, SCRIPT_INDIC, SCRIPT_ETHIOPIC, SCRIPT_HAN, SCRIPT_HANGUL, SCRIPTS
} Script;

/* The script of letter c; SCRIPTS where it is of none of these */
static Script
script_of(uint32_t c)
{
	if ((c >= 'a' && c <= 'z') || (c >= 0xC0 && c < 0x250))
		return SCRIPT_LATIN;
	if (c >= 0x400 && c < 0x530)
		return SCRIPT_CYRILLIC;
	if (c >= 0x600 && c < 0x780)
		return SCRIPT_ARABIC;
	if (c >= 0x900 && c < 0x980)
		return SCRIPT_INDIC;
	if (c >= 0x1200 && c < 0x13A0)
		return SCRIPT_ETHIOPIC;
	if ((c >= 0x3400 && c < 0xA000) || (c >= 0xF900 && c < 0xFB00) || (c >= 0x20000 && c < 0x32000))
		return SCRIPT_HAN;
	return c >= 0xAC00 && c < 0xD7B0 ? SCRIPT_HANGUL : SCRIPTS;
}

/* The script that most letters are of; one sign of Chinese weighs as two */
static Script
main_script(const NormalizedText *text)
{
	int			count[SCRIPTS + 1] = {0};
	Script		most = SCRIPT_LATIN;

	for (int i = 0; i < text->n_chars; i++)
	{
		Script		script = script_of(text->chars[i]);

		count[script] += script == SCRIPT_HAN ? 2 : 1;
	}
	for (int s = 0; s < SCRIPTS; s++)
		if (count[s] > count[most])
			most = (Script) s;
	return most;
}

/* Letter c as it is compared: families write the one for the other.  0 where it is left out */
static uint32_t
fold_letter(uint32_t c)
{
	switch (c)
	{
		case 0x111:
			return 'd';
		case 0x131:
			return 'i';
		case 0x629:				/* teh marbuta */
		case 0x6C0:
			return 0x647;
		case 0x649:				/* alef maksura, Persian yeh */
		case 0x6CC:
			return 0x64A;
		case 0x6A9:				/* Persian and Pashto kaf */
		case 0x6AA:
			return 0x643;
		case 0x640:				/* tatweel */
			return 0;
		case 0x1203:
		case 0x12A3:
			return c - 3;
	}
	/* Amharic has rows of one sound */
	if (c >= 0x1210 && c <= 0x1216)
		return fold_letter(c - 0x10);
	if (c >= 0x1280 && c <= 0x1286)
		return fold_letter(c - 0x80);
	if (c >= 0x1220 && c <= 0x1227)
		return c + 0x10;
	if (c >= 0x12D0 && c <= 0x12D6)
		return fold_letter(c - 0x30);
	if (c >= 0x1340 && c <= 0x1346)
		return c - 8;
	return c;
}

/* Whether a token is a word, and no sign or emoji */
static inline bool
is_word(uint32_t first)
{
	return first >= '0' && first != '?' && !(first >= 0x2000 && first < 0x2C00) && first < 0x1F000;
}

size_t
fold_tongue(const char *text, size_t length, NormalizedText *scratch, char *out, size_t size)
{
	size_t		used = 0;
	Script		script;
	bool		is_spaced;

	normalize_plain(text, length, scratch);
	script = main_script(scratch);
	is_spaced = script != SCRIPT_HAN && script != SCRIPT_HANGUL;
	if (is_spaced)
		out[used++] = ' ';
	for (int t = 0; t < scratch->n_tokens; t++)
	{
		const Token *token = &scratch->tokens[t];
		size_t		start = used;

		if (!is_word(scratch->chars[token->start]))
			continue;
		for (int i = token->start; i < token->end && used + 6 < size; i++)
		{
			uint32_t	c = fold_letter(scratch->chars[i]);

			if (c != 0)
				used += utf8proc_encode_char((utf8proc_int32_t) c, (utf8proc_uint8_t *) out + used);
		}
		/* Persian writes these apart or not, as the telephone has it */
		if (is_spaced && used > start &&
			!(used - start == strlen(ARABIC_MI) && memcmp(out + start, ARABIC_MI, used - start) == 0) &&
			!(used - start == strlen(ARABIC_NAMI) && memcmp(out + start, ARABIC_NAMI, used - start) == 0))
			out[used++] = ' ';
	}
	out[used] = '\0';
	return used;
}

/* Whether the n bytes of Arabic at text may stand before a word as one with it: and, so, in, to, the */
static bool
is_proclitic(const char *text, int n)
{
	static const char *const letters[] = {"و", "ف", "ب", "ل", "ا"};
	bool		is_one = n <= MAX_PROCLITIC && n % 2 == 0;

	for (int at = 0; is_one && at < n; at += 2)
	{
		is_one = false;
		for (size_t i = 0; i < sizeof(letters) / sizeof(letters[0]); i++)
			is_one |= memcmp(text + at, letters[i], 2) == 0;
	}
	return is_one;
}

/* Whether n bytes of wanted are in text; in Arabic, before a word may stand what is written as one with it */
static bool
contains(const char *text, const char *wanted, size_t n)
{
	bool		is_arabic = n > 2 && wanted[0] == ' ' && ((unsigned char) wanted[1] & 0xFC) == 0xD8;
	size_t		skipped = is_arabic ? 1 : 0;

	if (n == 0)
		return false;
	wanted += skipped;
	n -= skipped;
	for (const char *at = text; *at != '\0'; at++)
	{
		int			before = 1;

		/* most places differ in the first two bytes */
		if (at[0] != wanted[0] || (n > 1 && at[1] != wanted[1]) || strncmp(at, wanted, n) != 0)
			continue;
		if (!is_arabic)
			return true;
		while (at - before > text && at[-before] != ' ')
			before++;
		if (at > text && is_proclitic(at - before + 1, before - 1))
			return true;
	}
	return false;
}

/* Whether one of the alternatives from list to end is in text; with is_whole, whether it is all of it */
static bool
contains_any(const char *text, const char *list, const char *end, bool is_whole)
{
	size_t		length = strlen(text);

	while (list < end)
	{
		const char *bar = memchr(list, '|', end - list);
		size_t		n = (bar == NULL ? end : bar) - list;

		if (is_whole ? n == length && memcmp(text, list, n) == 0 : contains(text, list, n))
			return true;
		list += n + 1;
	}
	return false;
}

/* Whether a phrase is said in a sentence, which is the whole text where is_whole says so */
static bool
is_said(const TonguePhrase *phrase, const char *sentence, bool is_whole)
{
	const char *group = phrase->all;

	if (*group == '=')
		return is_whole && contains_any(sentence, group + 1, group + strlen(group), true);
	for (;;)
	{
		const char *end = group + strcspn(group, "&");

		if (!contains_any(sentence, group, end, false))
			return false;
		if (*end == '\0')
			break;
		group = end + 1;
	}
	return phrase->unless == NULL ||
		!contains_any(sentence, phrase->unless, phrase->unless + strlen(phrase->unless), false);
}

/* Whether any phrase of a language about this matter is said */
static bool
says(const Tongue *tongue, char matter, const char *sentence, bool is_whole)
{
	for (const TonguePhrase *phrase = tongue->phrases; phrase->matter != 0; phrase++)
		if (phrase->matter == matter && is_said(phrase, sentence, is_whole))
			return true;
	return false;
}

/* How many of a language's small words a text has */
static int
count_votes(const Tongue *tongue, const char *text)
{
	int			votes = 0;

	for (const TonguePhrase *phrase = tongue->phrases; phrase->matter != 0; phrase++)
		for (const char *word = phrase->all; phrase->matter == 'V' && *word != '\0';)
		{
			size_t		n = strcspn(word, "|");

			votes += contains(text, word, n);
			word += n + (word[n] == '|');
		}
	return votes;
}

/* Leave out the words of no weight at the end and the beginning of text, unless nothing would be left */
static void
strip_weightless(const Tongue *tongue, char *text)
{
	for (const TonguePhrase *phrase = tongue->phrases; phrase->matter != 0; phrase++)
		for (const char *word = phrase->all; phrase->matter == 'P' && *word != '\0';)
		{
			size_t		n = strcspn(word, "|");
			size_t		length = strlen(text);
			size_t		edge = *word == ' ' ? 1 : 0;	/* the space that is the neighbour's too */
			bool		is_struck = length > n;

			if (is_struck && memcmp(text + length - n, word, n) == 0)
				text[length - n + edge] = '\0';
			else if (is_struck && memcmp(text, word, n) == 0)
				memmove(text, text + n - edge, length - n + edge + 1);
			else
				is_struck = false;
			/* once more from the first, as another may be at the edge now */
			if (is_struck)
				word = phrase->all;
			else
				word += n + (word[n] == '|');
		}
}

/* What a sentence says; *opts_out is set where that is STOP, whatever else */
static TongueMatter
sentence_matter(const Tongue *tongue, const char *sentence, bool is_whole, bool *opts_out)
{
	static const struct
	{
		char		letter;
		TongueMatter matter;
	}			order[] = {
		{'I', TONGUE_OPT_IN}, {'W', TONGUE_WRONG_NUMBER}, {'L', TONGUE_INTERPRETER}, {'A', TONGUE_ABSENCE},
		{'H', TONGUE_HELP}, {'T', TONGUE_THANKS}
	};
	bool		stops = says(tongue, 'O', sentence, is_whole) && !says(tongue, 'N', sentence, is_whole);

	*opts_out |= stops;
	if (!says(tongue, 'U', sentence, is_whole))
	{
		if (says(tongue, 'C', sentence, is_whole))
			return TONGUE_CRISIS;
		if (says(tongue, 'S', sentence, is_whole))
			return TONGUE_SAFETY;
	}
	if (stops)
		return TONGUE_OPT_OUT;
	for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++)
		if (says(tongue, order[i].letter, sentence, is_whole))
			return order[i].matter;
	return TONGUE_NONE;
}

/* The bytes of what ends a sentence at text, 0 where nothing does */
static size_t
sentence_end(const char *text, size_t left)
{
	static const char *const ends[] = {
		".", "!", "?", "\n", ";", "。", "！", "？", "؟", "۔", "।", "።", "…"
	};

	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		if (left >= strlen(ends[i]) && memcmp(text, ends[i], strlen(ends[i])) == 0)
			return strlen(ends[i]);
	return 0;
}

/* What a text says in one language */
static void
read_in(const Tongue *tongue, const char *text, size_t length, TongueScratch *scratch, TongueReading *reading)
{
	const char *start = text,
			   *end = text + length;

	for (const char *at = text; at <= end; at++)
	{
		size_t		width = at < end ? sentence_end(at, end - at) : 1;
		TongueMatter matter;

		if (width == 0)
			continue;
		fold_tongue(start, at - start, &scratch->text, scratch->sentence, sizeof(scratch->sentence));
		start = at + width;
		at = start - 1;
		matter = sentence_matter(tongue, scratch->sentence, false, &reading->opts_out);
		if (matter > reading->matter)
			reading->matter = matter;
	}
	/* danger may be told across full stops, and a STOP beside a thank you */
	if (reading->matter < TONGUE_SAFETY)
	{
		bool		ignored = false;
		TongueMatter matter = sentence_matter(tongue, scratch->whole, true, &ignored);

		if (matter >= TONGUE_SAFETY)
			reading->matter = matter;
	}
	if (reading->matter == TONGUE_NONE)
	{
		strcpy(scratch->sentence, scratch->whole);
		reading->matter = sentence_matter(tongue, scratch->sentence, true, &reading->opts_out);
	}
	if (reading->matter == TONGUE_NONE)
	{
		strip_weightless(tongue, scratch->sentence);
		reading->matter = sentence_matter(tongue, scratch->sentence, true, &reading->opts_out);
	}
}

/* The one day that an absence is for, in English; NULL where it names none, several, or is not plain */
static const char *
day_of(const Tongue *tongue, const char *text)
{
	static const char *const days[] = {"today", "tomorrow", "monday", "tuesday", "wednesday", "thursday", "friday"};
	const char *day = NULL;

	if (says(tongue, 'X', text, false) || strpbrk(text, "0123456789") != NULL)
		return NULL;
	for (int i = 0; i < 7; i++)
		if (says(tongue, (char) ('0' + i), text, false))
		{
			if (day != NULL)
				return NULL;
			day = days[i];
		}
	return day;
}

/* Languages of a script, ended by one without a name */
static const Tongue *
tongues_of(Script script)
{
	switch (script)
	{
		case SCRIPT_LATIN:
			return latin_tongues;
		case SCRIPT_ARABIC:
			return arabic_tongues;
		case SCRIPT_INDIC:
			return indic_tongues;
		case SCRIPT_CYRILLIC:
			return cyrillic_tongues;
		case SCRIPT_ETHIOPIC:
			return ethiopic_tongues;
		case SCRIPT_HAN:
			return han_tongues;
		default:
			return hangul_tongues;
	}
}

/* Votes for the language among these that has most, *best; those of English and Spanish are no tongue's here */
static int
most_votes(const Tongue *tongues, const char *text, const char *known, const Tongue **best)
{
	int			most = -1;

	*best = tongues;
	for (const Tongue *t = tongues; t->language != NULL; t++)
	{
		/* in doubt the family's own */
		int			votes = 2 * count_votes(t, text) + (known != NULL && strcmp(known, t->language) == 0);

		if (votes > most)
		{
			most = votes;
			*best = t;
		}
	}
	return most / 2;
}

/* The heaviest matter that any language of the script finds; only the most likely one is asked for the rest */
static void
read_others(const Tongue *best, Script script, const char *text, size_t length, TongueScratch *scratch,
			TongueReading *reading)
{
	for (const Tongue *t = tongues_of(script); t->language != NULL && reading->matter == TONGUE_NONE; t++)
	{
		TongueReading other = {0};

		if (t == best)
			continue;
		read_in(t, text, length, scratch, &other);
		if (other.matter > TONGUE_WRONG_NUMBER || (script != SCRIPT_LATIN && other.matter != TONGUE_NONE))
		{
			reading->matter = other.matter;
			reading->opts_out = other.opts_out;
		}
	}
}

void
read_tongue(const char *text, size_t length, const char *known, TongueScratch *scratch, TongueReading *reading)
{
	const Tongue *best = NULL,
			   *rival = NULL;
	Script		script;
	int			votes,
				rival_votes = 0,
				words = -1;
	bool		is_known = false;

	memset(reading, 0, sizeof(*reading));
	if (length > MAX_BYTES)
		length = MAX_BYTES;
	fold_tongue(text, length, &scratch->text, scratch->whole, sizeof(scratch->whole));
	script = main_script(&scratch->text);
	for (const char *at = scratch->whole; *at != '\0'; at++)
		words += *at == ' ';
	if (scratch->whole[0] == '\0' || (script == SCRIPT_LATIN && words < 1))
		return;
	if (script == SCRIPT_LATIN)
	{
		/* most texts are plain English: no need to look further */
		if (count_votes(&latin_rivals[0], scratch->whole) * 2 > words)
			return;
		rival_votes = most_votes(latin_rivals, scratch->whole, NULL, &rival);
	}
	votes = most_votes(tongues_of(script), scratch->whole, known, &best);
	if (script == SCRIPT_LATIN)
	{
		is_known = known != NULL && strcmp(known, best->language) == 0;
		if (votes < rival_votes - is_known || (votes == 0 && words > FEW_WORDS))
			return;
	}
	read_in(best, text, length, scratch, reading);
	if (reading->matter == TONGUE_NONE && (script != SCRIPT_LATIN || words <= FEW_WORDS))
		read_others(best, script, text, length, scratch, reading);
	if (script != SCRIPT_LATIN ||
		(votes > rival_votes && (reading->matter != TONGUE_NONE || votes * LEAST_SHARE > words)) ||
		 (votes > 0 && is_known))
		reading->language = best->language;
	else if (reading->matter < TONGUE_OPT_IN)
		reading->matter = TONGUE_NONE;
	reading->is_sure = script != SCRIPT_LATIN || votes - rival_votes >= SURE_VOTES || votes * 2 > words;
	if (reading->matter == TONGUE_ABSENCE)
		reading->day = day_of(best, scratch->whole);
}
