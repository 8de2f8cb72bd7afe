/*
 * attendance_registers_test.c
 *
 * Registers of many students and schools against a calendar kept for each.
 */
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "attendance/registers_core.h"
#include "attendance/stored_core.h"

#define STUDENTS 3000			/* more than a block, and slots that grow */
#define SCHOOLS 3
#define FIRST 8000				/* not a multiple of 8 */
#define DAYS 370

static int	allocated;

static void *
get_memory(void *context, size_t size)
{
	void	   *memory = malloc(size);

	(void) context;
	allocated++;
	memset(memory, 0xa5, size);	/* whoever takes it for zero is found out */
	return memory;
}

static void
release_memory(void *context, void *memory)
{
	(void) context;
	free(memory);
}

static const RegisterMemory memory = {get_memory, release_memory, NULL};

/* Ids of every length, some too long to be kept near */
static int
make_id(char *id, char kind, int number)
{
	int			length = sprintf(id, "%c%d", kind, number);

	memset(id + length, 'x', (size_t) (number % 60));
	return length + number % 60;
}

/* The calendar of a register, written */
static size_t
written(const Register *days, uint8_t stored[CALENDAR_MAX_SIZE])
{
	Calendar	calendar;

	register_calendar(days, &calendar);
	return calendar_write(&calendar, stored);
}

/* Enter a row in both; school SCHOOLS is none */
static bool
enter_both(Registers *registers, Calendar *expected, int student, int school, int day)
{
	char		student_id[100];
	char		school_id[100];
	int			student_length = make_id(student_id, 's', student);
	int			school_length = school == SCHOOLS ? NO_SCHOOL :
		school == 0 ? 0 : make_id(school_id, 'c', 1000 + school);
	DayStatus	status = (DayStatus) (rand() % DAY_STATUSES);
	DayMissed	missed = (DayMissed) (rand() % MISSED_LEVELS);

	return registers_enter(registers, student_id, student_length, school_id, school_length, FIRST + day,
						   day_strength(status, missed)) == CALENDAR_OK &&
		calendar_enter(&expected[student * (SCHOOLS + 1) + school], FIRST + day, status, missed) == CALENDAR_OK;
}

/* Whether a register has the days that were entered, and forget those */
static bool
is_expected(const StudentRegister *entry, Calendar *expected)
{
	const char *ids = register_ids(entry);
	int			student = atoi(ids + 1);
	int			school = entry->school_length == NO_SCHOOL ? SCHOOLS :
		entry->school_length == 0 ? 0 : atoi(ids + entry->student_length + 1) - 1000;
	Calendar   *days = &expected[student * (SCHOOLS + 1) + school];
	uint8_t		a[CALENDAR_MAX_SIZE];
	uint8_t		b[CALENDAR_MAX_SIZE];
	size_t		size = written(&entry->days, a);
	bool		same = days->words > 0 && calendar_write(days, b) == size && memcmp(a, b, size) == 0;

	memset(days, 0, sizeof(*days));
	return same;
}

static void
test_against_calendars(void)
{
	Calendar   *expected = calloc(STUDENTS * (SCHOOLS + 1), sizeof(Calendar));
	Registers  *registers = malloc(sizeof(Registers));
	bool		all_entered = true;
	bool		all_same = true;
	bool		none_left = true;

	registers_init(registers, memory, FIRST);
	for (int i = 0; i < 200000; i++)
		all_entered &= enter_both(registers, expected, rand() % STUDENTS, rand() % (SCHOOLS + 1), rand() % DAYS);
	CHECK(registers_flush(registers) == CALENDAR_OK);
	CHECK(all_entered);
	CHECK(registers->count > 11000 && registers->count <= STUDENTS * (SCHOOLS + 1));
	for (uint32_t place = 0; place < registers->count; place++)
		all_same &= is_expected(registers_at(registers, place), expected);
	CHECK(all_same);
	for (int i = 0; i < STUDENTS * (SCHOOLS + 1); i++)
		none_left &= expected[i].words == 0;
	CHECK(none_left);
	for (uint32_t place = 0; place < registers->count; place++)
	{
		StudentRegister *entry = registers_at(registers, place);

		if (register_ids(entry) != entry->ids.near)
			free(entry->ids.far);
	}
	for (uint32_t i = 0; i < registers->blocks; i++)
		free(registers->block[i]);
	free(registers->block);
	free(registers->slot);
	free(registers);
	free(expected);
}

/* A day that fits in no calendar is told with its batch at the latest; one before the first is still entered */
static void
test_days_out_of_range(void)
{
	Registers	registers;
	uint8_t		a[CALENDAR_MAX_SIZE];
	uint8_t		b[CALENDAR_MAX_SIZE];
	Calendar	calendar = {0};
	size_t		size;

	registers_init(&registers, memory, FIRST);
	CHECK(registers_enter(&registers, "a", 1, "b", 1, FIRST - 3,
						  day_strength(DAY_PRESENT, MISSED_NONE)) == CALENDAR_OK);
	CHECK(registers_flush(&registers) == CALENDAR_OK);
	CHECK(registers.count == 1);
	calendar_enter(&calendar, FIRST - 3, DAY_PRESENT, MISSED_NONE);
	size = calendar_write(&calendar, b);
	CHECK(written(&registers_at(&registers, 0)->days, a) == size && memcmp(a, b, size) == 0);
	CHECK(registers_enter(&registers, "a", 1, "b", 1, FIRST + 800,
						  day_strength(DAY_PRESENT, MISSED_NONE)) == CALENDAR_OK);
	CHECK(registers_flush(&registers) == CALENDAR_TOO_LONG);
	CHECK(registers_enter(&registers, "a", 1, "b", 1, CALENDAR_MAX_DAY + 1,
						  day_strength(DAY_PRESENT, MISSED_NONE)) == CALENDAR_OK);
	CHECK(registers_flush(&registers) == CALENDAR_BAD_DATE);
	CHECK(registers_flush(&registers) == CALENDAR_OK);
	free(registers.block[0]);
	free(registers.block);
	free(registers.slot);
}

/* "ab" at "c" is not "a" at "bc", and no school is not a school without a name */
static void
test_ids_are_kept_apart(void)
{
	Registers	registers;
	uint8_t		present = day_strength(DAY_PRESENT, MISSED_NONE);

	registers_init(&registers, memory, FIRST);
	registers_enter(&registers, "ab", 2, "c", 1, FIRST, present);
	registers_enter(&registers, "a", 1, "bc", 2, FIRST, present);
	registers_enter(&registers, "abc", 3, "", 0, FIRST, present);
	registers_enter(&registers, "abc", 3, NULL, NO_SCHOOL, FIRST, present);
	registers_enter(&registers, "abc", 3, NULL, NO_SCHOOL, FIRST + 1, present);
	registers_flush(&registers);
	CHECK(registers.count == 4);
	free(registers.block[0]);
	free(registers.block);
	free(registers.slot);
}

int
main(void)
{
	srand(7);
	test_against_calendars();
	test_days_out_of_range();
	test_ids_are_kept_apart();
	CHECK(allocated > 100);
	return unit_end("attendance_registers");
}
