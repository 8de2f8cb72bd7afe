/*
 * compat.h
 *
 * Every difference between PostgreSQL majors that minibot's C meets, and the
 * only file with an #if PG_VERSION_NUM.
 *
 * 15, 17 and 18 are built and tested (test/matrix).  16, which no Debian ships,
 * has been read: of the 608 names of the server that src/ uses, 500 are
 * declared in 17's headers as they are in 15's; of the others 16 has the one
 * form or the other, and what a caller sees of that stands below with the major
 * that changed it.  Every function and variable among them is in the symbol
 * table of a server of 16.14.
 */
#ifndef MINIBOT_COMPAT_H
#define MINIBOT_COMPAT_H

#if PG_VERSION_NUM < 150000
#error "minibot needs PostgreSQL 15 or later"
#endif

/* 16 has a header of its own for variable-length values */
#if PG_VERSION_NUM >= 160000
#include "varatt.h"
#endif

/* 16 has one function for the rights on any kind of object, instead of one for each kind */
#if PG_VERSION_NUM < 160000
#define object_aclcheck(class, object, role, mode) pg_database_aclcheck(object, role, mode)
#define object_ownercheck(class, object, role) pg_database_ownercheck(object, role)
#endif

/* A process's place in ProcGlobal->allProcs: 17 keeps it beside the process, not in it */
#if PG_VERSION_NUM < 170000
#define MyProcNumber (MyProc->pgprocno)
#endif

/* A set of events that lasts as long as the process: 17 asks for a resource owner instead of a memory context */
#if PG_VERSION_NUM >= 170000
#define CreateLastingWaitEventSet(count) CreateWaitEventSet(NULL, count)
#else
#define CreateLastingWaitEventSet(count) CreateWaitEventSet(TopMemoryContext, count)
#endif

/* A function that does not return: 18 says it with a word, before all others */
#ifndef pg_noreturn
#define pg_noreturn pg_attribute_noreturn()
#endif

/* A byte, as the base64 functions have it: 18 tells bytes from characters */
#if PG_VERSION_NUM >= 180000
typedef uint8 Base64Byte;
#else
typedef char Base64Byte;
#endif

#endif							/* MINIBOT_COMPAT_H */
