#pragma once

// Loops over pixels, with the instructions that this processor has.
//
// A pixel in memory is B, G, R and a fourth byte, as Cairo's image surfaces are on a little-endian machine. The calls
// with a `path` have several implementations that give the same bytes: pass what flipbook_best_path() says.

#include <stddef.h>
#include <stdint.h>

/// Which implementation runs.
enum flipbook_path {
    /// Plain C, in the instructions that the compiler may assume (SSE2, NEON).
    FLIPBOOK_PATH_PLAIN = 0,
    /// AVX2: only where the processor has it.
    FLIPBOOK_PATH_AVX2 = 1,
};

/// The fastest implementation that runs here.
int flipbook_best_path(void);

/// Drops the fourth byte: BGRX to RGB, `count` pixels.
void flipbook_bgrx_to_rgb(const uint8_t *bgrx, uint8_t *rgb, size_t count, int path);

/// RGB to BGRX, `count` pixels; the fourth byte becomes 255.
void flipbook_rgb_to_bgrx(const uint8_t *rgb, uint8_t *bgrx, size_t count, int path);

/// Premultiplied BGRA to straight RGBA, `count` pixels, rounded to nearest.
void flipbook_premultiplied_to_rgba(const uint8_t *bgra, uint8_t *rgba, size_t count);

/// Straight RGBA to premultiplied BGRA, `count` pixels, rounded to nearest: undoes the call above exactly.
void flipbook_rgba_to_premultiplied(const uint8_t *rgba, uint8_t *bgra, size_t count);

/// Lays premultiplied BGRA, `count` pixels, on white, in place.
void flipbook_lay_on_white(uint8_t *bgra, size_t count);

/// BGRX to BT.709 in limited range, planes Y, Cb, Cr, one after the other without gaps.
///
/// Odd sizes are padded to even ones with white, right and below. With `halved` chroma (4:2:0) each chroma sample is
/// the mean of its 2x2 pixels, so it is sited in their centre; else (4:4:4) every pixel has its own.
void flipbook_bgrx_to_bt709(
    const uint8_t *bgrx, size_t stride, size_t width, size_t height, int halved, uint8_t *planes, int path);

/// How much of each pixel in a box is covered by areas between straight lines, exactly: their signed areas are summed
/// along each row (as in FreeType's and Agg's rasterizers, here in a dense buffer, as Raph Levien's font-rs does).
struct flipbook_coverage {
    // Of each pixel, how much more of it is covered than of the one to its left; zeros between two areas.
    float *cells;
    size_t capacity;
    // Of each row, the first and the last cell that may not be zero.
    int *first, *last;
    int rows;
    int left, top, width, height;
    // The first and the last row in which something is covered.
    int upper, lower;
};

/// NULL where there is no memory.
struct flipbook_coverage *flipbook_make_coverage(void);
void flipbook_free_coverage(struct flipbook_coverage *coverage);

/// Begins with nothing covered, in a box of pixels; what lies outside is cut off. Returns 0 where there is no memory.
int flipbook_coverage_begin(struct flipbook_coverage *coverage, int left, int top, int width, int height);

/// Covers the area of a polygon of `count` corners, x and y in turn. Areas that turn opposite ways take each other away,
/// as holes do; those that turn the same way add up to no more than the whole pixel.
void flipbook_cover_area(struct flipbook_coverage *coverage, const double *points, size_t count);

enum flipbook_cap { FLIPBOOK_CAP_BUTT, FLIPBOOK_CAP_ROUND, FLIPBOOK_CAP_PROJECTING };
enum flipbook_join { FLIPBOOK_JOIN_MITER, FLIPBOOK_JOIN_ROUND, FLIPBOOK_JOIN_BEVEL };

/// Covers a line through `count` points, x and y in turn, as wide as two radii.
void flipbook_cover_stroke(
    struct flipbook_coverage *coverage, const double *points, size_t count, int closed, double radius,
    enum flipbook_cap cap, enum flipbook_join join);

/// Paints a premultiplied colour, 0xAARRGGBB, where it is covered, over pixels of four bytes, whose first is that in the
/// corner of the picture, not of the box. Nothing is covered afterwards.
void flipbook_coverage_paint(struct flipbook_coverage *coverage, uint8_t *pixels, size_t stride, uint32_t color);

/// Paints a premultiplied colour, 0xAARRGGBB, over pixels of four bytes, as much as the fourth byte of the mask's pixels says.
/// Strides are in bytes.
void flipbook_paint_mask(
    const uint32_t *mask, size_t mask_stride, int width, int height, uint32_t color, uint8_t *pixels, size_t stride);

/// Pixels that faces are painted on, row by row: premultiplied colours, 0xAARRGGBB. A point lies `scale` times its distance
/// from `left` and `top` from their corner.
struct flipbook_raster {
    uint32_t *pixels;
    int width, height;
    double left, top, scale;
};

/// Paints the pixels that each quadrilateral of a mesh touches, in its colour, replacing what is there. One with a corner
/// that isn't finite, or a colour without alpha, is left out.
///
/// `corners` are x and y in turn of rows + 1 times columns + 1 points, row by row; `colors` are rows times columns. With
/// `snaps`, corners are first moved to whole pixels, a half up.
void flipbook_paint_quads(
    const double *corners, size_t rows, size_t columns, int snaps, const uint32_t *colors,
    struct flipbook_raster *raster);

/// Paints the pixels that each triangle touches, as the call above. `corners` are the numbers of three points each.
void flipbook_paint_triangles(
    const double *points, const int32_t *corners, size_t count, const uint32_t *colors,
    struct flipbook_raster *raster);

/// Paints triangles whose corners have a colour each, mixed in between, half a pixel larger to all sides.
void flipbook_shade_triangles(
    const double *points, const int32_t *corners, size_t count, const uint32_t *colors,
    struct flipbook_raster *raster);

/// Paints the quadrilaterals of a mesh whose corners have a colour each, as four triangles around the mean of the corners.
void flipbook_shade_quads(
    const double *corners, size_t rows, size_t columns, const uint32_t *colors, struct flipbook_raster *raster);
