#include "coverage.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>

// The same pixels on every processor: no multiplication and addition in one.
#pragma STDC FP_CONTRACT OFF

struct flipbook_coverage *flipbook_make_coverage(void) {
    return (struct flipbook_coverage *)calloc(1, sizeof(struct flipbook_coverage));
}

void flipbook_free_coverage(struct flipbook_coverage *coverage) {
    free(coverage->cells);
    free(coverage->first);
    free(coverage);
}

int flipbook_coverage_begin(struct flipbook_coverage *c, int left, int top, int width, int height) {
    const size_t count = row_cells(width) * (size_t)height;
    if (count > c->capacity) {
        free(c->cells);
        c->cells = (float *)calloc(count, sizeof(float));
        c->capacity = c->cells ? count : 0;
    }
    if (height > c->rows) {
        free(c->first);
        c->first = (int *)malloc(2 * (size_t)height * sizeof(int));
        c->rows = c->first ? height : 0;
        c->last = c->first + c->rows;
        for (int row = 0; row < c->rows; row++) c->first[row] = INT_MAX, c->last[row] = -1;
    }
    if (!c->cells || !c->first) return 0;
    c->left = left, c->top = top, c->width = width, c->height = height;
    c->upper = height, c->lower = -1;
    return 1;
}

// A straight line through one row, from x to next, which covers `height` of what lies to its right.
//
// Where it crosses whole pixels, it covers `each` more of the height in every one.
static inline void cross(
    struct flipbook_coverage *c, int row, double x, double next, double height, double each) {
    double low = x < next ? x : next, high = x < next ? next : x;
    const double width = c->width;
    float *cells = c->cells + (size_t)row * row_cells(c->width);
    // What ends at the right side of the box, or beyond it, reaches there.
    if (high >= width) c->last[row] = c->width;
    if (low >= width) return;
    if (low < 0) {
        const double outside = high <= 0 ? height : height * (low / (low - high));
        cells[0] += (float)outside;
        c->first[row] = 0;
        if (c->last[row] < 0) c->last[row] = 0;
        if (high <= 0) return;
        height -= outside;
        low = 0;
    }
    if (high > width) {
        height *= (width - low) / (high - low);
        high = width;
    }
    const int begin = (int)low;
    int k = begin;
    if (high <= begin + 1) {
        const double area = height * (begin + 1 - 0.5 * (low + high));
        cells[k] += (float)area;
        cells[++k] += (float)(height - area);
    } else {
        for (; k < high; k++) {
            const double from = low > k ? low : k, to = high < k + 1 ? high : k + 1;
            const double part = each * (to - from), area = part * (k + 1 - 0.5 * (from + to));
            cells[k] += (float)area;
            cells[k + 1] += (float)(part - area);
        }
    }
    if (begin < c->first[row]) c->first[row] = begin;
    if (k > c->last[row]) c->last[row] = k;
}

// The same of a line that doesn't leave the box at its sides: with no case for that, and few for the rest.
static inline void cross_inside(
    struct flipbook_coverage *c, int row, double x, double next, double height, double each) {
    const double low = next < x ? next : x, high = next > x ? next : x;
    float *cells = c->cells + (size_t)row * row_cells(c->width);
    const int begin = (int)low, end = (int)high;
    if (end <= begin + 1) {
        // One pixel or two: a branch would be predicted wrongly half of the time.
        const double side = begin + 1, split = high < side ? high : side;
        const double part = high < side ? height : each * (split - low), rest = height - part;
        const double area = part * (side - 0.5 * (low + split)), next_area = rest * (side + 1 - 0.5 * (split + high));
        cells[begin] += (float)area;
        cells[begin + 1] += (float)(part - area + next_area);
        cells[begin + 2] += (float)(rest - next_area);
    } else {
        const double first = begin + 1 - low, last = high - end;
        double rest = 0.5 * each * first * first;
        cells[begin] += (float)rest;
        rest = each * first - rest;
        for (int k = begin + 1; k < end; k++) {
            cells[k] += (float)(rest + 0.5 * each);
            rest = 0.5 * each;
        }
        const double area = each * last * (1 - 0.5 * last);
        cells[end] += (float)(rest + area);
        cells[end + 1] += (float)(each * last - area);
    }
    c->first[row] = begin < c->first[row] ? begin : c->first[row];
    const int reached = end <= begin + 1 ? begin + 2 : end + 1;
    c->last[row] = reached > c->last[row] ? reached : c->last[row];
}

