#include "postgres.h"
#include "minibot.h"
void DeliveryInit(void) {}
