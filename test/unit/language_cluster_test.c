/* language_cluster_test.c: messages that say much the same come together */
#include <string.h>

#include "language/cluster_core.h"
#include "language_host.h"
#include "unit.h"

static const char *const texts[] = {
	"how do i volunteer at the library", "where is the lost and found", "can i volunteer in the library",
	"i want to volunteer at the library", "is there a lost and found", "zebra", "", ""
};
#define N ((int) (sizeof(texts) / sizeof(texts[0])))

int
main(void)
{
	TestMemory	memory = TEST_MEMORY;
	LanguageHost host = TEST_HOST(&memory);
	ClusterText list[N];
	int			cluster[N];

	for (int i = 0; i < N; i++)
		list[i] = (ClusterText) {texts[i], strlen(texts[i])};
	CHECK(cluster_texts(&host, list, N, 0.25f, cluster));
	CHECK(cluster[0] == cluster[2] && cluster[2] == cluster[3]);
	CHECK(cluster[1] == cluster[4] && cluster[1] != cluster[0]);
	CHECK(cluster[5] == 5 && cluster[6] == 6 && cluster[7] == 7);

	/* the middle of a group is one of it */
	CHECK(cluster[cluster[0]] == cluster[0]);
	CHECK(cluster_texts(&host, list, 0, 0.25f, cluster));
	memory.ticks_left = 3;
	CHECK(!cluster_texts(&host, list, N, 0.25f, cluster));
	test_free(&memory);
	return unit_end("language_cluster");
}