static void edge(struct flipbook_coverage *c, double x0, double y0, double x1, double y1) {
    x0 -= c->left, x1 -= c->left, y0 -= c->top, y1 -= c->top;
    // Lines lead up as often as down: no branch.
    const int is_down = y0 <= y1;
    const double direction = is_down ? 1 : -1;
    const double upper_x = is_down ? x0 : x1, lower_x = is_down ? x1 : x0;
    const double upper_y = is_down ? y0 : y1, lower_y = is_down ? y1 : y0;
    x0 = upper_x, x1 = lower_x, y0 = upper_y, y1 = lower_y;
    if (y0 == y1 || y1 <= 0 || y0 >= c->height) return;
    const double slope = (x1 - x0) / (y1 - y0);
    // Infinite where no pixels are crossed.
    const double each = direction * fabs((y1 - y0) / (x1 - x0));
    const int is_inside = x0 >= 0 && x1 >= 0 && x0 < c->width && x1 < c->width;
    if (y0 < 0) x0 -= y0 * slope, y0 = 0;
    if (y1 > c->height) y1 = c->height;
    if ((int)y0 < c->upper) c->upper = (int)y0;
    int row = (int)y0;
    for (; row < y1; row++) {
        const double upper = y0 > row ? y0 : row, lower = y1 < row + 1 ? y1 : row + 1;
        const double next = x0 + slope * (lower - upper);
        if (is_inside) {
            cross_inside(c, row, x0, next, direction * (lower - upper), each);
        } else {
            cross(c, row, x0, next, direction * (lower - upper), each);
        }
        x0 = next;
    }
    if (row - 1 > c->lower) c->lower = row - 1;
}

void flipbook_cover_area(struct flipbook_coverage *c, const double *points, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const double *p = points + 2 * i, *q = points + 2 * (i + 1 < count ? i + 1 : 0);
        edge(c, p[0], p[1], q[0], q[1]);
    }
}

// The largest ratio of a mitre's length to the line's width: longer ones are cut off, as Cairo does.
static const double mitre_limit = 10;

// How far a chord may be from its arc, in pixels.
static const double flatness = 0.03;

// A part of a circle around p, from p + (x, y) on, turned by an angle of 0 to pi, to p + (end_x, end_y).
static void arc(
    struct flipbook_coverage *c, const double *p, double x, double y, double angle, double end_x, double end_y) {
    const double radius = sqrt(x * x + y * y);
    const double step = radius > flatness ? 2 * acos(1 - flatness / radius) : M_PI;
    const int steps = (int)ceil(angle / step);
    const double cosine = cos(angle / steps), sine = sin(angle / steps);
    for (int i = 1; i < steps; i++) {
        const double next_x = x * cosine - y * sine, next_y = x * sine + y * cosine;
        edge(c, p[0] + x, p[1] + y, p[0] + next_x, p[1] + next_y);
        x = next_x, y = next_y;
    }
    edge(c, p[0] + x, p[1] + y, p[0] + end_x, p[1] + end_y);
}

