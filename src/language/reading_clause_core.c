/*
 * reading_clause_core.c
 *
 * The second step of a reading: words become clauses, and the tags of a
 * clause's words its cues.  A cue is a rule: tags that follow each other.
 * Pure C.
 */
#include "language/reading_clause_core.h"

#include "language/reading_tags.h"

#include <string.h>

/* Any number of words with one of these tags */
#define ANY(tags) ((tags) | TAG(63))

#define MAX_STEPS 6

/* ... which are this many at most */
#define MAX_ANY 6

/* Words that say nothing of themselves between two that matter */
#define LIGHT (BE | FUTURE | FILLER | PRONOUN | TOO | ONLY | AT | DAY | NAMES | KID | ALL)
#define SUBJECT (NAMES | PRONOUN | KID | ALL | STRANGER | SIBLING)

typedef struct CueRule
{
	uint32_t	cue;
	uint64_t	steps[MAX_STEPS];	/* 0 ends them */
	uint64_t	unless;			/* tags that no word of the clause may have */
	bool		at_start;		/* the first word of the clause */
	bool		at_end;			/* the last one */
} CueRule;

/* Cues that a clause has whatever its other cues */
static const CueRule rules[] = {
	/* out */
	{CUE_OUT, {NOT, ANY(LIGHT | AUXILIARY), GO}, ASKS | HOME, false, false},
	{CUE_OUT, {NOT, ANY(LIGHT | GO), THERE}, ASKS | LATE, false, false},
	{CUE_OUT, {NOT, ANY(LIGHT | GO), SCHOOL}, ASKS, false, false},
	{CUE_OUT, {NOT, ANY(LIGHT), SEND, ANY(FILLER), PRONOUN | NAMES | KID | ALL}, ASKS | PAST, false, false},
	{CUE_OUT, {NOT, ANY(BE), RETURN}, ASKS, false, false},
	{CUE_OUT, {SUBJECT | IS | BE | FUTURE | ONLY | AND | BUT, ANY(FILLER | DAY | IS | STAY), OUT}, MARKED, false,
	false},
	{CUE_OUT, {OUT}, MARKED, true, false},
	{CUE_OUT, {OUT, ANY(FILLER | AT | UNTIL), DAY}, MARKED, false, false},
	{CUE_OUT, {FUTURE | SUBJECT, ANY(FILLER | IS | NOT), MISS}, THANKS, false, false},
	{CUE_OUT, {MISS, ANY(FILLER | SCHOOL), DAY}, 0, false, false},
	{CUE_OUT, {STAY, ANY(LIGHT | GO | WRITER), HOME}, 0, false, false},
	{CUE_OUT, {HOME, ANY(FILLER | AT), DAY}, STATUS, false, false},
	{CUE_OUT, {FUTURE, ANY(BE), HOME}, TIME | ASKS, false, false},
	{CUE_OUT, {SUBJECT | IS, HOME, UNTIL}, ASKS, false, false},
	{CUE_OUT, {HOME, ANY(FILLER), SICK}, 0, false, false},
	{CUE_OUT, {SICK, ANY(FILLER | AND | AT), HOME}, 0, false, false},
	{CUE_OUT, {NO_SCHOOL}, ASKS | AUXILIARY, false, false},
	{CUE_OUT, {NO_SCHOOL}, ASKS, true, false},
	{CUE_OUT, {EXCUSE, ANY(FILLER | KID), NAMES | KID | PRONOUN}, ASKS, false, false},
	{CUE_OUT, {EXCUSE, ANY(FILLER | KID), NAMES | KID | PRONOUN, ANY(FILLER | AT), OUT | DAY}, 0, false, false},
	{CUE_OUT, {FUTURE, ANY(BE), EXCUSE}, ASKS, false, false},
	{CUE_OUT, {FUTURE | WRITER | SUBJECT, ANY(LIGHT | IS), AWAY}, ASKS, false, false},
	{CUE_OUT, {AWAY, ANY(FILLER | AT | UNTIL), DAY}, ASKS, false, false},
	{CUE_OUT | CUE_REPORT, {REPORT}, ASKS, false, false},

	/* late */
	{CUE_LATE, {LATE}, 0, false, false},
	{CUE_LATE, {MISS_BUS}, 0, false, false},
	{CUE_LATE, {THERE | GO, ANY(FILLER | DAY | ONLY | AT), TIME}, NOT | EARLY | RETURN | CARE | ASKS, false, false},
	{CUE_LATE, {SEND, ANY(LIGHT), AT, TIME}, NOT | EARLY | ASKS, false, false},

	/* there, or coming */
	{CUE_COMING, {SUBJECT | FUTURE | IS, ANY(LIGHT | IS | OKAY), GO}, NOT | AWAY | STAY | HOME | ASKS, false, false},
	{CUE_COMING, {SUBJECT | FUTURE | BE, ANY(LIGHT | IS), THERE}, NOT | PAST | ASKS, false, false},
	{CUE_COMING, {FUTURE, SCHOOL}, NOT | ASKS, false, false},
	{CUE_COMING, {YES}, ASKS | NOT | MAYBE, false, false},
	{CUE_COMING, {NAMES | ALL | KID, FUTURE}, ASKS, false, true},
	{CUE_COMING, {NAMES, OKAY}, ASKS, false, true},
	{CUE_COMING | CUE_RETURN, {RETURN, ANY(FILLER | AT | THERE), DAY}, NOT | UNTIL, false, false},
	{CUE_COMING, {RETURN, ANY(FILLER), THERE | SCHOOL}, NOT | UNTIL, false, false},
	{CUE_COMING, {SEND, ANY(FILLER), PRONOUN | NAMES | KID | ALL}, NOT | ASKS | PAST | EARLY, false, false},
	{CUE_COMING, {SUBJECT, ANY(IS), STATUS}, NOT | PAST | ASKS | HOME, false, false},

	/* how the child is */
	{CUE_SICK, {SICK}, 0, false, false},
	{CUE_SICK, {NOT, ANY(FILLER | FEEL | TOO), WELL}, 0, false, false},
	{CUE_FINE, {SICK, ANY(FILLER | IS | BUT), CHANGED}, NOT, false, false},
	{CUE_FINE, {CHANGED, ANY(FILLER), SICK}, NOT, false, false},
	{CUE_FINE, {IS | FEEL | SUBJECT | BE, ANY(FILLER | IS | FEEL), WELL}, NOT, false, false},
	{CUE_HOME, {STATUS}, NOT | ASKS, false, false},
	{CUE_HOME, {SUBJECT | IS, ANY(IS | FILLER), HOME}, NOT | DAY, false, true},

	/* against what we said */
	{CUE_THERE, {PAST, ANY(FILLER), THERE}, NOT, false, false},
	{CUE_THERE, {NOT, ANY(BE), OUT | LATE}, 0, false, false},
	{CUE_WRONG, {WRONG}, 0, false, false},

	/* what it changes */
	{CUE_DAYS, {DAY}, 0, false, false},
	{CUE_OPEN_DAYS, {OPEN_DAYS}, 0, false, false},
	{CUE_NOT_DAYS, {NOT, ANY(FILLER | AT), DAY}, GO | THERE | OUT | SCHOOL | HOME | MISS | LATE, false, false},
	{CUE_NOT_DAYS, {DAY, NOT}, GO | THERE | OUT | SCHOOL | HOME | MISS | LATE, false, true},
	{CUE_ONLY, {ONLY}, 0, false, false},
	{CUE_MORE, {TOO}, 0, false, false},
	{CUE_MORE, {AND}, 0, true, false},
	{CUE_MEANT, {MEANT}, 0, false, false},
	{CUE_MEANT, {SORRY, ANY(FILLER), NOT}, 0, true, false},
	{CUE_NEVERMIND, {NEVERMIND}, 0, false, false},
	{CUE_MEANT, {SORRY, ANY(FILLER | IS | PAST), DAY}, 0, true, false},
	{CUE_MEANT, {NOT, NAMES}, GO | THERE | OUT | SICK | LATE | HOME | SEND | FUTURE, false, false},
	{CUE_EARLY, {EARLY}, 0, false, false},
	{CUE_EARLY, {PARTICLE, PRONOUN | NAMES | KID, ANY(DAY | FILLER), AT, TIME}, PAST | STATUS | LATE, false, false},
	{CUE_THANKS, {THANKS}, 0, false, false},
	{CUE_GREETING, {HELLO}, 0, false, false},
};

