#include "coverage.h"

#include <limits.h>
#include <string.h>

// The same pixels on every processor: no multiplication and addition in one.
#pragma STDC FP_CONTRACT OFF

// Every second byte of a pixel times b / 255, rounded: two at once, 16 bits for each.
static inline uint32_t scaled(uint32_t bytes, uint32_t b) {
    const uint32_t product = bytes * b + 0x00800080u;
    return (product + (product >> 8 & 0x00FF00FFu)) >> 8 & 0x00FF00FFu;
}

static inline uint32_t scaled_pixel(uint32_t pixel, uint32_t b) {
    return scaled(pixel & 0x00FF00FFu, b) | scaled(pixel >> 8 & 0x00FF00FFu, b) << 8;
}

// Paints `count` pixels with a premultiplied colour, all covered alike.
static inline void paint(uint32_t *pixels, int count, uint32_t color, uint32_t cover) {
    const uint32_t source = scaled_pixel(color, cover), rest = 255 - (source >> 24);
    if (rest == 0) {
        for (int i = 0; i < count; i++) pixels[i] = source;
    } else {
        for (int i = 0; i < count; i++) pixels[i] = source + scaled_pixel(pixels[i], rest);
    }
}

typedef uint8_t bytes_vector __attribute__((vector_size(16)));
typedef uint16_t wide_vector __attribute__((vector_size(16)));
typedef uint32_t pixels_vector __attribute__((vector_size(16)));
typedef int32_t int_vector __attribute__((vector_size(16)));
typedef float float_vector __attribute__((vector_size(16)));

// scaled_pixel for four pixels.
static inline pixels_vector scaled_pixels(pixels_vector pixels, pixels_vector b) {
    const bytes_vector bytes = (bytes_vector)pixels, zero = {0};
    b |= b << 16;
    // The bytes of two pixels each, in 16 bits, and for each byte the number that it is multiplied with.
    wide_vector low = (wide_vector)__builtin_shufflevector(
        bytes, zero, 0, 16, 1, 16, 2, 16, 3, 16, 4, 16, 5, 16, 6, 16, 7, 16);
    wide_vector high = (wide_vector)__builtin_shufflevector(
        bytes, zero, 8, 16, 9, 16, 10, 16, 11, 16, 12, 16, 13, 16, 14, 16, 15, 16);
    low = low * (wide_vector)__builtin_shufflevector(b, b, 0, 0, 1, 1) + 0x80;
    high = high * (wide_vector)__builtin_shufflevector(b, b, 2, 2, 3, 3) + 0x80;
    low = (low + (low >> 8)) >> 8;
    high = (high + (high >> 8)) >> 8;
    return (pixels_vector)__builtin_shufflevector(
        (bytes_vector)low, (bytes_vector)high, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30);
}

// Paints the first four of `count` pixels, or as many as there are, each covered as much as `covers` says, of 255.
static inline void paint_four(uint32_t *pixels, pixels_vector covers, int count, pixels_vector color) {
    const pixels_vector source = scaled_pixels(color, covers);
    const pixels_vector rest = 255 - (source >> 24);
    if (count >= 4) {
        pixels_vector four;
        memcpy(&four, pixels, sizeof four);
        four = source + scaled_pixels(four, rest);
        memcpy(pixels, &four, sizeof four);
    } else {
        for (int k = 0; k < count; k++) pixels[k] = source[k] + scaled_pixel(pixels[k], rest[k]);
    }
}

// How much of a pixel is covered, of 255.
static inline uint32_t cover_of(float sum) {
    const float covered = sum < 0 ? -sum : sum;
    return covered >= 1 ? 255 : (uint32_t)(covered * 255 + 0.5f);
}

