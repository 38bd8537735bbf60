#include "paths.h"

// BT.709, limited range, in fixed point with 15 fractional bits:
//   Y  = 16 + 219 (.2126 R + .7152 G + .0722 B) / 255
//   Cb = 128 + 224 (B - Y') / (1.8556 * 255),  Cr = 128 + 224 (R - Y') / (1.5748 * 255)
// The weights of a chroma sum to 0, so that grey has none at all.
enum { BITS = 15 };
static const int16_t LUMA[4] = {2032, 20127, 5983, 0};
static const int16_t BLUE[4] = {14392, -11094, -3298, 0};
static const int16_t RED[4] = {-1320, -13072, 14392, 0};

static const int32_t LUMA_OFFSET = (16 << BITS) + (1 << (BITS - 1));
static const int32_t CHROMA_OFFSET = (128 << BITS) + (1 << (BITS - 1));
// Sums of four pixels carry two bits more.
static const int32_t BLOCK_OFFSET = (128 << (BITS + 2)) + (1 << (BITS + 1));

static void weigh(
    const uint8_t *bgrx, size_t count, const int16_t weights[4], int32_t offset, uint8_t *plane, int path) {
    size_t i = 0;
#if FLIPBOOK_HAS_AVX2
    if (path == FLIPBOOK_PATH_AVX2) i = flipbook_avx2_weigh(bgrx, count, weights, offset, plane);
#endif
    for (; i < count; i++) {
        const uint8_t *p = bgrx + 4 * i;
        plane[i] = (uint8_t)((p[0] * weights[0] + p[1] * weights[1] + p[2] * weights[2] + offset) >> BITS);
    }
}

// `lower` is NULL where the row below is padding.
static void weigh_blocks(
    const uint8_t *upper, const uint8_t *lower, size_t width, uint8_t *cb, uint8_t *cr, int path) {
    static const uint8_t white[8] = {255, 255, 255, 255, 255, 255, 255, 255};
    size_t i = 0;
#if FLIPBOOK_HAS_AVX2
    if (path == FLIPBOOK_PATH_AVX2 && lower)
        i = flipbook_avx2_weigh_blocks(upper, lower, width / 2, BLUE, RED, BLOCK_OFFSET, cb, cr);
#endif
    for (; 2 * i < width; i++) {
        int whole = 2 * i + 1 < width;
        const uint8_t *p = upper + 8 * i, *q = whole ? p + 4 : white;
        const uint8_t *r = lower ? lower + 8 * i : white, *s = lower && whole ? r + 4 : white;
        int32_t b = p[0] + q[0] + r[0] + s[0], g = p[1] + q[1] + r[1] + s[1], d = p[2] + q[2] + r[2] + s[2];
        cb[i] = (uint8_t)((b * BLUE[0] + g * BLUE[1] + d * BLUE[2] + BLOCK_OFFSET) >> (BITS + 2));
        cr[i] = (uint8_t)((b * RED[0] + g * RED[1] + d * RED[2] + BLOCK_OFFSET) >> (BITS + 2));
    }
}

void flipbook_bgrx_to_bt709(
    const uint8_t *bgrx, size_t stride, size_t width, size_t height, int halved, uint8_t *planes, int path) {
    const size_t columns = (width + 1) & ~(size_t)1, rows = (height + 1) & ~(size_t)1;
    const size_t area = columns * rows, chroma = halved ? area / 4 : area;
    uint8_t *y = planes, *cb = planes + area, *cr = cb + chroma;

    for (size_t row = 0; row < rows; row++) {
        const int inside = row < height;
        const size_t filled = inside ? width : 0;
        const uint8_t *source = inside ? bgrx + row * stride : NULL;
        weigh(source, filled, LUMA, LUMA_OFFSET, y, path);
        for (size_t i = filled; i < columns; i++) y[i] = 235;
        y += columns;

        if (!halved) {
            weigh(source, filled, BLUE, CHROMA_OFFSET, cb, path);
            weigh(source, filled, RED, CHROMA_OFFSET, cr, path);
            for (size_t i = filled; i < columns; i++) cb[i] = cr[i] = 128;
            cb += columns;
            cr += columns;
        } else if (row % 2 == 0) {
            weigh_blocks(source, row + 1 < height ? source + stride : NULL, width, cb, cr, path);
            cb += columns / 2;
            cr += columns / 2;
        }
    }
}
