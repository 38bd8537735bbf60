#pragma once

// The parts of the kernels that exist twice. Each AVX2 function does as much as whole vectors cover and returns how
// many pixels that was; plain C does the rest.

#include "CFlipbookPixels.h"

#if defined(__x86_64__)
#define FLIPBOOK_HAS_AVX2 1

size_t flipbook_avx2_bgrx_to_rgb(const uint8_t *bgrx, uint8_t *rgb, size_t count);
size_t flipbook_avx2_rgb_to_bgrx(const uint8_t *rgb, uint8_t *bgrx, size_t count);
size_t flipbook_avx2_weigh(const uint8_t *bgrx, size_t count, const int16_t weights[4], int32_t offset, uint8_t *plane);
size_t flipbook_avx2_weigh_blocks(
    const uint8_t *upper, const uint8_t *lower, size_t blocks, const int16_t blue[4], const int16_t red[4],
    int32_t offset, uint8_t *cb, uint8_t *cr);
#endif
