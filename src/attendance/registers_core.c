/*
 * registers_core.c
 *
 * The registers of a district in the making; see registers_core.h.
 */
#include "attendance/registers_core.h"

#include <string.h>

#define BLOCK 1024				/* registers that are allocated together */
#define FIRST_SLOTS 1024

/* Hash ids, eight bytes at a time (multiply and fold, as wyhash does) */
static uint64_t
hash_bytes_of(uint64_t hash, const char *bytes, int length)
{
	uint64_t	word = 0;

	for (; length >= 8; bytes += 8, length -= 8)
	{
		memcpy(&word, bytes, 8);
		hash = (hash ^ word) * UINT64_C(0x9fb21c651e98df25);
		hash ^= hash >> 32;
	}
	word = 0;
	memcpy(&word, bytes, (size_t) length);
	hash = (hash ^ word ^ ((uint64_t) length << 56)) * UINT64_C(0xa0761d6478bd642f);
	return hash ^ hash >> 29;
}

/* Bytes of both ids */
static inline int
ids_length(int student_length, int school_length)
{
	return student_length + (school_length > 0 ? school_length : 0);
}

const char *
register_ids(const StudentRegister *entry)
{
	return ids_length(entry->student_length, entry->school_length) <= REGISTER_NEAR ? entry->ids.near : entry->ids.far;
}

StudentRegister *
registers_at(const Registers *registers, uint32_t place)
{
	return &registers->block[place / BLOCK][place % BLOCK];
}

/* Make the slots, all of them free */
static void
make_slots(Registers *registers, uint32_t slots)
{
	registers->mask = slots - 1;
	registers->slot = registers->memory.get(registers->memory.context, slots * sizeof(RegisterSlot));
	memset(registers->slot, 0, slots * sizeof(RegisterSlot));
}

void
registers_init(Registers *registers, RegisterMemory memory, int32_t first)
{
	memset(registers, 0, sizeof(*registers));
	registers->memory = memory;
	registers->first = first;
	make_slots(registers, FIRST_SLOTS);
}

/* Twice as many slots */
static void
grow_slots(Registers *registers)
{
	RegisterSlot *old = registers->slot;
	uint32_t	slots = registers->mask + 1;

	make_slots(registers, slots * 2);
	for (uint32_t i = 0; i < slots; i++)
	{
		uint32_t	at = old[i].hash & registers->mask;

		if (old[i].place == 0)
			continue;
		while (registers->slot[at].place != 0)
			at = (at + 1) & registers->mask;
		registers->slot[at] = old[i];
	}
	registers->memory.release(registers->memory.context, old);
}

/* Room for one register more */
static StudentRegister *
next_register(Registers *registers)
{
	RegisterMemory *memory = &registers->memory;

	if (registers->count == registers->blocks * BLOCK)
	{
		StudentRegister **block = memory->get(memory->context, (registers->blocks + 1) * sizeof(*block));

		if (registers->blocks > 0)
		{
			memcpy(block, registers->block, registers->blocks * sizeof(*block));
			memory->release(memory->context, registers->block);
		}
		block[registers->blocks++] = memory->get(memory->context, BLOCK * sizeof(StudentRegister));
		registers->block = block;
	}
	return registers_at(registers, registers->count++);
}

/* A new register for a row, in a free slot */
static StudentRegister *
add_register(Registers *registers, uint32_t at, const WaitingRow *row, const char *ids)
{
	StudentRegister *entry = next_register(registers);
	int			length = ids_length(row->student_length, row->school_length);

	memset(entry, 0, sizeof(*entry));
	entry->hash = row->hash;
	entry->student_length = row->student_length;
	entry->school_length = row->school_length;
	if (length > REGISTER_NEAR)
		entry->ids.far = registers->memory.get(registers->memory.context, (size_t) length);
	memcpy(length > REGISTER_NEAR ? entry->ids.far : entry->ids.near, ids, (size_t) length);
	register_begin(&entry->days, registers->first);
	registers->slot[at] = (RegisterSlot) {row->hash, registers->count};
	if (registers->count > registers->mask / 2)
		grow_slots(registers);
	return entry;
}

