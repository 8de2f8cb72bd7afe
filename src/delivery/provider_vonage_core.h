/*
 * provider_vonage_core.h
 *
 * Vonage as a provider.
 */
#ifndef MINIBOT_PROVIDER_VONAGE_CORE_H
#define MINIBOT_PROVIDER_VONAGE_CORE_H

#include "delivery/provider_core.h"

extern const ProviderKind VonageProvider;

#endif							/* MINIBOT_PROVIDER_VONAGE_CORE_H */
