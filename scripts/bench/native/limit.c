/* The limit: what one durable write of N bytes costs on this disk, and nothing else.
   limit FILE BYTES: for every line "n" on stdin does n times pwrite + fdatasync into a file that is
   laid out beforehand, and answers one line of microseconds. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define FILE_BYTES (64L << 20)

static double now_us(void) {
	struct timespec at;
	clock_gettime(CLOCK_MONOTONIC, &at);
	return at.tv_sec * 1e6 + at.tv_nsec / 1e3;
}

static void must(int ok, const char *what) {
	if (ok) return;
	perror(what);
	exit(1);
}

int main(int argc, char **argv) {
	must(argc == 3, "usage: limit FILE BYTES");
	long bytes = atol(argv[2]);
	must(bytes > 0 && bytes <= FILE_BYTES, "BYTES");
	int fd = open(argv[1], O_RDWR | O_CREAT | O_TRUNC, 0600);
	must(fd >= 0, argv[1]);
	char *block = malloc(1L << 20);
	memset(block, 0xa5, 1L << 20);
	for (long at = 0; at < FILE_BYTES; at += 1L << 20)
		must(pwrite(fd, block, 1L << 20, at) == 1L << 20, "pwrite");
	must(fsync(fd) == 0, "fsync");
	char *body = malloc(bytes);
	memset(body, 0x5a, bytes);
	long at = 0, n = 0;
	printf("ready\n");
	fflush(stdout);
	while (scanf("%ld", &n) == 1) {
		double *took = malloc(n * sizeof *took);
		for (long i = 0; i < n; i += 1) {
			if (at + bytes > FILE_BYTES) at = 0;
			memcpy(body, &i, sizeof i < (size_t)bytes ? sizeof i : (size_t)bytes);
			double from = now_us();
			must(pwrite(fd, body, bytes, at) == bytes, "pwrite");
			must(fdatasync(fd) == 0, "fdatasync");
			took[i] = now_us() - from;
			at += bytes;
		}
		for (long i = 0; i < n; i += 1) printf("%.1f ", took[i]);
		printf("\n");
		fflush(stdout);
		free(took);
	}
	return 0;
}
