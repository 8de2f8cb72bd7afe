/*
 * queue.h
 *
 * What the worker asks of the database, each a call of the SQL functions of
 * sql/delivery/claim.sql to sql/delivery/worker.sql within the transaction that the caller opened.  Results are
 * allocated in the memory context that was current when it was opened.
 */
#ifndef MINIBOT_QUEUE_H
#define MINIBOT_QUEUE_H

#include "datatype/timestamp.h"
#include "nodes/pg_list.h"

/* Whether this database can be served */
typedef enum QueueState
{
	QUEUE_READY,
	QUEUE_ABSENT,				/* no extension, or it was dropped */
	QUEUE_OTHER_VERSION			/* its script expects another library */
} QueueState;

typedef struct ClaimedText
{
	int64		message_id;
	int			attempt;
	char	   *provider;
	int			provider_version;
	char	   *phone;
	char	   *our_phone;
	char	   *body;			/* in UTF-8 */
	int			validity_seconds;
} ClaimedText;

/* What became of an attempt; an empty text is NULL in the database */
typedef struct Outcome
{
	int64		message_id;
	int			attempt;
	const char *result;			/* accepted, refused, unsent or unknown */
	int			http_status;
	int			retry_after;
	char		id[64];
	char		code[16];
	char		error[256];
} Outcome;

typedef struct Check
{
	int64		message_id;
	char	   *provider;
	char	   *provider_message_id;	/* NULL: whether the provider has it at all */
	char	   *phone;
	int64		since;			/* Unix seconds */
} Check;

/* A row of minibot.provider; NULL where an option is not given, or was not asked for */
typedef struct ProviderRow
{
	char	   *name;
	char	   *kind;
	int			version;
	bool		is_current;
	bool		is_shut;		/* paused, and not even to be asked for inbound texts */
	bool		verify_tls;
	bool		is_of_a_copy;	/* it was set in another database, of which this is a copy */
	int64		polled_through;
	char	   *base_url;
	char	   *account;
	char	   *user;
	char	   *from;			/* where it is one number; each text names its own where it has several */
	char	   *numbers;		/* that families may write to, with commas between; NULL: a messaging service's */
	char	   *service;
	char	   *status_callback;
	char	   *token_file;
	char	   *token_env;
	char	   *ca_file;
} ProviderRow;

/* A text from a provider's list, in the database's encoding */
typedef struct KnownText
{
	int64		message_id;		/* where its status was asked for */
	char	   *id;
	char	   *from;
	char	   *to;
	char	   *body;
	char	   *status;
	char	   *code;
	int64		created;
} KnownText;

extern QueueState QueueOpen(void);
extern bool QueueStillThere(void);

/* All providers, as ProviderRow; without their options they are read faster */
extern List *QueueProviders(bool with_options);
extern void QueuePauseProvider(const char *name, int version, const char *reason);
extern void QueuePolled(const char *name, int64 through);
extern int	QueueExpireLeases(bool every);
extern List *QueueClaim(int batch, int *judged);
extern void QueueRecord(const Outcome *outcomes, int count);
extern List *QueueClaimChecks(int batch);
extern void QueueRecordStatus(int64 message_id, const char *status, const char *code);
extern void QueueRecordStatuses(List *texts);
extern void QueueReconcile(int64 message_id, List *texts);
extern void QueuePostponeCheck(int64 message_id);
extern int	QueueTakeInbound(List *texts);
extern TimestampTz QueueNextDue(void);

/* Whether the knowledge base has changed and is to be trained from */
extern bool QueueTrainingIsDue(void);

#endif							/* MINIBOT_QUEUE_H */