/* ---- rules ---- */

/* The place behind n steps where they begin at a word; -1: they do not */
static int
match_behind(const Reading *r, int at, int last, const uint64_t *steps, int n_steps)
{
	for (int i = 0; i < n_steps && steps[i] != 0; i++)
	{
		if (steps[i] & TAG(63))
		{
			uint64_t	light = steps[i] & ~TAG(63);
			uint64_t	next = i + 1 < n_steps ? steps[i + 1] : 0;

			/* A word that is both goes on as a light one where the steps behind it fail */
			for (int n = 0; n < MAX_ANY && at < last && (r->word[at].tags & light) &&
				 (!(r->word[at].tags & next) || match_behind(r, at, last, steps + i + 1, n_steps - i - 1) < 0); n++)
				at++;
		}
		else if (at < last && (r->word[at].tags & steps[i]))
			at++;
		else
			return -1;
	}
	return at;
}

static int
match_steps(const Reading *r, int at, int last, const uint64_t *steps)
{
	return match_behind(r, at, last, steps, MAX_STEPS);
}

/* All tags of the words [first, last) */
static uint64_t
tags_of(const Reading *r, int first, int last)
{
	uint64_t	tags = 0;

	for (int at = first; at < last; at++)
		tags |= r->word[at].tags;
	return tags;
}

