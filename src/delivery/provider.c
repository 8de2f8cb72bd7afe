/*
 * provider.c
 *
 * Keeps the providers' rows and secrets in the worker's memory.  A secret
 * goes from its file or environment variable to curl, and nowhere else.
 */
#include "postgres.h"

#include <unistd.h>

#include "fmgr.h"
#include "miscadmin.h"
#include "storage/fd.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

#include "delivery/provider.h"
#include "delivery/provider_kinds_core.h"
#include "delivery/queue.h"
#include "delivery/settings.h"

#define MAX_SECRET 512

static const Provider sandbox = {.name = "sandbox", .is_current = true, .verify_tls = true};

static MemoryContext known_context = NULL;
static List *known = NIL;
static bool is_stale = false;	/* secrets are to be read again */
static uint64 profiles = 0;		/* given out so far */

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

char *
ReadSecret(const char *file, const char *variable, char **problem)
{
	const char *value;

	if (file)
		return ReadSecretFile(file, problem);
	value = variable ? getenv(variable) : NULL;
	if (value == NULL || *value == '\0')
	{
		*problem = psprintf("the server's environment has no variable \"%s\"", variable ? variable : "");
		return NULL;
	}
	return pstrdup(value);
}

/* A copy of a text, or NULL */
static const char *
Copy(const char *text)
{
	return text ? pstrdup(text) : NULL;
}

/* Make a provider of its row; NULL where it cannot be used */
static Provider *
MakeProvider(const ProviderRow *row, char **problem)
{
	Provider   *provider = palloc0(sizeof(Provider));

	provider->name = pstrdup(row->name);
	provider->profile = ++profiles;
	provider->kind = FindProviderKind(row->kind);
	provider->verify_tls = row->verify_tls;
	provider->ca_file = row->ca_file ? pstrdup(row->ca_file) : NULL;
	if (provider->kind == NULL)
		return provider;
	if (row->is_of_a_copy)
	{
		*problem = "this database is a copy of the one where the provider was set";
		return NULL;
	}
	provider->account.secret = ReadSecret(row->token_file, row->token_env, problem);
	provider->account.base_url = Copy(row->base_url ? row->base_url : provider->kind->base_url);
	/* set_provider() checks the rest; a row written by hand must not weaken it. */
	if ((row->account == NULL && provider->kind->auth != AUTH_BEARER) ||
		(strncmp(provider->account.base_url, "https://", 8) != 0 && !UrlIsLoopback(provider->account.base_url)))
		*problem = psprintf("its options are none set_provider() would take");
	provider->account.account = Copy(row->account);
	provider->account.user = Copy(row->user ? row->user : row->account);
	provider->account.from = Copy(row->from);
	provider->account.service = Copy(row->service);
	provider->account.status_callback = Copy(row->status_callback);
	provider->numbers = row->numbers ? pstrdup(row->numbers) : NULL;
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

		if (!row->is_shut && FindVersion(row) == NULL)
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
			QueuePauseProvider(row->name, row->version, problem);
	}
}

void
ProviderReload(void)
{
	List	   *rows = QueueProviders(false);
	ListCell   *cell;

	if (!IsUpToDate(rows))
		Rebuild(QueueProviders(true));
	foreach(cell, rows)
	{
		ProviderRow *row = lfirst(cell);
		Provider   *provider = FindVersion(row);

		if (provider == NULL)
			continue;
		provider->is_current = row->is_current;
		provider->is_shut = row->is_shut;
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
ProvidersAreListed(void)
{
	ListCell   *cell;

	foreach(cell, known)
	{
		const Provider *provider = lfirst(cell);

		if (provider->kind != NULL && provider->kind->build_list == NULL)
			return false;
	}
	return true;
}

bool
ProviderStart(const Provider *provider, const ProviderRequest *request, void *owner)
{
	HttpRequest http = {
		.is_post = request->is_post,
		.is_json = request->is_json,
		.url = request->url,
		.body = request->body,
		.body_length = request->body_length,
		.user = provider->kind->auth == AUTH_BASIC ? provider->account.user : NULL,
		.password = provider->kind->auth == AUTH_BASIC ? provider->account.secret : NULL,
		.bearer = provider->kind->auth == AUTH_BEARER ? provider->account.secret : NULL,
		.ca_file = provider->ca_file,
		.verify_tls = provider->verify_tls,
		.is_loopback = UrlIsLoopback(request->url),
		.timeout_ms = request_timeout,
		.profile = provider->profile,
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

PG_FUNCTION_INFO_V1(minibot_current_database_oid);

/* current_database_oid(): which database this is, copies told apart */
Datum
minibot_current_database_oid(PG_FUNCTION_ARGS)
{
	(void) fcinfo;
	PG_RETURN_OID(MyDatabaseId);
}
