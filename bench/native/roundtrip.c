// A message to another process and back.
#include "channel.h"
#include "subjects.h"

#include <string.h>

enum { MESSAGE_LENGTH = 64, OVER = 1 };

// The first byte tells the peer when it is over.
static void echo(struct channel *channel)
{
    char message[MESSAGE_LENGTH];
    do {
        if (!receive_all(channel, message, sizeof message) || !send_all(channel, message, sizeof message))
            return;
    } while (message[0] != OVER);
}

static void send_and_receive(void *context, long operations)
{
    char message[MESSAGE_LENGTH] = {0};
    for (long i = 0; i < operations; i++)
        if (!send_all(context, message, sizeof message) || !receive_all(context, message, sizeof message))
            die("the peer is gone");
}

static void run(const char *name, const struct options *options)
{
    char message[MESSAGE_LENGTH] = {OVER};
    pin_to(options->core);
    struct channel channel = start_peer(kind_of(name), options->other_core, echo);
    measure(name, options, send_and_receive, &channel);
    if (!send_all(&channel, message, sizeof message) || !receive_all(&channel, message, sizeof message))
        die("the peer is gone");
    join_peer();
}

const struct subject roundtrip_subjects[] = {
    {"roundtrip-pipe", "64 B to a process and back: anonymous pipes", run},
    {"roundtrip-fifo", "64 B to a process and back: FIFOs", run},
    {"roundtrip-unix", "64 B to a process and back: Unix domain socket", run},
    {"roundtrip-tcp", "64 B to a process and back: TCP over loopback", run},
    {"roundtrip-memory-futex", "64 B to a process and back: shared memory, futex", run},
    {"roundtrip-memory-spin", "64 B to a process and back: shared memory, spinning", run},
    {"roundtrip-memory-spin-futex", "64 B to a process and back: shared memory, spinning, then futex", run},
    {0},
};
