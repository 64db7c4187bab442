/*
 * Writes down what a program does to the files under one folder, in the order in which it took
 * effect: loaded with LD_PRELOAD, it stands between the program and libc. The power-cut part of
 * the torture reads the log and asks, for every point in it, what a disk may hold when the power
 * goes there.
 *
 *   GUITAI_RECORD_ROOT   only files under this folder are watched
 *   GUITAI_RECORD_LOG    the log; it must not be under the root
 *
 * One lock is held over each call and its record, so the log's order is the order of the effects,
 * also between threads. A record is a head of 32 bytes and then its bytes (recording.ts reads it):
 *
 *   u8 kind, u8[3] zero, i32 fd, i64 offset, u32 flags, u32 first, u32 second, u32 zero
 *
 * O open (path, flags)        C close            W write (offset, bytes)   T truncate (offset)
 * S fsync or fdatasync        U unlink (path)    R rename (path, path)     K mkdir (path)
 * M a shared writable mapping: its writes are not seen     ! a call that is not understood (name)
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <stdarg.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define MOST_FDS 65536

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char root[PATH_MAX];
static size_t root_length;
static int log_fd = -1;
static struct {
	char *path;
	dev_t device;
	ino_t file;
} watched[MOST_FDS];

__attribute__((constructor)) static void begin(void) {
	const char *log = getenv("GUITAI_RECORD_LOG");
	const char *folder = getenv("GUITAI_RECORD_ROOT");
	if (log == NULL || folder == NULL) return;
	snprintf(root, sizeof root, "%s", folder);
	root_length = strlen(root);
	int flags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC;
	log_fd = (int)syscall(SYS_openat, AT_FDCWD, log, flags, 0600);
	/* A program that this one starts is not part of the recording. */
	unsetenv("LD_PRELOAD");
}

static int is_ours(const char *path) {
	if (log_fd < 0 || path == NULL || strncmp(path, root, root_length) != 0) return 0;
	return path[root_length] == '/' || path[root_length] == 0;
}

/* Worth a closer look; without the lock. */
static int may_be_watched(int fd) {
	return log_fd >= 0 && fd >= 0 && fd < MOST_FDS && watched[fd].path != NULL;
}

struct head {
	uint8_t kind, zero[3];
	int32_t fd;
	int64_t offset;
	uint32_t flags, first, second, pad;
};

static void record(struct head head, const void *first, const void *second) {
	struct iovec parts[3] = {
		{ &head, sizeof head }, { (void *)first, head.first }, { (void *)second, head.second },
	};
	int saved = errno;
	syscall(SYS_writev, log_fd, parts, 3);
	errno = saved;
}

static void record_path(char kind, const char *path) {
	struct head head = { .kind = (uint8_t)kind, .fd = -1, .first = (uint32_t)strlen(path) };
	record(head, path, NULL);
}

static void record_mark(char kind, int fd, int64_t offset) {
	struct head head = { .kind = (uint8_t)kind, .fd = fd, .offset = offset };
	record(head, NULL, NULL);
}

static void forget(int fd) {
	record_mark('C', fd, 0);
	free(watched[fd].path);
	watched[fd].path = NULL;
}

/* Some closes pass us by (made as bare system calls), and then the number is used again. */
static int is_watched(int fd) {
	struct stat now;
	if (!may_be_watched(fd)) return 0;
	if (fstat(fd, &now) == 0 && now.st_dev == watched[fd].device && now.st_ino == watched[fd].file) {
		return 1;
	}
	forget(fd);
	return 0;
}

/* The path of a name given relative to an open folder. */
static const char *path_at(int dir, const char *name, char *room) {
	if (name[0] == '/' || dir == AT_FDCWD || !is_watched(dir)) return name;
	snprintf(room, PATH_MAX, "%s/%s", watched[dir].path, name);
	return room;
}

#define REAL(name) \
	static __typeof__(&name) real; \
	if (real == NULL) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

static void opened(int fd, const char *path, int flags) {
	if (fd < 0 || fd >= MOST_FDS) return;
	if (watched[fd].path != NULL) forget(fd);
	struct stat file;
	if (!is_ours(path) || fstat(fd, &file) != 0) return;
	watched[fd].path = strdup(path);
	watched[fd].device = file.st_dev;
	watched[fd].file = file.st_ino;
	struct head head = {
		.kind = 'O', .fd = fd, .flags = (uint32_t)flags, .first = (uint32_t)strlen(path),
	};
	record(head, path, NULL);
}

