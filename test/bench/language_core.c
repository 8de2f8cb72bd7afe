/*
 * language_core.c
 *
 * Measures the language cores as an ordinary program, without a server, and
 * prints bare numbers for language.sh:
 *
 *   language_core accuracy TRAIN TEST...   percent of each TEST's in-scope lines whose best guess is right
 *   language_core fit TRAIN                seconds to read the file and fit a model, without cross-validation
 *   language_core speed TRAIN TEST         microseconds to predict one line
 *   language_core limits TRAIN VAL TEST    accuracy, recall, coverage, precision: see print_limits()
 *
 * Files hold a text, a tab and an intent ("oos": none) on each line.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "language/calibrate_core.h"

#define OUT_OF_SCOPE "oos"

typedef struct Line
{
	char	   *body;
	char	   *intent;
	int			class;			/* -1: none of the intents */
} Line;

typedef struct Lines
{
	int			n;
	Line	   *line;
} Lines;

static void *
host_alloc(void *context, size_t size)
{
	(void) context;
	return calloc(1, size + 1);
}

static bool
host_tick(void *context, const char *phase, double done)
{
	(void) context, (void) phase, (void) done;
	return true;
}

static const LanguageHost host = {host_alloc, host_tick, NULL};

/* CPU time of this program, which what else the machine does disturbs least */
static double
seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return now.tv_sec + now.tv_nsec / 1e9;
}

static void
die(const char *what, const char *name)
{
	fprintf(stderr, "%s: %s\n", what, name);
	exit(1);
}

static Lines
read_lines(const char *path)
{
	FILE	   *file = fopen(path, "r");
	Lines		lines = {0, NULL};
	char	   *text = NULL;
	size_t		size = 0;

	if (file == NULL)
		die("cannot read", path);
	while (getline(&text, &size, file) > 0)
	{
		char	   *tab = strchr(text, '\t');

		if (tab == NULL)
			continue;
		*tab = '\0';
		tab[1 + strcspn(tab + 1, "\t\r\n")] = '\0';
		if (lines.n % 1024 == 0)
			lines.line = realloc(lines.line, (lines.n + 1024) * sizeof(Line));
		lines.line[lines.n++] = (Line) {strdup(text), strdup(tab + 1), -1};
	}
	free(text);
	fclose(file);
	return lines;
}

static int
compare_names(const void *a, const void *b)
{
	return strcmp(*(char *const *) a, *(char *const *) b);
}

/* The intents of the lines, sorted, in *names; returns how many */
static int
collect_names(const Lines *lines, const char ***names)
{
	int			n = 0,
				unique = 0;

	*names = malloc((lines->n + 1) * sizeof(char *));
	for (int i = 0; i < lines->n; i++)
		if (strcmp(lines->line[i].intent, OUT_OF_SCOPE) != 0)
			(*names)[n++] = lines->line[i].intent;
	qsort(*names, n, sizeof(char *), compare_names);
	for (int i = 0; i < n; i++)
		if (unique == 0 || strcmp((*names)[unique - 1], (*names)[i]) != 0)
			(*names)[unique++] = (*names)[i];
	return unique;
}

static void
number_classes(Lines *lines, const char **names, int n)
{
	for (int i = 0; i < lines->n; i++)
	{
		char	   *intent = lines->line[i].intent;
		const char **found = bsearch(&intent, names, n, sizeof(char *), compare_names);

		lines->line[i].class = found == NULL ? -1 : (int) (found - names);
	}
}

static Corpus *
read_corpus(const char *path)
{
	Lines		lines = read_lines(path);
	const char **names;
	int			n = collect_names(&lines, &names);
	Corpus	   *corpus = corpus_new(&host, names, n, 0, lines.n);

	number_classes(&lines, names, n);
	for (int i = 0; i < lines.n; i++)
		if (lines.line[i].class >= 0)
			corpus_add(corpus, lines.line[i].body, strlen(lines.line[i].body), lines.line[i].class, -1);
	return corpus;
}


/* Share of the file's in-scope lines whose best guess is right, in percent */
static void
print_accuracy(const Model *model, PredictScratch *scratch, const char *path)
{
	Lines		lines = read_lines(path);
	int			in_scope = 0,
				right = 0;

	number_classes(&lines, model->names, model->n_intents);
	for (int i = 0; i < lines.n; i++)
	{
		Guess		guess;

		if (lines.line[i].class < 0)
			continue;
		predict(model, scratch, lines.line[i].body, strlen(lines.line[i].body), &guess);
		in_scope++;
		right += guess.intent == lines.line[i].class;
	}
	printf("%.2f\n", 100.0 * right / in_scope);
}

