/*
 * provider_kinds_core.h
 *
 * The kinds of provider there are.
 */
#ifndef MINIBOT_PROVIDER_KINDS_CORE_H
#define MINIBOT_PROVIDER_KINDS_CORE_H

#include "delivery/provider_core.h"

/* The kind of a name; NULL where there is none, the sandbox being one */
extern const ProviderKind *FindProviderKind(const char *name);

#endif							/* MINIBOT_PROVIDER_KINDS_CORE_H */
