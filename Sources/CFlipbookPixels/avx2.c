#include "paths.h"

#if FLIPBOOK_HAS_AVX2
#include <immintrin.h>

#define AVX2 __attribute__((target("avx2")))

// Eight pixels a step. A store writes 16 bytes of which the last 4 belong to the next pixels, so the last step is left
// to plain C.
AVX2 size_t flipbook_avx2_bgrx_to_rgb(const uint8_t *bgrx, uint8_t *rgb, size_t count) {
    const __m256i order = _mm256_setr_epi8(
        2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12, -1, -1, -1, -1,
        2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12, -1, -1, -1, -1);
    size_t i = 0;
    for (; i + 16 <= count; i += 8) {
        const __m256i pixels = _mm256_loadu_si256((const __m256i *)(bgrx + 4 * i));
        const __m256i packed = _mm256_shuffle_epi8(pixels, order);
        _mm_storeu_si128((__m128i *)(rgb + 3 * i), _mm256_castsi256_si128(packed));
        _mm_storeu_si128((__m128i *)(rgb + 3 * i + 12), _mm256_extracti128_si256(packed, 1));
    }
    return i;
}

// Eight pixels a step; a load reads 4 bytes past its own, so the last step is left to plain C.
AVX2 size_t flipbook_avx2_rgb_to_bgrx(const uint8_t *rgb, uint8_t *bgrx, size_t count) {
    const __m256i order = _mm256_setr_epi8(
        2, 1, 0, -1, 5, 4, 3, -1, 8, 7, 6, -1, 11, 10, 9, -1,
        2, 1, 0, -1, 5, 4, 3, -1, 8, 7, 6, -1, 11, 10, 9, -1);
    const __m256i fourth = _mm256_set1_epi32((int)0xFF000000u);
    size_t i = 0;
    for (; i + 16 <= count; i += 8) {
        const __m128i left = _mm_loadu_si128((const __m128i *)(rgb + 3 * i));
        const __m128i right = _mm_loadu_si128((const __m128i *)(rgb + 3 * i + 12));
        const __m256i packed = _mm256_inserti128_si256(_mm256_castsi128_si256(left), right, 1);
        const __m256i pixels = _mm256_or_si256(_mm256_shuffle_epi8(packed, order), fourth);
        _mm256_storeu_si256((__m256i *)(bgrx + 4 * i), pixels);
    }
    return i;
}

// The weighed sums of eight pixels, as 32-bit integers in order.
AVX2 static inline __m256i sums(__m256i pixels, __m256i weights) {
    const __m256i zero = _mm256_setzero_si256();
    const __m256i low = _mm256_madd_epi16(_mm256_unpacklo_epi8(pixels, zero), weights);
    const __m256i high = _mm256_madd_epi16(_mm256_unpackhi_epi8(pixels, zero), weights);
    return _mm256_hadd_epi32(low, high);
}

AVX2 static inline __m256i repeated(const int16_t weights[4]) {
    return _mm256_set1_epi64x(
        (long long)((uint64_t)(uint16_t)weights[0] | (uint64_t)(uint16_t)weights[1] << 16
                    | (uint64_t)(uint16_t)weights[2] << 32 | (uint64_t)(uint16_t)weights[3] << 48));
}

// Four vectors of eight 32-bit values to 32 bytes in order.
AVX2 static inline __m256i narrow(__m256i a, __m256i b, __m256i c, __m256i d) {
    const __m256i bytes = _mm256_packus_epi16(_mm256_packs_epi32(a, b), _mm256_packs_epi32(c, d));
    return _mm256_permutevar8x32_epi32(bytes, _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7));
}

AVX2 size_t flipbook_avx2_weigh(
    const uint8_t *bgrx, size_t count, const int16_t weights[4], int32_t offset, uint8_t *plane) {
    const __m256i w = repeated(weights), o = _mm256_set1_epi32(offset);
    size_t i = 0;
    for (; i + 32 <= count; i += 32) {
        const __m256i *from = (const __m256i *)(bgrx + 4 * i);
        __m256i part[4];
        for (int k = 0; k < 4; k++)
            part[k] = _mm256_srai_epi32(_mm256_add_epi32(sums(_mm256_loadu_si256(from + k), w), o), 15);
        _mm256_storeu_si256((__m256i *)(plane + i), narrow(part[0], part[1], part[2], part[3]));
    }
    return i;
}

// The 16-bit sums of the 2x2 blocks that two vectors of eight pixels, one over the other, make, as B, G, R, X of
// blocks 0, 1 | 2, 3.
AVX2 static inline __m256i block_sums(const uint8_t *upper, const uint8_t *lower) {
    const __m256i zero = _mm256_setzero_si256();
    const __m256i above = _mm256_loadu_si256((const __m256i *)upper);
    const __m256i below = _mm256_loadu_si256((const __m256i *)lower);
    // Pixels 0, 1 | 4, 5 and 2, 3 | 6, 7.
    const __m256i low = _mm256_add_epi16(_mm256_unpacklo_epi8(above, zero), _mm256_unpacklo_epi8(below, zero));
    const __m256i high = _mm256_add_epi16(_mm256_unpackhi_epi8(above, zero), _mm256_unpackhi_epi8(below, zero));
    return _mm256_add_epi16(_mm256_unpacklo_epi64(low, high), _mm256_unpackhi_epi64(low, high));
}

AVX2 static inline __m256i chroma(__m256i first, __m256i second, __m256i weights, __m256i offset) {
    const __m256i sum = _mm256_hadd_epi32(_mm256_madd_epi16(first, weights), _mm256_madd_epi16(second, weights));
    return _mm256_srai_epi32(_mm256_add_epi32(sum, offset), 17);
}

AVX2 size_t flipbook_avx2_weigh_blocks(
    const uint8_t *upper, const uint8_t *lower, size_t blocks, const int16_t blue[4], const int16_t red[4],
    int32_t offset, uint8_t *cb, uint8_t *cr) {
    const __m256i b = repeated(blue), r = repeated(red), o = _mm256_set1_epi32(offset);
    const __m256i order = _mm256_setr_epi8(
        0, 1, 4, 5, 2, 3, 6, 7, 8, 9, 12, 13, 10, 11, 14, 15,
        0, 1, 4, 5, 2, 3, 6, 7, 8, 9, 12, 13, 10, 11, 14, 15);
    size_t i = 0;
    for (; i + 16 <= blocks; i += 16) {
        __m256i sum[4];
        for (int k = 0; k < 4; k++) sum[k] = block_sums(upper + 8 * i + 32 * k, lower + 8 * i + 32 * k);
        // chroma() gives blocks 0, 1, 4, 5 | 2, 3, 6, 7 of eight.
        const __m256i values = narrow(
            chroma(sum[0], sum[1], b, o), chroma(sum[2], sum[3], b, o),
            chroma(sum[0], sum[1], r, o), chroma(sum[2], sum[3], r, o));
        const __m256i ordered = _mm256_shuffle_epi8(values, order);
        _mm_storeu_si128((__m128i *)(cb + i), _mm256_castsi256_si128(ordered));
        _mm_storeu_si128((__m128i *)(cr + i), _mm256_extracti128_si256(ordered, 1));
    }
    return i;
}
#endif
