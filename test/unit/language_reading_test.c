/*
 * language_reading_test.c
 *
 * What a text says: its words, whom it is about, its clauses and what each of
 * them does.
 */
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "language/reading_core.h"
#include "language/reading_tags.h"
#include "language/reading_words_core.h"

static ReadingLexicon lexicon;
static Reading reading;

/* A family with these children, parted by commas; flags: n something was noted, c we asked which child, d which day */
static ReadingContext
Family(const char *children, const char *flags)
{
	static char names[200];
	ReadingContext context = {0};

	strcpy(names, children);
	for (char *name = strtok(names, ","); name != NULL; name = strtok(NULL, ","))
		context.child[context.n_children++] = name;
	context.has_note = context.is_recent = strchr(flags, 'n') != NULL;
	context.focus = context.has_note ? 1 : 0;
	context.asked = strchr(flags, 'c') != NULL ? ASKED_CHILD : strchr(flags, 'd') != NULL ? ASKED_DAY : ASKED_NOTHING;
	return context;
}

/* A text read as "function:whom" a clause, parted by spaces; whom as letters of the children, - for nobody */
static const char *
Read(const char *children, const char *flags, const char *text)
{
	static char out[2000];
	ReadingContext context = Family(children, flags);

	read_text(&lexicon, &context, text, strlen(text), &reading);
	*out = '\0';
	for (int i = 0; i < reading.n_clauses; i++)
	{
		const ReadingClause *c = &reading.clause[i];
		char		whom[READING_MAX_CHILDREN + 2] = "-";
		int			n = 0;

		for (int k = 0; c->whom == WHOM_CHILDREN && k < context.n_children; k++)
			if (c->children >> k & 1)
				whom[n++] = context.child[k][0];
		if (n > 0)
			whom[n] = '\0';
		sprintf(out + strlen(out), "%s%s:%s", i == 0 ? "" : " ", reading_function_name(c->function), whom);
	}
	return out;
}

#define READS(children, flags, text, expected) \
	do { \
		const char *is = Read(children, flags, text); \
		CHECK(strcmp(is, expected) == 0); \
		if (strcmp(is, expected) != 0) \
			printf("    \"%s\" reads %s\n", text, is); \
	} while (0)

/* How words are cut and folded, and where they stand in the text */
static void
TestWords(void)
{
	ReadingContext context = Family("ana", "");
	const char *text = "Hi, Dr. Ruiz: Ana\xe2\x80\x99s out 3/14 \xe2\x80\x94 s\xc3\xad?";

	reading_words(&lexicon, &context, text, strlen(text), &reading);
	CHECK(reading.n_words == 7);
	CHECK(strcmp(reading.word[0].folded, "hi") == 0 && reading.word[0].start == 0 && reading.word[0].end == 2);
	CHECK(strcmp(reading.word[1].folded, "dr") == 0 && reading.word[1].mark == MARK_COMMA);
	CHECK(reading.word[2].mark == MARK_NONE && reading.word[3].mark == MARK_COMMA);
	CHECK(strcmp(reading.word[3].folded, "anas") == 0 && reading.word[3].stem == 3 && reading.word[3].child == 0);
	CHECK((reading.word[5].tags & DAY) && reading.word[6].is_asked && reading.word[6].end == strlen(text) - 1);
	CHECK(strcmp(reading.word[6].folded, "si") == 0);

	reading_words(&lexicon, &context, "wont be in today", 16, &reading);
	CHECK(reading.n_words == 3 && (reading.word[2].tags & THERE) && (reading.word[2].tags & DAY));
	reading_words(&lexicon, &context, "\xff\xfe\x80", 3, &reading);
	CHECK(reading.n_words == 0);
	reading_words(&lexicon, &context, "", 0, &reading);
	CHECK(reading.n_words == 0);
}

/* Errors that are forgiven */
static void
TestSpelling(void)
{
	CHECK(reading_is_misspelt("absnet", 6, "absent", 6));
	CHECK(reading_is_misspelt("abent", 5, "absent", 6) && reading_is_misspelt("abssent", 7, "absent", 6));
	CHECK(!reading_is_misspelt("abnt", 4, "absent", 6) && !reading_is_misspelt("presnt", 6, "absent", 6));
	CHECK(strcmp(reading_full_names("katie"), "|katherine|kathryn|catherine|kaitlyn|") == 0);
	CHECK(reading_full_names("nobody") == NULL);
}

/* Whose name a word is */
static void
TestNames(void)
{
	READS("maria,leo", "", "leo is out tomorrow", "news:l");
	READS("maria,leo", "", "leos out tomorrow", "news:l");
	READS("maria,leo", "", "Mria is out tomorrow", "news:m");
	READS("katherine,leo", "", "katie is out tomorrow", "news:k");
	READS("skylar,leo", "", "Sky is home sick", "news:s");
	READS("maria,leo", "", "this is Maria's mom, leo is sick", "detail:- news:l");
	READS("maria", "", "Sofia will be out tomorrow", "other:-");
	READS("maria", "", "my son Pedro is sick", "other:-");
	READS("will,leo", "", "Leo will be out tomorrow", "news:l");
	READS("will,leo", "", "Will will be out tomorrow", "news:w");
	READS("hope", "", "I hope hope feels better, she's out tomorrow", "status:h news:h");
	READS("jose,jose luis", "", "jose luis no va manana", "news:j");
	READS("ana,ana", "", "ana is out tomorrow", "news:-");
	READS("maria,leo", "", "both are out tomorrow", "news:ml");
	READS("maria,leo", "", "one of my kids is out tomorrow", "news:-");
	READS("maria,leo", "", "she is out tomorrow", "news:-");
	READS("maria", "", "she is out tomorrow", "news:m");
	READS("maria", "", "my mother is sick", "other:-");
	READS("maria,leo", "n", "and her brother too", "continuation:l");
}

