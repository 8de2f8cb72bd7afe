/* language_tongue_fuzz.c: any bytes are read in other languages within their bounds, and mean one thing */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "language/tongue_core.h"

int			LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static TongueScratch scratch;

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char	   *exact = malloc(size == 0 ? 1 : size);
	TongueReading reading;

	memcpy(exact, data, size);
	read_tongue(exact, size, size % 2 ? "fa" : NULL, &scratch, &reading);
	assert(reading.matter != TONGUE_OPT_OUT || reading.opts_out);
	assert(reading.day == NULL || reading.matter == TONGUE_ABSENCE);
	free(exact);
	return 0;
}
