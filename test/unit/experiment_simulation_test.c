/*
 * experiment_simulation_test.c [SIMULATIONS [SEED]]: experiments whose truth is
 * known.  Intervals at 95 % hold it in 93 to 97 of a hundred, and tests at 5 %,
 * where there is nothing to find, find something in 4 to 6.  By default a few
 * hundred, with bounds as wide as chance makes them; 20,000 leave chance little.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "experiment/effect_core.h"
#include "experiment/permute_core.h"
#include "experiment/random_core.h"
#include "experiment/student_t_core.h"
#include "unit.h"

#define MAX_UNITS 400
#define MAX_STUDENTS 8000
#define PERMUTATIONS 199

/* A way to experiment */
typedef struct Design
{
	const char *name;
	int			n_units;
	int			n_strata;
	int			fewest,			/* students of a unit */
				most;
	double		share;			/* of units treated */
	double		alike;			/* standard deviation of what a unit's students have in common; each one's own is 4 */
} Design;

static const Design designs[] = {
	{"200 households, 4 strata", 200, 4, 1, 3, 0.5, 3},
	{"300 households, 100 strata, a third treated", 300, 100, 1, 3, 1.0 / 3, 3},
	{"39 grades at schools, 3 strata", 39, 3, 40, 120, 0.5, 1},
	{"26 grades at schools", 26, 1, 20, 200, 0.5, 1.5},
};

static struct
{
	int			n;
	double		outcome[2][MAX_STUDENTS];	/* days, flag */
	double		covariates[2 * MAX_STUDENTS];
	double		last_year[MAX_STUDENTS];
	int			unit[MAX_STUDENTS];
	int			stratum[MAX_UNITS];
	bool		is_treated[MAX_UNITS];
	double		scratch[5 * MAX_STUDENTS + 20 * MAX_UNITS];
	double		residual[2][MAX_UNITS];
	PermuteUnit permuted[MAX_UNITS];
} trial;

static double
normal(Random *random)
{
	return sqrt(-2 * log(1 - random_fraction(random))) * cos(2 * 3.14159265358979323846 * random_fraction(random));
}

/* Deal the units of each stratum as create_experiment() does: in random order, evenly from a random start */
static void
deal_units(const Design *design, Random *random)
{
	for (int s = 0; s < design->n_strata; s++)
	{
		int			units[MAX_UNITS],
					n = 0;
		double		start = random_fraction(random);

		for (int u = 0; u < design->n_units; u++)
			if (trial.stratum[u] == s)
				units[n++] = u;
		for (int i = 0; i < n; i++)
		{
			int			j = i + random_below(random, n - i),
						drawn = units[j];

			units[j] = units[i];
			trial.is_treated[drawn] = (i + start) / n >= 1 - design->share;
		}
	}
}

/* Students: absences depend on stratum, unit and last year's, with a long tail; units' effects vary about the truth */
static void
make_trial(const Design *design, double truth, Random *random)
{
	trial.n = 0;
	for (int u = 0; u < design->n_units; u++)
		trial.stratum[u] = u < design->n_strata ? u : (int) random_below(random, design->n_strata);
	deal_units(design, random);
	for (int u = 0; u < design->n_units; u++)
	{
		int			students = design->fewest + random_below(random, design->most - design->fewest + 1);
		double		common = design->alike * normal(random),
					effect = truth * (1 + 0.5 * normal(random));

		for (int i = 0; i < students; i++)
		{
			double		habit = 8 + trial.stratum[u] % 3 + common + 3 * normal(random),
						days = habit + 2 * exp(0.7 * normal(random)) + 2 * normal(random)
						+ trial.is_treated[u] * effect;

			trial.unit[trial.n] = u;
			trial.last_year[trial.n] = habit + 3 * normal(random);
			trial.outcome[0][trial.n] = days;
			trial.outcome[1][trial.n++] = days >= 17;
		}
	}
	/* last year is not known of one in eight */
	for (int i = 0; i < trial.n; i++)
	{
		trial.covariates[trial.n + i] = random_below(random, 8) == 0;
		trial.covariates[i] = trial.covariates[trial.n + i] == 0 ? trial.last_year[i] : 0;
	}
}

