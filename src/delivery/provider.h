/*
 * provider.h
 *
 * The rows of minibot.provider as the worker uses them, with their secrets.
 */
#ifndef MINIBOT_PROVIDER_H
#define MINIBOT_PROVIDER_H

#include "delivery/http.h"
#include "delivery/provider_core.h"

typedef struct Provider
{
	char	   *name;
	int			version;
	uint64		profile;		/* of its requests: see HttpRequest */
	const ProviderKind *kind;	/* NULL: the sandbox */
	ProviderAccount account;
	char	   *numbers;		/* that families may write to, with commas between; NULL: any */
	char	   *ca_file;
	bool		verify_tls;
	bool		is_current;
	bool		is_shut;		/* paused, and not even to be asked for inbound texts */
	int64		polled_through; /* Unix seconds; 0: never */
} Provider;

/* Of a name; NULL where it cannot be used, its secret for one being out of reach */
extern const Provider *ProviderFind(const char *name);

/* That carries what is sent now; NULL where that is the sandbox or cannot be used */
extern const Provider *ProviderCurrent(void);

/* Whether every one can be asked whether it has a text */
extern bool ProvidersAreListed(void);

/* Read the table again, within a transaction */
extern void ProviderReload(void);

/* Have the next reload read secrets again */
extern void ProviderExpireSecrets(void);

/* A secret: the first line of a file, or an environment variable of the server; NULL with *problem set */
extern char *ReadSecret(const char *file, const char *variable, char **problem);

/* Start a request to a provider; false where it could not even be started */
extern bool ProviderStart(const Provider *provider, const ProviderRequest *request, void *owner);

#endif							/* MINIBOT_PROVIDER_H */
