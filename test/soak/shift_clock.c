/*
 * shift_clock.c
 *
 * Preloaded into a server, it moves the server's wall clock by the seconds
 * that the file named in SHIFT_CLOCK holds, whenever they change: a night
 * passes at once, everything else at its own pace.  Clocks that measure how
 * long something takes are left alone.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static const int64_t *shift = NULL;
static int	(*real_clock_gettime) (clockid_t, struct timespec *) = NULL;

/* Find the file and the function that is replaced */
__attribute__((constructor)) static void
FindShift(void)
{
	const char *path = getenv("SHIFT_CLOCK");
	int			file = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
	void	   *mapped = file >= 0 ? mmap(NULL, sizeof(int64_t), PROT_READ, MAP_SHARED, file, 0) : MAP_FAILED;

	if (mapped != MAP_FAILED)
		shift = mapped;
	if (file >= 0)
		close(file);
	real_clock_gettime = (int (*) (clockid_t, struct timespec *)) dlsym(RTLD_NEXT, "clock_gettime");
}

int
clock_gettime(clockid_t clock, struct timespec *now)
{
	int			result = real_clock_gettime ? real_clock_gettime(clock, now) :
		(int) syscall(SYS_clock_gettime, clock, now);

	if (result == 0 && shift != NULL && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE))
		now->tv_sec += __atomic_load_n(shift, __ATOMIC_RELAXED);
	return result;
}

int
gettimeofday(struct timeval *restrict now, void *restrict zone)
{
	struct timespec precise;

	(void) zone;
	clock_gettime(CLOCK_REALTIME, &precise);
	now->tv_sec = precise.tv_sec;
	now->tv_usec = precise.tv_nsec / 1000;
	return 0;
}

time_t
time(time_t *kept)
{
	struct timespec precise;

	clock_gettime(CLOCK_REALTIME, &precise);
	if (kept != NULL)
		*kept = precise.tv_sec;
	return precise.tv_sec;
}
