#ifdef __linux__
#define _GNU_SOURCE
#endif
#include "CFlipbookSystem.h"
#include <errno.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#ifndef __linux__
static void close_on_exec(int ends[2]) {
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
}
#endif

int flipbook_pipe(int ends[2]) {
#ifdef __linux__
    return pipe2(ends, O_CLOEXEC) < 0 ? errno : 0;
#else
    if (pipe(ends) < 0) return errno;
    close_on_exec(ends);
    return 0;
#endif
}

int flipbook_socket_pair(int ends[2]) {
#ifdef __linux__
    return socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) < 0 ? errno : 0;
#else
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) < 0) return errno;
    close_on_exec(ends);
    int on = 1;
    setsockopt(ends[0], SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof on);
    setsockopt(ends[1], SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof on);
    return 0;
#endif
}

int flipbook_set_pipe_capacity(int descriptor, int bytes) {
#ifdef F_SETPIPE_SZ
    if (fcntl(descriptor, F_SETPIPE_SZ, bytes) >= 0) return bytes;
    int capacity = fcntl(descriptor, F_GETPIPE_SZ);
    return capacity < 0 ? 0 : capacity;
#else
    (void)descriptor;
    (void)bytes;
    return 0;
#endif
}
