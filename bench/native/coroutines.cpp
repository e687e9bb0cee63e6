// floor-coroutines NAME [--core N] [--other-core N] [--seconds S]: C++20 coroutines on a hand-written scheduler, measured as the rest of the floor.
// One worker: a ring of coroutines linked through their promises.
#include "floor.h"

#include <algorithm>
#include <atomic>
#include <coroutine>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <malloc.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace {

enum class storage { heap, free_list };

thread_local void *spare_frames = nullptr;

template <storage kind> struct task {
    struct promise_type {
        promise_type *next = nullptr;

        task get_return_object() { return {std::coroutine_handle<promise_type>::from_promise(*this)}; }
        std::suspend_always initial_suspend() noexcept { return {}; }
        std::suspend_never final_suspend() noexcept { return {}; }
        void return_void() {}
        void unhandled_exception() { std::abort(); }

        static void *operator new(std::size_t size)
        {
            if (kind == storage::free_list && spare_frames != nullptr) {
                void *frame = spare_frames;
                spare_frames = *static_cast<void **>(frame);
                return frame;
            }
            return std::malloc(size);
        }

        static void operator delete(void *frame, std::size_t)
        {
            if (kind == storage::heap) {
                std::free(frame);
                return;
            }
            *static_cast<void **>(frame) = spare_frames;
            spare_frames = frame;
        }
    };

    std::coroutine_handle<promise_type> handle;
};

using coroutine = task<storage::heap>;
using promise = coroutine::promise_type;
using handle_of = std::coroutine_handle<promise>;

// To the next one in the ring. Nothing is written but the place where this one goes on.
struct yield {
    bool await_ready() noexcept { return false; }
    std::coroutine_handle<> await_suspend(handle_of self) noexcept { return handle_of::from_promise(*self.promise().next); }
    void await_resume() noexcept {}
};

coroutine spin()
{
    for (;;)
        co_await yield{};
}

// One in the ring counts the rounds and ends the batch.
struct pause_of_ring {
    bool await_ready() noexcept { return false; }
    void await_suspend(std::coroutine_handle<>) noexcept {}
    void await_resume() noexcept {}
};

coroutine count(long *rounds)
{
    for (;;) {
        for (long left = *rounds; left > 0; left--)
            co_await yield{};
        co_await pause_of_ring{};
    }
}

struct ring {
    long rounds = 0;
    int live;
    handle_of counter;

    explicit ring(int live) : live(live), counter(count(&rounds).handle)
    {
        promise *last = &counter.promise();
        for (int i = 1; i < live; i++) {
            last->next = &spin().handle.promise();
            last = last->next;
        }
        last->next = &counter.promise();
    }
};

void take_turns(void *context, long operations)
{
    ring *turning = static_cast<ring *>(context);
    turning->rounds = operations / turning->live;
    turning->counter.resume();
}

// The same by a loop that resumes one after the other. On some processors it is the faster way, on others the slower one.
coroutine rest()
{
    for (;;)
        co_await std::suspend_always{};
}

struct looped_ring {
    promise *next;

    explicit looped_ring(int live) : next(&rest().handle.promise())
    {
        promise *last = next;
        for (int i = 1; i < live; i++) {
            last->next = &rest().handle.promise();
            last = last->next;
        }
        last->next = next;
    }
};

void take_turns_in_a_loop(void *context, long operations)
{
    looped_ring *turning = static_cast<looped_ring *>(context);
    promise *current = turning->next;
    for (long left = operations; left > 0; left--) {
        handle_of::from_promise(*current).resume();
        current = current->next;
    }
    turning->next = current;
}

constexpr long turns_of_a_batch = 400 * 1000;

int64_t fastest(batch_function batch, void *context)
{
    int64_t best = INT64_MAX;
    for (int i = 0; i < 10; i++) {
        int64_t start = now();
        batch(context, turns_of_a_batch);
        best = std::min(best, now() - start);
    }
    return best;
}

// The floor is the faster of the two.
void run_yields(const char *name, const struct options *options, int live)
{
    pin_to(options->core);
    ring transferring(live);
    looped_ring looped(live);
    if (fastest(take_turns_in_a_loop, &looped) < fastest(take_turns, &transferring))
        measure_batches(name, options, take_turns_in_a_loop, &looped, turns_of_a_batch);
    else
        measure_batches(name, options, take_turns, &transferring, turns_of_a_batch);
}

void run_yields_2(const char *name, const struct options *options) { run_yields(name, options, 2); }
void run_yields_100(const char *name, const struct options *options) { run_yields(name, options, 100); }
void run_yields_10000(const char *name, const struct options *options) { run_yields(name, options, 10000); }

