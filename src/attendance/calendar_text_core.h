/*
 * calendar_text_core.h
 *
 * A calendar as text: "2021-08-23:5P2.3PEU<" or "empty".
 *
 * After the first day, a run for each stretch of equal days: its length where
 * above one, a letter (P present, T tardy, R remote, E excused, U unexcused,
 * S suspended, I in-school suspension, "." not in the calendar), and how much
 * was missed where it isn't what the status says: "_" none, "<" under half,
 * "=" half, ">" over half, "*" all.
 */
#ifndef MINIBOT_CALENDAR_TEXT_CORE_H
#define MINIBOT_CALENDAR_TEXT_CORE_H

#include "attendance/calendar_core.h"

/* Text of the longest: a letter, a mark and a dot at most for each day */
#define CALENDAR_MAX_TEXT (16 + 2 * CALENDAR_MAX_DAYS)

/* Write it; returns the length. */
extern size_t calendar_text(const Calendar *calendar, char text[CALENDAR_MAX_TEXT]);

/* Parse it; on failure *at is the place in text. */
extern CalendarResult calendar_parse(const char *text, Calendar *calendar, const char **at);

#endif							/* MINIBOT_CALENDAR_TEXT_CORE_H */
