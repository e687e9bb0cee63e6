// What every kind of channel shares: the second process, and whole messages.
#define _GNU_SOURCE
#include "channel.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

static const struct channel_kind *const kinds[] = {
    &pipe_kind, &fifo_kind, &unix_kind, &tcp_kind, &memory_futex_kind, &memory_spin_kind, &memory_spin_futex_kind,
};

static pid_t peer_process;

const struct channel_kind *kind_of(const char *subject)
{
    const char *name = strchr(subject, '-') + 1;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i]->name, name) == 0)
            return kinds[i];
    die("no such kind of channel");
}

struct channel start_peer(const struct channel_kind *kind, int core, void (*peer)(struct channel *channel))
{
    signal(SIGPIPE, SIG_IGN);
    kind->prepare();
    peer_process = fork();
    if (peer_process < 0)
        die("fork failed");
    if (peer_process == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        pin_to(core);
        struct channel channel = kind->open_child();
        peer(&channel);
        _exit(0);
    }
    return kind->open_parent();
}

void join_peer(void)
{
    int status;
    while (waitpid(peer_process, &status, 0) < 0)
        if (errno != EINTR)
            die("waitpid failed");
    if (status != 0) {
        errno = 0;
        die("the peer failed");
    }
}

bool send_all(struct channel *channel, const void *bytes, size_t length)
{
    for (const char *next = bytes; length > 0;) {
        ssize_t count = channel->write(channel, next, length);
        if (count <= 0)
            return false;
        next += count;
        length -= (size_t)count;
    }
    return true;
}

bool receive_all(struct channel *channel, void *bytes, size_t length)
{
    for (char *next = bytes; length > 0;) {
        ssize_t count = channel->read(channel, next, length);
        if (count <= 0)
            return false;
        next += count;
        length -= (size_t)count;
    }
    return true;
}