/* A file that exists is opened, not made: said to the log by leaving O_CREAT out. */
static int open_at(int dir, const char *name, int flags, mode_t mode) {
	char room[PATH_MAX];
	pthread_mutex_lock(&lock);
	const char *path = path_at(dir, name, room);
	int existed = is_ours(path) && syscall(SYS_faccessat, AT_FDCWD, path, F_OK) == 0;
	int fd = (int)syscall(SYS_openat, dir, name, flags, mode);
	opened(fd, path, existed ? flags & ~O_CREAT : flags);
	pthread_mutex_unlock(&lock);
	return fd;
}

#define MODE_OF(flags) \
	mode_t mode = 0; \
	if ((flags) & (O_CREAT | __O_TMPFILE)) { \
		va_list rest; \
		va_start(rest, flags); \
		mode = (mode_t)va_arg(rest, int); \
		va_end(rest); \
	}

int open(const char *path, int flags, ...) {
	MODE_OF(flags)
	return open_at(AT_FDCWD, path, flags, mode);
}
int open64(const char *path, int flags, ...) {
	MODE_OF(flags)
	return open_at(AT_FDCWD, path, flags | O_LARGEFILE, mode);
}
int openat(int dir, const char *path, int flags, ...) {
	MODE_OF(flags)
	return open_at(dir, path, flags, mode);
}
int openat64(int dir, const char *path, int flags, ...) {
	MODE_OF(flags)
	return open_at(dir, path, flags | O_LARGEFILE, mode);
}
int creat(const char *path, mode_t mode) {
	return open_at(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode);
}

int close(int fd) {
	REAL(close);
	pthread_mutex_lock(&lock);
	if (may_be_watched(fd)) forget(fd);
	int result = real(fd);
	pthread_mutex_unlock(&lock);
	return result;
}

static void wrote(int fd, int64_t offset, const void *bytes, ssize_t count) {
	if (count <= 0) return;
	struct head head = { .kind = 'W', .fd = fd, .offset = offset, .first = (uint32_t)count };
	record(head, bytes, NULL);
}

/* Where a write without an offset will land. */
static int64_t place_of(int fd) {
	if (fcntl(fd, F_GETFL) & O_APPEND) {
		struct stat file;
		return fstat(fd, &file) == 0 ? file.st_size : 0;
	}
	return lseek(fd, 0, SEEK_CUR);
}

ssize_t write(int fd, const void *bytes, size_t count) {
	REAL(write);
	if (!may_be_watched(fd)) return real(fd, bytes, count);
	pthread_mutex_lock(&lock);
	int is_ours_still = is_watched(fd);
	int64_t offset = is_ours_still ? place_of(fd) : 0;
	ssize_t done = real(fd, bytes, count);
	if (is_ours_still) wrote(fd, offset, bytes, done);
	pthread_mutex_unlock(&lock);
	return done;
}

static ssize_t write_there(int fd, const void *bytes, size_t count, int64_t offset) {
	pthread_mutex_lock(&lock);
	ssize_t done = (ssize_t)syscall(SYS_pwrite64, fd, bytes, count, offset);
	if (is_watched(fd)) wrote(fd, offset, bytes, done);
	pthread_mutex_unlock(&lock);
	return done;
}

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t offset) {
	return write_there(fd, bytes, count, offset);
}
ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t offset) {
	return write_there(fd, bytes, count, offset);
}

static void not_understood(const char *call) {
	struct head head = { .kind = '!', .fd = -1, .first = (uint32_t)strlen(call) };
	record(head, call, NULL);
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
	REAL(writev);
	if (!may_be_watched(fd)) return real(fd, parts, count);
	pthread_mutex_lock(&lock);
	if (is_watched(fd)) not_understood("writev");
	ssize_t done = real(fd, parts, count);
	pthread_mutex_unlock(&lock);
	return done;
}

static int cut(int fd, int64_t length) {
	pthread_mutex_lock(&lock);
	int result = (int)syscall(SYS_ftruncate, fd, length);
	if (result == 0 && is_watched(fd)) record_mark('T', fd, length);
	pthread_mutex_unlock(&lock);
	return result;
}
int ftruncate(int fd, off_t length) { return cut(fd, length); }
int ftruncate64(int fd, off64_t length) { return cut(fd, length); }

