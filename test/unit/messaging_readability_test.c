/*
 * messaging_readability_test.c
 *
 * Syllables word by word, and the grade of whole texts.
 */
#include "unit.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "messaging/readability_core.h"

/* Check a list of words, each with its number of syllables after a colon; prints the wrong ones */
static void
CheckWords(const char *list, ReadingLanguage language)
{
	for (const char *at = list; *at != '\0';)
	{
		size_t		len = strcspn(at, ":");
		int			said = reading_syllables(at, len, language);

		if (said != at[len + 1] - '0')
			printf("%.*s has %c syllables, not %d\n", (int) len, at, at[len + 1], said);
		CHECK(said == at[len + 1] - '0');
		at += len + 2;
		at += *at == ' ';
	}
}

/* As a dictionary parts them */
static void
TestEnglishSyllables(void)
{
	CheckWords("school:1 days:1 day:1 year:1 you:1 miss:1 missed:1 misses:2 needed:2 counts:1 help:1 child:1 "
			   "children:2 "
			   "every:2 everyone:3 week:1 together:3 attendance:3 absence:2 absences:3 absent:2 family:3 families:3 "
			   "reply:2 stop:1 today:2 tomorrow:3 because:2 home:1 homework:2 sometimes:2 something:2 someone:2 time:1 "
			   "times:1 table:2 tables:2 handled:2 little:2 people:2 being:2 going:2 doing:2 bring:1 trying:2 see:1 "
			   "idea:3 area:3 video:3 station:2 special:2 serious:3 gracious:2 language:2 quiet:2 science:2 field:1 "
			   "believe:2 easier:3 earlier:3 usual:3 January:4 education:4 information:4 communication:5 "
			   "walked:1 wanted:2 learned:1 use:1 used:1 use:1 the:1 be:1 me:1 apple:2 churches:2 "
			   "places:2 changes:2 likely:2 safely:2 carefully:3 teacher:2 office:2 chance:1 great:1 out:1 rhythm:1 "
			   "create:2 created:3 don't:1 didn't:2 we're:1 120:1 prism:2 assignment:3 assignments:3 breakfast:2 "
			   "transportation:4 welcome:2 break:1 class:1 catch:1 ready:2 enough:2 vacation:3 holiday:3",
			   READING_ENGLISH);
}

static void
TestSpanishSyllables(void)
{
	CheckWords("día:2 días:2 escuela:3 ha:1 faltado:3 usted:2 puede:2 ayudar:3 cada:2 cuenta:2 año:2 curso:2 clase:2 "
			   "niño:2 "
			   "hoy:1 muy:1 y:1 quien:1 que:1 guerra:2 guitarra:3 pingüino:3 antigüedad:4 país:2 maestro:3 ahora:3 "
			   "ciudad:2 familia:3 aéreo:4 oír:2 lengua:2 construir:2 buey:1 asistencia:4 estudiante:4 responda:3 "
			   "transporte:3 bienvenidos:4 vacaciones:4 ausencias:3 Raúl:2 teoría:4 ÚNICO:3", READING_SPANISH);
}

/* Words, sentences and the formulas */
static void
TestMeasure(void)
{
	const char *body = "The cat sat on the mat. It was 6.5 feet long! Was it?";
	Readability text = reading_measure(body, strlen(body), READING_ENGLISH);

	CHECK(text.words == 13 && text.sentences == 3 && text.syllables == 13);
	CHECK(fabs(reading_grade(text, READING_ENGLISH) -
			   (0.39 * 13 / 3 + 11.8 - 15.59 < 0 ? 0 : 0.39 * 13 / 3 + 11.8 - 15.59)) < 1e-9);
	text = (Readability) {100, 5, 150};
	CHECK(fabs(reading_grade(text, READING_ENGLISH) - 9.91) < 1e-9);
	text = (Readability) {100, 10, 190};
	CHECK(fabs(reading_grade(text, READING_SPANISH) - (130 - (206.84 - 114 - 10.2)) / 10) < 1e-9);
	text = reading_measure("", 0, READING_ENGLISH);
	CHECK(text.words == 0 && reading_grade(text, READING_ENGLISH) == 0);
	body = "Mesa Vista: Ana missed 6 days; Luis 4. Office: 8:30";
	text = reading_measure(body, strlen(body), READING_ENGLISH);
	CHECK(text.sentences == 5 && text.words == 11);
	body = "... ' '' -- \xE2\x80\x99 \xFF\xC3";
	text = reading_measure(body, strlen(body), READING_ENGLISH);
	CHECK(text.sentences <= text.words);
	body = "\xE6\x82\xA8\xE5\xA5\xBD";
	text = reading_measure(body, strlen(body), READING_ENGLISH);
	CHECK(text.words == 0);
}

int
main(void)
{
	TestEnglishSyllables();
	TestSpanishSyllables();
	TestMeasure();
	return unit_end("messaging_readability_test");
}
