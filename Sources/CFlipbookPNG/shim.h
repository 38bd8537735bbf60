#pragma once

#include <png.h>
#include <setjmp.h>
#include <stdint.h>
#include <string.h>

// libpng reports errors by longjmp, which must not cross Swift: everything between setjmp and the call that may fail
// stands here.

/// A place in memory that a PNG is written to.
struct flipbook_png_target {
    uint8_t *bytes;
    size_t capacity;
    size_t written;
};

static void flipbook_png_put(png_structp png, png_bytep bytes, size_t count) {
    struct flipbook_png_target *target = (struct flipbook_png_target *)png_get_io_ptr(png);
    if (count <= target->capacity && target->written <= target->capacity - count)
        memcpy(target->bytes + target->written, bytes, count);
    else
        png_error(png, "no room");
    target->written += count;
}

static void flipbook_png_fail(png_structp png, png_const_charp message) {
    (void)message;
    png_longjmp(png, 1);
}

static void flipbook_png_ignore(png_structp png, png_const_charp message) {
    (void)png;
    (void)message;
}

/// Writes a PNG of 8 bits a channel around pixels that are packed already, and lie where they belong: `size` bytes at
/// flipbook_png_packed_offset(). `checksum` is that of "IDAT" and them: libpng would take ten times as long for it.
/// Each of `count` texts (the keyword, a zero byte, the value) ends in `texts` where `ends` says.
/// Returns 0 where libpng refuses.
static inline int flipbook_png_write(
    struct flipbook_png_target *target, uint32_t width, uint32_t height, int alpha,
    const uint8_t *texts, const size_t *ends, size_t count, size_t size, uint32_t checksum) {
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, flipbook_png_fail, flipbook_png_ignore);
    if (!png) return 0;
    if (setjmp(png_jmpbuf(png))) {
        png_destroy_write_struct(&png, NULL);
        return 0;
    }
    png_set_write_fn(png, target, flipbook_png_put, NULL);
    png_write_sig(png);

    uint8_t header[13];
    png_save_uint_32(header, width);
    png_save_uint_32(header + 4, height);
    header[8] = 8;
    header[9] = alpha ? PNG_COLOR_TYPE_RGB_ALPHA : PNG_COLOR_TYPE_RGB;
    header[10] = header[11] = header[12] = 0;
    png_write_chunk(png, (png_const_bytep) "IHDR", header, sizeof header);
    for (size_t i = 0; i < count; i++) {
        const size_t start = i ? ends[i - 1] : 0;
        png_write_chunk(png, (png_const_bytep) "tEXt", texts + start, ends[i] - start);
    }

    uint8_t number[4];
    png_save_uint_32(number, (png_uint_32)size);
    flipbook_png_put(png, number, 4);
    flipbook_png_put(png, (png_bytep) "IDAT", 4);
    if (target->capacity - target->written < size) png_error(png, "no room");
    target->written += size;
    png_save_uint_32(number, checksum);
    flipbook_png_put(png, number, 4);

    png_write_chunk(png, (png_const_bytep) "IEND", NULL, 0);
    png_destroy_write_struct(&png, NULL);
    return 1;
}

/// Where the packed pixels lie in a file with `count` texts of `size` bytes in all.
static inline size_t flipbook_png_packed_offset(size_t count, size_t size) { return 8 + 25 + 12 * count + size + 8; }

/// Reads any PNG: its size where `pixels` is NULL, else its pixels as bytes of blue, green, red and alpha that isn't
/// multiplied in, row by row without gaps; `capacity` is their number. Returns 0 where libpng refuses; `message`, 64 bytes,
/// then says why.
static inline int flipbook_png_read(
    const uint8_t *bytes, size_t count, uint32_t *width, uint32_t *height, uint8_t *pixels, size_t capacity,
    char *message) {
    png_image image;
    memset(&image, 0, sizeof image);
    image.version = PNG_IMAGE_VERSION;
    if (!png_image_begin_read_from_memory(&image, bytes, count)) {
        memcpy(message, image.message, sizeof image.message);
        return 0;
    }
    *width = image.width;
    *height = image.height;
    image.format = PNG_FORMAT_BGRA;
    // Without it, 16 bits a channel would count as linear.
    image.flags |= PNG_IMAGE_FLAG_16BIT_sRGB;
    if (!pixels || capacity < PNG_IMAGE_SIZE(image)) {
        png_image_free(&image);
        return !pixels;
    }
    if (!png_image_finish_read(&image, NULL, pixels, 0, NULL)) {
        memcpy(message, image.message, sizeof image.message);
        return 0;
    }
    return 1;
}
