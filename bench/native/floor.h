// What all subjects share: options, the clock, cores, batches and the report.
#ifndef FLOOR_H
#define FLOOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

struct options {
    int core;        // where the measuring thread runs; -1: anywhere
    int other_core;  // where its partner runs; -1: anywhere
    double seconds;  // how long to take samples
};

// One thing that can be measured. `run` reports exactly once.
struct subject {
    const char *name;
    const char *what;
    void (*run)(const char *name, const struct options *options);
};

// Runs that many operations in a row.
typedef void (*batch_function)(void *context, long operations);

// Ends the program with a message and, where it is not 0, the system's reason.
#ifdef __cplusplus
[[noreturn]]
#else
_Noreturn
#endif
void die(const char *what);

// CLOCK_MONOTONIC in nanoseconds.
int64_t now(void);

// Binds the calling thread; core -1 leaves it alone.
void pin_to(int core);

// Finds a batch that lasts long enough, takes samples of it until the time is up and prints one line of JSON.
void measure(const char *name, const struct options *options, batch_function batch, void *context);

// The same, with a batch of a given size.
void measure_batches(const char *name, const struct options *options, batch_function batch, void *context, long operations);

#ifdef __cplusplus
}
#endif

// The same as one pause of a spinning loop in the library.
static inline void pause_briefly(void)
{
#if defined(__x86_64__) || defined(__i386__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    __asm__ volatile("yield");
#endif
}

// After so many pauses a spinning-then-sleeping waiter goes to sleep.
enum { PAUSES_BEFORE_SLEEP = 1000 };

#endif
