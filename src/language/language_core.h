/*
 * language_core.h
 *
 * What the language cores share: how they ask their caller for memory and
 * leave to go on, and how a hot loop is compiled.
 */
#ifndef MINIBOT_LANGUAGE_CORE_H
#define MINIBOT_LANGUAGE_CORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The caller's side of long work.  alloc() gives zeroed memory that the
 * caller frees all at once when the work is over, or NULL, upon which the work
 * ends and says so.  tick() is called many times a second with what is being
 * done and the share of it that is done, 0 to 1; where it returns false, the
 * work ends.  Either may leave by longjmp: a core holds nothing.
 */
typedef struct LanguageHost
{
	void	   *(*alloc) (void *context, size_t size);
	bool		(*tick) (void *context, const char *phase, double done);
	void	   *context;
} LanguageHost;

/*
 * Loops over classes, compiled for wide registers too and chosen when the
 * library is loaded.  No reduction and no fused multiply-add: every variant
 * computes the same bits, so a model does not depend on the processor.
 */
#if defined(__x86_64__) && defined(__linux__) && defined(__GNUC__) && !defined(__clang__)
#define LANGUAGE_HOT \
	__attribute__((target_clones("avx2", "default"), \
				   optimize("O3", "no-math-errno", "no-trapping-math", "fp-contract=off")))
#else
#define LANGUAGE_HOT
#endif

/* Eight floats or integers */
#define LANGUAGE_LANES 8
typedef float LanguageLanes __attribute__((vector_size(4 * LANGUAGE_LANES), aligned(4)));
typedef int32_t LanguageIntLanes __attribute__((vector_size(4 * LANGUAGE_LANES), aligned(4)));

/* The same number in every lane; gcc refuses number times lanes where float is computed in wider registers (x87) */
#define LANGUAGE_SPLAT(x) ((LanguageLanes) {(x), (x), (x), (x), (x), (x), (x), (x)})

/* Rows are padded to a multiple of this: four registers of lanes, summed up side by side */
#define LANGUAGE_BLOCK (4 * LANGUAGE_LANES)

/* Deterministic random numbers: splitmix64 */
static inline uint64_t
language_random(uint64_t *state)
{
	uint64_t	z = (*state += UINT64_C(0x9E3779B97F4A7C15));

	z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
	return z ^ (z >> 31);
}

/* A random integer in [0, n), n < 2^32 */
static inline uint32_t
language_random_below(uint64_t *state, uint32_t n)
{
	return (uint32_t) (((language_random(state) >> 32) * n) >> 32);
}

#endif							/* MINIBOT_LANGUAGE_CORE_H */
