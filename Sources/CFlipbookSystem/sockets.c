#include "CFlipbookSystem.h"

#include <sys/socket.h>
#if defined(__linux__)
#include <linux/tcp.h>
#include <netinet/in.h>
#include <stddef.h>
#else
#include <netinet/in.h>
#include <netinet/tcp.h>
#endif

long long flipbook_received_bytes(int descriptor) {
#if defined(__linux__)
    struct tcp_info info;
    socklen_t size = sizeof info;
    if (getsockopt(descriptor, IPPROTO_TCP, TCP_INFO, &info, &size) != 0) return -1;
    if (size < offsetof(struct tcp_info, tcpi_bytes_received) + sizeof info.tcpi_bytes_received) return -1;
    return (long long)info.tcpi_bytes_received;
#elif defined(TCP_CONNECTION_INFO)
    struct tcp_connection_info info;
    socklen_t size = sizeof info;
    if (getsockopt(descriptor, IPPROTO_TCP, TCP_CONNECTION_INFO, &info, &size) != 0) return -1;
    return (long long)info.tcpi_rxbytes;
#else
    return -1;
#endif
}

void flipbook_abort_connection(int descriptor) {
#if defined(__linux__)
    // What was received stays readable after a shutdown, and more is taken meanwhile: only this ends both.
    struct sockaddr nobody = {.sa_family = AF_UNSPEC};
    connect(descriptor, &nobody, sizeof nobody);
#else
    shutdown(descriptor, SHUT_RDWR);
#endif
}
