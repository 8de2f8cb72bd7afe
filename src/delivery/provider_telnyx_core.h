/*
 * provider_telnyx_core.h
 *
 * Telnyx as a provider.
 */
#ifndef MINIBOT_PROVIDER_TELNYX_CORE_H
#define MINIBOT_PROVIDER_TELNYX_CORE_H

#include "delivery/provider_core.h"

extern const ProviderKind TelnyxProvider;

#endif							/* MINIBOT_PROVIDER_TELNYX_CORE_H */
