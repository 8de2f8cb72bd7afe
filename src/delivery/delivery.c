/*
 * delivery.c
 *
 * The room that carries texts to the provider and back: what it sets up when
 * the library is loaded.
 */
#include "postgres.h"

#include "miscadmin.h"

#include "delivery/delivery.h"
#include "delivery/launcher.h"
#include "delivery/settings.h"
#include "delivery/shared.h"
#include "delivery/wakeup.h"

void
DeliveryInit(void)
{
	SettingsInit();
	if (!process_shared_preload_libraries_in_progress || IsBinaryUpgrade)
		return;
	SharedInit();
	WakeupInit();
	LauncherRegister();
}
