/*
 * random_core.h
 *
 * xoshiro256** seeded by splitmix64 (Blackman and Vigna, both in the public
 * domain): the same seed draws the same numbers on every machine.
 */
#ifndef MINIBOT_RANDOM_CORE_H
#define MINIBOT_RANDOM_CORE_H

#include <stdint.h>

typedef struct Random
{
	uint64_t	s[4];
} Random;

/* Start from a seed */
static inline void
random_seed(Random *random, uint64_t seed)
{
	for (int i = 0; i < 4; i++)
	{
		uint64_t	z = (seed += UINT64_C(0x9e3779b97f4a7c15));

		z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
		z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
		random->s[i] = z ^ (z >> 31);
	}
}

static inline uint64_t
random_rotate(uint64_t x, int k)
{
	return (x << k) | (x >> (64 - k));
}

/* 64 random bits */
static inline uint64_t
random_bits(Random *random)
{
	uint64_t   *s = random->s;
	uint64_t	result = random_rotate(s[1] * 5, 7) * 9,
				t = s[1] << 17;

	s[2] ^= s[0];
	s[3] ^= s[1];
	s[1] ^= s[2];
	s[0] ^= s[3];
	s[2] ^= t;
	s[3] = random_rotate(s[3], 45);
	return result;
}

/* A number below limit > 0, each as likely as another (Lemire's method) */
static inline uint32_t
random_below(Random *random, uint32_t limit)
{
	uint64_t	product = (random_bits(random) >> 32) * limit;

	if ((uint32_t) product < limit)
	{
		uint32_t	least = -limit % limit;

		while ((uint32_t) product < least)
			product = (random_bits(random) >> 32) * limit;
	}
	return product >> 32;
}

/* A number from 0 to below 1 */
static inline double
random_fraction(Random *random)
{
	return (random_bits(random) >> 11) * 0x1p-53;
}

#endif							/* MINIBOT_RANDOM_CORE_H */
