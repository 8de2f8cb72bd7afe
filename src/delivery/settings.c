/*
 * settings.c
 *
 * See settings.h.
 */
#include "postgres.h"

#include <limits.h>

#include "utils/guc.h"

#include "delivery/settings.h"

bool		worker_enabled = true;
int			poll_interval;
int			batch_size;
int			max_in_flight;
int			request_timeout;
int			reconcile_after;
int			status_interval;
int			training_interval;

/* Define a setting in milliseconds */
static void
DefineMilliseconds(const char *name, const char *what, const char *more, int *variable, int preset, int minimum)
{
	DefineCustomIntVariable(name, what, more, variable, preset, minimum, INT_MAX / 2, PGC_SIGHUP, GUC_UNIT_MS,
							NULL, NULL, NULL);
}

/* Define a setting that counts */
static void
DefineCount(const char *name, const char *what, const char *more, int *variable, int preset, int maximum)
{
	DefineCustomIntVariable(name, what, more, variable, preset, 1, maximum, PGC_SIGHUP, 0, NULL, NULL, NULL);
}

void
SettingsInit(void)
{
	DefineCustomBoolVariable("minibot.worker_enabled",
							 "Whether the worker runs: it sends what is queued and fetches what families write.",
							 NULL, &worker_enabled, true, PGC_SIGHUP, 0, NULL, NULL, NULL);
	DefineMilliseconds("minibot.poll_interval",
					   "Time between two looks for inbound texts at the provider, and at the queue.",
					   "A commit that queues a text wakes the worker at once; this is for what no commit announces.",
					   &poll_interval, 5000, 100);
	DefineCount("minibot.batch_size", "Messages claimed in one transaction.", NULL, &batch_size, 100, 10000);
	DefineCount("minibot.max_in_flight", "Requests to the provider on their way at the same time.", NULL,
				&max_in_flight, 100, 5000);
	DefineMilliseconds("minibot.request_timeout",
					   "Time after which a request to the provider is given up.",
					   "What became of its message is then asked of the provider, before any resend.",
					   &request_timeout, 15000, 100);
	DefineMilliseconds("minibot.reconcile_after",
					   "Time after an unknown outcome before the provider is asked whether it has the message.",
					   "Long enough for a request the provider was still working on to show in its list.",
					   &reconcile_after, 60000, 100);
	DefineMilliseconds("minibot.status_interval",
					   "Time after sending before the provider is first asked whether the text was delivered.",
					   "It is asked again each time the text is twice as old.",
					   &status_interval, 30000, 100);
	DefineMilliseconds("minibot.training_interval",
					   "Time between two looks whether the knowledge base changed and is to be trained from.",
					   "Changes are learned once they have rested for five minutes.",
					   &training_interval, 60000, 100);
}