/* Whether a register is of these ids */
static inline bool
is_of(const StudentRegister *entry, const WaitingRow *row, const char *ids)
{
	return entry->hash == row->hash && entry->student_length == row->student_length &&
		entry->school_length == row->school_length &&
		memcmp(register_ids(entry), ids, (size_t) ids_length(row->student_length, row->school_length)) == 0;
}

/* The register of a row, made where it is the first */
static StudentRegister *
find_register(Registers *registers, const WaitingRow *row, const char *ids)
{
	uint32_t	at = row->hash & registers->mask;

	for (; registers->slot[at].place != 0; at = (at + 1) & registers->mask)
	{
		StudentRegister *entry;

		if (registers->slot[at].hash != row->hash)
			continue;
		entry = registers_at(registers, registers->slot[at].place - 1);
		if (is_of(entry, row, ids))
			return entry;
	}
	return add_register(registers, at, row, ids);
}

/* Ask for the memory that a row whose slot is at hand will need: its register, and there the day */
static void
fetch_register(const Registers *registers, WaitingRow *row)
{
	uint32_t	at = row->hash & registers->mask;
	int64_t		index = (int64_t) row->day - registers->first;

	while (registers->slot[at].place != 0 && registers->slot[at].hash != row->hash)
		at = (at + 1) & registers->mask;
	row->found = NULL;
	if (registers->slot[at].place == 0)
		return;
	row->found = registers_at(registers, registers->slot[at].place - 1);
	__builtin_prefetch(row->found, 1);
	if (index >= 0 && index < CALENDAR_MAX_DAYS)
		__builtin_prefetch(&row->found->days.day[index], 1);
}

CalendarResult
registers_flush(Registers *registers)
{
	CalendarResult result = CALENDAR_OK;

	for (int i = 0; i < registers->waiting; i++)
		fetch_register(registers, &registers->row[i]);
	for (int i = 0; i < registers->waiting && result == CALENDAR_OK; i++)
	{
		WaitingRow *row = &registers->row[i];
		StudentRegister *entry = row->found;

		if (entry == NULL || !is_of(entry, row, row->ids))
			entry = find_register(registers, row, row->ids);
		result = register_enter(&entry->days, row->day, row->strength);
	}
	registers->waiting = 0;
	return result;
}

/* Enter a row whose ids are too long to wait */
static CalendarResult
enter_long(Registers *registers, const WaitingRow *row, const char *student, const char *school)
{
	int			length = ids_length(row->student_length, row->school_length);
	char	   *ids = registers->memory.get(registers->memory.context, (size_t) length);
	CalendarResult result;

	memcpy(ids, student, (size_t) row->student_length);
	memcpy(ids + row->student_length, school, (size_t) (length - row->student_length));
	result = register_enter(&find_register(registers, row, ids)->days, row->day, row->strength);
	registers->memory.release(registers->memory.context, ids);
	return result;
}

CalendarResult
registers_enter(Registers *registers, const char *student, int student_length,
				const char *school, int school_length, int32_t day, uint8_t strength)
{
	WaitingRow *row = &registers->row[registers->waiting];
	uint64_t	hash = hash_bytes_of((uint64_t) school_length + 2, student, student_length);

	if (school_length > 0)
		hash = hash_bytes_of(hash, school, school_length);
	row->hash = (uint32_t) (hash ^ hash >> 32);
	row->day = day;
	row->strength = strength;
	row->student_length = student_length;
	row->school_length = school_length;
	if (ids_length(student_length, school_length) > REGISTER_NEAR)
		return enter_long(registers, row, student, school);
	memcpy(row->ids, student, (size_t) student_length);
	if (school_length > 0)
		memcpy(row->ids + student_length, school, (size_t) school_length);
	__builtin_prefetch(&registers->slot[row->hash & registers->mask]);
	if (++registers->waiting < REGISTERS_BATCH)
		return CALENDAR_OK;
	return registers_flush(registers);
}
