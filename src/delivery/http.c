/*
 * http.c
 *
 * The only file that knows curl.  libcurl's multi interface with its sockets
 * in a private epoll, which is a single descriptor to wait for.  Callbacks
 * only record; nothing allocates from PostgreSQL, so nothing can raise.
 *
 * libcurl sends a request again by itself when a kept connection turns out to
 * be dead; for a text that would be a second one.  OnRequest, called each time
 * before a request is written, forbids that: see HttpResult.begun.
 */
#include "postgres.h"

#include <curl/curl.h>
#include <sys/epoll.h>
#include <unistd.h>

#include "libpq/pqsignal.h"
#include "miscadmin.h"
#include "portability/instr_time.h"

#include "delivery/http.h"
#include "delivery/settings.h"

/* A page of 200 messages of 1,600 characters fits several times. */
#define MAX_ANSWER (4 * 1024 * 1024)
#define CONNECT_TIMEOUT_MS 10000
#define EVENTS 64

/* A request under way; its easy handle is used again for later ones */
typedef struct Call
{
	CURL	   *easy;
	uint64		profile;		/* that easy is set up for; 0: none */
	void	   *owner;
	char	   *request_body;
	struct curl_slist *headers;
	char	   *body;
	size_t		body_length;
	size_t		body_size;
	bool		begun;
	CURLcode	code;
	char		error[CURL_ERROR_SIZE];
	struct Call *next;			/* in the list of ended or of spare calls */
} Call;

static CURLM *multi = NULL;
static int	epoll_fd = -1;
static int	in_flight = 0;
static bool timer_set = false;
static instr_time timer_start;
static long timer_ms;
static Call *ended = NULL;
static Call **ended_tail = &ended;
static Call *spare = NULL;

/* curl wants a socket watched, or no longer */
static int
OnSocket(CURL *easy, curl_socket_t socket, int what, void *context, void *known)
{
	struct epoll_event event = {.data.fd = socket};

	(void) easy;
	(void) context;
	if (what == CURL_POLL_REMOVE)
	{
		epoll_ctl(epoll_fd, EPOLL_CTL_DEL, socket, NULL);
		curl_multi_assign(multi, socket, NULL);
		return 0;
	}
	event.events = ((what & CURL_POLL_IN) ? EPOLLIN : 0) | ((what & CURL_POLL_OUT) ? EPOLLOUT : 0);
	epoll_ctl(epoll_fd, known ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, socket, &event);
	curl_multi_assign(multi, socket, &epoll_fd);
	return 0;
}

/* curl wants to be called after a time, or no longer */
static int
OnTimer(CURLM *handle, long milliseconds, void *context)
{
	(void) handle;
	(void) context;
	timer_set = milliseconds >= 0;
	timer_ms = milliseconds;
	INSTR_TIME_SET_CURRENT(timer_start);
	return 0;
}

/* A request is about to be written: once, never again */
static int
OnRequest(void *owner, char *their_ip, char *our_ip, int their_port, int our_port)
{
	Call	   *call = owner;
	bool		again = call->begun;

	(void) their_ip;
	(void) our_ip;
	(void) their_port;
	(void) our_port;
	call->begun = true;
	return again ? CURL_PREREQFUNC_ABORT : CURL_PREREQFUNC_OK;
}

/* Part of an answer has come */
static size_t
OnBody(char *data, size_t one, size_t length, void *owner)
{
	Call	   *call = owner;

	(void) one;
	if (length > MAX_ANSWER - call->body_length)
		return 0;
	if (call->body_length + length > call->body_size)
	{
		size_t		size = Max(call->body_size * 2, call->body_length + length + 1024);
		char	   *body = realloc(call->body, size);

		if (body == NULL)
			return 0;
		call->body = body;
		call->body_size = size;
	}
	memcpy(call->body + call->body_length, data, length);
	call->body_length += length;
	return length;
}

const char *
HttpInit(void)
{
	if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK || (multi = curl_multi_init()) == NULL)
		return "libcurl could not be set up";
	epoll_fd = epoll_create1(EPOLL_CLOEXEC);
	if (epoll_fd < 0)
		return "epoll could not be set up";
	curl_multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, OnSocket);
	curl_multi_setopt(multi, CURLMOPT_TIMERFUNCTION, OnTimer);
	return NULL;
}

