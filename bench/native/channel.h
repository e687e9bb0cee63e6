// A two-way channel between two processes.
#ifndef CHANNEL_H
#define CHANNEL_H

#include "floor.h"

#include <sys/types.h>

// One side of it.
struct channel {
    ssize_t (*write)(struct channel *self, const void *bytes, size_t length);
    ssize_t (*read)(struct channel *self, void *bytes, size_t length);
    int in, out;
    struct ring *incoming, *outgoing;
    int pauses;                     // how long a side of shared memory spins before it sleeps
    unsigned last_read, last_written; // how far the other side had come when this side last looked
};

// How the two sides come to be: `prepare` before the fork, then each process opens its own side.
struct channel_kind {
    const char *name;
    void (*prepare)(void);
    struct channel (*open_parent)(void);
    struct channel (*open_child)(void);
};

// By the last part of a subject's name: "roundtrip-fifo" is over the kind "fifo".
const struct channel_kind *kind_of(const char *subject);

// Opens a channel to a new process that runs `peer` on its side and ends with the parent.
struct channel start_peer(const struct channel_kind *kind, int core, void (*peer)(struct channel *channel));

// Waits for the end of the peer, whose channel was told to end.
void join_peer(void);

// All of the bytes. False when the other side is gone.
bool send_all(struct channel *channel, const void *bytes, size_t length);
bool receive_all(struct channel *channel, void *bytes, size_t length);

// The kinds, a file each.
extern const struct channel_kind pipe_kind, fifo_kind, unix_kind, tcp_kind, memory_futex_kind, memory_spin_kind, memory_spin_futex_kind;

#endif
