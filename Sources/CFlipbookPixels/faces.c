#include "CFlipbookPixels.h"

#include <math.h>
#include <string.h>

// The same pixels on every processor: no multiplication and addition in one.
#pragma STDC FP_CONTRACT OFF

typedef struct { double x, y; } point;

// What is covered less than this of a pixel's width isn't painted, where the face covers others.
static const double SLIVER = 1.0 / 256;

static inline int whole(double value, int low, int high) {
    return value <= low ? low : value >= high ? high : (int)value;
}

static inline double cross(point a, point b, point c) { return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x); }

static inline int is_finite(point p) { return isfinite(p.x) && isfinite(p.y); }

// The pixel in which something narrower than a sliver lies, or the range of pixels.
static inline void range(double low, double high, int size, int *first, int *end) {
    const double from = low + SLIVER, to = high - SLIVER;
    if (to > from) {
        *first = whole(floor(from), 0, size);
        *end = whole(ceil(to), 0, size);
    } else {
        const double middle = floor((low + high) / 2);
        *first = whole(middle, 0, size);
        *end = whole(middle + 1, 0, size);
    }
}

// Paints the pixels that a convex polygon touches.
static void paint_convex(const point *p, int sides, uint32_t color, struct flipbook_raster *r) {
    double left = p[0].x, right = p[0].x, top = p[0].y, bottom = p[0].y;
    for (int i = 1; i < sides; i++) {
        if (p[i].x < left) left = p[i].x;
        if (p[i].x > right) right = p[i].x;
        if (p[i].y < top) top = p[i].y;
        if (p[i].y > bottom) bottom = p[i].y;
    }
    // Also false where nothing has an area.
    if (!(left < right && top < bottom && right > 0 && bottom > 0 && left < r->width && top < r->height)) return;
    int first, end, row, last;
    range(left, right, r->width, &first, &end);
    range(top, bottom, r->height, &row, &last);
    if (end - first <= 1 && last - row <= 1) {
        if (first < end && row < last) r->pixels[(size_t)row * (size_t)r->width + (size_t)first] = color;
        return;
    }
    for (; row < last; row++) {
        const double upper = row, lower = row + 1;
        double low = INFINITY, high = -INFINITY;
        for (int i = 0; i < sides; i++) {
            point a = p[i], b = p[i + 1 == sides ? 0 : i + 1];
            if (a.y > b.y) {
                const point c = a;
                a = b, b = c;
            }
            if (b.y < upper || a.y > lower) continue;
            const double slope = b.y > a.y ? (b.x - a.x) / (b.y - a.y) : 0;
            const double start = a.y >= upper ? a.x : a.x + slope * (upper - a.y);
            const double stop = b.y <= lower ? b.x : a.x + slope * (lower - a.y);
            if (start < low) low = start;
            if (start > high) high = start;
            if (stop < low) low = stop;
            if (stop > high) high = stop;
        }
        if (low < left) low = left;
        if (high > right) high = right;
        if (low > high) continue;
        range(low, high, r->width, &first, &end);
        uint32_t *pixels = r->pixels + (size_t)row * (size_t)r->width;
        for (int column = first; column < end; column++) pixels[column] = color;
    }
}

static void paint_triangle(point a, point b, point c, uint32_t color, struct flipbook_raster *r) {
    const point p[3] = {a, b, c};
    paint_convex(p, 3, color, r);
}

// Where the lines through two sides meet, which do.
static point meeting(point a, point b, point c, point d) {
    const double from = cross(c, d, a), to = cross(c, d, b);
    const double part = from / (from - to);
    return (point){a.x + part * (b.x - a.x), a.y + part * (b.y - a.y)};
}

