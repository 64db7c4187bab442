/* LD_PRELOAD shim: every fsync and fdatasync takes SLOWSYNC_US microseconds longer, as on a disk
   whose flush costs what an ordinary client SSD's does. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>

static void wait_longer(void) {
	static long us = -1;
	if (us < 0) {
		const char *said = getenv("SLOWSYNC_US");
		us = said ? atol(said) : 0;
	}
	struct timespec span = {us / 1000000, (us % 1000000) * 1000};
	clock_nanosleep(CLOCK_MONOTONIC, 0, &span, NULL);
}

#define SLOW(name)                                                                                 \
	int name(int fd) {                                                                               \
		static int (*real)(int);                                                                       \
		if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, #name);                                       \
		int result = real(fd);                                                                         \
		wait_longer();                                                                                 \
		return result;                                                                                 \
	}

SLOW(fsync)
SLOW(fdatasync)
