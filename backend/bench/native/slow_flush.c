/* A disk whose flushes take 2 ms: preloaded into Postgres, it makes every commit wait that long. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <time.h>

#define FLUSH_NANOSECONDS 2000000L

static long nanoseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000000L + now.tv_nsec;
}

int fdatasync(int descriptor) {
    long began = nanoseconds();
    int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
    int result = real(descriptor);
    long left = FLUSH_NANOSECONDS - (nanoseconds() - began);
    struct timespec rest = {.tv_sec = 0, .tv_nsec = left};
    if (left > 0) nanosleep(&rest, 0);
    return result;
}
