/*
 * provider.c
 *
 * Keeps the providers' rows and secrets in the worker's memory.  A secret
 * goes from its file or environment variable to curl, and nowhere else.
 */
#include "postgres.h"

#include <unistd.h>

#include "fmgr.h"
#include "storage/fd.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

#include "delivery/delivery.h"
#include "delivery/provider.h"
#include "delivery/queue.h"

#define MAX_SECRET 512

static const ProviderKind *const kinds[] = {&TwilioProvider};

static const Provider sandbox = {.name = "sandbox", .is_current = true, .verify_tls = true};

static MemoryContext known_context = NULL;
static List *known = NIL;
static bool is_stale = false;	/* secrets are to be read again */

/* The adapter of a kind; NULL is the sandbox */
static const ProviderKind *
FindKind(const char *name)
{
	for (size_t i = 0; i < lengthof(kinds); i++)
	{
		if (strcmp(kinds[i]->name, name) == 0)
			return kinds[i];
	}
	return NULL;
}

/* The first line of a file, or NULL with *problem set */
static char *
ReadSecretFile(const char *path, char **problem)
{
	char		line[MAX_SECRET + 2];
	FILE	   *file = AllocateFile(path, "r");

	if (file == NULL)
	{
		*problem = psprintf("could not open the secret's file \"%s\": %m", path);
		return NULL;
	}
	if (fgets(line, sizeof(line), file) == NULL)
		line[0] = '\0';
	FreeFile(file);
	line[strcspn(line, "\r\n")] = '\0';
	if (line[0] == '\0' || strlen(line) > MAX_SECRET)
	{
		*problem = psprintf("the first line of the secret's file \"%s\" is no secret", path);
		return NULL;
	}
	return pstrdup(line);
}

/* A provider's secret, or NULL with *problem set */
static char *
ReadSecret(const ProviderRow *row, char **problem)
{
	const char *value;

	if (row->token_file)
		return ReadSecretFile(row->token_file, problem);
	value = row->token_env ? getenv(row->token_env) : NULL;
	if (value == NULL || *value == '\0')
	{
		*problem = psprintf("the server's environment has no variable \"%s\"", row->token_env ? row->token_env : "");
		return NULL;
	}
	return pstrdup(value);
}

/* Make a provider of its row; NULL where it cannot be used */
static Provider *
MakeProvider(const ProviderRow *row, char **problem)
{
	Provider   *provider = palloc0(sizeof(Provider));

	provider->name = pstrdup(row->name);
	provider->kind = FindKind(row->kind);
	provider->verify_tls = row->verify_tls;
	provider->ca_file = row->ca_file ? pstrdup(row->ca_file) : NULL;
	if (provider->kind == NULL)
		return provider;
	if (row->is_of_a_copy)
	{
		*problem = "this database is a copy of the one where the provider was set";
		return NULL;
	}
	provider->secret = ReadSecret(row, problem);
	/* set_provider() checks the rest; a row written by hand must not weaken it. */
	if (row->account == NULL || (strncmp(row->base_url, "https://", 8) != 0 && !UrlIsLoopback(row->base_url)))
		*problem = psprintf("its options are none set_provider() would take");
	provider->account.base_url = pstrdup(row->base_url);
	provider->account.account = row->account ? pstrdup(row->account) : NULL;
	provider->account.from = row->from ? pstrdup(row->from) : NULL;
	provider->numbers = row->numbers ? pstrdup(row->numbers) : NULL;
	provider->account.service = row->service ? pstrdup(row->service) : NULL;
	provider->account.status_callback = row->status_callback ? pstrdup(row->status_callback) : NULL;
	return *problem ? NULL : provider;
}

/* What is known of a row's provider in its present version */
static Provider *
FindVersion(const ProviderRow *row)
{
	ListCell   *cell;

	foreach(cell, known)
	{
		Provider   *provider = lfirst(cell);

		if (strcmp(provider->name, row->name) == 0 && provider->version == row->version)
			return provider;
	}
	return NULL;
}

/* Whether the rows are those that are known, in their present versions */
static bool
IsUpToDate(List *rows)
{
	ListCell   *cell;

	foreach(cell, rows)
	{
		ProviderRow *row = lfirst(cell);

		if (!row->is_paused && FindVersion(row) == NULL)
			return false;
	}
	return !is_stale;
}

void
ProviderExpireSecrets(void)
{
	is_stale = true;
}

/* Read what providers there are anew, their secrets too; pause one that cannot be used */
static void
Rebuild(List *rows)
{
	MemoryContext caller = CurrentMemoryContext;
	ListCell   *cell;

	if (known_context == NULL)
		known_context = AllocSetContextCreate(TopMemoryContext, "minibot providers", ALLOCSET_SMALL_SIZES);
	known = NIL;
	is_stale = false;
	MemoryContextReset(known_context);
	foreach(cell, rows)
	{
		ProviderRow *row = lfirst(cell);
		char	   *problem = NULL;
		Provider   *provider;

		MemoryContextSwitchTo(known_context);
		provider = MakeProvider(row, &problem);
		if (provider != NULL)
		{
			provider->version = row->version;
			known = lappend(known, provider);
		}
		MemoryContextSwitchTo(caller);
		if (provider == NULL)
			QueuePauseProvider(row->name, problem);
	}
}

void
ProviderReload(void)
{
	List	   *rows = QueueProviders();
	ListCell   *cell;

	if (!IsUpToDate(rows))
		Rebuild(rows);
	foreach(cell, rows)
	{
		ProviderRow *row = lfirst(cell);
		Provider   *provider = FindVersion(row);

		if (provider == NULL)
			continue;
		provider->is_current = row->is_current;
		provider->is_paused = row->is_paused;
		provider->polled_through = row->polled_through;
	}
}

const Provider *
ProviderFind(const char *name)
{
	ListCell   *cell;

	foreach(cell, known)
	{
		const Provider *provider = lfirst(cell);

		if (strcmp(provider->name, name) == 0)
			return provider;
	}
	return strcmp(name, sandbox.name) == 0 ? &sandbox : NULL;
}

const Provider *
ProviderCurrent(void)
{
	ListCell   *cell;

	foreach(cell, known)
	{
		const Provider *provider = lfirst(cell);

		if (provider->is_current)
			return provider;
	}
	return NULL;
}

bool
ProviderStart(const Provider *provider, const ProviderRequest *request, void *owner)
{
	HttpRequest http = {
		.is_post = request->is_post,
		.url = request->url,
		.body = request->body,
		.body_length = request->body_length,
		.user = provider->account.account,
		.password = provider->secret,
		.ca_file = provider->ca_file,
		.verify_tls = provider->verify_tls,
		.is_loopback = UrlIsLoopback(request->url),
		.timeout_ms = request_timeout,
		.owner = owner,
	};

	return HttpStart(&http);
}

PG_FUNCTION_INFO_V1(minibot_is_loopback_url);

/* is_loopback_url(url text) returns boolean */
Datum
minibot_is_loopback_url(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(UrlIsLoopback(text_to_cstring(PG_GETARG_TEXT_PP(0))));
}
