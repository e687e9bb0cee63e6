// Channels that are file descriptors.
#ifndef DESCRIPTORS_H
#define DESCRIPTORS_H

#include "channel.h"

struct channel descriptor_channel(int in, int out);

// A pipe holds 64 KiB unless it is told otherwise. The library tells it so too.
void widen_pipe(int descriptor);

#endif
