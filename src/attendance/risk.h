/*
 * risk.h
 *
 * Absence definitions as arguments of SQL functions.
 */
#ifndef MINIBOT_RISK_H
#define MINIBOT_RISK_H

#include "attendance/rule_core.h"

/* The rule of an argument, as compile_rule() made it, copied to *rule */
extern const AbsenceRule *RuleOfArg(Datum datum, AbsenceRule *rule);

#endif							/* MINIBOT_RISK_H */
