/*
 * unit.h
 *
 * The few lines every unit program shares.  CHECK counts and, where it fails,
 * says where; unit_end() prints "NAME: N passed, N failed" and gives the exit
 * status.
 */
#ifndef MINIBOT_UNIT_H
#define MINIBOT_UNIT_H

#include <stdio.h>

static int	unit_passed;
static int	unit_failed;

#define CHECK(condition) \
	do { \
		if (condition) \
			unit_passed++; \
		else \
		{ \
			unit_failed++; \
			printf("%s:%d: not true: %s\n", __FILE__, __LINE__, #condition); \
		} \
	} while (0)

static inline int
unit_end(const char *name)
{
	printf("%s: %d passed, %d failed\n", name, unit_passed, unit_failed);
	return unit_failed > 0;
}

#endif							/* MINIBOT_UNIT_H */
