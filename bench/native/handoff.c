// Passing the turn from one thread to another. The figure is one way: half of a round trip.
#define _GNU_SOURCE
#include "futex.h"
#include "subjects.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>

enum { CACHE_LINE = 64, NOT_SET = 0, SET = 1, ASLEEP = 2 };

// One direction. `signal` lets one `wait` through.
struct way {
    _Alignas(CACHE_LINE) atomic_int word;
    pthread_mutex_t mutex;
    pthread_cond_t condition;
};

struct means {
    void (*signal)(struct way *way);
    void (*wait)(struct way *way);
};

struct pair {
    struct way there, back;
    struct means means;
    _Alignas(CACHE_LINE) atomic_long round_trips; // of the next batch; 0 ends the partner
    int core;
};

static void signal_futex(struct way *way)
{
    if (atomic_exchange(&way->word, SET) == ASLEEP)
        futex_wake(&way->word, 0);
}

static void sleep_until_set(struct way *way)
{
    while (true) {
        int seen = NOT_SET;
        if (atomic_compare_exchange_strong(&way->word, &seen, ASLEEP) || seen == ASLEEP)
            futex_wait(&way->word, ASLEEP, 0);
        else
            break;
    }
    atomic_store(&way->word, NOT_SET);
}

// An exchange leaves the core at once; a plain store waits in its buffer and comes a third later to the other core.
static void signal_spinner(struct way *way)
{
    atomic_exchange(&way->word, SET);
}

static void spin(struct way *way)
{
    while (atomic_load_explicit(&way->word, memory_order_acquire) != SET)
        pause_briefly();
    atomic_store_explicit(&way->word, NOT_SET, memory_order_relaxed);
}

static void spin_then_sleep(struct way *way)
{
    for (int i = 0; i < PAUSES_BEFORE_SLEEP; i++) {
        if (atomic_load_explicit(&way->word, memory_order_acquire) == SET) {
            atomic_store_explicit(&way->word, NOT_SET, memory_order_relaxed);
            return;
        }
        pause_briefly();
    }
    sleep_until_set(way);
}

static void signal_condition(struct way *way)
{
    pthread_mutex_lock(&way->mutex);
    atomic_store_explicit(&way->word, SET, memory_order_relaxed);
    pthread_mutex_unlock(&way->mutex);
    pthread_cond_signal(&way->condition);
}

static void wait_for_condition(struct way *way)
{
    pthread_mutex_lock(&way->mutex);
    while (atomic_load_explicit(&way->word, memory_order_relaxed) != SET)
        pthread_cond_wait(&way->condition, &way->mutex);
    atomic_store_explicit(&way->word, NOT_SET, memory_order_relaxed);
    pthread_mutex_unlock(&way->mutex);
}

static void *answer(void *context)
{
    struct pair *pair = context;
    pin_to(pair->core);
    while (true) {
        pair->means.wait(&pair->there);
        long left = atomic_load(&pair->round_trips);
        if (left == 0)
            return NULL;
        pair->means.signal(&pair->back);
        while (--left > 0) {
            pair->means.wait(&pair->there);
            pair->means.signal(&pair->back);
        }
    }
}

// An operation is one way, so a batch of n, which is even, makes n / 2 round trips.
static void hand_over(void *context, long operations)
{
    struct pair *pair = context;
    long round_trips = operations / 2;
    atomic_store(&pair->round_trips, round_trips);
    for (long i = 0; i < round_trips; i++) {
        pair->means.signal(&pair->there);
        pair->means.wait(&pair->back);
    }
}

static void init(struct way *way)
{
    atomic_init(&way->word, NOT_SET);
    pthread_mutex_init(&way->mutex, NULL);
    pthread_cond_init(&way->condition, NULL);
}

static void run(const char *name, const struct options *options, struct means means)
{
    static struct pair pair;
    pthread_t partner;
    init(&pair.there);
    init(&pair.back);
    pair.means = means;
    pair.core = options->other_core;
    pin_to(options->core);
    errno = pthread_create(&partner, NULL, answer, &pair);
    if (errno != 0)
        die("pthread_create failed");

    hand_over(&pair, 2);
    measure(name, options, hand_over, &pair);

    atomic_store(&pair.round_trips, 0);
    pair.means.signal(&pair.there);
    pthread_join(partner, NULL);
}

static void run_futex(const char *name, const struct options *options)
{
    run(name, options, (struct means){signal_futex, sleep_until_set});
}

static void run_condition(const char *name, const struct options *options)
{
    run(name, options, (struct means){signal_condition, wait_for_condition});
}

static void run_spin(const char *name, const struct options *options)
{
    run(name, options, (struct means){signal_spinner, spin});
}

static void run_spin_futex(const char *name, const struct options *options)
{
    run(name, options, (struct means){signal_futex, spin_then_sleep});
}

const struct subject handoff_subjects[] = {
    {"handoff-futex", "a turn passed between threads: futex", run_futex},
    {"handoff-condition", "a turn passed between threads: mutex and condition variable", run_condition},
    {"handoff-spin", "a turn passed between threads: spinning with pauses", run_spin},
    {"handoff-spin-futex", "a turn passed between threads: spinning, then futex", run_spin_futex},
    {0},
};
