/*
 * minibot.c
 *
 * The library's front door: the magic block and _PG_init, which only calls
 * each room's Init.
 */
#include "postgres.h"

#include "fmgr.h"
#include "utils/guc.h"

#include "access/act_as.h"
#include "access/inference.h"
#include "clock.h"
#include "compat.h"
#include "delivery/delivery.h"
#include "language/language.h"

PG_MODULE_MAGIC;

void		_PG_init(void);

/* Load the library */
void
_PG_init(void)
{
	ActAsInit();
	ClockInit();
	InferenceInit();
	LanguageInit();
	DeliveryInit();
	MarkGUCPrefixReserved("minibot");
}
