#pragma once

#include <isa-l/crc.h>
#include <isa-l/igzip_lib.h>
#include <stdlib.h>
#include <string.h>

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

/// The number of bytes at the start of a stream that are stored without compression: see flipbook_deflate().
enum { FLIPBOOK_STORED = 64 };

/// The most that flipbook_deflate() writes: stored blocks of 64 KiB, and the zlib frame around them.
static inline size_t flipbook_deflate_bound(size_t count) { return count + 5 * (count / 65535 + 3) + 64; }

/// Packs `count` bytes as one zlib stream at level 1. Returns the bytes written, 0 where they do not fit.
///
/// The same bytes give the same stream in every process. ISA-L alone doesn't see to that: where a stream begins without
/// history, versions up to 2.30 enter the third byte under a hash of what a register holds, which is the address of the
/// stream, and one stream in some thousands differs. So the first bytes are stored here, and are the history of the rest.
static inline size_t flipbook_deflate(
    struct flipbook_deflater *deflater, const uint8_t *bytes, size_t count, uint8_t *packed, size_t capacity) {
    const uint16_t stored = (uint16_t)(count < FLIPBOOK_STORED ? count : FLIPBOOK_STORED);
    const size_t rest = count - stored, frame = 2 + 5 + stored + 4;
    if (count > UINT32_MAX || capacity > UINT32_MAX || capacity < frame) return 0;

    uint8_t *end = packed;
    *end++ = 0x78, *end++ = 0x01;
    *end++ = rest == 0;
    *end++ = (uint8_t)stored, *end++ = (uint8_t)(stored >> 8);
    *end++ = (uint8_t)~stored, *end++ = (uint8_t)(~stored >> 8);
    memcpy(end, bytes, stored);
    end += stored;

    if (rest > 0) {
        struct isal_zstream *stream = &deflater->stream;
        isal_deflate_init(stream);
        stream->level = 1;
        stream->level_buf = deflater->level;
        stream->level_buf_size = sizeof deflater->level;
        stream->end_of_stream = 1;
        if (isal_deflate_set_dict(stream, (uint8_t *)bytes, stored) != COMP_OK) return 0;
        stream->next_in = (uint8_t *)bytes + stored;
        stream->avail_in = (uint32_t)rest;
        stream->next_out = end;
        stream->avail_out = (uint32_t)(capacity - frame);
        if (isal_deflate(stream) != COMP_OK || stream->internal_state.state != ZSTATE_END) return 0;
        end += stream->total_out;
    }
    const uint32_t checksum = isal_adler32(1, bytes, count);
    for (int shift = 24; shift >= 0; shift -= 8) *end++ = (uint8_t)(checksum >> shift);
    return (size_t)(end - packed);
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
