#include "postgres.h"
#include "minibot.h"
void LanguageInit(void) {}