static bool
go_on(void *context)
{
	(void) context;
	return true;
}

/* Permutation p of both outcomes */
static void
permute(const Design *design, uint64_t seed, double *p)
{
	PermuteStratum strata[MAX_UNITS];
	int			next = 0;

	for (int s = 0; s < design->n_strata; s++)
	{
		strata[s] = (PermuteStratum) {.units = trial.permuted + next};
		for (int treated = 1; treated >= 0; treated--)
			for (int u = 0; u < design->n_units; u++)
				if (trial.stratum[u] == s && trial.is_treated[u] == treated)
				{
					PermuteUnit *unit = &trial.permuted[next++];

					*unit = (PermuteUnit) {0, {trial.residual[0][u], trial.residual[1][u]}};
					for (int i = 0; i < trial.n; i++)
						unit->students += trial.unit[i] == u;
					strata[s].n++;
					strata[s].n_treated += treated;
				}
	}
	CHECK(permutation_test(&(PermuteHost) {go_on, NULL}, strata, design->n_strata, 2, PERMUTATIONS, seed, p));
}

static Effect
estimate(const Design *design, int outcome)
{
	EffectData	data = {trial.n, design->n_units, design->n_strata, 2, trial.covariates, trial.unit, trial.stratum,
		trial.is_treated};

	return estimate_effect(&data, trial.outcome[outcome], trial.scratch, trial.residual[outcome]);
}

/* Whether hits of n are as they should be, within a tolerance or, of few, within what chance allows */
static void
check_share(const char *what, int hits, int n, double wanted, double tolerance)
{
	double		share = (double) hits / n,
				by_chance = 4 * sqrt(wanted * (1 - wanted) / n);

	printf("    %-34s %5.1f %%\n", what, 100 * share);
	CHECK(fabs(share - wanted) <= fmax(tolerance, by_chance));
}

static void
simulate(const Design *design, int simulations, uint64_t seed)
{
	int			covered = 0,
				alarms[2] = {0},
				permuted[2] = {0};
	Random		random;

	random_seed(&random, seed);
	for (int i = 0; i < simulations; i++)
	{
		double		p[2];
		Effect		effect;

		make_trial(design, -1, &random);
		effect = estimate(design, 0);
		CHECK(effect.is_estimable);
		covered += fabs(effect.estimate + 1) <= student_t_quantile(0.975, effect.df) * effect.std_error;

		make_trial(design, 0, &random);
		for (int o = 0; o < 2; o++)
		{
			effect = estimate(design, o);
			alarms[o] += student_t_two_sided(effect.estimate / effect.std_error, effect.df) < 0.05;
		}
		permute(design, i, p);
		for (int o = 0; o < 2; o++)
			permuted[o] += p[o] <= 0.05;
	}
	printf("%s, %d experiments\n", design->name, simulations);
	check_share("intervals that hold the truth", covered, simulations, 0.95, 0.02);
	check_share("false alarms, days", alarms[0], simulations, 0.05, 0.01);
	check_share("false alarms, flag", alarms[1], simulations, 0.05, 0.01);
	check_share("false alarms, days, permuted", permuted[0], simulations, 0.05, 0.01);
	check_share("false alarms, flag, permuted", permuted[1], simulations, 0.05, 0.01);
}

int
main(int argc, char **argv)
{
	int			simulations = argc > 1 ? atoi(argv[1]) : 300;
	uint64_t	seed = argc > 2 ? strtoull(argv[2], NULL, 10) : 1;

	for (size_t d = 0; d < sizeof(designs) / sizeof(designs[0]); d++)
		simulate(&designs[d], simulations, seed + d);
	return unit_end("experiment_simulation");
}