/* A call to use, from the spare ones where there is one */
static Call *
NewCall(void)
{
	Call	   *call = spare;

	if (call != NULL)
		spare = call->next;
	else
	{
		call = calloc(1, sizeof(Call));
		if (call == NULL)
			return NULL;
		call->easy = curl_easy_init();
		if (call->easy == NULL)
		{
			free(call);
			return NULL;
		}
	}
	call->begun = false;
	call->body_length = 0;
	call->error[0] = '\0';
	call->next = NULL;
	return call;
}

/* Keep a call for later */
static void
SpareCall(Call *call)
{
	free(call->request_body);
	call->request_body = NULL;
	curl_slist_free_all(call->headers);
	call->headers = NULL;
	call->next = spare;
	spare = call;
}

/* What holds for every request of a provider; false where memory ran out */
static bool
SetProfile(Call *call, const HttpRequest *request)
{
	CURL	   *easy = call->easy;

	curl_easy_reset(easy);
	curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, request->is_loopback ? "http,https" : "https");
	curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
	curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, (long) CURL_HTTP_VERSION_1_1);
	curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, request->timeout_ms);
	curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, (long) CONNECT_TIMEOUT_MS);
	curl_easy_setopt(easy, CURLOPT_USERAGENT, "minibot");
	curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, call->error);
	curl_easy_setopt(easy, CURLOPT_PRIVATE, call);
	curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, OnRequest);
	curl_easy_setopt(easy, CURLOPT_PREREQDATA, call);
	curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, OnBody);
	curl_easy_setopt(easy, CURLOPT_WRITEDATA, call);
	if (request->is_loopback)
		curl_easy_setopt(easy, CURLOPT_PROXY, "");
	if (request->is_loopback && !request->verify_tls)
	{
		curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 0L);
		curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 0L);
	}
	if (request->ca_file && curl_easy_setopt(easy, CURLOPT_CAINFO, request->ca_file) != CURLE_OK)
		return false;
	if (request->bearer)
		return curl_easy_setopt(easy, CURLOPT_HTTPAUTH, (long) CURLAUTH_BEARER) == CURLE_OK &&
			curl_easy_setopt(easy, CURLOPT_XOAUTH2_BEARER, request->bearer) == CURLE_OK;
	if (request->user)
		return curl_easy_setopt(easy, CURLOPT_HTTPAUTH, (long) CURLAUTH_BASIC) == CURLE_OK &&
			curl_easy_setopt(easy, CURLOPT_USERNAME, request->user) == CURLE_OK &&
			curl_easy_setopt(easy, CURLOPT_PASSWORD, request->password) == CURLE_OK;
	return true;
}

/* Fill in what is asked; false where memory ran out */
static bool
SetRequest(Call *call, const HttpRequest *request)
{
	if (curl_easy_setopt(call->easy, CURLOPT_URL, request->url) != CURLE_OK)
		return false;
	if (!request->is_post)
		return curl_easy_setopt(call->easy, CURLOPT_HTTPGET, 1L) == CURLE_OK &&
			curl_easy_setopt(call->easy, CURLOPT_HTTPHEADER, NULL) == CURLE_OK;
	if (request->is_json && (call->headers = curl_slist_append(NULL, "Content-Type: application/json")) == NULL)
		return false;
	call->request_body = malloc(request->body_length + 1);
	if (call->request_body == NULL)
		return false;
	memcpy(call->request_body, request->body, request->body_length + 1);
	return curl_easy_setopt(call->easy, CURLOPT_HTTPHEADER, call->headers) == CURLE_OK &&
		curl_easy_setopt(call->easy, CURLOPT_POSTFIELDSIZE, (long) request->body_length) == CURLE_OK &&
		curl_easy_setopt(call->easy, CURLOPT_POSTFIELDS, call->request_body) == CURLE_OK &&
		curl_easy_setopt(call->easy, CURLOPT_POST, 1L) == CURLE_OK;
}

/* Set a call up for a request; false where memory ran out */
static bool
Prepare(Call *call, const HttpRequest *request)
{
	if (request->profile == 0 || call->profile != request->profile)
	{
		call->profile = 0;
		if (!SetProfile(call, request))
			return false;
		call->profile = request->profile;
	}
	return SetRequest(call, request);
}