/* Microseconds to predict one line: the best of five rounds over the file */
static void
print_speed(const Model *model, PredictScratch *scratch, const char *path)
{
	Lines		lines = read_lines(path);
	double		best = 1e9;

	for (int round = 0; round < 5; round++)
	{
		double		start = seconds();
		Guess		guess;

		for (int i = 0; i < lines.n; i++)
			predict(model, scratch, lines.line[i].body, strlen(lines.line[i].body), &guess);
		if (seconds() - start < best)
			best = seconds() - start;
	}
	printf("%.2f\n", best / lines.n * 1e6);
}

/* What a threshold does to a labelled file; outside lines are weighed to be the share that calibration expects */
typedef struct Outcome
{
	double		accuracy;		/* of in-scope lines: accepted and right */
	double		recall;			/* of out-of-scope lines: not accepted */
	double		coverage;
	double		precision;
} Outcome;

static Outcome
judge(Model *model, PredictScratch *scratch, Lines *lines, float threshold)
{
	int			n[2] = {0},
				accepted[2] = {0},
				right = 0;
	double		weight,
				all_accepted;

	model->threshold = threshold;
	for (int i = 0; i < lines->n; i++)
	{
		Guess		guess;
		bool		outside = lines->line[i].class < 0;

		predict(model, scratch, lines->line[i].body, strlen(lines->line[i].body), &guess);
		n[outside]++;
		accepted[outside] += guess.accepted;
		right += guess.accepted && guess.intent == lines->line[i].class;
	}
	weight = calibrate_defaults.out_of_scope / (1 - calibrate_defaults.out_of_scope) * n[0] / n[1];
	all_accepted = accepted[0] + weight * accepted[1];
	return (Outcome) {
		100.0 * right / n[0], 100.0 - 100.0 * accepted[1] / n[1],
		100.0 * all_accepted / (n[0] + weight * n[1]), 100.0 * right / all_accepted
	};
}

/* The highest threshold that costs no more than so many points of in-scope accuracy */
static float
threshold_costing(Model *model, PredictScratch *scratch, Lines *lines, double points)
{
	double		least = judge(model, scratch, lines, 0).accuracy - points;
	float		threshold = 0;

	for (float t = 0.01f; t < 1 && judge(model, scratch, lines, t).accuracy >= least; t += 0.01f)
		threshold = t;
	return threshold;
}

/*
 * Cross-validate, then print: what the threshold chosen on the validation file
 * gives on the test (accuracy and recall), and what the cross-validation's own
 * gives there (coverage and precision).
 */
static void
print_limits(Model *model, Corpus *corpus, PredictScratch *scratch, const char *validation_path, const char *test_path)
{
	Lines		validation = read_lines(validation_path);
	Lines		test = read_lines(test_path);
	Evaluation	found;
	Outcome		chosen,
				own;

	if (!cross_validate(corpus, &train_defaults, &calibrate_defaults, &found))
		die("out of memory with", validation_path);
	memcpy(model->calibration, found.calibration, sizeof(found.calibration));
	number_classes(&validation, model->names, model->n_intents);
	number_classes(&test, model->names, model->n_intents);
	chosen = judge(model, scratch, &test, threshold_costing(model, scratch, &validation, 1.3));
	own = judge(model, scratch, &test, found.threshold);
	printf("%.2f %.2f %.2f %.2f\n", chosen.accuracy, chosen.recall, own.coverage, own.precision);
}

int
main(int argc, char **argv)
{
	double		start = seconds();
	Corpus	   *corpus;
	Model	   *model;
	PredictScratch *scratch;

	if (argc < 3)
		die("language_core accuracy|fit|speed|limits TRAIN [FILE...]", "arguments are missing");
	corpus = read_corpus(argv[2]);
	model = train_model(corpus, NULL, &train_defaults, "fit");
	if (strcmp(argv[1], "fit") == 0)
		printf("%.2f\n", seconds() - start);
	scratch = predict_scratch_new(&host, model->width);
	if (strcmp(argv[1], "limits") == 0 && argc == 5)
		print_limits(model, corpus, scratch, argv[3], argv[4]);
	else
		for (int i = 3; i < argc; i++)
			(strcmp(argv[1], "speed") == 0 ? print_speed : print_accuracy) (model, scratch, argv[i]);
	return 0;
}
