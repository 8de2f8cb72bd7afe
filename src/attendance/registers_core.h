/*
 * registers_core.h
 *
 * The registers of a district in the making: pure C.
 *
 * A warehouse's rows mostly come day by day, each for another student than the
 * row before, so that nearly every one meets memory that is in no cache.  Rows
 * are therefore taken in batches: what all of them need is asked for before
 * the first is entered, and the waits overlap.
 *
 * Memory: some 450 bytes a student and school.
 */
#ifndef MINIBOT_REGISTERS_CORE_H
#define MINIBOT_REGISTERS_CORE_H

#include "attendance/register_core.h"

/* The length of a school's id where a row names none */
#define NO_SCHOOL (-1)

/* Student and school of a register are kept beside its days where they are this short together */
#define REGISTER_NEAR 40

#define REGISTERS_BATCH 64

/* A student's days at a school; the first cache line has all but the days */
typedef struct
{
	uint32_t	hash;
	int32_t		student_length;
	int32_t		school_length;	/* NO_SCHOOL: the rows name none */
	union
	{
		char		near[REGISTER_NEAR];
		char	   *far;
	}			ids;			/* the student's, then the school's */
	Register	days;
} StudentRegister;

/* A row that waits for the rest of its batch; its ids are copied where they are short */
typedef struct
{
	uint32_t	hash;
	int32_t		day;
	uint8_t		strength;
	int32_t		student_length;
	int32_t		school_length;
	char		ids[REGISTER_NEAR];
	StudentRegister *found;		/* most likely its register */
} WaitingRow;

/* Memory is the caller's; get() doesn't fail, and what it gives needn't be zero */
typedef struct
{
	void	   *(*get) (void *context, size_t size);
	void		(*release) (void *context, void *memory);
	void	   *context;
} RegisterMemory;

typedef struct
{
	uint32_t	hash;
	uint32_t	place;			/* of the register, from 1; 0: the slot is free */
} RegisterSlot;

typedef struct
{
	RegisterMemory memory;
	int32_t		first;			/* where registers begin */
	uint32_t	count;
	uint32_t	mask;			/* number of slots less one */
	RegisterSlot *slot;
	uint32_t	blocks;			/* room for pointers to them */
	StudentRegister **block;
	int			waiting;
	WaitingRow	row[REGISTERS_BATCH];
} Registers;

/* Begin: no day before "first" will come. */
extern void registers_init(Registers *registers, RegisterMemory memory, int32_t first);

/* Enter a row's day, now or with its batch. */
extern CalendarResult registers_enter(Registers *registers, const char *student, int student_length,
									  const char *school, int school_length, int32_t day, uint8_t strength);

/* Enter the rows that wait; before registers are read. */
extern CalendarResult registers_flush(Registers *registers);

/* The register at a place, 0 to count - 1, in the order in which their first rows came. */
extern StudentRegister *registers_at(const Registers *registers, uint32_t place);

/* Its ids: the student's, and the school's behind it. */
extern const char *register_ids(const StudentRegister *entry);

#endif							/* MINIBOT_REGISTERS_CORE_H */
