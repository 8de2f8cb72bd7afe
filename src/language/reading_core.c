/*
 * reading_core.c
 *
 * The last step of a reading: whom each clause is about, and what it does in
 * the dialogue, told from the clauses beside it and from what was said before.
 * Pure C.
 */
#include "language/reading_core.h"

#include "language/reading_clause_core.h"
#include "language/reading_tags.h"
#include "language/reading_words_core.h"

#include <string.h>

#define NEWS (CUE_OUT | CUE_LATE)
#define PRESENT (CUE_COMING | CUE_FINE | CUE_HOME)

/* All tags of a clause's words */
static uint64_t
tags_of(const Reading *r, const ReadingClause *c)
{
	uint64_t	tags = 0;

	for (int at = c->first; at < c->last; at++)
		tags |= r->word[at].tags;
	return tags;
}

/* ---- whom ---- */

static uint32_t
everybody(const ReadingContext *context)
{
	return context->n_children >= 32 ? UINT32_MAX : (UINT32_C(1) << context->n_children) - 1;
}

/* Whether a name only tells who writes: "Maria's mom", "this is Lou" */
static bool
is_of_writer(const Reading *r, int at, int last)
{
	return at + 1 < last && (r->word[at + 1].tags & KIN) && r->word[at + 1].mark == MARK_NONE;
}

/* Whether a clause tells who writes and no more */
static bool
is_introduction(const Reading *r, const ReadingClause *c)
{
	bool		is_told = false;

	if (c->cues & (NEWS | PRESENT | CUE_SICK | CUE_WRONG | CUE_WHO))
		return false;
	for (int at = c->first; at < c->last; at++)
	{
		if ((r->word[at].tags & (THIS_IS | KIN)))
			is_told = true;
		else if (!(r->word[at].tags & (NAMES | STRANGER | FILLER | HELLO | KID | IS | AND | PRONOUN)) &&
				 r->word[at].is_known)
			return false;
	}
	return is_told && c->last - c->first <= 9;
}

/* The children that a clause names; *others: it names somebody else too */
static uint32_t
named_children(const Reading *r, const ReadingClause *c, bool *others)
{
	uint32_t	children = 0;

	*others = false;
	for (int at = c->first; at < c->last; at++)
	{
		const ReadingWord *word = &r->word[at];

		/* "Not Ben, Ava" */
		if (word->child >= 0 && at > c->first && (word[-1].tags & NOT) && (c->cues & CUE_MEANT))
			continue;
		if (word->child >= 0 && !is_of_writer(r, at, c->last))
			children |= UINT32_C(1) << word->child;
		if ((word->tags & STRANGER) && !is_of_writer(r, at, c->last))
			*others = true;
	}
	return children;
}

/* Whether a clause has a name that two children have */
static bool
is_shared_name(const Reading *r, const ReadingClause *c)
{
	for (int at = c->first; at < c->last; at++)
		if ((r->word[at].tags & NAMES) && (r->word[at].tags & ONE_OF))
			return true;
	return false;
}

/* Whether the subject of a clause is the family's mother, the driver, a plumber: nobody's absence */
static bool
is_about_kin(const Reading *r, const ReadingClause *c)
{
	bool		is_other = false;

	for (int at = c->first; at < c->last; at++)
	{
		uint64_t	tags = r->word[at].tags;
		bool		has_verb = at + 1 < c->last && (r->word[at + 1].tags & (IS | PAST | NOT | FUTURE));

		if (tags & (PRONOUN | KID | NAMES | ALL))
			return is_other && !(tags & (STAY | SEND)) && !(tags_of(r, c) & (STAY | SEND));
		if (!is_other && (tags & (NOT | OUT | SICK | LATE | MISS | STAY)))
			return false;
		if (has_verb && (tags == 0 ? at > c->first && (r->word[at - 1].tags & FILLER) : (tags & (KIN | THING)) &&
						 !(tags & (FILLER | WRITER))))
			is_other = true;
	}
	return is_other;
}

/* Set whom to these children */
static void
set_children(ReadingClause *c, uint32_t children, bool is_named)
{
	c->whom = children == 0 ? WHOM_UNSAID : WHOM_CHILDREN;
	c->children = children;
	c->is_named = is_named;
}

