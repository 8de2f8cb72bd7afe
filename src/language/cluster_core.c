/*
 * cluster_core.c
 *
 * Grouping by stars: every text counts the texts near it, and those with most
 * take theirs first.  Pure C.
 */
#include "language/cluster_core.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* One feature of one text, kept by feature */
typedef struct Posting
{
	int			text;
	float		value;
} Posting;

typedef struct Sparse
{
	int			n;
	int			n_words;
	uint16_t   *bucket;
	float	   *value;
} Sparse;

/* How many neighbours a text has; sorted, most first */
typedef struct Degree
{
	int			text;
	int			neighbours;
} Degree;

typedef struct Clusterer
{
	const LanguageHost *host;
	int			n;
	Sparse	   *sparse;			/* per text, its values weighed */
	int		   *first;			/* per feature: its postings are [first, next feature's first) */
	Posting    *postings;
	float	   *score;			/* per text: its likeness to the one at hand; zero between uses */
	int		   *touched;		/* the texts whose score is not zero */
	float		least;			/* product of two texts that are similar enough */
} Clusterer;

/* Read the texts into raw features; false: out of memory */
static bool
read_texts(Clusterer *clusterer, const ClusterText *texts)
{
	const LanguageHost *host = clusterer->host;
	NormalizedText *text = host->alloc(host->context, sizeof(NormalizedText));
	FeatureBag *bag = host->alloc(host->context, sizeof(FeatureBag));

	if (text == NULL || bag == NULL)
		return false;
	for (int i = 0; i < clusterer->n; i++)
	{
		Sparse	   *sparse = &clusterer->sparse[i];

		normalize_text(texts[i].text, texts[i].length, text);
		extract_features(text, bag);
		sparse->n = bag->n;
		sparse->n_words = bag->n_words;
		sparse->bucket = host->alloc(host->context, bag->n * sizeof(uint16_t));
		sparse->value = host->alloc(host->context, bag->n * sizeof(float));
		if (sparse->bucket == NULL || sparse->value == NULL)
			return false;
		memcpy(sparse->bucket, bag->bucket, bag->n * sizeof(uint16_t));
		memcpy(sparse->value, bag->value, bag->n * sizeof(float));
	}
	return true;
}

/* Weigh every text by how many texts have each feature, and list the texts of each; false: out of memory */
static bool
index_texts(Clusterer *clusterer)
{
	const LanguageHost *host = clusterer->host;
	int		   *first = host->alloc(host->context, (FEATURE_COUNT + 2) * sizeof(int));
	float	   *idf = host->alloc(host->context, FEATURE_COUNT * sizeof(float));

	if (first == NULL || idf == NULL)
		return false;
	for (int i = 0; i < clusterer->n; i++)
		for (int f = 0; f < clusterer->sparse[i].n; f++)
			first[clusterer->sparse[i].bucket[f] + 2]++;
	for (int b = 0; b < FEATURE_COUNT; b++)
		idf[b] = logf((1.0f + clusterer->n) / (1.0f + first[b + 2])) + 0.1f;
	for (int b = 0; b < FEATURE_COUNT; b++)
		first[b + 2] += first[b + 1];
	clusterer->postings = host->alloc(host->context, (first[FEATURE_COUNT + 1] + 1) * sizeof(Posting));
	if (clusterer->postings == NULL)
		return false;
	for (int i = 0; i < clusterer->n; i++)
	{
		Sparse	   *sparse = &clusterer->sparse[i];

		weigh_features(sparse->bucket, sparse->value, sparse->n, sparse->n_words, idf, sparse->value);
		for (int f = 0; f < sparse->n; f++)
			clusterer->postings[first[sparse->bucket[f] + 1]++] = (Posting) {i, sparse->value[f]};
	}
	clusterer->first = first;
	return true;
}

/* List the texts that are similar enough to text i, itself included, in touched; returns how many */
static int
find_neighbours(Clusterer *clusterer, int i)
{
	const Sparse *sparse = &clusterer->sparse[i];
	int			n_touched = 0,
				kept = 0;

	for (int f = 0; f < sparse->n; f++)
		for (int p = clusterer->first[sparse->bucket[f]]; p < clusterer->first[sparse->bucket[f] + 1]; p++)
		{
			const Posting *posting = &clusterer->postings[p];

			if (clusterer->score[posting->text] == 0)
				clusterer->touched[n_touched++] = posting->text;
			clusterer->score[posting->text] += posting->value * sparse->value[f];
		}
	for (int t = 0; t < n_touched; t++)
	{
		int			text = clusterer->touched[t];

		if (clusterer->score[text] >= clusterer->least || text == i)
			clusterer->touched[kept++] = text;
		clusterer->score[text] = 0;
	}
	return kept;
}

static int
compare_degrees(const void *a, const void *b)
{
	const Degree *x = a;
	const Degree *y = b;

	return x->neighbours != y->neighbours ? y->neighbours - x->neighbours : x->text - y->text;
}

/* Let the texts take their neighbours in turn; false: told to stop */
static bool
take_neighbours(Clusterer *clusterer, Degree *degrees, int *cluster)
{
	const LanguageHost *host = clusterer->host;
	int			n = clusterer->n;

	for (int i = 0; i < n; i++)
	{
		if (!host->tick(host->context, "counting neighbours", (double) i / n))
			return false;
		degrees[i] = (Degree) {i, find_neighbours(clusterer, i)};
		cluster[i] = -1;
	}
	qsort(degrees, n, sizeof(Degree), compare_degrees);
	for (int i = 0; i < n; i++)
	{
		int			text = degrees[i].text;
		int			neighbours;

		if (cluster[text] >= 0)
			continue;
		if (!host->tick(host->context, "grouping", (double) i / n))
			return false;
		neighbours = find_neighbours(clusterer, text);
		cluster[text] = text;
		for (int k = 0; k < neighbours; k++)
			if (cluster[clusterer->touched[k]] < 0)
				cluster[clusterer->touched[k]] = text;
	}
	return true;
}

bool
cluster_texts(const LanguageHost *host, const ClusterText *texts, int n, float similarity, int *cluster)
{
	Clusterer	clusterer = {.host = host, .n = n};
	Degree	   *degrees = host->alloc(host->context, n * sizeof(Degree));

	/* both blocks at their full length: this is the product of a text with itself */
	clusterer.least = similarity * (1.0f + FEATURE_CHARACTER_WEIGHT * FEATURE_CHARACTER_WEIGHT);
	clusterer.sparse = host->alloc(host->context, n * sizeof(Sparse));
	clusterer.score = host->alloc(host->context, n * sizeof(float));
	clusterer.touched = host->alloc(host->context, n * sizeof(int));
	if (degrees == NULL || clusterer.sparse == NULL || clusterer.score == NULL || clusterer.touched == NULL)
		return false;
	return read_texts(&clusterer, texts) && index_texts(&clusterer) && take_neighbours(&clusterer, degrees, cluster);
}
