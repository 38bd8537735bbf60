#include "CFlipbookSystem.h"
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

enum { signal_count = 4, most_watches = 64 };
static const int watched[signal_count] = {SIGINT, SIGTERM, SIGHUP, SIGTSTP};

// One more than a watch's descriptor; 0 is a free place.
static atomic_int watches[most_watches];
// Guards what follows, and the coming and going of watches.
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int watch_count;
static bool is_handled[signal_count];

static void tell(int signal) {
    int error = errno;
    unsigned char byte = (unsigned char)signal;
    for (int i = 0; i < most_watches; i++) {
        int descriptor = atomic_load(&watches[i]) - 1;
        // A full pipe already says that something came.
        ssize_t ignored = descriptor >= 0 ? write(descriptor, &byte, 1) : 0;
        (void)ignored;
        // The process is stopped once.
        if (descriptor >= 0 && signal == SIGTSTP) break;
    }
    errno = error;
}

static void handle_signals(void) {
    for (int i = 0; i < signal_count; i++) {
        struct sigaction old, action;
        is_handled[i] = false;
        if (sigaction(watched[i], NULL, &old) < 0 || (old.sa_flags & SA_SIGINFO) || old.sa_handler != SIG_DFL) continue;
        memset(&action, 0, sizeof action);
        action.sa_handler = tell;
        action.sa_flags = SA_RESTART;
        sigfillset(&action.sa_mask);
        is_handled[i] = sigaction(watched[i], &action, NULL) == 0;
    }
}

int flipbook_watch_signals(int descriptor) {
    int error = EMFILE;
    pthread_mutex_lock(&lock);
    for (int i = 0; i < most_watches && error != 0; i++) {
        if (atomic_load(&watches[i]) != 0) continue;
        atomic_store(&watches[i], descriptor + 1);
        if (watch_count++ == 0) handle_signals();
        error = 0;
    }
    pthread_mutex_unlock(&lock);
    return error;
}

void flipbook_end_signal_watch(int descriptor) {
    pthread_mutex_lock(&lock);
    for (int i = 0; i < most_watches; i++) {
        if (atomic_load(&watches[i]) != descriptor + 1) continue;
        atomic_store(&watches[i], 0);
        watch_count--;
    }
    if (watch_count == 0) {
        for (int i = 0; i < signal_count; i++) {
            if (is_handled[i]) signal(watched[i], SIG_DFL);
            is_handled[i] = false;
        }
    }
    pthread_mutex_unlock(&lock);
}

int flipbook_signal_watch_count(void) {
    pthread_mutex_lock(&lock);
    int count = watch_count;
    pthread_mutex_unlock(&lock);
    return count;
}

void flipbook_stop(void) {
    struct sigaction action, old;
    sigset_t stop, before;
    memset(&action, 0, sizeof action);
    action.sa_handler = SIG_DFL;
    sigemptyset(&stop);
    sigaddset(&stop, SIGTSTP);
    sigaction(SIGTSTP, &action, &old);
    pthread_sigmask(SIG_UNBLOCK, &stop, &before);
    raise(SIGTSTP);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    sigaction(SIGTSTP, &old, NULL);
}

void flipbook_block_signals_in_thread(void) {
    sigset_t set;
    sigfillset(&set);
    int own[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGABRT, SIGSYS};
    for (unsigned i = 0; i < sizeof own / sizeof *own; i++) sigdelset(&set, own[i]);
    pthread_sigmask(SIG_SETMASK, &set, NULL);
}
