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

/// Takes the filter `type` (0...4) off a PNG row of `length` bytes, in place.
///
/// `above` is the row before it, unfiltered, or zeros for the first; `pixel` is the bytes a pixel takes.
/// Returns 0 where there is no such filter.
int flipbook_png_unfilter(uint8_t type, uint8_t *row, const uint8_t *above, size_t length, size_t pixel);

/// Takes the row above off a row: PNG's filter "up".
void flipbook_png_filter_up(const uint8_t *row, const uint8_t *above, uint8_t *filtered, size_t length);

/// BGRX to BT.709 in limited range, planes Y, Cb, Cr, one after the other without gaps.
///
/// Odd sizes are padded to even ones with white, right and below. With `halved` chroma (4:2:0) each chroma sample is
/// the mean of its 2x2 pixels, so it is sited in their centre; else (4:4:4) every pixel has its own.
void flipbook_bgrx_to_bt709(
    const uint8_t *bgrx, size_t stride, size_t width, size_t height, int halved, uint8_t *planes, int path);