static void paint_quad(const point *p, uint32_t color, struct flipbook_raster *r) {
    const double abc = cross(p[0], p[1], p[2]), acd = cross(p[0], p[2], p[3]);
    const double abd = cross(p[0], p[1], p[3]), bcd = cross(p[1], p[2], p[3]);
    const int across = (abc >= 0 && acd >= 0) || (abc <= 0 && acd <= 0);
    const int other = (abd >= 0 && bcd >= 0) || (abd <= 0 && bcd <= 0);
    if (across && other) {
        paint_convex(p, 4, color, r);
    } else if (across) {
        paint_triangle(p[0], p[1], p[2], color, r);
        paint_triangle(p[0], p[2], p[3], color, r);
    } else if (other) {
        paint_triangle(p[0], p[1], p[3], color, r);
        paint_triangle(p[1], p[2], p[3], color, r);
    } else if ((abc > 0) != (abd > 0)) {
        // Two sides cross: the first and the third one.
        const point m = meeting(p[0], p[1], p[2], p[3]);
        paint_triangle(m, p[1], p[2], color, r);
        paint_triangle(m, p[3], p[0], color, r);
    } else {
        const point m = meeting(p[1], p[2], p[3], p[0]);
        paint_triangle(m, p[0], p[1], color, r);
        paint_triangle(m, p[2], p[3], color, r);
    }
}

static inline point placed(point p, const struct flipbook_raster *r) {
    return (point){(p.x - r->left) * r->scale, (p.y - r->top) * r->scale};
}

// To the corner of a pixel, a half up.
static inline point snapped(point p) { return (point){floor(p.x + 0.5), floor(p.y + 0.5)}; }

void flipbook_paint_quads(
    const double *corners, size_t rows, size_t columns, int snaps, const uint32_t *colors, struct flipbook_raster *r) {
    const point *p = (const point *)corners;
    for (size_t row = 0; row < rows; row++) {
        for (size_t column = 0; column < columns; column++) {
            const uint32_t color = colors[row * columns + column];
            if (color >> 24 == 0) continue;
            const point *south = p + row * (columns + 1) + column, *north = south + columns + 1;
            point quad[4] = {south[0], south[1], north[1], north[0]};
            if (!is_finite(quad[0]) || !is_finite(quad[1]) || !is_finite(quad[2]) || !is_finite(quad[3])) continue;
            for (int i = 0; i < 4; i++) {
                quad[i] = placed(quad[i], r);
                if (snaps) quad[i] = snapped(quad[i]);
            }
            paint_quad(quad, color, r);
        }
    }
}

void flipbook_paint_triangles(
    const double *points, const int32_t *corners, size_t count, const uint32_t *colors, struct flipbook_raster *r) {
    const point *p = (const point *)points;
    for (size_t index = 0; index < count; index++, corners += 3) {
        const point a = p[corners[0]], b = p[corners[1]], c = p[corners[2]];
        if (colors[index] >> 24 == 0 || !is_finite(a) || !is_finite(b) || !is_finite(c)) continue;
        paint_triangle(placed(a, r), placed(b, r), placed(c, r), colors[index], r);
    }
}

// The four bytes of a pixel, in the order in which they lie in memory.
typedef float components __attribute__((vector_size(16)));
typedef int32_t whole_components __attribute__((vector_size(16)));
typedef uint8_t bytes __attribute__((vector_size(4)));

static inline components parts(uint32_t color) {
    bytes b;
    memcpy(&b, &color, sizeof b);
    return __builtin_convertvector(b, components);
}

// Each component rounded; none is below 0 or above 255.5.
static inline uint32_t pixel(components color) {
    const bytes b = __builtin_convertvector(__builtin_convertvector(color + 0.5f, whole_components), bytes);
    uint32_t result;
    memcpy(&result, &b, sizeof result);
    return result;
}

// A side of a triangle: how far inside a pixel's middle lies in pixels, and which part of the triangle's height that is.
typedef struct { double x, y, offset, part; } side;

static inline side side_from(point a, point b, double area) {
    const double dx = b.x - a.x, dy = b.y - a.y, length = sqrt(dx * dx + dy * dy);
    // A side without a length cuts nothing off.
    if (!(length > 0)) return (side){0, 0, 1, 0};
    const double factor = (area > 0 ? 1 : -1) / length;
    return (side){-dy * factor, dx * factor, (dy * a.x - dx * a.y) * factor, length / fabs(area)};
}

