/*
 * messaging_phone_fuzz.c
 *
 * Whatever the warehouse holds: what comes out is E.164, and stays itself
 * when normalised again, in any region.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "messaging/phone_core.h"

int			LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const codes[] = {"US", "MX", "GB", "IE", "FR", "ES", "AU", "NZ"};

	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++)
	{
		char		once[PHONE_SIZE];
		char		twice[PHONE_SIZE];
		size_t		len;

		if (!phone_normalize((const char *) data, size, phone_region(codes[i], 2), once))
			continue;
		len = strlen(once);
		if (len < 9 || len > 16 || once[0] != '+' || strspn(once + 1, "0123456789") != len - 1)
			abort();
		if (!phone_normalize(once, len, phone_region("US", 2), twice) || strcmp(once, twice) != 0)
			abort();
	}
	return 0;
}
