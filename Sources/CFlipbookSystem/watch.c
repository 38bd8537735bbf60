#ifdef __linux__
#define _GNU_SOURCE
#include <sys/syscall.h>
#else
#include <sys/event.h>
#endif
#include "CFlipbookSystem.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int flipbook_watch_process(int pid) {
#ifdef __linux__
#ifdef SYS_pidfd_open
    // Close-on-exec by itself.
    return (int)syscall(SYS_pidfd_open, pid, 0);
#else
    return -1;
#endif
#else
    int queue = kqueue();
    if (queue < 0) return -1;
    fcntl(queue, F_SETFD, FD_CLOEXEC);
    struct kevent change;
    EV_SET(&change, pid, EVFILT_PROC, EV_ADD, NOTE_EXIT, 0, NULL);
    if (kevent(queue, &change, 1, NULL, 0, NULL) == 0) return queue;
    close(queue);
    return -1;
#endif
}

int flipbook_has_ended(int pid) {
    siginfo_t info;
    memset(&info, 0, sizeof info);
    while (waitid(P_PID, (id_t)pid, &info, WEXITED | WNOHANG | WNOWAIT) < 0)
        if (errno != EINTR) return -1;
    return info.si_pid == pid ? 1 : 0;
}

int flipbook_await_end(int pid) {
    siginfo_t info;
    while (waitid(P_PID, (id_t)pid, &info, WEXITED | WNOWAIT) < 0)
        if (errno != EINTR) return errno;
    return 0;
}

int flipbook_reap(int pid, int *exit_code, int *signal) {
    int status = 0;
    pid_t reaped;
    while ((reaped = waitpid(pid, &status, WNOHANG)) < 0 && errno == EINTR) {}
    if (reaped <= 0) return (int)reaped;
    *exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    *signal = WIFSIGNALED(status) ? WTERMSIG(status) : -1;
    return 1;
}