// Paints a row of few pixels, in which one cell or more isn't zero, and makes these zero.
static void paint_short_row(uint32_t *pixels, float *cells, int count, int painted, pixels_vector color) {
    const float_vector zero = {0, 0, 0, 0};
    float_vector before = zero;
    for (int k = 0; k < count; k += 4) {
        float_vector sum;
        memcpy(&sum, cells + k, sizeof sum);
        memcpy(cells + k, &zero, sizeof zero);
        sum += __builtin_shufflevector(zero, sum, 0, 4, 5, 6);
        sum += __builtin_shufflevector(zero, sum, 0, 1, 4, 5);
        sum += before;
        before = __builtin_shufflevector(sum, sum, 3, 3, 3, 3);
        const float_vector covered = (float_vector)((pixels_vector)sum & 0x7FFFFFFFu), one = zero + 1;
        const pixels_vector is_whole = (pixels_vector)(covered > one);
        const float_vector cover =
            (float_vector)(((pixels_vector)one & is_whole) | ((pixels_vector)covered & ~is_whole));
        const int_vector covers = __builtin_convertvector(cover * 255 + 0.5f, int_vector);
        if (painted > k) paint_four(pixels + k, (pixels_vector)covers, painted - k, color);
    }
}

// The first cell from k on that isn't zero, at most the one behind `last`.
static inline int skip_zeros(const float *cells, int k, int last) {
    uint64_t four[2];
    for (; k + 3 <= last; k += 4) {
        memcpy(four, cells + k, sizeof four);
        if (four[0] | four[1]) break;
    }
    while (k <= last && cells[k] == 0) k++;
    return k;
}

void flipbook_paint_mask(
    const uint32_t *mask, size_t mask_stride, int width, int height, uint32_t color, uint8_t *pixels, size_t stride) {
    const pixels_vector colors = {color, color, color, color};
    for (int row = 0; row < height; row++) {
        const uint32_t *covers = (const uint32_t *)(const void *)((const uint8_t *)mask + (size_t)row * mask_stride);
        uint32_t *line = (uint32_t *)(void *)(pixels + (size_t)row * stride);
        int k = 0;
        for (; k + 4 <= width; k += 4) {
            pixels_vector four;
            memcpy(&four, covers + k, sizeof four);
            paint_four(line + k, four >> 24, 4, colors);
        }
        for (; k < width; k++) {
            const uint32_t source = scaled_pixel(color, covers[k] >> 24);
            line[k] = source + scaled_pixel(line[k], 255 - (source >> 24));
        }
    }
}

// A row of so few pixels takes less time to paint with no case for what is covered alike.
enum { SHORT_ROW = 48 };

void flipbook_coverage_paint(struct flipbook_coverage *c, uint8_t *pixels, size_t stride, uint32_t color) {
    const pixels_vector colors = {color, color, color, color};
    // Small shapes lie anywhere on a large picture: the processor fetches all of their rows at once.
    if (c->lower - c->upper < SHORT_ROW) {
        for (int row = c->upper; row <= c->lower; row++) {
            __builtin_prefetch(pixels + (size_t)(c->top + row) * stride + 4 * (size_t)c->left);
        }
    }
    for (int row = c->upper; row <= c->lower; row++) {
        const int last = c->last[row];
        if (last < 0) continue;
        float *cells = c->cells + (size_t)row * row_cells(c->width);
        uint32_t *line = (uint32_t *)(void *)(pixels + (size_t)(c->top + row) * stride) + c->left;
        float sum = 0;
        const int first = c->first[row], length = last - first + 1;
        if (length > 0 && length <= SHORT_ROW) {
            paint_short_row(
                line + first, cells + first, length, last < c->width ? length : c->width - first, colors);
            c->first[row] = INT_MAX, c->last[row] = -1;
            continue;
        }
        for (int k = first; k <= last;) {
            // Along an edge every pixel is covered in its own way; behind it, all are alike.
            uint32_t cover = 0;
            do {
                sum += cells[k];
                cells[k] = 0;
                cover = cover_of(sum);
                if (cover > 0 && k < c->width) {
                    const uint32_t source = scaled_pixel(color, cover);
                    line[k] = source + scaled_pixel(line[k], 255 - (source >> 24));
                }
                k++;
            } while (k <= last && cells[k] != 0);
            const int end = skip_zeros(cells, k, last), stop = end < c->width ? end : c->width;
            if (cover > 0 && k < stop) paint(line + k, stop - k, color, cover);
            k = end;
        }
        c->first[row] = INT_MAX, c->last[row] = -1;
    }
}
