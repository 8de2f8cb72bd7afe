/*
 * provider_twilio_core.h
 *
 * Twilio as a provider.
 */
#ifndef MINIBOT_PROVIDER_TWILIO_CORE_H
#define MINIBOT_PROVIDER_TWILIO_CORE_H

#include "delivery/provider_core.h"

extern const ProviderKind TwilioProvider;

#endif							/* MINIBOT_PROVIDER_TWILIO_CORE_H */
