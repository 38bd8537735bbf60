#pragma once

#include <isa-l/crc.h>
#include <isa-l/igzip_lib.h>
#include <stdlib.h>

// ISA-L's states are large; these hold one each on the heap, to be used again and again by one thread at a time.

/// What packing needs.
struct flipbook_deflater {
    struct isal_zstream stream;
    uint8_t level[ISAL_DEF_LVL1_EXTRA_LARGE];
};

/// What unpacking needs.
struct flipbook_inflater {
    struct inflate_state state;
};

static inline struct flipbook_deflater *flipbook_make_deflater(void) {
    return (struct flipbook_deflater *)calloc(1, sizeof(struct flipbook_deflater));
}

static inline void flipbook_free_deflater(struct flipbook_deflater *deflater) { free(deflater); }

static inline struct flipbook_inflater *flipbook_make_inflater(void) {
    return (struct flipbook_inflater *)calloc(1, sizeof(struct flipbook_inflater));
}

static inline void flipbook_free_inflater(struct flipbook_inflater *inflater) { free(inflater); }

/// The most that flipbook_deflate() writes: stored blocks of 64 KiB, and the zlib frame around them.
static inline size_t flipbook_deflate_bound(size_t count) { return count + 5 * (count / 65535 + 2) + 64; }

/// Packs `count` bytes as one zlib stream at level 1. Returns the bytes written, 0 where they do not fit.
static inline size_t flipbook_deflate(
    struct flipbook_deflater *deflater, const uint8_t *bytes, size_t count, uint8_t *packed, size_t capacity) {
    if (count > UINT32_MAX || capacity > UINT32_MAX) return 0;
    struct isal_zstream *stream = &deflater->stream;
    isal_deflate_stateless_init(stream);
    stream->hist_bits = 0;
    stream->level = 1;
    stream->level_buf = deflater->level;
    stream->level_buf_size = sizeof deflater->level;
    stream->gzip_flag = IGZIP_ZLIB;
    stream->end_of_stream = 1;
    stream->flush = NO_FLUSH;
    stream->next_in = (uint8_t *)bytes;
    stream->avail_in = (uint32_t)count;
    stream->next_out = packed;
    stream->avail_out = (uint32_t)capacity;
    return isal_deflate_stateless(stream) == COMP_OK ? stream->total_out : 0;
}

/// Unpacks a zlib stream that must give exactly `count` bytes and have the right checksum. Returns 0 where it does not.
static inline int flipbook_inflate(
    struct flipbook_inflater *inflater, const uint8_t *packed, size_t size, uint8_t *bytes, size_t count) {
    if (size > UINT32_MAX || count > UINT32_MAX) return 0;
    struct inflate_state *state = &inflater->state;
    isal_inflate_init(state);
    state->crc_flag = ISAL_ZLIB;
    state->next_in = (uint8_t *)packed;
    state->avail_in = (uint32_t)size;
    state->next_out = bytes;
    state->avail_out = (uint32_t)count;
    return isal_inflate_stateless(state) == ISAL_DECOMP_OK && state->total_out == count;
}
