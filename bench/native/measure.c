// Batches, samples and the line of JSON.
#define _GNU_SOURCE
#include "floor.h"

#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { MOST_SAMPLES = 400, LEAST_SAMPLES = 5 };

static const int64_t shortest_batch = 200 * 1000; // ns, some 10,000 times what a reading of the clock costs
static const double warm_up_share = 0.25;

void die(const char *what)
{
    if (errno != 0)
        fprintf(stderr, "floor: %s: %s\n", what, strerror(errno));
    else
        fprintf(stderr, "floor: %s\n", what);
    exit(1);
}

int64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * INT64_C(1000000000) + time.tv_nsec;
}

void pin_to(int core)
{
    if (core < 0)
        return;
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(core, &set);
    errno = pthread_setaffinity_np(pthread_self(), sizeof set, &set);
    if (errno != 0)
        die("binding to the core failed");
}

static int64_t time_of(batch_function batch, void *context, long operations)
{
    int64_t start = now();
    batch(context, operations);
    return now() - start;
}

void measure(const char *name, const struct options *options, batch_function batch, void *context)
{
    // Even, since a hand-off counts each way. A batch that was disturbed does not tell how long it takes, hence the second try.
    long operations = 2;
    while (time_of(batch, context, operations) < shortest_batch || time_of(batch, context, operations) < shortest_batch)
        operations *= 2;
    measure_batches(name, options, batch, context, operations);
}

void measure_batches(const char *name, const struct options *options, batch_function batch, void *context, long operations)
{
    double samples[MOST_SAMPLES];
    int count = 0;
    int64_t length = (int64_t)(options->seconds * 1e9);
    int64_t start = now();
    do
        batch(context, operations);
    while (now() - start < (int64_t)(warm_up_share * (double)length));

    while (count < MOST_SAMPLES && (count < LEAST_SAMPLES || now() - start < length))
        samples[count++] = (double)time_of(batch, context, operations) / (double)operations;

    printf("{\"name\":\"%s\",\"unit\":\"ns\",\"operations\":%ld,\"samples\":[", name, operations);
    for (int i = 0; i < count; i++)
        printf("%s%.2f", i == 0 ? "" : ",", samples[i]);
    printf("]}\n");
    fflush(stdout);
}
