/*
 * http.c
 *
 * See http.h.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "http.h"

#define MAX_REQUEST (1 << 20)

typedef struct Connection
{
	int			fd;
	Text		in;
	Text		out;
	size_t		sent;
	Ending		ending;			/* after out has been sent */
	bool		answering;		/* a request is being answered: read no further one */
	int64_t		due_us;			/* while delayed: when out may be sent */
	struct Connection *next;	/* in the list of delayed connections, by due_us */
} Connection;

static int	listener = -1;
static int	poller = -1;
static long connections = 0;
static Connection *delayed = NULL;
static volatile sig_atomic_t stopping = 0;

/* Note the signal that ends HttpServe */
static void
Stop(int signal_number)
{
	(void) signal_number;
	stopping = 1;
}

long
HttpConnections(void)
{
	return connections;
}

int
HttpListen(int port)
{
	struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
	socklen_t	length = sizeof(address);
	int			on = 1;

	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
	if (bind(listener, (struct sockaddr *) &address, sizeof(address)) != 0 || listen(listener, 1024) != 0)
	{
		fprintf(stderr, "gateway: could not listen on port %d: %s\n", port, strerror(errno));
		exit(1);
	}
	getsockname(listener, (struct sockaddr *) &address, &length);
	return ntohs(address.sin_port);
}

/* Wait for input, or for room to send */
static void
Watch(Connection *connection, int operation, uint32_t events)
{
	struct epoll_event event = {.events = events, .data.ptr = connection};

	epoll_ctl(poller, operation, connection->fd, &event);
}

/* Close a connection, by a reset where asked */
static void
Close(Connection *connection, bool reset)
{
	struct linger linger = {.l_onoff = 1, .l_linger = 0};

	if (reset)
		setsockopt(connection->fd, SOL_SOCKET, SO_LINGER, &linger, sizeof(linger));
	for (Connection **link = &delayed; *link != NULL; link = &(*link)->next)
	{
		if (*link == connection)
		{
			*link = connection->next;
			break;
		}
	}
	close(connection->fd);
	TextFree(&connection->in);
	TextFree(&connection->out);
	free(connection);
}

/* Put a connection in the list of those whose answer waits, in order of time */
static void
Delay(Connection *connection, int delay_ms)
{
	Connection **link = &delayed;

	connection->due_us = NowMicroseconds() + (int64_t) delay_ms * 1000;
	while (*link != NULL && (*link)->due_us <= connection->due_us)
		link = &(*link)->next;
	connection->next = *link;
	*link = connection;
}

/* A header's value in a request's head, in malloc'd memory, or NULL */
static char *
Header(char *head, const char *name)
{
	size_t		length = strlen(name);

	for (char *line = strstr(head, "\r\n"); line != NULL; line = strstr(line, "\r\n"))
	{
		line += 2;
		if (strncasecmp(line, name, length) == 0 && line[length] == ':')
		{
			char	   *value = line + length + 1;

			value += strspn(value, " ");
			return strndup(value, strcspn(value, "\r"));
		}
	}
	return NULL;
}

/* Write a response's head and body into a connection's output */
static void
Compose(Connection *connection, const Response *response)
{
	Text	   *out = &connection->out;

	out->length = 0;
	connection->sent = 0;
	TextPrintf(out, "HTTP/1.1 %d %s\r\nContent-Type: %s\r\nContent-Length: %zu\r\n",
			   response->status, response->status < 400 ? "OK" : "Error",
			   response->content_type ? response->content_type : "application/json", response->body.length);
	if (response->retry_after > 0)
		TextPrintf(out, "Retry-After: %d\r\n", response->retry_after);
	TextAppend(out, "\r\n", 2);
	if (response->body.length > 0)
		TextAppend(out, response->body.data, response->body.length);
	if (response->ending == CUT_SHORT)
		out->length -= response->body.length / 2 + 1;
}

static bool Finish(Connection *connection);

/* Answer one request; true when the connection is ready for its next one */
static bool
Answer(Connection *connection, Handler handler, char *head, char *body)
{
	Request		request = {.body = body, .query = ""};
	Response	response = {.status = 200};
	char	   *authorization = Header(head, "Authorization");
	char	   *target = strchr(head, ' ');

	if (target == NULL)
	{
		free(authorization);
		Close(connection, false);
		return false;
	}
	*target++ = '\0';
	target[strcspn(target, " \r")] = '\0';
	request.method = head;
	request.path = target;
	request.authorization = authorization;
	if (strchr(target, '?') != NULL)
	{
		request.query = strchr(target, '?') + 1;
		*strchr(target, '?') = '\0';
	}
	handler(&request, &response);
	free(authorization);
	Compose(connection, &response);
	TextFree(&response.body);
	connection->ending = response.ending;
	connection->answering = true;
	if (response.delay_ms > 0)
	{
		Watch(connection, EPOLL_CTL_MOD, EPOLLRDHUP);
		Delay(connection, response.delay_ms);
		return false;
	}
	return Finish(connection);
}

