/*
 * provider_bandwidth_core.h
 *
 * Bandwidth as a provider.
 */
#ifndef MINIBOT_PROVIDER_BANDWIDTH_CORE_H
#define MINIBOT_PROVIDER_BANDWIDTH_CORE_H

#include "delivery/provider_core.h"

extern const ProviderKind BandwidthProvider;

#endif							/* MINIBOT_PROVIDER_BANDWIDTH_CORE_H */