// Agg makes a triangle half a pixel larger to all sides, so that no gap is seen between two. Where the first of two ends,
// the second one is mixed with it.
static void shade(point a, point b, point c, const components *colors, struct flipbook_raster *r) {
    const double area = cross(a, b, c);
    if (area == 0 || !isfinite(area)) return;
    const double left = fmin(a.x, fmin(b.x, c.x)), right = fmax(a.x, fmax(b.x, c.x));
    const double top = fmin(a.y, fmin(b.y, c.y)), bottom = fmax(a.y, fmax(b.y, c.y));
    if (right < -1 || bottom < -1 || left > r->width + 1 || top > r->height + 1) return;
    const int first = whole(floor(left - 0.5), 0, r->width), end = whole(ceil(right + 0.5), 0, r->width);
    const int upper = whole(floor(top - 0.5), 0, r->height), last = whole(ceil(bottom + 0.5), 0, r->height);
    const side sides[3] = {side_from(b, c, area), side_from(c, a, area), side_from(a, b, area)};
    for (int row = upper; row < last; row++) {
        uint32_t *pixels = r->pixels + (size_t)row * (size_t)r->width;
        double start[3];
        for (int i = 0; i < 3; i++) start[i] = sides[i].y * (row + 0.5) + sides[i].offset;
        for (int column = first; column < end; column++) {
            const double x = column + 0.5;
            const double p = sides[0].x * x + start[0];
            if (p <= -1) continue;
            const double q = sides[1].x * x + start[1];
            if (q <= -1) continue;
            const double s = sides[2].x * x + start[2];
            if (s <= -1) continue;
            double weight[3] = {p * sides[0].part, q * sides[1].part, s * sides[2].part};
            double coverage = 1;
            if (p < 0) coverage = 1 + p, weight[0] = 0;
            if (q < 0) coverage = fmin(coverage, 1 + q), weight[1] = 0;
            if (s < 0) coverage = fmin(coverage, 1 + s), weight[2] = 0;
            // They add up to 1, but outside of the triangle, and where rounding counts in a narrow one.
            const double sum = weight[0] + weight[1] + weight[2];
            if (!(sum > 0)) continue;
            if (fabs(sum - 1) > 1e-9) {
                for (int i = 0; i < 3; i++) weight[i] /= sum;
            }
            const float share = (float)coverage;
            const components over =
                colors[0] * (float)weight[0] + colors[1] * (float)weight[1] + colors[2] * (float)weight[2];
            if (share < 1) {
                const components under = parts(pixels[column]);
                pixels[column] = pixel(under + (over - under) * share);
            } else {
                pixels[column] = pixel(over);
            }
        }
    }
}

void flipbook_shade_triangles(
    const double *points, const int32_t *corners, size_t count, const uint32_t *colors, struct flipbook_raster *r) {
    const point *p = (const point *)points;
    for (size_t index = 0; index < count; index++, corners += 3) {
        const components all[3] = {parts(colors[corners[0]]), parts(colors[corners[1]]), parts(colors[corners[2]])};
        shade(placed(p[corners[0]], r), placed(p[corners[1]], r), placed(p[corners[2]], r), all, r);
    }
}

void flipbook_shade_quads(
    const double *corners, size_t rows, size_t columns, const uint32_t *colors, struct flipbook_raster *r) {
    const point *p = (const point *)corners;
    for (size_t row = 0; row < rows; row++) {
        for (size_t column = 0; column < columns; column++) {
            const size_t here = row * (columns + 1) + column, above = here + columns + 1;
            const size_t quad[4] = {here, here + 1, above + 1, above};
            point middle = {0, 0};
            components mean = {0, 0, 0, 0};
            for (int i = 0; i < 4; i++) {
                const components corner = parts(colors[quad[i]]);
                middle.x += p[quad[i]].x / 4, middle.y += p[quad[i]].y / 4;
                mean += corner / 4;
            }
            if (!is_finite(middle)) continue;
            for (int i = 0; i < 4; i++) {
                const size_t next = quad[(i + 1) % 4];
                const components all[3] = {parts(colors[quad[i]]), parts(colors[next]), mean};
                shade(placed(p[quad[i]], r), placed(p[next], r), placed(middle, r), all, r);
            }
        }
    }
}
