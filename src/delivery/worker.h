/*
 * worker.h
 *
 * The process that sends and fetches in one database; see worker.c.
 */
#ifndef MINIBOT_WORKER_H
#define MINIBOT_WORKER_H

/* Its main function, which the postmaster finds by name */
extern PGDLLEXPORT void MinibotWorkerMain(Datum main_arg);

#endif							/* MINIBOT_WORKER_H */
