// Unix domain sockets and TCP over the loopback address.
#define _GNU_SOURCE
#include "descriptors.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static int listener;
static char folder[] = "/tmp/floor-XXXXXX";
static struct sockaddr_un unix_address = {.sun_family = AF_UNIX};
static struct sockaddr_in tcp_address = {.sin_family = AF_INET};

static int new_socket(int family)
{
    int descriptor = socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (descriptor < 0)
        die("socket failed");
    return descriptor;
}

static void listen_at(const struct sockaddr *address, socklen_t length)
{
    listener = new_socket(address->sa_family);
    if (bind(listener, address, length) != 0 || listen(listener, 1) != 0)
        die("listening failed");
}

static int accept_peer(void)
{
    int descriptor = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
    if (descriptor < 0)
        die("accept failed");
    close(listener);
    return descriptor;
}

static int connect_to(const struct sockaddr *address, socklen_t length)
{
    close(listener);
    int descriptor = new_socket(address->sa_family);
    if (connect(descriptor, address, length) != 0)
        die("connect failed");
    return descriptor;
}

static void send_at_once(int descriptor)
{
    int yes = 1;
    if (setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes) != 0)
        die("TCP_NODELAY failed");
}

static void prepare_unix(void)
{
    if (mkdtemp(folder) == NULL)
        die("mkdtemp failed");
    snprintf(unix_address.sun_path, sizeof unix_address.sun_path, "%s/socket", folder);
    listen_at((const struct sockaddr *)&unix_address, sizeof unix_address);
}

static struct channel open_parent_unix(void)
{
    int descriptor = accept_peer();
    unlink(unix_address.sun_path);
    rmdir(folder);
    return descriptor_channel(descriptor, descriptor);
}

static struct channel open_child_unix(void)
{
    int descriptor = connect_to((const struct sockaddr *)&unix_address, sizeof unix_address);
    return descriptor_channel(descriptor, descriptor);
}

static void prepare_tcp(void)
{
    tcp_address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    listen_at((const struct sockaddr *)&tcp_address, sizeof tcp_address);
    socklen_t length = sizeof tcp_address;
    if (getsockname(listener, (struct sockaddr *)&tcp_address, &length) != 0)
        die("getsockname failed");
}

static struct channel open_parent_tcp(void)
{
    int descriptor = accept_peer();
    send_at_once(descriptor);
    return descriptor_channel(descriptor, descriptor);
}

static struct channel open_child_tcp(void)
{
    int descriptor = connect_to((const struct sockaddr *)&tcp_address, sizeof tcp_address);
    send_at_once(descriptor);
    return descriptor_channel(descriptor, descriptor);
}

const struct channel_kind unix_kind = {"unix", prepare_unix, open_parent_unix, open_child_unix};
const struct channel_kind tcp_kind = {"tcp", prepare_tcp, open_parent_tcp, open_child_tcp};
