// floor NAME [--core N] [--other-core N] [--seconds S]: measures one thing and prints one line of JSON.
#include "floor.h"
#include "subjects.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { USAGE = 2, LONGEST_RUN = 20 };

static const struct subject *const lists[] = {
    clock_subjects, spawn_subjects, thread_subjects, handoff_subjects, roundtrip_subjects, throughput_subjects,
};

static const struct subject *find(const char *name)
{
    for (size_t list = 0; list < sizeof lists / sizeof *lists; list++)
        for (const struct subject *subject = lists[list]; subject->name != NULL; subject++)
            if (strcmp(subject->name, name) == 0)
                return subject;
    return NULL;
}

static int usage(void)
{
    fprintf(stderr, "usage: floor NAME [--core N] [--other-core N] [--seconds S]\n\n");
    for (size_t list = 0; list < sizeof lists / sizeof *lists; list++)
        for (const struct subject *subject = lists[list]; subject->name != NULL; subject++)
            fprintf(stderr, "  %-24s %s\n", subject->name, subject->what);
    return USAGE;
}

static bool read_option(struct options *options, const char *name, const char *text)
{
    char *end;
    errno = 0;
    double value = strtod(text, &end);
    if (*text == '\0' || *end != '\0' || errno != 0)
        return false;
    if (strcmp(name, "--core") == 0)
        options->core = (int)value;
    else if (strcmp(name, "--other-core") == 0)
        options->other_core = (int)value;
    else if (strcmp(name, "--seconds") == 0 && value > 0 && value < LONGEST_RUN)
        options->seconds = value;
    else
        return false;
    return true;
}

int main(int count, char **arguments)
{
    struct options options = {.core = -1, .other_core = -1, .seconds = 0.2};
    const struct subject *subject = count < 2 ? NULL : find(arguments[1]);
    if (subject == NULL || count % 2 != 0)
        return usage();
    for (int i = 2; i < count; i += 2)
        if (!read_option(&options, arguments[i], arguments[i + 1]))
            return usage();

    // Whatever hangs, a partner that was killed for instance, ends here.
    alarm(LONGEST_RUN);
    errno = 0;
    subject->run(subject->name, &options);
    return 0;
}
