/*
 * conversation_days_test.c
 *
 * What in a text names a day.
 */
#include "unit.h"

#include <string.h>

#include "conversation/days_core.h"
#include "conversation/words_core.h"

/*
 * The mentions of a text as "part:words ..." each, parted by "; ".  Parts are
 * numbered from 1, as SQL sees them.
 */
static const char *
Mentions(const char *text)
{
	static char out[2000];
	static DayReader reader;
	char		folded[WORDS_FOLD_SIZE(500)];
	DayMention	mention;
	char	   *next = out;

	days_begin(&reader, folded, words_fold(text, strlen(text), true, folded));
	*out = '\0';
	while (days_next(&reader, &mention))
	{
		next += sprintf(next, "%s", next == out ? "" : ";");
		for (int i = 0; i < DAY_PARTS; i++)
			if (mention.part[i].start != NULL)
				next += sprintf(next, "%s%d:%.*s", next == out ? "" : " ", i + 1, mention.part[i].length,
								mention.part[i].start);
	}
	return out;
}

#define IS(text, expected) CHECK(strcmp(Mentions(text), expected) == 0)

/* Every form of a day */
static void
TestForms(void)
{
	IS("out 3/14", "2:3 3:14");
	IS("out 3/14/26.", "2:3 3:14");
	IS("1/2/3/4", "2:1 3:2; 2:3 3:4");
	IS("March 14th", "4:march 5:14");
	IS("march 14 to 16", "4:march 5:14 6:16");
	IS("el 14 de marzo", "7:14 9:marzo");
	IS("del 14 al 16 de marzo", "7:14 8:16 9:marzo");
	IS("the day after tomorrow", "10:day after tomorrow");
	IS("pasado mañana", "10:pasado manana");
	IS("the rest of the week", "11:rest of the week");
	IS("toda la semana", "11:toda la semana");
	IS("la semana que viene", "12:semana que viene");
	IS("next week", "12:next week");
	IS("three more days", "13:three");
	IS("a couple of weeks", "1:a 13:couple of 14:weeks");
	IS("Mon and Tues", "15:mon; 15:tue");
	IS("mon/tue", "15:mon; 15:tue");
	IS("el miércoles", "15:mie");
	IS("on the 5th", "16:5");
}

/* What joins one to the one before */
static void
TestLinks(void)
{
	IS("mon-wed", "15:mon; 1:to 15:wed");
	IS("hasta el viernes", "1:hasta 15:vie");
	IS("back to school on thursday", "1:back to school on 15:thu");
	IS("until next monday", "1:until next 15:mon");
	IS("since yesterday", "1:since 10:yesterday");
	IS("regresa el lunes", "1:regresa el 15:lun");
}

/* What looks like a day and is none */
static void
TestOthers(void)
{
	IS("she is in 5th grade", "");
	IS("1st and 2nd period", "");
	IS("this morning", "");
	IS("en la mañana", "");
	IS("Good Friday", "");
	IS("money, sunny, 100, 3.14159", "");
	IS("", "");
	IS("en la mañana del lunes", "15:lun");
	IS("to  this morning  monday", "15:mon");
}

int
main(void)
{
	TestForms();
	TestLinks();
	TestOthers();
	return unit_end("conversation_days_test");
}