/* The first word that says more than a greeting */
static int
content_start(const Reading *r, int first, int last)
{
	while (first < last - 1 && (r->word[first].tags & (HELLO | OKAY | AND | BUT | SORRY)) &&
		   !(r->word[first].tags & (ASKS | AUXILIARY | NOT | NEVERMIND | OUT | GO)))
		first++;
	return first;
}

/* Whether a rule holds for a clause */
static bool
holds(const CueRule *rule, const Reading *r, int first, int last, uint64_t tags)
{
	int			from = first;

	if (tags & rule->unless)
		return false;
	if (rule->at_start)
	{
		from = (rule->cue & (CUE_MORE | CUE_MEANT)) != 0 ? first : content_start(r, first, last);
		return match_steps(r, from, last, rule->steps) >= 0;
	}
	for (; from < last; from++)
	{
		int			end = match_steps(r, from, last, rule->steps);

		if (end >= 0 && (!rule->at_end || end == last))
			return true;
	}
	return false;
}

/* Whether a clause tells of a state, not of a day: "been staying home", "cant get to school anymore" */
static bool
is_lasting(const Reading *r, int first, int last)
{
	for (int at = first; at < last; at++)
		if (strcmp(r->word[at].folded, "anymore") == 0 || strcmp(r->word[at].folded, "more") == 0 ||
			strcmp(r->word[at].folded, "been") == 0 || strcmp(r->word[at].folded, "every") == 0)
			return !(tags_of(r, first, last) & (DAY | SICK));
	return false;
}

