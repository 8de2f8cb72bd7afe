/*
 * reading_types.h
 *
 * What a reading is made of: words, clauses, and what is known before.
 */
#ifndef MINIBOT_READING_TYPES_H
#define MINIBOT_READING_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Words of a text that are read; what follows is not */
#define READING_MAX_WORDS 400

/* Clauses of a text; what follows belongs to the last */
#define READING_MAX_CLAUSES 24

/* Bytes of a folded word; a longer one is no word of the lexicon */
#define READING_WORD_SIZE 32

/* Children a telephone has; more are not told apart */
#define READING_MAX_CHILDREN 16

/* ---- words ---- */

/* What parts a word from the one before it */
typedef enum ReadingMark
{
	MARK_NONE,
	MARK_COMMA,					/* , ; : ( ) and a dash */
	MARK_END					/* . ! ? an emoji, a line's end */
} ReadingMark;

/* A word, or some that the lexicon knows as one phrase */
typedef struct ReadingWord
{
	uint16_t	start;			/* bytes [start, end) of the text */
	uint16_t	end;
	uint8_t		mark;			/* ReadingMark before it */
	bool		is_asked;		/* a question mark follows */
	bool		is_capital;
	bool		is_known;		/* the lexicon has it */
	uint8_t		stem;			/* bytes before the apostrophe of 's; 0: none */
	int8_t		child;			/* index of the child it names, -1: none */
	uint64_t	tags;
	char		folded[READING_WORD_SIZE];
} ReadingWord;

/* ---- what is known before ---- */

typedef enum ReadingAsked
{
	ASKED_NOTHING,
	ASKED_CHILD,
	ASKED_DAY,
	ASKED_OTHER
} ReadingAsked;

typedef struct ReadingContext
{
	int			n_children;		/* whom the telephone may hear of */
	const char *child[READING_MAX_CHILDREN];	/* first names, folded by words_fold() */
	uint32_t	focus;			/* children last spoken of, as bits; 0: none */
	bool		has_note;		/* an absence or late arrival was noted lately, and is not over */
	bool		is_recent;		/* ... and that is what was said last */
	ReadingAsked asked;			/* our question that waits */
} ReadingContext;

/* ---- the reading ---- */

typedef enum ReadingWhom
{
	WHOM_UNSAID,				/* nobody is named, and there are several */
	WHOM_CHILDREN,				/* those of children */
	WHOM_ONE_OF,				/* "one of my kids" */
	WHOM_WRITER,				/* I */
	WHOM_OTHER					/* somebody else: a name we do not know, the grandmother */
} ReadingWhom;

/* What a clause tells, as bits */
typedef enum ReadingCue
{
	CUE_OUT = 1 << 0,			/* will not be, was not at school */
	CUE_LATE = 1 << 1,
	CUE_COMING = 1 << 2,		/* is or will be at school */
	CUE_SICK = 1 << 3,
	CUE_FINE = 1 << 4,			/* better, well */
	CUE_HOME = 1 << 5,			/* arrived at home, with me */
	CUE_THERE = 1 << 6,			/* was at school: against what we said */
	CUE_WRONG = 1 << 7,			/* "that is wrong" */
	CUE_DAYS = 1 << 8,			/* names days */
	CUE_NOT_DAYS = 1 << 9,		/* "not Tuesday" */
	CUE_ONLY = 1 << 10,			/* just, only */
	CUE_MORE = 1 << 11,			/* and, too, also */
	CUE_MEANT = 1 << 12,		/* I meant, oops */
	CUE_NEVERMIND = 1 << 13,
	CUE_REPORT = 1 << 14,		/* "I want to report an absence", no more */
	CUE_OPEN_DAYS = 1 << 15,	/* days that are not said: "a few days", "some day next week" */
	CUE_EARLY = 1 << 16,		/* is fetched before the end of the day */
	CUE_THANKS = 1 << 17,
	CUE_GREETING = 1 << 18,
	CUE_RETURN = 1 << 19,		/* is back on that day */
	CUE_WHO = 1 << 20			/* asks who we are */
} ReadingCue;

/* What a clause does in the dialogue */
typedef enum ReadingFunction
{
	FUNCTION_OTHER,				/* none of those below: the classifier's */
	FUNCTION_NEWS,				/* an absence or a late arrival to note */
	FUNCTION_REASON,			/* tells of a past day */
	FUNCTION_QUESTION,
	FUNCTION_ANSWER,			/* to our question */
	FUNCTION_CORRECTION,		/* of what was noted */
	FUNCTION_WITHDRAWAL,
	FUNCTION_CONTINUATION,		/* "and Friday too" */
	FUNCTION_DISPUTE,
	FUNCTION_ACKNOWLEDGEMENT,
	FUNCTION_STATUS,
	FUNCTION_PROMISE,
	FUNCTION_AUTOMATIC,			/* an automatic reply */
	FUNCTION_GREETING,
	FUNCTION_EARLY,				/* the child is fetched before the end of the day */
	FUNCTION_DETAIL				/* belongs to the news beside it: the reason, who writes */
} ReadingFunction;

typedef struct ReadingClause
{
	int			first;			/* words [first, last) */
	int			last;
	uint16_t	start;			/* bytes [start, end) of the text */
	uint16_t	end;
	uint16_t	days_start;		/* where its days are named; equal: nowhere */
	uint16_t	days_end;
	uint16_t	not_days_start; /* ... and where those that are not meant: "not tomorrow" */
	uint16_t	not_days_end;
	uint32_t	cues;
	ReadingWhom whom;
	uint32_t	children;		/* bits, where whom is WHOM_CHILDREN */
	bool		is_named;		/* by name, "both", or as the only child there is */
	bool		is_negative;
	bool		is_unsure;		/* if, might, maybe */
	bool		is_past;
	bool		is_question;
	ReadingFunction function;
} ReadingClause;

typedef struct Reading
{
	int			n_words;
	int			n_clauses;
	ReadingWord word[READING_MAX_WORDS];
	ReadingClause clause[READING_MAX_CLAUSES];
} Reading;

#endif							/* MINIBOT_READING_TYPES_H */
