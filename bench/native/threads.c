// Starting a thread and waiting for its end.
#define _GNU_SOURCE
#include "subjects.h"

#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>

static atomic_int runs;

struct plan {
    pthread_attr_t attributes;
};

static void *body(void *context)
{
    (void)context;
    atomic_fetch_add_explicit(&runs, 1, memory_order_relaxed);
    return NULL;
}

static void create_and_join(void *context, long operations)
{
    struct plan *plan = context;
    for (long i = 0; i < operations; i++) {
        pthread_t thread;
        errno = pthread_create(&thread, &plan->attributes, body, NULL);
        if (errno != 0)
            die("pthread_create failed");
        pthread_join(thread, NULL);
    }
}

static void run_thread(const char *name, const struct options *options)
{
    struct plan plan;
    pthread_attr_init(&plan.attributes);
    if (options->other_core >= 0) {
        cpu_set_t set;
        CPU_ZERO(&set);
        CPU_SET(options->other_core, &set);
        pthread_attr_setaffinity_np(&plan.attributes, sizeof set, &set);
    }
    pin_to(options->core);
    measure(name, options, create_and_join, &plan);
}

const struct subject thread_subjects[] = {
    {"thread", "pthread_create and pthread_join (bound to --other-core)", run_thread},
    {0},
};