/* Answer the next request if all of it has come; false when there is nothing more to do now */
static bool
Process(Connection *connection, Handler handler)
{
	char	   *head_end;
	char	   *length_header;
	char	   *head;
	char	   *body;
	size_t		head_length;
	size_t		body_length = 0;
	bool		more;

	if (connection->answering || connection->in.length == 0)
		return false;
	head_end = strstr(connection->in.data, "\r\n\r\n");
	if (head_end == NULL)
		return false;
	head_length = head_end + 4 - connection->in.data;
	head = strndup(connection->in.data, head_length - 2);
	length_header = Header(head, "Content-Length");
	if (length_header != NULL)
		body_length = strtoul(length_header, NULL, 10);
	free(length_header);
	if (connection->in.length < head_length + body_length)
	{
		free(head);
		return false;
	}
	body = strndup(connection->in.data + head_length, body_length);
	memmove(connection->in.data, connection->in.data + head_length + body_length,
			connection->in.length - head_length - body_length + 1);
	connection->in.length -= head_length + body_length;
	more = Answer(connection, handler, head, body);
	free(head);
	free(body);
	return more;
}

/* Send what is due; true when the connection is ready for its next request */
static bool
Finish(Connection *connection)
{
	if (connection->ending == HANG)
	{
		Watch(connection, EPOLL_CTL_MOD, EPOLLRDHUP);
		return false;
	}
	if (connection->ending == RESET)
	{
		Close(connection, true);
		return false;
	}
	while (connection->sent < connection->out.length)
	{
		ssize_t		sent = send(connection->fd, connection->out.data + connection->sent,
								connection->out.length - connection->sent, MSG_NOSIGNAL);

		if (sent < 0 && errno == EAGAIN)
		{
			Watch(connection, EPOLL_CTL_MOD, EPOLLOUT | EPOLLRDHUP);
			return false;
		}
		if (sent < 0)
		{
			Close(connection, false);
			return false;
		}
		connection->sent += sent;
	}
	if (connection->ending == CUT_SHORT)
	{
		Close(connection, false);
		return false;
	}
	connection->answering = false;
	return true;
}

/* Answer requests until input runs out, then wait for more */
static void
Continue(Connection *connection, Handler handler)
{
	while (Process(connection, handler))
		;
}

/* Take what has come; answer it */
static void
Receive(Connection *connection, Handler handler)
{
	char		buffer[16384];
	ssize_t		got = recv(connection->fd, buffer, sizeof(buffer), 0);

	if (got < 0 && (errno == EAGAIN || errno == EINTR))
		return;
	if (got <= 0 || connection->in.length + got > MAX_REQUEST)
	{
		Close(connection, false);
		return;
	}
	TextAppend(&connection->in, buffer, got);
	Continue(connection, handler);
}

/* Accept every waiting connection */
static void
Accept(void)
{
	int			fd;
	int			on = 1;

	while ((fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0)
	{
		Connection *connection = calloc(1, sizeof(Connection));

		setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
		connection->fd = fd;
		connections++;
		Watch(connection, EPOLL_CTL_ADD, EPOLLIN | EPOLLRDHUP);
	}
}

/* Send the delayed answers that are due; returns milliseconds until the next, or -1 */
static int
SendDelayed(Handler handler)
{
	while (delayed != NULL)
	{
		Connection *connection = delayed;
		int64_t		wait_us = connection->due_us - NowMicroseconds();

		if (wait_us > 0)
			return wait_us / 1000 + 1;
		delayed = connection->next;
		connection->next = NULL;
		Watch(connection, EPOLL_CTL_MOD, EPOLLIN | EPOLLRDHUP);
		if (Finish(connection))
			Continue(connection, handler);
	}
	return -1;
}

/* Handle one event of a connection */
static void
Event(Connection *connection, uint32_t events, Handler handler)
{
	if ((events & (EPOLLERR | EPOLLHUP)) || (connection->answering && (events & EPOLLRDHUP)))
		Close(connection, false);
	else if (events & EPOLLOUT)
	{
		if (Finish(connection))
		{
			Watch(connection, EPOLL_CTL_MOD, EPOLLIN | EPOLLRDHUP);
			Continue(connection, handler);
		}
	}
	else
		Receive(connection, handler);
}

void
HttpServe(Handler handler)
{
	struct epoll_event events[256];
	struct epoll_event event = {.events = EPOLLIN, .data.ptr = NULL};
	struct sigaction action = {.sa_handler = Stop};

	sigaction(SIGTERM, &action, NULL);
	sigaction(SIGINT, &action, NULL);
	poller = epoll_create1(EPOLL_CLOEXEC);
	epoll_ctl(poller, EPOLL_CTL_ADD, listener, &event);
	while (!stopping)
	{
		int			ready = epoll_wait(poller, events, 256, SendDelayed(handler));

		for (int i = 0; i < ready; i++)
		{
			if (events[i].data.ptr == NULL)
				Accept();
			else
				Event(events[i].data.ptr, events[i].events, handler);
		}
	}
}
