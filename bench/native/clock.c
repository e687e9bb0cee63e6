// Reading the clock, and the cheapest system call: operations for comparing two ways of measuring.
#define _GNU_SOURCE
#include "subjects.h"

#include <sys/syscall.h>
#include <unistd.h>

static volatile int64_t sink;

static void read_clock(void *context, long operations)
{
    (void)context;
    for (long i = 0; i < operations; i++)
        sink = now();
}

static void ask_for_parent(void *context, long operations)
{
    (void)context;
    for (long i = 0; i < operations; i++)
        sink = syscall(SYS_getppid);
}

static void run_clock(const char *name, const struct options *options)
{
    pin_to(options->core);
    measure(name, options, read_clock, NULL);
}

static void run_system_call(const char *name, const struct options *options)
{
    pin_to(options->core);
    measure(name, options, ask_for_parent, NULL);
}

const struct subject clock_subjects[] = {
    {"clock", "clock_gettime(CLOCK_MONOTONIC)", run_clock},
    {"system-call", "getppid, which enters the kernel", run_system_call},
    {0},
};