/* The cues of the words [first, last) */
static uint32_t
cues_of(const Reading *r, int first, int last)
{
	uint64_t	tags = tags_of(r, first, last);
	uint32_t	cues = 0;

	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++)
		if ((cues & rules[i].cue) != rules[i].cue && holds(&rules[i], r, first, last, tags))
			cues |= rules[i].cue;
	/* "will not be late", "was not absent": neither */
	if (cues & CUE_THERE)
		cues &= ~(CUE_OUT | CUE_LATE);
	if ((cues & CUE_THERE) && !(tags & PAST))
		cues = (cues & ~CUE_THERE) | CUE_COMING;
	if ((cues & CUE_LATE) && (tags & NOT) && !(cues & CUE_OUT))
		for (int at = first; at < last; at++)
			if ((r->word[at].tags & NOT) && !(r->word[at].tags & MISS))
			{
				const uint64_t steps[MAX_STEPS] = {NOT, ANY(LIGHT | GO | IS), LATE};

				if (match_steps(r, at, last, steps) >= 0)
					cues = (cues & ~CUE_LATE) | CUE_COMING;
			}
	if ((cues & CUE_OUT) && (cues & CUE_COMING) && !(tags & RETURN))
		cues &= ~CUE_COMING;
	if ((cues & CUE_LATE) && (cues & CUE_COMING))
		cues &= ~CUE_COMING;
	if ((cues & CUE_OUT) && (cues & CUE_LATE) && (tags & NOT))
		cues &= ~CUE_LATE;
	/* "The fever stopped" */
	if ((cues & CUE_FINE) && (cues & CUE_SICK) && (tags & CHANGED))
		cues &= ~CUE_SICK;
	if ((cues & CUE_OUT) && is_lasting(r, first, last))
		cues &= ~CUE_OUT;
	return cues;
}

/* ---- clauses ---- */

#define PREDICATES (CUE_OUT | CUE_LATE | CUE_COMING | CUE_SICK | CUE_FINE | CUE_HOME | CUE_THERE)

/* Whether a word begins a subject with its verb */
static bool
begins_subject(const Reading *r, int at)
{
	const ReadingWord *word = &r->word[at];
	const ReadingWord *next = at + 1 < r->n_words ? word + 1 : NULL;

	if ((word->tags & (PRONOUN | WRITER)) && (word->tags & (IS | FUTURE)))
		return true;
	if ((word->tags & WRITER) && next != NULL && next->mark == MARK_NONE && (next->tags & (PARTICLE | SEND | EARLY)))
		return true;
	return (word->tags & (NAMES | PRONOUN | ALL | KID | STRANGER | WRITER)) && next != NULL &&
		next->mark == MARK_NONE &&
		(next->tags & (IS | FUTURE | NOT | PAST | OUT | LATE | GO | BE | MISS)) && !(next->tags & (FILLER | AND));
}

/* Whether the words [first, last) are names and no more: "Ana and" begins no clause */
static bool
is_list(const Reading *r, int first, int last)
{
	for (int at = first; at < last; at++)
		if (!(r->word[at].tags & (NAMES | KID | HELLO | AND | STRANGER)))
			return false;
	return true;
}

/* Whether a new clause begins before a word */
static bool
begins_clause(const Reading *r, int first, int at)
{
	const ReadingWord *word = &r->word[at];
	const ReadingWord *before = word - 1;

	if (word->mark != MARK_NONE)
		return true;
	if ((word->tags & BUT) && !(word->tags & (PRONOUN | ASKS)) && at - first >= 2)
		return true;
	if ((word->tags & AND) && at + 1 < r->n_words &&
		(begins_subject(r, at + 1) || (word[1].tags & (NOT | MAYBE | FUTURE | ASKS)) ||
		 ((word[1].tags & FILLER) && at + 2 < r->n_words && begins_subject(r, at + 2))))
		return at - first >= 1 && !is_list(r, first, at);
	if ((word->tags & ASKS) && strchr(word->folded, ' ') == NULL &&
		word->end - word->start > (int) strlen(word->folded) &&
		(cues_of(r, first, at) & PREDICATES))
		return true;
	if (begins_subject(r, at) &&
		!(before->tags & (AND | NOT | SEND | FEEL | MAYBE | KID | UNTIL | EXCUSE | FILLER | AT | STAY)) &&
		(cues_of(r, first, at) & PREDICATES))
		return true;
	return false;
}

