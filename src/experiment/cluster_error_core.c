/*
 * cluster_error_core.c
 *
 * The hat matrix of a unit is B B', B being its rows of the orthonormal columns
 * and of its stratum's, which is 1 / sqrt(the stratum's students).  B has few
 * columns, so that (I - B B')^(-1/2) = I + B S B' takes the eigenvectors of
 * the small B' B only, and units need not be looked at two by two.  Pure C.
 */
#include "experiment/cluster_error_core.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

/* The stratum's column, then the regression's */
#define MAX_B (CLUSTER_MAX_COLUMNS + 1)
/* Sweeps of Jacobi's method; it converges quadratically and takes five or six */
#define SWEEPS 50
/* An eigenvalue so near to 1 is of what the regression fits by this unit alone: a residual of nothing stays nothing */
#define FITTED_ALONE 1e-10

typedef struct Matrix
{
	double		v[MAX_B][MAX_B];
} Matrix;

/* A unit's part */
typedef struct Unit
{
	double		arm_squared;	/* a'a, a its rows of the last column */
	double		arm_residual;	/* a'e */
	double		arm[MAX_B];		/* B'a */
	double		residual[MAX_B];	/* B'e */
	Matrix		gram;			/* B'B */
} Unit;

/* Rotate away the element at p, q of a symmetric matrix, and turn its eigenvectors with it */
static void
rotate(Matrix *a, Matrix *vectors, int n, int p, int q)
{
	double		theta = (a->v[q][q] - a->v[p][p]) / (2 * a->v[p][q]),
				t = (theta < 0 ? -1 : 1) / (fabs(theta) + sqrt(theta * theta + 1)),
				c = 1 / sqrt(t * t + 1),
				s = t * c;

	for (int k = 0; k < n; k++)
	{
		double		kp = a->v[k][p],
					kq = a->v[k][q];

		a->v[k][p] = c * kp - s * kq;
		a->v[k][q] = s * kp + c * kq;
	}
	for (int k = 0; k < n; k++)
	{
		double		pk = a->v[p][k],
					qk = a->v[q][k],
					vp = vectors->v[k][p],
					vq = vectors->v[k][q];

		a->v[p][k] = c * pk - s * qk;
		a->v[q][k] = s * pk + c * qk;
		vectors->v[k][p] = c * vp - s * vq;
		vectors->v[k][q] = s * vp + c * vq;
	}
}

/* Eigenvectors, as columns, and eigenvalues of a symmetric n by n matrix, by Jacobi's method */
static void
eigen(const Matrix *matrix, int n, Matrix *vectors, double *values)
{
	Matrix		a = *matrix;
	bool		is_diagonal = false;

	memset(vectors, 0, sizeof(Matrix));
	for (int i = 0; i < n; i++)
		vectors->v[i][i] = 1;
	for (int sweep = 0; sweep < SWEEPS && !is_diagonal; sweep++)
	{
		is_diagonal = true;
		for (int p = 0; p < n; p++)
			for (int q = p + 1; q < n; q++)
				if (fabs(a.v[p][q]) > 1e-16 * sqrt(fabs(a.v[p][p] * a.v[q][q])) && fabs(a.v[p][q]) > 1e-100)
				{
					rotate(&a, vectors, n, p, q);
					is_diagonal = false;
				}
	}
	for (int i = 0; i < n; i++)
		values[i] = a.v[i][i];
}

/* What S makes of an eigenvalue of B'B */
static double
enlarge(double value)
{
	if (value > 1 - FITTED_ALONE)
		return -1 / value;
	if (value < 1e-8)
		return 0.5;
	return (1 / sqrt(1 - value) - 1) / value;
}

/* Sum up the students of a unit, from first to before end */
static Unit
sum_unit(const Regression *regression, int first, int end, double stratum_size)
{
	Unit		unit = {0};
	int			n = regression->n_columns + 1;

	for (int i = first; i < end; i++)
	{
		double		b[MAX_B] = {1 / sqrt(stratum_size)},
					residual = regression->residual[i],
					arm;

		for (int j = 1; j < n; j++)
			b[j] = regression->columns[(size_t) (j - 1) * regression->n + i];
		arm = b[n - 1];
		unit.arm_squared += arm * arm;
		unit.arm_residual += arm * residual;
		for (int j = 0; j < n; j++)
		{
			unit.arm[j] += b[j] * arm;
			unit.residual[j] += b[j] * residual;
			for (int k = 0; k < n; k++)
				unit.gram.v[j][k] += b[j] * b[k];
		}
	}
	return unit;
}

