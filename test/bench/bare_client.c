/*
 * bare_client.c
 *
 * What sending costs without a queue: libcurl's multi interface over epoll,
 * each handle and its connection used again and again, answers thrown away.
 * The reference of delivery.sh.
 *
 *   bare_client URL USER:PASSWORD COUNT IN_FLIGHT FORM
 *
 * Posts FORM so many times, so many at a time, and prints requests a second
 * and microseconds of CPU for each.
 */
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <time.h>
#include <unistd.h>

#define EVENTS 64

static CURLM *multi;
static int	poller;
static long timer_ms = -1;

/* Seconds of a clock */
static double
Seconds(clockid_t clock)
{
	struct timespec now;

	clock_gettime(clock, &now);
	return now.tv_sec + now.tv_nsec / 1e9;
}

/* curl wants a socket watched, or no longer */
static int
OnSocket(CURL *easy, curl_socket_t socket, int what, void *context, void *known)
{
	struct epoll_event event = {.data.fd = socket};

	(void) easy;
	(void) context;
	event.events = ((what & CURL_POLL_IN) ? EPOLLIN : 0) | ((what & CURL_POLL_OUT) ? EPOLLOUT : 0);
	epoll_ctl(poller, what == CURL_POLL_REMOVE ? EPOLL_CTL_DEL : known ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, socket, &event);
	curl_multi_assign(multi, socket, what == CURL_POLL_REMOVE ? NULL : &poller);
	return 0;
}

/* curl wants to be called after a time, or no longer */
static int
OnTimer(CURLM *handle, long milliseconds, void *context)
{
	(void) handle;
	(void) context;
	timer_ms = milliseconds;
	return 0;
}

/* Part of an answer has come */
static size_t
OnBody(char *data, size_t one, size_t length, void *context)
{
	(void) data;
	(void) context;
	return one * length;
}

/* A handle that posts the form */
static CURL *
NewHandle(const char *url, const char *credentials, const char *form)
{
	CURL	   *easy = curl_easy_init();

	curl_easy_setopt(easy, CURLOPT_URL, url);
	curl_easy_setopt(easy, CURLOPT_USERPWD, credentials);
	curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, (long) CURL_HTTP_VERSION_1_1);
	curl_easy_setopt(easy, CURLOPT_USERAGENT, "minibot");
	curl_easy_setopt(easy, CURLOPT_PROXY, "");
	curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(easy, CURLOPT_POSTFIELDS, form);
	curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, OnBody);
	return easy;
}

/* Wait for the network or for curl's timer, and have curl act on it */
static void
Drive(void)
{
	struct epoll_event events[EVENTS];
	int			ready = epoll_wait(poller, events, EVENTS, (int) timer_ms);
	int			running;

	for (int i = 0; i < ready; i++)
		curl_multi_socket_action(multi, events[i].data.fd,
								 ((events[i].events & EPOLLIN) ? CURL_CSELECT_IN : 0) |
								 ((events[i].events & EPOLLOUT) ? CURL_CSELECT_OUT : 0) |
								 ((events[i].events & (EPOLLERR | EPOLLHUP)) ? CURL_CSELECT_ERR : 0), &running);
	if (ready == 0 || timer_ms == 0)
		curl_multi_socket_action(multi, CURL_SOCKET_TIMEOUT, 0, &running);
}

/* Check what has ended, and post again with its handles while there is more to post; returns how many ended */
static long
Collect(long *left)
{
	CURLMsg    *message;
	int			queued;
	long		ended = 0;

	while ((message = curl_multi_info_read(multi, &queued)) != NULL)
	{
		CURL	   *easy = message->easy_handle;
		long		status = 0;

		curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
		if (message->data.result != CURLE_OK || status != 201)
		{
			fprintf(stderr, "bare_client: %s, HTTP status %ld\n", curl_easy_strerror(message->data.result), status);
			exit(1);
		}
		ended++;
		curl_multi_remove_handle(multi, easy);
		if (*left > 0)
		{
			curl_multi_add_handle(multi, easy);
			--*left;
		}
		else
			curl_easy_cleanup(easy);
	}
	return ended;
}

int
main(int argc, char **argv)
{
	long		count = argc == 6 ? atol(argv[3]) : 0;
	long		left = count;
	double		start;
	double		cpu;

	if (count <= 0)
		return 2;
	curl_global_init(CURL_GLOBAL_DEFAULT);
	multi = curl_multi_init();
	poller = epoll_create1(EPOLL_CLOEXEC);
	curl_multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, OnSocket);
	curl_multi_setopt(multi, CURLMOPT_TIMERFUNCTION, OnTimer);
	start = Seconds(CLOCK_MONOTONIC);
	cpu = Seconds(CLOCK_PROCESS_CPUTIME_ID);
	for (long handles = atol(argv[4]); handles > 0 && left > 0; handles--, left--)
		curl_multi_add_handle(multi, NewHandle(argv[1], argv[2], argv[5]));
	for (long ended = 0; ended < count; ended += Collect(&left))
		Drive();
	printf("%.0f %.1f\n", count / (Seconds(CLOCK_MONOTONIC) - start),
		   (Seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu) * 1e6 / count);
	return 0;
}
