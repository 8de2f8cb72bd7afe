/*
 * cluster_core.h
 *
 * Texts that say much the same, found by the classifier's own features.
 */
#ifndef MINIBOT_CLUSTER_CORE_H
#define MINIBOT_CLUSTER_CORE_H

#include "language/features_core.h"

typedef struct ClusterText
{
	const char *text;			/* UTF-8 */
	size_t		length;
} ClusterText;

/*
 * Write to cluster[i] the number of the text around which the i-th is grouped:
 * one at least as similar (cosine, 0 to 1) as asked, the text with most such
 * neighbours choosing first.  false: out of memory, or told to stop.
 */
extern bool cluster_texts(const LanguageHost *host, const ClusterText *texts, int n, float similarity, int *cluster);

#endif							/* MINIBOT_CLUSTER_CORE_H */
