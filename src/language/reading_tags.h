/*
 * reading_tags.h
 *
 * What a word may be for the rules of a reading: bits of ReadingWord.tags.
 */
#ifndef MINIBOT_READING_TAGS_H
#define MINIBOT_READING_TAGS_H

#include <stdint.h>

#define TAG(n) (UINT64_C(1) << (n))

#define NOT TAG(0)				/* not, wont, no */
#define BE TAG(1)				/* be, been */
#define IS TAG(2)				/* is, has: a verb behind a name */
#define FUTURE TAG(3)			/* will, going to, va a */
#define PAST TAG(4)				/* was, missed */
#define GO TAG(5)				/* come, go, attend */
#define THERE TAG(6)			/* there, at school */
#define OUT TAG(7)				/* out, absent, gone */
#define MISS TAG(8)				/* miss, faltar */
#define STAY TAG(9)				/* stay, keep */
#define HOME TAG(10)
#define SICK TAG(11)
#define LATE TAG(12)
#define DAY TAG(13)				/* names a day */
#define PRONOUN TAG(14)			/* he, she, they: a child */
#define WRITER TAG(15)			/* I */
#define KID TAG(16)				/* son, daughter */
#define KIN TAG(17)				/* mother, teacher: nobody's absence */
#define ALL TAG(18)				/* both, the kids, they all */
#define ONE_OF TAG(19)
#define SIBLING TAG(20)			/* her brother, the other one */
#define ASKS TAG(21)			/* what, when: begins a question */
#define AUXILIARY TAG(22)		/* is, do, can: at the beginning, a question */
#define MAYBE TAG(23)
#define OKAY TAG(24)			/* ok, yes, noted: nothing else is said */
#define THANKS TAG(25)
#define HELLO TAG(26)
#define FILLER TAG(27)
#define NEVERMIND TAG(28)
#define MEANT TAG(29)
#define SORRY TAG(30)
#define WELL TAG(31)			/* better, fine */
#define RETURN TAG(32)			/* back, returns */
#define AND TAG(33)
#define BUT TAG(34)				/* but, so, because: a new clause may begin */
#define TOO TAG(35)
#define ONLY TAG(36)
#define SCHOOL TAG(37)
#define EARLY TAG(38)
#define PROMISE TAG(39)
#define STATUS TAG(40)			/* on the bus, with me */
#define REPORT TAG(41)			/* report an absence */
#define UNTIL TAG(42)
#define THIS_IS TAG(43)			/* this is, soy */
#define NO_SCHOOL TAG(44)		/* no school, if not asked */
#define SEND TAG(45)			/* send, bring, let go */
#define CARE TAG(46)			/* appointment, funeral, court: why one is out */
#define AWAY TAG(47)			/* out of town, traveling */
#define TIME TAG(48)			/* 10:30, noon, in a bit */
#define AT TAG(49)				/* at, by, around */
#define WRONG TAG(50)
#define MARKED TAG(51)			/* marked, counted: what the school wrote */
#define FEEL TAG(52)			/* feels, got, needs: verbs behind a name */
#define CHANGED TAG(53)			/* changed her mind, canceled */
#define OPEN_DAYS TAG(54)		/* a few days, a while */
#define AUTOMATIC TAG(55)
#define PARTICLE TAG(56)		/* let, find: no absence with "out" */
#define EXCUSE TAG(57)
#define NAMES TAG(58)			/* a name of the family's */
#define STRANGER TAG(59)		/* a name that is none of theirs */
#define YES TAG(60)				/* sí va */
#define MISS_BUS TAG(61)
#define THING TAG(62)			/* a noun that is no name though it may stand before "is" */

#endif							/* MINIBOT_READING_TAGS_H */
