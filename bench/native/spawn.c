// Starting a program and waiting for its end.
#define _GNU_SOURCE
#include "subjects.h"

#include <errno.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>

extern char **environ;

static void spawn_and_wait(void *context, long operations)
{
    char *const arguments[] = {context, NULL};
    for (long i = 0; i < operations; i++) {
        pid_t child;
        int status;
        errno = posix_spawn(&child, context, NULL, NULL, arguments, environ);
        if (errno != 0)
            die("posix_spawn failed");
        while (waitpid(child, &status, 0) < 0)
            if (errno != EINTR)
                die("waitpid failed");
        if (status != 0)
            die("the program failed");
    }
}

static void run_spawn(const char *name, const struct options *options)
{
    static char program[] = "/bin/true";
    pin_to(options->core);
    measure_batches(name, options, spawn_and_wait, program, 10);
}

const struct subject spawn_subjects[] = {
    {"spawn", "posix_spawn of /bin/true and waitpid", run_spawn},
    {0},
};
