/*
 * launcher.h
 *
 * The process that starts workers; see launcher.c.
 */
#ifndef MINIBOT_LAUNCHER_H
#define MINIBOT_LAUNCHER_H

/* Have the postmaster start it */
extern void LauncherRegister(void);

/* Its main function, which the postmaster finds by name */
extern PGDLLEXPORT void MinibotLauncherMain(Datum main_arg);

#endif							/* MINIBOT_LAUNCHER_H */
