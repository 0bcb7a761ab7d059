/* Makes the Nth write, fsync or truncate below a folder fail, once or for ever. Loaded with LD_PRELOAD; armed through
   ctypes by tests/helpers/fail_io.py, so that one process can try every N. The form is SQLite's own (test/ioerr.test). */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static char folder[4096];
static int wanted, error_number, for_ever, count, failures;

void fail_io_arm(const char *below, int nth, int error, int always) {
    snprintf(folder, sizeof folder, "%s", below);
    wanted = nth;
    error_number = error;
    for_ever = always;
    count = failures = 0;
}

/* Stop failing; return how many calls failed. */
int fail_io_disarm(void) {
    wanted = 0;
    return failures;
}

static int hit(int fd) {
    char link[64], path[4096];
    ssize_t length;
    if (!wanted) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    if (strncmp(path, folder, strlen(folder)) != 0) return 0;
    count++;
    if (count != wanted && !(for_ever && count > wanted)) return 0;
    failures++;
    errno = error_number;
    return 1;
}

#define WATCHED(type, name, parameters, arguments)                      \
    type name parameters {                                              \
        static type(*real) parameters;                                  \
        if (!real) *(void **)&real = dlsym(RTLD_NEXT, #name);           \
        return hit(fd) ? -1 : real arguments;                           \
    }

WATCHED(ssize_t, write, (int fd, const void *data, size_t size), (fd, data, size))
WATCHED(ssize_t, pwrite, (int fd, const void *data, size_t size, off_t at), (fd, data, size, at))
WATCHED(ssize_t, pwrite64, (int fd, const void *data, size_t size, off64_t at), (fd, data, size, at))
WATCHED(int, fsync, (int fd), (fd))
WATCHED(int, fdatasync, (int fd), (fd))
WATCHED(int, ftruncate, (int fd, off_t size), (fd, size))
WATCHED(int, ftruncate64, (int fd, off64_t size), (fd, size))
WATCHED(int, fallocate, (int fd, int mode, off_t at, off_t size), (fd, mode, at, size))