/* Whom a clause without a name is about */
static void
find_unnamed(const ReadingContext *context, const Reading *r, ReadingClause *c, uint32_t before, bool was_other)
{
	uint64_t	tags = tags_of(r, c);
	uint32_t	all = everybody(context);

	if (tags & ALL)
		set_children(c, all, true);
	else if ((tags & ONE_OF) && context->n_children > 1)
		c->whom = WHOM_ONE_OF;
	else if ((tags & SIBLING) && context->n_children == 2 && (before == 1 || before == 2))
		set_children(c, all & ~before, true);
	else if ((tags & SIBLING) && context->n_children != 2 && before != 0)
		c->whom = context->n_children == 1 ? WHOM_OTHER : WHOM_UNSAID;
	else if (is_about_kin(r, c))
		c->whom = WHOM_OTHER;
	else if (was_other && (tags & PRONOUN))
		c->whom = WHOM_OTHER;
	else if (before != 0 && !(tags & KID))
		set_children(c, before, true);
	else if (context->n_children == 1)
		set_children(c, all, true);
	else if ((tags & AWAY) && (tags & WRITER))
		set_children(c, all, false);
	if ((tags & WRITER) && !(tags & (PRONOUN | KID | ALL | NAMES | SEND | STAY | AWAY | REPORT | SIBLING)) &&
		(c->cues & NEWS) && strcmp(r->word[c->first].folded, "we") != 0)
	{
		for (int at = c->first; at < c->last; at++)
			if ((r->word[at].tags & WRITER) && strcmp(r->word[at].folded, "im") == 0)
				c->whom = WHOM_WRITER;
	}
}

/* Whom each clause is about: by name, else as the one before */
static void
find_whom(const ReadingContext *context, Reading *r)
{
	uint32_t	before = 0;
	bool		was_other = false;

	for (int i = 0; i < r->n_clauses; i++)
	{
		ReadingClause *c = &r->clause[i];
		bool		others;
		uint32_t	named = named_children(r, c, &others);

		if (is_introduction(r, c))
		{
			for (int at = c->first; at < c->last; at++)
				if ((r->word[at].tags & STRANGER) && i + 1 < r->n_clauses)
					was_other = true;
			c->function = FUNCTION_DETAIL;
			continue;
		}
		if (named != 0 && (tags_of(r, c) & ALL) && !(tags_of(r, c) & AND))
			named = everybody(context);
		if (is_shared_name(r, c))
			c->whom = WHOM_ONE_OF;
		else if (named != 0)
			set_children(c, named, true);
		else if (others && context->n_children > 0)
			c->whom = WHOM_OTHER;
		else
			find_unnamed(context, r, c, before != 0 ? before : context->focus, was_other);
		if (named != 0 && (tags_of(r, c) & SIBLING) && (tags_of(r, c) & AND) && context->n_children == 2)
			set_children(c, everybody(context), true);
		if (c->whom == WHOM_CHILDREN && c->is_named)
			before = c->children;
		was_other = c->whom == WHOM_OTHER && others;
	}
}

/* ---- what for ---- */

/* Whether each word of a clause has one of the tags */
static bool
consists_of(const Reading *r, const ReadingClause *c, uint64_t tags)
{
	for (int at = c->first; at < c->last; at++)
		if (!(r->word[at].tags & tags))
			return false;
	return true;
}

/* A clause that changes what was noted; FUNCTION_OTHER where it does not */
static ReadingFunction
change_of(const Reading *r, const ReadingContext *context, const ReadingClause *c)
{
	uint64_t	tags = tags_of(r, c);
	bool		says_what = (c->cues & CUE_DAYS) || (tags & NAMES) || (tags & SIBLING);

	if (!context->has_note && (c->cues & CUE_NEVERMIND) && !(c->cues & NEWS) &&
		((c->cues & CUE_COMING) || c->last - c->first <= 3))
		return FUNCTION_STATUS;
	if (!context->has_note || c->is_unsure)
		return FUNCTION_OTHER;
	if ((c->cues & CUE_NEVERMIND) && !(c->cues & NEWS))
		return FUNCTION_WITHDRAWAL;
	if ((c->cues & CUE_NOT_DAYS) && !(c->cues & CUE_MORE))
		return FUNCTION_CORRECTION;
	if (context->is_recent && (tags & CHANGED) && (c->cues & CUE_DAYS) && !(c->cues & (NEWS | PRESENT)))
		return FUNCTION_CORRECTION;
	if ((c->cues & (CUE_MEANT | CUE_ONLY)) && says_what && !(c->cues & (CUE_COMING | CUE_FINE | CUE_SICK | CUE_LATE)) &&
		!c->is_question)
		return FUNCTION_CORRECTION;
	return FUNCTION_OTHER;
}

