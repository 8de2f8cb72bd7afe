/*
 * language_host.h
 *
 * The cores' host for unit and fuzz programs: memory in one list, freed at
 * once, and a leave to go on that can be withdrawn after some ticks.
 */
#ifndef MINIBOT_LANGUAGE_HOST_H
#define MINIBOT_LANGUAGE_HOST_H

#include <stdlib.h>

#include "language/language_core.h"

typedef struct TestMemory
{
	void	  **block;
	int			n;
	int			ticks_left;		/* -1: no end */
	size_t		bytes_left;		/* then alloc() fails */
} TestMemory;

static inline void *
test_alloc(void *context, size_t size)
{
	TestMemory *memory = context;

	if (size > memory->bytes_left)
		return NULL;
	memory->bytes_left -= size;
	memory->block = realloc(memory->block, (memory->n + 1) * sizeof(void *));
	return memory->block[memory->n++] = calloc(1, size + 1);
}

static inline bool
test_tick(void *context, const char *phase, double done)
{
	TestMemory *memory = context;

	(void) phase;
	(void) done;
	if (memory->ticks_left > 0)
		memory->ticks_left--;
	return memory->ticks_left != 0;
}

static inline void
test_free(TestMemory *memory)
{
	for (int i = 0; i < memory->n; i++)
		free(memory->block[i]);
	free(memory->block);
	*memory = (TestMemory) {.ticks_left = -1, .bytes_left = SIZE_MAX};
}

#define TEST_MEMORY {.ticks_left = -1, .bytes_left = SIZE_MAX}
#define TEST_HOST(memory) {test_alloc, test_tick, (memory)}

#endif							/* MINIBOT_LANGUAGE_HOST_H */
