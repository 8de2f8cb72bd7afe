/*
 * attendance_calendar_fuzz.c
 *
 * Any text and any bytes: refused, or a canonical calendar that every question
 * can be asked.
 */
#include <stdlib.h>
#include <string.h>

#include "attendance/calendar_core.h"
#include "attendance/calendar_text_core.h"
#include "attendance/rule_core.h"
#include "attendance/stored_core.h"

static void
must(bool condition)
{
	if (!condition)
		abort();
}

/* What is true of every calendar */
static void
ask(const uint8_t *stored, size_t size)
{
	AbsenceRule rule = {.day_rule = (uint8_t) (size % DAY_RULES), .always = 1 << DAY_SUSPENDED,
		.never = 1 << DAY_REMOTE, .rate = 100};
	uint8_t		levels[CALENDAR_MAX_WEEKS];
	uint8_t		again[CALENDAR_MAX_SIZE];
	char		text[CALENDAR_MAX_TEXT];
	const char *at;
	Calendar	calendar;
	Calendar	parsed;
	AbsenceCounts counts = stored_counts(stored, &rule, INT32_MIN, INT32_MAX);

	must(counts.absent_halves <= 2 * counts.enrolled && counts.enrolled <= CALENDAR_MAX_DAYS);
	must(stored_longest_streak(stored, &rule, INT32_MIN, INT32_MAX) >=
		 stored_current_streak(stored, &rule, INT32_MIN, INT32_MAX));
	must(stored_weeks(stored, &rule, INT32_MIN, INT32_MAX, levels) <= CALENDAR_MAX_WEEKS);
	calendar_read(stored, &calendar);
	must(calendar_text(&calendar, text) == strlen(text));
	must(calendar_parse(text, &parsed, &at) == CALENDAR_OK);
	must(calendar_merge(&parsed, &calendar) == CALENDAR_OK);
	must(calendar_write(&parsed, again) == size && memcmp(again, stored, size) == 0);
}

int			LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char	   *text = malloc(size + 1);
	uint8_t		stored[CALENDAR_MAX_SIZE];
	Calendar	calendar;
	const char *at;

	memcpy(text, data, size);
	text[size] = '\0';
	if (calendar_parse(text, &calendar, &at) == CALENDAR_OK)
	{
		size_t		written = calendar_write(&calendar, stored);

		must(calendar_check(stored, written) == NULL);
		ask(stored, written);
	}
	else
		must(at >= text && at <= text + strlen(text));
	free(text);
	if (calendar_check(data, size) == NULL)
		ask(data, size);
	return 0;
}
