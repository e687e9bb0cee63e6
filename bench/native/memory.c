// A ring of bytes each way in memory that both processes share; waiting by futex, by spinning, or by one after the other.
#define _GNU_SOURCE
#include "channel.h"
#include "futex.h"

#include <string.h>
#include <sys/mman.h>

enum { CACHE_LINE = 64, CAPACITY = 64 * 1024 }; // as the library's rings

// A number of pauses: no sleep ever, and so no gate.
enum { FOR_EVER = -1 };

// Where one side sleeps until the other has changed something.
struct gate {
    _Alignas(CACHE_LINE) atomic_int signals;
    atomic_int sleeps;
};

struct ring {
    _Alignas(CACHE_LINE) atomic_uint written;
    _Alignas(CACHE_LINE) atomic_uint read;
    struct gate filled, drained;
    _Alignas(CACHE_LINE) char bytes[CAPACITY];
};

static struct ring *rings; // to the child, to the parent

// After an exchange, which is a full fence: either the sleeper sees the change, or this sees the sleeper.
static void open_gate(struct gate *gate)
{
    if (atomic_load_explicit(&gate->sleeps, memory_order_relaxed) == 0)
        return;
    atomic_store(&gate->sleeps, 0);
    atomic_fetch_add(&gate->signals, 1);
    futex_wake(&gate->signals, 1);
}

// Waits until the position, which the other side moves, is not `unwanted` any more. Returns it.
static unsigned wait_while(atomic_uint *position, unsigned unwanted, struct gate *gate, int pauses)
{
    unsigned value;
    for (int i = 0; pauses == FOR_EVER || i < pauses; i += pauses != FOR_EVER) {
        if ((value = atomic_load_explicit(position, memory_order_acquire)) != unwanted)
            return value;
        pause_briefly();
    }
    while ((value = atomic_load_explicit(position, memory_order_acquire)) == unwanted) {
        int seen = atomic_load(&gate->signals);
        atomic_store(&gate->sleeps, 1);
        atomic_thread_fence(memory_order_seq_cst);
        if (atomic_load(position) == unwanted)
            futex_wait(&gate->signals, seen, 1);
    }
    return value;
}

static void publish(atomic_uint *position, unsigned value, struct gate *gate, int pauses)
{
    // An exchange leaves the core at once, as in the hand-offs.
    atomic_exchange(position, value);
    if (pauses != FOR_EVER)
        open_gate(gate);
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

static ssize_t write_ring(struct channel *self, const void *bytes, size_t length)
{
    struct ring *ring = self->outgoing;
    unsigned position = atomic_load_explicit(&ring->written, memory_order_relaxed);
    if (CAPACITY - (position - self->last_read) < length)
        self->last_read = wait_while(&ring->read, position - CAPACITY, &ring->drained, self->pauses);
    size_t count = least(length, CAPACITY - (position - self->last_read));
    size_t offset = position % CAPACITY, until_end = least(count, CAPACITY - offset);
    memcpy(ring->bytes + offset, bytes, until_end);
    memcpy(ring->bytes, (const char *)bytes + until_end, count - until_end);
    publish(&ring->written, position + (unsigned)count, &ring->filled, self->pauses);
    return (ssize_t)count;
}

static ssize_t read_ring(struct channel *self, void *bytes, size_t length)
{
    struct ring *ring = self->incoming;
    unsigned position = atomic_load_explicit(&ring->read, memory_order_relaxed);
    if (self->last_written - position < length)
        self->last_written = wait_while(&ring->written, position, &ring->filled, self->pauses);
    size_t count = least(length, self->last_written - position);
    size_t offset = position % CAPACITY, until_end = least(count, CAPACITY - offset);
    memcpy(bytes, ring->bytes + offset, until_end);
    memcpy((char *)bytes + until_end, ring->bytes, count - until_end);
    publish(&ring->read, position + (unsigned)count, &ring->drained, self->pauses);
    return (ssize_t)count;
}

static void prepare(void)
{
    rings = mmap(NULL, 2 * sizeof *rings, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (rings == MAP_FAILED)
        die("mmap failed");
}

static struct channel side(int outgoing, int pauses)
{
    return (struct channel){
        .write = write_ring, .read = read_ring, .outgoing = &rings[outgoing], .incoming = &rings[1 - outgoing], .pauses = pauses,
    };
}

static struct channel open_parent_futex(void) { return side(0, 0); }
static struct channel open_child_futex(void) { return side(1, 0); }
static struct channel open_parent_spin(void) { return side(0, FOR_EVER); }
static struct channel open_child_spin(void) { return side(1, FOR_EVER); }
static struct channel open_parent_spin_futex(void) { return side(0, PAUSES_BEFORE_SLEEP); }
static struct channel open_child_spin_futex(void) { return side(1, PAUSES_BEFORE_SLEEP); }

const struct channel_kind memory_futex_kind = {"memory-futex", prepare, open_parent_futex, open_child_futex};
const struct channel_kind memory_spin_kind = {"memory-spin", prepare, open_parent_spin, open_child_spin};
const struct channel_kind memory_spin_futex_kind = {"memory-spin-futex", prepare, open_parent_spin_futex, open_child_spin_futex};
