/*
 * provider_plivo_core.h
 *
 * Plivo as a provider.
 */
#ifndef MINIBOT_PROVIDER_PLIVO_CORE_H
#define MINIBOT_PROVIDER_PLIVO_CORE_H

#include "delivery/provider_core.h"

extern const ProviderKind PlivoProvider;

#endif							/* MINIBOT_PROVIDER_PLIVO_CORE_H */