bool
HttpStart(const HttpRequest *request)
{
	Call	   *call = NewCall();

	if (call == NULL)
		return false;
	call->owner = request->owner;
	if (!Prepare(call, request) || curl_multi_add_handle(multi, call->easy) != CURLM_OK)
	{
		SpareCall(call);
		return false;
	}
	/* Left to itself, newer libcurl keeps four connections a call still on its way: none, at the end of a burst. */
	curl_multi_setopt(multi, CURLMOPT_MAXCONNECTS, 4L * max_in_flight);
	in_flight++;
	return true;
}

/* Milliseconds until curl wants to be called */
static long
TimerMilliseconds(void)
{
	instr_time	now;

	if (!timer_set)
		return -1;
	INSTR_TIME_SET_CURRENT(now);
	INSTR_TIME_SUBTRACT(now, timer_start);
	/* rounded up, so that a wait isn't followed by another of zero */
	return Max(0, timer_ms - (long) INSTR_TIME_GET_MILLISEC(now));
}

long
HttpWaitMilliseconds(void)
{
	/* What HttpDrive collected no socket will announce again. */
	return ended != NULL ? 0 : TimerMilliseconds();
}

/* Let curl act on what its sockets are ready for, and on time */
static void
Act(void)
{
	struct epoll_event events[EVENTS];
	int			running;
	int			count;

	do
	{
		count = epoll_wait(epoll_fd, events, EVENTS, 0);
		for (int i = 0; i < count; i++)
		{
			int			what = ((events[i].events & EPOLLIN) ? CURL_CSELECT_IN : 0) |
			((events[i].events & EPOLLOUT) ? CURL_CSELECT_OUT : 0) |
			((events[i].events & (EPOLLERR | EPOLLHUP)) ? CURL_CSELECT_ERR : 0);

			curl_multi_socket_action(multi, events[i].data.fd, what, &running);
		}
	} while (count == EVENTS);
	if (TimerMilliseconds() == 0)
	{
		timer_set = false;
		curl_multi_socket_action(multi, CURL_SOCKET_TIMEOUT, 0, &running);
	}
}

/* Move what has ended to its list */
static void
Collect(void)
{
	CURLMsg    *message;
	int			left;

	while ((message = curl_multi_info_read(multi, &left)) != NULL)
	{
		CURL	   *easy = message->easy_handle;
		CURLcode	code = message->data.result;
		Call	   *call;

		curl_easy_getinfo(easy, CURLINFO_PRIVATE, (char **) &call);
		curl_multi_remove_handle(multi, easy);
		call->code = code;
		*ended_tail = call;
		ended_tail = &call->next;
		in_flight--;
	}
}

void
HttpDrive(void)
{
	/* curl may start a thread to resolve a name; signals are this thread's. */
	sigprocmask(SIG_SETMASK, &BlockSig, NULL);
	Act();
	Collect();
	sigprocmask(SIG_SETMASK, &UnBlockSig, NULL);
}

bool
HttpNextResult(HttpResult *result)
{
	Call	   *call = ended;
	curl_off_t	retry_after = 0;

	if (call == NULL)
		return false;
	ended = call->next;
	if (ended == NULL)
		ended_tail = &ended;
	call->next = NULL;
	result->owner = call->owner;
	result->begun = call->begun;
	result->complete = call->code == CURLE_OK;
	curl_easy_getinfo(call->easy, CURLINFO_RESPONSE_CODE, &result->status);
	curl_easy_getinfo(call->easy, CURLINFO_RETRY_AFTER, &retry_after);
	result->retry_after = (long) Min(retry_after, 86400);
	result->body = call->body ? call->body : "";
	result->body_length = call->body_length;
	result->error = result->complete ? NULL : call->error[0] ? call->error : curl_easy_strerror(call->code);
	result->call = call;
	return true;
}

void
HttpRelease(HttpResult *result)
{
	Call	   *call = result->call;

	/* One great answer must not be kept for ever. */
	if (call->body_size > 64 * 1024)
	{
		free(call->body);
		call->body = NULL;
		call->body_size = 0;
	}
	SpareCall(call);
	result->call = NULL;
}

int
HttpInFlight(void)
{
	return in_flight;
}

int
HttpWaitFd(void)
{
	return epoll_fd;
}
