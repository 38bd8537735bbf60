#ifndef FLIPBOOK_FONTS_H
#define FLIPBOOK_FONTS_H

#include <stddef.h>

/// The bytes of a font file.
typedef struct {
    const unsigned char *bytes;
    size_t length;
} flipbook_font;

/// A font that is part of the program, by the name of its file without its ending; no bytes where there is none.
flipbook_font flipbook_font_named(const char *name);

#endif