// Two workers, half of the coroutines each, nothing shared: no scheduler can do better. The figure is per turn of both together.
template <typename ring_kind> struct halves {
    ring_kind one{5000}, other{5000};
    const struct options *options;
    batch_function batch;
};

template <typename ring_kind> void take_turns_on_both(void *context, long operations)
{
    auto *both = static_cast<halves<ring_kind> *>(context);
    std::atomic<int> ready{0};
    auto run = [&](ring_kind *half, int core) {
        pin_to(core);
        ready.fetch_add(1);
        while (ready.load() < 2)
            pause_briefly();
        both->batch(half, operations / 2);
    };
    std::thread other(run, &both->other, both->options->other_core);
    run(&both->one, both->options->core);
    other.join();
}

void run_two_workers(const char *name, const struct options *options)
{
    constexpr long turns = 20 * 1000 * 1000;
    static halves<ring> transferring{.options = options, .batch = take_turns};
    static halves<looped_ring> looped{.options = options, .batch = take_turns_in_a_loop};
    if (fastest(take_turns_in_a_loop, &looped.one) < fastest(take_turns, &transferring.one))
        measure_batches(name, options, take_turns_on_both<looped_ring>, &looped, turns);
    else
        measure_batches(name, options, take_turns_on_both<ring>, &transferring, turns);
}

// A value from one coroutine to another through a place for one, no thread safety: the receiver goes on at once.
struct hand_off {
    std::coroutine_handle<> sender, receiver;
    long item;
    long left;

    struct send {
        hand_off &channel;
        bool await_ready() noexcept { return false; }
        std::coroutine_handle<> await_suspend(std::coroutine_handle<> self) noexcept
        {
            channel.sender = self;
            return --channel.left > 0 ? channel.receiver : std::noop_coroutine();
        }
        void await_resume() noexcept {}
    };

    struct receive {
        hand_off &channel;
        bool await_ready() noexcept { return false; }
        std::coroutine_handle<> await_suspend(std::coroutine_handle<> self) noexcept
        {
            channel.receiver = self;
            return channel.sender;
        }
        long await_resume() noexcept { return channel.item; }
    };
};

long received;

coroutine send_all(hand_off &channel)
{
    for (long i = 0;; i++) {
        channel.item = i;
        co_await hand_off::send{channel};
    }
}

coroutine receive_all(hand_off &channel)
{
    for (;;)
        received += co_await hand_off::receive{channel};
}

void hand_over(void *context, long operations)
{
    hand_off *channel = static_cast<hand_off *>(context);
    channel->left = operations;
    channel->sender.resume();
}

void run_hand_off(const char *name, const struct options *options)
{
    static hand_off channel;
    pin_to(options->core);
    channel.sender = send_all(channel).handle;
    channel.receiver = receive_all(channel).handle;
    measure(name, options, hand_over, &channel);
}

// The same over what a channel needs at least: any number of senders and receivers, each side waiting in the order of its coming, and a queue of those
// that are ready. No threads, no cancellation, no end.
template <typename item, item *item::*link> struct fifo {
    item *first = nullptr, **last = &first;

    void add(item *added)
    {
        added->*link = nullptr;
        *last = added;
        last = &(added->*link);
    }

    item *take()
    {
        item *taken = first;
        if (taken != nullptr && (first = taken->*link) == nullptr)
            last = &first;
        return taken;
    }
};

struct channel {
    struct wait {
        promise *waiter;
        long item;
        wait *behind;
    };

    using wait_queue = fifo<wait, &wait::behind>;

    wait_queue senders, receivers;
    fifo<promise, &promise::next> ready;

    struct send : wait {
        channel &over;
        send(channel &over, long sent) : over(over) { item = sent; }
        bool await_ready() noexcept
        {
            wait *receiver = over.receivers.take();
            if (receiver == nullptr)
                return false;
            receiver->item = item;
            over.ready.add(receiver->waiter);
            return true;
        }
        void await_suspend(handle_of self) noexcept
        {
            waiter = &self.promise();
            over.senders.add(this);
        }
        void await_resume() noexcept {}
    };

    struct receive : wait {
        channel &over;
        explicit receive(channel &over) : over(over) {}
        bool await_ready() noexcept
        {
            wait *sender = over.senders.take();
            if (sender == nullptr)
                return false;
            item = sender->item;
            over.ready.add(sender->waiter);
            return true;
        }
        void await_suspend(handle_of self) noexcept
        {
            waiter = &self.promise();
            over.receivers.add(this);
        }
        long await_resume() noexcept { return item; }
    };
};

long left_to_send;

