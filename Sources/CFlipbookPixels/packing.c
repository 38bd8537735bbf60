#include "paths.h"

#include <string.h>

int flipbook_best_path(void) {
#if FLIPBOOK_HAS_AVX2
    if (__builtin_cpu_supports("avx2")) return FLIPBOOK_PATH_AVX2;
#endif
    return FLIPBOOK_PATH_PLAIN;
}

void flipbook_bgrx_to_rgb(const uint8_t *bgrx, uint8_t *rgb, size_t count, int path) {
    size_t i = 0;
#if FLIPBOOK_HAS_AVX2
    if (path == FLIPBOOK_PATH_AVX2) i = flipbook_avx2_bgrx_to_rgb(bgrx, rgb, count);
#endif
    for (; i < count; i++) {
        rgb[3 * i] = bgrx[4 * i + 2];
        rgb[3 * i + 1] = bgrx[4 * i + 1];
        rgb[3 * i + 2] = bgrx[4 * i];
    }
}

void flipbook_rgb_to_bgrx(const uint8_t *rgb, uint8_t *bgrx, size_t count, int path) {
    size_t i = 0;
#if FLIPBOOK_HAS_AVX2
    if (path == FLIPBOOK_PATH_AVX2) i = flipbook_avx2_rgb_to_bgrx(rgb, bgrx, count);
#endif
    for (; i < count; i++) {
        bgrx[4 * i] = rgb[3 * i + 2];
        bgrx[4 * i + 1] = rgb[3 * i + 1];
        bgrx[4 * i + 2] = rgb[3 * i];
        bgrx[4 * i + 3] = 255;
    }
}

// Most pixels are opaque, and then only red and blue change places: found out for this many at once, and without a
// branch inside, that runs on vectors.
enum { BLOCK = 16 };

static inline int opaque(const uint8_t *pixels) {
    uint8_t all = 255;
    for (size_t i = 0; i < BLOCK; i++) all &= pixels[4 * i + 3];
    return all == 255;
}

static inline void swap_red_and_blue(const uint8_t *from, uint8_t *to) {
    uint32_t pixels[BLOCK];
    memcpy(pixels, from, sizeof pixels);
    for (size_t i = 0; i < BLOCK; i++) {
        const uint32_t p = pixels[i];
        pixels[i] = (p & 0xFF00FF00u) | (p >> 16 & 0xFF) | (p & 0xFF) << 16;
    }
    memcpy(to, pixels, sizeof pixels);
}

static inline void divide(const uint8_t *from, uint8_t *to) {
    const unsigned alpha = from[3];
    for (int k = 0; k < 3; k++) {
        const unsigned straight = alpha ? (from[2 - k] * 255u + alpha / 2) / alpha : 0;
        to[k] = straight > 255 ? 255 : (uint8_t)straight;
    }
    to[3] = (uint8_t)alpha;
}

static inline void multiply(const uint8_t *from, uint8_t *to) {
    const unsigned alpha = from[3];
    for (int k = 0; k < 3; k++) to[k] = (uint8_t)((from[2 - k] * alpha + 127) / 255);
    to[3] = (uint8_t)alpha;
}

void flipbook_premultiplied_to_rgba(const uint8_t *bgra, uint8_t *rgba, size_t count) {
    size_t i = 0;
    for (; i + BLOCK <= count; i += BLOCK) {
        if (opaque(bgra + 4 * i))
            swap_red_and_blue(bgra + 4 * i, rgba + 4 * i);
        else
            for (size_t k = 4 * i; k < 4 * (i + BLOCK); k += 4) divide(bgra + k, rgba + k);
    }
    for (; i < count; i++) divide(bgra + 4 * i, rgba + 4 * i);
}

void flipbook_rgba_to_premultiplied(const uint8_t *rgba, uint8_t *bgra, size_t count) {
    size_t i = 0;
    for (; i + BLOCK <= count; i += BLOCK) {
        if (opaque(rgba + 4 * i))
            swap_red_and_blue(rgba + 4 * i, bgra + 4 * i);
        else
            for (size_t k = 4 * i; k < 4 * (i + BLOCK); k += 4) multiply(rgba + k, bgra + k);
    }
    for (; i < count; i++) multiply(rgba + 4 * i, bgra + 4 * i);
}

void flipbook_lay_on_white(uint8_t *pixels, size_t count) {
    for (size_t i = 0; i < count; i++) {
        uint8_t *pixel = pixels + 4 * i;
        const uint8_t rest = (uint8_t)(255 - pixel[3]);
        for (int channel = 0; channel < 4; channel++) pixel[channel] = (uint8_t)(pixel[channel] + rest);
    }
}
