// Anonymous pipes and FIFOs, one each way.
#define _GNU_SOURCE
#include "descriptors.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static int to_child[2], to_parent[2];
static char folder[] = "/tmp/floor-XXXXXX";
static char to_child_path[64], to_parent_path[64];

static void prepare_pipes(void)
{
    if (pipe2(to_child, O_CLOEXEC) != 0 || pipe2(to_parent, O_CLOEXEC) != 0)
        die("pipe2 failed");
    widen_pipe(to_child[1]);
    widen_pipe(to_parent[1]);
}

static struct channel open_parent_pipes(void)
{
    close(to_child[0]);
    close(to_parent[1]);
    return descriptor_channel(to_parent[0], to_child[1]);
}

static struct channel open_child_pipes(void)
{
    close(to_child[1]);
    close(to_parent[0]);
    return descriptor_channel(to_child[0], to_parent[1]);
}

static void prepare_fifos(void)
{
    if (mkdtemp(folder) == NULL)
        die("mkdtemp failed");
    snprintf(to_child_path, sizeof to_child_path, "%s/to-child", folder);
    snprintf(to_parent_path, sizeof to_parent_path, "%s/to-parent", folder);
    if (mkfifo(to_child_path, 0600) != 0 || mkfifo(to_parent_path, 0600) != 0)
        die("mkfifo failed");
}

static int open_fifo(const char *path, int flags)
{
    int descriptor = open(path, flags | O_CLOEXEC);
    if (descriptor < 0)
        die("opening a FIFO failed");
    widen_pipe(descriptor);
    return descriptor;
}

// Opening waits for the other end, so both sides open in the same order.
static struct channel open_parent_fifos(void)
{
    int out = open_fifo(to_child_path, O_WRONLY);
    int in = open_fifo(to_parent_path, O_RDONLY);
    unlink(to_child_path);
    unlink(to_parent_path);
    rmdir(folder);
    return descriptor_channel(in, out);
}

static struct channel open_child_fifos(void)
{
    int in = open_fifo(to_child_path, O_RDONLY);
    int out = open_fifo(to_parent_path, O_WRONLY);
    return descriptor_channel(in, out);
}

const struct channel_kind pipe_kind = {"pipe", prepare_pipes, open_parent_pipes, open_child_pipes};
const struct channel_kind fifo_kind = {"fifo", prepare_fifos, open_parent_fifos, open_child_fifos};