/* Whether a clause has hardly a word that the lexicon has not: what it does is safe to tell */
static bool
is_plain(const Reading *r, const ReadingClause *c)
{
	int			unknown = 0;

	for (int at = c->first; at < c->last; at++)
		unknown += r->word[at].tags == 0;
	return unknown <= 2 && c->last - c->first <= 14;
}

/* What a clause without news does: thanks, a promise, "she is home" */
static ReadingFunction
minor_function(const Reading *r, const ReadingClause *c)
{
	uint64_t	tags = tags_of(r, c);

	if (consists_of(r, c, OKAY | THANKS | HELLO | FILLER | SORRY | AND | TOO | KIN | DAY | NAMES) &&
		(tags & (OKAY | THANKS | HELLO | SORRY)))
		return (tags & (OKAY | THANKS | SORRY)) ? FUNCTION_ACKNOWLEDGEMENT : FUNCTION_GREETING;
	if (c->last - c->first == 1 && r->n_clauses == 1 && (tags & NOT))
		return FUNCTION_ACKNOWLEDGEMENT;	/* "no" */
	if (!is_plain(r, c))
		return FUNCTION_OTHER;
	if (tags & PROMISE)
		return FUNCTION_PROMISE;
	if (c->cues & PRESENT)
		return FUNCTION_STATUS;
	if ((tags & THANKS) && c->last - c->first <= 12)
		return FUNCTION_ACKNOWLEDGEMENT;
	return FUNCTION_OTHER;
}

/* Whether a clause says that something is wrong, and nothing of what: "that is wrong" */
static bool
is_plain_dispute(const Reading *r, const ReadingClause *c)
{
	bool		has_subject = false;

	for (int at = c->first; at < c->last; at++)
	{
		const char *word = r->word[at].folded;

		if (!(r->word[at].tags & (WRONG | FILLER | IS | NOT | SORRY | OKAY | BE | FUTURE | WRITER | PRONOUN | DAY)) &&
			strcmp(word, "that") != 0 &&
			strcmp(word, "thats") != 0 && strcmp(word, "its") != 0 && strcmp(word, "it") != 0 && strcmp(word,
																										"this") != 0 &&
			strcmp(word, "es") != 0 && strcmp(word, "eso") != 0)
			return false;
		has_subject |= !(r->word[at].tags & (WRONG | SORRY | OKAY));
	}
	return has_subject;
}