coroutine send_over(channel &over)
{
    for (;;) {
        if (left_to_send-- == 0)
            co_await pause_of_ring{};
        co_await channel::send(over, left_to_send);
    }
}

coroutine receive_over(channel &over)
{
    for (;;)
        received += co_await channel::receive(over);
}

void hand_over_channel(void *context, long operations)
{
    static promise *sender = nullptr;
    channel *over = static_cast<channel *>(context);
    left_to_send = operations;
    if (sender == nullptr)
        sender = &send_over(*over).handle.promise();
    over->ready.add(sender);
    while (over->ready.first != nullptr)
        handle_of::from_promise(*over->ready.take()).resume();
}

void run_hand_off_channel(const char *name, const struct options *options)
{
    static channel over;
    pin_to(options->core);
    over.ready.add(&receive_over(over).handle.promise());
    measure(name, options, hand_over_channel, &over);
}

// Start, one yield, the end: a queue of ready ones, as a scheduler that does not know them beforehand must have.
template <storage kind> task<kind> yield_once(long *ends)
{
    co_await std::suspend_always{};
    ++*ends;
}

template <storage kind> void start_and_end(void *context, long operations)
{
    using own_handle = std::coroutine_handle<typename task<kind>::promise_type>;
    constexpr long wave = 100;
    long *ends = static_cast<long *>(context);
    for (long done = 0; done < operations; done += wave) {
        typename task<kind>::promise_type *first = nullptr, **last = &first;
        for (long i = 0; i < wave; i++) {
            *last = &yield_once<kind>(ends).handle.promise();
            last = &(*last)->next;
        }
        for (int turn = 0; turn < 2; turn++)
            for (auto *promise = first; promise != nullptr;) {
                auto *next = promise->next;
                own_handle::from_promise(*promise).resume();
                promise = next;
            }
    }
}

template <storage kind> void run_starts(const char *name, const struct options *options)
{
    static long ends;
    pin_to(options->core);
    measure(name, options, start_and_end<kind>, &ends);
}

// Not a time: the figure is the bytes that one of a million suspended coroutines occupies.
coroutine nap(int number)
{
    for (int i = 0; i < number; i++)
        co_await std::suspend_always{};
}

void run_bytes(const char *name, const struct options *)
{
    constexpr int million = 1000 * 1000;
    promise *first = nullptr, **last = &first;
    size_t before = mallinfo2().uordblks;
    for (int i = 0; i < million; i++) {
        auto handle = nap(i + 1).handle;
        handle.resume();
        *last = &handle.promise();
        last = &(*last)->next;
    }
    double bytes = static_cast<double>(mallinfo2().uordblks - before) / million;
    std::printf("{\"name\":\"%s\",\"unit\":\"ns\",\"operations\":%d,\"samples\":[%.2f]}\n", name, million, bytes);
}

const struct subject subjects[] = {
    {"yield-2", "yield and resume, 2 live", run_yields_2},
    {"yield-100", "yield and resume, 100 live", run_yields_100},
    {"yield-10000", "yield and resume, 10,000 live", run_yields_10000},
    {"yield-two-workers", "the same on two cores, 5,000 live each", run_two_workers},
    {"hand-off", "a value from one to another", run_hand_off},
    {"hand-off-channel", "the same over waiting lists and a queue of ready ones", run_hand_off_channel},
    {"start-malloc", "start, one yield, end: malloc", run_starts<storage::heap>},
    {"start-free-list", "start, one yield, end: free list", run_starts<storage::free_list>},
    {"bytes", "bytes of a suspended coroutine among a million", run_bytes},
};

} // namespace

int main(int count, char **arguments)
{
    struct options options = {-1, -1, 0.2};
    for (int i = 2; i + 1 < count; i += 2) {
        double value = std::strtod(arguments[i + 1], nullptr);
        if (std::strcmp(arguments[i], "--core") == 0)
            options.core = static_cast<int>(value);
        else if (std::strcmp(arguments[i], "--other-core") == 0)
            options.other_core = static_cast<int>(value);
        else if (std::strcmp(arguments[i], "--seconds") == 0)
            options.seconds = value;
    }
    alarm(20);
    for (const struct subject &subject : subjects)
        if (count > 1 && std::strcmp(subject.name, arguments[1]) == 0) {
            subject.run(subject.name, &options);
            return 0;
        }
    std::fprintf(stderr, "usage: floor-coroutines NAME [--core N] [--other-core N] [--seconds S]\n\n");
    for (const struct subject &subject : subjects)
        std::fprintf(stderr, "  %-24s %s\n", subject.name, subject.what);
    return 2;
}
