// The subjects of every source file.
#ifndef SUBJECTS_H
#define SUBJECTS_H

#include "floor.h"

// Each list ends with an entry without a name.
extern const struct subject clock_subjects[];
extern const struct subject spawn_subjects[];
extern const struct subject thread_subjects[];
extern const struct subject handoff_subjects[];
extern const struct subject roundtrip_subjects[];
extern const struct subject throughput_subjects[];

#endif
