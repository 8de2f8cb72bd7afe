/*
 * experiment_effect_test.c: effects, standard errors and Student's t as R has
 * them (../experiment/expected.R), and permutations against a count of all.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "experiment/effect_core.h"
#include "experiment/permute_core.h"
#include "experiment/random_core.h"
#include "experiment/student_t_core.h"
#include "unit.h"

#define MAX_STUDENTS 200
#define STUDENTS "../experiment/students.tsv"
#define EXPECTED "../experiment/expected.tsv"

typedef struct Student
{
	int			unit;
	char		stratum[20];
	char		arm[20];
	double		last_year;
	double		no_last_year;
	double		days;
	double		chronic;
} Student;

static Student students[MAX_STUDENTS];
static int	n_students;

/* Equal but for the digits that were printed */
static bool
is_near(double a, double b, double precision)
{
	return fabs(a - b) <= precision * fmax(fabs(b), 1e-300);
}

static void
read_students(void)
{
	FILE	   *file = fopen(STUDENTS, "r");
	char		line[200];

	CHECK(file != NULL && fgets(line, sizeof(line), file) != NULL);
	while (file != NULL && fgets(line, sizeof(line), file) != NULL)
	{
		Student    *s = &students[n_students++];

		CHECK(sscanf(line, "%d %19s %19s %lf %lf %lf %lf", &s->unit, s->stratum, s->arm, &s->last_year,
					 &s->no_last_year, &s->days, &s->chronic) == 7);
	}
	CHECK(fclose(file) == 0);
}

/* Students of an arm and of the control arm, as estimate_effect() takes them */
typedef struct Pair
{
	EffectData	data;
	double		covariates[4 * MAX_STUDENTS];
	double		days[MAX_STUDENTS];
	double		chronic[MAX_STUDENTS];
	int			unit[MAX_STUDENTS];
	int			stratum[MAX_STUDENTS];
	bool		is_treated[MAX_STUDENTS];
	double		scratch[12 * MAX_STUDENTS];
	double		residual[MAX_STUDENTS];
} Pair;

static void
make_pair(Pair *pair, const char *arm)
{
	int			n = 0,
				n_units = 0,
				number[MAX_STUDENTS];
	const Student *of[MAX_STUDENTS];

	memset(number, -1, sizeof(number));
	for (int i = 0; i < n_students; i++)
	{
		const Student *s = &students[i];

		if (strcmp(s->arm, "control") != 0 && strcmp(s->arm, arm) != 0)
			continue;
		if (number[s->unit] < 0)
		{
			number[s->unit] = n_units;
			pair->stratum[n_units] = s->stratum[0] == 'n' ? 0 : s->stratum[0] == 's' ? 1 : 2;
			pair->is_treated[n_units++] = strcmp(s->arm, "control") != 0;
		}
		pair->unit[n] = number[s->unit];
		pair->days[n] = s->days;
		pair->chronic[n] = s->chronic;
		of[n++] = s;
	}
	/* two that add nothing: the same again, and one that does not vary */
	for (int i = 0; i < n; i++)
	{
		pair->covariates[i] = of[i]->last_year;
		pair->covariates[n + i] = 3 - 2 * of[i]->last_year;
		pair->covariates[2 * n + i] = 1e6 / 3;
		pair->covariates[3 * n + i] = of[i]->no_last_year;
	}
	pair->data = (EffectData) {n, n_units, 3, 4, pair->covariates, pair->unit, pair->stratum, pair->is_treated};
	CHECK(effect_scratch(&pair->data) <= sizeof(pair->scratch) / sizeof(double));
}

static void
check_effect(Pair *pair, const char *outcome, int n, int n_units, const double *expected)
{
	Effect		effect = estimate_effect(&pair->data, strcmp(outcome, "days") == 0 ? pair->days : pair->chronic,
										 pair->scratch, pair->residual);
	double		reach = student_t_quantile(0.975, effect.df) * effect.std_error;

	CHECK(pair->data.n == n && pair->data.n_units == n_units && effect.is_estimable);
	CHECK(is_near(effect.estimate, expected[0], 1e-8));
	CHECK(is_near(effect.std_error, expected[1], 1e-8));
	CHECK(is_near(effect.std_error_cr1, expected[2], 1e-8));
	CHECK(is_near(effect.df, expected[3], 1e-7));
	CHECK(is_near(effect.estimate - reach, expected[4], 1e-7));
	CHECK(is_near(effect.estimate + reach, expected[5], 1e-7));
	CHECK(is_near(student_t_two_sided(effect.estimate / effect.std_error, effect.df), expected[6], 1e-7));
}

