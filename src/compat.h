/*
 * compat.h
 *
 * Every difference between PostgreSQL majors that minibot's C meets, and the
 * only file with an #if PG_VERSION_NUM.
 */
#ifndef MINIBOT_COMPAT_H
#define MINIBOT_COMPAT_H

#if PG_VERSION_NUM < 150000
#error "minibot needs PostgreSQL 15 or later"
#endif

#endif							/* MINIBOT_COMPAT_H */
