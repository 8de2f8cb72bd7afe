/*
 * bits_core.h
 *
 * Words of 64 days, a bit a day, and how they lie in memory.
 */
#ifndef MINIBOT_BITS_CORE_H
#define MINIBOT_BITS_CORE_H

#include <stdint.h>
#include <string.h>

/* Count bits; without an instruction for it, on any machine (Hacker's Delight, 5-1) */
static inline int
count_bits(uint64_t x)
{
	x -= (x >> 1) & UINT64_C(0x5555555555555555);
	x = (x & UINT64_C(0x3333333333333333)) + ((x >> 2) & UINT64_C(0x3333333333333333));
	x = (x + (x >> 4)) & UINT64_C(0x0f0f0f0f0f0f0f0f);
	return (int) ((x * UINT64_C(0x0101010101010101)) >> 56);
}

static inline int
lowest_bit(uint64_t x)
{
	return __builtin_ctzll(x);
}

static inline int
highest_bit(uint64_t x)
{
	return 63 - __builtin_clzll(x);
}

/* Bits from..63 */
static inline uint64_t
bits_from(int from)
{
	return ~UINT64_C(0) << from;
}

/* To the order of bytes in memory, and back: little-endian */
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
#define LITTLE32(x) __builtin_bswap32(x)
#define LITTLE64(x) __builtin_bswap64(x)
#else
#define LITTLE32(x) (x)
#define LITTLE64(x) (x)
#endif

/* Load and store a word at any address */
static inline uint64_t
load_word(const uint8_t *at)
{
	uint64_t	x;

	memcpy(&x, at, sizeof(x));
	return LITTLE64(x);
}

static inline void
store_word(uint8_t *at, uint64_t x)
{
	x = LITTLE64(x);
	memcpy(at, &x, sizeof(x));
}

/* The same of a calendar's first day */
static inline int32_t
load_first(const uint8_t *stored)
{
	uint32_t	x;

	memcpy(&x, stored, sizeof(x));
	return (int32_t) LITTLE32(x);
}

static inline void
store_first(uint8_t *stored, int32_t first)
{
	uint32_t	x = LITTLE32((uint32_t) first);

	memcpy(stored, &x, sizeof(x));
}

/* The multiple of 8 at or before a day */
static inline int32_t
aligned_day(int32_t day)
{
	return day & ~7;
}

/* Bits of word w that lie within days lo..hi, counted from the calendar's first */
static inline uint64_t
range_mask(int w, int64_t lo, int64_t hi)
{
	int64_t		start = lo - w * 64;
	int64_t		end = hi - w * 64;
	uint64_t	mask;

	if (start > 63 || end < 0 || start > end)
		return 0;
	mask = start > 0 ? bits_from((int) start) : ~UINT64_C(0);
	return end < 63 ? mask & (~UINT64_C(0) >> (63 - end)) : mask;
}

#endif							/* MINIBOT_BITS_CORE_H */
