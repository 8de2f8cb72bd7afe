/*
 * settings.h
 *
 * The room's settings, and the names that its processes go by.
 */
#ifndef MINIBOT_SETTINGS_H
#define MINIBOT_SETTINGS_H

#define WORKER_ROLE "minibot_worker"
#define LIBRARY "minibot"

/* What worker and database expect of each other; minibot_internal.worker_contract() says it in SQL. */
#define WORKER_CONTRACT 3

/* Times are in milliseconds */
extern bool worker_enabled;
extern int	poll_interval;
extern int	batch_size;
extern int	max_in_flight;
extern int	request_timeout;
extern int	reconcile_after;
extern int	status_interval;
extern int	training_interval;

/* Define them */
extern void SettingsInit(void);

#endif							/* MINIBOT_SETTINGS_H */
