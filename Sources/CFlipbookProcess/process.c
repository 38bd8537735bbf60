#if defined(__linux__)
#define _GNU_SOURCE
#endif
#include "CFlipbookProcess.h"
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