/* What a clause does, by itself and what was said before */
static ReadingFunction
function_of(const Reading *r, const ReadingContext *context, const ReadingClause *c)
{
	uint64_t	tags = tags_of(r, c);
	ReadingFunction change;

	if (tags & AUTOMATIC)
		return FUNCTION_AUTOMATIC;
	if (c->is_question)
		return FUNCTION_QUESTION;
	change = change_of(r, context, c);
	if (change != FUNCTION_OTHER)
		return change;
	if ((c->cues & CUE_WRONG) && is_plain_dispute(r, c))
		return FUNCTION_DISPUTE;
	if ((c->cues & CUE_THERE) && c->whom == WHOM_CHILDREN)
		return FUNCTION_DISPUTE;
	if ((c->cues & CUE_THERE) || (tags & MARKED))
		return FUNCTION_OTHER;
	if ((c->cues & CUE_EARLY) && !(c->cues & CUE_OUT))
		return (tags & (DAY | TIME)) && context->n_children > 0 ? FUNCTION_EARLY : FUNCTION_OTHER;
	if (c->whom == WHOM_WRITER)
		return FUNCTION_STATUS;
	if ((c->cues & (NEWS | CUE_SICK)) && c->is_unsure)
		return is_plain(r, c) ? FUNCTION_STATUS : FUNCTION_OTHER;
	if ((c->cues & NEWS) && c->whom == WHOM_OTHER)
		return FUNCTION_OTHER;
	if ((c->cues & CUE_OUT) && (tags & STATUS) && (c->cues & CUE_HOME) && !(tags & STAY))
		return FUNCTION_STATUS;
	if (c->cues & NEWS)
		return c->is_past ? FUNCTION_REASON : FUNCTION_NEWS;
	if ((tags & CARE) && c->is_past && (c->cues & CUE_DAYS) && c->whom == WHOM_CHILDREN)
		return FUNCTION_REASON;
	if (c->cues & (CUE_COMING | CUE_FINE))
		return !is_plain(r, c) ? FUNCTION_OTHER : context->has_note ? FUNCTION_WITHDRAWAL : FUNCTION_STATUS;
	if ((c->cues & CUE_SICK) && c->is_past && (tags & OKAY))
		return FUNCTION_STATUS; /* "I know he was sick" */
	if (c->cues & CUE_SICK)
		return c->whom == WHOM_OTHER || !is_plain(r, c) ? FUNCTION_OTHER : c->is_past ? FUNCTION_REASON : FUNCTION_NEWS;
	if ((c->cues & CUE_MORE) && ((c->cues & CUE_DAYS) || (tags & (NAMES | SIBLING | ALL))))
		return c->is_unsure ? FUNCTION_STATUS : FUNCTION_CONTINUATION;
	if (context->asked == ASKED_CHILD && (tags & (NAMES | ALL)))
		return FUNCTION_ANSWER;
	if (context->asked == ASKED_DAY && (c->cues & CUE_DAYS))
		return FUNCTION_ANSWER;
	return minor_function(r, c);
}

/* The clause with news of these cues nearest to another and about the same children; -1: none */
static int
news_beside(const Reading *r, int i, uint32_t cues)
{
	const ReadingClause *c = &r->clause[i];

	for (int d = 1; d < r->n_clauses; d++)
		for (int side = -1; side <= 1; side += 2)
		{
			int			j = i + side * d;

			if (j >= 0 && j < r->n_clauses && (r->clause[j].cues & cues) &&
				(r->clause[j].function == FUNCTION_NEWS || r->clause[j].function == FUNCTION_REASON) &&
				(c->whom != WHOM_CHILDREN || r->clause[j].whom != WHOM_CHILDREN ||
				 (c->children & r->clause[j].children)))
				return j;
		}
	return -1;
}

/* Whether another clause says that these children are at school */
static bool
is_present_beside(const Reading *r, int i)
{
	for (int j = 0; j < r->n_clauses; j++)
		if (j != i && (r->clause[j].cues & (CUE_COMING | CUE_FINE)) && !r->clause[j].is_question &&
			r->clause[j].whom == r->clause[i].whom && (r->clause[j].children & r->clause[i].children))
			return true;
	return false;
}

/* Whether any clause has news */
static bool
has_news(const Reading *r)
{
	for (int i = 0; i < r->n_clauses; i++)
		if (r->clause[i].function == FUNCTION_NEWS || r->clause[i].function == FUNCTION_REASON)
			return true;
	return false;
}