/* w = S B'a, by which (I + B S B') a = a + B w */
static void
enlarge_arm(const Unit *unit, int n, double *w)
{
	Matrix		vectors;
	double		values[MAX_B];

	eigen(&unit->gram, n, &vectors, values);
	memset(w, 0, n * sizeof(double));
	for (int v = 0; v < n; v++)
	{
		double		along = 0;

		for (int j = 0; j < n; j++)
			along += vectors.v[j][v] * unit->arm[j];
		for (int j = 0; j < n; j++)
			w[j] += enlarge(values[v]) * along * vectors.v[j][v];
	}
}

/* Sums over units from which Satterthwaite's df follow */
typedef struct Satterthwaite
{
	double		trace;			/* of P, the units' products with each other */
	double		own;			/* part of the sum of P's squares */
	Matrix		cross;			/* of the regression's columns */
	double	   *stratum;		/* per stratum MAX_B sums: the stratum's column with each column */
} Satterthwaite;

/* Take in a unit, of which p = B'(a + B w) and squared the length of a + B w */
static void
add_unit(Satterthwaite *sums, const double *p, double squared, int n, int stratum)
{
	double		fitted = 0;

	for (int j = 0; j < n; j++)
	{
		fitted += p[j] * p[j];
		sums->stratum[stratum * MAX_B + j] += p[0] * p[j];
		for (int k = 1; k < n && j > 0; k++)
			sums->cross.v[j][k] += p[j] * p[k];
	}
	sums->trace += squared - fitted;
	sums->own += squared * (squared - 2 * fitted);
}

static double
degrees_of_freedom(const Satterthwaite *sums, int n, int n_strata)
{
	double		squares = sums->own;

	for (int j = 1; j < n; j++)
		for (int k = 1; k < n; k++)
			squares += sums->cross.v[j][k] * sums->cross.v[j][k];
	for (int s = 0; s < n_strata; s++)
		for (int j = 0; j < n; j++)
			squares += (j == 0 ? 1 : 2) * sums->stratum[s * MAX_B + j] * sums->stratum[s * MAX_B + j];
	return squares > 0 ? sums->trace * sums->trace / squares : 0;
}

/* Take in a unit: add to the variances in *error, which are the squares until all are in */
static void
add_to_error(const Unit *unit, int n, int stratum, ClusterError *error, Satterthwaite *sums)
{
	double		w[MAX_B],
				p[MAX_B],
				score = unit->arm_residual,
				squared = unit->arm_squared;

	error->cr1 += score * score;
	enlarge_arm(unit, n, w);
	for (int j = 0; j < n; j++)
	{
		p[j] = unit->arm[j];
		for (int k = 0; k < n; k++)
			p[j] += unit->gram.v[j][k] * w[k];
		score += w[j] * unit->residual[j];
		squared += w[j] * (unit->arm[j] + p[j]);
	}
	error->cr2 += score * score;
	add_unit(sums, p, squared, n, stratum);
}

ClusterError
cluster_error(const Regression *regression, double *scratch)
{
	ClusterError error = {0};
	Satterthwaite sums = {.stratum = scratch};
	int			n = regression->n_columns + 1;

	memset(scratch, 0, (size_t) regression->n_strata * MAX_B * sizeof(double));
	for (int first = 0, end; first < regression->n; first = end)
	{
		int			number = regression->unit[first],
					stratum = regression->stratum[number];
		Unit		unit;

		for (end = first; end < regression->n && regression->unit[end] == number;)
			end++;
		unit = sum_unit(regression, first, end, regression->stratum_size[stratum]);
		add_to_error(&unit, n, stratum, &error, &sums);
	}
	error.cr1 = sqrt(error.cr1);
	error.cr2 = sqrt(error.cr2);
	error.df = degrees_of_freedom(&sums, n, regression->n_strata);
	return error;
}
