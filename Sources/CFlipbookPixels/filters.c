#include "CFlipbookPixels.h"

// PNG specification, third edition, section 9: a filter predicts each byte from the same byte of the pixel to the left
// (a), above (b) and above left (c), and the row holds the differences.

static inline uint8_t paeth(uint8_t a, uint8_t b, uint8_t c) {
    const int toA = b > c ? b - c : c - b;
    const int toB = a > c ? a - c : c - a;
    const int sum = a + b - 2 * c, toC = sum < 0 ? -sum : sum;
    return toA <= toB && toA <= toC ? a : toB <= toC ? b : c;
}

int flipbook_png_unfilter(uint8_t type, uint8_t *row, const uint8_t *above, size_t length, size_t pixel) {
    const size_t first = pixel < length ? pixel : length;
    switch (type) {
    case 0:
        return 1;
    case 1:
        for (size_t i = first; i < length; i++) row[i] += row[i - pixel];
        return 1;
    case 2:
        for (size_t i = 0; i < length; i++) row[i] += above[i];
        return 1;
    case 3:
        for (size_t i = 0; i < first; i++) row[i] += above[i] / 2;
        for (size_t i = first; i < length; i++) row[i] += (uint8_t)((row[i - pixel] + above[i]) / 2);
        return 1;
    case 4:
        for (size_t i = 0; i < first; i++) row[i] += above[i];
        for (size_t i = first; i < length; i++) row[i] += paeth(row[i - pixel], above[i], above[i - pixel]);
        return 1;
    default:
        return 0;
    }
}

void flipbook_png_filter_up(const uint8_t *row, const uint8_t *above, uint8_t *filtered, size_t length) {
    for (size_t i = 0; i < length; i++) filtered[i] = row[i] - above[i];
}
