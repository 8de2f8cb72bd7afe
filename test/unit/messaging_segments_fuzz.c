/*
 * messaging_segments_fuzz.c
 *
 * Whatever the bytes: the segments hold the units, one less would not, and a
 * lone segment is never longer than its limit.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "messaging/segments_core.h"

int			LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	SmsSegments result = sms_measure((const char *) data, size);
	int			single = result.ucs2 ? 70 : 160;
	int			each = result.ucs2 ? 67 : 153;
	char	   *plain = malloc(2 * size + 1);
	size_t		plain_size = sms_plain_text((const char *) data, size, plain);

	/* what is plain already stays; and plain text is plain */
	if (plain_size > 2 * size || (!result.ucs2 && (plain_size != size || (size > 0 && memcmp(plain, data, size) != 0))))
		abort();
	free(plain);

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