/* Every line of what R said */
static void
check_against_r(void)
{
	FILE	   *file = fopen(EXPECTED, "r");
	char		line[300],
				arm[20],
				outcome[20];
	int			n,
				n_units,
				lines = 0;
	double		v[7];
	static Pair pair;

	CHECK(file != NULL);
	while (file != NULL && fgets(line, sizeof(line), file) != NULL)
	{
		lines++;
		if (sscanf(line, "t %lf %lf %lf %lf %lf", &v[0], &v[1], &v[2], &v[3], &v[4]) == 5)
		{
			CHECK(is_near(student_t_two_sided(v[1], v[0]), v[2], 1e-9));
			CHECK(is_near(student_t_quantile(v[3], v[0]), v[4], 1e-9));
			CHECK(is_near(student_t_quantile(1 - v[3], v[0]), -v[4], 1e-6));
			continue;
		}
		CHECK(sscanf(line, "%19s %19s %d %d %lf %lf %lf %lf %lf %lf %lf", arm, outcome, &n, &n_units, &v[0], &v[1],
					 &v[2], &v[3], &v[4], &v[5], &v[6]) == 11);
		make_pair(&pair, arm);
		check_effect(&pair, outcome, n, n_units, v);
	}
	CHECK(lines == 24);
	CHECK(fclose(file) == 0);
}

/* What cannot be estimated says so, and what does not vary has no error */
static void
check_degenerate(void)
{
	double		y[] = {1, 2, 3, 4, 5, 6},
				same[] = {7, 7, 7, 7, 7, 7},
				scratch[100],
				residual[6];
	int			unit[] = {0, 1, 2, 3, 4, 5},
				pairs[] = {0, 0, 1, 1, 2, 2},
				one[] = {0, 0, 0, 0, 0, 0},
				each[] = {0, 1, 2, 3, 4, 5};
	bool		treated[] = {true, false, true, false, true, false},
				apart[] = {true, true, false, false, false, false},
				none[] = {false, false, false, false, false, false};
	Effect		effect;

	effect = estimate_effect(&(EffectData) {6, 6, 3, 0, NULL, unit, pairs, treated}, y, scratch, residual);
	CHECK(effect.is_estimable && is_near(effect.estimate, -1, 1e-12) && is_near(effect.df, 2, 1e-9) &&
		  effect.parameters == 4);
	/* all residuals are nothing; what is left of them is rounding */
	CHECK(effect.std_error < 1e-12);
	effect = estimate_effect(&(EffectData) {6, 6, 1, 0, NULL, unit, one, treated}, same, scratch, residual);
	CHECK(effect.is_estimable && effect.estimate == 0 && effect.std_error == 0);
	CHECK(!estimate_effect(&(EffectData) {6, 6, 3, 0, NULL, unit, pairs, apart}, y, scratch, residual).is_estimable);
	CHECK(!estimate_effect(&(EffectData) {6, 6, 1, 0, NULL, unit, one, none}, y, scratch, residual).is_estimable);
	CHECK(!estimate_effect(&(EffectData) {6, 6, 6, 0, NULL, unit, each, treated}, y, scratch, residual).is_estimable);
	CHECK(!estimate_effect(&(EffectData) {0, 0, 0, 0, NULL, NULL, NULL, NULL}, y, scratch, residual).is_estimable);
	/* a covariate that is the arm */
	CHECK(!estimate_effect(&(EffectData) {6, 6, 1, 1, (double[]) {1, 0, 1, 0, 1, 0}, unit, one, treated}, y, scratch,
						   residual).is_estimable);
}

/* Whether a permutation test may go on: while *context is more than 0, or less */
static bool
count_down(void *context)
{
	int		   *left = context;

	return (*left)-- != 0;
}

