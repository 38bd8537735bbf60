#if defined(__linux__)
#define _GNU_SOURCE
#endif
#include "CFlipbookSystem.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>

#if defined(__linux__)
#include <sys/prctl.h>
#endif

void flipbook_name_process(const char *name) {
#if defined(__linux__)
    prctl(PR_SET_NAME, name);
#else
    (void)name;
#endif
}

void flipbook_buffer_output_by_line(void) { setvbuf(stdout, NULL, _IOLBF, 0); }

int flipbook_exchange(const char *first, const char *second) {
#if defined(__linux__)
    return renameat2(AT_FDCWD, first, AT_FDCWD, second, RENAME_EXCHANGE) == 0 ? 0 : errno;
#elif defined(__APPLE__)
    return renamex_np(first, second, RENAME_SWAP) == 0 ? 0 : errno;
#else
    (void)first, (void)second;
    return ENOSYS;
#endif
}
