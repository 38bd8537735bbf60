/// What Swift's Glibc and Darwin modules leave out, or what must be C: code between fork and exec, and signal handlers.
///
/// Every function that returns an `int` called an error returns 0, or the `errno` of what failed.
#pragma once

/// A descriptor that a child gets: `child` is its number there, `parent` the one here, or -1 for /dev/null.
struct flipbook_descriptor {
    int child;
    int parent;
};

/// How a child differs from its parent.
struct flipbook_spawn_options {
    /// 1: the child leads a process group of its own.
    int leads_group;
    /// 1: the child is killed when the thread that spawned it ends. Linux only, else ignored.
    int dies_with_parent;
    /// Added to how readily the kernel kills the child when memory runs out, 0...1000. Linux only, else ignored.
    int oom_score_adjustment;
};

/// Starts a program with default signal dispositions, nothing blocked, and no descriptors but those of the map
/// (0, 1 and 2 are /dev/null where the map lacks them). Where this process ignores SIGCHLD, its default is put back, so
/// that the status of children is kept.
///
/// Returns an error, also the one of a failed exec; the child is then gone.
int flipbook_spawn(
    const char *executable, char *const arguments[], char *const environment[],
    const struct flipbook_descriptor *map, int count, struct flipbook_spawn_options options, int *pid);

/// A descriptor that becomes readable when a process has ended, also where another process still holds its pipes;
/// close-on-exec. Returns -1 where the system has none: then the process must be polled.
int flipbook_watch_process(int pid);

/// Whether a child has ended: 1, without reaping it; 0 while it runs; -1 where there is no such child, as something else
/// in this process has reaped it.
int flipbook_has_ended(int pid);

/// Waits until a child has ended, without reaping it. Returns an error.
int flipbook_await_end(int pid);

/// Reaps a child that has ended. Returns 1 and sets `exit_code` or `signal` (the other is -1), 0 while it runs,
/// -1 where there is no such child.
int flipbook_reap(int pid, int *exit_code, int *signal);

/// A pipe, both ends close-on-exec: `ends[0]` reads. Returns an error.
int flipbook_pipe(int ends[2]);

/// A pair of connected stream sockets, both close-on-exec, that raise no SIGPIPE where the system can say so.
/// Returns an error.
int flipbook_socket_pair(int ends[2]);

/// Asks for a pipe's capacity. Returns the capacity it has now, or 0 where the system doesn't tell.
int flipbook_set_pipe_capacity(int descriptor, int bytes);

/// How many bytes have come over a TCP connection; -1 if the descriptor is not one, or the system doesn't tell.
long long flipbook_received_bytes(int descriptor);

/// Ends a TCP connection at once: what has come and wasn't read is lost, and the other side is told (RST). The descriptor stays
/// open.
void flipbook_abort_connection(int descriptor);

/// Writes the number of each SIGINT, SIGTERM, SIGHUP and SIGTSTP that arrives, one byte each, to `descriptor`, in place of
/// its default action; where a signal is ignored or handled already, it stays so. Several watches all hear the same, but
/// for SIGTSTP, which only one of them hears.
/// Returns an error: EMFILE where there are too many of them.
int flipbook_watch_signals(int descriptor);

/// Ends the watch with this descriptor; the last one puts the default actions back.
void flipbook_end_signal_watch(int descriptor);

/// Stops this process as SIGTSTP does by default. Returns when it has been continued.
void flipbook_stop(void);

/// How many watches there are.
int flipbook_signal_watch_count(void);

/// Blocks every signal in the calling thread but those that tell of its own mistakes (SIGSEGV and the like).
void flipbook_block_signals_in_thread(void);

/// Shows a name of at most 15 bytes for this process in `ps` and `top`. Linux only; call it from the main thread.
void flipbook_name_process(const char *name);

/// Has two files or folders of one file system change their names in one instant. Returns an error: EINVAL or ENOSYS where
/// the file system or the system can't.
int flipbook_exchange(const char *first, const char *second);

/// Makes standard output write whole lines, also where it is a pipe, so that a killed process loses at most one.
void flipbook_buffer_output_by_line(void);

/// How far an address lies behind the start of the program or library that it was loaded with; the address itself where it
/// belongs to none.
unsigned long flipbook_offset_in_object(const void *address);

/// Is told of a library: its absolute path, and what its linker named this very build, `size` bytes; NULL and 0 where it
/// has no such name. Nothing of it may be kept.
typedef void flipbook_object_visitor(const char *path, const unsigned char *build_id, int size, void *context);

/// Calls `body` for each library that this process has loaded so far, in the order in which they were loaded.
void flipbook_visit_libraries(flipbook_object_visitor *body, void *context);