/* Where a clause begins */
static void
TestClauses(void)
{
	READS("sofia,mateo", "", "sofia out tomorrow, mateo will be there", "news:s status:m");
	READS("sofia,mateo", "", "sofia running late mateo is absent", "news:s news:m");
	READS("sofia,mateo", "", "Sofia and Mateo will be out thursday and friday", "news:sm");
	READS("sofia", "", "sofia is out tomorrow and do you have the nurses number", "news:s question:s");
	READS("sofia", "", "sofia has a fever, she wont be in tomorrow", "detail:s news:s");
	READS("sofia", "", "out tomorrow, thursday", "news:s");
	READS("sofia", "", "if her fever does not break, she will not be there tomorrow", "status:s status:s");
}

/* News, and what only sounds so */
static void
TestNews(void)
{
	READS("leo", "", "leo aint comin today", "news:l");
	READS("leo", "", "keeping him home", "news:l");
	READS("leo", "", "no school today", "news:l");
	READS("leo", "", "is there school today", "question:l");
	READS("leo", "", "hes not gonna make it in", "news:l");
	READS("leo", "", "leo was absent yesterday", "reason:l");
	READS("leo", "", "leo no fue ayer", "reason:l");
	READS("leo", "", "leo no va ir manana", "news:l");
	READS("leo", "", "leo se queda en casa hoy", "news:l");
	READS("leo", "", "leo llega tarde", "news:l");
	READS("leo", "", "he will be there around 10", "news:l");
	READS("leo", "", "he will not be late", "status:l");
	READS("leo", "", "leo might be out tomorrow", "status:l");
	READS("leo", "", "is he marked out today?", "question:l");
	READS("leo", "", "when does school let out", "question:l");
	READS("leo", "", "we ran out of gas", "other:l");
	READS("leo", "", "he was not absent", "dispute:l");
	READS("leo", "", "that is wrong", "dispute:l");
	READS("leo", "", "i am picking him up at 1", "early:l");
	CHECK(strcmp(Read("leo", "", "im running late"), "status:-") == 0 && reading.clause[0].whom == WHOM_WRITER);
}

/* What changes what was noted */
static void
TestChanges(void)
{
	const char *text = "sorry not tomorrow just friday";

	READS("leo", "n", "never mind", "withdrawal:l");
	READS("leo", "n", "he is going after all", "withdrawal:l");
	READS("leo", "", "he is going", "status:l");
	READS("leo", "n", "sorry I meant Friday", "correction:l");
	READS("leo", "n", "just Monday", "correction:l");
	READS("leo", "n", "and Friday too", "continuation:l");
	READS("leo", "n", "they moved it to the 18th", "correction:l");
	Read("leo", "n", text);
	CHECK(reading.n_clauses == 1 && reading.clause[0].function == FUNCTION_CORRECTION);
	CHECK(reading.clause[0].not_days_start == 6 && reading.clause[0].not_days_end == 18);
	CHECK(reading.clause[0].days_start == 19 && reading.clause[0].days_end == 30);
	READS("leo", "d", "thursday", "answer:l");
	READS("leo,ana", "c", "Leo sorry", "answer:l");
}

/* What needs nobody */
static void
TestMinor(void)
{
	READS("leo", "", "ok", "acknowledgement:l");
	READS("leo", "", "10-4", "acknowledgement:l");
	READS("leo", "", "yes ma'am, thank you", "acknowledgement:l acknowledgement:l");
	READS("leo", "", "ok gracias", "acknowledgement:l");
	READS("leo", "", "good morning", "greeting:l");
	READS("leo", "", "he is home", "status:l");
	READS("leo", "", "i took him to the bus", "status:l");
	READS("leo", "", "she's better now", "status:l");
	READS("leo", "", "it will not happen again", "promise:l");
	READS("leo", "", "I'm driving with Do Not Disturb While Driving turned on.", "automatic:l");
	READS("leo", "n", "ok", "acknowledgement:l");
}

/* More than there is room for */
static void
TestLimits(void)
{
	size_t		size = 20000;
	char	   *text = malloc(size + 1);
	ReadingContext context = Family("ana", "");

	for (size_t i = 0; i < size; i += 10)
		memcpy(text + i, "ana, out. ", 10);
	read_text(&lexicon, &context, text, size, &reading);
	CHECK(reading.n_words == READING_MAX_WORDS && reading.n_clauses <= READING_MAX_CLAUSES);
	memset(text, 'a', size);
	read_text(&lexicon, &context, text, size, &reading);
	CHECK(reading.n_words == 1 && reading.n_clauses == 1 && reading.word[0].end == size);
	free(text);
}

int
main(void)
{
	reading_lexicon_init(&lexicon);
	TestWords();
	TestSpelling();
	TestNames();
	TestClauses();
	TestNews();
	TestChanges();
	TestMinor();
	TestLimits();
	return unit_end("language_reading_test");
}