// Both sides of a corner at p, where a line in direction u goes on in direction v: the outer one as `kind` says, the
// inner one by way of p.
static inline void join(
    struct flipbook_coverage *c, const double *p, const double u[2], const double v[2], double radius,
    enum flipbook_join kind) {
    const double turn = u[0] * v[1] - u[1] * v[0], along = u[0] * v[0] + u[1] * v[1];
    const double flat = radius > flatness ? 1 - flatness / radius : 0;
    double from[2] = {u[1] * radius, -u[0] * radius}, to[2] = {v[1] * radius, -v[0] * radius};
    if (turn < 0) {
        const double x = -from[0], y = -from[1];
        from[0] = -to[0], from[1] = -to[1], to[0] = x, to[1] = y;
    }
    const double from_x = p[0] + from[0], from_y = p[1] + from[1], to_x = p[0] + to[0], to_y = p[1] + to[1];
    if (kind == FLIPBOOK_JOIN_MITER && (1 + along) / 2 >= 1 / (mitre_limit * mitre_limit)) {
        const double x = p[0] + (from[0] + to[0]) / (1 + along), y = p[1] + (from[1] + to[1]) / (1 + along);
        edge(c, from_x, from_y, x, y);
        edge(c, x, y, to_x, to_y);
    } else if (kind == FLIPBOOK_JOIN_ROUND && along < 2 * flat * flat - 1) {
        arc(c, p, from[0], from[1], atan2(fabs(turn), along), to[0], to[1]);
    } else {
        // A bevel; and of a small turn, one chord is as good as the arc.
        edge(c, from_x, from_y, to_x, to_y);
    }
    edge(c, p[0] - to[0], p[1] - to[1], p[0], p[1]);
    edge(c, p[0], p[1], p[0] - from[0], p[1] - from[1]);
}

// The end of a line at p that came in direction u: from its side at p - n to that at p + n.
static void end_line(
    struct flipbook_coverage *c, const double *p, const double u[2], double radius, enum flipbook_cap kind) {
    const double nx = -u[1] * radius, ny = u[0] * radius;
    if (kind == FLIPBOOK_CAP_ROUND) {
        arc(c, p, -nx, -ny, M_PI, nx, ny);
        return;
    }
    const double reach = kind == FLIPBOOK_CAP_PROJECTING ? radius : 0;
    const double x = p[0] + reach * u[0], y = p[1] + reach * u[1];
    if (reach > 0) edge(c, p[0] - nx, p[1] - ny, x - nx, y - ny);
    edge(c, x - nx, y - ny, x + nx, y + ny);
    if (reach > 0) edge(c, x + nx, y + ny, p[0] + nx, p[1] + ny);
}

void flipbook_cover_stroke(
    struct flipbook_coverage *c, const double *points, size_t count, int closed, double radius, enum flipbook_cap cap,
    enum flipbook_join kind) {
    // Straight pieces have two sides, corners and ends lead from one to the next. What overlaps turns one way round, so
    // that it adds up to the whole line.
    double first[2] = {0, 0}, last[2] = {0, 0};
    int pieces = 0;
    for (size_t i = 1; i < (closed ? count + 1 : count); i++) {
        const double *p = points + 2 * (i - 1), *q = points + 2 * (i < count ? i : 0);
        const double dx = q[0] - p[0], dy = q[1] - p[1], length = sqrt(dx * dx + dy * dy);
        if (length == 0) continue;
        const double u[2] = {dx / length, dy / length}, nx = -u[1] * radius, ny = u[0] * radius;
        edge(c, p[0] - nx, p[1] - ny, q[0] - nx, q[1] - ny);
        edge(c, q[0] + nx, q[1] + ny, p[0] + nx, p[1] + ny);
        if (pieces == 0) {
            first[0] = u[0], first[1] = u[1];
        } else {
            join(c, p, last, u, radius, kind);
        }
        last[0] = u[0], last[1] = u[1];
        pieces++;
    }
    if (pieces == 0) return;
    if (closed) {
        join(c, points, last, first, radius, kind);
    } else {
        const double back[2] = {-first[0], -first[1]};
        end_line(c, points, back, radius, cap);
        end_line(c, points + 2 * (count - 1), last, radius, cap);
    }
}
