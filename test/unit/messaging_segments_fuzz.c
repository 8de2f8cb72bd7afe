/*
 * messaging_segments_fuzz.c
 *
 * Whatever the bytes: the segments hold the units, one less would not, and a
 * lone segment is never longer than its limit.
 */
#include <stdint.h>
#include <stdlib.h>

#include "messaging/segments_core.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	SmsSegments result = sms_measure((const char *) data, size);
	int			single = result.ucs2 ? 70 : 160;
	int			each = result.ucs2 ? 67 : 153;

	if (result.units < 0 || result.segments < 1 || (size_t) result.units > 2 * size)
		abort();
	if ((result.units <= single) != (result.segments == 1))
		abort();
	if (result.units > single && result.units > result.segments * each)
		abort();
	/* a pair that does not fit leaves one unit empty at most */
	if (result.segments > 1 && result.units <= (result.segments - 1) * (each - 1))
		abort();
	return 0;
}
