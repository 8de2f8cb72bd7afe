/*
 * store.c
 *
 * See store.h.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store.h"

/* The order in which a message's status moves; those of one rank end it. */
static const struct
{
	const char *name;
	int			rank;
}			statuses[] = {
	{"queued", 0}, {"sending", 1}, {"sent", 2},
	{"delivered", 3}, {"undelivered", 3}, {"failed", 3}, {"received", 3},
};

static Message **messages = NULL;
static long count = 0;
static long size = 0;
static int	journal_fd = -1;

/* The entry of a status, or -1 */
static int
StatusIndex(const char *status)
{
	for (size_t i = 0; i < sizeof(statuses) / sizeof(statuses[0]); i++)
	{
		if (strcmp(statuses[i].name, status) == 0)
			return i;
	}
	return -1;
}

/* Keep a message, which from now on belongs to the store */
static Message *
Keep(Message *message)
{
	if (count == size)
	{
		size = size * 2 + 1024;
		messages = realloc(messages, size * sizeof(Message *));
	}
	return messages[count++] = message;
}

void
StoreLine(Text *text, const Message *message)
{
	TextPrintf(text, "{\"sid\":\"%s\",\"direction\":\"%s\",\"to\":", message->sid,
			   message->inbound ? "inbound" : "outbound-api");
	TextAppendJson(text, message->to);
	TextPrintf(text, ",\"from\":");
	TextAppendJson(text, message->from);
	TextPrintf(text, ",\"service\":");
	TextAppendJson(text, message->service);
	TextPrintf(text, ",\"at_us\":%lld,\"validity_period\":%d,\"body\":", (long long) message->at_us,
			   message->validity_period);
	TextAppendJson(text, message->body);
	TextPrintf(text, ",\"callback\":");
	TextAppendJson(text, message->callback);
	TextPrintf(text, ",\"reference\":");
	TextAppendJson(text, message->reference);
	TextAppend(text, "}", 1);
}

/* The number under a key of a journal line */
static long long
LineNumber(const char *line, const char *key)
{
	char		pattern[64];
	const char *from;

	snprintf(pattern, sizeof(pattern), "\"%s\":", key);
	from = strstr(line, pattern);
	return from ? strtoll(from + strlen(pattern), NULL, 10) : 0;
}

/* Read one journal line back */
static void
Restore(const char *line)
{
	Message    *message = calloc(1, sizeof(Message));
	char	   *sid = JsonString(line, "sid");

	message->inbound = strstr(line, "\"direction\":\"inbound\"") != NULL;
	snprintf(message->sid, sizeof(message->sid), "%s", sid ? sid : "");
	free(sid);
	message->to = JsonString(line, "to");
	message->from = JsonString(line, "from");
	message->service = JsonString(line, "service");
	message->body = JsonString(line, "body");
	message->callback = JsonString(line, "callback");
	message->reference = JsonString(line, "reference");
	message->at_us = LineNumber(line, "at_us");
	message->validity_period = LineNumber(line, "validity_period");
	message->status = message->inbound ? "received" : "queued";
	Keep(message);
}

void
StoreOpen(const char *journal)
{
	FILE	   *file;
	char	   *line = NULL;
	size_t		line_size = 0;

	if (journal == NULL)
		return;
	file = fopen(journal, "r");
	while (file != NULL && getline(&line, &line_size, file) > 0)
	{
		/* A line cut off by a kill belongs to a request that got no answer. */
		if (strchr(line, '\n') != NULL)
			Restore(line);
	}
	free(line);
	if (file != NULL)
		fclose(file);
	journal_fd = open(journal, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
	if (journal_fd < 0)
	{
		fprintf(stderr, "gateway: could not open journal \"%s\": %s\n", journal, strerror(errno));
		exit(1);
	}
}

void
StoreReset(void)
{
	for (long i = 0; i < count; i++)
	{
		free(messages[i]->to);
		free(messages[i]->from);
		free(messages[i]->service);
		free(messages[i]->body);
		free(messages[i]->callback);
		free(messages[i]->reference);
		free(messages[i]);
	}
	count = 0;
	if (journal_fd >= 0 && ftruncate(journal_fd, 0) != 0)
		perror("gateway: could not empty the journal");
}

Message *
StoreAdd(const Message *message)
{
	Message    *kept = malloc(sizeof(Message));
	Text		line = {0};

	*kept = *message;
	/* The index at the end makes StoreFind a look-up. */
	snprintf(kept->sid, sizeof(kept->sid), "SM%016llx%016lx", (long long) message->at_us, count);
	kept->to = strdup(message->to);
	kept->from = strdup(message->from);
	kept->service = message->service ? strdup(message->service) : NULL;
	kept->body = strdup(message->body);
	kept->callback = message->callback ? strdup(message->callback) : NULL;
	kept->reference = message->reference ? strdup(message->reference) : NULL;
	kept->status = message->inbound ? "received" : "queued";
	if (journal_fd >= 0)
	{
		StoreLine(&line, kept);
		TextAppend(&line, "\n", 1);
		if (write(journal_fd, line.data, line.length) != (ssize_t) line.length)
			perror("gateway: could not write the journal");
		TextFree(&line);
	}
	return Keep(kept);
}

long
StoreCount(void)
{
	return count;
}

Message *
StoreAt(long index)
{
	return messages[index];
}

Message *
StoreFind(const char *sid)
{
	long		index = strlen(sid) == 34 ? strtol(sid + 18, NULL, 16) : -1;

	if (index < 0 || index >= count || strcmp(messages[index]->sid, sid) != 0)
		return NULL;
	return messages[index];
}

bool
StoreProgress(Message *message, const char *status, int error_code)
{
	int			to = StatusIndex(status);

	if (to < 0 || statuses[to].rank <= statuses[StatusIndex(message->status)].rank)
		return false;
	message->status = statuses[to].name;
	message->error_code = error_code;
	return true;
}