/* Add the clause [first, last) */
static void
add_clause(Reading *r, int first, int last)
{
	ReadingClause *clause;

	if (r->n_clauses == READING_MAX_CLAUSES)
	{
		r->clause[READING_MAX_CLAUSES - 1].last = last;
		return;
	}
	clause = &r->clause[r->n_clauses++];
	memset(clause, 0, sizeof(*clause));
	clause->first = first;
	clause->last = last;
}

/* Whether all words of a clause have one of the tags */
static bool
consists_of(const Reading *r, const ReadingClause *c, uint64_t tags)
{
	for (int at = c->first; at < c->last; at++)
		if (!(r->word[at].tags & tags))
			return false;
	return true;
}

/* Whether a clause is only a part of the one before: more days, "fever", "the 19th" */
static bool
joins_previous(const Reading *r, const ReadingClause *previous, const ReadingClause *c)
{
	uint64_t	tags = tags_of(r, c->first, c->last);

	/* "No el viernes, el jueves", "wrong day, it is Thursday" */
	if (r->word[c->first].mark != MARK_END && consists_of(r, c,
														  DAY | NAMES | FILLER | AT | IS | THIS_IS | THING | ONLY) &&
		(tags & (DAY | NAMES)) && (tags_of(r, previous->first, previous->last) & (NOT | MEANT)) &&
		consists_of(r, previous, NOT | MEANT | DAY | NAMES | FILLER | SORRY | AT | ONLY | OKAY))
		return true;
	if (r->word[c->first].mark == MARK_END || (tags & (MAYBE | NEVERMIND | MEANT | CHANGED)))
		return false;
	if (tags & NOT)
		return false;
	if (!(cues_of(r, previous->first, previous->last) & (CUE_OUT | CUE_LATE | CUE_REPORT)))
		return false;
	return (tags & DAY) && consists_of(r, c, DAY | AND | FILLER | AT | TIME | UNTIL | TOO | RETURN | ONLY);
}

/* Whether a clause is only whom the next one is about: "Ana, Ben and Caro" */
static bool
joins_next(const Reading *r, const ReadingClause *c, const ReadingClause *next)
{
	return r->word[next->first].mark != MARK_END && consists_of(r, c, NAMES | AND | KID | FILLER | ALL | HELLO | DAY) &&
		(tags_of(r, c->first, c->last) & (NAMES | ALL | DAY)) &&
		(cues_of(r, next->first, next->last) & (CUE_OUT | CUE_LATE | CUE_SICK)) &&
		(!(tags_of(r, c->first, c->last) & NAMES) || !(tags_of(r, next->first, next->last) & (NAMES | STRANGER)) ||
		 r->word[next->first].child >= 0);
}

/* Put clauses together that are none of their own */
static void
join_clauses(Reading *r)
{
	for (int i = r->n_clauses - 1; i > 0; i--)
		if (joins_next(r, &r->clause[i - 1], &r->clause[i]) || joins_previous(r, &r->clause[i - 1], &r->clause[i]))
		{
			r->clause[i - 1].last = r->clause[i].last;
			memmove(&r->clause[i], &r->clause[i + 1], (r->n_clauses - i - 1) * sizeof(r->clause[0]));
			r->n_clauses--;
		}
}

