// Blocks of 64 KiB to another process. The figure is the time of a block.
#include "channel.h"
#include "subjects.h"

enum { BLOCK_LENGTH = 64 * 1024, BLOCKS_PER_BATCH = 256 };

static char block[BLOCK_LENGTH];

// Before each batch comes its number of blocks, after it goes an answer; 0 blocks end it.
static void swallow(struct channel *channel)
{
    long blocks;
    while (receive_all(channel, &blocks, sizeof blocks) && blocks > 0) {
        for (long i = 0; i < blocks; i++)
            if (!receive_all(channel, block, sizeof block))
                return;
        if (!send_all(channel, &blocks, sizeof blocks))
            return;
    }
}

static void send_blocks(void *context, long operations)
{
    bool well = send_all(context, &operations, sizeof operations);
    for (long i = 0; well && i < operations; i++)
        well = send_all(context, block, sizeof block);
    long answer;
    if (!well || !receive_all(context, &answer, sizeof answer) || answer != operations)
        die("the peer is gone");
}

static void run(const char *name, const struct options *options)
{
    pin_to(options->core);
    struct channel channel = start_peer(kind_of(name), options->other_core, swallow);
    measure_batches(name, options, send_blocks, &channel, BLOCKS_PER_BATCH);
    long over = 0;
    send_all(&channel, &over, sizeof over);
    join_peer();
}

const struct subject throughput_subjects[] = {
    {"throughput-pipe", "blocks of 64 KiB: anonymous pipe", run},
    {"throughput-fifo", "blocks of 64 KiB: FIFO", run},
    {"throughput-unix", "blocks of 64 KiB: Unix domain socket", run},
    {"throughput-tcp", "blocks of 64 KiB: TCP over loopback", run},
    {"throughput-memory-futex", "blocks of 64 KiB: shared memory, futex", run},
    {"throughput-memory-spin", "blocks of 64 KiB: shared memory, spinning", run},
    {"throughput-memory-spin-futex", "blocks of 64 KiB: shared memory, spinning, then futex", run},
    {0},
};
