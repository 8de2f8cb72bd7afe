/*
 * provider_kinds_core.c
 *
 * See provider_kinds_core.h.
 */
#include "delivery/provider_kinds_core.h"

#include <string.h>

#include "delivery/provider_bandwidth_core.h"
#include "delivery/provider_plivo_core.h"
#include "delivery/provider_telnyx_core.h"
#include "delivery/provider_twilio_core.h"
#include "delivery/provider_vonage_core.h"

static const ProviderKind *const kinds[] = {
&TwilioProvider, &TelnyxProvider, &PlivoProvider, &VonageProvider, &BandwidthProvider};

const ProviderKind *
FindProviderKind(const char *name)
{
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
	{
		if (strcmp(kinds[i]->name, name) == 0)
			return kinds[i];
	}
	return NULL;
}