/* A clause that only tells why or when belongs to the news beside it */
static void
settle_details(const ReadingContext *context, Reading *r)
{
	for (int i = 0; i < r->n_clauses; i++)
	{
		ReadingClause *c = &r->clause[i];
		int			news = news_beside(r, i, NEWS);

		if ((c->cues & CUE_SICK) && !(c->cues & NEWS) && (c->function == FUNCTION_NEWS ||
														  c->function == FUNCTION_REASON))
		{
			int			told = news_beside(r, i, CUE_SICK);

			/* "Sick tomorrow, fever" */
			if (told >= 0 && (told < i || c->days_start == c->days_end) && (c->days_start == c->days_end))
				c->function = FUNCTION_DETAIL;
			if (news >= 0 || is_present_beside(r, i) ||
				(context->is_recent && c->whom == WHOM_CHILDREN && !(c->children & ~context->focus)))
				c->function = FUNCTION_DETAIL;
		}
		if (news < 0)
			news = news_beside(r, i, CUE_SICK);
		/* "Late on Friday, ... should be there by 10": told once */
		if ((c->function == FUNCTION_NEWS || c->function == FUNCTION_REASON) && (c->cues & NEWS) && news >= 0 &&
			c->days_start == c->days_end && r->clause[news].days_start != r->clause[news].days_end &&
			(c->cues & NEWS) == (r->clause[news].cues & NEWS) && c->children == r->clause[news].children)
			c->function = FUNCTION_DETAIL;
		if (c->function == FUNCTION_OTHER && i > 0 && consists_of(r, c, FILLER | BUT | OKAY))
			c->function = FUNCTION_DETAIL;
		if (c->function == FUNCTION_DISPUTE && (c->cues & CUE_THERE) && has_news(r))
			c->function = FUNCTION_DETAIL;
		if ((c->function == FUNCTION_DETAIL || c->function == FUNCTION_OTHER) && news >= 0 && !c->is_question &&
			!c->is_unsure &&
			r->clause[news].days_start == r->clause[news].days_end && (c->cues & CUE_DAYS) && !(c->cues & CUE_THERE))
		{
			r->clause[news].days_start = c->start;
			r->clause[news].days_end = c->end;
		}
	}
}

/* "Back on Thursday" tells the end of the days out beside it */
static void
settle_returns(const ReadingContext *context, Reading *r)
{
	for (int i = 1; i < r->n_clauses; i++)
	{
		ReadingClause *c = &r->clause[i];
		ReadingClause *before = &r->clause[i - 1];

		if ((tags_of(r, c) & RETURN) && (c->cues & CUE_COMING) && (c->cues & CUE_DAYS) &&
			(before->function == FUNCTION_NEWS || before->function == FUNCTION_REASON) && !c->is_question)
		{
			if (before->days_start == before->days_end)
				before->days_start = before->start;
			before->days_end = c->end;
			before->function = FUNCTION_NEWS;
			c->function = FUNCTION_DETAIL;
			c->cues &= ~(CUE_COMING | CUE_RETURN);
		}
		/* "We leave the 18th, so add that" */
		if (context->has_note && (c->cues & CUE_MORE) && c->function == FUNCTION_OTHER && (before->cues & CUE_DAYS) &&
			before->function == FUNCTION_OTHER)
			before->function = FUNCTION_CONTINUATION;
	}
}

void
read_text(const ReadingLexicon *lexicon, const ReadingContext *context, const char *text, size_t length,
		  Reading *reading)
{
	reading_words(lexicon, context, text, length, reading);
	reading_clauses(reading);
	find_whom(context, reading);
	for (int i = 0; i < reading->n_clauses; i++)
		if (reading->clause[i].function == FUNCTION_OTHER)
			reading->clause[i].function = function_of(reading, context, &reading->clause[i]);
	settle_returns(context, reading);
	settle_details(context, reading);
}

/* ---- names ---- */

const char *
reading_function_name(ReadingFunction function)
{
	static const char *const names[] = {
		[FUNCTION_OTHER] = "other",[FUNCTION_NEWS] = "news",[FUNCTION_REASON] = "reason",
		[FUNCTION_QUESTION] = "question",
		[FUNCTION_ANSWER] = "answer",[FUNCTION_CORRECTION] = "correction",[FUNCTION_WITHDRAWAL] = "withdrawal",
		[FUNCTION_CONTINUATION] = "continuation",[FUNCTION_DISPUTE] = "dispute",
		[FUNCTION_ACKNOWLEDGEMENT] = "acknowledgement",[FUNCTION_STATUS] = "status",[FUNCTION_PROMISE] = "promise",
		[FUNCTION_AUTOMATIC] = "automatic",[FUNCTION_GREETING] = "greeting",
		[FUNCTION_EARLY] = "early",[FUNCTION_DETAIL] = "detail"
	};

	return names[function];
}

const char *
reading_whom_name(ReadingWhom whom)
{
	static const char *const names[] = {
		[WHOM_UNSAID] = "unsaid",[WHOM_CHILDREN] = "children",[WHOM_ONE_OF] = "one_of",[WHOM_WRITER] = "writer",
		[WHOM_OTHER] = "other"
	};

	return names[whom];
}
