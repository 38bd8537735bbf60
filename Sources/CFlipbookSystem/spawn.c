#ifdef __linux__
#define _GNU_SOURCE
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif
#include "CFlipbookSystem.h"
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#ifndef NSIG
#define NSIG 65
#endif

// From fork to exec only async-signal-safe calls are allowed: other threads may hold any lock.

static void close_range_of(int first, int last) {
    if (first > last) return;
#ifdef SYS_close_range
    if (syscall(SYS_close_range, (unsigned)first, (unsigned)last, 0) == 0) return;
#endif
    struct rlimit limit;
    int end = 1 << 16;
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < (1 << 20)) end = (int)limit.rlim_cur;
    for (int descriptor = first; descriptor <= last && descriptor < end; descriptor++) close(descriptor);
}

static void reset_signals(void) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = SIG_DFL;
    for (int signal = 1; signal < NSIG; signal++) sigaction(signal, &action, NULL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

static void raise_oom_score(int adjustment) {
#ifdef __linux__
    char digits[8];
    int at = sizeof digits;
    for (int rest = adjustment; rest > 0 && at > 0; rest /= 10) digits[--at] = (char)('0' + rest % 10);
    int file = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    if (file < 0) return;
    // A kernel that refuses leaves the child as likely to be killed as its parent: no reason to fail.
    ssize_t ignored = write(file, digits + at, sizeof digits - (size_t)at);
    (void)ignored;
    close(file);
#else
    (void)adjustment;
#endif
}

// Leaves the child with the descriptors of the map and the report's, which is moved out of the way. Returns the
// report's new number, or -1 with errno.
static int arrange_descriptors(const struct flipbook_descriptor *map, int count, int report) {
    int highest = 2;
    for (int i = 0; i < count; i++)
        if (map[i].child > highest) highest = map[i].child;
    int aside[count > 0 ? count : 1];
    for (int i = 0; i < count; i++) {
        int source = map[i].parent < 0 ? open("/dev/null", O_RDWR | O_CLOEXEC) : map[i].parent;
        if (source < 0) return -1;
        aside[i] = fcntl(source, F_DUPFD_CLOEXEC, highest + 1);
        if (aside[i] < 0) return -1;
        if (map[i].parent < 0) close(source);
    }
    report = fcntl(report, F_DUPFD_CLOEXEC, highest + 1);
    if (report < 0) return -1;
    for (int descriptor = 0; descriptor <= highest; descriptor++) {
        int from = -1;
        for (int i = 0; i < count; i++)
            if (map[i].child == descriptor) from = aside[i];
        if (from >= 0) {
            if (dup2(from, descriptor) < 0) return -1;
        } else {
            close(descriptor);
            if (descriptor <= 2 && open("/dev/null", O_RDWR) < 0) return -1;
        }
    }
    close_range_of(highest + 1, report - 1);
    close_range_of(report + 1, 0x7fffffff);
    return report;
}

static void run_child(
    const char *executable, char *const arguments[], char *const environment[],
    const struct flipbook_descriptor *map, int count, struct flipbook_spawn_options options, int parent, int report) {
#ifdef __linux__
    if (options.dies_with_parent) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        // The parent may have gone before the kernel was told to watch it.
        if (getppid() != parent) _exit(127);
    }
#else
    (void)parent;
#endif
    if (options.leads_group) setpgid(0, 0);
    if (options.oom_score_adjustment > 0) raise_oom_score(options.oom_score_adjustment);
    int moved = arrange_descriptors(map, count, report);
    if (moved >= 0) {
        report = moved;
        reset_signals();
        execve(executable, arguments, environment);
    }
    int error = errno;
    ssize_t ignored = write(report, &error, sizeof error);
    (void)ignored;
    _exit(127);
}

// Where SIGCHLD is ignored, the system forgets how children ended, and wait finds none.
static void keep_children(void) {
    struct sigaction action;
    if (sigaction(SIGCHLD, NULL, &action) < 0) return;
    bool is_ignored = !(action.sa_flags & SA_SIGINFO) && action.sa_handler == SIG_IGN;
    if (!is_ignored && !(action.sa_flags & SA_NOCLDWAIT)) return;
    if (is_ignored) action.sa_handler = SIG_DFL;
    action.sa_flags &= ~SA_NOCLDWAIT;
    sigaction(SIGCHLD, &action, NULL);
}

int flipbook_spawn(
    const char *executable, char *const arguments[], char *const environment[],
    const struct flipbook_descriptor *map, int count, struct flipbook_spawn_options options, int *pid) {
    int ends[2];
    int error = flipbook_pipe(ends);
    if (error) return error;
    keep_children();
    // With signals blocked no handler of the parent can run in the child.
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    int parent = getpid();
    pid_t child = fork();
    if (child == 0) run_child(executable, arguments, environment, map, count, options, parent, ends[1]);
    error = child < 0 ? errno : 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    close(ends[1]);
    if (child > 0) {
        ssize_t got;
        int reported = 0;
        while ((got = read(ends[0], &reported, sizeof reported)) < 0 && errno == EINTR) {}
        if (got == sizeof reported) {
            error = reported;
            while (waitpid(child, NULL, 0) < 0 && errno == EINTR) {}
        }
    }
    close(ends[0]);
    *pid = (int)child;
    return error;
}