/* Whether a clause asks */
static bool
asks(const Reading *r, const ReadingClause *c)
{
	int			at = content_start(r, c->first, c->last);
	uint64_t	tags = r->word[at].tags;
	uint64_t	next = at + 1 < c->last ? r->word[at + 1].tags : 0;

	/* "Can you mark Ben out tomorrow?" */
	if ((tags_of(r, c->first, c->last) & EXCUSE) && (cues_of(r, c->first, c->last) & CUE_OUT) &&
		strncmp(r->word[at].folded, "how", 3) != 0 && strncmp(r->word[at].folded, "wh", 2) != 0)
		return false;
	if (r->word[c->last - 1].is_asked)
		return true;
	if (at < c->last - 1 && (tags & FILLER) && !(tags & (ASKS | AUXILIARY | IS | NOT)) && (next & ASKS))
	{
		at++;
		tags = next;
		next = at + 1 < c->last ? r->word[at + 1].tags : 0;
	}
	if (tags & ASKS)
		return !(tags & FILLER) && !((tags & AT) && (next & TIME));
	if (!(tags & AUXILIARY) || (tags & (NOT | PRONOUN)) || next == 0)
		return (tags & AUXILIARY) != 0 && c->last - at > 2 && strcmp(r->word[at].folded, "has") != 0;
	if (strncmp(r->word[at].folded, "ha", 2) == 0)	/* has, have, had */
		return (next & (NAMES | KID | PRONOUN | WRITER | ALL)) != 0;
	if (next & (NAMES | KID | SCHOOL | STRANGER | WRITER | ALL | PRONOUN | THING))
		return true;
	return !(next & (SICK | OUT | LATE | NOT | GO | HOME | BE | THERE | STAY | FEEL | MISS)) &&
		((next & FILLER) != 0 || strcmp(r->word[at].folded, "is") == 0 || r->word[at].folded[0] == 'd' ||
		 strcmp(r->word[at].folded, "are") == 0);
}

/* Part the days that are not meant from those that are: "not tomorrow, just Friday", "next Wednesday not tomorrow" */
static void
part_days(const Reading *r, ReadingClause *c)
{
	int			from = c->first,
				to;

	while (from < c->last && !(r->word[from].tags & NOT))
		from++;
	for (to = from; to < c->last && !(r->word[to].tags & DAY); to++)
		;
	if (to >= c->last)
	{
		/* "today no" */
		c->not_days_start = c->start;
		c->not_days_end = c->end;
		c->days_start = c->days_end = 0;
		return;
	}
	to++;
	while (to + 1 < c->last && (r->word[to].tags & (AND | AT)) && (r->word[to + 1].tags & DAY))
		to += 2;
	c->not_days_start = r->word[from].start;
	c->not_days_end = r->word[to - 1].end;
	c->days_start = c->days_end = 0;
	if (to < c->last && (tags_of(r, to, c->last) & DAY))
	{
		c->days_start = r->word[to].start;
		c->days_end = c->end;
	}
	else if (tags_of(r, c->first, from) & DAY)
	{
		c->days_start = c->start;
		c->days_end = r->word[from - 1].end;
	}
}

/* What the words of a clause tell */
static void
read_clause(const Reading *r, ReadingClause *c)
{
	uint64_t	tags = tags_of(r, c->first, c->last);

	c->start = r->word[c->first].start;
	c->end = r->word[c->last - 1].end;
	c->cues = cues_of(r, c->first, c->last);
	c->is_negative = (tags & NOT) != 0;
	c->is_unsure = (tags & MAYBE) != 0;
	c->is_past = (tags & PAST) != 0 && !(tags & FUTURE);
	c->is_question = asks(r, c);
	if (c->cues & CUE_DAYS)
	{
		c->days_start = c->start;
		c->days_end = c->end;
	}
	if (c->cues & CUE_NOT_DAYS)
		part_days(r, c);
	for (int at = c->first; at < c->last; at++)
		if ((r->word[at].tags & ASKS) && (r->word[at].tags & THIS_IS))
			c->cues |= CUE_WHO;
}

void
reading_clauses(Reading *r)
{
	int			first = 0;

	for (int at = 1; at < r->n_words; at++)
		if (begins_clause(r, first, at))
		{
			add_clause(r, first, at);
			first = at;
		}
	if (r->n_words > 0)
		add_clause(r, first, r->n_words);
	join_clauses(r);
	for (int i = 0; i < r->n_clauses; i++)
	{
		ReadingClause *c = &r->clause[i];

		read_clause(r, c);
		/* "If the fever does not break, she will not be there" */
		if (i > 0 && c[-1].is_unsure && !c[-1].is_question && !(c[-1].cues & (CUE_OUT | CUE_LATE)) &&
			r->word[c->first].mark != MARK_END)
			c->is_unsure = true;
	}
}