static int flush(int fd, long call) {
	pthread_mutex_lock(&lock);
	int result = (int)syscall(call, fd);
	if (result == 0 && is_watched(fd)) record_mark('S', fd, 0);
	pthread_mutex_unlock(&lock);
	return result;
}
int fsync(int fd) { return flush(fd, SYS_fsync); }
int fdatasync(int fd) { return flush(fd, SYS_fdatasync); }

static int drop(int dir, const char *name, int flags) {
	char room[PATH_MAX];
	pthread_mutex_lock(&lock);
	int result = (int)syscall(SYS_unlinkat, dir, name, flags);
	const char *path = path_at(dir, name, room);
	if (result == 0 && is_ours(path)) record_path('U', path);
	pthread_mutex_unlock(&lock);
	return result;
}
int unlink(const char *path) { return drop(AT_FDCWD, path, 0); }
int unlinkat(int dir, const char *path, int flags) { return drop(dir, path, flags); }
int rmdir(const char *path) { return drop(AT_FDCWD, path, AT_REMOVEDIR); }
int remove(const char *path) {
	int result = drop(AT_FDCWD, path, 0);
	if (result != 0 && (errno == EISDIR || errno == EPERM)) return drop(AT_FDCWD, path, AT_REMOVEDIR);
	return result;
}

static int move(const char *from, const char *to) {
	pthread_mutex_lock(&lock);
	int result = (int)syscall(SYS_renameat, AT_FDCWD, from, AT_FDCWD, to);
	if (result == 0 && (is_ours(from) || is_ours(to))) {
		struct head head = {
			.kind = 'R', .fd = -1, .first = (uint32_t)strlen(from), .second = (uint32_t)strlen(to),
		};
		record(head, from, to);
	}
	pthread_mutex_unlock(&lock);
	return result;
}
int rename(const char *from, const char *to) { return move(from, to); }

int mkdir(const char *path, mode_t mode) {
	pthread_mutex_lock(&lock);
	int result = (int)syscall(SYS_mkdirat, AT_FDCWD, path, mode);
	if (result == 0 && is_ours(path)) record_path('K', path);
	pthread_mutex_unlock(&lock);
	return result;
}

static void *map(void *at, size_t length, int rights, int flags, int fd, int64_t offset) {
	void *place = (void *)syscall(SYS_mmap, at, length, rights, flags, fd, offset);
	if ((rights & PROT_WRITE) && (flags & MAP_SHARED) && may_be_watched(fd)) {
		pthread_mutex_lock(&lock);
		if (is_watched(fd)) record_mark('M', fd, offset);
		pthread_mutex_unlock(&lock);
	}
	return place;
}
void *mmap(void *at, size_t length, int rights, int flags, int fd, off_t offset) {
	return map(at, length, rights, flags, fd, offset);
}
void *mmap64(void *at, size_t length, int rights, int flags, int fd, off64_t offset) {
	return map(at, length, rights, flags, fd, offset);
}

/* What nothing here uses; when something begins to, the recording says so instead of lying. */
#define REFUSED(result, call, parameters, fd_of, arguments) \
	result call parameters { \
		REAL(call); \
		if (may_be_watched(fd_of)) { \
			pthread_mutex_lock(&lock); \
			if (is_watched(fd_of)) not_understood(#call); \
			pthread_mutex_unlock(&lock); \
		} \
		return real arguments; \
	}
REFUSED(ssize_t, pwritev, (int fd, const struct iovec *p, int n, off_t at), fd, (fd, p, n, at))
REFUSED(ssize_t, pwritev64, (int fd, const struct iovec *p, int n, off64_t at), fd, (fd, p, n, at))
REFUSED(int, fallocate, (int fd, int mode, off_t at, off_t n), fd, (fd, mode, at, n))
REFUSED(int, fallocate64, (int fd, int mode, off64_t at, off64_t n), fd, (fd, mode, at, n))
REFUSED(int, posix_fallocate, (int fd, off_t at, off_t n), fd, (fd, at, n))
REFUSED(int, posix_fallocate64, (int fd, off64_t at, off64_t n), fd, (fd, at, n))
REFUSED(int, dup, (int fd), fd, (fd))
REFUSED(int, dup2, (int fd, int to), fd, (fd, to))
