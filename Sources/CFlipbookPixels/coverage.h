#pragma once

// What finding what is covered and painting it have in common.

#include "CFlipbookPixels.h"

// How many cells a row has: three behind the last pixel, and as many as four can be read at once from any of these.
static inline size_t row_cells(int width) { return (size_t)width + 6; }