/* |t| of the plain regression of sums on the arm, two strata of 4 and 6 units, by definition */
static double
plain_statistic(const PermuteUnit *units, unsigned treated)
{
	double		numerator = 0,
				denominator = 0,
				squares = 0,
				weight[10];

	for (int u = 0; u < 10; u++)
	{
		int			from = u < 4 ? 0 : 4,
					to = u < 4 ? 4 : 10;
		double		n = 0,
					n_treated = 0;

		for (int v = from; v < to; v++)
		{
			n += units[v].students;
			n_treated += (treated >> v & 1) * units[v].students;
		}
		weight[u] = (treated >> u & 1) - n_treated / n;
		numerator += weight[u] * units[u].residual[0];
		denominator += weight[u] * weight[u] * units[u].students;
	}
	for (int u = 0; u < 10; u++)
		squares += pow(weight[u] * (units[u].residual[0] - numerator / denominator * weight[u] * units[u].students), 2);
	return fabs(numerator) / sqrt(squares);
}

/* A test of two strata, 2 of 4 and 4 of 6 treated, against all 90 ways to deal them */
static void
check_permutations(void)
{
	PermuteUnit units[10] = {
		{1, {2.5, 0}}, {2, {1, 0}}, {1, {-3, 0}}, {3, {-0.5, 0}},
		{1, {2, 0}}, {2, {1.5, 0}}, {1, {0.5, 0}}, {1, {-1, 0}}, {2, {-4, 0}}, {1, {1, 0}}
	};
	PermuteUnit dealt[10];
	PermuteStratum strata[2] = {{.n = 4, .n_treated = 2, .units = dealt}, {.n = 6, .n_treated = 4, .units = dealt + 4}};
	int			ways = 0,
				as_far = 0,
				forever = -1,
				few = 3;
	double		p[PERMUTE_MAX_OUTCOMES],
				again[PERMUTE_MAX_OUTCOMES],
				share;
	const unsigned truth = 3 | 15 << 4;

	for (unsigned w = 0; w < 1024; w++)
		if (__builtin_popcount(w & 15) == 2 && __builtin_popcount(w >> 4) == 4)
		{
			ways++;
			as_far += plain_statistic(units, w) >= plain_statistic(units, truth) * (1 - 1e-9);
		}
	CHECK(ways == 90 && as_far > 1 && as_far < 45);
	share = (double) as_far / ways;
	memcpy(dealt, units, sizeof(units));
	CHECK(permutation_test(&(PermuteHost) {count_down, &forever}, strata, 2, 1, 100000, 7, p));
	CHECK(fabs(p[0] - share) < 4 * sqrt(share * (1 - share) / 100000));
	memcpy(dealt, units, sizeof(units));
	CHECK(permutation_test(&(PermuteHost) {count_down, &forever}, strata, 2, 1, 100000, 7, again) && again[0] == p[0]);
	memcpy(dealt, units, sizeof(units));
	CHECK(permutation_test(&(PermuteHost) {count_down, &forever}, strata, 2, 1, 100000, 8, again) && again[0] != p[0]);

	/* told to stop; nothing that varies; no permutation but the true one */
	CHECK(!permutation_test(&(PermuteHost) {count_down, &few}, strata, 2, 1, 10, 7, p));
	memset(dealt, 0, sizeof(dealt));
	for (int u = 0; u < 10; u++)
		dealt[u].students = 1;
	CHECK(permutation_test(&(PermuteHost) {count_down, &forever}, strata, 2, 2, 99, 7, p) && p[0] == 1 && p[1] == 1);
	CHECK(permutation_test(&(PermuteHost) {count_down, &forever}, strata, 2, 1, 0, 7, p) && p[0] == 1);
	CHECK(permutation_test(&(PermuteHost) {count_down, &forever}, strata, 0, 1, 9, 7, p) && p[0] == 1);
}

/* Published values of the generator, and that numbers below a limit are even */
static void
check_random(void)
{
	Random		random = {{1, 2, 3, 4}};
	int			drawn[6] = {0};

	/* of the reference implementation, from the state 1, 2, 3, 4 */
	CHECK(random_bits(&random) == UINT64_C(11520));
	CHECK(random_bits(&random) == 0);
	CHECK(random_bits(&random) == UINT64_C(1509978240));
	random_seed(&random, 0);
	/* splitmix64's first, from 0 */
	CHECK(random.s[0] == UINT64_C(0xe220a8397b1dcdaf));
	for (int i = 0; i < 60000; i++)
		drawn[random_below(&random, 6)]++;
	for (int i = 0; i < 6; i++)
		CHECK(abs(drawn[i] - 10000) < 400);
	CHECK(random_below(&random, 1) == 0);
}

int
main(void)
{
	read_students();
	check_against_r();
	check_degenerate();
	check_permutations();
	check_random();
	return unit_end("experiment_effect");
}
